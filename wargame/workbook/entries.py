"""A scenario's data taken apart into entries, one for each value that has a cell; and put together again.

An entry is known by its field: the names of the file from the top down, with ids in place of numbers,
`("cards", "moscow-talks", "limit", "cooldown")`. A tie is known by its two actors, `alignments.iran+russia`;
what has neither by its number, `#2`. Data is that of `scenario.nodes` or `scenario.data`; it need not be
without faults, and what the format does not know is an entry too. `sheets` gives entries their cells;
`preview` compares them and puts changes in.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any, Final, TypeAlias, cast, get_args, get_origin

from wargame.scenario import model
from wargame.scenario.data import default_of, plain
from wargame.scenario.shapes import Slot, bare, members, model_of, slots_of, written
from wargame.terms import pair
from wargame.workbook.cells import kind_of
from wargame.workbook.kinds import ABSENT, Anything, Kind

Field: TypeAlias = tuple[str, ...]
"""Where a value stands in a scenario, by names and ids."""

BASE_RATES: Final = ("monitor", "base-rates")
"""What trial play gave; computed from the scenario, so no part of its workbook."""

IN_ONE_CELL: Final = frozenset(
    (
        model.Phase,
        model.ChanceWord,
        model.RatingStep,
        model.HiddenSet,
        model.InjectAnswer,
        model.Gate,
        model.Modifier,
        model.PerTurns,
        model.VerdictLine,
    )
)
"""Blocks of fields that are a line of a cell; all others have a cell for each field."""

PAIRED: Final = "alignments"
"""The list whose things are known by two actors."""

_KEPT_READY: Final = 20_000
"""Fields whose places in the model are found without looking again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with its own cell."""

    field: Field
    kind: Kind
    value: Any
    """As it counts: what is left out in the file has its default here; ABSENT if there is nothing."""
    default: Any
    """What it is if nothing is said; ABSENT if that cannot be."""


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a class of the model: what fits, and what it is if it is left out."""

    name: str
    annotation: Any
    default: Any
    kind: Kind
    holds: type[Any] | None
    """The class of the things in it that are known by ids; None if it holds no such things."""
    block: type[Any] | None
    """The class of the block that it is, if the block's fields have cells of their own."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What the model says of a place in a scenario: a field, a thing in a list, or the whole."""

    part: Part | None
    """The field; None for a thing, and for the whole."""
    block: type[Any] | None
    """The class whose fields stand below it."""
    holds: type[Any] | None = None
    """The class of the things in it."""

    @property
    def is_list(self) -> bool:
        """Whether it is a list of things, and no block of them."""
        return (
            self.holds is not None
            and self.part is not None
            and get_origin(bare(members(self.part.annotation)[0])[0]) is tuple
        )


def parts_of(block: type[Any]) -> tuple[Part, ...]:
    """Return the fields of a class of the model under their names in the file."""
    return _parts(cast("Hashable", block))


@cache
def _parts(block: Any) -> tuple[Part, ...]:
    return tuple(_part_of(field, slots_of(block)[written(field.name)]) for field in fields(block))


def _part_of(field: Any, slot: Slot) -> Part:
    name, found = written(field.name), model_of(slot.annotation)
    holds = _holds(slot.annotation)
    return Part(
        name,
        slot.annotation,
        plain(default_of(field)) if slot.optional else ABSENT,
        kind_of(slot.annotation, name) if holds is None else Anything(),
        holds,
        None if found in IN_ONE_CELL else found,
    )


@lru_cache(_KEPT_READY)
def spot(field: Field) -> Spot | None:
    """Return what the model says of a field; None if it knows no such field."""
    if not field:
        return Spot(None, model.Scenario)
    above = spot(field[:-1])
    if above is None:
        return None
    if above.holds is not None:
        return Spot(None, above.holds)
    part = (
        next((one for one in parts_of(above.block) if one.name == field[-1]), None) if above.block else None
    )
    return Spot(part, part.block, part.holds) if part is not None else None


def entry_at(field: Field) -> Entry | None:
    """Return the entry of a field, without a value; None if the format gives it no cell."""
    found = spot(field)
    if found is None or found.part is None or found.block is not None:
        return None
    return _entry(found.part, field, ABSENT)


def entries(data: Mapping[str, Any], at: Field = ()) -> Iterator[Entry]:
    """Yield every entry of data that stands at a field, in the order of the format; those left out too."""
    found = spot(at)
    if found is not None and found.block is not None:
        yield from _block(found.block, data, at)


def items_of(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the things in a list or block with their keys; of two with the same the second by its number."""
    if isinstance(value, dict):
        yield from value.items()
    seen: set[str] = set()
    for number, thing in enumerate(value if isinstance(value, list) else ()):
        key = _key_of(thing)
        yield (key if key and key not in seen else f"#{number + 1}"), thing
        seen.add(key)


def _key_of(thing: Any) -> str:
    """Return the id of a thing in a list, or its two actors; an empty text if it has neither."""
    found = thing if isinstance(thing, dict) else {}
    if isinstance(name := found.get("id"), str):
        return name
    between = found.get("between")
    if isinstance(between, list) and len(between) == 2 and all(isinstance(one, str) for one in between):
        return "+".join(pair(*between))
    return ""


def _holds(annotation: Any) -> type[Any] | None:
    base, _ = bare(members(annotation)[0])
    arguments = get_args(base)
    if get_origin(base) is dict:
        return model_of(arguments[1])
    found = model_of(arguments[0]) if get_origin(base) is tuple else None
    return None if found in IN_ONE_CELL else found


def _block(block: type[Any], data: Any, at: Field) -> Iterator[Entry]:
    """Yield the entries of a block; of one that is not there, each without a value."""
    found = data if isinstance(data, Mapping) else {}
    for part in parts_of(block):
        value = found.get(part.name, part.default if isinstance(data, Mapping) else ABSENT)
        if (*at, part.name) != BASE_RATES:
            yield from _part(part, value, (*at, part.name))
    known = {part.name for part in parts_of(block)}
    for name in found:
        if name not in known:
            yield Entry((*at, str(name)), Anything(), found[name], ABSENT)


def _part(part: Part, value: Any, field: Field) -> Iterator[Entry]:
    if value in ([], {}) and part.holds is not None and part.default is ABSENT:
        yield _entry(part, field, value)
    elif part.holds is not None and (value is ABSENT or _are_things(value)):
        for key, thing in items_of(value):
            yield from _block(part.holds, thing, (*field, key))
    elif part.block is not None and (value in (None, ABSENT) or isinstance(value, Mapping)):
        yield from _block(part.block, value, field)
    else:
        yield _entry(part, field, value)


def _are_things(value: Any) -> bool:
    every = value.values() if isinstance(value, dict) else value if isinstance(value, list) else (value,)
    return all(isinstance(one, dict) for one in every)


def _entry(part: Part, field: Field, value: Any) -> Entry:
    known = ABSENT if value is None and part.default in (None, ABSENT) else value
    return Entry(field, part.kind, known, part.default)


def put(data: Mapping[str, Any], changes: Mapping[Field, Any]) -> dict[str, Any]:
    """Return data with these entries changed; ABSENT takes one out.

    Things that are not there yet are made, at the end of their list. A block all of whose entries are taken
    out goes with them.
    """
    result = deepcopy(dict(data))
    keyed = _Keyed()
    for field, value in changes.items():
        block = _walk(result, field[:-1], keyed, make=value is not ABSENT)
        if block is not None and value is ABSENT:
            block.pop(field[-1], None)
        elif block is not None:
            block[field[-1]] = deepcopy(value)
    for at in dict.fromkeys(field[:-1] for field in changes):
        _drop_empty(result, at, changes, keyed)
    return result


class _Keyed:
    """The things of lists by their keys, so that in a long list nothing is looked for twice."""

    def __init__(self) -> None:
        self._known: dict[int, dict[str, Any]] = {}

    def below(self, holder: Any, key: str) -> Any:
        """Return what stands in a list or a block under a key; None if there is nothing."""
        if isinstance(holder, dict):
            return holder.get(key)
        if not isinstance(holder, list):
            return None
        if id(holder) not in self._known:
            self._known[id(holder)] = dict(items_of(holder))
        return self._known[id(holder)].get(key)

    def add(self, holder: list[Any], key: str, thing: Any) -> None:
        """Put a thing at the end of a list."""
        if id(holder) not in self._known:
            self._known[id(holder)] = dict(items_of(holder))
        holder.append(thing)
        self._known[id(holder)][key] = thing


def in_order(data: dict[str, Any], things: Iterable[Field]) -> None:
    """Bring the fields of some things into the order of the format."""
    keyed = _Keyed()
    for thing in things:
        block, found = _walk(data, thing, keyed, make=False), spot(thing)
        if block is not None and found is not None and found.block is not None:
            order = {part.name: number for number, part in enumerate(parts_of(found.block))}
            for name in sorted(block, key=lambda one: order.get(one, len(order))):
                block[name] = block.pop(name)


def _walk(data: dict[str, Any], steps: Sequence[str], keyed: _Keyed, *, make: bool) -> dict[str, Any] | None:
    """Return the block at the end of these steps; makes what is missing on the way if asked."""
    here: Any = data
    for number in range(len(steps)):
        at = tuple(steps[: number + 1])
        below = keyed.below(here, at[-1])
        if below is None and make:
            below = _made(here, at, keyed)
        here = below
    return here if isinstance(here, dict) else None


def _made(holder: Any, at: Field, keyed: _Keyed) -> Any:
    found = spot(at)
    made: Any = [] if found is not None and found.is_list else {}
    if isinstance(holder, list):
        made = {"between": at[-1].split("+")} if at[-2] == PAIRED else {"id": at[-1]}
        keyed.add(holder, at[-1], made)
    elif isinstance(holder, dict):
        holder[at[-1]] = made
    return made


def _drop_empty(data: dict[str, Any], at: Field, changes: Mapping[Field, Any], keyed: _Keyed) -> None:
    """Take out a block that has nothing left in it, if that was meant."""
    found = spot(at)
    if found is None or found.part is None or found.block is None:
        return
    holder = _walk(data, at[:-1], keyed, make=False)
    if holder is None or holder.get(at[-1]) != {}:
        return
    all_out = all(changes.get((*at, part.name)) is ABSENT for part in parts_of(found.block))
    if found.part.default is not None or all_out:
        del holder[at[-1]]
