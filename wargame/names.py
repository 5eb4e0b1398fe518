"""Names as they are kept, compared and searched: one spelling for what looks the same on the screen.

A letter with an accent can be written as one character or as two, and between any two letters can stand
marks that nobody sees. So the same name from a Mac, from a spreadsheet and from the keyboard can be three,
and somebody who means to can make two actors that nobody can tell apart. Every name, and every id that a
person types, goes through `composed` or `tidied` where it comes in: from a file of ties, a scenario's file,
a script, a window, an option of a command. What was recorded before stays as it is; `known_as` finds it all
the same.

`folded` is for searching only: it forgives capitals and accents. It never makes two people one.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

_ZERO_WIDTH_NON_JOINER: Final = "\u200c"
_ZERO_WIDTH_JOINER: Final = "\u200d"
_JOINERS: Final = frozenset((_ZERO_WIDTH_NON_JOINER, _ZERO_WIDTH_JOINER))

_VIRAMA: Final = 9
"""The combining class of the signs after which a joiner tells Indic spellings apart."""

_JOINING_NOTHING: Final = frozenset("ءآأؤإاةدذرزوٱڈډڊڌڎڏڐڑڒړڔڕږڗژڙۀۃۄۅۆۇۈۉۊۋۍۏےۓەۮۯ")
"""Arabic letters that never join the one after them, so that a mark which parts them parts nothing."""

_BLANKS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Invisible, though Unicode counts them as letters or accents: the grapheme joiner and fillers."""

_TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that set the direction of what follows them."""

_OUTSIDE_XML: Final = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")

_ACCENTS_THAT_SPELL: Final = frozenset((7, 8, 9))
"""Combining classes that make another letter and no accent: nukta, the voicing of kana, virama."""

_STROKES: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9", "’": "'", "‘": "'", "‑": "-", "–": "-"}
)
"""Letters that Unicode does not take apart, Arabic forms of Persian letters, typographic signs."""


def composed(text: str) -> str:
    """Return a text with each letter as one character (NFC) and without marks that nobody sees.

    Only the two joiners stay, and only where they are seen: between letters of Arabic script, as Persian
    needs them, after a virama, as Indic scripts do, and between the parts of a pictogram.
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    kept = text.translate(_SEEN)
    if _JOINERS.isdisjoint(kept):
        return kept
    shown = [sign for at, sign in enumerate(kept) if sign not in _JOINERS or _joins(kept, at)]
    return unicodedata.normalize("NFC", "".join(shown))


def unturned(text: str) -> str:
    """Return a text without the marks that turn what follows them round, to be shown beside words of ours.

    What is recorded today holds none; what older files hold stays there as it is, and mirrors nothing. Right
    to left text needs none of them: its letters say which way they run.
    """
    return text if text.isascii() else _TURNING.sub("", text)


def in_xml(text: str) -> str:
    """Return a text without characters that XML cannot hold, on one line: it is for names and titles."""
    return text if text.isascii() and text.isprintable() else _OUTSIDE_XML.sub("", text)


def tidied(name: str) -> str:
    """Return a name as it is kept: composed, on one line, with single blanks."""
    return " ".join(composed(name).split())


def same_name(name: str) -> str:
    """Return what two spellings of one person's name have in common; capitals count as small letters."""
    return unicodedata.normalize("NFC", tidied(name).casefold())


def folded(text: str) -> str:
    """Return a text for searching: capitals, accents and unseen marks are forgiven."""
    return text.lower() if text.isascii() else _folded(text)


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    """Fold a text with letters beyond ASCII; the lines of a long log are asked for again at each step."""
    # Taken apart, a capital of mathematics is a capital again, so capitals are folded twice.
    apart = unicodedata.normalize("NFKD", composed(text).casefold())
    apart = unicodedata.normalize("NFKD", apart.casefold())
    return unicodedata.normalize("NFKC", apart.translate(_BARE).translate(_STROKES))


def words_of(query: str) -> list[str]:
    """Return the words of something typed into a search, folded."""
    return folded(query).split()


def known_as(name: str, known: Iterable[str]) -> str | None:
    """Return which of some known names is meant: the very one, else one of another spelling.

    Capitals come last, so that of two names in an older file, which only they tell apart, each is found.
    """
    names = tuple(known)
    if name in names:
        return name
    wanted = _spellings(name)
    for place, spelling in enumerate(wanted):
        for one in names:
            if _spellings(one)[place] == spelling:
                return one
    return None


@lru_cache(maxsize=65_536)
def _spellings(name: str) -> tuple[str, str]:
    """Return a name as it is kept, and in small letters; a long session asks again and again."""
    return tidied(name), same_name(name)


class _Without(dict[int, int | None]):
    """A table for translating that leaves out the signs of a kind; it learns each when it first comes."""

    def __init__(self, is_out: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_out = is_out

    def __missing__(self, code: int) -> int | None:
        self[code] = kept = None if self._is_out(chr(code)) else code
        return kept


def _is_unseen(sign: str) -> bool:
    return sign not in _JOINERS and (unicodedata.category(sign) == "Cf" or sign in _BLANKS)


def _is_accent(sign: str) -> bool:
    place = unicodedata.combining(sign)
    return sign in _JOINERS or (bool(place) and place not in _ACCENTS_THAT_SPELL)


_SEEN: Final = _Without(_is_unseen)
_BARE: Final = _Without(_is_accent)


def _joins(signs: str, at: int) -> bool:
    """Return whether the joiner at a place changes what is seen there."""
    if at and unicodedata.combining(signs[at - 1]) == _VIRAMA:
        return at + 1 < len(signs)
    before = next((sign for sign in reversed(signs[:at]) if unicodedata.category(sign) != "Mn"), "")
    after = next((sign for sign in signs[at + 1 :] if sign not in _JOINERS), "")
    if not before or not after or before in _JOINERS:
        return False
    if unicodedata.bidirectional(before) == unicodedata.bidirectional(after) == "AL":
        return before not in _JOINING_NOTHING
    return signs[at] == _ZERO_WIDTH_JOINER and unicodedata.category(after) == "So"
