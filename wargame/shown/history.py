"""What undo and redo would do, the branches, and the bookmarks, as rows.

The room sees the screen. Lines of play and bookmarks are named for what they try or mark, which may be what
nobody else knows; their names, and the steps of which the room was not told, are for Control alone (`whole`).
"""

from dataclasses import dataclass

from wargame.journal.rows import MAIN
from wargame.session.narration import Narrator
from wargame.session.notes import bookmarks
from wargame.session.session import Session
from wargame.session.transcript import told_lines
from wargame.shown import undo
from wargame.terms import ROOM, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchRow:
    """A line of play."""

    name: str
    title: str
    said: str
    """Where it began and how far it has come."""
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRow:
    """A step of the present line of play, the newest first."""

    event: int
    words: str
    turn: int


def branch_title(name: str) -> str:
    """Return what a branch is called on screen."""
    return "Main line" if name == MAIN else name


def branch_rows(session: Session, *, whole: bool = True) -> tuple[BranchRow, ...]:
    """Return all branches, the main line first; without their names if not `whole`."""
    history = session.history
    rows = []
    for at, (name, head) in enumerate(history.heads.items(), 1):
        state = history.state_at(head)
        fork = history.forks.get(name, 0)
        # Events count what the room was not told of.
        begun = f"from event {fork}, " if whole and name != MAIN else ""
        rows.append(
            BranchRow(
                name=name,
                title=branch_title(name) if whole or name == MAIN else f"Line of play {at}",
                said=f"{begun}now in turn {state.turn}",
                is_current=name == history.branch,
            )
        )
    return tuple(rows)


def past_rows(
    session: Session, narrator: Narrator, most: int = 60, *, whole: bool = True
) -> tuple[PastRow, ...]:
    """Return the last commands of the present line, the newest first, in words that give no secret away.

    If not `whole`, only those of which the room was told anything.
    """
    by_command: dict[int, list[int]] = {}
    line = session.history.line()
    for entry in line:
        by_command.setdefault(entry.command, []).append(entry.number)
    if not whole:
        told = {entry.number for entry, _, _ in told_lines(session, ROOM)}
        by_command = {one: numbers for one, numbers in by_command.items() if not told.isdisjoint(numbers)}
    rows = []
    for numbers in reversed(by_command.values()):
        entries = [session.history.entry(number) for number in numbers]
        after = session.history.state_at(numbers[-1])
        words = undo.undo_words(narrator, [entry.event for entry in entries], after)
        rows.append(
            PastRow(event=numbers[-1], words=words[:1].upper() + words[1:], turn=entries[0].event.turn)
        )
        if len(rows) == most:
            break
    return tuple(rows)


def undo_word(session: Session, narrator: Narrator) -> str:
    """Return what undo would take back; the refusal if nothing."""
    try:
        return undo.undo_word(session, narrator)
    except Refused as refusal:
        return str(refusal)


def redo_word(session: Session, narrator: Narrator) -> str:
    """Return what redo would restore; the refusal if nothing."""
    try:
        return undo.redo_word(session, narrator)
    except Refused as refusal:
        return str(refusal)


def bookmark_rows(session: Session, *, whole: bool = True) -> tuple[tuple[str, int], ...]:
    """Return the bookmarks of the whole session, name and event; numbers for names if not `whole`."""
    found = bookmarks(session.history.entries).items()
    return tuple((name if whole else f"Bookmark {at}", event) for at, (name, event) in enumerate(found, 1))
