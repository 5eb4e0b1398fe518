"""The wheel scrolls; it changes a number or a choice only in the field that has the focus.

Qt gives each turn of the wheel to what lies below the pointer, so that scrolling a page would change a field
on its way, and the next step would record it. One filter for all windows hands such a turn to the page
instead. It listens to the windows as the system sees them, where a turn of the wheel comes in once.
"""

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QGuiApplication, QWheelEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QWidget,
)


class WheelFilter(QObject):
    """Keeps the wheel from fields without the focus; one for the application."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        app.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Listen to a window from now on."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the wheel to the page where a field would take it unasked."""
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            field = _field_below(watched, event.position())
            if field is not None and not _has_focus(field):
                _scroll_page(field, event)
                return True
        return super().eventFilter(watched, event)


def _field_below(window: QObject, at: QPointF) -> QWidget | None:
    """Return the field below the pointer that would take the wheel."""
    top = next((one for one in QApplication.topLevelWidgets() if one.windowHandle() is window), None)
    found = top.childAt(at.toPoint()) if top is not None else None
    while found is not None and not _is_field(found):
        if isinstance(found, QAbstractScrollArea):
            return None
        found = found.parentWidget()
    return found


def _is_field(widget: QWidget) -> bool:
    turns = isinstance(widget, QAbstractSpinBox | QComboBox | QAbstractSlider)
    return turns and not isinstance(widget, QScrollBar)


def _has_focus(field: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is field or field.isAncestorOf(focus))


def _scroll_page(field: QWidget, event: QWheelEvent) -> None:
    page = field.parentWidget()
    while page is not None and not isinstance(page, QAbstractScrollArea):
        page = page.parentWidget()
    if isinstance(page, QAbstractScrollArea):
        page.verticalScrollBar().event(event)
