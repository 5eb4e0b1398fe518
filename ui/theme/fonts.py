"""The bundled fonts and the type roles made of them.

Sans is the tool (Inter: controls, labels, numbers), serif is the fiction (Noto Serif: cards, briefs,
arguments, rationale, news, outcomes). Arabic, Dari and Pashto fall to Noto Sans Arabic beside the one
and Noto Naskh Arabic beside the other, emoji to Noto Emoji, so that a name looks the same on every
machine. The files lie in `assets/fonts`; the report and the charts read the same ones.

A role is a size, a line height, a weight and a face. To add one: a line in `ROLES`.
"""

from dataclasses import dataclass
from functools import cache
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
    "serif-large": TypeRole(size=15, line=24, serif=True),
    "serif-heading": TypeRole(size=15, line=20, weight=600, serif=True),
    "serif-compact": TypeRole(size=13, line=17, weight=600, serif=True),
    "serif-title": TypeRole(size=18, line=24, weight=600, serif=True),
    "serif-page": TypeRole(size=24, line=32, weight=600, serif=True),
    "serif-lead": TypeRole(size=18, line=28, serif=True),
    "serif-brief": TypeRole(size=24, line=34, serif=True),
}
"""Every kind of text in the window."""


@cache
def load_fonts() -> tuple[str, ...]:
    """Give the bundled font files to Qt, once per process; return the families they hold, sorted.

    Needs a QGuiApplication. A missing or broken file is left out and the platform's own font stands
    in for it: text in another face is better than no window.
    """
    families: set[str] = set()
    files = sorted(path for path in (assets_folder() / "fonts").glob("*.[ot]tf"))
    for path in files:
        number = QFontDatabase.addApplicationFont(str(path))
        if number >= 0:
            families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


def role_font(role: str, scale: int = 100) -> QFont:
    """Return the font of a type role at `scale` per cent, with figures of one width.

    Raises
    ------
    KeyError
        If there is no such role.
    """
    kind = ROLES[role]
    font = QFont(list(SERIF_FAMILIES if kind.serif else SANS_FAMILIES))
    font.setPixelSize(max(1, round(kind.size * scale / 100)))
    font.setWeight(QFont.Weight(kind.weight))
    font.setItalic(kind.italic)
    if not kind.serif:
        _set_tabular(font)
    if kind.size >= 24 and not kind.serif:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99)
    return font


def role_line(role: str, scale: int = 100) -> int:
    """Return the line height of a type role in px at `scale` per cent.

    Raises
    ------
    KeyError
        If there is no such role.
    """
    return round(ROLES[role].line * scale / 100)


def _set_tabular(font: QFont) -> None:
    """Make digits equally wide, where this Qt can (from 6.7 on)."""
    if hasattr(font, "setFeature") and hasattr(QFont, "Tag"):
        font.setFeature(QFont.Tag("tnum"), 1)
