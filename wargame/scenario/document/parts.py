"""A scenario's text read part by part, so that an edit costs the reading of what it touched.

A text comes from `document.document` after each edit, with the parts that were read before. A part is a
section of the file (`calendar:` and what belongs to it) or one item of a section that is a list; its lines
mean the same wherever they stand, so that a part that was not touched is not read again. The tree that
comes of it equals that of `composing.compose`, which reads whatever cannot be told apart so simply:
anchors, more than one document, a section in brackets, YAML that breaks off.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from wargame.limits import LARGEST_SCENARIO
from wargame.scenario.composing import (
    DEEPEST_FILE,
    MOST_NODES,
    Part,
    Trouble,
    compose,
    compose_part,
    faults_of,
)
from wargame.scenario.faults import Fault
from wargame.scenario.nodes import Node, Path

_BARE_LINES: Final = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:[ \t]*(?:#[^\n]*)?)?")
_AT_THE_EDGE: Final = re.compile(r"^[^\s#]", re.MULTILINE)
_SECTION: Final = re.compile(r"([a-z][a-z-]*):(?=[ \r\n]|\Z)")
_ITEM_AT_THE_EDGE: Final = re.compile(r"-(?=[ \r\n]|\Z)")
_HEAD_OF_A_LIST: Final = re.compile(
    r"[a-z][a-z-]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?=( *)-[ \r\n])"
)
_LONE_RETURN: Final = re.compile(r"\r(?!\n)")


class Read(NamedTuple):
    """What came of a text, and the parts that need not be read again."""

    root: Node | None
    faults: tuple[Fault, ...]
    """What is wrong with the YAML."""
    parts: Mapping[str, Part]


class _Apart(Exception):
    """The text cannot be told apart into parts."""


class _Reader:
    """Puts the parts of one text together."""

    def __init__(self, text: str, known: Mapping[str, Part]) -> None:
        self.parts: dict[str, Part] = {}
        self.troubles: list[Trouble] = []
        self._text = text
        self._known = known
        self._counted_to = 0
        self._lines = 0

    def root(self) -> Node:
        """Return the root of the tree; _Apart if only the whole text can be read."""
        fields: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        starts = list(_sections(self._text))
        ends = [start for _, start in starts[1:]] + [len(self._text)]
        for (key, start), end in zip(starts, ends, strict=True):
            if key in keys:
                raise _Apart
            keys[key] = (self._line_of(start) + 1, 1)
            fields[key] = self._section(key, start, end)
        size = 1 + sum(node.size for node in fields.values())
        letters = sum(node.letters for node in fields.values())
        height = 1 + max(node.height for node in fields.values())
        if size > MOST_NODES or letters > LARGEST_SCENARIO or height > DEEPEST_FILE:
            raise _Apart
        first, last = next(iter(keys.values())), next(reversed(fields.values()))
        root = Node(*first, fields=fields, keys=keys, size=size, letters=letters, height=height)
        root.start, root.end = starts[0][1], last.end + last.moved[1]
        return root

    def _section(self, key: str, start: int, end: int) -> Node:
        whole = self._text[start:end]
        if (head := _HEAD_OF_A_LIST.match(whole)) and (items := _items(whole, head)):
            return self._list(key, start, [*items, len(whole)])
        lines = self._line_of(start)
        part = self._part(start, end)
        if part.root is None or part.root.fields is None or list(part.root.fields) != [key]:
            raise _Apart
        self._note(part, (), lines)
        return replace(part.root.fields[key], moved=(lines, start))

    def _list(self, key: str, start: int, places: list[int]) -> Node:
        items: list[Node] = []
        for number, (first, last) in enumerate(pairwise(places)):
            lines = self._line_of(start + first)
            part = self._part(start + first, start + last)
            if part.root is None or part.root.items is None or len(part.root.items) != 1:
                raise _Apart
            self._note(part, (key, number), lines)
            items.append(replace(part.root.items[0], number=number + 1, moved=(lines, start + first)))
        line = items[0].moved[0] + 1
        dash = self._text.index("-", start + places[0])
        column = dash - self._text.rfind("\n", 0, dash)
        node = Node(line, column, items=items, start=dash, end=items[-1].end + items[-1].moved[1])
        node.size += sum(item.size for item in items)
        node.letters = sum(item.letters for item in items)
        node.height = 1 + max(item.height for item in items)
        return node

    def _part(self, start: int, end: int) -> Part:
        text = self._text[start:end]
        part = self._known.get(text) or compose_part(text)
        if not part.stands_alone:
            raise _Apart
        self.parts[text] = part
        return part

    def _note(self, part: Part, path: Path, lines: int) -> None:
        """Take up what is wrong with a part; the path of an item begins with its place in a list of one."""
        self.troubles += [
            one._replace(line=one.line + lines, path=(*path, *one.path[1 if path else 0 :]))
            for one in part.troubles
        ]

    def _line_of(self, place: int) -> int:
        """Return how many lines stand before a place; places are asked for from above to below."""
        self._lines += self._text.count("\n", self._counted_to, place)
        self._counted_to = place
        return self._lines


def read_in_parts(text: str, name: str, known: Mapping[str, Part]) -> Read:
    """Return the tree of a text, None if it cannot be read, and what is wrong with its YAML.

    `known` are the parts that were read before.
    """
    reader = _Reader(text, known)
    try:
        root = reader.root()
    except _Apart:
        whole, faults = compose(text, name)
        return Read(whole, tuple(faults), known or reader.parts)
    return Read(root, tuple(faults_of(reader.troubles, name, root)), reader.parts)


def is_bare(text: str) -> bool:
    """Return whether a text has nothing but remarks and empty lines."""
    return _BARE_LINES.fullmatch(text) is not None


def _sections(text: str) -> Iterator[tuple[str, int]]:
    """Yield the name and the beginning of each section; _Apart if anything else stands at the edge."""
    if _LONE_RETURN.search(text):
        raise _Apart
    started = False
    for found in _AT_THE_EDGE.finditer(text):
        section = _SECTION.match(text, found.start())
        if section is None and not (started and _ITEM_AT_THE_EDGE.match(text, found.start())):
            raise _Apart
        if section is None:
            continue
        if not started and _BARE_LINES.fullmatch(text, 0, found.start()) is None:
            raise _Apart
        started = True
        yield section[1], found.start()
    if not started:
        raise _Apart


def _items(section: str, head: re.Match[str]) -> list[int]:
    """Return where the items of a section that is a list begin; none if they cannot be told apart."""
    column = len(head[1])
    starts: list[int] = []
    at_the_edge = rf"^( {{0,{column}}})([^ \r\n#])(?=([ \r\n]|\Z)?)"
    for found in re.finditer(at_the_edge, section[head.end() :], re.MULTILINE):
        if found[2] != "-" or len(found[1]) != column or found[3] is None:
            return []
        starts.append(head.end() + found.start())
    return starts
