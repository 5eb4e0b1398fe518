"""Sections of a Word file: how wide the text is, pages across, and what stands on the head of each page.

A section's facts stand at its end: in the last paragraph, or at the end of the body. A table that needs a
page across splits the section that it is in into three, which all keep the head and the foot.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, Final

from wargame.report.formats.word.laying import Piece, Room
from wargame.report.formats.word.styles import W

_MARGINS: Final = ("left", "right", "top", "bottom")
_USUAL: Final = {"w": 11_906, "h": 16_838, "left": 1_077, "right": 1_077, "top": 1_418, "bottom": 1_304}
"""What is taken where a template says nothing, in twentieths of a point."""

_LEAST_ROOM: Final = 2_800
"""The least width of a page's text that is believed: two inches, nearly."""


def sections(body: Any) -> list[Any]:
    """Return the facts of all sections, in order; a body without any gets one."""
    found = list(body.iter(f"{W}sectPr"))
    found = [one for one in found if one.getparent().tag in (f"{W}pPr", f"{W}body")]
    if not found or found[-1].getparent() is not body:
        last = body.makeelement(f"{W}sectPr", {})
        body.append(last)
        found.append(last)
    return found


def section_of(body: Any, place: Any) -> Any:
    """Return the facts of the section in which a child of the body stands."""
    for one in (place, *place.itersiblings()):
        if one.tag == f"{W}sectPr":
            return one
        if (facts := one.find(f"{W}pPr/{W}sectPr")) is not None:
            return facts
    return sections(body)[-1]


def room_of(section: Any) -> Room:
    """Return the widths of the text of a section, upright and across."""
    size = _measures(section)
    upright = size["w"] - size["left"] - size["right"]
    across = size["h"] - size["top"] - size["bottom"]
    columns = section.find(f"{W}cols")
    if columns is not None:
        number = _number(columns.get(f"{W}num"), 1)
        upright = (upright - (number - 1) * _number(columns.get(f"{W}space"), 708)) // max(1, number)
    upright = max(_LEAST_ROOM, upright)
    return Room(upright, max(upright, across))


def set_paper(section: Any, width: int, height: int) -> None:
    """Make the pages of a section as wide and high as said."""
    size = section.find(f"{W}pgSz")
    size.set(f"{W}w", str(width))
    size.set(f"{W}h", str(height))


def woven(pieces: Iterable[Piece], section: Any) -> Iterator[str]:
    """Give the XML of pieces, with pages across where they are needed; changes the section they end in."""
    upright: list[str] = []
    led: list[str] = []
    is_split = False
    for piece in pieces:
        if piece.leads:
            led.append(piece.xml)
        elif not piece.across:
            upright += [*led, piece.xml]
            led = []
        else:
            yield from upright
            yield _break(_before(section, is_split))
            yield from (*led, piece.xml)
            yield _break(_turned(section))
            upright, led, is_split = [], [], True
    yield from (*upright, *led)
    if is_split:
        _go_on(section)


def _before(section: Any, is_split: bool) -> Any:
    made = deepcopy(section)
    if is_split:
        _go_on(made)
    return made


def _turned(section: Any) -> Any:
    """Return a section as pages across."""
    made = deepcopy(section)
    _go_on(made)
    size = _measures(made)
    page = made.find(f"{W}pgSz")
    if page is not None and size["w"] < size["h"]:
        page.set(f"{W}w", str(size["h"]))
        page.set(f"{W}h", str(size["w"]))
        page.set(f"{W}orient", "landscape")
    margins = made.find(f"{W}pgMar")
    if margins is not None:
        for side, other in (("left", "top"), ("right", "bottom"), ("top", "left"), ("bottom", "right")):
            margins.set(f"{W}{side}", str(size[other]))
    return made


def _go_on(section: Any) -> None:
    """Make a section go on from the one before: on a new page, with the same head, without a first page."""
    for tag in ("type", "titlePg"):
        for one in section.findall(f"{W}{tag}"):
            section.remove(one)
    for one in section.findall(f"{W}pgNumType"):
        one.attrib.pop(f"{W}start", None)


def _break(section: Any) -> str:
    from lxml import etree

    facts = etree.tostring(section, encoding="unicode").strip()
    small = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{small}{facts}</w:pPr></w:p>"


def _measures(section: Any) -> dict[str, int]:
    found = dict(_USUAL)
    page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if page is not None:
        found |= {side: _number(page.get(f"{W}{side}"), found[side]) for side in ("w", "h")}
    if margins is not None:
        found |= {side: _number(margins.get(f"{W}{side}"), found[side]) for side in _MARGINS}
    return found


def _number(said: str | None, usual: int) -> int:
    try:
        return abs(round(float(said))) if said is not None else usual
    except (ValueError, OverflowError):
        return usual
