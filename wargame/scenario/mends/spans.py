"""Where each value of a YAML text begins and ends, so that it can be replaced or taken out.

Made of a text that YAML can read, by `offers`; a value is found by the name that its fault gives
(`cards.moscow-talks.cost`) and its offset. The C parser delivers the ends too, for which
`scenario.nodes` has no use.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from wargame.scenario.nodes import LONGEST_NAME
from wargame.scenario.patch import Lines, Patch

_QUOTES: Final = {"'": "single", '"': "double"}


@dataclass(slots=True, eq=False)
class Span:
    """A value's letters: a scalar, a list (`items`) or a block of fields (`fields`: names with values)."""

    start: int
    end: int
    """Behind the last letter of the value, its closing sign included."""
    text: str = ""
    """What a scalar says."""
    style: str = ""
    """`single`, `double` or `block` for scalars so written, `alias`; empty for plain ones."""
    flow: bool = False
    """Whether a list or block stands in brackets."""
    items: "list[Span] | None" = None
    fields: "list[tuple[Span, Span]] | None" = None
    parent: "Span | None" = field(default=None, repr=False)
    number: int = 0
    """Its place among what stands in its parent, from 0."""

    @property
    def is_scalar(self) -> bool:
        """Whether it is neither a list nor a block of fields."""
        return self.items is None and self.fields is None

    def value(self, name: str) -> "Span | None":
        """Return the value of a field, None if there is none."""
        return next((value for key, value in self.fields or () if key.text == name), None)

    def key_of(self, child: "Span") -> "Span | None":
        """Return the name under which a value stands here."""
        return next((key for key, value in self.fields or () if value is child), None)

    def children(self) -> "Iterator[Span]":
        """Yield the values that stand here."""
        yield from self.items or ()
        for _, value in self.fields or ():
            yield value

    def titled(self, number: int) -> str:
        """Return by what name faults know the item `number`, from 0: its id, or its number from 1."""
        identity = self.items[number].value("id") if self.items else None
        usable = identity is not None and identity.is_scalar and len(identity.text) <= LONGEST_NAME
        return identity.text if identity is not None and usable and identity.text else str(number + 1)


@dataclass(frozen=True, slots=True)
class Site:
    """What a fault is about: the value, and the name of its field where it has one."""

    value: Span
    key: Span | None


class Spans:
    """The spans of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.root = _Reader(text).root()
        self._sites: dict[Span, dict[str, list[Site]]] = {}

    def sites(self, name: str) -> Iterator[Site]:
        """Yield what a fault's field may name: two items of one id have the same name."""
        if not name:
            return
        yield from self._below(self.root, name)

    def site(self, name: str, offset: int) -> Site | None:
        """Return what a fault is about that names a field and stands at an offset."""
        found = list(self.sites(name))
        for site in found:
            if offset in (site.value.start, site.key.start if site.key else -1):
                return site
        return next((site for site in found if site.value.start <= offset <= site.value.end), None)

    def _below(self, span: Span, name: str) -> Iterator[Site]:
        named = self._named(span)
        for end in (*(at for at, sign in enumerate(name) if sign == "."), len(name)):
            for site in named.get(name[:end], ()):
                if end == len(name):
                    yield site
                else:
                    yield from self._below(site.value, name[end + 1 :])

    def _named(self, span: Span) -> dict[str, list[Site]]:
        """Return what stands in a list or block by the names that faults give it."""
        if span not in self._sites:
            named: dict[str, list[Site]] = {}
            for key, value in span.fields or ():
                named.setdefault(key.text, []).append(Site(value, key))
            for number, item in enumerate(span.items or ()):
                named.setdefault(span.titled(number), []).append(Site(item, None))
            self._sites[span] = named
        return self._sites[span]

    def saying(self, words: str) -> "list[Span]":
        """Return the scalars, names of fields among them, that say just this."""
        return self._scalars.get(words, [])

    @cached_property
    def _scalars(self) -> "dict[str, list[Span]]":
        found: dict[str, list[Span]] = {}
        waiting = [self.root]
        while waiting:
            span = waiting.pop()
            keys = [key for key, _ in span.fields or ()]
            for scalar in (*keys, span) if span.is_scalar else keys:
                found.setdefault(scalar.text, []).append(scalar)
            waiting += span.children()
        return found

    # Taking out

    def last(self, span: Span) -> int:
        """Return the offset behind the last letter of a value."""
        ends = [self.last(child) for child in span.children()]
        if span.is_scalar or span.flow or not ends:
            return span.end
        return max(ends)

    def without(self, site: Site) -> Patch | None:
        """Return what takes a field or an item out; None where it is the only one or stands oddly."""
        parent = site.value.parent
        if parent is None:
            return None
        pairs = parent.fields if parent.fields is not None else [(item, item) for item in parent.items or ()]
        at = site.value.number
        if parent.flow:
            return self._without_in_brackets(parent, pairs, at)
        if len(pairs) == 1:
            return None
        return self._without_lines(pairs, at, dashed=parent.items is not None)

    def _without_in_brackets(self, parent: Span, pairs: list[tuple[Span, Span]], at: int) -> Patch:
        if at + 1 < len(pairs):
            return Patch(pairs[at][0].start, pairs[at + 1][0].start, "")
        if at:
            return Patch(pairs[at - 1][1].end, pairs[at][1].end, "")
        return Patch(parent.start + 1, parent.end - 1, "")

    def _without_lines(self, pairs: list[tuple[Span, Span]], at: int, *, dashed: bool) -> Patch | None:
        key, value = pairs[at]
        first, last = self.lines.number(key.start), self.lines.number(max(key.end, self.last(value)))
        start = self.lines.start(first)
        before = self.text[start : key.start].strip(" ")
        if before == ("-" if dashed else ""):
            return Patch(start, self._next_line(last), "")
        if not dashed and before == "-" and at + 1 < len(pairs):
            # The first field of an item: the dash stays for the next one.
            return Patch(key.start, pairs[at + 1][0].start, "")
        return None

    def _next_line(self, line: int) -> int:
        return self.lines.start(line + 1) if line < len(self.lines) else len(self.text)


class _Reader:
    """Makes spans of a text's events."""

    def __init__(self, text: str) -> None:
        from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]

        self._text = text
        self._next: Callable[[], Any] = CParser(text).get_event

    def root(self) -> Span:
        """Return the root of the only document."""
        self._next()
        self._next()
        return self._span(self._next(), None)

    def _span(self, event: Any, parent: Span | None) -> Span:
        kind = type(event).__name__
        span = Span(event.start_mark.index, event.end_mark.index, parent=parent)
        if kind == "ScalarEvent":
            self._scalar(event, span)
        elif kind == "SequenceStartEvent":
            span.flow, span.items = bool(event.flow_style), []
            while type(event := self._next()).__name__ != "SequenceEndEvent":
                item = self._span(event, span)
                item.number = len(span.items)
                span.items.append(item)
            span.end = event.end_mark.index
        elif kind == "MappingStartEvent":
            span.flow, span.fields = bool(event.flow_style), []
            while type(event := self._next()).__name__ != "MappingEndEvent":
                key = self._span(event, span)
                value = self._span(self._next(), span)
                value.number = len(span.fields)
                span.fields.append((key, value))
            span.end = event.end_mark.index
        else:
            span.style = "alias"
        return span

    def _scalar(self, event: Any, span: Span) -> None:
        span.text = event.value
        written = self._text[span.start : span.end]
        if event.style in ("|", ">"):
            span.style = "block"
            span.end = span.start + len(written.rstrip())
        else:
            span.style = _QUOTES.get(event.style or "", "")
        if event.tag or event.anchor:
            span.style = "alias"
