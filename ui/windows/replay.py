"""Replay and analysis: the whole session to be looked at again, turn by turn and event by event.

Reads the session's history and changes it only where asked: a branch, a bookmark. Three pages share one
timeline: the graph with what happened, the charts, and two lines of play side by side. The projector shows
none of it, but the room sees this screen: until Control opens the rest there stands what it was told.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel
from ui.panels.replay.analysis.page import AnalysisPage
from ui.panels.replay.compare import ComparePanel
from ui.panels.replay.replay_bar import ReplayBar
from ui.panels.table.tracks import TracksPanel
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.drawer import Drawer
from ui.widgets.focus import FocusRing
from ui.widgets.for_control import ForControl
from ui.widgets.frames import EmptyState, Panel, Rule, SectionHeader
from ui.widgets.mark_strip import MarkStrip
from ui.widgets.marks import signed
from ui.widgets.notices import Notice, Toast
from ui.widgets.painted import px
from ui.widgets.rows import Row, RowList
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from ui.windows.actions import add_command
from wargame.game.events import Event
from wargame.game.secrecy import as_told
from wargame.game.state import GameState
from wargame.session.marking import marking_of
from wargame.session.notes import set_bookmark
from wargame.session.session import start_branch
from wargame.shown.graph import content_of, places_in
from wargame.shown.replay import Timeline, caption, state_at, timeline
from wargame.shown.table import OutcomeRow, outcome_rows, track_rows
from wargame.shown.tie_story import TieStory, tie_story
from wargame.terms import FACILITATOR, ROOM, ActorId

SIDE_WIDTH = 320
UNBOUND = 16_777_215
"""The greatest width that Qt knows."""
PAGES = ("graph", "analysis", "compare")
TO_TABLE = "Back to the table"


class ReplayWindow(QMainWindow):
    """One session, looked at again."""

    closed = Signal()

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Entente")
        self.setObjectName("replay-window")
        self.bridge = bridge
        self.line: Timeline = timeline(bridge.session, whole=False)
        self._listed: tuple[str, int, int] = ("", -1, 0)
        self._events: tuple[int, ...] = ()
        self._build()
        self._build_commands()
        self._ring = FocusRing(self)
        self.toast = Toast(self)
        self._listening = True
        bridge.changed.connect(self._on_changed)
        bridge.refused.connect(self._on_refused)
        current_theme().changed.connect(self._restyle)
        self._restyle()
        self.resize(1366, 720)
        self.strip.show_marking(marking_of(bridge.session))
        self.bar.show_line(self.line)
        self.bar.scrubber.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is shown -------------------------------------------------------------------------------

    def show_page(self, key: str) -> None:
        """Show the graph, the analysis, or the comparison."""
        self.tabs.choose(key)
        focus = QApplication.focusWidget()
        inside = focus is not None and self.pages.isAncestorOf(focus)
        closed = key != "graph" and not self.control.is_open()
        self.pages.setCurrentIndex(len(PAGES) if closed else PAGES.index(key))
        self._fit_side()
        if inside:
            # The widget that had the keyboard is gone from sight.
            self.bar.scrubber.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fill_page()

    def show_branch(self, branch: str) -> None:
        """Show another line of play; what is played does not change."""
        self._load(branch, None)

    def go_to_event(self, event: int) -> None:
        """Look at an event, if it is on the line that is shown."""
        history = self.bridge.session.history
        if event in {entry.number for entry in history.line(history.heads[self.line.branch])}:
            self.bar.go_to(self.line.moment_before(event))
            self.show_page("graph")

    def go_to_turn(self, turn: int) -> None:
        """Look at the end of a turn, or at the start for 0; at the last one that was played if it was not."""
        self.bar.go_to(max(stop.moment for stop in self.line.stops if stop.turn <= turn))
        self.show_page("graph")

    def lead_back(self, where: str) -> None:
        """Say where one comes to from here."""
        self.leave.set_name(where, "Esc")
        self._leave.setText(where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close what lies on top on Esc, or else the replay."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._drawer.is_open():
            self._drawer.close_drawer()
        elif not self.bar.close_naming():
            self._leave.trigger()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the session."""
        self.bar.pause()
        self.analysis.stop()
        if self._listening:
            self._listening = False
            self.bridge.changed.disconnect(self._on_changed)
            self.bridge.refused.disconnect(self._on_refused)
            self.closed.emit()
        super().closeEvent(event)

    # --- made once -----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.bar = ReplayBar()
        self.graph, self.tracks = GraphPanel(), TracksPanel()
        self.outcomes = RowList("What happened in the turn", 44)
        self.outcomes.setObjectName("turn-events")
        self.analysis, self.compare = AnalysisPage(), ComparePanel()
        self.notice = Notice("", "error", closable=True)
        self.notice.setObjectName("refusal")
        self.notice.hide()
        self.side_button = IconButton("ui-log", "What happened")
        self.side_button.setObjectName("show-side")
        self.pages = QStackedWidget()
        self.closed_page = EmptyState(
            "For Control only", "Show everything opens the charts and the other lines of play.", "ui-eyeoff"
        )
        for page in (self._graph_page(), self.analysis, self.compare, self.closed_page):
            self.pages.addWidget(page)
        self._middle = QWidget()
        self.setCentralWidget(self._middle)
        self._body = QVBoxLayout()
        self._body.addWidget(self.bar)
        self._body.addWidget(self.notice)
        self._body.addWidget(self.pages, 1)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top())
        column.addLayout(self._body, 1)
        self.strip = MarkStrip(self)
        column.addWidget(self.strip)
        self.bar.place_changed.connect(self._on_place)
        self.bar.line_chosen.connect(self.show_branch)
        self.bar.branch_named.connect(self._on_branch)
        self.bar.bookmark_named.connect(self._on_bookmark)
        self.graph.set_stories(self._story)
        self.graph.event_chosen.connect(self.go_to_event)
        self.outcomes.chosen.connect(lambda key: self.go_to_event(int(key)))

    def _top(self) -> Panel:
        top = Panel("bar", "Replay")
        self.leave = IconButton("ui-left", TO_TABLE, "Esc")
        self.leave.setObjectName("leave-replay")
        self.title = PlainLabel("Replay", "body-strong", elide=True)
        self.subtitle = PlainLabel(self.bridge.state.setup.title, "caption", "ink2", elide=True)
        self.tabs = SegmentedControl(
            [
                Choice(key="graph", text="Graph"),
                Choice(key="analysis", text="Analysis"),
                Choice(key="compare", text="Compare"),
            ],
            "What is shown",
            "graph",
        )
        self.tabs.setObjectName("replay-pages")
        self.tabs.chosen.connect(self.show_page)
        self.control = ForControl("replay", "everything", self)
        self.control.turned.connect(lambda _open: self._turn())
        self.by_event = QCheckBox("Step by event")
        self.by_event.setObjectName("step-by-event")
        self.by_event.toggled.connect(self._on_by_event)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.subtitle)
        self._top_row = QHBoxLayout(top)
        self._top_row.addWidget(self.leave)
        self._top_row.addLayout(names, 1)
        self._top_row.addWidget(self.tabs)
        self._top_row.addStretch(1)
        self._top_row.addWidget(self.control)
        self._top_row.addWidget(self.by_event)
        self._top_row.addWidget(self.side_button)
        self._top_panel = top
        return top

    def _graph_page(self) -> QWidget:
        frame = Panel("panel", "Alignments")
        self._frame = QVBoxLayout(frame)
        self._frame.addWidget(self.graph)
        self.side = Panel("panel", "What happened")
        self.when = PlainLabel("", "heading", wrap=True)
        self.what = PlainLabel("", "serif", "ink2", wrap=True, lines=4)
        self.happened = SectionHeader("Outcomes")
        self._side = QVBoxLayout(self.side)
        self._tracks_area = QScrollArea()
        self._tracks_area.setWidgetResizable(True)
        self._tracks_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tracks_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tracks.setProperty("look", "clear")
        self._tracks_area.setWidget(self.tracks)
        for widget, share in (
            (self.when, 0),
            (self.what, 0),
            (self.happened, 0),
            (self.outcomes, 4),
            (Rule(), 0),
            (self._tracks_area, 3),
        ):
            self._side.addWidget(widget, share)
        page = QWidget()
        self._drawer = Drawer(page, "right", 360, "What happened")
        self.side_button.clicked.connect(self._drawer.open_drawer)
        self._page_row = QHBoxLayout(page)
        self._page_row.setContentsMargins(0, 0, 0, 0)
        self._page_row.addWidget(frame, 1)
        self._page_row.addWidget(self.side)
        return page

    def _build_commands(self) -> None:
        bar, middle = self.bar, self._middle
        add_command(bar, "step-back", lambda: bar.step(-1), bar.back)
        add_command(bar, "step-on", lambda: bar.step(1), bar.on)
        add_command(bar, "event-back", lambda: bar.step(-1, by_event=True))
        add_command(bar, "event-on", lambda: bar.step(1, by_event=True))
        add_command(bar, "to-start", lambda: bar.go_to(0))
        add_command(bar, "to-end", lambda: bar.go_to(len(self.line.moments) - 1))
        add_command(bar, "play-pause", bar.toggle_play, bar.play)
        add_command(middle, "branch-here", bar.ask_branch, bar.branch)
        add_command(middle, "bookmark-here", bar.ask_bookmark, bar.bookmark)
        self._leave = add_command(middle, "leave-replay", self.close, self.leave)
        # Not as a shortcut, which would come before whatever inside closes on Esc.
        self._leave.setShortcuts([])
        self.lead_back(TO_TABLE)
        for page in PAGES:
            add_command(middle, f"page-{page}", partial(self.show_page, page))

    def _restyle(self) -> None:
        # Where type is large the button says it alone.
        self.control.label.setHidden(current_theme().is_tight)
        self._top_panel.setFixedHeight(px(48))
        self._top_row.setContentsMargins(px(12), 0, px(16), 0)
        self._top_row.setSpacing(px(10))
        self._body.setContentsMargins(px(8), px(8), px(8), px(8))
        self._body.setSpacing(px(8))
        self._page_row.setSpacing(px(8))
        self._frame.setContentsMargins(px(16), px(8), px(12), px(8))
        self._side.setContentsMargins(px(16), px(12), px(12), px(12))
        self._side.setSpacing(px(8))
        self._fit_side()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the side panel where it belongs."""
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        """Keep what happened beside the graph, or in a drawer where type is large."""
        narrow = current_theme().is_tight
        self.side_button.setVisible(narrow and self.pages.currentIndex() == 0)
        beside = self._page_row.indexOf(self.side) >= 0
        if narrow and beside:
            self._page_row.removeWidget(self.side)
            self._drawer.set_content(self.side)
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(UNBOUND)
            self.side.show()
        elif not narrow:
            if not beside:
                self._drawer.close_drawer()
                self._page_row.addWidget(self.side)
                self.side.show()
            self.side.setFixedWidth(px(SIDE_WIDTH))

    # --- what happens --------------------------------------------------------------------------------

    def _on_place(self, at: int, stepped: bool) -> None:
        session, line = self.bridge.session, self.line
        state = self._state(at)
        before = self._state_before(at) if stepped else None
        self.graph.set_places(places_in(session.settings))
        title, words = caption(session, line, at, whole=self.control.is_open())
        self.graph.set_title(f"{line.name}: {title}" if line.lanes else title)
        self.when.setText(title)
        self.what.setText(words)
        self.graph.show_content(content_of(state, before), animate=stepped)
        self._show_side(state, at)
        self._fill_page()

    def _state_before(self, at: int) -> GameState | None:
        """Return the state one step earlier, whichever way one came, so that changes keep their direction."""
        earlier = at - 1 if self.bar.by_event else self.line.stop_before(at)
        return self._state(earlier) if at > 0 else None

    def _state(self, at: int) -> GameState:
        """Return the state at a moment, with what covert moves hide only while it is open."""
        state = state_at(self.bridge.session, self.line.moments[at])
        return state if self.control.is_open() else as_told(state)

    def _show_side(self, state: GameState, at: int) -> None:
        line, session = self.line, self.bridge.session
        moment = line.moments[at]
        earlier = [stop.moment for stop in line.stops if stop.turn < moment.turn]
        start = state_at(session, line.moments[earlier[-1]]) if earlier else session.history.opening
        self.tracks.show_rows(track_rows(state, start, hidden=self.control.is_open()))
        self._show_outcomes(moment.turn, moment.event)

    def _show_outcomes(self, turn: int, event: int) -> None:
        """List what moved the board in a turn, and mark the last of it that has happened."""
        if self._listed != (self.line.branch, turn, len(self.line.moments)):
            self._listed = (self.line.branch, turn, len(self.line.moments))
            entries = self.bridge.session.history.line(self.line.moments[-1].event)
            happened = [(entry.number, entry.event) for entry in entries]
            rows = outcome_rows(self.bridge.state, self.bridge.narrator, happened, turn)
            self._events = tuple(row.event for row in rows)
            self.outcomes.set_rows([_as_row(row) for row in rows])
            self.happened.set_texts("What moved the board", f"Turn {turn}" if turn else "")
        past = [number for number in self._events if number <= event]
        self.outcomes.choose(str(past[-1]) if past else "")

    def _fill_page(self) -> None:
        session = self.bridge.session
        if self.pages.currentWidget() is self.closed_page:
            return
        key = PAGES[self.pages.currentIndex()]
        if key == "analysis":
            self.analysis.show_line(session, self.line.moments[-1].event)
        elif key == "compare":
            self.compare.show_turn(session, self.line.moments[self.bar.place()].turn)

    def _turn(self) -> None:
        """Show all of it, or what the room may know again, at the same place."""
        event, at_end = self.line.moments[self.bar.place()].event, self.bar.at_end()
        self._load(self.line.branch, None)
        if not at_end:
            self.bar.go_to(self.line.moment_before(event))
        self.show_page(self.tabs.current())

    def _load(self, branch: str, at: int | None) -> None:
        self.line = timeline(self.bridge.session, branch, whole=self.control.is_open())
        self.bar.show_line(self.line, at)
        self._fill_page()

    def _story(self, one: ActorId, other: ActorId) -> TieStory:
        moment = self.line.moments[self.bar.place()]
        viewer = FACILITATOR if self.control.is_open() else ROOM
        history, narrator = self.bridge.session.history, self.bridge.narrator
        return tie_story(history, one, other, narrator, viewer, moment.event)

    def _on_by_event(self, by_event: bool) -> None:
        self.bar.pause()
        self.bar.by_event = by_event

    def _on_branch(self, name: str) -> None:
        event = self.line.moments[self.bar.place()].event
        # A branch made here becomes the line that is played, everywhere at once.
        if self.bridge.do(start_branch, name, event or None):
            self._load(self.bridge.session.branch, None)
            self.toast.show_for(f"“{name}” begins here. It is the line that is played now.")

    def _on_bookmark(self, name: str) -> None:
        event = self.line.moments[self.bar.place()].event
        place = self.bar.place()
        if self.bridge.do(set_bookmark, name, event or None):
            self.bar.go_to(place)

    def _on_changed(self, _state: GameState, _events: tuple[Event, ...]) -> None:
        self.notice.hide()
        self.strip.show_marking(marking_of(self.bridge.session))
        known = self.line.branch in self.bridge.session.history.heads
        branch = self.line.branch if known else self.bridge.session.branch
        self._load(branch, None if self.bar.at_end() else self.bar.place())

    def _on_refused(self, text: str) -> None:
        self.notice.tell(text, "error")
        self.notice.show()


def _as_row(row: OutcomeRow) -> Row:
    moved = ", ".join(f"{mark.label} {signed(mark.value)}" for mark in row.marks)
    return Row(
        key=str(row.event),
        title=row.title,
        subtitle=" · ".join(part for part in (row.said, moved) if part),
        glyph=row.glyph,
        serif=True,
    )
