"""What a field can refer to: the things of a scenario by their kind, as a picker lists them."""

from collections.abc import Mapping
from typing import Any, Final

from wargame.alignment.initials import initials
from wargame.scenario.document.document import Document
from wargame.scenario.marks import Kind
from wargame.shown.editor.sections import text_of

_FIELDS: dict[str, tuple[str, str]] = {
    "actor": ("actors", "name"),
    "seat": ("actors", "name"),
    "track": ("tracks", "name"),
    "card": ("cards", "title"),
    "question": ("questions", "title"),
    "inject": ("injects", "title"),
    "rule": ("upkeep", "why"),
    "ending": ("endings", "title"),
    "objective": ("objectives", "text"),
    "collection": ("collection", "text"),
    "purpose": ("purposes", "text"),
}
_IN_MONITOR: dict[str, str] = {"mechanism": "mechanisms", "verdict": "verdicts", "part": "parts"}


_CHOICES: Final[Mapping[str, str]] = {
    "scheduled": "At a turn",
    "conditional": "If it is so",
    "facilitator": "By hand",
}
"""What people call words that the format has as others."""


def choice_words(word: str) -> str:
    """Return what people call a word that can be chosen."""
    return _CHOICES.get(word) or word.replace("-", " ").capitalize()


def things_of(document: Document, kind: Kind, seat: str = "") -> tuple[tuple[str, str], ...]:
    """Return id and name of all things of a kind, in the order of the file.

    Hidden sets are those of `seat`, answers those of the inject that stands there.
    """
    data = document.data
    if not isinstance(data, dict):
        return ()
    if kind == "hidden-set":
        return (
            ("public", "For all to see"),
            ("red-line", "A red line"),
            *_within(data, "actors", seat, "hidden-sets"),
        )
    if kind == "answer":
        return _within(data, "injects", seat, "answers")
    if kind in _IN_MONITOR:
        monitor = data.get("monitor")
        listed = monitor.get(_IN_MONITOR[kind]) if isinstance(monitor, dict) else None
        return _named(listed, "title")
    field, called = _FIELDS[kind]
    listed = data.get(field)
    if kind == "seat" and isinstance(listed, list):
        listed = [one for one in listed if isinstance(one, dict) and one.get("kind", "seat") == "seat"]
    return _named(listed, called)


def shorts_of(document: Document) -> tuple[tuple[str, str], ...]:
    """Return id and short name of each actor, as graph and chips call it."""
    data = document.data
    listed = data.get("actors") if isinstance(data, dict) else None
    actors = [one for one in (listed if isinstance(listed, list) else []) if isinstance(one, dict)]
    known = [
        (text_of(one, "id"), text_of(one, "name") or text_of(one, "id"), text_of(one, "short"))
        for one in actors
    ]
    known = [one for one in known if one[0]]
    letters = initials([name for _, name, _ in known], [short for _, _, short in known])
    return tuple((identity, short) for (identity, _, _), short in zip(known, letters, strict=True))


def _named(listed: Any, called: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (identity, text_of(one, called) or identity)
        for one in (listed if isinstance(listed, list) else ())
        if isinstance(one, dict) and (identity := text_of(one, "id"))
    )


def _within(data: dict[str, Any], field: str, owner: str, part: str) -> tuple[tuple[str, str], ...]:
    """Return id and title of what stands in a list of one of the things of a list."""
    things = data.get(field)
    for one in things if isinstance(things, list) else ():
        if isinstance(one, dict) and one.get("id") == owner:
            return _named(one.get(part), "title")
    return ()
