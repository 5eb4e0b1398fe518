"""What a series shows: verdicts, index, ties, tracks, cards and pace, each with its number of tables.

Takes the tables of one version that are over; who asks for several versions asks once for each. Numbers only:
`telling` puts them into words, and says what so few tables cannot show. A further thing to show is a field of
`Overview` and its function here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, fsum
from statistics import fmean, median, stdev
from typing import TYPE_CHECKING, Final

import numpy as np

from wargame.cohort.bots import BotsPlay
from wargame.cohort.courses import index_courses, tie_courses, track_courses
from wargame.cohort.extract import Extract
from wargame.cohort.likeness import RunMap, adjusted_rand, distances, explained, first_difference, run_map
from wargame.scenario.model import Scenario
from wargame.simulation.summary import Share, share
from wargame.terms import ActorId

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEW: Final = 4
"""Under so many tables there are single numbers, and no middle or quarters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """One number over the tables."""

    of: int
    mean: float
    sd: float
    """0 for a single table."""
    lowest: float
    quarter: float
    middle: float
    three_quarters: float
    highest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """How often a verdict was given, by people and by bots."""

    id: str
    title: str
    tables: Share
    bots: tuple[tuple[str, Share], ...]
    """Policy and share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """Where a tie or a track began and ended."""

    name: str
    has_sign: bool
    """Whether it is written with its sign, as ties are."""
    start: float
    end: Spread
    bots: tuple[tuple[str, float, float, float], ...]
    """Policy, and the low, middle and high of where nine of ten of its games end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """How a seat used a card."""

    seat: ActorId
    title: str
    tables: Share
    """Of the tables, those that played it at least once."""
    plays: int
    """In all of them together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A series of one version of a scenario."""

    tables: int
    """So many, all of them over."""
    early: int
    """How many ended before their last turn."""
    verdicts: tuple[VerdictRow, ...]
    none_fits: int
    """At how many tables no verdict fitted."""
    index: Spread | None
    ties: tuple[NumberRow, ...]
    """Those that moved at any table, the ones with the widest spread first."""
    tracks: tuple[NumberRow, ...]
    cards: tuple[CardRow, ...]
    decided: tuple[float, ...]
    """By turn, from the start: how much of the spread at the end the index explains; empty without one."""
    apart: float
    """Mean distance of two tables, in tie points."""
    map: RunMap
    blocs_agree: float | None
    """Mean adjusted Rand index of the blocs at the end; None for a single table."""
    scores: tuple[tuple[str, Spread], ...]
    wins: tuple[tuple[str, Share], ...]
    """Seat's name and how often it won, shared wins included."""
    minutes: Spread | None
    """How long a turn took; None where bots played it at once."""
    by_hand: int
    """Rulings made or changed by hand, in all."""


def overview(scenario: Scenario, tables: Sequence[Extract], bots: Sequence[BotsPlay] = ()) -> Overview:
    """Return what tables of one version of a scenario show.

    Raises
    ------
    ValueError
        If there are none.
    """
    if not tables:
        raise ValueError("no tables")
    apart = distances(tie_courses(tables))
    index = index_courses(tables)
    upper = apart[np.triu_indices(len(tables), 1)]
    ends = index[:, -1] if index.shape[1] else np.zeros(len(tables))
    return Overview(
        tables=len(tables),
        early=sum(one.ended_early for one in tables),
        verdicts=_verdicts(scenario, tables, bots),
        none_fits=sum(not one.verdict for one in tables) if scenario.monitor else 0,
        index=spread_of(list(index[:, -1])) if index.shape[1] else None,
        ties=_ties(scenario, tables, bots),
        tracks=_tracks(scenario, tables, bots),
        cards=_cards(scenario, tables),
        decided=explained(index) if index.shape[1] and len(tables) >= FEW else (),
        apart=float(upper.mean()) if len(upper) else 0.0,
        map=run_map(apart, ends),
        blocs_agree=_blocs(tables),
        scores=tuple(
            (seat.name, spread_of([one.points[seat.id] for one in tables])) for seat in scenario.seats
        ),
        wins=tuple(
            (seat.name, share(sum(seat.id in one.winners for one in tables), len(tables)))
            for seat in scenario.seats
        ),
        minutes=_minutes(tables),
        by_hand=sum(one.by_hand for one in tables),
    )


def spread_of(values: Sequence[float]) -> Spread:
    """Return how one number lies over the tables; ValueError if there are none."""
    quarter, middle, three = (float(one) for one in np.percentile(values, (25, 50, 75)))
    return Spread(
        of=len(values),
        mean=fmean(values),
        sd=stdev(values) if len(values) > 1 else 0.0,
        lowest=min(values),
        quarter=quarter,
        middle=middle,
        three_quarters=three,
        highest=max(values),
    )


def same_seed_parts(one: Extract, other: Extract) -> int | None:
    """Return the turn in which two tables of one seed or one session first moved otherwise; None if never.

    Between tables of different dice it is nearly always the first turn, and says nothing.
    """
    return first_difference(_moves(one), _moves(other))


def _moves(table: Extract) -> list[object]:
    turns: list[list[object]] = [[] for _ in range(table.played)]
    for move in table.sealed:
        if move.turn <= table.played:
            turns[move.turn - 1].append((move.seat, move.card, move.target))
    return list(map(tuple, turns))


def _verdicts(
    scenario: Scenario, tables: Sequence[Extract], bots: Sequence[BotsPlay]
) -> tuple[VerdictRow, ...]:
    if scenario.monitor is None:
        return ()
    return tuple(
        VerdictRow(
            id=one.id,
            title=one.title,
            tables=share(sum(table.verdict == one.id for table in tables), len(tables)),
            bots=tuple((play.policy, play.verdicts[one.id]) for play in bots if one.id in play.verdicts),
        )
        for one in scenario.monitor.verdicts
    )


def _ties(scenario: Scenario, tables: Sequence[Extract], bots: Sequence[BotsPlay]) -> tuple[NumberRow, ...]:
    names = {actor.id: actor.short or actor.name for actor in scenario.actors}
    courses = tie_courses(tables)
    rows = []
    for at, (one, other) in enumerate(tables[0].pairs):
        if (courses[:, :, at] == courses[0, 0, at]).all():
            continue
        bands = [
            (play.policy, band)
            for play in bots
            for left, right, band in play.ties
            if {left, right} == {one, other}
        ]
        rows.append(
            NumberRow(
                name=f"{names[one]} – {names[other]}",
                has_sign=True,
                start=float(courses[0, 0, at]),
                end=spread_of(list(courses[:, -1, at])),
                bots=tuple((policy, band.low, band.middle, band.high) for policy, band in bands),
            )
        )
    return tuple(sorted(rows, key=lambda row: -row.end.sd))


def _tracks(scenario: Scenario, tables: Sequence[Extract], bots: Sequence[BotsPlay]) -> tuple[NumberRow, ...]:
    courses: NDArray[np.float64] = track_courses(tables)
    return tuple(
        NumberRow(
            name=track.name,
            has_sign=False,
            start=float(courses[0, 0, at]),
            end=spread_of(list(courses[:, -1, at])),
            bots=tuple(
                (play.policy, band.low, band.middle, band.high)
                for play in bots
                if (band := play.tracks.get(track.id)) is not None
            ),
        )
        for at, track in enumerate(scenario.tracks)
    )


def _cards(scenario: Scenario, tables: Sequence[Extract]) -> tuple[CardRow, ...]:
    counts: Mapping[tuple[ActorId, str], list[int]] = {
        (seat, card.id): [
            sum(move.seat == seat and move.card == card.id for move in one.sealed) for one in tables
        ]
        for card in scenario.cards
        for seat in card.owners
    }
    titles = {card.id: card.title for card in scenario.cards}
    return tuple(
        CardRow(
            seat=seat,
            title=titles[card],
            tables=share(sum(played > 0 for played in plays), len(tables)),
            plays=sum(plays),
        )
        for (seat, card), plays in counts.items()
    )


def _blocs(tables: Sequence[Extract]) -> float | None:
    """Return the mean adjusted Rand index of every two tables; equal partitions are compared once."""
    if len(tables) < 2:
        return None
    counts = Counter(map(_parted, tables))
    pairs = [(adjusted_rand(one, one), many * (many - 1) / 2) for one, many in counts.items() if many > 1]
    pairs += [
        (adjusted_rand(one, other), float(many * more))
        for (one, many), (other, more) in combinations(counts.items(), 2)
    ]
    return fsum(value * times for value, times in pairs) / comb(len(tables), 2)


def _parted(table: Extract) -> tuple[int, ...]:
    """Return the bloc of each actor, numbered as they come; one without ties is in a bloc of its own."""
    blocs = [-2 - at if bloc < 0 else bloc for at, bloc in enumerate(table.blocs)]
    new = {bloc: number for number, bloc in enumerate(dict.fromkeys(blocs))}
    return tuple(new[bloc] for bloc in blocs)


def _minutes(tables: Sequence[Extract]) -> Spread | None:
    took = [median(one.seconds) / 60 for one in tables if one.seconds]
    return spread_of(took) if took and max(took) >= 1 else None
