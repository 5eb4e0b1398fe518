"""`entente report`, `export --what tables` and `print`: what they write and how they end."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.wargame.journal.games import session_file
from tests.wargame.report.formats.office_files import parts_of, slides_file, with_parts, word_file
from wargame.cli.finding import read_session
from wargame.cli.main import main
from wargame.report.options import PARTS
from wargame.times import now, zone_words


@pytest.fixture
def session(tmp_path: Path) -> Path:
    return session_file(tmp_path / "tuesday.entente")


@pytest.mark.parametrize(
    ("ending", "head"),
    [
        ("pdf", b"%PDF-"),
        ("docx", b"PK"),
        ("html", b"<!DOCTYPE html>"),
        ("md", b"# "),
        ("pptx", b"PK"),
        ("PPTX", b"PK"),
    ],
)
def test_a_report_is_written_in_the_format_of_its_name(session: Path, ending: str, head: bytes) -> None:
    out = session.with_name(f"report.{ending}")
    assert main(["report", str(session), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(head)


def test_the_same_command_writes_the_same_bytes(session: Path) -> None:
    outs = [session.with_name(f"{number}.pdf") for number in (1, 2)]
    for out in outs:
        main(["report", str(session), "-o", str(out), "--anonymous", "--paper", "letter"])
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_a_word_file_says_of_which_record_it_is_a_draft(session: Path) -> None:
    out = session.with_name("report.docx")
    assert main(["report", str(session), "-o", str(out)]) == 0
    read = read_session(str(session))
    hash_, seal = read.journal.hash_at(read.history.head), read.seal()
    first = " ".join(one.text for one in docx.Document(str(out)).paragraphs[:6])
    assert hash_ in first
    assert f"bears the seal “{seal}”" in first
    assert hash_.encode() in parts_of(out.read_bytes())["docProps/custom.xml"]


def test_nobody_is_named_in_any_part_of_a_word_file_without_names(session: Path) -> None:
    out = session.with_name("report.docx")
    for words, named in (([], True), (["--anonymous"], False)):
        assert main(["report", str(session), "-o", str(out), *words]) == 0
        assert any(b"Nasrin" in content for content in parts_of(out.read_bytes()).values()) is named


@pytest.mark.parametrize("ending", ["docx", "pptx"])
def test_a_file_that_people_edited_is_not_written_over_unasked(
    session: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    out = session.with_name(f"report.{ending}")
    assert main(["report", str(session), "-o", str(out)]) == 0
    assert main(["report", str(session), "-o", str(out)]) == 0
    said = "<Properties xmlns='a'><Application>LibreOffice/7.4</Application></Properties>"
    out.write_bytes(with_parts(out.read_bytes(), {"docProps/app.xml": said.encode()}))
    edited = out.read_bytes()
    capsys.readouterr()
    assert main(["report", str(session), "-o", str(out)]) == 1
    assert "was saved with LibreOffice and may hold what people edited" in capsys.readouterr().err
    assert out.read_bytes() == edited
    assert main(["report", str(session), "-o", str(out), "--overwrite"]) == 0
    assert out.read_bytes() != edited


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"words"])
def test_what_no_office_program_saved_is_written_over(session: Path, content: bytes) -> None:
    out = session.with_name("report.docx")
    out.write_bytes(content)
    assert main(["report", str(session), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"PK")


def test_the_help_names_every_part_of_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split()).replace("- ", "-")
    assert all(part in told for part in PARTS)


def test_a_word_file_goes_into_a_template(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template, out = session.with_name("house.dotx"), session.with_name("report.docx")
    template.write_bytes(word_file("The House of Games", "{{weather}}"))
    assert main(["report", str(session), "-o", str(out), "--template", str(template)]) == 0
    told = capsys.readouterr()
    assert "Note: The template asks for “weather”" in told.err
    assert told.out.strip() == str(out)
    assert "The House of Games" in [one.text for one in docx.Document(str(out)).paragraphs]


@pytest.mark.parametrize(
    ("content", "out", "said"),
    [
        (b"", "report.docx", "house.docx is not a Word file (.docx or .dotx)"),
        (b"PK\x03\x04", "report.docx", "house.docx is damaged"),
        (b"\xd0\xcf\x11\xe0", "report.docx", "house.docx is locked by a password"),
        (bytes(50_000_000), "report.docx", "house.docx is larger than 25 MB"),
        (b"PK\x03\x04", "report.pdf", "A template serves .docx"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_and_nothing_is_written(
    session: Path, capsys: pytest.CaptureFixture[str], content: bytes, out: str, said: str
) -> None:
    template = session.with_name("house.docx")
    template.write_bytes(content)
    assert main(["report", str(session), "-o", str(session.with_name(out)), "--template", str(template)]) != 0
    assert said in " ".join(capsys.readouterr().err.split())
    assert not session.with_name(out).exists()


def test_in_one_zone_it_is_the_same_on_every_computer(
    session: Path, computer_in: Callable[[int], None]
) -> None:
    written = {}
    here = {}
    for east in (0, 270, -150):
        computer_in(east)
        here[east] = zone_words(now())
        for name, words in (("local", []), ("kabul", ["--zone", "Asia/Kabul"])):
            out = session.with_name(f"{name}.md")
            assert main(["report", str(session), "-o", str(out), *words]) == 0
            written[east, name] = out.read_bytes()
            assert (here[east] if name == "local" else "UTC+04:30") in written[east, name].decode()
    assert written[0, "kabul"] == written[270, "kabul"] == written[-150, "kabul"]


def test_choices_reach_the_report(session: Path) -> None:
    out = session.with_name("report.md")
    foreword = session.with_name("words.txt")
    foreword.write_text("Read this first.", encoding="utf-8")
    words = ["--without", "events, deals", "--until", "1", "--names", "--foreword", str(foreword)]
    assert main(["report", str(session), "-o", str(out), *words]) == 0
    text = out.read_text(encoding="utf-8")
    assert "Read this first." in text
    assert "Appendix" not in text
    assert "Nasrin" in text


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--without", "weather"], 1, "no part called “weather”"),
        (["--turn", "9"], 1, "not turn 9"),
        (["--zone", "Kabulistan"], 1, "no time zone “Kabulistan”"),
        (["--branch", "none"], 1, "no branch called “none”"),
        (["--turn", "1", "--until", "1"], 2, "not both"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    session: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    assert main(["report", str(session), "-o", str(session.with_name("x.pdf")), *words]) == code
    assert said in capsys.readouterr().err
    assert not session.with_name("x.pdf").exists()


def test_what_was_left_out_of_a_template_of_slides_is_told(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = session.with_name("house.pptx")
    house.write_bytes(with_parts(slides_file(), {"ppt/vbaProject.bin": b"macro"}))
    out = session.with_name("look.pptx")
    assert main(["report", str(session), "-o", str(out), "--template", str(house)]) == 0
    assert "Note: The macros and controls of the template were left out." in capsys.readouterr().err
    assert b"vbaProject" not in out.read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0 locked", "password"),
        (b"%PDF-1.7", "is not a presentation"),
        (b"PK\x03\x04 cut off", "damaged"),
    ],
)
def test_a_template_of_slides_that_cannot_be_used_is_told(
    session: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    house, out = session.with_name("house.pptx"), session.with_name("look.pptx")
    house.write_bytes(content)
    assert main(["report", str(session), "-o", str(out), "--template", str(house)]) == 1
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_slides_tell_a_session_and_not_one_turn(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(session), "-o", str(session.with_name("a.pptx")), "--turn", "1"]) == 1
    assert "not turn 1 alone" in capsys.readouterr().err


def test_tables_are_written_as_a_folder_of_csv(session: Path) -> None:
    out = session.with_name("tables")
    assert main(["export", str(session), "--what", "tables", "--format", "csv", "-o", str(out)]) == 0
    assert (out / "moves.csv").is_file()
    assert main(["export", str(session), "--what", "tables", "--format", "csv", "-o", str(out)]) == 1


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_tables_are_written_as_one_file(session: Path, kind: str) -> None:
    out = session.with_name(f"tables.{kind}")
    assert main(["export", str(session), "--what", "tables", "-o", str(out)]) == 0
    assert out.stat().st_size > 1000


def test_a_kit_is_printed_from_a_scenario_and_from_a_session(session: Path) -> None:
    for source in ("first-steps", str(session)):
        out = session.with_name("kit.pdf")
        assert main(["print", source, "--kit", "tents,briefs", "-o", str(out)]) == 0
        assert out.read_bytes().startswith(b"%PDF-")


def test_a_kit_of_unknown_sheets_is_refused(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "first-steps", "--kit", "maps", "-o", "kit.pdf"]) == 1
    assert "no maps" in capsys.readouterr().err
