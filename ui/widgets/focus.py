"""The focus ring: two px of ring, two px of gap, around whatever has the keyboard.

A style sheet cannot leave a gap, so one transparent overlay per window follows the focus. Fields
show the focus in their own edge and are left alone, and so is whoever sets the property `ownFocus`.
A widget whose visible shape is smaller than itself offers `ring_rect()`; one on another ground names the
colour token of its ring in the property `ring`.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.theme.theme import current_theme
from ui.widgets.painted import colour, fill_round, px, smooth

REACH = 4
"""Ring and gap together, in px at 100 %."""

_MOVES = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}
)


def focus_of(window: QWidget) -> QWidget | None:
    """Return what has the focus in a window, or will have it once the window is the active one."""
    focus = QApplication.focusWidget()
    return focus if focus is not None and focus.window() is window else window.focusWidget()


def tab_after(first: QWidget, within: QWidget) -> QWidget:
    """Let Tab lead from `first` through everything in `within`; return where it then stands.

    For what is made late: Qt would put it at the end of the window, wherever it is seen.
    """
    for widget in (within, *within.findChildren(QWidget)):
        inner = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        # The list that a box opens is a window of its own.
        apart = inner or widget.window() is not within.window()
        # One of several that Tab reaches only in turn keeps its place among them.
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not apart:
            QWidget.setTabOrder(first, widget)
            first = widget
    return first


class FocusRing(QWidget):
    """The ring of one window; make one for each main window and dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._ground = window
        self._target: QWidget | None = None
        self._watched: list[QObject] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        current_theme().changed.connect(self._settle)
        self._follow(None, QApplication.focusWidget())

    def target(self) -> QWidget | None:
        """Return the widget that the ring is around, if it is shown."""
        return self._target if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the widget, and with all it lies in."""
        if event.type() in _MOVES:
            self._settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        if self._target is None:
            return
        ring = QRectF(self._ring_in_window().translated(-self.pos()))
        ink = colour(str(self._target.property("ring") or "focus"))
        fill_round(smooth(self), ring, px(6) + px(REACH), None, ink, max(2, px(2)))

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched, self._target = [], None
        if not isValid(self._ground):
            return
        # A press of the mouse says by itself where one is; the ring is for the keyboard.
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and self._ground.isAncestorOf(now) and not by_mouse and wants_ring(now):
            self._target = now
            self._watched = list(_upwards(now, self._ground))
            for watched in self._watched:
                watched.installEventFilter(self)
        self._settle()

    def _settle(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        visible = self._ring_in_window() & self._window_part(target)
        if visible.isEmpty():
            self.hide()
            return
        self.setGeometry(visible)
        self.raise_()
        self.show()
        self.update()

    def _ring_in_window(self) -> QRect:
        target = self._target
        if target is None:
            return QRect()
        own = getattr(target, "ring_rect", None)
        rect = own() if callable(own) else target.rect()
        reach = px(REACH)
        at = target.mapTo(self._ground, QPoint(0, 0))
        return QRect(rect.translated(at).adjusted(-reach, -reach, reach, reach))

    def _window_part(self, target: QWidget) -> QRect:
        """Return the part of the window in which the target can be seen."""
        part = self._ground.rect()
        for widget in _upwards(target, self._ground):
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and widget is area.viewport():
                part &= QRect(widget.mapTo(self._ground, QPoint(0, 0)), widget.size())
        return part


def wants_ring(widget: QWidget) -> bool:
    """Return whether `widget` leaves it to the ring to show the focus."""
    if widget.property("ownFocus"):
        return False
    return not isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox)


def _upwards(widget: QWidget, ground: QWidget) -> Iterator[QWidget]:
    """Yield the widget and everything it lies in, up to and with `ground`."""
    at: QWidget | None = widget
    while at is not None:
        yield at
        at = None if at is ground else at.parentWidget()
