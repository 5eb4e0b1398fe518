"""The balance page: games in the background, charts and findings, and a way to stop."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import click, find, texts
from ui.theme.theme import current_theme
from ui.widgets.share_bars import ShareBars
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
