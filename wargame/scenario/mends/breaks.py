"""Where YAML stops in a text, or goes on but surely not as it was meant.

A text comes from `reading`; the first break in it goes to `guesses`. Besides what the parser refuses, four
things count that it reads without a word: a comma that cuts a text in two within braces, a bullet that
is no dash, a dash without its space, and a colon without one after a field's name.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from wargame.scenario.model import Scenario
from wargame.scenario.shapes import bare, members, model_of, slots_of

BULLETS: Final = "•◦▪▫■□●○‣⁃·∙*–—→"
"""Signs that word processors put before the items of a list."""

OPENING: Final = "“„‟«"
"""Signs that open a quotation in print."""

COMMA, BULLET, DASH = "a comma cuts a text", "a bullet", "a dash without a space"
COLON = "a colon without a space"
_BULLET: Final = re.compile(f"[{re.escape(BULLETS)}]\\s+\\S")
_NAMED: Final = re.compile(r"([a-z][a-z-]*):\S")
_DASH: Final = re.compile(r"-[a-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first thing in a text that cannot be read on, or not as it was meant."""

    problem: str
    """What the parser says, or one of the constants above."""
    offset: int
    context: int | None = None
    """Where that began which broke off, as far as the parser knows."""


def first_break(text: str, until: int | None = None, start: int = 0) -> Break | None:
    """Return the first break of a text, None if there is none before the offset `until`.

    `start` is where a field of the scenario begins up to which the text is known to be sound.
    """
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
    from ruamel.yaml.error import MarkedYAMLError

    part = text[start:]
    watch = _Watch(part)
    try:
        get_event = CParser(part).get_event
        while True:
            event = get_event()
            if (found := watch.see(event)) is not None:
                return _moved(found, start)
            if type(event).__name__ == "StreamEndEvent":
                return None
            if until is not None and event.start_mark.index + start > until:
                return None
    except MarkedYAMLError as error:
        mark, context = error.problem_mark or error.context_mark, error.context_mark
        found = Break(
            problem=str(error.problem),
            offset=mark.index if mark else 0,
            context=context.index if context else None,
        )
        return _moved(found, start)


def _moved(found: Break, by: int) -> Break:
    context = None if found.context is None else found.context + by
    return Break(problem=found.problem, offset=found.offset + by, context=context)


@cache
def field_names() -> frozenset[str]:
    """Return the names of all fields of the format."""
    names: set[str] = set()
    waiting: list[object] = [Scenario]
    seen: set[object] = set()
    while waiting:
        annotation = waiting.pop()
        for member in members(annotation):
            base, _ = bare(member)
            waiting += getattr(base, "__args__", ())
        model = model_of(annotation)
        if model is not None and model not in seen:
            seen.add(model)
            names.update(slots_of(model))
            waiting += [slot.annotation for slot in slots_of(model).values()]
    return frozenset(names)


class _Watch:
    """Sees events go by, and notices what was surely not meant."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._braces: list[bool] = []
        """For each list and block around: whether it is a block in braces."""
        self._before: list[Any] = []
        """The last scalars in one pair of braces, without anything between them."""

    def see(self, event: Any) -> Break | None:
        """Return what is wrong with an event, if anything is."""
        kind = type(event).__name__
        if kind == "ScalarEvent":
            return self._scalar(event)
        self._before.clear()
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._braces.append(kind == "MappingStartEvent" and bool(event.flow_style))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._braces.pop()
        return None

    def _scalar(self, event: Any) -> Break | None:
        if self._braces and self._braces[-1]:
            self._before = [*self._before[-2:], event]
            return self._cut()
        start = event.start_mark.index
        begins_line = not self._text[self._text.rfind("\n", 0, start) + 1 : start].strip(" -")
        if event.style or not begins_line or event.tag or event.anchor:
            return None
        named = _NAMED.match(event.value)
        if named is not None and named[1] in field_names():
            return Break(problem=COLON, offset=start)
        if _BULLET.match(event.value):
            return Break(problem=BULLET, offset=start)
        return Break(problem=DASH, offset=start) if _DASH.match(event.value) else None

    def _cut(self) -> Break | None:
        """Return a break where a comma surely ended a text too early: a name without a value follows."""
        if len(self._before) < 3:
            return None
        value, name, nothing = self._before
        empty = not nothing.value and nothing.start_mark.index == nothing.end_mark.index
        plain = not (value.style or name.style)
        if empty and plain and _goes_on(value.value, name.value):
            return Break(problem=COMMA, offset=value.start_mark.index)
        return None


def _goes_on(value: str, name: str) -> bool:
    """Return whether a value goes on in what stands behind its comma as a name."""
    if value.count("(") > value.count(")") or value.startswith(tuple(OPENING)):
        return True
    return " " in name and name not in field_names() and any(map(str.isalpha, value))
