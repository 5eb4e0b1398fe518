"""Numbers of events in square brackets, read back as a report writes them: `[12, 14–16]`.

Texts come in, numbers go out; a long list is cut short, `[1 … 90, 71 events]`. Whatever else stands in
brackets is text. `reading` takes them out of passages, `checking` holds them beside those of the record. To
write events in another way, change `_MARK` together with `phrases.refs_in_words`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from wargame.numerals import latin

_ONE: Final = r"\s*\d{1,9}(?:\s*[-‐‑‒–—]\s*\d{1,9})?\s*"
_MARK: Final = re.compile(
    rf"\s?\[({_ONE}(?:[,;]{_ONE})*|\s*\d{{1,9}}\s*(?:…|\.\.\.)\s*\d{{1,9}}\s*,[^\[\]\d]*\d+[^\[\]\d]*)\]"
)
_SPAN: Final = re.compile(r"(\d+)(?:\s*[-‐‑‒–—]\s*(\d+))?")
_MOST: Final = 5_000
"""Events of one mark; more are no list."""


@dataclass(frozen=True, slots=True)
class Refs:
    """The events that a passage names."""

    numbers: frozenset[int] = frozenset()
    """Each of them; of a long list that is cut short its first and its last."""
    many: tuple[tuple[int, int, int], ...] = ()
    """Lists that are cut short: the first, the last, and how many."""


def refs_in(texts: Iterable[str]) -> Refs:
    """Return the events that stand in brackets in some texts."""
    numbers: set[int] = set()
    many = []
    for found in _MARK.finditer(latin("\n".join(texts))):
        inside = found[1]
        if "…" in inside or "..." in inside:
            first, last, count = (int(one) for one in re.findall(r"\d+", inside)[:3])
            numbers |= {first, last}
            many.append((first, last, count))
            continue
        for first_said, last_said in _SPAN.findall(inside):
            first, last = int(first_said), int(last_said or first_said)
            numbers |= set(range(first, last + 1)) if 0 <= last - first <= _MOST else {first, last}
    return Refs(frozenset(numbers), tuple(many))


def without_refs(text: str) -> str:
    """Return a text without the numbers of events in brackets."""
    kept, end = [], 0
    for found in _MARK.finditer(latin(text)):
        kept.append(text[end : found.start()])
        end = found.end()
    return " ".join("".join((*kept, text[end:])).split())
