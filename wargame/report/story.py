"""One line of play as the readers of a report may know it; everything else here is read off a Story.

Comes from a Session (its history, people and settings) and the options. What readers may not know is taken
out first, by `game.redaction`, and people's names are put in place of by their seats, so that no later step
can give either away.
"""

from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from wargame.alignment.graph import turn_label
from wargame.game.events import (
    FindingDropped,
    FindingWritten,
    GameEnded,
    MarkingSet,
    PhaseOpened,
    PurposeDropped,
    PurposeRated,
    PurposeSet,
    SessionOpened,
)
from wargame.game.redaction import BehindTheScenes, Redacted, SomethingHappened, redact, stays_closed
from wargame.game.secrecy import as_told
from wargame.game.state import GameState
from wargame.journal.rows import Entry, Person
from wargame.report.naming import Names, naming_held_to
from wargame.report.options import Options
from wargame.scenario.model import Marking, Track
from wargame.session.design_line import DesignLine, line_of
from wargame.session.history import History
from wargame.session.marking import marking_of
from wargame.session.narration import Narrator
from wargame.session.phrasing import Told
from wargame.session.session import Session
from wargame.shown.chart import Turns
from wargame.terms import FACILITATOR, ROOM, Refused
from wargame.times import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One event in its place, as readers may know it."""

    number: int
    turn: int
    phase: str
    """The kind of the phase; empty before the first."""
    author: str
    at: str
    event: Redacted
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnMoment:
    """Where the game stood at the end of a turn; turn 0 is the start."""

    turn: int
    label: str
    event: int
    state: GameState


_UNKNOWN: Final = (SomethingHappened, BehindTheScenes)
"""What is told where nobody is to know who was behind it."""


_OF_PAPERS: Final = (MarkingSet, PurposeSet, PurposeDropped, PurposeRated, FindingWritten, FindingDropped)
"""What is recorded of papers that leave the room: nothing of the play rests on it."""


class Story:
    """One line of play, told to the readers of one report."""

    def __init__(self, session: Session, options: Options) -> None:
        history = session.history
        self.session = session
        self.options = options
        self.compiled = session.compiled
        self.scenario = session.scenario
        self.branch = history.branch_called(options.branch)
        self.naming = naming_held_to(session, options.naming)
        """How people are called, as far as the marking allows it."""
        self.names = Names(session, self.naming)
        self.entries = _until(history, history.heads[self.branch], options.until or options.turn)
        self._head = self.entries[-1].number if self.entries else 0
        at_head = history.state_at(history.heads[self.branch])
        self.closed = at_head.affairs.closed or history.state.affairs.closed
        """Whether the session is closed, so that its report is final."""
        self.cut = self._head != history.heads[self.branch]
        """Whether the report ends before the line of play does."""
        self.secrets = tells_secrets(history, history.heads[self.branch], options.secrets)
        self.recorded = history.state_at(self._head)
        """Where the game stood, whatever readers may know."""
        self.state = self.recorded if self.secrets else as_told(self.recorded)

    @cached_property
    def marking(self) -> Marking:
        """What stands on every page; the whole session's, however much of it is told."""
        return self.names.without_names(marking_of(self.session))

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks that readers may know, in the order of the scenario."""
        return tuple(line for line in self.scenario.tracks if self.secrets or not line.hidden)

    @cached_property
    def design(self) -> DesignLine | None:
        """The session's place in a design that was sealed before play, if its record proves one."""
        return line_of(self.session.settings, self.entries)

    @property
    def seal(self) -> str:
        """The six words over the record up to where it is told, whatever readers are told of it."""
        return self.session.seal(self._head)

    @cached_property
    def head(self) -> int:
        """The number of the last event that is told."""
        return self.counted(self._head)

    @cached_property
    def last_of_play(self) -> int:
        """The number of the last event that is told and of the play: what the end of the game rests on.

        A marking that is set afterwards, or the plan of improvement, changes nothing of how it ended.
        """
        of_play = (one.number for one in reversed(self.entries) if not isinstance(one.event, _OF_PAPERS))
        return self.counted(next(of_play, self._head))

    def counted(self, number: int) -> int:
        """Return the number of an event as readers count: of the room only those that it is told of.

        A gap would tell of an event that they may not know. What they are not told goes by the number of the
        last event before it that they are.
        """
        return number if self.secrets else bisect(self._told, number)

    @cached_property
    def _told(self) -> tuple[int, ...]:
        """The record's numbers of the events that readers may know."""
        return tuple(entry.number for entry, event in zip(self.entries, self._seen, strict=True) if event)

    @cached_property
    def _seen(self) -> tuple[Redacted | None, ...]:
        """For each event what readers may know of it."""
        events = (entry.event for entry in self.entries)
        seen = redact(events, self.viewer, self.compiled, opened=self.secrets)
        return tuple(
            # A report goes farther than Control, always.
            None if stays_closed(entry.event) else event
            for entry, event in zip(self.entries, seen, strict=True)
        )

    @cached_property
    def viewer(self) -> str:
        """Through whose eyes events are told."""
        return FACILITATOR if self.secrets else ROOM

    @cached_property
    def narrator(self) -> Narrator:
        """Puts events into words."""
        return Narrator(self.compiled, self.names.people)

    @cached_property
    def happened(self) -> tuple[Happened, ...]:
        """The events that readers may know, in order."""
        found: list[Happened] = []
        turn, phase = 0, ""
        for entry, event in zip(self.entries, self._seen, strict=True):
            if entry.event.turn != turn:
                turn, phase = entry.event.turn, ""
            if isinstance(entry.event, PhaseOpened):
                phase = entry.event.kind
            if event is None:
                continue
            plain = self.names.without_names(event)
            found.append(
                Happened(
                    number=self.counted(entry.number),
                    turn=turn,
                    phase=phase,
                    # Who entered it would tell who was behind it.
                    author="" if isinstance(plain, _UNKNOWN) else self.names.author(entry.author),
                    at=entry.at,
                    event=plain,
                    told=self.narrator.tell(plain),
                )
            )
        return tuple(found)

    @cached_property
    def moments(self) -> tuple[TurnMoment, ...]:
        """The start and the end of each turn that was begun."""
        history = self.session.history
        found = [TurnMoment(turn=0, label="Start", event=0, state=history.opening)]
        ends: dict[int, int] = {}
        for entry in self.entries:
            ends[entry.event.turn] = entry.number
        for turn, event in ends.items():
            state = history.state_at(event)
            state = state if self.secrets else as_told(state)
            found.append(
                TurnMoment(turn=turn, label=turn_label(state, turn), event=self.counted(event), state=state)
            )
        return tuple(found) if self.was_played else tuple(found[:1])

    @cached_property
    def turns(self) -> Turns:
        """The same, as what is shown over time takes it."""
        return tuple((moment.turn, moment.state) for moment in self.moments)

    @cached_property
    def was_played(self) -> bool:
        """Whether any phase was ever opened."""
        return any(isinstance(entry.event, PhaseOpened) for entry in self.entries)

    @cached_property
    def opened(self) -> SessionOpened | None:
        """The first event, as recorded."""
        event = self.entries[0].event if self.entries else None
        return event if isinstance(event, SessionOpened) else None

    @cached_property
    def title(self) -> str:
        """What the session is called."""
        return self.names.plain(self.state.setup.title or self.scenario.title)

    @property
    def begun(self) -> str:
        """When the record begins, ISO 8601 in UTC; empty if nothing is recorded."""
        return self.entries[0].at if self.entries else ""

    @property
    def ended(self) -> str:
        """When the last event that is told was recorded."""
        return self.entries[-1].at if self.entries else ""

    def time(self, at: str) -> datetime | None:
        """Return a time of the record as the report's clocks show it; None if it cannot be read."""
        return moment(at, self.options.zone)

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """When the record begins and when what is told of it ends; None where there is no such time."""
        begun, ended = self.time(self.begun), self.time(self.ended)
        return (begun, ended) if begun and ended else None

    @property
    def is_over(self) -> bool:
        """Whether the game has ended in what is told."""
        return any(isinstance(entry.event, GameEnded) for entry in self.entries)

    def complete(self, turn: int) -> bool:
        """Return whether a turn was played to its end."""
        return turn < self.state.turn or self.state.table.kept_up

    def label(self, turn: int) -> str:
        """Return what a turn is called."""
        return turn_label(self.state, turn)

    def people(self) -> Mapping[int, Person]:
        """Return the people with their real names, for the annex and for nothing else."""
        return self.session.people


def tells_secrets(history: History, head: int, wanted: bool | None) -> bool:
    """Return whether what leaves the session tells what was secret on the line of play that ends with `head`.

    If nothing is wanted (None), only where Control opened everything at the close. A session that still
    runs, or that was closed without opening it, keeps its secrets.
    """
    if wanted is not None:
        return wanted
    return history.state_at(head).affairs.opened or history.state.affairs.opened


def _until(history: History, head: int, turn: int | None) -> tuple[Entry, ...]:
    line = history.line(head)
    if turn is None:
        return line
    last = line[-1].event.turn if line else 0
    if not 1 <= turn <= last:
        if not last:
            raise Refused("no-turn-played", turn=turn)
        if last == 1:
            raise Refused("one-turn-played", turn=turn)
        raise Refused("turns-played", last=last, turn=turn)
    return tuple(entry for entry in line if entry.event.turn <= turn)
