"""Glyphs: the project's own SVG drawings in `assets/icons`, in any colour and size.

A glyph is called by its file's name without `.svg` ("ui-check", "seat-crown", "actor-kabul"); the
names come from the interface's own code and from scenarios. A scenario may name a glyph that does
not exist: a disc stands for it, because a picture is no reason to refuse a game. QtSvg knows no
`currentColor`, so the colour is written into the drawing before it is read.

Read by every painter. Icons hold no theme: ask again with the new colour after `Theme.changed`.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from wargame.places import assets_folder

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

FALLBACK: Final = "seat-disc"
KEPT: Final = 600
"""How many drawn glyphs are kept; a full table with its hand shows about 80."""

PLAIN_SIGNS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
"""Signs that cannot lead out of the folder."""


def glyph_names() -> tuple[str, ...]:
    """Return the names of all glyphs, sorted."""
    return tuple(sorted(_files()))


def has_glyph(name: str) -> bool:
    """Return whether there is a drawing of this name."""
    return name in _files()


def glyph_bytes(name: str, colour: str) -> bytes:
    """Return the drawing `name` as SVG in the #RRGGBB `colour`; the disc when there is none."""
    known = name if PLAIN_SIGNS.issuperset(name) and has_glyph(name) else FALLBACK
    return _source(known).replace("currentColor", colour).encode("utf-8")


def paint_glyph(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw the glyph `name` in the #RRGGBB `colour`, as large as fits into the middle of `rect`."""
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    _renderer(name, colour).render(painter, square)


def glyph_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the glyph as a square pixmap of `size` px on a screen of `ratio` device pixels each."""
    return _pixmap(name, colour, size, ratio)


def glyph_icon(name: str, colour: str, size: int = 16, disabled: str | None = None) -> "QIcon":
    """Return the glyph as an icon of `size` px, sharp on screens of up to two device pixels each.

    `disabled` is the colour in which it is shown while its control is off.
    """
    from PySide6.QtGui import QIcon  # not among what the first paint of the library waits for

    icon = QIcon()
    for ratio in (1.0, 2.0):
        icon.addPixmap(glyph_pixmap(name, colour, size, ratio))
        if disabled is not None:
            icon.addPixmap(glyph_pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return icon


@cache
def _files() -> frozenset[str]:
    return frozenset(path.stem for path in (assets_folder() / "icons").glob("*.svg"))


@cache
def _source(name: str) -> str:
    return (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=KEPT)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(glyph_bytes(name, colour)))


@lru_cache(maxsize=KEPT)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_glyph(painter, name, QRectF(0, 0, side, side), colour)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
