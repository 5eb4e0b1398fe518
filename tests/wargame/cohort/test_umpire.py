"""Second rulings over a series: where the umpire lets them be counted, in numbers, nobody told apart."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.wargame.cohort.tables import ruled_on_twice
from wargame.cli.main import main
from wargame.cohort.extract import extracted
from wargame.cohort.gathering import gather, session_files
from wargame.cohort.study import Asked, study
from wargame.cohort.tables import sheets
from wargame.cohort.umpire import shared_words, umpire_of, umpire_sheet

NO_BOTS = Asked(games=0)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three tables, of which two let their second rulings be counted."""
    folder = tmp_path_factory.mktemp("room")
    ruled_on_twice(folder, 1, 60, 55, shared=True)
    ruled_on_twice(folder, 2, 60, 30, shared=True)
    ruled_on_twice(folder, 3, 60, 99, shared=False)
    return folder


def test_only_tables_whose_umpires_allow_it_are_counted(room: Path) -> None:
    found = study(gather(session_files([room]), workers=1), NO_BOTS)
    view = umpire_of(found)
    assert view is not None
    assert view.headline == (
        "Somebody else, ruling blind, came within 10 points of the first ruling on 1 of 2 moves."
    )
    assert [(one.first, one.second) for one in view.points] == [(60, 55), (60, 30)]
    assert view.points[0].title
    assert shared_words(found).startswith("Second rulings of 2 of 3 tables are counted")


def test_what_is_kept_of_a_session_holds_no_words_and_nothing_that_is_not_shared(room: Path) -> None:
    kept = [msgspec.json.encode(extracted(path)).decode() for path in session_files([room])]
    assert "Marker" not in "".join(kept)
    assert [len(extracted(path).twice) for path in session_files([room])] == [1, 1, 0]
    assert extracted(session_files([room])[0]).twice[0].title == ""


def test_they_are_in_no_table_of_the_series_but_in_the_one_that_is_asked_for(room: Path) -> None:
    found = study(gather(session_files([room]), workers=1), NO_BOTS)
    assert "second" not in str([(sheet.name, sheet.fields) for sheet in sheets(found)])
    rows = umpire_sheet(found).rows
    assert sorted((str(row[0]), row[10]) for row in rows) == [("table-1", 55), ("table-2", 30)]


def test_the_command_tells_them_only_when_it_is_asked(
    room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["cohort", str(room), "--games", "0", "--workers", "1"]
    assert main([*asked, "--plain"]) == 0
    assert "blind" not in capsys.readouterr().out
    assert main([*asked, "--plain", "--umpire"]) == 0
    assert "on 1 of 2 moves" in capsys.readouterr().out
    files = ["-o", str(tmp_path / "all.json"), "--umpire-out", str(tmp_path / "own.json")]
    assert main([*asked, "--json", "--umpire", *files]) == 0
    assert len(json.loads(capsys.readouterr().out)["umpire"]["points"]) == 2
    assert "second" not in (tmp_path / "all.json").read_text(encoding="utf-8")
    own = json.loads((tmp_path / "own.json").read_text(encoding="utf-8"))["second_rulings"]
    assert [one["file"] for one in own] == ["table 1", "table 2"]


def test_a_series_without_any_says_so(tmp_path: Path) -> None:
    ruled_on_twice(tmp_path, 4, 60, 50, shared=False)
    found = study(gather(session_files([tmp_path]), workers=1), NO_BOTS)
    assert umpire_of(found) is None
    assert shared_words(found).startswith("No table here")
