"""Letters from 80 to 200 per cent, on screens of every size: the table never outgrows its window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.sessions import step
from tests.ui.table_kit import click, open_table, session
from ui.theme.theme import Theme, apply_theme, current_theme
from ui.windows.table import TableWindow

SIZES = (
    (1920, 1080, 200),
    (1366, 768, 150),
    (1366, 768, 200),
    (1280, 720, 80),
    (1093, 614, 100),
    (960, 540, 200),
)
"""Rooms in px of the system's scale, and letters: usual screens at scales of the system from 1 to 2."""


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A theme whose room and window the test sets."""
    before, made = current_theme(), Theme("light", reduced_motion=True)
    apply_theme(qapp, made)
    yield made
    apply_theme(qapp, before)


def at_resolution() -> TableWindow:
    """The table of the flagship before its first throw."""
    table = session()
    while table.state.phase_kind != "resolution":
        step(table)
    return open_table(table)


def fit_into(window: TableWindow, theme: Theme, room: QSize, letters: int) -> None:
    theme.blockSignals(True)
    theme.set_room(room)
    theme.set_window(room)
    theme.choose(scale=letters)
    theme.blockSignals(False)
    window.resize(room)
    theme.changed.emit()
    for _ in range(2):
        QApplication.processEvents()


def misfits(window: TableWindow) -> list[str]:
    """What lies outside the window, or is cut, in words."""
    found = []
    least = window.minimumSizeHint()
    if least.width() > window.width() or least.height() > window.height():
        found.append(f"needs {least.width()} x {least.height()}")
    for button in (window.primary, *window.bar.findChildren(QAbstractButton)):
        if not button.isVisible():
            continue
        place = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
        if not window.rect().contains(place) or button.width() < button.minimumSizeHint().width():
            found.append(f"{button.accessibleName() or button.text()} is cut")
    return found


@pytest.mark.wide
def test_before_and_after_a_throw_nothing_is_cut_at_any_size(qtbot: QtBot, theme: Theme) -> None:
    window = at_resolution()
    qtbot.addWidget(window)
    wrong = {}
    for thrown in (False, True):
        if thrown:
            click(window, "primary")
        for width, height, letters in SIZES[:: 2 if thrown else 1]:
            fit_into(window, theme, QSize(width, height), letters)
            where = f"{width} x {height}, {letters} %, {'thrown' if thrown else 'to throw'}"
            if (window.width(), window.height()) != (width, height):
                wrong[where] = [f"has become {window.width()} x {window.height()}"]
            elif found := misfits(window):
                wrong[where] = found
    assert wrong == {}
    window.bridge.close()


def test_a_table_that_opens_with_large_letters_is_no_wider_than_it_was_made(
    qtbot: QtBot, theme: Theme
) -> None:
    theme.choose(scale=200)
    theme.set_room(QSize(1366, 768))
    window = at_resolution()
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == (1366, 690)
    window.bridge.close()


def test_letters_that_were_large_for_a_while_leave_no_wide_page_behind(qtbot: QtBot, theme: Theme) -> None:
    window = at_resolution()
    qtbot.addWidget(window)
    least = window.stage().minimumSizeHint().width()
    for letters in (200, 100):
        fit_into(window, theme, QSize(1366, 768), letters)
    assert window.stage().minimumSizeHint().width() <= least
    window.bridge.close()
