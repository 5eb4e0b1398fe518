"""What every command of a script is, and how it finds the move, deal or event that it speaks of.

The commands stand in `script_moves`, `script_rulings`, `script_turns` and `script_table`, one class
for each thing a person can do: its fields are the fields of the line, `carry_out` calls the function of
`wargame.session` behind it. `script.COMMANDS` gives each its word.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from wargame.game.events import Event
from wargame.game.rules import name_of
from wargame.game.state import GameState, Played
from wargame.names import known_as
from wargame.session.notes import bookmarks
from wargame.session.script_fields import did_you_mean
from wargame.session.session import Session
from wargame.terms import FACILITATOR, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(ABC):
    """One line of a script."""

    by: str = FACILITATOR
    """Who entered it: facilitator, scribe, observer, bot, or a seat."""

    @abstractmethod
    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Do it and return what happened; empty where no event is made, as by undo.

        Raises
        ------
        Refused
            If it cannot be done now; nothing was recorded.
        """


def played_on_table(state: GameState, move: int | None, card: str) -> int | None:
    """Return the number of the move that a line means: by number, by its card, or None if it names neither.

    Raises
    ------
    Refused
        If no move with this card lies on the table, or the number is another card's.
    """
    if not card:
        return move
    found = [one for one in state.table.plays if one.move.card == card]
    if not found:
        if card not in state.compiled.cards:
            raise Refused(f"There is no card called {card}.")
        title = state.compiled.cards[card].card.title
        raise Refused(f"“{title}” does not lie on the table in this turn.")
    if move is not None:
        if all(one.number != move for one in found):
            raise Refused(
                f"Move {move} is not “{found[0].title}”; name the move by its number or by its card."
            )
        return move
    if len(found) > 1:
        raise Refused(
            f"{len(found)} moves with the card “{found[0].title}” lie on the table; give the number."
        )
    return found[0].number


def only_free_move(state: GameState) -> int:
    """Return the number of the first free move on the table whose terms are not set yet.

    Raises
    ------
    Refused
        If there is none.
    """
    for one in state.table.plays:
        if one.move.free is not None and one.terms is None:
            return one.number
    raise Refused("No free move waits for its difficulty and effects.")


def newest_of(state: GameState, seat: str) -> Played:
    """Return the move that a seat sealed last in this turn.

    Raises
    ------
    Refused
        If it has none on the table.
    """
    for one in reversed(state.table.plays):
        if one.move.seat == seat:
            return one
    raise Refused(f"{name_of(state, seat)} has no move on the table.")


def newest_deal(state: GameState, statuses: tuple[str, ...], seat: str = "") -> int:
    """Return the number of the latest deal with one of the statuses, and with the seat as a party if given.

    Raises
    ------
    Refused
        If there is none.
    """
    for deal in reversed(state.affairs.deals):
        if deal.status in statuses and (not seat or seat in deal.parties):
            return deal.number
    raise Refused("There is no such deal; propose one first, or give its number.")


def event_meant(session: Session, at: int | str | None) -> int | None:
    """Return the number of the event that a line means: by number, by the name of a bookmark, or None.

    Raises
    ------
    Refused
        If no bookmark of the present line of play has this name.
    """
    if not isinstance(at, str):
        return at
    known = bookmarks(session.history.line())
    meant = known_as(at, known)
    if meant is None:
        guess = did_you_mean(at, known)
        raise Refused(f"There is no bookmark called “{at}”" + (f"; {guess}" if guess else "."))
    return known[meant]
