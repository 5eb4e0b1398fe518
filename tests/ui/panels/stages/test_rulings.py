"""Rulings and outcomes at the table, by clicks and keys: methods, reasons, dice, override, what moved."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drawn import drawn_and_said
from tests.ui.sessions import step
from tests.ui.table_kit import click, find, open_backstage, open_table, press, session, texts
from ui.panels.stages.outcome import OutcomeStage
from ui.panels.stages.rulings.panel import AdjudicationStage
from ui.theme.theme import current_theme
from ui.widgets.ladder import OutcomeLadder
from ui.widgets.segments import PaintedRadio, SegmentedControl
from ui.windows.table import TableWindow
from wargame.game.adjudication.reckoning import odds
from wargame.game.events import ChancesNamed, MoveRuled, NoteMade
from wargame.game.moves import FreeText, Move
from wargame.game.rules import legal_moves, rulings_due, seat_to_move
from wargame.places import scenarios_folder
from wargame.scenario.load import read
from wargame.session import play, rulings
from wargame.session.opening import Plan, start
from wargame.session.session import Session
from wargame.shown import effects
from wargame.terms import alignment
from wargame.words.methods import Method


def reach(table: Session, kind: str) -> None:
    while table.state.phase_kind != kind:
        step(table)


@pytest.fixture
def table() -> Session:
    """A session of the flagship in the resolution of turn 1."""
    made = session()
    reach(made, "resolution")
    return made


@pytest.fixture
def window(qtbot: QtBot, table: Session) -> Iterator[TableWindow]:
    """Its window, without movement."""
    current_theme().choose(reduced_motion=True)
    made = open_table(table)
    qtbot.addWidget(made)
    yield made
    made.bridge.close()


def ruled(table: Session) -> MoveRuled:
    """The last ruling on record."""
    events = [one.event for one in table.history.line() if isinstance(one.event, MoveRuled)]
    return events[-1]


def choose(window: TableWindow, method: Method) -> None:
    control = find(window, "method")
    assert isinstance(control, SegmentedControl)
    QTest.mouseClick(control.button(method), Qt.MouseButton.LeftButton)


def type_into(window: TableWindow, name: str, text: str, *, enter: bool = False) -> None:
    field = find(window, name)
    field.setFocus()
    QTest.keyClicks(field, text)
    if enter:
        QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def set_number(window: TableWindow, name: str, value: int) -> None:
    field = find(window, name)
    assert isinstance(field, QSpinBox)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, str(value))
    QTest.keyClick(field, Qt.Key.Key_Tab)


def look_at(window: TableWindow, outcome: str) -> None:
    ladder = find(window, "ladder")
    assert isinstance(ladder, OutcomeLadder)
    rungs = ladder.findChildren(PaintedRadio)
    rung = next(one for one in rungs if one.accessibleName().casefold().startswith(outcome))
    QTest.mouseClick(rung, Qt.MouseButton.LeftButton)


def press_enter(window: TableWindow) -> None:
    QTest.keyClick(window.primary, Qt.Key.Key_Return)


def click_primary(window: TableWindow) -> None:
    QTest.mouseClick(window.primary, Qt.MouseButton.LeftButton)


def test_enter_throws_and_the_throw_is_recorded_at_once(window: TableWindow, table: Session) -> None:
    number = rulings_due(table.state)[0]
    press(window, Qt.Key.Key_Return)
    assert ruled(table).number == number
    assert window.primary.words() == "Show it on the graph"


def test_enter_shows_what_moved_when_the_dice_have_come_to_rest(qtbot: QtBot, window: TableWindow) -> None:
    current_theme().choose(reduced_motion=False)
    window.primary.setFocus()
    QTest.keyClick(window.primary, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.primary.words() == "Show it on the graph", timeout=10_000)
    current_theme().choose(reduced_motion=True)
    press(window, Qt.Key.Key_Return)
    assert isinstance(window.stage(), OutcomeStage)


def test_any_key_ends_the_fall_and_does_nothing_else(window: TableWindow, table: Session) -> None:
    current_theme().choose(reduced_motion=False)
    window.primary.setFocus()
    QTest.keyClick(window.primary, Qt.Key.Key_Return)
    recorded = len(table.history.entries)
    assert window.primary.words() == "Show how it fell"
    QTest.keyClick(window, Qt.Key.Key_O)
    assert window.primary.words() == "Show it on the graph"
    assert not [one for one in window.findChildren(QWidget, "override-put") if one.isVisible()]
    assert len(table.history.entries) == recorded
    press(window, Qt.Key.Key_Return)
    assert isinstance(window.stage(), OutcomeStage)
    current_theme().choose(reduced_motion=True)


@pytest.mark.parametrize("press_it", [press_enter, click_primary])
def test_while_the_dice_fall_the_button_ends_the_fall_as_its_badge_says(
    window: TableWindow, press_it: Callable[[TableWindow], None]
) -> None:
    current_theme().choose(reduced_motion=False)
    window.primary.setFocus()
    QTest.keyClick(window.primary, Qt.Key.Key_Return)
    assert (window.primary.words(), window.primary.key()) == ("Show how it fell", "Enter")
    press_it(window)
    assert (window.primary.words(), window.primary.key()) == ("Show it on the graph", "Enter")
    assert isinstance(window.stage(), AdjudicationStage)
    current_theme().choose(reduced_motion=True)


def test_enter_that_is_held_down_throws_once_and_goes_no_further(window: TableWindow) -> None:
    current_theme().choose(reduced_motion=False)
    window.primary.setFocus()
    QTest.keyPress(window.primary, Qt.Key.Key_Return)
    stage = window.stage()
    assert isinstance(stage, AdjudicationStage)
    repeat(window.primary)
    assert stage.fallen.is_moving()
    stage.fallen.finish()
    repeat(window.primary)
    assert isinstance(window.stage(), AdjudicationStage)
    assert window.primary.words() == "Show it on the graph"
    current_theme().choose(reduced_motion=True)


def repeat(widget: QWidget) -> None:
    """Let Enter repeat itself, as it does while it is held down."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_Return, none, "\r", True))


def test_nothing_tells_the_outcome_before_the_dice_lie(window: TableWindow) -> None:
    current_theme().choose(reduced_motion=False)
    window.primary.setFocus()
    QTest.keyClick(window.primary, Qt.Key.Key_Return)
    stage = window.stage()
    assert isinstance(stage, AdjudicationStage)
    assert stage.fallen.is_moving()
    assert not stage.fallen.stage.word.isVisible()
    stage.fallen.stage.finish()
    assert stage.fallen.stage.word.isVisible()
    current_theme().choose(reduced_motion=True)


def test_a_reason_moves_the_zones_of_the_ladder_at_once(window: TableWindow) -> None:
    choose(window, "matrix")
    ways = find(window, "ways-to-come")
    before = ways.accessibleName()
    type_into(window, "reason-for", "The port is built.", enter=True)
    assert ways.accessibleName() != before


def test_the_dice_that_are_shown_are_those_on_record(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_R)
    stage, throw = window.stage(), ruled(table).throw
    assert isinstance(stage, AdjudicationStage)
    assert throw is not None
    assert stage.fallen.dice.faces() == throw.dice


def test_a_throw_cannot_be_made_twice(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_R)
    press(window, Qt.Key.Key_R)
    assert table.throws == 1


def test_the_odds_on_the_screen_are_the_odds_of_the_throw(window: TableWindow, table: Session) -> None:
    number = rulings_due(table.state)[0]
    set_number(window, "argument-modifier", 1)
    type_into(window, "argument-reason", "Well argued")
    stage = window.stage()
    assert isinstance(stage, AdjudicationStage)
    shown = odds(table.state, number, stage.choice()).odds
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ruled(table).reckoning.odds == shown
    assert ruled(table).reckoning.argument == 1


def test_a_modifier_without_a_reason_waits_for_one(window: TableWindow) -> None:
    set_number(window, "argument-modifier", 1)
    assert not window.primary.isEnabled()
    assert "Say why the argument moves the throw" in window.footer.detail.text()


def test_reasons_move_the_odds_and_go_on_record_with_the_throw(window: TableWindow, table: Session) -> None:
    choose(window, "matrix")
    type_into(window, "reason-for", "The port is built.", enter=True)
    find(window, "reason-draft-1").setFocus()
    press(window, Qt.Key.Key_Plus)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    said = ruled(table).reckoning.arguments
    assert [(one.text, one.weight) for one in said] == [("The port is built.", 2)]
    assert ruled(table).reckoning.argument == 2


def test_a_dropped_reason_is_not_recorded(window: TableWindow, table: Session) -> None:
    type_into(window, "reason-against", "Nobody believes it.", enter=True)
    draft = find(window, "reason-draft-1")
    draft.setFocus()
    QTest.keyClick(draft, Qt.Key.Key_Delete)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ruled(table).reckoning.arguments == ()


def test_votes_before_the_talk_are_kept_beside_those_after_it(window: TableWindow, table: Session) -> None:
    choose(window, "vote")
    set_number(window, "vote-iran", 70)
    click(window, "keep-chances")
    assert "Before the talk: Iran 70%." in texts(window)
    kept = table.history.line()[-1].event
    assert isinstance(kept, ChancesNamed)
    assert kept.votes == {"iran": 70}
    set_number(window, "vote-iran", 30)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ruled(table).reckoning.votes == {"iran": 30}


def test_votes_may_be_named_in_words(window: TableWindow, table: Session) -> None:
    choose(window, "vote")
    assert not window.primary.isEnabled()
    set_number(window, "vote-iran", 70)
    set_number(window, "vote-russia", 50)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (ruled(table).reckoning.votes, ruled(table).reckoning.chance) == ({"russia": 50, "iran": 70}, 60)


def test_an_estimate_is_thrown_on_a_hundred(window: TableWindow, table: Session) -> None:
    choose(window, "estimate")
    set_number(window, "chance", 40)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    throw = ruled(table).throw
    assert throw is not None
    assert len(throw.dice) == 1


def test_a_named_outcome_is_recorded_without_a_throw(window: TableWindow, table: Session) -> None:
    choose(window, "ruling")
    assert window.primary.words() == "Name the outcome"
    look_at(window, "partly")
    assert window.primary.words() == "Record: partly"
    click(window, "primary")
    assert (ruled(table).outcome, ruled(table).throw) == ("partly", None)


def test_an_outcome_is_named_by_a_large_button_where_dice_would_lie(
    window: TableWindow, table: Session
) -> None:
    choose(window, "ruling")
    click(window, "name-fails")
    assert window.primary.words() == "Record: fails"
    click(window, "primary")
    assert ruled(table).outcome == "fails"


def test_dice_from_the_table_are_typed(window: TableWindow, table: Session) -> None:
    click(window, "type-dice")
    assert not window.primary.isEnabled()
    set_number(window, "die-1", 3)
    set_number(window, "die-2", 4)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    throw = ruled(table).throw
    assert throw is not None
    assert (throw.dice, throw.by_hand) == ((3, 4), True)


def test_a_rationale_goes_on_record(window: TableWindow, table: Session) -> None:
    type_into(window, "rationale", "The lists had been exchanged.")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ruled(table).reason == "The lists had been exchanged."


def test_an_override_needs_its_reason(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_O)
    click(window, "override-put")
    assert "Say why the ruling is overridden" in " ".join(texts(window))
    type_into(window, "override-reason", "It was agreed before.")
    control = find(window, "override-outcome")
    assert isinstance(control, SegmentedControl)
    QTest.mouseClick(control.button("fails"), Qt.MouseButton.LeftButton)
    click(window, "override-put")
    assert table.state.table.last is not None
    assert table.state.table.last.outcome == "fails"


def test_other_effects_can_be_put_in_place(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_O)
    click(window, "override-effects")
    stage = window.stage()
    assert isinstance(stage, AdjudicationStage)
    stage.fallen.form().effects.set_values([(alignment("iran", "kabul"), 1)])
    type_into(window, "override-reason", "Only the two of them heard of it.")
    click(window, "override-put")
    last = table.state.table.last
    assert last is not None
    assert [one.what for one in last.changes] == [alignment("iran", "kabul")]


def test_n_leads_to_the_note_on_the_throw_and_enter_and_esc_back_to_the_step(
    window: TableWindow, table: Session
) -> None:
    press(window, Qt.Key.Key_Return)
    note = find(window, "ruling-note")
    for leave in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        press(window, Qt.Key.Key_N)
        assert note.hasFocus()
        QTest.keyClicks(note, "They had not seen it coming.")
        press(window, leave)
        assert (QApplication.focusWidget(), window.primary.key()) == (window.primary, "Enter")
    assert len([one for one in table.history.line() if isinstance(one.event, NoteMade)]) == 1


def test_a_note_belongs_to_the_ruling_and_its_seat(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_Return)
    event = table.history.head
    type_into(window, "ruling-note", "Silence in the room.", enter=True)
    note = table.history.line()[-1].event
    assert isinstance(note, NoteMade)
    assert (note.on, note.seat) == (event, ruled(table).seat)
    assert window.primary.words() == "Show it on the graph"


def test_what_moved_comes_after_the_throw_and_the_next_move_after_that(
    window: TableWindow, table: Session
) -> None:
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    assert isinstance(window.stage(), OutcomeStage)
    press(window, Qt.Key.Key_Return)
    assert isinstance(window.stage(), AdjudicationStage)
    assert rulings_due(table.state)[0] != ruled(table).number


def test_undo_brings_the_move_back_to_be_ruled_on(window: TableWindow, table: Session) -> None:
    number = rulings_due(table.state)[0]
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.stage(), AdjudicationStage)
    assert rulings_due(table.state)[0] == number
    assert window.primary.words() == "Throw the dice"


def test_nothing_typed_for_one_move_is_left_for_the_next(window: TableWindow) -> None:
    type_into(window, "rationale", "Only here.")
    type_into(window, "reason-for", "Only here.", enter=True)
    for _ in range(3):
        press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        click(window, "primary") if window.primary.words() == "Next move" else None
    stage = window.stage()
    assert isinstance(stage, AdjudicationStage)
    assert (stage.choice().reason, stage.choice().arguments) == ("", ())


def test_terms_of_a_free_move_come_before_its_odds(qtbot: QtBot) -> None:
    table = session()
    reach(table, "planning")
    seat = table.state.compiled.orders[0][0]
    play.play(table, Move(seat=seat, free=FreeText(title="Open the port")))
    reach_without_ruling(table)
    current_theme().choose(reduced_motion=True)
    window = open_table(table)
    qtbot.addWidget(window)
    assert window.primary.words() == "Set the terms"
    type_into(window, "free-succeeds", "alignment(iran, nowhere) +1")
    click(window, "primary")
    assert "cannot be read" in " ".join(texts(find(window, "terms-refusal")))
    field = find(window, "free-succeeds")
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "alignment(iran, kabul) +1")
    click(window, "primary")
    assert window.primary.words() == "Throw the dice"
    window.bridge.close()


def test_the_terms_of_a_card_like_it_are_taken_over_and_changed(qtbot: QtBot) -> None:
    table = session()
    reach(table, "planning")
    play.play(table, Move(seat="russia", target="iran", free=FreeText(title="A second chair")))
    play.others_pass(table)
    reach_without_ruling(table)
    current_theme().choose(reduced_motion=True)
    window = open_table(table)
    qtbot.addWidget(window)
    click(window, "free-point")
    sheet = find(window, "effect-picker")
    click(window, "like-irn-moscow-cell")
    odds_before = find(window, "terms-odds").accessibleName()
    click(window, "difficulty-more")
    assert find(window, "terms-odds").accessibleName() != odds_before
    click(window, "track-more-settlement")
    press(sheet, Qt.Key.Key_Return)
    assert window.primary.words() == "Set the terms"
    press(window, Qt.Key.Key_Return)
    card, played = table.compiled.cards["irn-moscow-cell"].card, table.state.table.plays[-1]
    assert played.terms is not None
    assert played.terms.difficulty == card.difficulty + 1
    for taken, printed in ((played.terms.exceeds, card.exceeds), (played.terms.fails, card.fails)):
        assert effects.read(table.state, taken).by == effects.read(table.state, printed).by
    assert "track(settlement) +1" in played.terms.succeeds
    window.bridge.close()


def reach_without_ruling(table: Session) -> None:
    while not (table.state.phase_kind == "resolution" and rulings_due(table.state)):
        step(table)


def test_the_room_reads_nothing_of_a_covert_move_on_the_outcome(qtbot: QtBot) -> None:
    table = session()
    reach(table, "planning")
    seat = table.state.compiled.orders[0][0]
    covert = {card.id for card in table.scenario.cards if card.covert}
    moves = [one for one in legal_moves(table.state, seat) if isinstance(one, Move) and one.card in covert]
    play.play(table, moves[0])
    reach_without_ruling(table)
    while not table.state.play(rulings_due(table.state)[0]).covert:  # type: ignore[union-attr]  # it is due
        rulings.rule(table)
    current_theme().choose(reduced_motion=True)
    window = open_table(table)
    qtbot.addWidget(window)
    open_backstage(window)
    click(window, "type-dice")
    for name, value in (("die-1", 3), ("die-2", 4), ("exposure-die-1", 1), ("exposure-die-2", 1)):
        set_number(window, name, value)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    click(window, "primary")
    title = ruled(table).title
    assert title not in drawn_and_said(window.stage())
    click(window, "show-secret")
    assert title in drawn_and_said(window.stage())
    click(window, "show-secret")
    seen = visible_texts(window.stage())
    assert not [text for text in seen if title in text]
    assert title not in window.footer.title.text()
    assert title not in drawn_and_said(window.stage())
    window.bridge.close()


def visible_texts(stage: object) -> list[str]:
    assert isinstance(stage, OutcomeStage)
    labels = (stage.kicker, stage.headline, stage.text, stage.thrown, stage.verdict, stage.how)
    shown = [label.text() for label in labels if label.isVisible()]
    return [*shown, stage.accessibleDescription(), *texts(stage.causes), *texts(stage.graph)]


@pytest.mark.parametrize(
    "name", ["light", *(pytest.param(one, marks=pytest.mark.wide) for one in ("dark", "high-contrast"))]
)
@pytest.mark.parametrize("scale", [100, 200])
def test_the_stage_fits_a_small_laptop(window: TableWindow, name: str, scale: int) -> None:
    current_theme().choose(name=name, scale=scale)  # type: ignore[arg-type]  # names of themes
    for _ in range(2):
        for _ in range(3):  # a sheet that has changed is taken over piece by piece
            QApplication.processEvents()
        stage = window.stage()
        assert stage.minimumSizeHint().width() <= 1350
        assert (window.width(), window.height()) == (1366, 690)
        click(window, "primary")
    current_theme().choose(name="light", scale=100)


def one_after_another() -> Session:
    """The practice game with its seats moving one after another, the first of them having moved."""
    text = (scenarios_folder() / "first-steps.yaml").read_text("utf-8")
    begin, end = text.index("    - kind: planning"), text.index("    - kind: upkeep")
    text = text[:begin] + "    - kind: moves\n      title: Moves\n" + text[end:]
    scenario, faults = read(text.replace("order: sealed", "order: sequential"), "practice.yaml")
    assert scenario is not None, faults
    table = start(scenario, Plan(seed=5))
    reach(table, "moves")
    return table


def test_where_seats_move_in_turn_each_move_is_ruled_on_and_shown_at_once(qtbot: QtBot) -> None:
    table = one_after_another()
    current_theme().choose(reduced_motion=True)
    window = open_table(table)
    qtbot.addWidget(window)
    said = []
    for _ in range(2):
        said.append(window.primary.words())
        move = next(one for one in legal_moves(table.state, seat_of(table)) if isinstance(one, Move))
        play.play(table, move, at_once=False)
        for _ in range(2):
            said.append(window.primary.words())
            click(window, "primary")
    assert said[1:3] == ["Throw the dice", "Show it on the graph"]
    assert said[4:] == ["Throw the dice", "Show it on the graph"]
    assert isinstance(window.stage(), OutcomeStage)
    window.bridge.close()


def seat_of(table: Session) -> str:
    seat = seat_to_move(table.state)
    assert seat is not None
    return seat


@pytest.mark.parametrize(
    "scale", [100, 150, *(pytest.param(one, marks=pytest.mark.wide) for one in (80, 125))]
)
def test_a_ruling_needs_no_scrolling_on_a_small_laptop(window: TableWindow, scale: int) -> None:
    current_theme().choose(scale=scale)
    for shown in ("ways-to-come", "ways"):
        for _ in range(3):
            QApplication.processEvents()
        assert find(window, shown).visibleRegion().boundingRect() == find(window, shown).rect()
        assert scrolled_to(window) == []
        click(window, "primary")
    current_theme().choose(scale=100)


def test_the_graphs_of_the_outcomes_take_the_place_of_what_is_asked_and_enter_still_throws(
    window: TableWindow, table: Session
) -> None:
    window.resize(1366, 768)
    click(window, "what-if")
    for shown in ("ways-to-come", "reason-for"):
        assert not any(one.isVisible() for one in window.findChildren(QWidget, shown))
    stage = window.stage()
    assert isinstance(stage, AdjudicationStage)
    assert stage.previews is not None
    assert stage.previews.isVisible()
    assert window.primary.key() == "Enter"
    press(window, Qt.Key.Key_Return)
    assert ruled(table).turn == table.state.turn


def turn_page(window: TableWindow, key: str) -> None:
    pages = find(window, "ruling-pages")
    assert isinstance(pages, SegmentedControl)
    QTest.mouseClick(pages.button(key), Qt.MouseButton.LeftButton)


def scrolled_to(window: TableWindow) -> list[str]:
    """The names of all that is higher than its room."""
    return [
        area.accessibleName()
        for area in window.stage().findChildren(QScrollArea)
        if area.isVisible() and area.verticalScrollBar().maximum() > 0
    ]


def test_where_type_is_large_the_parts_of_a_ruling_are_pages_with_the_ladder_in_sight(
    window: TableWindow, table: Session
) -> None:
    current_theme().choose(scale=150)
    QApplication.processEvents()
    turn_page(window, "reasons")
    type_into(window, "reason-for", "The road is open.", enter=True)
    assert find(window, "ways-to-come").isVisible()
    turn_page(window, "outcomes")
    look_at(window, "partly")
    assert "If it succeeds partly" in texts(window.stage())
    turn_page(window, "reasons")
    before = find(window, "ways-to-come").accessibleName()
    choose(window, "matrix")
    assert find(window, "ways-to-come").accessibleName() != before
    current_theme().choose(scale=100)
    QApplication.processEvents()
    assert find(window, "reason-draft-1").isVisible()
    click(window, "primary")
    assert ruled(table).reckoning.arguments[0].text == "The road is open."
