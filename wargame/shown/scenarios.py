"""The page of scenarios: each file as a line that says what it is called, what is wrong, and when it changed.

First the files are found and their names and heads read (`listed_scenarios`, `templates_shown`); what takes
longer, the whole scenario with its faults and its graph, comes file by file (`read_line`), in the
background. To tell one more thing of a scenario: a field of `ScenarioLine`, filled in `read_line`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from wargame.game.compiled import CompiledScenario
from wargame.game.state import opening_state
from wargame.names import folded, words_of
from wargame.places import is_there, own_scenarios_folder, scenarios_folder
from wargame.scenario.data import scenario_hash
from wargame.scenario.document.document import open_document
from wargame.scenario.files import ENDING, in_folder, is_misnamed, is_shipped, templates
from wargame.scenario.load import head, read_file
from wargame.scenario.model import Scenario
from wargame.scenario.package.placing import packed_in
from wargame.scenario.package.taken import taken_as
from wargame.shown.graph import GraphContent, content_of
from wargame.shown.setup import about
from wargame.terms import EntenteError
from wargame.words.counting import counted

LinePlace: TypeAlias = Literal["own", "elsewhere", "shipped"]
LineStanding: TypeAlias = Literal["unread", "sound", "faulty", "misnamed", "packed", "unreadable"]

HEADINGS: Final[Mapping[LinePlace, str]] = {
    "own": "Yours",
    "elsewhere": "Opened from other folders",
    "shipped": "Came with Entente",
}
"""The groups of the page, in their order."""


class SeatWon(Struct, frozen=True, kw_only=True):
    """One seat's share of the games that bots played."""

    short: str
    name: str
    share: float
    """From 0 to 1."""
    games: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioLine:
    """One scenario file."""

    path: Path
    place: LinePlace
    title: str
    standing: LineStanding = "unread"
    seats: tuple[str, ...] = ()
    turns: int = 0
    faults: int = 0
    hints: int = 0
    """What is very likely not meant so, where nothing is wrong."""
    words: str = ""
    """Why it cannot be read, in a sentence."""
    changed: float = 0.0
    """When its file was written last, in seconds since 1970."""
    graph: GraphContent | None = None
    """Who stands with whom at the start."""
    fingerprint: str = ""
    """The hash of what it says; empty until it was read, and with faults."""
    wins: tuple[SeatWon, ...] = ()
    """How often each seat wins when bots play; none where that is not known yet, or cannot be."""
    taken_as: Path | None = None
    """The file as which a packed scenario was taken in; None if it was not, or if that is gone."""

    @property
    def wins_words(self) -> str:
        """Who wins, in words; or why that is not known."""
        if self.standing == "faulty":
            return "Played when it is mended"
        won = ", ".join(f"{one.name} {round(100 * one.share)}%" for one in self.wins)
        return f"Games won by bots: {won}" if won else ""

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return str(self.path)

    @property
    def is_readable(self) -> bool:
        """Whether a scenario was found in the file, with faults or without."""
        return self.standing in ("unread", "sound", "faulty")

    @property
    def file_words(self) -> str:
        """What stands below the title: the file, or what is to be done before it can be changed."""
        if self.standing == "packed":
            done = f"taken in as {self.taken_as.name}" if self.taken_as else "to be taken in first"
            return f"{self.path.name}, {done}"
        if self.place == "shipped":
            return "Make a copy to change it"
        return self.path.name if self.place == "own" else str(self.path)

    @property
    def size_words(self) -> str:
        """How large it is: `5 seats, 8 turns`."""
        if not self.turns:
            return ""
        return f"{counted(len(self.seats), 'seat')}, {counted(self.turns, 'turn')}"

    @property
    def state_words(self) -> str:
        """How it stands, in two words."""
        if self.place == "shipped" and self.standing in ("unread", "sound"):
            return "Shipped"
        return {
            "unread": "",
            "sound": counted(self.hints, "hint") if self.hints else "Can be played",
            "faulty": f"{self.faults:,} to mend",
            "misnamed": "Wrong ending",
            "packed": "In your scenarios" if self.taken_as else "Packed",
            "unreadable": "Cannot be read",
        }[self.standing]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateShown:
    """One beginning for a scenario of one's own."""

    path: Path
    title: str
    facts: str
    """Its size: `3 seats, 18 cards, about 40 min`."""
    summary: str
    graph: GraphContent | None = None
    """None for the empty one: there is nothing between its actors."""


def listed_scenarios(recent: Iterable[Path] = ()) -> tuple[ScenarioLine, ...]:
    """Return all scenarios by their heads: the user's, those opened lately from elsewhere, the shipped.

    Packed ones that lie among the user's come after these, by the names of their files: they are opened when
    somebody takes them in.

    Raises
    ------
    OSError
        If the folder of the user's scenarios is there and cannot be read.
    """
    own = in_folder(own_scenarios_folder())
    known = {path.absolute() for path in own}
    elsewhere = [
        path for path in recent if is_there(path) and path.absolute() not in known and not is_shipped(path)
    ]
    return (
        *(_by_head(path, "own") for path in own),
        *(_packed(path) for path in packed_in(own_scenarios_folder())),
        *(_by_head(path, "elsewhere") for path in elsewhere),
        *shipped_scenarios(),
    )


def shipped_scenarios() -> tuple[ScenarioLine, ...]:
    """Return the scenarios that came with the product, by their heads."""
    return tuple(_by_head(path, "shipped") for path in sorted(scenarios_folder().glob(f"*{ENDING}")))


def read_line(line: ScenarioLine) -> ScenarioLine:
    """Return a line with what the whole file says: its faults, and who stands with whom."""
    if line.standing in ("misnamed", "packed"):
        return line
    try:
        document = open_document(line.path)
    except EntenteError as error:
        words = error.told.without_commands()
        return replace(line, standing="unreadable", title="No scenario in it yet", words=words)
    scenario, faults = document.model, document.faults
    if scenario is None:
        return replace(line, standing="faulty", faults=len(faults))
    return replace(
        line,
        standing="faulty" if faults else "sound",
        title=scenario.title,
        seats=tuple(seat.name for seat in scenario.seats),
        turns=scenario.calendar.turns,
        faults=len(faults),
        hints=len(document.hints) if line.place != "shipped" else 0,
        graph=None if faults else graph_of(scenario),
        fingerprint="" if faults else scenario_hash(scenario),
    )


def graph_of(scenario: Scenario) -> GraphContent:
    """Return who stands with whom at the start of a scenario without faults."""
    return content_of(opening_state(CompiledScenario(scenario)))


def templates_shown() -> tuple[TemplateShown, ...]:
    """Return the beginnings that are offered; one that cannot be read is left out."""
    shown = []
    for path in templates():
        try:
            scenario, faults = read_file(path)
        except EntenteError:
            continue
        if scenario is not None and not faults:
            shown.append(_template(path, scenario))
    return tuple(shown)


def found_lines(lines: Sequence[ScenarioLine], query: str) -> tuple[ScenarioLine, ...]:
    """Return the lines in which every word of `query` stands: in title, file, seats or state."""
    typed = words_of(query)
    return tuple(
        line
        for line in lines
        if all(
            part in folded(f"{line.title} {line.path.name} {' '.join(line.seats)} {line.state_words}")
            for part in typed
        )
    )


def with_line(lines: Iterable[ScenarioLine], read: ScenarioLine) -> tuple[ScenarioLine, ...]:
    """Return lines with one that was read meanwhile in the place of the same file."""
    return tuple(read if line.path == read.path else line for line in lines)


def used_words(line: ScenarioLine, sessions: Iterable[tuple[str, str]]) -> str:
    """Return where a scenario is used, by the title of session and scenario of each: `in Staff course`."""
    using = [session for session, scenario in sessions if scenario == line.title]
    if not using:
        return "nowhere yet"
    return using[0] if len(using) == 1 else counted(len(using), "session")


def _by_head(path: Path, place: LinePlace) -> ScenarioLine:
    line = ScenarioLine(path=path, place=place, title=path.stem, changed=_changed(path))
    if is_misnamed(path):
        return replace(line, title="No scenario in it yet", standing="misnamed")
    try:
        found = head(path)
    except EntenteError:
        return line
    return replace(line, title=found.title, seats=found.seats, turns=found.turns)


def _packed(path: Path) -> ScenarioLine:
    return ScenarioLine(
        path=path,
        place="own",
        title=path.stem,
        standing="packed",
        changed=_changed(path),
        taken_as=taken_as(path),
    )


def _template(path: Path, scenario: Scenario) -> TemplateShown:
    minutes = scenario.calendar.turns * sum(phase.minutes for phase in scenario.rules.phases)
    counts = [counted(len(scenario.seats), "seat"), counted(len(scenario.cards), "card")]
    if len(scenario.seats) == 1:
        counts = ["One seat, one card, one track"]
    elif minutes:
        counts.append(about(minutes))
    return TemplateShown(
        path=path,
        title=scenario.title if len(scenario.seats) > 1 else "Empty",
        facts=", ".join(counts),
        summary=scenario.summary,
        graph=graph_of(scenario) if scenario.alignments else None,
    )


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
