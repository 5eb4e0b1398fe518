"""A picture of the scenario beside its text: as wide as there is room, no higher than it may be, read aloud.

It keeps its shape, takes no place while there is none, and is drawn anew for every size and every screen, so
that it stays sharp at any scale.
"""

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QImage,
    QImageReader,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.marks import Avatar, paint_avatar
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import plain_tooltip
from wargame.shown.pictures import ShownPicture

CORNER = 6
LEAST = 40
"""Px at 100 %; a picture is never narrower."""
BADGE = 0.5
"""How large the glyph of an actor is on its portrait, as a part of it."""


class PictureFrame(Painted):
    """Shows one picture; `most` is how high it may be, in px at 100 %."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._shown: ShownPicture | None = None
        self._image = QImage()
        self._drawn = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_picture(self, shown: ShownPicture | None) -> None:
        """Show another picture, or none."""
        if shown != self._shown:
            self._shown = shown
            self._image = image_of(shown)
            self._drawn = QPixmap()
            self.say(shown.alt if shown else "")
            self.setToolTip(plain_tooltip(shown.alt) if shown else "")
            self.updateGeometry()
            self.update()
        self.setVisible(shown is not None and not self._image.isNull())

    def shown(self) -> ShownPicture | None:
        """Return what is shown."""
        return self._shown

    def set_most(self, most: int) -> None:
        """Let it be so many px high at 100 %."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps the picture's shape, as far as it may be high."""
        if self._image.isNull():
            return 0
        return max(1, min(px(self._most), round(width * self._image.height() / self._image.width())))

    def sizeHint(self) -> QSize:
        """Return the size at which it is as high as it may be."""
        if self._image.isNull():
            return QSize(0, 0)
        high = px(self._most)
        return QSize(round(high * self._image.width() / self._image.height()), high)

    def minimumSizeHint(self) -> QSize:
        """Return the size below which nothing can be told apart."""
        return QSize(px(LEAST), self.heightForWidth(px(LEAST))) if not self._image.isNull() else QSize(0, 0)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._drawn = QPixmap()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it anew in its new size."""
        super().resizeEvent(event)
        self._drawn = QPixmap()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture with an edge round it."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = fitted(self._image.size(), QRectF(self.rect()))
        self._drawn = scaled(self._image, self._drawn, place, self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), self._drawn)
        width = float(current_theme().tokens.border)
        fill_round(painter, place, px(CORNER) / 3, None, colour("line"), width)


def image_of(shown: ShownPicture | None) -> QImage:
    """Return a picture decoded; an empty one for none."""
    if shown is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(shown.content)
    reader = QImageReader(buffer, QByteArray(shown.media_type.removeprefix("image/").encode()))
    reader.setDecideFormatFromContent(False)
    return reader.read()


def fitted(size: QSize, room: QRectF) -> QRectF:
    """Return the largest place of a shape in a room, at its left and top."""
    inside = size.scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(room.left(), room.top(), inside.width(), inside.height())


def cut(image: QImage, before: QPixmap, place: QRectF, ratio: float) -> QPixmap:
    """Return the middle of an image that fills a place on a screen; `before` where it is so already."""
    shape = place.size().scaled(QSizeF(image.size()), Qt.AspectRatioMode.KeepAspectRatio).toSize()
    left, top = (image.width() - shape.width()) // 2, (image.height() - shape.height()) // 2
    return scaled(image.copy(left, top, shape.width(), shape.height()), before, place, ratio)


def scaled(image: QImage, before: QPixmap, place: QRectF, ratio: float) -> QPixmap:
    """Return an image in the pixels of a place on a screen; `before` where it is so already."""
    wanted = QSize(max(1, round(place.width() * ratio)), max(1, round(place.height() * ratio)))
    if before.size() == wanted and before.devicePixelRatio() == ratio:
        return before
    smooth = image.scaled(
        wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    made = QPixmap.fromImage(smooth)
    made.setDevicePixelRatio(ratio)
    return made


class Portrait(Avatar):
    """An actor's disc: its picture with its glyph at the edge, or the glyph alone where there is none."""

    def __init__(self, glyph: str, name: str, shown: ShownPicture | None, size: int) -> None:
        super().__init__(glyph, f"{name}, {shown.alt}" if shown and shown.alt else name, size)
        self._shown = shown
        self.setToolTip(plain_tooltip(shown.alt) if shown else "")

    def shown(self) -> ShownPicture | None:
        """Return the picture that is shown."""
        return self._shown

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or else the disc."""
        if self._shown is None:
            super().paintEvent(event)
        else:
            paint_portrait(smooth(self), QRectF(self.rect()), self._shown, self._glyph)


def paint_portrait(
    painter: QPainter, rect: QRectF, shown: ShownPicture, glyph: str, filled: bool = True
) -> None:
    """Draw an actor's picture as a disc as large as fits into `rect`, with its glyph at the lower right.

    `filled` is of the glyph's own disc, as in `paint_avatar`.
    """
    side = min(rect.width(), rect.height())
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(rect.center())
    ratio = painter.device().devicePixelRatioF()
    image = _square(shown, max(1, round(side * ratio)))
    if image.isNull():
        paint_avatar(painter, rect, glyph, filled)
        return
    brush = QBrush(image)
    brush.setTransform(QTransform(1 / ratio, 0, 0, 1 / ratio, disc.left(), disc.top()))
    painter.setPen(QPen(colour("line"), float(current_theme().tokens.border)))
    painter.setBrush(brush)
    painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
    badge = QRectF(0, 0, side * BADGE, side * BADGE)
    badge.moveBottomRight(disc.bottomRight())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("surface"))
    painter.drawEllipse(badge)
    paint_avatar(painter, badge.adjusted(1, 1, -1, -1), glyph, filled)


@lru_cache(maxsize=64)
def _square(shown: ShownPicture, side: int) -> QImage:
    """Return the middle of a picture, so many pixels wide and high; an empty one if it cannot be read."""
    image = image_of(shown)
    if image.isNull():
        return image
    least = min(image.width(), image.height())
    left, top = (image.width() - least) // 2, (image.height() - least) // 2
    return image.copy(left, top, least, least).scaled(
        side, side, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
