"""What a graph shows at this moment: the picture after filters, and what lies under a point.

Holds plain values only (actors, ties, filters, places) and composes the geometry anew when one of them
changed. The canvas paints it, tests read it back, and "copy picture" writes it. No widget is in here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from ui.widgets.graph_paint import text_width
from wargame.alignment.picture import Actor, Frame, Picture, Tie, compose
from wargame.terms import ActorId, Pair

if TYPE_CHECKING:
    from wargame.alignment.hulls import Hull
    from wargame.shown.graph import GraphContent

Item: TypeAlias = tuple[Literal["actor"], ActorId] | tuple[Literal["tie"], Pair]
"""Something that can be pointed at, focused and chosen."""

REACH = 8.0
"""How near to a line one must point, in px of the geometry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphOptions:
    """What of the graph is shown."""

    least: float = 0
    """Ties weaker than this are left out; 0 for the scenario's threshold."""
    only: ActorId = ""
    """The actor whose ties are shown alone; empty for all."""
    seats_only: bool = False
    shows_weak: bool = False
    """Whether ties below the threshold are dotted."""
    shows_change: bool = False
    """Whether ties that differ from before stand out and the rest fades."""
    selected: ActorId = ""
    """The actor whose ties are drawn even where a ring stands for them."""
    blocs: tuple[tuple[ActorId, ...], ...] = ()
    """Groups to be outlined."""
    strained: tuple[tuple[ActorId, ActorId, ActorId], ...] = ()
    """Triads to be pointed out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphData:
    """The actors and ties as they were given."""

    actors: tuple[Actor, ...] = ()
    ties: tuple[Tie, ...] = ()
    glyphs: Mapping[ActorId, str] = field(default_factory=dict)
    scale_end: float = 10.0
    threshold: float = 3.0

    @classmethod
    def of(cls, content: "GraphContent") -> "GraphData":
        """Return what is drawn of a graph's content."""
        return cls(
            actors=content.actors,
            ties=content.ties,
            glyphs=content.glyphs,
            scale_end=content.scale_end,
            threshold=content.threshold,
        )


class GraphScene:
    """Data, options and size, and the picture that follows from them."""

    def __init__(self) -> None:
        self.data = GraphData()
        self.options = GraphOptions()
        self.badges: Mapping[ActorId, str] = {}
        self.places: Mapping[ActorId, tuple[float, float]] = {}
        self._size = (760.0, 540.0, 1.0)
        self._picture: Picture | None = None
        self._hulls: tuple[Hull, ...] | None = None

    def set_size(self, width: float, height: float, font_scale: float) -> None:
        """Compose for a canvas of this size in px of the geometry."""
        if self._size != (width, height, font_scale):
            self._size = (width, height, font_scale)
            self.forget()

    def forget(self) -> None:
        """Compose anew when next asked."""
        self._picture = None
        self._hulls = None

    def actors(self) -> tuple[Actor, ...]:
        """Return the actors shown, with their places and badges."""
        return tuple(
            replace(actor, place=self.places.get(actor.id, actor.place), badge=self.badges.get(actor.id))
            for actor in self.data.actors
            if actor.is_seat or not self.options.seats_only
        )

    def ties(self) -> tuple[Tie, ...]:
        """Return the ties that the filters let through."""
        options, here = self.options, {actor.id for actor in self.actors()}
        return tuple(
            tie
            for tie in self.data.ties
            if here.issuperset(tie.pair)
            and (not options.only or options.only in tie.pair)
            and max(abs(tie.value), abs(tie.before or 0)) >= options.least
        )

    def picture(self) -> Picture:
        """Return the geometry."""
        if self._picture is None:
            width, height, font_scale = self._size
            frame = Frame(
                width=width,
                height=height,
                scale_end=self.data.scale_end,
                tie_threshold=self.data.threshold,
                font_scale=font_scale,
                text_width=text_width,
            )
            self._picture = compose(
                self.actors(),
                self.ties(),
                frame,
                selected=self.options.only or self.options.selected or None,
                shows_weak=self.options.shows_weak,
                shows_change=self.options.shows_change,
            )
        return self._picture

    def hulls(self) -> "tuple[Hull, ...]":
        """Return the outlines of the blocs."""
        if self._hulls is None:
            if not self.options.blocs:
                self._hulls = ()
            else:
                from wargame.alignment.hulls import hulls_of

                self._hulls = hulls_of(self.picture(), self.options.blocs)
        return self._hulls

    def strained_pairs(self) -> frozenset[Pair]:
        """Return the ties that belong to a triad pointed out."""
        found = set()
        for one, two, three in self.options.strained:
            found |= {tuple(sorted(both)) for both in ((one, two), (one, three), (two, three))}
        return frozenset((first, second) for first, second in found)

    def items(self) -> tuple[Item, ...]:
        """Return everything that can be focused, in reading order: actors, then ties from strong to weak."""
        picture = self.picture()
        actors: list[Item] = [("actor", disc.id) for disc in picture.discs]
        ties: list[Item] = [("tie", tie.pair) for tie in reversed(picture.ties)]
        return (*actors, *ties)

    def item_at(self, x: float, y: float) -> Item | None:
        """Return what lies under a point: an actor before a chip before a line."""
        picture = self.picture()
        for disc in reversed(picture.discs):
            reach = (disc.ring or disc.radius) + 4
            if (disc.x - x) ** 2 + (disc.y - y) ** 2 <= reach * reach:
                return ("actor", disc.id)
        for tie in reversed(picture.ties):
            box = tie.chip.box if tie.chip else None
            if box and box.left <= x <= box.right and box.top <= y <= box.bottom:
                return ("tie", tie.pair)
        return self._tie_at(x, y)

    def _tie_at(self, x: float, y: float) -> Item | None:
        nearest, pair = REACH * REACH, None
        for tie in self.picture().ties:
            for px, py in tie.curve.sampled(40):
                off = (px - x) ** 2 + (py - y) ** 2
                if off < nearest:
                    nearest, pair = off, tie.pair
        return ("tie", pair) if pair is not None else None
