"""The graph panel: what is drawn equals the state, and everything can be reached by mouse and by keys."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.sessions import played, started
from ui.panels.graph import GraphPanel
from ui.theme.theme import Theme, apply_theme, current_theme
from ui.widgets.graph_scene import Item
from ui.widgets.tie_card import CauseButton
from wargame.alignment.graph import ties
from wargame.alignment.picture import DrawnTie
from wargame.alignment.strokes import stroke_of
from wargame.game.state import GameState
from wargame.session import rulings
from wargame.session.narration import Narrator
from wargame.session.session import Session
from wargame.shown.graph import GraphContent, content_of
from wargame.shown.tie_story import tie_story
from wargame.terms import Quantity, alignment

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Light, 100 per cent, without movement; a test may choose otherwise."""
    apply_theme(qapp, current_theme())
    current_theme().choose(name="light", scale=100, reduced_motion=True)
    yield current_theme()
    current_theme().choose(name="light", scale=100, reduced_motion=True)


@pytest.fixture
def panel(qtbot: QtBot) -> GraphPanel:
    """A panel as large as in the middle of the table."""
    made = GraphPanel()
    qtbot.addWidget(made)
    made.resize(790, 610)
    made.show()
    return made


def moved(*changes: tuple[Quantity, int]) -> tuple[Session, GameState]:
    """A session in which some ties were moved by hand, and the state before."""
    session = started()
    before = session.state
    for what, value in changes:
        rulings.adjust(session, what, value, "For the test.")
    return session, before


def drawn(panel: GraphPanel) -> dict[tuple[str, str], DrawnTie]:
    return {tie.pair: tie for tie in panel.canvas.scene.picture().ties}


def click(panel: GraphPanel, item: Item) -> None:
    QTest.mouseClick(panel.canvas, CLICK, pos=panel.canvas.place_of(item).toPoint())


def test_what_is_drawn_are_the_ties_of_the_state(panel: GraphPanel) -> None:
    state = started().state
    panel.show_state(state)
    ringed = set(panel.canvas.scene.picture().ringed)
    expected = {pair: value for pair, value in ties(state).items() if not ringed & set(pair)}
    assert {pair: tie.value for pair, tie in drawn(panel).items()} == expected
    for tie in drawn(panel).values():
        assert tie.stroke == stroke_of(tie.value, scale_end=10, threshold=3)


def test_on_a_screen_of_another_scale_the_graph_is_drawn_anew(
    panel: GraphPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.show_state(started().state)
    panel.canvas.grab()
    monkeypatch.setattr(panel.canvas, "devicePixelRatioF", lambda: 2.0)
    panel.canvas.grab()
    below = panel.canvas._below
    assert below is not None
    assert below.devicePixelRatio() == 2.0
    assert below.width() == 2 * panel.canvas.width()


def test_a_uniform_enemy_has_a_ring_until_it_is_chosen(panel: GraphPanel) -> None:
    panel.show_state(started().state)
    assert panel.canvas.scene.picture().ringed == ("islamic-state",)
    click(panel, ("actor", "islamic-state"))
    assert len(drawn(panel)) == 8


def test_a_change_is_told_by_chips_while_the_rest_fades(panel: GraphPanel) -> None:
    session, before = moved((alignment("iran", "russia"), -3))
    panel.show_state(session.state, before)
    chips = {pair: tie.chip.text for pair, tie in drawn(panel).items() if tie.chip}
    assert chips == {("iran", "russia"): "+4 → −3"}
    assert all(tie.is_faded for pair, tie in drawn(panel).items() if pair != ("iran", "russia"))


def test_a_change_shown_calmly_fades_nothing(panel: GraphPanel) -> None:
    session, before = moved((alignment("iran", "russia"), 6))
    panel.show_state(session.state, before, calm=True)
    assert not any(tie.is_faded for tie in drawn(panel).values())
    tie = drawn(panel)["iran", "russia"]
    assert (tie.before, tie.value) == (4, 6)


def test_settling_takes_the_fading_away(panel: GraphPanel) -> None:
    session, before = moved((alignment("iran", "russia"), 6))
    panel.show_state(session.state, before)
    panel.settle()
    assert not any(tie.is_faded for tie in drawn(panel).values())


def test_without_movement_a_change_is_there_at_once(panel: GraphPanel) -> None:
    session, before = moved((alignment("iran", "russia"), -3))
    panel.show_state(session.state, before)
    assert not panel.canvas.is_moving()
    assert panel.canvas.progress() == 1.0


def test_with_movement_a_change_takes_its_time_and_tells_its_end(qtbot: QtBot, panel: GraphPanel) -> None:
    current_theme().choose(reduced_motion=False)
    session, before = moved((alignment("iran", "russia"), -3))
    with qtbot.waitSignal(panel.change_shown, timeout=4000):
        panel.show_state(session.state, before)
        assert panel.canvas.is_moving()
    assert panel.canvas.progress() == 1.0


def test_a_click_ends_a_movement(panel: GraphPanel) -> None:
    current_theme().choose(reduced_motion=False)
    session, before = moved((alignment("iran", "russia"), -3))
    panel.show_state(session.state, before)
    QTest.mouseClick(panel.canvas, CLICK, pos=QPoint(8, 8))
    assert not panel.canvas.is_moving()
    assert panel.canvas.progress() == 1.0


def test_a_change_looks_different_before_and_after(panel: GraphPanel) -> None:
    session, before = moved((alignment("iran", "russia"), -3))
    panel.show_state(session.state, before)
    after = panel.canvas.grab().toImage()
    panel.show_before(before=True)
    assert panel.canvas.grab().toImage() != after
    panel.show_before(before=False)
    assert panel.canvas.grab().toImage() == after


def test_seats_only_leaves_the_others_away(panel: GraphPanel) -> None:
    panel.show_state(started().state)
    QTest.mouseClick(panel.who.button("seats"), CLICK)
    assert len(panel.canvas.scene.picture().discs) == 5
    assert not any("uzbekistan" in pair for pair in drawn(panel))


def test_a_click_on_an_actor_shows_its_ties_alone_and_another_all(panel: GraphPanel) -> None:
    panel.show_state(started().state)
    everything = set(drawn(panel))
    click(panel, ("actor", "iran"))
    assert drawn(panel)
    assert all("iran" in pair for pair in drawn(panel))
    assert panel.filters.actor.currentData() == "iran"
    click(panel, ("actor", "iran"))
    assert set(drawn(panel)) == everything


def test_the_strength_filter_leaves_weaker_ties_out(panel: GraphPanel) -> None:
    panel.show_state(started().state)
    panel.filter_button.click()
    box = panel.filters.strength
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "From 7"
    assert all(abs(tie.value) >= 7 for tie in drawn(panel).values())


def test_weak_ties_are_dotted_on_demand(panel: GraphPanel) -> None:
    panel.show_state(started().state)
    panel.filters.strength.setCurrentIndex(0)
    panel.filters.strength.activated.emit(0)
    weak = [tie for tie in drawn(panel).values() if abs(tie.value) < 3]
    assert weak
    assert all(tie.is_weak and tie.stroke.dash == (1.5, 4.0) for tie in weak)


def test_blocs_and_strained_triads_are_pointed_out_on_demand(qtbot: QtBot, panel: GraphPanel) -> None:
    panel.show_state(started().state)
    panel.filter_button.click()
    qtbot.waitUntil(lambda: panel.balance is not None, timeout=20_000)
    panel.filters.blocs.click()
    assert len(panel.canvas.scene.hulls()) >= 2
    panel.filters.triad.activated.emit(1)
    assert panel.balance is not None
    assert panel.canvas.scene.options.strained == (panel.balance.strained[0],)
    assert panel.told.text() == panel.balance.strain_words[0]


def test_arrows_go_through_actors_and_then_ties(panel: GraphPanel) -> None:
    panel.show_state(started().state)
    panel.canvas.setFocus()
    visited = []
    for _ in panel.canvas.scene.items():
        QTest.keyClick(panel.canvas, Qt.Key.Key_Right)
        visited.append(panel.canvas.focused())
    assert visited == list(panel.canvas.scene.items())
    kinds = [item[0] for item in visited if item]
    assert kinds == sorted(kinds)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Right)
    assert panel.canvas.focused() == visited[0]


def test_what_the_keyboard_is_on_is_read_aloud(panel: GraphPanel) -> None:
    session, before = moved((alignment("iran", "kabul"), -7))
    panel.show_state(session.state, before)
    panel.canvas.focus_item(("tie", ("iran", "kabul")))
    assert panel.canvas.accessibleName() == "Iran and Kabul, opposed 7, was 3"
    assert panel.told.text() == "Iran and Kabul, opposed 7, was 3"


def test_the_whole_graph_is_described_in_words(panel: GraphPanel) -> None:
    panel.show_state(started().state)
    assert "Russia and Tajikistan, aligned 7." in panel.canvas.accessibleDescription()


def test_space_chooses_the_tie_and_its_card_leads_to_the_record(qtbot: QtBot, panel: GraphPanel) -> None:
    session, _ = moved((alignment("iran", "russia"), 3))
    panel.set_stories(lambda one, other: tie_story(session.history, one, other, Narrator(session.compiled)))
    panel.show_state(session.state)
    panel.canvas.focus_item(("tie", ("iran", "russia")))
    with qtbot.waitSignal(panel.tie_clicked) as chosen:
        QTest.keyClick(panel.canvas, Qt.Key.Key_Space)
    assert chosen.args == ["iran", "russia"]
    assert panel.card.is_pinned()
    (cause,) = panel.card.findChildren(CauseButton)
    with qtbot.waitSignal(panel.event_chosen) as told:
        QTest.mouseClick(cause, CLICK)
    assert told.args == [session.history.head]


def test_enter_is_the_windows_also_while_the_keyboard_is_on_an_item(panel: GraphPanel) -> None:
    pressed: list[str] = []
    shortcut = QShortcut(QKeySequence("Return"), panel)
    shortcut.activated.connect(lambda: pressed.append("window"))
    panel.tie_clicked.connect(lambda *_pair: pressed.append("tie"))
    panel.show_state(started().state)
    panel.activateWindow()
    click(panel, ("tie", ("iran", "taliban")))
    QTest.keyClick(panel.canvas, Qt.Key.Key_Return)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Right)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Return)
    assert pressed == ["tie", "window", "window"]
    QTest.keyClick(panel.canvas, Qt.Key.Key_Space)
    assert pressed == ["tie", "window", "window", "tie"]


def test_pointing_at_a_tie_shows_its_card_and_leaving_takes_it_away(panel: GraphPanel) -> None:
    panel.show_state(started().state)
    QTest.mouseMove(panel.canvas, panel.canvas.place_of(("tie", ("iran", "taliban"))).toPoint())
    assert panel.card.isVisible()
    assert panel.card.title.text() == "Iran and Taliban"
    assert not panel.card.is_pinned()
    QTest.mouseMove(panel.canvas, QPoint(4, 4))
    assert not panel.card.isVisible()


def test_only_targets_can_be_picked(qtbot: QtBot, panel: GraphPanel) -> None:
    panel.show_state(started().state)
    panel.pick_targets({"iran", "kabul"})
    with qtbot.assertNotEmitted(panel.target_picked):
        click(panel, ("actor", "russia"))
    with qtbot.waitSignal(panel.target_picked) as picked:
        click(panel, ("actor", "kabul"))
    assert picked.args == ["kabul"]
    panel.canvas.setFocus()
    QTest.keyClick(panel.canvas, Qt.Key.Key_Right)
    with qtbot.waitSignal(panel.target_picked) as picked:
        QTest.keyClick(panel.canvas, Qt.Key.Key_Space)
    assert picked.args[0] in ("iran", "kabul")


def drag(panel: GraphPanel, actor: str, by: QPoint) -> None:
    canvas, start = panel.canvas, panel.canvas.place_of(("actor", actor)).toPoint()
    QTest.mousePress(canvas, CLICK, pos=start)
    QTest.mouseMove(canvas, start + by / 2)
    QTest.mouseMove(canvas, start + by)
    QTest.mouseRelease(canvas, CLICK, pos=start + by)


def test_a_dragged_actor_stays_and_tells_its_place(qtbot: QtBot, panel: GraphPanel) -> None:
    panel.set_movable(True)
    panel.show_state(started().state)
    before = panel.canvas.place_of(("actor", "iran"))
    with qtbot.waitSignal(panel.actor_moved) as told:
        drag(panel, "iran", QPoint(60, -40))
    actor, x, y = told.args
    assert actor == "iran"
    after = panel.canvas.place_of(("actor", "iran"))
    assert (after - before - QPointF(60, -40)).manhattanLength() < 2
    panel.set_places({})
    assert panel.canvas.place_of(("actor", "iran")) == before
    panel.set_places({"iran": (x, y)})
    assert panel.canvas.place_of(("actor", "iran")) == after


def test_an_actor_cannot_be_dragged_where_that_is_not_allowed(qtbot: QtBot, panel: GraphPanel) -> None:
    panel.show_state(started().state)
    before = panel.canvas.place_of(("actor", "iran"))
    with qtbot.assertNotEmitted(panel.actor_moved):
        drag(panel, "iran", QPoint(60, -40))
    assert panel.canvas.place_of(("actor", "iran")) == before


def test_an_actor_can_be_moved_by_keys(qtbot: QtBot, panel: GraphPanel) -> None:
    panel.set_movable(True)
    panel.show_state(started().state)
    panel.canvas.focus_item(("actor", "iran"))
    with qtbot.waitSignal(panel.actor_moved) as told:
        QTest.keyClick(panel.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert told.args[1] == pytest.approx(0.205)


def test_zooming_keeps_within_limits_and_fits_again(panel: GraphPanel) -> None:
    panel.show_state(started().state)
    before = panel.canvas.place_of(("actor", "iran"))
    for _ in range(20):
        QTest.keyClick(panel.canvas, Qt.Key.Key_Plus)
    assert panel.canvas.zoom() == 4.0
    QTest.mouseClick(panel.fit_button, CLICK)
    assert panel.canvas.zoom() == 1.0
    assert panel.canvas.place_of(("actor", "iran")) == before


def test_the_table_holds_what_the_picture_shows(panel: GraphPanel) -> None:
    session, before = moved((alignment("iran", "kabul"), -7))
    panel.show_state(session.state, before)
    panel.table_button.click()
    assert panel.table.isVisible()
    assert panel.table.words(0) == ("Iran", "Kabul", "−7", "−3", "opposed")
    assert panel.table.count() == len(panel.content.ties)


def test_the_picture_is_copied_as_pixels_svg_and_words(panel: GraphPanel) -> None:
    panel.show_state(started().state)
    panel.copy_picture()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert b"<svg" in bytes(data.data("image/svg+xml").data())
    assert "Russia and Tajikistan, aligned, +7." in data.text()
    QGuiApplication.clipboard().clear()


def test_the_picture_is_saved_and_a_failure_is_told(panel: GraphPanel, tmp_path: Path) -> None:
    panel.show_state(started().state)
    panel.save_picture(tmp_path / "graph.svg")
    assert (tmp_path / "graph.svg").read_text(encoding="utf-8").startswith("<svg")
    panel.save_picture(tmp_path / "graph.png")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")
    panel.save_picture(tmp_path / "nowhere" / "graph.png")
    assert panel.told.text().startswith("graph.png could not be written")


def test_a_plain_panel_shows_the_picture_alone(panel: GraphPanel) -> None:
    panel.show_state(started().state)
    panel.set_plain()
    assert not panel.title.isVisible()
    click(panel, ("tie", ("iran", "taliban")))
    assert not panel.card.isVisible()


@pytest.mark.parametrize("scenario", ["afghanistan-2017", "great-powers-1872", "first-steps"])
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("shows_change", [False, True])
def test_no_two_labels_overlap(panel: GraphPanel, scenario: str, scale: int, shows_change: bool) -> None:
    session = played(scenario, turns_played=2)
    current_theme().choose(scale=scale)
    # At 200 per cent the side panels are drawers and the stage has the whole width.
    panel.resize(790 if scale == 100 else 1350, 560 if scale == 100 else 500)
    before = session.history.opening if shows_change else None
    panel.show_content(content_of(session.state, before), animate=False)
    picture = panel.canvas.scene.picture()
    boxes = [disc.label.box for disc in picture.discs if disc.label]
    boxes += [tie.chip.box for tie in picture.ties if tie.chip]
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    assert all(disc.label for disc in picture.discs)


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_the_picture_is_painted_in_the_colours_of_the_theme(panel: GraphPanel, name: str) -> None:
    panel.show_state(started().state)
    current_theme().choose(name=name)  # type: ignore[arg-type]
    image = panel.canvas.grab().toImage()
    at = panel.canvas.place_of(("actor", "russia"))
    sharp = image.devicePixelRatio()
    rim = image.pixelColor(int(at.x() * sharp), int((at.y() - 22) * sharp))
    assert rim == current_theme().colour("node")


def test_a_scenario_with_one_actor_or_no_ties_is_shown_as_it_is(panel: GraphPanel) -> None:
    panel.show_content(GraphContent(actors=content_of(started().state).actors[:1]))
    assert len(panel.canvas.scene.picture().discs) == 1
    panel.show_content(GraphContent(actors=()))
    assert panel.canvas.scene.items() == ()
    QTest.keyClick(panel.canvas, Qt.Key.Key_Right)
    assert panel.canvas.focused() is None
