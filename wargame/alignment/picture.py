"""The picture of the alignments as plain geometry: painted by the window, written as SVG by the report.

Takes actors, ties and the size of the canvas, and returns a frozen `Picture`: discs with their names
(`labels`), curves with their strokes (`strokes`) and values (`chips`), and blocs as soft outlines
(`hulls`). Nothing here draws, and nothing knows a toolkit. Paint in this order: hulls, curves (a glow
first where there is one), chips, discs with their halo, names. To add something to be seen, compute
it here, then paint it in the panel and in `svg`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from wargame.alignment.chips import Chip, Obstacles, Wanted, place_chips
from wargame.alignment.initials import initials
from wargame.alignment.labels import Label, Named, place_labels, prefers_above
from wargame.alignment.layout import solve_places
from wargame.alignment.shapes import Box, Curve, bowed, guessed_width
from wargame.alignment.strokes import Stroke, stroke_between, stroke_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from wargame.alignment.network import Number
    from wargame.alignment.shapes import Point, TextWidth
    from wargame.terms import ActorId, Pair

SEAT_RADIUS: Final = 28.0
OTHER_RADIUS: Final = 19.0
HALO: Final = 5.0
"""Rim in the colour of the surface that sets a disc off from the ties beneath it."""

RING_GAP: Final = 6.0
RING_WIDTH: Final = 3.25
RING_DASH: Final = (8.0, 5.0)
GLOW: Final = 14.0
"""By how much the glow of a changed tie is wider than the tie."""

BADGE_RADIUS: Final = 10.0
STRONGLY: Final = 0.7
"""From this share of the scale on an opposed tie counts as strong."""

CROWDED: Final = 60
"""With more ties than this those among actors without a seat stand back and tell no value."""

_LEAST_FOR_RING: Final = 3
_SEAT_TEXT: Final = (13.0, 600)
_OTHER_TEXT: Final = (12.0, 500)
_BOWS: Final = (0.05, -0.05, 0.1, -0.1, 0.15, -0.15)
_CLEARANCE: Final = 10.0
_EDGE: Final = 4.0
"""How near to the edge of the canvas a tie may run."""
_BADGE_SHIFT: Final = 0.74
_LETTERS: Final = 0.7
"""Height of the letters on a disc without a drawing, of its radius; this many stand at that size."""
_LETTERS_WIDE: Final = 2.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """What is to be shown of an actor; `place` as shares of the canvas, None to have one found."""

    id: ActorId
    name: str
    is_seat: bool
    place: tuple[float, float] | None = None
    badge: str | None = None
    short: str = ""
    """What its disc says where it has no drawing; letters of its name if empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What is to be shown of a tie; `before` is its value before a change that is being shown.

    `chip_at` is where on the curve its value would rather stand, from 0 to 1.
    """

    pair: Pair
    value: Number
    before: Number | None = None
    chip_at: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The canvas and the scenario's scale."""

    width: float
    height: float
    scale_end: float = 10.0
    tie_threshold: float = 3.0
    font_scale: float = 1.0
    text_width: TextWidth = guessed_width


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A small sign on the upper right of a disc."""

    name: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """An actor on the canvas; `ring` is the radius of the dashed ring of a uniform enemy, or None.

    `letters` stand on a disc that has no drawing.
    """

    id: ActorId
    name: str
    letters: str
    is_seat: bool
    x: float
    y: float
    radius: float
    ring: float | None
    label: Label | None
    badge: Badge | None

    @property
    def letters_size(self) -> float:
        """How large the letters are, so that they stay on the disc."""
        return self.radius * _LETTERS * min(1.0, _LETTERS_WIDE / max(len(self.letters), 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnTie:
    """A tie on the canvas.

    `is_quiet` marks ties of actors without a seat, `is_distant` those in a crowded picture that no
    seat has a part in, `is_faded` those that do not change while others do, `is_weak` those below the
    threshold. `glow` is the width of the glow of a changed tie.
    """

    pair: Pair
    value: Number
    before: Number | None
    curve: Curve
    stroke: Stroke
    glow: float | None
    is_quiet: bool
    is_distant: bool
    is_faded: bool
    is_weak: bool
    chip: Chip | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything to be painted, ties from weak to strong; the frame it was made for comes along.

    `ringed` are the uniform enemies whose ties are left out, unless they are changing.
    """

    frame: Frame
    discs: tuple[Disc, ...]
    ties: tuple[DrawnTie, ...]
    ringed: tuple[ActorId, ...]


def compose(
    actors: Sequence[Actor],
    ties: Sequence[Tie],
    frame: Frame,
    *,
    selected: ActorId | None = None,
    shows_weak: bool = False,
    shows_change: bool = False,
) -> Picture:
    """Return the picture of actors and ties.

    Parameters
    ----------
    actors
        In the order in which they are to be painted and reached by keyboard.
    ties
        One per pair; a value of 0 is shown only if it changed.
    frame
        Size of the canvas in pixels, scale, and how to measure text.
    selected
        An actor whose ties are drawn even if a ring would stand for them.
    shows_weak
        Whether ties below the threshold appear, dotted.
    shows_change
        Whether ties that differ from `before` glow and tell both values while others fade.
    """
    centres = places_of(actors, ties, frame)
    visible = [tie for tie in ties if _is_drawn(tie, frame, shows_weak, shows_change)]
    ringed = uniform_enemies(actors, visible, frame)
    discs = _discs(actors, centres, ringed, frame)
    hidden = set(ringed) - {selected}
    shown = [tie for tie in visible if not hidden & set(tie.pair) or (shows_change and _has_changed(tie))]
    shown.sort(key=lambda tie: (abs(tie.value), tie.pair))
    any_change = shows_change and any(_has_changed(tie) for tie in shown)
    seats = {actor.id for actor in actors if actor.is_seat}
    curves = [_curve(tie, centres, discs, frame) for tie in shown]
    distant = _distant(shown, seats, selected, any_change=any_change)
    chips = _chips(shown, curves, discs, frame, any_change, distant)
    drawn = tuple(
        replace(
            _drawn(tie, curve, chip, frame, is_quiet=not seats >= set(tie.pair), any_change=any_change),
            is_distant=tie.pair in distant,
        )
        for tie, curve, chip in zip(shown, curves, chips, strict=True)
    )
    return Picture(frame=frame, discs=discs, ties=drawn, ringed=ringed)


def places_of(actors: Sequence[Actor], ties: Sequence[Tie], frame: Frame) -> dict[ActorId, Point]:
    """Return the middle of each actor's disc in pixels; places not given are solved from the ties."""
    if all(actor.place for actor in actors):
        shares = {actor.id: actor.place or (0.5, 0.5) for actor in actors}
    else:
        shares = solve_places(
            [(actor.id, actor.name, actor.is_seat) for actor in actors],
            {tie.pair: tie.value for tie in ties},
            fixed={actor.id: actor.place for actor in actors if actor.place},
            text_width=frame.text_width,
        )
    return {actor: (x * frame.width, y * frame.height) for actor, (x, y) in shares.items()}


def uniform_enemies(actors: Sequence[Actor], ties: Sequence[Tie], frame: Frame) -> tuple[ActorId, ...]:
    """Return the non-player actors strongly opposed to everyone they have a tie with, three or more.

    A player seat keeps its lines: who stands where is what the table plays for. When more than half of
    all actors are so opposed nobody is singled out, since rings would leave nothing of the picture. A tie
    that is changing must be strongly opposed before and after.
    """
    values: dict[ActorId, list[Number]] = {actor.id: [] for actor in actors}
    for tie in ties:
        for end in tie.pair:
            values[end].append(tie.value if tie.before is None else max(tie.value, tie.before))
    limit = -STRONGLY * frame.scale_end
    seats = {actor.id for actor in actors if actor.is_seat}
    strong = tuple(
        actor
        for actor, own in values.items()
        if len(own) >= _LEAST_FOR_RING and all(value <= limit for value in own)
    )
    if 2 * len(strong) > len(actors):
        return ()
    return tuple(actor for actor in strong if actor not in seats)


def moved(drawn: DrawnTie, frame: Frame, progress: float) -> Stroke:
    """Return the stroke of a changing tie at `progress` from 0 to 1; that of others does not change."""
    if drawn.before is None:
        return drawn.stroke
    return stroke_between(
        drawn.before,
        drawn.value,
        progress,
        scale_end=frame.scale_end,
        threshold=frame.tie_threshold,
        shows_weak=drawn.is_weak,
    )


def _is_drawn(tie: Tie, frame: Frame, shows_weak: bool, shows_change: bool) -> bool:
    if shows_change and _has_changed(tie):
        return True
    return bool(tie.value) and (shows_weak or abs(tie.value) >= frame.tie_threshold)


def _distant(
    shown: Sequence[Tie], seats: Collection[ActorId], selected: ActorId | None, *, any_change: bool
) -> frozenset[Pair]:
    """Return the ties that stand back so that those of the seats can be followed among very many."""
    if len(shown) <= CROWDED or not seats:
        return frozenset()
    return frozenset(
        tie.pair
        for tie in shown
        if not set(seats) & set(tie.pair)
        and selected not in tie.pair
        and not (any_change and _has_changed(tie))
    )


def _has_changed(tie: Tie) -> bool:
    return tie.before is not None and tie.before != tie.value


def _discs(
    actors: Sequence[Actor],
    centres: Mapping[ActorId, Point],
    ringed: Collection[ActorId],
    frame: Frame,
) -> tuple[Disc, ...]:
    named = []
    for actor in actors:
        size, weight = _SEAT_TEXT if actor.is_seat else _OTHER_TEXT
        is_ringed = actor.id in ringed
        rim = RING_GAP + RING_WIDTH if is_ringed else 0.0
        named.append(
            Named(
                name=actor.name,
                centre=centres[actor.id],
                radius=_radius(actor) + rim,
                size=size,
                weight=weight,
                has_caption=is_ringed,
                prefers_above=prefers_above(centres[actor.id][1], frame.height, is_seat=actor.is_seat),
            )
        )
    labels = place_labels(
        named,
        width=frame.width,
        height=frame.height,
        font_scale=frame.font_scale,
        text_width=frame.text_width,
    )
    return tuple(
        Disc(
            id=actor.id,
            name=actor.name,
            letters=letters,
            is_seat=actor.is_seat,
            x=centres[actor.id][0],
            y=centres[actor.id][1],
            radius=_radius(actor),
            ring=_radius(actor) + RING_GAP if actor.id in ringed else None,
            label=label,
            badge=_badge(actor, centres[actor.id]),
        )
        for actor, label, letters in zip(actors, labels, _letters(actors), strict=True)
    )


def _letters(actors: Sequence[Actor]) -> tuple[str, ...]:
    return initials([actor.name for actor in actors], [actor.short for actor in actors])


def _radius(actor: Actor) -> float:
    return SEAT_RADIUS if actor.is_seat else OTHER_RADIUS


def _badge(actor: Actor, centre: Point) -> Badge | None:
    if actor.badge is None:
        return None
    shift = _radius(actor) * _BADGE_SHIFT
    return Badge(name=actor.badge, x=centre[0] + shift, y=centre[1] - shift, radius=BADGE_RADIUS)


def _curve(tie: Tie, centres: Mapping[ActorId, Point], discs: Sequence[Disc], frame: Frame) -> Curve:
    """Return the first of a few curves that stays on the canvas and runs clear of all other discs."""
    start, end = (centres[actor] for actor in tie.pair)
    middle = (frame.width / 2, frame.height / 2)
    every = [bowed(start, end, middle, bow) for bow in _BOWS]
    curves = [curve for curve in every if _is_inside(curve, frame)] or every
    others = [disc for disc in discs if disc.id not in tie.pair]
    return next((curve for curve in curves if _is_clear(curve, others)), curves[0])


def _is_inside(curve: Curve, frame: Frame) -> bool:
    return all(
        _EDGE <= x <= frame.width - _EDGE and _EDGE <= y <= frame.height - _EDGE for x, y in curve.sampled(8)
    )


def _is_clear(curve: Curve, others: Sequence[Disc]) -> bool:
    points = curve.sampled(14)
    for disc in others:
        reach = (disc.radius + _CLEARANCE) ** 2
        across, down = disc.x, disc.y
        for x, y in points:
            if (x - across) ** 2 + (y - down) ** 2 < reach:
                return False
    return True


def _chips(
    shown: Sequence[Tie],
    curves: Sequence[Curve],
    discs: Sequence[Disc],
    frame: Frame,
    any_change: bool,
    distant: Collection[Pair],
) -> tuple[Chip | None, ...]:
    """Return the chips; while a change is shown only changed ties have one, and distant ones never."""
    telling = [
        index
        for index, tie in enumerate(shown)
        if tie.pair not in distant and (not any_change or _has_changed(tie))
    ]
    wanted = [
        Wanted(
            curve=curves[index],
            value=shown[index].value,
            before=shown[index].before if any_change else None,
            t=shown[index].chip_at,
        )
        for index in telling
    ]
    boxes = [disc.label.box for disc in discs if disc.label]
    boxes += [
        Box(
            left=disc.badge.x - disc.badge.radius,
            top=disc.badge.y - disc.badge.radius,
            width=2 * disc.badge.radius,
            height=2 * disc.badge.radius,
        )
        for disc in discs
        if disc.badge
    ]
    rims = tuple(((disc.x, disc.y), _rim(disc)) for disc in discs)
    chips = place_chips(
        wanted,
        Obstacles(boxes=tuple(boxes), discs=rims),
        width=frame.width,
        height=frame.height,
        font_scale=frame.font_scale,
        text_width=frame.text_width,
    )
    found = dict(zip(telling, chips, strict=True))
    return tuple(found.get(index) for index in range(len(shown)))


def _rim(disc: Disc) -> float:
    return (disc.ring + RING_WIDTH if disc.ring else disc.radius) + HALO / 2


def _drawn(
    tie: Tie, curve: Curve, chip: Chip | None, frame: Frame, *, is_quiet: bool, any_change: bool
) -> DrawnTie:
    is_weak = abs(tie.value) < frame.tie_threshold
    stroke = stroke_of(
        tie.value, scale_end=frame.scale_end, threshold=frame.tie_threshold, shows_weak=is_weak
    )
    if not tie.value:
        stroke = replace(stroke, is_aligned=(tie.before or 0) > 0)
    has_changed = any_change and _has_changed(tie)
    return DrawnTie(
        pair=tie.pair,
        value=tie.value,
        before=tie.before,
        curve=curve,
        stroke=stroke,
        glow=stroke.width + GLOW if has_changed else None,
        is_quiet=is_quiet,
        is_distant=False,
        is_faded=any_change and not has_changed,
        is_weak=is_weak,
        chip=chip,
    )
