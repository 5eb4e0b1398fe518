"""A turn at one glance: each move with odds, throw, outcome and what it moved; beside it all that moved.

Made from the room's door, so it can be read aloud as it stands. At upkeep it is the stage; while moves are
ruled on, F2 shows it with those still to come. Arrow keys go through the rows, Space opens one: its argument,
what counted, the rationale.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel
from ui.panels.stages.stage import OwnStep, Stage
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import Columns, Scroller, clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Panel, Rule, SectionHeader
from ui.widgets.marks import Avatar
from ui.widgets.meters import TrackBar, TrackReading
from ui.widgets.odds_key import OddsKey
from ui.widgets.painted import px
from ui.widgets.sheet_rows import RowWidget, headings, is_large, own_row
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session.doors import RoomDoor
from wargame.shown.graph import places_in
from wargame.shown.projector import sheet_on_wall, show_sheet, take_sheet_off
from wargame.shown.turn_sheet import SheetRow, TurnSheet, lit, turn_sheet

NARROW = 900
"""Px at 100 % below which the right part stands below the table."""


class SheetPanel(Panel):
    """The table of a turn."""

    lit = Signal(object)
    """A row is held or has the keyboard; None when that ends."""

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
        if sheet.rows and not is_large():
            self._list.addWidget(headings())
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
            self._list.addWidget(own_row(own))
        if sheet.quiet:
            self._list.addWidget(PlainLabel(sheet.quiet, "body", "ink2", wrap=True))

    def show_on_wall(self, *, offered: bool, shown: bool) -> None:
        """Offer to show the sheet to the room; or, once it is there, its next page, and to take it off."""
        self.to_room.setVisible(offered)
        self.off_wall.setVisible(offered and shown)
        self.to_room.setText("Next page on the wall" if shown else "Show to the room")
        self.key.setVisible(not is_large() and not (offered and shown))

    def _add(self, row: RowWidget) -> None:
        if self.rows:
            self._list.addWidget(Rule())
        row.stepped.connect(self._step)
        row.lit.connect(self.lit)
        self.rows.append(row)
        self._list.addWidget(row)

    def _step(self, by: int) -> None:
        at = next((n for n, one in enumerate(self.rows) if one.hasFocus()), 0)
        self.rows[max(0, min(len(self.rows) - 1, at + by))].setFocus(Qt.FocusReason.TabFocusReason)


class MovedPanel(Panel):
    """What moved over the turn: ties, tracks, and influence where the room may know it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "What moved in the turn", parent)
        self._sheet: TurnSheet | None = None
        self._lit = False
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

    def light(self, row: SheetRow | None) -> None:
        """Set off the ties that a row moved; None to show all of the turn alike."""
        sheet = self._sheet
        if sheet is None or (row is None and not self._lit):
            return
        self._lit = row is not None and any(one.pair for one in row.moved)
        content = lit(sheet, row.moved if row is not None else ())
        self.graph.show_content(content, animate=False, calm=not self._lit)

    def show_sheet(self, sheet: TurnSheet, places: dict[str, tuple[float, float]]) -> None:
        """Show a turn."""
        self._sheet, self._lit = sheet, False
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
        self._stale = False
        """Whether another theme was chosen since it was last seen."""
        self.table, self.moved = SheetPanel(), MovedPanel()
        self.table.lit.connect(self.moved.light)
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
        """Take over the theme as it is now; a sheet that nobody sees waits until it is seen."""
        if self.isVisible():
            self.show_state(self.bridge.state, ())
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Take over the theme that was chosen meanwhile."""
        if self._stale:
            self.show_state(self.bridge.state, ())
        super().showEvent(event)

    def show_state(self, state: GameState, _events: tuple[Event, ...]) -> None:
        """Show the turn as the room knows it now."""
        self._stale = False
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
