"""No window tells the room or a seat what it may not know: wall, curtain, hands, titles, clipboard.

The flagship's demo with a made-up word in every text (`tests.wargame.planted`) is played through, and all
that is painted, written or said to a screen reader is searched. What is printed or written into files is
searched in tests/wargame.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drawn import drawn, drawn_and_said
from tests.ui.table_kit import open_table, texts
from tests.wargame.planted import Secrets, Walk
from ui.panels.graph import GraphPanel
from ui.panels.hand.panel import HandPanel
from ui.theme.theme import current_theme
from ui.windows.table import TableWindow
from wargame.terms import ROOM

LAST_TURN = 3
LOOKED_AT = ("rule", "inject", "propose", "undo")
"""Commands after which the wall is looked at, besides the ends of phases."""
CODES = {"taliban": "juniper"}


@pytest.fixture
def at_table(qtbot: QtBot) -> Iterator[tuple[Walk, TableWindow]]:
    """The planted demo at a table, with the projector open."""
    current_theme().choose(reduced_motion=True)
    walk = Walk()
    window = open_table(walk.session)
    qtbot.addWidget(window)
    window.projecting.toggle()
    # Between the moments that are looked at nothing is shown, which would take most of the time.
    window.bridge.close()
    yield walk, window
    window.close()


def show_now(window: TableWindow) -> None:
    """Show the session as it is now."""
    window.bridge.changed.emit(window.bridge.state, ())


def seen(window: QWidget) -> str:
    """All that can be seen or heard of a window now."""
    visible = [one for one in (window, *window.findChildren(QWidget)) if one.isVisible()]
    return "\n".join([drawn(window), *(text for one in visible for text in _own(one))])


def _own(widget: QWidget) -> Iterator[str]:
    # The first of `texts` are the widget's own; those of its children are asked for by themselves.
    yield from (
        widget.windowTitle(),
        widget.toolTip(),
        widget.accessibleName(),
        widget.accessibleDescription(),
    )
    if not widget.findChildren(QWidget):
        yield from texts(widget)


@pytest.mark.wide
def test_wall_curtain_and_hands_tell_nobody_what_it_may_not_know(at_table: tuple[Walk, TableWindow]) -> None:
    walk, window = at_table
    session, wall = walk.session, window.projecting.window
    assert wall is not None
    looked = 0
    while (line := walk.on()) and session.state.turn <= LAST_TURN:
        if walk.coming != "phase" and line["do"] not in LOOKED_AT:
            continue
        show_now(window)
        room = Secrets(session, ROOM)
        assert not room.in_(drawn_and_said(wall))
        assert not room.in_(window.windowTitle())
        if walk.coming == "phase" and session.state.phase_kind in ("planning", "resolution"):
            looked += 1
            for seat in session.compiled.seats[looked % 2 :: 2]:
                window.draw_curtain(seat)
                assert not room.in_(seen(window)), f"the curtain before {seat}"
                _search_the_hand(window, seat, Secrets(session, seat))
            window.show_table()
    assert looked == 2 * LAST_TURN


def _search_the_hand(window: TableWindow, seat: str, secrets: Secrets) -> None:
    window.seclusion.open_hand(seat, CODES.get(seat, "") if window.curtain.code.isVisible() else "")
    hand = window.findChild(HandPanel)
    assert hand is not None, seat
    QApplication.processEvents()
    assert not secrets.in_(seen(window)), f"the hand of {seat}"
    for choice in hand.middle.choices(waiting=0):
        hand.open_page(choice.key)
        assert not secrets.in_(seen(hand)), f"the hand of {seat}, {choice.text}"


def test_a_picture_that_is_copied_shows_what_the_table_was_told(at_table: tuple[Walk, TableWindow]) -> None:
    walk, window = at_table
    before = ""
    while not any(what.kind == "alignment" for what in walk.session.state.table.untold):
        if walk.coming == "rule":
            before = _copied(window)
        walk.on()
    assert _copied(window) == before
    while walk.session.state.phase_kind == "resolution":
        walk.on()
    assert _copied(window) != before


def _copied(window: TableWindow) -> str:
    show_now(window)
    window.staging.show("graph")
    QApplication.processEvents()
    window.stage().findChildren(GraphPanel)[0].copy_picture()
    text = QApplication.clipboard().text()
    QApplication.clipboard().clear()  # a picture left there outlives the application
    return text
