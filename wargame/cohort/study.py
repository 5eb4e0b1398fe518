"""A cohort looked at as a whole: its versions and what differs between them, what it shows, treatments.

The one function that command line, page and report share: `study` takes a gathered cohort and what was asked,
and gives values. Versions that can be laid over one another (the same actors, tracks and question) are pooled
and their differences said; one that cannot is named and left apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeAlias

from wargame.cohort.bots import GAMES, POLICIES, BotsPlay, bots_play
from wargame.cohort.gathering import Cohort, Table
from wargame.cohort.labels import NO_LABELS, Label, Labels, labels_of_lines
from wargame.cohort.long_run import LongRun, long_runs
from wargame.cohort.opened import Opened, opened
from wargame.cohort.overview import Overview, overview
from wargame.cohort.treatments import Trial, trial
from wargame.design.measures import INDEX, known_key
from wargame.design.reading import Read
from wargame.journal.file import read
from wargame.scenario.data import hashed_data
from wargame.scenario.model import Scenario
from wargame.shown.editor.changes import changes_between
from wargame.terms import Refused
from wargame.words.sentences import Sentence

Within: TypeAlias = Literal["draw", "players", "seed"]
WITHIN: Final[tuple[Within, ...]] = ("draw", "players", "seed")
"""Inside what labels can be shuffled besides the strata of a sheet: the hidden draw, who played, the seed."""

_INSIDE: Final[Mapping[Within, str]] = {"draw": "hidden draw", "players": "players", "seed": "seed"}

MOST_CHANGES: Final = 12
"""Lines that say what differs between two versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of the scenario, as it was played."""

    hash: str
    name: str
    """`version A` for the one with most tables, then `version B`."""
    scenario: Scenario
    tables: int
    differs: tuple[str, ...]
    """From version A, in words; empty for itself."""
    is_pooled: bool
    """Whether its tables are laid over those of version A."""
    bots: tuple[BotsPlay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What was found."""

    cohort: Cohort
    versions: tuple[Version, ...]
    shown: tuple[Table, ...]
    """The finished tables of all versions that are pooled."""
    overview: Overview | None
    """Of them; None if no game is over."""
    labels: Mapping[Path, Label] = field(default_factory=dict)
    trial: Trial | None = None
    told: tuple[Sentence, ...] = ()
    """What sessions said themselves of their labels."""
    opened: Opened | None = None
    """The design beside what came, if one was given."""
    inside: tuple[str, ...] = ()
    """Inside what labels are shuffled, in words: strata, and what was chosen besides."""
    long_runs: Mapping[str, LongRun] = field(default_factory=dict)
    """What bots come to in the long run, by the key of what was named before play."""

    @property
    def dealt_by_lot(self) -> bool:
        """Whether a lot dealt the labels and conditions were the same, so that the treatment is a cause."""
        return self.opened is not None and self.opened.is_cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be looked at."""

    labels: Mapping[Path, Label] = field(default_factory=dict)
    """Of a sheet; empty to compare the first two versions, if there are two."""
    without: str = ""
    """The label that the other is held against; the one that the sheet names first if empty."""
    treated: str = ""
    within: tuple[Within, ...] = ()
    named: tuple[str, ...] = ()
    """Keys of what was named before play; those of the design, or the index, if empty."""
    design: Read | None = None
    """A sealed design, whose labels then hold."""
    policies: tuple[str, ...] = POLICIES
    games: int = GAMES
    """Games of bots for each version and policy; 0 for none."""
    seed: int = 0


def study(cohort: Cohort, asked: Asked | None = None) -> Study:
    """Return what a cohort shows.

    Raises
    ------
    RecordError
        If a file that was read before has gone meanwhile.
    Refused
        If something was named before play that is not measured.
    """
    asked = asked or Asked()
    versions = _versions(cohort, asked)
    pooled = {one.hash for one in versions if one.is_pooled}
    shown = tuple(one for one in cohort.finished if one.extract.scenario_hash in pooled)
    scenarios = {one.hash: one.scenario for one in versions}
    beside = opened(asked.design, cohort.tables, scenarios, pooled, seed=asked.seed) if asked.design else None
    if not shown:
        return Study(cohort=cohort, versions=versions, shown=(), overview=None, opened=beside)
    first = versions[0]
    given = _labels(asked, beside, shown)
    labels = given.of or ({} if beside else _by_version(shown, versions))
    strata = {one.path: _stratum(one, labels[one.path], asked.within) for one in shown if one.path in labels}
    without, treated = _pair(asked, strata)
    named = _named(asked, scenarios.values(), (without, treated))
    labelled = [(one.extract, strata[one.path]) for one in shown if one.path in strata]
    return Study(
        cohort=cohort,
        versions=versions,
        shown=shown,
        overview=overview(first.scenario, [one.extract for one in shown], first.bots),
        labels=strata,
        told=given.told,
        opened=beside,
        trial=trial(
            first.scenario,
            labelled,
            without=without,
            treated=treated,
            named=named,
            seed=asked.seed,
        )
        if treated
        else None,
        inside=_inside(asked, labels),
        long_runs=long_runs(
            labelled,
            (without, treated),
            scenarios,
            named,
            games=asked.games if asked.policies else 0,
            policy=next(iter(asked.policies), ""),
        )
        if treated
        else {},
    )


def _labels(asked: Asked, beside: Opened | None, shown: Sequence[Table]) -> Labels:
    """Return the labels of a sheet, of the design that was given, or those that the sessions say."""
    if asked.labels:
        return Labels(of=dict(asked.labels), told=())
    if beside is not None:
        return Labels(of=dict(beside.labels), told=())
    found = labels_of_lines({one.path: one.extract.design for one in shown})
    return found if len({one.label for one in found.of.values()}) > 1 else NO_LABELS


def _pair(asked: Asked, labels: Mapping[Path, Label]) -> tuple[str, str]:
    """Return which label is held against which: without, and with; nothing for fewer than two."""
    names = sorted({one.label for one in labels.values()})
    if asked.labels:
        # In the order of the sheet, in which people write what they hold the other against first.
        names = list(dict.fromkeys(one.label for one in asked.labels.values() if one.label in names))
    if asked.design is not None and not asked.labels:
        dealt = [one.name for one in asked.design.design.treatments]
        names = [one for one in dealt if one in names]
    without = asked.without or (names[0] if names else "")
    others = [one for one in names if one != without]
    return without, asked.treated or (others[0] if others else "")


def _named(asked: Asked, scenarios: Iterable[Scenario], pair: tuple[str, str]) -> tuple[str, ...]:
    """Return the keys of what was named before play; Refused for one that nothing is measured by."""
    every = list(scenarios)
    keys = []
    for typed in asked.named:
        key = next(filter(None, (known_key(scenario, typed) for scenario in every)), "")
        if not key:
            raise Refused("cohort-no-such-measure", measure=typed)
        keys.append(key)
    if not keys and asked.design is not None:
        design = asked.design.design
        of_pair = [one.measure for one in design.hypotheses if design.compared(one) == pair]
        keys = [key for key in (known_key(every[0], one) for one in of_pair) if key]
    return tuple(keys) or (INDEX,)


def _inside(asked: Asked, labels: Mapping[Path, Label]) -> tuple[str, ...]:
    strata = ("strata",) if any(one.stratum for one in labels.values()) else ()
    return (*strata, *(_INSIDE[what] for what in asked.within))


def _versions(cohort: Cohort, asked: Asked) -> tuple[Version, ...]:
    found: list[Version] = []
    for number, of in enumerate(cohort.versions):
        tables = [one for one in cohort.tables if one.extract.scenario_hash == of]
        scenario, _ = read(tables[0].path)
        first = found[0].scenario if found else scenario
        found.append(
            Version(
                hash=of,
                name=f"version {_letter(number)}",
                scenario=scenario,
                tables=len(tables),
                differs=changes_between(hashed_data(first), hashed_data(scenario), MOST_CHANGES)
                if found
                else (),
                is_pooled=_can_be_laid_over(first, scenario),
                bots=_bots(scenario, asked),
            )
        )
    return tuple(found)


def _bots(scenario: Scenario, asked: Asked) -> tuple[BotsPlay, ...]:
    if not asked.games:
        return ()
    played = [bots_play(scenario, policy, asked.games) for policy in asked.policies]
    return tuple(one for one in played if one is not None)


def _letter(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else str(number + 1)


def _can_be_laid_over(one: Scenario, other: Scenario) -> bool:
    """Return whether numbers of two versions mean the same: actors, tracks, verdicts, turns."""
    return all(
        of(one) == of(other)
        for of in (
            lambda it: [(actor.id, actor.kind) for actor in it.actors],
            lambda it: [track.id for track in it.tracks],
            lambda it: [verdict.id for verdict in it.monitor.verdicts] if it.monitor else None,
            lambda it: it.calendar.turns,
        )
    )


def _by_version(tables: Sequence[Table], versions: Sequence[Version]) -> dict[Path, Label]:
    names = {one.hash: one.name for one in versions if one.is_pooled}
    if len(names) < 2:
        return {}
    return {one.path: Label(label=names[one.extract.scenario_hash]) for one in tables}


def _stratum(table: Table, label: Label, within: Sequence[Within]) -> Label:
    """Return a label with everything inside which it is to be shuffled."""
    parts = [label.stratum] if label.stratum else []
    one = table.extract
    for what in within:
        match what:
            case "draw":
                parts.append(one.drawn)
            case "players":
                parts.append(" ".join(f"{seat}={who}" for seat, who in sorted(one.players.items())))
            case "seed":
                parts.append(f"seed {one.seed} {one.key}")
    return Label(label=label.label, stratum="; ".join(parts))
