"""The balance page: games in the background, charts and findings, and a way to stop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import click, find, texts
from ui.panels.replay.analysis.chart import ChartPanel
from ui.theme.theme import current_theme
from ui.widgets.share_bars import ShareBars
from ui.widgets.sheet_table import SheetTable
from ui.windows.balance import BalancePage
from wargame.places import scenarios_folder


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[BalancePage]:
    current_theme().choose(reduced_motion=True)
    made = BalancePage(scenarios_folder() / "first-steps.yaml")
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    yield made
    made.background.stop()


def test_games_are_played_and_shown_as_bars(qtbot: QtBot, page: BalancePage) -> None:
    page.games.setValue(300)
    click(page, "primary")
    qtbot.waitUntil(lambda: bool(page.findChildren(ShareBars)), timeout=20_000)
    said = " ".join(texts(page))
    assert "Games won" in said
    assert "300 games in" in said
    bars = page.findChildren(ShareBars)[0]
    assert "points on average" in bars.accessibleName()


def test_games_can_be_stopped(qtbot: QtBot, page: BalancePage) -> None:
    page.games.setValue(1_000_000)
    click(page, "primary")
    click(page, "stop")
    qtbot.waitUntil(lambda: page.play_button.isEnabled(), timeout=20_000)
    assert "Stopped" in page.words.text()
    assert not find(page, "stop").isEnabled()


def test_a_file_that_is_no_scenario_is_a_sentence(qtbot: QtBot, page: BalancePage) -> None:
    page.path = scenarios_folder() / "scenario.schema.json"
    click(page, "primary")
    qtbot.waitUntil(lambda: page.notice.isVisible(), timeout=20_000)
    assert page.play_button.isEnabled()


def test_scores_board_cards_and_injects_stand_in_tables(qtbot: QtBot, page: BalancePage) -> None:
    page.games.setValue(200)
    click(page, "primary")
    qtbot.waitUntil(lambda: bool(page.findChildren(SheetTable)), timeout=20_000)
    tables = {table.accessibleName(): table.model() for table in page.findChildren(SheetTable)}
    assert {"Scores, as a table", "Alignments at the end, as a table", "Injects, as a table"} <= set(tables)
    scores = tables["Scores, as a table"]
    assert scores.rowCount() == 3
    assert " to " in scores.index(0, 2).data()
    heads = [scores.headerData(at, Qt.Orientation.Horizontal) for at in range(scores.columnCount())]
    assert heads[:3] == ["Seat", "Score", "Interval"]


def test_what_is_out_of_balance_has_its_line(qtbot: QtBot, page: BalancePage, tmp_path: Path) -> None:
    text = page.path.read_text(encoding="utf-8")
    page.path = tmp_path / "easy.yaml"
    page.path.write_text(text.replace("lo: 3\n    hi: 4\n", "lo: 0\n    hi: 6\n", 1), encoding="utf-8")
    line = text.splitlines().index("  - id: torvik-level") + 1
    QTest.mouseClick(page.parts.button("deck"), Qt.MouseButton.LeftButton)
    assert not page.policy.isVisible()
    page.games.setValue(100)
    click(page, "primary")
    qtbot.waitUntil(lambda: "finding" in page.words.text(), timeout=60_000)
    said = list(texts(page.areas["deck"]))
    assert f"Line {line}" in said
    assert "“A lake neither too high nor too low” is met in full whatever is played." in said
    QTest.mouseClick(page.parts.button("games"), Qt.MouseButton.LeftButton)
    assert page.words.text() == "Nothing is recorded and no file is changed."


def test_what_moves_the_verdict_is_a_chart_and_a_table(qtbot: QtBot, page: BalancePage) -> None:
    page.path = scenarios_folder() / "great-powers-1872.yaml"
    page.show_part("numbers")
    page.policy.setCurrentIndex(page.policy.findData("random"))
    page.games.setValue(1)
    click(page, "primary")
    qtbot.waitUntil(lambda: bool(page.areas["numbers"].findChildren(SheetTable)), timeout=60_000)
    chart = page.areas["numbers"].findChild(ChartPanel)
    assert chart is not None
    assert chart.chart is not None
    assert len(chart.chart.labels) == 15
    assert any(one.endswith(", start") and "–" in one for one in (row[0] for row in chart.chart.rows))
    (table,) = page.areas["numbers"].findChildren(SheetTable)
    assert table.model().rowCount() == len(chart.chart.rows) > 60
    qtbot.waitUntil(chart.picture.is_drawn, timeout=20_000)


def test_a_scenario_without_a_monitor_has_no_verdict_to_move(qtbot: QtBot, page: BalancePage) -> None:
    page.show_part("numbers")
    click(page, "primary")
    qtbot.waitUntil(lambda: page.notice.isVisible(), timeout=20_000)
    assert "no monitor" in page.notice.text()


def test_trying_numbers_can_be_stopped(qtbot: QtBot, page: BalancePage) -> None:
    page.path = scenarios_folder() / "afghanistan-2017.yaml"
    page.show_part("numbers")
    click(page, "primary")
    click(page, "stop")
    qtbot.waitUntil(lambda: page.play_button.isEnabled(), timeout=60_000)
    assert page.words.text().startswith("Stopped; nothing can be told")
