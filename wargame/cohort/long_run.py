"""What bots come to in the long run with either treatment: what a difference between tables is held against.

Takes the tables of two labels, gives for each number that was named before play the difference between many
games of bots under the conditions of the one label and of the other: version, turns, cards that are off.
Where the tables of a label were played under several, or both labels under the same, there is none. Rulings
are by dice in these games, and hidden aims are drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

from wargame.cohort.bots import bots_play
from wargame.cohort.extract import Extract
from wargame.cohort.labels import Label
from wargame.scenario.model import Scenario
from wargame.terms import CardId

Conditions: TypeAlias = tuple[str, int, tuple[CardId, ...]]
"""The scenario's hash, turns, and cards that are off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LongRun:
    """The difference in one number over many games of bots."""

    value: float
    give: float
    """Half of its 95 per cent interval."""
    games: int
    """With either treatment."""
    policy: str


def long_runs(
    tables: Sequence[tuple[Extract, Label]],
    pair: tuple[str, str],
    scenarios: Mapping[str, Scenario],
    keys: Iterable[str],
    *,
    games: int,
    policy: str,
) -> dict[str, LongRun]:
    """Return what bots come to, by the key of each number; those that bots are not measured by are left out.

    Parameters
    ----------
    pair
        The labels: without the treatment, and with it.
    scenarios
        By their hashes.
    """
    without, treated = (_conditions(tables, label) for label in pair)
    if not games or without is None or treated is None or without == treated:
        return {}
    played = []
    for of, turns, cards_off in (without, treated):
        one = bots_play(scenarios[of], policy, games, turns=turns, cards_off=cards_off)
        if one is None:
            return {}
        played.append(one)
    found = {}
    for key in keys:
        ends = [one.means.get(key) for one in played]
        if ends[0] is not None and ends[1] is not None:
            (before, spread), (after, other) = ends[0], ends[1]
            found[key] = LongRun(
                value=after - before,
                give=1.96 * sqrt((spread**2 + other**2) / games),
                games=games,
                policy=policy,
            )
    return found


def _conditions(tables: Sequence[tuple[Extract, Label]], label: str) -> Conditions | None:
    """Return under what all tables of a label were played; None if it was not the same."""
    met = {(one.scenario_hash, one.turns, one.cards_off) for one, of in tables if of.label == label}
    return next(iter(met)) if len(met) == 1 else None
