"""Negotiation as a stage: who stands with whom at the left, what is agreed at the right."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel, framed
from ui.panels.stages.stage import Stage
from ui.theme.theme import current_theme
from ui.widgets.columns import Columns, Scroller
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.shown.graph import board_graph

NARROW = 800
"""Below this width (px at 100 %) the graph stands above the deals."""

LEAST_HEIGHT = 280
"""Of the graph in px at 100 %; what does not fit is scrolled to."""


class NegotiationStage(Stage):
    """The graph, and beside it the forms and the register that the window puts there."""

    wide = True

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.graph = GraphPanel()
        self.place = QVBoxLayout()
        """Where the window puts the panel of deals."""
        left = framed(self.graph)
        right = Panel("panel", "Deals")
        right.setLayout(self.place)
        self.place.setContentsMargins(0, 0, 0, 0)
        self._left = left
        for panel in (left, right):
            # As high as the stage: the register scrolls by itself.
            panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        columns = Columns(NARROW, 8, fills=True)
        columns.add(left, 3)
        columns.add(right, 2)
        ground = self.ground = Scroller("Negotiation")
        ground.column.addWidget(columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._left.setMinimumHeight(px(LEAST_HEIGHT))

    def show_state(self, state: GameState, events: tuple[Event, ...] = ()) -> None:
        """Show the alignments as they stand."""
        self.graph.show_board(board_graph(self.bridge.session, state), animate=bool(events))
