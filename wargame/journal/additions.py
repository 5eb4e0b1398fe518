"""What a command adds to a record, as rows: pure functions from values to rows and a new tally.

`open_journal.FileJournal` writes the rows and keeps the tally once they are on the disk. Rows that are in the
record already are left out, so that adding the same thing twice adds it once; a different thing under the
same number is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from msgspec.structs import replace

from wargame.game.state import GameState
from wargame.journal.chain import Tally, event_hash, hash_of, head_hash, roll
from wargame.journal.codec import encode_event, encode_state, kind_of, longest_text, throws_of
from wargame.journal.reading import Mark
from wargame.journal.rows import Entry, HeadMove, Person
from wargame.journal.stored import person_sum
from wargame.limits import LONGEST_BODY, LONGEST_TEXT, MOST_ROWS
from wargame.terms import RecordError

Row: TypeAlias = tuple[Any, ...]

ADD_EVENT: Final = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
ADD_HEAD: Final = "INSERT INTO heads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
ADD_PERSON: Final = "INSERT INTO people VALUES (?, ?, ?, ?)"
ADD_SETTING: Final = "INSERT OR REPLACE INTO settings VALUES (?, ?, ?)"
ADD_SNAPSHOT: Final = "INSERT INTO snapshots VALUES (?, ?, ?, ?)"
ERASE_NAME: Final = "UPDATE people SET name = '', initials = '', check_sum = ? WHERE number = ?"
ADD_SEAL: Final = "INSERT OR REPLACE INTO seal VALUES (1, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Events:
    """Events to be written."""

    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    tally: Tally


def add_events(entries: Sequence[Entry], marks: Sequence[Mark], tally: Tally) -> Events:
    """Return the rows of those entries that are new; `marks` are those of the record so far.

    Raises
    ------
    RecordError
        If an entry does not follow the record, or another event stands under its number.
    """
    rows: list[Row] = []
    added: list[Mark] = []
    for entry in entries:
        following = len(marks) + len(added)
        if not 0 <= entry.parent < entry.number <= following:
            raise RecordError(
                "event-does-not-follow", number=entry.number, parent=entry.parent, there=following - 1
            )
        parent = marks[entry.parent] if entry.parent < len(marks) else added[entry.parent - len(marks)]
        row = _event_row(entry, parent.hash)
        if entry.number < following:
            known = marks[entry.number] if entry.number < len(marks) else added[entry.number - len(marks)]
            _check_same(f"event {entry.number}", known.hash, row[-1])
            continue
        _check_room(following, "events")
        tally = _with_event(tally, entry, row[-1])
        rows.append(row)
        added.append(Mark(entry.parent, entry.event.turn, row[-1]))
    return Events(tuple(rows), tuple(added), tally)


def add_move(move: HeadMove, hashes: Sequence[str], tally: Tally) -> tuple[Row | None, Tally]:
    """Return the row of a movement and the tally with it; no row if it is kept already.

    Raises
    ------
    RecordError
        If it does not follow the record, or another movement stands under its number.
    """
    if not 1 <= move.number <= len(hashes) or max(move.event, move.left, move.after) > tally.events:
        raise RecordError("movement-does-not-follow", number=move.number)
    stored = head_hash(hashes[move.number - 1], move)
    if move.number < len(hashes):
        _check_same(f"movement {move.number} of the branches", hashes[move.number], stored)
        return None, tally
    _check_room(move.number, "movements of branches")
    _check_words(move.branch, move.author, move.at, move.reason, what="movement")
    row = (
        move.number,
        move.act,
        move.branch,
        move.event or None,
        move.left or None,
        move.after,
        move.author,
        move.at,
        move.reason,
        stored,
    )
    return row, replace(tally, heads=tally.heads + 1, heads_rolled=roll(tally.heads_rolled, stored))


def add_people(people: Sequence[Person], tally: Tally) -> tuple[tuple[Row, ...], Tally]:
    """Return the rows of people who are new and the tally with them.

    Raises
    ------
    RecordError
        If another person stands under a number, or a name is too long.
    """
    rows: list[Row] = []
    sums = dict(tally.people)
    for person in people:
        check_sum = person_sum(person)
        if person.number in sums:
            _check_same(f"person {person.number}", sums[person.number], check_sum)
            continue
        _check_words(person.name, person.initials, what="name")
        _check_room(len(sums) + 1, "people")
        sums[person.number] = check_sum
        rows.append((person.number, person.name, person.initials, check_sum))
    return tuple(rows), replace(tally, people=sums) if rows else tally


def erase_names(numbers: Sequence[int], tally: Tally) -> tuple[tuple[Row, ...], Tally]:
    """Return the new check sums of people whose names are erased, with their numbers, and the tally."""
    sums = {number: person_sum(Person(number, "")) for number in numbers}
    rows = tuple((check_sum, number) for number, check_sum in sums.items())
    return rows, replace(tally, people={**tally.people, **sums})


def add_settings(settings: Mapping[str, str], tally: Tally) -> tuple[tuple[Row, ...], Tally]:
    """Return the rows of settings that are new or changed and the tally with them.

    Raises
    ------
    RecordError
        If a setting is too long.
    """
    rows: list[Row] = []
    sums = dict(tally.settings)
    for key, value in settings.items():
        check_sum = hash_of(key, value)
        if sums.get(key) != check_sum:
            _check_length(key + value, "setting")
            _check_room(len(sums | {key: ""}), "settings")
            sums[key] = check_sum
            rows.append((key, value, check_sum))
    return tuple(rows), replace(tally, settings=sums) if rows else tally


def add_snapshot(event: int, state: GameState, tally: Tally) -> tuple[Row, Tally]:
    """Return the row of a state after an event and the tally with it."""
    body = encode_state(state).decode()
    stored = hash_of(event, state.turn, body)
    rolled = roll(tally.snapshots_rolled, stored)
    return (event, state.turn, body, stored), replace(
        tally, snapshots=tally.snapshots + 1, snapshots_rolled=rolled
    )


def seal(tally: Tally) -> Row:
    """Return the row of the seal."""
    return (*tally.counts, tally.hash)


def _event_row(entry: Entry, before: str) -> Row:
    event, kind = entry.event, kind_of(entry.event)
    body = encode_event(event)
    _check_length(body, kind)
    _check_words(longest_text(body), entry.branch, entry.author, entry.at, what=kind)
    stored = event_hash(
        before, entry.number, entry.command, entry.branch, event.turn, kind, body, entry.author, entry.at
    )
    return (
        entry.number,
        entry.parent or None,
        entry.command,
        entry.branch,
        event.turn,
        kind,
        body,
        entry.author,
        entry.at,
        stored,
    )


def _with_event(tally: Tally, entry: Entry, stored: str) -> Tally:
    throws = tally.throws
    for throw in throws_of(entry.event):
        throws += 1
        if throw.number != throws:
            raise RecordError("throw-does-not-follow", throw=throw.number, throws=throws)
    return replace(
        tally,
        events=tally.events + 1,
        events_rolled=roll(tally.events_rolled, stored),
        throws=throws,
    )


def _check_same(what: str, stored: str, new: str) -> None:
    if stored != new:
        raise RecordError("recorded-already", what=what)


def _check_length(text: str, what: str) -> None:
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_BODY:
        raise RecordError("row-too-long", what=what, most=LONGEST_BODY)


def _check_words(*texts: str, what: str) -> None:
    if max(map(len, texts)) > LONGEST_TEXT:
        raise RecordError("row-text-too-long", what=what, most=LONGEST_TEXT)


def _check_room(count: int, what: str) -> None:
    if count > MOST_ROWS:
        raise RecordError("rows-too-many", most=MOST_ROWS, what=what)
