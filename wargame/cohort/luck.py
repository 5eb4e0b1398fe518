"""Luck and choices of one session: where its moves lead with other dice, and which throw turned it.

The moves are held and the dice thrown anew (`tape`): `luck` gives the chance of each verdict after every
throw, all later dice new, and the throws that moved it most; `four_ways` what each outcome of one throw
would have led to, earlier dice as recorded. Not “one throw changed, all others as recorded”: such a throw
decides on the knife's edge of later dice, which nobody has thrown yet. `chances` says it in words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wargame.batch.monitoring import answers
from wargame.batch.tables import Tables
from wargame.cohort.extract import Extract
from wargame.cohort.tape import ALL, Place, Tape, TapedEngine, tape_of, taped
from wargame.terms import OUTCOMES, ActorId, CardId, Outcome
from wargame.words.sentences import Sentence

REPLAYS: Final = 1_000
"""Of each state after a throw: a chance is then known to three or four in a hundred."""

REPLAYS_A_WAY: Final = 800
"""Of each outcome of a throw."""

MOVED: Final = 0.20
"""How far a throw has to move a verdict's chance to be said to have turned the game."""

WAYS: Final = np.array([min(total - 1, 13 - total) for total in range(2, 13)], dtype=np.float64)
"""Of 36 throws of two dice, those that sum to 2, 3 and so on to 12."""

THROWN: Final = frozenset(("dice", "matrix"))
"""Methods whose throws can be thrown anew here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """What the replays of one state came to."""

    verdicts: Mapping[str, float]
    """Verdict's id and how likely it is, 0 to 1; an empty id where none fits."""
    index: float
    """Mean index at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThrowLuck:
    """One throw of the session, and what it did to the chances."""

    number: int
    """Its place among all throws, from 1."""
    turn: int
    seat: ActorId
    move: int
    """The number of the move."""
    card: CardId
    exposure: bool
    """Whether it was thrown for whether the move comes to light."""
    outcome: Outcome
    """What holds of the move."""
    exposed: bool
    """Whether it came to light; only of a throw for that."""
    before: Chances
    after: Chances

    @property
    def moved(self) -> tuple[str, float]:
        """The verdict whose chance it moved most, and by how much, with its sign."""
        every = {
            one: self.after.verdicts.get(one, 0.0) - self.before.verdicts.get(one, 0.0)
            for one in {**self.before.verdicts, **self.after.verdicts}
        }
        most = max(sorted(every), key=lambda one: abs(every[one]), default="")
        return most, every.get(most, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Luck:
    """A session's luck."""

    replays: int
    start: Chances
    """With its moves and all dice new."""
    throws: tuple[ThrowLuck, ...]
    """In the order in which they fell."""
    held: float
    """The share of the recorded moves that could still be made, 0 to 1."""
    index: float
    """What the session came to."""
    own: float
    """What its own dice come to on the engine; another number where people did what no replay does."""
    verdict: str
    other: int
    """Deals, gifts, corrections and the like, which no replay brings about."""

    @property
    def noise(self) -> float:
        """How far a chance may be off, 0 to 1: two standard errors at even chances."""
        return float(1.0 / np.sqrt(self.replays))

    @property
    def is_exact(self) -> bool:
        """Whether its own dice give the session's index."""
        return abs(self.own - self.index) < 1e-6

    def turned(self, most: int = 4) -> tuple[ThrowLuck, ...]:
        """Return the throws that moved a verdict most, the most first."""
        return tuple(sorted(self.throws, key=lambda one: (-abs(one.moved[1]), one.number))[:most])


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What one outcome of a throw would have led to."""

    outcome: Outcome
    odds: float
    """How likely it was, 0 to 1."""
    fell: bool
    """Whether it is the one that fell."""
    then: Chances


def why_no_luck(one: Extract) -> Sentence | None:
    """Return why a session's luck cannot be told; None if it can."""
    if not one.is_over:
        return Sentence("luck-not-over")
    if not one.index:
        return Sentence("luck-no-question")
    if any(ruled.thrown is not None and ruled.method not in THROWN for ruled in one.rulings):
        return Sentence("luck-other-method")
    if not any(ruled.thrown is not None for ruled in one.rulings):
        return Sentence("luck-no-throw")
    return None


def luck(one: Extract, tables: Tables, *, replays: int = REPLAYS, seed: int = 0) -> Luck:
    """Return the chance of each verdict after every throw of a session, later dice new.

    Parameters
    ----------
    one
        A session of which `why_no_luck` says nothing.
    tables
        Of its scenario, `batch.tables.compile_tables`.
    replays
        Games of each state after a throw.
    seed
        Fixes the new dice.
    """
    tape = tape_of(one, tables)
    states = len(tape.order) + 1
    until = np.repeat(np.arange(states, dtype=np.int64), replays)
    engine = _played(one, tables, until, (seed, 0))
    verdicts, index = _said(engine)
    chances = [
        _chances(engine, verdicts[at : at + replays], index[at : at + replays])
        for at in range(0, states * replays, replays)
    ]
    own = _played(one, tables, np.array([ALL], dtype=np.int64), (seed, 1))
    throws = tuple(
        _throw(tape, place, at, one, (chances[at], chances[at + 1])) for at, place in enumerate(tape.order)
    )
    return Luck(
        replays=replays,
        start=chances[0],
        throws=throws,
        held=engine.choices.open / engine.choices.asked if engine.choices.asked else 1.0,
        index=one.index[-1],
        own=float(_said(own)[1][0]),
        verdict=one.verdict,
        other=one.other,
    )


def four_ways(
    one: Extract, tables: Tables, number: int, *, replays: int = REPLAYS_A_WAY, seed: int = 0
) -> tuple[Way, ...]:
    """Return what each outcome of one throw would have led to, earlier dice as recorded, later ones new.

    Weighted by their odds they come to the chance before the throw. Outcomes that could not fall are left
    out, and a throw for an exposure gives none. `number` is that of `ThrowLuck`.
    """
    tape = tape_of(one, tables)
    place = tape.order[number - 1]
    if place.exposure:
        return ()
    own = _played(one, tables, np.array([ALL], dtype=np.int64), (seed, 1))
    ways: dict[int, list[int]] = {}
    for total in range(2, 13):
        ways.setdefault(own.outcome_at(place, total), []).append(total)
    # Earlier dice as recorded, so every game stands alike here, and one sum of an outcome is like another.
    chosen = sorted(ways)
    engine = taped(one, tables, np.full(len(chosen) * replays, number - 1, dtype=np.int64), (seed, 2))
    sums = np.repeat(np.array([ways[at][0] for at in chosen], dtype=np.int8), replays)
    engine.dice.forced[place] = sums
    _finish(engine, one)
    verdicts, index = _said(engine)
    ruled = next(ruled for ruled in one.rulings if ruled.number == tape.numbers[place])
    recorded = ruled.rolled or ruled.outcome
    return tuple(
        Way(
            outcome=OUTCOMES[at],
            odds=float(WAYS[np.array(ways[at]) - 2].sum() / WAYS.sum()),
            fell=OUTCOMES[at] == recorded,
            then=_chances(engine, verdicts[here], index[here]),
        )
        for at, here in zip(chosen, np.split(np.arange(len(sums)), len(chosen)), strict=True)
    )


def _played(one: Extract, tables: Tables, until: NDArray[np.int64], seed: Sequence[int]) -> TapedEngine:
    engine = taped(one, tables, until, seed)
    _finish(engine, one)
    return engine


def _finish(engine: TapedEngine, one: Extract) -> None:
    """Play to the end; where Control ended the game, no further than it was played."""
    engine.play(one.played if one.ended == "facilitator" else 0)
    engine.stop()


def _said(engine: TapedEngine) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    said = answers(engine)
    assert said is not None  # `why_no_luck` asks
    return np.asarray(said.verdict, dtype=np.int64), np.asarray(said.index, dtype=np.float64)


def _chances(engine: TapedEngine, verdicts: NDArray[np.int64], index: NDArray[np.float64]) -> Chances:
    monitor = engine.tables.compiled.scenario.monitor
    assert monitor is not None
    names = [one.id for one in monitor.verdicts]
    return Chances(
        verdicts={name: float(np.mean(verdicts == at)) for at, name in [*enumerate(names), (-1, "")]},
        index=float(np.mean(index)),
    )


def _throw(tape: Tape, place: Place, at: int, one: Extract, chances: tuple[Chances, Chances]) -> ThrowLuck:
    move = tape.numbers[place]
    ruled = next(ruled for ruled in one.rulings if ruled.number == move)
    outcome, exposed = ruled.outcome, ruled.exposed
    sealed = next(sealed for sealed in one.sealed if sealed.number == move)
    return ThrowLuck(
        number=at + 1,
        turn=place.turn,
        seat=sealed.seat,
        move=move,
        card=sealed.card,
        exposure=place.exposure,
        outcome=outcome,
        exposed=place.exposure and exposed,
        before=chances[0],
        after=chances[1],
    )
