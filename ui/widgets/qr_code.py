"""A code for a camera: face down until it is shown, always dark on light, whatever the theme.

Each module is a whole number of the screen's own points, so that its edges stay sharp at any scale of the
system, and the light edge that cameras need is part of it. What is shown is kept only while it is shown:
`cover` throws it away. Face down it is hatched and bears the glyph of whose it is.
"""

from collections.abc import Sequence
from math import ceil
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.widgets.marks import paint_avatar
from ui.widgets.painted import Painted, colour, fill_hatch, fill_round, px, smooth

Modules: TypeAlias = Sequence[Sequence[bool]]
"""Rows of a code, True where it is dark."""

QUIET: Final = 4
"""How many modules of light stand round a code."""
DARK: Final = QColor("#000000")
LIGHT: Final = QColor("#FFFFFF")
DOWN_SIDE: Final = 56
UP_SIDE: Final = 228
"""Sides in px at 100 %: face down, and open to be scanned at arm's length."""


class QrCode(Painted):
    """One code, face down or open."""

    def __init__(
        self,
        glyph: str = "",
        whose: str = "",
        *,
        down: int = DOWN_SIDE,
        up: int = UP_SIDE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._glyph, self._whose, self._down, self._up = glyph, whose, down, up
        self._modules: Modules = ()
        self._side = 0
        self._is_off = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.cover()

    def uncover(self, modules: Modules) -> None:
        """Show a code."""
        self._modules = modules
        self.say(f"Code of {self._whose}, to be scanned")
        self.restyle()

    def cover(self) -> None:
        """Lie face down, and forget what was shown."""
        self._modules = ()
        self.say(f"Code of {self._whose}, face down" if not self._is_off else f"{self._whose} has no code")
        self.restyle()

    def is_open(self) -> bool:
        """Return whether a code can be scanned."""
        return bool(self._modules)

    def set_off(self, off: bool) -> None:
        """Say that there is no code at all, or that there is one."""
        if off != self._is_off:
            self._is_off = off
            self.cover()

    def set_side(self, side: int) -> None:
        """Be so large in px of the screen, open or not, whatever the theme's scale."""
        self._side = side
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return the side, larger while the code is open."""
        side = self._side or px(self._up if self._modules else self._down)
        return QSize(side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew: a code is not stretched."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the code, or what lies over it."""
        painter = smooth(self)
        rect = QRectF(self.rect())
        if self._modules:
            fill_round(painter, rect, px(8), LIGHT, colour("control"))
            self._paint_modules(painter)
        elif self._is_off:
            fill_round(painter, rect, px(8), None, colour("control"), 1, dashed=True)
            self._paint_middle(painter, rect, "ui-eyeoff", 22)
        else:
            fill_round(painter, rect, px(8), colour("surface"))
            fill_hatch(painter, rect, colour("ring"), px(6), px(1.6), px(8))
            fill_round(painter, rect, px(8), None, colour("control"))
            side = rect.height() * 0.6
            disc = QRectF(0, 0, side, side)
            disc.moveCenter(rect.center())
            paint_avatar(painter, disc, self._glyph)

    def module_points(self, ratio: float = 1.0) -> int:
        """Return how many points of a screen one module of the open code is wide, `ratio` points to a px."""
        count = len(self._modules) + 2 * QUIET
        return max(1, int(min(self.width(), self.height()) * ratio // count))

    def _paint_modules(self, painter: QPainter) -> None:
        """Draw dark modules on whole points of the screen."""
        to_screen = painter.deviceTransform()
        ratio = to_screen.m11()
        point = self.module_points(ratio)
        side = len(self._modules) * point
        # Where the widget itself begins between two points of the screen, the code begins on the next one.
        origin = to_screen.map(QPointF(0, 0))
        left = (self.width() * ratio - side) // 2 + ceil(origin.x()) - origin.x()
        top = (self.height() * ratio - side) // 2 + ceil(origin.y()) - origin.y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for row, modules in enumerate(self._modules):
            for at, dark in enumerate(modules):
                if dark:
                    x, y = left + at * point, top + row * point
                    place = QRectF(x / ratio, y / ratio, point / ratio, point / ratio)
                    painter.fillRect(place, DARK)

    def _paint_middle(self, painter: QPainter, rect: QRectF, glyph: str, size: int) -> None:
        side = px(size)
        place = QRectF(0, 0, side, side)
        place.moveCenter(rect.center())
        paint_glyph(painter, glyph, place, colour("ink3").name())
