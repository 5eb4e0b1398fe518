"""The record as lines that can be searched: what happened, what was written down beside it.

The room sees the screen: `room_rows` gives what it was told, `log_rows` all, for the facilitator's eyes.
Lines keep a folded text of everything that they say, so that thousands of them are filtered while somebody
types.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wargame.game import events as ev
from wargame.game.redaction import BehindTheScenes, Redacted, SealedUnseen, SomethingHappened
from wargame.journal.rows import Entry
from wargame.names import folded, words_of
from wargame.session.narration import Narrator
from wargame.session.session import Session
from wargame.session.transcript import LogLine, lines_of, told_lines
from wargame.terms import ROOM, ActorId
from wargame.times import clock, moment
from wargame.words.counting import counted

KINDS: dict[str, str] = {
    "": "Everything",
    "moves": "Moves and rulings",
    "injects": "Injects",
    "deals": "Deals and gifts",
    "talks": "Messages, questions, votes",
    "notes": "Notes and bookmarks",
    "table": "Turns, people, corrections",
}
"""What the log can be narrowed to: key and words."""

TAGS: dict[str, str] = {
    "note": "Note",
    "insight": "Insight",
    "issue": "Issue",
    "quote": "Quote",
    "lesson": "Lesson",
    "question": "Question",
}

IMPORTANCE = {1: "By the way", 2: "Worth keeping", 3: "Must be in the report"}

_MOVES = (
    SealedUnseen,
    SomethingHappened,
    BehindTheScenes,
    ev.MoveSealed,
    ev.MoveWithdrawn,
    ev.SeatPassed,
    ev.MoveArgued,
    ev.ChancesNamed,
    ev.FreeMoveJudged,
    ev.MoveBacked,
    ev.MoveRuled,
    ev.RulingOverridden,
    ev.SecondRulingGiven,
    ev.SecondRulingsShared,
    ev.CoverBlown,
)
_INJECTS = (
    ev.InjectFired,
    ev.InjectAnswered,
    ev.AnswerSealed,
    ev.AnswersOpened,
    ev.InjectSkipped,
    ev.InjectPostponed,
)
_DEALS = (
    ev.DealProposed,
    ev.DealAnswered,
    ev.DealLapsed,
    ev.DealJudged,
    ev.InfluenceGiven,
    ev.StatementMade,
)
_TALKS = (
    ev.MessageSent,
    ev.QuestionAsked,
    ev.QuestionAnswered,
    ev.VoteOpened,
    ev.VoteCast,
    ev.VoteClosed,
    ev.PerceptionGiven,
)
_NOTES = (
    ev.NoteMade,
    ev.BookmarkSet,
    ev.HotWashAnswered,
    ev.PlanQuestionAdded,
    ev.PurposeSet,
    ev.PurposeDropped,
    ev.PurposeRated,
    ev.FindingWritten,
    ev.FindingDropped,
)


_KINDS: dict[str, tuple[type[Redacted], ...]] = {
    "moves": _MOVES,
    "injects": _INJECTS,
    "deals": _DEALS,
    "talks": _TALKS,
    "notes": _NOTES,
}
_ICONS: dict[str, str] = {
    "injects": "ui-inject",
    "deals": "ui-deal",
    "talks": "ui-argument",
    "notes": "ui-note",
    "table": "ui-clock",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """A line of the log as it is listed, and what it is searched by."""

    line: LogLine
    event: int
    """The number of the event in the record, to which a note belongs."""
    kind: str
    """A key of `KINDS`."""
    glyph: str
    seats: frozenset[ActorId]
    importance: int
    """0 for what is not a note."""
    by: str
    at: str
    """Time of day, hours and minutes, by the clocks here."""
    folded: str
    """Everything that the line says, for searching."""


def log_rows(entries: Sequence[Entry], narrator: Narrator, glyphs: dict[ActorId, str]) -> tuple[LogRow, ...]:
    """Return the lines of the log, in order."""
    return tuple(
        _row(entry.number, entry.event, line, narrator, glyphs) for entry, line in lines_of(entries, narrator)
    )


def room_rows(session: Session, narrator: Narrator, glyphs: dict[ActorId, str]) -> tuple[LogRow, ...]:
    """Return the lines of the log of which the room was told, in order, numbered as it counts them."""
    return tuple(
        _row(entry.number, what, line, narrator, glyphs) for entry, what, line in told_lines(session, ROOM)
    )


def _row(
    number: int, what: Redacted, line: LogLine, narrator: Narrator, glyphs: dict[ActorId, str]
) -> LogRow:
    seats, kind = seats_in(what), kind_of(what)
    first = next(iter(sorted(seats)), "")
    return LogRow(
        line=line,
        event=number,
        kind=kind,
        glyph=glyphs.get(first, "ui-ruling") if kind == "moves" else _ICONS[kind],
        seats=seats,
        importance=what.importance if isinstance(what, ev.NoteMade) else 0,
        by=narrator.name(line.author) if line.author else "",
        at=clock(at) if (at := moment(line.at)) else "",
        folded=folded(f"{line.told.text} {' '.join(line.told.details)}"),
    )


def kind_of(event: Redacted) -> str:
    """Return which of the kinds an event belongs to."""
    for kind, classes in _KINDS.items():
        if isinstance(event, classes):
            return kind
    return "table"


def seats_in(event: Redacted) -> frozenset[ActorId]:
    """Return the seats that an event is about."""
    match event:
        case ev.MoveSealed(move=move):
            return frozenset({move.seat})
        case ev.DealProposed(parties=parties):
            return frozenset(parties)
        case ev.StatementMade(seats=seats):
            return frozenset(seats)
        case ev.InfluenceGiven(giver=giver, receiver=receiver):
            return frozenset({giver, receiver})
        case ev.InjectFired(to=to):
            return frozenset(to)
        case ev.AnswersOpened(chosen=chosen):
            return frozenset(chosen)
        case ev.MessageSent(sender=sender, to=to):
            return frozenset({sender, *to} - {""})
        case _:
            seat = getattr(event, "seat", "")
            return frozenset({seat}) if seat else frozenset()


def matching(
    rows: Sequence[LogRow], text: str = "", seat: str = "", kind: str = "", importance: int = 0
) -> list[LogRow]:
    """Return the lines that hold every typed word, concern the seat, and are of the kind and weight."""
    words = words_of(text)
    return [
        row
        for row in rows
        if (not kind or row.kind == kind)
        and (not seat or seat in row.seats)
        and row.importance >= importance
        and all(word in row.folded for word in words)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A question of the data collection plan, and how much speaks to it."""

    id: str
    text: str
    notes: int

    @property
    def words(self) -> str:
        """The evidence in words."""
        return "no evidence yet" if not self.notes else counted(self.notes, "note")


def coverage(questions: Iterable[tuple[str, str]], entries: Iterable[Entry]) -> tuple[Coverage, ...]:
    """Return for each question of the plan (id and text) how many notes answer it."""
    counts: dict[str, int] = {}
    for entry in entries:
        if isinstance(entry.event, ev.NoteMade) and entry.event.answers:
            counts[entry.event.answers] = counts.get(entry.event.answers, 0) + 1
    return tuple(Coverage(id=one, text=text, notes=counts.get(one, 0)) for one, text in questions)
