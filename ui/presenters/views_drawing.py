"""The drawing of how seats see their ties: two marks for each tie, and the way between them.

Takes a chart of `views_chart`; called by `chart_drawing`. A mark is round and of the aligned colour above
zero, square and of the opposed colour below; what stood is filled, what a seat saw is an outline.
"""

from textwrap import fill
from typing import TYPE_CHECKING

from ui.presenters.chart_axes import PX_PER_POINT, ChartStyle, bare, cut, steps
from wargame.shown.chart import Chart
from wargame.words.counting import signed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def draw_views(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
    """Draw for each tie the number that its seat sees and the one that stood, with the way between them."""
    axes = figure.subplots()
    bare(axes)
    if not chart.series:
        _say(figure, axes, chart.words, style)
        return
    across, size = figure.get_figwidth() * PX_PER_POINT, 10 * style.scale
    for row, one in enumerate(chart.series):
        seen, stood = (value or 0.0 for value in one.values)
        axes.plot(
            [seen, stood], [row, row], color=style.colours["ink3"], linewidth=1.4 * style.scale, zorder=2
        )
        _stand(axes, (stood, row), style, filled=True)
        if one.strong:
            _stand(axes, (seen, row), style, filled=False)
            said = f"gap {signed(round(seen - stood))}"
            axes.annotate(
                said, (chart.high, row), xytext=(10 * style.scale, 0), textcoords="offset points",
                va="center", fontsize=size, fontweight=600, color=style.colours["ink"], annotation_clip=False,
            )  # fmt: skip
    axes.axvline(0, color=style.colours["control"], linewidth=1.2 * style.line, zorder=1)
    axes.grid(axis="x", color=style.colours["line"], linewidth=style.line)
    room = (chart.high - chart.low) * 0.1
    axes.set_xlim(chart.low - room, chart.high + room)
    axes.set_ylim(len(chart.series) - 0.5, -0.5)
    axes.set_xticks(steps(chart.low, chart.high))
    axes.xaxis.set_major_formatter(lambda value, _at: signed(round(value)))
    axes.set_yticks(
        range(len(chart.series)), [cut(one.name, across * 0.45, size) for one in chart.series], fontsize=size
    )
    axes.tick_params(length=0)
    _key_of_views(figure, chart, style)


def _stand(axes: "Axes", at: tuple[float, float], style: ChartStyle, *, filled: bool) -> None:
    """Draw one number with its sign: round where it is aligned, square where it is opposed."""
    value = at[0]
    colour = style.colours["pos" if value > 0 else "neg" if value < 0 else "ink"]
    size = 8 * style.scale
    axes.plot(
        [value],
        [at[1]],
        marker="o" if value > 0 else "s" if value < 0 else "D",
        markersize=size if value else size * 0.85,
        markerfacecolor=colour if filled else style.colours["surface"],
        markeredgecolor=colour,
        markeredgewidth=2 * style.scale,
        zorder=4 if filled else 3,
        clip_on=False,
    )


def _key_of_views(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
    from matplotlib.lines import Line2D

    ink = style.colours["ink2"]
    handles = [
        Line2D(
            [], [], linestyle="", marker="o", markersize=8 * style.scale, markeredgewidth=2 * style.scale,
            markeredgecolor=ink, markerfacecolor=ground, label=label,
        )
        for label, ground in zip(chart.labels, (style.colours["surface"], ink), strict=True)
    ]  # fmt: skip
    figure.legend(
        handles=handles, loc="outside lower left", ncols=2, frameon=False, fontsize=10 * style.scale,
        columnspacing=1.2, handletextpad=0.3,
    )  # fmt: skip


def _say(figure: "Figure", axes: "Axes", words: str, style: ChartStyle) -> None:
    """Write a sentence where there is nothing to draw."""
    size = 12 * style.scale
    letters = int(figure.get_figwidth() * PX_PER_POINT * 0.8 / (size * 0.55))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.text(
        0.5, 0.5, fill(words, max(letters, 12)), transform=axes.transAxes, ha="center", va="center",
        fontsize=size, color=style.colours["ink2"], linespacing=1.4,
    )  # fmt: skip
