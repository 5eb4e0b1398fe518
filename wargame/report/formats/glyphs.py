"""Which characters the fonts at hand can draw.

Reads the character maps of font files with fontTools, because a PDF that is to be accessible may hold no
character without a drawing. Read by `letters`, which replaces what cannot be drawn. Fonts of the system are
looked at only when the bundled ones do not do; `SYSTEM_FOLDERS_NAME` in the environment names other folders
for them, or none.
"""

import os
import struct
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from wargame.places import assets_folder

Ranges = tuple[tuple[int, int], ...]

SYSTEM_NAMES: Final = (
    "notosanscjk",
    "notoserifcjk",
    "notosanssc",
    "notosansjp",
    "notosanskr",
    "sourcehansans",
    "droidsansfallback",
    "wqy",
    "msyh",
    "simsun",
    "yugoth",
    "meiryo",
    "malgun",
    "pingfang",
    "hiragino",
    "applesdgothic",
    "stheiti",
    "arial unicode",
    "notosansdevanagari",
    "notosansthai",
    "notosanshebrew",
    "notosansarmenian",
    "notosansgeorgian",
    "notosansethiopic",
    "notosansbengali",
    "notosanstamil",
    "dejavusans",
    "segoeui",
    "unifont",
)
"""How files of fonts begin that cover scripts which the bundled ones do not, the best first."""

SYSTEM_FOLDERS_NAME: Final = "ENTENTE_FONTS"
"""The environment variable that names the folders of the system's fonts, in place of the usual ones."""

LARGEST_FONT: Final = 60_000_000
"""Bytes of a font file that is still looked into."""


def bundled_fonts() -> tuple[Path, ...]:
    """Return the font files that come with the product, in the order of their names."""
    folder = assets_folder() / "fonts"
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in (".otf", ".ttf")))


@cache
def covered_by(path: Path) -> frozenset[int]:
    """Return the code points that a font file has drawings for; none if it cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        if path.stat().st_size > LARGEST_FONT:
            return frozenset()
        # Of a collection, the first font; `lazy` reads no table but the one that is asked for.
        with path.open("rb") as file, TTFont(file, fontNumber=0, lazy=True) as font:
            best: dict[int, str] = font.getBestCmap() or {}
    except (OSError, TTLibError, ValueError, LookupError, AssertionError, struct.error):
        return frozenset()
    return frozenset(code for code, glyph in best.items() if glyph != ".notdef")


def system_fonts() -> tuple[Path, ...]:
    """Return font files of the system that may cover more scripts, the best first."""
    return _fonts_in(_system_folders())


@cache
def _fonts_in(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    found: list[tuple[int, str, Path]] = []
    for folder in folders:
        for path in _fonts_below(folder):
            name = path.name.lower()
            rank = next((at for at, start in enumerate(SYSTEM_NAMES) if name.startswith(start)), None)
            if rank is not None and not any(word in name for word in ("bold", "italic", "oblique", "mono")):
                found.append((rank, str(path), path))
    return tuple(path for _, _, path in sorted(found))


def _system_folders() -> tuple[Path, ...]:
    chosen = os.environ.get(SYSTEM_FOLDERS_NAME)
    if chosen is not None:
        return tuple(Path(one) for one in chosen.split(os.pathsep) if one)
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"))
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


def _fonts_below(folder: Path) -> Iterator[Path]:
    for where, _, names in os.walk(folder):
        for name in names:
            if name.lower().endswith((".ttf", ".otf", ".ttc", ".otc")):
                yield Path(where) / name
