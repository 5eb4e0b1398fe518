"""Places for actors whose scenario gives none: solved once, and always the same.

Seats stand on a ring, so that no tie between them runs through a third; aligned seats come to stand
side by side. Actors without a seat stand outside the ring, near those they are aligned with, where
nothing lies in the way. Nothing is drawn at random. Places are shares of the canvas, and stay as they
are for the whole game.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Final

from wargame.alignment.shapes import Box, guessed_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wargame.alignment.network import Number
    from wargame.alignment.shapes import Point, TextWidth
    from wargame.terms import ActorId, Pair

WIDTH: Final = 760.0
HEIGHT: Final = 560.0
"""The canvas that places are solved for; the panel on a small laptop."""

_MIDDLE: Final = (0.5, 0.47)
_RING_ALONE: Final = (0.39, 0.37)
_RING_INSIDE: Final = (0.29, 0.345)
_RING_LONELY: Final = 0.0
_DISCS: Final = (66.0, 48.0)
"""Diameter of a seat and of another actor, with the rim."""

_SHORT_NAME: Final = (36.0, 34.0)
"""Height below a seat and another actor that a name needs at twice the usual type size."""

_FULL_NAME: Final = (20.0, 19.0)
_COLUMNS: Final = 25
_ROWS: Final = 19
_IN_THE_WAY: Final = 300.0
_CROWDING: Final = 4_000.0
_TIES_KEPT_CLEAR: Final = 8
"""So many of an actor's strongest ties are kept from running over others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """An actor with the room it needs: surely, and with its whole name."""

    id: ActorId
    is_seat: bool
    least: tuple[float, float]
    full: tuple[float, float]

    def room(self, place: Point, *, whole: bool) -> Box:
        across, down = self.full if whole else self.least
        half = _DISCS[0 if self.is_seat else 1] / 2
        return Box(left=place[0] - across / 2, top=place[1] - half, width=across, height=down)


def solve_places(
    actors: Sequence[tuple[ActorId, str, bool]],
    values: Mapping[Pair, Number],
    *,
    fixed: Mapping[ActorId, Point] | None = None,
    text_width: TextWidth = guessed_width,
) -> dict[ActorId, Point]:
    """Return a place for each actor, as shares of the canvas's width and height.

    Parameters
    ----------
    actors
        Id, name, and whether it is a seat; the first seat stands at the top.
    values
        The opening alignments, for every pair that has one.
    fixed
        Places that are already known and are kept.
    text_width
        How wide a text is.
    """
    pieces = [_piece(*actor, text_width) for actor in actors]
    known = {actor: (x * WIDTH, y * HEIGHT) for actor, (x, y) in (fixed or {}).items()}
    seats = [piece for piece in pieces if piece.is_seat]
    others = [piece for piece in pieces if not piece.is_seat]
    on_ring, outside = (seats, others) if seats else (others, [])
    places = _ring(on_ring, values, has_outsiders=bool(outside))
    places.update({piece.id: known[piece.id] for piece in on_ring if piece.id in known})
    _set_outside(outside, values, places, known, {piece.id: piece for piece in pieces})
    return {
        piece.id: (round(places[piece.id][0] / WIDTH, 4), round(places[piece.id][1] / HEIGHT, 4))
        for piece in pieces
    }


def _piece(actor: ActorId, name: str, is_seat: bool, text_width: TextWidth) -> _Piece:
    kind = 0 if is_seat else 1
    name_width = text_width(name, 13.0 - kind, 600 - 100 * kind) + 10
    disc = _DISCS[kind]
    return _Piece(
        id=actor,
        is_seat=is_seat,
        least=(disc + 22, disc + _SHORT_NAME[kind]),
        full=(max(disc, min(name_width, 0.3 * WIDTH)), disc + _FULL_NAME[kind]),
    )


# --- the ring ------------------------------------------------------------------------------------


def _ring(
    pieces: Sequence[_Piece], values: Mapping[Pair, Number], *, has_outsiders: bool
) -> dict[ActorId, Point]:
    order = _ring_order([piece.id for piece in pieces], values)
    across, down = _RING_INSIDE if has_outsiders and len(pieces) <= 9 else _RING_ALONE
    if len(pieces) == 1:
        across = down = _RING_LONELY
    middle = (_MIDDLE[0] * WIDTH, _MIDDLE[1] * HEIGHT)
    points = _evenly_round(middle, across * WIDTH, down * HEIGHT, len(order))
    return dict(zip(order, points, strict=True))


def _evenly_round(middle: Point, across: float, down: float, count: int) -> list[Point]:
    """Return points on an ellipse, the first at the top, equally far from one another along it."""
    angles = [-pi / 2 + 2 * pi * step / 720 for step in range(721)]
    rim = [(middle[0] + across * cos(angle), middle[1] + down * sin(angle)) for angle in angles]
    lengths = [0.0]
    for (x0, y0), (x1, y1) in pairwise(rim):
        lengths.append(lengths[-1] + hypot(x1 - x0, y1 - y0))
    points = []
    for index in range(count):
        # Equal angles would crowd the ends of the longer axis: places are counted along the rim instead.
        goal = lengths[-1] * index / count
        points.append(next(point for point, way in zip(rim, lengths, strict=True) if way >= goal))
    return points


def _ring_order(actors: list[ActorId], values: Mapping[Pair, Number]) -> list[ActorId]:
    """Return the actors in an order that no exchange of two improves; the first one stays first."""
    if len(actors) <= 3:
        return actors
    order = list(actors)
    best = _strain(order, values)
    improved = True
    while improved:
        improved = False
        for left in range(1, len(order) - 1):
            for right in range(left + 1, len(order)):
                order[left], order[right] = order[right], order[left]
                strain = _strain(order, values)
                if strain < best - 1e-9:
                    best, improved = strain, True
                else:
                    order[left], order[right] = order[right], order[left]
    return order


def _strain(order: Sequence[ActorId], values: Mapping[Pair, Number]) -> float:
    """Return how far aligned actors stand from one another on the ring, and opposed ones do not."""
    at = {actor: index for index, actor in enumerate(order)}
    # The chord between two of n places on a circle is as long as the sine of pi times their steps over n.
    total = 0.0
    for (one, other), value in values.items():
        if one in at and other in at:
            total += value * sin(pi * abs(at[one] - at[other]) / len(order))
    return total


# --- outside the ring ----------------------------------------------------------------------------


def _set_outside(
    outside: Sequence[_Piece],
    values: Mapping[Pair, Number],
    places: dict[ActorId, Point],
    known: Mapping[ActorId, Point],
    pieces: Mapping[ActorId, _Piece],
) -> None:
    """Give each actor without a seat its place, those with the strongest ties first."""
    waiting = []
    for piece in outside:
        if piece.id in known:
            places[piece.id] = known[piece.id]
        else:
            waiting.append(piece)
    weight = {
        piece.id: sum(abs(value) for pair, value in values.items() if piece.id in pair) for piece in waiting
    }
    for piece in sorted(waiting, key=lambda piece: -weight[piece.id]):
        crowd = _crowd(piece, values, places, pieces)
        slots = [slot for slot in _slots() if piece.room(slot, whole=False).fits(WIDTH, HEIGHT, 4.0)]
        places[piece.id] = min(slots, key=partial(_cost, piece, crowd=crowd))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Crowd:
    """Who already stands where: the room each surely needs and would like, and the ties to them."""

    least: tuple[Box, ...]
    full: tuple[Box, ...]
    discs: tuple[tuple[Point, float], ...]
    ties: tuple[tuple[Number, int], ...]


def _crowd(
    piece: _Piece,
    values: Mapping[Pair, Number],
    places: Mapping[ActorId, Point],
    pieces: Mapping[ActorId, _Piece],
) -> _Crowd:
    """Return the crowd as one newcomer sees it; the ties by position, the strongest first."""
    order = {other: index for index, other in enumerate(places)}
    ties = []
    for (one, other), value in values.items():
        partner = other if one == piece.id else one
        if piece.id in (one, other) and partner in order:
            ties.append((value, order[partner]))
    return _Crowd(
        least=tuple(pieces[other].room(place, whole=False) for other, place in places.items()),
        full=tuple(pieces[other].room(place, whole=True) for other, place in places.items()),
        discs=tuple(
            (place, _DISCS[0 if pieces[other].is_seat else 1] / 2 + 6) for other, place in places.items()
        ),
        ties=tuple(sorted(ties, key=lambda tie: (-abs(tie[0]), tie[1]))),
    )


def _slots() -> list[Point]:
    return [
        (WIDTH * (0.06 + 0.88 * column / (_COLUMNS - 1)), HEIGHT * (0.07 + 0.84 * row / (_ROWS - 1)))
        for row in range(_ROWS)
        for column in range(_COLUMNS)
    ]


def _cost(piece: _Piece, slot: Point, *, crowd: _Crowd) -> float:
    # Weights stand far apart, so that lighter faults hardly ever buy off a graver one: covering a disc, then
    # no room or a place within the ring, then a name cut short, then ties across others. How near friends and
    # how far opponents stand decides between what is left.
    cost = _inside(slot)
    room = piece.room(slot, whole=False)
    cost += 10 * _CROWDING * sum(room.meets(box, 4.0) for box in crowd.least)
    cost += 40 * _CROWDING * _covered(piece, slot, crowd)
    room = piece.room(slot, whole=True)
    cost += _CROWDING * sum(room.meets(box, 4.0) for box in crowd.full)
    for value, other in crowd.ties:
        end = crowd.discs[other][0]
        far = hypot(slot[0] - end[0], slot[1] - end[1])
        cost += (value if value > 0 else 0.3 * value) * far / 10
    for _, other in crowd.ties[:_TIES_KEPT_CLEAR]:
        cost += _IN_THE_WAY * _between(slot, other, crowd)
    return cost


def _covered(piece: _Piece, slot: Point, crowd: _Crowd) -> float:
    """Return how many discs an actor would stand on, more for those that it would hide."""
    own = _DISCS[0 if piece.is_seat else 1] / 2
    covered = 0.0
    for (x, y), reach in crowd.discs:
        apart = hypot(slot[0] - x, slot[1] - y) / (own + reach)
        if apart < 1:
            covered += 2 - apart
    return covered


def _inside(slot: Point) -> float:
    """Return a penalty for standing within the ring, where ties between seats run."""
    across = (slot[0] / WIDTH - _MIDDLE[0]) / _RING_INSIDE[0]
    down = (slot[1] / HEIGHT - _MIDDLE[1]) / _RING_INSIDE[1]
    return 8 * _CROWDING if across * across + down * down < 1.2 else 0.0


def _between(slot: Point, other: int, crowd: _Crowd) -> int:
    """Return how many discs lie on the straight line from a slot to one of the crowd."""
    end_x, end_y = crowd.discs[other][0]
    x, y = slot
    across, down = end_x - x, end_y - y
    length = across * across + down * down or 1.0
    # Only what lies about the line's own box can touch it; most discs are passed over by that alone.
    left, right = min(x, end_x), max(x, end_x)
    top, bottom = min(y, end_y), max(y, end_y)
    found = 0
    for index, ((at_x, at_y), reach) in enumerate(crowd.discs):
        if at_x < left - reach or at_x > right + reach or at_y < top - reach or at_y > bottom + reach:
            continue
        if index != other:
            # Where the perpendicular from the disc meets the line, as a share of its length.
            part = ((at_x - x) * across + (at_y - y) * down) / length
            part = 0.0 if part < 0.0 else 1.0 if part > 1.0 else part
            found += hypot(x + part * across - at_x, y + part * down - at_y) < reach
    return found
