"""Every move of a line of play, gathered from its events: who, what, odds, dice, outcome, effects, reasons.

Reads events as one viewer was told of them, so what that viewer may not know is not in it. The sheet of a
turn, the ledger and the turns of a report, and the tables of moves and throws are made from the same values.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wargame.game import events as ev
from wargame.game.compiled import CompiledScenario
from wargame.game.events import Changes, ExposureTest, Reckoning, Throw
from wargame.game.moves import Argument, FreeTerms, FreeText
from wargame.game.redaction import Redacted
from wargame.shown.luck import Thrown, thrown_for
from wargame.terms import ActorId, Instrument, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFact:
    """One move, from its sealing to its outcome."""

    number: int
    turn: int
    seat: ActorId
    card: str
    title: str
    target: ActorId = ""
    covert: bool = False
    instrument: Instrument | None = None
    cost: int | None = None
    """None where it is not known to the readers."""
    argument: str = ""
    free: FreeText | None = None
    terms: FreeTerms | None = None
    backing: tuple[tuple[ActorId, int, int], ...] = ()
    """Seat, +1 or -1, and the event."""
    arguments: tuple[Argument, ...] = ()
    """For and against, those brought before the ruling."""
    reckoning: Reckoning | None = None
    throw: Throw | None = None
    margin: int | None = None
    rolled: Outcome | None = None
    """What the rules gave."""
    ruled: Outcome | None = None
    """What the ruling said; None if there was none."""
    overridden: ev.RulingOverridden | None = None
    changes: Changes = ()
    """What holds in the end."""
    exposure: ExposureTest | None = None
    reason: str = ""
    withdrawn: bool = False
    exposed: bool = False
    refs: tuple[int, ...] = ()
    """Its events, in order."""

    @property
    def outcome(self) -> Outcome | None:
        """What holds in the end; None if it was not ruled on."""
        return self.overridden.after if self.overridden else self.ruled

    @property
    def thrown(self) -> Thrown | None:
        """The chance that it had and what the throw gave; None where nothing was thrown."""
        return thrown_for(self.reckoning, self.rolled)

    @property
    def departs(self) -> bool:
        """Whether the facilitator put another outcome in place of what the rules gave."""
        return self.overridden is not None or (self.rolled is not None and self.rolled != self.ruled)


def moves_of(happened: Iterable[tuple[int, Redacted]], compiled: CompiledScenario) -> tuple[MoveFact, ...]:
    """Return the moves in the order in which they were ruled on; those that were not follow as sealed.

    `happened` gives each event with its number, in order.
    """
    found: dict[int, MoveFact] = {}
    order: list[int] = []
    for place, event in happened:
        if (number := _take_in(compiled, found, place, event)) is not None:
            order.append(number)
    ruled = [found[number] for number in order]
    return (*ruled, *(move for number, move in found.items() if number not in set(order)))


def _take_in(
    compiled: CompiledScenario, found: dict[int, MoveFact], place: int, event: Redacted
) -> int | None:
    """Put what an event says into its move; return the move's number if the event is its ruling."""
    number: int = getattr(event, "number", 0)
    match event:
        case ev.MoveSealed():
            move = _sealed(compiled, event)
        case ev.MoveRuled():
            move = _ruled(found.get(number) or _unsealed(compiled, event), event)
        case ev.MoveWithdrawn() | ev.MoveArgued() | ev.FreeMoveJudged() | ev.MoveBacked():
            if number not in found:
                return None
            move = _before(found[number], place, event)
        case ev.RulingOverridden() | ev.CoverBlown():
            if number not in found:
                return None
            move = _after(found[number], event)
        case _:
            return None
    found[number] = replace(move, refs=(*move.refs, place))
    return number if isinstance(event, ev.MoveRuled) else None


def _before(move: MoveFact, place: int, event: Redacted) -> MoveFact:
    """Return a move with what happened to it before its ruling."""
    match event:
        case ev.MoveArgued(argument=argument):
            return replace(move, arguments=(*move.arguments, argument))
        case ev.FreeMoveJudged(terms=terms):
            return replace(move, terms=terms)
        case ev.MoveBacked(seat=seat, by=0):
            return replace(move, backing=tuple(one for one in move.backing if one[0] != seat))
        case ev.MoveBacked(seat=seat, by=by):
            return replace(move, backing=(*move.backing, (seat, by, place)))
        case _:
            return replace(move, withdrawn=True)


def _after(move: MoveFact, event: ev.RulingOverridden | ev.CoverBlown) -> MoveFact:
    """Return a move with what happened to it after its ruling."""
    if isinstance(event, ev.CoverBlown):
        return replace(move, exposed=True)
    exposure = event.exposure or move.exposure
    return replace(
        move,
        overridden=event,
        changes=event.changes,
        exposure=exposure,
        exposed=bool(exposure and exposure.exposed),
    )


def _sealed(compiled: CompiledScenario, event: ev.MoveSealed) -> MoveFact:
    move = event.move
    card = compiled.cards.get(move.card)
    instrument = card.card.instrument if card else move.free.instrument if move.free else None
    return MoveFact(
        number=event.number,
        turn=event.turn,
        seat=move.seat,
        card=move.card,
        title=event.title,
        target=move.target,
        covert=event.covert,
        instrument=instrument,
        cost=event.cost,
        argument=move.argument,
        free=move.free,
    )


def _unsealed(compiled: CompiledScenario, event: ev.MoveRuled) -> MoveFact:
    """Return a move whose sealing readers do not know: a covert one that came to light."""
    card = compiled.cards.get(event.card)
    return MoveFact(
        number=event.number,
        turn=event.turn,
        seat=event.seat,
        card=event.card,
        title=event.title,
        instrument=card.card.instrument if card else None,
    )


def _ruled(move: MoveFact, event: ev.MoveRuled) -> MoveFact:
    return replace(
        move,
        target=event.target,
        covert=event.covert,
        reckoning=event.reckoning,
        arguments=event.reckoning.arguments or move.arguments,
        throw=event.throw,
        margin=event.margin,
        rolled=event.rolled,
        ruled=event.outcome,
        changes=event.changes,
        exposure=event.exposure,
        exposed=bool(event.exposure and event.exposure.exposed),
        reason=event.reason,
    )
