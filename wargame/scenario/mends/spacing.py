"""What was meant by the spaces before a line: guesses for `guesses`.

Tabs and other spaces are replaced in all lines at once; a line in a column of its own goes into one of those
above it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from wargame.scenario.mends.scene import FIELD, Guess, Scene
from wargame.scenario.patch import Mend, Patch
from wargame.words.sentences import Sentence

_SPACES: Final = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_FOREIGN: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_MOST_WIDTHS: Final = 5


def tabs(scene: Scene) -> Iterator[Guess]:
    """Yield the tabs of all indentations as spaces, by each width that they may have."""
    leads = _leads(scene, "\t") if "\t" in scene.text else []
    if not leads:
        return
    told = Sentence("tab-indents")
    ways: tuple[Callable[[str], int], ...] = (
        lambda lead: len(lead.replace("\t", "  ")),
        lambda lead: len(lead.replace("\t", "    ")),
        lambda lead: len(lead.expandtabs(8)),
    )
    for way in (*ways, None):
        patches = []
        for line, lead in leads:
            start = scene.lines.start(line)
            width = way(lead) if way else scene.indent(scene.before(line) or line)
            patches.append(Patch(start, start + len(lead), " " * width))
        first = scene.lines.start(leads[0][0]) + leads[0][1].index("\t")
        yield Guess(
            offset=first, told=told, mend=Mend(label=Sentence("replace-tabs"), patches=tuple(patches))
        )


def other_spaces(scene: Scene) -> Iterator[Guess]:
    """Yield usual spaces for those of word processors, in all indentations."""
    if not _FOREIGN.search(scene.text):
        return
    leads = [
        (line, lead)
        for line in range(1, len(scene.lines) + 1)
        if (lead := _lead(scene.lines.words(line))).strip(" \t")
    ]
    if leads:
        patches = tuple(
            Patch(scene.lines.start(line), scene.lines.start(line) + len(lead), " " * len(lead))
            for line, lead in leads
        )
        mend = Mend(label=Sentence("replace-spaces"), patches=patches)
        yield Guess(offset=patches[0].start, told=Sentence("space-foreign"), mend=mend)


def _leads(scene: Scene, sign: str) -> list[tuple[int, str]]:
    leads = ((line, _lead(scene.lines.words(line))) for line in range(1, len(scene.lines) + 1))
    return [(line, lead) for line, lead in leads if sign in lead]


def _lead(words: str) -> str:
    found = _SPACES.match(words)
    return found[0] if found and len(found[0]) < len(words) else ""


def indentation(scene: Scene) -> Iterator[Guess]:
    """Yield a line, alone or with all that stands below it, in the column of one above."""
    for line in (scene.line, scene.before(scene.line)):
        if line is None:
            continue
        for width in _widths(scene, line):
            for last in dict.fromkeys((line, _last_below(scene, line))):
                yield _moved(scene, range(line, last + 1), width - scene.indent(line))


def _widths(scene: Scene, line: int) -> list[int]:
    """Return in which other columns fields above begin, dashes aside and included, the nearest first."""
    widths: dict[int, None] = {}
    above = scene.before(line)
    while above is not None and len(widths) < _MOST_WIDTHS:
        words = scene.lines.words(above)
        if not FIELD.match(words):
            above = scene.before(above)
            continue
        widths |= {scene.indent(above): None, len(words) - len(words.lstrip(" -")): None}
        above = scene.before(above)
    return [width for width in widths if width != scene.indent(line)]


def _last_below(scene: Scene, line: int) -> int:
    below, last = scene.after(line), line
    while below is not None and scene.indent(below) > scene.indent(line):
        last, below = below, scene.after(below)
    return last


def _moved(scene: Scene, lines: range, by: int) -> Guess:
    patches = []
    for line in lines:
        start = scene.lines.start(line)
        if not scene.lines.words(line).strip():
            continue
        lost = min(-by, scene.indent(line)) if by < 0 else 0
        patches.append(Patch(start, start + lost, " " * max(by, 0)))
    start = scene.lines.start(lines[0]) + scene.indent(lines[0])
    mend = Mend(label=Sentence("line-up"), patches=tuple(patches))
    return Guess(offset=start, told=Sentence("yaml-indentation"), mend=mend)
