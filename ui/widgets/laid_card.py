"""A card as one line of a column: what kind it is, its title on up to two lines, whole, its cost."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.fitted import fitted
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, plain_tooltip

LINES = 2
PAD, ICON, GAP = 3, 14, 6
"""Measures in px at 100 %."""


class LaidCardButton(QAbstractButton):
    """One card; pressed to be read."""

    def __init__(self, title: str, icon: str, cost: int, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._icon, self._cost = title, icon, str(cost)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(f"{title}, costs {cost}")
        self.setAccessibleDescription(said)
        self.setToolTip(plain_tooltip(said))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        current_theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(px(140), round(LINES * current_theme().line("secondary")) + 2 * px(PAD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = smooth(self)
        self._paint(painter, QRectF(self.rect()))

    def _paint(self, painter: QPainter, room: QRectF) -> None:
        theme = current_theme()
        if self.isChecked() or self.underMouse():
            fill_round(painter, room, px(4), colour("select" if self.isChecked() else "hover"))
        font, line = theme.font("secondary"), theme.line("secondary")
        left, right, top = px(PAD), px(GAP + 8), px(PAD)
        icon = QRectF(left, top + (line - px(ICON)) / 2, px(ICON), px(ICON))
        paint_glyph(painter, self._icon, icon, colour("ink2").name())
        at = left + px(ICON + GAP)
        words = QRectF(at, top, room.width() - at - right, room.height())
        title = fitted(self._title, "secondary", words.width(), LINES * line)
        paint_lines(painter, words, title.lines, title.font, title.line, colour("ink"))
        cost = QRectF(room.width() - right, top, right - px(PAD), line)
        paint_lines(painter, cost, [self._cost], font, line, colour("ink2"), Qt.AlignmentFlag.AlignRight)
