"""A picture of the scenario beside its text: as wide as there is room, no higher than it may be, read aloud.

It keeps its shape, takes no place while there is none, and is drawn anew for every size and every screen, so
that it stays sharp at any scale.
"""

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, fill_round, px
from ui.widgets.text import plain_tooltip
from wargame.shown.pictures import ShownPicture

CORNER = 6
LEAST = 40
"""Px at 100 %; a picture is never narrower."""


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
