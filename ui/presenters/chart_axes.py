"""What the charts' drawings share: how a theme looks in matplotlib, and axes with as little ink as can be.

`charts_over_turns`, `charts_comparing` and `views_drawing` draw with it; nothing here knows what is plotted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wargame.alignment.shapes import guessed_width
from wargame.direction import isolated
from wargame.names import unturned
from wargame.shown.chart import Chart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PX_PER_POINT: Final = 72.0
"""At this many dots per inch a point of matplotlib is a px of the window."""
NAME_SHARE: Final = 0.4
"""How much of a chart's width the longest name may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStyle:
    """Colours by token, and the scale of type; 1 is 100 %."""

    colours: Mapping[str, str]
    scale: float = 1.0
    line: float = 1.0
    """Width of hairlines in px."""


def plain_axes(figure: "Figure", chart: Chart, style: ChartStyle) -> "Axes":
    """Return axes with turns below and lines across."""
    axes = figure.subplots()
    bare(axes)
    axes.grid(axis="y", color=style.colours["line"], linewidth=style.line)
    axes.tick_params(length=0)
    label_turns(axes, chart, style)
    return axes


def bare(axes: "Axes") -> None:
    """Take the frame away."""
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.set_axisbelow(True)


def label_turns(axes: "Axes", chart: Chart, style: ChartStyle, *, sparse: bool = False) -> None:
    """Label the turns; where there are many, only so many as find room, the first and last in any case."""
    count = len(chart.labels)
    every = count if sparse else max(1, round(count * style.scale / 12))
    shown = [at for at in range(count) if at % every == 0 or at == count - 1]
    axes.set_xticks(shown, [chart.labels[at] for at in shown])
    axes.tick_params(length=0)


def steps(low: float, high: float) -> list[float]:
    """Return the numbers that stand beside a scale: round ones, three on either side of zero at most."""
    reach = max(abs(low), abs(high))
    step = next((one for one in (1, 2, 5, 10, 20, 50) if reach / one <= 3), 100)
    return [float(value) for value in range(-3 * step, 3 * step + 1, step) if low <= value <= high]


def cut(name: str, room: float, size: float) -> str:
    """Return a name, shortened to what finds room in so many px; what is left turns nothing round."""
    name = unturned(name)
    if guessed_width(name, size, 400) <= room:
        return isolated(name)
    while name and guessed_width(f"{name}…", size, 400) > room:
        name = name[:-1]
    return isolated(f"{name.rstrip()}…")


def short_name(name: str, figure: "Figure", size: float) -> str:
    """Return a name as it stands beside a plot: the longest leaves the larger part of the width to it."""
    return cut(name, figure.get_figwidth() * PX_PER_POINT * NAME_SHARE, size)
