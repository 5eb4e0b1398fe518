"""Tests of `ui.background`."""

import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from ui.background import Background, tried
from wargame.terms import Refused


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """A background that has stopped when the test ends."""
    background = Background()
    yield background
    background.stop()


def test_every_answer_comes_on_the_gui_thread(qtbot: QtBot, background: Background) -> None:
    answers: list[tuple[int, bool]] = []
    for number in range(5):
        background.ask(
            partial(int, number),
            lambda found: answers.append((found, threading.current_thread() is threading.main_thread())),
        )
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert sorted(answers) == [(number, True) for number in range(5)]
    assert not background.is_busy()


def test_the_work_is_done_elsewhere(qtbot: QtBot, background: Background) -> None:
    where: list[int] = []
    background.ask(threading.get_ident, where.append)
    qtbot.waitUntil(lambda: bool(where))
    assert where != [threading.get_ident()]


def test_an_answer_for_somebody_who_is_gone_is_thrown_away(qtbot: QtBot, background: Background) -> None:
    release, answers = threading.Event(), list[str]()
    gone = Background()
    gone.ask(lambda: release.wait(5), lambda _found: answers.append("late"))
    shiboken6.delete(gone)
    release.set()
    background.ask(lambda: "mine", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["mine"]


def test_a_question_that_was_dropped_gets_no_answer(qtbot: QtBot, background: Background) -> None:
    answers: list[str] = []
    release = threading.Event()
    background.ask(lambda: release.wait(5), lambda _found: answers.append("late"))
    background.drop()
    release.set()
    background.ask(lambda: "new", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["new"]


def test_what_people_are_to_be_told_of_is_an_answer(qtbot: QtBot, background: Background) -> None:
    def refuse() -> str:
        raise Refused("game-over")

    answers: list[object] = []
    background.ask(partial(tried, refuse), answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert isinstance(answers[0], Refused)
    assert tried(lambda: "made") == "made"


def test_what_was_asked_about_is_let_go(qtbot: QtBot, background: Background) -> None:
    class Asked:
        def __call__(self) -> str:
            return "answered"

    asked, answers = Asked(), list[str]()
    gone = weakref.ref(asked)
    background.ask(asked, answers.append)
    del asked
    qtbot.waitUntil(lambda: bool(answers) and gone() is None)
