"""Where the small plates with the values of ties stand, each on its own tie.

The strongest ties choose first. A chip slides along its curve until it touches no disc, name, badge
or other chip; if it can, it also keeps off other ties. A chip that finds no place is left out; hover
and the table still tell the value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wargame.alignment.shapes import Box
from wargame.words.counting import signed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wargame.alignment.network import Number
    from wargame.alignment.shapes import Curve, Point, TextWidth

CHIP_SIZE: Final = 11.0
_CELL: Final = 8.0
_GAP: Final = 2.0
_PADDING: Final = 10.0
_HEIGHT_OVER_TEXT: Final = 8.0
_STEPS: Final = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8, 9, -9, 10, -10, 11, -11, 12, -12)
_STEP: Final = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A plate with a tie's value: a pill when aligned, a 3-px rectangle when opposed."""

    text: str
    x: float
    y: float
    t: float
    is_pill: bool
    size: float
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A chip to be placed: `value` and, for a change, `before`; `t` is where it would rather stand."""

    curve: Curve
    value: Number
    before: Number | None
    t: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacles:
    """What chips keep off: boxes, and discs as middle and radius."""

    boxes: tuple[Box, ...]
    discs: tuple[tuple[Point, float], ...]


def place_chips(
    wanted: Sequence[Wanted],
    obstacles: Obstacles,
    *,
    width: float,
    height: float,
    font_scale: float,
    text_width: TextWidth,
) -> tuple[Chip | None, ...]:
    """Return a chip for each tie, in their order; None where there is no room."""
    room = _Room(
        width=width, height=height, font_scale=font_scale, text_width=text_width, discs=obstacles.discs
    )
    owners = _owners([one.curve for one in wanted])
    taken = list(obstacles.boxes)
    found: dict[int, Chip] = {}
    order = sorted(range(len(wanted)), key=lambda index: (-abs(wanted[index].value), index))
    for index in order:
        chip = _first_place(wanted[index], index, owners, taken, room)
        if chip is not None:
            found[index] = chip
            taken.append(chip.box)
    return tuple(found.get(index) for index in range(len(wanted)))


def chip_text(value: Number, before: Number | None) -> str:
    """Return `+4`, or `+4 → −2` for a change."""
    now = signed(value)
    return now if before is None or before == value else f"{signed(before)} → {now}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    width: float
    height: float
    font_scale: float
    text_width: TextWidth
    discs: tuple[tuple[Point, float], ...]


def _first_place(
    wanted: Wanted, own: int, owners: dict[tuple[int, int], set[int]], taken: list[Box], room: _Room
) -> Chip | None:
    """Return the chip where it stands on no other tie, or else where it first fits at all."""
    crowded = []
    for chip in _places(wanted, room):
        if not _is_alone(chip.box, owners, own):
            crowded.append(chip)
        elif _is_free(chip.box, taken, room):
            return chip
    return next((chip for chip in crowded if _is_free(chip.box, taken, room)), None)


def _is_free(box: Box, taken: list[Box], room: _Room) -> bool:
    return (
        box.fits(room.width, room.height, _GAP)
        and not any(box.meets_disc(middle, radius) for middle, radius in room.discs)
        and not any(box.meets(other, _GAP) for other in taken)
    )


def _places(wanted: Wanted, room: _Room) -> Iterator[Chip]:
    text = chip_text(wanted.value, wanted.before)
    size = CHIP_SIZE * room.font_scale
    wide = room.text_width(text, size, 600) + _PADDING * room.font_scale
    tall = size + _HEIGHT_OVER_TEXT * room.font_scale
    aligned = wanted.value > 0 or (wanted.value == 0 and (wanted.before or 0) > 0)
    for step in _STEPS:
        t = wanted.t + step * _STEP
        if 0.1 <= t <= 0.9:
            x, y = wanted.curve.at(t)
            box = Box(left=x - wide / 2, top=y - tall / 2, width=wide, height=tall)
            yield Chip(text=text, x=x, y=y, t=t, is_pill=aligned, size=size, box=box)


def _owners(curves: Sequence[Curve]) -> dict[tuple[int, int], set[int]]:
    """Return for every small cell of the canvas which curves run through it."""
    owners: dict[tuple[int, int], set[int]] = {}
    for index, curve in enumerate(curves):
        for x, y in curve.sampled(48):
            owners.setdefault((int(x // _CELL), int(y // _CELL)), set()).add(index)
    return owners


def _is_alone(box: Box, owners: dict[tuple[int, int], set[int]], own: int) -> bool:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            if owners.get((column, row), set()) - {own}:
                return False
    return True
