"""The ground of the curtain: drawn once while it is closed, and anew where it would look otherwise."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.panels.room.curtain import CurtainPanel
from ui.theme.theme import current_theme


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leave the theme as it was found."""
    name = current_theme().name
    yield
    current_theme().choose(name=name, scale=100)


def closed(qtbot: QtBot, width: int, height: int) -> CurtainPanel:
    made = CurtainPanel()
    qtbot.addWidget(made)
    made.resize(width, height)
    made.draw("russia", "Russia", "seat-bear", "Anna Berg", needs_code=False)
    made.show()
    QApplication.processEvents()
    return made


def seen(of: CurtainPanel) -> QImage:
    return of.grab().toImage()


def test_the_ground_follows_window_theme_and_letters(qtbot: QtBot) -> None:
    used = closed(qtbot, 1366, 690)
    before = seen(used)
    assert seen(used) == before
    used.resize(1000, 760)
    current_theme().choose(name="high-contrast", scale=125)
    QApplication.processEvents()
    assert seen(used) != before
    assert seen(used) == seen(closed(qtbot, 1000, 760))


def test_a_part_that_is_drawn_again_fits_what_is_around_it(qtbot: QtBot) -> None:
    made = closed(qtbot, 1366, 690)
    before = seen(made)
    made.button.start()
    made.button.stop()
    QApplication.processEvents()
    place = made.button.geometry()
    place.setTopLeft(place.topLeft() - QPoint(place.x() % 4, place.y() % 4))  # on whole points at any scale
    over = before.copy()
    made.render(over, place.topLeft(), QRegion(place))
    assert over == before
    assert seen(made) == before
