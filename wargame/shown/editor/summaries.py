"""What a list of the editor says of an item below its title, in one line.

To say something of the items of another section: a function here and its line in `_SAID`.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from wargame.scenario.document.document import Document
from wargame.shown.editor.language import read_out
from wargame.shown.editor.sections import Item, Section, names_in, text_of
from wargame.words.counting import counted, signed


def summary_of(document: Document, of: Section, item: Item) -> str:
    """Return a line about an item; empty where nothing more is to be said."""
    said = _SAID.get(of.key)
    return said(document, item.data) if said is not None else ""


def _actor(document: Document, data: Mapping[str, Any]) -> str:
    cards = document.data.get("cards") if isinstance(document.data, dict) else None
    held = [
        one
        for one in (cards if isinstance(cards, list) else [])
        if isinstance(one, dict) and data.get("id") in (one.get("owners") or ())
    ]
    parts = [counted(len(held), "card")] if data.get("kind", "seat") == "seat" else []
    if isinstance(data.get("income"), int) and data.get("income"):
        parts.append(f"income {data['income']}")
    return ", ".join(parts) or text_of(data, "brief")


def _tie(_document: Document, data: Mapping[str, Any]) -> str:
    value = data.get("value")
    number = signed(value) if isinstance(value, int) else str(value)
    return ": ".join(part for part in (number, text_of(data, "why")) if part)


def _track(_document: Document, data: Mapping[str, Any]) -> str:
    if data.get("derived"):
        return "A mix of other tracks"
    low, high, start = data.get("min", 0), data.get("max", 10), data.get("start", 0)
    return f"From {low} to {high}, starts at {start}"


def _policy(_document: Document, data: Mapping[str, Any]) -> str:
    return " … ".join(part for part in (text_of(data, "low"), text_of(data, "high")) if part)


def _event(document: Document, data: Mapping[str, Any]) -> str:
    match data.get("kind"):
        case "scheduled":
            return f"In turn {data.get('turn', '?')}"
        case "conditional":
            when = text_of(data, "when")
            return f"When {_lower(read_out(document, 'condition', when) or when)}"
        case _:
            return "By Control's hand"


def _rule(document: Document, data: Mapping[str, Any]) -> str:
    when = text_of(data, "when")
    if not when:
        return "Every turn"
    return f"When {_lower(read_out(document, 'condition', when) or when)}"


def _goal(document: Document, data: Mapping[str, Any]) -> str:
    names = names_in(document)
    seat = names.get(text_of(data, "seat"), text_of(data, "seat"))
    weight = data.get("weight", 0)
    kind = {"public": "", "red-line": "red line"}.get(str(data.get("set", "public")), "hidden")
    return ", ".join(part for part in (seat, kind, f"{weight} points") if part)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


_SAID: Final[Mapping[str, Callable[[Document, Mapping[str, Any]], str]]] = {
    "seats": _actor,
    "others": _actor,
    "ties": _tie,
    "tracks": _track,
    "policies": _policy,
    "events": _event,
    "each-turn": _rule,
    "endings": _rule,
    "goals": _goal,
}
