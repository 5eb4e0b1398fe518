"""A session written anew from what is in memory: for when its file is gone, or its disk takes nothing more.

Every event is on the disk before it is shown, so memory never holds more than the file; but the file may
lie on a stick that was pulled out. `save_anew` writes the same record, with the same hashes, to another
place. The session itself stays as it is; the caller opens the new file.
"""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path

from wargame.game.events import SessionOpened, TurnClosed
from wargame.journal.file import read, write_session
from wargame.journal.open_journal import FileJournal
from wargame.journal.rows import Batch, Entry
from wargame.journal.verify import verify
from wargame.session.session import Clock, Session, now
from wargame.terms import RecordError


def save_anew(session: Session, path: Path, clock: Clock = now) -> Path:
    """Write the whole record of a session to a new file and return that file.

    Raises
    ------
    RecordError
        If there is such a file already or it cannot be written; no file is left behind then.
    """
    pictures = session.compiled.pictures
    return write_session(path, session.scenario, partial(_fill, session), clock=clock, pictures=pictures)


def is_held_by(session: Session, path: Path) -> bool:
    """Return whether a file holds just what the session holds in memory, and is whole."""
    try:
        if not verify(path).is_sound:
            return False
        record = read(path)[1]
    except RecordError:
        return False
    history = session.history
    return (
        list(record.entries) == list(history.entries)
        and list(record.moves) == list(history.moves)
        and {person.number: person for person in record.people} == session.people
    )


def _fill(session: Session, journal: FileJournal) -> None:
    moves = iter(session.history.moves)
    move = next(moves, None)
    for entries in _portions(session):
        while move is not None and move.after < entries[0].number:
            journal.move_head(move)
            move = next(moves, None)
        last = entries[-1]
        is_stored = any(isinstance(entry.event, SessionOpened | TurnClosed) for entry in entries)
        state = session.history.state_at(last.number) if is_stored else None
        journal.append(Batch(entries=entries, snapshot=state))
    while move is not None:
        journal.move_head(move)
        move = next(moves, None)
    for seat, body in session.journal.drafts().items():
        journal.keep_draft(seat, body)
    # Both in one step at the end: which command brought a name or a code is told by its event.
    journal.append(Batch(entries=(), people=tuple(session.people.values()), settings=dict(session.settings)))


def _portions(session: Session) -> Iterator[tuple[Entry, ...]]:
    """Yield the events in as few steps as may be: one ends where a branch moved, or where a turn began."""
    after = {move.after for move in session.history.moves}
    portion: list[Entry] = []
    for _, group in groupby(session.history.entries, key=_command):
        entries = tuple(group)
        portion.extend(entries)
        turns = any(isinstance(entry.event, SessionOpened | TurnClosed) for entry in entries)
        if turns or entries[-1].number in after:
            yield tuple(portion)
            portion = []
    if portion:
        yield tuple(portion)


def _command(entry: Entry) -> int:
    return entry.command
