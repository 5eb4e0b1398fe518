"""The four outcomes as small graphs, before a move is ruled on."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.sessions import until_ruling
from ui.bridge import SessionBridge
from ui.panels.previews import OutcomePreviews
from ui.theme.theme import current_theme
from wargame.terms import OUTCOMES


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[tuple[OutcomePreviews, SessionBridge, int]]:
    """The previews of the first move of a session."""
    session, number = until_ruling()
    bridge = SessionBridge(session)
    panel = OutcomePreviews(bridge)
    qtbot.addWidget(panel)
    panel.resize(760, 240)
    panel.show_move(session.state, number)
    panel.show()
    yield panel, bridge, number
    bridge.close()


def test_every_outcome_has_its_graph_and_its_words(
    qtbot: QtBot, shown: tuple[OutcomePreviews, SessionBridge, int]
) -> None:
    panel, _, _ = shown
    assert [cell.title.text() for cell in panel.cells.values()] == ["Exceeds", "Succeeds", "Partly", "Fails"]
    assert all(cell.thumb.shown for cell in panel.cells.values())
    assert all(cell.told.text() for cell in panel.cells.values())


def test_blocs_and_frustration_follow(
    qtbot: QtBot, shown: tuple[OutcomePreviews, SessionBridge, int]
) -> None:
    panel, _, _ = shown
    qtbot.waitUntil(lambda: not panel.is_busy(), timeout=20_000)
    assert all(cell.frustration.text().startswith("Frustration") for cell in panel.cells.values())
    assert all(cell.thumb.hulls for cell in panel.cells.values())


def test_a_move_that_is_gone_leaves_nothing(shown: tuple[OutcomePreviews, SessionBridge, int]) -> None:
    panel, bridge, _ = shown
    panel.show_move(bridge.state, 999)
    assert [panel.cells[outcome].title.text() for outcome in OUTCOMES] == ["", "", "", ""]


def test_a_narrow_panel_shows_two_rows(shown: tuple[OutcomePreviews, SessionBridge, int]) -> None:
    panel, _, _ = shown
    panel.resize(400, 480)
    QApplication.processEvents()
    tops = {cell.y() for cell in panel.cells.values()}
    assert len(tops) == 2


def test_it_follows_the_theme(shown: tuple[OutcomePreviews, SessionBridge, int]) -> None:
    panel, _, _ = shown
    before = panel.cells["exceeds"].thumb.grab().toImage()
    current_theme().choose(name="dark")
    assert panel.cells["exceeds"].thumb.grab().toImage() != before
    current_theme().choose(name="light")
