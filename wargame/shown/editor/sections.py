"""The sections of a scenario as the editor's outline lists them, and the items in each.

Read from the plain data of a document, item by item, whatever is wrong with it. To add a section: a line in
`SECTIONS`, how its items are called in `_TITLES`, and a new item in `shown.editor.fresh`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from wargame.scenario.document.document import Document
from wargame.scenario.model import (
    Actor,
    Card,
    CollectionQuestion,
    Ending,
    Inject,
    Monitor,
    Objective,
    Purpose,
    Question,
    Scenario,
    StartingAlignment,
    Track,
    UpkeepRule,
)
from wargame.words.counting import listed

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a scenario that the outline leads to."""

    key: str
    title: str
    part: type[Any]
    """The class of the model that describes it, or one of its items."""
    field: str = ""
    """The field of the scenario in which it stands; empty for the scenario itself."""
    one: str = ""
    """What one of its items is called: `card`; empty where there is but one form."""
    kind: str = ""
    """Only actors of this kind belong to it."""
    purpose: str = ""
    """What it is for, said where it is still empty."""

    @property
    def is_list(self) -> bool:
        """Whether it has items."""
        return bool(self.one)


SECTIONS: Final = (
    Section(key="game", title="Game", part=Scenario),
    Section(
        key="seats",
        title="Seats",
        part=Actor,
        field="actors",
        one="seat",
        kind="seat",
        purpose="Who decides: two to six seats, each with what it wants and fears.",
    ),
    Section(
        key="others",
        title="Others",
        part=Actor,
        field="actors",
        one="actor",
        kind="non-player",
        purpose="Who matters but is not played: moved by cards, events and rules.",
    ),
    Section(
        key="ties",
        title="Ties",
        part=StartingAlignment,
        field="alignments",
        one="tie",
        purpose="How two actors stand at the start. Pairs that are not named start at 0.",
    ),
    Section(
        key="tracks",
        title="Tracks",
        part=Track,
        field="tracks",
        one="track",
        purpose="What is at stake, measured in steps, with a name for both ends.",
    ),
    Section(
        key="policies",
        title="Policies",
        part=Question,
        field="questions",
        one="policy question",
        purpose="Questions on which actors take positions; what they play shows where they really stand.",
    ),
    Section(
        key="cards",
        title="Cards",
        part=Card,
        field="cards",
        one="card",
        purpose="What each seat can do: four to twelve cards.",
    ),
    Section(
        key="events",
        title="Events",
        part=Inject,
        field="injects",
        one="event",
        purpose="What happens anyway: in a turn, when something holds, or by Control's hand.",
    ),
    Section(
        key="each-turn",
        title="Each turn",
        part=UpkeepRule,
        field="upkeep",
        one="rule",
        purpose="What happens by itself at the end of a turn.",
    ),
    Section(
        key="endings",
        title="Endings",
        part=Ending,
        field="endings",
        one="ending",
        purpose="What ends the game before its last turn.",
    ),
    Section(
        key="goals",
        title="Goals",
        part=Objective,
        field="objectives",
        one="goal",
        purpose="What each seat wants, in points: two or three that others stand in the way of.",
    ),
    Section(key="question", title="Question", part=Monitor, field="monitor"),
    Section(
        key="purposes",
        title="Purposes",
        part=Purpose,
        field="purposes",
        one="purpose",
        purpose="What sessions are held for: what the table should practise, try out or find out.",
    ),
    Section(
        key="observers",
        title="Observers",
        part=CollectionQuestion,
        field="collection",
        one="question",
        purpose="What the observers should be able to answer afterwards.",
    ),
)
"""The outline, from above."""

_BY_KEY: Final = {section.key: section for section in SECTIONS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a section."""

    path: Path
    """By number: `("cards", 3)`."""
    id: str
    title: str
    data: Mapping[str, Any]
    """What the file says of it."""


def section(key: str) -> Section:
    """Return the section with this key; KeyError if there is none."""
    return _BY_KEY[key]


@lru_cache(maxsize=len(SECTIONS))  # asked again and again while one document is shown
def items_in(document: Document, of: Section) -> tuple[Item, ...]:
    """Return the items of a section in the order of the file; what is no item at all is left out."""
    data = document.data
    listed = data.get(of.field) if isinstance(data, dict) and of.is_list else None
    if not isinstance(listed, list):
        return ()
    return tuple(
        Item(path=(of.field, number), id=text_of(one, "id"), title=title_of(document, of, one), data=one)
        for number, one in enumerate(listed)
        if isinstance(one, dict) and (not of.kind or _kind_of(one) == of.kind)
    )


def title_of(document: Document, of: Section, item: Mapping[str, Any]) -> str:
    """Return what an item is called."""
    found = _TITLES.get(of.key, _titled)(document, item)
    return found or text_of(item, "id") or f"A {of.one} without a name"


def section_at(path: Path, data: Any = None) -> Section:
    """Return the section to which a path belongs; the game's own form for whatever has no other."""
    field = path[0] if path else ""
    fitting = [one for one in SECTIONS if one.field and one.field == field]
    if len(fitting) > 1 and len(path) > 1 and isinstance(data, dict):
        listed = data.get(field)
        at = path[1]
        if isinstance(listed, list) and isinstance(at, int) and at < len(listed):
            item = listed[at]
            kind = _kind_of(item) if isinstance(item, dict) else "seat"
            return next((one for one in fitting if one.kind == kind), fitting[0])
    return fitting[0] if fitting else SECTIONS[0]


def text_of(item: Mapping[str, Any], field: str) -> str:
    """Return what a field says, if it is a text."""
    found = item.get(field)
    return found if isinstance(found, str) else ""


def _kind_of(actor: Mapping[str, Any]) -> str:
    return "non-player" if actor.get("kind", "seat") == "non-player" else "seat"


@lru_cache(maxsize=2)
def names_in(document: Document) -> Mapping[str, str]:
    """Return the name of every actor, track, card and policy question, by its id."""
    data, names = document.data, {}
    for field, called in (("cards", "title"), ("questions", "title"), ("tracks", "name"), ("actors", "name")):
        listed = data.get(field) if isinstance(data, dict) else None
        for one in listed if isinstance(listed, list) else ():
            if isinstance(one, dict) and (identity := text_of(one, "id")):
                names[identity] = text_of(one, called) or identity
    return names


def _titled(_document: Document, item: Mapping[str, Any]) -> str:
    return text_of(item, "title")


def _named(_document: Document, item: Mapping[str, Any]) -> str:
    return text_of(item, "name")


def _tie(document: Document, item: Mapping[str, Any]) -> str:
    between = item.get("between")
    if not isinstance(between, list):
        return ""
    names = names_in(document)
    return listed(names.get(str(one), str(one)) for one in between)


def _said(_document: Document, item: Mapping[str, Any]) -> str:
    return text_of(item, "text")


def _rule(_document: Document, item: Mapping[str, Any]) -> str:
    return text_of(item, "why") or text_of(item, "id").replace("-", " ").capitalize()


_TITLES: Final[Mapping[str, Callable[[Document, Mapping[str, Any]], str]]] = {
    "seats": _named,
    "others": _named,
    "ties": _tie,
    "tracks": _named,
    "each-turn": _rule,
    "goals": _said,
    "purposes": _said,
    "observers": _said,
}
