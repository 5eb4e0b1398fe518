"""What readers may know of a series: tables by number in place of files, and no secrets of the table.

Takes a study and gives one of the same kind, in which names of files, or what was secret, are not there any
more; what is written, drawn or said of it can then leave the room. Names go unless they are asked for.
Secrets (covert moves that were never seen, hidden tracks, hidden draws, total scores, seed and key) go unless
they are asked for or Control opened them at the close of every table. The question and its verdicts stay:
they are what a series is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from wargame.cohort.extract import Extract
from wargame.cohort.gathering import Aside, Cohort, Table
from wargame.cohort.labels import Label
from wargame.cohort.opened import Opened, opened
from wargame.cohort.overview import Overview
from wargame.cohort.study import Study, Version
from wargame.cohort.treatments import Trial
from wargame.design.measures import known_key
from wargame.scenario.hiding import hidden_tracks
from wargame.scenario.model import Scenario
from wargame.words.sentences import Sentence

NOT_TOLD = -1
"""Stands for a seed that is kept secret."""


def are_open(found: Study) -> bool:
    """Return whether Control opened everything at the close of every table that is compared."""
    return bool(found.shown) and all(one.extract.opened for one in found.shown)


def for_readers(found: Study, *, names: bool = False, secrets: bool | None = None) -> Study:
    """Return a study as it may leave the room.

    Parameters
    ----------
    found
        As Control sees it.
    names
        With the names of the files.
    secrets
        With what was secret at the tables; None where all of them were opened at their close.
    """
    wanted = are_open(found) if secrets is None else secrets
    told = found if names else without_names(found)
    return told if wanted else without_secrets(told)


# --- names ---------------------------------------------------------------------------------------


def without_names(found: Study) -> Study:
    """Return a study in which tables have numbers, in the order of their names, and no file is named."""
    cohort = found.cohort
    width = len(str(len(cohort.tables)))
    called = {one.path: Path(f"table {number:0{width}}") for number, one in enumerate(cohort.tables, 1)}
    called |= {one.path: Path(f"file {number}") for number, one in enumerate(cohort.aside, 1)}
    tables = tuple(replace(one, path=called[one.path]) for one in cohort.tables)
    return replace(
        found,
        cohort=Cohort(
            tables=tables,
            aside=tuple(_aside(one, called) for one in cohort.aside),
            twins=cohort.twins,
        ),
        shown=tuple(replace(one, path=called[one.path]) for one in found.shown),
        labels={called[path]: label for path, label in found.labels.items() if path in called},
        told=tuple(_unnamed(one, called) for one in found.told),
        opened=_opened(found, tables),
    )


def _opened(found: Study, tables: Sequence[Table]) -> Opened | None:
    """Return the design held against the tables as they are called now; what came of it stays."""
    of = found.opened
    if of is None:
        return None
    scenarios = {one.hash: one.scenario for one in found.versions}
    anew = opened(of.read, tables, scenarios, {one.hash for one in found.versions if one.is_pooled})
    return replace(anew, expected=of.expected, uses=of.uses)


def _aside(one: Aside, called: Mapping[Path, Path]) -> Aside:
    return replace(one, path=called[one.path], told=_unnamed(one.told, called))


def _unnamed(told: Sentence, called: Mapping[Path, Path]) -> Sentence:
    """Return a sentence in which files are called as the tables are."""
    names = {path.name: new for path, new in called.items()}

    def said(value: Any) -> Any:
        match value:
            case Sentence():
                return _unnamed(value, called)
            case str() | Path() if Path(value).name in names:
                return names[Path(value).name].name
            case tuple():
                return tuple(map(said, value))
            case _:
                return value

    return Sentence(told.what, **{key: said(value) for key, value in told.given.items()})


# --- secrets -------------------------------------------------------------------------------------


def without_secrets(found: Study) -> Study:
    """Return a study without what was secret at its tables."""
    covert = {
        (seat, card.title, card.id)
        for version in found.versions
        for card in version.scenario.cards
        if card.covert
        for seat in card.owners
    }
    hidden = {track for version in found.versions for track in hidden_tracks(version.scenario)}
    strata = _strata(found.labels.values())
    told = {one.path: replace(one, extract=_told(one.extract, hidden)) for one in found.cohort.tables}
    keys = {f"card {seat} {card}" for seat, _, card in covert} | {f"track {one}" for one in hidden}
    return replace(
        found,
        cohort=replace(found.cohort, tables=tuple(told.values())),
        versions=tuple(_version(one, hidden) for one in found.versions),
        shown=tuple(told[one.path] for one in found.shown),
        overview=_overview(found, {(seat, title) for seat, title, _ in covert}, hidden),
        labels={
            path: Label(label=one.label, stratum=strata[one.stratum]) for path, one in found.labels.items()
        },
        trial=_trial(found.trial, keys),
        opened=_kept(found, keys),
    )


def _strata(labels: Iterable[Label]) -> dict[str, str]:
    """Return a number for each stratum, for its name may tell what a seat drew."""
    names = sorted({one.stratum for one in labels} - {""})
    return {"": "", **{name: f"Stratum {number}" for number, name in enumerate(names, 1)}}


def _told(one: Extract, hidden: set[str]) -> Extract:
    blown = {number for _, number in one.blown}
    at = [place for place, track in enumerate(one.track_ids) if track not in hidden]
    seen = {
        ruled.number for ruled in one.rulings if not ruled.covert or ruled.exposed or ruled.number in blown
    }
    return msgspec.structs.replace(
        one,
        seed=NOT_TOLD,
        key="",
        hidden={},
        points={},
        track_ids=tuple(one.track_ids[place] for place in at),
        tracks=tuple(tuple(row[place] for place in at) for row in one.tracks),
        rulings=tuple(ruled for ruled in one.rulings if ruled.number in seen),
        sealed=tuple(move for move in one.sealed if not move.covert or move.number in seen),
        twice=tuple(move for move in one.twice if not move.covert),
    )


def _version(one: Version, hidden: set[str]) -> Version:
    return replace(one, scenario=_without_tracks(one.scenario, hidden))


def _without_tracks(scenario: Scenario, hidden: set[str]) -> Scenario:
    if not hidden:
        return scenario
    return replace(scenario, tracks=tuple(one for one in scenario.tracks if one.id not in hidden))


def _overview(found: Study, covert: set[tuple[str, str]], hidden: set[str]) -> Overview | None:
    one = found.overview
    if one is None:
        return None
    tracks = zip(found.versions[0].scenario.tracks, one.tracks, strict=True)
    return replace(
        one,
        cards=tuple(row for row in one.cards if (row.seat, row.title) not in covert),
        tracks=tuple(row for track, row in tracks if track.id not in hidden),
        scores=(),
        wins=(),
    )


def _kept(found: Study, keys: set[str]) -> Opened | None:
    """Return the design without what is asked of secrets."""
    of = found.opened
    if of is None:
        return None

    def is_told(measure: str) -> bool:
        key = known_key(found.versions[0].scenario, measure)
        return key not in keys and not key.startswith("score ")

    return replace(
        of,
        expected=tuple(one for one in of.expected if is_told(one.hypothesis.measure)),
        uses=tuple(one for one in of.uses if is_told(one.check.measure)),
    )


def _trial(of: Trial | None, keys: set[str]) -> Trial | None:
    if of is None:
        return None
    rows = tuple(row for row in of.rows if row.key not in keys and not row.key.startswith("score "))
    return replace(of, rows=rows)
