"""A marking made ready for what leaves the room: for pages, for tables, for the properties of files.

Takes a `Marking`; every format, sheet and picture takes what it prints of it from here, so that none says
less than another. A marking that says nothing gives nothing, and what is made without one is as it ever was.
To mark another kind of file: take `on_page` or `properties_of` where it is made.
"""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any, Final

from wargame.logo import size_of
from wargame.scenario.model import Marking

AUTHOR: Final = "Entente"


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What a marking puts into the properties of a file."""

    author: str
    keywords: tuple[str, ...]
    """The marking, its caveats, draft or final, and the rule, each by itself."""
    line: str
    """All of it on one line, for a comment or a subject."""


def properties_of(marking: Marking) -> Properties:
    """Return what the properties of a file say of a marking."""
    said = (marking.text, marking.caveats, *marking.standing.split(" · "))
    return Properties(
        author=marking.house or AUTHOR, keywords=tuple(one for one in said if one), line=marking.line
    )


def on_page(marking: Marking) -> dict[str, Any]:
    """Return what the templates of pages print of a marking, as plain data; `line` is empty if nothing is."""
    return {
        "line": marking.line,
        "short": marking.text,
        "banner": marking.banner,
        "caveats": marking.caveats,
        "standing": marking.standing,
        "house": marking.house,
        "logo": {"svg": framed(marking.picture)},
        "author": properties_of(marking).author,
        "keywords": list(properties_of(marking).keywords),
    }


def framed(picture: bytes) -> str:
    """Return a PNG picture as SVG, which is text; empty for none."""
    if not picture:
        return ""
    width, height = size_of(picture)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}"><image width="{width}" height="{height}" href="{as_address(picture)}"/></svg>'
    )


def as_address(picture: bytes) -> str:
    """Return a PNG picture as an address that holds it whole."""
    return f"data:image/png;base64,{b64encode(picture).decode()}"
