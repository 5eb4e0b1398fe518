"""A session file read as a whole: rows in, a scenario and a Record out, or the first fault in words.

`file` takes up a journal from it, `verify` and `rescue` use parts of it. Reading checks the chains and the
seal; what takes longer (rebuilding states, SQLite's own check) is left to `verify`.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import msgspec

from wargame.journal.chain import NOTHING, Tally, roll_all
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
    stored_faults,
    word_faults,
)
from wargame.journal.rows import Record
from wargame.journal.schema import check_format, check_shape
from wargame.journal.stored import (
    EventRow,
    HeadRow,
    PersonRow,
    ScenarioRow,
    SettingRow,
    event_rows,
    frame_of,
    head_rows,
    person_rows,
    picture_rows,
    program_of,
    scenario_row,
    seal_row,
    setting_rows,
    snapshot_events,
    snapshot_hashes,
    throws_in,
)
from wargame.scenario.check import check
from wargame.scenario.data import from_data
from wargame.scenario.model import Scenario
from wargame.scenario.pictures import are_kept
from wargame.terms import EntenteError, RecordBroken, RecordError
from wargame.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Mark:
    """What is kept in memory of each recorded event."""

    parent: int
    turn: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A session file, read and found whole."""

    scenario: Scenario
    scenario_hash: str
    """Of its row; the chains start from it."""
    record: Record
    marks: list[Mark]
    """By event number; the first place stands for the beginning."""
    head_hashes: list[str]
    """By movement; the first place stands for the beginning."""
    tally: Tally


def load(connection: sqlite3.Connection, name: str) -> Loaded:
    """Return everything that stands in an open session file called `name`.

    Raises
    ------
    RecordError
        If it is no session of this format; sqlite3.Error if SQLite cannot read it.
    RecordBroken
        If something in it was changed or is missing; tells the first fault.
    """
    check_format(connection, name)
    check_shape(connection, name)
    scenario = scenario_row(connection)
    events, heads = event_rows(connection), head_rows(connection)
    people, settings = person_rows(connection), setting_rows(connection)
    start = scenario.hash if scenario else NOTHING
    pictures = picture_rows(connection)
    _refuse(
        chain(
            scenario_faults(scenario),
            picture_faults(pictures),
            event_faults(events, start),
            head_faults(heads, start, len(events)),
            person_faults(people),
            setting_faults(settings),
            word_faults(events, heads),
            place_faults(events, heads),
            stored_faults(snapshot_events(connection), len(events)),
        ),
        name,
    )
    try:
        entries = [entry_of(row) for row in events]
    except RecordError as error:
        raise RecordBroken("of-file", name=name, error=error.told) from error
    _refuse(body_faults(events), name)
    tally = tally_of(connection, events, heads, people, settings, throws_in(entries))
    _refuse(seal_faults(seal_row(connection), tally), name)
    played = scenario_of(scenario, name)
    _refuse(label_faults(scenario, played), name)
    return Loaded(
        scenario=played,
        scenario_hash=start,
        record=Record(
            entries=tuple(entries),
            moves=tuple(row.move for row in heads),
            people=tuple(row.person for row in people),
            settings={row.key: row.value for row in settings},
            pictures=dict(are_kept({row.name: row.content for row in pictures})),
            hashes=(start, *(row.hash for row in events)),
            program=program_of(connection),
        ),
        marks=[Mark(0, 0, start), *(Mark(row.parent, row.turn, row.hash) for row in events)],
        head_hashes=[start, *(row.hash for row in heads)],
        tally=tally,
    )


def tally_of(
    connection: sqlite3.Connection,
    events: Iterable[EventRow],
    heads: Iterable[HeadRow],
    people: Iterable[PersonRow],
    settings: Iterable[SettingRow],
    throws: int,
) -> Tally:
    """Return what the seal of these rows is made of."""
    of_events, of_heads = [row.hash for row in events], [row.hash for row in heads]
    of_snapshots = snapshot_hashes(connection)
    return Tally(
        frame=frame_of(connection),
        events=len(of_events),
        events_rolled=roll_all(of_events),
        heads=len(of_heads),
        heads_rolled=roll_all(of_heads),
        throws=throws,
        snapshots=len(of_snapshots),
        snapshots_rolled=roll_all(of_snapshots),
        people={row.person.number: row.check_sum for row in people},
        settings={row.key: row.check_sum for row in settings},
    )


def scenario_of(row: ScenarioRow | None, name: str) -> Scenario:
    """Return the scenario that a row holds.

    Raises
    ------
    RecordBroken
        If it cannot be read.
    """
    if row is None:
        raise RecordBroken("scenario-not-there", name=name)
    try:
        return _checked(from_data(msgspec.json.decode(row.body, type=dict)))
    except (msgspec.DecodeError, UnicodeError, RecursionError, EntenteError) as error:
        reason = error.told if isinstance(error, EntenteError) else Sentence("no-json-text")
        raise RecordBroken("scenario-unread", name=name, reason=reason) from error


def _checked(scenario: Scenario) -> Scenario:
    """Return a scenario that can be played: a file may come from someone who made it by hand."""
    faults = check(scenario)
    if faults:
        first = faults[0]
        raise EntenteError(
            "scenario-not-playable", field=first.field, wrong=first.wrong, expected=first.expected
        )
    return scenario


def _refuse(faults: Iterator[Fault], name: str) -> None:
    for fault in faults:
        raise RecordBroken("session-damaged", name=name, why=fault.told)
