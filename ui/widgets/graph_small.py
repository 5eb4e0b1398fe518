"""A graph in a corner of a page: names and values as on the large one, nothing to press."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.graph_paint import paint_picture, text_width
from ui.widgets.painted import Painted, px, smooth
from wargame.alignment.picture import Frame, Picture, compose
from wargame.shown.graph import GraphContent, summary

SHARE = 0.6
"""How large discs and lines are, against the large graph."""
LETTERS = 1.3
"""How much larger letters are drawn, so that they stay readable at that share."""


class SmallGraph(Painted):
    """Paints a part of the alignments; every actor stands where it stands on the large graph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: GraphContent | None = None
        self._picture: Picture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_content(self, content: GraphContent) -> None:
        """Show these actors and ties."""
        self._content, self._picture = content, None
        self.say(summary(content))
        self.update()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._picture = None
        super().restyle()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(px(304), px(196))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which names stand apart."""
        return QSize(px(220), px(130))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out anew."""
        super().resizeEvent(event)
        self._picture = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it; it is laid out for the size in which it is seen, and for no other before."""
        content = self._content
        if content is None:
            return
        if self._picture is None:
            self._picture = self._composed(content)
        painter, unit = smooth(self), self._unit()
        painter.scale(unit, unit)
        paint_picture(painter, self._picture, content.glyphs, current_theme().tokens)

    def _unit(self) -> float:
        return px(100) / 100 * SHARE

    def _composed(self, content: GraphContent) -> Picture:
        unit = self._unit()
        frame = Frame(
            width=self.width() / unit,
            height=self.height() / unit,
            scale_end=content.scale_end,
            tie_threshold=content.threshold,
            font_scale=LETTERS,
            text_width=text_width,
        )
        return compose(content.actors, content.ties, frame, shows_weak=True)
