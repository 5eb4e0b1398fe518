"""Copies while a session is played, and what the library does with them."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk, front, make_session, read
from tests.ui.table_kit import click, find
from ui.bridge import SessionBridge
from ui.windows.keeping import Keeper
from wargame.journal.file import open_for_writing
from wargame.journal.keeping import folder_of, keep, kept
from wargame.journal.verify import verify
from wargame.places import copies_folder, sessions_folder
from wargame.session import turns
from wargame.session.opening import take_up
from wargame.session.play import pass_turn
from wargame.session.session import Session

NOON = datetime(2026, 3, 1, 12)  # noqa: DTZ001  # as the clock on the wall shows it


def opened(path: Path) -> Session:
    """The session in a file, for playing."""
    journal, scenario, record = open_for_writing(path)
    return take_up(scenario, record, journal)


def close_turn(session: Session) -> None:
    """Let everybody pass until the turn is over."""
    turn = session.state.turn
    while session.state.turn == turn and session.state.running:
        if session.state.phase_kind == "planning":
            for seat in session.book.hands:
                pass_turn(session, seat)
        turns.next_phase(session)


def test_the_end_of_a_turn_makes_a_copy(qtbot: QtBot) -> None:
    path = make_session("Tuesday")
    session = opened(path)
    keeper = Keeper(SessionBridge(session), path, clock=lambda: NOON)
    assert kept(path) == ()
    close_turn(session)
    qtbot.waitUntil(lambda: len(kept(path)) == 1)
    assert verify(kept(path)[0].path).is_sound
    session.close()
    keeper.deleteLater()


def test_every_ten_minutes_a_copy_is_made_if_something_was_done(qtbot: QtBot) -> None:
    path = make_session("Tuesday")
    session = opened(path)
    times = iter(NOON + timedelta(minutes=10 * n) for n in range(9))
    keeper = Keeper(SessionBridge(session), path, clock=lambda: next(times))
    keeper.keep()
    keeper.keep()
    assert len(kept(path)) == 1
    session.close()
    keeper.deleteLater()


def test_a_copy_that_fails_is_told_once_and_play_goes_on(qtbot: QtBot) -> None:
    path = make_session("Tuesday")
    copies_folder().write_text("in the way")
    session = opened(path)
    keeper = Keeper(SessionBridge(session), path, clock=lambda: NOON)
    said: list[str] = []
    keeper.failed.connect(said.append)
    keeper.keep()
    keeper.keep()
    turns.next_phase(session)
    assert len(said) == 1
    assert "The session itself is safe." in said[0]
    session.close()
    keeper.deleteLater()


def test_a_copy_is_brought_back_from_the_library(qtbot: QtBot) -> None:
    path = make_session("Tuesday", phases=1)
    keep(path, NOON)
    with desk(qtbot) as made:
        made.home.library.furnish()
        made.home.library.list.choose(str(path))
        action = next(
            one for one in made.home.library.list.actions() if one.objectName() == "do-copies-of-session"
        )
        action.trigger()
        click(made.home, "bring-back")
        read(qtbot, made)
        names = sorted(one.name for one in sessions_folder().glob("*.entente"))
        assert names == ["Tuesday, as of 01 March 12.00.entente", "Tuesday.entente"]


def test_without_copies_the_sheet_says_when_the_first_is_made(qtbot: QtBot) -> None:
    path = make_session("Tuesday")
    with desk(qtbot) as made:
        made.home.library.furnish()
        made.home.library.list.choose(str(path))
        action = next(one for one in made.home.library.actions() if one.objectName() == "do-copies")
        action.trigger()
        assert not find(made.home, "bring-back").isEnabled()
        QTest.keyClick(find(made.home, "copies"), Qt.Key.Key_Escape)


def test_a_session_goes_on_in_another_place_when_its_disk_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    path = make_session("Tuesday", folder=stick)
    with desk(qtbot) as made:
        made.open_session(path)
        click(front(made), "primary")
        stick.rename(tmp_path / "pocket")
        made.go_on_in(tmp_path / "saved.entente")
        click(front(made), "primary")
        assert made.table is not None
        assert made.table.bridge.state.phase > 0
    assert verify(tmp_path / "saved.entente").is_sound


def test_another_version_in_a_shared_folder_is_told(qtbot: QtBot) -> None:
    path = make_session("Tuesday")
    make_session("Tuesday (conflicted copy 2026-10-17)")
    with desk(qtbot) as made:
        made.open_session(path)
        assert made.table is not None
        table = made.table
        qtbot.waitUntil(lambda: "another version" in table.toast.text())
    assert not folder_of(path).exists()
