"""The goals of a scenario as rulers: dragged, moved by keys, told at once, one change each."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panels.test_strip import AtOnce, play
from tests.ui.table_kit import find, texts
from tests.ui.windows.test_editor import PRACTICE, editor_of
from ui.panels.editor.goals import GoalLine, GoalsPage
from ui.panels.editor.measure_control import MeasureControl
from ui.panels.editor.pickers import NumberPicker
from ui.widgets.goal_ruler import GoalRuler
from ui.windows.editor import EditorPage
from wargame.scenario.document.edits import Edit, Set
from wargame.scenario.files import copied
from wargame.shown.editor.fresh import adding
from wargame.shown.editor.sections import section


@pytest.fixture
def page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[EditorPage]:
    monkeypatch.setattr("ui.panels.editor.player.another_process", AtOnce)
    with editor_of(copied(PRACTICE)) as made:
        play(made)
        made.body.go("goals")
        QApplication.processEvents()
        yield made


def ruler(page: EditorPage, goal: str = "east-bridge") -> GoalRuler:
    found = find(page, f"goal-ruler-{goal}")
    assert isinstance(found, GoalRuler)
    return found


def line(page: EditorPage, goal: str = "east-bridge") -> GoalLine:
    found = find(page, f"goal-{goal}")
    assert isinstance(found, GoalLine)
    return found


def bounds(page: EditorPage) -> tuple[int, int]:
    goal = page.bridge.document.data["objectives"][0]
    return goal["lo"], goal["hi"]


def at(one: GoalRuler, value: int) -> QPoint:
    return QPoint(round(one._x(value)), round(one._floor()))


def test_a_bound_is_dragged_told_on_the_way_and_becomes_one_change(page: EditorPage) -> None:
    one = ruler(page)
    before, text = " ".join(texts(line(page))), page.bridge.document.text
    assert bounds(page) == (0, 6)
    QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=at(one, 6))
    QTest.mouseMove(one, at(one, 5))
    QTest.mouseMove(one, at(one, 4))
    assert one.bounds() == (0, 4)
    assert bounds(page) == (0, 6)
    assert " ".join(texts(line(page))) != before
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=at(one, 4))
    assert bounds(page) == (0, 4)
    page.undo()
    assert page.bridge.document.text == text
    assert ruler(page).bounds() == (0, 6)


def test_keys_move_the_bound_and_space_takes_the_other(page: EditorPage) -> None:
    one = ruler(page)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Right)
    assert bounds(page) == (1, 6)
    QTest.keyClick(one, Qt.Key.Key_Space)
    QTest.keyClick(one, Qt.Key.Key_Left)
    assert bounds(page) == (1, 5)
    assert "Second bound is moved by the arrow keys" in ruler(page).accessibleName()


def test_a_bound_stays_on_its_ruler_and_never_meets_the_other(page: EditorPage) -> None:
    one = ruler(page)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Left)
    assert bounds(page) == (0, 6)
    for _ in range(9):
        QTest.keyClick(ruler(page), Qt.Key.Key_Right)
    low, high = bounds(page)
    assert low != high


def test_a_press_beside_the_handles_moves_nothing(page: EditorPage) -> None:
    one = ruler(page)
    QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=at(one, 3))
    QTest.mouseMove(one, at(one, 5))
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=at(one, 5))
    assert bounds(page) == (0, 6)


def test_whoever_comes_to_a_ruler_has_its_goal_in_the_form(page: EditorPage) -> None:
    goals = page.body.page_of("goals")
    assert isinstance(goals, GoalsPage)
    ruler(page, "east-friend").setFocus()
    assert goals.path == ("objectives", 1)
    assert "A friend on the other bank" in " ".join(texts(goals.inspector))


def test_every_goal_says_how_often_the_bots_met_it(page: EditorPage) -> None:
    said = " ".join(texts(line(page)))
    assert "met in full" in said
    assert "of 60 on average" in said
    assert "2 public, no red line, sums to 100" in " ".join(texts(page.body.page_of("goals")))


def test_what_cannot_be_read_whole_is_still_a_list(page: EditorPage) -> None:
    page.bridge.do(Set(("objectives", 0, "shape"), "circle"), "A circle")
    goals = page.body.page_of("goals")
    assert isinstance(goals, GoalsPage)
    assert goals.list.isVisible()
    assert not goals.scroller.isVisible()
    page.undo()
    assert goals.scroller.isVisible()


def test_a_scenario_that_is_only_read_keeps_its_bounds(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.panels.editor.player.another_process", AtOnce)
    with editor_of(PRACTICE) as page:
        page.body.go("goals")
        QApplication.processEvents()
        one = ruler(page)
        one.setFocus()
        QTest.keyClick(one, Qt.Key.Key_Right)
        assert one.bounds() == bounds(page)


def test_what_a_goal_measures_is_said_in_words(page: EditorPage) -> None:
    said = " ".join(text for one in page.findChildren(GoalLine) for text in texts(one))
    assert "track(" not in said
    assert "alignment(" not in said
    names = [one["name"] for one in page.bridge.document.data["tracks"]]
    assert any(f"points, {name}" in said for name in names)


def test_what_a_goal_measures_is_picked_and_added_to(page: EditorPage) -> None:
    goals = page.body.page_of("goals")
    assert isinstance(goals, GoalsPage)
    goals.go_to(("objectives", 0, "measure"))
    QApplication.processEvents()
    control = find(page, "objectives.0.measure")
    assert isinstance(control, MeasureControl)
    (picker,) = control.picked.findChildren(NumberPicker)
    assert picker.currentText() == "Bridge"
    picker.setCurrentIndex(picker.count() - 1)
    picker.activated.emit(picker.currentIndex())
    assert page.bridge.document.value(("objectives", 0, "measure")) == "quarter"
    control.add_button.click()
    assert page.bridge.document.value(("objectives", 0, "measure")) == "quarter + track(bridge)"
    page.undo()
    page.undo()
    assert page.bridge.document.value(("objectives", 0, "measure")) == "track(bridge)"


def test_a_new_goal_is_one_of_the_chosen_goals_seat_with_the_points_that_it_lacks(page: EditorPage) -> None:
    goals = page.body.page_of("goals")
    assert isinstance(goals, GoalsPage)
    listed = page.bridge.document.data["objectives"]
    last = listed[-1]["seat"]
    assert last != listed[0]["seat"]
    goals.go_to(("objectives", len(listed) - 1))
    page.bridge.do(Set(("objectives", len(listed) - 1, "weight"), listed[-1]["weight"] - 15), "Fewer points")
    goals.add("Sleep well")
    made = page.bridge.document.value(("objectives", len(listed)))
    assert (made["seat"], made["weight"], made["measure"]) == (last, 15, f"influence({last})")


def test_the_next_goal_is_of_the_seat_chosen_beside_it_one_without_goals_too(page: EditorPage) -> None:
    page.bridge.do(*added_seat(page))
    goals = page.body.page_of("goals")
    assert isinstance(goals, GoalsPage)
    goals.choose(0)
    first = page.bridge.document.value(("objectives", 0))["seat"]
    assert goals.given()["seat"] == first
    goals.owner.setCurrentIndex(goals.owner.findData("the-council"))
    goals.line.setText("Be heard")
    goals.line.returnPressed.emit()
    made = page.bridge.document.value(("objectives",))[-1]
    assert (made["text"], made["seat"], made["measure"]) == (
        "Be heard",
        "the-council",
        "influence(the-council)",
    )


def added_seat(page: EditorPage) -> tuple[Edit, str, str]:
    made = adding(page.bridge.document, section("seats"), "The council")
    assert made is not None
    return made[0], "Seat added", ""
