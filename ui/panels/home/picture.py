"""The alignments as a still picture: in the library, and beside the choice of a scenario.

It shows a `GraphContent` without values, in the places where people learned to find the actors. Imported
when there is something to show, so that the library is painted first.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.graph_paint import paint_picture, text_width
from ui.widgets.painted import Painted, px
from wargame.alignment.picture import Frame, compose
from wargame.shown.graph import GraphContent, summary

SPACE = (640.0, 420.0)
"""The canvas for which the geometry is computed; it is then drawn to fit."""


class StillPicture(Painted):
    """Who stands with whom, as a picture of any size; with `names`, actors are named."""

    def __init__(self, names: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._content: GraphContent | None = None
        self._drawn: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_content(self, content: GraphContent | None) -> None:
        """Show other alignments, or nothing."""
        self._content, self._drawn = content, None
        self.say(summary(content) if content else "")
        self.update()

    def content(self) -> GraphContent | None:
        """Return what is shown."""
        return self._content

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._drawn = None
        super().restyle()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(px(300), px(200))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which nothing can be told apart."""
        return QSize(px(120), px(80))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, which is kept until something in it changes."""
        if self._content is None:
            return
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        if self._drawn is None or self._drawn.size() != wanted:
            self._drawn = drawn(self._content, wanted, names=self._names)
            self._drawn.setDevicePixelRatio(ratio)
        QPainter(self).drawPixmap(0, 0, self._drawn)


def drawn(
    content: GraphContent,
    size: QSize,
    *,
    names: bool = False,
    space: tuple[float, float] = SPACE,
    edge: float = 0.0,
) -> QPixmap:
    """Return alignments as a picture of `size` pixels, on nothing.

    `space` is the canvas on which they are laid out: the smaller it is, the larger are actors and ties in it;
    `edge` is what is left free around it.
    """
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    wide, high = space
    frame = Frame(
        width=wide,
        height=high,
        scale_end=content.scale_end,
        tie_threshold=content.threshold,
        text_width=text_width,
    )
    picture = compose(content.actors, content.ties, frame)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    factor = min(size.width() / (wide + 2 * edge), size.height() / (high + 2 * edge))
    painter.translate((size.width() - wide * factor) / 2, (size.height() - high * factor) / 2)
    painter.scale(factor, factor)
    paint_picture(painter, picture, content.glyphs, current_theme().tokens, thumbnail=not names)
    painter.end()
    return pixmap
