"""A turn at one glance: each move with odds, throw, outcome and what it moved; beside it all that moved.

Made from the room's door, so it can be read aloud as it stands. At upkeep it is the stage; while moves are
ruled on, F2 shows it with those still to come. Arrow keys go through the rows, Space opens one: its argument,
what counted, the rationale.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel
from ui.panels.stages.stage import OwnStep, Stage
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import Columns, Scroller, clear_layout
from ui.widgets.dice import DiceView
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Glyph, Panel, Rule, SectionHeader
from ui.widgets.marks import Avatar
from ui.widgets.meters import Odds, OddsBar, TrackBar, TrackReading
from ui.widgets.moved_chip import MovedChip, OutcomeMark
from ui.widgets.odds_key import OddsKey
from ui.widgets.painted import colour, fill_hatch, fill_round, px, smooth
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session.doors import RoomDoor
from wargame.shown.graph import places_in
from wargame.shown.projector import sheet_on_wall, show_sheet, take_sheet_off
from wargame.shown.turn_sheet import Moved, OwnRow, SheetRow, TurnSheet, turn_sheet
from wargame.terms import OUTCOMES

NARROW = 900
"""Px at 100 % below which the right part stands below the table."""

WIDTHS = {"order": 20, "disc": 28, "odds": 84, "throw": 112, "outcome": 100, "moved": 312}
"""Of the columns, in px at 100 %; what is left is the move's."""

DIE = 22

LARGE = 120
"""Per cent of type above which a row has three lines."""


class RowWidget(QWidget):
    """One row; `opened` tells that it is to be read whole, `stepped` that the focus goes on."""

    stepped = Signal(int)

    def __init__(self, row: SheetRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName(f"sheet-{row.order or 'untold'}")
        self.setAccessibleName(_said(row))
        self.more = PlainLabel("\n".join(row.details), "serif-small", "ink2", wrap=True)
        self.more.hide()
        self._line = QHBoxLayout()
        self._line.setSpacing(px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(6), px(8), px(6))
        column.setSpacing(px(4))
        column.addLayout(self._line)
        self._fill(column)
        column.addWidget(self.more)

    def _fill(self, column: QVBoxLayout) -> None:
        row = self.row
        who = Glyph("ui-eyeoff", 20) if row.secret else Avatar(row.glyph, row.seat, 28)
        self._add("order", PlainLabel(row.order, "body-strong", "ink2"))
        self._add("disc", who)
        self._line.addWidget(self._title(), 1, Qt.AlignmentFlag.AlignVCenter)
        moved = chips(row.moved, row.why_nothing if row.outcome else "")
        if not _is_large():
            for name, widget in self._parts():
                self._add(name, widget)
            self._add("moved", moved)
            return
        below = QHBoxLayout()
        below.setSpacing(px(10))
        for _name, widget in self._parts():
            below.addWidget(widget)
        below.addStretch(1)
        column.addLayout(below)
        column.addWidget(moved)

    def _parts(self) -> tuple[tuple[str, QWidget], ...]:
        """Return the odds, the throw and the outcome, each in the name of its column."""
        odds: QWidget = QWidget()
        if self.row.odds:
            odds = OddsBar([Odds(word=word, share=share) for word, share in self.row.odds], texts=False)
            odds.setFixedWidth(px(WIDTHS["odds"]))
        return ("odds", odds), ("throw", self._throw()), ("outcome", self._outcome())

    def _add(self, name: str, widget: QWidget) -> None:
        """Put a part into the line, as wide as its column."""
        widget.setFixedWidth(px(WIDTHS[name]))
        self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _title(self) -> QWidget:
        """Return the title, and behind it at whom it is aimed and who backed or blocked it."""
        row = self.row
        holder = QWidget()
        flow = FlowLayout(holder, gap=6, row_gap=2)
        flow.addWidget(PlainLabel(row.title, "serif-heading", wrap=True, lines=2))
        if row.aimed:
            flow.addWidget(PlainLabel(f"at {row.aimed}", "secondary", "ink2"))
        for backs, words in ((True, "backed"), (False, "blocked")):
            named = [one for one in row.support if one.backs is backs]
            if named:
                flow.addWidget(PlainLabel(words, "secondary", "ink2"))
            for one in named:
                flow.addWidget(Avatar(one.glyph, f"{one.name} {words} it", 18, filled=False))
        return holder

    def _throw(self) -> QWidget:
        row = self.row
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(6))
        if len(row.dice) > 1:
            dice = DiceView(len(row.dice), DIE)
            dice.set_faces(row.dice)
            line.addWidget(dice)
        line.addWidget(PlainLabel(row.sum, "body", "ink3" if not row.outcome else "ink2"))
        line.addStretch(1)
        return holder

    def _outcome(self) -> QWidget:
        row = self.row
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(6))
        if row.outcome is not None:
            line.addWidget(OutcomeMark(OUTCOMES.index(row.outcome)))
            if row.struck:
                line.addWidget(Glyph("ui-edit", 14))
                holder.setToolTip(plain_tooltip(f"Put in place of “{row.struck.lower()}”"))
            line.addWidget(PlainLabel(row.word, "serif-compact"))
        line.addStretch(1)
        return holder

    def open_row(self) -> None:
        """Show what there is to read, or close it again."""
        self.more.setVisible(bool(self.row.details) and self.more.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open it by Space; go on by the arrow keys."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Space:
            self.open_row()
        elif step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Open it."""
        self.open_row()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one is."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hatch what nobody is told the author of."""
        painter = smooth(self)
        if self.row.secret:
            fill_hatch(painter, self.rect().toRectF(), colour("line"), px(7), 1)
        if self.underMouse():
            fill_round(painter, self.rect().toRectF(), px(4), colour("hover"))


def chips(moved: tuple[Moved, ...], otherwise: str = "") -> QWidget:
    """Return what moved as chips in as many lines as they need."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=4)
    for one in moved:
        flow.addWidget(MovedChip(one))
    if not moved and otherwise:
        flow.addWidget(PlainLabel(otherwise, "secondary", "ink3"))
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return holder


def _said(row: SheetRow) -> str:
    parts = [f"{row.order}. {row.seat}, {row.title}" if row.order else row.title]
    if row.aimed:
        parts.append(f"at {row.aimed}")
    parts += [f"{one.name} {'backs' if one.backs else 'blocks'}" for one in row.support]
    parts += [text for text in (row.sum, row.word) if text]
    parts += [one.words for one in row.moved]
    return ", ".join(parts)


class SheetPanel(Panel):
    """The table of a turn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "Everything of this turn", parent)
        self.title = PlainLabel("", "serif-page", wrap=True)
        self.aside = PlainLabel("", "secondary", "ink2", elide=True)
        self.rows: list[RowWidget] = []
        self.key = OddsKey()
        self.to_room = QuietButton("Show to the room", icon="ui-projector")
        self.to_room.setObjectName("sheet-to-room")
        self.off_wall = QuietButton("Take it off the wall", plain=True)
        self.off_wall.setObjectName("sheet-off-wall")
        for button in (self.to_room, self.off_wall):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves Enter to the dark button
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.aside, 1)
        for widget in (self.key, self.off_wall, self.to_room):
            head.addWidget(widget)
        self._inner = QVBoxLayout(self)
        self._inner.addLayout(head)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._inner.addLayout(self._list)
        self._inner.addStretch(1)

    def show_sheet(self, sheet: TurnSheet) -> None:
        """Show a turn."""
        self._inner.setContentsMargins(px(16), px(12), px(16), px(12))
        self._inner.setSpacing(px(6))
        self.title.setText(sheet.title)
        self.aside.setText(sheet.aside)
        clear_layout(self._list)
        self.rows = []
        if sheet.rows and not _is_large():
            self._list.addWidget(_headings())
        for row in sheet.rows:
            self._add(RowWidget(row, self))
        if not sheet.rows:
            self._list.addWidget(PlainLabel("Nobody moved openly this turn.", "body", "ink2", wrap=True))
        if sheet.passed:
            self._list.addWidget(PlainLabel(sheet.passed, "secondary", "ink2", wrap=True))
        if sheet.own or sheet.quiet:
            self._list.addWidget(SectionHeader("At the end of the turn, by itself", role="section"))
        for own in sheet.own:
            self._list.addWidget(Rule())
            self._list.addWidget(_own(own))
        if sheet.quiet:
            self._list.addWidget(PlainLabel(sheet.quiet, "body", "ink2", wrap=True))

    def show_on_wall(self, *, offered: bool, shown: bool) -> None:
        """Offer to show the sheet to the room; or, once it is there, its next page, and to take it off."""
        self.to_room.setVisible(offered)
        self.off_wall.setVisible(offered and shown)
        self.to_room.setText("Next page on the wall" if shown else "Show to the room")
        self.key.setVisible(not _is_large() and not (offered and shown))

    def _add(self, row: RowWidget) -> None:
        if self.rows:
            self._list.addWidget(Rule())
        row.stepped.connect(self._step)
        self.rows.append(row)
        self._list.addWidget(row)

    def _step(self, by: int) -> None:
        at = next((n for n, one in enumerate(self.rows) if one.hasFocus()), 0)
        self.rows[max(0, min(len(self.rows) - 1, at + by))].setFocus(Qt.FocusReason.TabFocusReason)


def _is_large() -> bool:
    """Return whether what moved stands below a move, because type is too large for it to stand beside."""
    return current_theme().own_scale > LARGE or current_theme().is_tight


def _headings() -> QWidget:
    """Return the words over the columns; in large type, where a row has lines of its own, there are none."""
    holder = Panel("raised", "Columns")
    line = QHBoxLayout(holder)
    line.setContentsMargins(px(8), px(2), px(8), px(2))
    line.setSpacing(px(10))
    line.addSpacing(px(WIDTHS["order"] + WIDTHS["disc"]) + px(10))
    line.addWidget(PlainLabel("Move, and who backed or blocked it", "caption-strong", "ink2", elide=True), 1)
    for name, words in (
        ("odds", "Odds"),
        ("throw", "Throw"),
        ("outcome", "Outcome"),
        ("moved", "What moved"),
    ):
        label = PlainLabel(words, "caption-strong", "ink2")
        label.setFixedWidth(px(WIDTHS[name]))
        line.addWidget(label)
    return holder


def _own(row: OwnRow) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(px(8), px(4), px(8), px(4))
    line.setSpacing(px(10))
    line.addWidget(Glyph("ui-flag" if row.marked else "ui-clock", 16))
    line.addWidget(PlainLabel(row.why, "serif", wrap=True), 1)
    if row.moved and _is_large():
        # Below it: beside it there is no room.
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)
        column.addWidget(chips(row.moved))
        return both
    if row.moved:
        moved = chips(row.moved)
        moved.setFixedWidth(px(WIDTHS["moved"]))
        line.addWidget(moved)
    return holder


class MovedPanel(Panel):
    """What moved over the turn: ties, tracks, and influence where the room may know it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "What moved in the turn", parent)
        self.head = SectionHeader("Ties that moved")
        self.graph = GraphPanel()
        self.graph.set_plain()
        self.graph.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._tracks = QVBoxLayout()
        self._purses = QVBoxLayout()
        self._inner = QVBoxLayout(self)
        self._inner.addWidget(self.head)
        self._inner.addWidget(self.graph, 1)
        self._inner.addWidget(SectionHeader("Tracks", "before, and now"))
        self._inner.addLayout(self._tracks)
        self._inner.addLayout(self._purses)

    def show_sheet(self, sheet: TurnSheet, places: dict[str, tuple[float, float]]) -> None:
        """Show a turn."""
        self._inner.setContentsMargins(px(16), px(12), px(16), px(12))
        self._inner.setSpacing(px(6))
        self.graph.setMinimumHeight(px(240))
        self.head.set_texts("Ties that moved", f"{len(sheet.ties.ties)}, over the turn")
        self.graph.set_places(places)
        self.graph.show_content(sheet.ties, animate=False, calm=True)
        clear_layout(self._tracks)
        for one in sheet.tracks:
            reading = TrackReading(
                name=one.name, value=one.now, low=one.low, high=one.high, before=one.before, step=""
            )
            bar = TrackBar(reading)
            bar.set_low(True)
            self._tracks.addWidget(bar)
        clear_layout(self._purses)
        if sheet.purses:
            self._purses.addWidget(SectionHeader("Influence", "as the turn began, before planning"))
            holder = QWidget()
            flow = FlowLayout(holder)
            for purse in sheet.purses:
                flow.addWidget(Avatar(purse.glyph, purse.name, 24))
                flow.addWidget(PlainLabel(f"{purse.before} → {purse.now}", "secondary"))
            self._purses.addWidget(holder)


class TurnSheetStage(Stage):
    """The sheet of the turn, as a stage: for upkeep, and for a look in between."""

    wide = True

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._door = RoomDoor(bridge.session)
        self.table, self.moved = SheetPanel(), MovedPanel()
        self.table.to_room.clicked.connect(self._show_to_room)
        self.table.off_wall.clicked.connect(self._take_off)
        columns = Columns(NARROW, 8)
        columns.add(self.table, 7)
        columns.add(self.moved, 2)
        scroll = Scroller("Everything of this turn")
        scroll.column.addWidget(columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        current_theme().changed.connect(self._restyle)

    def _show_to_room(self) -> None:
        """Have the room see it, or the next page of it."""
        phase = self.bridge.state.phase_kind or ""
        if not self.bridge.change_settings(show_sheet(self.bridge.session.settings, phase)):
            self.asked_wall.emit()

    def _take_off(self) -> None:
        """Have the room see what fits the phase."""
        self.bridge.change_settings(take_sheet_off(self.bridge.state.phase_kind or ""))

    def _restyle(self) -> None:
        self.show_state(self.bridge.state, ())

    def show_state(self, state: GameState, _events: tuple[Event, ...]) -> None:
        """Show the turn as the room knows it now."""
        door, known = self._door, self._door.look()
        sheet = turn_sheet(known, door.sight_as_turn_began(), door.compiled, door.narrator)
        self.table.show_sheet(sheet)
        phase = state.phase_kind or ""
        self.table.show_on_wall(offered=phase == "upkeep", shown=sheet_on_wall(known.settings, phase))
        self.moved.show_sheet(sheet, places_in(known.settings))


class SheetBetween(TurnSheetStage):
    """The same while the turn is going on: Enter goes back to what stood there."""

    def own_step(self) -> OwnStep:
        """Go back."""
        return OwnStep(words="Back to the table", title="The turn so far", detail="F2 shows it and hides it.")

    def press(self) -> None:
        """Leave it."""
        self.leave.emit()
