"""Negotiation as a stage: who stands with whom at the left, what is agreed at the right."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel
from ui.panels.stage import Stage
from ui.presenters.graph import places_in
from ui.presenters.table import graph_title
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from wargame.game.events import Event
from wargame.game.state import GameState


class NegotiationStage(Stage):
    """The graph, and beside it the forms and the register that the window puts there."""

    wide = True

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.graph = GraphPanel()
        self.place = QVBoxLayout()
        """Where the window puts the panel of deals."""
        left = Panel("panel", "Alignments")
        inner = QVBoxLayout(left)
        inner.setContentsMargins(px(16), px(12), px(12), px(8))
        inner.addWidget(self.graph)
        right = Panel("panel", "Deals")
        right.setLayout(self.place)
        self.place.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(left, 3)
        row.addWidget(right, 2)

    def show_state(self, state: GameState, events: tuple[Event, ...] = ()) -> None:
        """Show the alignments as they stand."""
        self.graph.set_title(graph_title(state))
        self.graph.set_places(places_in(self.bridge.session.settings))
        self.graph.show_state(state, animate=bool(events))
