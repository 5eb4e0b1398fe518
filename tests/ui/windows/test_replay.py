"""Replay and analysis, driven by clicks and keys."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.sessions import played, step
from tests.ui.table_kit import compiled, open_for_control, open_table, press
from tests.wargame.cohort.tables import played as played_by_bots
from ui.bridge import SessionBridge
from ui.panels.stages.graph_stage import GraphStage
from ui.theme.theme import apply_theme, current_theme
from ui.windows.replay import ReplayWindow
from ui.windows.table import TableWindow
from wargame.game.compiled import CompiledScenario
from wargame.scenario.model import Track
from wargame.session import rulings
from wargame.session.opening import Plan, start
from wargame.session.session import Session, start_branch, switch_branch
from wargame.terms import alignment

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def session() -> Session:
    """Three turns of the flagship and another line of play."""
    made = played(turns_played=3)
    start_branch(made, "What if", at=made.history.turn_ends()[2])
    while made.state.turn == 3:
        step(made)
    switch_branch(made, "main")
    return made


def opened(qtbot: QtBot, session: Session) -> ReplayWindow:
    window = ReplayWindow(SessionBridge(session))
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    open_for_control(window)
    return window


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, session: Session) -> Iterator[ReplayWindow]:
    """Its window, light and without movement."""
    apply_theme(qapp, current_theme())
    current_theme().choose(name="light", scale=100, reduced_motion=True)
    made = opened(qtbot, session)
    yield made
    made.close()
    made.bridge.close()
    current_theme().choose(name="light", scale=100, reduced_motion=True)


def key(window: ReplayWindow, pressed: Qt.Key, with_shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if with_shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or window, pressed, modifier)


def button(window: ReplayWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def shown(window: ReplayWindow) -> dict[tuple[str, str], float]:
    return {tie.pair: tie.value for tie in window.graph.content.ties if tie.value}


def at_stop(window: ReplayWindow) -> int:
    line = window.line
    return [stop.moment for stop in line.stops].index(window.bar.place())


def test_it_opens_at_the_present_and_shows_its_ties(window: ReplayWindow, session: Session) -> None:
    assert at_stop(window) == len(window.line.stops) - 1
    assert shown(window)["iran", "russia"] == session.state.alignment("iran", "russia")


def test_keys_step_through_the_turns_both_ways(window: ReplayWindow, session: Session) -> None:
    last = at_stop(window)
    key(window, Qt.Key.Key_Left)
    assert at_stop(window) == last - 1
    key(window, Qt.Key.Key_Home)
    assert at_stop(window) == 0
    assert shown(window)["iran", "russia"] == session.history.opening.alignment("iran", "russia")
    key(window, Qt.Key.Key_Right)
    assert at_stop(window) == 1
    key(window, Qt.Key.Key_End)
    assert at_stop(window) == last


def test_a_step_shows_what_moved_since_the_place_before(window: ReplayWindow, session: Session) -> None:
    key(window, Qt.Key.Key_Home)
    key(window, Qt.Key.Key_Right)
    ends = session.history.turn_ends()
    before, after = session.history.opening, session.history.state_at(ends[1])
    moved = {
        pair for pair in session.compiled.board.pairs if before.alignment(*pair) != after.alignment(*pair)
    }
    told = {tie.pair for tie in window.graph.content.ties if tie.before not in (None, tie.value)}
    assert told == moved


def test_shift_and_the_box_step_by_event(window: ReplayWindow) -> None:
    at = window.bar.place()
    key(window, Qt.Key.Key_Left, with_shift=True)
    assert window.bar.place() == at - 1
    QTest.mouseClick(window.by_event, CLICK, pos=window.by_event.rect().center() / 4)
    window.by_event.setChecked(True)
    QTest.mouseClick(button(window, "step-back"), CLICK)
    assert window.bar.place() == at - 2


def test_every_moment_shows_its_own_board(window: ReplayWindow, session: Session) -> None:
    for stop in window.line.stops:
        window.bar.go_to(stop.moment)
        event = window.line.moments[stop.moment].event
        state = session.history.state_at(event) if event else session.history.opening
        assert shown(window)["kabul", "taliban"] == state.alignment("kabul", "taliban")


def test_the_scrubber_is_dragged_to_a_turn(window: ReplayWindow) -> None:
    scrubber = window.bar.scrubber
    QTest.mouseClick(scrubber, CLICK, pos=scrubber.point_of(1.0).toPoint())
    assert at_stop(window) == 1
    assert "Turn 1 of 8" in scrubber.accessibleDescription()


def test_playing_goes_on_to_the_end_and_stops(qtbot: QtBot, window: ReplayWindow) -> None:
    window.bar.go_to(window.line.stops[-2].moment)
    key(window, Qt.Key.Key_Space)
    assert window.bar.is_playing()
    qtbot.waitUntil(lambda: not window.bar.is_playing(), timeout=5000)
    assert window.bar.at_end()


def test_playing_from_the_end_begins_at_the_start_and_can_be_paused(window: ReplayWindow) -> None:
    key(window, Qt.Key.Key_Space)
    assert at_stop(window) == 0
    key(window, Qt.Key.Key_Space)
    assert not window.bar.is_playing()


def test_choosing_what_moved_the_board_goes_there(window: ReplayWindow) -> None:
    window.bar.go_to(window.line.stops[1].moment)
    first = window.outcomes.model().index(0, 0)
    window.outcomes.setCurrentIndex(first)
    moment = window.line.moments[window.bar.place()]
    assert str(moment.event) == window.outcomes.current_key()


def test_the_card_of_a_tie_leads_to_the_event_that_moved_it(window: ReplayWindow) -> None:
    story = window.graph._stories
    assert story is not None
    cause = story("iran", "kabul").movements[0]
    window.graph.event_chosen.emit(cause.event)
    assert window.line.moments[window.bar.place()].event == cause.event


def test_another_line_of_play_is_shown_without_being_played(window: ReplayWindow, session: Session) -> None:
    window.bar.scrubber.lane_chosen.emit("What if")
    assert window.line.branch == "What if"
    assert session.branch == "main"
    state = session.history.state_at(session.history.heads["What if"])
    assert shown(window)["iran", "russia"] == state.alignment("iran", "russia")


def test_two_lines_are_compared_turn_by_turn(window: ReplayWindow, session: Session) -> None:
    key(window, Qt.Key.Key_End)
    QTest.mouseClick(window.tabs.button("compare"), CLICK)
    heads = session.history.heads
    one, other = (session.history.state_at(heads[name]) for name in ("main", "What if"))
    differ = {p for p in session.compiled.board.pairs if one.alignment(*p) != other.alignment(*p)}
    marked = {
        tie.pair for tie in window.compare.graphs[1].content.ties if tie.before not in (None, tie.value)
    }
    assert marked == differ
    window.bar.go_to(window.line.stops[2].moment)
    assert window.compare.said.text() == "Both stand alike here."


def test_the_charts_are_drawn_and_one_opens_large_with_its_table(
    qtbot: QtBot, window: ReplayWindow, tmp_path: Path
) -> None:
    QTest.mouseClick(window.tabs.button("analysis"), CLICK)
    qtbot.waitUntil(
        lambda: (
            bool(window.analysis.panels)
            and all(panel.picture.is_drawn() for panel in window.analysis.panels.values())
            and not window.analysis.is_busy()
        ),
        timeout=60_000,
    )
    panel = window.analysis.panels["alignment"]
    panel.picture.setFocus()
    QTest.keyClick(panel.picture, Qt.Key.Key_Space)
    assert window.analysis.large.isVisible()
    assert window.analysis.large.table.model().rowCount() == 36
    for ending in ("png", "svg", "pdf", "csv"):
        assert panel.save(tmp_path / f"chart.{ending}")
    assert (tmp_path / "chart.csv").read_text(encoding="utf-8").startswith("Pair,Start,1,2,3")
    assert not panel.save(tmp_path / "nowhere" / "chart.png")
    assert "could not be written" in panel.said.text()
    QTest.keyClick(window.analysis.large.back, Qt.Key.Key_Escape)
    assert not window.analysis.large.isVisible()
    qtbot.waitUntil(lambda: not window.analysis.is_busy(), timeout=20_000)


def test_a_game_that_is_over_shows_which_throw_turned_it(qtbot: QtBot, qapp: QApplication) -> None:
    made = opened(qtbot, played_by_bots(3, "afghanistan-2017", turns=1))
    QTest.mouseClick(made.tabs.button("analysis"), CLICK)
    qtbot.waitUntil(lambda: "turning" in made.analysis.panels, timeout=60_000)
    turning = made.analysis.panels["turning"]
    assert turning.chart is not None
    assert turning.title.text() == turning.chart.title
    made.analysis.open_chart("turning")
    assert made.analysis.large.table.model().rowCount() == len(turning.chart.labels) - 1
    qtbot.waitUntil(lambda: not made.analysis.is_busy(), timeout=60_000)
    made.close()
    made.bridge.close()


@pytest.fixture
def own(qtbot: QtBot, window: ReplayWindow) -> Iterator[ReplayWindow]:
    """A window of a session of its own, to be changed."""
    made = opened(qtbot, played(turns_played=1))
    yield made
    made.close()
    made.bridge.close()


def name_it(window: ReplayWindow, name: str) -> None:
    field = window.findChild(QLineEdit, "replay-name")
    assert field is not None
    assert field.isVisible()
    field.clear()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_branch_begins_where_one_looks_and_is_played_now(own: ReplayWindow) -> None:
    session = own.bridge.session
    own.bar.go_to(own.line.stops[1].moment)
    event = own.line.moments[own.bar.place()].event
    key(own, Qt.Key.Key_B)
    name_it(own, "Kabul stays away")
    assert session.branch == "Kabul stays away"
    assert session.history.heads["Kabul stays away"] == event
    assert own.line.name == "Kabul stays away"


def test_a_name_that_is_taken_is_refused_in_the_engines_words(own: ReplayWindow) -> None:
    QTest.mouseClick(button(own, "branch-here"), CLICK)
    name_it(own, "main")
    assert own.notice.isVisible()
    assert "There is a branch called “main” already" in own.notice.text()


def test_a_bookmark_is_set_and_found_again(own: ReplayWindow) -> None:
    at = own.line.stops[1].moment
    own.bar.go_to(at)
    key(own, Qt.Key.Key_M)
    name_it(own, "After the first turn")
    assert (at, "After the first turn") in own.line.marks
    own.bar.go_to(0)
    own.bar.marks.setCurrentIndex(1)
    own.bar.marks.activated.emit(1)
    assert own.bar.place() == at


def test_what_happens_at_the_table_arrives_at_once(own: ReplayWindow) -> None:
    rulings.adjust(own.bridge.session, alignment("iran", "russia"), -9, "A shock.")
    assert own.bar.at_end()
    assert shown(own)["iran", "russia"] == -9
    key(own, Qt.Key.Key_Home)
    rulings.adjust(own.bridge.session, alignment("iran", "russia"), 9, "Another.")
    assert own.bar.place() == 0


def test_the_title_of_the_window_says_nothing_of_the_game(window: ReplayWindow) -> None:
    assert window.windowTitle() == "Entente"


@pytest.mark.parametrize("page", ["graph", "analysis", "compare"])
def test_it_fits_a_small_laptop_at_200_per_cent(qtbot: QtBot, window: ReplayWindow, page: str) -> None:
    current_theme().choose(scale=200)
    window.show_page(page)

    def fits() -> bool:
        window.resize(1366, 690)
        return window.height() <= 690 and window.width() <= 1366

    qtbot.waitUntil(fits, timeout=5000)
    qtbot.waitUntil(lambda: not window.analysis.is_busy(), timeout=30_000)


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication) -> Iterator[TableWindow]:
    """The table of a session after its first turn."""
    apply_theme(qapp, current_theme())
    current_theme().choose(name="light", scale=100, reduced_motion=True)
    made = open_table(played(turns_played=1))
    qtbot.addWidget(made)
    yield made
    made.close()
    made.bridge.close()


def test_the_table_opens_the_replay_by_a_key(table: TableWindow) -> None:
    press(table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    replay = table.replaying.window
    assert replay is not None
    assert replay.isVisible()
    replay.close()
    assert table.replaying.window is None


def test_what_moved_the_board_is_shown_in_the_replay_when_asked_why(table: TableWindow) -> None:
    event = table.bridge.session.history.turn_ends()[1] - 1
    table.outcomes.asked_why.emit(event)
    replay = table.replaying.window
    assert replay is not None
    assert replay.line.moments[replay.bar.place()].event == event


def test_the_replay_goes_when_a_curtain_is_drawn(table: TableWindow) -> None:
    table.replaying.open()
    table.draw_curtain("iran")
    assert table.replaying.window is None


def test_the_tables_graph_marks_what_moved_in_the_turn(table: TableWindow) -> None:
    rulings.adjust(table.bridge.session, alignment("iran", "russia"), -9, "A shock.")
    table.staging.show("graph")
    stage = table.stage()
    assert isinstance(stage, GraphStage)
    tie = stage.graph.content.tie("iran", "russia")
    assert tie is not None
    assert tie.value == -9
    assert tie.before not in (None, -9)
    assert not any(one.is_faded for one in stage.graph.canvas.scene.picture().ties)


def test_a_step_back_draws_a_turns_changes_in_their_own_direction(
    window: ReplayWindow, session: Session
) -> None:
    key(window, Qt.Key.Key_Home)
    for _ in range(3):
        key(window, Qt.Key.Key_Right)
    key(window, Qt.Key.Key_Left)
    ends = session.history.turn_ends()
    before, after = session.history.state_at(ends[1]), session.history.state_at(ends[2])
    told = {tie.pair: (tie.before, tie.value) for tie in window.graph.content.ties}
    for both in session.compiled.board.pairs:
        was, now = before.alignment(*both), after.alignment(*both)
        if was != now:
            assert told[both] == (was, now)


def test_escape_closes_the_row_of_a_name_first_and_then_the_replay(own: ReplayWindow) -> None:
    own.bar.ask_bookmark()
    assert own.bar.name.isVisible()
    QTest.keyClick(own.bar.name, Qt.Key.Key_Escape)
    assert not own.bar.name.isVisible()
    assert own.isVisible()
    assert "Back to the table (Esc)" in own.leave.toolTip()
    QTest.keyClick(own.bar.scrubber, Qt.Key.Key_Escape)
    assert not own.isVisible()


@pytest.fixture
def watched(qtbot: QtBot, qapp: QApplication) -> Iterator[ReplayWindow]:
    """A replay of a session with a track that is known to Control alone."""
    loyalty = Track(id="loyalty", name="Loyalty of the guard", start=6, hidden=True)
    known = compiled("first-steps").scenario
    made = opened(
        qtbot, start(CompiledScenario(replace(known, tracks=(*known.tracks, loyalty))), Plan(seed=7))
    )
    yield made
    made.close()
    made.bridge.close()


def test_the_charts_have_hidden_tracks_while_control_has_everything_open(
    qtbot: QtBot, watched: ReplayWindow
) -> None:
    QTest.mouseClick(watched.tabs.button("analysis"), CLICK)
    page = watched.analysis
    qtbot.waitUntil(lambda: bool(page.panels) and not page.is_busy(), timeout=60_000)
    chart = page.panels["tracks"].chart
    assert chart is not None
    assert "Loyalty of the guard (hidden)" in [one.name for one in chart.series]
    watched.control.close_up()
    assert not page.isVisible()
