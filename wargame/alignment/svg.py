"""The alignment picture as a standalone SVG, for the report, for slides, and for the clipboard.

Takes a `picture.Picture` and returns text: the same geometry that the window paints, in given colours.
A title and a description make it readable without seeing it. Thumbnails drop names and values but keep
all places, so that small multiples compare by their shape.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from wargame.alignment.picture import HALO, RING_DASH, RING_WIDTH
from wargame.direction import isolated
from wargame.names import in_xml
from wargame.words.counting import signed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wargame.alignment.chips import Chip
    from wargame.alignment.hulls import Hull
    from wargame.alignment.labels import Label
    from wargame.alignment.picture import Disc, DrawnTie, Picture
    from wargame.alignment.shapes import Point
    from wargame.terms import ActorId

LIGHT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "surface": "#FFFFFF",
        "line": "#D8DCE2",
        "select": "#E4E8ED",
        "ink": "#17202B",
        "ink2": "#46515F",
        "ink3": "#5B6674",
        "node": "#1C2632",
        "onnode": "#FFFFFF",
        "pos": "#0B64AD",
        "postext": "#0A5A9C",
        "neg": "#C8510A",
        "negtext": "#A8420A",
    }
)
"""The tokens of the light theme that a picture uses."""

MARKED: Final = 24.0
"""The height of the line below a picture on which its marking stands."""

_QUIET: Final = 0.8
_DISTANT: Final = 0.45
_FADED: Final = 0.22
_GLOW: Final = 0.16
_GLYPH_SHAPES: Final = frozenset({"path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "g"})
_GLYPH_FACTS: Final = frozenset(
    {"d", "points", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "width", "height"}
    | {"fill", "stroke", "stroke-width", "transform"}
)


def as_svg(
    picture: Picture,
    *,
    title: str,
    description: str | None = None,
    colours: Mapping[str, str] = LIGHT,
    hulls: Sequence[Hull] = (),
    glyphs: Mapping[ActorId, str] | None = None,
    thumbnail: bool = False,
    name: str = "alignments",
    marking: str = "",
) -> str:
    """Return a picture as SVG text.

    Parameters
    ----------
    picture
        What `picture.compose` returned.
    title, description
        Read out in place of the picture; the description defaults to the ties in words.
    colours
        The tokens named in `LIGHT`, as `#RRGGBB`.
    hulls
        Outlines of blocs, see `hulls.hulls_of`.
    glyphs
        The SVG text of a drawing on a 24-pixel grid by id of actor, or by name of badge. An actor
        without one shows letters, a badge an empty disc.
    thumbnail
        Whether names and values are left out.
    name
        Start of the ids inside, to be unlike those of other pictures on the same page.
    marking
        How the picture is marked, below it; one in a marked document needs none of its own.
    """
    frame = picture.frame
    told = described(picture) if description is None else description
    height = frame.height + (MARKED if marking else 0)
    label = quoteattr(f"{name}-title {name}-description")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(frame.width)}" height="{_n(height)}" '
        f'viewBox="0 0 {_n(frame.width)} {_n(height)}" role="img" aria-labelledby={label} '
        'font-family="Inter, sans-serif">',
        f"<title id={quoteattr(f'{name}-title')}>{_text(title)}</title>",
        f"<desc id={quoteattr(f'{name}-description')}>{_text(told)}</desc>",
        f'<rect width="100%" height="100%" fill="{colours["surface"]}"/>',
        *(_hull(hull, colours) for hull in hulls),
        *(line for tie in picture.ties for line in _tie(tie, colours)),
    ]
    if not thumbnail:
        parts += [_chip(tie.chip, tie, colours) for tie in picture.ties if tie.chip]
    parts += [line for disc in picture.discs for line in _disc(disc, colours, glyphs or {}, thumbnail)]
    if not thumbnail:
        parts += [line for disc in picture.discs if disc.label for line in _label(disc, disc.label, colours)]
    if marking:
        parts.append(
            f'<text x="{_n(frame.width / 2)}" y="{_n(height - MARKED / 3)}" text-anchor="middle" '
            f'font-size="12" font-weight="600" fill="{colours["ink"]}">{_text(marking)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def described(picture: Picture) -> str:
    """Return the ties of a picture in words, the strongest first, as in `Iran and Kabul, opposed, −3`."""
    names = {disc.id: disc.name for disc in picture.discs}
    spoken = []
    for tie in reversed(picture.ties):
        one, two = (names[actor] for actor in tie.pair)
        sense = "aligned" if tie.value > 0 else "opposed" if tie.value < 0 else "no longer tied"
        was = f", was {signed(tie.before)}" if tie.before not in (None, tie.value) else ""
        spoken.append(f"{one} and {two}, {sense}, {signed(tie.value)}{was}.")
    spoken += [f"{names[actor]} is opposed by all." for actor in picture.ringed]
    return " ".join(spoken) or "No ties."


# --- ties ----------------------------------------------------------------------------------------


def _tie(tie: DrawnTie, colours: Mapping[str, str]) -> list[str]:
    curve = tie.curve
    path = (
        f"M{_n(curve.start[0])} {_n(curve.start[1])}"
        f"Q{_n(curve.control[0])} {_n(curve.control[1])} {_n(curve.end[0])} {_n(curve.end[1])}"
    )
    colour = colours["pos" if tie.stroke.is_aligned else "neg"]
    lines = []
    if tie.glow is not None:
        lines.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-opacity="{_GLOW}" '
            f'stroke-width="{_n(tie.glow)}" stroke-linecap="round"/>'
        )
    if tie.stroke.width:
        opacity = _opacity(tie)
        dash = tie.stroke.dash
        dashes = f' stroke-dasharray="{_n(dash[0])} {_n(dash[1])}"' if dash else ""
        lines.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-opacity="{opacity}" '
            f'stroke-width="{_n(tie.stroke.width)}"{dashes}/>'
        )
    return lines


def _opacity(tie: DrawnTie) -> float:
    if tie.is_faded:
        return _FADED
    if tie.is_distant:
        return _DISTANT
    return _QUIET if tie.is_quiet else 1


def _chip(chip: Chip, tie: DrawnTie, colours: Mapping[str, str]) -> str:
    kind = "pos" if chip.is_pill else "neg"
    box = chip.box
    radius = box.height / 2 if chip.is_pill else 3
    border = 2 if tie.glow is not None else 1
    return (
        f'<g><rect x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" height="{_n(box.height)}" '
        f'rx="{_n(radius)}" fill="{colours["surface"]}" stroke="{colours[kind]}" stroke-width="{border}"/>'
        f'<text x="{_n(chip.x)}" y="{_n(chip.y + chip.size * 0.36)}" text-anchor="middle" '
        f'font-size="{_n(chip.size)}" font-weight="600" fill="{colours[kind + "text"]}" '
        f"style=\"font-feature-settings:'tnum'\">{_text(chip.text)}</text></g>"
    )


# --- actors --------------------------------------------------------------------------------------


def _disc(
    disc: Disc, colours: Mapping[str, str], glyphs: Mapping[ActorId, str], thumbnail: bool
) -> Iterator[str]:
    at = f'cx="{_n(disc.x)}" cy="{_n(disc.y)}"'
    yield f'<circle {at} r="{_n(disc.radius + HALO)}" fill="{colours["surface"]}"/>'
    if disc.ring is not None:
        yield (
            f'<circle {at} r="{_n(disc.ring)}" fill="none" stroke="{colours["neg"]}" '
            f'stroke-width="{RING_WIDTH}" stroke-dasharray="{_n(RING_DASH[0])} {_n(RING_DASH[1])}"/>'
        )
    fill, edge = ("node", "node") if disc.is_seat else ("surface", "ink3")
    width = 2 if disc.is_seat else 1.5
    yield (
        f'<circle {at} r="{_n(disc.radius)}" fill="{colours[fill]}" stroke="{colours[edge]}" '
        f'stroke-width="{width}"/>'
    )
    yield _glyph(disc, colours, glyphs.get(disc.id))
    if disc.badge is not None and not thumbnail:
        yield (
            f'<circle cx="{_n(disc.badge.x)}" cy="{_n(disc.badge.y)}" r="{_n(disc.badge.radius)}" '
            f'fill="{colours["surface"]}" stroke="{colours["ink"]}" stroke-width="1.5">'
            f"<title>{_text(disc.badge.name)}</title></circle>"
        )
        sign = glyphs.get(disc.badge.name)
        if sign is not None:
            middle = (disc.badge.x, disc.badge.y)
            yield _drawing(sign, middle, disc.badge.radius * 1.3, colours["ink"])


def _glyph(disc: Disc, colours: Mapping[str, str], drawing: str | None) -> str:
    colour = colours["onnode" if disc.is_seat else "ink2"]
    if drawing is not None:
        return _drawing(drawing, (disc.x, disc.y), disc.radius * 1.06, colour)
    size = disc.letters_size
    return (
        f'<text x="{_n(disc.x)}" y="{_n(disc.y + size * 0.36)}" text-anchor="middle" '
        f'font-size="{_n(size)}" font-weight="600" fill="{colour}">{_text(disc.letters)}</text>'
    )


def _drawing(drawing: str, middle: Point, size: float, colour: str) -> str:
    shapes = "".join(_shape(child, colour) for child in ElementTree.fromstring(drawing))
    left, top = middle[0] - size / 2, middle[1] - size / 2
    return (
        f'<g transform="translate({_n(left)} {_n(top)}) scale({size / 24:.4f})" '
        f'fill="none" stroke="{colour}" stroke-width="1.9" stroke-linecap="round" '
        f'stroke-linejoin="round">{shapes}</g>'
    )


def _shape(element: ElementTree.Element, colour: str) -> str:
    """Return one shape of a drawing with its geometry and nothing else, in one colour."""
    tag = element.tag.rpartition("}")[2]
    if tag not in _GLYPH_SHAPES:
        return ""
    facts = "".join(
        f" {fact}={quoteattr(value.replace('currentColor', colour))}"
        for fact, value in element.attrib.items()
        if fact in _GLYPH_FACTS
    )
    return f"<{tag}{facts}>{''.join(_shape(child, colour) for child in element)}</{tag}>"


def _label(disc: Disc, label: Label, colours: Mapping[str, str]) -> Iterator[str]:
    colour = colours["ink" if disc.is_seat else "ink2"]
    rim = f'stroke="{colours["surface"]}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    for line, baseline in zip(label.lines, label.baselines, strict=False):
        yield (
            f'<text x="{_n(label.x)}" y="{_n(baseline)}" text-anchor="{label.anchor}" '
            f'font-size="{_n(label.size)}" font-weight="{label.weight}" fill="{colour}" {rim}>'
            f"{_text(line)}</text>"
        )
    if label.caption:
        yield (
            f'<text x="{_n(label.x)}" y="{_n(label.baselines[-1])}" text-anchor="{label.anchor}" '
            f'font-size="{_n(label.caption_size)}" font-weight="400" fill="{colours["negtext"]}" {rim}>'
            f"{_text(label.caption)}</text>"
        )


# --- blocs ---------------------------------------------------------------------------------------


def _hull(hull: Hull, colours: Mapping[str, str]) -> str:
    strokes = []
    for part in hull.parts:
        pieces = "".join("C" + " ".join(f"{_n(x)} {_n(y)}" for x, y in piece) for piece in part.pieces)
        strokes.append(f"M{_n(part.start[0])} {_n(part.start[1])}{pieces}Z")
    return (
        f'<path d="{"".join(strokes)}" fill="{colours["select"]}" fill-opacity="0.7" '
        f'fill-rule="evenodd" stroke="{colours["line"]}" stroke-width="1.5"/>'
    )


def _text(text: str) -> str:
    return escape(in_xml(isolated(text)))


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
