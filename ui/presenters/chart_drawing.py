"""Charts drawn by matplotlib in the theme's colours: pixels for the window; PNG, SVG and PDF to take along.

Takes a `Chart` and a `ChartStyle`; gives frozen values. matplotlib is loaded when the first chart is
drawn and costs about half a second then, so windows draw on another thread. Its settings are shared by the
whole process, so only one chart is drawn at a time; the others wait. Nothing here keeps a figure. A new
kind of chart needs a function in `_DRAWN`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, StringIO
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from ui.presenters.chart_axes import PX_PER_POINT, ChartStyle, bare, cut, label_turns, plain_axes, steps
from ui.presenters.chart_letters import lettered, load_sans
from ui.presenters.views_drawing import draw_views
from ui.theme.tokens import blend, contrast
from wargame.shown.chart import Chart, ChartKind, Series
from wargame.words.counting import signed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARKERS: Final = ("o", "s", "^", "D", "v", "P")
DASHES: Final = ((0, (5, 2)), (0, (1.5, 1.5)), (0, (5, 2, 1.5, 2)), (0, (8, 3)))
"""How the quieter lines are told apart where they have no marks."""
HATCHES: Final = ("", "//", "xx", "..")
SHADES: Final = (1.0, 0.55, 0.0, 0.25)
"""How much ink is in the ground of each kind of bar."""
NAME_SHARE: Final = 0.4
"""How much of a chart's width the longest name may take."""
FEW: Final = 4
"""Up to so many small charts stand in one column."""

_ONE_AT_A_TIME: Final = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A chart in pixels: rows of RGBA."""

    width: int
    height: int
    pixels: bytes


def as_pixels(chart: Chart, style: ChartStyle, width: int, height: int, ratio: float = 1.0) -> Drawn:
    """Return the chart on `width` x `height` px of a screen with `ratio` device pixels each."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with _drawing(chart, style) as fit:
        canvas: Any = FigureCanvasAgg(_figure(fit, style, width, height, ratio))
        canvas.draw()
        pixels = bytes(canvas.buffer_rgba())
        across, down = canvas.get_width_height()
    return Drawn(width=int(across), height=int(down), pixels=pixels)


def as_png(chart: Chart, style: ChartStyle, width: int = 960, height: int = 600) -> bytes:
    """Return the chart as a PNG, two pixels for each px."""
    file = BytesIO()
    with _drawing(chart, style) as fit:
        figure = _figure(fit, style, width, height, 2.0)
        figure.savefig(file, format="png", metadata={"Title": fit.title, **_said("Comment", fit)})
    return file.getvalue()


def as_svg(chart: Chart, style: ChartStyle, width: int = 960, height: int = 600) -> str:
    """Return the chart as SVG with its words as the description; the same chart gives the same text."""
    file = StringIO()
    with _drawing(chart, style, {"svg.hashsalt": chart.key, "svg.fonttype": "path"}) as fit:
        facts = {
            "Title": fit.title,
            "Description": fit.words,
            "Date": None,
            "Creator": "Entente",
            **_said("Rights", fit),
        }
        _figure(fit, style, width, height, 1.0).savefig(file, format="svg", metadata=facts)
    return file.getvalue()


def as_pdf(chart: Chart, style: ChartStyle, width: int = 960, height: int = 600) -> bytes:
    """Return the chart as PDF, drawn in vectors; the same chart gives the same bytes."""
    file = BytesIO()
    # Type 42 keeps the letters whole, so that words can be searched and copied.
    with _drawing(chart, style, {"pdf.fonttype": 42}) as fit:
        facts = {"Title": fit.title, "Subject": fit.words, "CreationDate": None, "Creator": "Entente"}
        facts |= _said("Keywords", fit)
        _figure(fit, style, width, height, 1.0).savefig(file, format="pdf", metadata=facts)
    return file.getvalue()


def _figure(chart: Chart, style: ChartStyle, width: int, height: int, ratio: float) -> "Figure":
    from matplotlib.figure import Figure

    figure = Figure(
        figsize=(max(width, 40) / PX_PER_POINT, max(height, 40) / PX_PER_POINT),
        dpi=PX_PER_POINT * ratio,
        facecolor=style.colours["surface"],
        layout="constrained",
    )
    _DRAWN[chart.kind](figure, chart, style)
    if chart.marking:
        figure.supxlabel(chart.marking, fontsize=10 * style.scale, fontweight=600, color=style.colours["ink"])
    return figure


def _said(where: str, chart: Chart) -> dict[str, str]:
    """Return a chart's marking as one of the properties of its file, where it has one."""
    return {where: chart.marking} if chart.marking else {}


@contextmanager
def _drawing(chart: Chart, style: ChartStyle, more: dict[str, Any] | None = None) -> Iterator[Chart]:
    """Hold matplotlib for one drawing, with its own settings and ours; give the chart fit for its fonts.

    What somebody keeps in a file of settings for it on this computer is set aside meanwhile.
    """
    import matplotlib as mpl

    with _ONE_AT_A_TIME, mpl.rc_context():
        mpl.rcdefaults()
        load_sans()
        fit = lettered(chart, embedded="pdf.fonttype" in (more or {}))
        ours: Any = {**_settings(style), "font.family": list(fit.families), **(more or {})}
        mpl.rcParams.update(ours)
        yield fit.chart


def _settings(style: ChartStyle) -> Any:
    colours = style.colours
    return {
        "font.size": 11 * style.scale,
        "text.color": colours["ink2"],
        "text.parse_math": False,
        "axes.facecolor": colours["surface"],
        "axes.edgecolor": colours["line"],
        "axes.labelcolor": colours["ink2"],
        "axes.linewidth": style.line,
        "xtick.color": colours["line"],
        "ytick.color": colours["line"],
        "xtick.labelcolor": colours["ink2"],
        "ytick.labelcolor": colours["ink2"],
        "axes.unicode_minus": True,
        "path.simplify": True,
    }


# --- one function for each kind ------------------------------------------------------------------


def _lines(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
    """Draw lines on one scale, named at their ends; the strong one in ink, the others quieter."""
    axes = plain_axes(figure, chart, style)
    axes.set_ylim(chart.low - 0.8, chart.high + 0.8)
    axes.set_yticks(steps(chart.low, chart.high))
    axes.yaxis.set_major_formatter(lambda value, _at: signed(round(value)))
    axes.axhline(0, color=style.colours["control"], linewidth=1.2 * style.line, zorder=1)
    for at, one in enumerate(chart.series):
        _line(axes, one, style, MARKERS[at % len(MARKERS)])
    _name_ends(axes, chart, style, figure)


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
            _short(one.name, figure, 11 * style.scale),
            (len(chart.labels) - 1, value),
            xytext=(len(chart.labels) - 1 + 0.04 * len(chart.labels), y),
            va="center",
            fontweight=600 if one.strong else 400,
            color=style.colours["ink" if one.strong else "ink2"],
            annotation_clip=False,
        )


def _short(name: str, figure: "Figure", size: float) -> str:
    """Return a name as it stands beside a plot: the longest leaves the larger part of the width to it."""
    return cut(name, figure.get_figwidth() * PX_PER_POINT * NAME_SHARE, size)


def _small(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
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


def _heat(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
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
    names = [_short(one.name, figure, letters) for one in chart.series]
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


def _bars(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
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
    names = [_short(name, figure, 11 * style.scale) for name in chart.labels]
    axes.set_yticks(range(len(chart.labels)), names)
    axes.set_xticks([])
    axes.tick_params(length=0)
    figure.legend(
        loc="outside lower left", ncols=len(chart.series), frameon=False, fontsize=10 * style.scale,
        handlelength=1.2, columnspacing=1.2, handletextpad=0.5,
    )  # fmt: skip


def _luck(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
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


def _chances(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
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


def _index(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
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


def _tornado(figure: "Figure", chart: Chart, style: ChartStyle) -> None:
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
    names = [_short(name, figure, size) for name in chart.labels]
    axes.set_yticks(range(len(chart.labels)), names, fontsize=size)
    axes.tick_params(length=0)
    figure.legend(
        loc="outside lower left", ncols=2, frameon=False, fontsize=size, handlelength=1.2, columnspacing=1.2,
    )  # fmt: skip


_DRAWN: Final[dict[ChartKind, Callable[["Figure", Chart, ChartStyle], None]]] = {
    "lines": _lines,
    "small": _small,
    "heat": _heat,
    "bars": _bars,
    "luck": _luck,
    "index": _index,
    "views": draw_views,
    "tornado": _tornado,
    "chances": _chances,
}
