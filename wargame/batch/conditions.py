"""Conditions, terms and effects of a scenario as functions over rows of numbers, a column to a game.

The counterpart of `game.conditions` for many games at once: trees come from `scenario.expression`, the
functions go to `tables`. A chosen target is put in when a function is made, so that each target of a card
has functions of its own. To add a word to the language, give it a case here as there.
"""

from collections.abc import Callable
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Protocol, TypeAlias, assert_never

import numpy as np
from numpy.typing import NDArray

from wargame.game.board import Board, Gauge
from wargame.scenario import tree
from wargame.terms import ActorId, CardId, alignment, influence, scrutiny

Numbers: TypeAlias = NDArray[Any]
"""One number for each game."""
Flags: TypeAlias = NDArray[np.bool_]
"""Yes or no for each game."""


class Rows(Protocol):
    """The numbers on the board by their place, each as one number for each game."""

    def __getitem__(self, place: int, /) -> Numbers: ...


class BatchFacts(Protocol):
    """What a condition may ask besides the numbers."""

    turn: int
    last_turn: int

    @property
    def quarter(self) -> int:
        """The quarter of the year, 0 if the calendar has none."""

    def has_played(self, card: CardId) -> Flags:
        """In which games the card was ruled on."""

    def has_succeeded(self, card: CardId) -> Flags:
        """In which games the card exceeded or succeeded."""

    def was_exposed(self, seat: ActorId, turns: int) -> Flags:
        """In which games the seat was exposed in this turn or one of so many before."""


Measure: TypeAlias = Callable[[Rows, BatchFacts], Any]
"""Gives one number for each game, or a single one for all."""
Test: TypeAlias = Callable[[Rows, BatchFacts], Any]
"""Gives yes or no for each game, or a single answer for all."""
Steps: TypeAlias = tuple[tuple[int, int, bool], ...]
"""Place, amount, and whether the number is set to it, in order."""

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {"<": lt, "<=": le, "==": eq, "!=": ne, ">=": ge, ">": gt}


def named(quantity: tree.Quantity, target: ActorId) -> str:
    """Return a quantity's name on the board, the chosen target put in; a derived track's own id."""

    def who(actor: ActorId) -> ActorId:
        return target if actor == tree.TARGET else actor

    match quantity:
        case tree.Alignment(one, other):
            return alignment(who(one), who(other))
        case tree.Influence(seat):
            return influence(who(seat))
        case tree.Scrutiny(seat):
            return scrutiny(who(seat))
        case tree.TrackValue(name):
            return f"track({name})"
        case _:
            assert_never(quantity)


def measure_of(board: Board, term: tree.Term, target: ActorId = "") -> Measure:
    """Return the function that computes a term."""
    match term:
        case tree.Number(value):
            return lambda _v, _f: value
        case tree.Clock(word):
            return _clock(word)
        case tree.Negative(inner):
            part = measure_of(board, inner, target)
            return lambda v, f: -part(v, f)
        case tree.Sum(left, right, minus):
            first, second = measure_of(board, left, target), measure_of(board, right, target)
            if minus:
                return lambda v, f: first(v, f) - second(v, f)
            return lambda v, f: first(v, f) + second(v, f)
        case tree.TrackValue(name) if name in board.gauges:
            gauge = board.gauges[name]
            return lambda v, _f: read_gauge(gauge, v)
        case tree.Alignment() | tree.TrackValue() | tree.Influence() | tree.Scrutiny():
            place = board.places[named(term, target)]
            return lambda v, _f: v[place]
        case _:
            assert_never(term)


def _clock(word: str) -> Measure:
    if word == "turn":
        return lambda _v, f: f.turn
    if word == "last-turn":
        return lambda _v, f: f.last_turn
    return lambda _v, f: f.quarter


def read_gauge(gauge: Gauge, rows: Rows) -> Numbers:
    """Return a derived track: the weighted sum, rounded half up and clamped."""
    total: Any = 0
    for place, weight in gauge.parts:
        total = total + rows[place] * weight
    found: Numbers = np.clip(np.floor(total + 0.5), gauge.lo, gauge.hi).astype(np.int32)
    return found


def condition_of(board: Board, condition: tree.Condition | None, target: ActorId = "") -> Test | None:
    """Return the function that tests a condition; None for one that always holds."""
    match condition:
        case None:
            return None
        case tree.Compare(left, sign, right):
            compare = _COMPARE[sign]
            first, second = measure_of(board, left, target), measure_of(board, right, target)
            return lambda v, f: compare(first(v, f), second(v, f))
        case tree.Played(card):
            return lambda _v, f: f.has_played(card)
        case tree.Succeeded(card):
            return lambda _v, f: f.has_succeeded(card)
        case tree.Exposed(seat, turns):
            who = target if seat == tree.TARGET else seat
            return lambda _v, f: f.was_exposed(who, turns)
        case tree.EvenTurn():
            return lambda _v, f: f.turn % 2 == 0
        case tree.Not() | tree.Both() | tree.Either():
            return _joined(board, condition, target)
        case _:
            assert_never(condition)


def _joined(board: Board, condition: tree.Not | tree.Both | tree.Either, target: ActorId) -> Test:
    if isinstance(condition, tree.Not):
        inner = condition_of(board, condition.part, target)
        assert inner is not None  # a parsed part is a condition
        return lambda v, f: np.logical_not(inner(v, f))
    tests = [test for one in condition.parts if (test := condition_of(board, one, target)) is not None]
    join = np.logical_and if isinstance(condition, tree.Both) else np.logical_or

    def joined(rows: Rows, facts: BatchFacts) -> Any:
        answer = tests[0](rows, facts)
        for test in tests[1:]:
            answer = join(answer, test(rows, facts))
        return answer

    return joined


def steps_of(board: Board, effects: tuple[tree.Effect, ...], target: ActorId = "") -> Steps:
    """Return effects bound to their places, in order; those that the target does not have are left out."""
    found = []
    for effect in effects:
        match effect:
            case tree.Change(quantity=quantity, amount=amount, sets=sets):
                place = board.places.get(named(quantity, target))
                if place is not None:
                    found.append((place, amount, sets))
            case tree.ExposeOne():
                # Which move comes to light is the inject's (`InjectRule.exposes`), not a number's.
                continue
            case _:
                assert_never(effect)
    return tuple(found)
