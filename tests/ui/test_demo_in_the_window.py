"""The whole demo, played through the real window by clicks and keys, ends where the command line ends."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.facilitator import Facilitator, lines_of
from tests.ui.table_kit import compiled, open_table
from ui.theme.theme import current_theme
from wargame.game.state import GameState
from wargame.journal.codec import state_hash
from wargame.places import scenarios_folder
from wargame.session.opening import start
from wargame.session.script import play_script, read_script
from wargame.session.session import Session


def clock() -> str:
    """The same moment again and again."""
    return "2026-01-01T10:00:00.000+00:00"


def demo(name: str) -> Path:
    """The script of a shipped demo."""
    return scenarios_folder() / "demo" / f"{name}.jsonl"


def by_command_line(name: str) -> Session:
    """The session that the script makes."""
    script = read_script(demo(name).read_text("utf-8"))
    assert script.start is not None
    session = start(compiled(name), script.start.plan, clock=clock)
    play_script(session, script)
    return session


def by_window(qtbot: QtBot, name: str, *, paints: bool) -> Session:
    """The session that hands at the window make of the same script.

    Without `paints` the window is painted once a turn only, which takes half the time.
    """
    script = read_script(demo(name).read_text("utf-8"))
    assert script.start is not None
    session = start(compiled(name), script.start.plan, clock=clock)
    current_theme().choose(reduced_motion=True)
    window = open_table(session)
    qtbot.addWidget(window)
    hands = Facilitator(window)
    window.setUpdatesEnabled(paints)
    turn = 0
    for line in lines_of(demo(name)):
        hands.play(line)
        if not paints and session.state.turn != turn:
            turn = session.state.turn
            assert not window.grab().isNull()
    window.bridge.close()
    return session


def heads(session: Session) -> dict[str, GameState]:
    """Where each line of play stands."""
    return {name: session.history.state_at(head) for name, head in session.history.heads.items()}


@pytest.mark.parametrize(
    ("name", "paints"),
    [("first-steps", True), pytest.param("afghanistan-2017", False, marks=pytest.mark.wide)],
)
def test_the_window_and_the_command_line_play_the_same_session(qtbot: QtBot, name: str, paints: bool) -> None:
    shown, typed = heads(by_window(qtbot, name, paints=paints)), heads(by_command_line(name))
    assert {key: state_hash(one) for key, one in shown.items()} == {
        key: state_hash(one) for key, one in typed.items()
    }
