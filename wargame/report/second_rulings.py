"""Second rulings as a table, for an umpire who gives them out: numbers only, no names of people, no texts.

No report and no other table holds any of it. Takes moves that were ruled on twice, of one session or of many
with the names of their files; `formats.table_files` writes it.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from wargame.report.columns import TURN, Field, Sheet, Value
from wargame.report.story import tells_secrets
from wargame.session.second_rulings import RuledTwice, ruled_twice
from wargame.session.session import Session

FIELDS: Final = (
    Field("file", "name of the session's file"),
    TURN,
    Field("move", "number of the move", "whole"),
    Field("seat", "id of the seat"),
    Field("card", "id of the card; empty for a free move"),
    Field("method", "how the move was ruled on"),
    Field("by_hand", "whether the umpire judged it, and not the rules or the table alone", "yes-no"),
    Field("first_chance", "chance of success or better of the first ruling, in percent", "number"),
    Field("first_outcome", "outcome that the first ruling named; empty where it was thrown"),
    Field("again", "whether the umpire met the move again; otherwise somebody else ruled", "yes-no"),
    Field("second_chance", "chance of success or better that was named blind, in percent", "whole"),
    Field("second_outcome", "outcome that was named blind"),
)


def moves_given_out(session: Session, secrets: bool | None = None) -> tuple[RuledTwice, ...]:
    """Return the moves of a session ruled on twice that may leave it.

    Covert moves that never came to light stay, as in any other table, unless `secrets` are wanted or, where
    nothing is said (None), everything was opened at the close.
    """
    history = session.history
    moves = ruled_twice(history.line())
    if tells_secrets(history, history.head, secrets):
        return moves
    return tuple(one for one in moves if not one.covert)


def second_rulings_sheet(tables: Iterable[tuple[str, Iterable[RuledTwice]]]) -> Sheet:
    """Return a row for each second ruling of some sessions, each with the name of its file."""
    return Sheet(
        name="second_rulings",
        means="Every ruling that was given blind, beside the first one.",
        fields=FIELDS,
        rows=tuple(row for file, moves in tables for one in moves for row in _rows(file, one)),
    )


def _rows(file: str, one: RuledTwice) -> Iterator[tuple[Value, ...]]:
    for second in (*one.others, *((one.again,) if one.again else ())):
        yield (
            file,
            one.turn,
            one.number,
            one.seat,
            one.card or None,
            one.method,
            one.by_hand,
            None if one.chance is None else round(one.chance, 4),
            one.outcome,
            second.again,
            second.chance,
            second.outcome,
        )
