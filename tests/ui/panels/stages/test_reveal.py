"""The reveal at the table: everything face up, backing and blocking by keys and discs, nothing covert."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.sessions import step
from tests.ui.table_kit import find, press, session, texts
from ui.panels.stages.reveal import RevealStage
from ui.theme.theme import current_theme
from ui.widgets.moves_cells import lay_chips
from ui.widgets.moves_table import DISCS, EFFECTS, MovesTable
from ui.windows.table import TableWindow
from wargame.game.moves import Move
from wargame.game.rules import legal_moves
from wargame.game.state import Played
from wargame.session import play, rulings
from wargame.session.session import Session
from wargame.terms import influence


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


def moves(window: TableWindow) -> MovesTable:
    found = find(window, "moves")
    assert isinstance(found, MovesTable)
    return found


def chosen(window: TableWindow, table: Session) -> Played:
    """The move that is chosen now."""
    played = table.state.play(moves(window).chosen_number())
    assert played is not None
    return played


def go_to(window: TableWindow, seat: str) -> None:
    """Choose a seat's disc by the arrow keys."""
    for _ in range(20):
        if moves(window).chosen_seat() == seat:
            return
        press(window, Qt.Key.Key_Right)
    pytest.fail(f"no disc of {seat}")


def other_than(window: TableWindow, table: Session) -> str:
    return next(seat for seat in table.state.compiled.seats if seat != chosen(window, table).move.seat)


def at(window: TableWindow, seat: str, row: int = 0) -> None:
    """Press a seat's disc in a row."""
    shown = moves(window)
    column = DISCS + [one.seat for one in shown.rows()[row].discs].index(seat)
    place = shown.visualRect(shown.model().index(row, column)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def test_the_chosen_seat_backs_the_chosen_move_by_b_and_the_same_again_takes_it_back(
    window: TableWindow, table: Session
) -> None:
    seat = other_than(window, table)
    held = table.state.influence(seat)
    go_to(window, seat)
    press(window, Qt.Key.Key_B)
    assert chosen(window, table).backing == ((seat, 1),)
    assert table.state.influence(seat) == held - 1
    press(window, Qt.Key.Key_B)
    assert (chosen(window, table).backing, table.state.influence(seat)) == ((), held)


def test_x_blocks_it(window: TableWindow, table: Session) -> None:
    seat = other_than(window, table)
    go_to(window, seat)
    press(window, Qt.Key.Key_X)
    assert chosen(window, table).backing == ((seat, -1),)


def test_presses_on_a_disc_and_the_space_bar_go_from_nothing_to_backs_to_blocks_to_nothing(
    window: TableWindow, table: Session
) -> None:
    seat = other_than(window, table)
    found = []
    for _ in range(3):
        at(window, seat)
        found.append(chosen(window, table).backing)
    for _ in range(3):
        press(window, Qt.Key.Key_Space)
        found.append(chosen(window, table).backing)
    assert found == [((seat, 1),), ((seat, -1),), ()] * 2


def test_what_is_refused_is_said_in_place(window: TableWindow, table: Session) -> None:
    own = chosen(window, table).move.seat
    go_to(window, own)
    press(window, Qt.Key.Key_B)
    assert "its own move" in " ".join(texts(find(window, "backing-refusal")))
    assert chosen(window, table).backing == ()


def test_a_seat_that_has_spoken_is_told_where(window: TableWindow, table: Session) -> None:
    rows = moves(window).rows()
    seat = next(one for one in table.state.compiled.seats if one not in (rows[0].seat, rows[1].seat))
    at(window, seat, 0)
    at(window, seat, 1)
    assert rows[0].title in " ".join(texts(find(window, "backing-refusal")))
    assert chosen(window, table).backing == ()


def test_a_seat_that_cannot_pay_is_refused_without_a_sum(window: TableWindow, table: Session) -> None:
    """Its disc looks like any other; what it holds is its own secret."""
    seat = other_than(window, table)
    rulings.adjust(table, influence(seat), 0, "Tried out")
    at(window, seat)
    said = " ".join(texts(find(window, "backing-refusal")))
    assert "cannot pay for that now" in said
    assert not any(letter.isdecimal() for letter in said)


def test_arrows_choose_another_move_wherever_the_focus_is(window: TableWindow, table: Session) -> None:
    first = chosen(window, table).number
    window.primary.setFocus()
    press(window, Qt.Key.Key_Down)
    second = chosen(window, table).number
    press(window, Qt.Key.Key_Up)
    assert (second != first, chosen(window, table).number) == (True, first)


def test_nothing_of_a_covert_move_can_be_read(window: TableWindow, table: Session) -> None:
    covert = [one.title for one in table.state.table.plays if one.covert]
    shown = moves(window)
    model = shown.model()
    cells = [
        str(model.index(row, column).data(role))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    ]
    said = " ".join([*texts(window.stage()), *cells])
    assert covert
    assert shown.rows()[0].title in said
    assert not [title for title in covert if title in said]


def test_enter_opens_the_resolution_though_the_discs_have_the_focus(
    window: TableWindow, table: Session
) -> None:
    at(window, other_than(window, table))
    assert QApplication.focusWidget() is moves(window)
    assert window.primary.key() == "Enter"
    press(window, Qt.Key.Key_Return)
    assert table.state.phase_kind == "resolution"


def test_ten_moves_lie_on_a_small_laptop_without_scrolling(window: TableWindow) -> None:
    stage = window.stage()
    assert isinstance(stage, RevealStage)
    window.resize(1366, 690)  # what a bar of the desktop and a frame leave of 768
    QApplication.processEvents()
    shown = moves(window)
    rows = shown.rows()
    shown.set_rows((rows * 10)[:10])
    QApplication.processEvents()
    assert shown.verticalScrollBar().maximum() == 0
    assert sum(shown.rowHeight(row) for row in range(10)) <= shown.viewport().height()


def stage_of(window: TableWindow) -> RevealStage:
    stage = window.stage()
    assert isinstance(stage, RevealStage)
    return stage


def test_covert_moves_are_counted_only_while_h_is_held(
    qtbot: QtBot, window: TableWindow, table: Session
) -> None:
    secret = stage_of(window).secret.label
    before, held = secret.text(), moves(window)
    number = sum(one.covert for one in table.state.table.plays)
    assert number
    assert str(number) not in before
    QTest.keyPress(held, Qt.Key.Key_H)
    QTest.keyRelease(held, Qt.Key.Key_H)  # as X11 tells a key that repeats
    QTest.keyPress(held, Qt.Key.Key_H)
    assert f"{number} covert move" in secret.text()
    QTest.keyRelease(held, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: secret.text() == before, timeout=2000)


def test_what_h_tells_goes_with_the_stage(window: TableWindow) -> None:
    stage = stage_of(window)
    before = stage.secret.label.text()
    QTest.keyPress(moves(window), Qt.Key.Key_H)
    press(window, Qt.Key.Key_Return)
    assert stage.secret.label.text() == before


def test_a_chip_that_is_held_is_seen_on_the_graph(window: TableWindow) -> None:
    stage, shown = stage_of(window), moves(window)
    at, row = next((n, one) for n, one in enumerate(shown.rows()) if any(e.pair for e in one.effects))
    cell = shown.visualRect(shown.model().index(at, EFFECTS))
    places, _left, _signs = lay_chips(QRectF(cell), row)
    effect, place = next((one, place) for one, place in places if one.pair)
    QTest.mousePress(shown.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert stage.graph is not None
    assert stage.graph.isVisible()
    changed = {tie.pair for tie in stage.graph.content.ties if tie.before != tie.value}
    assert changed == {effect.pair}
    QTest.mouseRelease(shown.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert not stage.graph.isVisible()


def test_g_shows_all_that_the_chosen_move_would_do(qtbot: QtBot, window: TableWindow) -> None:
    stage, shown = stage_of(window), moves(window)
    row = next(one for one in shown.rows() if any(effect.pair for effect in one.effects))
    shown.choose(row.number)
    QTest.keyPress(shown, Qt.Key.Key_G)
    assert stage.graph is not None
    graph = stage.graph
    assert graph.isVisible()
    changed = {tie.pair for tie in graph.content.ties if tie.before != tie.value}
    assert changed == {effect.pair for effect in row.effects if effect.pair}
    QTest.keyRelease(shown, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: not graph.isVisible(), timeout=2000)


def test_moves_are_turned_over_one_after_another_and_keys_do_not_wait_for_it(
    window: TableWindow, table: Session
) -> None:
    shown = moves(window)
    assert [shown.face_up(row) for row in range(len(shown.rows()))] == [1.0] * len(shown.rows())
    current_theme().choose(reduced_motion=False)
    shown.turn_over()
    turned = [shown.face_up(row) for row in range(len(shown.rows()))]
    assert shown.is_turning()
    assert turned == sorted(turned, reverse=True)
    assert turned[-1] == 0
    go_to(window, other_than(window, table))
    press(window, Qt.Key.Key_B)
    assert chosen(window, table).backing
    current_theme().choose(reduced_motion=True)
    shown.turn_over()
    assert not shown.is_turning()
