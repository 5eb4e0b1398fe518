"""Which sheets a workbook has, and what stands in their columns.

The columns of a sheet of things come from the classes of `scenario.model`, one for each field that can stand
in a cell; here is said only which come first, and which are called otherwise than their field. A field that
is new in the model gets its column, or its row in the sheet More, by itself. `sheets` fills the sheets,
`matching` finds them again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from wargame.scenario.fields import field_at
from wargame.workbook.entries import Field, entry_at, parts_of, spot

README: Final = "Read me"
GAME: Final = "Game"
TIES: Final = "Ties"
MORE: Final = "More"
BASE: Final = "Entente"
"""The hidden sheet with the scenario as it was when the workbook was written."""

ID: Final = "Id"
FIELD: Final = "Field"
WHAT: Final = "What"
VALUE: Final = "Value"
MEANS: Final = "What it means"
KIND: Final = "Kind"

UPKEEP: Final = "each turn"
ENDING: Final = "ending"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet of things: one field of each."""

    header: str
    path: Field
    """The field below the thing: `("limit", "once")`."""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet with one thing to a row."""

    name: str
    lists: tuple[str, ...]
    """The lists of the scenario whose things stand in it."""
    first: tuple[Field, ...]
    """The fields whose columns come first, in this order."""
    one: str
    """What a thing in it is called."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns after the id, those of rare fields last."""
        return _columns(self)

    @property
    def titles(self) -> tuple[str, ...]:
        """The fields, of which the first that is there is what people know a thing by."""
        return ("title", "name", "text", "why")


THINGS: Final[tuple[SheetPlan, ...]] = (
    SheetPlan(
        "Actors",
        ("actors",),
        (
            ("name",),
            ("short",),
            ("kind",),
            ("start-influence",),
            ("income",),
            ("brief",),
            ("public-goals",),
            ("hidden-sets",),
            ("red-lines",),
        ),
        "actor",
    ),
    SheetPlan(
        "Tracks",
        ("tracks",),
        (
            ("name",),
            ("kind",),
            ("min",),
            ("max",),
            ("start",),
            ("low",),
            ("high",),
            ("steps",),
            ("gates",),
            ("derived", "weights"),
        ),
        "track",
    ),
    SheetPlan(
        "Cards",
        ("cards",),
        (
            ("title",),
            ("text",),
            ("owners",),
            ("instrument",),
            ("covert",),
            ("cost",),
            ("difficulty",),
            ("requires",),
            ("exceeds",),
            ("succeeds",),
            ("partly",),
            ("fails",),
            ("modifiers",),
            ("targets",),
            ("choose",),
            ("limit", "once"),
            ("limit", "cooldown"),
            ("limit", "at-most"),
            ("limit", "per"),
            ("exposure", "threshold"),
            ("exposure", "effects"),
        ),
        "card",
    ),
    SheetPlan(
        "Events",
        ("injects", "upkeep", "endings"),
        (
            ("kind",),
            ("title",),
            ("text",),
            ("turn",),
            ("when",),
            ("effects",),
            ("to",),
            ("option", "seat"),
            ("option", "price"),
            ("option", "text"),
            ("answers",),
            ("asks",),
            ("silence",),
            ("why",),
        ),
        "event",
    ),
    SheetPlan(
        "Goals",
        ("objectives",),
        (
            ("seat",),
            ("set",),
            ("text",),
            ("shape",),
            ("measure",),
            ("when",),
            ("lo",),
            ("hi",),
            ("weight",),
        ),
        "goal",
    ),
    SheetPlan("Plan", ("collection",), (("text",),), "plan question"),
)
"""The sheets with one thing to a row, in the order of the workbook."""

SHEETS: Final = (README, GAME, "Actors", TIES, "Tracks", "Cards", "Events", "Goals", "Plan", MORE, BASE)
"""All sheets, in their order."""

GAME_FIELDS: Final = frozenset(
    ("format", "id", "title", "summary", "authors", "licence", "source", "notes", "calendar", "rules")
)
"""What stands in the sheet Game; what has no other place stands in More."""

_HEADERS: Final[Mapping[Field, str]] = {
    ("cards", "owners"): "Played by",
    ("cards", "instrument"): "Kind",
    ("cards", "difficulty"): "Throw",
    ("cards", "requires"): "Can be planned if",
    ("cards", "exceeds"): "If it exceeds",
    ("cards", "succeeds"): "If it succeeds",
    ("cards", "partly"): "If it succeeds partly",
    ("cards", "fails"): "If it fails",
    ("cards", "modifiers"): "Easier or harder",
    ("cards", "targets"): "Aimed at",
    ("cards", "choose"): "Aimed at one of",
    ("cards", "exposure", "threshold"): "Exposed from",
    ("cards", "exposure", "effects"): "If exposed",
    ("cards", "exposure", "text"): "If exposed, in words",
    ("limit", "once"): "Only once",
    ("limit", "cooldown"): "Not again for turns",
    ("limit", "at-most"): "At most times",
    ("limit", "per"): "At most in turns",
    ("tracks", "derived", "weights"): "A mix of",
    ("injects", "option", "seat"): "Way out of",
    ("injects", "option", "price"): "Price of the way out",
    ("injects", "option", "text"): "The way out in words",
    ("objectives", "set"): "Open or hidden",
    ("objectives", "lo"): "From",
    ("objectives", "hi"): "To",
    ("objectives", "weight"): "Points",
}
"""Headings that say it better than the field's label does where only one thing is seen at a time."""


def header_of(field: Field) -> str:
    """Return the heading of a field of a scenario: `Event: goldstein`."""
    below = field if spot(field[:1]) is None or not is_thing(field[:2]) else field[2:]
    known = _HEADERS.get((field[0], *below)) or _HEADERS.get(below)
    if known is not None:
        return known
    words = [_label(field[: len(field) - len(below) + number + 1]) for number in range(len(below))]
    first, *others = words
    return ": ".join([first, *(word[:1].lower() + word[1:] for word in others)])


def is_thing(field: Field) -> bool:
    """Return whether something in a list or block of things stands at a field."""
    holder = spot(field[:-1]) if field else None
    return holder is not None and holder.holds is not None


@cache
def _label(field: Field) -> str:
    """Return what people call a field; a thing is called by its key."""
    steps = tuple(0 if is_thing(field[: at + 1]) else step for at, step in enumerate(field))
    form = None if is_thing(field) else field_at(steps)
    return form.label if form is not None and form.label else field[-1].replace("-", " ")


def help_of(field: Field) -> str:
    """Return what a field means, in a sentence of the format; empty for what the format does not know."""
    steps = tuple(0 if is_thing(field[: at + 1]) else step for at, step in enumerate(field))
    form = field_at(steps)
    return form.said if form is not None else ""


def plan_of(list_name: str) -> SheetPlan | None:
    """Return the sheet in which the things of a list stand; None if they stand in none."""
    return next((plan for plan in THINGS if list_name in plan.lists), None)


def kind_cell(thing: Field, kind: Any) -> Any:
    """Return what the column Kind of the sheet Events says of a thing."""
    return {"upkeep": UPKEEP, "endings": ENDING}.get(thing[0], kind)


def list_of_kind(word: str) -> str:
    """Return the list of an event by what its column Kind says."""
    return {UPKEEP: "upkeep", ENDING: "endings"}.get(word.strip().casefold(), "injects")


@cache
def _columns(plan: SheetPlan) -> tuple[Column, ...]:
    every = dict.fromkeys([*plan.first, *(path for name in plan.lists for path in _paths((name, "?"), ()))])
    every.pop(("id",), None)
    return tuple(Column(_heading(plan, path), path) for path in every)


def _heading(plan: SheetPlan, path: Field) -> str:
    every = ((name, "?", *path) for name in plan.lists)
    return header_of(next(field for field in every if entry_at(field) is not None))


def _paths(at: Field, below: Field) -> Iterator[Field]:
    """Yield the fields of a thing that can stand in a cell."""
    found = spot(at)
    for part in parts_of(found.block) if found is not None and found.block is not None else ():
        here, path = (*at, part.name), (*below, part.name)
        if part.holds is None and entry_at(here) is not None:
            yield path
        elif part.holds is None:
            yield from _paths(here, path)
