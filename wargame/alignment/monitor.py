"""The scenario's own question, answered from what was played.

The facilitator's eyes only while the session runs. Each part of the monitor measures something general
(a tie's change, the difference of two ties, conduct, positions), is taken off its benchmark, scaled,
clamped to -1..+1 and weighed; the index is 100 times the sum. The verdict is relative to aimless play,
and whoever prints it prints that too. Formulas: docs/scenario-format.md, section Monitor.
"""

from dataclasses import dataclass
from math import sqrt
from typing import assert_never

from wargame.alignment.positions import distance
from wargame.game.state import GameState
from wargame.scenario.model import BaseRate, Mechanism, Monitor, MonitorPart, Verdict
from wargame.terms import ActorId, signed

DECIMALS = 9
"""Index and gaps are rounded to so many decimals before they meet a threshold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAnswer:
    """What one part measured."""

    id: str
    title: str
    weight: float
    raw: float
    """In the unit of the part, before benchmark and scale."""
    value: float
    """From -1 to +1."""
    evidence: str
    """The raw measure in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismAnswer:
    """Whether one claim of the source held."""

    id: str
    title: str
    holds: bool
    value: float | None
    """What was measured; None for a condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapAnswer:
    """How far the two actors of the question are apart on one policy question."""

    question: str
    title: str
    stated: float
    revealed: float
    settled: bool
    """Whether the scenario counts it as settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The monitor's answer as of one state."""

    question: str
    index: float
    """From -100 to +100."""
    verdict: str
    """The verdict's id."""
    title: str
    line: str
    """The sentence for the report; empty if none fits."""
    parts: tuple[PartAnswer, ...]
    mechanisms: tuple[MechanismAnswer, ...]
    gaps: tuple[GapAnswer, ...]
    """Question by question, in the scenario's order: the absolute values beside the relative verdict."""
    settled: tuple[str, ...]
    """Policy questions that are settled."""
    tie: tuple[int, int] | None
    """The tie that the question is about, at the start and now."""
    base_rate: BaseRate | None
    """How often each verdict came out in trial play with this hidden draw."""
    base_rate_overall: BaseRate | None
    caveat: str


def answer(state: GameState) -> Answer | None:
    """Return what the monitor says now; None if the scenario has none."""
    monitor = state.compiled.scenario.monitor
    if monitor is None:
        return None
    parts = tuple(_part(state, part) for part in monitor.parts)
    index = round(100 * sum(part.weight * part.value for part in parts), DECIMALS)
    gaps = _gaps(state, monitor)
    settled = tuple(one.question for one in gaps if one.settled)
    mechanisms = tuple(_mechanism(state, one) for one in monitor.mechanisms)
    verdict = _verdict(state, monitor, index)
    between = monitor.between
    return Answer(
        question=monitor.question,
        index=index,
        verdict=verdict.id if verdict else "",
        title=verdict.title if verdict else "No verdict fits",
        line=_line(verdict, mechanisms, len(settled)) if verdict else "",
        parts=parts,
        mechanisms=mechanisms,
        gaps=gaps,
        settled=settled,
        tie=(_start(state, *between), state.alignment(*between)) if between else None,
        base_rate=_base_rate(state, monitor, overall=False),
        base_rate_overall=_base_rate(state, monitor, overall=True),
        caveat=monitor.caveat,
    )


def _start(state: GameState, one: ActorId, other: ActorId) -> int:
    board = state.compiled.board
    return board.alignment(one, other, board.starts)


def _part(state: GameState, part: MonitorPart) -> PartAnswer:
    raw, evidence = _measured(state, part)
    value = part.sign * (raw - part.benchmark) / part.scale
    if part.kind == "positions":
        # A gap counts against: what lies below the benchmark is agreement.
        value = -value
    value = max(-1.0, min(1.0, value))
    return PartAnswer(
        id=part.id, title=part.title, weight=part.weight, raw=raw, value=value, evidence=evidence
    )


def _measured(state: GameState, part: MonitorPart) -> tuple[float, str]:
    match part.kind:
        case "tie-change":
            start, now = _start(state, *part.between), state.alignment(*part.between)
            return float(now - start), f"{signed(start)} at the start, {signed(now)} now"
        case "difference" | "preference":
            first, second = part.between, part.against or part.between
            start = _start(state, *first) - _start(state, *second)
            now = state.alignment(*first) - state.alignment(*second)
            return float(now - start), f"difference {signed(start)} at the start, {signed(now)} now"
        case "conduct":
            together, apart, turns = conduct(state, part)
            share = (together - apart) / turns if turns else 0.0
            return share, f"{together} of {turns} turns together, {apart} apart"
        case "positions":
            far = distance(state, *part.between)
            if far is None:
                return part.benchmark, "no shared question"
            return round(far.revealed, DECIMALS), f"stated gap {far.stated:.1f}, revealed {far.revealed:.1f}"
        case _:
            assert_never(part.kind)


def conduct(state: GameState, part: MonitorPart) -> tuple[int, int, int]:
    """Return in how many turns two seats pulled together, how many apart, and out of how many."""
    turns = state.turns_played
    sums = conduct_by_turn(state, part)
    together = sum(1 for turn in range(1, turns + 1) if sums.get(turn, 0.0) >= part.threshold)
    apart = sum(1 for turn in range(1, turns + 1) if sums.get(turn, 0.0) <= -part.threshold)
    return together, apart, turns


def conduct_by_turn(state: GameState, part: MonitorPart) -> dict[int, float]:
    """Return for each turn with a move of either seat how strongly the two pulled the same way.

    The product of both seats' pulls (cost times pull, summed over their moves) on each question, weighed
    by the geometric mean of their saliences, plus the points of backing and blocking between them.
    """
    one, other = part.between
    questions = state.compiled.scenario.questions
    pulls: dict[int, dict[ActorId, list[float]]] = {}
    backing: dict[int, int] = {}
    for move in state.memory.conduct:
        if move.seat in part.between:
            sums = pulls.setdefault(move.turn, {}).setdefault(move.seat, [0.0] * len(questions))
            for index, pull in enumerate(move.pulls):
                sums[index] += move.cost * pull
            partner = other if move.seat == one else one
            backing[move.turn] = backing.get(move.turn, 0) + sum(
                by for seat, by in move.backing if seat == partner
            )
    weights = [_weight(question.positions, one, other) for question in questions]
    none = [0.0] * len(questions)
    found = {}
    for turn, seats in pulls.items():
        first, second = seats.get(one, none), seats.get(other, none)
        dot = sum(weight * a * b for weight, a, b in zip(weights, first, second, strict=True))
        found[turn] = round(dot + part.backing_points * backing.get(turn, 0), DECIMALS)
    return found


def _weight(positions: object, one: ActorId, other: ActorId) -> float:
    assert isinstance(positions, dict)
    if one not in positions or other not in positions:
        return 0.0
    return sqrt(positions[one].salience * positions[other].salience) / 100


def _gaps(state: GameState, monitor: Monitor) -> tuple[GapAnswer, ...]:
    """Return how far apart the actors are that may settle questions, else those of the first measured gap."""
    measured = [part.between for part in monitor.parts if part.kind == "positions"]
    between = [monitor.settled.between] if monitor.settled is not None else measured
    far = distance(state, *between[0]) if between else None
    if far is None:
        return ()
    titles = {one.id: one.title for one in state.compiled.scenario.questions}
    most = monitor.settled.gap_max if monitor.settled is not None else None
    return tuple(
        GapAnswer(
            question=gap.question,
            title=titles[gap.question],
            stated=gap.stated,
            revealed=gap.revealed,
            settled=most is not None and round(gap.revealed, DECIMALS) <= most,
        )
        for gap in far.gaps
    )


def gap_words(gap: GapAnswer) -> str:
    """Return how far apart the two are on one question, in words."""
    settled = ", settled" if gap.settled else ""
    return f"{gap.title}: {gap.stated:.0f} apart as stated, {gap.revealed:.1f} as played{settled}"


def _mechanism(state: GameState, one: Mechanism) -> MechanismAnswer:
    value: float | None = None
    if one.kind == "condition":
        holds = _test(state, one.when)
    elif one.kind == "difference" and one.between and one.against:
        start = _start(state, *one.between) - _start(state, *one.against)
        value = float(state.alignment(*one.between) - state.alignment(*one.against) - start)
        holds = value >= one.at_least
    else:
        value = _mean_gap(state, one)
        holds = value is not None and value >= one.at_least
    return MechanismAnswer(id=one.id, title=one.title, holds=holds, value=value)


def _mean_gap(state: GameState, one: Mechanism) -> float | None:
    far = distance(state, *one.between) if one.between else None
    if far is None:
        return None
    gaps = [gap.revealed for gap in far.gaps if not one.questions or gap.question in one.questions]
    return round(sum(gaps) / len(gaps), DECIMALS) if gaps else None


def _test(state: GameState, condition: str) -> bool:
    """Test a condition that may ask for the turn or for what happened lately, as of the last turn played."""
    return state.compiled.test(condition)(state.values, state.as_counted, "")


def _verdict(state: GameState, monitor: Monitor, index: float) -> Verdict | None:
    for verdict in monitor.verdicts:
        if verdict.index_min is not None and index < verdict.index_min:
            continue
        if verdict.index_max is not None and index > verdict.index_max:
            continue
        if _test(state, verdict.requires):
            return verdict
    return None


def _line(verdict: Verdict, mechanisms: tuple[MechanismAnswer, ...], settled: int) -> str:
    held = {one.id for one in mechanisms if one.holds}
    for line in verdict.lines:
        if line.any_of and not held.intersection(line.any_of):
            continue
        if held.intersection(line.none_of) or settled < line.settled_at_least:
            continue
        return line.text
    return ""


def _base_rate(state: GameState, monitor: Monitor, *, overall: bool) -> BaseRate | None:
    if monitor.base_rates is None:
        return None
    for rate in monitor.base_rates.rates:
        if overall and not rate.draw:
            return rate
        drawn = all(state.setup.hidden.get(seat) == one for seat, one in rate.draw.items())
        if not overall and rate.draw and drawn:
            return rate
    return None
