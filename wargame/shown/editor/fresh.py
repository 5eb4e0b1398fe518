"""New items for a scenario: whole, so that what is added can be played at once, and what goes with them.

A new item gets an id made of its name. One that was added before it had a name gets its id with the name
that it is given first; from then on it keeps it. A seat is added to the order of
seats in the same step, and taken out of it with the seat. To let a section make another kind of item: a
function here and its line in `_MADE`.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Batch, Edit, Insert, Remove, Rename, Set
from wargame.scenario.fields import field_at, fields_of
from wargame.scenario.files import id_from
from wargame.scenario.hints import glyph_names
from wargame.shown.editor.blank import free_of, is_blank_id
from wargame.shown.editor.sections import Path, Section, items_in, section_at, text_of
from wargame.shown.editor.things import things_of
from wargame.terms import influence


def free_id(document: Document, field: str, name: str) -> str:
    """Return an id made of a name that nothing in the list `field` has yet."""
    data = document.data
    listed = data.get(field, []) if isinstance(data, dict) else []
    others = data.get("actors" if field == "tracks" else "tracks", []) if isinstance(data, dict) else []
    taken = {
        text_of(one, "id")
        for one in [
            *(listed if isinstance(listed, list) else []),
            *(others if isinstance(others, list) else []),
        ]
        if isinstance(one, dict)
    }
    return free_of(taken, _id_of(name))


def _id_of(name: str) -> str:
    """Return an id made of a name; in conditions every word of an id begins with a letter."""
    return "-".join(word if word[0].isalpha() else f"n{word}" for word in id_from(name).split("-"))


_PLAIN_GLYPHS: Final = (
    "seat-disc",
    "seat-diamond",
    "seat-triangle",
    "seat-square",
    "seat-hexagon",
    "seat-star",
    "seat-orbit",
)
"""Drawings of seats that are told apart at a glance and stand for nothing."""

ALL_POINTS: Final = 100
"""What the points of a seat's goals are to sum to."""


def adding(document: Document, of: Section, name: str = "", **given: Any) -> tuple[Edit, Path] | None:
    """Return the edit that adds an item to a section and the path of the item; None if it needs others first.

    `name` is what it is called, `given` are fields of it that are known already.
    """
    item = _MADE[of.key](document, name)
    if item is None:
        return None
    item = {**item, **given}
    listed = document.data.get(of.field) if isinstance(document.data, dict) else None
    at = len(listed) if isinstance(listed, list) else 0
    edit: Edit = Insert((of.field,), at, item)
    if of.key == "seats":
        order = _seat_order(document)
        edit = Batch((edit, Insert(("rules", "seat-order"), len(order), item["id"])), name="seat")
    return edit, (of.field, at)


def of_seat(document: Document, seat: str) -> dict[str, Any]:
    """Return the fields of a new goal that are known from its seat; its points make up what lacks to 100."""
    goals = document.data.get("objectives") if isinstance(document.data, dict) else None
    own = [one for one in goals or () if isinstance(one, dict) and one.get("seat") == seat]
    weights = [one.get("weight", 0) for one in own]
    lacking = ALL_POINTS - sum(one for one in weights if isinstance(one, int))
    known = {"seat": seat, "measure": str(influence(seat))}
    return {**known, "weight": lacking} if 0 < lacking < ALL_POINTS else known


def copying(document: Document, of: Section, path: Path) -> tuple[Edit, Path]:
    """Return the edit that puts a copy of an item below it, with an id of its own, and its path."""
    item = dict(document.value(path))
    at = int(path[1]) + 1
    if identity := text_of(item, "id"):
        item["id"] = free_id(document, of.field, identity)
    if name := text_of(item, "name"):
        item["name"] = _free_name(document, name)
        item.pop("short", None)
    edit: Edit = Insert((of.field,), at, item)
    if of.key == "seats":
        order = _seat_order(document)
        edit = Batch((edit, Insert(("rules", "seat-order"), len(order), item["id"])), name="seat")
    return edit, (of.field, at)


def naming(document: Document, named: Path) -> Edit | None:
    """Return the edit that makes the id of an item of the name that now stands at the path `named`.

    None if its id was chosen, or made of a name, before; or if no id can be made of this one.
    """
    if len(named) > _OF_AN_ITEM:
        return _naming_inside(document, named)
    of = section_at(named, document.data)
    blank, at = _BLANK_NAMES.get(of.key, ""), named[:-1]
    item = next((one for one in items_in(document, of) if one.path == at), None)
    if item is None or not blank or named[-1] not in _NAME_FIELDS:
        return None
    name = text_of(item.data, str(named[-1]))
    old, first, new = item.id, id_from(blank), free_id(document, of.field, name)
    is_first = old == first or (old.startswith(f"{first}-") and old.removeprefix(f"{first}-").isalpha())
    if not is_first or name.startswith(blank) or id_from(name) == _NO_LETTERS:
        return None
    kind = next(one.refers_to for one in fields_of(of.part) if one.name == "id")
    return Set((*at, "id"), new) if kind is None else Rename(kind, old, new)


def _naming_inside(document: Document, named: Path) -> Edit | None:
    """Return the same for what stands in a list of an item, such as an answer to an event."""
    at, siblings = named[:-1], document.value(named[:-2])
    item = document.value(at)
    if named[-1] not in _NAME_FIELDS or not isinstance(siblings, list) or not isinstance(item, dict):
        return None
    name, old, form = text_of(item, str(named[-1])), text_of(item, "id"), field_at((*at, "id"))
    if form is None or not is_blank_id(old) or id_from(name) == _NO_LETTERS:
        return None
    new = free_of({text_of(one, "id") for one in siblings if isinstance(one, dict)}, _id_of(name))
    if form.refers_to is None:
        return Set((*at, "id"), new)
    return Rename(form.refers_to, old, new, text_of(document.value(at[:2]), "id"))


def removing(document: Document, of: Section, path: Path) -> Edit:
    """Return the edit that takes an item out, with its place in the order of seats."""
    if of.key != "seats":
        return Remove(path)
    order, identity = _seat_order(document), text_of(document.value(path), "id")
    if identity not in order or len(order) == 1:
        return Remove(path)
    return Batch((Remove(("rules", "seat-order", order.index(identity))), Remove(path)), name="seat")


def _free_name(document: Document, name: str) -> str:
    """Return a name that no actor and no track has yet: with a number if it is taken."""
    taken = set(dict((*things_of(document, "actor"), *things_of(document, "track"))).values())
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} {number}"
    return found


def _free_glyph(document: Document) -> str:
    """Return a drawing that no actor has yet, the plain ones first; where all are taken, the first."""
    data = document.data if isinstance(document.data, dict) else {}
    actors = data.get("actors")
    taken = (
        {one.get("glyph") for one in actors if isinstance(one, dict)} if isinstance(actors, list) else set()
    )
    others = sorted(name for name in glyph_names() if name.startswith("seat-"))
    return next((one for one in (*_PLAIN_GLYPHS, *others) if one not in taken), _PLAIN_GLYPHS[0])


def _seat_order(document: Document) -> list[str]:
    rules = document.data.get("rules") if isinstance(document.data, dict) else None
    order = rules.get("seat-order") if isinstance(rules, dict) else None
    return order if isinstance(order, list) else []


def _seat(document: Document, name: str) -> dict[str, Any]:
    name = _free_name(document, name or _BLANK_NAMES["seats"])
    made = {"id": free_id(document, "actors", name), "name": name, "glyph": _free_glyph(document)}
    return {**made, "start-influence": 2, "income": 2, "brief": ""}


def _other(document: Document, name: str) -> dict[str, Any]:
    name = _free_name(document, name or _BLANK_NAMES["others"])
    return {"id": free_id(document, "actors", name), "name": name, "kind": "non-player"}


def _tie(document: Document, _name: str) -> dict[str, Any] | None:
    actors = [identity for identity, _ in things_of(document, "actor")]
    data = document.data if isinstance(document.data, dict) else {}
    known = {
        frozenset(map(str, one["between"]))
        for one in data.get("alignments") or ()
        if isinstance(one, dict) and isinstance(one.get("between"), list)
    }
    for number, one in enumerate(actors):
        for other in actors[number + 1 :]:
            if frozenset((one, other)) not in known:
                return {"between": [one, other], "value": 0}
    return None


def _track(document: Document, name: str) -> dict[str, Any]:
    name = _free_name(document, name or _BLANK_NAMES["tracks"])
    return {"id": free_id(document, "tracks", name), "name": name, "min": 0, "max": 10, "start": 5}


def _policy(document: Document, name: str) -> dict[str, Any]:
    name = name or _BLANK_NAMES["policies"]
    return {"id": free_id(document, "questions", name), "title": name}


def _card(document: Document, name: str) -> dict[str, Any] | None:
    seats = things_of(document, "seat")
    if not seats:
        return None
    name = name or _BLANK_NAMES["cards"]
    made = {"id": free_id(document, "cards", name), "title": name, "text": "", "owners": [seats[0][0]]}
    return {**made, "instrument": "diplomatic", "cost": 1, "difficulty": 7}


def _event(document: Document, name: str) -> dict[str, Any]:
    name = name or _BLANK_NAMES["events"]
    return {"id": free_id(document, "injects", name), "title": name, "text": "", "kind": "facilitator"}


def _rule(document: Document, name: str) -> dict[str, Any]:
    name = name or _BLANK_NAMES["each-turn"]
    return {"id": free_id(document, "upkeep", name), "effects": "", "why": name}


def _ending(document: Document, name: str) -> dict[str, Any]:
    name = name or _BLANK_NAMES["endings"]
    return {"id": free_id(document, "endings", name), "title": name, "when": "turn >= last-turn"}


def _goal(document: Document, name: str) -> dict[str, Any] | None:
    seats = things_of(document, "seat")
    if not seats:
        return None
    name, seat = name or _BLANK_NAMES["goals"], seats[0][0]
    made = {"id": free_id(document, "objectives", name), "seat": seat, "text": name, "shape": "ramp"}
    return {**made, "measure": str(influence(seat)), "lo": 0, "hi": 8, "weight": 50}


def _observation(document: Document, name: str) -> dict[str, Any]:
    name = name or _BLANK_NAMES["observers"]
    return {"id": free_id(document, "collection", name), "text": name}


def _purpose(document: Document, name: str) -> dict[str, Any]:
    name = name or _BLANK_NAMES["purposes"]
    return {"id": free_id(document, "purposes", name), "text": name}


_OF_AN_ITEM: Final = 3
"""Steps of a path to a field of an item of a section."""
_NO_LETTERS: Final = id_from("")
_NAME_FIELDS: Final = frozenset(("name", "title", "text", "why"))
_BLANK_NAMES: Final[Mapping[str, str]] = {
    "seats": "New seat",
    "others": "New actor",
    "tracks": "New track",
    "policies": "New question",
    "cards": "New card",
    "events": "New event",
    "each-turn": "New rule",
    "endings": "New ending",
    "goals": "New goal",
    "purposes": "New purpose",
    "observers": "New question",
}
"""What an item is called that was added before it had a name."""

_MADE: Final[Mapping[str, Callable[[Document, str], dict[str, Any] | None]]] = {
    "seats": _seat,
    "others": _other,
    "ties": _tie,
    "tracks": _track,
    "policies": _policy,
    "cards": _card,
    "events": _event,
    "each-turn": _rule,
    "endings": _ending,
    "goals": _goal,
    "purposes": _purpose,
    "observers": _observation,
}
