"""Influence on a screen that the room sees: closed until Control opens it, and closing by itself."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from tests.ui.sessions import FLAGSHIP, started
from tests.ui.table_kit import compiled
from ui.bridge import SessionBridge
from ui.panels.table.seats import Purses, SeatsPanel
from ui.widgets.rows import RowRole
from wargame.game.compiled import CompiledScenario
from wargame.game.rules import name_of
from wargame.session import deals, messages
from wargame.session.opening import Plan, start
from wargame.session.turns import next_phase


def test_what_seats_hold_is_hidden_until_it_is_asked_for(qtbot: QtBot) -> None:
    state = started().state
    purses = Purses()
    qtbot.addWidget(purses)
    purses.show_state(state)
    assert not any(name_of(state, seat) in purses.label.text() for seat in state.compiled.seats)
    purses.button.click()
    for seat in state.compiled.seats:
        assert f"{name_of(state, seat)} {state.influence(seat)}" in purses.label.text()
    purses.timer.timeout.emit()
    assert not purses.is_open()
    assert "Russia" not in purses.label.text()


def test_it_closes_with_whatever_happens(qtbot: QtBot) -> None:
    state = started().state
    purses = Purses()
    qtbot.addWidget(purses)
    purses.show_state(state)
    purses.button.click()
    purses.show_state(state)
    assert not purses.is_open()


def test_where_influence_is_public_it_is_there_only_while_it_is_kept_back(qtbot: QtBot) -> None:
    scenario = compiled(FLAGSHIP).scenario
    rules = replace(scenario.rules, influence=replace(scenario.rules.influence, shown="public"))
    purses = Purses()
    qtbot.addWidget(purses)
    session = start(CompiledScenario(replace(scenario, rules=rules, injects=())), Plan(seed=1))
    purses.show_state(session.state)
    assert purses.isHidden()
    while session.state.phase_kind != "planning":
        next_phase(session)
    purses.show_state(session.state)
    assert not purses.isHidden(), "from planning on others see what was held before"


def test_letters_stand_with_what_is_closed_and_public_offers_at_the_seat(qtbot: QtBot) -> None:
    session = started()
    bridge = SessionBridge(session)
    panel = SeatsPanel(bridge)
    qtbot.addWidget(panel)
    messages.send(session, "iran", ("kabul",), "Not a word.")
    deals.propose(session, "russia", ("iran",), "Grain for a seat at the talks.", public=True)
    panel.show_state(session.state)
    said = {row.data(RowRole.KEY): str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows(panel)}
    assert "1 letter to answer" in said["iran"]
    assert "letter" not in said["kabul"]
    assert "letter" not in panel.purses.label.text()
    panel.purses.button.click()
    lines = dict(line.split(" ", 1) for line in panel.purses.label.text().splitlines())
    assert lines["Kabul"].endswith(", 1 letter")
    bridge.close()


def rows(panel: SeatsPanel) -> list[QModelIndex]:
    model = panel.list.model()
    return [model.index(at, 0) for at in range(model.rowCount())]
