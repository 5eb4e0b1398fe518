"""`entente report`, `export --what tables` and `print`: what they write and how they end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.wargame.journal.games import session_file
from wargame.cli.main import main
from wargame.times import now, zone_words


@pytest.fixture
def session(tmp_path: Path) -> Path:
    return session_file(tmp_path / "tuesday.entente")


@pytest.mark.parametrize(("ending", "head"), [("pdf", b"%PDF-"), ("html", b"<!DOCTYPE html>"), ("md", b"# ")])
def test_a_report_is_written_in_the_format_of_its_name(session: Path, ending: str, head: bytes) -> None:
    out = session.with_name(f"report.{ending}")
    assert main(["report", str(session), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(head)


def test_the_same_command_writes_the_same_bytes(session: Path) -> None:
    outs = [session.with_name(f"{number}.pdf") for number in (1, 2)]
    for out in outs:
        main(["report", str(session), "-o", str(out), "--anonymous", "--paper", "letter"])
    assert outs[0].read_bytes() == outs[1].read_bytes()


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
