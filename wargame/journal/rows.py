"""What a record holds, as values: events with their place, movements of branches, people.

`session.session` makes them, a journal keeps them: `memory.MemoryJournal` for tests, bots and
simulations, `open_journal.FileJournal` for a session on disk. History is a tree: each event has a parent; a
branch is a name for an event. Undo, redo and branching are rows of a second list, which moves names and
never events.
"""

from typing import Literal, Protocol, TypeAlias

from msgspec import Struct, field

from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.scenario.pictures import KeptPicture
from wargame.terms import ActorId

MAIN = "main"
"""The branch that every session starts on."""

HeadAct: TypeAlias = Literal["undo", "redo", "branch", "switch"]


class Entry(Struct, frozen=True, gc=False):
    """One event in its place."""

    number: int
    """From 1, in the order of recording, without gaps in the whole file."""
    parent: int
    """The event before it in its line of play; 0 for the first."""
    command: int
    """Events of one command share a number; undo takes back whole commands."""
    branch: str
    """The branch on which it was recorded."""
    event: Event
    author: str
    """Who entered it: facilitator, scribe, a seat, a bot."""
    at: str
    """Wall-clock time, ISO 8601 in UTC."""


class HeadMove(Struct, frozen=True, gc=False):
    """The name of a branch was moved to an event, or play went over to another branch."""

    number: int
    """From 1, without gaps."""
    act: HeadAct
    branch: str
    event: int
    """Where the branch's head is now; 0 before the first event."""
    left: int
    """Where it was; for a new branch the head that was left."""
    after: int
    """The highest event number when this happened; with it both lists can be put in one order."""
    author: str
    at: str
    reason: str = ""


class Person(Struct, frozen=True, gc=False):
    """Someone at the table. Events name people by number, so that a name can be erased."""

    number: int
    name: str
    """Empty once it was erased."""
    initials: str = ""


class Batch(Struct, frozen=True, kw_only=True, gc=False):
    """What one command adds to the record, all of it or nothing."""

    entries: tuple[Entry, ...]
    people: tuple[Person, ...] = ()
    """People who are new."""
    settings: dict[str, str] = field(default_factory=dict)
    """Settings that change with it, such as a seat's salted code."""
    snapshot: GameState | None = None
    """The state after it, where one is worth storing: at the start and at each turn's end."""
    drafts: dict[ActorId, str] | None = None
    """What is left of what seats have written and not sealed, of all of them; None for all of it."""


class Journal(Protocol):
    """Keeps a record. Every method either keeps all or raises RecordError and keeps nothing."""

    def append(self, batch: Batch) -> None:
        """Keep one command's events; a batch that is kept already is not kept twice."""

    def move_head(self, move: HeadMove) -> None:
        """Keep a movement of a branch."""

    def change_settings(self, settings: dict[str, str]) -> None:
        """Keep settings that are no events: window places, reminders read."""

    def keep_draft(self, seat: ActorId, body: str) -> None:
        """Keep what a seat has written and not sealed, beside the record; nothing if empty."""

    def drafts(self) -> dict[ActorId, str]:
        """Return what seats have written and not sealed."""

    def hash_at(self, event: int) -> str:
        """Return the hash of an event, which holds all before it; empty for a record without hashes."""

    def close(self) -> None:
        """Let go of the record."""


class Record(Struct, frozen=True, kw_only=True, gc=False):
    """A whole record as it was read: what a session is taken up from."""

    entries: tuple[Entry, ...]
    moves: tuple[HeadMove, ...]
    people: tuple[Person, ...]
    settings: dict[str, str]
    pictures: dict[str, KeptPicture] = field(default_factory=dict)
    """Those of the scenario, by the names of their files."""
    hashes: tuple[str, ...] = ()
    """Of the events, by number; the first place stands for the beginning."""
    program: str = ""
    """The version of Entente that made the file; empty where that is not known."""
