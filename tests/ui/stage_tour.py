"""A look at the stages of a turn on a screen of a given size, in all sizes of letters: what does not fit.

Run by `tests.ui.windows.test_small_screens` in a process of its own, for a process has one set of screens.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from tests.screens import demo, in_phase
from ui.app import EntenteApplication
from ui.bridge import SessionBridge
from ui.hands import settle
from ui.theme.theme import Theme, apply_theme, current_theme
from ui.windows.table import TableWindow

LETTERS = {
    "reveal": (100, 150, 200),
    "resolution": (80, 100, 125, 150, 200),
    "the throw": (100, 150, 200),
    "upkeep": (100, 200),
}
MAY_SCROLL = {"Everything of this turn", "Everything on the table"}
"""Tables that can be longer than any screen; their rows are gone through by the arrow keys."""
LARGEST, WIDE = 200, 1366
"""In the largest letters a screen less wide than this has no room for a whole stage."""


def tour() -> list[str]:
    """Return what did not fit, in words."""
    app = EntenteApplication(["entente", "-style", "fusion"])
    apply_theme(app, Theme("light", reduced_motion=True))
    return [said for kind in LETTERS if kind != "the throw" for said in _look_at(kind)]


def _look_at(kind: str) -> Iterator[str]:
    bridge = SessionBridge(demo(in_phase(kind, 4)))
    window = TableWindow(bridge)
    window.showMaximized()
    for letters in LETTERS[kind]:
        current_theme().choose(scale=letters)
        yield from _misfits(f"{kind}, letters of {letters} %", window)
    if kind == "resolution":
        window.primary.click()
        for letters in LETTERS["the throw"]:
            current_theme().choose(scale=letters)
            yield from _misfits(f"the throw, letters of {letters} %", window)
    window.close()
    window.deleteLater()
    bridge.close()
    settle()


def _misfits(name: str, window: TableWindow) -> Iterator[str]:
    for _ in range(3):
        settle()
    room = window.screen().availableGeometry()
    if not room.contains(window.frameGeometry()):
        yield f"{name}: the window is {window.width()} x {window.height()}"
    stage = window.stage()
    fits = room.width() >= WIDE or current_theme().own_scale < LARGEST
    for area in stage.findChildren(QScrollArea):
        whole = area.isVisible() and area.accessibleName() not in MAY_SCROLL
        if fits and whole and area.verticalScrollBar().maximum() > 0:
            yield f"{name}: {area.accessibleName()} is scrolled to by {area.verticalScrollBar().maximum()}"
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            yield f"{name}: {area.accessibleName()} is too wide by {area.horizontalScrollBar().maximum()}"
    for button in (window.primary, *stage.findChildren(QAbstractButton)):
        if button.isVisible() and not _is_inside(button, window):
            yield f"{name}: {button.objectName() or button.accessibleName()} is cut off"


def _is_inside(button: QWidget, window: QWidget) -> bool:
    """Return whether all of a button can be seen, or scrolled to."""
    above: QWidget | None = button
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    inside = above.widget() if isinstance(above, QScrollArea) else None
    if inside is not None:
        return inside.rect().contains(QRect(button.mapTo(inside, QPoint(0, 0)), button.size()))
    return window.rect().contains(QRect(button.mapTo(window, QPoint(0, 0)), button.size()))
