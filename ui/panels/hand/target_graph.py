"""The graph behind the curtain, on which a seat picks whom a card is aimed at.

Made from what the seat may see. What can be picked has a ring; `picked` tells the choice.
"""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panels.graph import GraphPanel
from wargame.session.doors import SeatDoor
from wargame.shown.graph import content_of_sight, places_in


class TargetGraph(QWidget):
    """The alignments as the seat knows them, with the targets of one card."""

    picked = Signal(str)
    """The id of the actor."""

    def __init__(self, door: SeatDoor, targets: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.graph = GraphPanel(self)
        self.setFocusProxy(self.graph.canvas)
        known = door.look()
        places = places_in(known.settings)
        content = content_of_sight(known.sight, door.compiled, places=places)
        self.graph.show_content(content, animate=False)
        self.graph.set_title("Press the actor that the card is aimed at")
        self.graph.set_places(places)
        self.graph.pick_targets(targets)
        self.graph.target_picked.connect(self.picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.graph)
