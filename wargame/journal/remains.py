"""What can be saved of the rows of a damaged session: all that is sound, in its order, with new numbers.

`rescue` opens the damaged file and writes what is found here. A bad event that moved nothing (a note, a
letter) is left out and the record goes on behind it. Any other is gone over only where a state that was
stored later proves that nothing else depends on it; else what can be saved ends there. Movements of
branches that are lost are put in anew where the events show that there must have been one.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar

from msgspec.structs import replace

from wargame.game.compiled import CompiledScenario
from wargame.game.events import BookmarkSet, Event, NoteMade, SessionOpened
from wargame.game.state import AFTER, GameState
from wargame.game.transitions.affairs import remarked
from wargame.journal.branches import Tree
from wargame.journal.checks import entry_of
from wargame.journal.codec import KINDS, decode_state, encode_event, kind_of, throws_of
from wargame.journal.connection import SQLITE_FAILED
from wargame.journal.restore import follow
from wargame.journal.rows import MAIN, Entry, HeadMove
from wargame.journal.stored import EVENTS, HEADS, SNAPSHOTS, EventRow, HeadRow, SnapshotRow, head_row
from wargame.limits import MOST_ROWS
from wargame.terms import FACILITATOR, EntenteError, RecordBroken, RecordError
from wargame.words.sentences import Sentence

_Found = TypeVar("_Found")

REMARKS: Final = frozenset(name for name, kind in KINDS.items() if AFTER.get(kind) is remarked)
"""Kinds of events that leave the state as it was."""

_PUT_IN: Final = "put in by the rescue: the movement that stood here was lost"


def readable(ask: Callable[[], _Found]) -> _Found | None:
    """Return what is asked for, or None if it cannot be read."""
    try:
        return ask()
    except (*SQLITE_FAILED, EntenteError):
        return None


def sealed(connection: sqlite3.Connection, column: str) -> int | None:
    """Return how many rows the seal counts; None if that cannot be read."""
    found = readable(lambda: connection.execute(f"SELECT {column} FROM seal").fetchone())
    return min(found[0], MOST_ROWS) if found and isinstance(found[0], int) and found[0] >= 0 else None


def event_row(connection: sqlite3.Connection, number: int) -> EventRow | None:
    """Return one event's row; None if it is not there or cannot be read."""
    query = f"SELECT {EVENTS} FROM events WHERE number = ?"
    found = readable(lambda: connection.execute(query, (number,)).fetchone())
    return EventRow(*found) if found else None


@dataclass(slots=True)
class ReadLine:
    """The events that can be saved, as far as they have been followed."""

    compiled: CompiledScenario
    entries: list[Entry] = field(default_factory=list)
    states: list[GameState] = field(default_factory=list)
    """After each number, the opening first."""
    places: list[int] = field(default_factory=lambda: [0])
    """For each old number the new one, or that of the nearest event before it that is kept."""
    throws: int = 0
    command: int = 0
    """The old number of the last command."""
    lost: list[Sentence] = field(default_factory=list)

    def take(self, row: EventRow) -> None:
        """Take in a good row under its new number; RecordError if it does not fit what is kept."""
        entry = entry_of(row)
        number, parent = len(self.entries) + 1, self.places[row.parent]
        event = self._renumbered(entry.event)
        throws = self.throws
        for throw in throws_of(event):
            throws += 1
            if throw.number != throws:
                raise RecordBroken("throw-not-due", throw=throw.number, throws=throws)
        state = follow(self.states[parent], number, event)
        last = self.entries[-1].command if self.entries else 0
        command = last if last and row.command == self.command else last + 1
        self.entries.append(replace(entry, number=number, parent=parent, command=command, event=event))
        self.states.append(state)
        self.places.append(number)
        self.throws, self.command = throws, row.command

    def pass_over(self, row: EventRow | None) -> None:
        """Leave an event out; what follows it follows what is kept before it."""
        parent = row.parent if row and 0 <= row.parent < len(self.places) else len(self.places) - 1
        self.places.append(self.places[parent])

    def cut(self, kept: int) -> None:
        """Go back to so many events."""
        del self.entries[kept:], self.states[kept + 1 :]
        self.places = [min(place, kept) for place in self.places]

    def _renumbered(self, event: Event) -> Event:
        if isinstance(event, NoteMade | BookmarkSet) and 0 < event.on < len(self.places):
            return replace(event, on=self.places[event.on])
        return event


@dataclass(frozen=True, slots=True)
class _Hole:
    """An event that is left out, and how much was kept before it."""

    number: int
    kept: int
    why: Sentence
    harmless: bool


def events_left(connection: sqlite3.Connection, opening: GameState, starts: tuple[str, ...]) -> ReadLine:
    """Return the events that can be saved, from the first row of a record to its last."""
    line = ReadLine(opening.compiled, states=[opening])
    hashes: list[tuple[str, ...]] = [starts]
    holes: list[_Hole] = []
    for number in range(1, _last(connection) + 1):
        row = event_row(connection, number)
        wrong = _why_bad(row, number, hashes)
        if number == 1 and wrong and (anew := _opened_anew(connection, row, opening.compiled, starts)):
            row, lost = anew
            line.lost += [lost] if lost else []
            wrong = None
        hashes.append(_hashes_of(row, hashes))
        kept = len(line.entries)
        why = _why_not_taken(line, row, number, wrong)
        if why is None:
            continue
        holes.append(_Hole(number, kept, why, row is not None and row.kind in REMARKS))
        line.pass_over(row)
        if not kept:
            break
    _close(line, holes, connection)
    return line


def _why_not_taken(
    line: ReadLine, row: EventRow | None, number: int, wrong: Sentence | None
) -> Sentence | None:
    """Take an event in where nothing is wrong with it; return what is, None where it was taken."""
    if row is None or wrong:
        return wrong or Sentence("event-missing", number=number)
    try:
        line.take(row)
    except RecordError as error:
        return error.told
    return None


def _opened_anew(
    connection: sqlite3.Connection, row: EventRow | None, compiled: CompiledScenario, starts: tuple[str, ...]
) -> tuple[EventRow, Sentence | None] | None:
    """Return the first event as the state stored after it tells it, and what is lost, if there is one."""
    stored = next((one for one in _stored(connection) if one.event == 1), None)
    state = readable(lambda: decode_state(stored.body, compiled)) if stored else None
    if state is None:
        return None
    setup, scenario = state.setup, compiled.scenario
    opened = SessionOpened(
        turn=1,
        scenario=scenario.id,
        scenario_hash=compiled.fingerprint,
        title=setup.title,
        seed=setup.seed,
        turns=setup.turns,
        method=setup.method,
        hidden=dict(setup.hidden),
        cards_off=tuple(sorted(setup.cards_off)),
        minutes=dict(setup.minutes),
        key=setup.key,
    )
    blank = EventRow(1, 0, 1, MAIN, 1, "SessionOpened", "", FACILITATOR, row.at if row else "", "")
    for like in (row or blank, replace(blank, hash=row.hash if row else "")):
        for assigned in ((), tuple(sorted(setup.hidden))):
            anew = replace(like, kind=blank.kind, body=encode_event(replace(opened, assigned=assigned)))
            if anew.hash in [anew.due_hash(start) for start in starts]:
                return anew, None
    words = Sentence("opening-made-anew")
    return replace(blank, body=encode_event(opened)), words


def _last(connection: sqlite3.Connection) -> int:
    """Return the number of the last event that is there or was."""
    found = readable(lambda: connection.execute("SELECT max(number) FROM events").fetchone())
    there = found[0] if found and isinstance(found[0], int) else 0
    counted = sealed(connection, "events") or 0
    if not there and not counted:
        counted = next(n for n in range(1, MOST_ROWS + 1) if event_row(connection, n) is None) - 1
    return min(max(there, counted), MOST_ROWS)


def _why_bad(row: EventRow | None, number: int, hashes: list[tuple[str, ...]]) -> Sentence | None:
    if row is None:
        return Sentence("event-missing", number=number)
    if not 0 <= row.parent < number:
        return Sentence("event-changed", number=number)
    known = hashes[row.parent]
    # Where the event before it is gone, only what follows can tell whether this one is as it was.
    if known and row.hash not in [row.due_hash(before) for before in known]:
        return Sentence("event-changed", number=number)
    return None


def _hashes_of(row: EventRow | None, hashes: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what the event after a row may have built on: the hash there, or the one that was due."""
    if row is None:
        return ()
    due = [row.due_hash(one) for one in hashes[row.parent]] if 0 <= row.parent < len(hashes) else []
    return tuple(dict.fromkeys([row.hash, *due[:2]]))


def _close(line: ReadLine, holes: list[_Hole], connection: sqlite3.Connection) -> None:
    """Cut the line at the first hole that nothing proves harmless; say what is lost."""
    stored = list(_stored(connection))
    for hole in holes:
        if hole.harmless or _is_proven(line, hole, stored):
            line.lost.append(Sentence("event-left-out", number=hole.number, why=hole.why))
            continue
        line.cut(hole.kept)
        line.lost.append(Sentence("saved-up-to", last=hole.number - 1, why=hole.why))
        return


def _is_proven(line: ReadLine, hole: _Hole, stored: list[SnapshotRow]) -> bool:
    """Return whether a state stored after a hole is the one that what is kept leads to."""
    later = [row for row in stored if row.event > hole.number and row.event < len(line.places)]
    return bool(later) and all(_agrees(line, row) for row in later)


def _agrees(line: ReadLine, row: SnapshotRow) -> bool:
    try:
        return decode_state(row.body, line.compiled) == line.states[line.places[row.event]]
    except RecordError:
        return False


def _stored(connection: sqlite3.Connection) -> Iterator[SnapshotRow]:
    """Yield the stored states that are as they were written."""
    try:
        numbers = [number for (number,) in connection.execute("SELECT event FROM snapshots LIMIT 2000")]
    except SQLITE_FAILED:
        return
    query = f"SELECT {SNAPSHOTS} FROM snapshots WHERE event = ?"
    for number in numbers:
        found = readable(lambda number=number: connection.execute(query, (number,)).fetchone())  # type: ignore[misc]
        if found and SnapshotRow(*found).hash == SnapshotRow(*found).due_hash:
            yield SnapshotRow(*found)


def moves_left(
    connection: sqlite3.Connection, line: ReadLine, starts: tuple[str, ...]
) -> tuple[list[HeadMove], list[Sentence]]:
    """Return the movements of branches that the saved events need or allow, and what was lost of them."""
    rows, lost = _good_moves(connection, starts)
    tree, moves = Tree(), list[HeadMove]()
    waiting = list(reversed(rows))
    for entry in line.entries:
        while waiting and _mapped(line, waiting[-1].after) < entry.number:
            _go(tree, waiting.pop(), line, moves)
        _put_in(tree, entry, moves)
        tree.add(entry.number, entry.parent, entry.command, entry.branch, kind_of(entry.event))
    for move in reversed(waiting):
        _go(tree, move, line, moves)
    return moves, lost


def _good_moves(
    connection: sqlite3.Connection, starts: tuple[str, ...]
) -> tuple[list[HeadMove], list[Sentence]]:
    good: list[HeadMove] = []
    lost: list[Sentence] = []
    before = starts
    found = readable(lambda: connection.execute("SELECT max(number) FROM heads").fetchone())
    there = found[0] if found and isinstance(found[0], int) else 0
    for number in range(1, min(max(there, sealed(connection, "heads") or 0), MOST_ROWS) + 1):
        row = _head(connection, number)
        if row is None:
            lost.append(Sentence("movement-missing", number=number))
            before = ()
            continue
        due = [row.due_hash(one) for one in before]
        if due and row.hash not in due:
            lost.append(Sentence("movement-left-out", number=number))
        else:
            good.append(row.move)
        before = tuple(dict.fromkeys([row.hash, *due[:2]]))
    return good, lost


def _head(connection: sqlite3.Connection, number: int) -> HeadRow | None:
    query = f"SELECT {HEADS} FROM heads WHERE number = ?"
    found = readable(lambda: connection.execute(query, (number,)).fetchone())
    return head_row(found) if found else None


def _mapped(line: ReadLine, number: int) -> int:
    return line.places[min(max(number, 0), len(line.places) - 1)]


def _go(tree: Tree, move: HeadMove, line: ReadLine, moves: list[HeadMove]) -> None:
    """Keep a movement where it still leads somewhere; one of events that are lost has nothing to move."""
    event = _mapped(line, move.event)
    new = replace(move, number=len(moves) + 1, event=event, left=tree.head, after=tree.recorded)
    if tree.go(new):
        moves.append(new)


def _put_in(tree: Tree, entry: Entry, moves: list[HeadMove]) -> None:
    """Put in the movements without which an event could not stand where it stands."""
    wanted: list[tuple[str, int]] = []
    if entry.branch not in tree.heads:
        wanted.append(("branch", entry.parent))
    elif entry.branch != tree.branch:
        wanted.append(("switch", tree.heads[entry.branch]))
    if tree.heads.get(entry.branch, entry.parent) != entry.parent:
        wanted += [(act, entry.parent) for act in ("undo", "redo")]
    for act, event in wanted:
        move = HeadMove(
            len(moves) + 1,
            act,  # type: ignore[arg-type]  # one of the four
            entry.branch,
            event,
            tree.head,
            tree.recorded,
            FACILITATOR,
            entry.at,
            _PUT_IN,
        )
        if tree.go(move):
            moves.append(move)


def unfit(line: ReadLine, moves: Iterable[HeadMove]) -> int:
    """Return how many of the saved events still stand where nothing leads; they have to go.

    A tree that was put together from what is left is followed once more, from its beginning.
    """
    tree = Tree()
    waiting = list(reversed(list(moves)))
    for entry in line.entries:
        while waiting and waiting[-1].after < entry.number:
            tree.go(waiting.pop())
        kind = kind_of(entry.event)
        if tree.add(entry.number, entry.parent, entry.command, entry.branch, kind):
            return len(line.entries) - entry.number + 1
    return 0
