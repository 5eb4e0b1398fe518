"""The alignment graph as shapes: a disc for each actor, and a connector, glued to two discs, for each tie.

Takes a `slides.values.Graph` and an area. Where actors and names stand is `alignment.picture`'s, as in the
windows and in the report; here ties run straight between the points at which connectors can be glued, so
that a disc that somebody moves takes its ties along. Sign is told by the line (solid, dashed), by the shape
of the number's plate (round, square) and by the number itself, never by the colour alone.
"""

from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin, sqrt
from typing import Final

from wargame.alignment.chips import Chip, Obstacles, Wanted, place_chips
from wargame.alignment.picture import RING_WIDTH, Disc, DrawnTie, Picture
from wargame.alignment.shapes import Curve, Point
from wargame.report.blocks import Tone
from wargame.report.formats.slides.canvas import (
    NAMESPACES,
    RECTANGLE,
    Canvas,
    Para,
    filled,
    named,
)
from wargame.report.formats.slides.measure import Ruler
from wargame.report.formats.slides.template import Area
from wargame.report.slides.values import Graph
from wargame.shown.graph import picture_of, standing_words
from wargame.terms import ActorId
from wargame.words.counting import listed

_SITES: Final = 8
"""Points of an oval at which a connector can be glued, from the top on, against the clock."""

_NEAR: Final = 5
"""How many of them, the nearest first, are tried for a tie that would run behind another disc."""

_ROOMY: Final = 320_000.0
"""Square points of an area in which the graph stands at its natural size."""

_SMALLEST: Final = 1.45
"""How much larger the canvas may be made, and so the letters smaller, where there is less room."""

_CLEAR: Final = 6.0
_OVAL: Final = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
_LINE: Final = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
_PILL: Final = (
    '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 50000"/></a:avLst></a:prstGeom>'
)
_QUIET: Final = 0.8
_DISTANT: Final = 0.45
_VEIL: Final = 0.72
"""How far the ground of a name covers what runs behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A tie as a straight line from one point of a disc to one of another."""

    tie: DrawnTie
    start: Point
    start_site: int
    end: Point
    end_site: int


def draw_graph(canvas: Canvas, graph: Graph, area: Area) -> None:
    """Draw the graph over the whole of an area, as one group with the ties in words."""
    drawn = _Drawn(canvas, graph, area)
    canvas.add(drawn.group())


def lines_of(picture: Picture) -> tuple[Line, ...]:
    """Return the ties of a picture as straight lines, those that are weak first."""
    discs = {disc.id: disc for disc in picture.discs}
    return tuple(_line(tie, discs, picture.discs) for tie in picture.ties)


def site_of(disc: Disc, site: int) -> Point:
    """Return a point of a disc at which a connector can be glued."""
    angle = -pi / 2 - site * 2 * pi / _SITES
    return disc.x + disc.radius * cos(angle), disc.y + disc.radius * sin(angle)


def _line(tie: DrawnTie, discs: dict[ActorId, Disc], every: tuple[Disc, ...]) -> Line:
    """Return the shortest line between two discs that keeps clear of all others, or does so best."""
    one, other = (discs[actor] for actor in tie.pair)
    others = [disc for disc in every if disc.id not in tie.pair]
    found = sorted(
        (
            Line(
                tie=tie,
                start=site_of(one, start),
                start_site=start,
                end=site_of(other, end),
                end_site=end,
            )
            for start in _facing(one, other)
            for end in _facing(other, one)
        ),
        key=lambda line: hypot(line.end[0] - line.start[0], line.end[1] - line.start[1]),
    )
    return next((line for line in found if _room(line, others) > _CLEAR), None) or max(
        found, key=lambda line: _room(line, others)
    )


def _facing(disc: Disc, other: Disc) -> list[int]:
    """Return the points of a disc that are nearest to another disc."""

    def distance(site: int) -> float:
        x, y = site_of(disc, site)
        return hypot(other.x - x, other.y - y)

    return sorted(range(_SITES), key=distance)[:_NEAR]


def _room(line: Line, others: list[Disc]) -> float:
    """Return how far a line keeps from all other discs; less than nothing if it runs behind one."""
    return min(
        (_distance(line.start, line.end, (one.x, one.y)) - one.radius for one in others), default=_CLEAR + 1
    )


def _distance(start: Point, end: Point, point: Point) -> float:
    """Return how far a point is from the line between two others."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down or 1.0
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length
    share = min(1.0, max(0.0, share))
    return hypot(start[0] + share * across - point[0], start[1] + share * down - point[1])


def chips_of(picture: Picture, lines: tuple[Line, ...], ruler: Ruler) -> tuple[Chip | None, ...]:
    """Return where the numbers of the ties stand, each on its own line; None where there is no room."""
    wanted = [
        Wanted(curve=_straight(line), value=line.tie.value, before=None)
        for line in lines
        if not line.tie.is_distant
    ]
    obstacles = Obstacles(
        boxes=tuple(disc.label.box for disc in picture.discs if disc.label),
        discs=tuple(((disc.x, disc.y), (disc.ring or disc.radius) + 4.0) for disc in picture.discs),
    )
    placed_chips = iter(
        place_chips(
            wanted,
            obstacles,
            width=picture.frame.width,
            height=picture.frame.height,
            font_scale=1.0,
            text_width=lambda text, size, weight: ruler.width(text, size, bold=weight > 500),
        )
    )
    return tuple(None if line.tie.is_distant else next(placed_chips) for line in lines)


def _straight(line: Line) -> Curve:
    middle = ((line.start[0] + line.end[0]) / 2, (line.start[1] + line.end[1]) / 2)
    return Curve(start=line.start, control=middle, end=line.end)


class _Drawn:
    """The shapes of one graph."""

    def __init__(self, canvas: Canvas, graph: Graph, area: Area) -> None:
        self._canvas, self._look = canvas, canvas.look
        self._graph, self._area = graph, area
        scale = min(_SMALLEST, max(1.0, sqrt(_ROOMY / (area.width * area.height))))
        self._unit = 1 / scale
        """Points to a pixel of the picture."""
        picture = picture_of(graph.content, area.width * scale, area.height * scale, shows_change=False)
        self._picture = picture
        self._lines = lines_of(picture)
        self._names = {disc.id: disc.name for disc in picture.discs}
        self._shapes = {disc.id: canvas.next_id() + at for at, disc in enumerate(picture.discs)}
        self._next = max(self._shapes.values(), default=canvas.next_id()) + 1

    def group(self) -> str:
        """Return everything as one group."""
        picture = self._picture
        head = named("p:nvGrpSpPr", self._number(), "Alignment graph", self._graph.alt)
        chips = chips_of(picture, self._lines, self._look.ruler)
        parts = [self._connector(line) for line in self._lines]
        parts += [self._plate(line.tie, chip) for line, chip in zip(self._lines, chips, strict=True) if chip]
        parts += [self._ring(disc) for disc in picture.discs if disc.ring]
        parts += [self._disc(disc) for disc in picture.discs]
        parts += [self._label(disc) for disc in picture.discs]
        frame = self._canvas.placed(self._area)
        inside = frame.replace("<a:off", "<a:chOff").replace("<a:ext", "<a:chExt")
        inside = inside.removeprefix("<a:xfrm>").removesuffix("</a:xfrm>")
        outer = frame.removesuffix("</a:xfrm>")
        return (
            f"<p:grpSp {NAMESPACES}>{head}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{outer}{inside}</a:xfrm></p:grpSpPr>{''.join(parts)}</p:grpSp>"
        )

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _at(self, left: float, top: float, width: float, height: float) -> Area:
        """Return a rectangle of the picture where it stands on the slide."""
        unit = self._unit
        return Area(
            left=self._area.left + left * unit,
            top=self._area.top + top * unit,
            width=width * unit,
            height=height * unit,
        )

    def _round(self, disc: Disc, radius: float) -> Area:
        return self._at(disc.x - radius, disc.y - radius, 2 * radius, 2 * radius)

    def _connector(self, line: Line) -> str:
        tie, (start, end) = line.tie, (line.start, line.end)
        flips = (' flipH="1"' if end[0] < start[0] else "") + (' flipV="1"' if end[1] < start[1] else "")
        place = self._at(
            min(start[0], end[0]), min(start[1], end[1]), abs(end[0] - start[0]), abs(end[1] - start[1])
        )
        one, other = tie.pair
        name = listed(self._names[actor] for actor in tie.pair)
        head = named("p:nvCxnSpPr", self._number(), name, f"{name}, {standing_words(tie.value)}")
        colour = self._look.alignment("pos" if tie.stroke.is_aligned else "neg")
        stroke = self._canvas.outlined(
            colour,
            tie.stroke.width * self._unit,
            dash="" if tie.stroke.is_aligned else "dash",
            opacity=_DISTANT if tie.is_distant else _QUIET if tie.is_quiet else 1.0,
        )
        return (
            f"<p:cxnSp>{head}<p:cNvCxnSpPr>"
            f'<a:stCxn id="{self._shapes[one]}" idx="{line.start_site}"/>'
            f'<a:endCxn id="{self._shapes[other]}" idx="{line.end_site}"/></p:cNvCxnSpPr><p:nvPr/>'
            f"</p:nvCxnSpPr><p:spPr>{self._canvas.placed(place, flips)}{_LINE}{stroke}</p:spPr></p:cxnSp>"
        )

    def _plate(self, tie: DrawnTie, chip: Chip) -> str:
        colour = self._look.alignment("pos" if chip.is_pill else "neg")
        text = Para(
            text=chip.text, size=chip.size * self._unit, bold=True, align="ctr", tone=_tone(chip.is_pill)
        )
        box = chip.box
        return self._shape(
            self._number(),
            f"Value of {listed(self._names[one] for one in tie.pair)}",
            self._at(box.left, box.top, box.width, box.height),
            _PILL if chip.is_pill else RECTANGLE,
            filled(self._look.surface) + self._canvas.outlined(colour, 1.0),
            (text,),
        )

    def _ring(self, disc: Disc) -> str:
        return self._shape(
            self._number(),
            f"Ring of {disc.name}",
            self._round(disc, disc.ring or disc.radius),
            _OVAL,
            filled("")
            + self._canvas.outlined(self._look.alignment("neg"), RING_WIDTH * self._unit, dash="dash"),
            (),
            alt=f"{disc.name} is opposed by all.",
        )

    def _disc(self, disc: Disc) -> str:
        look = self._look
        fill, edge = (look.ink, look.ink) if disc.is_seat else (look.surface, look.quiet)
        kind = "seat" if disc.is_seat else "actor without a seat"
        letters = Para(
            text=disc.letters, size=max(7.0, disc.letters_size * self._unit), bold=True, align="ctr"
        )
        xml = self._shape(
            self._shapes[disc.id],
            disc.name,
            self._round(disc, disc.radius),
            _OVAL,
            filled(fill) + self._canvas.outlined(edge, 1.5),
            (letters,),
            alt=f"{disc.name}, {kind}",
        )
        # Letters on a filled disc have the colour of the surface.
        return (
            xml.replace(filled(look.ink) + "</a:rPr>", filled(look.surface) + "</a:rPr>")
            if (disc.is_seat)
            else xml
        )

    def _label(self, disc: Disc) -> str:
        label = disc.label
        if label is None:
            return ""
        align = {"start": "l", "middle": "ctr", "end": "r"}[label.anchor]
        paras = [
            Para(text=line, size=label.size * self._unit, bold=disc.is_seat, align=align)
            for line in label.lines
        ]
        if label.caption:
            small = Para(text=label.caption, size=label.caption_size * self._unit, align=align)
            paras.append(replace(small, tone="opposed"))
        box = label.box
        return self._shape(
            self._number(),
            f"Name of {disc.name}",
            self._at(box.left, box.top, box.width, box.height),
            RECTANGLE,
            # Ties that run behind a name stand back there.
            filled(self._look.surface, _VEIL) + self._canvas.outlined(""),
            paras,
        )

    def _shape(
        self,
        number: int,
        name: str,
        area: Area,
        geometry: str,
        dress: str,
        paras: tuple[Para, ...] | list[Para],
        *,
        alt: str = "",
    ) -> str:
        return (
            f"<p:sp>{named('p:nvSpPr', number, name, alt)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{self._canvas.placed(area)}{geometry}{dress}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
            f"<a:lstStyle/>{self._canvas.paragraphs(paras)}</p:txBody></p:sp>"
        )


def _tone(is_aligned: bool) -> Tone:
    return "aligned" if is_aligned else "opposed"
