"""The end of a turn: what happened by itself and why, red lines that were crossed, the interim audit."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel
from ui.panels.stage import Stage
from ui.theme.theme import current_theme
from ui.widgets.changes import ChangeLine, ChangeList
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.frames import Callout, HatchFrame, Panel, Rule
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.shown.graph import places_in
from wargame.shown.rulings import ChangeRow
from wargame.shown.upkeep import RedLine, RuleApplied, upkeep_view

FEW = 4
"""Up to so many changes leave room for the graph of the turn."""


class CauseBlock(QWidget):
    """One rule in the scenario's words, and what it moved."""

    def __init__(self, cause: RuleApplied, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(4))
        column.setSpacing(px(4))
        column.addWidget(PlainLabel(cause.why, "serif", wrap=True))
        self.changes = ChangeList(f"Moved: {cause.why}")
        self.changes.set_lines([_line(row) for row in cause.changes])
        column.addWidget(self.changes)


class UpkeepStage(Stage):
    """Read aloud at the end of a turn."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.title = PlainLabel("", "serif-page", wrap=True)
        self.audit = Callout("", "Interim audit", "ui-flag")
        self.told = QWidget()
        self.told.setAccessibleName("What happened by itself")
        self._list = QVBoxLayout(self.told)
        self.graph = GraphPanel()
        self.graph.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        panel = Panel("panel", "Upkeep")
        self._inner = QVBoxLayout(panel)
        for widget in (self.title, self.audit):
            self._inner.addWidget(widget)
        self._inner.addWidget(self.told)
        self._inner.addWidget(self.graph, 1)
        self._fill = QWidget()
        self._inner.addWidget(self._fill, 1)
        scroll = Scroller("Upkeep")
        scroll.column.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._inner.setContentsMargins(px(24), px(20), px(24), px(12))
        self._inner.setSpacing(px(12))
        self._list.setSpacing(px(8))
        self._list.setContentsMargins(0, 0, 0, 0)
        self.graph.setMinimumHeight(px(280))

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show the upkeep of the turn."""
        history = self.bridge.session.history
        line = history.line()
        view = upkeep_view(state, self.bridge.narrator, (entry.event for entry in line))
        self.graph.setVisible(sum(len(cause.changes) for cause in view.causes) <= FEW)
        if not self.graph.isHidden():
            self._show_turn(state, [entry.number for entry in line if entry.event.turn < state.turn])
        self.title.setText(view.title)
        self.audit.set_texts(view.audit, "Interim audit")
        self.audit.setVisible(bool(view.audit))
        column = self._list
        clear_layout(column)
        for crossed in view.red_lines:
            column.addWidget(_red_line(crossed))
        if view.quiet:
            column.addWidget(PlainLabel(view.quiet, "large", "ink2", wrap=True))
        for at, cause in enumerate(view.causes):
            if at:
                column.addWidget(Rule())
            column.addWidget(CauseBlock(cause, self.told))
        if view.watched:
            column.addWidget(HatchFrame("Facilitator only: scrutiny"))
            for cause in view.watched:
                column.addWidget(CauseBlock(cause, self.told))
        self._fill.setVisible(self.graph.isHidden())

    def _show_turn(self, state: GameState, earlier: list[int]) -> None:
        """Show what the whole turn has done to the alignments."""
        history = self.bridge.session.history
        before = history.state_at(earlier[-1]) if earlier else history.opening
        self.graph.set_title(f"Alignment over turn {state.turn}")
        self.graph.set_places(places_in(self.bridge.session.settings))
        self.graph.show_state(state, before, animate=False, calm=True)


def _red_line(crossed: RedLine) -> Callout:
    return Callout(crossed.text, f"Red line of {crossed.seat} crossed, {crossed.cost}", crossed.glyph)


def _line(row: ChangeRow) -> ChangeLine:
    return ChangeLine(name=row.name, before=row.before, after=row.after, sign=row.sign, note=row.held)
