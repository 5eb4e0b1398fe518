"""Which one-step changes of a scenario's numbers would make its seats win more evenly.

`steps` lists what can be turned: bounds of objectives, points that go from one to another, costs and
difficulties of cards, income and starting influence, of the seats that win too often or too seldom. Each is
tried by playing the same games again with it (`tried`, what a worker does), and `best` names up to three that
help by more than luck may. Nothing is applied here: the editor makes an edit of a suggestion when somebody
presses it. To fit objectives to where play ends, all at once, does not settle, for each change moves the ends
of all; one step at a time does.

Comes from the scenario and `Ends`; goes to the editor's *Suggest*, and as words to whoever asks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Any, Final, TypeAlias

from wargame.scenario.check import check
from wargame.scenario.model import Actor, Card, Objective, Scenario
from wargame.simulation.ends import ends_of
from wargame.simulation.order import Order
from wargame.simulation.summary import Share
from wargame.terms import ActorId

MOST: Final = 3
"""Suggestions that are made."""

MOST_TRIED: Final = 16
"""Steps that are tried for one seat; more would take longer than anybody waits."""

MOST_POINTS: Final = 4
"""Of these, steps that move points."""

POINTS: Final = 5
"""How many points go from one objective to another; one, where there are no more."""

DOUBT: Final = 2.0
"""By so many standard errors of one seat's share of the wins a step has to help."""

Path: TypeAlias = tuple[str | int, ...]
"""From the root of the file to a number: `("objectives", "peace", "hi")`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """One number and what it becomes."""

    path: Path
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The least change of one thing; both bounds of an objective move together, and points are not lost."""

    kind: str
    """bounds, points, cost, difficulty, income or start-influence."""
    of: str
    """The id of the objective, the card or the seat; of points, whose they were."""
    seat: ActorId
    """Whose it is."""
    turned: tuple[Turned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A step and what the same games came to with it."""

    step: Step
    wins: Mapping[ActorId, Share]
    uneven: float


def uneven(wins: Mapping[ActorId, Share]) -> float:
    """Return the share of all wins that would have to change hands for every seat to win alike; 0 to 1."""
    if not wins:
        return 0.0
    fair = 1 / len(wins)
    return sum(abs(one.value - fair) for one in wins.values()) / 2


def steps(scenario: Scenario, wins: Mapping[ActorId, Share]) -> tuple[Step, ...]:
    """Return the steps worth trying: harder for the seat farthest above its share, easier for that below.

    Those that turn objectives come first, then means, costs and difficulties. Steps that would make a fault
    of the scenario are left out; so are seats whose share may be fair for all that so few games can tell.
    """
    fair = 1 / max(1, len(wins))
    sound = len(check(scenario))
    found: list[Step] = []
    for seat_id in _farthest(wins, fair):
        seat, harder = scenario.actor(seat_id), wins[seat_id].value > fair
        cards = tuple(_cards(scenario, seat, harder))
        cheapest_first = sorted(cards, key=lambda one: one.kind)
        wanted = (
            *_bounds(scenario, seat, harder),
            *_points(scenario, seat),
            *_means(seat, harder),
            *cheapest_first,
        )
        good = (one for one in wanted if len(check(with_step(scenario, one))) <= sound)
        found += islice(good, MOST_TRIED)
    return tuple(found)


def _farthest(wins: Mapping[ActorId, Share], fair: float) -> tuple[ActorId, ...]:
    """Return the seat that wins most and the one that wins least, where that is not luck."""
    ranked = sorted(wins, key=lambda seat: wins[seat].value)
    ends = dict.fromkeys((*ranked[-1:], *ranked[:1]))
    return tuple(seat for seat in ends if not wins[seat].low <= fair <= wins[seat].high)


def tried(order: Order, step: Step) -> Suggestion:
    """Return what the games of an order come to with a step; what a worker does.

    Raises
    ------
    NotForBatch
        If the scenario cannot be played many games at once.
    """
    wins = ends_of(replace(order, scenario=with_step(order.scenario, step))).won()
    return Suggestion(step=step, wins=wins, uneven=uneven(wins))


def best(
    before: Mapping[ActorId, Share], all_tried: Sequence[Suggestion], games: int
) -> tuple[Suggestion, ...]:
    """Return up to three steps that help most, and by more than luck may; one for each thing turned."""
    fair = 1 / max(1, len(before))
    luck = DOUBT * (fair * (1 - fair) / max(1, games)) ** 0.5
    found: dict[tuple[str, str], Suggestion] = {}
    for one in sorted(all_tried, key=lambda one: one.uneven):
        if uneven(before) - one.uneven > luck:
            found.setdefault((one.step.kind, one.step.of), one)
    return tuple(found.values())[:MOST]


def with_step(scenario: Scenario, step: Step) -> Scenario:
    """Return the scenario with a step taken."""
    for one in step.turned:
        scenario = _put(scenario, one.path, one.after)
    return scenario


def _put(value: Any, path: Path, after: int) -> Any:
    """Return a frozen value with the number at `path` in it replaced."""
    if not path:
        return after
    head, *rest = path
    if isinstance(value, tuple):
        return tuple(_put(one, tuple(rest), after) if one.id == head else one for one in value)
    name = str(head).replace("-", "_")
    return replace(value, **{name: _put(getattr(value, name), tuple(rest), after)})


def _step(kind: str, of: str, seat: ActorId, *turned: Turned) -> Step:
    return Step(kind=kind, of=of, seat=seat, turned=turned)


def _means(seat: Actor, harder: bool) -> Iterator[Step]:
    by = -1 if harder else 1
    for field, value in (("income", seat.income), ("start-influence", seat.start_influence)):
        if value + by >= 0:
            path = ("actors", seat.id, field)
            yield _step(field, seat.id, seat.id, Turned(path=path, before=value, after=value + by))


def _bounds(scenario: Scenario, seat: Actor, harder: bool) -> Iterator[Step]:
    for one in scenario.objectives:
        if one.seat != seat.id or one.shape != "ramp" or one.lo is None or one.hi is None:
            continue
        yield _step("bounds", one.id, seat.id, *_shifted(one, one.lo, one.hi, harder))


def _shifted(one: Objective, low: int, high: int, harder: bool) -> tuple[Turned, Turned]:
    """Return both bounds of a ramp moved: away from where it begins to make it harder."""
    by = 1 if (high > low) == harder else -1
    return (
        Turned(path=("objectives", one.id, "lo"), before=low, after=low + by),
        Turned(path=("objectives", one.id, "hi"), before=high, after=high + by),
    )


def _points(scenario: Scenario, seat: Actor) -> Iterator[Step]:
    """Return points of an objective given to another of the same set, both ways: what a set sums to stays.

    Which way makes it harder hangs on how far each is reached; the games tell.
    """
    sets: dict[str, list[Objective]] = {}
    for one in scenario.objectives:
        if one.seat == seat.id and one.shape in ("ramp", "band"):
            sets.setdefault(one.set, []).append(one)
    pairs = (pair for goals in sets.values() for pair in pairwise(goals))
    both_ways = (ways for one, other in pairs for ways in ((one, other), (other, one)))
    for giver, taker in islice((two for two in both_ways if two[0].weight > 1), MOST_POINTS):
        by = POINTS if giver.weight > POINTS else 1
        given, taken = (("objectives", one.id, "weight") for one in (giver, taker))
        yield _step(
            "points",
            giver.id,
            seat.id,
            Turned(path=given, before=giver.weight, after=giver.weight - by),
            Turned(path=taken, before=taker.weight, after=taker.weight + by),
        )


def _cards(scenario: Scenario, seat: Actor, harder: bool) -> Iterator[Step]:
    by = 1 if harder else -1
    for card in scenario.cards:
        if card.owners == (seat.id,):
            yield from _card(card, seat.id, by)


def _card(card: Card, seat: ActorId, by: int) -> Iterator[Step]:
    for field, value in (("cost", card.cost), ("difficulty", card.difficulty)):
        if field != "cost" or value + by >= 0:
            path = ("cards", card.id, field)
            yield _step(field, card.id, seat, Turned(path=path, before=value, after=value + by))
