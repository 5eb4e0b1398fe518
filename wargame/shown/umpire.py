"""The umpire measured, kindly: what second rulings, given blind, make of the first. For the umpire alone.

Takes moves that were ruled on twice (`session.second_rulings`), of one session or of many, and the scenario;
gives sentences, points and rows for drawer, page and terminal. There is no ranking, and no score of how
throws came out: they are drawn from the odds. What is measured, and from how many moves on, stands in
docs/measures.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from wargame.agreement import Mean, Metric, Unit, alpha, alpha_interval, mean
from wargame.game.events import SecondRulingGiven
from wargame.scenario.model import Scenario
from wargame.session.second_rulings import RuledTwice, waiting
from wargame.shown.actors import glyph_of
from wargame.terms import OUTCOMES, ActorId, Outcome, signed
from wargame.words.counting import counted, listed, plural, spelt
from wargame.words.labels import OUTCOME_WORDS
from wargame.words.methods import METHOD_WORDS, METHODS

NEAR: Final = 10
"""Points of chance within which two rulings are taken to say the same."""

ENOUGH: Final = 15
"""Moves from which on an agreement is told as a number."""

FEW: Final = 5
"""Moves of one seat or method from which on a mean is told."""

NOT_MEASURED: Final = (
    "How throws came out. They are drawn from the odds, so that would score the dice and not the umpire.",
    "Who is right. Two people can agree and both be wrong; the second ruling is no yardstick.",
    "Umpires against each other. Nothing here ranks anybody.",
)
NOTHING_YET: Final = "Nobody else has ruled on a move blind yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A move on which both named a chance."""

    number: int
    seat: ActorId
    title: str
    glyph: str
    first: float
    second: float
    """The mean, if several ruled blind."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lean:
    """What the first ruling gave a seat more, in points of chance, than those who ruled blind."""

    name: str
    glyph: str
    of: int
    mean: Mean | None
    """None for fewer moves than `FEW`."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodGap:
    """How far apart rulings by a method lie."""

    title: str
    rulings: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MetAgain:
    """A move on which the umpire ruled again, without seeing the first ruling."""

    title: str
    glyph: str
    words: str
    """`60% then 65%`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UmpireView:
    """What can be said of an umpire's rulings."""

    headline: str
    few: str
    """What so few moves cannot show; empty if there are enough."""
    points: tuple[Point, ...]
    gap: str
    agreement: str
    outcomes: str
    """Of the outcomes that were named without a throw; empty if there are none."""
    leans: tuple[Lean, ...]
    lean_words: str
    methods: tuple[MethodGap, ...]
    left_out: str
    """How many rulings were not the umpire's; empty for none."""
    again: tuple[MetAgain, ...]
    steadiness: str


def umpire_view(scenario: Scenario, moves: Sequence[RuledTwice], *, whose: str = "you") -> UmpireView:
    """Return what second rulings say, those left out that the rules or the table made.

    `whose` names in a sentence who ruled first: over many tables that need not be one person.
    """
    seconded = [one for one in moves if one.others]
    judged = [one for one in seconded if one.by_hand]
    points = tuple(_points(scenario, judged))
    leans = tuple(_leans(scenario, points))
    again = [one for one in moves if one.again is not None and one.by_hand]
    return UmpireView(
        headline=_headline(judged, points, whose),
        few=_few(judged),
        points=points,
        gap=f"Mean gap {counted(_gap(points), 'point')}" if points else "",
        agreement=_agreement(judged),
        outcomes=_outcomes(judged),
        leans=leans,
        lean_words=_lean_words(leans),
        methods=tuple(_methods(judged)),
        left_out=_left_out(len(seconded) - len(judged)),
        again=tuple(_met_again(scenario, again)),
        steadiness=_steadiness(again),
    )


def _points(scenario: Scenario, moves: Iterable[RuledTwice]) -> Iterator[Point]:
    for one in moves:
        second = _second(one)
        if one.chance is None or second is None:
            continue
        actor = scenario.actor(one.seat)
        yield Point(
            number=one.number,
            seat=one.seat,
            title=one.title,
            glyph=glyph_of(actor),
            first=one.chance,
            second=second,
            words=f"{actor.name}, “{one.title}”: {one.chance:.0f}% and, blind, {second:.0f}%",
        )


def _second(one: RuledTwice) -> float | None:
    """Return the chance that was named blind, the mean if several did; None where nobody named one."""
    named = [by.chance for by in one.others if by.chance is not None]
    return fmean(named) if named else None


def _headline(moves: Sequence[RuledTwice], points: Sequence[Point], whose: str) -> str:
    if not moves:
        return NOTHING_YET
    if not points:
        same, of = _same_outcomes(moves)
        return f"Somebody else, ruling blind, named the outcome that {whose} named on {same} of {_moves(of)}."
    near = sum(abs(one.first - one.second) <= NEAR for one in points)
    every = _moves(len(points))
    return f"Somebody else, ruling blind, came within {NEAR} points of {whose} on {near} of {every}."


def _moves(number: int) -> str:
    return counted(number, "move")


def _few(moves: Sequence[RuledTwice]) -> str:
    if not moves or len(moves) >= ENOUGH:
        return ""
    said = spelt(len(moves), "move")
    return (
        f"{said[:1].upper()}{said[1:]} ruled twice: too few to tell how well two people agree. "
        f"From {ENOUGH} on it is told."
    )


def _gap(points: Sequence[Point]) -> int:
    return round(fmean(abs(one.first - one.second) for one in points))


def _agreement(moves: Sequence[RuledTwice]) -> str:
    units = [
        (one.chance, *(by.chance for by in one.others))
        for one in moves
        if one.chance is not None and _second(one) is not None
    ]
    return _alpha_words("Agreement on chances", units, "interval")


def _alpha_words(what: str, units: Sequence[Unit], metric: Metric) -> str:
    """Return Krippendorff's alpha with its interval; empty where too few things were judged."""
    if len(units) < ENOUGH:
        return ""
    value, bounds = alpha(units, metric), alpha_interval(units, metric)
    if value is None:
        return f"{what} cannot be told: all of them are alike."
    between = f", between {bounds[0]:.2f} and {bounds[1]:.2f}" if bounds else ""
    return f"{what}, Krippendorff's alpha: {value:.2f}{between}".replace("-", "−")


def _outcomes(moves: Sequence[RuledTwice]) -> str:
    same, of = _same_outcomes(moves)
    if not of:
        return ""
    units = [
        (_rank(one.outcome), *(_rank(by.outcome) for by in one.others))
        for one in moves
        if one.outcome is not None and any(by.outcome is not None for by in one.others)
    ]
    said = _alpha_words("Agreement on outcomes", units, "ordinal")
    return f"Outcomes named without a throw: the same on {same} of {_moves(of)}." + (
        f" {said}." if said else ""
    )


def _same_outcomes(moves: Sequence[RuledTwice]) -> tuple[int, int]:
    """Return on how many moves all named the same outcome, and on how many more than one named one."""
    named = [
        {one.outcome, *found}
        for one in moves
        if one.outcome is not None and (found := [by.outcome for by in one.others if by.outcome is not None])
    ]
    return sum(len(one) == 1 for one in named), len(named)


def _rank(outcome: Outcome | None) -> float | None:
    return None if outcome is None else float(OUTCOMES.index(outcome))


def _leans(scenario: Scenario, points: Sequence[Point]) -> Iterator[Lean]:
    for actor in scenario.seats:
        more = [one.first - one.second for one in points if one.seat == actor.id]
        if not more:
            continue
        found = mean(more) if len(more) >= FEW else None
        said = f"{signed(round(found.value))}, n {len(more)}" if found else f"n {len(more)}, too few"
        yield Lean(name=actor.name, glyph=glyph_of(actor), of=len(more), mean=found, words=said)


def _lean_words(leans: Sequence[Lean]) -> str:
    told = [(one, one.mean) for one in leans if one.mean is not None]
    if not told:
        return f"From {spelt(FEW, 'move')} of a seat on its mean is told." if leans else ""
    out = [(one, found) for one, found in told if found.low > 0 or found.high < 0]
    if not out:
        return "Every interval has 0 in it: no lean shows."
    seats = listed(f"{one.name} ({signed(round(found.value))})" for one, found in out)
    verb = plural(len(out), "its interval leaves", "their intervals leave")
    by_luck = round(1 / (1 - 0.95 ** len(told)))
    return (
        f"{seats}: {verb} 0 out. A hint and no more: with {spelt(len(told), 'seat')}, "
        f"one series in {by_luck} shows such a seat by luck."
    )


def _methods(moves: Sequence[RuledTwice]) -> Iterator[MethodGap]:
    for method in METHODS:
        of = [one for one in moves if one.method == method]
        if not of:
            continue
        yield MethodGap(
            title=METHOD_WORDS[method].title, rulings=counted(len(of), "ruling"), words=_apart(of)
        )


def _apart(moves: Sequence[RuledTwice]) -> str:
    """Return how far apart rulings lie, as chances or else as outcomes, where there are enough of them."""
    gaps = [
        abs(one.chance - second)
        for one in moves
        if one.chance is not None and (second := _second(one)) is not None
    ]
    same, named = _same_outcomes(moves)
    if max(len(gaps), named) < FEW:
        return "too few"
    return f"gap {fmean(gaps):.0f}" if len(gaps) >= FEW else f"same on {same} of {named}"


def _left_out(number: int) -> str:
    if not number:
        return ""
    verb = plural(number, "was", "were")
    return f"{_moves(number)} {verb} ruled by the rules or the table alone, and {verb} left out."


def _met_again(scenario: Scenario, moves: Iterable[RuledTwice]) -> Iterator[MetAgain]:
    for one in moves:
        if one.again is not None and (words := _then(one, one.again)):
            yield MetAgain(title=one.title, glyph=glyph_of(scenario.actor(one.seat)), words=words)


def _then(one: RuledTwice, again: SecondRulingGiven) -> str:
    if one.chance is not None and again.chance is not None:
        return f"{one.chance:.0f}% then {again.chance}%"
    if one.outcome is not None and again.outcome is not None:
        return f"{OUTCOME_WORDS[one.outcome]} then {OUTCOME_WORDS[again.outcome].lower()}"
    return ""


def _steadiness(moves: Sequence[RuledTwice]) -> str:
    if not moves:
        return "No move was met twice yet. Ruling again on one's own moves later shows how steady one is."
    pairs = [
        abs(one.chance - one.again.chance)
        for one in moves
        if one.chance is not None and one.again is not None and one.again.chance is not None
    ]
    if len(pairs) < ENOUGH:
        return f"Too few to count: {_moves(len(moves))} met twice. From {ENOUGH} on a mean is told."
    near = sum(gap <= NEAR for gap in pairs)
    said = f"Within {NEAR} points of their own first ruling on {near} of {_moves(len(pairs))}"
    return f"{said}; mean gap {fmean(pairs):.0f}."


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A move that waits for a second ruling; nothing of the first one."""

    number: int
    glyph: str
    title: str
    said: str


def waiting_rows(scenario: Scenario, moves: Sequence[RuledTwice], *, again: bool) -> tuple[WaitingRow, ...]:
    """Return the moves that somebody else, or the umpire again, could rule on blind."""
    return tuple(
        WaitingRow(
            number=one.number,
            glyph=glyph_of(scenario.actor(one.seat)),
            title=one.title,
            said=f"Turn {one.turn} · {scenario.actor(one.seat).name}{' · covert' if one.covert else ''}",
        )
        for one in waiting(moves, again=again)
    )


def waiting_words(rows: Sequence[WaitingRow]) -> str:
    """Return how many moves wait, and what is seen of them."""
    if not rows:
        return "No move waits. Moves that you judged by hand come here once they are ruled on."
    said = spelt(len(rows), "move")
    verb = plural(len(rows), "waits", "wait")
    return (
        f"{said[:1].upper()}{said[1:]} {verb}. Who rules blind sees the move, the board and the arguments; "
        "not your ruling, and not the throw."
    )
