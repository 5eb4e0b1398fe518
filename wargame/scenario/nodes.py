"""A YAML text as a tree of nodes that know their places.

Texts come from `scenario.load`; nodes go to `scenario.fit`, which makes a Scenario of them, and tell
`scenario.check` where a value stands. The C parser of ruamel.yaml delivers events; what a plain
scalar means is decided in `scenario.scalars`, by the core schema of YAML 1.2. What could harm (aliases
that blow up, deep nesting, foreign tags) is a fault, like everything else that is wrong.

Nodes are never changed once a text is read: `without` gives a tree of its own. So parts of a text that is
being edited are read once and kept (`scenario.document.parts`), wherever they stand in the next text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple, TypeAlias

from wargame.limits import LARGEST_SCENARIO
from wargame.names import composed
from wargame.scenario.faults import Fault
from wargame.scenario.scalars import Scalar, Unclear, foreign_character, meaning, yaml_fault
from wargame.words.sentences import Sentence

DEEPEST_FILE: Final = 50
"""Lists and blocks within one another."""

MOST_NODES: Final = 200_000
"""Values in a file, those repeated by aliases counted each time."""

LONGEST_NAME: Final = 100
"""Characters of a field's name, or of an id that stands in its place."""

NAMES: Final = frozenset(("id", "name", "short", "title", "word"))
"""Fields whose texts are names: kept in one spelling and without marks that nobody sees."""

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]
"""Fields by name and list items by number from 0, from the root of the file down."""

_CONTAINERS: Final = {None, "!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


@dataclass(slots=True, eq=False)
class Node:
    """One value with its place: a scalar, a list (`items`) or a block of fields (`fields`).

    Line and column count from 1. `text_column` is the column of a one-line text's first character, so
    that places within the text can be told; 0 where that cannot be. `number` is the place in its list
    as written, from 1. All places count from the beginning of the part in which the node was read; what
    holds it says in `moved` where that part begins.
    """

    line: int
    column: int
    value: Scalar = None
    items: "list[Node] | None" = None
    fields: "dict[str, Node] | None" = None
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    text_column: int = 0
    number: int = 0
    size: int = 1
    """Values in it, itself and those repeated by aliases included."""
    letters: int = 0
    """Characters in it, likewise."""
    height: int = 0
    start: int = 0
    """The first character of the value in the text, from 0; for a name that repeats another, of that name."""
    end: int = 0
    """The character after its last; what YAML counts as its end may lie after blank lines."""
    style: str = ""
    """How it is written: `'`, `"`, `|`, `>` for texts, `[`, `{` for what stands in brackets, `*` for an
    alias, `&` for what has an anchor or a tag; empty for plain ones and for blocks.
    """
    moved: tuple[int, int] = (0, 0)
    """By how many lines and characters all places in it, its own included, are further down."""
    _plain: Any = field(default=None, init=False, repr=False)

    @property
    def plain(self) -> Any:
        """The value as lists, dicts and scalars, which nobody changes: they are made once."""
        if self.items is not None:
            if self._plain is None:
                self._plain = [item.plain for item in self.items]
            return self._plain
        if self.fields is not None:
            if self._plain is None:
                self._plain = {key: node.plain for key, node in self.fields.items()}
            return self._plain
        return self.value

    def child(self, step: Step) -> "Node | None":
        """Return the item or field at `step`, None if there is none."""
        if self.items is not None and isinstance(step, int):
            return self.items[step] if step < len(self.items) else None
        if self.fields is not None:
            return self.fields.get(str(step))
        return None

    def along(self, path: Path) -> "tuple[Node, ...]":
        """Return this node and those below it along `path`, as far as there are any."""
        nodes = [self]
        for step in path:
            node = nodes[-1].child(step)
            if node is None:
                break
            nodes.append(node)
        return tuple(nodes)

    def shift(self, path: Path) -> tuple[int, int]:
        """Return by how many lines and characters the places of the node at `path` are further down."""
        moves = [node.moved for node in self.along(path)]
        return sum(lines for lines, _ in moves), sum(characters for _, characters in moves)

    def without(self, paths: Sequence[Path]) -> "Node":
        """Return this node without those below it at `paths`."""
        here = {path[0] for path in paths if len(path) == 1}
        deeper: dict[Step, list[Path]] = {}
        for path in paths:
            if len(path) > 1 and path[0] not in here:
                deeper.setdefault(path[0], []).append(path[1:])

        def left(step: Step, node: Node) -> Node:
            return node.without(deeper[step]) if step in deeper else node

        if self.items is not None:
            kept = [left(step, node) for step, node in enumerate(self.items) if step not in here]
            return replace(self, items=kept)
        fields = {step: left(step, node) for step, node in (self.fields or {}).items() if step not in here}
        return replace(self, fields=fields)

    def name(self, path: Path) -> str:
        """Return the field's name for people, items by their id or number: `cards.moscow-talks.cost`."""
        nodes = self.along(path)
        words = [str(step + 1) if isinstance(step, int) else step for step in path]
        for place, node in enumerate(nodes[1:]):
            if isinstance(path[place], int):
                words[place] = node.title
        return ".".join(words)

    @property
    def title(self) -> str:
        """The id of a list's item, or its number."""
        node = (self.fields or {}).get("id")
        identity = node.value if node else None
        usable = isinstance(identity, str) and len(identity) <= LONGEST_NAME
        return str(identity) if usable else str(self.number)


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
