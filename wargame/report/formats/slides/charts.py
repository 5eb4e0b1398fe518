"""Native charts that can be edited: the numbers stand in a workbook inside the file.

Takes `slides.values.Course` and `slides.values.Bars`. The workbook is written here, so that no name in it is
ever a formula and the same numbers give the same bytes. Charts are ink: colour belongs to alignment.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from wargame.cells import PLAIN_BOOK
from wargame.report.formats.slides.canvas import Canvas, Para
from wargame.report.formats.slides.measure import plain
from wargame.report.formats.slides.template import Area
from wargame.report.slides.values import Bars, Course, Courses

GAP: Final = 18.0
_HEAD: Final = 40.0
"""Room above a small chart for its title and its sentence."""

_MOST_MARKED: Final = 20
"""Moments up to which each has a dot."""

_MOST_LABELS: Final = 13
_SMALL: Final = 10.0
_CHARTS: Final = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_EPOCH: Final = datetime(1980, 1, 1, tzinfo=UTC)


def draw_courses(canvas: Canvas, block: Courses, area: Area) -> None:
    """Draw small charts side by side over the whole of an area."""
    count = len(block.courses)
    columns = 1 if count == 1 else 2 if count in (2, 4) else 3
    rows = -(-count // columns)
    wide = (area.width - GAP * (columns - 1)) / columns
    tall = (area.height - GAP * (rows - 1)) / rows
    for at, course in enumerate(block.courses):
        row, column = divmod(at, columns)
        place = Area(
            left=area.left + column * (wide + GAP), top=area.top + row * (tall + GAP), width=wide, height=tall
        )
        _draw_course(canvas, course, place)


def draw_bars(canvas: Canvas, block: Bars, area: Area) -> None:
    """Draw one bar for each name, the first at the top, each with its number."""
    from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

    names = [plain(name) for name in block.names]
    data = _data(names, plain(block.title), block.values, "0.0")
    tall = min(area.height, 46.0 * len(names) + 24.0)
    told = "; ".join(f"{name} {value:.1f}" for name, value in zip(names, block.values, strict=True))
    chart = _added(
        canvas, XL_CHART_TYPE.BAR_CLUSTERED, data, Area(**_at(area, tall)), f"{block.title}: {told}."
    )
    _fill_workbook(chart, names, plain(block.title), block.values)
    look = canvas.look
    size = 14.0 if len(names) <= 8 else 11.0
    _dress(canvas, chart, size)
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.rgb = _colour(look.line)
    chart.category_axis.major_tick_mark = _none()
    chart.category_axis.tick_labels.font.size = canvas.emu(size)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = min(0.0, *block.values)
    plot = chart.plots[0]
    plot.gap_width = 60
    plot.vary_by_categories = False
    plot.has_data_labels = True
    plot.data_labels.number_format = "0.0"
    plot.data_labels.number_format_is_linked = False
    plot.data_labels.font.size = canvas.emu(size)
    plot.data_labels.font.bold = True
    plot.data_labels.font.color.rgb = _colour(look.ink)
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    fill = plot.series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = _colour(look.quiet)


def _at(area: Area, tall: float) -> dict[str, float]:
    return {"left": area.left, "top": area.top, "width": area.width, "height": tall}


def _draw_course(canvas: Canvas, course: Course, area: Area) -> None:
    from pptx.enum.chart import XL_CHART_TYPE

    ruler = canvas.look.ruler
    canvas.text(
        Area(left=area.left, top=area.top, width=area.width, height=_HEAD),
        (
            Para(text=ruler.cut(course.title, 14.0, area.width, 1, bold=True), size=14.0, bold=True),
            Para(text=ruler.cut(course.note, 11.0, area.width, 1), size=11.0, tone="quiet", before=1.0),
        ),
        name=f"Heading of {course.title}",
    )
    data = _data(course.labels, plain(course.title), course.values, "0")
    kind = XL_CHART_TYPE.LINE_MARKERS if len(course.values) <= _MOST_MARKED else XL_CHART_TYPE.LINE
    told = ", ".join(str(value) for value in course.values)
    place = Area(
        left=area.left, top=area.top + _HEAD, width=area.width, height=max(30.0, area.height - _HEAD)
    )
    chart = _added(
        canvas, kind, data, place, f"{course.title}, from the start to the end of each turn: {told}."
    )
    _fill_workbook(chart, list(course.labels), plain(course.title), course.values)
    _dress(canvas, chart, _SMALL)
    _dress_course(canvas, chart, course)


def _dress_course(canvas: Canvas, chart: Any, course: Course) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE

    look = canvas.look
    across, up = chart.category_axis, chart.value_axis
    across.format.line.color.rgb = _colour(look.line)
    across.major_tick_mark = _none()
    across.has_major_gridlines = False
    across.tick_labels.font.size = canvas.emu(_SMALL)
    up.minimum_scale, up.maximum_scale = course.low, course.high
    up.major_unit = (course.high - course.low) / 2 or 1
    up.major_gridlines.format.line.color.rgb = _colour(look.line)
    up.major_gridlines.format.line.width = canvas.emu(0.75)
    up.format.line.fill.background()
    up.major_tick_mark = _none()
    up.tick_labels.font.size = canvas.emu(_SMALL)
    _space_labels(chart, len(course.labels))
    series = chart.plots[0].series[0]
    series.smooth = False
    series.format.line.color.rgb = _colour(look.ink)
    series.format.line.width = canvas.emu(2.25)
    if len(course.values) <= _MOST_MARKED:
        series.marker.style = XL_MARKER_STYLE.CIRCLE
        series.marker.size = 6
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = _colour(look.ink)
        series.marker.format.line.color.rgb = _colour(look.ink)


def _space_labels(chart: Any, count: int) -> None:
    """Let an axis name every second or third moment where there are many."""
    from pptx.oxml import parse_xml

    every = -(-count // _MOST_LABELS)
    if every > 1:
        (last,) = chart.element.xpath(".//c:catAx/c:noMultiLvlLbl")
        for name in ("tickLblSkip", "tickMarkSkip"):
            last.addprevious(parse_xml(f'<c:{name} {_CHARTS} val="{every}"/>'))


def _data(names: Sequence[str], title: str, values: Sequence[float], number_format: str) -> Any:
    """Return numbers as the library takes them."""
    from pptx.chart import data

    untyped: Any = data
    found = untyped.CategoryChartData(number_format=number_format)
    found.categories = list(names)
    found.add_series(title, values)
    return found


def _added(canvas: Canvas, kind: Any, data: Any, area: Area, alt: str) -> Any:
    frame = canvas.slide.shapes.add_chart(
        kind,
        canvas.emu(area.left),
        canvas.emu(area.top),
        canvas.emu(area.width),
        canvas.emu(area.height),
        data,
    )
    frame.name = "Chart"
    frame.element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].set("descr", plain(alt))
    return frame.chart


def _dress(canvas: Canvas, chart: Any, size: float) -> None:
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = canvas.emu(size)
    chart.font.color.rgb = _colour(canvas.look.ink)


def _fill_workbook(chart: Any, names: Sequence[str], title: str, values: Sequence[float]) -> None:
    """Put the numbers into the chart's workbook, in the cells that the chart reads, as texts and numbers."""
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, PLAIN_BOOK)
    book.set_properties({"created": _EPOCH, "author": "Entente"})
    sheet = book.add_worksheet("Sheet1")
    sheet.write_string(0, 1, title)
    for row, (name, value) in enumerate(zip(names, values, strict=True), start=1):
        sheet.write_string(row, 0, name)
        sheet.write_number(row, 1, value)
    book.close()
    chart.part.chart_workbook.update_from_xlsx_blob(content.getvalue())


def _colour(name: str) -> Any:
    from pptx.dml import color

    untyped: Any = color
    return untyped.RGBColor.from_string(name)


def _none() -> Any:
    from pptx.enum.chart import XL_TICK_MARK

    return XL_TICK_MARK.NONE
