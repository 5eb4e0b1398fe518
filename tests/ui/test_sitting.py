"""A session that is open: what goes along with it is made and let go as one."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import make_session
from ui import deferred
from ui.remembered import Remembered
from ui.sitting import Sitting
from ui.theme.theme import current_theme


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "entente.ini")


def fail(*_given: object, **_named: object) -> None:
    raise RuntimeError


def sat_down(path: Path, remembered: Remembered) -> Sitting:
    session = deferred.opened_for_playing(path, take_over=False)
    return Sitting(session, path, current_theme(), remembered, writes=True)


@pytest.mark.parametrize("part", ["table_on", "furnished", "exporting_from", "keeper_of"])
def test_where_the_table_cannot_be_laid_out_the_file_is_free_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, remembered: Remembered, part: str
) -> None:
    path = make_session("Tuesday")
    monkeypatch.setattr(deferred, part, fail)
    with pytest.raises(RuntimeError):
        sat_down(path, remembered)
    assert not deferred.who_holds(path)
    assert remembered.open_session is None


def test_while_it_is_open_the_file_is_taken_and_remembered(qtbot: QtBot, remembered: Remembered) -> None:
    path = make_session("Tuesday")
    sitting = sat_down(path, remembered)
    assert deferred.who_holds(path)
    assert (remembered.open_session, remembered.recent[0]) == (path, path)
    assert sitting.safe_up_to().startswith(" The record is safe up to step 1, ")
    left: list[str] = []
    sitting.left.connect(lambda: left.append("left"))
    sitting.let_go()
    assert left == ["left"]
    assert not deferred.who_holds(path)
    assert remembered.open_session is None


def test_a_try_lies_in_no_file_and_is_not_remembered(qtbot: QtBot, remembered: Remembered) -> None:
    path = make_session("Tuesday")
    session = deferred.opened_for_reading(path)
    sitting = Sitting(session, path, current_theme(), remembered, is_try=True)
    assert not sitting.is_of(path)
    assert path not in remembered.recent
    sitting.let_go()
