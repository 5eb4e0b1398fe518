"""Charts that lay things side by side: cells of numbers, bars, what came out against what was due.

Takes a `Chart` and draws on a figure of matplotlib, as `chart_drawing` asks; bars differ by shade and
hatch, not by colour. A new kind that compares is a function here and a line in `chart_drawing`.
"""

from typing import TYPE_CHECKING, Final

from ui.presenters.chart_axes import ChartStyle, bare, label_turns, short_name
from ui.theme.tokens import blend, contrast
from wargame.shown.chart import Chart
from wargame.words.counting import signed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HATCHES: Final = ("", "//", "xx", "..")
SHADES: Final = (1.0, 0.55, 0.0, 0.25)
"""How much ink is in the ground of each kind of bar."""


def draw_heat(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
    """Draw a cell for each pair and turn with its signed number."""
    axes = figure.subplots()
    bare(axes)
    most = max(abs(chart.low), abs(chart.high), 1)
    size = min(10.5, 160 / max(len(chart.series), 10)) * style.scale
    for row, one in enumerate(chart.series):
        for column, value in enumerate(one.values):
            _cell(axes, (column, row), value or 0.0, most, style, size)
    axes.set_xlim(-0.5, len(chart.labels) - 0.5)
    axes.set_ylim(len(chart.series) - 0.5, -0.5)
    letters = 10 * style.scale
    names = [short_name(one.name, figure, letters) for one in chart.series]
    axes.set_yticks(range(len(chart.series)), names, fontsize=letters)
    axes.tick_params(length=0)
    axes.xaxis.tick_top()
    label_turns(axes, chart, style)


def _cell(
    axes: "Axes", at: tuple[int, int], value: float, most: float, style: ChartStyle, size: float
) -> None:
    from matplotlib.patches import Rectangle

    colours, strength = style.colours, min(abs(value) / most, 1.0)
    ground = blend(colours["pos" if value > 0 else "neg"], colours["surface"], 0.12 + 0.88 * strength)
    ground = ground if value else colours["surface"]
    cell = axes.add_patch(
        Rectangle(
            (at[0] - 0.47, at[1] - 0.45),
            0.94,
            0.9,
            facecolor=ground,
            edgecolor=colours["line"],
            linewidth=0.6,
            linestyle="-" if value >= 0 else "--",
        )
    )
    ink = max((colours["ink"], colours["surface"]), key=lambda one: contrast(one, ground))
    said = axes.text(*at, signed(round(value)), ha="center", va="center", fontsize=size, color=ink)
    # They lie inside the axes; measuring hundreds of them for the layout would take most of the time.
    cell.set_in_layout(False)
    said.set_in_layout(False)


def draw_bars(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
    """Draw a stacked bar for each label; kinds differ by shade and hatch, not by colour."""
    axes = figure.subplots()
    bare(axes)
    left = [0.0] * len(chart.labels)
    for at, one in enumerate(chart.series):
        widths = [value or 0.0 for value in one.values]
        axes.barh(
            range(len(chart.labels)),
            widths,
            left=left,
            height=0.62,
            label=one.name,
            color=blend(style.colours["ink"], style.colours["surface"], SHADES[at % len(SHADES)]),
            edgecolor=style.colours["ink2"],
            hatch=HATCHES[at % len(HATCHES)],
            linewidth=style.line,
        )
        left = [start + width for start, width in zip(left, widths, strict=True)]
    for row, total in enumerate(left):
        axes.text(total + chart.high * 0.02, row, f"{total:g}", va="center", color=style.colours["ink"])
    axes.set_xlim(0, chart.high * 1.12)
    axes.set_ylim(len(chart.labels) - 0.5, -0.5)
    names = [short_name(name, figure, 11 * style.scale) for name in chart.labels]
    axes.set_yticks(range(len(chart.labels)), names)
    axes.set_xticks([])
    axes.tick_params(length=0)
    figure.legend(
        loc="outside lower left", ncols=len(chart.series), frameon=False, fontsize=10 * style.scale,
        handlelength=1.2, columnspacing=1.2, handletextpad=0.5,
    )  # fmt: skip


def draw_tornado(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
    """Draw two bars for each label from the middle line: an outline for one lower, ink for one higher."""
    axes = figure.subplots()
    bare(axes)
    size = 10 * style.scale
    grounds = (style.colours["surface"], style.colours["ink2"])
    for at, (one, ground) in enumerate(zip(chart.series, grounds, strict=True)):
        rows = [row + (at - 0.5) * 0.36 for row in range(len(chart.labels))]
        widths = [value or 0.0 for value in one.values]
        axes.barh(
            rows, widths, height=0.34, label=one.name, color=ground,
            edgecolor=style.colours["ink2"], linewidth=1.2 * style.line,
        )  # fmt: skip
        for row, width in zip(rows, widths, strict=True):
            axes.annotate(
                signed(round(width, 1) or 0), (width, row),
                xytext=((-4 if width < 0 else 4) * style.scale, 0), textcoords="offset points",
                ha="right" if width < 0 else "left", va="center",
                fontsize=9 * style.scale, color=style.colours["ink2"], annotation_clip=False,
            )  # fmt: skip
    axes.axvline(0, color=style.colours["control"], linewidth=1.2 * style.line)
    axes.set_xlim(chart.low * 1.2, chart.high * 1.2)
    axes.set_ylim(len(chart.labels) - 0.4, -0.6)
    axes.set_xticks([])
    names = [short_name(name, figure, size) for name in chart.labels]
    axes.set_yticks(range(len(chart.labels)), names, fontsize=size)
    axes.tick_params(length=0)
    figure.legend(
        loc="outside lower left", ncols=2, frameon=False, fontsize=size, handlelength=1.2, columnspacing=1.2,
    )  # fmt: skip


def draw_luck(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
    """Draw what came out against what was expected; on the diagonal the dice were fair."""
    axes = figure.subplots()
    bare(axes)
    expected, came, throws = chart.series
    axes.plot([0, 100], [0, 100], color=style.colours["control"], linewidth=1.2, linestyle=(0, (4, 3)))
    for due, won, count in zip(expected.values, came.values, throws.values, strict=True):
        if due is None or won is None or not count:
            continue
        size = (5 + 3 * count**0.5) * style.scale
        axes.plot([due], [won], marker="o", markersize=size, color=style.colours["ink"], clip_on=False)
        axes.annotate(
            f"{count:g}",
            (due, won),
            xytext=(size / 2 + 4, 0),
            textcoords="offset points",
            va="center",
            annotation_clip=False,
        )
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 100)
    axes.set_xticks([0, 25, 50, 75, 100], [f"{value}%" for value in (0, 25, 50, 75, 100)])
    axes.set_yticks([0, 50, 100], ["0%", "50%", "100%"])
    axes.set_xlabel("Chance of success before the throw")
    axes.set_ylabel("Came out")
    axes.tick_params(length=0)
    axes.grid(color=style.colours["line"], linewidth=style.line)
