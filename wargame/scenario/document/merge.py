"""Changes of two brought together: of two people, of the window and a text editor, of file and workbook.

Both began from one scenario, the base. `merged_data` compares by id and field and gives the edits that
bring the other's changes into one's own, and the conflicts: places that both changed, each its own way.
`merged` does so for a text that was changed outside while it was open: the outside text stays as it is,
remarks and all, and what was done here is done in it again. What is in conflict stays as it was done here
until it is decided otherwise (`Conflict.theirs_instead`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from wargame.scenario.document.differences import difference, ids_of
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Batch, Edit, Insert, Move, Path, Remove, Set
from wargame.scenario.document.values import alike
from wargame.terms import Refused


class Absent:
    """Stands for a value where there is none."""

    def __repr__(self) -> str:
        return "absent"


ABSENT: Final = Absent()
Value: TypeAlias = Any
"""Plain data, or ABSENT."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A place that both changed, each its own way; values may be ABSENT."""

    path: Path
    """Items by their ids, where they have one."""
    base: Value
    mine: Value
    theirs: Value
    at: int = 0
    """Where an item that is not among mine would stand in its list."""

    @property
    def theirs_instead(self) -> Edit:
        """The edit that takes the other's value where mine stands."""
        if self.theirs is ABSENT:
            return Remove(self.path)
        is_item = isinstance(self.theirs, dict) and self.theirs.get("id") == self.path[-1]
        if self.mine is ABSENT and is_item:
            return Insert(self.path[:-1], self.at, self.theirs)
        return Set(self.path, self.theirs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What two made of one scenario."""

    edits: tuple[Edit, ...]
    """Bring the other's changes into mine; to be done one after another."""
    conflicts: tuple[Conflict, ...]
    """Not among the edits."""


def merged_data(base: Any, mine: Any, theirs: Any, path: Path = ()) -> Merged:
    """Return the edits of `mine` that bring in what `theirs` changed since `base`, and the conflicts."""
    conflicts: list[Conflict] = []
    edits = tuple(_merge(base, mine, theirs, path, conflicts))
    return Merged(edits=edits, conflicts=tuple(conflicts))


def merged(base: Document, mine: Document, theirs: Document) -> tuple[Document, tuple[Conflict, ...]]:
    """Return the text of `theirs` with what was done in `mine` since `base`, and the conflicts.

    In conflicts the document holds what is mine.

    Raises
    ------
    Refused
        If one of them cannot be read to its end, so that it cannot be told what was changed.
    """
    for document in (theirs, mine, base):
        if not isinstance(document.data, dict):
            raise Refused("merge-unread", line=document.faults[0].line if document.faults else 1)
    # Seen from their text, what was done here are the changes of the other.
    found = merged_data(base.data, theirs.data, mine.data)
    mine_in_theirs = [*found.edits, *(conflict.theirs_instead for conflict in found.conflicts)]
    document, _ = theirs.edited(Batch(tuple(mine_in_theirs)))
    conflicts = tuple(replace(one, mine=one.theirs, theirs=one.mine) for one in found.conflicts)
    return document, conflicts


def _merge(base: Value, mine: Value, theirs: Value, path: Path, conflicts: list[Conflict]) -> Iterator[Edit]:
    if _same(mine, theirs) or _same(base, theirs):
        return
    if _same(base, mine):
        yield from _taken(mine, theirs, path)
    elif isinstance(mine, dict) and isinstance(theirs, dict):
        before = base if isinstance(base, dict) else {}
        yield from _merge_fields(before, mine, theirs, path, conflicts)
    elif _have_ids(mine, theirs) and (base is ABSENT or ids_of(base) is not None):
        before = [] if base is ABSENT else base
        yield from _merge_items(before, mine, theirs, path, conflicts)
    else:
        conflicts.append(Conflict(path=path, base=base, mine=mine, theirs=theirs))


def _taken(mine: Value, theirs: Value, path: Path) -> Iterator[Edit]:
    """Yield the edits that take the other's value whole."""
    if theirs is ABSENT:
        yield Remove(path)
    elif mine is ABSENT:
        yield Set(path, theirs)
    else:
        yield from difference(mine, theirs, path)


def _merge_fields(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], path: Path, conflicts: list[Conflict]
) -> Iterator[Edit]:
    for key in {**mine, **theirs}:
        values = [one.get(key, ABSENT) for one in (base, mine, theirs)]
        yield from _merge(values[0], values[1], values[2], (*path, key), conflicts)


def _merge_items(
    base: list[Any], mine: list[Any], theirs: list[Any], path: Path, conflicts: list[Conflict]
) -> Iterator[Edit]:
    olds, ours, others = ({item["id"]: item for item in value} for value in (base, mine, theirs))
    there = list(ours)
    for identity in [*ours, *(one for one in others if one not in ours)]:
        place = (*path, identity)
        values = [one.get(identity, ABSENT) for one in (olds, ours, others)]
        if identity in ours or identity in olds:
            known = len(conflicts)
            for edit in _merge(values[0], values[1], values[2], place, conflicts):
                if edit == Remove(place):
                    there.remove(identity)
                yield edit
            at = (
                list(ours).index(identity)
                if identity in ours
                else _place_among(there, list(others), identity)
            )
            conflicts[known:] = [
                replace(one, at=at) if one.path == place else one for one in conflicts[known:]
            ]
        else:
            at = _place_among(there, list(others), identity)
            there.insert(at, identity)
            yield Insert(path, at, others[identity])
    yield from _moves(list(olds), list(ours), list(others), there, path)


def _place_among(there: list[str], others: list[str], identity: str) -> int:
    """Return where a new item goes: after the one that it follows on the other side."""
    for before in reversed(others[: others.index(identity)] if identity in others else []):
        if before in there:
            return there.index(before) + 1
    return 0


def _moves(
    base: list[str], mine: list[str], theirs: list[str], there: list[str], path: Path
) -> Iterator[Edit]:
    """Yield the moves that bring in the other's order, if only the other changed it."""
    everywhere = set(mine) & set(theirs) & set(there)
    common = [one for one in base if one in everywhere]
    in_mine, in_theirs = ([one for one in order if one in common] for order in (mine, theirs))
    if in_mine != common or in_theirs == common:
        return
    order = iter(in_theirs)
    wanted = [next(order) if one in common else one for one in there]
    for number, identity in enumerate(wanted):
        at = there.index(identity)
        if at != number:
            there.insert(number, there.pop(at))
            yield Move((*path, at), number)


def _same(one: Value, other: Value) -> bool:
    if one is ABSENT or other is ABSENT:
        return one is other
    return alike(one, other)


def _have_ids(mine: Value, theirs: Value) -> bool:
    return bool(mine) and bool(theirs) and ids_of(mine) is not None and ids_of(theirs) is not None
