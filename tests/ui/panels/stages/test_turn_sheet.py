"""The sheet of a turn in the window: at upkeep, and by F2 in between; Space opens a row."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.sessions import FLAGSHIP, started, step
from tests.ui.table_kit import open_table, press, texts
from tests.wargame.secret_texts import secrets_of
from ui.panels.stages.turn_sheet import TurnSheetStage
from ui.theme.theme import current_theme
from ui.widgets.sheet_rows import RowWidget
from ui.windows.table import TableWindow
from wargame.session.session import Session
from wargame.terms import ROOM


def at(phase: str, turn: int) -> Session:
    session = started(FLAGSHIP)
    while not (session.state.turn == turn and session.state.phase_kind == phase):
        step(session)
    return session


@pytest.fixture(params=["upkeep", "resolution"])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[TableWindow]:
    """The flagship with its sheet to be seen."""
    current_theme().choose(reduced_motion=True)
    made = open_table(at(request.param, 2))
    qtbot.addWidget(made)
    if request.param == "resolution":
        press(made, Qt.Key.Key_F2)
    yield made
    made.bridge.close()


def rows(window: TableWindow) -> list[RowWidget]:
    stage = window.stage()
    assert isinstance(stage, TurnSheetStage)
    return stage.table.rows


def test_every_open_move_is_a_row_and_is_read_whole_by_space(window: TableWindow) -> None:
    assert len(rows(window)) >= 5
    rows(window)[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is rows(window)[1]
    for row in rows(window):
        row.setFocus(Qt.FocusReason.TabFocusReason)
        press(window, Qt.Key.Key_Space)
        assert row.more.isVisible() == bool(row.row.details)


def test_nothing_on_it_is_secret_and_it_says_aloud_what_it_shows(window: TableWindow) -> None:
    secrets = secrets_of(window.bridge.session, ROOM)
    said = list(texts(window.stage()))
    assert secrets
    assert [secret for secret in secrets if any(secret in text for text in said)] == []
    for row in rows(window):
        assert row.row.title in row.accessibleName()
        assert all(one.words in row.accessibleName() for one in row.row.moved)


def test_the_sheet_in_between_goes_by_enter_and_by_its_key(qtbot: QtBot) -> None:
    current_theme().choose(reduced_motion=True)
    made = open_table(at("reveal", 2))
    qtbot.addWidget(made)
    before = made.bridge.state
    for leave in (Qt.Key.Key_Return, Qt.Key.Key_F2):
        press(made, Qt.Key.Key_F2)
        assert isinstance(made.stage(), TurnSheetStage)
        assert made.primary.words() == "Back to the table"
        press(made, leave)
        assert not isinstance(made.stage(), TurnSheetStage)
        assert QApplication.focusWidget() is (made.stage().rests_at() or made.primary)
    assert made.bridge.state is before
    made.bridge.close()


@pytest.mark.parametrize("scale", [80, 100, 150, 200])
def test_no_row_is_wider_than_the_window(qtbot: QtBot, scale: int) -> None:
    current_theme().choose(reduced_motion=True, scale=scale)
    made = open_table(at("upkeep", 2))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    QApplication.processEvents()
    for row in rows(made):
        assert row.mapTo(made, row.rect().topRight()).x() <= made.width()
    made.bridge.close()


def test_a_row_that_is_held_or_has_the_keyboard_lights_its_ties(qtbot: QtBot) -> None:
    current_theme().choose(reduced_motion=True)
    window = open_table(at("upkeep", 2))
    qtbot.addWidget(window)
    stage = window.stage()
    assert isinstance(stage, TurnSheetStage)
    graph = stage.moved.graph
    everything = {tie.pair for tie in graph.content.ties if tie.before is not None}
    row = next(one for one in rows(window) if any(moved.pair for moved in one.row.moved))
    own = {moved.pair for moved in row.row.moved if moved.pair} & everything

    def set_off() -> set[tuple[str, str]]:
        return {tie.pair for tie in graph.content.ties if tie.before is not None}

    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert set_off() == own
    window.primary.setFocus()
    assert set_off() == everything
    QTest.mousePress(row, Qt.MouseButton.LeftButton)
    assert set_off() == own
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton)
    assert row.more.isVisible() == bool(row.row.details)
    window.bridge.close()
