"""Whether a condition can ever hold, by the ranges of what it speaks of.

Used by `scenario.check_texts` to tell cards that nobody can ever play and rules that never apply. The
reasoning is by intervals and errs on one side only: what it calls impossible is impossible, what it
lets pass may still be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Final, TypeAlias, assert_never

from wargame.scenario.grammar import Sign
from wargame.scenario.model import Scenario
from wargame.scenario.tree import (
    TARGET,
    Alignment,
    Both,
    Clock,
    Compare,
    Condition,
    Either,
    EvenTurn,
    Exposed,
    Influence,
    Negative,
    Not,
    Number,
    Played,
    Quantity,
    Scrutiny,
    Succeeded,
    Sum,
    Term,
    TrackValue,
)
from wargame.terms import pair

Interval: TypeAlias = tuple[float, float]
Narrowed: TypeAlias = Mapping[Quantity | Clock, Interval]

_NEGATED: Final[Mapping[Sign, Sign]] = {">=": "<", "<": ">=", "<=": ">", ">": "<=", "==": "!=", "!=": "=="}
_MIRRORED: Final[Mapping[Sign, Sign]] = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "==": "==", "!=": "!="}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranges:
    """The least and the greatest that each quantity of a scenario can be."""

    alignment: Interval
    influence: Interval
    scrutiny: Interval
    turn: Interval
    last_turn: Interval
    quarter: Interval
    tracks: Mapping[str, Interval]

    def of(self, quantity: Quantity | Clock) -> Interval:
        """Return the range of one quantity; open for a track that is not known."""
        match quantity:
            case Alignment():
                return self.alignment
            case TrackValue(name):
                return self.tracks.get(name, (-inf, inf))
            case Influence():
                return self.influence
            case Scrutiny():
                return self.scrutiny
            case Clock("turn"):
                return self.turn
            case Clock("last-turn"):
                return self.last_turn
            case Clock():
                return self.quarter
            case _:
                assert_never(quantity)


def ranges_of(scenario: Scenario) -> Ranges:
    """Return the ranges of a scenario's quantities, with as many turns as its calendar has."""
    rules, calendar = scenario.rules, scenario.calendar
    quarters = calendar.quarters or (0,)
    return Ranges(
        alignment=(rules.alignment.min, _open(rules.alignment.max)),
        influence=(0, _open(rules.influence.max)),
        scrutiny=(0, rules.scrutiny.max),
        turn=(1, calendar.turns),
        last_turn=(calendar.turns, calendar.turns),
        quarter=(min(quarters), max(quarters)),
        tracks={track.id: (track.min, track.max) for track in scenario.tracks},
    )


def can_hold(condition: Condition, ranges: Ranges) -> bool:
    """Return False if no values within the ranges meet the condition, as far as intervals can tell."""
    return _possible(_without_not(condition, negate=False), ranges, {})


def span_of(term: Term, ranges: Ranges) -> Interval:
    """Return the least and the greatest that a term can be; infinite where a scale is open."""
    return _interval(term, ranges, {})


def _open(value: int | None) -> float:
    return inf if value is None else value


def _without_not(condition: Condition, *, negate: bool) -> Condition:
    """Return the condition with every `not` drawn inward to the comparisons."""
    match condition:
        case Not(part):
            return _without_not(part, negate=not negate)
        case Both(parts) | Either(parts):
            inner = tuple(_without_not(part, negate=negate) for part in parts)
            return Both(inner) if isinstance(condition, Both) != negate else Either(inner)
        case Compare(left, sign, right):
            return Compare(left, _NEGATED[sign], right) if negate else condition
        case _:
            return Not(condition) if negate else condition


def _possible(condition: Condition, ranges: Ranges, narrowed: Narrowed) -> bool:
    match condition:
        case Compare(left, sign, right):
            return _comparable(sign, _interval(left, ranges, narrowed), _interval(right, ranges, narrowed))
        case Both():
            parts = _flattened(condition)
            closer = _narrowed(parts, ranges, narrowed)
            return all(_possible(part, ranges, closer) for part in parts)
        case Either(parts):
            return any(_possible(part, ranges, narrowed) for part in parts)
        case Not() | Played() | Succeeded() | Exposed() | EvenTurn():
            return True
        case _:
            assert_never(condition)


def _flattened(condition: Both) -> tuple[Condition, ...]:
    parts: list[Condition] = []
    for part in condition.parts:
        parts += _flattened(part) if isinstance(part, Both) else (part,)
    return tuple(parts)


def _narrowed(parts: tuple[Condition, ...], ranges: Ranges, narrowed: Narrowed) -> Narrowed:
    closer = dict(narrowed)
    for part in parts:
        if isinstance(part, Compare) and (bound := _bound(part)) is not None:
            quantity, (low, high) = bound
            now_low, now_high = closer.get(quantity, ranges.of(quantity))
            closer[quantity] = (max(now_low, low), min(now_high, high))
    return closer


def _bound(compare: Compare) -> tuple[Quantity | Clock, Interval] | None:
    """Return what a comparison of one quantity with a number allows."""
    left, sign, right = compare.left, compare.sign, compare.right
    if isinstance(left, Number):
        left, sign, right = right, _MIRRORED[sign], left
    if not isinstance(right, Number) or isinstance(left, Number | Sum | Negative):
        return None
    value = right.value
    allowed: dict[str, Interval] = {
        ">=": (value, inf),
        ">": (value + 1, inf),
        "<=": (-inf, value),
        "<": (-inf, value - 1),
        "==": (value, value),
        "!=": (-inf, inf),
    }
    return _key(left), allowed[sign]


def _key(quantity: Quantity | Clock) -> Quantity | Clock:
    if isinstance(quantity, Alignment) and TARGET not in (quantity.one, quantity.other):
        return Alignment(*pair(quantity.one, quantity.other))
    return quantity


def _interval(term: Term, ranges: Ranges, narrowed: Narrowed) -> Interval:
    match term:
        case Number(value):
            return value, value
        case Negative(inner):
            low, high = _interval(inner, ranges, narrowed)
            return -high, -low
        case Sum(left, right, minus):
            first = _interval(left, ranges, narrowed)
            second = _interval(Negative(right) if minus else right, ranges, narrowed)
            return first[0] + second[0], first[1] + second[1]
        case Alignment() | TrackValue() | Influence() | Scrutiny() | Clock():
            return narrowed.get(_key(term), ranges.of(term))
        case _:
            assert_never(term)


def _comparable(sign: str, left: Interval, right: Interval) -> bool:
    is_empty = max(left[0] - left[1], right[0] - right[1]) > 0
    return not is_empty and _some_pair_holds(sign, left, right)


def _some_pair_holds(sign: str, left: Interval, right: Interval) -> bool:
    match sign:
        case ">=":
            return left[1] >= right[0]
        case ">":
            return left[1] > right[0]
        case "<=":
            return left[0] <= right[1]
        case "<":
            return left[0] < right[1]
        case "==":
            return left[0] <= right[1] and right[0] <= left[1]
        case _:
            return not (left == right and left[0] == left[1])
