"""A preview of an import as a window shows it: its parts, its lines, what is chosen of it, in words.

Takes a `workbook.preview`; the window holds a `Choosing`, a frozen value, and asks it for the one that comes
of a press. What is imported follows from it (`taking`). To show one more part: its heading in `PARTS`, its
lines in `lines_of`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from wargame.times import clock, day, moment
from wargame.words.counting import counted, listed
from wargame.words.scenario import FAULTS
from wargame.words.sentences import Sentence, wrong_and_expected
from wargame.workbook.entries import PAIRED, Field
from wargame.workbook.lists import LISTS
from wargame.workbook.preview import Change, Preview, Taking, called_one
from wargame.workbook.telling import mended_in_words

PartKey: TypeAlias = Literal["fault", "conflict", "change", "new", "missing", "mended", "unread", "note"]

LineKind: TypeAlias = Literal["heading", "tick", "either", "told", "fault", "mend"]
"""What can be done with a line: nothing, ticking it, choosing one of two values, taking what was meant."""

PARTS: Final[dict[PartKey, tuple[str, str, str]]] = {
    "fault": ("To mend before it comes in", "To mend", "ui-error"),
    "conflict": ("Changed on both sides", "On both sides", "ui-branch"),
    "change": ("Changed cells", "Changed cells", "ui-edit"),
    "new": ("New", "New", "ui-plus"),
    "missing": ("Not in the workbook", "Not in the workbook", "ui-minus"),
    "mended": ("Mended silently", "Mended silently", "ui-check"),
    "unread": ("Not read", "Not read", "ui-eyeoff"),
    "note": ("To know", "To know", "ui-info"),
}
"""The parts in the order in which they stand: heading, its short form at the side, drawing."""

_GONE: Final = "taken out of the scenario since; tick to bring it back"

TURNS: Final = frozenset(("tick", "either", "mend"))
"""Kinds of lines that a press changes."""

EVERYTHING: Final = "everything"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """One line of the preview."""

    key: str
    part: PartKey
    kind: LineKind
    ref: str = ""
    """The cell: `Cards!F14`."""
    thing: str = ""
    heading: str = ""
    old: str = ""
    new: str = ""
    ticked: bool = False
    """Whether it is taken; of two values, whether it is the workbook's."""
    field: Field = ()

    @property
    def words(self) -> str:
        """The line as it is read aloud."""
        state = {
            "tick": ("not taken", "taken"),
            "either": ("yours is kept", "the workbook's is taken"),
            "mend": ("left out", "mended"),
        }
        said = state[self.kind][self.ticked] if self.kind in state else ""
        change = f"{self.old} → {self.new}" if self.old and self.new else self.old or self.new
        return ", ".join(filter(None, (self.ref, self.thing, self.heading, change, said)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """A preview, and what is chosen of it."""

    preview: Preview
    flipped: frozenset[Field] = frozenset()
    """What is chosen otherwise than it stood at first."""
    part: str = EVERYTHING
    """The part that is shown alone."""
    without: frozenset[str] = frozenset()
    """Sheets of which nothing is taken."""

    def taking(self) -> Taking:
        """Return what is taken of the preview."""
        made = self.preview
        out = {one.field for one in made.changes if self._is_out(one.ref, one.field)}
        out |= {one.thing for one in made.new if not one.taken_out and self._is_out(one.ref, one.thing)}
        back = {one.thing for one in made.new if one.taken_out and self._is_in(one.ref, one.thing)}
        theirs = {one.change.field for one in made.conflicts if self._is_in(one.change.ref, one.change.field)}
        removed = {one.thing for one in made.missing if one.thing in self.flipped}
        mended = {one.field for one in made.troubles if one.near and self._is_in(one.ref, one.field)}
        return Taking(
            without=frozenset(out),
            theirs=frozenset(theirs),
            removed=frozenset(removed),
            back=frozenset(back),
            mended=frozenset(mended),
        )

    def _is_out(self, ref: str, where: Field) -> bool:
        return where in self.flipped or sheet_of(ref) in self.without

    def _is_in(self, ref: str, where: Field) -> bool:
        return where in self.flipped and sheet_of(ref) not in self.without

    def turned(self, line: ImportLine) -> "Choosing":
        """Return what comes of a press on a line: ticked or not, the one or the other value."""
        return replace(self, flipped=self.flipped ^ {line.field}) if line.kind in TURNS else self

    def all_conflicts(self, *, theirs: bool) -> "Choosing":
        """Return the choice of one side's value wherever both changed."""
        fields = frozenset(one.change.field for one in self.preview.conflicts)
        return replace(self, flipped=self.flipped | fields if theirs else self.flipped - fields)

    def with_part(self, part: str) -> "Choosing":
        """Return the choice with one part shown alone, or everything."""
        return replace(self, part=part)

    def with_sheet(self, name: str, *, taken: bool) -> "Choosing":
        """Return the choice with a sheet taken or left out."""
        return replace(self, without=self.without - {name} if taken else self.without | {name})


def choosing_of(made: Preview) -> Choosing:
    """Return the choice as it stands at first: everything, but of another scenario's workbook nothing."""
    if not made.of_other:
        return Choosing(preview=made)
    flipped = [one.field for one in made.changes] + [one.thing for one in made.new if not one.taken_out]
    return Choosing(preview=made, flipped=frozenset(flipped))


def sheet_of(ref: str) -> str:
    """Return the sheet of a cell."""
    return ref.partition("!")[0]


def sheets_of(made: Preview) -> tuple[tuple[str, int], ...]:
    """Return the sheets that bring something, each with how much."""
    refs = [one.ref for one in made.changes]
    refs += [one.change.ref for one in made.conflicts]
    refs += [one.ref for one in made.new]
    names = dict.fromkeys(map(sheet_of, refs))
    return tuple((name, sum(sheet_of(ref) == name for ref in refs)) for name in names)


def parts_of(made: Preview) -> tuple[tuple[PartKey, int], ...]:
    """Return the parts that have lines, each with how many."""
    counts: dict[PartKey, int] = {
        "fault": len(made.troubles) + len(made.left),
        "conflict": len(made.conflicts),
        "change": len(made.changes),
        "new": len(made.new),
        "missing": len(made.missing),
        "mended": sum(len(one.kinds) for one in made.mended),
        "unread": len(made.unread),
        "note": len(made.notes) + bool(made.of_other),
    }
    order: list[PartKey] = ["note", *counts] if made.of_other else [*counts]
    return tuple((part, counts[part]) for part in dict.fromkeys(order) if counts[part])


def lines_of(choosing: Choosing) -> tuple[ImportLine, ...]:
    """Return the lines of the part that is shown, or of all, each part below its heading."""
    found: list[ImportLine] = []
    for part, count in parts_of(choosing.preview):
        if choosing.part in (EVERYTHING, part):
            remark = remark_on(part, choosing.preview, count)
            found.append(
                ImportLine(key=f"head {part}", part=part, kind="heading", thing=PARTS[part][0], old=remark)
            )
            found += _lines(part, choosing)
    return tuple(found)


def remark_on(part: PartKey, made: Preview, count: int) -> str:
    """Return what stands beside the heading of a part."""
    match part:
        case "fault":
            return f"{counted(count, 'thing')}; everything else can be taken now"
        case "conflict":
            return f"{counted(count, 'cell')}; yours stays unless you choose the other"
        case "change":
            return f"{count:,} in {listed(_in_things(made.changes))}"
        case "new":
            return listed(counted(number, one) for one, number in _kinds(made))
        case "missing":
            return "kept; tick what is to be taken out of the scenario"
        case "unread":
            return "it stays in the workbook"
        case _:
            return ""


def _in_things(changes: tuple[Change, ...]) -> list[str]:
    """Return in how many things of each kind cells are changed: `3 cards`, `1 tie`."""
    things = dict.fromkeys(one.field[:2] for one in changes)
    kinds = dict.fromkeys(_kind_of(thing) for thing in things)
    return [counted(sum(_kind_of(thing) == kind for thing in things), kind) for kind in kinds]


def _kind_of(thing: Field) -> str:
    return {PAIRED: "tie"}.get(thing[0]) or called_one(thing)


def _kinds(made: Preview) -> Iterator[tuple[str, int]]:
    for one in dict.fromkeys(thing.one for thing in made.new):
        yield one, sum(thing.one == one for thing in made.new)


def _lines(part: PartKey, choosing: Choosing) -> Iterator[ImportLine]:
    match part:
        case "fault":
            yield from _faults(choosing)
        case "conflict":
            yield from _conflicts(choosing)
        case "change":
            yield from _changes(choosing)
        case "new":
            yield from _new(choosing)
        case "missing":
            yield from _missing(choosing)
        case _:
            yield from _told(part, choosing.preview)


def _faults(choosing: Choosing) -> Iterator[ImportLine]:
    made = choosing.preview
    for number, one in enumerate(made.troubles):
        can_mend = bool(one.near)
        taken = can_mend and one.field in choosing.flipped
        yield ImportLine(
            key=f"fault {number}",
            part="fault",
            kind="mend" if can_mend else "fault",
            ref=one.ref,
            thing=one.thing,
            heading=one.heading,
            old=f"“{one.called or one.near}” is used" if taken else wrong_words(one.told),
            new=f"Use “{one.called or one.near}”" if can_mend else "",
            ticked=taken,
            field=one.field,
        )
    for number, (name, told) in enumerate(made.left):
        words = f"{wrong_words(told)}; this would be wrong afterwards"
        yield ImportLine(key=f"left {number}", part="fault", kind="fault", ref=name, old=words)


def wrong_words(told: Sentence) -> str:
    """Return what is wrong, without all that would be right."""
    words = wrong_and_expected(told)[0] if told.what in FAULTS else str(told)
    return re.sub("`([^`]*)`", r"“\1”", words[:1].upper() + words[1:])


def _conflicts(choosing: Choosing) -> Iterator[ImportLine]:
    for one in choosing.preview.conflicts:
        change = one.change
        yield ImportLine(
            key=".".join(change.field),
            part="conflict",
            kind="either",
            ref=change.ref,
            thing=change.thing,
            heading=f"{change.heading}, was {one.base_text or 'nothing'}",
            old=f"yours: {change.old_text or 'nothing'}",
            new=f"theirs: {change.new_text or 'nothing'}",
            ticked=change.field in choosing.flipped and sheet_of(change.ref) not in choosing.without,
            field=change.field,
        )


def _changes(choosing: Choosing) -> Iterator[ImportLine]:
    out = choosing.taking().without
    for one in choosing.preview.changes:
        yield ImportLine(
            key=".".join(one.field),
            part="change",
            kind="tick",
            ref=one.ref,
            thing=one.thing,
            heading=one.heading,
            old=one.old_text or "nothing",
            new=one.new_text or "nothing",
            ticked=one.field not in out,
            field=one.field,
        )


def _new(choosing: Choosing) -> Iterator[ImportLine]:
    taking = choosing.taking()
    for one in choosing.preview.new:
        yield ImportLine(
            key=".".join(one.thing),
            part="new",
            kind="tick",
            ref=one.ref,
            thing=one.title,
            heading=one.one,
            old=_GONE if one.taken_out else one.summary or "new",
            ticked=one.thing in taking.back if one.taken_out else one.thing not in taking.without,
            field=one.thing,
        )


def _missing(choosing: Choosing) -> Iterator[ImportLine]:
    for one in choosing.preview.missing:
        goes = one.thing in choosing.flipped
        yield ImportLine(
            key=".".join(one.thing),
            part="missing",
            kind="tick",
            ref="no row",
            thing=one.title,
            heading=one.one,
            old="is taken out of the scenario" if goes else "kept as it is",
            ticked=goes,
            field=one.thing,
        )


def _told(part: PartKey, made: Preview) -> Iterator[ImportLine]:
    if part == "mended":
        yield ImportLine(key="mended", part=part, kind="told", thing=mended_in_words(made))
    elif part == "unread":
        for number, one in enumerate(made.unread):
            yield ImportLine(key=f"unread {number}", part=part, kind="told", ref=one.ref, thing=str(one.told))
    else:
        if made.of_other:
            words = f"This workbook is of another scenario, {made.of_other}. Tick what you want of it."
            yield ImportLine(key="other", part=part, kind="told", thing=words)
        for number, note in enumerate(made.notes):
            yield ImportLine(key=f"note {number}", part=part, kind="told", thing=note.without_commands())


# --- in words ---


def figures_of(made: Preview) -> tuple[tuple[int, str], ...]:
    """Return the figures at the head: how many, and of what."""
    found = [
        (len(made.changes), "changed"),
        *((number, f"{one} new" if number == 1 else f"{one}s new") for one, number in _kinds(made)),
        (len(made.missing), "without a row"),
        (len(made.conflicts), "on both sides"),
        (len(made.troubles) + len(made.left), "to mend"),
    ]
    return tuple(one for one in found if one[0]) or ((0, "changed"),)


def import_words(choosing: Choosing) -> str:
    """Return what the press that imports says: `Import 23 cells and 2 cards`."""
    said = _counts(choosing)
    return f"Import {listed(said)}" if said else "Nothing to import"


def origin_words(made: Preview) -> str:
    """Return when the workbook was written, and what that means for what is shown."""
    at = moment(made.written) if made.written else None
    if at is None:
        return ""
    return f"Written on {day(at)} at {clock(at)}. What was changed in the scenario since then stays."


USES: Final[dict[str, str]] = {
    "": "not read",
    "text": "the text",
    "title": "the title",
    "turn": "turn or time",
    "from": "from whom",
    "to": "to whom",
    "expected": "expected action",
    "note": "note for Control",
    "source": "source",
}
"""What a column of a list can be, in words."""

LIST_WORDS: Final[dict[str, str]] = {"injects": "Injects", "questions": "Questions for observers"}
"""What the kinds of lists are called."""


def uses_of(kind: str) -> tuple[tuple[str, str], ...]:
    """Return what a column of this kind of list can be, each with its words; first that it is not read."""
    return (("", USES[""]), *((use, USES[use]) for use in LISTS[kind].uses))


def is_something(choosing: Choosing) -> bool:
    """Return whether anything is chosen."""
    return bool(_counts(choosing))


def _counts(choosing: Choosing) -> list[str]:
    made, taking = choosing.preview, choosing.taking()
    cells = (
        sum(one.field not in taking.without for one in made.changes) + len(taking.theirs) + len(taking.mended)
    )
    found = [counted(cells, "cell")] if cells else []
    taken = [
        one
        for one in made.new
        if (one.thing in taking.back if one.taken_out else one.thing not in taking.without)
    ]
    for kind in dict.fromkeys(one.one for one in taken):
        found.append(counted(sum(one.one == kind for one in taken), kind))
    if taking.removed:
        found.append(f"{len(taking.removed):,} to take out")
    return found
