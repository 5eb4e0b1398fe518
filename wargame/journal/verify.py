"""Is a session file what it was when it was written? Everything that is wrong with it, in words.

`verify` looks at what `reading` looks at (chains, seal) and at what takes longer: SQLite's own check, every
field of every event, the numbers of the throws, whether the states that are stored are those that the
events lead to, and whether each event comes out the same when it is made again (`again`). It changes
nothing and works on whatever is left of a file.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from wargame.game.compiled import CompiledScenario
from wargame.game.state import GameState, opening_state
from wargame.journal.again import differences
from wargame.journal.chain import NOTHING
from wargame.journal.checks import (
    Fault,
    body_faults,
    entry_of,
    event_faults,
    head_faults,
    label_faults,
    person_faults,
    picture_faults,
    place_faults,
    scenario_faults,
    seal_faults,
    setting_faults,
    snapshot_faults,
    stored_faults,
    word_faults,
)
from wargame.journal.codec import decode_state
from wargame.journal.connection import SQLITE_FAILED, check_file
from wargame.journal.reading import scenario_of, tally_of
from wargame.journal.restore import follow, head_of, played_branch
from wargame.journal.schema import check_shape
from wargame.journal.six_words import checked_words, six_words
from wargame.journal.stored import (
    EventRow,
    HeadRow,
    PersonRow,
    PictureRow,
    ScenarioRow,
    SettingRow,
    SnapshotRow,
    event_rows,
    head_rows,
    person_rows,
    picture_rows,
    scenario_row,
    seal_row,
    setting_rows,
    snapshot_rows,
    throws_in,
)
from wargame.journal.upgrade import current
from wargame.terms import EntenteError, RecordBroken, RecordError
from wargame.words.sentences import Sentence

_Row = TypeVar("_Row")

_MOST_TOLD: Final = 20
"""Faults of one kind that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a check of a session file found."""

    name: str
    """The file's."""
    title: str = ""
    """The scenario's."""
    events: int = 0
    heads: int = 0
    throws: int = 0
    snapshots: int = 0
    faults: tuple[Fault, ...] = ()
    differences: tuple[Sentence, ...] = ()
    """What today's rules would give otherwise: of an older version, or changed."""
    hashes: tuple[str, ...] = ()
    """Of the events of a file that is whole, in their order."""
    head: int = 0
    """The last event of the line that is played."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def first_event(self) -> int | None:
        """The first event that fails; None if none does."""
        return min((fault.event for fault in self.faults if fault.event is not None), default=None)

    @property
    def seal(self) -> str:
        """The six words over the line that is played; empty for a damaged file and one without events."""
        return six_words(self.hashes[self.head - 1]) if self.head and self.hashes else ""

    def sealed_at(self, words: str) -> int | None:
        """Return the event at which the record had this seal; None if it never had it.

        Raises
        ------
        EntenteError
            If the words are no seal.
        """
        due = checked_words(words)
        return next((at for at, one in enumerate(self.hashes, 1) if six_words(one) == due), None)

    @property
    def words(self) -> tuple[str, ...]:
        """The findings in words, the verdict first."""
        return tuple(map(str, self.told))

    @property
    def told(self) -> tuple[Sentence, ...]:
        """The findings as sentences, the verdict first."""
        if self.is_sound:
            return (self._whole, *self._differing)
        first = self.first_event
        if first is None:
            verdict = Sentence("record-damaged", name=self.name)
        else:
            verdict = Sentence("record-damaged-from", name=self.name, first=first)
        return (verdict, *(fault.told for fault in self.faults))

    @property
    def _whole(self) -> Sentence:
        return Sentence(
            "record-whole",
            name=self.name,
            events=self.events,
            throws=self.throws,
            snapshots=self.snapshots,
        )

    @property
    def _differing(self) -> tuple[Sentence, ...]:
        if not self.differences:
            return ()
        more = len(self.differences) - _MOST_TOLD
        rest = (Sentence("and-more-differences", more=more),) if more > 0 else ()
        return (Sentence("rules-differ"), *self.differences[:_MOST_TOLD], *rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """What can still be read of a file."""

    scenario: ScenarioRow | None
    events: list[EventRow]
    heads: list[HeadRow]
    people: list[PersonRow]
    settings: list[SettingRow]
    snapshots: list[SnapshotRow]
    pictures: list[PictureRow]


def verify(path: Path | str) -> Findings:
    """Return everything that is wrong with a session file.

    Raises
    ------
    RecordError
        If it is no session at all, was made by a newer version, or cannot be opened.
    """
    path = Path(path)
    check_file(path)
    try:
        with current(path) as connection:
            connection.text_factory = _text
            return _findings(connection, path.name)
    except RecordBroken as error:
        return Findings(name=path.name, faults=(Fault(table="file", told=error.told),))


def _findings(connection: sqlite3.Connection, name: str) -> Findings:
    faults = list(_shape_faults(connection, name))
    if faults:
        return Findings(name=name, faults=tuple(faults))
    faults += _fetched(lambda: _sqlite_faults(connection), "file", faults)
    rows = _Rows(
        scenario=next(iter(_fetched(lambda: [scenario_row(connection)], "scenario", faults)), None),
        events=_fetched(lambda: event_rows(connection), "events", faults),
        heads=_fetched(lambda: head_rows(connection), "heads", faults),
        people=_fetched(lambda: person_rows(connection), "people", faults),
        settings=_fetched(lambda: setting_rows(connection), "settings", faults),
        snapshots=_fetched(lambda: snapshot_rows(connection), "snapshots", faults),
        pictures=_fetched(lambda: picture_rows(connection), "pictures", faults),
    )
    is_readable = not any(fault.row is None and fault.table != "file" for fault in faults)
    faults += _row_faults(rows)
    if is_readable:
        faults += _fetched(lambda: _seal_faults(connection, rows), "seal", faults)
    differing: list[Sentence] = []
    faults += _state_faults(rows, name, {fault.event for fault in faults}, differing)
    is_whole = not faults
    return Findings(
        hashes=tuple(row.hash for row in rows.events) if is_whole else (),
        head=head_of(connection, played_branch(connection)) if is_whole else 0,
        name=name,
        title=rows.scenario.title if rows.scenario else "",
        events=len(rows.events),
        heads=len(rows.heads),
        throws=_throws(rows.events),
        snapshots=len(rows.snapshots),
        faults=tuple(faults),
        differences=tuple(differing),
    )


def _shape_faults(connection: sqlite3.Connection, name: str) -> Iterator[Fault]:
    try:
        check_shape(connection, name)
    except RecordBroken as error:
        yield Fault(table="file", told=error.told)


def _sqlite_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (found,) in connection.execute(f"PRAGMA integrity_check({_MOST_TOLD})"):
        if found != "ok":
            yield Fault(table="file", told=Sentence("sqlite-finds", found=found))
    for table, row, _, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_TOLD):
        yield Fault(table=table, row=row, told=Sentence("row-of-no-event", row=row, table=table))


def _row_faults(rows: _Rows) -> Iterator[Fault]:
    start = rows.scenario.hash if rows.scenario else NOTHING
    yield from scenario_faults(rows.scenario)
    of_lists = [*event_faults(rows.events, start), *head_faults(rows.heads, start, len(rows.events))]
    yield from of_lists or place_faults(rows.events, rows.heads)
    yield from body_faults(rows.events)
    yield from word_faults(rows.events, rows.heads)
    yield from person_faults(rows.people)
    yield from setting_faults(rows.settings)
    yield from stored_faults([row.event for row in rows.snapshots], len(rows.events))
    yield from snapshot_faults(rows.snapshots)
    yield from picture_faults(rows.pictures)


def _seal_faults(connection: sqlite3.Connection, rows: _Rows) -> Iterator[Fault]:
    tally = tally_of(connection, rows.events, rows.heads, rows.people, rows.settings, _throws(rows.events))
    yield from seal_faults(seal_row(connection), tally)


def _state_faults(rows: _Rows, name: str, bad: set[int | None], differing: list[Sentence]) -> Iterator[Fault]:
    """Rebuild every state from the events that are good and compare it with what is stored.

    Each event is made again from the state before it; what today's rules give otherwise is added to
    `differing`. Without a whole scenario there is nothing to rebuild anything on.
    """
    if any(scenario_faults(rows.scenario)):
        return
    try:
        opening = opening_state(CompiledScenario(scenario_of(rows.scenario, name)))
    except EntenteError as error:
        yield Fault(table="scenario", told=error.told)
        return
    yield from label_faults(rows.scenario, opening.compiled.scenario)
    states: dict[int, GameState] = {0: opening}
    for row in rows.events:
        before = states.get(row.parent)
        if before is None or row.number in bad:
            continue
        try:
            event = entry_of(row).event
            states[row.number] = follow(before, row.number, event)
        except RecordError as error:
            yield Fault(table="events", row=row.number, told=error.told)
            continue
        for one in differences(before, event):
            told = Sentence("event-differs", number=row.number, what=one.what)
            if one.is_wrong:
                yield Fault(table="events", row=row.number, told=told)
            else:
                differing.append(told)
    yield from _snapshot_faults(rows, states, opening.compiled)


def _snapshot_faults(
    rows: _Rows, states: dict[int, GameState], compiled: CompiledScenario
) -> Iterator[Fault]:
    for row in rows.snapshots:
        state = states.get(row.event)
        if state is None or row.hash != row.due_hash:
            continue
        try:
            is_same = row.turn == state.turn and decode_state(row.body, compiled) == state
        except RecordError:
            is_same = False
        if not is_same:
            told = Sentence("state-differs", event=row.event)
            yield Fault(table="snapshots", row=row.event, told=told)


def _throws(rows: list[EventRow]) -> int:
    entries = []
    for row in rows:
        try:
            entries.append(entry_of(row))
        except RecordError:
            continue
    return throws_in(entries)


def _fetched(rows: Callable[[], Iterable[_Row]], table: str, faults: list[Fault]) -> list[_Row]:
    """Return the rows of a table as far as they can be read; what stops that is added to `faults`."""
    found: list[_Row] = []
    try:
        found.extend(rows())
    except SQLITE_FAILED as error:
        faults.append(Fault(table=table, told=Sentence("table-unread", table=table, error=str(error))))
    return found


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
