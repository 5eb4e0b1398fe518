"""The charts of a session hold its numbers, and each is drawn, exported and said in words."""

import csv
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from matplotlib import rc_context, rcParams
from pypdf import PdfReader

from tests.ui.sessions import played, started, step
from tests.wargame.woods import CALM, TRADE, at, woods
from ui.presenters.chart_axes import ChartStyle
from ui.presenters.chart_drawing import as_pdf, as_pixels, as_png, as_svg
from ui.theme.tokens import THEMES, colours
from wargame.alignment.monitor import answer
from wargame.game.events import Event, MoveRuled
from wargame.scenario.model import Track
from wargame.session.messages import perceive
from wargame.session.session import Session
from wargame.shown.chart import Chart, Turns, as_csv
from wargame.shown.charts import analysis, luck_chart, tracks_chart
from wargame.terms import signed

KEYS = ["alignment", "heat", "monitor", "tracks", "balance", "views", "instruments", "luck"]


def turns_of(session: Session) -> Turns:
    history = session.history
    ends = sorted(history.turn_ends().items())
    return ((0, history.opening), *((turn, history.state_at(event)) for turn, event in ends))


def events_of(session: Session) -> tuple[Event, ...]:
    return tuple(entry.event for entry in session.history.line())


@pytest.fixture(scope="module")
def session() -> Session:
    made = played(turns_played=4)
    for turn, views in enumerate(({"russia": 9, "kabul": -5}, {"russia": -9}), made.state.turn):
        perceive(made, "iran", views)
        while turn == made.state.turn and made.state.running:
            step(made)
    return made


@pytest.fixture(scope="module")
def charts(session: Session) -> dict[str, Chart]:
    return {chart.key: chart for chart in analysis(turns_of(session), events_of(session))}


def test_settings_that_somebody_keeps_for_matplotlib_change_no_chart(
    tmp_path: Path, charts: dict[str, Chart]
) -> None:
    chart = charts["tracks"]
    style = ChartStyle(colours=colours(THEMES["light"]))
    usual = as_svg(chart, style)
    (tmp_path / "matplotlibrc").write_text("svg.fonttype: none\nxtick.direction: in\naxes.grid: True\n")
    with rc_context(fname=tmp_path / "matplotlibrc"):
        assert as_svg(chart, style) == usual
        assert rcParams["axes.grid"] is True


def test_all_charts_are_there(charts: dict[str, Chart]) -> None:
    assert list(charts) == KEYS


def test_the_tie_in_question_is_the_strong_line(session: Session, charts: dict[str, Chart]) -> None:
    (strong,) = [one for one in charts["alignment"].series if one.strong]
    assert strong.name == "Iran–Russia"
    assert strong.values == tuple(state.alignment("iran", "russia") for _, state in turns_of(session))


def test_tracks_carry_their_own_scale(session: Session, charts: dict[str, Chart]) -> None:
    first = session.scenario.tracks[0]
    one = charts["tracks"].series[0]
    assert (one.name, one.low, one.high) == (first.name, first.min, first.max)
    assert one.values[-1] == session.state.track(first.id)


def test_the_monitor_ends_with_its_present_answer(session: Session, charts: dict[str, Chart]) -> None:
    known = answer(session.state)
    assert known is not None
    chart = charts["monitor"]
    assert chart.series[0].values[-1] == known.index
    assert known.title in chart.notes[0]
    assert [name for _, _, name in chart.bands] == ["Cooperation", "Competition"]


def test_instruments_count_every_ruling(session: Session, charts: dict[str, Chart]) -> None:
    rulings = [one for one in events_of(session) if isinstance(one, MoveRuled)]
    counted = sum(value or 0 for series in charts["instruments"].series for value in series.values)
    assert counted == len(rulings)


def test_luck_compares_what_came_out_with_the_odds(session: Session) -> None:
    thrown = [one for one in events_of(session) if isinstance(one, MoveRuled) and one.throw]
    chart = luck_chart(events_of(session))
    assert sum(value or 0 for value in chart.series[2].values) == len(thrown)
    wins = sum(one.rolled in ("exceeds", "succeeds") for one in thrown)
    assert f"{wins} succeeded" in chart.words


def test_the_latest_view_of_each_tie_stands_beside_what_was_held(
    session: Session, charts: dict[str, Chart]
) -> None:
    chart, ends = charts["views"], session.history.turn_ends()
    stood = session.history.state_at(ends[6]).alignment("iran", "russia")
    assert [one.name for one in chart.series] == ["Iran → Russia, turn 6", "Iran → Kabul, turn 5"]
    assert list(chart.series[0].values) == [-9, stood]
    assert [row[:3] for row in chart.rows] == [
        ("5", "Iran", "Russia"),
        ("5", "Iran", "Kabul"),
        ("6", "Iran", "Russia"),
    ]
    assert f"saw its tie to Russia at −9; it stood at {signed(stood)}, {stood + 9} higher." in chart.words


def test_before_anything_happened_charts_say_so() -> None:
    session = started()
    charts = {chart.key: chart for chart in analysis(turns_of(session), events_of(session))}
    assert charts["luck"].words == "Nothing was thrown yet."
    assert charts["instruments"].aside == "0 moves"
    assert charts["views"].words.startswith("No seat has said yet how it sees its ties.")
    style = ChartStyle(colours=colours(THEMES["light"]))
    assert "No seat has said yet" in as_svg(charts["views"], style)


def test_a_scenario_without_a_monitor_has_no_such_chart() -> None:
    session = played("first-steps", turns_played=2)
    assert "monitor" not in {chart.key for chart in analysis(turns_of(session), events_of(session))}


@pytest.mark.parametrize("key", KEYS)
def test_a_chart_has_words_and_a_table(charts: dict[str, Chart], key: str) -> None:
    chart = charts[key]
    rows = list(csv.reader(StringIO(as_csv(chart))))
    assert chart.words
    assert tuple(rows[0]) == chart.head
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(chart.head)}


@pytest.mark.parametrize("key", KEYS)
def test_a_chart_is_drawn_as_svg_with_its_words_and_always_alike(charts: dict[str, Chart], key: str) -> None:
    style = ChartStyle(colours=colours(THEMES["light"]))
    text = as_svg(charts[key], style, 400, 300)
    root = ElementTree.fromstring(text)
    assert charts[key].title in "".join(root.itertext())
    assert as_svg(charts[key], style, 400, 300) == text


def test_a_chart_as_pdf_holds_its_words_as_text_and_is_always_alike(charts: dict[str, Chart]) -> None:
    style = ChartStyle(colours=colours(THEMES["light"]))
    made = as_pdf(charts["luck"], style)
    page = PdfReader(BytesIO(made)).pages[0]
    assert "Chance of success before the throw" in page.extract_text()
    assert as_pdf(charts["luck"], style) == made


@pytest.mark.parametrize("theme", THEMES)
def test_charts_are_drawn_on_the_ground_of_the_theme(charts: dict[str, Chart], theme: str) -> None:
    style = ChartStyle(colours=colours(THEMES[theme]))
    drawn = as_pixels(charts["alignment"], style, 240, 160, 2.0)
    ground = bytes.fromhex(THEMES[theme].surface[1:])
    assert (drawn.width, drawn.height) == (480, 320)
    assert drawn.pixels[:3] == ground


def test_a_png_has_two_pixels_for_each_px(charts: dict[str, Chart]) -> None:
    png = as_png(charts["luck"], ChartStyle(colours=colours(THEMES["light"])), 200, 150)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20]) == 400


def test_hidden_tracks_run_over_time_for_control_alone_until_the_game_is_opened() -> None:
    loyalty = Track(id="loyalty", name="Loyalty of the guard", start=6, hidden=True)
    watched = at("negotiation", woods(tracks=(CALM, TRADE, loyalty)))

    def names(*, hidden: bool) -> list[str]:
        chart = tracks_chart(((0, watched.history.opening), (1, watched.state)), hidden=hidden)
        assert chart is not None
        return [one.name for one in chart.series]

    assert names(hidden=False) == ["Calm", "Trade"]
    assert names(hidden=True) == ["Calm", "Trade", "Loyalty of the guard (hidden)"]
