"""Names in place of ids: what a cell says of an actor or a track, and which one it means.

Ids come from the scenario and from the workbook itself, which may have brought new ones; `kinds` asks.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

from wargame.names import folded

_PARTING: Final = re.compile(r"[,;|\n]")
"""What parts names in a cell, so that a name with it in is shown as its id."""

_NEAR: Final = 0.6
"""How much alike a name must be to what was written."""


@dataclass(frozen=True, slots=True)
class Names:
    """Actors, or tracks, by id and by what people call them."""

    ids: frozenset[str] = frozenset()
    shown: Mapping[str, str] = field(default_factory=dict)
    """The name of each that has one of its own."""
    known: Mapping[str, str] = field(default_factory=dict)
    """The id of each by its folded name or short name."""

    def name(self, one: str) -> str:
        """Return how a cell calls the one with this id: by its name, or by the id where that is unclear."""
        return self.shown.get(one, one)

    def id(self, called: str) -> str:
        """Return the id of what is called so; what is called like nothing is returned as it is."""
        if called in self.ids:
            return called
        return self.known.get(folded(called), called)

    def near(self, called: str) -> str:
        """Return the id of the one that is spelt most nearly so, by id or by name; empty if none is near."""
        spelt = {one: one for one in self.ids} | dict(self.known)
        found = get_close_matches(folded(called), spelt, n=1, cutoff=_NEAR)
        return spelt[found[0]] if found else ""


@dataclass(frozen=True, slots=True)
class Directory:
    """The names of a scenario, by kind of thing."""

    actors: Names = field(default_factory=Names)
    tracks: Names = field(default_factory=Names)
    cards: Names = field(default_factory=Names)
    questions: Names = field(default_factory=Names)

    def of(self, kind: str) -> Names:
        """Return the names of a kind of thing, as faults call it: `seat`, `track`."""
        of_kind = {"actor": self.actors, "seat": self.actors, "track": self.tracks}
        return (of_kind | {"card": self.cards, "question": self.questions}).get(kind, Names())


def directory(*scenarios: Mapping[str, Any]) -> Directory:
    """Return the names of a scenario's data; later ones add what the first does not know."""
    return Directory(
        _names([list(_things(one, "actors")) for one in scenarios]),
        _names([list(_things(one, "tracks")) for one in scenarios]),
        _names([list(_things(one, "cards")) for one in scenarios]),
        _names([list(_things(one, "questions")) for one in scenarios]),
    )


def _things(data: Mapping[str, Any], name: str) -> Iterable[Mapping[str, Any]]:
    things = data.get(name)
    for thing in things if isinstance(things, list) else ():
        if isinstance(thing, dict) and isinstance(thing.get("id"), str):
            yield thing


def _names(versions: list[list[Mapping[str, Any]]]) -> Names:
    ids = frozenset(thing["id"] for things in versions for thing in things)
    known: dict[str, set[str]] = {}
    for called in ("name", "short", "title"):
        for things in versions:
            for thing in things:
                if (text := _called(thing, called)) and text not in ids:
                    known.setdefault(folded(text), set()).add(thing["id"])
    one_each = {name: next(iter(found)) for name, found in known.items() if len(found) == 1}
    shown = {
        thing["id"]: name
        for things in reversed(versions)
        for thing in things
        if (name := _called(thing, "name")) and _is_clear(name) and one_each.get(folded(name)) == thing["id"]
    }
    return Names(ids, shown, one_each)


def _called(thing: Mapping[str, Any], field_name: str) -> str:
    name = thing.get(field_name)
    return name if isinstance(name, str) else ""


def _is_clear(name: str) -> bool:
    """Return whether a name can stand for an id in any cell, and is read there as nothing else."""
    return name[:1].isalnum() and name == name.strip() and not _PARTING.search(name)
