"""The text around a place where YAML stops, and what a guess at it is.

Made by `reading` of a text and its break; `guesses` and `spacing` look around in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wargame.scenario.mends.breaks import Break
from wargame.scenario.patch import Lines, Mend, Patch
from wargame.words.sentences import Sentence

FIELD: Final = re.compile(r" *(?:- +)*[\w-]+ *:(?: |$)| *- ")
"""How a line begins that is a field or an item."""

_VALUE: Final = re.compile(r" *(?:- +)*(?:[\w-]+: +)?")
_SECTION: Final = re.compile(r"[A-Za-z][\w-]*:(?: |$)")
_COMMENT: Final = re.compile(r"\s+#.*$")
_BACK: Final = 3
"""So many lines before the one where YAML stops are looked at: it often stops later than the mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What may have been meant."""

    offset: int
    told: Sentence | None
    """What is wrong there; None for what YAML says itself."""
    mend: Mend
    early: bool = False
    """Whether the mistake may lie long before the place where YAML stops."""


class Scene:
    """A text around the place where YAML stops in it."""

    def __init__(self, text: str, broken: Break) -> None:
        self.text = text
        self.broken = broken
        self.lines = Lines(text)
        at_end = not text[broken.offset :].strip() and broken.context is not None
        self.line = self.lines.number(broken.context if at_end and broken.context else broken.offset)
        if not self.lines.words(self.line).strip() and self.line > 1:
            self.line = self.before(self.line) or self.line

    def before(self, line: int) -> int | None:
        """Return the last line above that holds anything but a comment."""
        return next((number for number in range(line - 1, 0, -1) if self._says(number)), None)

    def after(self, line: int) -> int | None:
        """Return the next line below that holds anything but a comment."""
        return next((number for number in range(line + 1, len(self.lines) + 1) if self._says(number)), None)

    def near(self) -> Iterator[int]:
        """Yield the line where YAML stops, then some above it."""
        line: int | None = self.line
        for _ in range(1 + _BACK):
            if line is None:
                return
            yield line
            line = self.before(line)

    def end(self, line: int) -> int:
        """Return the offset behind a line's words, before a comment."""
        words = self.lines.words(line)
        return self.lines.start(line) + len(_COMMENT.sub("", words).rstrip())

    def value(self, line: int) -> tuple[int, int] | None:
        """Return where the value in a line begins and ends, the comment not included."""
        words = self.lines.words(line)
        start = self.lines.start(line) + value_start(words)
        return (start, self.end(line)) if start < self.end(line) else None

    def section(self, offset: int) -> int:
        """Return where the field of the scenario begins in which an offset lies."""
        line = self.lines.number(offset)
        while line > 1 and not _SECTION.match(self.lines.words(line)):
            line -= 1
        return self.lines.start(line)

    def indent(self, line: int) -> int:
        """Return how many spaces a line begins with."""
        words = self.lines.words(line)
        return len(words) - len(words.lstrip(" "))

    def _says(self, line: int) -> bool:
        words = self.lines.words(line).strip()
        return bool(words) and not words.startswith("#")


def quoted(text: str, start: int, end: int) -> tuple[Patch, ...]:
    """Return the patches that put quotes round the letters from `start` to before `end`."""
    words = text[start:end]
    if not re.search(r'["\\]', words):
        return Patch(start, start, '"'), Patch(end, end, '"')
    if "'" not in words:
        return Patch(start, start, "'"), Patch(end, end, "'")
    inner = [Patch(start + at, start + at, "\\") for at, sign in enumerate(words) if sign in '"\\']
    return Patch(start, start, '"'), *inner, Patch(end, end, '"')


def value_start(words: str) -> int:
    """Return where in a line its value begins, behind dashes and a field's name."""
    found = _VALUE.match(words)
    return found.end() if found else 0


def put_quotes(scene: Scene, start: int, end: int, told: Sentence | None) -> Guess:
    """Return the guess that quotes belong round the letters from `start` to before `end`."""
    mend = Mend(label=Sentence("put-quotes"), patches=quoted(scene.text, start, end))
    return Guess(offset=start, told=told, mend=mend)


def one_patch(patch: Patch, told: Sentence, label: Sentence) -> Guess:
    """Return the guess that is one change."""
    return Guess(offset=patch.start, told=told, mend=Mend(label=label, patches=(patch,)))
