"""Second rulings at the table: blind for whoever gives them, private to the umpire, closed until opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSpinBox

from tests.screens import demo, in_phase
from tests.ui.table_kit import click, find, open_for_control, press, texts
from ui.panels.drawers.umpire import UmpirePanel
from ui.panels.stages.rulings.blind import BlindPanel
from ui.widgets.lean_lines import LeanLines
from ui.widgets.twice_plot import TwicePlot
from ui.windows.allowed import may_do
from ui.windows.table import TableWindow
from wargame.game.adjudication.choice import RulingChoice
from wargame.session.rulings import rule
from wargame.session.second_rulings import are_shared, rule_again, ruled_twice
from wargame.session.session import Session

MARKED = RulingChoice(method="estimate", chance=63, argument_reason="marker-first", reason="marker-reason")


@pytest.fixture
def table() -> Session:
    """A resolution in which the first move was ruled on by an estimate."""
    made = demo(in_phase("resolution", 1))
    rule(made, choice=MARKED)
    return made


def drawer(window: TableWindow) -> UmpirePanel:
    window.open_tool("umpire")
    return window.findChildren(UmpirePanel)[0]


def name(window: TableWindow, chance: int) -> None:
    """Name a chance on the page on which one rules blind."""
    field = find(window, "blind-chance")
    assert isinstance(field, QSpinBox)
    field.setValue(chance)


def test_what_is_said_of_rulings_stands_nowhere_until_control_opens_it(
    window: TableWindow, table: Session
) -> None:
    rule_again(table, 1, chance=41, reason="marker-second")
    panel = drawer(window)
    assert "ruling blind" not in " ".join(texts(window))
    open_for_control(window)
    said = " ".join(texts(panel))
    assert "came within 10 points of you on 0 of 1 move" in said
    assert "marker" not in said
    panel.control.close_up()
    assert "came within" not in " ".join(text for text in texts(window) if text)


def test_the_laptop_is_handed_over_and_nothing_of_the_first_ruling_is_to_be_seen(
    window: TableWindow, table: Session
) -> None:
    rule_again(table, 1, chance=20, again=True)
    drawer(window)
    open_for_control(window)
    click(window, "hand-over-blind")
    (page,) = window.findChildren(BlindPanel)
    seen = " ".join(texts(window))
    for secret in ("marker", "63", "then 20%", "Succeeds partly"):
        assert secret not in seen
    assert not may_do("umpire", window)
    assert not may_do("log", window)
    assert may_do("larger", window)
    name(window, 41)
    click(window, "seal-blind")
    (one,) = [move for move in ruled_twice(table.history.line()) if move.others]
    assert (one.number, one.others[0].chance) == (1, 41)
    assert page.looked_at is None
    seen = " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert "Hand the laptop back" in seen
    assert "influence" not in seen  # the move is gone, and its head with it
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.seclusion.side == "table"
    assert not window.findChildren(BlindPanel) or not page.isVisible()


def test_without_a_chance_it_is_said_what_is_missing_and_nothing_is_kept(
    window: TableWindow, table: Session
) -> None:
    window.rule_blind((1,))
    head = table.history.head
    click(window, "seal-blind")
    assert "Say how likely the move is to succeed" in " ".join(texts(window))
    assert table.history.head == head
    press(window, Qt.Key.Key_Escape)
    assert window.seclusion.side == "table"


def test_beside_an_open_move_somebody_else_rules_first(window: TableWindow, table: Session) -> None:
    click(window, "rule-blind")
    (page,) = window.findChildren(BlindPanel)
    assert page.looked_at is not None
    number = page.looked_at.number
    assert table.state.play(number).outcome is None  # type: ignore[union-attr]  # it lies on the table
    name(window, 30)
    click(window, "seal-blind")
    click(window, "seal-blind")
    assert window.stages.name == "rulings"
    assert "30%" not in " ".join(texts(window))
    rule(table, number, MARKED)
    assert [by.chance for one in ruled_twice(table.history.line()) for by in one.others] == [30]


def test_the_window_stays_blind_when_it_loses_the_focus_and_goes_when_a_screen_comes(
    window: TableWindow, table: Session
) -> None:
    window.rule_blind((1,))
    window.seclusion.lost_focus()
    window.seclusion.pass_time(10_000)
    assert may_do("larger", window)
    assert not may_do("undo", window)
    window.seclusion.screen_came()
    assert may_do("undo", window)


def test_whether_other_tables_may_count_them_is_ticked(window: TableWindow, table: Session) -> None:
    drawer(window)
    open_for_control(window)
    click(window, "share-second-rulings")
    assert are_shared(table)


def test_points_are_gone_through_by_keys_and_read_aloud(window: TableWindow, table: Session) -> None:
    rule_again(table, 1, chance=41)
    rule(table, choice=MARKED)
    second = [one.number for one in ruled_twice(table.history.line())][1]
    rule_again(table, second, chance=60)
    drawer(window)
    open_for_control(window)
    (plot,) = window.findChildren(TwicePlot)
    assert "63% and, blind, 41%" in plot.accessibleName()
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert "63% and, blind, 60%" in plot.accessibleName()
    stops = [plot, *(find(window, name) for name in ("print-blind", "share-second-rulings", "give-out"))]
    one, met = plot.nextInFocusChain(), stops[:1]
    while one is not None and one is not plot:
        met += [one] if one in stops else []
        one = one.nextInFocusChain()
    assert met == stops
    (lines,) = window.findChildren(LeanLines)
    assert "too few" in lines.accessibleName()


def test_the_moves_that_wait_are_printed_without_the_first_ruling(
    window: TableWindow, table: Session, tmp_path: Path
) -> None:
    panel = drawer(window)
    open_for_control(window)
    assert find(window, "print-blind").isEnabled()
    panel.write_list(tmp_path / "list.md")
    page = (tmp_path / "list.md").read_text(encoding="utf-8")
    assert "Move 1." in page
    assert "marker" not in page
    rule_again(table, 1, chance=40)
    panel.write_list(tmp_path / "none.md")
    assert "No move waits" in " ".join(texts(panel))
    assert not (tmp_path / "none.md").exists()
