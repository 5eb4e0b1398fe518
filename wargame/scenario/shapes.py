"""What the model expects at each place of a scenario file, in words and as types.

Reads the annotations of `scenario.model`; used by `scenario.fit` to say what was expected, and by
`scenario.schema` for the tables of the documentation.
"""

from collections.abc import Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from wargame.scenario.faults import choices
from wargame.scenario.model import Scenario

if TYPE_CHECKING:
    # Reading YAML is not needed to read a session.
    from wargame.scenario.nodes import Path, Step

_SIMPLE: Final = {str: "text", int: "a whole number", float: "a number", bool: "`true` or `false`"}


class Slot(NamedTuple):
    """A place in the file: the annotation there, and whether the file can do without it."""

    annotation: Any
    optional: bool


def written(name: str) -> str:
    """Return a field's name as it stands in a file: kebab-case."""
    return name.replace("_", "-")


def slots_of(model: type[Any]) -> Mapping[str, Slot]:
    """Return the fields of a model class under their names in the file."""
    return _slots(cast("Hashable", model))


@cache
def _slots(model: Any) -> Mapping[str, Slot]:
    hints = get_type_hints(model, include_extras=True)
    return {written(field.name): Slot(hints[field.name], has_default(field)) for field in fields(model)}


def has_default(field: Field[Any]) -> bool:
    """Return whether a field may be left out."""
    return field.default is not MISSING or field.default_factory is not MISSING


def slots_along(path: "Path") -> tuple[Slot, ...]:
    """Return the slots from the root down along `path`, as far as the model knows them; the root is first."""
    slots = [Slot(Scenario, optional=False)]
    for step in path:
        below = _below(slots[-1].annotation, step)
        if below is None:
            break
        slots.append(below)
    return tuple(slots)


def slots_of_path(path: "Path") -> Mapping[str, Slot]:
    """Return the fields of the block at `path`, in the format's order; none where ids stand for fields."""
    slots = slots_along(path)
    model = model_of(slots[-1].annotation) if len(slots) == len(path) + 1 else None
    return slots_of(model) if model else {}


def model_of(annotation: Any) -> type | None:
    """Return the model class that an annotation holds directly, None if it is of another kind."""
    for member in members(annotation):
        if isinstance(member, type) and is_dataclass(member):
            return member
    return None


def members(annotation: Any) -> tuple[Any, ...]:
    """Return the alternatives of an annotation without `None`, each still with its bounds."""
    if get_origin(annotation) in (Union, UnionType):
        return tuple(member for member in get_args(annotation) if member is not NoneType)
    return (annotation,)


def bare(annotation: Any) -> tuple[Any, Mapping[str, Any]]:
    """Return an annotation without its bounds, and the bounds by name (`ge`, `le`, `min_length`)."""
    if get_origin(annotation) is not Annotated:
        return annotation, {}
    base, *marks = get_args(annotation)
    inner, bounds = bare(base)
    return inner, {**bounds, **{name: getattr(mark, name) for mark in marks for name in mark.__slots__}}


def words_of(annotation: Any) -> tuple[str, ...]:
    """Return the words among which an annotation lets choose; none where it does not."""
    bases = [bare(member)[0] for member in members(annotation)]
    return tuple(str(word) for base in bases if get_origin(base) is Literal for word in get_args(base))


def described(annotation: Any) -> str:
    """Return in words what fits an annotation: `a whole number from 0 to 100`."""
    return " or ".join(_described(member) for member in members(annotation))


def _below(annotation: Any, step: "Step") -> Slot | None:
    if model := model_of(annotation):
        return slots_of(model).get(str(step))
    for member in members(annotation):
        base, _ = bare(member)
        arguments = get_args(base)
        if get_origin(base) is dict:
            return Slot(arguments[1], optional=True)
        if get_origin(base) is tuple and isinstance(step, int):
            if arguments[-1] is Ellipsis:
                return Slot(arguments[0], optional=True)
            return Slot(arguments[step], optional=False) if step < len(arguments) else None
    return None


def _described(annotation: Any) -> str:
    base, bounds = bare(annotation)
    if get_origin(base) is Literal:
        return choices(map(str, get_args(base)))
    if get_origin(base) is tuple:
        return _described_list(get_args(base), bounds)
    if base is str:
        return "text that is not empty" if bounds.get("min_length") else "text"
    return _SIMPLE.get(base, "a block of fields") + _described_bounds(bounds)


def _described_list(arguments: tuple[Any, ...], bounds: Mapping[str, Any]) -> str:
    if arguments[-1] is not Ellipsis:
        return f"a list of {len(arguments)}: [a, b]"
    return "a list of one item or more" if bounds.get("min_length") else "a list"


def _described_bounds(bounds: Mapping[str, Any]) -> str:
    low, high = bounds.get("ge"), bounds.get("le")
    if low is not None and high is not None:
        return f" from {low} to {high}"
    return f", {low} or more" if low is not None else ""
