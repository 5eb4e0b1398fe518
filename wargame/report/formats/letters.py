"""Makes any text fit to be printed: characters that no font has get a stand-in, long runs a place to break.

Texts of people come in as they are and go out as plain text in which every character can be drawn. What is
replaced keeps a name: `[snowman]`, `[U+10FFFF]`. Letters of scripts that the bundled fonts lack are drawn
with a font of the system if one has them. Reads `glyphs`; used by `pdf` on everything that it prints.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from wargame.direction import FIRST_STRONG_ISOLATE, POP_ISOLATE, framed
from wargame.report.formats.glyphs import bundled_fonts, covered_by, system_fonts

LONGEST_RUN: Final = 24
"""Letters without a space before a place to break is put in."""

BREAK: Final = "\u200b"
"""Marks where a long run of letters may be broken."""
_BREAKS: Final = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_RUN: Final = re.compile(rf"[^\s{BREAK}]{{{LONGEST_RUN + 1},}}")
_INVISIBLE: Final = frozenset({0x200B, 0x200C, 0x200D, 0x00AD, 0x2060, 0xFE0E, 0xFE0F})
"""Characters that have no shape of their own; they never stand alone in what is printed."""
_TURNING: Final = frozenset(range(0x202A, 0x202F)) | frozenset(range(0x2066, 0x206A)) | {0x200E, 0x200F}
"""Marks that turn what follows them round: right-to-left text itself needs none."""
_HELD: Final = frozenset((FIRST_STRONG_ISOLATE, POP_ISOLATE))
_LONGEST_NAME: Final = 40
_PLAIN: Final = re.compile(r"[\n\t\x20-\x7e\xa0-\u017f–—‘’“”„…•·−→×†′″€₤№™]*")
"""Texts of which every character is known to stand in Inter and in Noto Serif."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts that a text is printed with."""

    paths: tuple[Path, ...]
    refused: frozenset[str] = frozenset()
    """Letters, with their marks, that the fonts promise and whoever draws with them refused all the same."""

    def covers(self, code: int) -> bool:
        """Return whether any of them has the character."""
        return chr(code) not in self.refused and any(code in covered_by(path) for path in self.paths)

    def cover_together(self, letter: str) -> bool:
        """Return whether one of them has all characters of a letter with marks, which are drawn as one."""
        every = frozenset(ord(sign) for sign in letter if ord(sign) not in _INVISIBLE)
        return letter not in self.refused and any(every <= covered_by(path) for path in self.paths)

    def without(self, texts: Iterable[str]) -> "Fonts":
        """Return the same fonts without the letters of some texts that were refused; plain ones stay."""
        found = {cluster for text in texts for cluster in _clusters(text) if not _PLAIN.fullmatch(cluster)}
        return Fonts(self.paths, self.refused | found)


def fonts_for(text: str) -> Fonts:
    """Return the bundled fonts, and those of the system that a text needs besides."""
    paths = list(bundled_fonts())
    if _PLAIN.fullmatch(text):
        return Fonts(tuple(paths))
    missing = {
        code
        for code in {ord(sign) for sign in text}
        if code > 0x17F and code not in _INVISIBLE and not any(code in covered_by(path) for path in paths)
    }
    missing = {code for code in missing if _can_be_drawn(chr(code))}
    for path in system_fonts() if missing else ():
        own = covered_by(path) & missing
        if own:
            paths.append(path)
            missing -= own
        if not missing:
            break
    return Fonts(tuple(paths))


def is_plain(text: str) -> bool:
    """Return whether the bundled fonts are known to have every character of a text."""
    return _PLAIN.fullmatch(text.replace(BREAK, "")) is not None


def printable(text: str, fonts: Fonts, *, breaks: bool = True) -> str:
    """Return a text in which every character can be drawn and no run of letters is too long for a line.

    Marks that nobody sees keep names from right to left apart from our words; the templates hide them, so
    that none is copied out. Long runs get a `BREAK` wherever a line may end. The templates turn it into a
    space without width, so that what is copied out of a PDF is the word as it was written.
    """
    if not _PLAIN.fullmatch(text):
        text = _BREAKS.sub("\n", text).replace("\t", "    ")
        text = unicodedata.normalize("NFC", text)
        shown = "".join(_cluster(cluster, fonts) for cluster in _clusters(text))
        text = shown if not text.strip() or _is_seen(shown) else _named(text.strip()[0])
        text = framed(text) if breaks else text
    return _RUN.sub(_with_breaks, text) if breaks else text


def _is_seen(text: str) -> bool:
    """Return whether anything of a text shows: an accessible PDF may hold no title without letters."""
    return any(not sign.isspace() and ord(sign) not in _INVISIBLE for sign in text)


def drawable(text: str, fonts: Fonts) -> str:
    """Return the text of a drawing in which every character can be drawn; nothing else is changed.

    The marks that whoever drew it put round names from right to left stay.
    """
    return (
        text
        if _PLAIN.fullmatch(text)
        else "".join(sign if sign in _HELD else _sign(sign, fonts) for sign in text)
    )


def _can_be_drawn(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")


def _clusters(text: str) -> list[str]:
    """Return a text cut into what is drawn as one: a character with its marks and joiners."""
    found: list[str] = []
    joins = False
    for sign in text:
        sticks = unicodedata.category(sign) in ("Mn", "Me", "Mc") or sign in "\u200d\ufe0f\ufe0e"
        if found and (sticks or joins) and sign not in "\n ":
            found[-1] += sign
        else:
            found.append(sign)
        joins = sign == "\u200d"
    return found


def _cluster(cluster: str, fonts: Fonts) -> str:
    if len(cluster) == 1:
        return _sign(cluster, fonts)
    plain = cluster.replace("\ufe0f", "").replace("\ufe0e", "")
    shapes = [ord(sign) for sign in plain if ord(sign) not in _INVISIBLE]
    first_is_mark = unicodedata.category(plain[0])[0] == "M" if plain else False
    if plain and not first_is_mark and fonts.cover_together(plain):
        return plain if len(shapes) > 1 or "\u200c" in plain else plain.strip("\u200d")
    return "".join(_sign(sign, fonts) for sign in plain if sign != "\u200d")


def _sign(sign: str, fonts: Fonts) -> str:
    code = ord(sign)
    # The joiner parts Persian words, and is harmless elsewhere.
    if sign in "\n\t \u200c" or (code < 0x17F and sign.isprintable()):
        return sign
    if code in _INVISIBLE:
        return ""
    if unicodedata.category(sign) == "Zs":
        return sign if fonts.covers(code) else " "
    return sign if _stands_alone(sign) and fonts.covers(code) else _named(sign)


def _stands_alone(sign: str) -> bool:
    """Return whether a character is drawn by itself: neither turns a line nor sits on another."""
    turns = ord(sign) in _TURNING or unicodedata.category(sign)[0] == "M"
    return _can_be_drawn(sign) and not turns


@cache
def _named(sign: str) -> str:
    """Return what stands for a character that cannot be drawn."""
    name = unicodedata.name(sign, "").lower()
    code = f"U+{ord(sign):04X}"
    if not name or len(name) > _LONGEST_NAME or name.endswith(code[2:].lower()) or "hangul" in name:
        return f"[{code}]"
    return f"[{name}]"


def _with_breaks(run: re.Match[str]) -> str:
    clusters = _clusters(run.group())
    pieces = [
        "".join(clusters[at : at + LONGEST_RUN // 2]) for at in range(0, len(clusters), LONGEST_RUN // 2)
    ]
    return BREAK.join(pieces)
