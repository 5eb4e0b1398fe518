"""The scenario's own question, answered for many games at once.

The counterpart of `alignment.monitor`, with the same formulas and the same rounding; a test compares the
two game by game.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from wargame.alignment.monitor import DECIMALS
from wargame.alignment.positions import MIDDLE
from wargame.batch.conditions import Flags, Numbers
from wargame.batch.engine import Engine
from wargame.batch.memory import happened
from wargame.scenario.model import Mechanism, Monitor, MonitorPart
from wargame.terms import ActorId, pair


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What the monitor says of each game."""

    index: Numbers
    verdict: Numbers
    """The verdict's number in the file; -1 where none fits."""
    mechanisms: Flags
    """Which mechanisms (rows) hold."""


def answers(engine: Engine) -> Answers | None:
    """Return what the monitor says of games that have ended; None if the scenario has none."""
    monitor = engine.tables.compiled.scenario.monitor
    if monitor is None:
        return None
    index = index_from(monitor.parts, measured_parts(engine, monitor), engine.games)
    facts = Ended(engine)
    return Answers(
        index=index,
        verdict=_verdict(engine, monitor, index, facts),
        mechanisms=np.array([_mechanism(engine, one, facts) for one in monitor.mechanisms]).reshape(
            len(monitor.mechanisms), engine.games
        ),
    )


class Ended:
    """The facts of each game when it ended."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.turn: Any = engine.ended_in
        self.last_turn = engine.last_turn

    @property
    def quarter(self) -> Any:
        """The quarter of the turn in which each game ended."""
        quarters = self._engine.tables.compiled.scenario.calendar.quarters
        return np.array(quarters)[(self.turn - 1) % len(quarters)] if quarters else 0

    def has_played(self, card: str, *, now: bool = False) -> Flags:
        """In which games the card was ruled on, or ruled on in the last turn."""
        return happened(self._engine.played[self._card(card)], self.turn if now else None)

    def has_succeeded(self, card: str, *, now: bool = False) -> Flags:
        """In which games the card exceeded or succeeded, or did in the last turn."""
        return happened(self._engine.succeeded[self._card(card)], self.turn if now else None)

    def _card(self, card: str) -> int:
        return self._engine.tables.card_index[card]

    def was_exposed(self, seat: str, turns: int) -> Flags:
        """In which games the seat was exposed in the last turn or one of so many before."""
        index = self._engine.tables.seat_index.get(seat)
        if index is None:
            return np.zeros(self._engine.games, dtype=np.bool_)
        return np.asarray(self._engine.exposed_in[index] >= self.turn - turns)


def measured_parts(engine: Engine, monitor: Monitor) -> tuple[Any, ...]:
    """Return what each part of the question came to in each game, before benchmark and scale."""
    return tuple(_measured(engine, part) for part in monitor.parts)


def index_from(parts: Sequence[MonitorPart], measured: Sequence[Any], games: int) -> Numbers:
    """Return the index of each game, given what each part of the question came to."""
    index: Any = 0.0
    for part, value in zip(parts, measured, strict=True):
        index = index + part.weight * _part(part, value)
    return np.broadcast_to(np.round(100 * index, DECIMALS), games)


def _part(part: MonitorPart, measured: Any) -> Any:
    value = part.sign * (measured - part.benchmark) / part.scale
    if part.kind == "positions":
        value = -value
    return np.clip(np.asarray(value), -1.0, 1.0)


def _measured(engine: Engine, part: MonitorPart) -> Any:
    match part.kind:
        case "tie-change":
            return _moved(engine, part.between).astype(np.float64)
        case "difference" | "preference":
            second = part.against or part.between
            return (_moved(engine, part.between) - _moved(engine, second)).astype(np.float64)
        case "conduct":
            row = engine.counts.parts.index(part)
            gap = engine.counts.together[row].astype(np.float64) - engine.counts.apart[row]
            return gap / engine.ended_in
        case "positions":
            far = _distance(engine, part.between, ())
            return part.benchmark if far is None else np.round(far, DECIMALS)


def _moved(engine: Engine, between: tuple[ActorId, ActorId]) -> Numbers:
    place = engine.tables.compiled.board.pairs[pair(*between)]
    moved: Numbers = engine.final[place].astype(np.int64) - engine.starts[place]
    return moved


def _revealed(engine: Engine, actor: ActorId, question: int, stated: float) -> Any:
    monitor = engine.tables.compiled.scenario.monitor
    prior = monitor.prior_weight if monitor else 1.0
    seat = engine.tables.seat_index.get(actor)
    if seat is None:
        return np.full(engine.games, stated if prior else MIDDLE)
    total = prior * stated + engine.counts.pull_towards[seat, question]
    weight = prior + engine.counts.pull_weights[seat, question]
    return np.divide(total, weight, out=np.full(engine.games, MIDDLE), where=weight != 0)


def _gaps(engine: Engine, between: tuple[ActorId, ActorId]) -> list[tuple[str, float, Any]]:
    """Return for each question that both take a position on: its id, how much they care, their gap."""
    found = []
    for index, question in enumerate(engine.tables.compiled.scenario.questions):
        first, second = (question.positions.get(one) for one in between)
        if first is None or second is None:
            continue
        gap = np.abs(
            _revealed(engine, between[0], index, first.stated)
            - _revealed(engine, between[1], index, second.stated)
        )
        found.append((question.id, (first.salience + second.salience) / 2, gap))
    return found


def _distance(engine: Engine, between: tuple[ActorId, ActorId], only: tuple[str, ...]) -> Any:
    gaps = _gaps(engine, between)
    weights = sum(weight for _, weight, _ in gaps)
    if not weights:
        return None
    if only:
        chosen = [gap for question, _, gap in gaps if question in only]
        return sum(chosen) / len(chosen) if chosen else None
    total: Any = 0.0
    for _, weight, gap in gaps:
        total = total + weight * gap
    return total / weights


def _mechanism(engine: Engine, one: Mechanism, facts: Ended) -> Flags:
    if one.kind == "condition":
        return engine.holds_of(engine.tables.test(one.when), engine.final, facts)
    if one.kind == "difference" and one.between and one.against:
        return np.asarray(_moved(engine, one.between) - _moved(engine, one.against) >= one.at_least)
    gap = None
    if one.between:
        every = tuple(question.id for question in engine.tables.compiled.scenario.questions)
        gap = _distance(engine, one.between, one.questions or every)
    if gap is None:
        return np.zeros(engine.games, dtype=np.bool_)
    return np.asarray(np.round(gap, DECIMALS) >= one.at_least)


def _verdict(engine: Engine, monitor: Monitor, index: Any, facts: Ended) -> Numbers:
    found = np.full(engine.games, -1, dtype=np.int8)
    for number, verdict in enumerate(monitor.verdicts):
        fits = engine.holds_of(engine.tables.test(verdict.requires), engine.final, facts) & (found < 0)
        if verdict.index_min is not None:
            fits = fits & (index >= verdict.index_min)
        if verdict.index_max is not None:
            fits = fits & (index <= verdict.index_max)
        found[fits] = number
    return found
