"""The page of a damaged session."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import damage, desk, make_session
from tests.ui.table_kit import click, texts
from ui.windows.damaged import DamagedPage
from wargame.journal.keeping import keep
from wargame.journal.verify import verify
from wargame.places import own_scenarios_folder, scenarios_folder


def shown(qtbot: QtBot, path: Path) -> DamagedPage:
    """The page for a file, which has been checked."""
    page = DamagedPage(path)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: not page.background.is_busy(), timeout=10_000)
    QApplication.processEvents()
    return page


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[DamagedPage]:
    """The page of a session whose last event was changed."""
    path = make_session("Water first", phases=2)
    damage(path)
    made = shown(qtbot, path)
    yield made
    made.background.stop()


def test_it_says_how_far_the_session_is_whole(page: DamagedPage) -> None:
    assert page.title.text() == "This session file is damaged"
    assert "whole up to event" in page.text.text()
    assert "was changed after it was recorded" in page.details.text()


def test_no_command_to_type_is_shown(page: DamagedPage) -> None:
    assert not any("`" in text for text in texts(page))


def test_the_details_can_be_copied(page: DamagedPage) -> None:
    click(page, "copy-details")
    assert "was changed after it was recorded" in QApplication.clipboard().text()


def test_the_primary_button_says_what_was_chosen(page: DamagedPage) -> None:
    click(page, "way-look")
    assert page.go_button.words() == "Look at what is left"
    click(page, "way-rescue")
    assert page.go_button.words() == "Rescue a copy"


def test_a_line_of_turns_shows_where_it_breaks_off(page: DamagedPage) -> None:
    assert page.course.isVisible()
    assert page.course.labels()[0] == "Start"
    assert "Fails: Turn 1" in page.course.accessibleName()


def test_an_automatic_copy_is_brought_back_from_here(qtbot: QtBot) -> None:
    path = make_session("Tuesday", phases=2)
    keep(path, datetime(2026, 3, 1, 12))  # noqa: DTZ001  # by the clock on the wall
    damage(path)
    page = shown(qtbot, path)
    click(page, "way-copy")
    assert page.go_button.words() == "Use the copy"
    with qtbot.waitSignal(page.brought_back, timeout=10_000) as told:
        click(page, "primary")
    assert told.args[0].name == "Tuesday, as of 01 March 12.00.entente"
    assert verify(told.args[0]).is_sound
    page.background.stop()


def test_the_copy_that_was_chosen_is_opened_at_the_table(qtbot: QtBot) -> None:
    path = make_session("Tuesday", phases=2)
    keep(path, datetime(2026, 3, 1, 12))  # noqa: DTZ001  # by the clock on the wall
    path.write_bytes(b"no session")
    with desk(qtbot) as made:
        made.check(path)
        page = made.home.page()
        assert isinstance(page, DamagedPage)
        qtbot.waitUntil(lambda: not page.background.is_busy(), timeout=10_000)
        click(page, "primary")
        qtbot.waitUntil(lambda: made.table is not None, timeout=10_000)
        assert made.table is not None
        assert made.table.bridge.state.setup.title == "Tuesday"


def test_where_a_lost_scenario_was_found_is_told(qtbot: QtBot) -> None:
    path = make_session("Tuesday", phases=2)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM scenario")
    with desk(qtbot) as made:
        made.check(path)
        page = made.home.page()
        assert isinstance(page, DamagedPage)
        qtbot.waitUntil(lambda: not page.background.is_busy(), timeout=10_000)
        assert any("the same one is in the scenario file first-steps.yaml" in text for text in texts(page))
        click(page, "primary")
        qtbot.waitUntil(lambda: made.table is not None, timeout=10_000)
        assert made.table is not None
        assert "was found in the scenario file first-steps.yaml" in made.table.toast.text()


def test_a_scenario_that_is_nowhere_can_be_put_where_it_is_looked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("wargame.journal.lost_scenario.scenarios_folder", lambda: tmp_path / "none")
    path = make_session("Tuesday", phases=2)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM scenario")
    page = shown(qtbot, path)
    assert f"put it into the folder {own_scenarios_folder()} and try again." in page.text.text()
    assert "`" not in page.text.text()
    page.background.stop()
    own_scenarios_folder().mkdir(parents=True)
    shutil.copy(scenarios_folder() / "first-steps.yaml", own_scenarios_folder())
    again = shown(qtbot, path)
    assert again.chosen() == "rescue"
    again.background.stop()


def test_of_a_file_that_is_no_session_any_more_the_copy_is_left(qtbot: QtBot) -> None:
    path = make_session("Tuesday", phases=2)
    keep(path, datetime(2026, 3, 1, 12))  # noqa: DTZ001  # by the clock on the wall
    path.write_bytes(b"no session")
    page = shown(qtbot, path)
    assert page.title.text() == "This file cannot be read"
    assert page.chosen() == "copy"
    page.background.stop()


def test_a_rescue_goes_to_a_file_of_its_own(qtbot: QtBot, page: DamagedPage) -> None:
    before = page.path.read_bytes()
    with qtbot.waitSignal(page.rescued, timeout=10_000) as told:
        click(page, "primary")
    assert told.args[0].path.name == "Water first rescued.entente"
    assert page.path.read_bytes() == before


def test_a_rescue_that_fails_is_told_in_words(qtbot: QtBot, page: DamagedPage) -> None:
    page.path.write_bytes(page.path.read_bytes()[:5000])
    click(page, "primary")
    qtbot.waitUntil(page.notice.isVisible, timeout=10_000)
    assert page.notice.kind() == "error"
    assert page.go_button.isEnabled()


def test_a_session_that_is_whole_is_said_to_be_and_can_be_opened(qtbot: QtBot) -> None:
    page = shown(qtbot, make_session("Sound"))
    assert page.title.text() == "This session is whole"
    with qtbot.waitSignal(page.open_wanted):
        click(page, "primary")


def test_a_file_that_cannot_be_read_offers_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "x.entente").write_bytes(b"no session")
    page = shown(qtbot, tmp_path / "x.entente")
    assert page.title.text() == "This file cannot be read"
    assert not page.go_button.isVisible()
