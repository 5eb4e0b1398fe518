"""Any place of a recorded session as a state, from the nearest stored state before it.

No rule is asked: events carry results, so what is restored is what the players saw. An open journal and
`file.state_at` come here with an open file.
"""

import sqlite3
from collections.abc import Sequence
from typing import Final

from wargame.game.compiled import CompiledScenario
from wargame.game.events import Event
from wargame.game.state import GameState, apply, opening_state
from wargame.journal.bounds import why_impossible
from wargame.journal.chain import hash_of
from wargame.journal.codec import decode_event, decode_state
from wargame.journal.reading import Mark
from wargame.journal.rows import MAIN
from wargame.terms import RecordBroken, RecordError

_LINE: Final = """
WITH RECURSIVE line (number, parent, kind, body, stored) AS (
    SELECT number, parent, kind, body, EXISTS (SELECT 1 FROM snapshots WHERE event = number)
    FROM events WHERE number = ?
    UNION ALL
    SELECT e.number, e.parent, e.kind, e.body, EXISTS (SELECT 1 FROM snapshots WHERE event = e.number)
    FROM line JOIN events AS e ON e.number = line.parent
    WHERE NOT line.stored
)
SELECT number, kind, body, stored FROM line
"""
"""From an event back to the nearest stored state, or to the beginning."""


def branches(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of all branches, in the order in which they began."""
    found = connection.execute("SELECT branch FROM heads WHERE act = 'branch' ORDER BY number")
    return (MAIN, *(name for (name,) in found))


def played_branch(connection: sqlite3.Connection) -> str:
    """Return the branch that is played now."""
    found = connection.execute(
        "SELECT branch FROM heads WHERE act IN ('branch', 'switch') ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return found[0] if found else MAIN


def head_of(connection: sqlite3.Connection, branch: str) -> int:
    """Return the last event of a branch; 0 before its first.

    Raises
    ------
    RecordError
        If there is no such branch.
    """
    moved = connection.execute(
        "SELECT coalesce(event, 0), after FROM heads WHERE branch = ? ORDER BY number DESC LIMIT 1", (branch,)
    ).fetchone()
    if moved is None and branch != MAIN:
        names = tuple(branches(connection))
        raise RecordError("no-such-branch-in-file", branch=branch, names=names)
    event, after = moved or (0, 0)
    later = connection.execute(
        "SELECT number FROM events WHERE branch = ? AND number > ? ORDER BY number DESC LIMIT 1",
        (branch, after),
    ).fetchone()
    return int(later[0] if later else event)


def end_of_turn(marks: Sequence[Mark], head: int, turn: int) -> int:
    """Return the last event of a turn on the line that ends at `head`; 0 for turn 0.

    Raises
    ------
    RecordError
        If that line never reached the turn.
    """
    reached = marks[head].turn
    if turn > reached or turn < 0:
        raise RecordError("no-such-turn-of-branch", turn=turn, reached=reached)
    while head and marks[head].turn > turn:
        head = marks[head].parent
    return head


def place_of(
    connection: sqlite3.Connection,
    marks: Sequence[Mark],
    *,
    event: int | None,
    turn: int | None,
    branch: str | None,
) -> int:
    """Return the number of the event that is asked for: by itself, or as the end of a turn or branch.

    Raises
    ------
    RecordError
        If there is no such turn or branch.
    """
    if event is not None:
        return event
    head = head_of(connection, played_branch(connection) if branch is None else branch)
    return head if turn is None else end_of_turn(marks, head, turn)


def follow(state: GameState, number: int, event: Event) -> GameState:
    """Return the state after event `number` of a record.

    Raises
    ------
    RecordBroken
        If it does not fit; also where it names a card, a seat or an inject that the scenario lacks.
    """
    try:
        if wrong := why_impossible(state, number, event):
            raise RecordBroken(wrong)
        return apply(state, event)
    except RecordError as error:
        raise RecordBroken("event-unfit", number=number, why=error.told) from error
    except LookupError as error:
        raise RecordBroken("event-names-unknown", number=number, named=str(error)) from error


def restore(connection: sqlite3.Connection, compiled: CompiledScenario, event: int) -> GameState:
    """Return the state after an event; event 0 is the beginning.

    Raises
    ------
    RecordError
        If there is no such event.
    RecordBroken
        If what is recorded does not fit together.
    """
    if not event:
        return opening_state(compiled)
    line = connection.execute(_LINE, (event,)).fetchall()
    if not line:
        raise RecordError("no-such-event", number=event)
    state = opening_state(compiled)
    if line[-1][3]:
        state = _stored(connection, compiled, line.pop()[0])
    for number, kind, body, _ in reversed(line):
        state = follow(state, number, decode_event(kind, body))
    return state


def _stored(connection: sqlite3.Connection, compiled: CompiledScenario, event: int) -> GameState:
    turn, body, stored = connection.execute(
        "SELECT turn, body, hash FROM snapshots WHERE event = ?", (event,)
    ).fetchone()
    if stored != hash_of(event, turn, body):
        raise RecordBroken("stored-state-changed", event=event)
    return decode_state(body, compiled)
