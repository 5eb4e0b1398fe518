"""`entente workbook` and `entente import`: what they print, write and refuse."""

from pathlib import Path

import pytest

from tests.wargame.scenario.small import SMALL, small
from wargame.cli.main import main
from wargame.scenario.data import scenario_hash
from wargame.scenario.load import load


def test_a_scenario_goes_into_a_workbook_and_comes_out_of_it_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, again = tmp_path / "small.xlsx", tmp_path / "again.yaml"
    assert main(["workbook", str(SMALL), "-o", str(book)]) == 0
    assert main(["import", str(book), "-o", str(again)]) == 0
    assert scenario_hash(load(again)) == scenario_hash(small())
    assert "2 cards new" in capsys.readouterr().out


def test_a_dry_run_tells_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, again = tmp_path / "small.xlsx", tmp_path / "again.yaml"
    assert main(["workbook", str(SMALL), "-o", str(book)]) == 0
    assert main(["import", str(book), "-o", str(again), "--dry-run"]) == 0
    assert "Cards!3: card “Night ferry”" in capsys.readouterr().out
    assert not again.exists()


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "small.xlsx"
    book.write_bytes(b"mine")
    assert main(["workbook", str(SMALL), "-o", str(book)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert book.read_bytes() == b"mine"
    assert main(["workbook", str(SMALL), "-o", str(book), "--overwrite"]) == 0


def test_a_workbook_has_the_ending_of_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workbook", str(SMALL), "-o", str(tmp_path / "small.csv")]) == 1
    assert "give small.csv the ending .xlsx" in capsys.readouterr().err


def test_what_is_no_workbook_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "a.xlsx"
    book.write_bytes(b"PK\x03\x04 nothing")
    assert main(["import", str(book), "-o", str(tmp_path / "a.yaml")]) == 2
    assert "a.xlsx is no whole workbook" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "none.xlsx"), "-o", str(tmp_path / "a.yaml")]) == 2
    assert "none.xlsx could not be opened" in capsys.readouterr().err


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A scenario of one's own, and beside it its workbook."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(SMALL.read_bytes())
    assert main(["workbook", str(path), "-o", str(tmp_path / "mine.xlsx")]) == 0
    return path


def test_what_was_changed_on_both_sides_is_kept_unless_the_workbooks_is_asked_for(
    mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = mine.read_text(encoding="utf-8")
    mine.write_text(text.replace("cost: 2\n    targets", "cost: 3\n    targets"), encoding="utf-8")
    assert main(["workbook", str(mine), "-o", str(tmp_path / "theirs.xlsx")]) == 0
    mine.write_text(text.replace("cost: 1\n", "cost: 4\n"), encoding="utf-8")
    assert main(["import", str(tmp_path / "theirs.xlsx"), "-o", str(mine)]) == 0
    assert "Lay stones, Cost: 2 → 3" not in capsys.readouterr().out
    assert mine.read_text(encoding="utf-8") == text.replace("cost: 1\n", "cost: 4\n")


def test_a_workbook_that_nobody_touched_leaves_the_file_as_it_is(
    mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = mine.stat().st_mtime_ns
    assert main(["import", str(tmp_path / "mine.xlsx"), "-o", str(mine)]) == 0
    assert mine.stat().st_mtime_ns == before
    assert "Nothing is changed: the workbook says what the scenario says." in capsys.readouterr().out


def test_a_list_of_injects_comes_in_by_its_own_columns(
    mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "msel.csv"
    path.write_text("Slot;Happening\n1;The bell rings\n", encoding="utf-8")
    asked = ["import", str(path), "-o", str(mine), "--list", "injects"]
    assert main([*asked, "--column", "Happening"]) == 2
    assert "write it as “Serial time=turn”" in capsys.readouterr().err
    assert main([*asked, "--column", "Happening=text", "--column", "Slot=turn"]) == 0
    assert "event “The bell rings”" in capsys.readouterr().out
    assert [path.read_bytes() for path in (tmp_path / "Versions").iterdir()] == [SMALL.read_bytes()]
    assert [inject.turn for inject in load(mine).injects if inject.title == "The bell rings"] == [1]


def test_another_scenarios_workbook_is_not_taken_into_this_one(
    mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.xlsx"
    assert main(["workbook", "first-steps", "-o", str(other)]) == 0
    assert main(["import", str(other), "-o", str(mine)]) == 1
    assert "is a workbook of another scenario, first-steps" in capsys.readouterr().err
    assert mine.read_bytes() == SMALL.read_bytes()
