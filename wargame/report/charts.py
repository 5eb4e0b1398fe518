"""Line charts over turns, drawn by ourselves as small SVG: one quantity to a chart, many side by side.

Takes numbers and gives `blocks.Drawing`. No text but the axis numbers stands in the drawing; its title and
what it shows in words stand beside it. Alignments are coloured by their sign, all else is ink.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from wargame.report.blocks import Drawing

WIDTH: Final = 300.0
HEIGHT: Final = 120.0
INK: Final = "#17202B"
QUIET: Final = "#5B6674"
LINE: Final = "#D8DCE2"
ALIGNED: Final = "#0B64AD"
OPPOSED: Final = "#C8510A"

_LEFT, _RIGHT, _TOP, _BOTTOM = 30.0, 10.0, 8.0, 20.0


def line_chart(
    values: Sequence[float | None],
    *,
    title: str,
    note: str = "",
    low: float,
    high: float,
    labels: Sequence[str],
    signed: bool = False,
    ticks: Sequence[float] = (),
) -> Drawing:
    """Return a chart of one value per moment; a moment without a value leaves a gap.

    Parameters
    ----------
    values
        One per moment, the start first.
    low, high
        The ends of the scale.
    labels
        What each moment is called on the axis: `0`, `1`, `2`.
    signed
        Whether it is an alignment: blue above zero, orange and dashed below.
    ticks
        Values that the axis names; both ends if empty.
    """
    span = (high - low) or 1.0
    step = (WIDTH - _LEFT - _RIGHT) / max(1, len(values) - 1)
    places = [
        (_LEFT + step * at, _y(value, low, span)) if value is not None else None
        for at, value in enumerate(values)
    ]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(WIDTH)}" height="{_n(HEIGHT)}" '
        f'viewBox="0 0 {_n(WIDTH)} {_n(HEIGHT)}" font-family="Inter, sans-serif">'
    ]
    parts += [_tick(value, low, span) for value in ticks or (low, high)]
    if low < 0 < high:
        parts.append(_rule(_y(0, low, span), QUIET, 1.0))
    parts += _axis(labels, step)
    parts += _signed_line(places, values, low, span) if signed else _plain_line(places)
    parts.append("</svg>")
    return Drawing(
        svg="\n".join(parts),
        alt=f"{title}: {_spoken(values)}.",
        title=title,
        note=note,
        width=WIDTH,
        height=HEIGHT,
    )


_Place = tuple[float, float] | None


def _y(value: float, low: float, span: float) -> float:
    share = min(1.0, max(0.0, (value - low) / span))
    return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)


def _rule(y: float, colour: str, width: float) -> str:
    return (
        f'<path d="M{_n(_LEFT)} {_n(y)}H{_n(WIDTH - _RIGHT)}" stroke="{colour}" stroke-width="{width}" '
        'fill="none"/>'
    )


def _tick(value: float, low: float, span: float) -> str:
    y = _y(value, low, span)
    return _rule(y, LINE, 1.0) + _text(_LEFT - 6, y + 4, _number(value), "end")


def _axis(labels: Sequence[str], step: float) -> list[str]:
    every = max(1, -(-len(labels) // 13))
    return [
        _text(_LEFT + step * at, HEIGHT - 5, label, "middle")
        for at, label in enumerate(labels)
        if at % every == 0
    ]


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" font-size="11" fill="{QUIET}">{text}</text>'


def _plain_line(places: Sequence[_Place]) -> list[str]:
    known = [place for place in places if place is not None]
    return [*_strokes(places, INK, ""), *(_dot(place, INK) for place in known if len(known) <= 20)]


def _signed_line(
    places: Sequence[_Place], values: Sequence[float | None], low: float, span: float
) -> list[str]:
    points = [
        (*place, value) if place is not None and value is not None else None
        for place, value in zip(places, values, strict=True)
    ]
    zero = _y(0, low, span)
    parts: list[str] = []
    for one, other in pairwise(points):
        if one is not None and other is not None:
            parts += _stretch(one, other, zero)
    if len(values) <= 20:
        parts += [_dot(point[:2], _colour(point[2])) for point in points if point is not None]
    return parts


def _stretch(
    one: tuple[float, float, float], other: tuple[float, float, float], zero: float
) -> tuple[str, ...]:
    """Return the line from one value to the next, in two pieces where it crosses zero."""
    (start, before), (end, after) = (one[:2], one[2]), (other[:2], other[2])
    if before * after >= 0:
        return (_piece(start, end, before or after),)
    middle = (start[0] + (end[0] - start[0]) * before / (before - after), zero)
    return _piece(start, middle, before), _piece(middle, end, after)


def _colour(value: float) -> str:
    return ALIGNED if value > 0 else OPPOSED if value < 0 else QUIET


def _piece(one: tuple[float, float], other: tuple[float, float], value: float) -> str:
    dash = ' stroke-dasharray="5 3"' if value < 0 else ""
    return (
        f'<path d="M{_n(one[0])} {_n(one[1])}L{_n(other[0])} {_n(other[1])}" stroke="{_colour(value)}" '
        f'stroke-width="2.25" fill="none" stroke-linecap="butt"{dash}/>'
    )


def _strokes(places: Sequence[_Place], colour: str, dash: str) -> list[str]:
    runs: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [
        f'<path d="M{"L".join(f"{_n(x)} {_n(y)}" for x, y in run)}" stroke="{colour}" stroke-width="2" '
        f'fill="none" stroke-linejoin="round"{dash}/>'
        for run in runs
        if len(run) > 1
    ]


def _dot(place: tuple[float, float], colour: str) -> str:
    return f'<circle cx="{_n(place[0])}" cy="{_n(place[1])}" r="3" fill="{colour}"/>'


def _spoken(values: Sequence[float | None]) -> str:
    return ", ".join("not defined" if value is None else _number(value) for value in values)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−") or "0"


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
