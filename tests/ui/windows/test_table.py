"""The table, driven by clicks and keys: phases, curtain, hand, and what each may show."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.sessions import step
from tests.ui.table_kit import click, find, open_hand, open_table, press, session, texts
from ui.panels.hand.panel import HandPanel, no_room
from ui.theme.theme import current_theme
from ui.widgets.graph_canvas import GraphCanvas
from ui.widgets.rows import RowRole
from ui.widgets.segments import SegmentedControl
from ui.widgets.shelf_card import ShelfCard
from ui.windows.actions import commands_in
from ui.windows.stages import STAGES
from ui.windows.table import TableWindow
from wargame.game.moves import Move
from wargame.game.rules import legal_moves
from wargame.session import people, turns
from wargame.session.bots import seat_bot
from wargame.session.doors import SeatDoor
from wargame.session.notes import make_note
from wargame.session.script_moves import as_command
from wargame.session.session import Session
from wargame.terms import FACILITATOR


@pytest.fixture
def table() -> Session:
    """A session of the flagship with players in two seats."""
    made = session()
    people.join(made, "Maya", "russia")
    people.join(made, "Priya", "iran")
    return made


@pytest.fixture
def window(qtbot: QtBot, table: Session) -> Iterator[TableWindow]:
    """Its window, without movement."""
    current_theme().choose(reduced_motion=True)
    made = open_table(table)
    qtbot.addWidget(made)
    yield made
    made.bridge.close()


def to_planning(window: TableWindow) -> None:
    """Go on to the first planning; what lies before is not drawn."""
    bridge = window.bridge
    bridge.blockSignals(True)
    while bridge.state.phase_kind != "planning":
        step(bridge.session)
    bridge.blockSignals(False)
    bridge.changed.emit(bridge.state, ())
    QApplication.processEvents()


def hand_of(window: TableWindow, seat: str) -> HandPanel:
    to_planning(window)
    window.draw_curtain(seat)
    open_hand(window)
    found = window.findChildren(HandPanel)
    assert len(found) == 1
    return found[0]


def test_enter_goes_from_phase_to_phase(window: TableWindow) -> None:
    while window.bridge.state.phase_kind != "planning":
        press(window, Qt.Key.Key_Return)
    assert window.primary.words() == "Draw the curtain for Russia"


def test_space_opens_the_seat_that_has_the_focus_in_any_phase(window: TableWindow) -> None:
    press(window, Qt.Key.Key_Return)
    before = window.bridge.state
    window.seats.list.setFocus()
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_Space)
    assert window.curtain.isVisible()
    assert window.bridge.state is before


def replay_of(window: TableWindow) -> QWidget | None:
    return window.replaying.window


def test_space_in_a_drawer_s_list_opens_the_line_and_enter_does_no_next_step(window: TableWindow) -> None:
    to_planning(window)
    window.open_tool("history")
    find(window, "past").setFocus()
    press(window, Qt.Key.Key_End)
    press(window, Qt.Key.Key_Return)
    assert not window.curtain.isVisible()
    assert replay_of(window) is None
    press(window, Qt.Key.Key_Space)
    replay = replay_of(window)
    assert replay is not None
    assert replay.isVisible()
    replay.close()


def test_the_menu_opens_by_its_key(window: TableWindow) -> None:
    press(window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert window.menu.isVisible()
    window.menu.hide()


def test_the_title_of_the_window_says_nothing_of_the_game(window: TableWindow) -> None:
    to_planning(window)
    hand_of(window, "russia")
    assert window.windowTitle() == "Entente"


def test_the_curtain_names_the_seat_and_its_players_only(window: TableWindow) -> None:
    to_planning(window)
    press(window, Qt.Key.Key_Return)
    said = " ".join(texts(window.curtain))
    assert "Russia" in said
    assert "Maya" in said
    assert "Convene talks" not in said


def test_a_short_press_does_not_open_the_hand(window: TableWindow) -> None:
    current_theme().choose(reduced_motion=False)
    to_planning(window)
    press(window, Qt.Key.Key_Return)
    QTest.keyClick(window.curtain.button, Qt.Key.Key_Space)
    assert window.findChildren(HandPanel) == []
    current_theme().choose(reduced_motion=True)


def test_a_card_is_chosen_argued_for_and_sealed(window: TableWindow, table: Session) -> None:
    hand_of(window, "russia")
    click(window, "card-rus-drug-road-compact")
    box = find(window, "target-1")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("kabul"))
    QTest.keyClicks(find(window, "argument-1"), "The road is watched already.")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    played = table.state.table.plays[0]
    assert (played.move.card, played.move.target) == ("rus-drug-road-compact", "kabul")
    assert played.move.argument == "The road is watched already."
    assert window.findChildren(HandPanel) == []


def test_letters_show_cards_and_once_more_puts_one_into_the_plan(window: TableWindow, table: Session) -> None:
    hand = hand_of(window, "russia")
    press(window, Qt.Key.Key_A)
    assert hand.plan.slots == []
    press(window, Qt.Key.Key_C)
    assert focused().objectName() == "card-rus-cultural-centre"
    assert not find(window, "seal").isEnabled()
    press(window, Qt.Key.Key_B)
    press(window, Qt.Key.Key_B)
    click(window, "seal")
    assert table.state.table.plays[0].move.card == "rus-project-portfolio"
    assert hand.seat == "russia"


def test_arrows_go_from_card_to_card_and_space_puts_one_into_the_plan(window: TableWindow) -> None:
    hand = hand_of(window, "russia")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        press(window, key)
    cards = [one.id for one in hand._hand.cards]
    assert focused().objectName() == f"card-{cards[4]}"
    press(window, Qt.Key.Key_Space)
    assert [slot.planned.key for slot in hand.plan.slots] == [cards[4]]


def test_the_argument_is_one_tab_from_its_card(window: TableWindow, table: Session) -> None:
    hand_of(window, "russia")
    press(window, Qt.Key.Key_B)
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Tab)
    assert focused().objectName() == "argument-1"
    QTest.keyClicks(focused(), "The road, 2 lanes.")
    press(window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Tab)
    assert focused().objectName() == "argument-2"
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.move.argument for one in table.state.table.plays] == ["The road, 2 lanes.", ""]


def test_the_letter_of_the_first_card_shows_it_as_that_of_any_other(window: TableWindow) -> None:
    """It has the focus when the hand opens; its letter and the space bar put it into the plan."""
    hand = hand_of(window, "russia")
    press(window, Qt.Key.Key_A)
    assert not hand.plan.slots
    press(window, Qt.Key.Key_Space)
    assert [slot.planned.key for slot in hand.plan.slots] == [hand._hand.cards[0].id]
    press(window, Qt.Key.Key_B)
    press(window, Qt.Key.Key_B)
    assert len(hand.plan.slots) == 2


def test_enter_in_an_argument_is_a_new_line(window: TableWindow, table: Session) -> None:
    hand_of(window, "russia")
    click(window, "card-rus-project-portfolio")
    assert focused().objectName() == "argument-1"
    QTest.keyClicks(focused(), "One")
    press(window, Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "Two")
    click(window, "seal")
    [played] = table.state.table.plays
    assert played.move.argument == "One\nTwo"


def test_targets_are_chosen_and_never_preset(window: TableWindow, table: Session) -> None:
    hand = hand_of(window, "russia")
    row = next(one for one in hand._hand.cards if one.playable and len(one.targets) > 1)
    click(window, f"card-{row.id}")
    assert focused().objectName() == "target-1"
    box = focused()
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Choose…"
    click(window, "seal")
    assert table.state.table.plays == ()
    assert row.title in hand.notice.text()
    assert focused() is box


def test_two_moves_change_their_order_by_a_key(window: TableWindow, table: Session) -> None:
    hand_of(window, "russia")
    for card in ("rus-project-portfolio", "rus-duma-broadside"):
        click(window, f"card-{card}")
    press(window, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    click(window, "seal")
    assert [one.move.card for one in table.state.table.plays] == [
        "rus-duma-broadside",
        "rus-project-portfolio",
    ]


def test_an_undo_of_one_of_two_seals_is_told_and_does_not_say_which(
    window: TableWindow, table: Session
) -> None:
    hand_of(window, "russia")
    for card in ("rus-project-portfolio", "rus-duma-broadside"):
        click(window, f"card-{card}")
    click(window, "seal")
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(table.state.table.plays) == 1
    assert window.toast.isVisible()
    said = "Taken back: one of Russia's two moves. Redo restores it: Ctrl+Shift+Z."
    assert window.toast.text() == said


def test_f6_goes_round_the_hand(window: TableWindow) -> None:
    hand_of(window, "russia")
    press(window, Qt.Key.Key_B)
    press(window, Qt.Key.Key_Space)
    seen = []
    for _ in range(4):
        seen.append(focused().objectName())
        press(window, Qt.Key.Key_F6)
    assert seen[:3] == ["card-rus-project-portfolio", "argument-1", "seal"]
    assert focused().objectName() == "card-rus-project-portfolio"


def test_the_free_move_opens_by_its_key_and_leaves_the_focus_on_its_argument(
    window: TableWindow, table: Session
) -> None:
    hand_of(window, "russia")
    press(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert focused().objectName() == "free-title"
    QTest.keyClicks(focused(), "A market day")
    click(window, "add-free-move")
    assert focused().objectName() == "free-kind", "it is chosen, never preset"
    press(window, Qt.Key.Key_Down)
    click(window, "add-free-move")
    assert focused().objectName() == "argument-1"
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert table.state.table.plays[0].title == "A market day"


def test_outside_planning_nothing_can_be_sealed_and_the_foot_says_what_can_be_done(
    window: TableWindow,
) -> None:
    while window.bridge.state.phase_kind != "negotiation":
        press(window, Qt.Key.Key_Return)
    window.draw_curtain("russia")
    open_hand(window)
    [hand] = window.findChildren(HandPanel)
    assert not hand.seal_button.isVisible()
    assert not hand.pass_button.isVisible()
    assert hand.state_label.text().startswith("You seal when planning begins.")
    click(window, "card-rus-project-portfolio")
    press(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert focused().objectName() == "letter-text"
    press(window, Qt.Key.Key_Escape)
    hand = hand_of(window, "russia")
    assert [slot.planned.key for slot in hand.plan.slots] == ["rus-project-portfolio"]


def test_the_board_stands_beside_the_cards_with_what_a_card_would_bring(window: TableWindow) -> None:
    hand = hand_of(window, "russia")
    click(window, "card-rus-moscow-talks")
    said = " ".join(texts(hand))
    assert "Russia and Kabul at 2 or more: now +4" in said
    assert "If the card succeeds: +5" in said
    assert "Early diplomatic settlement" in said


def test_a_card_too_many_is_refused_with_what_to_do(window: TableWindow) -> None:
    hand = hand_of(window, "russia")
    playable = [card.id for card in hand._hand.cards if card.playable]
    for card in playable[: hand._hand.moves_left + 1]:
        click(window, f"card-{card}")
    assert hand.notice.text() == "Only two moves can be sealed; take a card out first."
    assert no_room(0) == "No further move can be sealed in this turn; take a sealed one back first."


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_sealed_move_can_be_taken_back_until_planning_closes(window: TableWindow, table: Session) -> None:
    hand_of(window, "russia")
    click(window, "card-rus-duma-broadside")
    click(window, "seal")
    hand_of(window, "russia")
    click(window, "take-back-1")
    assert table.state.table.plays == ()


def test_a_card_that_cannot_be_played_says_why(window: TableWindow, table: Session) -> None:
    hand = hand_of(window, "iran")
    click(window, "card-irn-slow-the-clock")
    said = " ".join(texts(hand))
    assert "needs: Settlement progress" in said
    assert "Settlement progress 1, needs 3 or more" in said
    assert not find(window, "seal").isEnabled()


def test_passing_is_always_possible(window: TableWindow, table: Session) -> None:
    hand_of(window, "iran")
    click(window, "pass")
    assert table.state.table.passed == ("iran",)


def test_escape_hides_the_hand_at_once(window: TableWindow) -> None:
    hand_of(window, "russia")
    press(window, Qt.Key.Key_Escape)
    assert window.findChildren(HandPanel) == []


def test_losing_the_focus_draws_the_curtain(window: TableWindow, qtbot: QtBot) -> None:
    hand_of(window, "russia")
    other = open_table(session())
    qtbot.addWidget(other)
    QApplication.processEvents()
    assert window.findChildren(HandPanel) == []
    assert window.curtain.isVisible()


def test_a_seat_with_a_code_asks_for_it_and_gives_no_hint(window: TableWindow, table: Session) -> None:
    people.set_code(table, "russia", "1917")
    to_planning(window)
    window.draw_curtain("russia")
    field = find(window, "seat-code")
    QTest.keyClicks(field, "1234")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.findChildren(HandPanel) == []
    assert "1234" not in " ".join(texts(window))


def test_while_a_hand_is_open_and_after_no_other_text_holds_its_secrets(
    window: TableWindow, table: Session
) -> None:
    hand = hand_of(window, "iran")
    click(window, "card-irn-arm-and-train")
    QTest.keyClicks(find(window, "argument-1"), "Farah lies open.")
    shown = set(texts(hand))
    around = [text for text in texts(window) if text and text not in shown]
    assert not [text for text in around if "Farah" in text or "Arm and train" in text]
    click(window, "seal")
    after = " ".join(texts(window))
    assert "Farah" not in after
    assert "Arm and train" not in after
    assert "10" not in find(window, "undo").toolTip()


def test_what_a_sealed_move_cost_is_not_seen_in_the_list_of_seats(window: TableWindow) -> None:
    to_planning(window)
    before = window.seats.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    hand_of(window, "russia")
    click(window, "card-rus-moscow-talks")
    click(window, "seal")
    after = window.seats.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "influence" not in before + after


def test_a_refusal_appears_in_place_and_goes_with_the_next_step(window: TableWindow) -> None:
    to_planning(window)
    window.bridge.do(turns.next_phase)
    assert "neither sealed a move nor passed" in " ".join(texts(window.notice))
    window.bridge.do(turns.end_game, "It is late.", by=FACILITATOR)
    assert not window.notice.isVisible()


def test_undo_takes_nothing_back_that_came_while_it_was_pressed(window: TableWindow, table: Session) -> None:
    """Control writes a note, a seat seals from elsewhere at that moment, and Control presses undo."""
    to_planning(window)
    window.bridge.do(make_note, "They whisper.")
    seal = next(one for one in legal_moves(table.state, "iran") if isinstance(one, Move))
    SeatDoor(table, "iran").do(as_command(seal))
    state = table.state
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert table.state is state
    said = "Another step has come since: Iran's plan. Nothing was taken back; Undo takes that one back now."
    assert said in " ".join(texts(window.notice))
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not table.state.table.plays
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "a note" in window.toast.text()


def test_the_drawer_takes_nothing_back_that_came_while_it_was_read(
    window: TableWindow, table: Session
) -> None:
    to_planning(window)
    window.open_tool("history")
    seal = next(one for one in legal_moves(table.state, "iran") if isinstance(one, Move))
    SeatDoor(table, "iran").do(as_command(seal))
    click(window, "history-undo")
    assert table.state.table.plays
    click(window, "history-undo")
    assert not table.state.table.plays


def test_undo_says_what_it_takes_back_and_does_it(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    assert "Pentagon press conference" in find(window, "undo").toolTip()
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert table.state.memory.fired[0] == ()


def test_an_inject_can_be_left_out_or_put_off(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_Return)
    click(window, "postpone-inject")
    assert table.state.memory.postponed == {"inj-pentagon-charge": 2}


def test_stages_are_made_in_advance_while_nobody_presses_anything(
    qtbot: QtBot, table: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.windows.stages.WARM_UP_MS", 0)
    window = open_table(table)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: set(STAGES) <= set(window.stages.made))
    window.bridge.close()
    assert {stage.isVisible() for stage in window.stages.made.values()} == {True, False}


def test_the_seats_open_in_a_drawer_where_the_stage_takes_the_whole_width(window: TableWindow) -> None:
    for _ in range(6):
        if window.stage().wide:
            break
        click(window, "primary")
    assert not window.seats.isVisible()
    click(window, "show-seats")
    assert window.seats.isVisible()
    press(window, Qt.Key.Key_Escape)
    window.staging.show("graph")
    QApplication.processEvents()
    assert window.seats.isVisible()
    assert window.seats.x() < window.stages.mapTo(window, QPoint()).x()


@pytest.mark.parametrize("size", [(683, 690), (960, 690), (800, 500)])
def test_in_half_a_screen_the_side_panels_stand_in_drawers_and_nothing_leaves_the_window(
    window: TableWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    QApplication.processEvents()
    assert not window.seats.isVisible()
    stage = window.stages
    assert stage.mapTo(window, QPoint(stage.width(), 0)).x() <= window.width()
    click(window, "show-seats")
    assert window.seats.isVisible()
    press(window, Qt.Key.Key_Escape)
    window.resize(1366, 690)
    QApplication.processEvents()
    assert window.seats.isVisible()
    assert window.seats.x() < stage.mapTo(window, QPoint()).x()


def test_in_a_narrow_hand_the_key_to_the_odds_gives_way_to_the_words_of_the_buttons(
    window: TableWindow,
) -> None:
    footer = hand_of(window, "russia").footer
    assert footer.key.isVisible()
    window.resize(960, 690)
    QApplication.processEvents()
    assert not footer.key.isVisible()
    for button in (footer.free_button, footer.pass_button, footer.seal_button):
        assert button.width() >= button.sizeHint().width(), button.text()
    window.resize(1366, 690)
    QApplication.processEvents()
    assert footer.key.isVisible()


def test_in_half_a_laptops_screen_the_aims_of_a_hand_are_a_page_beside_the_cards(window: TableWindow) -> None:
    hand = hand_of(window, "russia")
    assert hand.board.isVisible()
    window.resize(683, 690)
    QApplication.processEvents()
    assert not hand.board.isVisible()
    assert hand.reading.mapTo(window, QPoint(hand.reading.width(), 0)).x() <= window.width()
    hand.open_page("board")
    assert hand.board.isVisible()
    window.resize(1366, 690)
    QApplication.processEvents()
    assert hand.board.isVisible()
    assert hand.middle.shows_cards()


def test_tab_leads_from_the_free_move_to_the_footer(window: TableWindow) -> None:
    hand_of(window, "russia")
    control = find(window, "hand-tabs")
    assert isinstance(control, SegmentedControl)
    QTest.mouseClick(control.button("free"), Qt.MouseButton.LeftButton)
    order: list[str] = []
    at: QWidget | None = find(window, "free-title")
    for _ in range(60):
        assert at is not None
        order.append(at.objectName())
        at = at.nextInFocusChain()
    assert [one for one in order if one.startswith("free-")][:6] == [
        "free-title",
        "free-intent",
        "free-means",
        "free-desired",
        "free-reasons",
        "free-kind",
    ]
    assert order.index("free-target") < order.index("pass") < order.index("seal")


def test_cards_take_the_room_of_the_shelf_and_stay_where_they_are_while_one_is_argued_for(
    window: TableWindow,
) -> None:
    hand = hand_of(window, "russia")
    faces = [find(window, f"card-{one.id}") for one in hand._hand.cards]
    least = ShelfCard.least_size().height()
    places = [face.geometry() for face in faces]
    assert min(place.height() for place in places) > least
    assert places[-1].bottom() <= hand.shelf.viewport().height()
    aimed = next(one for one in hand._hand.cards if one.playable and len(one.targets) > 1)
    click(window, f"card-{aimed.id}")
    press(window, Qt.Key.Key_B)
    assert [face.geometry() for face in faces] == places
    hand.shelf.setFixedHeight(280)
    QApplication.processEvents()
    assert faces[0].height() == least


def test_a_target_is_picked_on_the_graph(window: TableWindow) -> None:
    hand = hand_of(window, "russia")
    row = next(one for one in hand._hand.cards if one.playable and len(one.targets) > 1)
    click(window, f"card-{row.id}")
    box = find(window, "target-1")
    assert isinstance(box, QComboBox)
    other = next(target for target, _, why in row.targets if not why and target != box.currentData())
    click(window, "point-1")
    canvas = find(window, "graph")
    assert isinstance(canvas, GraphCanvas)
    place = canvas.place_of(("actor", other)).toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert box.currentData() == other
    assert find(window, f"card-{row.id}").isVisible()


def test_the_hand_s_commands_stand_in_the_palette_while_it_is_open(window: TableWindow) -> None:
    to_planning(window)
    assert "seal" not in {one.id for one, _ in commands_in(window)}
    hand_of(window, "russia")
    offered = {one.id for one, _ in commands_in(window)}
    assert {"seal", "hide-hand"} <= offered
    assert "undo" not in offered


def test_an_idle_hand_is_announced_before_the_curtain_closes(window: TableWindow) -> None:
    hand = hand_of(window, "russia")
    window.seclusion.pass_time(51)
    assert hand.band.is_late
    window.seclusion.pass_time(60)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.findChildren(HandPanel) == []
    assert window.curtain.isVisible()
    assert "kept" in window.curtain.hint.text()


def test_everyone_else_passes_by_one_press_and_one_undo(window: TableWindow) -> None:
    to_planning(window)
    click(window, "others-pass")
    assert set(window.bridge.state.table.passed) == set(window.bridge.state.compiled.seats)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.bridge.state.table.passed == ()


def who_sits(window: TableWindow, seat: str) -> tuple[str, ...]:
    return people.players(window.bridge.session, window.bridge.state, seat)


def test_a_bots_seat_says_which_bot_plays_it(window: TableWindow) -> None:
    free = next(seat for seat in window.bridge.state.compiled.seats if not who_sits(window, seat))
    seat_bot(window.bridge.session, free, "greedy")
    window.refresh(())
    said = " ".join(str(window.seats.list.model().index(row, 0).data(RowRole.SUBTITLE)) for row in range(5))
    assert "Bot: greedy" in said


def test_the_first_inject_of_the_flagship_stands_below_the_opening_situation(window: TableWindow) -> None:
    press(window, Qt.Key.Key_Return)
    assert window.bridge.session.scenario.summary in window.stage().situation.text()  # type: ignore[attr-defined]
