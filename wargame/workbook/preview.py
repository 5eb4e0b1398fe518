"""What a workbook would change in a scenario, before anything is changed, and what is chosen of it.

A preview is made by `comparing`. People look at it, in a window or in a terminal, and choose; `taken` gives
the data with what was chosen, for one edit of the document or for a new file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from wargame.words.sentences import Sentence
from wargame.workbook.columns import plan_of
from wargame.workbook.entries import PAIRED, Field, in_order, items_of, put
from wargame.workbook.found import Trouble, Unread
from wargame.workbook.kinds import ABSENT


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that says something else than the scenario."""

    field: Field
    ref: str
    thing: str
    """What people call the thing that it is about."""
    heading: str
    old: Any
    new: Any
    old_text: str
    new_text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that was changed in the workbook, and in the scenario to something else."""

    change: Change
    """From the scenario's value to the workbook's."""
    base: Any
    base_text: str
    """What both had when the workbook was written."""


@dataclass(frozen=True, slots=True)
class NewThing:
    """A row whose thing the scenario does not have."""

    thing: Field
    ref: str
    title: str
    after: str | None
    values: Mapping[Field, Any]
    refs: Mapping[Field, str]
    """Where each value stands."""
    taken_out: bool = False
    """Whether the scenario had it when the workbook was written, so that somebody took it out there."""
    summary: str = ""
    """What it says beside its title, in a few words: `kind military, cost 2`."""

    @property
    def one(self) -> str:
        """What a thing of its kind is called: `card`."""
        return called_one(self.thing)


@dataclass(frozen=True, slots=True)
class Missing:
    """A thing of the scenario whose row was taken out of the workbook."""

    thing: Field
    title: str

    @property
    def one(self) -> str:
        """What a thing of its kind is called: `card`."""
        return called_one(self.thing)


@dataclass(frozen=True, slots=True)
class Mended:
    """A cell whose signs were put right."""

    ref: str
    kinds: tuple[str, ...]
    """What was mended, once for each sign; see `typography`."""


@dataclass(frozen=True, slots=True)
class Listed:
    """How a list with columns of its own was read."""

    kind: str
    """Which of `lists.LISTS` it is."""
    head: tuple[str, ...]
    """Its headings."""
    uses: Mapping[int, str]
    """What each column that was read is."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do."""

    data: Mapping[str, Any]
    """The scenario as it is."""
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    new: tuple[NewThing, ...] = ()
    missing: tuple[Missing, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    """To mend in the workbook; what stands in these cells is left out."""
    mended: tuple[Mended, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[Sentence, ...] = ()
    left: tuple[tuple[str, Sentence], ...] = ()
    """Faults that the scenario would have afterwards in what the workbook does not touch, by their field."""
    written: str = ""
    """When the workbook was written; empty if it does not say."""
    of_other: str = ""
    """The id of another scenario, if the workbook is of one."""
    listed: Listed | None = None
    """How it was read, if it is no workbook of a scenario but a list."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.changes or self.conflicts or self.new or self.missing)


@dataclass(frozen=True, slots=True)
class Taking:
    """What is chosen of a preview; if nothing is said all that is new, and of two values the scenario's."""

    without: frozenset[Field] = frozenset()
    """Changes, and new things, that are left out."""
    theirs: frozenset[Field] = frozenset()
    """Conflicts of which the workbook's value is taken."""
    removed: frozenset[Field] = frozenset()
    """Missing things that are taken out of the scenario."""
    back: frozenset[Field] = frozenset()
    """Things that were taken out of the scenario, and come back from the workbook."""
    mended: frozenset[Field] = frozenset()
    """Cells that are taken with the id that was very likely meant."""


NOTHING_CHOSEN: Final = Taking()


def called_one(thing: Field) -> str:
    """Return what a thing of its kind is called: `card`."""
    plan = plan_of(thing[0])
    return plan.one if plan is not None else "setting"


def taken(made: Preview, taking: Taking = NOTHING_CHOSEN) -> dict[str, Any]:
    """Return the scenario's data with what was chosen of a preview."""
    changes = {one.field: one.new for one in made.changes if one.field not in taking.without}
    changes |= {
        one.change.field: one.change.new for one in made.conflicts if one.change.field in taking.theirs
    }
    mends = {one.field: one.instead for one in made.troubles if one.field in taking.mended and one.near}
    changes |= {where: value for where, value in mends.items() if not isinstance(value, NewThing)}
    new = [
        one
        for one in made.new
        if (one.thing in taking.back if one.taken_out else one.thing not in taking.without)
    ]
    new += [value for value in mends.values() if isinstance(value, NewThing)]
    removed = {one.thing for one in made.missing if one.thing in taking.removed}
    removed |= {where[:2] for where, value in changes.items() if _ends_a_tie(where, value)}
    kept = {where: value for where, value in changes.items() if where[:2] not in removed}
    for one in new:
        kept |= one.values
    data = put(made.data, kept)
    in_order(data, [one.thing for one in new])
    for name in dict.fromkeys(one.thing[0] for one in new):
        data[name] = _in_their_places(data.get(name, []), [one for one in new if one.thing[0] == name])
    for name in dict.fromkeys(thing[0] for thing in removed):
        gone = {thing[1] for thing in removed if thing[0] == name}
        data[name] = [thing for key, thing in items_of(data.get(name)) if key not in gone]
    return data


def _ends_a_tie(where: Field, value: Any) -> bool:
    return value is ABSENT and where[0] == PAIRED and where[2:] == ("value",)


def _in_their_places(things: list[Any], new: Iterable[NewThing]) -> list[Any]:
    """Return a list with its new things, put at its end before, each behind the one in the row before it."""
    made = list(new)
    ids = {one.thing[1] for one in made}
    keyed = dict(items_of(things))
    order = [key for key in keyed if key not in ids]
    for one in made:
        at = order.index(one.after) + 1 if one.after in order else len(order) if one.after else 0
        order.insert(at, one.thing[1])
    return [keyed[key] for key in order if key in keyed]
