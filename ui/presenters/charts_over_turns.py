"""Charts of numbers over turns: lines on one scale, small ones beside one another, chances, the index.

Takes a `Chart` and draws on a figure of matplotlib, as `chart_drawing` asks; the strong line is in ink, the
others quieter and told apart by marks or dashes. A new kind that runs over turns is a function here and a
line in `chart_drawing`.
"""

from typing import TYPE_CHECKING, Final

from ui.presenters.chart_axes import (
    PX_PER_POINT,
    ChartStyle,
    bare,
    cut,
    label_turns,
    plain_axes,
    short_name,
    steps,
)
from wargame.shown.chart import Chart, Series
from wargame.words.counting import signed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARKERS: Final = ("o", "s", "^", "D", "v", "P")
DASHES: Final = ((0, (5, 2)), (0, (1.5, 1.5)), (0, (5, 2, 1.5, 2)), (0, (8, 3)))
"""How the quieter lines are told apart where they have no marks."""
FEW: Final = 4
"""Up to so many small charts stand in one column."""


def draw_lines(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
    """Draw lines on one scale, named at their ends; the strong one in ink, the others quieter."""
    axes = plain_axes(figure, chart, style)
    axes.set_ylim(chart.low - 0.8, chart.high + 0.8)
    axes.set_yticks(steps(chart.low, chart.high))
    axes.yaxis.set_major_formatter(lambda value, _at: signed(round(value)))
    axes.axhline(0, color=style.colours["control"], linewidth=1.2 * style.line, zorder=1)
    for at, one in enumerate(chart.series):
        _line(axes, one, style, MARKERS[at % len(MARKERS)])
    _name_ends(axes, chart, style, figure)


def draw_small(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
    """Draw a small chart for each series, each on its own scale; many of them stand in columns."""
    columns = 1 if len(chart.series) <= FEW else 3
    rows = -(-len(chart.series) // columns)
    grid = figure.subplots(rows, columns, sharex=True, squeeze=False)
    for at in range(rows * columns):
        axes: Axes = grid[at // columns][at % columns]
        bare(axes)
        if at < len(chart.series):
            room = figure.get_figwidth() * PX_PER_POINT / columns - 28 * style.scale
            _small_one(axes, chart.series[at], style, room, named=columns == 1)
        else:
            axes.set_yticks([])
        label_turns(axes, chart, style, sparse=columns > 1)
        axes.tick_params(length=0, labelsize=10 * style.scale, labelbottom=at // columns == rows - 1)


def _small_one(axes: "Axes", one: Series, style: ChartStyle, room: float, *, named: bool) -> None:
    height = one.high - one.low
    axes.set_ylim(one.low - height * 0.15, one.high + height * 0.15)
    axes.set_yticks([one.low, one.high] if named else [])
    axes.yaxis.set_major_formatter(lambda value, _at: f"{value:g}")
    for edge in (one.low, one.high):
        axes.axhline(edge, color=style.colours["line"], linewidth=style.line, zorder=1)
    _line(axes, one, style, "o", small=not named)
    last = one.values[-1]
    axes.annotate(
        "undefined" if last is None else f"{round(last, 1):g}",
        (len(one.values) - 1, last if last is not None else one.low),
        xytext=(7 * style.scale, 0),
        textcoords="offset points",
        va="center",
        fontweight=600,
        color=style.colours["ink"],
        annotation_clip=False,
    )
    size = (11 if named else 10) * style.scale
    title = cut(one.name, room, size)
    axes.set_title(title, loc="left", fontsize=size, color=style.colours["ink2"], pad=3)


def draw_chances(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
    """Draw how likely each verdict is after every throw; the one that came is strong, its leaps numbered."""
    axes = figure.subplots()
    bare(axes)
    axes.grid(axis="y", color=style.colours["line"], linewidth=style.line)
    begins = [at for at, label in enumerate(chart.labels) if label]
    for at in begins[1:]:
        axes.axvline(at - 0.5, color=style.colours["line"], linewidth=style.line, zorder=1)
    axes.set_xticks(begins, [chart.labels[at] for at in begins])
    axes.tick_params(length=0)
    axes.set_ylim(-2, 102)
    axes.set_yticks([0, 50, 100])
    for at, one in enumerate(chart.series):
        axes.plot(
            range(len(one.values)),
            [float("nan") if value is None else value for value in one.values],
            color=style.colours["ink" if one.strong else "ink3"],
            linewidth=(2.6 if one.strong else 1.4) * style.scale,
            linestyle="solid" if one.strong else DASHES[at % len(DASHES)],
            zorder=4 if one.strong else 3,
            clip_on=False,
        )
    strong = next((one for one in chart.series if one.strong), chart.series[0])
    for at, sign in chart.marks:
        _number(axes, at - 0.5, ((strong.values[at] or 0) + (strong.values[at - 1] or 0)) / 2, sign, style)
    _name_ends(axes, chart, style, figure)


def _number(axes: "Axes", across: float, up: float, sign: str, style: ChartStyle) -> None:
    axes.annotate(
        sign,
        (across, up),
        ha="center",
        va="center",
        fontsize=10 * style.scale,
        fontweight=600,
        color=style.colours["ink"],
        bbox={
            "boxstyle": "circle,pad=0.25",
            "facecolor": style.colours["surface"],
            "edgecolor": style.colours["ink"],
        },
        zorder=6,
    )


def draw_index(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
    """Draw the monitor's index with the ranges in which it tells a verdict."""
    axes = plain_axes(figure, chart, style)
    axes.set_ylim(chart.low, chart.high)
    axes.set_yticks([-100, -50, 0, 50, 100])
    axes.yaxis.set_major_formatter(lambda value, _at: signed(round(value)))
    for low, high, name in chart.bands:
        kind = "pos" if low > 0 else "neg"
        axes.axhspan(low, high, facecolor=style.colours[f"{kind}tint"], zorder=0)
        axes.text(
            0.01,
            high - 5 if low > 0 else low + 5,
            name,
            transform=axes.get_yaxis_transform(),
            va="top" if low > 0 else "bottom",
            fontweight=600,
            color=style.colours[f"{kind}text"],
        )
    axes.axhline(0, color=style.colours["control"], linewidth=1.2 * style.line, zorder=1)
    _line(axes, chart.series[0], style, "o")
    last = chart.series[0].values[-1] or 0.0
    axes.annotate(
        signed(round(last)),
        (len(chart.labels) - 1, last),
        xytext=(8 * style.scale, 0),
        textcoords="offset points",
        va="center",
        fontweight=600,
        color=style.colours["ink"],
        annotation_clip=False,
    )


def _line(axes: "Axes", one: Series, style: ChartStyle, marker: str, *, small: bool = False) -> None:
    colour = style.colours["ink" if one.strong else "ink3"]
    axes.plot(
        range(len(one.values)),
        [float("nan") if value is None else value for value in one.values],
        color=colour,
        linewidth=(2.6 if one.strong else 1.4) * style.scale,
        marker=marker,
        markersize=(3.5 if small else 6.5 if one.strong else 5.5) * style.scale,
        markerfacecolor=colour if one.strong else style.colours["surface"],
        markeredgecolor=colour,
        markeredgewidth=1.4 * style.scale,
        zorder=4 if one.strong else 3,
        clip_on=False,
    )


def _name_ends(axes: "Axes", chart: Chart, style: ChartStyle, figure: "Figure") -> None:
    """Write each line's name behind its last point, pushed apart where they would touch."""
    height = chart.high - chart.low
    room = figure.get_figheight() * PX_PER_POINT - 48 * style.scale
    step = height * 15 * style.scale / max(room, 60)
    ends = sorted(
        ((one.values[-1] if one.values[-1] is not None else chart.low, one) for one in chart.series),
        key=lambda end: end[0],
    )
    total = step * (len(ends) - 1)
    floor = chart.low
    for at, (value, one) in enumerate(ends):
        room_above = total - step * at
        y = min(max(value, floor), chart.high - room_above)
        floor = y + step
        axes.annotate(
            short_name(one.name, figure, 11 * style.scale),
            (len(chart.labels) - 1, value),
            xytext=(len(chart.labels) - 1 + 0.04 * len(chart.labels), y),
            va="center",
            fontweight=600 if one.strong else 400,
            color=style.colours["ink" if one.strong else "ink2"],
            annotation_clip=False,
        )
