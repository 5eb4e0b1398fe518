"""A real screen for the plays of this folder, and a new desk for each."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.hands.hands import Hands
from tests.hands.screen import missing_programs, real_screen
from ui.desk import Desk
from ui.remembered import Remembered
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme, apply_theme


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """The name of the screen; Qt draws on it from now on."""
    if missing := missing_programs():
        pytest.exit(missing, returncode=1)
    with real_screen() as name:
        os.environ.update(DISPLAY=name, QT_QPA_PLATFORM="xcb")
        yield name


@pytest.fixture(scope="session")
def app(screen: str) -> QApplication:
    """The application, on the real screen."""
    made = QApplication(["entente", "-style", "fusion"])
    made.setQuitOnLastWindowClosed(False)
    load_fonts()
    return made


@pytest.fixture
def hands(app: QApplication, user_folders: Path) -> Iterator[Hands]:
    """Hands at a desk with an empty library, as on the first day."""
    remembered = Remembered()
    theme = Theme(remembered.theme, remembered.scale, remembered.reduced_motion)
    apply_theme(app, theme)
    desk = Desk(theme, remembered)
    desk.begin()
    desk.settle_in()
    at_desk = Hands(desk)
    at_desk.wait(lambda: desk.home.isActiveWindow(), "the library's window")
    yield at_desk
    desk.quit()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
