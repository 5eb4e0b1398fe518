"""The soft outline round a bloc.

The outline holds every member's disc and the links that join the members, and keeps off everyone
else: where a link would run over a stranger it bends aside, and the outline never takes a stranger in.
It is the zero line of a field on a coarse grid, found by marching squares and smoothed to a closed
curve. A bloc whose members cannot be joined that way gets an outline in several parts.

Source
------
The idea of a field that members raise and strangers lower: Collins, Penn and Carpendale (2009), Bubble Sets:
revealing set relations with isocontours over existing visualizations, IEEE Transactions on Visualization
and Computer Graphics 15(6), 1009-1016. Distances in place of their energies keep the outline even.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wargame.alignment.picture import Disc, Picture
    from wargame.alignment.shapes import Point
    from wargame.alignment.subsets import Values
    from wargame.terms import ActorId

Outline: TypeAlias = "tuple[tuple[Point, Point, Point], ...]"
"""Cubic curves, each from the end of the one before: two controls and an end."""

_PAD: Final = 14.0
_LINK: Final = 20.0
_KEEP_OFF: Final = 12.0
_CELL: Final = 8.0
_EVERY: Final = 3
_SHORTEST: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class HullPart:
    """One closed curve: where it starts, and its pieces, the last of which ends at the start."""

    start: Point
    pieces: Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Hull:
    """The outline of one bloc."""

    members: tuple[ActorId, ...]
    parts: tuple[HullPart, ...]


def hulls_of(picture: Picture, blocs: Sequence[Sequence[ActorId]]) -> tuple[Hull, ...]:
    """Return an outline for each bloc of two or more actors that are in the picture."""
    found = []
    for bloc in blocs:
        inside = [disc for disc in picture.discs if disc.id in bloc]
        outside = [disc for disc in picture.discs if disc.id not in bloc]
        if len(inside) > 1:
            parts = _outline(inside, outside, picture.frame.width, picture.frame.height)
            found.append(Hull(members=tuple(disc.id for disc in inside), parts=parts))
    return tuple(found)


def _outline(
    inside: Sequence[Disc], outside: Sequence[Disc], width: float, height: float
) -> tuple[HullPart, ...]:
    xs = np.arange(-_CELL, width + 2 * _CELL, _CELL)
    ys = np.arange(-_CELL, height + 2 * _CELL, _CELL)
    # Signed distances on a grid, shape (rows, columns): above 0 inside. Members and links are joined by the
    # greatest, strangers cut off by the least; last of all, so that they always win.
    grid = np.meshgrid(xs, ys)
    field = np.full(grid[0].shape, -1e9)
    for disc in inside:
        field = np.maximum(field, disc.radius + _PAD - np.hypot(grid[0] - disc.x, grid[1] - disc.y))
    for path in _links(inside, outside):
        for start, end in pairwise(path):
            field = np.maximum(field, _LINK - _distance(grid, start, end))
    for disc in outside:
        off = np.hypot(grid[0] - disc.x, grid[1] - disc.y) - disc.radius - _KEEP_OFF
        field = np.minimum(field, off)
    # Nothing is inside at the rim, so that every line closes.
    field[0, :] = field[-1, :] = field[:, 0] = field[:, -1] = -1.0
    rings = [ring for ring in _zero_lines(field, xs, ys) if len(ring) >= _SHORTEST]
    return tuple(_smoothed(ring[::_EVERY]) for ring in rings)


def _distance(grid: tuple[Values, ...] | list[Values], start: Point, end: Point) -> Values:
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down or 1.0
    part = ((grid[0] - start[0]) * across + (grid[1] - start[1]) * down) / length
    part = np.clip(part, 0.0, 1.0)
    far: Values = np.hypot(grid[0] - start[0] - part * across, grid[1] - start[1] - part * down)
    return far


def _links(inside: Sequence[Disc], outside: Sequence[Disc]) -> list[list[Point]]:
    """Return paths that join all members, each new member by its shortest link."""
    joined, waiting = [inside[0]], list(inside[1:])
    paths = []
    while waiting:
        start, end = min(
            ((one, other) for one in joined for other in waiting),
            key=lambda link: _length(_bent((link[0].x, link[0].y), (link[1].x, link[1].y), outside, 2)),
        )
        paths.append(_bent((start.x, start.y), (end.x, end.y), outside, 2))
        joined.append(end)
        waiting.remove(end)
    return paths


def _bent(start: Point, end: Point, outside: Sequence[Disc], depth: int) -> list[Point]:
    """Return a path that goes round the first stranger in the way, and so on for a few bends."""
    blocker = _blocker(start, end, outside)
    if blocker is None or not depth:
        return [start, end]
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down) or 1.0
    aside = blocker.radius + _KEEP_OFF + _LINK
    side = (blocker.x - start[0]) * down - (blocker.y - start[1]) * across
    turn = 1.0 if side >= 0 else -1.0
    bend = (blocker.x - turn * down / length * aside, blocker.y + turn * across / length * aside)
    return _bent(start, bend, outside, depth - 1)[:-1] + _bent(bend, end, outside, depth - 1)


def _blocker(start: Point, end: Point, outside: Sequence[Disc]) -> Disc | None:
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down or 1.0
    for disc in outside:
        part = ((disc.x - start[0]) * across + (disc.y - start[1]) * down) / length
        if 0 < part < 1:
            off = hypot(start[0] + part * across - disc.x, start[1] + part * down - disc.y)
            if off < disc.radius + _KEEP_OFF + _LINK * 0.6:
                return disc
    return None


def _length(path: Sequence[Point]) -> float:
    return sum(hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(path))


# --- from the field to a curve -------------------------------------------------------------------


def _zero_lines(field: Values, xs: Values, ys: Values) -> list[list[Point]]:
    """Return the closed lines along which the field is zero (marching squares)."""
    follows: dict[tuple[int, int, int], tuple[int, int, int]] = {}
    above = field > 0
    # A number from 0 to 15 for each cell, a bit for each of its corners; shape (rows - 1, columns - 1). Lines
    # run with the inside on one hand, so that each side leads to one other and rings can be walked.
    corners = above[:-1, :-1] * 8 + above[:-1, 1:] * 4 + above[1:, 1:] * 2 + above[1:, :-1] * 1
    for row, column in zip(*np.nonzero((corners > 0) & (corners < 15)), strict=True):
        top, left = (int(row), int(column), 0), (int(row), int(column), 1)
        bottom, right = (int(row) + 1, int(column), 0), (int(row), int(column) + 1, 1)
        for start, end in _STEPS[int(corners[row, column])]:
            sides = (top, right, bottom, left)
            follows[sides[start]] = sides[end]
    rings = []
    while follows:
        here = next(iter(follows))
        ring = []
        while here in follows:
            ring.append(_crossing(here, field, xs, ys))
            here = follows.pop(here)
        rings.append(ring)
    return rings


_TOP, _RIGHT, _BOTTOM, _LEFT = range(4)
_STEPS: Final[dict[int, tuple[tuple[int, int], ...]]] = {
    1: ((_BOTTOM, _LEFT),),
    2: ((_RIGHT, _BOTTOM),),
    3: ((_RIGHT, _LEFT),),
    4: ((_TOP, _RIGHT),),
    5: ((_TOP, _LEFT), (_BOTTOM, _RIGHT)),
    6: ((_TOP, _BOTTOM),),
    7: ((_TOP, _LEFT),),
    8: ((_LEFT, _TOP),),
    9: ((_BOTTOM, _TOP),),
    10: ((_LEFT, _BOTTOM), (_RIGHT, _TOP)),
    11: ((_RIGHT, _TOP),),
    12: ((_LEFT, _RIGHT),),
    13: ((_BOTTOM, _RIGHT),),
    14: ((_LEFT, _BOTTOM),),
}
"""From which side to which side of a cell the line runs, by the corners inside (8 4 / 1 2)."""


def _crossing(side: tuple[int, int, int], field: Values, xs: Values, ys: Values) -> Point:
    row, column, is_upright = side
    other = (row + 1, column) if is_upright else (row, column + 1)
    one, two = float(field[row, column]), float(field[other])
    part = one / (one - two) if one != two else 0.5
    x = float(xs[column]) + (0.0 if is_upright else part * _CELL)
    y = float(ys[row]) + (part * _CELL if is_upright else 0.0)
    return x, y


def _smoothed(ring: Sequence[Point]) -> HullPart:
    """Return a closed curve through the points of a ring (Catmull-Rom as cubic pieces)."""
    # Catmull-Rom as Bézier curves: a control lies a sixth of the way between the neighbours off its point.
    count = len(ring)
    pieces = []
    for index in range(count):
        before, here = ring[index - 1], ring[index]
        after, beyond = ring[(index + 1) % count], ring[(index + 2) % count]
        pieces.append(
            (
                (here[0] + (after[0] - before[0]) / 6, here[1] + (after[1] - before[1]) / 6),
                (after[0] - (beyond[0] - here[0]) / 6, after[1] - (beyond[1] - here[1]) / 6),
                after,
            )
        )
    return HullPart(start=ring[0], pieces=tuple(pieces))
