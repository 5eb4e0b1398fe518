"""What a search over a whole scenario finds: every text that has the words, and where something is used."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from wargame.names import folded, words_of
from wargame.scenario.document.document import Document
from wargame.shown.editor.sections import (
    SECTIONS,
    Path,
    items_in,
    names_in,
    section_at,
)

MOST_HITS: Final = 100
LONGEST: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place at which something was found."""

    path: Path
    title: str
    """What stands there."""
    where: str
    """Section, item and field."""


def found_in(document: Document, query: str) -> tuple[tuple[Hit, ...], int]:
    """Return the places at which all words of a query stand, and how many more there are than are shown.

    A thing that is called so is found in its uses, too, also where a condition names it by its id.
    """
    typed = words_of(query)
    if not typed or document.data is None:
        return (), 0
    named = {
        identity
        for identity, name in names_in(document).items()
        if all(word in folded(name) for word in typed)
    }
    titles = {item.path: item.title for of in SECTIONS for item in items_in(document, of)}
    hits: list[Hit] = []
    found = [
        (path, text)
        for path, text in _texts(document.data, ())
        if all(word in folded(text) for word in typed) or _names(text, named)
    ]
    found.sort(key=lambda one: not _is_called(one[0], one[1], query))
    more = max(0, len(found) - MOST_HITS)
    for path, text in found[:MOST_HITS]:
        of = section_at(path, document.data)
        item = titles.get(path[:2], "")
        fields = [str(step).replace("-", " ") for step in path[2 if item else 1 :] if isinstance(step, str)]
        where = ", ".join(part for part in (of.title, item, *fields[:1]) if part and part != text)
        hits.append(Hit(path=path, title=_short(text), where=where))
    return tuple(hits), more


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, (*path, str(key)))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _texts(one, (*path, number))


def _is_called(path: Path, text: str, query: str) -> bool:
    """Return whether a thing is called just what is looked for: it comes before where it is named."""
    return path[-1:] in (("name",), ("title",)) and folded(text) == folded(query)


def _names(text: str, named: set[str]) -> bool:
    """Return whether a text is the id of something found, or names it in the small language."""
    if text in named:
        return True
    if "(" not in text:
        return False
    inside = text.replace("(", " ").replace(")", " ").replace(",", " ").replace(";", " ").split()
    return not named.isdisjoint(inside)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
