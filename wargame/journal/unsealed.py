"""What seats have written and not sealed yet, kept in the session's file beside the record.

It is no part of the record: no chain and no seal holds it, and nothing that leaves the file takes it along.
It lies in a table that is there only while something lies in it, so that a session without drafts is a file
as it always was. Rows are overwritten where they lay as they go (`secure_delete`). They are not encrypted.

`open_journal.FileJournal` writes through these functions, `copies.back_up` leaves the table out; what a draft
says is decided in `session.drafts`.
"""

import sqlite3
from collections.abc import Mapping
from typing import Final

from wargame.journal.schema import PASSING
from wargame.limits import LONGEST_DRAFT
from wargame.terms import ActorId, Refused

_IS_THERE: Final = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'drafts'"


def drafts_in(connection: sqlite3.Connection) -> dict[ActorId, str]:
    """Return what lies there, by seat."""
    if connection.execute(_IS_THERE).fetchone() is None:
        return {}
    return dict(connection.execute("SELECT seat, body FROM drafts ORDER BY seat"))


def keep(connection: sqlite3.Connection, drafts: Mapping[ActorId, str]) -> None:
    """Put a seat's draft in the place of what it had; an empty one takes it away.

    Raises
    ------
    Refused
        If a draft is longer than any reader opens.
    """
    if any(len(body) > LONGEST_DRAFT for body in drafts.values()):
        raise Refused("draft-long", most=LONGEST_DRAFT)
    if any(drafts.values()) and connection.execute(_IS_THERE).fetchone() is None:
        connection.execute(PASSING["drafts"])
    for seat, body in drafts.items():
        if body:
            connection.execute("INSERT OR REPLACE INTO drafts VALUES (?, ?)", (seat, body))
        elif connection.execute(_IS_THERE).fetchone() is not None:
            connection.execute("DELETE FROM drafts WHERE seat = ?", (seat,))
    if not drafts_in(connection):
        clear(connection)


def put(connection: sqlite3.Connection, drafts: Mapping[ActorId, str]) -> None:
    """Put these drafts in the place of all that lie there."""
    left = dict.fromkeys(drafts_in(connection), "")
    if left or drafts:
        keep(connection, {**left, **drafts})


def clear(connection: sqlite3.Connection) -> None:
    """Take all drafts away, and the table with them."""
    connection.execute("DROP TABLE IF EXISTS drafts")
