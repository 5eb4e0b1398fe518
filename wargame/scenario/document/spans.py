"""Where the values of a text stand in it, to the character.

Made by `document.document` of a text and its tree; asked by `document.patches`, which changes the text, and
by whoever shows it and must know which lines a card has. A place that cannot be told, because the text is
written in a way that nobody writes by hand, is `Unplaced`: the change is then made around it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from wargame.scenario.nodes import Node, Path

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_QUOTED: Final = r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^']|'')*'"
_KEY: Final = re.compile(rf"((?:{_QUOTED})|[^\s:#,\[\]{{}}'\"][^:\n]*?)[ \t]*:(?=\s|\Z)")
_KEY_IN_BRACKETS: Final = re.compile(rf"((?:{_QUOTED})|[^\s:#,\[\]{{}}'\"][^:,\n]*?)[ \t]*:")


class Unplaced(Exception):
    """The place of a value cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item of a list or a field of a block, with its value."""

    node: Node
    head: int
    """The first character of the field's name, or the item's dash; in brackets the item itself."""
    after: int
    """The character after the field's colon or the dash."""
    start: int
    """The first character of the value; `after` if there is none."""
    end: int
    """The character after the value's last."""
    in_brackets: bool


@dataclass(frozen=True)
class Page:
    """A text with its tree."""

    text: str
    root: Node

    @cached_property
    def line_starts(self) -> list[int]:
        """The first character of each line."""
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    @cached_property
    def line_end(self) -> str:
        """What ends a line in this text."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def node(self, path: Path) -> Node:
        """Return the node at a path; Unplaced if there is none."""
        nodes = self.root.along(path)
        if len(nodes) <= len(path):
            raise Unplaced
        return nodes[-1]

    def in_brackets(self, path: Path) -> bool:
        """Return whether what holds the value at a path stands in brackets."""
        return any(node.style in ("[", "{") for node in self.root.along(path[:-1]))

    def entry(self, path: Path) -> Entry:
        """Return where the item or field at a path stands; Unplaced if it cannot be told."""
        node = self.node(path)
        if any(one.style in ("*", "&") for one in self.root.along(path)[:-1]):
            raise Unplaced
        holder = self.node(path[:-1])
        _, shift = self.root.shift(path)
        start, end = node.start + shift, self._trimmed(node.start + shift, node.end + shift)
        in_brackets = self.in_brackets(path)
        if holder.items is not None and in_brackets:
            head = after = start
        elif holder.items is not None:
            head = self._dash_before(start)
            after = head + 1
        else:
            head = self._key_place(path)
            after = self._name_at(head, in_brackets=in_brackets).end()
        if not head <= after <= start <= end:
            raise Unplaced
        return Entry(node=node, head=head, after=after, start=start, end=end, in_brackets=in_brackets)

    def key(self, path: Path) -> tuple[int, int]:
        """Return where the name of the field at a path begins and ends."""
        return self._name_at(self._key_place(path), in_brackets=self.in_brackets(path)).span(1)

    def lines(self, path: Path) -> tuple[int, int]:
        """Return the first and the last line, from 1, of the item or field at a path."""
        if not path:
            return 1, len(self.line_starts)
        entry = self.entry(path)
        return self.line_of(entry.head), self.line_of(entry.end)

    def line_of(self, place: int) -> int:
        """Return the line, from 1, of a character."""
        return bisect_right(self.line_starts, place)

    def column_of(self, place: int) -> int:
        """Return the column, from 0, of a character."""
        return place - self.line_starts[self.line_of(place) - 1]

    def line_start(self, place: int) -> int:
        """Return the first character of the line of a character."""
        return self.line_starts[self.line_of(place) - 1]

    def line_stop(self, place: int) -> int:
        """Return the end of the line of a character, before what ends the line."""
        number = self.line_of(place)
        if number == len(self.line_starts):
            return len(self.text)
        found = _LINE_END.search(self.text, place, self.line_starts[number])
        return found.start() if found else place

    def line(self, number: int) -> str:
        """Return the line with this number, from 1, without what ends it."""
        start = self.line_starts[number - 1]
        return self.text[start : self.line_stop(start)]

    def stands_alone(self, place: int) -> bool:
        """Return whether nothing stands before a character in its line."""
        return not self.text[self.line_start(place) : place].strip()

    def path_at(self, place: int) -> Path:
        """Return the path of the innermost value whose lines hold a character."""
        path: Path = ()
        node: Node | None = self.root
        while node is not None:
            steps: list[Path] = [(*path, number) for number in range(len(node.items or ()))]
            steps += [(*path, key) for key in node.fields or {}]
            inner = next((step for step in reversed(steps) if self._holds(step, place)), None)
            if inner is None:
                break
            path, node = inner, self.node(inner)
        return path

    def _holds(self, path: Path, place: int) -> bool:
        try:
            entry = self.entry(path)
        except Unplaced:
            return False
        if entry.in_brackets:
            return entry.head <= place <= entry.end
        return self.line_start(entry.head) <= place <= self.line_stop(entry.end)

    def _key_place(self, path: Path) -> int:
        holder = self.node(path[:-1])
        place = holder.keys.get(str(path[-1]))
        if place is None:
            raise Unplaced
        lines, _ = self.root.shift(path[:-1])
        return self.line_starts[place[0] + lines - 1] + place[1] - 1

    def _name_at(self, place: int, *, in_brackets: bool) -> re.Match[str]:
        found = (_KEY_IN_BRACKETS if in_brackets else _KEY).match(self.text, place)
        if found is None:
            raise Unplaced
        return found

    def _dash_before(self, start: int) -> int:
        place = start - 1
        while place >= 0 and self.text[place] in " \t\r\n":
            place -= 1
        if place < 0 or self.text[place] != "-":
            raise Unplaced
        return place

    def _trimmed(self, start: int, end: int) -> int:
        """Return the end of a value without the blank lines after it."""
        return start + len(self.text[start:end].rstrip())
