"""The tree of what happened in one session, with the state after each command.

`session.Session` adds to it; replay, report and comparison read it. States share what did not change,
so that keeping one for every command is cheap and going to any place of the session is picking one up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from wargame.game.events import TimerSet
from wargame.game.state import GameState, replay
from wargame.journal.restore import follow
from wargame.journal.rows import MAIN, Entry, HeadMove
from wargame.names import known_as
from wargame.terms import RecordBroken, Refused

E = TypeVar("E")

CLOCKWORK: Final = (TimerSet,)
"""What goes by the clock on the wall: no step for undo, and no end to what redo can restore."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where a branch would go by undo or redo, and what lies between."""

    event: int
    """The event that would be the head."""
    entries: tuple[Entry, ...]
    """What is taken back or restored, in order."""

    @property
    def named(self) -> int:
        """The number that the step goes by: that of its first event."""
        return self.entries[0].number

    def holds(self, event: int) -> bool:
        """Return whether an event is of this step; what was only done to the timer is of none."""
        return any(one.number == event and not isinstance(one.event, CLOCKWORK) for one in self.entries)


class History:
    """Events, heads and states; changes only by `add` and `move`."""

    def __init__(self, opening: GameState) -> None:
        self.opening = opening
        self.entries: list[Entry] = []
        self.moves: list[HeadMove] = []
        self.branch = MAIN
        self.heads: dict[str, int] = {MAIN: 0}
        self.forks: dict[str, int] = {MAIN: 0}
        """Branch and the event where it left its parent."""
        self.state = opening
        """The state at the head."""
        self._redo: dict[str, list[int]] = {MAIN: []}
        self._states: list[GameState | None] = [opening]
        """By event number; None inside a command."""

    @property
    def head(self) -> int:
        """The number of the last event of the present branch; 0 before the first."""
        return self.heads[self.branch]

    @property
    def last(self) -> int:
        """The highest event number in the file."""
        return len(self.entries)

    def branch_called(self, name: str | None) -> str:
        """Return the branch called so in any spelling, the present one for None; Refused if there is none."""
        if name is None:
            return self.branch
        meant = known_as(name, self.heads)
        if meant is None:
            raise Refused("no-such-branch", name=name, branches=tuple(self.heads))
        return meant

    def entry(self, number: int) -> Entry:
        """Return an event's entry; Refused if there is none."""
        if not 1 <= number <= len(self.entries):
            raise Refused("no-such-event", number=number)
        return self.entries[number - 1]

    def add(self, entries: Sequence[Entry], following: GameState) -> None:
        """Take in the entries of one command and the state after them."""
        first = entries[0]
        branch, parent = first.branch, first.parent
        self.entries += entries
        self._states += [None] * (len(entries) - 1)
        self._states.append(following)
        if parent < self.forks[branch]:
            # The branch was taken back behind the event where it began.
            self.forks[branch] = parent
        self.heads[branch] = len(self.entries)
        self.state = following
        redo = self._redo[branch]
        if redo and not all(isinstance(one.event, CLOCKWORK) for one in entries):
            redo.clear()

    def move(self, move: HeadMove) -> None:
        """Take in a movement of a branch."""
        self.moves.append(move)
        match move.act:
            case "undo":
                self._redo[move.branch].append(move.left)
            case "redo":
                self._redo[move.branch].pop()
            case "branch":
                self._redo[move.branch] = []
                self.forks[move.branch] = move.event
                self.branch = move.branch
            case "switch":
                self.branch = move.branch
        self.heads[move.branch] = move.event
        self.state = self.state_at(self.head)

    def state_at(self, number: int) -> GameState:
        """Return the state after an event, wherever in the tree it stands."""
        found = self._states[number]
        if found is not None:
            return found
        between = []
        while found is None:
            entry = self.entries[number - 1]
            between.append(entry.event)
            number = entry.parent
            found = self._states[number]
        return replay(found, reversed(between))

    def line(self, head: int | None = None) -> tuple[Entry, ...]:
        """Return the entries from the start to `head` (the present head if None), in order."""
        number = self.head if head is None else head
        found = []
        while number:
            entry = self.entries[number - 1]
            found.append(entry)
            number = entry.parent
        found.reverse()
        return tuple(found)

    def back(self) -> Step:
        """Return what undo would take back: the last command, with what was done to the timer since.

        The timer goes by the clock on the wall, which nobody turns back; it is no step of its own.

        Raises
        ------
        Refused
            At the beginning of the session.
        """
        number = self.head
        taken: list[Entry] = []
        while number and (not taken or isinstance(taken[-1].event, CLOCKWORK)):
            command = self.entries[number - 1].command
            while number and self.entries[number - 1].command == command:
                taken.append(self.entries[number - 1])
                number = self.entries[number - 1].parent
        if not number:
            raise Refused("nothing-to-take-back")
        taken.reverse()
        return Step(number, tuple(taken))

    def forward(self) -> Step:
        """Return what redo would restore.

        What was done to the timer since the undo is left beside the line; the timer keeps it.

        Raises
        ------
        Refused
            If nothing was taken back since the last event.
        """
        redo = self._redo[self.branch]
        if not redo:
            raise Refused("nothing-to-restore")
        target, head = redo[-1], self.head
        line = [entry.number for entry in self.line(target)]
        while head and head not in line and isinstance(self.entries[head - 1].event, CLOCKWORK):
            head = self.entries[head - 1].parent
        return Step(target, tuple(self.entries[number - 1] for number in line[_after(line, head) :]))

    def newest(self, kind: type[E]) -> E | None:
        """Return the last event of a kind that stands on any line of play; None if there is none.

        What was taken back and replaced by nothing else stands on none.
        """
        for entry in reversed(self.entries):
            event = entry.event
            if isinstance(event, kind) and any(self._leads_to(entry.number, head) for head in self._ends()):
                return event
        return None

    def _ends(self) -> Iterable[int]:
        """Return where the lines of play end, the present one first."""
        return dict.fromkeys((self.head, *self.heads.values()))

    def _leads_to(self, number: int, head: int) -> bool:
        """Return whether an event stands on the line of play that ends with `head`."""
        while head > number:
            head = self.entries[head - 1].parent
        return head == number

    def turn_ends(self, head: int | None = None) -> dict[int, int]:
        """Return, for each turn of a line of play, the number of its last event."""
        ends: dict[int, int] = {}
        for entry in self.line(head):
            ends[entry.event.turn] = entry.number
        return ends


def _after(line: Sequence[int], head: int) -> int:
    """Return the place behind an event in a line; the start for event 0."""
    return line.index(head) + 1 if head else 0


def rebuild(opening: GameState, entries: Iterable[Entry], moves: Iterable[HeadMove]) -> History:
    """Return the history that a record tells.

    Raises
    ------
    RecordBroken
        If an event or a movement of a branch does not fit, naming it.
    """
    history = History(opening)
    waiting = list(moves)
    waiting.reverse()
    command: list[Entry] = []
    for entry in entries:
        if command and entry.command != command[0].command:
            _take_in(history, command)
            command = []
        if not command:
            while waiting and waiting[-1].after < entry.number:
                _go_along(history, waiting.pop())
        command.append(entry)
    if command:
        _take_in(history, command)
    while waiting:
        _go_along(history, waiting.pop())
    return history


def _take_in(history: History, command: list[Entry]) -> None:
    first = command[0]
    parent = first.parent
    if not 0 <= parent <= history.last:
        raise RecordBroken("event-parent-missing", number=first.number, parent=parent)
    if first.branch not in history.heads:
        raise RecordBroken("event-branch-missing", number=first.number, branch=first.branch)
    state = history.state_at(parent)
    for entry in command:
        if entry.parent != parent:
            raise RecordBroken("event-out-of-line", number=entry.number)
        state = follow(state, entry.number, entry.event)
        parent = entry.number
    history.add(command, state)


def _go_along(history: History, move: HeadMove) -> None:
    if move.act != "branch" and move.branch not in history.heads:
        raise _unfit(move)
    try:
        history.move(move)
    except LookupError as error:
        # An event that is not there, or a redo with nothing to restore.
        raise _unfit(move) from error


def _unfit(move: HeadMove) -> RecordBroken:
    return RecordBroken("movement-unfit", number=move.number)
