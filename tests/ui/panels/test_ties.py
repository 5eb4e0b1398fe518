"""The ties of a scenario as matrix and graph: typed, drawn, made stronger, placed; one choice in both."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.panels.test_strip import AtOnce, play
from tests.ui.table_kit import click, find, texts
from tests.ui.windows.test_editor import editor_of
from ui.panels.editor.ties import TiesPage
from ui.windows.editor import EditorPage
from wargame.places import scenarios_folder
from wargame.scenario.files import copied
from wargame.terms import Pair, pair

FIVE_SEATS = scenarios_folder() / "templates" / "five-seats-and-a-question.yaml"


@pytest.fixture
def page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[EditorPage]:
    monkeypatch.setattr("ui.panels.editor.player.another_process", AtOnce)
    with editor_of(copied(FIVE_SEATS)) as made:
        made.body.go("ties")
        QApplication.processEvents()
        yield made


def board(page: EditorPage) -> TiesPage:
    found = page.body.page_of("ties")
    assert isinstance(found, TiesPage)
    return found


def values(page: EditorPage) -> dict[Pair, int]:
    return {pair(*one["between"]): one["value"] for one in page.bridge.document.data["alignments"]}


def a_tie(page: EditorPage) -> Pair:
    return next(both for both, value in values(page).items() if value)


def bare(page: EditorPage) -> Pair:
    """A pair of which the scenario says nothing."""
    made = board(page)._board
    assert made is not None
    return next(both for both, one in made.meetings.items() if one.path is None)


def type_into(page: EditorPage, both: Pair, keys: str) -> None:
    matrix = board(page).matrix
    matrix.setFocus()
    matrix.setCurrentIndex(matrix.ties.index_of(both))
    QTest.keyClicks(matrix, keys[0])
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, keys[1:])
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def spot(page: EditorPage, actor: str) -> QPoint:
    graph = board(page).graph
    disc = next(one for one in graph.scene.picture().discs if one.id == actor)
    return (QPointF(disc.x, disc.y) * (graph._unit() * graph._zoom) + graph._pan).toPoint()


def test_digits_and_minus_are_typed_straight_into_a_cell(page: EditorPage) -> None:
    both, text = a_tie(page), page.bridge.document.text
    type_into(page, both, "-2")
    assert values(page)[both] == -2
    page.undo()
    assert page.bridge.document.text == text
    type_into(page, both, "3")
    assert values(page)[both] == 3
    assert board(page).matrix.hasFocus()


def test_a_number_in_an_empty_cell_is_a_new_tie_and_delete_takes_it_out(page: EditorPage) -> None:
    both, before = bare(page), values(page)
    type_into(page, both, "-1")
    assert values(page) == {**before, both: -1}
    assert page.bridge.document.is_playable
    made = board(page)
    assert made.path == ("alignments", len(before))
    QTest.keyClick(made.matrix, Qt.Key.Key_Delete)
    assert values(page) == before


def test_what_does_not_fit_is_refused_in_words(page: EditorPage) -> None:
    both, text = a_tie(page), page.bridge.document.text
    type_into(page, both, "99")
    assert page.bridge.document.text == text
    assert "99 does not fit" in " ".join(texts(page.toast))
    ties = board(page).matrix.ties
    ties.setData(ties.index_of(both), "1.5")
    assert page.bridge.document.text == text
    assert "not a whole number" in " ".join(texts(page.toast))


def test_matrix_and_graph_choose_the_same_pair(page: EditorPage) -> None:
    made = board(page)
    one, other = [both for both, value in values(page).items() if abs(value) >= 1][:2]
    made.matrix.setCurrentIndex(made.matrix.ties.index_of(other))
    assert made.graph.focused() == ("tie", other)
    made.graph.tie_clicked.emit(*one)
    assert made.matrix.ties.both(made.matrix.currentIndex()) == one
    assert page.bridge.document.value(made.path or ())["value"] == values(page)[one]


def test_plus_and_minus_in_the_graph_change_the_chosen_tie(page: EditorPage) -> None:
    made, both = board(page), a_tie(page)
    before = values(page)[both]
    made.choose_pair(both)
    made.graph.setFocus()
    QTest.keyClick(made.graph, Qt.Key.Key_Plus)
    QTest.keyClick(made.graph, Qt.Key.Key_Plus)
    QTest.keyClick(made.graph, Qt.Key.Key_Minus)
    assert values(page)[both] == before + 1


def test_a_line_from_actor_to_actor_is_a_new_tie(page: EditorPage) -> None:
    both, before = bare(page), values(page)
    graph = board(page).graph
    QTest.mousePress(graph, Qt.MouseButton.LeftButton, pos=spot(page, both[0]))
    QTest.mouseMove(graph, spot(page, both[1]))
    QTest.mouseRelease(graph, Qt.MouseButton.LeftButton, pos=spot(page, both[1]))
    assert values(page) == {**before, both: 0}
    page.undo()
    assert values(page) == before


def test_a_new_tie_is_dotted_until_plus_or_minus_gives_it_a_sign(page: EditorPage) -> None:
    both, made = bare(page), board(page)
    graph = made.graph
    graph.setFocus()
    graph.tie_drawn.emit(*both)
    assert values(page)[both] == 0
    assert graph.bare() == both
    for _ in range(3):
        QTest.keyClick(graph, Qt.Key.Key_Minus)
    assert values(page)[both] == -3
    assert graph.bare() is None
    assert graph.focused() == ("tie", both)


def test_places_are_moved_by_keys_and_found_anew_in_one_step_each(page: EditorPage) -> None:
    made, text = board(page), page.bridge.document.text
    seat = page.bridge.document.data["actors"][0]["id"]
    made.ways.choose("places")
    made.ways.chosen.emit("places")
    made.graph.focus_item(("actor", seat))
    made.graph.setFocus()
    QTest.keyClick(made.graph, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    places = page.bridge.document.data["graph"]["positions"]
    assert set(places) == {one["id"] for one in page.bridge.document.data["actors"]}
    assert page.bridge.document.is_playable
    click(page, "solve-places")
    assert "positions" not in page.bridge.document.data.get("graph", {})
    page.undo()
    page.undo()
    assert page.bridge.document.text == text


def test_above_the_diagonal_stands_where_games_end(page: EditorPage) -> None:
    play(page)
    made, both = board(page), a_tie(page)
    below = made.matrix.ties.index_of(both)
    above = made.matrix.ties.index(below.column(), below.row())
    assert made.matrix.ties.said(above)
    assert "at the end" in made.matrix.ties.words(above) or "never moves" in made.matrix.ties.words(above)
    assert not made.matrix.ties.flags(above) & Qt.ItemFlag.ItemIsEditable


def test_games_that_end_meanwhile_leave_what_is_typed(page: EditorPage) -> None:
    both = a_tie(page)
    matrix = board(page).matrix
    matrix.setFocus()
    matrix.setCurrentIndex(matrix.ties.index_of(both))
    QTest.keyClicks(matrix, "-")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    play(page)
    assert line.text() == "-"
    QTest.keyClicks(line, "1")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert values(page)[both] == -1


def test_actors_stay_where_they_are_while_a_tie_is_changed(page: EditorPage) -> None:
    made, both = board(page), a_tie(page)
    before = {disc.id: (disc.x, disc.y) for disc in made.graph.scene.picture().discs}
    type_into(page, both, "-9")
    assert {disc.id: (disc.x, disc.y) for disc in made.graph.scene.picture().discs} == before


def test_a_pair_without_a_tie_has_no_form_beside_it(page: EditorPage) -> None:
    made, both = board(page), bare(page)
    made.choose_pair(both)
    assert "Tie " not in " ".join(texts(made.inspector))
    assert find(page, "tie-matrix").isVisible()


def test_what_is_only_read_takes_no_number(qtbot: QtBot) -> None:
    with editor_of(FIVE_SEATS) as page:
        page.body.go("ties")
        matrix = board(page).matrix
        assert not matrix.ties.flags(matrix.ties.index_of(a_tie(page))) & Qt.ItemFlag.ItemIsEditable
