"""What every command of a script is, and how it finds the move, deal or event that it speaks of.

The commands stand in `script_moves`, `script_rulings`, `script_turns` and `script_table`, one class
for each thing a person can do: its fields are the fields of the line, `carry_out` calls the function of
`wargame.session` behind it. `script.COMMANDS` gives each its word.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from wargame.game.events import Event
from wargame.game.rules import name_of, rulings_due
from wargame.game.state import GameState, Played
from wargame.names import known_as
from wargame.session.notes import bookmarks
from wargame.session.people import person_called
from wargame.session.script_fields import meant
from wargame.session.session import Session
from wargame.terms import FACILITATOR, ActorId, Refused
from wargame.words.sentences import Sentence


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

    def acting_seat(self, session: Session) -> ActorId:  # noqa: ARG002  # most say it without looking
        """Return the seat whose own doing this is; empty where it is Control's alone."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatCommand(Command, ABC):
    """Something that the seat in its field `seat` does."""

    seat: str

    def acting_seat(self, session: Session) -> ActorId:  # noqa: ARG002  # it stands in the line
        """Return the seat that is named."""
        return self.seat


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
            raise Refused("no-such-card", card=card)
        title = state.compiled.cards[card].card.title
        raise Refused("card-not-on-table", title=title)
    if move is not None:
        if all(one.number != move for one in found):
            raise Refused("move-is-other-card", move=move, title=found[0].title)
        return move
    if len(found) > 1:
        raise Refused("card-on-table-often", count=len(found), title=found[0].title)
    return found[0].number


def played_or_due(state: GameState, move: int | None, card: str) -> int | None:
    """Return the number of the move that a line means, or of the one to be ruled on next if it names none.

    None if it names none and none is due.

    Raises
    ------
    Refused
        As `played_on_table`.
    """
    number = played_on_table(state, move, card)
    return number if number is not None else next(iter(rulings_due(state)), None)


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
    raise Refused("no-free-move-waits")


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
    raise Refused("seat-without-move", seat=name_of(state, seat))


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
    raise Refused("no-deal-meant")


def number_of_person(session: Session, name: str) -> int | None:
    """Return the number of the person that a line names; None if it names nobody.

    Raises
    ------
    Refused
        If nobody of that name joined.
    """
    if not name:
        return None
    person = person_called(session, name)
    if person is None:
        raise Refused("nobody-joined", person=name)
    return person.number


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
    found = known_as(at, known)
    if found is None:
        refusal = Sentence("no-such-bookmark", name=at)
        raise Refused(meant(refusal, at, known) or refusal)
    return known[found]
