"""The bundled fonts and the type roles made of them.

Sans is the tool (Inter: controls, labels, numbers), serif is the fiction (Noto Serif: cards, briefs,
arguments, rationale, news, outcomes). Arabic, Dari and Pashto fall to Noto Sans Arabic beside the one
and Noto Naskh Arabic beside the other, emoji to Noto Emoji, so that a name looks the same on every
machine. The files lie in `assets/fonts`; the report and the charts read the same ones.

A role is a size, a line height, a weight and a face. To add one: a line in `ROLES`.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from wargame.places import assets_folder

SANS: Final = "Inter"
SERIF: Final = "Noto Serif"
SANS_ARABIC: Final = "Noto Sans Arabic"
NASKH_ARABIC: Final = "Noto Naskh Arabic"
EMOJI: Final = "Noto Emoji"

SANS_FAMILIES: Final = (SANS, SANS_ARABIC, EMOJI)
SERIF_FAMILIES: Final = (SERIF, NASKH_ARABIC, SANS, EMOJI)
"""A face and the ones that stand in for signs it lacks, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRole:
    """How one kind of text is set; sizes in px at 100 %."""

    size: int
    line: int
    weight: int = 400
    serif: bool = False
    italic: bool = False


ROLES: Final = {
    "caption": TypeRole(size=11, line=16),
    "caption-medium": TypeRole(size=11, line=16, weight=500),
    "caption-strong": TypeRole(size=11, line=16, weight=600),
    "secondary": TypeRole(size=12, line=16),
    "label": TypeRole(size=12, line=16, weight=500),
    "section": TypeRole(size=12, line=16, weight=600),
    "body": TypeRole(size=13, line=20),
    "body-medium": TypeRole(size=13, line=20, weight=500),
    "body-strong": TypeRole(size=13, line=20, weight=600),
    "large": TypeRole(size=15, line=24),
    "large-medium": TypeRole(size=15, line=24, weight=500),
    "heading": TypeRole(size=15, line=24, weight=600),
    "dialog": TypeRole(size=18, line=24, weight=600),
    "lead": TypeRole(size=18, line=28),
    "page": TypeRole(size=24, line=32, weight=600),
    "figure": TypeRole(size=32, line=40, weight=600),
    "curtain": TypeRole(size=48, line=56, weight=600),
    "serif": TypeRole(size=13, line=20, serif=True),
    "serif-small": TypeRole(size=12, line=17, serif=True),
    "serif-italic": TypeRole(size=13, line=20, serif=True, italic=True),
    "serif-aside": TypeRole(size=12, line=18, serif=True, italic=True),
    "serif-large": TypeRole(size=15, line=24, serif=True),
    "serif-heading": TypeRole(size=15, line=20, weight=600, serif=True),
    "serif-compact": TypeRole(size=13, line=17, weight=600, serif=True),
    "serif-title": TypeRole(size=18, line=24, weight=600, serif=True),
    "serif-page": TypeRole(size=24, line=32, weight=600, serif=True),
    "serif-lead": TypeRole(size=18, line=28, serif=True),
    "serif-brief": TypeRole(size=24, line=34, serif=True),
}
"""Every kind of text in the window."""

FIXED_SIZE: Final = 13
"""Px at 100 % of letters of one width."""


def load_first_fonts() -> None:
    """Give Qt the fonts of the tool itself; enough for a first paint. Needs a QGuiApplication."""
    for path in _font_files("Inter-*"):
        _loaded(path)


@cache
def load_fonts() -> tuple[str, ...]:
    """Give the bundled font files to Qt, once per process; return the families they hold, sorted.

    Needs a QGuiApplication. A missing or broken file is left out and the platform's own font stands
    in for it: text in another face is better than no window.
    """
    numbers = (_loaded(path) for path in _font_files("*"))
    families = (QFontDatabase.applicationFontFamilies(number) for number in numbers if number >= 0)
    return tuple(sorted({family for some in families for family in some}))


def _font_files(names: str) -> list[Path]:
    return sorted((assets_folder() / "fonts").glob(f"{names}.[ot]tf"))


@cache
def _loaded(path: Path) -> int:
    return QFontDatabase.addApplicationFont(str(path))


def role_font(role: str, scale: int = 100) -> QFont:
    """Return the font of a type role at `scale` per cent, with figures of one width.

    Raises
    ------
    KeyError
        If there is no such role.
    """
    # A copy shares its contents until somebody changes it.
    return QFont(_made_font(role, scale))


@cache
def _made_font(role: str, scale: int) -> QFont:
    kind = ROLES[role]
    font = QFont(list(SERIF_FAMILIES if kind.serif else SANS_FAMILIES))
    font.setPixelSize(max(1, round(kind.size * scale / 100)))
    font.setWeight(QFont.Weight(kind.weight))
    font.setItalic(kind.italic)
    if not kind.serif:
        set_tabular(font)
    if kind.size >= 24 and not kind.serif:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99)
    return font


def fixed_font(scale: int = 100) -> QFont:
    """Return the font in which files are shown: the platform's own with letters of one width."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(max(1, round(FIXED_SIZE * scale / 100)))
    return font


def role_line(role: str, scale: int = 100) -> int:
    """Return the line height of a type role in px at `scale` per cent.

    Raises
    ------
    KeyError
        If there is no such role.
    """
    return round(ROLES[role].line * scale / 100)


def set_tabular(font: QFont) -> None:
    """Make digits equally wide, where this Qt can (from 6.7 on)."""
    if hasattr(font, "setFeature") and hasattr(QFont, "Tag"):
        font.setFeature(QFont.Tag("tnum"), 1)
