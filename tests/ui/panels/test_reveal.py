"""The reveal at the table: backing and blocking by keys and buttons, refusals in place, nothing covert."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.sessions import step
from tests.ui.table_kit import click, find, open_table, press, session, texts
from ui.panels.reveal import RevealItem, RevealStage
from ui.theme.theme import current_theme
from ui.windows.table import TableWindow
from wargame.game.moves import Move
from wargame.game.rules import legal_moves
from wargame.game.state import Played
from wargame.session import play
from wargame.session.session import Session

SHIFT = Qt.KeyboardModifier.ShiftModifier


def reach(table: Session, kind: str) -> None:
    while table.state.phase_kind != kind:
        step(table)


@pytest.fixture
def table() -> Session:
    """A session of the flagship in the reveal of turn 1, with a covert move on the table."""
    made = session()
    reach(made, "planning")
    covert = {card.id for card in made.scenario.cards if card.covert}
    moves = [one for one in legal_moves(made.state, "russia") if isinstance(one, Move)]
    play.play(made, next(one for one in moves if one.card in covert))
    reach(made, "reveal")
    return made


@pytest.fixture
def window(qtbot: QtBot, table: Session) -> Iterator[TableWindow]:
    """Its window, without movement."""
    current_theme().choose(reduced_motion=True)
    made = open_table(table)
    qtbot.addWidget(made)
    yield made
    made.bridge.close()


def chosen(window: TableWindow, table: Session) -> Played:
    """The move that is chosen now."""
    stage = window.stage()
    assert isinstance(stage, RevealStage)
    items = [one for one in stage.moves.inside.findChildren(RevealItem) if one.isVisible()]
    number = next(one.row.number for one in items if one.accessibleDescription() == "Chosen")
    played = table.state.play(number)
    assert played is not None
    return played


def test_a_seats_number_backs_the_chosen_move(window: TableWindow, table: Session) -> None:
    seats = table.state.compiled.seats
    other = next(seat for seat in seats if seat != chosen(window, table).move.seat)
    press(window, Qt.Key(Qt.Key.Key_1 + seats.index(other)))
    assert chosen(window, table).backing == ((other, 1),)


def test_shift_and_the_number_block_it(window: TableWindow, table: Session) -> None:
    seats = table.state.compiled.seats
    other = next(seat for seat in seats if seat != chosen(window, table).move.seat)
    press(window, Qt.Key(Qt.Key.Key_1 + seats.index(other)), SHIFT)
    assert chosen(window, table).backing == ((other, -1),)


def test_a_button_backs_as_well(window: TableWindow, table: Session) -> None:
    other = next(seat for seat in table.state.compiled.seats if seat != chosen(window, table).move.seat)
    held = table.state.influence(other)
    click(window, f"back-{other}")
    assert chosen(window, table).backing == ((other, 1),)
    assert table.state.influence(other) == held - 1


def test_what_is_refused_is_said_in_place(window: TableWindow, table: Session) -> None:
    own = chosen(window, table).move.seat
    press(window, Qt.Key(Qt.Key.Key_1 + table.state.compiled.seats.index(own)))
    assert "its own move" in " ".join(texts(find(window, "backing-refusal")))
    assert chosen(window, table).backing == ()


def test_arrows_choose_another_move(window: TableWindow, table: Session) -> None:
    first = chosen(window, table).number
    press(window, Qt.Key.Key_Down)
    second = chosen(window, table).number
    press(window, Qt.Key.Key_Up)
    assert (second != first, chosen(window, table).number) == (True, first)


def test_a_press_chooses_a_move(window: TableWindow, table: Session) -> None:
    last = [one for one in table.state.table.plays if not one.covert][-1].number
    click(window, f"reveal-{last}")
    assert chosen(window, table).number == last


def test_nothing_of_a_covert_move_can_be_read(window: TableWindow, table: Session) -> None:
    covert = [one.title for one in table.state.table.plays if one.covert]
    said = " ".join(texts(window.stage()))
    assert covert
    assert not [title for title in covert if title in said]


def test_enter_opens_the_resolution(window: TableWindow, table: Session) -> None:
    window.primary.setFocus()
    press(window, Qt.Key.Key_Return)
    assert table.state.phase_kind == "resolution"
