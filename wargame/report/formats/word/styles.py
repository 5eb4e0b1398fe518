"""Which style of a template stands for what: its own by name or by what it does, ours where it has none.

Word's own styles keep their names in the file whatever language the program speaks, so `heading 1` is found
as such; a house that calls its headings otherwise is known by their level in the outline, its lists by their
bullets. What is still missing is taken from our template, without its fonts, so that it reads like the rest
of the house's page.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LEVELS: Final[Mapping[str, str]] = {"heading 1": "0", "heading 2": "1", "heading 3": "2"}
"""The level in the outline by which a heading of another name is known."""


@dataclass(frozen=True, slots=True)
class Look:
    """The ids of styles by the names that we ask for, and how lists are made."""

    ids: Mapping[str, str]
    bullet: str = ""
    """Properties of a paragraph that make it an item of a list; empty where the style does it."""
    language: str = ""
    """Properties of a run that say that it is English; empty where the template is."""

    def id(self, name: str) -> str:
        """Return the id of a style by its name."""
        return self.ids[name]


def fitted(theirs: Any, ours: Any, numbering: Any) -> Mapping[str, str]:
    """Return the ids of all styles that we use, those that a template lacks having been added to it.

    `theirs` and `ours` are the trees of styles; `numbering` is the template's, None if it has none.
    """
    by_name = {_name(one).lower(): one for one in theirs.iterchildren(f"{W}style")}
    taken = {one.get(f"{W}styleId", "") for one in by_name.values()}
    found: dict[str, str] = {}
    missing: list[Any] = []
    for style in ours.iterchildren(f"{W}style"):
        name = _name(style)
        own = by_name.get(name.lower())
        own = own if own is not None else _alike(style, by_name, numbering)
        if own is not None and own.get(f"{W}type") == style.get(f"{W}type"):
            found[name] = str(own.get(f"{W}styleId"))
        else:
            missing.append(style)
    renamed = {_id(one): _free(_id(one), taken) for one in missing}
    renamed |= {_id(one): found[_name(one)] for one in ours.iterchildren(f"{W}style") if _name(one) in found}
    for style in missing:
        found[_name(style)] = renamed[_id(style)]
        theirs.append(_without_fonts(style, renamed))
    return found


def is_list(style: str, styles: Any) -> bool:
    """Return whether a style, or one that it rests on, makes a list."""
    by_id = {_id(one): one for one in styles.iterchildren(f"{W}style")}
    seen: set[str] = set()
    while style in by_id and style not in seen:
        seen.add(style)
        if by_id[style].find(f"{W}pPr/{W}numPr") is not None:
            return True
        based = by_id[style].find(f"{W}basedOn")
        style = "" if based is None else str(based.get(f"{W}val"))
    return False


def _alike(style: Any, by_name: Mapping[str, Any], numbering: Any) -> Any:
    """Return the template's style that does what one of ours is for; None if there is none."""
    name, kind = _name(style), style.get(f"{W}type")
    if style.get(f"{W}default") == "1":
        defaults = (one for one in by_name.values() if one.get(f"{W}default") in ("1", "true", "on"))
        return next((one for one in defaults if one.get(f"{W}type") == kind), None)
    if level := _LEVELS.get(name):
        return next((one for one in by_name.values() if _level(one) == level), None)
    if name == "List Bullet" and numbering is not None:
        bullets = _bullets(numbering)
        return next((one for one in by_name.values() if _numbers(one) in bullets), None)
    return None


def _level(style: Any) -> str:
    found = style.find(f"{W}pPr/{W}outlineLvl")
    return "" if found is None or style.get(f"{W}type") != "paragraph" else str(found.get(f"{W}val"))


def _numbers(style: Any) -> str:
    found = style.find(f"{W}pPr/{W}numPr/{W}numId")
    return "" if found is None or style.get(f"{W}type") != "paragraph" else str(found.get(f"{W}val"))


def _bullets(numbering: Any) -> frozenset[str]:
    """Return the ids of the numberings whose first level is a bullet."""
    kinds = {
        one.get(f"{W}abstractNumId"): _first_format(one) for one in numbering.iterchildren(f"{W}abstractNum")
    }
    return frozenset(
        str(one.get(f"{W}numId"))
        for one in numbering.iterchildren(f"{W}num")
        if kinds.get(one.find(f"{W}abstractNumId").get(f"{W}val")) == "bullet"
    )


def _first_format(abstract: Any) -> str:
    found = abstract.find(f"{W}lvl/{W}numFmt")
    return "" if found is None else str(found.get(f"{W}val"))


def _without_fonts(style: Any, renamed: Mapping[str, str]) -> Any:
    """Return a style of ours to be added to a template: in its font, resting on its styles."""
    made = deepcopy(style)
    made.set(f"{W}styleId", renamed[_id(style)])
    made.attrib.pop(f"{W}default", None)
    for tag in ("basedOn", "next", "link"):
        for one in made.iterchildren(f"{W}{tag}"):
            one.set(f"{W}val", renamed.get(str(one.get(f"{W}val")), str(one.get(f"{W}val"))))
    for one in list(made.iter(f"{W}rFonts")):
        one.getparent().remove(one)
    # A list's numbering is the template's own affair; items of ours carry theirs (see `Look.bullet`).
    for one in list(made.iter(f"{W}numPr")):
        one.getparent().remove(one)
    return made


def _free(wanted: str, taken: set[str]) -> str:
    """Return an id that no style of the template has."""
    found = next(one for one in _tried(wanted) if one not in taken)
    taken.add(found)
    return found


def _tried(wanted: str) -> Iterator[str]:
    yield wanted
    number = 1
    while True:
        yield f"{wanted}E{number}"
        number += 1


def _id(style: Any) -> str:
    return str(style.get(f"{W}styleId", ""))


def _name(style: Any) -> str:
    found = style.find(f"{W}name")
    return "" if found is None else str(found.get(f"{W}val", ""))
