"""What the tests of the library and the desk share: session files, and a desk that is cleared away."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import compiled
from ui.desk import Desk
from ui.remembered import Remembered
from ui.theme.theme import current_theme
from wargame.journal.file import create
from wargame.places import sessions_folder
from wargame.session import turns
from wargame.session.opening import Plan, start


def make_session(
    title: str, scenario: str = "first-steps", folder: Path | None = None, phases: int = 0
) -> Path:
    """Return the file of a new session, closed again, in the sessions folder of the test."""
    folder = folder or sessions_folder()
    folder.mkdir(parents=True, exist_ok=True)
    made = compiled(scenario)
    journal = create(folder / f"{title}.entente", made.scenario, clock=at)
    session = start(made, Plan(title=title, seed=7), journal, clock=at)
    for _ in range(phases):
        turns.next_phase(session)
    session.close()
    return journal.path


def at() -> str:
    """A clock that stands."""
    return "2026-01-01T10:00:00.000+00:00"


def damage(path: Path, word: bytes = b"PhaseOpened") -> None:
    """Change one bit of an event in a session file."""
    body = bytearray(path.read_bytes())
    body[body.index(word) + 3] ^= 1
    path.write_bytes(bytes(body))


@contextmanager
def desk(qtbot: QtBot, width: int = 1366, height: int = 690) -> Iterator[Desk]:
    """A desk whose library is shown and read; its windows are gone afterwards."""
    current_theme().choose(reduced_motion=True)
    made = Desk(current_theme(), Remembered())
    made.home.resize(width, height)
    made.begin()
    made.home.activateWindow()
    made.settle_in()
    read(qtbot, made)
    yield made
    made.quit()
    made.home.deleteLater()
    if made.guide is not None:
        made.guide.deleteLater()
    made.deleteLater()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def read(qtbot: QtBot, of: Desk) -> None:
    """Wait until the library has read its files."""
    qtbot.waitUntil(lambda: not of.home.library.background.is_busy(), timeout=10_000)


def front(of: Desk) -> QMainWindow:
    """The window that is seen, when it has settled."""
    QApplication.processEvents()
    return of.table if of.table is not None else of.home


def type_text(text: str, into: QWidget | None = None) -> None:
    """Type Latin letters into a widget, or where the focus is."""
    target = into or QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    QTest.keyClicks(target, text)
    QApplication.processEvents()
