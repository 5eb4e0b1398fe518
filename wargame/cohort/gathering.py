"""A folder or a list of session files becomes a cohort: tables that can be compared, and what stands apart.

Files are only read. Each gives its extract, from the cache or by as many processes as are asked for; then
`sorted_out` says what does not belong: what is damaged, of another scenario, there twice, an earlier state
or another line of play of a session that is there. None of it stops anything; each is named with its reason.
A further reason is a kind in `Why` and a step in `sorted_out`.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from wargame.cohort.cache import keep, kept
from wargame.cohort.courses import tie_courses
from wargame.cohort.extract import Extract, content_hash, extracted
from wargame.cohort.likeness import distances
from wargame.simulation.sweep import spread
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence

ENDING: Final = ".entente"

Why: TypeAlias = Literal["damaged", "foreign", "twice", "earlier", "branch"]

TWIN: Final = 0.1
"""Tie points; two tables of one seed that lie nearer ran nearly the same."""

_FILES_A_CHUNK: Final = 6
"""Read by one process at a go: enough that handing them out costs nothing, few enough for a steady bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One session that is compared."""

    path: Path
    content: str
    """The hash of its contents."""
    extract: Extract

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """One file that is not compared, and why."""

    path: Path
    why: Why
    told: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """The tables in the order of their names, what stands apart, and who are near twins."""

    tables: tuple[Table, ...]
    aside: tuple[Aside, ...]
    twins: tuple[tuple[int, int], ...]
    """Numbers of tables that had one seed and ran nearly the same."""

    @property
    def finished(self) -> tuple[Table, ...]:
        """The tables whose game is over."""
        return tuple(one for one in self.tables if one.extract.is_over)

    @property
    def versions(self) -> tuple[str, ...]:
        """The hashes of the scenario's versions: most tables first; of as many, the first table's."""
        counts = Counter(one.extract.scenario_hash for one in self.tables)
        return tuple(of for of, _ in sorted(counts.items(), key=lambda one: -one[1]))


def without(cohort: Cohort, left: Collection[Path]) -> Cohort:
    """Return a cohort without some of its tables, which somebody wants to leave out."""
    kept = [number for number, one in enumerate(cohort.tables) if one.path not in left]
    new = {number: at for at, number in enumerate(kept)}
    return Cohort(
        tables=tuple(cohort.tables[number] for number in kept),
        aside=cohort.aside,
        twins=tuple((new[one], new[other]) for one, other in cohort.twins if one in new and other in new),
    )


def session_files(places: Iterable[Path]) -> tuple[Path, ...]:
    """Return the session files among files and in folders, not in folders inside them, by name.

    A file that is named counts whatever its ending; a folder that cannot be read gives nothing.
    """
    found: dict[Path, None] = {}
    for place in places:
        if place.is_dir():
            inside = [one for one in _listed(place) if one.suffix.lower() == ENDING and one.name[0] != "."]
            found.update(dict.fromkeys(inside))
        else:
            found[place] = None
    return tuple(sorted(found, key=lambda one: (_by_number(one.stem), str(one))))


def _by_number(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Return by what names are sorted as people count: `table 2` before `table 10`."""
    parts = re.split(r"([0-9]{1,18})", name.casefold())
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts)


def _listed(folder: Path) -> list[Path]:
    try:
        return [one for one in folder.iterdir() if one.is_file()]
    except OSError:
        return []


Read: TypeAlias = tuple[str, Extract | Sentence]
"""The hash of a file's contents, and what it gave or what is wrong with it."""


def gather(
    paths: Sequence[Path],
    told: Callable[[int], None] = lambda _done: None,
    *,
    workers: int | None = None,
    stopped: Callable[[], bool] = bool,
) -> Cohort:
    """Read session files and return what can be compared of them.

    `told` is told how many files are read, now and then. Once `stopped` says yes, those that were read are
    all there are.

    Raises
    ------
    EntenteError
        If processes that read are lost again and again.
    """
    read: dict[Path, Read] = {}
    missing: list[Path] = []
    for path in paths:
        if stopped():
            break
        found = _from_cache(path)
        if found is None:
            missing.append(path)
        else:
            read[path] = found
    told(len(read))
    chunks = [tuple(missing[at : at + _FILES_A_CHUNK]) for at in range(0, len(missing), _FILES_A_CHUNK)]

    def take_in(part: Sequence[tuple[Path, Read]]) -> None:
        for path, (content, what) in part:
            read[path] = content, what
            if content and isinstance(what, Extract):
                keep(content, what)
        told(len(read))

    spread(_Reading(tuple(chunks)), len(chunks), take_in, workers or os.cpu_count(), stopped=stopped)
    return sorted_out([(path, read[path]) for path in paths if path in read])


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a process is given to do: the files of a chunk, by its number."""

    chunks: tuple[tuple[Path, ...], ...]

    def __call__(self, number: int) -> tuple[tuple[Path, Read], ...]:
        return tuple((path, read_one(path)) for path in self.chunks[number])


def _from_cache(path: Path) -> Read | None:
    try:
        content = content_hash(path)
    except OSError:
        return None
    found = kept(content)
    return None if found is None else (content, found)


def read_one(path: Path) -> Read:
    """Return what a file gives; never raises for what is wrong with the file."""
    try:
        content = content_hash(path)
        return content, extracted(path)
    except EntenteError as error:
        return "", error.told
    except OSError as error:
        return "", Sentence("cohort-file-not-read", reason=error.strerror or type(error).__name__)


def sorted_out(read: Sequence[tuple[Path, Read]]) -> Cohort:
    """Return the cohort of what was read, each file in its place."""
    aside: list[Aside] = []
    tables: list[Table] = []
    for path, (content, what) in read:
        if isinstance(what, Sentence):
            aside.append(Aside(path=path, why="damaged", told=what))
        else:
            tables.append(Table(path=path, content=content, extract=what))
    for step in (_foreign, _twice, _same_session):
        left = step(tables)
        aside += left
        gone = {one.path for one in left}
        tables = [one for one in tables if one.path not in gone]
    aside.sort(key=lambda one: one.path.name.casefold())
    return Cohort(tables=tuple(tables), aside=tuple(aside), twins=_twins(tables))


def _foreign(tables: Sequence[Table]) -> list[Aside]:
    counts = Counter(one.extract.scenario for one in tables)
    if len(counts) < 2:
        return []
    most = max(counts.values())
    wanted = next(one.extract for one in tables if counts[one.extract.scenario] == most)
    return [
        Aside(
            path=one.path,
            why="foreign",
            told=Sentence("cohort-foreign", title=one.extract.title, wanted=wanted.title),
        )
        for one in tables
        if one.extract.scenario != wanted.scenario
    ]


def _twice(tables: Sequence[Table]) -> list[Aside]:
    first: dict[tuple[str, str], Table] = {}
    found = []
    for one in tables:
        same = first.setdefault((one.extract.first, one.extract.last), one)
        if same is not one and one.extract.first:
            found.append(
                Aside(path=one.path, why="twice", told=Sentence("cohort-twice", other=same.path.name))
            )
    return found


def _same_session(tables: Sequence[Table]) -> list[Aside]:
    """Tell sessions that began as one: an earlier state of another file, or another line of its play."""
    longest: dict[str, Table] = {}
    for one in sorted(tables, key=lambda table: -len(table.extract.sealed)):
        longest.setdefault(one.extract.first, one)
    found = []
    for one in tables:
        other = longest[one.extract.first]
        if other is one or not one.extract.first:
            continue
        is_earlier = one.extract.sealed == other.extract.sealed[: len(one.extract.sealed)]
        name = other.path.name
        if is_earlier:
            found.append(Aside(path=one.path, why="earlier", told=Sentence("cohort-earlier", other=name)))
        else:
            found.append(Aside(path=one.path, why="branch", told=Sentence("cohort-branch", other=name)))
    return found


def _twins(tables: Sequence[Table]) -> tuple[tuple[int, int], ...]:
    seeds: dict[tuple[int, str], list[int]] = {}
    for number, one in enumerate(tables):
        seeds.setdefault((one.extract.seed, one.extract.key), []).append(number)
    pairs = [(one, other) for same in seeds.values() for one in same for other in same if one < other]
    return tuple(pair for pair in pairs if _apart([tables[at].extract for at in pair]) < TWIN)


def _apart(two: Sequence[Extract]) -> float:
    return float(distances(tie_courses(two))[0, 1]) if two[0].pairs == two[1].pairs else float("inf")
