"""Copies while a session is played, and what the library does with them."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk, front, make_session, read
from tests.ui.table_kit import click, find, open_hand, press, texts
from ui.bridge import SessionBridge
from ui.desk import Desk
from ui.panels.hand.panel import HandPanel
from ui.windows.keeping import Keeper
from ui.windows.table import TableWindow
from wargame.journal.codec import state_hash
from wargame.journal.copies import back_up
from wargame.journal.file import open_for_writing
from wargame.journal.file import read as read_session
from wargame.journal.keeping import folder_of, keep, kept
from wargame.journal.rows import Entry
from wargame.journal.verify import verify
from wargame.places import copies_folder, sessions_folder
from wargame.session import turns
from wargame.session.notes import set_bookmark
from wargame.session.opening import take_up
from wargame.session.play import pass_turn
from wargame.session.session import Session

NOON = datetime(2026, 3, 1, 12)  # noqa: DTZ001  # as the clock on the wall shows it


def opened(path: Path) -> Session:
    """The session in a file, for playing."""
    journal, scenario, record = open_for_writing(path)
    return take_up(scenario, record, journal)


def table_of(made: Desk) -> TableWindow:
    """The table that is shown."""
    assert made.table is not None
    return made.table


def saved_events(path: Path) -> tuple[Entry, ...]:
    """The events in a session file."""
    return read_session(path)[1].entries


def hand_in_planning(made: Desk) -> QWidget:
    """The hand of the first seat, opened at the table in the first phase of planning."""
    table = table_of(made)
    while table.bridge.state.phase_kind != "planning":
        click(front(made), "primary")
    click(front(made), "primary")
    open_hand(table)
    hand = table.findChild(HandPanel)
    assert hand is not None
    return hand


def close_turn(session: Session) -> None:
    """Let everybody pass until the turn is over."""
    turn = session.state.turn
    while session.state.turn == turn and session.state.running:
        if session.state.phase_kind == "planning":
            for seat in session.compiled.hands:
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
        made.home.furnish_library()
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
        made.home.furnish_library()
        made.home.library.list.choose(str(path))
        action = next(one for one in made.home.library.actions() if one.objectName() == "do-copies")
        action.trigger()
        assert not find(made.home, "bring-back").isEnabled()
        QTest.keyClick(find(made.home, "copies"), Qt.Key.Key_Escape)


def test_a_session_goes_on_in_another_place_when_its_disk_is_gone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, saved = tmp_path / "stick", tmp_path / "saved.entente"
    path = make_session("Tuesday", folder=stick)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    with desk(qtbot) as made:
        made.open_session(path)
        click(front(made), "primary")
        before = table_of(made).bridge.state
        stick.rename(tmp_path / "pocket")
        click(front(made), "primary")
        assert "out of reach" in table_of(made).notice.text()
        assert table_of(made).bridge.state is before
        click(front(made), "refusal-action")
        assert state_hash(table_of(made).bridge.state) == state_hash(before)
        click(front(made), "primary")
        assert not table_of(made).notice.isVisible()
    assert verify(saved).is_sound


def test_play_goes_on_when_the_stick_is_put_back(qtbot: QtBot, tmp_path: Path) -> None:
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    path = make_session("Tuesday", folder=stick)
    with desk(qtbot) as made:
        made.open_session(path)
        stick.rename(pocket)
        click(front(made), "primary")
        shutil.copytree(pocket, stick)
        click(front(made), "primary")
        assert not table_of(made).notice.isVisible()
    assert len(saved_events(path)) == len(saved_events(pocket / path.name)) + 1


def test_a_move_that_a_lost_disk_did_not_take_is_still_in_the_hand(qtbot: QtBot, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    path = make_session("Tuesday", folder=stick)
    with desk(qtbot) as made:
        made.open_session(path)
        hand = hand_in_planning(made)
        stick.rename(tmp_path / "pocket")
        press(hand, Qt.Key.Key_A)
        press(hand, Qt.Key.Key_Space)
        click(hand, "seal")
        said = " ".join(texts(hand))
        assert "out of reach" in said
        assert "save the session in another place" in said


def test_a_session_out_of_reach_is_copied_from_memory_and_said_once(qtbot: QtBot, tmp_path: Path) -> None:
    path = make_session("Tuesday", folder=tmp_path / "stick")
    session = opened(path)
    times = iter(NOON + timedelta(minutes=10 * n) for n in range(9))
    keeper = Keeper(SessionBridge(session), path, clock=lambda: next(times))
    said: list[str] = []
    keeper.out_of_reach.connect(said.append)
    path.parent.rename(tmp_path / "pocket")
    for _ in range(3):
        keeper.keep()
    assert [copy.at for copy in kept(path)] == [NOON]
    assert read_session(kept(path)[0].path)[1].entries == tuple(session.history.entries)
    assert verify(kept(path)[0].path).is_sound
    assert len(said) == 1
    assert said[0].endswith("A copy of everything up to now was made on this computer.")
    session.close()
    keeper.deleteLater()


def written_elsewhere(path: Path) -> Path:
    """A second version of a session in its folder, as a cloud leaves it, in which another computer wrote."""
    other = back_up(path, path.with_name("Tuesday (conflicted copy 2026-10-17).entente"))
    session = opened(other)
    set_bookmark(session, "there")
    session.close()
    return other


def test_another_version_in_a_shared_folder_is_told_when_it_appears(qtbot: QtBot) -> None:
    path = make_session("Tuesday")
    with desk(qtbot) as made:
        made.open_session(path)
        written_elsewhere(path)
        keeper = table_of(made).findChild(Keeper)
        assert keeper is not None
        keeper.keep()
        assert "another version" in table_of(made).toast.text()


def test_another_version_in_a_shared_folder_is_told_at_the_beginning(qtbot: QtBot) -> None:
    path = make_session("Tuesday")
    written_elsewhere(path)
    with desk(qtbot) as made:
        made.open_session(path)
        table = table_of(made)
        qtbot.waitUntil(lambda: "another version" in table.toast.text())
    assert not folder_of(path).exists()


def test_a_file_changed_under_the_programs_hands_is_told_and_copied_from_memory(qtbot: QtBot) -> None:
    path = make_session("Tuesday")
    with desk(qtbot) as made:
        made.open_session(path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(
                "UPDATE events SET body = replace(body, 'Tuesday', 'Tuesda1') WHERE number = 1"
            )
            connection.commit()
        keeper = table_of(made).findChild(Keeper)
        assert keeper is not None
        keeper.keep()
        said = table_of(made).notice
        assert said.isVisible()
        assert "does not hold what was recorded" in said.text()
    [copy] = kept(path)
    assert verify(copy.path).is_sound
