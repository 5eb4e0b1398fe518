"""Tests of `ui.background`."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from ui.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """A background that has stopped when the test ends."""
    background = Background()
    yield background
    background.stop()


def test_answers_come_in_order_and_on_the_gui_thread(qtbot: QtBot, background: Background) -> None:
    answers: list[tuple[int, bool]] = []
    for number in range(5):
        background.ask(
            partial(int, number),
            lambda found: answers.append((found, threading.current_thread() is threading.main_thread())),
        )
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert answers == [(number, True) for number in range(5)]
    assert not background.is_busy()


def test_the_work_is_done_elsewhere(qtbot: QtBot, background: Background) -> None:
    where: list[int] = []
    background.ask(threading.get_ident, where.append)
    qtbot.waitUntil(lambda: bool(where))
    assert where != [threading.get_ident()]


def test_a_question_that_was_dropped_gets_no_answer(qtbot: QtBot, background: Background) -> None:
    answers: list[str] = []
    release = threading.Event()
    background.ask(lambda: release.wait(5), lambda _found: answers.append("late"))
    background.drop()
    release.set()
    background.ask(lambda: "new", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["new"]
