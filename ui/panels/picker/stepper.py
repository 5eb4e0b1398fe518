"""The capsule that moves what was picked: its name, minus, by how much, plus."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel


class Stepper(Panel):
    """Lies on the graph beside what it moves."""

    stepped = Signal(int)
    """One up or down."""
    switched = Signal()
    """The other number of the same seat is meant."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("dialog", "What is picked", parent)
        self.minus = IconButton("ui-minus", "One less", "-")
        self.minus.setObjectName("picked-less")
        self.plus = IconButton("ui-plus", "One more", "+")
        self.plus.setObjectName("picked-more")
        self.name = PlainLabel("", "label")
        self.by = PlainLabel("", "body-strong")
        self.by.setAlignment(Qt.AlignmentFlag.AlignCenter)
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

        It keeps off the `actors`, as far as there is room; `other` can be empty.
        """
        self.name.setText(name)
        self.by.setText(by)
        self.by.setMinimumWidth(px(28))
        self.switch.setText(other)
        self.switch.setVisible(bool(other))
        self.minus.setAccessibleName(f"{name}: one less")
        self.plus.setAccessibleName(f"{name}: one more")
        self.adjustSize()
        self.move(min(self._places(at), key=lambda place: self._covered(place, actors)))
        self.show()
        self.raise_()

    def _places(self, at: QPoint) -> list[QPoint]:
        """Return where it could lie beside a point: above, below, left, right; nudged into the graph."""
        ground = self.parentWidget()
        assert ground is not None
        wide, high, gap = self.width(), self.height(), px(14)
        middle, level = at.x() - wide // 2, at.y() - high // 2
        wanted = (
            QPoint(middle, at.y() - gap - high),
            QPoint(middle, at.y() + gap),
            QPoint(at.x() - gap - wide, level),
            QPoint(at.x() + gap, level),
        )
        right, bottom = max(0, ground.width() - wide), max(0, ground.height() - high)
        return [QPoint(min(max(0, one.x()), right), min(max(0, one.y()), bottom)) for one in wanted]

    def _covered(self, place: QPoint, actors: Sequence[QPoint]) -> int:
        near = px(24)
        lies = QRect(place, self.size()).adjusted(-near, -near, near, near)
        return sum(lies.contains(actor) for actor in actors)
