"""How much room a text takes on a slide, and how it is cut to the room that there is.

Texts are measured with Inter, which comes with the product and runs wider than the usual fonts of offices, so
that what fits here fits there; for fonts that run wider still there is a factor, and what nobody knows is
taken for one of them. Lengths are points. fontTools is imported when the first text is measured.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wargame.names import in_xml, unturned
from wargame.places import assets_folder

LINE: Final = 1.2
"""Height of a line, of the size of its letters."""

WIDE_FONTS: Final = {
    "verdana": 1.18,
    "dejavu sans mono": 1.25,
    "dejavu": 1.18,
    "century gothic": 1.06,
    "avant garde": 1.08,
    "lucida": 1.06,
    "courier": 1.25,
    "liberation mono": 1.25,
    "consolas": 1.15,
    "montserrat": 1.08,
    "poppins": 1.08,
    "raleway": 1.02,
    "rockwell": 1.04,
    "bookman": 1.06,
    "georgia": 1.06,
    "tahoma": 1.06,
    "noto sans": 1.04,
    "open sans": 1.04,
}
"""How much wider than Inter some fonts run, in bold too, by a piece of their names; the first counts."""

USUAL_FONTS: Final = (
    *(
        "inter",
        "arial",
        "helvetica",
        "liberation sans",
        "nimbus sans",
        "calibri",
        "carlito",
        "aptos",
        "segoe",
    ),
    *("times", "liberation serif", "cambria", "caladea", "garamond", "palatino", "constantia"),
    *("candara", "corbel", "gill sans", "franklin", "trebuchet", "roboto", "lato", "source sans"),
    *("ubuntu", "frutiger", "univers", "century schoolbook", "book antiqua", "baskerville"),
)
"""Fonts of offices that run no wider than Inter, by the beginnings of their names."""

UNKNOWN: Final = 1.18
"""How much wider a font is taken to run that nobody here knows: as the widest but for typewriters'."""

_WORD: Final = 20
"""Letters of a word that is left out whole rather than cut."""

_RUNS: Final = 8192
"""How many texts are kept with their widths: about those of one deck."""

_OTHER: Final = 0.66
"""Width of a letter of a script that Inter lacks, of its size."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures texts for one font."""

    factor: float = 1.0
    """How much wider than Inter the font runs."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return how wide a text is on one line."""
        return _run(text, bold) * size * self.factor

    def lines(self, text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
        """Return a text as the lines that it is broken into."""
        found: list[str] = []
        line = ""
        for piece in self._pieces(text, size, width, bold):
            longer = f"{line}{piece}"
            if line and self.width(longer.rstrip(), size, bold=bold) > width:
                found.append(line.rstrip())
                line = piece.lstrip()
            else:
                line = longer
        return [*found, line.rstrip()] if line.strip() or not found else found

    def height(
        self, text: str, size: float, width: float, *, bold: bool = False, most: int | None = None
    ) -> float:
        """Return how tall a text is in a column; with `most` no taller than so many lines."""
        count = len(self.lines(text, size, width, bold=bold))
        return min(count, most or count) * size * LINE

    def cut(self, text: str, size: float, width: float, most: int, *, bold: bool = False) -> str:
        """Return a text that takes at most so many lines; what is cut ends with an ellipsis."""
        lines = self.lines(text, size, width, bold=bold)
        if len(lines) <= most:
            return text
        kept = lines[:most]
        last = kept[-1]
        while last and self.width(f"{last}…", size, bold=bold) > width:
            last = last[:-1]
        blank = last.rfind(" ")
        if len(last) - blank <= _WORD and blank > 0:
            last = last[:blank]
        whole = " ".join((*kept[:-1], last.rstrip(" ,;:.")))
        return f"{whole}…"

    def _pieces(self, text: str, size: float, width: float, bold: bool) -> Iterator[str]:
        """Give a text in pieces after which a line may end; a word that fits on no line is cut."""
        for piece in _words(text):
            if self.width(piece, size, bold=bold) <= width:
                yield piece
                continue
            part = ""
            for sign in piece:
                if part and self.width(part + sign, size, bold=bold) > width:
                    yield part
                    part = ""
                part += sign
            yield part


def ruler_for(*fonts: str) -> Ruler:
    """Return the ruler for the widest of some fonts by their names; one without a name is a usual one."""
    return Ruler(max((_factor(one.lower().strip()) for one in fonts), default=1.0))


def _factor(font: str) -> float:
    usual = 1.0 if not font or font.startswith(USUAL_FONTS) else UNKNOWN
    return next((factor for name, factor in WIDE_FONTS.items() if name in font), usual)


def plain(text: str) -> str:
    """Return a text as a file can hold it: on one line, with nothing that turns it or that XML refuses."""
    return in_xml(unturned(" ".join(text.split())))


_KANA: Final = "ja-JP"
_LANGUAGES: Final = (
    (0x0590, 0x05FF, "he-IL"),
    (0x0600, 0x06FF, "ar-SA"),
    (0x0400, 0x04FF, "ru-RU"),
    (0x0370, 0x03FF, "el-GR"),
    (0x3040, 0x30FF, _KANA),
    (0xAC00, 0xD7AF, "ko-KR"),
    (0x4E00, 0x9FFF, "zh-CN"),
    (0x0900, 0x097F, "hi-IN"),
    (0x0E00, 0x0E7F, "th-TH"),
)
"""Scripts by their letters, each with a language for those who read aloud and who break lines."""


def language_of(text: str, usual: str) -> str:
    """Return the language that a text is marked with, by the script that most of its letters have."""
    if text.isascii():
        return usual
    counts: dict[str, int] = {}
    for sign in text:
        if sign.isalpha():
            said = next((name for low, high, name in _LANGUAGES if low <= ord(sign) <= high), usual)
            counts[said] = counts.get(said, 0) + 1
    if _KANA in counts and "zh-CN" in counts:
        # Japanese is written with Chinese signs as well; Chinese never with kana.
        return _KANA
    return max(counts, key=lambda one: counts[one]) if counts else usual


def _words(text: str) -> Iterator[str]:
    """Give words with the blank behind them; wide signs, which are written without blanks, one by one."""
    word = ""
    for sign in text:
        if _is_wide(sign):
            if word:
                yield word
                word = ""
            yield sign
            continue
        word += sign
        if sign in " -–/":
            yield word
            word = ""
    if word:
        yield word


def _is_wide(sign: str) -> bool:
    return sign >= "\u1100" and unicodedata.east_asian_width(sign) in ("W", "F")


@lru_cache(maxsize=_RUNS)
def _run(text: str, bold: bool) -> float:
    """Return how wide a text is at the size 1; lines are tried at several sizes and widths in turn."""
    return sum([_advance(sign, bold) for sign in text])


@lru_cache(maxsize=8192)
def _advance(sign: str, bold: bool) -> float:
    """Return how far a letter moves on, of its size."""
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0.0
    known = _advances(bold).get(ord(sign))
    if known is not None:
        return known
    return 1.0 if _is_wide(sign) else _OTHER


@lru_cache(maxsize=2)
def _advances(bold: bool) -> Mapping[int, float]:
    """Return how far each letter of Inter moves on, of its size."""
    from fontTools.ttLib import TTFont

    name = "Inter-SemiBold.otf" if bold else "Inter-Regular.otf"
    with TTFont(assets_folder() / "fonts" / name, lazy=True) as font:
        em, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}
