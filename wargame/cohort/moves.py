"""The moves of a session in numbers: as seats chose them, and as they were ruled on.

Takes the entries of a session's line, gives values that an `extract` holds and a `tape` plays again; nobody's
words are in them. What more is to be known of a move is a field here, filled below, and a new
`extract.FORM`.
"""

from collections.abc import Iterable

import msgspec

from wargame.game.events import MoveBacked, MoveRuled, MoveSealed, MoveWithdrawn, RulingOverridden
from wargame.journal.rows import Entry
from wargame.terms import ActorId, CardId, Outcome


class Ruled(msgspec.Struct, frozen=True, gc=False):
    """One move as it was ruled on."""

    turn: int
    number: int
    seat: ActorId
    card: CardId
    """Empty for a free move."""
    target: ActorId
    covert: bool
    method: str
    odds: tuple[int, int, int, int]
    """Ways to exceed, succeed, succeed partly, fail; all 0 where nothing was thrown."""
    of: int
    total: int
    """Of all modifiers."""
    thrown: int | None
    """The sum of the dice, or the number thrown; None where nothing was."""
    margin: int | None
    rolled: Outcome | None
    outcome: Outcome
    """What holds in the end, an overriding included."""
    overridden: bool = False
    exposure: tuple[int, ...] = ()
    """The dice of the throw whether it came to light."""
    exposed: bool = False
    """Whether it did by that throw, as it is read in the end: an overriding reads it again."""


class Sealed(msgspec.Struct, frozen=True, gc=False):
    """One move as a seat chose it."""

    turn: int
    number: int
    seat: ActorId
    card: CardId
    """Empty for a free move."""
    target: ActorId
    covert: bool
    backed: tuple[tuple[ActorId, int], ...] = ()
    """Seat and +1 for backing or -1 for blocking it."""


def moves_sealed(line: Iterable[Entry]) -> tuple[Sealed, ...]:
    """Return the moves that were not withdrawn, in the order in which they were sealed."""
    found: dict[int, Sealed] = {}
    for entry in line:
        match entry.event:
            case MoveSealed(turn=turn, number=number, move=move, covert=covert):
                found[number] = Sealed(turn, number, move.seat, move.card, move.target, covert)
            case MoveWithdrawn(number=number):
                found.pop(number, None)
            case MoveBacked(number=number, seat=seat, by=by) if number in found:
                others = tuple(one for one in found[number].backed if one[0] != seat)
                backed = (*others, (seat, by)) if by else others
                found[number] = msgspec.structs.replace(found[number], backed=backed)
    return tuple(found.values())


def moves_ruled(line: Iterable[Entry]) -> tuple[Ruled, ...]:
    """Return the moves that were ruled on, each with what holds in the end."""
    found: dict[int, Ruled] = {}
    for entry in line:
        match entry.event:
            case MoveRuled() as ruled:
                found[ruled.number] = _ruled(ruled)
            case RulingOverridden(number=number) as instead if number in found:
                found[number] = msgspec.structs.replace(
                    found[number], outcome=instead.after, overridden=True, exposed=_came_out(instead)
                )
    return tuple(found.values())


def _came_out(ruled: MoveRuled | RulingOverridden) -> bool:
    """Return whether a throw, or the same throw read again, brought a move to light."""
    return ruled.exposure is not None and ruled.exposure.exposed


def _ruled(ruled: MoveRuled) -> Ruled:
    exposure = ruled.exposure.throw if ruled.exposure else None
    return Ruled(
        turn=ruled.turn,
        number=ruled.number,
        seat=ruled.seat,
        card=ruled.card,
        target=ruled.target,
        covert=ruled.covert,
        method=ruled.reckoning.method,
        odds=ruled.reckoning.odds,
        of=ruled.reckoning.of,
        total=ruled.reckoning.total,
        thrown=sum(ruled.throw.dice) if ruled.throw else None,
        margin=ruled.margin,
        rolled=ruled.rolled,
        outcome=ruled.outcome,
        exposure=exposure.dice if exposure else (),
        exposed=_came_out(ruled),
    )
