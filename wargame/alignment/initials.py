"""The letters that stand for actors in narrow places: unlike those of the others where that can be.

Takes the names of all actors of a picture, and the short names that a scenario gives, which stand as they
are. For the others it is the first two letters of the name; where several would be the same, the first
letters of their first and last word stand instead, or the number that a name ends with.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_DIGITS: Final = 2


def initials(names: Sequence[str], shorts: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the letters for each name, in their order; an empty short name is none."""
    given = shorts or [""] * len(names)
    first = [short or _first_two(name) for name, short in zip(names, given, strict=True)]
    count = Counter(first)
    return tuple(
        short or (_of_words(name) if count[usual] > 1 else "") or usual
        for name, short, usual in zip(names, given, first, strict=True)
    )


def _first_two(name: str) -> str:
    return "".join(sign for sign in name if sign.isalnum())[:2].upper()


def _of_words(name: str) -> str:
    """Return the letters of the first and the last word; empty where there is only one."""
    words = [word for word in ("".join(filter(str.isalnum, part)) for part in name.split()) if word]
    if len(words) < 2:
        return ""
    last = words[-1]
    end = last if last.isdigit() and len(last) <= _MOST_DIGITS else last[0]
    return (words[0][0] + end).upper()
