"""The cards in the editor, driven by clicks and keys: grid, drawn card, effects, conditions."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import type_text
from tests.ui.panels.test_strip import AtOnce, play
from tests.ui.table_kit import click, find, press, texts
from tests.ui.windows.test_editor import PRACTICE, editor_of, entry_at, field, items, retype, text_of
from ui.panels.editor.card_cells import ink_of
from ui.panels.editor.card_form import CardInspector
from ui.panels.editor.card_grid import COLUMNS
from ui.panels.editor.cards import CardsPage
from ui.panels.editor.effect_table import AmountField
from ui.panels.editor.pickers import ConditionControl
from ui.theme.theme import current_theme
from ui.widgets.number_field import NumberField
from ui.windows.editor import EditorPage
from wargame.scenario.document.edits import Set
from wargame.scenario.files import copied
from wargame.shown.editor.cards import CardLine, SeatHead

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[EditorPage]:
    """The editor with a practice game of the user's, at its cards."""
    with editor_of(copied(PRACTICE)) as made:
        yield made


@pytest.fixture
def played(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[EditorPage]:
    """The same, with bots that are done before anybody looks."""
    monkeypatch.setattr("ui.panels.editor.player.another_process", AtOnce)
    monkeypatch.setattr("ui.panels.editor.strip.PLAYS_AFTER_MS", 600_000)  # only where a test says so
    with editor_of(copied(PRACTICE)) as made:
        yield made


def cards_of(page: EditorPage) -> CardsPage:
    shown = items(page, "cards")
    assert isinstance(shown, CardsPage)
    QApplication.processEvents()
    return shown


def card_of(page: EditorPage) -> CardInspector:
    inspector = cards_of(page).inspector
    assert isinstance(inspector, CardInspector)
    return inspector


def test_a_cost_is_typed_into_its_cell_and_filled_down_over_the_selection(page: EditorPage) -> None:
    cards = cards_of(page)
    grid = cards.grid
    cost = COLUMNS.index("cost")
    first = grid.cards.row_of(("cards", 0))
    grid.setCurrentIndex(grid.cards.index(first, cost))
    grid.setFocus()
    type_text("3")
    press(page, Qt.Key.Key_Return)
    assert page.bridge.document.value(("cards", 0, "cost")) == 3
    grid.setFocus()
    for _ in range(2):
        press(page, Qt.Key.Key_Down, SHIFT)
    press(page, Qt.Key.Key_D, CONTROL)
    assert [page.bridge.document.value(("cards", at, "cost")) for at in range(4)] == [3, 3, 3, 1]
    assert page.bridge.undo_words() == "2 cells filled"
    press(page, Qt.Key.Key_Z, CONTROL)
    assert [page.bridge.document.value(("cards", at, "cost")) for at in range(3)] == [3, 2, 1]


def test_the_next_card_is_of_the_seat_chosen_beside_it_one_without_cards_too(page: EditorPage) -> None:
    items(page, "seats").add("The council")
    cards = cards_of(page)
    heads = [line for line in cards.grid.cards.lines if isinstance(line, SeatHead)]
    assert [(one.name, one.words) for one in heads][-1] == ("The council", "no cards yet")
    cards.grid.choose(("cards", 8))
    assert cards.given() == {"owners": ["ferry"]}
    cards.owner.setFocus()
    press(cards.owner, Qt.Key.Key_End)
    assert cards.owner.currentText() == "For The council"
    for title in ("Call a meeting", "Hear both sides"):
        cards.line.setText(title)
        cards.line.setFocus()
        press(cards.line, Qt.Key.Key_Return)
    made = page.bridge.document.value(("cards",))[-2:]
    assert [(one["title"], one["owners"]) for one in made] == [
        ("Call a meeting", ["the-council"]),
        ("Hear both sides", ["the-council"]),
    ]


def test_new_seats_look_unlike_those_that_are_there(page: EditorPage) -> None:
    seats = items(page, "seats")
    for name in ("The council", "The village", "The mill"):
        seats.add(name)
    drawings = [one["glyph"] for one in page.bridge.document.value(("actors",)) if "glyph" in one]
    assert len(drawings) == len(set(drawings)) == 6


def test_rows_of_a_spreadsheet_change_cards_and_make_new_ones_in_one_step(page: EditorPage) -> None:
    before = text_of(page)
    cards = cards_of(page)
    cards.grid.choose(("cards", 8))
    cards.paste("Loosen two stones\t2\t8\r\nSwim\t1\t6\r\nSail\t1\t−7\r\n")
    assert text_of(page) == before, "several columns of several rows are looked at first"
    asked = list(texts(find(page, "ask")))
    assert "Paste 3 rows?" in asked
    assert any("difficulty 7 → 8" in words and "“Swim” and “Sail” new" in words for words in asked)
    click(page, "paste-now")
    made = page.bridge.document.value(("cards",))
    assert [(one["title"], one["cost"], one["difficulty"]) for one in made[8:]] == [
        ("Loosen two stones", 2, 8),
        ("Swim", 1, 6),
        ("Sail", 1, -7),
    ]
    assert made[9]["owners"] == ["ferry"]
    press(page, Qt.Key.Key_Z, CONTROL)
    assert text_of(page) == before


def test_tab_goes_from_cell_to_cell_and_out_at_the_ends_of_the_grid(page: EditorPage) -> None:
    grid = cards_of(page).grid
    first = grid.cards.index(grid.cards.row_of(("cards", 0)), COLUMNS.index("title"))
    grid.setCurrentIndex(first)
    grid.setFocus()
    passed = []
    for _ in range(3):
        press(page, Qt.Key.Key_Tab)
        passed.append((grid.path(), grid.column()))
    assert passed == [(("cards", 0), "cost"), (("cards", 0), "throw"), (("cards", 1), "title")]
    press(page, Qt.Key.Key_Tab)
    type_text("3")
    press(page, Qt.Key.Key_Tab)
    assert page.bridge.document.value(("cards", 1, "cost")) == 3
    assert (grid.path(), grid.column(), grid.state()) == (("cards", 1), "throw", grid.State.NoState)
    press(page, Qt.Key.Key_Backtab, SHIFT)
    assert grid.column() == "cost"
    assert len(grid.selectedIndexes()) == 1
    grid.setCurrentIndex(first)
    press(page, Qt.Key.Key_Backtab, SHIFT)
    assert not grid.hasFocus(), "before the first cell lies what stands before the grid"
    last = len(grid.cards.lines) - 1
    grid.setFocus()
    grid.setCurrentIndex(grid.cards.index(last, COLUMNS.index("throw")))
    press(page, Qt.Key.Key_Tab)
    assert not grid.hasFocus(), "after the last cell comes what stands after the grid"


def test_the_corner_of_a_cell_is_dragged_down_to_fill_what_is_below(page: EditorPage) -> None:
    grid = cards_of(page).grid
    throw = COLUMNS.index("throw")
    grid.setFocus()
    grid.setCurrentIndex(grid.cards.index(grid.cards.row_of(("cards", 1)), throw))
    to = grid.visualRect(grid.cards.index(grid.cards.row_of(("cards", 4)), throw)).center()
    before = [page.bridge.document.value(("cards", at, "difficulty")) for at in range(6)]
    assert len(set(before[1:5])) > 1
    spot = grid.corner().center()
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(grid.viewport(), to)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=to)
    after = [page.bridge.document.value(("cards", at, "difficulty")) for at in range(6)]
    assert after == [before[0], *[before[1]] * 4, before[5]]
    assert page.bridge.undo_words() == "3 cells filled"


def test_a_press_on_a_part_of_the_drawn_card_goes_to_its_field(page: EditorPage) -> None:
    inspector = card_of(page)
    assert inspector.card is not None
    face = inspector.card.face
    found: dict[str, QPoint] = {}
    for y in range(2, face.height() - 2, 4):
        for x in (face.width() // 3, face.width() - 24):
            found.setdefault(face.part_at(QPointF(x, y)), QPoint(x, y))
    assert {"kind", "cost", "title", "text", "odds"} <= set(found)
    for part, name in (("title", "title"), ("cost", "cost"), ("odds", "difficulty"), ("kind", "instrument")):
        QTest.mouseClick(face, Qt.MouseButton.LeftButton, pos=found[part])
        focus = QApplication.focusWidget()
        assert focus is not None
        assert inspector.card.entries[name].isAncestorOf(focus), part
        if part == "cost":
            type_text("3")
            press(page, Qt.Key.Key_Tab)
            assert page.bridge.document.value(("cards", 0, "cost")) == 3


def test_rows_that_cannot_be_taken_are_refused_whole_and_in_words(page: EditorPage) -> None:
    before = text_of(page)
    cards = cards_of(page)
    cards.grid.choose(("cards", 8))
    cards.paste("A\t1\t7\nB\tmuch\t7")
    assert "row 2 has “much”" in page.toast.text()
    assert text_of(page) == before


def test_cards_can_be_copied_for_a_spreadsheet_and_several_be_taken_out(page: EditorPage) -> None:
    cards = cards_of(page)
    grid = cards.grid
    grid.setCurrentIndex(grid.cards.index(grid.cards.row_of(("cards", 0)), COLUMNS.index("title")))
    grid.setFocus()
    press(page, Qt.Key.Key_Down, SHIFT)
    press(page, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "Lay a pier\nAsk for the road"
    press(page, Qt.Key.Key_Delete)
    assert len(page.bridge.document.value(("cards",))) == 7
    press(page, Qt.Key.Key_Z, CONTROL)
    assert len(page.bridge.document.value(("cards",))) == 9


def test_the_order_can_be_by_cost(page: EditorPage) -> None:
    cards = cards_of(page)
    cards.order.setCurrentIndex(cards.order.findData("cost"))
    cards.order.activated.emit(0)
    costs = [line.cost for line in cards.grid.cards.lines if isinstance(line, CardLine)]
    assert costs == sorted(costs)
    assert len(costs) == 9


def test_the_card_is_drawn_as_it_is_typed_and_told_when_it_is_too_long(page: EditorPage) -> None:
    inspector = card_of(page)
    assert inspector.card is not None
    retype(field(page, "cards.0.title"), "A title that is much too long for the face of any card")
    content = inspector.card.face.content()
    assert content is not None
    assert content.title.startswith("A title that is much")
    assert "find room on the card" in inspector.card.too_long.text()


def test_effects_are_one_table_that_steps_types_and_takes_over(page: EditorPage) -> None:
    inspector = card_of(page)
    assert inspector.card is not None
    cell = inspector.card.effects.cell(0, 1)
    cell.setFocus()
    press(page, Qt.Key.Key_Up)
    press(page, Qt.Key.Key_Right, CONTROL)
    card = page.bridge.document.value(("cards", 0))
    assert (card["succeeds"], card["partly"]) == ("track(bridge) +2", "track(bridge) +2")
    retype(inspector.card.effects.cell(0, 3), "=4")
    press(page, Qt.Key.Key_Tab)
    assert page.bridge.document.value(("cards", 0, "fails")) == "influence(east-town) -1; track(bridge) = 4"
    click(page, "add-effect")
    assert page.bridge.document.is_playable
    assert len(inspector.card.effects.findChildren(AmountField)) == 12


def test_what_bots_say_of_a_card_pushes_no_field_away(page: EditorPage) -> None:
    inspector = card_of(page)
    assert inspector.card is not None
    fields = [*inspector.card.entries.values(), inspector.card.effects]
    before = [one.mapTo(inspector, QPoint(0, 0)) for one in fields]
    inspector.card.used.tell("It was never played. " * 12, "warn")
    inspector.card.used.show()
    QApplication.processEvents()
    assert [one.mapTo(inspector, QPoint(0, 0)) for one in fields] == before


def test_a_press_on_a_number_of_what_changes_selects_it_to_be_typed_over(page: EditorPage) -> None:
    inspector = card_of(page)
    assert inspector.card is not None
    cell = next(
        one for one in inspector.card.effects.findChildren(AmountField) if one.text() not in ("", "·")
    )
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    QApplication.processEvents()
    assert cell.selectedText() == cell.text()


def test_a_condition_is_picked_and_written_both_ways(page: EditorPage) -> None:
    card_of(page)
    entry = entry_at(page, ("cards", 0, "requires"))
    control = entry.findChild(ConditionControl)
    assert isinstance(control, ConditionControl)
    control.add_button.click()
    assert page.bridge.document.value(("cards", 0, "requires")) == "track(bridge) >= 0"
    number = control.picked.findChild(NumberField)
    assert isinstance(number, NumberField)
    number.setValue(3)
    assert page.bridge.document.value(("cards", 0, "requires")) == "track(bridge) >= 3"
    control.text_button.click()
    retype(control.text.field, "played(ask-for-the-road)")
    assert page.bridge.document.value(("cards", 0, "requires")) == "played(ask-for-the-road)"
    QApplication.processEvents()
    assert control.text.isVisible()
    assert "Ask for the road" in control.text.words.text()


def shares(page: EditorPage, column: str) -> list[str]:
    model = cards_of(page).grid.cards
    rows = [row for row, line in enumerate(model.lines) if isinstance(line, CardLine)]
    return [model.said(row, COLUMNS.index(column)) for row in rows]


def test_what_bots_do_with_each_card_stands_beside_it_once_they_played(played: EditorPage) -> None:
    assert not any(shares(played, "played") + shares(played, "worth"))
    play(played)
    assert all(said.endswith("%") for said in shares(played, "played"))
    cards, model = cards_of(played), cards_of(played).grid.cards
    first = model.index(model.row_of(("cards", 0)), COLUMNS.index("worth"))
    assert "of 1,000 games by greedy bots" in model.data(first, Qt.ItemDataRole.ToolTipRole)
    used = find(played, "card-used")
    assert any("1,000 games by greedy bots" in said for said in texts(used))
    head = cards.grid.horizontalHeader()
    for column in ("played", "worth"):
        at = COLUMNS.index(column)
        assert "of 100" in model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        head.sectionClicked.emit(at)
        assert cards.order.currentData() == column
        assert not any(isinstance(line, SeatHead) for line in model.lines)
        found = [line.fared for line in model.lines if isinstance(line, CardLine) and line.fared is not None]
        told = [one.played if column == "played" else -1 if one.worth is None else one.worth for one in found]
        assert told == sorted(told)
    head.sectionClicked.emit(COLUMNS.index("worth"))
    assert cards.order.currentData() == "seat", "the same head once more: by seat again"


def test_numbers_of_before_a_change_are_grey_and_say_so_until_the_bots_have_played_again(
    played: EditorPage,
) -> None:
    play(played)
    model = cards_of(played).grid.cards

    def told() -> tuple[set[str], bool, bool]:
        lines = [line for line in model.lines if isinstance(line, CardLine)]
        at = model.index(model.row_of(lines[0].path), COLUMNS.index("played"))
        said = str(model.data(at, Qt.ItemDataRole.ToolTipRole))
        beside = any("Before the last change: " in one for one in texts(find(played, "card-used")))
        return {ink_of(line).name() for line in lines}, "Before the last change: " in said, beside

    tokens = current_theme().tokens
    assert told() == ({tokens.ink.lower()}, False, False)
    played.bridge.do(Set(("cards", 0, "cost"), 2), "")
    QApplication.processEvents()
    assert told() == ({tokens.ink3.lower()}, True, True)
    assert all(said.endswith("%") for said in shares(played, "played"))
    play(played)
    assert told() == ({tokens.ink.lower()}, False, False)


def test_a_card_that_no_bot_plays_has_a_sign_and_says_so(played: EditorPage) -> None:
    play(played)
    cards = cards_of(played)
    row, line = next(
        (row, line)
        for row, line in enumerate(cards.grid.cards.lines)
        if isinstance(line, CardLine) and line.title == "Loosen a stone"
    )
    cards.go_to(line.path)
    QApplication.processEvents()
    sign = cards.grid.cards.index(row, COLUMNS.index("sign"))
    title = cards.grid.cards.index(row, COLUMNS.index("title"))
    words = "It was never played in 1,000 games by greedy bots, and could be in 100% of them."
    assert words in cards.grid.cards.data(sign, Qt.ItemDataRole.ToolTipRole)
    assert words in cards.grid.cards.data(title, Qt.ItemDataRole.AccessibleTextRole)
    assert words in texts(find(played, "card-used"))
