"""The capsule that moves what was picked: its name, minus, by how much, plus."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.frames import Panel
from ui.widgets.painted import colour, px, smooth
from ui.widgets.text import PlainLabel

GAP = 34
"""Between what is picked and the capsule, in px at 100 %: so far the pin reaches."""

CLEAR = 18
"""Where the pin ends before the middle of what is picked, so that its value can be read."""


class Pin(QWidget):
    """The line from a capsule to what it moves; it takes no press away from the graph."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self._from, self._to = QPointF(), QPointF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def hold(self, capsule: QRect, at: QPoint) -> None:
        """Join the capsule's nearest edge and a point of the ground."""
        ground = self.parentWidget()
        assert ground is not None
        self.setGeometry(ground.rect())
        self._to = QPointF(at)
        self._from = QPointF(
            min(max(at.x(), capsule.left() + px(12)), capsule.right() - px(12)),
            capsule.center().y(),
        )
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line; the capsule lies over its end."""
        line = QLineF(self._from, self._to)
        line.setLength(max(0.0, line.length() - px(CLEAR)))
        painter = smooth(self)
        painter.setPen(QPen(colour("ink"), 1.5))
        painter.drawLine(line)


class Stepper(Panel):
    """Lies on the graph beside what it moves."""

    stepped = Signal(int)
    """One up or down."""
    switched = Signal()
    """The other number of the same seat is meant."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("chosen", "What is picked", parent)
        self._pin = Pin(parent)
        self.minus = IconButton("ui-minus", "One less", "-")
        self.minus.setObjectName("picked-less")
        self.plus = IconButton("ui-plus", "One more", "+")
        self.plus.setObjectName("picked-more")
        self.name = PlainLabel("", "label")
        self.by = PlainLabel("", "body-strong", align=Qt.AlignmentFlag.AlignHCenter)
        self.switch = QuietButton("", plain=True)
        self.switch.setObjectName("picked-other")
        self.minus.clicked.connect(lambda: self.stepped.emit(-1))
        self.plus.clicked.connect(lambda: self.stepped.emit(1))
        self.switch.clicked.connect(self.switched)
        for button in (self.minus, self.plus):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys + and - do the same
        self.switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(2), px(4), px(2))
        row.setSpacing(px(6))
        for widget in (self.name, self.minus, self.by, self.plus, self.switch):
            row.addWidget(widget)
        self.hide()

    def show_for(self, name: str, by: str, other: str, at: QPoint, actors: Sequence[QPoint]) -> None:
        """Show what is picked and by how much it moves, beside a point of the graph.

        It keeps off that point and the `actors`, as far as there is room; `other` can be empty.
        """
        self.name.setText(name)
        self.by.setText(by)
        self.by.setMinimumWidth(px(28))
        self.switch.setText(other)
        self.switch.setVisible(bool(other))
        self.minus.setAccessibleName(f"{name}: one less")
        self.plus.setAccessibleName(f"{name}: one more")
        self.adjustSize()
        self.move(min(self._places(at), key=lambda place: self._covered(place, [*actors, at])))
        self._pin.hold(self.geometry(), at)
        self.show()
        self.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the pin away, too."""
        super().hideEvent(event)
        self._pin.hide()

    def _places(self, at: QPoint) -> list[QPoint]:
        """Return where it could lie about a point, nudged into the graph: beside it, then at its corners."""
        ground = self.parentWidget()
        assert ground is not None
        wide, high, gap = self.width(), self.height(), px(GAP)
        across = {0: at.x() - wide // 2, -1: at.x() - gap - wide, 1: at.x() + gap}
        down = {0: at.y() - high // 2, -1: at.y() - gap - high, 1: at.y() + gap}
        right, bottom = max(0, ground.width() - wide), max(0, ground.height() - high)
        sides = ((0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1))
        return [
            QPoint(min(max(0, across[to_side]), right), min(max(0, down[to_end]), bottom))
            for to_side, to_end in sides
        ]

    def _covered(self, place: QPoint, actors: Sequence[QPoint]) -> int:
        near = px(24)
        lies = QRect(place, self.size()).adjusted(-near, -near, near, near)
        return sum(lies.contains(actor) for actor in actors)
