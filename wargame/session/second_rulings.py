"""A move ruled on twice, the second time blind: recorded, found again, let out by the umpire alone.

Somebody else, or the umpire once more later, rules on a move without knowing the first ruling. That is a fact
in the record which changes nothing in the game and is told to nobody: `game.redaction` keeps it from seats,
room and reports, the log says only that it happened. What the two make of each other is in `shown.umpire`;
what the second may see is in `shown.blind`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from msgspec.structs import replace as with_fields

from wargame.game.adjudication.reckoning import RULES
from wargame.game.chance import HUNDRED
from wargame.game.events import (
    CoverBlown,
    Event,
    MoveRuled,
    MoveSealed,
    MoveWithdrawn,
    RulingOverridden,
    SecondRulingGiven,
    SecondRulingsShared,
)
from wargame.game.state import GameState
from wargame.journal.rows import Entry
from wargame.session.history import History
from wargame.session.session import Session, checked_text
from wargame.terms import FACILITATOR, ActorId, CardId, Outcome, Refused
from wargame.words.methods import Method

RULED_IN: Final = ("resolution", "moves")
"""The phases in which moves lie open to be ruled on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledTwice:
    """One move with the first ruling and those that were given blind."""

    turn: int
    number: int
    seat: ActorId
    card: CardId
    """Empty for a free move."""
    title: str
    target: ActorId
    covert: bool
    """Whether it was played covertly and never came to light."""
    method: Method
    by_hand: bool
    """Whether the umpire judged it, and not the rules or the table alone."""
    chance: float | None
    """The first ruling's chance of success or better, in percent; none where an outcome was named."""
    outcome: Outcome | None
    """The outcome that the first ruling named, in the end; none where it was thrown."""
    others: tuple[SecondRulingGiven, ...] = ()
    """The newest of each person who ruled blind."""
    again: SecondRulingGiven | None = None
    """The newest of the umpire, who met the move again."""


@dataclass(slots=True)
class _Move:
    ruled: MoveRuled | None = None
    outcome: Outcome | None = None
    out: bool = False
    others: dict[int | None, SecondRulingGiven] = field(default_factory=dict)
    again: SecondRulingGiven | None = None


def rule_again(
    session: Session,
    number: int,
    *,
    chance: int | None = None,
    outcome: Outcome | None = None,
    reason: str = "",
    person: int | None = None,
    again: bool = False,
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Keep what somebody who does not know the first ruling takes for a move's chance, or for its outcome.

    The move lies open on the table or was ruled on, in whatever turn. `again` says that it is the umpire, who
    meets a move again. A later ruling of the same person takes the place of an earlier one.

    Raises
    ------
    Refused
        If there is no such move, it is still sealed, nothing was ruled, or the chance or person is none.
    """
    check_open(session, number)
    if chance is None and outcome is None:
        raise Refused("second-ruling-empty")
    if chance is not None and not 0 <= chance <= HUNDRED:
        raise Refused("second-ruling-chance", chance=chance)
    if person is not None and person not in session.people:
        raise Refused("no-such-person", person=person)
    if again and person is not None:
        raise Refused("second-ruling-whose")
    if again and not _is_ruled(session, number):
        raise Refused("second-ruling-first", number=number)
    event = SecondRulingGiven(
        turn=session.state.turn,
        number=number,
        chance=chance,
        outcome=outcome,
        reason=checked_text(reason, "reason").strip(),
        person=person,
        again=again,
    )
    return session.record((event,), by)


def check_open(session: Session, number: int) -> None:
    """Refuse a move that nobody but its seat may know yet, or that is not there.

    Raises
    ------
    Refused
        Saying which.
    """
    sealed = False
    for entry in session.history.line():
        match entry.event:
            case MoveSealed(number=of) if of == number:
                sealed = True
            case MoveWithdrawn(number=of) if of == number:
                sealed = False
    if not sealed:
        raise Refused("second-ruling-no-move", number=number)
    if not _is_ruled(session, number) and not _lies_open(session.state, number):
        raise Refused("second-ruling-sealed", number=number)


def share_second_rulings(session: Session, shared: bool, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Let second rulings be counted together with those of other tables, or no longer.

    Raises
    ------
    Refused
        If that is how it stands.
    """
    if shared == are_shared(session):
        if shared:
            raise Refused("second-rulings-shared")
        raise Refused("second-rulings-closed")
    return session.record((SecondRulingsShared(turn=session.state.turn, shared=shared),), by)


def are_shared(session: Session) -> bool:
    """Return whether the umpire lets second rulings be counted with those of other tables; at first not."""
    return shared_in(session.history)


def shared_in(history: History) -> bool:
    """Return the same of a session's history."""
    newest = history.newest(SecondRulingsShared)
    return newest is not None and newest.shared


def _is_ruled(session: Session, number: int) -> bool:
    line = session.history.line()
    return any(isinstance(one.event, MoveRuled) and one.event.number == number for one in line)


def _lies_open(state: GameState, number: int) -> bool:
    return state.phase_kind in RULED_IN and state.play(number) is not None


def ruled_twice(entries: Iterable[Entry]) -> tuple[RuledTwice, ...]:
    """Return the moves of a line of play that were ruled on, in their order, with what was ruled blind."""
    moves: dict[int, _Move] = {}
    for entry in entries:
        match entry.event:
            case MoveRuled() as ruled:
                one = moves.setdefault(ruled.number, _Move())
                one.ruled, one.outcome, one.out = ruled, ruled.outcome, _came_out(ruled)
            case RulingOverridden(number=number, after=after) as instead if number in moves:
                moves[number].outcome, moves[number].out = after, _came_out(instead)
            case CoverBlown(number=number) if number in moves:
                moves[number].out = True
            case SecondRulingGiven() as second:
                _take_in(moves.setdefault(second.number, _Move()), second)
            case _:
                pass
    return tuple(_twice(one.ruled, one) for one in moves.values() if one.ruled is not None)


def _came_out(ruled: MoveRuled | RulingOverridden) -> bool:
    return ruled.exposure is not None and ruled.exposure.exposed


def _take_in(move: _Move, second: SecondRulingGiven) -> None:
    if second.again:
        move.again = second
    else:
        move.others[second.person] = second


def _twice(ruled: MoveRuled, move: _Move) -> RuledTwice:
    reckoning = ruled.reckoning
    return RuledTwice(
        turn=ruled.turn,
        number=ruled.number,
        seat=ruled.seat,
        card=ruled.card,
        title=ruled.title,
        target=ruled.target,
        covert=ruled.covert and not move.out,
        method=reckoning.method,
        by_hand=_by_hand(ruled),
        chance=HUNDRED * sum(reckoning.odds[:2]) / reckoning.of if reckoning.of else None,
        outcome=None if reckoning.of else move.outcome,
        others=tuple(move.others.values()),
        again=move.again,
    )


def _by_hand(ruled: MoveRuled) -> bool:
    """Return whether the umpire judged a move: named chance or outcome, weighed reasons, or set its terms."""
    asks = RULES[ruled.reckoning.method].asks
    if "votes" in asks:
        return False  # the table named the chance
    weighed = bool(ruled.reckoning.argument or ruled.reckoning.arguments)
    return weighed or not ruled.card or "chance" in asks or "outcome" in asks


def without_words(one: RuledTwice) -> RuledTwice:
    """Return a move ruled on twice with numbers alone: without its title, reasons, and who ruled."""
    others = tuple(with_fields(by, reason="", person=None) for by in one.others)
    again = one.again and with_fields(one.again, reason="")
    return replace(one, title="", others=others, again=again)


def waiting(moves: Sequence[RuledTwice], *, again: bool = False) -> tuple[RuledTwice, ...]:
    """Return the moves that wait for a second ruling: judged by hand, and by nobody else, or not again."""
    return tuple(one for one in moves if one.by_hand and not (one.again if again else one.others))
