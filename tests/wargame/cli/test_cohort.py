"""`entente cohort` says what a folder of sessions shows, and writes it."""

import json
from pathlib import Path

import pytest

from tests.wargame.cohort.tables import played, saved
from wargame.cli.main import main
from wargame.cohort.cache import cache_folder
from wargame.session.people import join
from wargame.session.saving import save_anew


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("room")
    for seed in range(1, 5):
        saved(folder, seed)
    (folder / "broken.entente").write_bytes(b"SQLite format 3\0" + bytes(2000))
    return folder


def test_it_says_what_is_there_and_what_is_not(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cohort", str(room), "--games", "0", "--workers", "1"]) == 0
    said = capsys.readouterr().out
    assert "4 tables played to the end." in said
    assert "broken.entente: " in said
    assert "Treatment" not in said


def test_labels_are_compared_and_written(
    room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "labels.csv"
    sheet.write_text("file;label\ntable-1;old\ntable-2;old\ntable-3;new\ntable-4;new\n", encoding="utf-8")
    asked = ["cohort", str(room), "--labels", str(sheet), "--compare", "old", "new", "--games", "0"]
    assert main([*asked, "--workers", "1", "--json", "-o", str(tmp_path / "out")]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["trial"]["tables"] == [2, 2]
    assert [row["label"] for row in data["tables"]] == ["old", "old", "new", "new"]
    assert {one.name for one in (tmp_path / "out").iterdir()} >= {
        "courses.csv",
        "differences.csv",
        "rulings.csv",
        "tables.csv",
    }
    assert main(["cohort", str(room), "--labels", str(sheet), "--compare", "old", "other"]) == 1
    assert "No table has the label other; there are: new, old." in capsys.readouterr().err


def test_a_report_is_written_with_numbers_for_tables_unless_names_are_asked_for(
    room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["cohort", str(room), "--games", "0", "--workers", "1", "-o"]
    assert main([*asked, str(tmp_path / "report.md")]) == 0
    assert "Written: " in capsys.readouterr().err
    said = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "table 4" in said
    assert "table-4" not in said
    assert "broken" not in said
    assert main([*asked, str(tmp_path / "report.md"), "--names"]) == 0
    assert "table-4" in (tmp_path / "report.md").read_text(encoding="utf-8")
    assert main([*asked, str(tmp_path / "report.odt")]) == 1
    assert "A series is not written as .odt" in capsys.readouterr().err
    assert main([*asked, str(tmp_path / "report.pdf"), "--paper", "letter"]) == 0
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_word_file_that_was_edited_is_not_written_over(
    room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["cohort", str(room), "--games", "0", "--workers", "1", "-o", str(tmp_path / "report.docx")]
    assert main(asked) == 0
    assert main(asked) == 0  # nobody has edited it
    monkeypatch.setattr("wargame.report.formats.office.saved_with", lambda _path: "Writer")
    assert main(asked) == 1
    assert "was saved with Writer and may hold what people edited" in capsys.readouterr().err
    assert main([*asked, "--overwrite"]) == 0


def test_a_folder_without_sessions_is_said_to_be_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cohort", str(tmp_path)]) == 1
    assert "There is no session file in" in capsys.readouterr().err


def test_the_luck_of_a_session_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(tmp_path, 3, "afghanistan-2017")
    assert main(["luck", str(path), "--replays", "20", "--throw", "1", "--all"]) == 0
    said = capsys.readouterr().out
    assert "What each outcome would have led to" in said
    assert "How far to trust it" in said
    assert main(["luck", str(path), "--replays", "20", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["index"] == data["own_dice"]
    assert main(["luck", str(path), "--throw", "9999", "--replays", "5"]) == 1
    assert "There is no throw 9999" in capsys.readouterr().err


def test_a_session_without_a_question_has_no_luck_to_tell(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["luck", str(room / "table-1.entente")]) == 1
    assert "asks no question" in capsys.readouterr().err


def test_what_was_kept_of_sessions_goes_when_somebody_is_forgotten(tmp_path: Path) -> None:
    session = played(2)
    join(session, "Maya Lindqvist", session.compiled.seats[0])
    path = save_anew(session, tmp_path / "table.entente")
    assert main(["cohort", str(path), "--games", "0", "--workers", "1"]) == 0
    assert list(cache_folder().iterdir())
    assert main(["forget", str(path), "Maya Lindqvist"]) == 0
    assert not cache_folder().exists()
