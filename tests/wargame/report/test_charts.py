"""The small charts of the report: more stands higher, each moment has its place, and gaps stay gaps."""

import re
from xml.etree import ElementTree

import pytest

from wargame.report.blocks import Drawing
from wargame.report.charts import ALIGNED, HEIGHT, INK, LINE, OPPOSED, QUIET, WIDTH, line_chart

Values = list[float | None]
Line = dict[str, str]

LEFT, RIGHT, TOP, BOTTOM = 30.0, 290.0, 8.0, 100.0
"""The edges of the field in which the line runs."""


def drawn(values: Values, *, signed: bool = False, low: float = -10, high: float = 10) -> Drawing:
    labels = [str(number) for number in range(len(values))]
    return line_chart(values, title="Trust", low=low, high=high, labels=labels, signed=signed)


def parts(chart: Drawing, kind: str) -> list[Line]:
    root = ElementTree.fromstring(chart.svg)
    return [{**one.attrib, "said": one.text or ""} for one in root if one.tag.endswith(f"}}{kind}")]


def dots(chart: Drawing) -> list[tuple[float, float, str]]:
    return [(float(one["cx"]), float(one["cy"]), one["fill"]) for one in parts(chart, "circle")]


def strokes(chart: Drawing) -> list[tuple[list[tuple[float, float]], Line]]:
    """The pieces of the line, each with its points; not the rules behind it."""
    found = []
    for one in parts(chart, "path"):
        if "H" not in one["d"]:
            numbers = [float(number) for number in re.findall(r"[\d.]+", one["d"])]
            found.append((list(zip(numbers[::2], numbers[1::2], strict=True)), one))
    return found


def rules(chart: Drawing) -> list[tuple[str, str]]:
    """The level lines, each with its height and colour."""
    return [
        (found[1], one["stroke"])
        for one in parts(chart, "path")
        if (found := re.fullmatch(r"M30 ([\d.]+)H290", one["d"]))
    ]


def test_the_highest_value_stands_at_the_top_and_the_lowest_at_the_bottom() -> None:
    assert [(x, y) for x, y, _ in dots(drawn([-10, 0, 5, 10]))] == [
        (LEFT, BOTTOM),
        (pytest.approx(116.67), 54),
        (pytest.approx(203.33), 31),
        (RIGHT, TOP),
    ]


def test_the_numbers_beside_the_axis_stand_at_their_own_heights() -> None:
    chart = line_chart([1], title="Trust", low=0, high=4, labels=["0"], ticks=(0, 1, 4))
    said = [(one["said"], float(one["y"])) for one in parts(chart, "text") if one["text-anchor"] == "end"]
    assert said == [("0", BOTTOM + 4), ("1", BOTTOM - 23 + 4), ("4", TOP + 4)]
    assert {one["x"] for one in parts(chart, "text") if one["text-anchor"] == "end"} == {"24"}
    assert rules(chart) == [("100", LINE), ("77", LINE), ("8", LINE)]


def test_without_further_word_the_axis_names_both_ends() -> None:
    said = [one["said"] for one in parts(drawn([0], low=-7.5, high=2.25), "text")]
    assert said == ["−7.5", "2.25", "0"]


def test_a_zero_inside_the_scale_has_a_line_of_its_own() -> None:
    assert rules(drawn([1]))[-1] == ("54", QUIET)
    assert QUIET not in [colour for _, colour in rules(drawn([1], low=0))]
    assert QUIET not in [colour for _, colour in rules(drawn([-1], high=0))]


def test_a_value_off_the_scale_stands_at_its_edge() -> None:
    assert [y for _, y, _ in dots(drawn([-99, 99]))] == [BOTTOM, TOP]


def test_a_scale_of_no_length_is_drawn_all_the_same() -> None:
    assert [y for _, y, _ in dots(drawn([3], low=3, high=3))] == [BOTTOM]


def test_the_line_runs_through_all_its_values_and_breaks_where_there_is_none() -> None:
    chart = drawn([0, 1, None, 2, 3, None, 4])
    assert [len(points) for points, _ in strokes(chart)] == [2, 2]
    assert [x for points, _ in strokes(chart) for x, _ in points] == [
        pytest.approx(LEFT + step * 260 / 6, abs=0.01) for step in (0, 1, 3, 4)
    ]
    assert {one["stroke"] for _, one in strokes(chart)} == {INK}
    assert len(dots(chart)) == 5
    assert chart.alt == "Trust: 0, 1, not defined, 2, 3, not defined, 4."


def test_an_alignment_is_blue_above_zero_and_orange_and_dashed_below() -> None:
    chart = drawn([4, 2, 0, -2, -4], signed=True)
    assert [(one["stroke"], "stroke-dasharray" in one) for _, one in strokes(chart)] == [
        (ALIGNED, False),
        (ALIGNED, False),
        (OPPOSED, True),
        (OPPOSED, True),
    ]
    assert [colour for _, _, colour in dots(chart)] == [ALIGNED, ALIGNED, QUIET, OPPOSED, OPPOSED]


def test_an_alignment_changes_its_colour_where_it_crosses_zero() -> None:
    (first, blue), (second, orange) = strokes(drawn([6, -2], signed=True))
    crossing = (LEFT + 260 * 0.75, 54)
    assert first == [(LEFT, pytest.approx(26.4)), crossing]
    assert second == [crossing, (RIGHT, pytest.approx(63.2))]
    assert (blue["stroke"], orange["stroke"]) == (ALIGNED, OPPOSED)


def test_an_alignment_that_stays_at_zero_is_neither_blue_nor_orange() -> None:
    ((_, one),) = strokes(drawn([0, 0], signed=True))
    assert one["stroke"] == QUIET
    assert "stroke-dasharray" not in one


def test_an_alignment_breaks_where_there_is_none() -> None:
    chart = drawn([1, None, 2, 3], signed=True)
    assert [[x for x, _ in points] for points, _ in strokes(chart)] == [[pytest.approx(203.33), RIGHT]]
    assert len(dots(chart)) == 3


@pytest.mark.parametrize("signed", [False, True])
def test_dots_are_left_out_where_they_would_stand_on_one_another(*, signed: bool) -> None:
    assert len(dots(drawn([1.0] * 20, signed=signed))) == 20
    assert dots(drawn([1.0] * 21, signed=signed)) == []


def test_moments_are_called_below_the_chart_as_many_as_find_room() -> None:
    def called(count: int) -> list[tuple[str, float]]:
        texts = parts(drawn([0.0] * count), "text")
        return [(one["said"], float(one["x"])) for one in texts if one["text-anchor"] == "middle"]

    assert called(3) == [("0", 30), ("1", 160), ("2", 290)]
    assert len(called(13)) == 13
    assert [label for label, _ in called(14)] == ["0", "2", "4", "6", "8", "10", "12"]


def test_a_chart_fills_its_own_size() -> None:
    chart = drawn([1])
    root = ElementTree.fromstring(chart.svg)
    assert (chart.width, chart.height) == (WIDTH, HEIGHT)
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("300", "120", "0 0 300 120")
    assert (chart.title, chart.note) == ("Trust", "")
