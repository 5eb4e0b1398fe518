"""Where the values of a scenario stand in its file.

Made by `scenario.load` from the tree of nodes; used by `scenario.check` to give every fault its line and
column. `Places()` without a tree serves scenarios that were never in a file.
"""

import pathlib
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from wargame.scenario.composing import compose
from wargame.scenario.faults import Fault
from wargame.scenario.nodes import Node, Path
from wargame.words.sentences import Sentence


class Places:
    """Turns paths into places, and places into faults."""

    def __init__(
        self, root: Node | None = None, file: str = "scenario", removed: AbstractSet[str] = frozenset()
    ) -> None:
        self._root = root or Node(1, 1)
        self._file = file
        self.removed = removed
        """Ids of things that were taken out as faulty; what names them is no fault."""

    def fault(self, path: Path, told: Sentence, *, at: int | None = None, key: bool = False) -> Fault:
        """Return a fault in the value at `path`; see `place`."""
        line, column = self.place(path, at=at, key=key)
        return Fault(file=self._file, line=line, column=column, field=self._root.name(path), told=told)

    def place(self, path: Path, *, at: int | None = None, key: bool = False) -> tuple[int, int]:
        """Return line and column of the value at `path`.

        `at` is the column in the value's text, from 0, where the fault stands; `key` places it at the
        field's name. What has no place of its own is placed at what holds it.
        """
        nodes = self._root.along(path)
        node = nodes[-1]
        line, column = node.line, node.column
        lines, _ = self._root.shift(path)
        if key and len(nodes) == len(path) + 1 and len(nodes) > 1:
            line, column = nodes[-2].keys.get(str(path[-1]), (line, column))
            lines, _ = self._root.shift(path[:-1])
        elif at is not None and node.text_column and len(nodes) == len(path) + 1:
            column = node.text_column + at
        return line + lines, column


def lines_of(file: pathlib.Path) -> Callable[[Path], int]:
    """Return what tells the line of a scenario file on which a value stands."""
    root, _ = compose(file.read_text(encoding="utf-8-sig"), file.name)
    places = Places(root, file.name)
    return lambda path: places.place(path)[0]
