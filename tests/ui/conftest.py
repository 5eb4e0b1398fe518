"""What holds for every test of a window: nothing of it is left when it ends; and a table to look at."""

import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme.theme import current_theme

if TYPE_CHECKING:
    from ui.windows.table import TableWindow
    from wargame.session.session import Session

POOLED = "Dummy-"  # what Python calls the threads that Qt's pool keeps for its next task


@pytest.fixture(autouse=True)
def nothing_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test if a window or a thread of its own outlives it."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    _at_first_size()
    before = _open_windows() | _running_threads()
    yield
    left = {key: name for key, name in (_open_windows() | _running_threads()).items() if key not in before}
    if left:
        pytest.fail("left over: " + ", ".join(sorted(left.values())), pytrace=False)


def _at_first_size() -> None:
    """Letters and windows begin as a newcomer finds them, whatever the test before left."""
    if QApplication.instance() is not None:
        theme = current_theme()
        theme.set_window(QSize(1, 1))
        if theme.own_scale != 100:
            theme.choose(scale=100)


def _open_windows() -> dict[int, str]:
    """Return the windows that exist, by their address in Qt."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return {
        shiboken6.getCppPointer(widget)[0]: f"{type(widget).__name__} {widget.objectName()!r}"
        for widget in QApplication.topLevelWidgets()
    }


def _running_threads() -> dict[int, str]:
    return {
        id(thread): f"thread {thread.name!r}"
        for thread in threading.enumerate()
        if not thread.name.startswith(POOLED)
    }


class Idle(Executor):
    """Workers that are never done: most tests are not about the games that bots play beside the editor."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":  # noqa: ARG002  # not called
        return Future()


@pytest.fixture(autouse=True)
def no_games_beside_the_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test starts a process for the strip at the foot of the editor, unless it is about that."""
    monkeypatch.setattr("ui.panels.editor.player.another_process", Idle)


@pytest.fixture(autouse=True)
def no_stage_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test makes a table's other stages while it waits for something, unless it is about that."""
    monkeypatch.setattr("ui.windows.stages.WARM_UP_MS", 3_600_000)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The application is the product's own, which speaks one language on every system."""
    from ui.app import EntenteApplication

    return EntenteApplication


@pytest.fixture
def table() -> "Session":
    """A session of the flagship that has just begun; a module that needs another says so itself."""
    from tests.ui.table_kit import session

    return session()


@pytest.fixture
def window(qtbot: QtBot, table: "Session") -> "Iterator[TableWindow]":
    """The window of `table`, without movement."""
    from tests.ui.table_kit import open_table

    current_theme().choose(reduced_motion=True)
    made = open_table(table)
    qtbot.addWidget(made)
    yield made
    made.bots.rest()
    made.bridge.close()
