"""The drawer of tools: one is seen at a time, what was opened once is kept with what is written in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.table_kit import session
from ui.bridge import SessionBridge
from ui.panels.drawers.bots import BotsPanel
from ui.panels.drawers.history import HistoryPanel
from ui.windows.tools import Tools
from wargame.session import turns


@pytest.fixture
def tools(qapp: object) -> Iterator[Tools]:  # widgets need it
    """Tools over a bare page."""
    page = QWidget()
    page.resize(1366, 768)
    bridge = SessionBridge(session("first-steps"))
    made = Tools(page, bridge)
    page.show()
    yield made
    bridge.close()
    page.close()
    page.deleteLater()


def test_one_tool_is_seen_at_a_time_and_a_second_look_finds_the_same(tools: Tools) -> None:
    people, log = tools.open("people"), tools.open("log")
    assert (people.isVisible(), log.isVisible()) == (False, True)
    assert tools.drawer.accessibleName() == log.accessibleName()
    assert tools.open("people") is people
    assert (people.isVisible(), log.isVisible()) == (True, False)


def test_what_happens_is_shown_at_once_in_the_tool_that_is_open_and_in_the_others_when_they_open(
    tools: Tools,
) -> None:
    history, deals = tools.open("history"), tools.open("deals")
    assert isinstance(history, HistoryPanel)
    before = history.past.model().rowCount()
    events = turns.next_phase(tools._bridge.session)
    tools.show_state(tools._bridge.state, events)
    assert history.past.model().rowCount() == before
    tools.open("history")
    after = history.past.model().rowCount()
    assert after > before
    events = turns.next_phase(tools._bridge.session)
    tools.show_state(tools._bridge.state, events)
    assert history.past.model().rowCount() > after
    assert not deals.isVisible()


def test_what_tools_ask_of_the_table_is_passed_on(tools: Tools) -> None:
    asked: list[object] = []
    tools.asked_why.connect(asked.append)
    tools.seated.connect(lambda: asked.append("seated"))
    history, bots = tools.open("history"), tools.open("bots")
    assert isinstance(history, HistoryPanel)
    assert isinstance(bots, BotsPanel)
    history.asked.emit(3)
    bots.seated.emit()
    assert asked == [3, "seated"]
