"""Keys tell the truth: the badge of the dark button, where the focus rests, what lies over the table."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.sessions import FLAGSHIP, started, step
from tests.ui.table_kit import click, find, open_backstage, open_table, press
from ui.theme.theme import current_theme
from ui.widgets.enter import is_typed_in, lies_over
from ui.windows.ask import Ask
from ui.windows.table import TableWindow
from ui.windows.tools import TOOLS
from wargame.session.session import Session

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def at(phase: str, name: str = FLAGSHIP) -> Session:
    """A session that has just come to a phase of its second turn, or to its end."""
    session = started(name)
    while session.state.running and not (session.state.turn == 2 and session.state.phase_kind == phase):
        step(session)
    return session


STAGES: dict[str, tuple[str, str]] = {
    **{
        phase: (phase, FLAGSHIP)
        for phase in (*("briefing", "income", "negotiation", "planning", "reveal", "resolution", "upkeep"),)
    },
    "moves one after another": ("moves", "great-powers-1872"),
    "the end": ("none", "first-steps"),
}
"""A phase and a scenario for each stage, by what stands in the middle."""


@pytest.fixture(params=STAGES)
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[TableWindow]:
    """The table at one stage."""
    current_theme().choose(reduced_motion=True)
    made = open_table(at(*STAGES[request.param]))
    qtbot.addWidget(made)
    yield made
    made.bridge.close()


def stops(window: TableWindow) -> list[QWidget]:
    """Everything that Tab reaches."""
    found: list[QWidget] = []
    one = window.primary.nextInFocusChain()
    while one is not None and one is not window.primary:
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.isVisible():
            found.append(one)
        one = one.nextInFocusChain()
    return [*found, window.primary]


def count_steps(window: TableWindow, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the table do no step, and count how often it would."""
    done: list[int] = []
    monkeypatch.setattr(window, "_next_by_key", lambda: done.append(1))
    window.primary.clicked.disconnect()
    window.primary.clicked.connect(lambda: done.append(1))
    window._enter._action.triggered.disconnect()
    window._enter._action.triggered.connect(lambda: done.append(1))
    return done


def test_the_badge_is_there_exactly_while_enter_does_the_step(
    window: TableWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From every place that Tab reaches; other buttons keep Enter and take the badge away.

    While a list is open that Enter has opened, there is no badge.
    """
    done, wrong = count_steps(window, monkeypatch), []
    for stop in stops(window):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        badge = window.primary.key() == "Enter"
        if isinstance(stop, QAbstractButton) and stop is not window.primary and not badge:
            continue
        for enter in ENTERS:
            before = len(done)
            QTest.keyClick(stop, enter)
            if (opened := QApplication.activePopupWidget()) is not None:
                if window.primary.key():
                    wrong.append((type(stop).__name__, stop.objectName(), True))
                opened.close()
            if (len(done) > before) != badge:
                wrong.append((type(stop).__name__, stop.objectName() or stop.accessibleName(), badge))
    assert wrong == []


def test_no_list_card_or_chip_keeps_enter(window: TableWindow) -> None:
    if window.primary.key() not in ("Enter", ""):
        return
    keep = []
    for stop in stops(window):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        plain_button = type(stop).__name__ in (
            "QuietButton",
            "PeekButton",
            "IconButton",
            "PrimaryButton",
            "InkButton",
        )
        if window.primary.key() != "Enter" and not plain_button and not is_typed_in(stop):
            keep.append((type(stop).__name__, stop.objectName() or stop.accessibleName()))
    assert [one for one in keep if one[0] not in ("QCheckBox", "NavButton")] == []


@pytest.mark.parametrize(
    "tool", [*list(TOOLS)[:4], *(pytest.param(one, marks=pytest.mark.wide) for one in list(TOOLS)[4:])]
)
def test_while_a_drawer_is_open_enter_does_nothing_behind_it_and_escape_closes_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tool: str
) -> None:
    current_theme().choose(reduced_motion=True)
    window = open_table(at("reveal"))
    qtbot.addWidget(window)
    done = count_steps(window, monkeypatch)
    window.open_tool(tool)
    assert window.primary.key() == ""
    for inside in (QApplication.focusWidget(), window.seats.list, window.primary):
        assert inside is not None
        inside.setFocus(Qt.FocusReason.OtherFocusReason)
        if inside is not window.primary and not isinstance(inside, QAbstractButton):
            press(window, Qt.Key.Key_Return)
    assert done == []
    window.seats.list.setFocus(Qt.FocusReason.OtherFocusReason)
    press(window, Qt.Key.Key_Escape)
    assert not lies_over(window.page)
    assert window.primary.key() == "Enter"
    window.bridge.close()


def test_while_a_question_lies_over_the_table_nothing_behind_it_can_be_pressed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_table(at("upkeep"))
    qtbot.addWidget(window)
    done, answered = count_steps(window, monkeypatch), list[str]()
    ask = Ask(window)
    ask.ask("Leave?", "Everything is safe.", [("yes", "Leave", lambda: answered.append("yes"))])
    assert window.primary.key() == ""
    first = find(window, "yes")
    press(window, Qt.Key.Key_Tab)
    assert first.key() == ""  # type: ignore[attr-defined]  # Enter would press Cancel
    press(window, Qt.Key.Key_Return)
    assert (done, answered, ask.isVisible()) == ([], [], False)
    assert window.primary.key() == "Enter"
    window.bridge.close()


def place(window: TableWindow) -> tuple[int, str, str]:
    return len(window.bridge.session.history.entries), window.stages.name, window.primary.words()


def went_on(window: TableWindow, before: tuple[int, str, str]) -> bool:
    return place(window) != before


def test_a_turn_is_played_by_enter_alone_and_the_focus_returns_to_the_dark_button(qtbot: QtBot) -> None:
    """From the reveal to the next turn: nothing is pressed but Enter, and each press does a step.

    Only what may be secret is opened by holding Space.
    """
    current_theme().choose(reduced_motion=True)
    window = open_table(at("reveal"))
    qtbot.addWidget(window)
    for _ in range(120):
        if window.bridge.state.turn > 2:
            break
        assert QApplication.focusWidget() is (window.stage().rests_at() or window.primary)
        if not window.primary.isVisible():
            open_backstage(window)
            continue
        assert window.primary.key() in ("Enter", "Ctrl+Enter"), window.primary.words()
        before = place(window)
        if window.primary.key() == "Enter":
            press(window, Qt.Key.Key_Return)
        else:
            press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(partial(went_on, window, before))
    assert window.bridge.state.turn == 3
    window.bridge.close()


def choose_by_arrow(window: TableWindow) -> None:
    press(window, Qt.Key.Key_Down)


def look_at_the_schedule(window: TableWindow) -> None:
    window.open_tool("schedule")
    press(window, Qt.Key.Key_Escape)


def look_at_all_cards(window: TableWindow) -> None:
    window.staging.toggle("all-cards")
    window.staging.toggle("all-cards")


@pytest.mark.parametrize("aside", [choose_by_arrow, look_at_the_schedule, look_at_all_cards])
def test_whatever_was_done_beside_it_enter_does_the_step(
    qtbot: QtBot, aside: Callable[[TableWindow], None]
) -> None:
    current_theme().choose(reduced_motion=True)
    window = open_table(at("reveal"))
    qtbot.addWidget(window)
    aside(window)
    assert window.primary.key() == "Enter"
    press(window, Qt.Key.Key_Return)
    assert window.bridge.state.phase_kind == "resolution"
    window.bridge.close()


def test_after_taking_something_back_the_focus_is_on_the_dark_button(qtbot: QtBot) -> None:
    window = open_table(at("upkeep"))
    qtbot.addWidget(window)
    find(window, "undo").setFocus(Qt.FocusReason.TabFocusReason)
    click(window, "undo")
    assert QApplication.focusWidget() is (window.stage().rests_at() or window.primary)
    window.bridge.close()
