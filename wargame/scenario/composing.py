"""A YAML text read into nodes.

Texts come from `scenario.load` and, part by part, from `scenario.document.parts`; the nodes and what is wrong
with the YAML go back to them. The C parser of ruamel.yaml delivers events; what a plain scalar means is
decided in `scenario.scalars`, by the core schema of YAML 1.2. What could harm (aliases that blow up, deep
nesting, foreign tags) is a fault, like everything else that is wrong.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final, NamedTuple

from wargame.limits import LARGEST_SCENARIO
from wargame.names import composed
from wargame.scenario.faults import Fault
from wargame.scenario.nodes import LONGEST_NAME, NAMES, Node, Path
from wargame.scenario.scalars import Unclear, foreign_character, meaning, yaml_fault
from wargame.words.sentences import Sentence

DEEPEST_FILE: Final = 50
"""Lists and blocks within one another."""

MOST_NODES: Final = 200_000
"""Values in a file, those repeated by aliases counted each time."""

_CONTAINERS: Final = {None, "!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


class Trouble(NamedTuple):
    """Something that is wrong with the YAML, and where."""

    line: int
    column: int
    path: Path
    told: Sentence


class Part(NamedTuple):
    """Some lines of a text, read by themselves."""

    root: Node | None
    troubles: tuple[Trouble, ...]
    stands_alone: bool
    """Whether it means the same wherever it stands: it could be read to its end and has no anchors."""


class _Broken(Exception):
    """Reading cannot go on; the troubles noted so far tell why."""


def compose(text: str, name: str) -> tuple[Node | None, list[Fault]]:
    """Return the root of the YAML in `text`, None if it cannot be read, and all faults found on the way."""
    composer = _Composer()
    root: Node | None = None
    with composer.noting_the_end():
        root = composer.document(text)
    return root, faults_of(composer.troubles, name, root)


def compose_part(text: str) -> Part:
    """Return what some whole lines of a text say, without what stands around them."""
    composer = _Composer()
    root: Node | None = None
    with composer.noting_the_end():
        root = composer.document(text)
    return Part(root, tuple(composer.troubles), stands_alone=composer.stands_alone)


def faults_of(troubles: Iterable[Trouble], name: str, root: Node | None) -> list[Fault]:
    """Return what is wrong with the YAML of a file as faults."""
    return [_fault(trouble, name, root) for trouble in troubles]


def fields_until(text: str, wanted: frozenset[str]) -> dict[str, Any]:
    """Return the top-level fields in `wanted` as plain values, reading no further than the last of them.

    Fields that are missing or stand after something unreadable are left out.
    """
    found: dict[str, Any] = {}
    composer = _Composer()
    with composer.noting_the_end():
        for key, node in composer.top_level(text):
            if key in wanted:
                found[key] = node.plain
            if len(found) == len(wanted):
                break
    return found


def _fault(trouble: Trouble, file: str, root: Node | None) -> Fault:
    path = trouble.path
    words = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
    return Fault(
        file=file,
        line=trouble.line,
        column=trouble.column,
        field=root.name(path) if root else words,
        told=trouble.told,
    )


def _nothing() -> None:
    """Stand for the events of a text that is not open yet."""


class _Composer:
    """Makes nodes of a text's events; notes what is wrong in `troubles`."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []
        self.stands_alone = True
        self._anchors: dict[str, Node | None] = {}
        self._size = 0
        self._letters = 0
        self._closed_at = 0
        self._next: Callable[[], Any] = _nothing

    @contextmanager
    def noting_the_end(self) -> Iterator[None]:
        """Note why reading had to stop, if it had to."""
        from ruamel.yaml.error import MarkedYAMLError

        try:
            yield
        except _Broken:
            self.stands_alone = False
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self.troubles.append(Trouble(line, column, (), yaml_fault(str(error.problem))))
            self.stands_alone = False

    def document(self, text: str) -> Node:
        """Return the root of the only document."""
        event = self._opening(text)
        root = self._node(event, ())
        self._next()
        after = self._next()
        if type(after).__name__ == "DocumentStartEvent":
            self._note(after, (), Sentence("second-document-begins"))
        return root

    def top_level(self, text: str) -> Iterator[tuple[str, Node]]:
        """Yield the fields of the root as they are read."""
        event = self._opening(text)
        if type(event).__name__ == "MappingStartEvent":
            for key, _, node in self._pairs(()):
                yield key, node

    def _opening(self, text: str) -> Any:
        from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]

        if foreign := foreign_character(text):
            self.troubles.append(Trouble(*foreign[:2], (), foreign[2]))
            raise _Broken
        self._next = CParser(text).get_event
        self._next()
        if type(self._next()).__name__ != "DocumentStartEvent":
            self.troubles.append(Trouble(1, 1, (), Sentence("file-empty")))
            raise _Broken
        return self._next()

    def _note(self, event: Any, path: Path, told: Sentence) -> None:
        mark = event.start_mark
        self.troubles.append(Trouble(mark.line + 1, mark.column + 1, path, told))

    def _grow(self, event: Any, path: Path, size: int, letters: int, depth: int) -> None:
        self._size += size
        self._letters += letters
        if self._letters > LARGEST_SCENARIO:
            # What aliases repeat is counted each time, so that a small file is not a huge scenario.
            self._note(event, path, Sentence("file-holds-more-characters", most=LARGEST_SCENARIO))
            raise _Broken
        if self._size > MOST_NODES:
            self._note(event, path, Sentence("file-holds-more-values", most=MOST_NODES))
            raise _Broken
        if depth > DEEPEST_FILE:
            self._note(event, path, Sentence("file-nested-too-deep", most=DEEPEST_FILE))
            raise _Broken

    def _node(self, event: Any, path: Path) -> Node:
        kind = type(event).__name__
        if kind == "AliasEvent":
            return self._alias(event, path)
        letters = len(event.value) if kind == "ScalarEvent" else 0
        self._grow(event, path, 1, letters, len(path))
        anchor = event.anchor
        if anchor:
            self.stands_alone = False
            self._anchors[anchor] = None
        if kind == "ScalarEvent":
            node = self._scalar(event, path)
        elif kind == "SequenceStartEvent":
            node = self._list(event, path)
        else:
            node = self._block(event, path)
        if anchor:
            self._anchors[anchor] = node
        return node

    def _alias(self, event: Any, path: Path) -> Node:
        self.stands_alone = False
        start, end = event.start_mark.index, event.end_mark.index
        node = self._anchors.get(event.anchor)
        if node is None:
            self._note(
                event, path, Sentence("alias-repeats-itself-nothing", anchor=event.anchor[:LONGEST_NAME])
            )
            mark = event.start_mark
            return Node(mark.line + 1, mark.column + 1, start=start, end=end, style="*")
        self._grow(event, path, node.size, node.letters, len(path) + node.height)
        return replace(node, start=start, end=end, style="*")

    def _scalar(self, event: Any, path: Path) -> Node:
        mark, end = event.start_mark, event.end_mark
        text: str = event.value
        try:
            value = meaning(text, event.tag, plain=event.implicit[0])
        except Unclear as unclear:
            self._note(event, path, unclear.told)
            value = text
        node = Node(mark.line + 1, mark.column + 1, value, letters=len(text))
        node.start, node.end = mark.index, end.index
        node.style = "&" if event.tag or event.anchor else event.style or ""
        more = end.column - mark.column - len(text)
        if mark.line == end.line and more in (0, 2) and not event.tag and not event.anchor:
            node.text_column = mark.column + 1 + more // 2
        return node

    def _list(self, event: Any, path: Path) -> Node:
        node = self._container(event, path)
        node.items = []
        while type(following := self._next()).__name__ != "SequenceEndEvent":
            number = len(node.items)
            item = self._node(following, (*path, number))
            item.number = number + 1
            node.items.append(item)
            node.size += item.size
            node.letters += item.letters
            node.height = max(node.height, item.height + 1)
            node.end = item.end
        if event.flow_style:
            node.end = following.end_mark.index
        return node

    def _block(self, event: Any, path: Path) -> Node:
        node = self._container(event, path)
        node.fields = {}
        for key, place, value in self._pairs(path):
            if key in NAMES and isinstance(value.value, str):
                value.value = composed(value.value)
            node.keys[key] = place
            node.fields[key] = value
            node.size += value.size
            node.letters += value.letters
            node.height = max(node.height, value.height + 1)
            node.end = value.end
        if event.flow_style:
            node.end = self._closed_at
        return node

    def _container(self, event: Any, path: Path) -> Node:
        if event.tag not in _CONTAINERS:
            self._note(event, path, Sentence("tag-not-read", tag=event.tag[:LONGEST_NAME]))
        mark = event.start_mark
        node = Node(mark.line + 1, mark.column + 1, start=mark.index, end=event.end_mark.index)
        if event.flow_style:
            node.style = "[" if type(event).__name__ == "SequenceStartEvent" else "{"
        if event.tag or event.anchor:
            node.style = "&"
        return node

    def _pairs(self, path: Path) -> Iterator[tuple[str, tuple[int, int], Node]]:
        seen: set[str] = set()
        while type(event := self._next()).__name__ != "MappingEndEvent":
            key = self._key(event, path)
            node = self._node(self._next(), (*path, key or "?"))
            if key in seen:
                self._note(event, (*path, key), Sentence("field-stands-twice"))
            elif key is not None:
                seen.add(key)
                yield key, (event.start_mark.line + 1, event.start_mark.column + 1), node
        self._closed_at = event.end_mark.index

    def _key(self, event: Any, path: Path) -> str | None:
        if type(event).__name__ != "ScalarEvent":
            self._note(event, path, Sentence("field-name-not-word"))
            self._node(event, path)
            return None
        if len(event.value) > LONGEST_NAME:
            self._note(
                event, path, Sentence("field-name-has-characters", length=len(event.value), most=LONGEST_NAME)
            )
            return None
        if event.value == "<<" and event.implicit[0]:
            self._note(event, path, Sentence("merge-keys-not-read"))
            return None
        node = self._scalar(event, (*path, event.value))
        if event.anchor:
            self._anchors[event.anchor] = node
        whole = isinstance(node.value, int) and not isinstance(node.value, bool)
        return str(node.value) if whole else str(event.value)
