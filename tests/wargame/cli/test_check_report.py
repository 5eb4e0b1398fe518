"""`entente check-report`: what it prints of an edited draft, and how it ends."""

import json
from pathlib import Path

import pytest

from tests.wargame.journal.games import session_file
from tests.wargame.report.draft.drafts import changed, swapped
from wargame.cli.main import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A session and its report as Word."""
    session = session_file(tmp_path_factory.mktemp("check") / "tuesday.entente")
    draft = session.with_name("draft.docx")
    assert main(["report", str(session), "-o", str(draft), "--secrets"]) == 0
    return session, draft


def edited(draft: Path, tmp_path: Path) -> Path:
    wrong = tmp_path / "edited.docx"
    wrong.write_bytes(changed(draft.read_bytes(), swapped("5 moves: 3", "6 moves: 3")))
    return wrong


def test_an_unedited_draft_is_told_to_agree(files: tuple[Path, Path], capsys: Captured) -> None:
    session, draft = files
    before = draft.read_bytes()
    assert main(["check-report", str(draft), str(session)]) == 0
    assert "nothing disagrees" in capsys.readouterr().out
    assert draft.read_bytes() == before


def test_what_is_wrong_is_told_with_place_both_texts_and_events(
    files: tuple[Path, Path], tmp_path: Path, capsys: Captured
) -> None:
    session, draft = files
    assert main(["check-report", str(edited(draft, tmp_path)), str(session)]) == 1
    out = capsys.readouterr().out
    assert "What happened" in out
    assert "The draft says 6, the record 5." in out
    assert "Draft:  6 moves: 3 succeeded" in out
    assert "Record: 5 moves: 3 succeeded" in out
    assert "Events: " in out
    assert "1 disagreement." in out


def test_json_has_the_same(files: tuple[Path, Path], tmp_path: Path, capsys: Captured) -> None:
    session, draft = files
    assert main(["check-report", str(edited(draft, tmp_path)), str(session), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["agrees"] is False
    (finding,) = told["findings"]
    assert finding["fault"] == "number"
    assert finding["heading"] == "What happened"
    assert finding["events"]


def test_what_was_left_out_is_printed_on_demand(
    files: tuple[Path, Path], tmp_path: Path, capsys: Captured
) -> None:
    session, _ = files
    draft = tmp_path / "short.docx"
    assert main(["report", str(session), "-o", str(draft), "--secrets", "--quiet"]) == 0
    cut = changed(
        draft.read_bytes(), lambda xml: xml.replace("Control brought in one event from outside.", "")
    )
    draft.write_bytes(cut)
    assert main(["check-report", str(draft), str(session)]) == 0
    assert "1 statement left out" in capsys.readouterr().out
    assert main(["check-report", str(draft), str(session), "--left-out"]) == 0
    assert "Control brought in one event" in capsys.readouterr().out


def test_what_is_no_draft_is_said_and_ends_with_2(files: tuple[Path, Path], capsys: Captured) -> None:
    session, draft = files
    assert main(["check-report", str(session), str(session)]) == 2
    assert "no Word file" in capsys.readouterr().err
    assert main(["check-report", str(draft), str(draft)]) == 2
