"""A session's record while it is open for writing: taken in, appended to, found again after an outage.

`file.create` and `file.open_for_writing` make it, `Session` writes through it. One command is one
transaction, and a method returns only when its rows are on the disk. A method that fails has kept nothing,
and says so. To keep one thing more: a method here, its rows in `additions`.

The reasons for a rollback journal that waits for the disk and the folder: people copy the file while it is
open, and keep it in shared folders, so the one file must be whole at any moment.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

from wargame.game.compiled import CompiledScenario
from wargame.game.state import GameState
from wargame.journal import unsealed
from wargame.journal.additions import (
    ADD_EVENT,
    ADD_HEAD,
    ADD_PERSON,
    ADD_SEAL,
    ADD_SETTING,
    ADD_SNAPSHOT,
    ERASE_NAME,
    add_events,
    add_move,
    add_people,
    add_settings,
    add_snapshot,
    erase_names,
    seal,
)
from wargame.journal.chain import Tally
from wargame.journal.connection import check_length, identity, in_words, told, writer
from wargame.journal.lock import Lock
from wargame.journal.reading import Loaded, Mark, load
from wargame.journal.restore import place_of, restore
from wargame.journal.rows import Batch, HeadMove, Record
from wargame.journal.upgrade import is_older, upgrade
from wargame.limits import LARGEST_SESSION
from wargame.scenario.model import Scenario
from wargame.terms import ActorId, RecordBroken, RecordError


class FileJournal:
    """The record of a session that is open for writing; `file.create` and `file.open_for_writing` make it."""

    scenario: Scenario
    """The scenario as played."""
    record: Record
    """Everything that was on record when the file was opened."""
    _marks: list[Mark]
    _head_hashes: list[str]
    _tally: Tally
    _sealing: str

    def __init__(self, path: Path, lock: Lock) -> None:
        self.path = path
        self._lock = lock
        self._connect()
        try:
            with told(path):
                self._load()
        except BaseException:
            self._connection.close()
            raise
        self._is_open = True

    def _connect(self) -> None:
        from sqlite_utils import Database

        with told(self.path):
            self._connection = writer(self.path)
        self.database = Database(self._connection, execute_plugins=False)
        """The file as sqlite-utils sees it, for queries and exports."""
        self._file = identity(self.path)
        self._failed = False

    @cached_property
    def compiled(self) -> CompiledScenario:
        """The scenario as played, made ready for play."""
        return CompiledScenario(self.scenario)

    def append(self, batch: Batch) -> None:
        """Keep one command's events; a batch that is kept already is not kept twice.

        Raises
        ------
        RecordError
            If it cannot be kept; then nothing of it is.
        """
        with self._transaction() as connection:
            events = add_events(batch.entries, self._marks, self._tally)
            people, tally = add_people(batch.people, events.tally)
            settings, tally = add_settings(batch.settings, tally)
            connection.executemany(ADD_EVENT, events.rows)
            connection.executemany(ADD_PERSON, people)
            connection.executemany(ADD_SETTING, settings)
            if batch.snapshot is not None and events.rows:
                row, tally = add_snapshot(batch.entries[-1].number, batch.snapshot, tally)
                connection.execute(ADD_SNAPSHOT, row)
            if batch.drafts is not None:
                unsealed.put(connection, batch.drafts)
            self._seal(connection, tally)
        self._marks.extend(events.marks)
        self._tally = tally

    def move_head(self, move: HeadMove) -> None:
        """Keep a movement of a branch; one that is kept already is not kept twice.

        Raises
        ------
        RecordError
            If it cannot be kept.
        """
        with self._transaction() as connection:
            row, tally = add_move(move, self._head_hashes, self._tally)
            if row:
                connection.execute(ADD_HEAD, row)
            self._seal(connection, tally)
        if row:
            self._head_hashes.append(row[-1])
        self._tally = tally

    def change_settings(self, settings: dict[str, str]) -> None:
        """Keep settings that are no events.

        Raises
        ------
        RecordError
            If they cannot be kept.
        """
        with self._transaction() as connection:
            rows, tally = add_settings(settings, self._tally)
            connection.executemany(ADD_SETTING, rows)
            self._seal(connection, tally)
        self._tally = tally

    def keep_draft(self, seat: ActorId, body: str) -> None:
        """Keep what a seat has written and not sealed, beside the record; nothing if empty.

        Raises
        ------
        RecordError
            If it cannot be kept.
        """
        with self._transaction() as connection:
            unsealed.keep(connection, {seat: body})

    def drafts(self) -> dict[ActorId, str]:
        """Return what seats have written and not sealed."""
        self._check_open()
        with told(self.path):
            return unsealed.drafts_in(self._connection)

    def erase_names(self, numbers: Sequence[int]) -> None:
        """Empty the names of some people and all drafts, and write the file anew without them.

        Raises
        ------
        RecordError
            If that cannot be done; the file is then whole, with the names or without them.
        """
        with told(self.path):
            self._connection.execute("PRAGMA secure_delete = ON")
        with self._transaction() as connection:
            rows, tally = erase_names(numbers, self._tally)
            connection.executemany(ERASE_NAME, rows)
            unsealed.clear(connection)
            self._seal(connection, tally)
        self._tally = tally
        self.write_anew()

    def write_anew(self) -> None:
        """Write the file anew, without what was erased and still lies in unused parts of it.

        Raises
        ------
        RecordError
            If that cannot be done; the file is then as it was.
        """
        with told(self.path):
            self._connection.execute("VACUUM")

    def state_at(
        self, *, event: int | None = None, turn: int | None = None, branch: str | None = None
    ) -> GameState:
        """Return the state after an event or at the end of a turn; see `file.state_at`."""
        self._check_open()
        with told(self.path):
            place = place_of(self._connection, self._marks, event=event, turn=turn, branch=branch)
            return restore(self._connection, self.compiled, place)

    def hash_at(self, event: int) -> str:
        """Return the hash of an event."""
        return self._marks[event].hash

    def close(self) -> None:
        """Let go of the file and of its lock; closing twice does no harm."""
        if self._is_open:
            self._is_open = False
            self._connection.close()
            self._lock.release()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside a transaction that is all or nothing."""
        self._check_open()
        self._lock.check()
        self._open_anew()
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            if self._is_behind():
                self._catch_up()
            yield connection
            _check_size(connection, self.path.name)
            connection.execute("COMMIT")
            self._file = identity(self.path)
        except sqlite3.Error as error:
            _roll_back(connection)
            if not self._came_through():
                self._failed = True
                raise self._why_not(error) from error
        except BaseException:
            _roll_back(connection)
            raise

    def _why_not(self, error: sqlite3.Error) -> RecordError:
        """Return why a step was not recorded; a file that became unreadable meanwhile is no place to look."""
        words = in_words(error, self.path)
        return (
            RecordError("session-overlaid", name=self.path.name) if isinstance(words, RecordBroken) else words
        )

    def _open_anew(self) -> None:
        """Open the file again if the disk failed or the file is not as it was left.

        A stick that was put back is out of reach of what was opened before, and where a file is written over
        from outside SQLite may go on with what it remembers of the old one.
        """
        found = identity(self.path)
        if found is None or (found == self._file and not self._failed):
            return
        before = self._connection
        try:
            self._connect()
        except RecordBroken as error:
            raise RecordError("session-overlaid", name=self.path.name) from error
        with suppress(sqlite3.Error):
            before.close()

    def _check_open(self) -> None:
        if not self._is_open:
            raise RecordError("journal-closed", name=self.path.name)

    def _seal(self, connection: sqlite3.Connection, tally: Tally) -> None:
        row = seal(tally)
        connection.execute(ADD_SEAL, row)
        self._sealing = row[-1]

    def _is_behind(self) -> bool:
        """Whether the file does not end where this journal left it."""
        found = self._connection.execute("SELECT hash FROM seal").fetchone()
        return found is None or found[0] != self._tally.hash

    def _came_through(self) -> bool:
        """Whether a commit that reported an error is in the file all the same."""
        try:
            found = self._connection.execute("SELECT hash FROM seal").fetchone()
        except sqlite3.Error:
            return False
        return found is not None and found[0] == self._sealing and self._sealing != self._tally.hash

    def _load(self) -> None:
        connection = self._connection
        check_length(connection, self.path.name)
        if is_older(connection, self.path.name):
            upgrade(self.database, self.path)
        connection.execute("BEGIN IMMEDIATE")
        try:
            # A read-only file lets a transaction begin, and refuses only what would write.
            connection.execute("UPDATE seal SET id = id WHERE false")
            self._take_in(load(connection, self.path.name))
        finally:
            _roll_back(connection)

    def _catch_up(self) -> None:
        """Take in what the file holds beyond what is known here; refuse one that lacks any of that."""
        try:
            loaded = load(self._connection, self.path.name)
        except RecordError as error:
            raise RecordError("session-overlaid", name=self.path.name) from error
        # Each hash holds all that came before it, so the last one known here is enough.
        events, heads = len(self._marks), len(self._head_hashes)
        if (
            loaded.marks[events - 1 : events] != self._marks[-1:]
            or loaded.head_hashes[heads - 1 : heads] != self._head_hashes[-1:]
        ):
            raise RecordError("session-of-other-version", name=self.path.name)
        self._take_in(loaded)

    def _take_in(self, loaded: Loaded) -> None:
        """Go on from where the file ends."""
        self.scenario = loaded.scenario
        self.record = loaded.record
        self._marks = loaded.marks
        self._head_hashes = loaded.head_hashes
        self._tally = loaded.tally
        self._sealing = loaded.tally.hash


def _check_size(connection: sqlite3.Connection, name: str) -> None:
    """Refuse a step that would make the file larger than any reader opens."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    if pages * size > LARGEST_SESSION:
        raise RecordError("session-full", name=name, most=LARGEST_SESSION)


def _roll_back(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.execute("ROLLBACK")
