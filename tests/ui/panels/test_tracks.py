"""The tracks of a scenario as rulers: dragged, moved by keys, named on the spot, one change each."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSlider
from pytestqt.qtbot import QtBot

from tests.ui.panels.test_strip import AtOnce, play
from tests.ui.table_kit import click, find, texts
from tests.ui.windows.test_editor import editor_of
from ui.panels.editor.tracks import TrackLine, TracksPage
from ui.widgets.track_ruler import TrackRuler
from ui.windows.editor import EditorPage
from wargame.places import scenarios_folder
from wargame.scenario.document.edits import Set
from wargame.scenario.files import copied

ALT = Qt.KeyboardModifier.AltModifier
FIVE_SEATS = scenarios_folder() / "templates" / "five-seats-and-a-question.yaml"
FLAGSHIP = scenarios_folder() / "afghanistan-2017.yaml"


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[EditorPage]:
    with editor_of(copied(FLAGSHIP)) as made:
        made.body.go("tracks")
        QApplication.processEvents()
        yield made


def board(page: EditorPage) -> TracksPage:
    found = page.body.page_of("tracks")
    assert isinstance(found, TracksPage)
    return found


def track(page: EditorPage, name: str) -> dict[str, Any]:
    found: dict[str, Any] = page.bridge.document.value(("tracks", name))
    return found


def ruler(page: EditorPage, name: str = "settlement") -> TrackRuler:
    found = find(page, f"track-ruler-{name}")
    assert isinstance(found, TrackRuler)
    return found


def order(page: EditorPage) -> list[str]:
    return [one["id"] for one in page.bridge.document.data["tracks"]]


def drag(one: TrackRuler, from_x: float, to_x: float) -> None:
    y = round(one._floor())
    QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=QPoint(round(from_x), y))
    QTest.mouseMove(one, QPoint(round((from_x + to_x) / 2), y))
    QTest.mouseMove(one, QPoint(round(to_x), y))
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=QPoint(round(to_x), y))


def test_the_start_is_dragged_and_one_undo_brings_it_back(page: EditorPage) -> None:
    one, text = ruler(page), page.bridge.document.text
    start = track(page, "settlement")["start"]
    drag(one, one._x(start), one._x(start + 2))
    assert track(page, "settlement")["start"] == start + 2
    page.undo()
    assert page.bridge.document.text == text
    assert ruler(page).values()[0] == start


def test_a_gate_is_dragged_between_two_other_numbers(page: EditorPage) -> None:
    one = ruler(page)
    above = track(page, "settlement")["gates"][0]["above"]
    drag(one, one._spot(1), one._x(above + 1.5))
    assert track(page, "settlement")["gates"][0]["above"] == above + 1
    assert page.bridge.document.is_playable


def test_keys_move_what_space_has_taken_and_no_gate_leaves_the_ruler(page: EditorPage) -> None:
    one = ruler(page)
    one.setFocus()
    start, above = (one.values()[0], one.values()[1])
    QTest.keyClick(one, Qt.Key.Key_Right)
    assert track(page, "settlement")["start"] == start + 1
    QTest.keyClick(one, Qt.Key.Key_Space)
    QTest.keyClick(one, Qt.Key.Key_Left)
    assert track(page, "settlement")["gates"][0]["above"] == above - 1
    for _ in range(12):
        QTest.keyClick(one, Qt.Key.Key_Right)
    assert track(page, "settlement")["gates"][0]["above"] == 9
    assert "Gate above 9" in one.accessibleName()


def test_a_number_is_named_by_a_press_or_by_keys_and_unnamed_again(page: EditorPage) -> None:
    one = ruler(page)
    QTest.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(round(one._x(6)), one.height() - 4))
    name = find(page, "step-of-settlement")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    QTest.keyClicks(name, "a draft: on paper")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert track(page, "settlement")["steps"]["6"] == "a draft: on paper"
    assert one.hasFocus()
    assert page.bridge.document.is_playable
    start = one.values()[0]
    QTest.keyClick(one, Qt.Key.Key_F2)
    assert name.accessibleName() == f"What {start} means"
    for _ in range(6 - start):
        QTest.keyClick(name, Qt.Key.Key_Up)
    assert name.text() == "a draft: on paper"
    name.clear()
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert "6" not in track(page, "settlement")["steps"]


def test_the_parts_of_a_mix_stay_a_hundred_per_cent(page: EditorPage) -> None:
    text = page.bridge.document.text
    part = find(page, "part-central-asian-alarm-taliban-advance")
    assert isinstance(part, QSlider)
    part.setSliderDown(True)
    part.setSliderPosition(60)
    part.setSliderPosition(70)
    assert page.bridge.document.text == text
    part.setSliderDown(False)
    weights = track(page, "central-asian-alarm")["derived"]["weights"]
    assert weights == {"taliban-advance": 0.7, "is-strength": 0.15, "narcotics": 0.15}
    page.undo()
    assert page.bridge.document.text == text


def test_a_part_that_is_locked_by_its_name_keeps_its_share(page: EditorPage) -> None:
    click(page, "lock-central-asian-alarm-narcotics")
    part = find(page, "part-central-asian-alarm-taliban-advance")
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_PageUp)
    weights = track(page, "central-asian-alarm")["derived"]["weights"]
    assert weights == {"taliban-advance": 0.55, "is-strength": 0.2, "narcotics": 0.25}
    assert board(page).path == ("tracks", order(page).index("central-asian-alarm"))


def test_order_is_changed_by_the_grip_and_by_keys(page: EditorPage) -> None:
    before = order(page)
    first, third = find(page, f"track-{before[0]}"), find(page, f"track-{before[2]}")
    assert isinstance(first, TrackLine)
    place = third.mapToGlobal(third.rect().bottomLeft())
    QTest.mousePress(first.grip, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(first.grip, Qt.MouseButton.LeftButton, pos=first.grip.mapFromGlobal(place))
    assert order(page)[:3] == [before[1], before[2], before[0]]
    assert board(page).path == ("tracks", 2)
    QApplication.processEvents()
    view = board(page).view()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert order(page)[:3] == [before[1], before[0], before[2]]


def test_games_that_ended_stand_in_the_ruler_and_beside_the_gates(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.panels.editor.player.another_process", AtOnce)
    with editor_of(copied(FIVE_SEATS)) as page:
        page.body.go("tracks")
        play(page)
        one = next(found for found in page.findChildren(TrackRuler) if found._row.gates)
        one.setFocus()
        assert one._row.bars
        gate = one._row.gates[0]
        assert f"% of games end at {gate}, below a gate" in " ".join(texts(board(page).inspector))
        assert "% of games end there" in one.accessibleName()


def test_a_track_without_two_ends_is_a_line_that_says_so(page: EditorPage) -> None:
    at = order(page).index("settlement")
    page.bridge.do(Set(("tracks", at, "max"), 0), "No room")
    QApplication.processEvents()
    assert "Its two ends are wanting" in " ".join(texts(find(page, "track-settlement")))
    page.undo()
    QApplication.processEvents()
    assert ruler(page).isVisible()


def test_a_scenario_that_is_only_read_keeps_its_start(qtbot: QtBot) -> None:
    with editor_of(FLAGSHIP) as page:
        page.body.go("tracks")
        QApplication.processEvents()
        one = ruler(page)
        one.setFocus()
        before = one.values()
        QTest.keyClick(one, Qt.Key.Key_Right)
        assert one.values() == before
