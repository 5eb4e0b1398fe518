"""Where games of a scenario end, game by game: what the pages that balance it draw.

`ends_of` plays a few hundred or thousand games and keeps, beside who won, the value that every objective,
track, tie and part of the question came to in each game. So the editor draws where play ends under a ruler,
and while a bound or a benchmark is dragged tells at once what the same games would then come to; only
what the players are after and what cards do needs new games. `tally` has the sums of millions of games; this
has each of few.

Comes from an `Order`; goes to the editor's balance strip, its goals and its question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from wargame.batch.conditions import measure_for_many
from wargame.batch.engine import Engine
from wargame.batch.goals import ALWAYS, Aim
from wargame.batch.monitoring import Ended, index_from, measured_parts
from wargame.batch.replies import Replies
from wargame.batch.scoring import best_seats, final_scores
from wargame.scenario.data import scenario_hash
from wargame.scenario.model import Monitor, Objective
from wargame.simulation.chunks import batch_of, tables_of
from wargame.simulation.order import Order
from wargame.simulation.summary import Share, share
from wargame.terms import ActorId, CardId, InjectId, Pair, TrackId, alignment
from wargame.terms import track as of_track

ByGame: TypeAlias = NDArray[Any]
"""One number, or one yes or no, for each game."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GoalEnds:
    """What the measure of an objective came to."""

    id: str
    seat: ActorId
    values: ByGame
    own: ByGame
    """In which games the objective was its seat's: in all, or in those in which it drew its set."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartEnds:
    """What a part of the question came to, before benchmark and scale."""

    id: str
    values: ByGame


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CardEnds:
    """How a seat used one of its cards."""

    card: CardId
    seat: ActorId
    plays: ByGame
    """How often it was played."""
    could: ByGame
    """In which games it could be played at least once."""
    paid: int
    """Plays in all games after which the seat's score or influence had risen at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyEnds:
    """How often a seat gave one answer to an event."""

    seat: ActorId
    answer: str
    """Its id; `pays` and `lets-happen` where there is a way out."""
    asked: int
    possible: int
    """Times at which it was asked and could have given it."""
    given: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventEnds:
    """When an event came, or whether a rule of each turn did something."""

    id: str
    came: ByGame
    """In which games it came at least once."""
    turns: ByGame
    """In how many games it came in each turn, from turn 0; none for a rule."""
    replies: tuple[ReplyEnds, ...] = ()
    """What seats answered to it; none where cards were not counted."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ends:
    """Some games of one scenario, played by one policy."""

    fingerprint: str
    """The hash of the scenario that was played."""
    policy: str
    games: int
    wins: dict[ActorId, ByGame]
    """Each seat's part in the win of each game: 1, or a half each for two on a tie."""
    goals: tuple[GoalEnds, ...]
    """Red lines, which have no measure, left out."""
    parts: tuple[PartEnds, ...]
    fits: dict[str, ByGame]
    """Verdict, and whether what it requires besides the index held."""
    tracks: dict[TrackId, ByGame]
    """Where each track stood, those that are a mix of others too."""
    ties: dict[Pair, ByGame]
    """How each two actors stood."""
    drawn: dict[ActorId, ByGame]
    """Of each seat that has hidden sets the number of the one that it drew, from 0."""
    cards: tuple[CardEnds, ...]
    """Each seat with each of its cards; none where cards were not counted."""
    events: tuple[EventEnds, ...]
    rules: tuple[EventEnds, ...]
    """Rules of each turn."""

    def won(self, among: ByGame | None = None) -> dict[ActorId, Share]:
        """Return each seat's share of the wins; `among` some games alone."""
        of = self.games if among is None else int(np.count_nonzero(among))
        kept = {seat: parts if among is None else parts[among] for seat, parts in self.wins.items()}
        return {seat: share(float(parts.sum()), of) for seat, parts in kept.items()}


def ends_of(order: Order) -> Ends:
    """Play the games of an order, in this process and one chunk after another.

    Raises
    ------
    NotForBatch
        If the scenario cannot be played many games at once.
    """
    return joined([lot_of(order, chunk, order.size(chunk)) for chunk in range(order.chunks)])


def lot_of(order: Order, number: int, games: int) -> Ends:
    """Play one lot of the games of an order, so many of them; what a worker does.

    Raises
    ------
    NotForBatch
        If the scenario cannot be played many games at once.
    """
    engine = batch_of(order, tables_of(order.scenario), number, size=games)
    engine.play()
    return _ends(order, engine)


def histogram(values: ByGame, of: ByGame | None = None) -> tuple[tuple[float, int], ...]:
    """Return each value that came up and in how many games, the lowest first; `of` some games alone."""
    counted, counts = np.unique(values if of is None else values[of], return_counts=True)
    return tuple(zip(counted.tolist(), counts.tolist(), strict=True))


def met(objective: Objective, ends: GoalEnds, margin: int) -> Share:
    """Return in how many of its games an objective would give its whole weight, with the bounds of now."""
    own = ends.own.astype(np.bool_)
    counted = int(own.sum())
    lo, hi = objective.lo or 0, objective.hi or 0
    aim = Aim(
        id=objective.id,
        text="",
        seat=0,
        drawn=ALWAYS,
        measure=lambda *_: 0,
        shape=objective.shape,
        lo=lo,
        hi=hi,
        weight=1,
        margin=margin,
    )
    unit = 2 * max(1, abs(hi - lo))
    whole = np.asarray(aim.points(ends.values[own], unit)) >= unit
    return share(int(whole.sum()), counted)


def verdicts(monitor: Monitor, ends: Ends, among: ByGame | None = None) -> dict[str, Share]:
    """Return how often each verdict would be given, with the parts, benchmarks and bounds that it has now.

    `among` some games alone.

    Parts that were not measured count nothing; what verdicts require besides is as it was played. Verdicts
    that never fit are there with 0; games to which none fits are nobody's.
    """
    index = index_now(monitor, ends)
    open_ones = np.ones(ends.games, dtype=np.bool_) if among is None else among.astype(np.bool_)
    games = int(np.count_nonzero(open_ones))
    found = {}
    for verdict in monitor.verdicts:
        fits = open_ones & ends.fits.get(verdict.id, np.zeros(ends.games, dtype=np.bool_))
        if verdict.index_min is not None:
            fits = fits & (index >= verdict.index_min)
        if verdict.index_max is not None:
            fits = fits & (index <= verdict.index_max)
        found[verdict.id] = share(int(fits.sum()), games)
        open_ones = open_ones & ~fits
    return found


def index_now(monitor: Monitor, ends: Ends) -> ByGame:
    """Return the index of each game, with the parts and benchmarks that the question has now."""
    values = {part.id: part.values for part in ends.parts}
    known = tuple(part for part in monitor.parts if part.id in values)
    return index_from(known, [values[part.id] for part in known], ends.games)


def _ends(order: Order, engine: Engine) -> Ends:
    scores, _ = final_scores(engine)
    best = best_seats(engine, scores)
    won = best / np.maximum(1, best.sum(axis=0))
    monitor = order.scenario.monitor
    return Ends(
        fingerprint=scenario_hash(order.scenario),
        policy=order.everyone,
        games=engine.games,
        wins={seat.seat: won[seat.index] for seat in engine.tables.seats},
        goals=tuple(_goals(engine)),
        parts=() if monitor is None else _parts(engine, monitor),
        fits={} if monitor is None else _fits(engine, monitor),
        tracks={track.id: _measured(engine, str(of_track(track.id))) for track in order.scenario.tracks},
        ties={both: _measured(engine, str(alignment(*both))) for both in engine.tables.compiled.board.pairs},
        drawn={
            seat.seat: engine.hidden[seat.index].copy()
            for seat in engine.tables.seats
            if order.scenario.actor(seat.seat).hidden_sets
        },
        cards=tuple(_cards(engine)) if engine.counts.detailed else (),
        events=tuple(_events(engine)),
        rules=tuple(
            EventEnds(id=rule.id, came=acted, turns=np.zeros(0, dtype=np.int64))
            for rule, acted in zip(order.scenario.upkeep, engine.counts.acted, strict=True)
        ),
    )


def _cards(engine: Engine) -> Iterator[CardEnds]:
    counts = engine.counts
    for at, holding in enumerate(engine.tables.compiled.holdings.values()):
        yield CardEnds(
            card=holding.card.id,
            seat=holding.seat,
            plays=counts.uses[at],
            could=counts.ever_legal[at],
            paid=int(counts.paid[at]),
        )


def _events(engine: Engine) -> Iterator[EventEnds]:
    counts = engine.counts
    for at, bound in enumerate(engine.tables.compiled.injects):
        if bound.inject.kind != "facilitator":
            yield EventEnds(
                id=bound.inject.id,
                came=counts.fired[at] > 0,
                turns=counts.fired_in[at],
                replies=tuple(_replies(counts.replies, bound.inject.id)) if counts.detailed else (),
            )


def _replies(counts: Replies, inject: InjectId) -> Iterator[ReplyEnds]:
    for at, row in enumerate(counts.rows):
        if row.inject == inject:
            yield ReplyEnds(
                seat=row.seat,
                answer=row.answer,
                asked=int(counts.asked[at]),
                possible=int(counts.possible[at]),
                given=int(counts.given[at].sum()),
            )


def _measured(engine: Engine, text: str) -> ByGame:
    measure = measure_for_many(engine.tables.compiled.measure(text))
    return np.broadcast_to(np.asarray(measure(engine.final, engine)), engine.games).copy()


def _goals(engine: Engine) -> Iterator[GoalEnds]:
    everywhere = np.ones(engine.games, dtype=np.bool_)
    for aim in engine.tables.goals.aims:
        values = np.broadcast_to(aim.measure(engine.final, engine), engine.games)
        yield GoalEnds(
            id=aim.id,
            seat=engine.tables.compiled.seats[aim.seat],
            values=np.asarray(values).copy(),
            own=everywhere if aim.drawn == ALWAYS else np.asarray(aim.counted(engine.hidden)),
        )


def _parts(engine: Engine, monitor: Monitor) -> tuple[PartEnds, ...]:
    values = measured_parts(engine, monitor)
    return tuple(
        PartEnds(id=part.id, values=np.broadcast_to(np.asarray(one, dtype=np.float64), engine.games))
        for part, one in zip(monitor.parts, values, strict=True)
    )


def _fits(engine: Engine, monitor: Monitor) -> dict[str, ByGame]:
    facts = Ended(engine)
    return {
        one.id: np.broadcast_to(
            engine.holds_of(engine.tables.test(one.requires), engine.final, facts), engine.games
        )
        for one in monitor.verdicts
    }


def joined(lots: Sequence[Ends]) -> Ends:
    """Return several lots of games of one scenario as one."""
    first = lots[0]
    goals = tuple(
        GoalEnds(
            id=one.id,
            seat=one.seat,
            values=np.concatenate([lot.goals[at].values for lot in lots]),
            own=np.concatenate([lot.goals[at].own for lot in lots]),
        )
        for at, one in enumerate(first.goals)
    )
    parts = tuple(
        PartEnds(id=one.id, values=np.concatenate([lot.parts[at].values for lot in lots]))
        for at, one in enumerate(first.parts)
    )
    return Ends(
        fingerprint=first.fingerprint,
        policy=first.policy,
        games=sum(lot.games for lot in lots),
        wins={seat: np.concatenate([lot.wins[seat] for lot in lots]) for seat in first.wins},
        goals=goals,
        parts=parts,
        fits={verdict: np.concatenate([lot.fits[verdict] for lot in lots]) for verdict in first.fits},
        tracks={track: np.concatenate([lot.tracks[track] for lot in lots]) for track in first.tracks},
        ties={both: np.concatenate([lot.ties[both] for lot in lots]) for both in first.ties},
        drawn={seat: np.concatenate([lot.drawn[seat] for lot in lots]) for seat in first.drawn},
        cards=tuple(
            CardEnds(
                card=one.card,
                seat=one.seat,
                plays=np.concatenate([lot.cards[at].plays for lot in lots]),
                could=np.concatenate([lot.cards[at].could for lot in lots]),
                paid=sum(lot.cards[at].paid for lot in lots),
            )
            for at, one in enumerate(first.cards)
        ),
        events=_joined_events([lot.events for lot in lots]),
        rules=_joined_events([lot.rules for lot in lots]),
    )


def _joined_events(lots: Sequence[tuple[EventEnds, ...]]) -> tuple[EventEnds, ...]:
    return tuple(
        EventEnds(
            id=one.id,
            came=np.concatenate([lot[at].came for lot in lots]),
            turns=sum((lot[at].turns for lot in lots[1:]), one.turns),
            replies=_joined_replies([lot[at].replies for lot in lots]),
        )
        for at, one in enumerate(lots[0])
    )


def _joined_replies(lots: Sequence[tuple[ReplyEnds, ...]]) -> tuple[ReplyEnds, ...]:
    return tuple(
        replace(
            one,
            asked=sum(lot[at].asked for lot in lots),
            possible=sum(lot[at].possible for lot in lots),
            given=sum(lot[at].given for lot in lots),
        )
        for at, one in enumerate(lots[0])
    )
