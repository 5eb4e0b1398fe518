"""The log of a session: what happened along one line of play, in words, for one viewer.

Comes from a Session's history; goes to `entente log` and `entente demo`, and to whatever else shows a
log. What a viewer may not know is taken out by `game.redaction`, and words are `narration`'s. Undo, redo and
branches, which are movements and no events, stand in their place among the events.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from wargame.game.events import PhaseOpened
from wargame.game.redaction import BehindTheScenes, Redacted, SomethingHappened, redact
from wargame.game.secrecy import as_told, hidden_now
from wargame.game.state import GameState
from wargame.journal.rows import Entry, HeadMove
from wargame.session.history import History
from wargame.session.narration import Narrator
from wargame.session.phrasing import Told
from wargame.session.session import Session
from wargame.terms import FACILITATOR, ROOM, Refused, TrackId, signed

MOVEMENTS: Final = ("undo", "redo", "branch")
"""Kinds of lines that are no events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One thing that happened, ready to be shown."""

    event: int
    """The number of the event; for a movement of a branch the event that it led to. To others than the
    facilitator events are numbered as they come to know of them.
    """
    kind: str
    """The class of what the viewer is told; for a movement `undo`, `redo` or `branch`."""
    turn: int
    phase: str
    """The kind of the phase in which it happened; empty before the first."""
    author: str
    """Who entered it; empty where the viewer may not know who was behind it."""
    at: str
    """Wall-clock time, ISO 8601 in UTC."""
    told: Told


def head_of(session: Session, branch: str | None) -> int:
    """Return the last event of a branch; of the one that is played now if None.

    Raises
    ------
    Refused
        If there is no such branch.
    """
    return session.history.heads[session.history.branch_called(branch)]


def log_of(
    session: Session,
    viewer: str = FACILITATOR,
    branch: str | None = None,
    *,
    own: bool = False,
    opened: bool | None = None,
) -> tuple[LogLine, ...]:
    """Return the log of a branch (the one played now if None); with `own` only what is not its parent's.

    `viewer` is a seat, `room` or `facilitator`. To others than the facilitator a movement is told without
    what it took back, a line of play without its name and reason, until all is opened. Whether it is, the
    close of the session says; `opened` says otherwise, for a report that is to be without secrets.

    Raises
    ------
    Refused
        If there is no such branch or viewer.
    """
    if viewer not in (FACILITATOR, ROOM) and viewer not in session.compiled.hands:
        raise Refused("no-such-viewer", viewer=viewer, room=ROOM)
    history, head = session.history, head_of(session, branch)
    if opened is None:
        opened = history.state_at(head).affairs.opened
    sees = FACILITATOR if opened else viewer
    entries = history.line(head)
    seen = redact((entry.event for entry in entries), viewer, session.compiled, opened=opened)
    told = tuple(zip(entries, seen, strict=True))
    lines = _told_lines(session, history.branch_called(branch), told, sees, own=own)
    return tuple(lines) if sees == FACILITATOR else _counted_anew(lines)


def _told_lines(
    session: Session, name: str, seen: Sequence[tuple[Entry, Redacted | None]], viewer: str, *, own: bool
) -> Iterator[LogLine]:
    """Give the events of a branch that are told, each movement in its place among them."""
    history, narrator = session.history, Narrator(session.compiled, session.people)
    entries = tuple(entry for entry, _ in seen)
    first_own = history.forks[name] if own else 0
    moves = _moves_on(history, name, entries, own=own)
    for (entry, what), phase in zip(seen, _phases(entries), strict=True):
        while moves and moves[0].after < entry.number:
            yield _moved(history, moves.pop(0), name, narrator, viewer)
        if what is not None and entry.number > first_own:
            yield _happened(entry, phase, what, narrator)
    for move in moves:
        yield _moved(history, move, name, narrator, viewer)


def lines_of(entries: Sequence[Entry], narrator: Narrator) -> Iterator[tuple[Entry, LogLine]]:
    """Return entries, each with its line as it is told to the facilitator."""
    for entry, phase in zip(entries, _phases(entries), strict=True):
        yield entry, _happened(entry, phase, entry.event, narrator)


def told_lines(
    session: Session, viewer: str, head: int | None = None
) -> Iterator[tuple[Entry, Redacted, LogLine]]:
    """Return what a viewer was told of a line of play (the present one if no head is named).

    For each thing what lies behind it, what is told, and its line, numbered as the viewer counts. Movements
    are left out.
    """
    history = session.history
    entries = history.line(head)
    opened = history.state_at(entries[-1].number).affairs.opened if entries else False
    narrator = Narrator(session.compiled, session.people)
    seen = redact((entry.event for entry in entries), viewer, session.compiled, opened=opened)
    count = 0
    for entry, what, phase in zip(entries, seen, _phases(entries), strict=True):
        if what is not None:
            count += 1
            line = _happened(entry, phase, what, narrator)
            yield entry, what, line if opened else replace(line, event=count)


def _counted_anew(lines: Iterable[LogLine]) -> tuple[LogLine, ...]:
    """Return lines with numbers of events that the viewer counts itself: a gap would tell of a secret."""
    found: list[LogLine] = []
    count = 0
    for line in lines:
        count += line.kind not in MOVEMENTS
        found.append(replace(line, event=count))
    return tuple(found)


def other_branches(session: Session) -> tuple[str, ...]:
    """Return the branches besides the one played now, in the order in which they began."""
    return tuple(name for name in session.history.heads if name != session.branch)


def summaries(
    session: Session, viewer: str = FACILITATOR, branch: str | None = None
) -> dict[int, tuple[str, ...]]:
    """Return for each turn of a line of play what moved in it, and for the facilitator the monitor's answer.

    Ties and tracks only, which are public.

    Raises
    ------
    Refused
        If there is no such branch.
    """
    history = session.history
    ends = history.turn_ends(head_of(session, branch))
    before, found = history.opening, {}
    for turn, event in ends.items():
        after = history.state_at(event)
        after = after if viewer == FACILITATOR else as_told(after)
        closed = frozenset[str]() if viewer == FACILITATOR else hidden_now(session.state)
        lines = [_moved_in(session, before, after, closed)]
        if viewer == FACILITATOR and (said := _answer(after)):
            lines.append(said)
        found[turn] = tuple(lines)
        before = after
    return found


def _moved_in(session: Session, before: GameState, after: GameState, closed: frozenset[TrackId]) -> str:
    narrator = Narrator(session.compiled, session.people)
    parts = [
        f"{narrator.name(one)} and {narrator.name(other)} {signed(was)} → {signed(now)}"
        for (one, other), at in session.compiled.board.pairs.items()
        if (was := before.values[at]) != (now := after.values[at])
    ]
    parts += [
        f"{line.name} {before.track(line.id)} → {after.track(line.id)}"
        for line in session.scenario.tracks
        if line.id not in closed and before.track(line.id) != after.track(line.id)
    ]
    return f"In this turn: {'; '.join(parts)}." if parts else "In this turn no tie and no track moved."


def _answer(state: GameState) -> str:
    from wargame.alignment.monitor import answer

    said = answer(state)
    return "" if said is None else f"Monitor: index {signed(round(said.index))}, {said.title}."


def _happened(entry: Entry, phase: str, what: Redacted, narrator: Narrator) -> LogLine:
    return LogLine(
        event=entry.number,
        kind=type(what).__name__,
        turn=entry.event.turn,
        phase=phase,
        # Who entered it would tell who was behind it.
        author="" if isinstance(what, SomethingHappened | BehindTheScenes) else entry.author,
        at=entry.at,
        told=narrator.tell(what),
    )


def _phases(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return for each entry the phase in which it happened, the one it opens included."""
    found: list[str] = []
    turn, phase = 0, ""
    for entry in entries:
        event = entry.event
        if event.turn != turn:
            turn, phase = event.turn, ""
        if isinstance(event, PhaseOpened):
            phase = event.kind
        found.append(phase)
    return tuple(found)


def _born(history: History, branch: str) -> int:
    """Return the movement with which a branch began; 0 for the first one."""
    return next((one.number for one in history.moves if one.act == "branch" and one.branch == branch), 0)


def _moves_on(history: History, branch: str, entries: tuple[Entry, ...], *, own: bool) -> list[HeadMove]:
    """Return the movements that belong to a line of play, in order.

    Those of the branches that it came from count until it left them.
    """
    line = {entry.number for entry in entries}
    came_from = {entry.branch for entry in entries}
    born = _born(history, branch)

    def belongs(move: HeadMove) -> bool:
        if move.branch == branch:
            return True
        earlier = move.number < born and move.branch in came_from
        return move.event in line and (move.act == "branch" or earlier)

    return [
        move
        for move in history.moves
        if move.act in MOVEMENTS and belongs(move) and not (own and move.number < born)
    ]


def _moved(history: History, move: HeadMove, branch: str, narrator: Narrator, viewer: str) -> LogLine:
    # A branch's own log begins where it left its parent; elsewhere a movement stands where play was.
    at = move.event if move.act == "branch" and move.branch == branch else move.left
    return LogLine(
        event=move.event,
        kind=move.act,
        turn=history.entry(max(at, 1)).event.turn,
        phase=history.state_at(at).phase_kind or "",
        author=move.author if viewer == FACILITATOR else "",
        at=move.at,
        told=_told_of(history, move, narrator, viewer),
    )


def _told_of(history: History, move: HeadMove, narrator: Narrator, viewer: str) -> Told:
    may_know = viewer == FACILITATOR
    reason = (move.reason,) if move.reason and may_know else ()
    if move.act == "branch":
        if not may_know:
            # A line of play is named for what it tries, which may be what nobody else knows.
            return Told("Another line of play begins.")
        return Told(f"Another line of play, “{move.branch}”, begins after event {move.event}.", reason)
    taken = move.left if move.act == "undo" else move.event
    what = "taken back" if move.act == "undo" else "restored"
    if not may_know:
        return Told(f"The last step is {what}.", reason)
    first = _command_of(history, taken)[0]
    return Told(f"{what.capitalize()}: {narrator.tell(first.event).text}", reason)


def _command_of(history: History, last: int) -> tuple[Entry, ...]:
    command = history.entry(last).command
    return tuple(entry for entry in history.entries if entry.command == command)
