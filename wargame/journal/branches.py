"""Events and movements of branches in one order: each begins where the one before it ended.

A movement says after which event it was made, so both lists together tell the whole tree. `checks` asks
here for a file; `session.history` builds the same tree with its states, and can once this finds nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wargame.journal.rows import MAIN, HeadMove
from wargame.journal.stored import EventRow, HeadRow
from wargame.words.sentences import Sentence

_CLOCKWORK = "TimerSet"
"""The kind of event that is no end to what redo can restore."""


@dataclass(slots=True)
class Tree:
    """Where each branch ends, as far as events and movements have been followed."""

    branch: str = MAIN
    heads: dict[str, int] = field(default_factory=lambda: {MAIN: 0})
    redo: dict[str, list[int]] = field(default_factory=lambda: {MAIN: []})
    parents: list[int] = field(default_factory=lambda: [0])
    command: int = 0
    moved: bool = False
    """Whether the last thing that happened was a movement."""

    @property
    def recorded(self) -> int:
        """How many events there are so far."""
        return len(self.parents) - 1

    @property
    def head(self) -> int:
        """Where the branch that is played ends."""
        return self.heads[self.branch]

    def add(self, number: int, parent: int, command: int, branch: str, kind: str) -> Sentence | None:
        """Take in an event and return what is wrong with its place; None if nothing is."""
        wrong = None
        if branch != self.branch:
            wrong = Sentence("event-of-other-branch", number=number)
        elif parent != self.head:
            wrong = Sentence("event-out-of-line", number=number)
        elif command != self.command + 1 and (command != self.command or self.moved or not self.recorded):
            wrong = Sentence("event-of-no-command", number=number)
        self.parents.append(min(parent, number - 1))
        self.command, self.moved = command, False
        self.heads[branch] = number
        redo = self.redo.setdefault(branch, [])
        if kind != _CLOCKWORK:
            redo.clear()
        return wrong

    def go(self, move: HeadMove) -> bool:
        """Take in a movement if it could be made here; return whether it could."""
        if move.after != self.recorded or move.left != self.head or not self._leads(move):
            return False
        if move.act == "undo":
            self.redo[self.branch].append(self.head)
        elif move.act == "redo":
            self.redo[self.branch].pop()
        elif move.act == "branch":
            self.redo[move.branch] = []
        self.branch = move.branch
        self.heads[move.branch] = move.event
        self.moved = True
        return True

    def _leads(self, move: HeadMove) -> bool:
        """Return whether a movement leads to where one of its kind can lead."""
        if (move.branch == self.branch) != (move.act in ("undo", "redo")):
            return False
        act: str = move.act
        match act:
            case "undo":
                return self._is_before(move.event, self.head)
            case "redo":
                return self.redo[self.branch][-1:] == [move.event]
            case "branch":
                return bool(move.branch) and move.branch not in self.heads and 0 < move.event <= self.recorded
            case "switch":
                return self.heads.get(move.branch) == move.event
            case _:  # a file may say anything
                return False

    def _is_before(self, event: int, head: int) -> bool:
        while head > event:
            head = self.parents[head]
        return 0 <= head == event < self.head


def misplaced(events: Sequence[EventRow], heads: Sequence[HeadRow]) -> Iterator[tuple[str, int, Sentence]]:
    """Yield table, number and a sentence for the first row that does not begin where the one before it ended.

    Both lists are whole in themselves: `checks` has found nothing missing or changed in them.
    """
    tree = Tree()
    waiting = [row.move for row in reversed(heads)]
    for row in events:
        while waiting and waiting[-1].after < row.number:
            move = waiting.pop()
            if not tree.go(move):
                yield _unfit(move)
                return
        if wrong := tree.add(row.number, row.parent, row.command, row.branch, row.kind):
            yield "events", row.number, wrong
            return
    for move in reversed(waiting):
        if not tree.go(move):
            yield _unfit(move)
            return


def _unfit(move: HeadMove) -> tuple[str, int, Sentence]:
    words = Sentence("movement-unfit", number=move.number)
    return "heads", move.number, words
