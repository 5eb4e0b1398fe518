"""The effect picker: pressed at the graph or by keys, it writes what would have been typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.table_kit import click, find, open_for_control, press, session, texts
from ui.panels.picker.sheet import PickerSheet, Wanted
from ui.windows.table import TableWindow
from wargame.session.session import Session
from wargame.terms import alignment

FOUR = {
    "exceeds": ("Exceeds", "alignment(iran, russia) +2"),
    "succeeds": ("Succeeds", ""),
    "partly": ("Partly", ""),
    "fails": ("Fails", ""),
}


@pytest.fixture(scope="module")
def table() -> Session:
    """A session of the flagship, in which the tests record corrections only."""
    return session()


@pytest.fixture
def took() -> dict[str, str]:
    """What a form was given."""
    return {}


@pytest.fixture
def sheet(window: TableWindow, took: dict[str, str]) -> PickerSheet:
    """The picker over the window, for the terms of a free move."""
    assert PickerSheet.open(window, window.bridge, Wanted(title="Terms", boxes=FOUR, done=took.update)) == ""
    QApplication.processEvents()
    return seen(window)


def seen(window: TableWindow) -> PickerSheet:
    found = find(window, "effect-picker")
    assert isinstance(found, PickerSheet)
    return found


def press_on(sheet: PickerSheet, kind: str, *ids: str) -> None:
    """Press a tie or an actor on the graph."""
    canvas = sheet.graph.canvas
    item = ("tie", (ids[0], ids[1])) if kind == "tie" else ("actor", ids[0])
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.place_of(item).toPoint())  # type: ignore[arg-type]
    QApplication.processEvents()


def test_a_tie_and_plus_write_the_sentence(sheet: PickerSheet, took: dict[str, str]) -> None:
    press_on(sheet, "tie", "iran", "russia")
    click(sheet, "picked-more")
    assert any(text.startswith("Succeeds: Iran and Russia +1, from +") for text in texts(sheet))
    press(sheet, Qt.Key.Key_Return)
    assert took["succeeds"] == "alignment(iran, russia) +1"
    assert took["exceeds"] == FOUR["exceeds"][1]


def test_two_actors_in_a_row_start_a_new_tie_by_keys_in_the_chosen_box(
    sheet: PickerSheet, took: dict[str, str]
) -> None:
    press(sheet, Qt.Key.Key_4)
    press_on(sheet, "actor", "uzbekistan")
    press_on(sheet, "actor", "tajikistan")
    press(sheet, Qt.Key.Key_Minus)
    press(sheet, Qt.Key.Key_Minus)
    press(sheet, Qt.Key.Key_Return)
    assert took["fails"] == "alignment(tajikistan, uzbekistan) -2"


def test_a_seat_pressed_alone_offers_influence_and_scrutiny(sheet: PickerSheet, took: dict[str, str]) -> None:
    press_on(sheet, "actor", "iran")
    press(sheet, Qt.Key.Key_Plus)
    click(sheet, "picked-other")
    press(sheet, Qt.Key.Key_Plus)
    press(sheet, Qt.Key.Key_Return)
    assert took["succeeds"] == "influence(iran) +1; scrutiny(iran) +1"


def test_a_track_is_moved_by_its_buttons_and_delete_takes_it_away(
    sheet: PickerSheet, took: dict[str, str]
) -> None:
    click(sheet, "track-more-settlement")
    click(sheet, "track-less-western-buffer")
    sheet.graph.canvas.setFocus()
    press(sheet, Qt.Key.Key_Delete)
    press(sheet, Qt.Key.Key_Return)
    assert took["succeeds"] == "track(settlement) +1"


def test_letters_go_to_an_actor_and_arrows_to_ties(sheet: PickerSheet, took: dict[str, str]) -> None:
    QTest.keyClicks(sheet.graph.canvas, "ka")
    assert sheet.graph.canvas.focused() == ("actor", "kabul")
    while (item := sheet.graph.canvas.focused()) is None or item[0] != "tie":
        press(sheet, Qt.Key.Key_Right)
    press(sheet, Qt.Key.Key_Plus)
    press(sheet, Qt.Key.Key_Return)
    assert took["succeeds"] == f"{alignment(*item[1])} +1"


def test_escape_leaves_everything_as_it_was(
    window: TableWindow, sheet: PickerSheet, took: dict[str, str]
) -> None:
    click(sheet, "track-more-settlement")
    press(sheet, Qt.Key.Key_Escape)
    assert took == {}
    assert not any(one.isVisible() for one in window.findChildren(PickerSheet))


def test_a_text_with_a_fault_is_told_and_kept(window: TableWindow) -> None:
    boxes = {"one": ("What happens", "track(settlement) plus 1")}
    said = PickerSheet.open(window, window.bridge, Wanted(title="Inject", boxes=boxes, done=print))
    assert "plus" in said


def test_in_a_deal_only_what_is_the_parties_can_move(window: TableWindow, took: dict[str, str]) -> None:
    boxes = {"deal": ("What happens", "")}
    wanted = Wanted(title="Deal", boxes=boxes, done=took.update, among=("iran", "russia"))
    assert PickerSheet.open(window, window.bridge, wanted) == ""
    QApplication.processEvents()
    sheet = seen(window)
    press_on(sheet, "tie", "iran", "taliban")
    press(sheet, Qt.Key.Key_Plus)
    press_on(sheet, "tie", "iran", "russia")
    press(sheet, Qt.Key.Key_Plus)
    press(sheet, Qt.Key.Key_Return)
    assert took == {"deal": "alignment(iran, russia) +1"}


def test_an_inject_takes_what_was_pointed_at(window: TableWindow) -> None:
    window.open_tool("injects")
    open_for_control(window)
    find(window, "inject-tabs").button("new").click()  # type: ignore[attr-defined]  # the tabs
    click(window, "inject-point")
    click(seen(window), "track-more-settlement")
    click(seen(window), "set-effects")
    field = find(window, "new-effects")
    assert isinstance(field, QLineEdit)
    assert field.text() == "track(settlement) +1"


def test_the_board_is_corrected_by_pointing_with_a_reason(window: TableWindow, table: Session) -> None:
    window.open_tool("correct")
    before = table.state.track("settlement")
    click(window, "correct-point")
    assert "Write first why the board is corrected." in " ".join(texts(window))
    QTest.keyClicks(find(window, "correct-reason"), "It was misread.")
    click(window, "correct-point")
    click(seen(window), "track-more-settlement")
    click(seen(window), "set-effects")
    assert table.state.track("settlement") == before + 1


def test_the_tie_is_drawn_as_wide_as_it_would_stand_and_no_other_moves(sheet: PickerSheet) -> None:
    before = {tie.pair: tie for tie in sheet.graph.canvas.scene.picture().ties}
    press_on(sheet, "tie", "iran", "russia")
    click(sheet, "picked-more")
    after = {tie.pair: tie for tie in sheet.graph.canvas.scene.picture().ties}
    changed = {both for both, tie in after.items() if tie.stroke != before[both].stroke}
    assert changed == {("iran", "russia")}
    assert all(tie.curve == before[both].curve for both, tie in after.items())


def test_a_tie_that_was_too_weak_to_be_seen_comes_up_while_it_grows(sheet: PickerSheet) -> None:
    press_on(sheet, "actor", "uzbekistan")
    press_on(sheet, "actor", "iran")
    assert ("tie", ("iran", "uzbekistan")) not in sheet.graph.canvas.scene.items()
    for _ in range(6):
        press(sheet, Qt.Key.Key_Minus)
    assert ("tie", ("iran", "uzbekistan")) in sheet.graph.canvas.scene.items()
