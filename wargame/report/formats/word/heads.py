"""What stands on every page of a Word file: the marking in head and foot, a house's logo.

A template says where (`{{marking}}`, `{{logo}}`); one that says nothing gets the marking as the first line of
each head and the last of each foot, and a head or foot of its own where it has none.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from wargame.logo import size_of
from wargame.report.blocks import Document
from wargame.report.formats.office import parsed
from wargame.report.formats.word.drawn import Drawn
from wargame.report.formats.word.parts import RELATIONS, WORD_TYPE, Parts
from wargame.report.formats.word.sections import sections
from wargame.report.formats.word.styles import Look, W
from wargame.report.formats.word.xml import NAMESPACES, paragraph, runs
from wargame.scenario.model import Marking

_ROOTS: Final[Mapping[str, str]] = {"header": "hdr", "footer": "ftr"}
_POINTS_EACH: Final = 170 / 720
"""How large a point of colour of a logo is printed: 60 mm for the widest."""

_ID: Final = f"{{{RELATIONS}}}id"
_ON: Final = ("1", "true", "on", None)


def words_of(document: Document) -> Mapping[str, str]:
    """Return the words that a template can ask for, by their names."""
    marking = document.marking
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "kicker": document.kicker,
        "aside": document.aside,
        "date": document.aside,
        "running": document.running,
        "marking": marking.banner,
        "marking-line": marking.line,
        "caveats": marking.caveats,
        "status": (marking.status or "draft").capitalize(),
        "house": marking.house,
    }


def text_parts(parts: Parts) -> tuple[str, ...]:
    """Return the names of the parts in which a template can ask for something."""
    found = [parts.main]
    for kind in ("header", "footer", "footnotes", "endnotes"):
        found += [name for name in parts.linked(kind) if parts.holds(name)]
    return tuple(dict.fromkeys(found))


def put_logo(parts: Parts, drawn: Drawn, marking: Marking) -> None:
    """Put the house's logo where a template asks for it; where there is none, nothing stands there."""
    picture = marking.picture
    for name in text_parts(parts):
        for one in list(parts.tree(name).iter(f"{W}p")):
            said = "".join(text.text or "" for text in one.iter(f"{W}t")).strip()
            if said.replace(" ", "").lower() != "{{logo}}":
                continue
            for run in list(one.iterchildren(f"{W}r")):
                one.remove(run)
            if picture:
                one.append(_logo(parts, name, drawn, marking))
            elif len(one.getparent()) > 1 and one.find(f"{W}pPr/{W}sectPr") is None:
                one.getparent().remove(one)


def _logo(parts: Parts, of: str, drawn: Drawn, marking: Marking) -> Any:
    from wargame.report.formats.office_links import link_to

    picture = marking.picture
    folder = parts.main.rpartition("/")[0]
    name = f"{folder}/media/entente-logo.png".lstrip("/")
    parts.put(name, picture)
    mark = parts.link("image", link_to(of, name), "rIdEntenteLogo", of)
    width, height = (points * _POINTS_EACH for points in size_of(picture))
    alt = f"Logo of {marking.house}" if marking.house else "Logo"
    run = drawn.logo(mark, width, height, alt)
    return parsed(f"<w:p {NAMESPACES}>{run}</w:p>".encode())[0]


def mark_pages(parts: Parts, look: Look, body: Any, marking: Marking, asked: Iterable[str]) -> None:
    """Put the marking on each page of a template that does not ask for it."""
    if not marking.line or {"marking", "marking-line"} & set(asked):
        return
    every = sections(body)
    kinds = ["default"]
    if any((one.find(f"{W}titlePg") is not None) for one in every):
        kinds.append("first")
    if _has_even(parts):
        kinds.append("even")
    for place in ("header", "footer"):
        for kind in kinds:
            _give(parts, every[0], place, kind)
        for name in parts.linked(place):
            if parts.holds(name):
                _mark(parts.tree(name), look, marking, place)


def _has_even(parts: Parts) -> bool:
    settings = parts.one("settings")
    found = parts.tree(settings).find(f"{W}evenAndOddHeaders") if settings else None
    return found is not None and found.get(f"{W}val") in _ON


def _give(parts: Parts, section: Any, place: str, kind: str) -> None:
    """Give the first section a head or a foot of a kind, if it has none."""
    tag = f"{W}{place}Reference"
    if any(one.get(f"{W}type") == kind for one in section.findall(tag)):
        return
    name = parts.name_for(f"entente-{place}", ".xml")
    root = parsed(f"<w:{_ROOTS[place]} {NAMESPACES}/>".encode())
    mark = parts.add(name, root, place, WORD_TYPE.format(place))
    section.insert(0, section.makeelement(tag, {f"{W}type": kind, _ID: mark}))


def _mark(root: Any, look: Look, marking: Marking, place: str) -> None:
    said = marking.banner or marking.line if place == "header" else marking.line
    xml = paragraph(look.id("Entente marking"), runs(said))
    made = parsed(f"<w:p {NAMESPACES}>{xml}</w:p>".encode())[0]
    if place == "header":
        root.insert(0, made)
    else:
        root.append(made)
