"""The fields of a scenario as a form shows them: label, help, kind, range, choices, what they refer to.

All of it comes from `scenario.model`: kinds and ranges from its annotations and their marks
(`scenario.marks`), the words from the texts below its fields. Goes to forms, sheets, the tables of
docs/scenario-format.md and the schema (`scenario.schema`), which therefore say the same. To describe
something new: a mark in `scenario.marks`, and what it means for a form in `_text_kind`.
"""

import ast
import inspect
import json
import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import Field, dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Final, Literal, TypeAlias, cast, get_args, get_origin

from wargame.places import scenarios_folder
from wargame.scenario import model
from wargame.scenario.data import default_of, plain
from wargame.scenario.marks import Kind
from wargame.scenario.model import Scenario
from wargame.scenario.shapes import (
    bare,
    described,
    has_default,
    members,
    model_of,
    slots_along,
    slots_of,
    words_of,
    written,
)

FieldKind: TypeAlias = Literal[
    "text",
    "prose",
    "id",
    "reference",
    "condition",
    "measure",
    "effects",
    "drawing",
    "picture file",
    "logo",
    "whole",
    "fraction",
    "truth",
    "choice",
    "choice or whole",
    "pair",
    "list",
    "block",
    "part",
]
"""What a form offers for a field: `reference` a picker, `pair` two of them or two numbers, `block` rows of a
key and a value, `part` a form of its own.
"""

_NUMBERS: Final[Mapping[type, FieldKind]] = {int: "whole", float: "fraction", bool: "truth"}
_MARKED: Final = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldForm:
    """One field of a part of the format."""

    name: str
    """As it stands in the file: `start-influence`; empty for the items of a list or block."""
    label: str
    """As people call it: `Start influence`."""
    help: str
    """What it means."""
    kind: FieldKind
    fits: str
    """In words what fits: `a whole number, 0 or more`."""
    low: float | None = None
    """The lowest number that fits; for texts and lists, 1 if they may not be empty."""
    high: float | None = None
    choices: tuple[str, ...] = ()
    refers_to: Kind | None = None
    """The kind of thing whose id stands here, or whose id this is."""
    key: Kind | Literal["number"] | None = None
    """What stands for fields in a block: ids of things, or numbers."""
    item: "FieldForm | None" = None
    """What stands in a list, a block or a pair."""
    part: type[Any] | None = None
    """The part of the format of which there is one here; its fields are `fields_of(part)`."""
    needed: bool = False
    may_be_none: bool = False
    default: Any = None
    """What it holds if left out, as plain data."""

    @property
    def said(self) -> str:
        """What it means, as it is told to people: quoted where the description has marks of code."""
        return _MARKED.sub(r"“\1”", self.help)


def fields_of(part: type[Any]) -> tuple[FieldForm, ...]:
    """Return the fields of a class of the model, in the order of the format."""
    return _fields_of(cast("Hashable", part))


@cache
def _fields_of(part: Any) -> tuple[FieldForm, ...]:
    return tuple(_of_field(part, field) for field in fields(part))


def field_at(path: tuple[str | int, ...]) -> FieldForm | None:
    """Return what is to stand at a path of a scenario; None where the format has nothing."""
    slots = slots_along(path)
    if not path or len(slots) <= len(path):
        return None
    holder = model_of(slots[-2].annotation)
    if holder is None:
        return _described("", "", slots[-1].annotation)
    return next(one for one in fields_of(holder) if one.name == path[-1])


def parts_of_the_format() -> tuple[type[Any], ...]:
    """Return the classes of the model in the order in which the format meets them, the whole first."""
    parts: list[type[Any]] = [Scenario]
    for part in parts:
        for slot in slots_of(part).values():
            parts += [inner for inner in _models_in(slot.annotation) if inner not in parts]
    return tuple(parts)


def help_of(part: type[Any]) -> str:
    """Return what a class of the model is."""
    return _texts()[part.__name__][""]


def spaced(name: str) -> str:
    """Return a class's name as words: `StartingAlignment` is `Starting alignment`."""
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in name).strip()
    return words[:1].upper() + words[1:]


def _of_field(part: type[Any], field: Field[Any]) -> FieldForm:
    name = written(field.name)
    annotation = slots_of(part)[name].annotation
    form = _described(name, _texts()[part.__name__][name], annotation)
    if has_default(field):
        return replace(form, default=plain(default_of(field)))
    return replace(form, needed=True)


def _described(name: str, told: str, annotation: Any) -> FieldForm:
    alternatives = members(annotation)
    base, marks = bare(alternatives[0])
    form = FieldForm(
        name=name,
        label=marks.get("called") or name.replace("-", " ").capitalize(),
        help=told,
        kind=_kind(alternatives),
        fits=described(annotation),
        low=marks.get("ge", 1 if marks.get("min_length") else None),
        high=marks.get("le"),
        choices=words_of(annotation),
        refers_to=marks.get("names") or marks.get("id_of"),
        part=model_of(annotation),
        may_be_none=type(None) in get_args(annotation),
    )
    if form.kind == "choice or whole":
        return replace(form, low=bare(alternatives[-1])[1].get("ge"))
    arguments = get_args(base)
    if form.kind in ("list", "pair"):
        return replace(form, item=_described("", "", arguments[0]))
    if form.kind == "block":
        key: Kind | None = bare(arguments[0])[1].get("names")
        return replace(
            form, key="number" if bare(arguments[0])[0] is int else key, item=_described("", "", arguments[1])
        )
    return form


def _kind(alternatives: tuple[Any, ...]) -> FieldKind:
    base, marks = bare(alternatives[0])
    origin = get_origin(base)
    if origin is Literal:
        return "choice" if len(alternatives) == 1 else "choice or whole"
    if origin is tuple:
        return "list" if get_args(base)[-1] is Ellipsis else "pair"
    if origin is dict:
        return "block"
    if is_dataclass(base):
        return "part"
    return _NUMBERS.get(base) or _text_kind(marks)


def _text_kind(marks: Mapping[str, Any]) -> FieldKind:
    if "id_of" in marks:
        return "id"
    if "names" in marks:
        return "reference"
    if "drawn" in marks:
        return "drawing"
    if "logo" in marks:
        return "logo"
    if "picture_file" in marks:
        return "picture file"
    said: FieldKind = marks.get("says", "text")
    return "prose" if "prose" in marks else said


def _models_in(annotation: Any) -> Iterator[type[Any]]:
    for member in members(annotation):
        base, _ = bare(member)
        if isinstance(base, type) and is_dataclass(base):
            yield base
        elif get_origin(base) in (tuple, dict):
            for argument in get_args(base):
                yield from _models_in(argument)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    """Return what the model says about its classes (under the empty name) and their fields."""
    try:
        source = inspect.getsource(model)
    except OSError:
        # A bundle carries no sources, but the schema that was made of them.
        return _texts_of_the_schema()
    texts: dict[str, dict[str, str]] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            texts[node.name] = {"": ast.get_docstring(node) or "", **dict(_field_texts(node))}
    return texts


def _field_texts(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for statement, following in zip(node.body, node.body[1:], strict=False):
        match statement, following:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(value=ast.Constant(str(text))):
                yield written(name), " ".join(text.split())
            case _:
                continue


def _texts_of_the_schema() -> Mapping[str, Mapping[str, str]]:
    text = (scenarios_folder() / "scenario.schema.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    return {
        name: {
            "": part["description"],
            **{field: told["description"] for field, told in part["properties"].items()},
        }
        for name, part in [(Scenario.__name__, schema), *schema["$defs"].items()]
    }
