"""A workbook compared with a scenario, and with the scenario as it was when the workbook was written.

Takes what `matching` found and the data of the scenario; a cell that says what the scenario said when the
workbook was written was not touched, whatever became of the scenario since. What would be at fault is left
out of the preview, and told by its cell.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from wargame.workbook.cells import read, same, written
from wargame.workbook.columns import header_of, plan_of
from wargame.workbook.entries import PAIRED, Entry, Field, entries, entry_at, items_of, parts_of, spot
from wargame.workbook.faulty import without_faults
from wargame.workbook.files import RawBook
from wargame.workbook.found import Found, Matched, Trouble
from wargame.workbook.kinds import ABSENT, Anything, Misread, Number, Raw, Words, YesNo
from wargame.workbook.matching import matched
from wargame.workbook.names import Directory
from wargame.workbook.preview import Change, Conflict, Mended, Missing, NewThing, Preview
from wargame.workbook.sheets import name_of_thing
from wargame.workbook.typography import mended, mended_number
from wargame.workbook.xlsx import fitting, without_base_rates


def preview_of(book: RawBook, data: Mapping[str, Any]) -> Preview:
    """Return what a workbook would change in a scenario's data; for a new scenario the data is empty."""
    return without_faults(compared(book, data))


def compared(book: RawBook, data: Mapping[str, Any]) -> Preview:
    """Return the same before it is checked: what is at fault is still among the changes."""
    now = without_base_rates(data)
    found = matched(book, now)
    others = ""
    if found.base is not None and not _is_of(found.base, now):
        # What another scenario said, or one that is not there, tells nothing of this one.
        others = str(found.base.get("id", ""))
        found.base = None
    made = _Comparison(now, found.base, found).preview()
    return replace(made, data=data, of_other=others if now else "")


def _is_of(base: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Return whether a workbook was written of this scenario, or of one that it was copied from."""
    if base.get("id") == now.get("id"):
        return True
    was, there = ({thing for thing, _ in _titles_of(one)} for one in (base, now))
    return len(was & there) * 2 > max(len(was), len(there))


@dataclass(slots=True)
class _Comparison:
    """A workbook's cells against those of the scenario, and against those of the scenario as it was."""

    data: Mapping[str, Any]
    base: Mapping[str, Any] | None
    found: Matched
    _now: dict[Field, Entry] = field(init=False)
    _then: dict[Field, Entry] = field(init=False)
    _titles: dict[Field, str] = field(init=False)
    _mended: list[Mended] = field(default_factory=list)
    _troubles: list[Trouble] = field(default_factory=list)
    _emptied: dict[Field, Change] = field(default_factory=dict)
    """Cells that were emptied where the default stood anyhow."""

    def __post_init__(self) -> None:
        self._now = {entry.field: entry for entry in entries(self.data)}
        self._then = {entry.field: entry for entry in entries(self.base or {})}
        self._titles = dict(_titles_of(self.data))

    def preview(self) -> Preview:
        """Return what would change."""
        there = {thing for thing, _ in _titles_of(self.data)}
        was = {thing for thing, _ in _titles_of(self.base or {})}
        rows = {row.thing: row for row in self.found.rows}
        changes: list[Change] = []
        conflicts: list[Conflict] = []
        values: dict[Field, dict[Field, Found]] = {thing: {} for thing in rows if thing not in there}
        for cell in self.found.cells:
            if cell.field[:2] in values:
                values[cell.field[:2]][cell.field] = cell
            else:
                self._compare(cell, changes, conflicts)
        changes += self._blocks_taken_out(changes)
        # A thing stands where it is named first, though what is said of it there may be nothing.
        first = {cell.field[:2]: number for number, cell in reversed([*enumerate(self.found.cells)])}
        changes.sort(key=lambda one: first[one.field[:2]])
        new = [self._new(rows[thing], cells, was) for thing, cells in values.items()]
        missing = [
            Missing(thing, title)
            for thing, title in self._titles.items()
            if thing[0] in self.found.lists and thing not in rows and (self.base is None or thing in was)
        ]
        return Preview(
            self.data,
            tuple(changes),
            tuple(conflicts),
            tuple(one for one in new if one is not None),
            tuple(missing),
            (*self.found.troubles, *self._troubles),
            tuple(self._mended),
            tuple(self.found.unread),
            tuple(self.found.notes),
            written=self.found.written,
        )

    def _entry(self, where: Field) -> Entry:
        known = self._now.get(where) or self._then.get(where) or entry_at(where)
        return known if known is not None else Entry(where, Anything(), ABSENT, ABSENT)

    def _compare(self, cell: Found, changes: list[Change], conflicts: list[Conflict]) -> None:
        entry = self._now.get(cell.field) or replace(self._entry(cell.field), value=ABSENT)
        then = self._then.get(cell.field)
        if self._says(cell, entry) or (self.base is not None and then is not None and self._says(cell, then)):
            return
        new = self._read(cell, entry)
        if new is _UNREAD:
            return
        change = self._change(cell, entry, new)
        if _alike(new, entry):
            if new is ABSENT and entry.value is not ABSENT:
                self._emptied[cell.field] = change
            return
        touched_here = then is not None and not same(then.value, entry.value)
        if touched_here and then is not None:
            if not _alike(new, then):
                conflicts.append(Conflict(change, then.value, self._shown(then)))
        else:
            changes.append(change)

    def _blocks_taken_out(self, changes: Iterable[Change]) -> list[Change]:
        """Return the changes of blocks that may be missing, and all of whose cells were emptied."""
        out = {one.field for one in changes if one.new is ABSENT} | self._emptied.keys()
        found = []
        for where, change in self._emptied.items():
            above = spot(where[:-1])
            if above is None or above.part is None or above.block is None or above.part.default is not None:
                continue
            rest = {(*where[:-1], part.name) for part in parts_of(above.block)}
            if all(one in out or self._is_nothing(one) for one in rest):
                found.append(change)
        return found

    def _is_nothing(self, where: Field) -> bool:
        entry = self._now.get(where)
        return entry is None or entry.value in (ABSENT, None, "", [], {})

    def _says(self, cell: Found, entry: Entry) -> bool:
        """Return whether a cell says just what it would say if it were written now."""
        raw = written(entry.kind, entry.value, entry.default, self.found.names)
        return _as_cell(raw) == _as_cell(cell.raw)

    def _read(self, cell: Found, entry: Entry) -> Any:
        raw = cell.raw
        if isinstance(raw, str) and self.data:
            # Some programs end a line of a cell in two signs; a new scenario keeps what stands there.
            raw = raw.replace("\r\n", "\n")
        if isinstance(raw, str) and not isinstance(entry.kind, Words):
            way = mended_number if isinstance(entry.kind, Number) else mended
            _, kinds = way(raw)
            if kinds:
                self._mended.append(Mended(cell.ref, kinds))
        try:
            return read(entry.kind, raw, entry.default, self.found.names)
        except Misread as error:
            called, heading = self._called(cell.field), header_of(cell.field)
            self._troubles.append(Trouble(cell.ref, error.told, cell.field, called, heading))
            return _UNREAD

    def _change(self, cell: Found, entry: Entry, new: Any) -> Change:
        return Change(
            cell.field,
            cell.ref,
            self._called(cell.field),
            header_of(cell.field),
            entry.value,
            new,
            self._shown(entry),
            self._shown(replace(entry, value=new)),
        )

    def _called(self, where: Field) -> str:
        if where[0] == PAIRED and len(where) > 1:
            names = self.found.names.actors
            return "–".join(names.name(one) for one in where[1].split("+"))
        return self._titles.get(where[:2], "")

    def _shown(self, entry: Entry) -> str:
        return shown(entry, self.found.names)

    def _new(self, row: Any, cells: Mapping[Field, Found], was: set[Field]) -> NewThing | None:
        values: dict[Field, Any] = {}
        for where, cell in cells.items():
            entry = self._entry(where)
            value = self._read(cell, replace(entry, value=ABSENT))
            if value is not _UNREAD and value is not ABSENT and not same(value, entry.default):
                values[where] = value
        refs = {where: cell.ref for where, cell in cells.items()}
        summary = self._in_a_few_words(values)
        return NewThing(row.thing, row.ref, row.title, row.after, values, refs, row.thing in was, summary)

    def _in_a_few_words(self, values: Mapping[Field, Any]) -> str:
        """Return what stands in the first short cells of a new thing, but for its title."""
        said = []
        for where, value in values.items():
            entry = replace(self._entry(where), value=value)
            text = self._shown(entry)
            if where[2:] not in _TITLES and len(text) <= _SHORT and not isinstance(entry.kind, YesNo):
                said.append(f"{header_of(where).lower()} {text}")
        return ", ".join(said[:_FEW])


_TITLES: Final = (("title",), ("name",), ("text",), ("short",))
_SHORT: Final = 24
_FEW: Final = 4
"""How many cells of a new thing are told in its line, and how long they may be."""


class _Unread:
    """Stands for what could not be read."""


_UNREAD: Final = _Unread()


def _as_cell(raw: Raw) -> Raw:
    """Return a value as it comes back from a cell."""
    if isinstance(raw, str):
        return fitting(raw).replace("\r\n", "\n")
    return int(raw) if isinstance(raw, float) and raw.is_integer() else raw


def _alike(new: Any, entry: Entry) -> bool:
    """Return whether a value read is what the entry has; nothing said is its default."""
    if new is ABSENT:
        return entry.value is ABSENT or same(entry.value, entry.default)
    return entry.value is not ABSENT and same(new, entry.value)


def _titles_of(data: Mapping[str, Any]) -> Iterator[tuple[Field, str]]:
    for name, value in data.items():
        plan = plan_of(name)
        if plan is not None:
            for key, thing in items_of(value):
                if isinstance(thing, dict):
                    yield (name, key), name_of_thing(thing, plan)


def shown(entry: Entry, names: Directory) -> str:
    """Return what a cell shows of an entry, on one line."""
    return " / ".join(str(written(entry.kind, entry.value, entry.default, names)).split("\n"))
