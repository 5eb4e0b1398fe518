"""The timer in the top bar, with a clock that goes only when it is told to."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import click, find, open_table, press, session
from ui.bridge import SessionBridge
from ui.panels.table.clock import ClockPanel
from ui.theme.theme import current_theme
from ui.windows.table import TableWindow
from wargame.game.events import TimerSet
from wargame.session import injects, timer, turns
from wargame.shown.countdown import Countdown, uptime

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hands:
    """The hands of a clock, and what the clock on the wall shows besides."""

    def __init__(self) -> None:
        self.at = 100.0
        self.set_by = 1e9

    def __call__(self) -> float:
        return self.at

    def wall(self) -> float:
        """Return the seconds that the clock on the wall shows."""
        return self.at + self.set_by


@pytest.fixture
def hands() -> Hands:
    """At rest."""
    return Hands()


@pytest.fixture
def window(qtbot: QtBot, hands: Hands) -> Iterator[TableWindow]:
    """The table in its briefing of two minutes, its timer on the hands."""
    current_theme().choose(reduced_motion=True)
    made = open_table(session())
    qtbot.addWidget(made)
    made.clock.countdown = Countdown(hands, hands.wall)
    made.bridge.do(turns.next_phase)
    yield made
    made.close()
    made.bridge.close()


def wait(window: TableWindow, hands: Hands, seconds: int, *, by: float = 1.0) -> None:
    """Let seconds go by, tick by tick."""
    for _ in range(int(seconds / by)):
        hands.at += by
        window.clock.tick()


def last(window: TableWindow) -> TimerSet:
    event = window.bridge.session.history.line()[-1].event
    assert isinstance(event, TimerSet)
    return event


def test_before_it_is_started_it_shows_what_is_planned(window: TableWindow) -> None:
    assert window.clock.ring.clock() == "02:00"


def test_t_starts_it_and_t_pauses_it(window: TableWindow, hands: Hands) -> None:
    press(window, Qt.Key.Key_T)
    wait(window, hands, 30)
    assert window.clock.ring.clock() == "01:30"
    press(window, Qt.Key.Key_T)
    wait(window, hands, 30)
    assert window.clock.ring.clock() == "01:30"
    assert (last(window).act, last(window).left) == ("paused", 90)


def test_a_minute_more_is_one_key_away(window: TableWindow, hands: Hands) -> None:
    press(window, Qt.Key.Key_T)
    wait(window, hands, 100)
    press(window, Qt.Key.Key_T, SHIFT)
    assert window.clock.ring.clock() == "01:20"
    assert window.clock.countdown.running


def test_other_events_do_not_disturb_the_count(window: TableWindow, hands: Hands) -> None:
    press(window, Qt.Key.Key_T)
    wait(window, hands, 40)
    window.bridge.do(injects.fire_due)
    wait(window, hands, 10)
    assert window.clock.ring.clock() == "01:10"


def test_it_warns_once_at_a_minute_and_once_when_the_time_is_over(window: TableWindow, hands: Hands) -> None:
    heard: list[str] = []
    window.clock.told.connect(heard.append)
    press(window, Qt.Key.Key_T)
    wait(window, hands, 140)
    assert heard == ["One minute is left.", "The time is over."]
    assert window.clock.ring.clock() == "−00:20"


def test_the_last_seconds_are_said_aloud(
    window: TableWindow, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = list[str]()
    monkeypatch.setattr("ui.panels.table.clock.say_aloud", lambda _widget, words, at_once: said.append(words))
    window.bridge.do(timer.start_timer, 30, 30, "iran")
    wait(window, hands, 40)
    assert said == ["10 seconds left for Iran.", "5 seconds left for Iran."]


def test_while_the_laptop_sleeps_no_time_goes_by(window: TableWindow, hands: Hands) -> None:
    press(window, Qt.Key.Key_T)
    wait(window, hands, 10)
    hands.at += 3600
    window.clock.tick()
    assert window.clock.ring.clock() == "01:50"
    assert window.toast.text() == "The laptop slept; the timer waited for it."
    assert (last(window).act, last(window).left) == ("started", 110)


@pytest.mark.parametrize("set_by", [3600, -3600])
def test_a_clock_that_is_set_changes_nothing_and_the_record_begins_anew(
    set_by: float, window: TableWindow, hands: Hands
) -> None:
    heard: list[str] = []
    window.clock.told.connect(heard.append)
    press(window, Qt.Key.Key_T)
    wait(window, hands, 10)
    hands.set_by += set_by
    wait(window, hands, 5)
    assert window.clock.ring.clock() == "01:45"
    assert window.clock.countdown.running
    assert heard == []
    assert (last(window).act, last(window).left) == ("started", 109)
    head = window.bridge.session.history.head
    wait(window, hands, 5)
    assert window.bridge.session.history.head == head


def test_a_clock_that_runs_a_little_off_is_not_in_the_record(window: TableWindow, hands: Hands) -> None:
    press(window, Qt.Key.Key_T)
    head = window.bridge.session.history.head
    hands.set_by += 1
    wait(window, hands, 10)
    assert window.bridge.session.history.head == head


def test_the_clock_that_counts_goes_on_while_the_laptop_sleeps_and_heeds_no_setting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time, "time", lambda: 0.0)
    before = uptime()
    assert uptime() >= before
    if hasattr(time, "CLOCK_BOOTTIME"):
        assert abs(uptime() - time.clock_gettime(time.CLOCK_BOOTTIME)) < 1


def test_the_next_phase_begins_with_its_own_time(window: TableWindow, hands: Hands) -> None:
    press(window, Qt.Key.Key_T)
    wait(window, hands, 10)
    window.bridge.do(injects.fire_due)
    window.bridge.do(turns.next_phase)
    assert window.clock.ring.clock() == "08:00"
    assert not window.clock.countdown.running


def test_leaving_the_table_pauses_it_and_coming_back_shows_what_was_left(
    window: TableWindow, hands: Hands, qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_T)
    wait(window, hands, 25)
    window.close()
    assert (last(window).act, last(window).left) == ("paused", 95)
    again = ClockPanel(SessionBridge(window.bridge.session), hands)
    qtbot.addWidget(again)
    assert again.ring.clock() == "01:35"


def test_undo_names_and_takes_back_the_last_step_while_the_timer_runs_on(
    window: TableWindow, hands: Hands
) -> None:
    window.bridge.do(injects.fire_due)
    press(window, Qt.Key.Key_T)
    wait(window, hands, 20)
    assert "timer" not in find(window, "undo").toolTip().lower()
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not any(window.bridge.state.memory.fired)
    wait(window, hands, 10)
    assert window.clock.ring.clock() == "01:30"
    assert window.clock.countdown.running


def test_the_wall_shows_the_time_once_it_runs(window: TableWindow, hands: Hands) -> None:
    press(window, Qt.Key.Key_P)
    wall = window.projecting.window
    assert wall is not None
    assert wall.board.clock.isHidden()
    click(window, "timer-start")
    wait(window, hands, 5)
    assert wall.board.clock.isVisible()


def test_a_seat_gets_a_time_of_its_own(window: TableWindow, hands: Hands) -> None:
    heard: list[str] = []
    window.clock.told.connect(heard.append)
    window.open_tool("schedule")
    seats = find(window, "timer-seat")
    assert isinstance(seats, QComboBox)
    seats.setCurrentIndex(seats.findData("iran"))
    click(window, "timer-run")
    assert (last(window).seat, last(window).left) == ("iran", 180)
    wait(window, hands, 125)
    assert heard == ["One minute is left for Iran."]
    click(window, "timer-stop")
    assert window.clock.ring.clock() == "02:00"
    assert not window.clock.countdown.running
