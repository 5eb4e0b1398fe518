"""How bots play a version of the scenario: what the tables of people are held against.

A changed scenario loses its base rates, so a cohort plays its own for each version and policy: verdicts, and
for index, ties and tracks the band in which nine of ten games end. Kept beside the extracts. Another policy
is another name in `POLICIES`.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from math import sqrt
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from wargame.cohort.cache import keep_other, kept_other
from wargame.design.measures import INDEX
from wargame.scenario.data import scenario_hash
from wargame.scenario.model import Monitor, Scenario
from wargame.simulation.ends import Ends, ends_of, index_now, verdicts
from wargame.simulation.order import Order
from wargame.simulation.summary import Share
from wargame.terms import ActorId, CardId, EntenteError

GAMES: Final = 4_000
"""Of each version and policy: shares are then known to about one and a half in a hundred."""

POLICIES: Final = ("greedy", "random")
"""Purposeful and aimless play."""

BAND: Final = (5.0, 50.0, 95.0)


class Band(msgspec.Struct, frozen=True, gc=False):
    """Where nine of ten games end, and the middle one."""

    low: float
    middle: float
    high: float


class BotsPlay(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What games of bots came to."""

    policy: str
    games: int
    verdicts: Mapping[str, Share]
    index: Band | None
    ties: tuple[tuple[ActorId, ActorId, Band], ...]
    tracks: Mapping[str, Band]
    means: Mapping[str, tuple[float, float]]
    """By the key of a measure its mean and its standard deviation: index, verdicts, ties, tracks."""


def bots_play(
    scenario: Scenario,
    policy: str,
    games: int = GAMES,
    *,
    turns: int | None = None,
    cards_off: tuple[CardId, ...] = (),
) -> BotsPlay | None:
    """Return how bots of one policy play a scenario; None if it cannot be played many games at once.

    Parameters
    ----------
    turns
        How many; None for those of the scenario.
    cards_off
        Cards that nobody plays.
    """
    turns = None if turns == scenario.calendar.turns else turns
    key = f"bots with means {scenario_hash(scenario)} {policy} {games} {turns} {' '.join(cards_off)}"
    if (found := kept_other(key, BotsPlay)) is not None:
        return found
    made = None
    order = Order(scenario=scenario, games=games, everyone=policy, turns=turns, cards_off=cards_off)
    with suppress(EntenteError):
        made = _of_ends(scenario, ends_of(order))
        keep_other(key, made)
    return made


def _of_ends(scenario: Scenario, ends: Ends) -> BotsPlay:
    monitor = scenario.monitor
    return BotsPlay(
        policy=ends.policy,
        games=ends.games,
        verdicts=verdicts(monitor, ends) if monitor else {},
        index=_band(index_now(monitor, ends)) if monitor else None,
        ties=tuple((one, other, _band(values)) for (one, other), values in ends.ties.items()),
        tracks={of: _band(values) for of, values in ends.tracks.items()},
        means=dict(_means(monitor, ends)),
    )


def _means(monitor: Monitor | None, ends: Ends) -> Iterator[tuple[str, tuple[float, float]]]:
    if monitor is not None:
        index = index_now(monitor, ends)
        yield INDEX, (float(index.mean()), float(index.std()))
        for verdict, of in verdicts(monitor, ends).items():
            yield f"verdict {verdict}", (of.value, sqrt(of.value * (1.0 - of.value)))
    for pair, values in ends.ties.items():
        yield f"tie {' '.join(sorted(pair))}", (float(values.mean()), float(values.std()))
    for track, values in ends.tracks.items():
        yield f"track {track}", (float(values.mean()), float(values.std()))


def _band(values: NDArray[np.float64]) -> Band:
    low, middle, high = np.percentile(values, BAND)
    return Band(float(low), float(middle), float(high))
