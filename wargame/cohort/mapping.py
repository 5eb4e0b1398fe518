"""A series as a map: each table a point, near one another what ran alike.

Takes a study, gives points that know no window; `ui.widgets.run_map` paints them. The sign of a point is that
of its verdict: + where the verdict asks for an index above 0, − below, = for all others.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from wargame.cohort.study import Study
from wargame.scenario.model import Verdict
from wargame.words.counting import listed, signed

Sign: TypeAlias = Literal["+", "=", "−"]

FAITHFUL: Final = 0.8
"""Fidelity below which the map is said to mislead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One table on the map."""

    name: str
    across: float
    up: float
    """In tie points, 0 being the middle of the map."""
    sign: Sign
    is_filled: bool
    """Whether it bears the second label."""
    words: str
    """Name, label, verdict and index, for whoever rests on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesMap:
    """The tables that are compared, as points."""

    points: tuple[Point, ...]
    key: tuple[str, ...]
    """What filled, open and the signs mean."""
    fidelity: str
    """How far the map is to be trusted, in a sentence."""


def series_map(found: Study) -> SeriesMap | None:
    """Return the map of a series; None where there are fewer than three tables, or none differ."""
    one = found.overview
    if one is None or len(found.shown) < 3 or not one.map.points.any():
        return None
    monitor = found.versions[0].scenario.monitor
    verdicts = {verdict.id: verdict for verdict in monitor.verdicts} if monitor else {}
    second = found.trial.treated if found.trial is not None else ""
    points = []
    for table, (across, up) in zip(found.shown, one.map.points.tolist(), strict=True):
        verdict, label = verdicts.get(table.extract.verdict), found.labels.get(table.path)
        said = [table.name]
        if label is not None:
            said.append(f"“{label.label}”")
        if verdict is not None:
            said.append(verdict.title)
        if table.extract.index:
            said.append(f"index {signed(round(table.extract.index[-1]))}")
        points.append(
            Point(
                name=table.name,
                across=float(across),
                up=float(up),
                sign=_sign(verdict),
                is_filled=bool(second) and label is not None and label.label == second,
                words=", ".join(said),
            )
        )
    return SeriesMap(points=tuple(points), key=tuple(_key(found, verdicts)), fidelity=_fidelity(found))


def _sign(verdict: Verdict | None) -> Sign:
    if verdict is None:
        return "="
    if verdict.index_min is not None and verdict.index_min > 0:
        return "+"
    return "−" if verdict.index_max is not None and verdict.index_max < 0 else "="


def _key(found: Study, verdicts: dict[str, Verdict]) -> list[str]:
    said = []
    if found.trial is not None:
        said.append(f"filled: “{found.trial.treated}”, open: “{found.trial.without}”")
    signs: tuple[Sign, ...] = ("+", "=", "−")
    for sign in signs:
        titles = [verdict.title for verdict in verdicts.values() if _sign(verdict) == sign]
        if titles:
            said.append(f"{sign} {listed(titles, 'or')}")
    return said


def _fidelity(found: Study) -> str:
    one = found.overview
    assert one is not None  # asked before
    share = 100 * sum(one.map.shares)
    said = (
        f"Near one another lies what ran alike. Distances on the map follow the true ones at "
        f"{one.map.fidelity:.2f} (1 wholly); two axes hold {share:.0f} in 100 of what sets the tables apart."
    )
    return said if one.map.fidelity >= FAITHFUL else f"{said} That is little: trust no small distance."
