"""Which way texts run: names and words from right to left inside our sentences, and whole texts of people.

A text comes in as it is kept, without marks, and goes out in stretches that each run one way (`stretches`),
or with marks that nobody sees around what runs from right to left (`isolated`). Every outlet asks here at
the last moment, when it draws or writes: the windows, the pages of a report, slides, Word, HTML. Nothing
that is kept, compared, counted or handed on as data holds a mark, so the same name stays the same name.

A name of Persian or Arabic letters in an English sentence would otherwise take what follows it along: in
“X +1, Y (turn 3)” the number would stand before the name, and X and Y change places. A stretch ends where
our own words and signs begin, so names in a list stay apart. A text that somebody wrote from right to left
runs that way as a whole (`runs_leftwards`).

To part stretches at another sign of ours, add it to what `_INSIDE` leaves out and to `_OURS`.
"""

import re
from collections.abc import Iterator
from typing import Final

from wargame.names import unturned

RIGHT_TO_LEFT_ISOLATE: Final = "\u2067"
FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_ISOLATE: Final = "\u2069"
LEFT_TO_RIGHT_MARK: Final = "\u200e"
ITS_END: Final = "\u200f\u200e"
"""Ends a text that runs from right to left as a whole: what stands behind it begins anew."""

_LEFTWARDS: Final = (
    "\u0590-\u05ff\u0600-\u0605\u0608\u060b\u060d\u061b-\u065f\u066d-\u06ef\u06fa-\u08ff"
    "\ufb1d-\ufd3d\ufd50-\ufdcf\ufdf0-\ufdfc\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
"""Letters of Hebrew, Arabic and their kin, with the marks that sit on them; not their figures."""

_LETTER: Final = re.compile(f"[{_LEFTWARDS}]")
_INSIDE: Final = (
    r"(?:[ \t\u00a0\u060c\u0660-\u066c\u06f0-\u06f9\u200c\u200d'’\"«»!?0-9]"
    rf"|(?<=[0-9])[:.,/](?=[0-9])|\.(?= )|(?<=[{_LEFTWARDS}])-(?=[{_LEFTWARDS}]))*"
)
"""What may stand between two letters of one stretch: blanks, their own signs, numbers."""
_STRETCH: Final = re.compile(rf"[{_LEFTWARDS}](?:{_INSIDE}[{_LEFTWARDS}])*")

_FIRST: Final = re.compile(rf"[^\W\d_]|[{_LEFTWARDS}]")
_WORD: Final = re.compile(rf"[{_LEFTWARDS}]+(?:[\u200c'’\"][{_LEFTWARDS}]+)*")
_OURS: Final = re.compile(r"\b[a-z][a-z’']*\b|[→·“–−%×;/]|, |: |\+\d| \d+$")
"""Words and signs as our own sentences are made of; proper names from elsewhere are none."""

_THEIRS_TO_OURS: Final = 8
"""Words from right to left for each word or sign like ours, in a text that runs that way as a whole."""


def runs_leftwards(text: str) -> bool:
    """Return whether a text as a whole runs from right to left.

    It does if its first letter does, and if it is no sentence of ours that merely begins with such a name:
    a text of eight words may hold one English word, or one sign that our sentences are made of.
    """
    if text.isascii() or _LETTER.search(text) is None:
        return False
    first = _FIRST.search(text)
    if first is None or _LETTER.match(first[0]) is None:
        return False
    theirs = sum(1 for _ in _WORD.finditer(text))
    return theirs >= _THEIRS_TO_OURS * sum(1 for _ in _OURS.finditer(text))


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Give a text of ours in stretches, with whether each runs from right to left."""
    at = 0
    for found in () if text.isascii() else _STRETCH.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def isolated(text: str) -> str:
    """Return a text as it is drawn: what runs from right to left in a sentence of ours turns nothing else.

    Marks that somebody put in are left out. A text that runs from right to left as a whole gets none of ours.
    """
    text = unturned(text)
    if text.isascii() or _LETTER.search(text) is None or runs_leftwards(text):
        return text
    return within(text)


def within(text: str) -> str:
    """Return a piece of a text that runs from left to right, as a line of it, with marks round stretches."""
    return "".join(
        f"{FIRST_STRONG_ISOLATE}{part}{POP_ISOLATE}" if leftwards else part
        for part, leftwards in stretches(text)
    )


def framed(text: str) -> str:
    """Return a text as it is set where every line runs from left to right, as on the pages of a report.

    A text that runs from right to left as a whole is held together as one, line by line.
    """
    text = unturned(text)
    if text.isascii() or _LETTER.search(text) is None:
        return text
    if not runs_leftwards(text):
        return within(text)
    return "\n".join(
        f"{RIGHT_TO_LEFT_ISOLATE}{line}{POP_ISOLATE}" if line else "" for line in text.split("\n")
    )


def ordered(text: str) -> str:
    """Return a text as `isolated` does, with the plainer mark that every word processor knows.

    The mark counts as an English letter that nobody sees: it stands on both sides of a stretch, so that
    numbers and signs beside it follow our own words.
    """
    text = unturned(text)
    if text.isascii() or _LETTER.search(text) is None or runs_leftwards(text):
        return text
    return "".join(
        f"{LEFT_TO_RIGHT_MARK}{part}{LEFT_TO_RIGHT_MARK}" if leftwards else part
        for part, leftwards in stretches(text)
    )
