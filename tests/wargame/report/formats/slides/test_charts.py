"""Charts on slides: PowerPoint's own, with the session's numbers in a workbook that runs nothing."""

from io import BytesIO
from zipfile import ZipFile

from tests.wargame.report.formats.slides.decks import read, shapes_of, slide_called
from tests.wargame.report.sessions import demo
from wargame.game.score import scores


def test_each_track_is_a_chart_with_the_numbers_of_its_turns() -> None:
    session = demo()
    slide = slide_called("demo", "Tracks")
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    found = {chart.plots[0].series[0].name: tuple(chart.plots[0].series[0].values) for chart in charts}
    tracks = [track for track in session.scenario.tracks if track.name in found]
    assert len(tracks) == len(charts) == min(9, len(session.scenario.tracks))
    for track in tracks:
        assert found[track.name][0] == session.history.opening.track(track.id)
        assert found[track.name][-1] == session.state.track(track.id)
        assert len(found[track.name]) == session.state.turn + 1


def test_the_axis_is_the_track_s_whole_scale() -> None:
    slide = slide_called("demo", "Tracks")
    axes = [shape.chart.value_axis for shape in slide.shapes if shape.has_chart]
    assert {(axis.minimum_scale, axis.maximum_scale) for axis in axes} == {
        (track.min, track.max) for track in demo().scenario.tracks
    }


def test_scores_are_bars_from_the_highest() -> None:
    slide = slide_called("demo", "Scores")
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    totals = sorted((round(float(one.total), 1) for one in scores(demo().state)), reverse=True)
    assert list(chart.plots[0].series[0].values) == totals


def test_the_workbook_of_a_chart_can_be_edited_and_holds_no_formula() -> None:
    for slide in read("evil").slides:
        for shape in shapes_of(slide):
            if not getattr(shape, "has_chart", False):
                continue
            book = shape.chart.part.chart_workbook.xlsx_part.blob
            with ZipFile(BytesIO(book)) as file:
                sheet = file.read("xl/worksheets/sheet1.xml")
            assert b"<f>" not in sheet
            assert sheet.count(b"<v>") >= 2
