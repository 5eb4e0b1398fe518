"""Which numbers stand on the board, in which places, and how far each can move.

A board is made once from a scenario and shared by every state of every session that plays it. A state
holds its numbers as one tuple; the board says which place is whose. Derived tracks have no place: they
are computed when they are read.

Places run: alignments of all pairs of actors, stored tracks, influence of each seat, scrutiny of each
seat, each in the order of the scenario file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import floor
from typing import Any

from wargame.scenario.model import Scenario, Track
from wargame.terms import (
    ActorId,
    Pair,
    Quantity,
    TrackId,
    alignment,
    influence,
    pair,
    scrutiny,
    track,
)


@dataclass(frozen=True, slots=True)
class Gauge:
    """A derived track: places of stored tracks with their weights, clamped to lo..hi."""

    parts: tuple[tuple[int, float], ...]
    lo: int
    hi: int

    def read(self, values: Any) -> Any:
        """Return the weighted sum, rounded half up and clamped; of arrays of numbers one for each game."""
        total = sum(values[place] * weight for place, weight in self.parts)
        if isinstance(total, int | float):
            return max(self.lo, min(self.hi, floor(total + 0.5)))
        return ((total + 0.5) // 1).clip(self.lo, self.hi).astype("int32")


@dataclass(frozen=True, slots=True)
class Board:
    """The places of all numbers of a scenario."""

    names: tuple[Quantity, ...]
    """The quantity at each place."""
    lows: tuple[int, ...]
    """Its lowest value."""
    highs: tuple[int, ...]
    """Its highest value; a number beyond reach where the scale is open."""
    starts: tuple[int, ...]
    """Its value before turn 1."""
    places: Mapping[Quantity, int]
    """The place of each quantity."""
    pairs: Mapping[Pair, int]
    """The place of each alignment."""
    tracks: Mapping[TrackId, int]
    """The place of each stored track."""
    influences: Mapping[ActorId, int]
    """The place of each seat's influence."""
    scrutinies: Mapping[ActorId, int]
    """The place of each seat's scrutiny."""
    gauges: Mapping[TrackId, Gauge]
    """Derived tracks."""

    def track(self, name: TrackId, values: tuple[int, ...] | list[int]) -> int:
        """Return the value of a track, derived or stored; KeyError if there is none."""
        gauge = self.gauges.get(name)
        return gauge.read(values) if gauge else values[self.tracks[name]]

    def alignment(self, one: ActorId, other: ActorId, values: tuple[int, ...] | list[int]) -> int:
        """Return how two actors stand; KeyError if one of them is unknown."""
        return values[self.pairs[pair(one, other)]]


OPEN_END = 1_000_000_000
"""Stands for the end of a scale that has none; no play comes near it."""


def make_board(scenario: Scenario) -> Board:
    """Return the board of a scenario that `scenario.check` found clean."""
    rows = [*_alignments(scenario), *_tracks(scenario), *_purses(scenario), *_watches(scenario)]
    names = tuple(name for name, _, _, _ in rows)
    places = {name: place for place, name in enumerate(names)}
    actors = [actor.id for actor in scenario.actors]
    stored = {line.id: places[track(line.id)] for line in scenario.tracks if line.derived is None}
    return Board(
        names=names,
        lows=tuple(lo for _, lo, _, _ in rows),
        highs=tuple(hi for _, _, hi, _ in rows),
        starts=tuple(start for _, _, _, start in rows),
        places=places,
        pairs={pair(a, b): places[alignment(a, b)] for a, b in combinations(actors, 2)},
        tracks=stored,
        influences={seat.id: places[influence(seat.id)] for seat in scenario.seats},
        scrutinies={seat.id: places[scrutiny(seat.id)] for seat in scenario.seats},
        gauges={line.id: _gauge(line, stored) for line in scenario.tracks if line.derived is not None},
    )


_Row = tuple[Quantity, int, int, int]


def _alignments(scenario: Scenario) -> list[_Row]:
    scale = scenario.rules.alignment
    start = {pair(*line.between): line.value for line in scenario.alignments}
    high = OPEN_END if scale.max is None else scale.max
    return [
        (alignment(a.id, b.id), scale.min, high, start.get(pair(a.id, b.id), 0))
        for a, b in combinations(scenario.actors, 2)
    ]


def _tracks(scenario: Scenario) -> list[_Row]:
    return [
        (track(line.id), line.min, line.max, line.start) for line in scenario.tracks if line.derived is None
    ]


def _purses(scenario: Scenario) -> list[_Row]:
    cap = scenario.rules.influence.max
    high = OPEN_END if cap is None else cap
    return [(influence(seat.id), 0, high, seat.start_influence) for seat in scenario.seats]


def _watches(scenario: Scenario) -> list[_Row]:
    return [(scrutiny(seat.id), 0, scenario.rules.scrutiny.max, 0) for seat in scenario.seats]


def _gauge(line: Track, stored: Mapping[TrackId, int]) -> Gauge:
    weights = line.derived.weights if line.derived else {}
    return Gauge(
        parts=tuple((stored[name], weight) for name, weight in weights.items()), lo=line.min, hi=line.max
    )
