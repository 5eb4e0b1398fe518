"""A text made readable: past each place where YAML stops, with what was meant or without the item around it.

Texts come from `scenario.load`, which reads the scenario in what comes back and tells all faults at once.
A guess of `guesses` is taken if the text reads on with it; its mend goes with the fault. Nothing of this
changes the file: that is for who presses the mend.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from wargame.scenario.faults import Fault
from wargame.scenario.mends.breaks import COMMA, Break, first_break
from wargame.scenario.mends.guesses import guesses
from wargame.scenario.mends.scene import FIELD, Guess, Scene
from wargame.scenario.patch import Course, Mend, Patch, patched
from wargame.scenario.scalars import foreign_character, yaml_fault
from wargame.words.sentences import Sentence

_MOST_BREAKS: Final = 40
_MOST_FOREIGN: Final = 20
_MOST_GUESSES: Final = 40
_MOST_TRIES: Final = 400
"""So often is a part of the text read again at most, so that a broken file is told in a moment."""
_MOST_BLIND: Final = 3
"""After so many breaks in a row without a guess the text is too far from a scenario to tell more of it."""

_AHEAD: Final = 40
"""A guess with which so many lines more can be read is taken."""

_ID: Final = re.compile(r"\bid:\s*[\"']?([\w-]+)")
_SECTION: Final = re.compile(r"([A-Za-z][\w-]*)")


@dataclass(slots=True)
class Reading:
    """What can be read of a text, and what is wrong with it so far."""

    text: str
    """The text as it is read, with what was meant in place of what stands there."""
    course: Course
    """How it came of the text in the file."""
    faults: list[Fault] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)
    """Ids of what was left out: that they are unknown is no fault."""
    lost: set[str] = field(default_factory=set)
    """Fields of the scenario that were left out whole."""
    is_whole: bool = True
    """Whether it could be read to its end."""
    tries: int = 0
    """How many guesses were tried."""
    blind: int = 0
    """How many breaks in a row were passed without a guess."""

    def tells_of(self, fault: Fault) -> bool:
        """Return whether a fault is one of the text in the file, and not of what was left out."""
        return fault.field.partition(".")[0] not in self.lost


def read_on(text: str, name: str) -> Reading:
    """Return what can be read of `text`, the file `name`."""
    reading = Reading(text=text, course=Course(text))
    _without_foreign(reading, name)
    for _ in range(_MOST_BREAKS):
        if not reading.is_whole or reading.tries > _MOST_TRIES:
            break
        broken = first_break(reading.text)
        if broken is None:
            return reading
        _go_past(reading, broken, name)
    reading.is_whole = False
    return reading


def led_back(reading: Reading, fault: Fault) -> Fault:
    """Return a fault of the text as it is read as one of the text in the file."""
    if reading.course.is_straight:
        return fault
    from wargame.scenario.patch import Lines

    offset = Lines(reading.text).offset(fault.line, fault.column)
    mends = tuple(map(reading.course.led_back, fault.mends))
    return _placed(reading, fault.file, offset, fault.told, mends, fault.field)


def _placed(
    reading: Reading, name: str, offset: int, told: Sentence, mends: tuple[Mend, ...] = (), where: str = ""
) -> Fault:
    """Return a fault at an offset of the text as it is read."""
    line, column = reading.course.lines.place(reading.course.back(offset))
    return Fault(file=name, line=line, column=column, field=where, told=told, mends=mends)


def _without_foreign(reading: Reading, name: str) -> None:
    """Read spaces in place of characters that cannot stand in a scenario."""
    for _ in range(_MOST_FOREIGN):
        foreign = foreign_character(reading.text)
        if foreign is None:
            return
        if "\0" in reading.text:
            break
        offset = reading.course.lines.offset(*foreign[:2])
        mend = Mend(label=Sentence("take-character"), patches=(Patch(offset, offset + 1, ""),))
        reading.faults.append(_placed(reading, name, offset, foreign[2], (mend,)))
        reading.text = f"{reading.text[:offset]} {reading.text[offset + 1 :]}"
    if foreign_character(reading.text) is not None:
        # This is no text; its other faults would tell nothing.
        line, column, told = foreign_character(reading.course.first) or (1, 1, Sentence("file-empty"))
        reading.faults = [Fault(file=name, line=line, column=column, field="", told=told)]
        reading.is_whole = False


def _go_past(reading: Reading, broken: Break, name: str) -> None:
    """Note where YAML stops, and read on with what was meant there, or without what stands around."""
    scene = Scene(reading.text, broken)
    guess = _taken(scene, reading)
    if guess is not None:
        told = guess.told or yaml_fault(broken.problem)
        mend = reading.course.led_back(guess.mend)
        reading.faults.append(_placed(reading, name, guess.offset, told, (mend,)))
        reading.text = reading.course.take(reading.text, guess.mend.patches)
        reading.blind = 0
        return
    offset = scene.lines.start(scene.line) + scene.indent(scene.line)
    at = broken.offset if broken.offset < len(scene.text.rstrip()) else offset
    reading.faults.append(_placed(reading, name, at, yaml_fault(broken.problem)))
    reading.blind += 1
    if reading.blind > _MOST_BLIND:
        del reading.faults[-_MOST_BLIND:]
        reading.is_whole = False
        return
    for first, last in _around(scene):
        left_out = _blank(scene, first, last)
        after = first_break(patched(scene.text, (left_out,)), _limit(scene, last))
        if after is None or after.offset > left_out.end:
            _leave_out(reading, scene, left_out, first)
            return
    reading.is_whole = False


def _taken(scene: Scene, reading: Reading) -> Guess | None:
    """Return the guess with which the text reads on furthest, the first of those that go far enough."""
    best, furthest = None, 0
    for guess in islice(filter(lambda guess: guess.mend.patches, guesses(scene)), _MOST_GUESSES):
        reading.tries += 1
        if reading.tries > _MOST_TRIES:
            break
        section = scene.section(min(patch.start for patch in guess.mend.patches))
        reached = _reached(scene, guess, section)
        if section and (reached is None or reached > furthest):
            # A section may read on for itself alone, where something above it is open.
            reached = _reached(scene, guess, 0)
        if reached is None:
            return guess
        if reached > max(furthest, _needed(scene, guess)):
            best, furthest = guess, reached
    return best


def _reached(scene: Scene, guess: Guess, start: int) -> int | None:
    """Return how far the text reads from `start` on with a guess; None for far enough."""
    text = patched(scene.text, guess.mend.patches)
    grown = max(len(text) - len(scene.text), 0)
    after = first_break(text, _limit(scene, scene.line) + grown, start)
    if after is None:
        return None
    course = Course(scene.text)
    course.take(scene.text, guess.mend.patches)
    if guess.early and after.context is not None and course.back(after.context) == guess.offset:
        return 0  # what was to be closed is still open
    return course.back(after.offset)


def _needed(scene: Scene, guess: Guess) -> int:
    """Return which offset a text must read beyond with a guess, for the guess to be any good."""
    if guess.early:
        line = scene.lines.number(guess.offset)
        return scene.lines.end(scene.after(line) or line)
    if scene.broken.problem == COMMA:
        return scene.broken.offset
    return max(scene.broken.offset, scene.lines.end(scene.line))


def _limit(scene: Scene, line: int) -> int:
    return scene.lines.end(min(line + _AHEAD, len(scene.lines)))


def _around(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield the lines of the item around a break, of the item around that, and so on, and of the section.

    A line that is no field at all stands alone first.
    """
    number: int | None = scene.line
    column = scene.indent(scene.line) + 1
    if not FIELD.match(scene.lines.words(scene.line)):
        yield scene.line, scene.line
    while number is not None:
        words = scene.lines.words(number)
        is_section = not words.startswith((" ", "-"))
        if is_section or (words.lstrip(" ").startswith("- ") and scene.indent(number) < column):
            column = scene.indent(number)
            yield number, _last_of(scene, number)
        if is_section:
            return
        number = scene.before(number)


def _last_of(scene: Scene, first: int) -> int:
    """Return the last line of what begins in a line: all below it that stands further right."""
    last, below = first, scene.after(first)
    is_section = not scene.lines.words(first).startswith((" ", "-"))
    while below is not None:
        is_item = scene.lines.words(below).startswith("-") and is_section
        if scene.indent(below) <= scene.indent(first) and not is_item:
            break
        last, below = below, scene.after(below)
    return max(last, scene.line)


def _blank(scene: Scene, first: int, last: int) -> Patch:
    start, end = scene.lines.start(first), scene.lines.end(last)
    return Patch(start, end, re.sub(r"[^\r\n]", " ", scene.text[start:end]))


def _leave_out(reading: Reading, scene: Scene, left_out: Patch, first: int) -> None:
    words = scene.text[left_out.start : left_out.end]
    reading.removed.update(_ID.findall(words))
    if not scene.lines.words(first).startswith((" ", "-")):
        reading.lost.update(found[0] for found in [_SECTION.match(words)] if found)
    reading.text = reading.course.take(reading.text, (left_out,))
