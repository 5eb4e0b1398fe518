"""One fault with the letters that it is about, and the ways in which letters are changed.

Made by `offers` for each fault; `values`, `ids` and `language` ask it where things stand and get patches.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wargame.scenario.faults import Fault
from wargame.scenario.mends.scene import quoted
from wargame.scenario.mends.spans import Site, Span, Spans
from wargame.scenario.nodes import Path
from wargame.scenario.patch import Mend, Patch
from wargame.scenario.shapes import Slot, slots_along
from wargame.words.sentences import Sentence


@dataclass(frozen=True)
class Case:
    """A fault in a text that YAML can read."""

    spans: Spans
    fault: Fault

    @property
    def text(self) -> str:
        """The text of the scenario."""
        return self.spans.text

    @cached_property
    def offset(self) -> int:
        """Where the fault stands."""
        return self.spans.lines.offset(self.fault.line, self.fault.column)

    @cached_property
    def site(self) -> Site | None:
        """What the fault is about; None where that stands nowhere."""
        return self.spans.site(self.fault.field, self.offset)

    def given(self, name: str) -> Any:
        """Return an argument of the fault's sentence; None if it has none of that name."""
        return self.fault.told.given.get(name)

    @property
    def near(self) -> str | None:
        """The name that was very likely meant, if there is one."""
        expected = self.given("expected")
        return expected.given.get("near") if isinstance(expected, Sentence) else None

    @property
    def slot(self) -> Slot | None:
        """What the format expects at the site; None where it knows no such place."""
        if self.site is None:
            return None
        path = path_of(self.site.value)
        slots = slots_along(path)
        return slots[-1] if len(slots) == len(path) + 1 else None

    def field(self, name: str) -> Site | None:
        """Return a field beside the one that the fault is about."""
        around = self.site.value.parent if self.site else None
        if around is None:
            return None
        return next((Site(value, key) for key, value in around.fields or () if key.text == name), None)

    def out(self, site: Site | None, label: str = "take-field-out") -> tuple[Mend, ...]:
        """Return the mend that takes a field or an item out, if that can be done."""
        patch = self.spans.without(site) if site else None
        if patch is None:
            return ()
        chosen = Sentence("take-field-out") if label == "take-field-out" else Sentence("take-item-out")
        return (Mend(label=chosen, patches=(patch,), loses=True),)


def path_of(span: Span) -> Path:
    """Return the path of a value, fields by name and items by number."""
    path: list[str | int] = []
    while (around := span.parent) is not None:
        path.append(span.number if around.fields is None else around.fields[span.number][0].text)
        span = around
    return tuple(reversed(path))


def inner(span: Span) -> tuple[int, int]:
    """Return where a scalar's own letters begin and end, its quotes left aside."""
    edge = 1 if span.style in ("single", "double") else 0
    return span.start + edge, span.end - edge


def put(span: Span, text: str) -> Patch:
    """Return what puts other letters into a scalar, between its quotes if it has any."""
    return Patch(*inner(span), text)


def use(*patches: Patch, name: str | int) -> Mend:
    """Return the mend that puts a name or a number in place of another."""
    return Mend(label=Sentence("use-name", name=name), patches=patches)


def used(span: Span, value: str | int) -> tuple[Mend, ...]:
    """Return the mend that puts a value in place of a scalar, its quotes included."""
    if not span.is_scalar or span.style in ("block", "alias"):
        return ()
    return (use(Patch(span.start, span.end, str(value)), name=value),)


def in_quotes(text: str, start: int, end: int) -> Mend:
    """Return the mend that puts quotes round some letters."""
    return Mend(label=Sentence("put-quotes"), patches=quoted(text, start, end))


def word_at(text: str, span: Span, word: str, offset: int) -> tuple[int, int] | None:
    """Return where a word of a scalar stands: at an offset, or where else it stands just once."""
    if text.startswith(word, offset):
        return offset, offset + len(word)
    form = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    found = list(form.finditer(text, span.start, span.end))
    return found[0].span() if len(found) == 1 else None
