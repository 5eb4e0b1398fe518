"""Conditions, terms and effects of a scenario as functions over the numbers on a board.

Trees come from `scenario.expression`; `game.compiled` turns each into a function once, so that a rule
costs a call and not a walk. A function takes the numbers, the facts of play (turn, cards played,
exposures) and the chosen target, which most ignore.

The same functions serve one game and many: where a number is a whole array, one for each game, and a fact
an array of answers, a test gives one answer for each game. Hence `&`, `|` and `^`, which mean the same for
both, in place of `and`, `or` and `not`. To add a word to the language, give it a case here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt, ne
from typing import Protocol, TypeAlias, assert_never

from wargame.game.board import Board
from wargame.scenario import tree
from wargame.terms import ActorId, CardId, Quantity, alignment, influence, scrutiny


class PlayFacts(Protocol):
    """What a condition may ask besides the numbers; a GameState answers."""

    @property
    def turn(self) -> int:
        """The present turn, from 1."""

    @property
    def last_turn(self) -> int:
        """The session's last turn."""

    @property
    def quarter(self) -> int:
        """The quarter of the year, 0 if the calendar has none."""

    def has_played(self, card: CardId, *, now: bool = False) -> bool:
        """Whether the card was ever ruled on, or in this turn."""

    def has_succeeded(self, card: CardId, *, now: bool = False) -> bool:
        """Whether the card ever exceeded or succeeded, or in this turn."""

    def was_exposed(self, seat: ActorId, turns: int) -> bool:
        """Whether the seat was exposed in this turn or one of so many before."""


Values: TypeAlias = Sequence[int]
Measure: TypeAlias = Callable[[Values, PlayFacts, ActorId], int]
Test: TypeAlias = Callable[[Values, PlayFacts, ActorId], bool]
Place: TypeAlias = int | dict[ActorId, int]
"""A place on the board, or one for each target that can be chosen."""

_COMPARE_AT: Mapping[str, Callable[[int, int], Test]] = {
    "<": lambda place, value: lambda v, _f, _t: v[place] < value,
    "<=": lambda place, value: lambda v, _f, _t: v[place] <= value,
    "==": lambda place, value: lambda v, _f, _t: v[place] == value,
    "!=": lambda place, value: lambda v, _f, _t: v[place] != value,
    ">=": lambda place, value: lambda v, _f, _t: v[place] >= value,
    ">": lambda place, value: lambda v, _f, _t: v[place] > value,
}
_COMPARE = {"<": lt, "<=": le, "==": eq, "!=": ne, ">=": ge, ">": gt}


@dataclass(frozen=True, slots=True)
class Step:
    """One effect, bound to its place: adds `amount`, or sets the number to it."""

    place: Place
    amount: int
    sets: bool = False


@dataclass(frozen=True, slots=True)
class Expose:
    """The effect that lets the facilitator expose one covert move."""


def always(_values: Values, _facts: PlayFacts, _target: ActorId) -> bool:
    """Hold whatever the board says: the condition that was left empty."""
    return True


def place_of(board: Board, quantity: tree.Quantity) -> Place | str:
    """Return where a quantity stands; the id of a derived track for one that has no place."""
    match quantity:
        case tree.Alignment(one, other):
            return _actor_place(board, [one, other], lambda ids: alignment(ids[0], ids[1]))
        case tree.Influence(seat):
            return _actor_place(board, [seat], lambda ids: influence(ids[0]))
        case tree.Scrutiny(seat):
            return _actor_place(board, [seat], lambda ids: scrutiny(ids[0]))
        case tree.TrackValue(name):
            return name if name in board.gauges else board.tracks[name]
        case _:
            assert_never(quantity)


def _actor_place(board: Board, ids: list[ActorId], name: Callable[[list[ActorId]], Quantity]) -> Place:
    if tree.TARGET not in ids:
        return board.places[name(ids)]
    actors = {actor for both in board.pairs for actor in both}
    found = {}
    for actor in sorted(actors):
        place = board.places.get(name([actor if one == tree.TARGET else one for one in ids]))
        if place is not None:
            found[actor] = place
    return found


def measure_of(board: Board, term: tree.Term) -> Measure:
    """Return the function that computes a term."""
    match term:
        case tree.Number(value):
            return lambda _v, _f, _t: value
        case tree.Clock(word):
            return _clock(word)
        case tree.Negative(inner):
            part = measure_of(board, inner)
            return lambda v, f, t: -part(v, f, t)
        case tree.Sum(left, right, minus):
            first, second = measure_of(board, left), measure_of(board, right)
            if minus:
                return lambda v, f, t: first(v, f, t) - second(v, f, t)
            return lambda v, f, t: first(v, f, t) + second(v, f, t)
        case tree.Alignment() | tree.TrackValue() | tree.Influence() | tree.Scrutiny():
            return _reader(board, place_of(board, term))
        case _:
            assert_never(term)


def _clock(word: str) -> Measure:
    if word == "turn":
        return lambda _v, f, _t: f.turn
    if word == "last-turn":
        return lambda _v, f, _t: f.last_turn
    return lambda _v, f, _t: f.quarter


def _reader(board: Board, place: Place | str) -> Measure:
    if isinstance(place, int):
        return lambda v, _f, _t: v[place]
    if isinstance(place, str):
        gauge = board.gauges[place]
        return lambda v, _f, _t: gauge.read(v)
    return lambda v, _f, t: v[place[t]]


def test_of(board: Board, condition: tree.Condition | None) -> Test:
    """Return the function that tests a condition; none is always true."""
    match condition:
        case None:
            return always
        case tree.Compare():
            return _comparison(board, condition)
        case tree.Played(card, now):
            return lambda _v, f, _t: f.has_played(card, now=now)
        case tree.Succeeded(card, now):
            return lambda _v, f, _t: f.has_succeeded(card, now=now)
        case tree.Exposed(seat, turns):
            if seat == tree.TARGET:
                return lambda _v, f, t: f.was_exposed(t, turns)
            return lambda _v, f, _t: f.was_exposed(seat, turns)
        case tree.EvenTurn():
            return lambda _v, f, _t: f.turn % 2 == 0
        case tree.Not() | tree.Both() | tree.Either():
            return _joined(board, condition)
        case _:
            assert_never(condition)


def _joined(board: Board, condition: tree.Not | tree.Both | tree.Either) -> Test:
    if isinstance(condition, tree.Not):
        inner = test_of(board, condition.part)
        return lambda v, f, t: inner(v, f, t) ^ True
    tests = tuple(test_of(board, one) for one in condition.parts)
    return _both(tests) if isinstance(condition, tree.Both) else _either(tests)


def _both(tests: tuple[Test, ...]) -> Test:
    def both(values: Values, facts: PlayFacts, target: ActorId) -> bool:
        answer = True
        for one in tests:
            answer = one(values, facts, target) & answer
            if answer is False:  # of one game; of many each has its own answer
                break
        return answer

    return both


def _either(tests: tuple[Test, ...]) -> Test:
    def either(values: Values, facts: PlayFacts, target: ActorId) -> bool:
        answer = False
        for one in tests:
            answer = one(values, facts, target) | answer
            if answer is True:  # of one game
                break
        return answer

    return either


def _comparison(board: Board, compare: tree.Compare) -> Test:
    sign = _COMPARE[compare.sign]
    match compare.left, compare.right:
        case (
            tree.Alignment() | tree.TrackValue() | tree.Influence() | tree.Scrutiny()
        ) as quantity, tree.Number(value):
            # The common case, a number on the board against a constant, is worth one call instead of three.
            place = place_of(board, quantity)
            if isinstance(place, int):
                return _COMPARE_AT[compare.sign](place, value)
        case _:
            pass
    left, right = measure_of(board, compare.left), measure_of(board, compare.right)
    return lambda v, f, t: sign(left(v, f, t), right(v, f, t))


def steps_of(board: Board, effects: tuple[tree.Effect, ...]) -> tuple[Step | Expose, ...]:
    """Return effects bound to their places, in order."""
    bound: list[Step | Expose] = []
    for effect in effects:
        match effect:
            case tree.Change(quantity, amount, sets):
                place = place_of(board, quantity)
                if isinstance(place, str):
                    raise ValueError(f"{place} is derived; nothing changes it")  # noqa: TRY004  # a fault of content
                bound.append(Step(place, amount, sets))
            case tree.ExposeOne():
                bound.append(Expose())
            case _:
                assert_never(effect)
    return tuple(bound)
