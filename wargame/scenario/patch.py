"""Changes of a text as values: which letters give way to which, and what a mend of a fault is.

Patches come from `scenario.mends` and from whoever edits a scenario's text; they go to the fault page, the
command line and editors, which show what a text would read as and write it. Offsets count characters of
the text from 0; nothing here knows what the text means.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from wargame.words.sentences import Sentence

_LINE_END: Final = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class Patch:
    """The letters from `start` to before `end` give way to `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """What mends a fault: its name for a button, and the changes of the text, in their order."""

    label: Sentence
    patches: tuple[Patch, ...]
    loses: bool = False
    """Whether something goes that somebody wrote; such a mend is made only by its own press."""


def patched(text: str, patches: Iterable[Patch]) -> str:
    """Return `text` with all patches made; their offsets are those of `text` as it is given."""
    parts: list[str] = []
    place = 0
    for patch in sorted(patches):
        parts += (text[place : patch.start], patch.text)
        place = max(place, patch.end)
    return "".join([*parts, text[place:]])


def apart(patches: Iterable[Patch]) -> bool:
    """Return whether no two patches touch the same letters."""
    return all(one.end <= other.start and one != other for one, other in pairwise(sorted(patches)))


def together(mends: Iterable[Mend]) -> tuple[Patch, ...]:
    """Return the patches of all mends that can be made at once; of two that meet the first is taken."""
    taken: list[Patch] = []
    for mend in mends:
        new = [patch for patch in mend.patches if patch not in taken]
        if apart([*taken, *new]):
            taken += new
    return tuple(sorted(taken))


class Lines:
    """The lines of a text: offsets to places and back, as people count both, from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = [(found.start(), found.end()) for found in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in self._ends)]

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self._starts)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place."""
        return min(self._starts[min(line, len(self)) - 1] + column - 1, len(self.text))

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = self.number(offset)
        return line, offset - self._starts[line - 1] + 1

    def number(self, offset: int) -> int:
        """Return the line in which an offset lies."""
        return bisect_right(self._starts, offset)

    def start(self, line: int) -> int:
        """Return the offset of a line's first letter."""
        return self._starts[line - 1]

    def end(self, line: int) -> int:
        """Return the offset behind a line's last letter, before its line end."""
        return self._ends[line - 1][0] if line <= len(self._ends) else len(self.text)

    def words(self, line: int) -> str:
        """Return a line without its line end."""
        return self.text[self.start(line) : self.end(line)]


class _Step:
    """Patches that were made at once, so that offsets behind them can be led back."""

    def __init__(self, patches: Iterable[Patch]) -> None:
        self._patches = sorted(patches)
        self._starts: list[int] = []
        """Where each patch's own letters begin in the text that came of it."""
        self._grown: list[int] = []
        """By how much the text is longer up to the end of each patch."""
        grown = 0
        for patch in self._patches:
            self._starts.append(patch.start + grown)
            grown += len(patch.text) - (patch.end - patch.start)
            self._grown.append(grown)

    def back(self, offset: int) -> int:
        """Return where an offset lay before."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return offset
        patch, into = self._patches[at], offset - self._starts[at]
        if into < len(patch.text):
            return patch.start + min(into, patch.end - patch.start)
        return offset - self._grown[at]


class Course:
    """How one text came of another by patches, step by step; leads offsets back to the first text."""

    def __init__(self, first: str) -> None:
        self.first = first
        self._steps: list[_Step] = []

    def take(self, text: str, patches: Sequence[Patch]) -> str:
        """Return `text`, the last of the course, with patches made, and remember them."""
        self._steps.append(_Step(patches))
        return patched(text, patches)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the first text."""
        return Lines(self.first)

    @property
    def is_straight(self) -> bool:
        """Whether nothing was changed."""
        return not self._steps

    def back(self, offset: int) -> int:
        """Return where in the first text an offset of the last one lies."""
        for step in reversed(self._steps):
            offset = step.back(offset)
        return offset

    def led_back(self, mend: Mend) -> Mend:
        """Return a mend of the last text as one of the first."""
        patches = tuple(
            Patch(self.back(patch.start), self.back(patch.end), patch.text) for patch in mend.patches
        )
        return replace(mend, patches=patches)
