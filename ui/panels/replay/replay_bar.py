"""The timeline with its controls: back, play, on, bookmarks, other lines, and naming a branch or a bookmark.

Shows a `Timeline` and keeps the place on it; `place_changed` tells where one looks now. Steps go from turn
to turn, or from event to event. What is named (a branch, a bookmark) goes up as a signal.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from ui.widgets.scrubber import Scrubber, ScrubLane
from ui.widgets.text import PlainLabel, add_choice, plain_words
from wargame.shown.replay import Timeline

TURN_MS: Final = 1800
EVENT_MS: Final = 700
ROOMY: Final = 960
"""Width in px at 100 % from which on everything stands beside the timeline."""
"""How long playing stays at a turn or an event."""


class ReplayBar(Panel):
    """Where one looks in the session."""

    place_changed = Signal(int, bool)
    """The moment, and whether one came to it by a step (and not by a jump)."""
    line_chosen = Signal(str)
    """A branch that is to be shown."""
    branch_named = Signal(str)
    bookmark_named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "Timeline", parent)
        self._line: Timeline | None = None
        self._at = 0
        self.by_event = False
        self._naming = ""
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._play_on)
        self.back = IconButton("ui-stepback", "One step back", "Left")
        self.play = IconButton("ui-play", "Play", "Space")
        self.on = IconButton("ui-stepfwd", "One step on", "Right")
        self.scrubber = Scrubber()
        self.lines, self.marks = QComboBox(), QComboBox()
        self.branch = QuietButton("Branch here", key="B", icon="ui-branch")
        self.bookmark = IconButton("ui-bookmark", "Set a bookmark here", "M")
        self.name, self.name_label = QLineEdit(), PlainLabel("", "body")
        self.keep, self.drop = QuietButton("Keep", key="Enter"), QuietButton("Not now", plain=True)
        self.more = IconButton("ui-more", "Branches and bookmarks")
        self._menu = QMenu(self)
        self._name_widgets()
        self._lay_out()
        self._connect()
        self._show_naming("")

    # --- place ---------------------------------------------------------------------------------------

    def show_line(self, line: Timeline, at: int | None = None) -> None:
        """Show a line of play at a moment; at its end if None."""
        self._line = line
        still = line.last_turn - line.stops[-1].turn
        self.scrubber.show_line(
            [stop.label for stop in line.stops],
            still,
            [
                ScrubLane(key=lane.branch, name=lane.name, fork=lane.fork, ends=lane.ends)
                for lane in line.lanes
            ],
            [(line.place_of(moment), name) for moment, name in line.marks],
        )
        self._fill_lines(line)
        self._fill_marks(line)
        self.go_to(len(line.moments) - 1 if at is None else at)

    def place(self) -> int:
        """Return the moment that is looked at."""
        return self._at

    def at_end(self) -> bool:
        """Return whether the last moment is looked at."""
        return self._line is None or self._at == len(self._line.moments) - 1

    def go_to(self, moment: int, *, stepped: bool = False) -> None:
        """Look at a moment."""
        line = self._line
        if line is None:
            return
        self._at = min(max(moment, 0), len(line.moments) - 1)
        here = line.moments[self._at]
        words = f"Turn {here.turn} of {line.last_turn}. {here.words}" if here.turn else here.words
        self.scrubber.set_place(line.place_of(self._at), words)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(not self.at_end())
        self.place_changed.emit(self._at, stepped)

    def step(self, by: int, *, by_event: bool | None = None) -> None:
        """Go one turn or one event on (+1) or back (-1)."""
        line = self._line
        if line is None:
            return
        if self.by_event if by_event is None else by_event:
            self.go_to(self._at + by, stepped=True)
        else:
            self.go_to(line.next_stop(self._at) if by > 0 else line.stop_before(self._at), stepped=True)

    def is_playing(self) -> bool:
        """Return whether it goes on by itself."""
        return self._beat.isActive()

    def toggle_play(self) -> None:
        """Play, from the start if the end is reached; or pause."""
        if self.is_playing():
            self.pause()
            return
        if self.at_end():
            self.go_to(0)
        self._beat.start(EVENT_MS if self.by_event else TURN_MS)
        self._show_playing()

    def pause(self) -> None:
        """Stay where it is."""
        self._beat.stop()
        self._show_playing()

    def ask_branch(self) -> None:
        """Ask for the name of a branch that is to begin here."""
        turn = self._line.moments[self._at].turn if self._line else 0
        self._show_naming("branch", "Name of the branch that begins here", f"What if, turn {turn}")

    def ask_bookmark(self) -> None:
        """Ask for the name of a bookmark here."""
        self._show_naming("bookmark", "Name of the bookmark", "")

    def close_naming(self) -> bool:
        """Close the row in which a name is asked for; return whether it was open."""
        was_open = bool(self._naming)
        self._show_naming("")
        return was_open

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the row of a name on Esc, before anything else goes."""
        if event.key() == Qt.Key.Key_Escape and self._naming:
            self.close_naming()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Play only while it is seen."""
        super().hideEvent(event)
        self.pause()

    # --- inside --------------------------------------------------------------------------------------

    def _name_widgets(self) -> None:
        named = {
            self.back: "step-back",
            self.play: "play",
            self.on: "step-on",
            self.scrubber: "scrubber",
            self.lines: "replay-line",
            self.marks: "replay-bookmarks",
            self.branch: "branch-here",
            self.more: "replay-more",
            self.bookmark: "bookmark-here",
            self.name: "replay-name",
            self.keep: "replay-keep",
            self.drop: "replay-drop",
        }
        for widget, name in named.items():
            widget.setObjectName(name)
        self.lines.setAccessibleName("Which line of play is shown")
        self.marks.setAccessibleName("Go to a bookmark")
        for box in (self.lines, self.marks):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        for widget in (self.back, self.play, self.on):
            self._row.addWidget(widget)
        self._row.addWidget(self.scrubber, 1)
        self._others = QWidget()
        self._others_row = QHBoxLayout(self._others)
        self._others_row.setContentsMargins(0, 0, 0, 0)
        others: tuple[QWidget, ...] = (self.lines, self.marks, self.bookmark, self.branch)
        for other in others:
            self._others_row.addWidget(other)
        self._naming_row = QWidget()
        ask = QHBoxLayout(self._naming_row)
        ask.setContentsMargins(0, 0, 0, 0)
        ask.addWidget(self.name_label)
        ask.addWidget(self.name, 1)
        ask.addWidget(self.keep)
        ask.addWidget(self.drop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self._naming_row)
        self._row.addWidget(self._others)
        self._row.addWidget(self.more)
        self._place_others()

    def _connect(self) -> None:
        self.scrubber.sought.connect(self._on_sought)
        self.scrubber.lane_chosen.connect(self.line_chosen)
        self.more.clicked.connect(self._open_more)
        self.lines.activated.connect(lambda _at: self.line_chosen.emit(self.lines.currentData()))
        self.marks.activated.connect(self._on_mark)
        self.keep.clicked.connect(self._on_named)
        self.name.returnPressed.connect(self._on_named)
        self.drop.clicked.connect(lambda: self._show_naming(""))
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._column.setContentsMargins(px(12), px(4), px(12), px(4))
        self._column.setSpacing(px(4))
        self._row.setSpacing(px(8))
        self._others_row.setSpacing(px(8))
        self._place_others()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the rest into a menu where it would leave the timeline too little room."""
        super().resizeEvent(event)
        self._place_others()

    def _place_others(self) -> None:
        roomy = self.width() >= px(ROOMY) or not self.width()
        self._others.setVisible(roomy)
        self.more.setVisible(not roomy)

    def _open_more(self) -> None:
        """Offer in a menu what finds no room beside the timeline."""
        line = self._line
        if line is None:
            return
        self._menu.clear()
        self._menu.addAction("Branch here", self.ask_branch)
        self._menu.addAction("Set a bookmark here", self.ask_bookmark)
        if line.lanes:
            self._menu.addSection("Lines of play")
            for lane in line.lanes:
                self._menu.addAction(plain_words(lane.name), partial(self.line_chosen.emit, lane.branch))
        if line.marks:
            self._menu.addSection("Bookmarks")
            for moment, name in line.marks:
                self._menu.addAction(plain_words(name), partial(self.go_to, moment))
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fill_lines(self, line: Timeline) -> None:
        self.lines.clear()
        add_choice(self.lines, line.name, line.branch)
        for lane in line.lanes:
            add_choice(self.lines, lane.name, lane.branch)
        self.lines.setVisible(bool(line.lanes))

    def _fill_marks(self, line: Timeline) -> None:
        self.marks.clear()
        self.marks.addItem("Bookmarks", -1)
        for moment, name in line.marks:
            add_choice(self.marks, name, moment)
        self.marks.setVisible(bool(line.marks))

    def _on_sought(self, at: float) -> None:
        line = self._line
        if line is None:
            return
        self.pause()
        before = line.stops[int(at)].moment
        after = line.stops[min(int(at) + 1, len(line.stops) - 1)].moment
        if self.by_event:
            self.go_to(before + round((after - before) * (at - int(at))))
        else:
            self.go_to(after if at - int(at) >= 0.5 else before)

    def _on_mark(self, _at: int) -> None:
        moment = self.marks.currentData()
        self.marks.setCurrentIndex(0)
        if isinstance(moment, int) and moment >= 0:
            self.go_to(moment)

    def _play_on(self) -> None:
        self.step(1)
        if self.at_end():
            self.pause()

    def _show_playing(self) -> None:
        playing = self.is_playing()
        self.play.set_icon("ui-pause" if playing else "ui-play")
        self.play.set_name("Pause" if playing else "Play", "Space")

    def _show_naming(self, what: str, label: str = "", name: str = "") -> None:
        self._naming = what
        self._naming_row.setVisible(bool(what))
        self.name_label.setText(label)
        self.name.setAccessibleName(label)
        self.name.setText(name)
        if what:
            self.name.selectAll()
            self.name.setFocus()
        elif self.isVisible():
            self.scrubber.setFocus()

    def _on_named(self) -> None:
        name, what = self.name.text().strip(), self._naming
        if not name:
            return
        self._show_naming("")
        (self.branch_named if what == "branch" else self.bookmark_named).emit(name)
