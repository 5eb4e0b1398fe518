"""The graph of a scenario that is being made: ties are drawn from actor to actor, places are moved.

A `GraphCanvas` with two ways. In the first a line dragged from one actor to another is a new tie, and plus,
minus or the wheel make the chosen tie stronger or weaker once the graph has the keyboard; two who are chosen
without a tie between them are joined by a dotted line, until plus or minus gives it a sign. In the second
actors are dragged, or moved by Shift and the arrow keys; F has all places found anew.
"""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.graph_canvas import GraphCanvas
from ui.widgets.painted import colour, px
from wargame.terms import Pair

STRENGTHS: Final = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class TieCanvas(GraphCanvas):
    """A graph that is edited."""

    tie_drawn = Signal(str, str)
    strength_asked = Signal(str, str, int)
    """A tie is to be so much stronger, or weaker."""
    solve_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read_only = False
        self._line: tuple[QPointF, QPointF] | None = None
        self._bare: Pair | None = None

    def choose_bare(self, both: Pair | None) -> None:
        """Choose two actors whose tie is at 0, or who have none; None to choose nobody."""
        self._bare = both
        self.update()

    def bare(self) -> Pair | None:
        """Return the two who are joined by a dotted line."""
        return self._bare

    def set_places_mode(self, on: bool) -> None:
        """Let actors be moved, or ties be drawn."""
        self.movable = on and not self.read_only

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw a new tie while an actor is held."""
        grabbed = self._grabbed
        if grabbed is not None and grabbed[0] == "actor" and not self.movable and self._pressed is not None:
            if not self.read_only:
                self._dragging = True
                self._line = (self._pressed, event.position())
                self.update()
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a new tie if the line ends at another actor."""
        line, grabbed, self._line = self._line, self._grabbed, None
        super().mouseReleaseEvent(event)
        if line is None or grabbed is None:
            return
        self.update()
        under = self._item_under(event.position())
        if under is not None and under[0] == "actor" and under[1] != grabbed[1]:
            self.tie_drawn.emit(grabbed[1], under[1])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the chosen tie if the graph has the keyboard; else zoom."""
        turned = event.angleDelta().y()
        if not turned or not self.hasFocus() or not self._ask(1 if turned > 0 else -1):
            super().wheelEvent(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the chosen tie, or have the places found anew."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F and self.movable and not event.modifiers():
            self.solve_asked.emit()
        elif key not in STRENGTHS or not self._ask(STRENGTHS[key]):
            super().keyPressEvent(event)

    def _ask(self, by: int) -> bool:
        focused = self._focused[1] if self._focused is not None and self._focused[0] == "tie" else self._bare
        if self.read_only or self.movable or not isinstance(focused, tuple):
            return False
        self.strength_asked.emit(*focused, by)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the graph, and dotted the tie that has no sign yet: as it is drawn, and as it is chosen."""
        super().paintEvent(event)
        for line in filter(None, (self._line, self._between())):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("ink"), px(2), Qt.PenStyle.DotLine))
            painter.drawLine(*line)
            painter.end()

    def _between(self) -> tuple[QPointF, QPointF] | None:
        """Return the line between the rims of the two who are chosen without a tie."""
        discs = {disc.id: disc for disc in self.scene.picture().discs}
        if self._bare is None or not discs.keys() >= set(self._bare):
            return None
        one, other = (discs[actor] for actor in self._bare)
        whole = QLineF(one.x, one.y, other.x, other.y)
        if whole.length() <= one.radius + other.radius:
            return None
        start = whole.pointAt(one.radius / whole.length())
        end = whole.pointAt(1 - other.radius / whole.length())
        return self._view().map(start), self._view().map(end)
