"""All that the report of a series tells, gathered once: the study as readers may know it, courses, luck.

Takes a study and what was chosen, gives `SeriesFacts`; the parts of the document are made of nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from wargame.cohort.beside import beside_words
from wargame.cohort.labels import NO_LABELS, Labels
from wargame.cohort.reporting.readers import are_open, for_readers
from wargame.cohort.series import Courses, every_course
from wargame.cohort.shares import Shares, parted
from wargame.cohort.study import Study
from wargame.report.options import Paper
from wargame.scenario.model import Marking, Scenario
from wargame.terms import EntenteError, Refused
from wargame.times import at_second, days

FALLBACK_STAMP: Final = 946_684_800
"""Stands for the time of a series that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen for what is taken along."""

    names: bool = False
    """With the names of the files; tables have numbers otherwise."""
    secrets: bool | None = None
    """With what was secret at the tables; None: only where Control opened all of them."""
    paper: Paper = "a4"
    left_out: int = 0
    """Tables that somebody left out by hand."""
    labels: Labels = field(default_factory=lambda: NO_LABELS)
    """What the sheet of labels said."""


@dataclass(frozen=True)
class SeriesFacts:
    """A series as it is told to readers."""

    found: Study
    choices: Choices
    luck: Shares | None
    """Where the spread comes from; None where that cannot be told."""
    no_luck: str
    """Why not."""
    secrets: bool

    @property
    def scenario(self) -> Scenario:
        """The version that most tables played."""
        return self.found.versions[0].scenario

    @cached_property
    def courses(self) -> tuple[Courses, ...]:
        """How each number went."""
        return every_course(self.found)

    @cached_property
    def marking(self) -> Marking:
        """How it is marked: as its tables are, all of it where they are marked differently."""
        return marking_of(self.found)

    @property
    def stamp(self) -> int:
        """When the last event was recorded that is told, in seconds since 1970."""
        ends = [one.extract.when[1] for one in self.found.cohort.tables if one.extract.when]
        return int(max(ends)) if ends else FALLBACK_STAMP

    @property
    def played(self) -> str:
        """On which days it was played; empty if that is not known."""
        spans = [one.extract.when for one in self.found.cohort.tables if one.extract.when]
        if not spans:
            return ""
        first, last = at_second(min(one[0] for one in spans)), at_second(max(one[1] for one in spans))
        return days(first, last) if first is not None and last is not None else ""

    @property
    def beside(self) -> tuple[str, ...]:
        """What is not compared, and why; lines of the sheet of labels only where files are named."""
        return tuple(beside_words(self.found, self.choices.labels if self.choices.names else NO_LABELS))

    @property
    def bots(self) -> int:
        """How many of the tables were played by bots alone."""
        return sum("people" not in one.extract.players.values() for one in self.found.shown)


def series_facts(found: Study, choices: Choices | None = None) -> SeriesFacts:
    """Gather what the report of a series tells.

    Raises
    ------
    Refused
        If no session here can be compared, or files are to be named under the Chatham House rule.
    """
    choices = choices or Choices()
    if not found.versions:
        raise Refused("cohort-nothing-to-report")
    if choices.names and marking_of(found).chatham_house:
        raise Refused("chatham-house-names")
    luck, why = _luck(found)
    return SeriesFacts(
        found=for_readers(found, names=choices.names, secrets=choices.secrets),
        choices=choices,
        luck=luck,
        no_luck=why,
        secrets=are_open(found) if choices.secrets is None else choices.secrets,
    )


def _luck(found: Study) -> tuple[Shares | None, str]:
    if found.overview is None or found.overview.index is None:
        return (
            None,
            "The spread of an index can be parted where a scenario asks a question and games are over.",
        )
    try:
        return parted(found), ""
    except EntenteError as error:
        return None, error.told.without_commands()


def marking_of(found: Study) -> Marking:
    """Return how what is made of a series is marked: as all its tables are.

    Where tables are marked differently, everything that any of them is marked with stands there, for what is
    made of them holds something of each.
    """
    by_version = {one.hash: one.scenario.marking for one in found.versions}
    every: list[Marking] = []
    for table in found.cohort.tables:
        one = table.extract.marking or by_version[table.extract.scenario_hash]
        if one not in every:
            every.append(one)
    if len(every) < 2:
        return every[0] if every else Marking()
    houses = {one.house for one in every}
    return Marking(
        text=_joined([one.text for one in every]),
        caveats=_joined([one.caveats for one in every]),
        status="draft" if any(one.status == "draft" for one in every) else every[0].status,
        house=houses.pop() if len(houses) == 1 else "",
        chatham_house=any(one.chatham_house for one in every),
    )


def _joined(texts: Sequence[str]) -> str:
    return " / ".join(dict.fromkeys(filter(None, texts)))
