"""What is left of a damaged session, saved into a new file.

The damaged file is not touched: a copy of it is mended as far as SQLite can then read it, and its rows are
asked for one by one. `remains` tells which events and movements of branches can be saved; with them go the
people and settings that are as they were recorded. Stored states are made anew. A scenario that is lost is
looked for, by its hash, among the automatic copies and the scenarios of this computer. The new file is
written through `file` like any other, so it passes `verify`.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from wargame.game.compiled import CompiledScenario
from wargame.game.events import SessionOpened, TurnClosed
from wargame.game.state import GameState, opening_state
from wargame.journal.checks import entry_of, picture_faults
from wargame.journal.connection import (
    MAGIC,
    SQLITE_FAILED,
    check_file,
    connect,
    names_others,
    settle,
    told,
)
from wargame.journal.file import write_session
from wargame.journal.lost_scenario import scenario_elsewhere
from wargame.journal.new_file import scenario_columns
from wargame.journal.open_journal import FileJournal
from wargame.journal.reading import scenario_of
from wargame.journal.remains import event_row, events_left, moves_left, readable, sealed, unfit
from wargame.journal.rows import Batch, Entry, HeadMove, Person
from wargame.journal.schema import APPLICATION_ID, PICTURED, TABLES
from wargame.journal.stored import (
    has_pictures,
    person_rows,
    picture_rows,
    scenario_row,
    setting_rows,
)
from wargame.places import own_scenarios_folder
from wargame.scenario.load import scenario_hash
from wargame.scenario.model import Scenario
from wargame.scenario.pictures import NONE, Pictures, are_kept
from wargame.terms import RecordError
from wargame.whole import passing_folder
from wargame.words.sentences import Sentence

_Found = TypeVar("_Found")

_MOST_TOLD: Final = 20
"""Losses of one kind that are listed."""

_EVENTS_THERE: Final = "SELECT 1 FROM sqlite_master WHERE name = 'events'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """What could be saved."""

    path: Path
    """The new file."""
    events: int
    heads: int
    lost: tuple[Sentence, ...]
    """What could not; empty if everything was saved."""
    scenario_from: str = ""
    """Where the scenario was found, in words, if the one in the file was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What could be saved, before it is."""

    events: int
    recorded: int
    """How many events were recorded in all, as far as that can still be read."""
    state: GameState
    """After the last event that could be saved."""
    scenario_from: str = ""
    """Where the scenario was found, in words, if the one in the file was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """What is left of a record."""

    entries: tuple[Entry, ...]
    states: tuple[GameState, ...]
    """After each entry."""
    moves: tuple[HeadMove, ...]
    people: tuple[Person, ...]
    settings: dict[str, str]
    pictures: Pictures
    lost: tuple[Sentence, ...]


def rescue(path: Path | str, new: Path | str, scenario: Scenario | None = None) -> Rescued:
    """Save what is left of a damaged session into a new file and say what that is.

    `scenario` is the one that was played; it is needed only where the one in the file is lost.

    Raises
    ------
    RecordError
        If nothing can be saved, or the new file cannot be made; the damaged file stays as it is.
    """
    path, new = Path(path), Path(new)
    with _mended(path) as connection:
        scenario, left, place = _found(connection, scenario, path)
        created = readable(lambda: _created(connection)) or left.entries[0].at
    path = _write(new, scenario, created, left)
    return Rescued(
        path=path, events=len(left.entries), heads=len(left.moves), lost=left.lost, scenario_from=place
    )


def what_is_left(path: Path | str) -> Remains:
    """Return what `rescue` would save of a damaged session; nothing is written.

    Raises
    ------
    RecordError
        If nothing could be saved.
    """
    path = Path(path)
    with _mended(path) as connection:
        _, left, place = _found(connection, None, path)
        return Remains(
            events=len(left.entries),
            recorded=max(sealed(connection, "events") or 0, len(left.entries)),
            state=left.states[-1],
            scenario_from=place,
        )


def _found(
    connection: sqlite3.Connection, scenario: Scenario | None, path: Path
) -> tuple[Scenario, _Left, str]:
    scenario, starts, place = _scenario(connection, scenario, path)
    left = _left(connection, opening_state(CompiledScenario(scenario)), starts)
    if not left.entries:
        raise RecordError("nothing-whole", name=path.name)
    return scenario, left, place


@contextmanager
def _mended(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a copy of the file that SQLite reads as far as it can."""
    check_file(path, damaged=True)
    with passing_folder() as folder:
        copy = folder / "copy"
        try:
            shutil.copyfile(path, copy)
            for ending in ("-journal", "-wal") if not names_others(path) else ():
                with suppress(FileNotFoundError):
                    shutil.copyfile(path.with_name(path.name + ending), Path(f"{copy}{ending}"))
        except OSError as error:
            reason = error.strerror or "copying it failed"
            raise RecordError("file-unread", name=path.name, reason=reason) from error
        _settle(copy)
        _mend_header(copy)
        _mend_schema(copy)
        with told(path), closing(connect(copy, "rw")) as connection:
            connection.text_factory = _text
            yield connection


def _settle(copy: Path) -> None:
    settle(copy)
    for ending in ("-journal", "-wal", "-shm"):
        Path(f"{copy}{ending}").unlink(missing_ok=True)


def _mend_header(copy: Path) -> None:
    """Make SQLite count the pages that are there instead of believing the header."""
    with copy.open("r+b") as file:
        file.write(MAGIC)
        file.seek(28)
        file.write(bytes(4))
        file.seek(68)
        file.write(APPLICATION_ID.to_bytes(4, "big"))


def _mend_schema(copy: Path) -> None:
    """Give the tables the texts that they must have, and drop what does not belong there."""
    tables = TABLES | PICTURED
    known = ", ".join("?" * len(tables))
    with suppress(*SQLITE_FAILED), closing(connect(copy, "rw", mends=True)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            f"DELETE FROM sqlite_master WHERE type != 'table' OR name NOT IN ({known})", [*tables]
        )
        connection.executemany(
            "UPDATE sqlite_master SET sql = ? WHERE name = ?", [(text, name) for name, text in tables.items()]
        )
        connection.execute("COMMIT")


def _played(connection: sqlite3.Connection) -> str:
    """Return the hash of the scenario that the first event tells of; empty if it cannot be read."""
    first = event_row(connection, 1)
    opened = readable(lambda: entry_of(first).event) if first else None
    return opened.scenario_hash if isinstance(opened, SessionOpened) else ""


def _scenario(
    connection: sqlite3.Connection, given: Scenario | None, path: Path
) -> tuple[Scenario, tuple[str, ...], str]:
    """Return the scenario as played, the hashes from which the chains may start, and where it was found.

    The first event holds the hash of the scenario that was played, so a scenario is known again even
    where its own row was changed, and by that hash it is looked for elsewhere.
    """
    name = path.name
    row = readable(lambda: scenario_row(connection))
    kept = readable(lambda: scenario_of(row, name))
    played = _played(connection)
    known = [one for one in (kept, given) if one is not None and scenario_hash(one) == played]
    starts: tuple[str, ...] = ()
    if row is not None:
        starts = row.hash, row.due_hash
        if kept is not None and row.hash == row.due_hash:
            known.insert(0, kept)
    if not known and not readable(lambda: connection.execute(_EVENTS_THERE).fetchone()):
        raise RecordError("events-table-missing", name=name)
    found = (known[0], "") if known else scenario_elsewhere(played, path)
    if found is None:
        raise RecordError("scenario-lost", name=name, folder=own_scenarios_folder())
    scenario, place = found
    return scenario, (*starts, scenario_columns(scenario)[3]), place


def _left(connection: sqlite3.Connection, opening: GameState, starts: tuple[str, ...]) -> _Left:
    line = events_left(connection, opening, starts)
    moves, lost_moves = moves_left(connection, line, starts)
    if astray := unfit(line, moves):
        line.cut(len(line.entries) - astray)
        line.lost.append(Sentence("saved-up-to-untold", last=len(line.entries)))
        moves, lost_moves = moves_left(connection, line, starts)
    lost = [*_shortened(line.lost), *_shortened(lost_moves)]
    people, settings = _people(connection, lost), _settings(connection, lost)
    pictures = _pictures(connection, lost)
    if sealed(connection, "events") is None:
        lost.append(Sentence("end-untold"))
    return _Left(
        entries=tuple(line.entries),
        states=tuple(line.states[1:]),
        moves=tuple(moves),
        people=people,
        settings=settings,
        pictures=pictures,
        lost=tuple(lost),
    )


def _shortened(told: list[Sentence]) -> list[Sentence]:
    more = len(told) - _MOST_TOLD
    return [*told[:_MOST_TOLD], Sentence("and-more", more=more)] if more > 0 else told


def _people(connection: sqlite3.Connection, lost: list[Sentence]) -> tuple[Person, ...]:
    rows = readable(lambda: person_rows(connection))
    if rows is None:
        lost.append(Sentence("people-unread"))
        return ()
    if len(rows) < (sealed(connection, "people") or 0):
        lost.append(Sentence("people-missing"))
    people = []
    for row in rows:
        is_whole = row.check_sum == row.due_check_sum
        if not is_whole:
            lost.append(Sentence("person-left-out", number=row.person.number))
        people.append(row.person if is_whole else Person(row.person.number, ""))
    return tuple(people)


def _settings(connection: sqlite3.Connection, lost: list[Sentence]) -> dict[str, str]:
    rows = readable(lambda: setting_rows(connection))
    counted = sealed(connection, "settings") or 0
    if rows is None or len(rows) < counted or any(row.check_sum != row.due_check_sum for row in rows):
        lost.append(Sentence("settings-left-out"))
    return {row.key: row.value for row in rows or () if row.check_sum == row.due_check_sum}


def _pictures(connection: sqlite3.Connection, lost: list[Sentence]) -> Pictures:
    """Return the pictures that are as they were kept."""
    if not readable(lambda: has_pictures(connection)):
        return NONE
    rows = readable(lambda: picture_rows(connection))
    whole = {row.name: row.content for row in rows or () if not any(picture_faults([row]))}
    if rows is None or len(whole) < len(rows):
        lost.append(Sentence("pictures-left-out"))
    return are_kept(whole)


def _write(new: Path, scenario: Scenario, created: str, left: _Left) -> Path:
    """Write what is left and return the file, which is whole or not there."""

    def put_in(journal: FileJournal) -> None:
        journal.append(Batch(entries=(), people=left.people, settings=left.settings))
        for entries, state in _portions(left):
            journal.append(Batch(entries=entries, snapshot=state))
        for move in left.moves:
            journal.move_head(move)

    return write_session(new, scenario, put_in, clock=lambda: created, pictures=left.pictures)


def _portions(left: _Left) -> Iterator[tuple[tuple[Entry, ...], GameState]]:
    """Yield the entries up to each end of a command that began or closed a turn, and the state there."""
    since = 0
    for place, entry in enumerate(left.entries, start=1):
        is_last = place == len(left.entries)
        if not is_last and left.entries[place].command == entry.command:
            continue
        portion = left.entries[since:place]
        if is_last or any(isinstance(one.event, SessionOpened | TurnClosed) for one in portion):
            yield portion, left.states[place - 1]
            since = place


def _created(connection: sqlite3.Connection) -> str:
    found = connection.execute("SELECT value FROM session WHERE key = 'created'").fetchone()
    return str(found[0]) if found else ""


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
