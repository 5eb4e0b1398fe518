"""What `tests.kills` kills of what writes sessions: what has to hold after a kill, and that it works again.

A Trial lays its files into a folder (`prepare`), does its work there in a process that may be killed
(`run`, which says what it has acknowledged), looks at what lies there then (`look`), does the same once more
(`again`) and looks whether all is well (`finished`). `look` and `finished` raise AssertionError in words. To
add one: a class, and its line in `tests.kills.TRIALS`.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Protocol, TypeAlias

from tests.fuzz import whole_session
from tests.rescued import damaged_at
from wargame.game.events import Event
from wargame.journal import schema
from wargame.journal.connection import ENDING
from wargame.journal.file import create, open_for_writing, read
from wargame.journal.forget import forget
from wargame.journal.keeping import KEPT, STAMP, folder_of, keep, kept
from wargame.journal.rescue import rescue
from wargame.journal.rows import Record
from wargame.journal.verify import verify
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.session.notes import make_note
from wargame.session.opening import Plan, start, take_up
from wargame.session.people import join
from wargame.session.script import Script, carry_out, read_line, read_script
from wargame.session.session import Session, now
from wargame.terms import RecordError
from wargame.whole import PART

Say: TypeAlias = Callable[[str], None]

NOON: Final = datetime(2026, 3, 1, 12)  # noqa: DTZ001  # as the clock on the wall shows it


class Trial(Protocol):
    """One thing that writes."""

    def prepare(self, folder: Path, number: int) -> None: ...
    def run(self, folder: Path, say: Say) -> None: ...
    def look(self, folder: Path, said: Sequence[str]) -> None: ...
    def again(self, folder: Path, say: Say) -> None: ...
    def finished(self, folder: Path) -> None: ...


@cache
def practice() -> Scenario:
    return load(scenarios_folder() / "first-steps.yaml")


@cache
def demo() -> Script:
    return read_script((scenarios_folder() / "demo" / "first-steps.jsonl").read_text("utf-8"))


@cache
def played() -> bytes:
    """A session that was played to its end."""
    with TemporaryDirectory() as folder:
        return whole_session(Path(folder) / "whole.entente").read_bytes()


@cache
def half_played() -> bytes:
    """The same session, earlier."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "half.entente"
        clock = lambda: "2026-01-01T10:00:00.000+00:00"  # noqa: E731
        session = start(practice(), demo().start.plan, create(path, practice(), clock=clock))
        for line in demo().lines[:30]:
            carry_out(session, read_line(line.text))
        session.close()
        return path.read_bytes()


def record_in(path: Path) -> Record:
    """What a file holds, which has to be whole."""
    found = verify(path)
    assert found.is_sound, f"{path.name} is not whole: {found}"
    return read(path)[1]


def events_in(path: Path) -> list[Event]:
    return [entry.event for entry in record_in(path).entries]


def names_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir() if not one.name.startswith(("home", "tmp"))}


def nothing_beside(folder: Path, *expected: str) -> None:
    # What is still being written goes with the next writing, and a second try need not have written.
    left = {name for name in names_in(folder) - set(expected) if PART not in name}
    assert not left, f"left beside: {', '.join(sorted(left))}"


# --- sessions ------------------------------------------------------------------------------------------


class Create:
    """A new session and its first event."""

    def prepare(self, folder: Path, number: int) -> None:
        pass

    def run(self, folder: Path, say: Say) -> None:
        journal = create(folder / "new.entente", practice(), clock=now)
        say("made")
        session = start(practice(), Plan(title="Tuesday", seed=7), journal)
        say("begun")
        session.close()

    def look(self, folder: Path, said: Sequence[str]) -> None:
        path = folder / "new.entente"
        if not path.exists():
            assert not said, "an acknowledged session is not there"
            return
        assert len(record_in(path).entries) >= ("begun" in said), "the acknowledged first event is not there"

    def again(self, folder: Path, say: Say) -> None:
        path = folder / "new.entente"
        if path.exists() and read(path)[1].entries:
            journal, scenario, record = open_for_writing(path)
            take_up(scenario, record, journal).close()
        else:
            self.run(folder, say)

    def finished(self, folder: Path) -> None:
        assert len(record_in(folder / "new.entente").entries) == 1
        nothing_beside(folder, "new.entente")


class Play:
    """A script of commands, each acknowledged."""

    def prepare(self, folder: Path, number: int) -> None:
        pass

    def run(self, folder: Path, say: Say) -> None:
        journal = create(folder / "played.entente", practice(), clock=now)
        session = start(practice(), demo().start.plan, journal)
        self._go_on(session, 0, say)

    def _go_on(self, session: Session, first: int, say: Say) -> None:
        say(_size(session.history.entries, session.history.moves))
        for line in demo().lines[first:]:
            carry_out(session, read_line(line.text))
            say(_size(session.history.entries, session.history.moves))
        session.close()

    def look(self, folder: Path, said: Sequence[str]) -> None:
        path = folder / "played.entente"
        if not path.exists():
            assert not said, "an acknowledged session is not there"
            return
        record = record_in(path)
        entries, moves = map(int, said[-1].split()) if said else (0, 0)
        assert len(record.entries) >= entries, f"{len(record.entries)} of {entries} acknowledged events"
        assert len(record.moves) >= moves, f"{len(record.moves)} of {moves} acknowledged movements"

    def again(self, folder: Path, say: Say) -> None:
        path = folder / "played.entente"
        if not path.exists() or not read(path)[1].entries:
            self.run(folder, say)
            return
        journal, scenario, record = open_for_writing(path)
        size = _size(record.entries, record.moves)
        self._go_on(take_up(scenario, record, journal), _sizes().index(size), say)

    def finished(self, folder: Path) -> None:
        assert events_in(folder / "played.entente") == _all_events(), "not the session that was played"
        nothing_beside(folder, "played.entente")


def _size(entries: Sequence[Any], moves: Sequence[Any]) -> str:
    return f"{len(entries)} {len(moves)}"


@cache
def _sizes() -> tuple[str, ...]:
    """How much is on record after each line of the demo, the last of those that record nothing."""
    session = start(practice(), demo().start.plan)
    sizes = [_size(session.history.entries, session.history.moves)]
    for line in demo().lines:
        carry_out(session, read_line(line.text))
        sizes.append(_size(session.history.entries, session.history.moves))
    return tuple(sizes)


@cache
def _all_events() -> list[Event]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "played.entente"
        path.write_bytes(played())
        return events_in(path)


class Copy:
    """An automatic copy, where as many as are kept are there."""

    def prepare(self, folder: Path, number: int) -> None:
        session = folder / "tuesday.entente"
        session.write_bytes(played())
        copies = folder_of(session)
        copies.mkdir(parents=True)
        for hour in range(KEPT if number % 4 == 0 else 2):
            at = (NOON - timedelta(hours=hour + 1)).strftime(STAMP)
            (copies / f"tuesday {at}{ENDING}").write_bytes(half_played())

    def run(self, folder: Path, say: Say) -> None:
        if keep(folder / "tuesday.entente", NOON):
            say("kept")

    def look(self, folder: Path, said: Sequence[str]) -> None:
        session = folder / "tuesday.entente"
        assert session.read_bytes() == played(), "the session was changed"
        new = [one.path for one in kept(session) if one.path.read_bytes() != half_played()]
        assert len(new) <= 1, "more than one copy was made"
        assert new or not said, "an acknowledged copy is not there"
        for path in new:
            assert events_in(path) == _all_events(), "a copy that is not the session"

    def again(self, folder: Path, say: Say) -> None:
        keep(folder / "tuesday.entente", NOON + timedelta(minutes=10))

    def finished(self, folder: Path) -> None:
        copies = kept(folder / "tuesday.entente")
        assert events_in(copies[0].path) == _all_events()
        # One too many is let go with the next copy.
        assert len(copies) <= KEPT + 1, f"{len(copies)} copies"
        nothing_beside(copies[0].path.parent, *(copy.path.name for copy in copies))
        nothing_beside(folder, "tuesday.entente")


REMARKS: Final = "CREATE TABLE remarks (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"


@contextmanager
def later_version() -> Iterator[None]:
    """Be a later version, whose format has one more table."""
    today, tables, before = schema.FORMAT, schema.TABLES, schema.migrations

    def migrations() -> Any:
        steps = before()

        @steps()
        def m999_remarks(db: Any) -> None:
            db.execute(REMARKS)

        return steps

    changed: Any = schema
    changed.FORMAT, changed.TABLES, changed.migrations = today + 1, {**tables, "remarks": REMARKS}, migrations
    try:
        yield
    finally:
        changed.FORMAT, changed.TABLES, changed.migrations = today, tables, before


class Migrate:
    """A session of an older format, opened by a later version and gone on with."""

    def prepare(self, folder: Path, number: int) -> None:
        (folder / "old.entente").write_bytes(half_played())

    def run(self, folder: Path, say: Say) -> None:
        with later_version():
            journal, scenario, record = open_for_writing(folder / "old.entente")
            say("opened")
            session = take_up(scenario, record, journal)
            make_note(session, "Gone on with.")
            say("noted")
            session.close()

    def look(self, folder: Path, said: Sequence[str]) -> None:
        path = folder / "old.entente"
        with later_version():
            noted = len(record_in(path).entries) - _number_of_events()
        assert noted >= ("noted" in said), "an acknowledged note is not there"
        copies = [one for one in names_in(folder) if ".format-" in one and one.endswith(ENDING)]
        for copy in copies:
            record_in(folder / copy)
        with closing(sqlite3.connect(path)) as connection:
            (found,) = connection.execute("PRAGMA user_version").fetchone()
        assert copies or found == schema.FORMAT, "brought up to date without a copy"
        assert not said or found == schema.FORMAT + 1, "an acknowledged session is of the older format"

    def again(self, folder: Path, say: Say) -> None:
        self.run(folder, say)

    def finished(self, folder: Path) -> None:
        with later_version():
            assert len(record_in(folder / "old.entente").entries) in {
                _number_of_events() + 1,
                _number_of_events() + 2,
            }
        nothing_beside(folder, "old.entente", f"old.format-{schema.FORMAT}{ENDING}")


@cache
def _number_of_events() -> int:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "half.entente"
        path.write_bytes(half_played())
        return len(record_in(path).entries)


class Rescue:
    """What is left of a damaged session, saved into a new file."""

    def prepare(self, folder: Path, number: int) -> None:
        (folder / "damaged.entente").write_bytes(_damaged())

    def run(self, folder: Path, say: Say) -> None:
        rescue(folder / "damaged.entente", folder / "new.entente")
        say("saved")

    def look(self, folder: Path, said: Sequence[str]) -> None:
        assert (folder / "damaged.entente").read_bytes() == _damaged(), "the damaged file was changed"
        path = folder / "new.entente"
        assert path.exists() or not said, "an acknowledged file is not there"
        if path.exists():
            assert events_in(path) == _rescued(), "half of what could be saved"

    def again(self, folder: Path, say: Say) -> None:
        if not (folder / "new.entente").exists():
            self.run(folder, say)

    def finished(self, folder: Path) -> None:
        self.look(folder, ["saved"])


@cache
def _damaged() -> bytes:
    """A session with a byte changed, of which rescue gives most."""
    content = played()
    with TemporaryDirectory() as name:
        path, new = Path(name) / "damaged.entente", Path(name) / "new.entente"
        for part in count(1):
            damaged = damaged_at(content, len(content) * (part % 50) // 50 + part)
            path.write_bytes(damaged)
            new.unlink(missing_ok=True)
            with suppress(RecordError):
                if rescue(path, new).lost:
                    return damaged
    raise AssertionError


@cache
def _rescued() -> list[Event]:
    with TemporaryDirectory() as name:
        path, new = Path(name) / "damaged.entente", Path(name) / "new.entente"
        path.write_bytes(_damaged())
        rescue(path, new)
        return events_in(new)


NAME: Final = "Philippa Quandry"
"""Stands nowhere but in the list of people."""


class Forget:
    """A name that is erased, from the session and from its copies."""

    def prepare(self, folder: Path, number: int) -> None:
        path = folder / "tuesday.entente"
        path.write_bytes(_with_names())
        for name in (path, folder / "another name.entente"):
            copies = folder_of(name)
            copies.mkdir(parents=True)
            (copies / f"{name.stem} {NOON.strftime(STAMP)}{ENDING}").write_bytes(_with_names())

    def run(self, folder: Path, say: Say) -> None:
        forget(folder / "tuesday.entente", NAME)
        say("forgotten")

    def look(self, folder: Path, said: Sequence[str]) -> None:
        path = folder / "tuesday.entente"
        record = record_in(path)
        assert len(record.people) == _PEOPLE, "somebody is missing"
        if said:
            assert all(person.name != NAME for person in record.people), "the name is there again"
            _nowhere(NAME, folder)

    def again(self, folder: Path, say: Say) -> None:
        with suppress(RecordError):  # nobody is called so any more
            self.run(folder, say)

    def finished(self, folder: Path) -> None:
        self.look(folder, ["forgotten"])
        assert names_in(folder) == {"tuesday.entente"}


_PEOPLE: Final = 30


@cache
def _with_names() -> bytes:
    with TemporaryDirectory() as name:
        path = Path(name) / "tuesday.entente"
        path.write_bytes(half_played())
        journal, scenario, record = open_for_writing(path)
        session = take_up(scenario, record, journal)
        for number in range(_PEOPLE - len(record.people)):
            join(session, NAME if number == 7 else f"Person {number}", session.scenario.seats[0].id)
        session.close()
        return path.read_bytes()


def _nowhere(name: str, folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and f"{os.sep}tmp{os.sep}" not in str(path):
            assert name.encode() not in path.read_bytes(), f"the name stands in {path.name}"


def warm() -> None:
    """Make everything once that trials compare with, before processes are forked."""
    for made in (
        played,
        half_played,
        _sizes,
        _all_events,
        _number_of_events,
        _damaged,
        _rescued,
        _with_names,
    ):
        made()
