"""Enter presses the dark button of a page, and the badge on the button says whether it would.

One contract for every page, stage and sheet:

- Enter goes to the page's dark button, wherever on the page the focus is.
- What is typed or chosen in keeps Enter; so does another button that has the focus, for Enter presses it.
- Lists, cards, chips and what lies on the graph are opened by Space, and leave Enter to the dark button.
- While a drawer, a sheet or a menu lies over the page, no key reaches what is behind.
- The badge is drawn while, and only while, Enter would press the button.

Whether a widget keeps Enter is asked of itself, by the event with which Qt asks it, so that badge and key
cannot differ. A page makes one `EnterKey` for its button; a widget that wants Enter accepts Qt's question.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.widgets.buttons import InkButton
from ui.widgets.drawer import Drawer
from ui.widgets.overlay import Overlay

ENTER: Final = "Enter"

_TYPED_IN: Final = (QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit)

_SETTLE: Final = frozenset({QEvent.Type.EnabledChange, QEvent.Type.Show, QEvent.Type.Hide})


def is_typed_in(widget: QWidget | None) -> bool:
    """Return whether what is pressed goes into a field."""
    return isinstance(widget, _TYPED_IN) and widget.isEnabled()


def keeps_enter(widget: QWidget | None) -> bool:
    """Return whether a widget that has the focus would take Enter for itself."""
    if widget is None or not isValid(widget):
        return False
    if is_typed_in(widget):
        return True
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(widget, asked)
    return asked.isAccepted()


def lies_over(page: QWidget) -> bool:
    """Return whether a drawer, a sheet, a menu or an open list lies over a page."""
    if QApplication.activePopupWidget() is not None:
        return True
    sheets = page.window().findChildren(Overlay, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if any(one.isVisible() and not one.isAncestorOf(page) for one in sheets):
        return True
    drawers = page.findChildren(Drawer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return any(one.is_open() for one in drawers)


class EnterKey(QObject):
    """Gives Enter on `page` to `button`, and the button its badge.

    `action` is the command that Enter does, if the page has one; else the button is pressed.
    """

    def __init__(self, page: QWidget, button: InkButton, action: QAction | None = None) -> None:
        super().__init__(page)
        self._page, self._button, self._key = page, button, ENTER
        self._action = action or QAction(page)
        if action is None:
            self._action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._action.setAutoRepeat(False)
            self._action.triggered.connect(lambda _checked=False: button.click())
            page.addAction(self._action)
        self._action.setShortcuts([QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)])
        button.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        for drawer in page.findChildren(Drawer, options=Qt.FindChildOption.FindDirectChildrenOnly):
            drawer.opened.connect(self.settle)
            drawer.closed.connect(self.settle)
        self.settle()

    def set_key(self, key: str) -> None:
        """Say which key presses the button now; any other than Enter is somebody else's to heed."""
        self._key = key
        self.settle()

    def settle(self) -> None:
        """Give Enter to the button, or take it away, as things stand."""
        if not isValid(self._page) or not isValid(self._button):
            return
        works = self._key == ENTER and self._can_be_pressed() and not self._is_kept()
        self._action.setEnabled(works)
        self._button.set_key(self._key if works or self._key != ENTER else "")

    def _can_be_pressed(self) -> bool:
        return self._button.isVisible() and self._button.isEnabled() and not lies_over(self._page)

    def _is_kept(self) -> bool:
        """Return whether what has the focus on the page takes Enter for itself."""
        focus = QApplication.focusWidget()
        if focus is None or focus is self._button:
            return False
        return self._holds(focus) and keeps_enter(focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Heed whether the button is seen and can be pressed."""
        if event.type() in _SETTLE:
            self.settle()
        return super().eventFilter(watched, event)

    def _on_focus(self, _old: QWidget | None, _now: QWidget | None) -> None:
        self.settle()

    def _holds(self, widget: QWidget) -> bool:
        return widget is self._page or self._page.isAncestorOf(widget)
