"""`entente design` plans a series, seals it, and starts its tables."""

import json
from pathlib import Path

import pytest

from tests.wargame.design.designs import mediation, sealed_in
from wargame.cli.main import main
from wargame.design.form import as_text
from wargame.design.reading import Read
from wargame.game.events import SessionOpened
from wargame.journal.file import read
from wargame.session.design_line import line_of


def test_a_form_can_be_sealed_as_it_stands_and_its_tables_be_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "first.yaml"
    assert main(["design", "new", "first-steps", "-o", str(form)]) == 0
    text = form.read_text(encoding="utf-8").replace("blocks: 10", "blocks: 2")
    form.write_text(text, encoding="utf-8")
    assert main(["design", "check", str(form)]) == 0
    said = capsys.readouterr().out
    assert "ready to be sealed" in said
    assert "can be dealt in 4 ways only" in said
    assert "Plan more tables" in said
    assert main(["design", "seal", str(form)]) == 0
    sealed = tmp_path / "first.sealed.json"
    seal = json.loads(sealed.read_text(encoding="utf-8"))["seal"]
    said = capsys.readouterr().out
    assert seal["words"] in said
    assert "does not prove when it was made" in said.replace("\n", " ")
    assert main(["design", "check", str(sealed)]) == 0
    assert "sealed, and whole" in capsys.readouterr().out
    assert main(["design", "show", str(sealed), "--tables"]) == 0
    assert "4 seeds, one for each table" in capsys.readouterr().out
    assert main(["design", "print", str(sealed)]) == 0
    assert (tmp_path / "first.pdf").read_bytes().startswith(b"%PDF")
    script = tmp_path / "all.script"
    script.write_text('{"do": "let-bots"}\n', encoding="utf-8")
    room = tmp_path / "room"
    start = ["design", "start", str(sealed), "--into", str(room), "--script", str(script)]
    assert main([*start, "--tables", "1", "2"]) == 0
    assert sorted(path.name for path in room.glob("*.entente")) == ["first-1.entente", "first-2.entente"]
    record = read(room / "first-2.entente")[1]
    line = line_of(record.settings, record.entries)
    assert line is not None
    assert line.seal == seal["hash"]
    own = tmp_path / "own.script"
    own.write_text('{"do": "start", "seed": 3}\n', encoding="utf-8")
    assert main(["design", "start", str(sealed), "--into", str(room), "--script", str(own)]) == 1
    assert "own.script begins with “start”" in capsys.readouterr().err
    assert main([*start, "--tables", "2", "3"]) == 1
    assert "Table 2 was started already" in capsys.readouterr().err


@pytest.fixture
def sealed(tmp_path: Path) -> Read:
    return sealed_in(tmp_path)


def play(folder: Path, start: str, scenario: str = "afghanistan-2017") -> int:
    script = folder / "table.script"
    script.write_text(f"{start}\n", encoding="utf-8")
    return main(["play", scenario, "--script", str(script), "--session", str(folder / "out.entente")])


def test_a_script_can_say_of_which_design_its_session_is_a_table(tmp_path: Path, sealed: Read) -> None:
    block = '{"file": "series.sealed.json", "table": 2}'
    assert play(tmp_path, f'{{"do": "start", "title": "Room B", "design": {block}}}') == 0
    record = read(tmp_path / "out.entente")[1]
    line, opened = line_of(record.settings, record.entries), record.entries[0].event
    dealt = sealed.design.tables[1]
    assert line is not None
    assert (line.seal, line.table, line.treatment) == (sealed.seal, 2, dealt.treatment)
    assert isinstance(opened, SessionOpened)
    assert (opened.title, opened.seed, opened.turns) == ("Room B", dealt.seed, 1)
    assert opened.scenario_hash == sealed.design.treatment(dealt.treatment).hash


@pytest.mark.parametrize(
    ("start", "scenario", "words"),
    [
        ('"design": {"file": "series.sealed.json"}', "", "“table”"),
        ('"design": {"file": "nowhere.json", "table": 1}', "", "cannot be opened"),
        ('"design": {"file": "series.sealed.json", "table": 9}', "", "no table 9; it has 8"),
        ('"design": {"file": "series.sealed.json", "table": 1}', "first-steps", "another scenario"),
        (
            '"seed": 3, "cards-off": [], "turns": 2, "design": {"file": "series.sealed.json", "table": 1}',
            "",
            "The design says “seed”, “turns” of its tables already",
        ),
    ],
)
def test_a_script_that_does_not_fit_its_design_is_refused_and_makes_no_file(
    tmp_path: Path,
    sealed: Read,
    capsys: pytest.CaptureFixture[str],
    start: str,
    scenario: str,
    words: str,
) -> None:
    assert sealed.seal
    assert play(tmp_path, f'{{"do": "start", {start}}}', scenario or "afghanistan-2017") == 1
    said = capsys.readouterr().err
    assert words in said
    assert "ine 1" in said
    assert not (tmp_path / "out.entente").exists()


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["check", "{}/none.yaml"], 2, "cannot be opened"),
        (["seal", "{}/bad.yaml"], 1, "cannot be sealed yet"),
        (["start", "{}/draft.yaml"], 1, "is a draft. Seal it first"),
        (["new", "nowhere"], 2, "nowhere"),
        (["check", "{}/other.yaml"], 2, "is no design"),
        (["check", "{}/typo.yaml"], 1, "did you mean “title”"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], argv: list[str], code: int, words: str
) -> None:
    (tmp_path / "draft.yaml").write_text(as_text(mediation()), encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(as_text(mediation(blocks=0)), encoding="utf-8")
    (tmp_path / "other.yaml").write_text("title: no design", encoding="utf-8")
    (tmp_path / "typo.yaml").write_text("design: 1\ntitel: x", encoding="utf-8")
    assert main(["design", *(one.format(tmp_path) for one in argv)]) == code
    said = capsys.readouterr().err
    assert words in said
    assert "Traceback" not in said


def test_a_sealed_design_is_not_sealed_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text(as_text(mediation()), encoding="utf-8")
    assert main(["design", "seal", str(draft)]) == 0
    assert main(["design", "seal", str(tmp_path / "draft.sealed.json")]) == 1
    assert "sealed already" in capsys.readouterr().err
    assert main(["design", "seal", str(draft)]) == 1
    assert "is there already" in capsys.readouterr().err
    capsys.readouterr()
    assert main(["design", "show", str(draft), "--json"]) == 0
    said = capsys.readouterr().out
    assert json.loads(said)["design"]["blocks"] == 4
    assert json.loads(said)["seal"] == ""
