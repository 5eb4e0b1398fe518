"""What undo and redo would do, the branches, and the bookmarks, as rows."""

from dataclasses import dataclass

from wargame.journal.rows import MAIN
from wargame.session.narration import Narrator
from wargame.session.notes import bookmarks
from wargame.session.session import Session
from wargame.shown import undo
from wargame.terms import Refused


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


def branch_rows(session: Session) -> tuple[BranchRow, ...]:
    """Return all branches, the main line first."""
    history = session.history
    rows = []
    for name, head in history.heads.items():
        state = history.state_at(head)
        fork = history.forks.get(name, 0)
        begun = "" if name == MAIN else f"from event {fork}, "
        rows.append(
            BranchRow(
                name=name,
                title=branch_title(name),
                said=f"{begun}now in turn {state.turn}",
                is_current=name == history.branch,
            )
        )
    return tuple(rows)


def past_rows(session: Session, narrator: Narrator, most: int = 60) -> tuple[PastRow, ...]:
    """Return the last commands of the present line, the newest first, in words that give no secret away."""
    by_command: dict[int, list[int]] = {}
    line = session.history.line()
    for entry in line:
        by_command.setdefault(entry.command, []).append(entry.number)
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


def bookmark_rows(session: Session) -> tuple[tuple[str, int], ...]:
    """Return the bookmarks of the whole session, name and event."""
    return tuple(bookmarks(session.history.entries).items())
