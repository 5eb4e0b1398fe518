"""What can be wrong with the rows of a session file, each fault with its place and in words.

`reading` stops at the first fault, `verify` lists all of them and `rescue` saves what stands before them.
Each check takes rows and yields faults; none raises.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from wargame.journal.branches import misplaced
from wargame.journal.chain import Tally
from wargame.journal.codec import as_json, decode_event, throws_of, unknown_fields
from wargame.journal.rows import MAIN, Entry, HeadAct
from wargame.journal.stored import (
    EventRow,
    HeadRow,
    PersonRow,
    PictureRow,
    ScenarioRow,
    SealRow,
    SettingRow,
    SnapshotRow,
)
from wargame.limits import LARGEST_PICTURES, LONGEST_BODY, LONGEST_TEXT, MOST_PICTURES, MOST_ROWS
from wargame.scenario.model import Scenario
from wargame.scenario.pictures import PictureUnfit, are_kept
from wargame.terms import RecordError
from wargame.words.sentences import Sentence

_ACTS: Final = frozenset(get_args(HeadAct))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong in a record."""

    table: str
    """Where: a table's name, or `file`."""
    row: int | str | None = None
    """Which row: its number or key; None for the table as a whole."""
    told: Sentence

    @property
    def words(self) -> str:
        """What is wrong, in words."""
        return str(self.told)

    @property
    def event(self) -> int | None:
        """The event that it is about, if it is about one."""
        return self.row if self.table == "events" and isinstance(self.row, int) else None


def entry_of(row: EventRow) -> Entry:
    """Return the entry that a row holds; RecordError if its event cannot be read."""
    if len(row.body) > LONGEST_BODY:
        raise RecordError("event-too-long", number=row.number)
    event = decode_event(row.kind, row.body)
    return Entry(row.number, row.parent, row.command, row.branch, event, row.author, row.at)


def size_faults(rows: Sequence[object], table: str) -> Iterator[Fault]:
    """Yield that a table has more rows than any session."""
    if len(rows) > MOST_ROWS:
        yield Fault(table=table, told=Sentence("table-too-long", most=MOST_ROWS, table=table))


def scenario_faults(row: ScenarioRow | None) -> Iterator[Fault]:
    """Yield what is wrong with the scenario as played."""
    if row is None:
        yield Fault(table="scenario", told=Sentence("scenario-row-missing"))
    elif row.hash != row.due_hash:
        yield Fault(table="scenario", told=Sentence("scenario-changed"))


def picture_faults(rows: Sequence[PictureRow]) -> Iterator[Fault]:
    """Yield pictures that were changed, or that are none as they are kept."""
    if len(rows) > MOST_PICTURES or sum(len(row.content) for row in rows) > LARGEST_PICTURES:
        yield Fault(table="pictures", told=Sentence("pictures-too-many"))
        return
    for row in rows:
        if row.hash != row.due_hash:
            yield Fault(table="pictures", row=row.name, told=Sentence("picture-changed", name=row.name[:60]))
            continue
        try:
            are_kept({row.name: row.content})
        except PictureUnfit as error:
            yield Fault(table="pictures", row=row.name, told=error.told)


def label_faults(row: ScenarioRow | None, scenario: Scenario) -> Iterator[Fault]:
    """Yield that the scenario is not called what the library is told; `scenario` is read from the row."""
    seats = as_json([seat.name for seat in scenario.seats])
    if row is not None and (row.id, row.title, row.seats) != (scenario.id, scenario.title, seats):
        yield Fault(table="scenario", told=Sentence("scenario-label-wrong"))


def event_faults(rows: Sequence[EventRow], start: str) -> Iterator[Fault]:
    """Yield what is wrong with the events and their chain; `start` is the scenario's hash."""
    yield from size_faults(rows, "events")
    hashes = {0: start}
    due = 1
    for row in rows:
        number = row.number
        if number != due:
            yield _event_fault(due, Sentence("event-missing", number=due))
        due = number + 1
        before = hashes.get(row.parent)
        hashes[number] = row.hash
        if before is None or row.parent >= number:
            yield _event_fault(number, Sentence("event-parent-missing", number=number, parent=row.parent))
        elif row.hash != row.due_hash(before):
            yield _event_fault(number, Sentence("event-changed", number=number))


def body_faults(rows: Iterable[EventRow]) -> Iterator[Fault]:
    """Yield what is wrong inside the events: kinds, fields, the numbers of throws."""
    due = 1
    for row in rows:
        number = row.number
        try:
            event = decode_event(row.kind, row.body)
            strange = unknown_fields(row.kind, row.body)
        except RecordError as error:
            yield _event_fault(number, Sentence("event-unread", number=number, error=error.told))
            continue
        if event.turn != row.turn:
            yield _event_fault(
                number, Sentence("event-under-other-turn", number=number, turn=row.turn, belongs=event.turn)
            )
        if strange:
            names = tuple(name[:60] for name in strange[:10])
            yield _event_fault(
                number,
                Sentence("event-fields-unknown", number=number, names=names),
            )
        for throw in throws_of(event):
            if throw.number != due:
                yield _event_fault(
                    number, Sentence("event-throw-wrong", number=number, throw=throw.number, due=due)
                )
            due = throw.number + 1


def place_faults(events: Sequence[EventRow], heads: Sequence[HeadRow]) -> Iterator[Fault]:
    """Yield the first event or movement that does not begin where the one before it ended.

    Both lists are to be whole in themselves: `event_faults` and `head_faults` have found nothing.
    """
    for table, row, told in misplaced(events, heads):
        yield Fault(table=table, row=row, told=told)


def word_faults(events: Iterable[EventRow], heads: Iterable[HeadRow]) -> Iterator[Fault]:
    """Yield rows whose words beside the event itself are longer than any can be."""
    for row in events:
        if max(len(row.branch), len(row.author), len(row.at)) > LONGEST_TEXT:
            yield _event_fault(row.number, Sentence("event-words-too-long", number=row.number))
    for one in heads:
        move = one.move
        if max(len(move.branch), len(move.author), len(move.at), len(move.reason)) > LONGEST_TEXT:
            told = Sentence("movement-words-too-long", number=move.number)
            yield _head_fault(move.number, told)


def head_faults(rows: Sequence[HeadRow], start: str, events: int) -> Iterator[Fault]:
    """Yield what is wrong with the movements of branches and their chain."""
    yield from size_faults(rows, "heads")
    before, due, branches = start, 1, {MAIN}
    for row in rows:
        move = row.move
        is_new = move.act == "branch" and move.branch not in branches
        number = move.number
        if number != due:
            yield _head_fault(due, Sentence("movement-missing", number=due))
        if row.hash != row.due_hash(before):
            yield _head_fault(number, Sentence("movement-changed", number=number))
        elif move.act not in _ACTS or not 0 <= move.event <= events:
            yield _head_fault(number, Sentence("movement-nowhere", number=number))
        elif not is_new and (move.act == "branch" or move.branch not in branches):
            yield _head_fault(number, Sentence("movement-of-no-branch", number=number))
        branches.add(move.branch)
        before, due = row.hash, number + 1


def person_faults(rows: Sequence[PersonRow]) -> Iterator[Fault]:
    """Yield people whose rows were changed."""
    yield from size_faults(rows, "people")
    for row in rows:
        if max(len(row.person.name), len(row.person.initials)) > LONGEST_TEXT:
            told = Sentence("person-name-too-long", number=row.person.number)
            yield Fault(table="people", row=row.person.number, told=told)
        if row.check_sum != row.due_check_sum:
            number = row.person.number
            yield Fault(table="people", row=number, told=Sentence("person-changed", number=number))


def setting_faults(rows: Sequence[SettingRow]) -> Iterator[Fault]:
    """Yield settings whose rows were changed."""
    yield from size_faults(rows, "settings")
    for row in rows:
        if len(row.key) + len(row.value) > LONGEST_BODY:
            yield Fault(table="settings", told=Sentence("setting-too-long"))
        if row.check_sum != row.due_check_sum:
            yield Fault(table="settings", row=row.key, told=Sentence("setting-changed", key=row.key[:60]))


def stored_faults(stored: Iterable[int], events: int) -> Iterator[Fault]:
    """Yield stored states of events that are not there."""
    for event in stored:
        if not 1 <= event <= events:
            told = Sentence("state-of-no-event", event=event)
            yield Fault(table="snapshots", row=event, told=told)


def snapshot_faults(rows: Iterable[SnapshotRow]) -> Iterator[Fault]:
    """Yield stored states whose rows were changed."""
    for row in rows:
        if row.hash != row.due_hash:
            yield Fault(
                table="snapshots",
                row=row.event,
                told=Sentence("state-changed", event=row.event),
            )


_COUNTED: Final = ("events", "movements of branches", "throws", "people", "settings", "stored states")


def seal_faults(seal: SealRow | None, tally: Tally) -> Iterator[Fault]:
    """Yield what the seal says against the rows that are there."""
    if seal is None:
        yield Fault(table="seal", told=Sentence("seal-missing"))
        return
    wrong = tuple(
        Sentence("seal-count", due=due, what=what, there=there)
        for what, due, there in zip(_COUNTED, seal.counts, tally.counts, strict=True)
        if due != there
    )
    if wrong:
        yield Fault(table="seal", told=Sentence("seal-counts-differ", counts=wrong))
    elif seal.hash != tally.hash:
        yield Fault(
            table="seal",
            told=Sentence("seal-unfit"),
        )


def _event_fault(number: int, told: Sentence) -> Fault:
    return Fault(table="events", row=number, told=told)


def _head_fault(number: int, told: Sentence) -> Fault:
    return Fault(table="heads", row=number, told=told)
