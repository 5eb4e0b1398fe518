"""What all painted widgets share: they follow the theme, and say aloud what they show.

A screen reader cannot see what is painted, so every painted widget calls `say` with the words for
what it shows. `Painted` is a QLabel without text, because that is what makes the platform treat it
as something to read.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.theme import current_theme
from wargame.names import unturned


class Painted(QLabel):
    """A widget that draws itself from the theme and is read aloud as text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        current_theme().changed.connect(self.restyle)

    def say(self, words: str) -> None:
        """Make `words` what a screen reader reads here."""
        self.setAccessibleName(unturned(words))

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return the size below which something would be cut off."""
        return self.sizeHint()


def px(size: float) -> int:
    """Return a size given in px at 100 %, at the scale in force."""
    return current_theme().px(size)


def colour(token: str) -> QColor:
    """Return a colour token of the theme in force."""
    return current_theme().colour(token)


def smooth(widget: QWidget) -> QPainter:
    """Return a painter on `widget` that smooths edges; the caller ends it or lets it go."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def fill_round(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Draw a rounded rectangle whose edge lies wholly inside `rect`; sizes in px as they are."""
    painter.save()
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen)
    inset = 0.0
    if edge is not None:
        pen = QPen(edge, width)
        if dashed:
            pen.setDashPattern([px(3) / max(width, 1), px(2) / max(width, 1)])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        inset = width / 2
    inner = rect.adjusted(inset, inset, -inset, -inset)
    corner = max(0.0, min(radius - inset, inner.width() / 2, inner.height() / 2))
    painter.drawRoundedRect(inner, corner, corner)
    painter.restore()


def paint_ring(
    painter: QPainter,
    ring: QRectF,
    share: float,
    width: float,
    *,
    rest: QColor | None = None,
    ink: QColor | None = None,
    cap: Qt.PenCapStyle = Qt.PenCapStyle.FlatCap,
) -> None:
    """Draw a ring of which a share is in ink: from the top clockwise, or the other way if it is negative."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(rest or colour("ring"), width))
    painter.drawEllipse(ring)
    if share:
        pen = QPen(ink or colour("ink"), width)
        pen.setCapStyle(cap)
        painter.setPen(pen)
        painter.drawArc(ring, 90 * 16, -round(share * 360 * 16))


def fill_hatch(
    painter: QPainter, rect: QRectF, ink: QColor, gap: float = 8, width: float = 2, radius: float = 0
) -> None:
    """Fill `rect` with lines at 135 degrees, `gap` px apart: the sign for secret."""
    painter.save()
    clip = QPainterPath()
    clip.addRoundedRect(rect, radius, radius)
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink, width))
    # Starting from multiples of the gap keeps neighbouring hatches in step.
    reach = rect.height()
    step = gap * 1.41421
    at = rect.left() - reach
    while at < rect.right():
        painter.drawLine(QPointF(at, rect.bottom()), QPointF(at + reach, rect.top()))
        at += step
    painter.restore()
