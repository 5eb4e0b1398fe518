"""What the library says: sessions and scenarios as lines of words.

At start-up only the names and times of files are known (`listed`); what stands in them arrives a moment
later (`row_of`), read in the background. So nothing here loads the game: the library is painted first.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from wargame import times
from wargame.names import folded, words_of
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.journal.library import Peek
    from wargame.scenario.load import Head

SESSION_ENDING: Final = ".entente"
SCENARIO_ENDINGS: Final = (".yaml", ".yml")
PACKAGE_ENDING: Final = ".entente-scenario"
"""Of a scenario that was handed on as one file."""

RowStanding: TypeAlias = Literal["unread", "running", "ended", "closed", "damaged"]

STANDING_WORDS: Final[dict[RowStanding, str]] = {
    "unread": "",
    "running": "Running",
    "ended": "Hot wash to do",
    "closed": "Closed",
    "damaged": "Needs repair",
}

_LONGEST_NAME: Final = 80
_NOT_IN_NAMES: Final = str.maketrans({sign: "-" for sign in '<>:"/\\|?*'})
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names that Windows keeps for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """One session in the list."""

    path: Path
    title: str
    scenario: str = ""
    seats: tuple[str, ...] = ()
    turn: int = 0
    turns: int = 0
    played: float = 0.0
    """When it was last played, in seconds since 1970."""
    standing: RowStanding = "unread"
    words: str = ""
    """What is wrong with it, in a sentence."""

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return str(self.path)

    @property
    def turn_words(self) -> str:
        """Where the game stands: `Turn 3 of 8`."""
        if self.standing in ("unread", "damaged") or not self.turns:
            return ""
        if not self.turn:
            return "Not begun"
        return f"Turn {min(self.turn, self.turns)} of {self.turns}"

    @property
    def seat_words(self) -> str:
        """How many seats there are."""
        return counted(len(self.seats), "seat") if self.seats else ""

    @property
    def can_be_played(self) -> bool:
        """Whether there is something to continue."""
        return self.standing in ("running", "ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRow:
    """One scenario in the list."""

    path: Path
    title: str
    summary: str = ""
    seats: tuple[str, ...] = ()
    turns: int = 0
    id: str = ""
    faulty: bool = False
    """Whether its head cannot be read; opening it tells why."""

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return str(self.path)

    @property
    def facts(self) -> str:
        """Its size: `5 seats, 8 turns`."""
        if self.faulty:
            return "Has faults"
        if not self.turns:
            return ""
        return f"{counted(len(self.seats), 'seat')}, {counted(self.turns, 'turn')}"


def listed(folder: Path) -> tuple[SessionRow, ...]:
    """Return the sessions of a folder by their files' names and times alone, the latest first.

    Raises
    ------
    OSError
        If the folder is there and cannot be read; one that is not there holds no sessions.
    """
    try:
        found = [
            path for path in folder.iterdir() if path.suffix.lower() == SESSION_ENDING and path.name[0] != "."
        ]
    except FileNotFoundError:
        return ()
    return in_order(SessionRow(path=path, title=path.stem, played=_changed(path)) for path in found)


def row_of(peek: "Peek") -> SessionRow:
    """Return the line of a session of which a glimpse was taken."""
    return SessionRow(
        path=peek.path,
        title=shown_title(peek.path, peek.title),
        scenario=peek.scenario,
        seats=peek.seats,
        turn=peek.turn,
        turns=peek.turns,
        played=_moment(peek.last_played) or _changed(peek.path),
        standing=peek.standing,
        words=peek.told.without_commands() if peek.told else "",
    )


def scenario_row(path: Path, head: "Head | None") -> ScenarioRow:
    """Return the line of a scenario; without a head, of one that cannot be read."""
    if head is None:
        return ScenarioRow(path=path, title=path.stem, faulty=True)
    return ScenarioRow(
        path=path, title=head.title, summary=head.summary, seats=head.seats, turns=head.turns, id=head.id
    )


def in_order(rows: Iterable[SessionRow], by_name: bool = False) -> tuple[SessionRow, ...]:
    """Return rows with the last played first, or by name."""
    if by_name:
        return tuple(sorted(rows, key=lambda row: (folded(row.title), row.key)))
    return tuple(sorted(rows, key=lambda row: (-row.played, folded(row.title), row.key)))


def replaced(rows: Iterable[SessionRow], read: Iterable[SessionRow]) -> tuple[SessionRow, ...]:
    """Return rows with those that were read meanwhile in the place of the same files."""
    news = {row.path: row for row in read}
    return tuple(news.get(row.path, row) for row in rows)


def found(rows: Iterable[SessionRow], query: str) -> tuple[SessionRow, ...]:
    """Return the rows in which every word of `query` stands: in title, scenario, seats or standing."""
    typed = words_of(query)
    return tuple(
        row
        for row in rows
        if all(
            part in folded(f"{row.title} {row.scenario} {' '.join(row.seats)} {STANDING_WORDS[row.standing]}")
            for part in typed
        )
    )


def to_continue(rows: Sequence[SessionRow]) -> SessionRow | None:
    """Return the session that one most likely wants to go on with: the last played that is not closed."""
    return next((row for row in in_order(rows) if row.can_be_played or row.standing == "unread"), None)


def file_name(title: str) -> str:
    """Return a name for the file of a session called `title`, which every system takes."""
    plain = "".join(sign if sign.isprintable() else " " for sign in title)
    # On a system without Unicode a name has only the letters of its language.
    letters = sys.getfilesystemencoding()
    plain = plain.encode(letters, "replace").decode(letters).translate(_NOT_IN_NAMES)
    name = " ".join(plain.split())
    while len(name.encode()) > _LONGEST_NAME * 2 or len(name) > _LONGEST_NAME:
        name = name[:-1]
    name = name.strip(" .") or "Session"
    return f"{name} session" if name.partition(".")[0].casefold() in _RESERVED else name


def free_path(folder: Path, name: str) -> Path:
    """Return where a session called `name` goes in a folder: with a number if the name is taken."""
    stem, number = file_name(name), 1
    path = folder / f"{stem}{SESSION_ENDING}"
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}{SESSION_ENDING}"
    return path


def shown_title(path: Path, title: str) -> str:
    """Return what a session is called: its title, unless its file was given another name."""
    name = file_name(title)
    stem = path.stem
    rest = stem.removeprefix(name)
    kept = title and (stem == name or (stem.startswith(name) and rest.strip().isdigit()))
    return f"{title}{rest}" if kept else stem


def when(played: float, now: float) -> str:
    """Return a time as people say it: `today, 14:32`, `yesterday, 09:10`, `12 Oct`, `12 Oct 2016`."""
    then, today = times.at_second(played), times.at_second(now)
    return times.when(then, today) if played and then and today else ""


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _moment(text: str) -> float:
    found = times.moment(text)
    return found.timestamp() if found else 0.0
