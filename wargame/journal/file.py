"""The doors to a session's record in a file: one makes it, one takes it up, the others read it.

`create` and `open_for_writing` give the open journal through which `Session` writes, and hold its lock;
`write_session` makes a file with a whole record at once. `read` and `state_at` give what a report or a second
window needs, and never write.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from wargame.game.compiled import CompiledScenario
from wargame.game.state import GameState
from wargame.journal.connection import ENDING, check_file, clear_way, in_words, settle, told
from wargame.journal.lock import Lock, acquire
from wargame.journal.new_file import check_free, fill, impossible, is_unbegun, taken
from wargame.journal.open_journal import FileJournal
from wargame.journal.reading import load
from wargame.journal.restore import place_of, restore
from wargame.journal.rows import Record
from wargame.journal.upgrade import current
from wargame.scenario.model import Scenario
from wargame.scenario.pictures import NONE, Pictures
from wargame.terms import RecordError, Unwritable
from wargame.whole import whole_file


def create(
    path: Path | str, scenario: Scenario, *, clock: Callable[[], str], pictures: Pictures = NONE
) -> FileJournal:
    """Make a new session file with the scenario as played in it and its pictures, and return its journal.

    `clock` gives the time as ISO 8601 in UTC. The file ends in `.entente`; that is added if it is missing.

    Raises
    ------
    RecordError
        If there is such a file already, or none can be made there.
    """
    path = _named(path)
    check_free(path)
    lock = _lock_of_new(path)
    try:
        with _made_whole(path) as beside:
            fill(beside, scenario, clock(), pictures)
        try:
            return FileJournal(path, lock)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    except BaseException:
        lock.release()
        raise


def write_session(
    path: Path | str,
    scenario: Scenario,
    put_in: Callable[[FileJournal], None],
    *,
    clock: Callable[[], str],
    pictures: Pictures = NONE,
) -> Path:
    """Make a session file with everything that `put_in` records in it, all of it or nothing; return it.

    Raises
    ------
    RecordError
        If there is such a file already or it cannot be written.
    """
    path = _named(path)
    check_free(path)
    try:
        with _made_whole(path) as beside:
            fill(beside, scenario, clock(), pictures)
            with closing(FileJournal(beside, acquire(beside))) as journal:
                put_in(journal)
    except RecordError as error:
        if isinstance(error.__cause__, sqlite3.Error):
            raise in_words(error.__cause__, path, new=True) from error
        raise
    return path


def _named(path: Path | str) -> Path:
    path = Path(path)
    return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)


@contextmanager
def _made_whole(path: Path) -> Iterator[Path]:
    """Give a place beside to make the file in; it gets its name when it is whole."""
    try:
        over = is_unbegun(path)
        if over:
            settle(path)
        with told(path, new=True), whole_file(path, over=over) as beside:
            yield beside
            clear_way(path, over=over)
    except FileExistsError as error:
        raise taken(path) from error
    except (OSError, ValueError) as error:
        raise impossible(path, error) from error


def _lock_of_new(path: Path) -> Lock:
    try:
        return acquire(path)
    except Unwritable as error:
        cause = error.__cause__
        raise impossible(path, cause if isinstance(cause, OSError | ValueError) else OSError()) from error


@contextmanager
def whole_or_gone(journal: FileJournal) -> Iterator[None]:
    """Take a new file away again if what is done inside fails, and say that none was made.

    Raises
    ------
    RecordError
        If SQLite could not write into it; anything else is raised as it came.
    """
    try:
        yield
    except BaseException as error:
        journal.close()
        journal.path.unlink(missing_ok=True)
        if isinstance(error, RecordError) and isinstance(error.__cause__, sqlite3.Error):
            raise in_words(error.__cause__, journal.path, new=True) from error
        raise


def open_for_writing(path: Path | str, *, take_over: bool = False) -> tuple[FileJournal, Scenario, Record]:
    """Take up a session: return its journal, the scenario as played and everything recorded.

    A file of an older format is brought up to date, after a copy was laid beside it.

    Raises
    ------
    RecordError
        If it is no session, is open already (unless `take_over`), cannot be written, or is damaged
        (RecordBroken).
    """
    path = Path(path)
    check_file(path)
    lock = acquire(path, take_over=take_over)
    try:
        journal = FileJournal(path, lock)
    except BaseException:
        lock.release()
        raise
    return journal, journal.scenario, journal.record


def read(path: Path | str) -> tuple[Scenario, Record]:
    """Return the scenario as played and everything recorded; writes nothing, even while another writes.

    Raises
    ------
    RecordError
        If it is no session; RecordBroken if it is damaged.
    """
    path = Path(path)
    with current(path) as connection:
        loaded = load(connection, path.name)
    return loaded.scenario, loaded.record


def state_at(
    source: Path | str | FileJournal,
    *,
    event: int | None = None,
    turn: int | None = None,
    branch: str | None = None,
) -> GameState:
    """Return the state after an event, or at the end of a turn, of a file or an open journal.

    Without `event` and `turn` it is the latest state. `branch` is the one played now if None; it plays no
    part where an event is named. Turn 0 is the beginning. Takes under 5 ms with an open journal, however
    long the session; with a path the whole file is read first.

    Raises
    ------
    RecordError
        If there is no such event, turn or branch, or the file cannot be read.
    """
    if isinstance(source, FileJournal):
        return source.state_at(event=event, turn=turn, branch=branch)
    path = Path(source)
    with current(path) as connection:
        loaded = load(connection, path.name)
        place = place_of(connection, loaded.marks, event=event, turn=turn, branch=branch)
        return restore(connection, CompiledScenario(loaded.scenario), place)
