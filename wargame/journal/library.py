"""A session at a glance, for the window that lists them all.

Only a few rows are read, with sqlite3 alone, in about a millisecond for each file; nothing is checked that
would take longer. A file that cannot be read becomes a line that says so: a list of sessions never fails
because of one of them.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from wargame.journal import schema
from wargame.journal.connection import check_file, connect, in_words
from wargame.journal.restore import head_of, played_branch
from wargame.limits import MOST_TURNS
from wargame.terms import RecordError
from wargame.words.sentences import Sentence, spoken

Standing: TypeAlias = Literal["running", "ended", "closed", "damaged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peek:
    """One line of the library."""

    path: Path
    title: str = ""
    """What the session is called; the file's name where that cannot be read."""
    scenario: str = ""
    """The scenario's title."""
    seats: tuple[str, ...] = ()
    """The names of the player seats."""
    turn: int = 0
    """The turn that is being played; 0 before the first event."""
    turns: int = 0
    last_played: str = ""
    """When the last event was recorded, ISO 8601 in UTC; empty if there is none."""
    standing: Standing = "running"
    """`ended`: the game is over, the session not yet closed. `damaged`: it cannot be read; see `words`."""
    told: Sentence | None = None
    """What is wrong; None if nothing is seen to be."""

    @property
    def words(self) -> str:
        """What is wrong, in words; empty if nothing is seen to be."""
        return spoken(self.told)


def peek(path: Path | str) -> Peek:
    """Return what the library shows of a session; never raises."""
    path = Path(path)
    try:
        check_file(path)
        with closing(connect(path, "ro")) as connection:
            connection.execute("BEGIN")
            return _seen(connection, path)
    except sqlite3.Error as error:
        return _damaged(path, in_words(error, path).told)
    except RecordError as error:
        return _damaged(path, error.told)
    except Exception:  # noqa: BLE001  # whatever one file does to us, the others are still listed
        return _damaged(path, Sentence("session-unread", name=path.name))


def _seen(connection: sqlite3.Connection, path: Path) -> Peek:
    if schema.check_format(connection, path.name) < schema.FORMAT:
        return Peek(path=path, title=path.stem, told=Sentence("session-of-older-format", name=path.name))
    schema.check_shape(connection, path.name)
    scenario, seats = connection.execute("SELECT title, seats FROM scenario").fetchone()
    head = head_of(connection, played_branch(connection))
    last = connection.execute("SELECT number, at FROM events ORDER BY number DESC LIMIT 1").fetchone()
    (sealed,) = connection.execute("SELECT events FROM seal").fetchone()
    number, at = last or (0, "")
    if sealed != number:
        return _damaged(path, Sentence("session-lacks-events", name=path.name, number=number, sealed=sealed))
    title, turns = _opened(connection)
    landmarks = list(_landmarks(connection, head))
    changed = [body for kind, body in landmarks if kind == "CalendarChanged"]
    turns = _whole(json.loads(changed[0])["after"]) if changed else turns
    return Peek(
        path=path,
        title=title or path.stem,
        scenario=_text(scenario),
        seats=tuple(_text(seat) for seat in json.loads(seats)),
        turn=min(_turn(connection, head), turns),
        turns=turns,
        last_played=at,
        standing=_standing({kind for kind, _ in landmarks}),
    )


def _opened(connection: sqlite3.Connection) -> tuple[str, int]:
    found = connection.execute("SELECT body FROM events WHERE number = 1").fetchone()
    if found is None:
        return "", 0
    opened: dict[str, Any] = json.loads(found[0])
    return _text(opened["title"]), _whole(opened["turns"])


def _text(value: Any) -> str:
    """Return a text as it is; TypeError for anything else that a damaged file may hold there."""
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: Any) -> int:
    """Return a whole number of turns; ValueError for one that no session has, TypeError for no number."""
    if not isinstance(value, int):
        raise TypeError
    if not 0 <= value <= MOST_TURNS:
        raise ValueError
    return value


def _turn(connection: sqlite3.Connection, head: int) -> int:
    found = connection.execute("SELECT turn, kind FROM events WHERE number = ?", (head,)).fetchone()
    if found is None:
        return 0
    turn, kind = found
    return int(turn) + int(kind == "TurnClosed")


def _landmarks(connection: sqlite3.Connection, head: int) -> Iterator[tuple[str, str]]:
    """Yield kind and body of the rare events that are on the line to `head`, the latest first."""
    found = connection.execute(
        "SELECT number, kind, body FROM events "
        "WHERE kind IN ('SessionClosed', 'GameEnded', 'CalendarChanged') ORDER BY number DESC"
    ).fetchall()
    for number, kind, body in found:
        head = _down_to(connection, head, number)
        if head == number:
            yield kind, body


def _down_to(connection: sqlite3.Connection, head: int, number: int) -> int:
    """Return the first event at or before `number` on the line from `head` back to the beginning."""
    while head > number:
        found = connection.execute(
            "SELECT coalesce(parent, 0) FROM events WHERE number = ?", (head,)
        ).fetchone()
        # A parent that is not older would lead round in circles; only a damaged file has one.
        head = min(int(found[0]), head - 1) if found else 0
    return head


def _standing(kinds: set[str]) -> Standing:
    if "SessionClosed" in kinds:
        return "closed"
    return "ended" if "GameEnded" in kinds else "running"


def _damaged(path: Path, told: Sentence) -> Peek:
    return Peek(path=path, title=path.stem, standing="damaged", told=told)
