"""The page of many tables: what a series shows, what stands beside it, and how it is taken along."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk, read
from tests.ui.table_kit import find, open_for_control, texts
from tests.wargame.cohort.tables import played, ruled_on_twice
from ui.theme.theme import current_theme
from ui.widgets.chance_bars import ChanceBars
from ui.widgets.run_lines import RunLines
from ui.widgets.run_map import RunMapView
from ui.widgets.text import PlainLabel
from ui.windows.cohort import CohortPage
from ui.windows.cohort_taking import TakingSheet
from ui.windows.whereabouts import place_at_home
from wargame.cohort.cache import cache_folder
from wargame.session.saving import save_anew


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("series")
    for seed in range(4):
        save_anew(played(seed, "afghanistan-2017", turns=2), folder / f"table-{seed}.entente")
    (folder / "torn.entente").write_bytes(b"not a session")
    return folder


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[CohortPage]:
    current_theme().choose(reduced_motion=True)
    made = CohortPage((), workers=1)
    made.games = 0
    qtbot.addWidget(made)
    made.resize(1366, 720)
    made.show()
    yield made
    made.background.stop()


def settled(qtbot: QtBot, page: CohortPage) -> None:
    qtbot.waitUntil(
        lambda: not page.background.is_busy() and not page.luck.background.is_busy(), timeout=20_000
    )


def look(qtbot: QtBot, page: CohortPage, *places: Path) -> str:
    page.look_at(places)
    settled(qtbot, page)
    QApplication.processEvents()
    return " ".join(texts(page))


def test_a_folder_is_shown_and_what_does_not_belong_is_named(
    qtbot: QtBot, page: CohortPage, series: Path
) -> None:
    said = look(qtbot, page, series)
    assert "4 tables played to the end" in said
    assert "torn.entente: " in said
    assert "4 tables compared. The session files are only read." in said
    lines = page.findChildren(RunLines)[0]
    assert "Index of the question by turn at 4 tables" in lines.accessibleName()


def test_another_number_is_followed_by_choosing_it(qtbot: QtBot, page: CohortPage, series: Path) -> None:
    look(qtbot, page, series)
    choice = page.findChild(QComboBox, "series-course")
    assert choice is not None
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert page.findChildren(RunLines)[0].accessibleName().startswith(choice.currentText())
    assert choice.currentIndex() == 1


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        (0, "No table to compare"),
        (1, "One table is a story"),
        (2, "Two tables cannot show a difference"),
        (3, "So few tables have no middle"),
    ],
)
def test_few_tables_are_shown_with_what_they_cannot_show(
    qtbot: QtBot, page: CohortPage, series: Path, tables: int, words: str
) -> None:
    files = [series / f"table-{seed}.entente" for seed in range(tables)]
    assert words in look(qtbot, page, *files)
    assert find(page, "write-series").isEnabled() == bool(tables)


def test_enter_on_a_table_opens_it_for_reading(qtbot: QtBot, page: CohortPage, series: Path) -> None:
    look(qtbot, page, series)
    table = page.findChild(QTableView, "series-tables")
    assert table is not None
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, 0))
    with qtbot.waitSignal(page.read_wanted) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [series / "table-2.entente"]


def test_space_leaves_a_table_out_and_that_is_said(qtbot: QtBot, page: CohortPage, series: Path) -> None:
    look(qtbot, page, series)
    table = page.findChild(QTableView, "series-tables")
    assert table is not None
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Space)
    settled(qtbot, page)
    qtbot.waitUntil(lambda: any("1 table left out by hand" in words for words in texts(page.overview)))
    assert [run.name for run in page.seen.courses[0].runs] == ["table-0", "table-2", "table-3"]
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    settled(qtbot, page)
    qtbot.waitUntil(lambda: page.words.text().startswith("4 tables compared."))


def test_a_series_is_taken_along_without_names_and_without_touching_the_sessions(
    qtbot: QtBot, page: CohortPage, series: Path, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in series.iterdir()}
    look(qtbot, page, series)
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    sheet = page.findChild(TakingSheet)
    assert sheet is not None
    assert not sheet.names.isChecked()
    assert not sheet.secrets.isChecked()
    sheet.forms.choose(".xlsx")
    sheet.take(tmp_path / "out")
    qtbot.waitUntil(lambda: page.words.text() == "Written: out.xlsx", timeout=20_000)
    page.take_along()
    sheet.take(tmp_path / "out")
    assert "out.xlsx is there already" in sheet.about.text()
    assert sheet.isVisible()
    sheet.forms.choose("")
    sheet.names.click()
    sheet.take(tmp_path / "all.pdf")
    qtbot.waitUntil(lambda: page.words.text() == "Written: all", timeout=20_000)
    assert (tmp_path / "all" / "report.pdf").exists()
    assert "table-3" in (tmp_path / "all" / "tables.csv").read_text(encoding="utf-8-sig")
    assert {path: path.read_bytes() for path in series.iterdir()} == before
    page.take_along()
    assert not sheet.names.isChecked()  # names leave the room only when somebody says so anew


def test_what_is_kept_of_sessions_is_forgotten_by_a_press(
    qtbot: QtBot, page: CohortPage, series: Path
) -> None:
    look(qtbot, page, series)
    assert list(cache_folder().iterdir())
    QTest.mouseClick(find(page.rail, "forget-series"), Qt.MouseButton.LeftButton)
    assert page.words.text().startswith("Forgotten: 4 files.")
    assert not cache_folder().exists()
    QTest.mouseClick(find(page.rail, "forget-series"), Qt.MouseButton.LeftButton)
    assert page.words.text().startswith("Forgotten: nothing was kept.")
    assert "4 tables played to the end" in look(qtbot, page, series)


def test_bots_are_played_once_the_tables_are_shown(qtbot: QtBot, page: CohortPage, series: Path) -> None:
    page.games = 60
    said = look(qtbot, page, series)
    assert "greedy bots" in said
    assert "bots, 90 in 100" in page.findChildren(RunLines)[0].accessibleName()


@pytest.fixture
def sheet(series: Path) -> Path:
    made = series / "sheet.csv"
    lines = [f"table-{seed},{'desk' if seed % 2 else 'plain'}" for seed in range(4)]
    made.write_text("\n".join(["file,label", *lines, "table-9,desk"]), encoding="utf-8")
    return made


def test_labels_of_a_sheet_are_compared(qtbot: QtBot, page: CohortPage, series: Path, sheet: Path) -> None:
    look(qtbot, page, series)
    QTest.mouseClick(page.parts.button("differences"), Qt.MouseButton.LeftButton)
    assert "Nothing to compare" in " ".join(texts(page.differences))
    page.differences.sheet_chosen.emit(sheet)
    settled(qtbot, page)
    qtbot.waitUntil(lambda: "2 tables with “desk”, 2 with “plain”." in texts(page.differences))
    assert any("table-9" in words for words in texts(page.rail))
    assert "Verdicts by label" in texts(page.differences)
    assert any("Cooperation, “desk”: " in words for words in texts(page.differences))
    # What chance does is drawn, and said to those who do not see it.
    bars = page.findChild(ChanceBars, "chance-bars")
    assert bars is not None
    assert "of all 6 deals lie as far out" in bars.accessibleName()
    assert bars.accessibleName().removeprefix("Could luck do this? ") in texts(page.differences)
    # Four tables can be dealt in six ways, of which two are always as far out: no size would show.
    assert any("could not show a difference of any size" in words for words in texts(page.differences))
    # The same in figures: how many, and of how many.
    figure = page.differences.findChild(PlainLabel, "sure-figure")
    assert figure is not None
    assert any(words.startswith("of all 6 deals differ by") for words in texts(page.differences))
    assert f"{figure.text()} of all 6 deals lie as far out" in bars.accessibleName()
    # Turned round, what was higher is lower.
    page.differences.treated.setCurrentText("plain")
    page.differences.treated.activated.emit(page.differences.treated.currentIndex())
    assert page.differences.without.currentText() == "desk"
    settled(qtbot, page)
    qtbot.waitUntil(lambda: "2 tables with “plain”, 2 with “desk”." in texts(page.differences))
    page.differences.within["seed"].click()
    settled(qtbot, page)
    qtbot.waitUntil(lambda: any("nothing is tested" in words for words in texts(page.differences)))


def test_a_point_of_the_map_opens_the_replay_of_its_table_at_the_end(
    qtbot: QtBot, page: CohortPage, series: Path
) -> None:
    look(qtbot, page, series)
    page.show_part("map")
    view = page.map.findChild(RunMapView)
    assert view is not None
    assert view.map is not None
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    name = sorted(view.map.points, key=lambda one: one.across)[1].name
    assert name in view.accessibleName()
    with qtbot.waitSignal(page.replay_wanted) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [series / f"{name}.entente", 2]
    at = view.place(view.map.points[0]).toPoint()
    with qtbot.waitSignal(page.replay_wanted) as told:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [series / "table-0.entente", 2]


def test_a_line_opens_the_replay_of_its_table_at_the_turn_that_is_pressed(
    qtbot: QtBot, page: CohortPage, series: Path
) -> None:
    look(qtbot, page, series)
    lines = page.findChildren(RunLines)[0]
    assert lines.courses is not None
    lines.setFocus()
    QTest.keyClick(lines, Qt.Key.Key_Up)
    for _ in range(4):  # to the one that ends highest
        QTest.keyClick(lines, Qt.Key.Key_Up)
    QTest.keyClick(lines, Qt.Key.Key_Left)
    best = max(lines.courses.runs, key=lambda run: run.values[-1])
    assert lines.accessibleName().startswith(f"{best.name}, turn 1: ")
    with qtbot.waitSignal(page.replay_wanted) as told:
        QTest.keyClick(lines, Qt.Key.Key_Return)
    assert told.args == [series / f"{best.name}.entente", 1]
    at = lines.place(best.at, 2).toPoint()
    with qtbot.waitSignal(page.replay_wanted) as told:
        QTest.mouseClick(lines, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [series / f"{best.name}.entente", 2]
    assert lines.nearest(lines.place(best.at, 2) - QPointF(0, 9_999)) is None


def test_the_luck_of_a_table_is_a_chart_with_every_throw(
    qtbot: QtBot, page: CohortPage, series: Path
) -> None:
    look(qtbot, page, series / "table-1.entente")
    page.show_part("luck")
    settled(qtbot, page)
    qtbot.waitUntil(lambda: "Every throw" in " ".join(texts(page.luck)))
    said = " ".join(texts(page.luck))
    assert "Its moves with other dice: " in said
    assert "Names covert moves" in said
    QTest.mouseClick(find(page, "part-spread"), Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert (
        "Where the spread comes from cannot be told: that takes 8 tables or more" in page.luck.spread.text()
    )


def test_stop_ends_what_bots_are_playing(qtbot: QtBot, page: CohortPage, series: Path) -> None:
    look(qtbot, page, series)
    page.games = 300
    page.compare(page.differences.choice())
    QTest.mouseClick(find(page, "stop"), Qt.MouseButton.LeftButton)
    assert page.words.text() == "Stopped. The session files are only read."
    assert not page.background.is_busy()


def test_the_library_leads_there_with_what_is_searched_for(
    qtbot: QtBot, series: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.windows.cohort.GAMES", 0)
    with desk(qtbot) as of:
        of.remembered.sessions_folder = series
        library = of.home.library
        library.refresh()
        read(qtbot, of)
        library.sessions.search.setText("table 3")
        QTest.keyClick(library, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        page = of.home.findChild(CohortPage)
        assert page is not None
        qtbot.waitUntil(lambda: "1 table played to the end" in " ".join(texts(page)), timeout=20_000)
        assert place_at_home(of.home) == "cohort"
        QTest.keyClick(page, Qt.Key.Key_Escape)
        assert library.isVisible()


def test_escape_in_the_replay_of_a_table_leads_back_to_the_series_where_it_was_left(
    qtbot: QtBot, series: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.windows.cohort.GAMES", 0)
    with desk(qtbot) as of:
        of.pages.show_tables((series,), sheet)
        page = of.home.findChild(CohortPage)
        assert page is not None
        qtbot.waitUntil(lambda: bool(page.seen.courses), timeout=20_000)
        page.leave_out(frozenset({series / "table-3.entente"}))
        page.show_part("map")
        page.map.replayed.emit(series / "table-1.entente", 1)
        assert of.table is not None
        replay = of.table.replaying.window
        assert replay is not None
        assert replay.line.moments[replay.bar.place()].turn == 1
        assert not replay.bar.at_end()
        assert "Back to the series (Esc)" in replay.leave.toolTip()
        QTest.keyClick(replay.bar.scrubber, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: of.table is None)
        again = of.home.findChildren(CohortPage)[-1]  # the one before goes when Qt comes to it
        where = again.place_in()
        assert (where.places, where.sheet, where.design) == ((series,), sheet, None)
        assert where.part == "map"
        qtbot.waitUntil(lambda: again.words.text().startswith("3 tables compared, 1 left"), timeout=20_000)
        table = again.findChild(QTableView, "series-tables")
        assert table is not None
        assert table.currentIndex().row() == 1
        assert table.hasFocus()
        again.leave()


def test_a_series_that_is_opened_again_is_where_it_was_left_with_every_table_in_it(
    qtbot: QtBot, series: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.windows.cohort.GAMES", 0)
    with desk(qtbot) as of:
        of.pages.show_tables((series,))
        page = of.home.findChild(CohortPage)
        assert page is not None
        qtbot.waitUntil(lambda: bool(page.seen.courses), timeout=20_000)
        page.leave_out(frozenset({series / "table-0.entente"}))
        page.show_part("luck")
        page.luck.choice.setCurrentIndex(2)
        page.luck.choice.activated.emit(2)
        page.leave()
        # The library gives the files that it lists; they are the same series as their folder.
        of.pages.show_tables(tuple(series / f"table-{seed}.entente" for seed in range(4)))
        again = of.home.findChildren(CohortPage)[-1]
        assert again.parts.current() == "luck"
        qtbot.waitUntil(lambda: again.luck.choice.currentText() == "table-2", timeout=20_000)
        assert not again.place_in().left
        again.leave()
        of.pages.show_tables((series / "elsewhere",))
        assert of.home.findChildren(CohortPage)[-1].parts.current() == "overview"
        of.home.findChildren(CohortPage)[-1].leave()
        of.remembered.keep("series/part", "a part of another version")
        of.pages.show_tables((series / "elsewhere",))
        assert of.home.findChildren(CohortPage)[-1].parts.current() == "overview"
        of.home.findChildren(CohortPage)[-1].leave()


@pytest.mark.parametrize("scale", [100, 200])
def test_the_rail_says_name_label_index_and_verdict_without_scrolling_sideways(
    qtbot: QtBot, page: CohortPage, series: Path, sheet: Path, scale: int
) -> None:
    current_theme().choose(scale=scale)
    look(qtbot, page, series)
    page.differences.sheet_chosen.emit(sheet)
    settled(qtbot, page)
    qtbot.waitUntil(lambda: "2 tables with “desk”, 2 with “plain”." in texts(page.differences))
    QApplication.processEvents()  # what was made anew is shown when Qt comes to it
    (table,) = (one for one in page.findChildren(QTableView, "series-tables") if one.isVisible())
    model = table.model()
    row = " ".join(str(model.index(1, column).data()) for column in range(model.columnCount()))
    assert "table-1" in row
    assert "desk: " in row
    assert any(row.endswith(words) for words in ("Cooperation", "Competition", "Parallel but separate"))
    assert table.horizontalScrollBar().maximum() == 0


def test_second_rulings_stay_closed_and_are_counted_only_where_their_umpires_let_them(
    qtbot: QtBot, page: CohortPage, tmp_path: Path
) -> None:
    for seed, shared in ((1, True), (2, False)):
        ruled_on_twice(tmp_path, seed, 60, 55, shared=shared)
    said = look(qtbot, page, tmp_path)
    page.show_part("umpire")
    assert "came within" not in said
    open_for_control(page)
    said = " ".join(texts(page.umpire))
    assert "points of the first ruling on 1 of 1 move" in said
    assert "Second rulings of 1 of 2 tables are counted" in said
    page.umpire.write(tmp_path / "out.json")
    assert "second_rulings" in (tmp_path / "out.json").read_text(encoding="utf-8")
    page.show_part("overview")
    assert "came within" not in " ".join(texts(page))
