"""The scenario's question: made from a kind, marks dragged over games, what misleads mended by a press."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panels.test_strip import AtOnce, play
from tests.ui.table_kit import click, find, texts
from tests.ui.windows.test_editor import PRACTICE, editor_of
from ui.panels.editor.asking import AskedFor, QuestionPage
from ui.theme.theme import current_theme
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.notices import Notice
from ui.widgets.part_ruler import PartRuler
from ui.windows.editor import EditorPage
from wargame.places import scenarios_folder
from wargame.scenario.document.edits import Set
from wargame.scenario.files import copied
from wargame.scenario.load import load


@pytest.fixture
def page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[EditorPage]:
    """The practice game, which asks nothing yet, on the page of its question."""
    monkeypatch.setattr("ui.panels.editor.player.another_process", AtOnce)
    with editor_of(copied(PRACTICE)) as made:
        made.body.go("question")
        QApplication.processEvents()
        yield made


def choose(page: EditorPage, name: str, key: str) -> None:
    box = find(page, name)
    assert isinstance(box, ChoiceBox)
    box.choose(key)


def ask(page: EditorPage, kind: str = "nearer", third: str = "") -> QuestionPage:
    choose(page, "question-kind", kind)
    choose(page, "question-one", "east-town")
    choose(page, "question-other", "west-town")
    if third:
        choose(page, "question-third", third)
    click(page, "make-question")
    shown = page.body.page_of("question")
    assert isinstance(shown, QuestionPage)
    play(page)
    shown.play()
    for _ in range(40):
        QApplication.processEvents()
    return shown


def ruler(page: EditorPage, part: str = "tie") -> PartRuler:
    found = find(page, f"part-ruler-{part}")
    assert isinstance(found, PartRuler)
    return found


def mark(page: EditorPage) -> float:
    part = page.bridge.document.data["monitor"]["parts"][0]
    return float(part.get("benchmark", 0))


def test_a_question_is_made_from_its_kind_and_can_be_played(page: EditorPage) -> None:
    shown = ask(page)
    assert page.bridge.document.is_playable
    assert page.bridge.document.data["monitor"]["question"] == "Did East town and West town come nearer?"
    said = " ".join(texts(shown.seen))
    assert "Aimless play ends at " in said
    assert "They came nearer" in said
    page.undo()
    assert "monitor" not in page.bridge.document.data


def test_rulers_stand_beside_the_form_and_below_it_where_there_is_no_room_for_both(page: EditorPage) -> None:
    page.resize(1366, 768)
    shown = ask(page)

    def places() -> tuple[QRect, QRect]:
        QApplication.processEvents()
        form, seen = shown.panel, shown.seen
        return (
            QRect(form.mapTo(shown, QPoint()), form.size()),
            QRect(seen.mapTo(shown, QPoint()), seen.size()),
        )

    form, seen = places()
    assert seen.left() >= form.right()
    assert seen.right() <= shown.width()
    for scale in (150, 200):
        current_theme().choose(scale=scale)
        form, seen = places()
        assert not form.intersects(seen), f"at {scale} %"
        assert seen.top() > form.top()
        assert seen.right() <= shown.width()
    current_theme().choose(scale=100)
    form, seen = places()
    assert seen.left() >= form.right()


def test_a_track_that_had_to_hold_makes_a_question_too(page: EditorPage) -> None:
    ask(page, "kept", "bridge")
    assert page.bridge.document.is_playable
    assert page.bridge.document.data["monitor"]["verdicts"][0]["requires"].startswith("track(bridge) >= ")


def test_what_is_not_chosen_is_asked_for(page: EditorPage) -> None:
    click(page, "make-question")
    assert "Choose what you want to find out" in " ".join(texts(page.body.page_of("question")))
    choose(page, "question-kind", "nearer")
    choose(page, "question-one", "ferry")
    choose(page, "question-other", "ferry")
    click(page, "make-question")
    assert "It takes different actors" in " ".join(texts(page.body.page_of("question")))
    assert "monitor" not in page.bridge.document.data


def test_a_mark_is_dragged_told_on_the_way_and_becomes_one_change(page: EditorPage) -> None:
    shown = ask(page)
    before, text = shown.purposeful.accessibleName(), page.bridge.document.text
    one = ruler(page)
    start = QPoint(round(one._x(0)), round(one._axis()))
    QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(one, QPoint(round(one._x(2)), start.y()))
    assert one.mark() == 2
    assert mark(page) == 0
    assert shown.purposeful.accessibleName() != before
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=QPoint(round(one._x(2)), start.y()))
    assert mark(page) == 2
    page.undo()
    assert page.bridge.document.text == text


def test_keys_move_the_mark(page: EditorPage) -> None:
    ask(page)
    ruler(page).setFocus()
    QTest.keyClick(ruler(page), Qt.Key.Key_Right)
    assert mark(page) == 0.5
    QTest.keyClick(ruler(page), Qt.Key.Key_Left)
    assert mark(page) == 0


def test_what_misleads_is_mended_by_a_press(page: EditorPage) -> None:
    shown = ask(page)
    page.bridge.do(Set(("monitor", "parts", 0, "scale"), 60), "A long step")
    for _ in range(10):
        QApplication.processEvents()
    assert "gives at most" in " ".join(texts(shown.seen))
    notices = [one for one in shown.seen.findChildren(Notice) if one.isVisible()]
    (button,) = (one.button for one in notices if "Make its full step" in one.button.text())
    button.click()
    QApplication.processEvents()
    assert page.bridge.document.data["monitor"]["parts"][0]["scale"] < 60


def test_each_empty_box_says_what_is_to_be_chosen_in_it(qtbot: QtBot) -> None:
    asked = AskedFor()
    qtbot.addWidget(asked)
    model = load(PRACTICE)
    asked.show_scenario(model)
    assert asked.kind.currentText() == "What do you want to find out?"
    assert (asked.one.currentText(), asked.other.currentText()) == ("Who?", "With whom?")
    asked.kind.choose("preferred")
    assert asked.third.currentText() == "Or with whom?"
    asked.kind.choose("kept")
    assert asked.third.currentText() == "Which track?"


def test_a_question_that_was_made_has_the_keyboard_and_its_form_is_not_cut_off(page: EditorPage) -> None:
    made = ask(page)
    QApplication.processEvents()
    focus = page.window().focusWidget()
    assert focus is not None
    assert made.form.isAncestorOf(focus)
    assert made.scroller.inside.width() <= made.scroller.viewport().width()


def test_aimless_games_that_cannot_be_played_are_told(page: EditorPage) -> None:
    shown = ask(page)
    shown.player.failed.emit("The bots stopped.")
    assert "The bots stopped." in " ".join(texts(shown.seen))


def test_what_it_would_say_is_told_by_what_a_seat_drew(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.panels.editor.player.another_process", AtOnce)
    monkeypatch.setattr("ui.panels.editor.player.LOTS", (40,))
    with editor_of(copied(scenarios_folder() / "afghanistan-2017.yaml")) as page:
        page.body.go("question")
        play(page)
        shown = page.body.page_of("question")
        assert isinstance(shown, QuestionPage)
        model = page.bridge.document.model
        assert model is not None
        between = [seat for seat in model.seats if model.monitor and seat.id in (model.monitor.between or ())]
        named = [f"{seat.name} drew “{one.title}”" for seat in between for one in seat.hidden_sets]
        assert list(shown.drawn) == named
        for name, (label, bar) in shown.drawn.items():
            assert label.text().startswith(f"{name}: ")
            assert bar.accessibleName().startswith(f"{name}: ")
            assert "%" in bar.accessibleName()
