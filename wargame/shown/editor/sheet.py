"""A section as a sheet: a row for each item, a column for each field of one value, texts in every cell.

Cells are shown as they are written and read back by the kind of their field; what does not fit is refused in
words and changes nothing. Fields that hold more than one value are shown, and changed in the form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Batch, Edit, Remove, Set
from wargame.scenario.fields import FieldForm, fields_of
from wargame.shown.editor.fresh import adding
from wargame.shown.editor.sections import Path, Section, items_in
from wargame.shown.editor.things import things_of

PLAIN: Final = frozenset(
    {"text", "prose", "id", "reference", "condition", "measure", "effects", "drawing", "whole", "fraction"}
    | {"truth", "choice", "choice or whole"}
)
"""Kinds of fields of one value."""

YES: Final = frozenset({"yes", "true", "x", "1"})
NO: Final = frozenset({"no", "false", "0"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field as a column."""

    form: FieldForm
    editable: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that cannot be taken."""

    words: str


def columns_of(of: Section) -> tuple[Column, ...]:
    """Return the columns of a section's sheet: what it is called by first, what is seldom set last."""
    forms = [form for form in fields_of(of.part) if not (of.kind and form.name == "kind")]
    forms.sort(key=lambda form: (form.name == "id", not form.needed and form.kind != "prose"))
    plain = [form for form in forms if form.kind in PLAIN]
    lists = [form for form in forms if form.kind in ("list", "pair") and _is_plain_list(form)]
    last = [form for form in plain if form.kind == "id"]
    others = [form for form in plain if form.kind != "id"]
    return tuple(Column(form=form, editable=form.kind != "id") for form in (*others, *lists, *last))


def cell_text(document: Document, form: FieldForm, value: Any, seat: str = "") -> str:
    """Return what stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        item = form.item
        names = dict(things_of(document, item.refers_to)) if item is not None and item.refers_to else {}
        return "; ".join(names.get(str(one), str(one)) for one in value)
    if form.refers_to is not None and form.kind == "reference":
        return dict(things_of(document, form.refers_to, seat)).get(str(value), str(value))
    return " ".join(str(value).split()) if form.kind == "prose" else str(value)


def read_cell(document: Document, form: FieldForm, text: str, seat: str = "") -> Any:
    """Return the value of a cell that was typed or pasted; None to leave the field out, or an `Unread`.

    `seat` is whose hidden sets can stand there.
    """
    text = text.strip()
    if not text:
        return None if not form.needed else Unread(f"{form.label} cannot be empty")
    if form.kind == "reference":
        return _thing(document, form, text, seat)
    reader = _READERS.get(form.kind)
    return text if reader is None else reader(document, form, text)


def seat_of(item: Mapping[str, Any]) -> str:
    """Return the seat of an item that has one: its hidden sets can stand in it."""
    return str(item.get("seat", ""))


def edits_of(
    document: Document, of: Section, cells: Sequence[tuple[Path, FieldForm, str]]
) -> Edit | Unread | None:
    """Return the edit that puts texts into cells, in one step; an `Unread` if one cannot be taken."""
    edits: list[Edit] = []
    for path, form, text in cells:
        item = document.value(path)
        value = read_cell(document, form, text, seat_of(item))
        if isinstance(value, Unread):
            return value
        if value is None:
            if form.name in item:
                edits.append(Remove((*path, form.name)))
        elif item.get(form.name, form.default) != value:
            edits.append(Set((*path, form.name), value))
    if not edits:
        return None
    return edits[0] if len(edits) == 1 else Batch(tuple(edits), name=of.title)


def is_much(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether pasted rows change so much at once that it is looked at first."""
    return len(rows) > 1 and max(map(len, rows)) > 1


def pasted(
    document: Document, of: Section, at: tuple[int, int], rows: Sequence[Sequence[str]]
) -> Edit | Unread | None:
    """Return the edit that puts rows of a spreadsheet into a sheet from a row and column on.

    Rows beyond the last become new items; they need what the section calls its items by.
    """
    columns, first, left = columns_of(of), at[0], at[1]
    edits: list[Edit] = []
    paths = [item.path for item in items_in(document, of)]
    working = document
    for number, cells in enumerate(rows):
        forms = [column.form for column in columns[left:] if column.editable]
        pairs = list(zip(forms, cells, strict=False))
        if first + number < len(paths):
            path = paths[first + number]
        else:
            name = cells[0].strip() if left == 0 and cells else ""
            made = adding(working, of, name) if name else None
            if made is None:
                return Unread(f"row {number + 1} would be a new {of.one} without a name")
            edits.append(made[0])
            working, _ = working.edited(made[0])
            path, pairs = made[1], pairs[1:]
        edit = edits_of(working, of, [(path, form, text) for form, text in pairs])
        if isinstance(edit, Unread):
            return Unread(f"row {number + 1}: {edit.words}")
        if edit is not None:
            edits.append(edit)
            working, _ = working.edited(edit)
    return Batch(tuple(edits), name=of.title) if edits else None


def _is_plain_list(form: FieldForm) -> bool:
    return form.item is not None and form.item.kind in ("text", "reference", "whole")


def _whole(_document: Document, form: FieldForm, text: str) -> Any:
    plain = text.replace("−", "-").replace("\u00a0", "").removeprefix("+")
    if not plain.removeprefix("-").isdecimal():
        return Unread(f"“{text}” is not a whole number")
    return _within(form, int(plain), text)


def _fraction(_document: Document, form: FieldForm, text: str) -> Any:
    plain = text.replace("−", "-").replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return Unread(f"“{text}” is not a number")
    return _within(form, int(number) if number == int(number) else number, text)


def _within(form: FieldForm, number: float, text: str) -> Any:
    if (form.low is not None and number < form.low) or (form.high is not None and number > form.high):
        return Unread(f"“{text}” does not fit: {form.label} is {form.fits}")
    return number


def _truth(_document: Document, _form: FieldForm, text: str) -> Any:
    said = text.casefold()
    if said in YES or said in NO:
        return said in YES
    return Unread(f"“{text}” is neither yes nor no")


def _choice(document: Document, form: FieldForm, text: str) -> Any:
    said = text.casefold().replace(" ", "-")
    found = next((word for word in form.choices if word == said), None)
    if found is not None:
        return int(found) if form.kind == "choice" and found.lstrip("-").isdigit() else found
    if form.kind == "choice or whole":
        return _whole(document, form, text)
    return Unread(f"“{text}” is none of {', '.join(form.choices)}")


def _thing(document: Document, form: FieldForm, text: str, seat: str) -> Any:
    there = things_of(document, form.refers_to, seat) if form.refers_to is not None else ()
    said = text.casefold()
    found = next((identity for identity, name in there if said in (identity, name.casefold())), None)
    return Unread(f"there is no {form.refers_to} called “{text}”") if found is None else found


def _list(document: Document, form: FieldForm, text: str) -> Any:
    item = form.item
    assert item is not None
    values = [read_cell(document, item, part) for part in text.split(";") if part.strip()]
    wrong = next((one for one in values if isinstance(one, Unread)), None)
    if wrong is not None:
        return wrong
    if form.kind == "pair" and len(values) != 2:
        return Unread(f"{form.label} needs two, with a semicolon between them")
    return values


_READERS: Final = {
    "whole": _whole,
    "fraction": _fraction,
    "truth": _truth,
    "choice": _choice,
    "choice or whole": _choice,
    "list": _list,
    "pair": _list,
}
