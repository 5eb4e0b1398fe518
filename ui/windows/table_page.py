"""The table's page: what stands where around the stage, and how it fits the window.

Seats at the left, tracks and outcomes at the right, the bar above, the footer with the one next step below;
the outer two become drawers where they find no room beside the stage. It shows a state and knows where the
focus can go; what is done belongs to the table's window (`ui.windows.table`).
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.note_line import NoteLine
from ui.panels.table.outcomes import OutcomesPanel
from ui.panels.table.refusal import RefusalNotice
from ui.panels.table.seats import SeatsPanel
from ui.panels.table.top_bar import TopBar
from ui.panels.table.tracks import TracksPanel
from ui.theme.theme import current_theme
from ui.widgets.drawer import Drawer
from ui.widgets.for_control import ForControl
from ui.widgets.frames import Panel, Rule
from ui.widgets.painted import px
from ui.windows.footer import Footer
from ui.windows.sides import Side, Sides
from ui.windows.stages import StagePages
from ui.windows.tools import Tools
from wargame.game.events import Event
from wargame.game.secrecy import as_told, hidden_now
from wargame.game.state import GameState
from wargame.shown.table import outcome_rows, track_rows

LEFT_WIDTH, STAGE_WIDTH, RIGHT_WIDTH = 272, 480, 304
"""Widths in px at 100 %; where they do not fit side by side, the outer two become drawers."""

LAPTOP_WIDTH: Final = 1366
"""How wide a window is taken to be before it is shown: as the narrowest screen with all side by side."""


class TablePage(QWidget):
    """All that is seen while the table is up."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._between: tuple[GameState, GameState] | None = None
        """The state that is shown, and that at the end of the turn before."""
        self.bar = TopBar(bridge)
        self.seats = SeatsPanel(bridge)
        self.tracks = TracksPanel()
        self.outcomes = OutcomesPanel()
        self.notice = RefusalNotice()
        self.note = NoteLine(bridge)
        self.stages = StagePages(bridge)
        self.footer = Footer()
        self.tools = Tools(self, bridge)
        self._lay_out()

    def _lay_out(self) -> None:
        side = self._make_side()
        centre = QVBoxLayout()
        centre.setSpacing(px(8))
        centre.addWidget(self.notice)
        centre.addWidget(self.note)
        centre.addWidget(self.stages, 1)
        self._body = QHBoxLayout()
        self._body.addWidget(self.seats)
        self._body.addLayout(centre, 1)
        self._body.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._body, 1)
        column.addWidget(self.footer)
        self._left = Drawer(self, "left", 320, "Seats")
        self._right = Drawer(self, "right", 360, "Tracks and outcomes")
        self._sides = Sides(
            self._body,
            Side(panel=self.seats, drawer=self._left, button=self.bar.left, width=LEFT_WIDTH, at=0),
            Side(panel=side, drawer=self._right, button=self.bar.right, width=RIGHT_WIDTH, at=-1),
        )

    def _make_side(self) -> Panel:
        """Return the panel at the right; tracks take what they need, outcomes the rest."""
        side = Panel("panel", "Tracks and outcomes")
        self._tracks_area = QScrollArea()
        self._tracks_area.setWidgetResizable(True)
        self._tracks_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tracks_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tracks.setProperty("look", "clear")
        self._tracks_area.setWidget(self.tracks)
        self._inner = QVBoxLayout(side)
        self._inner.addWidget(self._tracks_area, 7)
        self.hidden_tracks = ForControl("hidden-tracks", "hidden", side)
        self.hidden_tracks.hide()
        self.hidden_tracks.turned.connect(lambda _open: self._show_tracks())
        self._inner.addWidget(self.hidden_tracks)
        self._inner.addWidget(Rule())
        self._inner.addWidget(self.outcomes, 3)
        return side

    def _show_tracks(self) -> None:
        """Show the tracks, those that are known to Control alone while they are opened."""
        if self._between is None:
            return
        state, before = self._between
        self.hidden_tracks.setVisible(bool(hidden_now(state)))
        rows = track_rows(as_told(state), before, hidden=self.hidden_tracks.is_open())
        self.tracks.show_rows(rows)
        self._tracks_area.setMaximumHeight(self.tracks.sizeHint().height() + px(4))

    def showEvent(self, event: QShowEvent) -> None:
        """Find a place for everything in a window that is small from the beginning."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Keep the side panels beside the stage, or in drawers where type is large or the window narrow."""
        window = self.window()
        width = window.width() if window.isVisible() else max(window.width(), LAPTOP_WIDTH)
        large = current_theme().is_tight or px(LEFT_WIDTH + STAGE_WIDTH + RIGHT_WIDTH) > width
        self._sides.fit(drawers=large, hidden=self.stages.takes_all())
        self.bar.setFixedHeight(px(40 if large else 48))
        self.bar.fit_to(width)
        self._body.setContentsMargins(px(8), px(8), px(8), px(8))
        self._body.setSpacing(px(8))
        self._inner.setContentsMargins(px(16), px(16), px(8), px(12))
        self._inner.setSpacing(px(8))
        self.footer.fit(low=large)

    def show_state(self, state: GameState, events: tuple[Event, ...]) -> None:
        """Show a state around the stage; `events` led to it."""
        self.bar.show_state(state)
        self.tools.show_state(state, events)
        self.seats.show_state(state, events)
        history = self._bridge.session.history
        entries = history.line()
        earlier = [entry.number for entry in entries if entry.event.turn < state.turn]
        before = history.state_at(earlier[-1]) if earlier else history.opening
        self._between = state, before
        self._show_tracks()
        happened = [(entry.number, entry.event) for entry in entries]
        rows, turn = outcome_rows(state, self._bridge.narrator, happened, state.turn), state.turn
        if not rows and turn > 1:
            turn -= 1
            rows = outcome_rows(state, self._bridge.narrator, happened, turn)
        self.outcomes.show_rows(rows, f"Turn {turn}")

    def show_stage(self, name: str) -> None:
        """Put a stage into the middle."""
        if self.stages.choose(name).wide:
            # The side panels go before the stage comes, else both together would widen the window.
            self.fit()
        self.stages.turn()
        self.fit()

    def open_tool(self, name: str) -> None:
        """Show a tool in the drawer at the right, made when it is first asked for."""
        self._right.close_drawer()
        self.tools.open(name)

    def close_drawer(self) -> bool:
        """Close the drawer that is open; return whether one was."""
        drawers = (self.tools.drawer, self._right, self._left)
        top = next((one for one in drawers if one.is_open()), None)
        if top is not None:
            top.close_drawer()
        return top is not None

    def resting_place(self) -> QWidget:
        """Return what has the focus between two steps: something that takes it, or no key is heard."""
        rests_at = self.stages.current().rests_at()
        if rests_at is None and not self.footer.primary.isEnabled():
            return self.seats.list if self.seats.list.isVisible() else self.bar.menu
        return rests_at or self.footer.primary

    def go_round(self, by: int) -> None:
        """Take the focus from panel to panel."""
        panels = [self.seats.list, self.stages, self.outcomes, self.footer.primary, self.bar.menu]
        focus = QApplication.focusWidget()
        at = next((n for n, one in enumerate(panels) if focus and _holds(one, focus)), -1)
        for step in range(1, len(panels) + 1):
            target = panels[(at + by * step) % len(panels)]
            if target.isVisible() and _focus_in(target):
                return


def _holds(panel: QWidget, widget: QWidget) -> bool:
    return panel is widget or panel.isAncestorOf(widget)


def _focus_in(widget: QWidget) -> bool:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        return True
    for child in widget.findChildren(QWidget):
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
