"""How a tie is stroked: width, dash, and the way from one value to the next.

Within a sign the width moves evenly. When the sign changes, the width shrinks to nothing, the style
changes over, and the width grows again, so that no tie is ever half aligned and half opposed. Ties
below the scenario's threshold have no stroke of their own; they are dotted on demand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from wargame.alignment.network import Number

DASH: Final = (10.0, 6.0)
"""Line and gap of an opposed tie in pixels, at any width."""

DOTS: Final = (1.5, 4.0)
"""Line and gap of a tie below the threshold."""

_THINNEST: Final = 1.5
_SPREAD: Final = 4.0
_WEAK_WIDTH: Final = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """The line of a tie at one moment; a width of 0 is no line. `dash` is None for a solid line."""

    width: float
    is_aligned: bool
    dash: tuple[float, float] | None


def stroke_of(value: Number, *, scale_end: float, threshold: float, shows_weak: bool = False) -> Stroke:
    """Return the stroke of a value: 1.5 + 4 |value| / end of the scale pixels wide."""
    is_aligned = value > 0
    if not value or abs(value) < threshold:
        width = _WEAK_WIDTH if shows_weak and value else 0.0
        return Stroke(width=width, is_aligned=is_aligned, dash=DOTS)
    width = _THINNEST + _SPREAD * min(abs(value) / scale_end, 1.0)
    return Stroke(width=width, is_aligned=is_aligned, dash=None if is_aligned else DASH)


def stroke_between(
    before: Number,
    after: Number,
    progress: float,
    *,
    scale_end: float,
    threshold: float,
    shows_weak: bool = False,
) -> Stroke:
    """Return the stroke on the way from one value to another; `progress` runs from 0 to 1."""
    old = stroke_of(before, scale_end=scale_end, threshold=threshold, shows_weak=shows_weak)
    new = stroke_of(after, scale_end=scale_end, threshold=threshold, shows_weak=shows_weak)
    part = min(max(progress, 0.0), 1.0)
    if not old.width or not new.width or (old.is_aligned, old.dash) == (new.is_aligned, new.dash):
        style = new if new.width else old
        width = old.width + (new.width - old.width) * part
        return Stroke(width=width, is_aligned=style.is_aligned, dash=style.dash)
    if part < 0.5:
        return Stroke(width=old.width * (1 - 2 * part), is_aligned=old.is_aligned, dash=old.dash)
    return Stroke(width=new.width * (2 * part - 1), is_aligned=new.is_aligned, dash=new.dash)
