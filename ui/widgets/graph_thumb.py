"""A small graph without names and values: compared with others by its shape."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.graph_paint import paint_picture
from ui.widgets.painted import Painted, px, smooth
from wargame.alignment.picture import Picture
from wargame.terms import ActorId

if TYPE_CHECKING:
    from wargame.alignment.hulls import Hull


class GraphThumb(Painted):
    """Shows a picture as large as it fits, keeping its proportions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Picture | None = None
        self.hulls: Sequence[Hull] = ()
        self._glyphs: Mapping[ActorId, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(
        self, picture: Picture, glyphs: Mapping[ActorId, str], words: str, hulls: "Sequence[Hull]" = ()
    ) -> None:
        """Show a picture; `words` are read aloud in its place."""
        self.shown, self._glyphs, self.hulls = picture, glyphs, hulls
        self.say(words)
        self.update()

    def set_hulls(self, hulls: "Sequence[Hull]") -> None:
        """Outline blocs in the picture that is shown."""
        self.hulls = hulls
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(px(180), px(130))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which shapes can be told apart."""
        return QSize(px(96), px(70))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture."""
        if self.shown is None:
            return
        frame = self.shown.frame
        scale = min(self.width() / frame.width, self.height() / frame.height)
        painter = smooth(self)
        painter.translate(
            (self.width() - frame.width * scale) / 2, (self.height() - frame.height * scale) / 2
        )
        painter.scale(scale, scale)
        paint_picture(painter, self.shown, self._glyphs, current_theme().tokens, self.hulls, thumbnail=True)
