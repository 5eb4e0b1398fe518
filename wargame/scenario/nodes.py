"""A YAML text as a tree of nodes that know their places.

Nodes come from `scenario.composing`, which reads a text; they go to `scenario.fit`, which makes a Scenario of
them, and tell `scenario.check` where a value stands. They are never changed once a text is read: `without`
gives a tree of its own. So parts of a text that is being edited are read once and kept
(`scenario.document.parts`), wherever they stand in the next text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

from wargame.scenario.scalars import Scalar

LONGEST_NAME: Final = 100
"""Characters of a field's name, or of an id that stands in its place."""

NAMES: Final = frozenset(("id", "name", "short", "title", "word"))
"""Fields whose texts are names: kept in one spelling and without marks that nobody sees."""

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]
"""Fields by name and list items by number from 0, from the root of the file down."""


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
