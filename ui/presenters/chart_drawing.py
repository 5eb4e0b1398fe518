"""Charts drawn by matplotlib in the theme's colours: pixels for the window; PNG, SVG and PDF to take along.

Takes a `Chart` and a `ChartStyle`; gives frozen values. matplotlib is loaded when the first chart is
drawn and costs about half a second then, so windows draw on another thread. Its settings are shared by the
whole process, so only one chart is drawn at a time; the others wait. Nothing here keeps a figure. A new
kind of chart needs a function in `_DRAWN`; those that there are stand in `charts_over_turns`,
`charts_comparing` and `views_drawing`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, StringIO
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from ui.presenters.chart_axes import PX_PER_POINT, ChartStyle
from ui.presenters.chart_letters import lettered, load_sans
from ui.presenters.charts_comparing import draw_bars, draw_heat, draw_luck, draw_tornado
from ui.presenters.charts_over_turns import draw_chances, draw_index, draw_lines, draw_small
from ui.presenters.views_drawing import draw_views
from wargame.shown.chart import Chart, ChartKind

if TYPE_CHECKING:
    from matplotlib.figure import Figure

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


_DRAWN: Final[dict[ChartKind, Callable[["Figure", Chart, ChartStyle], None]]] = {
    "lines": draw_lines,
    "small": draw_small,
    "heat": draw_heat,
    "bars": draw_bars,
    "luck": draw_luck,
    "index": draw_index,
    "views": draw_views,
    "tornado": draw_tornado,
    "chances": draw_chances,
}
