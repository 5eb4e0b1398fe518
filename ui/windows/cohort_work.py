"""What the page of many tables has worked out beside the window: files read, a study made, tables written.

Each function takes values and gives values that do not change; it is called on a thread of its own, tells how
far it is, and stops between files once the page says so. The files are only read.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event as Halt
from typing import TYPE_CHECKING

from wargame.terms import EntenteError
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.cohort.gathering import Cohort
    from wargame.cohort.labels import Labels
    from wargame.cohort.reporting.facts import Choices
    from wargame.cohort.series import Courses
    from wargame.cohort.study import Asked, Study
    from wargame.design.reading import Read
    from wargame.shown.chart import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which tables are to be laid side by side."""

    places: tuple[Path, ...]
    """Folders, or session files."""
    sheet: Path | None = None
    """A sheet of labels."""
    design: Path | None = None
    """A design, sealed or a draft; one that is found beside the sessions if None."""
    workers: int | None = None
    halt: Halt = field(default_factory=Halt)
    tell: Callable[[str], None] = lambda _words: None
    """Says how far it is, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What came of it."""

    words: str = ""
    refused: str = ""
    every: "Cohort | None" = None
    """All tables that were read."""
    left: frozenset[Path] = frozenset()
    """Those among them that somebody left out."""
    study: "Study | None" = None
    """Of the others."""
    labels: "Labels | None" = None
    design: "Read | None" = None
    """The design that stands beside the tables, or a draft."""
    courses: "tuple[Courses, ...]" = ()
    """How each number went, in the order in which they can be chosen."""


def look_at(wanted: Wanted) -> Seen:
    """Read the tables and tell what they show, without games of bots."""
    from wargame.cohort.gathering import gather, session_files
    from wargame.cohort.labels import NO_LABELS, labels_beside, read_labels
    from wargame.cohort.study import Asked

    try:
        paths = session_files(wanted.places)
        many = counted(len(paths), "file")
        cohort = gather(
            paths,
            lambda done: wanted.tell(f"{done:,} of {many} read"),
            workers=wanted.workers,
            stopped=wanted.halt.is_set,
        )
        files = [one.path for one in cohort.tables]
        wanted.tell("Comparing")
        design = _design(wanted, cohort)
        sealed = design if design is not None and design.seal else None
        if wanted.sheet is not None:
            labels = read_labels(wanted.sheet, files)
        else:
            labels = labels_beside(wanted.places, files) if sealed is None else NO_LABELS
        asked = Asked(labels=labels.of, games=0, design=sealed)
        seen = replace(_seen(cohort, frozenset(), asked, labels), design=design)
    except EntenteError as error:
        return Seen(refused=error.told.without_commands())
    return seen


def _design(wanted: Wanted, cohort: "Cohort") -> "Read | None":
    """Return the design that is asked for, or the one that most tables carry, if it lies beside them."""
    from wargame.cohort.opened import design_beside
    from wargame.design.reading import read_design

    if wanted.design is not None:
        return read_design(wanted.design)
    return design_beside(cohort.tables) if wanted.sheet is None else None


def look_again(seen: Seen, asked: "Asked", left: frozenset[Path]) -> Seen:
    """Tell what the same tables, but those left out, show when something else is asked, bots among it."""
    from wargame.cohort.labels import NO_LABELS

    if seen.every is None:
        return seen
    try:
        return replace(_seen(seen.every, left, asked, seen.labels or NO_LABELS), design=seen.design)
    except EntenteError as error:
        return Seen(refused=error.told.without_commands())


def _seen(every: "Cohort", left: frozenset[Path], asked: "Asked", labels: "Labels") -> Seen:
    from wargame.cohort.gathering import without
    from wargame.cohort.series import every_course
    from wargame.cohort.study import study

    found = study(without(every, left) if left else every, asked)
    words = f"{counted(len(found.shown), 'table')} compared"
    return Seen(
        words=f"{words}, {len(left):,} left out by hand" if left else words,
        every=every,
        left=left,
        study=found,
        labels=labels,
        courses=every_course(found),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LuckSeen:
    """The luck of one table: a chart, or why there is none."""

    chart: "Chart | None" = None
    words: str = ""


def luck_of(found: "Study", at: int) -> LuckSeen:
    """Tell which throw turned one of the tables that are compared."""
    from wargame.cohort.charts import turning_chart
    from wargame.cohort.luck import why_no_luck
    from wargame.words.sentences import spoken

    one = found.shown[at].extract
    if (why := why_no_luck(one)) is not None:
        return LuckSeen(words=spoken(why))
    scenario = next(version.scenario for version in found.versions if version.hash == one.scenario_hash)
    chart = turning_chart(scenario, one)
    if chart is None:
        return LuckSeen(words="This scenario cannot be played many games at once.")
    return LuckSeen(chart=replace(chart, marking=scenario.marking.line))


def spread_words_of(found: "Study") -> tuple[str, ...]:
    """Tell how much of the spread of a series lies in hidden draws, in dice and in choices."""
    from wargame.cohort.shares import parted
    from wargame.cohort.telling import shares_words

    try:
        return tuple(shares_words(parted(found)))
    except EntenteError as error:
        return (error.told.without_commands(),)


def write_series(found: "Study", path: Path, choices: "Choices") -> str:
    """Write what a series shows: a report, tables, or a folder with everything; return what was done."""
    from wargame.cohort.reporting.writing import write_series as write

    try:
        write(found, path, choices)
    except EntenteError as error:
        return error.told.without_commands()
    return f"Written: {path.name}"
