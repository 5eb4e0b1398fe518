"""Objectives to points.

Reads a state, gives exact fractions; who may see whose score is decided by `sight`. While the game runs
the score is that of the present state (with the interim audit's share once it was held); after the end
it is final. A game that ended before its audit counts the final state alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from wargame.game.compiled import BoundObjective
from wargame.game.state import GameState
from wargame.scenario.model import Objective
from wargame.terms import ActorId, ObjectiveId

PUBLIC = "public"
RED_LINE = "red-line"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveScore:
    """How one objective stands."""

    id: ObjectiveId
    text: str
    set: str
    weight: int
    now: Fraction
    """Points for the present numbers; for a red line what was lost."""
    at_audit: Fraction | None
    """Points at the interim audit; None before it and for red lines."""
    value: int | None
    """What the measure reads now; None for a red line."""

    @property
    def hidden(self) -> bool:
        """Whether only the seat itself may know this objective."""
        return self.set not in (PUBLIC, RED_LINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatScore:
    """A seat's score and what makes it."""

    seat: ActorId
    total: Fraction
    objectives: tuple[ObjectiveScore, ...]


def interim_turn(state: GameState) -> int | None:
    """Return the turn of the interim audit; None if there is none."""
    interim = state.compiled.rules.scoring.interim
    if interim == "none":
        return None
    return state.last_turn // 2 if interim == "half" else interim


def points(objective: Objective, value: int, band_margin: int) -> Fraction:
    """Return the points that a measured value gives; red lines aside.

    ramp: weight times how far the value has come from `lo` to `hi`, between 0 and 1. band: all of the
    weight inside, half of it up to `band_margin` outside. linear: weight times value.
    """
    lo, hi = objective.lo or 0, objective.hi or 0
    match objective.shape:
        case "ramp":
            way = Fraction(value - lo, hi - lo) if hi != lo else Fraction(value >= hi)
            return objective.weight * max(Fraction(0), min(Fraction(1), way))
        case "band":
            if lo <= value <= hi:
                return Fraction(objective.weight)
            near = lo - band_margin <= value <= hi + band_margin
            return Fraction(objective.weight, 2) if near else Fraction(0)
        case "linear":
            return Fraction(objective.weight * value)
        case "breach":
            return Fraction(0)


def score(state: GameState, seat: ActorId) -> SeatScore:
    """Return a seat's score as of this state; final when the game has ended."""
    rules = state.compiled.rules.scoring
    drawn = state.setup.hidden.get(seat, "")
    if state.affairs.ended:
        # A turn that was not played moves no objective that asks for the turn.
        state = state.as_counted
    parts = [
        _score_one(state, bound)
        for bound in state.compiled.objectives
        if bound.objective.seat == seat and bound.objective.set in (PUBLIC, RED_LINE, drawn)
    ]
    now = sum((one.now for one in parts if one.set != RED_LINE), Fraction(0))
    lost = sum((one.now for one in parts if one.set == RED_LINE), Fraction(0))
    total = now
    if state.memory.audit:
        share = state.compiled.interim_weight
        audit = sum((one.at_audit or Fraction(0) for one in parts), Fraction(0))
        total = share * audit + (1 - share) * now
    total += lost
    if rules.floor is not None:
        total = max(Fraction(rules.floor), total)
    return SeatScore(seat=seat, total=total, objectives=tuple(parts))


def _score_one(state: GameState, bound: BoundObjective) -> ObjectiveScore:
    one, margin = bound.objective, state.compiled.rules.scoring.band_margin
    if one.shape == "breach":
        crossed = one.id in state.memory.crossed
        lost = Fraction(one.weight if crossed else 0)
        return ObjectiveScore(
            id=one.id, text=one.text, set=one.set, weight=one.weight, now=lost, at_audit=None, value=None
        )
    value = bound.measure(state.values, state, "")
    audit = None
    if state.memory.audit:
        audit = points(one, bound.measure(state.memory.audit, state, ""), margin)
    return ObjectiveScore(
        id=one.id,
        text=one.text,
        set=one.set,
        weight=one.weight,
        now=points(one, value, margin),
        at_audit=audit,
        value=value,
    )


def scores(state: GameState) -> tuple[SeatScore, ...]:
    """Return the scores of all seats in the order of the rules."""
    return tuple(score(state, seat) for seat in state.compiled.seats)


def winners(of: Sequence[SeatScore]) -> tuple[ActorId, ...]:
    """Return the seats with the highest score: several on a tie, none if no seat has anything to score."""
    playing = [one for one in of if one.objectives]
    best = max((one.total for one in playing), default=None)
    return tuple(one.seat for one in playing if one.total == best)


def red_lines_crossed(state: GameState, values: Sequence[int]) -> tuple[ObjectiveId, ...]:
    """Return the red lines that these numbers cross and that were not crossed before, in the file's order."""
    crossed = []
    for bound in state.compiled.red_lines:
        if bound.objective.id not in state.memory.crossed and bound.broken(values, state, ""):
            crossed.append(bound.objective.id)
    return tuple(crossed)
