"""Every glyph can be seen in every theme."""

from collections import Counter

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ui.theme.icons import FALLBACK, glyph_bytes, glyph_icon, glyph_names, glyph_pixmap, has_glyph
from ui.theme.tokens import THEMES

COLOURED = [name for name in glyph_names() if not name.startswith(("plate-", "app-"))]


def main_colour(image: QImage) -> str:
    """The colour of most of the picture's fully opaque dots; nothing when there are none."""
    dots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    seen = Counter(dot.name().upper() for dot in dots if dot.alpha() == 255)
    return seen.most_common(1)[0][0] if seen else ""


@pytest.mark.parametrize("theme", THEMES)
def test_every_glyph_is_drawn_in_the_theme_s_ink(qapp: QApplication, theme: str) -> None:
    ink = THEMES[theme].ink
    plain = [name for name in COLOURED if main_colour(glyph_pixmap(name, ink, 48).toImage()) != ink]
    assert plain == []


@pytest.mark.parametrize("name", glyph_names())
def test_every_drawing_can_be_read(qapp: QApplication, name: str) -> None:
    assert QSvgRenderer(glyph_bytes(name, "#000000")).isValid()


@pytest.mark.parametrize("name", ["seat-nowhere", "", "../../pyproject", "ui-check.svg", "Ui-Check"])
def test_an_unknown_name_is_a_disc(name: str) -> None:
    assert glyph_bytes(name, "#123456") == glyph_bytes(FALLBACK, "#123456")


def test_there_are_glyphs_for_the_seats_of_other_scenarios() -> None:
    assert len([name for name in glyph_names() if name.startswith("seat-")]) >= 10
    assert has_glyph("seat-crown")


def test_a_fine_screen_gets_a_fine_picture(qapp: QApplication) -> None:
    pixmap = glyph_pixmap("ui-check", "#000000", 16, 2.0)
    assert pixmap.size() == QSize(32, 32)
    assert pixmap.deviceIndependentSize().width() == 16


def test_the_same_glyph_is_drawn_once(qapp: QApplication) -> None:
    first = glyph_pixmap("ui-check", "#000000", 16)
    assert first.cacheKey() == glyph_pixmap("ui-check", "#000000", 16).cacheKey()


def test_an_icon_has_its_own_colour_while_off(qapp: QApplication) -> None:
    icon = glyph_icon("ui-check", "#000000", 16, disabled="#7F8995")
    off = icon.pixmap(QSize(16, 16), 1.0, QIcon.Mode.Disabled).toImage()
    assert main_colour(off) == "#7F8995"
