"""The ends of a turn and of a game at the table: upkeep read out, scores, hidden goals, the close."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.sessions import played, started, step
from tests.ui.table_kit import click, find, open_table, press, texts
from ui.panels.stages.ending import EndingStage
from ui.panels.stages.turn_sheet import TurnSheetStage
from ui.theme.theme import current_theme
from ui.widgets.buttons import InkButton
from ui.windows.table import TableWindow
from wargame.game.score import score
from wargame.journal.file import open_for_writing, read
from wargame.journal.verify import verify
from wargame.report.making import document_of, render
from wargame.session.opening import take_up
from wargame.session.saving import save_anew
from wargame.session.session import Session


def shown(qtbot: QtBot, table: Session) -> TableWindow:
    current_theme().choose(reduced_motion=True)
    window = open_table(table)
    qtbot.addWidget(window)
    return window


def over() -> Session:
    return played("first-steps", turns_played=2)


def close(window: TableWindow) -> None:
    """Show the scores, and close the session after them."""
    click(window, "primary")
    assert window.primary.words() == "Close the session"
    click(window, "primary")
    click(window, "ask-go-on")


def test_upkeep_is_read_with_the_scenarios_reasons(qtbot: QtBot) -> None:
    table = started()
    reasons = [rule.why for rule in table.scenario.upkeep if rule.why]
    while not (table.state.turn == 3 and table.state.phase_kind == "upkeep"):
        step(table)
    window = shown(qtbot, table)
    assert isinstance(window.stage(), TurnSheetStage)
    said = list(texts(window.stage()))
    assert [one for one in reasons if one in said]
    window.bridge.close()


def test_scores_wait_for_the_hot_wash_and_are_shown_when_asked_for(qtbot: QtBot) -> None:
    table = over()
    window = shown(qtbot, table)
    stage = window.stage()
    assert isinstance(stage, EndingStage)
    assert not stage.scores.isVisible()
    assert not stage.monitor.isVisible()
    click(window, "primary")
    assert stage.scores.isVisible()
    assert QApplication.focusWidget() is window.primary
    said = " ".join(texts(window.stage()))
    assert all(actor.name in said for actor in table.scenario.seats)
    window.bridge.close()


def test_the_dark_button_shows_the_scores_and_closes_only_after_a_question(qtbot: QtBot) -> None:
    """However often Enter is pressed, nothing is closed by it: the question's dark button says *Not yet*."""
    table = over()
    window = shown(qtbot, table)
    said = []
    for _ in range(5):
        said.append(window.primary.words())
        press(window, Qt.Key.Key_Return)
    assert said[:2] == ["Show the scores", "Close the session"]
    assert not table.state.affairs.closed
    while not [one for one in window.findChildren(QWidget, "ask-stay") if one.isVisible()]:
        press(window, Qt.Key.Key_Return)
    stay = find(window, "ask-stay")
    assert isinstance(stay, InkButton)
    assert (stay.hasFocus(), stay.key()) == (True, "Enter")
    press(window, Qt.Key.Key_Escape)
    assert (QApplication.focusWidget(), table.state.affairs.closed) == (window.primary, False)
    window.bridge.close()


def test_a_double_click_on_show_the_scores_closes_nothing(qtbot: QtBot) -> None:
    table = over()
    window = shown(qtbot, table)
    for press_it in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseClick):
        press_it(window.primary, Qt.MouseButton.LeftButton)
    assert not table.state.affairs.closed
    window.bridge.close()


def test_hidden_goals_are_not_in_the_window_until_they_are_asked_for(qtbot: QtBot) -> None:
    table = played(turns_played=8)
    window = shown(qtbot, table)
    hidden = [one.text for one in score(table.state, "iran").objectives if one.hidden]
    assert hidden
    assert not set(hidden) & set(texts(window))
    click(window, "primary")
    click(window, "reveal-iran")
    assert set(hidden) <= set(texts(window))
    window.bridge.close()


def test_the_session_is_closed_with_what_was_said(qtbot: QtBot) -> None:
    table = over()
    window = shown(qtbot, table)
    field = find(window, "hot-wash")
    field.setFocus()
    QTest.keyClicks(field, "We trusted the dam.")
    click(window, "opens")
    close(window)
    closed = table.history.line()[-1].event
    assert (getattr(closed, "words", ""), table.state.affairs.opened) == ("We trusted the dam.", False)
    assert window.primary.words() == "Back to the library"
    window.bridge.close()


def test_the_seal_is_shown_when_the_session_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    journal, scenario, record = open_for_writing(save_anew(over(), tmp_path / "tuesday.entente"))
    window = shown(qtbot, take_up(scenario, record, journal))
    press(window, Qt.Key.Key_P)
    wall = window.projecting.window
    assert wall is not None
    assert not [text for text in texts(window) if text.startswith("Seal: ")]
    close(window)
    seal = window.bridge.session.seal()
    assert len(seal.split()) == 6
    assert f"Seal: {seal}" in texts(window)
    assert any(seal in text for text in texts(wall))
    window.bridge.close()
    assert verify(tmp_path / "tuesday.entente").seal == seal
    table = take_up(*read(tmp_path / "tuesday.entente"))
    assert seal in render(document_of(table), ".md").decode()
    assert seal in render(document_of(table), ".html").decode()


def test_the_guided_hot_wash_opens_from_the_end(qtbot: QtBot) -> None:
    window = shown(qtbot, over())
    click(window, "guided-hot-wash")
    assert find(window, "wash-steps").isVisible()
    click(window, "said-keep")
    assert "The answer needs words." in " ".join(texts(window))
    window.bridge.close()


def test_what_was_hidden_is_open_after_an_open_close(qtbot: QtBot) -> None:
    table = played(turns_played=8)
    window = shown(qtbot, table)
    close(window)
    goals = {one.text for seat in table.state.compiled.seats for one in score(table.state, seat).objectives}
    QApplication.processEvents()
    assert goals <= set(texts(window))
    window.bridge.close()


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_the_end_fits_a_small_laptop_at_double_size(qtbot: QtBot, name: str) -> None:
    window = shown(qtbot, over())
    current_theme().choose(name=name, scale=200)  # type: ignore[arg-type]  # names of themes
    QApplication.processEvents()
    assert window.stage().minimumSizeHint().width() <= 1350
    assert (window.width(), window.height()) == (1366, 690)
    current_theme().choose(name="light", scale=100)
    window.bridge.close()
