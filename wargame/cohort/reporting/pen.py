"""A drawing as SVG: lines, points and texts, for charts that are printed or taken along.

Takes numbers and words, gives `report.blocks.Drawing`, which every format of the report lays out. What
somebody wrote (a label, the name of a file) is text and never markup. The colours are those of
`report.charts`; a chart never says anything by colour alone.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from wargame.direction import isolated
from wargame.names import in_xml, unturned
from wargame.report.blocks import Drawing
from wargame.report.charts import INK, LINE, QUIET

Anchor: TypeAlias = Literal["start", "middle", "end"]
Place: TypeAlias = tuple[float, float]

WIDTH: Final = 720.0
"""Of a chart across the page, in its own units."""
SMALL, BODY = 11.0, 12.5
"""Sizes of letters: of scales, and of names."""
WIDE_LETTER: Final = 0.56
"""How wide a letter is, measured by its size: what is reckoned with where nothing can be measured."""
TITLE: Final = 30.0
"""Room above a chart that stands alone, for its title."""
MARKED: Final = 22.0
"""Room below a chart for its marking."""
WHITE, SHADE = "#FFFFFF", "#E9ECF0"


class Pen:
    """Gathers what is drawn; y grows downwards."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def line(
        self, one: Place, other: Place, *, width: float = 1.0, colour: str = LINE, dash: str = ""
    ) -> None:
        """Draw a straight line."""
        self.polyline((one, other), width=width, colour=colour, dash=dash)

    def polyline(
        self,
        places: Sequence[Place],
        *,
        width: float = 1.0,
        colour: str = INK,
        opacity: float = 1.0,
        dash: str = "",
    ) -> None:
        """Draw a line from place to place."""
        way = "L".join(f"{number(x)} {number(y)}" for x, y in places)
        more = f' stroke-opacity="{number(opacity)}"' if opacity < 1 else ""
        more += f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(
            f'<path d="M{way}" stroke="{colour}" stroke-width="{number(width)}" fill="none" '
            f'stroke-linejoin="round"{more}/>'
        )

    def point(self, at: Place, *, filled: bool, radius: float = 4.5) -> None:
        """Draw a round mark, filled or open."""
        self._parts.append(
            f'<circle cx="{number(at[0])}" cy="{number(at[1])}" r="{number(radius)}" '
            f'fill="{INK if filled else WHITE}" stroke="{INK}" stroke-width="1.5"/>'
        )

    def square(self, at: Place, side: float = 6.0) -> None:
        """Draw an open square round a place."""
        self.box((at[0] - side / 2, at[1] - side / 2), side, side, fill=WHITE, edge=INK)

    def box(self, corner: Place, width: float, height: float, *, fill: str = SHADE, edge: str = "") -> None:
        """Draw a rectangle."""
        stroke = f' stroke="{edge}" stroke-width="1"' if edge else ""
        self._parts.append(
            f'<rect x="{number(corner[0])}" y="{number(corner[1])}" width="{number(max(width, 0.5))}" '
            f'height="{number(max(height, 0.5))}" fill="{fill}"{stroke}/>'
        )

    def text(
        self,
        at: Place,
        words: str,
        *,
        size: float = SMALL,
        anchor: Anchor = "start",
        strong: bool = False,
        colour: str = QUIET,
        room: float = 0.0,
    ) -> None:
        """Write words; with `room` no wider than that."""
        said = cut(words, room, size) if room else words
        weight = ' font-weight="600"' if strong else ""
        self._parts.append(
            f'<text x="{number(at[0])}" y="{number(at[1])}" text-anchor="{anchor}" '
            f'font-size="{number(size)}"{weight} fill="{colour}">{escape(in_xml(isolated(said)))}</text>'
        )

    def inner(self, drawing: Drawing, top: float) -> None:
        """Put another drawing into this one, so far from its top."""
        head = '<svg xmlns="http://www.w3.org/2000/svg"'
        self._parts.append(drawing.svg.replace(head, f'<svg x="0" y="{number(top)}"', 1))

    def whole(self, width: float, height: float) -> str:
        """Return what was drawn as SVG."""
        return framed(self._parts, width, height)

    def drawing(self, height: float, *, title: str, alt: str, width: float = WIDTH) -> Drawing:
        """Return what was drawn."""
        return Drawing(svg=self.whole(width, height), alt=alt, title=title, width=width, height=height)


def framed(parts: Iterable[str], width: float, height: float) -> str:
    """Return parts of a drawing as a whole one."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" height="{number(height)}" '
        f'viewBox="0 0 {number(width)} {number(height)}" font-family="Inter, sans-serif">'
    )
    return "\n".join((head, *parts, "</svg>"))


def alone(drawing: Drawing, marking: str = "") -> str:
    """Return a drawing as a file of its own: with title and words for those who do not see it, and marked."""
    height = drawing.height + TITLE + (MARKED if marking else 0)
    pen = Pen()
    pen.box((0, 0), drawing.width, height, fill=WHITE)
    pen.text((10, 20), drawing.title, size=BODY, strong=True, colour=INK, room=drawing.width - 20)
    if marking:
        middle = (drawing.width / 2, height - 7)
        pen.text(
            middle, marking, anchor="middle", strong=True, colour=INK, size=SMALL, room=drawing.width - 20
        )
    pen.inner(drawing, TITLE)
    whole = pen.whole(drawing.width, height)
    said = escape(in_xml(unturned(drawing.alt)))
    named = f"<title>{escape(in_xml(unturned(drawing.title)))}</title>\n<desc>{said}</desc>"
    label = f' role="img" aria-label={quoteattr(in_xml(unturned(drawing.title)))}>'
    return whole.replace(">", f"{label}\n{named}", 1)


def cut(words: str, room: float, size: float) -> str:
    """Return words no wider than there is room, the rest as dots."""
    most = max(1, int(room / (size * WIDE_LETTER)))
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def number(value: float) -> str:
    """Return a number as SVG takes it."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
