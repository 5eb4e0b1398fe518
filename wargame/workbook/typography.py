"""Signs that a word processor or a spreadsheet put in place of those that were typed, put right again.

Used where a cell holds a number, an id, a condition or an effect; in sentences for players such signs are
meant and stay. What was mended is counted by kind, for the preview.
"""

import re
from collections.abc import Callable
from typing import Final

_DECIMAL_COMMA: Final = re.compile(r"(?<![\d.,])([+-]?\d+),(\d+)(?![\d,])")

SIGNS: Final[tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    ("minus", re.compile("[\u2010-\u2015\u2212\uff0d]"), "-"),
    ("quotes", re.compile("[\u201c-\u201f\u00ab\u00bb]"), '"'),
    ("apostrophes", re.compile("[\u2018-\u201b]"), "'"),
    ("spaces", re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"), " "),
    ("unseen", re.compile("[\u00ad\u200b\u2060\ufeff]"), ""),
    ("comparisons", re.compile("\u2265|=>"), ">="),
    ("comparisons", re.compile("\u2264|=<"), "<="),
    ("comparisons", re.compile("\u2260|<>"), "!="),
    ("wide", re.compile("[\uff01-\uff5e]"), lambda found: chr(ord(found[0]) - 0xFEE0)),
)
"""What is put right: the kind that it is counted under, the sign, and what was meant."""


def mended(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with the signs that were meant, and the kinds of what was mended, once for each sign."""
    if text.isascii() and not re.search("=>|=<|<>", text):
        return text, ()
    kinds: list[str] = []
    for kind, sign, meant in SIGNS:
        text, count = sign.subn(meant, text)
        kinds += [kind] * count
    return text, tuple(kinds)


def mended_number(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the same of a number, whose decimal comma is a point."""
    text, kinds = mended(text)
    text, count = _DECIMAL_COMMA.subn(r"\1.\2", text)
    return text, (*kinds, *["commas"] * count)
