"""A switch: on or off, at once. For what takes effect when it is turned, not when a form is sent."""

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.theme.tokens import CONTROL_HEIGHT
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, plain_words, text_width


class Switch(QCheckBox):
    """A check box in its behaviour, with its words before it; the space bar and a click turn it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(plain_words(words), parent)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """Return whether the point is inside: all of it can be pressed."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Return the size at which words and switch are seen."""
        words = int(text_width(self._words, current_theme().font("body"))) + 2
        return QSize(words + px(10) + px(44) + px(4), px(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a switch is never shortened."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, and the switch with its knob at the side that is in force."""
        painter, on = smooth(self), self.isChecked()
        ink = colour("ink2" if self.isEnabled() else "ink3")
        line = QRectF(0, 0, self.width() - px(54), self.height())
        paint_lines(painter, line, [self._words], current_theme().font("body"), self.height(), ink)
        track = QRectF(self.width() - px(46), (self.height() - px(24)) / 2, px(44), px(24))
        edge = colour("primary" if on else "control")
        fill_round(painter, track, px(12), colour("primary" if on else "surface"), edge, 1.5)
        side = px(16)
        left = track.right() - side - px(4) if on else track.left() + px(4)
        knob = QRectF(left, track.center().y() - side / 2, side, side)
        fill_round(painter, knob, side / 2, colour("onprimary" if on else "control"))
