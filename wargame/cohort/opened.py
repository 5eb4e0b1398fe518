"""A sealed design opened beside the tables that were started from it.

`opened` gives all of it at once: which table has which place, whether conditions were the same, whether the
treatment was used, and each hypothesis beside what came. The command line and the page show it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wargame.cohort.conditions import Condition, Places, conditions, places_of
from wargame.cohort.expected import Expected, Use, expected, used_at_all
from wargame.cohort.gathering import Table
from wargame.cohort.labels import Label
from wargame.design.reading import Read, find_sealed
from wargame.scenario.model import Scenario
from wargame.terms import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A design, and what came of it."""

    read: Read
    places: Places
    conditions: tuple[Condition, ...]
    expected: tuple[Expected, ...]
    uses: tuple[Use, ...]
    labels: Mapping[Path, Label]
    """Of the tables that have a place of their own in the design and can be compared."""

    @property
    def breaking(self) -> tuple[Condition, ...]:
        """The conditions for which a difference is not said to be caused by what was tried."""
        return tuple(one for one in self.conditions if one.breaks)

    @property
    def is_cause(self) -> bool:
        """Whether a lot dealt the treatments, every table was played, and conditions were as sealed."""
        return bool(self.labels) and not self.breaking


def design_beside(tables: Sequence[Table]) -> Read | None:
    """Return the sealed design that most tables carry, if it lies in a folder of theirs; None if not."""
    seals = Counter(one.extract.design.seal for one in tables if one.extract.design is not None)
    folders = dict.fromkeys(one.path.parent for one in tables)
    return next((find_sealed(seal, folders) for seal, _ in seals.most_common(1)), None)


def opened(
    read: Read,
    tables: Iterable[Table],
    scenarios: Mapping[str, Scenario],
    pooled: Collection[str],
    *,
    seed: int = 0,
) -> Opened:
    """Open a sealed design beside the tables of a series.

    Parameters
    ----------
    tables
        Of the whole series; those that were not started from the design are told.
    scenarios
        The versions that were played, by their hash, the one that names are taken from first.
    pooled
        The hashes of those whose numbers mean the same.

    Raises
    ------
    Refused
        If the design is a draft.
    """
    if not read.seal:
        raise Refused("design-not-sealed", name=read.path.name)
    places = places_of(read, tables)
    usable = [one for one in places.placed if one.one.is_over and one.one.scenario_hash in pooled]
    labels = {one.table.path: Label(label=one.dealt.treatment, stratum=one.dealt.stratum) for one in usable}
    labelled = [(one.one, labels[one.table.path]) for one in usable]
    every = list(scenarios.values())
    return Opened(
        read=read,
        places=places,
        conditions=conditions(read, places, scenarios),
        expected=expected(read.design, every[0], labelled, seed=seed) if every else (),
        uses=used_at_all(read.design, every, labelled),
        labels=labels,
    )
