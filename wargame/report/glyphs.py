"""Which characters the fonts at hand can draw.

Reads the character maps of font files (the `cmap` table of OpenType, formats 4 and 12, as the OpenType
specification describes them) without any library, because a PDF that is to be accessible may hold no
character without a drawing. Read by `letters`, which replaces what cannot be drawn. Fonts of the system are
looked at only when the bundled ones do not do.
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

LARGEST_FONT: Final = 60_000_000
"""Bytes of a font file that is still looked into."""


def bundled_fonts() -> tuple[Path, ...]:
    """Return the font files that come with the product, in the order of their names."""
    folder = assets_folder() / "fonts"
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in (".otf", ".ttf")))


@cache
def covered_by(path: Path) -> frozenset[int]:
    """Return the code points that a font file has drawings for; none if it cannot be read."""
    try:
        if path.stat().st_size > LARGEST_FONT:
            return frozenset()
        content = path.read_bytes()
        found: set[int] = set()
        for first, last in _ranges(content):
            found.update(range(first, last + 1))
    except (OSError, struct.error, IndexError):
        return frozenset()
    return frozenset(found)


@cache
def system_fonts() -> tuple[Path, ...]:
    """Return font files of the system that may cover more scripts, the best first."""
    found: list[tuple[int, str, Path]] = []
    for folder in _system_folders():
        for path in _fonts_below(folder):
            name = path.name.lower()
            rank = next((at for at, start in enumerate(SYSTEM_NAMES) if name.startswith(start)), None)
            if rank is not None and not any(word in name for word in ("bold", "italic", "oblique", "mono")):
                found.append((rank, str(path), path))
    return tuple(path for _, _, path in sorted(found))


def _system_folders() -> tuple[Path, ...]:
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


def _ranges(content: bytes) -> Iterator[tuple[int, int]]:
    start = struct.unpack_from(">I", content, 12)[0] if content[:4] == b"ttcf" else 0
    tables = struct.unpack_from(">H", content, start + 4)[0]
    for at in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", content, start + 12 + 16 * at)
        if tag == b"cmap":
            yield from _cmap(content, offset)
            return


def _cmap(content: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", content, cmap + 2)[0]
    seen = set()
    for at in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", content, cmap + 4 + 8 * at)
        if offset in seen or not (platform == 0 or (platform == 3 and encoding in (1, 10))):
            continue
        seen.add(offset)
        kind = struct.unpack_from(">H", content, cmap + offset)[0]
        if kind == 4:
            yield from _segments(content, cmap + offset)
        elif kind == 12:
            yield from _groups(content, cmap + offset)


def _segments(content: bytes, table: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", content, table + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", content, table + 14)
    starts = struct.unpack_from(f">{count}H", content, table + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", content, table + 16 + 4 * count)
    places = table + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", content, places)
    for at, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if offset:
                place = places + 2 * at + offset + 2 * (code - first)
                glyph = struct.unpack_from(">H", content, place)[0]
                glyph = (glyph + delta) & 0xFFFF if glyph else 0
            else:
                glyph = (code + delta) & 0xFFFF
            if glyph:
                yield code, code


def _groups(content: bytes, table: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">I", content, table + 12)[0]
    for at in range(count):
        first, last, glyph = struct.unpack_from(">III", content, table + 16 + 12 * at)
        if glyph or last > first:
            yield first if glyph else first + 1, min(last, 0x10FFFF)
