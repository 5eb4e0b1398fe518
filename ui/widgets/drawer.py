"""A drawer: a panel that slides over the content from one side, for narrow windows and large type."""

from typing import Literal

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.theme.tokens import PANEL_MS
from ui.widgets.buttons import QuietButton
from ui.widgets.focus import focus_of
from ui.widgets.painted import px

Side = Literal["left", "right"]


class Drawer(QFrame):
    """Lies over `parent`, `width` px (at 100 %) wide, and holds one widget.

    While it is open it has the focus; Esc, or the button at its edge, closes it and gives the focus back to
    where it was.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget, side: Side = "left", width: int = 320, name: str = "") -> None:
        super().__init__(parent)
        self.setProperty("look", "drawer")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._side: Side = side
        self._wide = width
        self._before: QWidget | None = None
        self._open = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self._arrived)
        self._close = QuietButton("Close", key="Esc", icon="ui-x", parent=parent)
        self._close.setObjectName("close-drawer")
        # Esc does the same wherever the focus is in the drawer; Tab stays among its fields.
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.close_drawer)
        self._close.hide()
        parent.installEventFilter(self)
        current_theme().changed.connect(self._fit)
        self.hide()

    def set_content(self, content: QWidget) -> None:
        """Put `content` into the drawer; what was in it before is only taken out."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
        self._column.addWidget(content)

    def is_open(self) -> bool:
        """Return whether the drawer is open or opening."""
        return self._open

    def open_drawer(self) -> None:
        """Slide the drawer over the content and give it the focus."""
        if self._open:
            return
        self._before = focus_of(self.window())
        self._open = True
        self.setGeometry(self._place(is_open=False))
        self.show()
        self.raise_()
        self._move(self._place(is_open=True).topLeft())
        self._focus_inside()
        self.opened.emit()

    def close_drawer(self) -> None:
        """Slide the drawer away and give the focus back."""
        if not self._open:
            return
        self._open = False
        self._close.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self._move(self._place(is_open=False).topLeft())
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of what the drawer lies on."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _focus_inside(self) -> None:
        inside = [
            child for child in self.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        first = next((child for child in inside if child.isEnabled() and child.isVisible()), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, to: QPoint) -> None:
        self._slide.stop()
        lasts = current_theme().motion(PANEL_MS)
        if not lasts:
            self.move(to)
            self._arrived()
            return
        self._slide.setDuration(lasts)
        self._slide.setStartValue(self.pos())
        self._slide.setEndValue(to)
        self._slide.start()

    def _arrived(self) -> None:
        if self._open:
            self._put_close()
        else:
            self.hide()

    def _put_close(self) -> None:
        """Put the button that closes beside the drawer, where there is room for it."""
        parent, size, gap = self.parentWidget(), self._close.sizeHint(), px(8)
        if parent is None:
            return
        place = self._place(is_open=True)
        on_left = self._side == "left"
        x = place.right() + 1 + gap if on_left else place.left() - gap - size.width()
        self._close.setGeometry(x, gap, size.width(), size.height())
        self._close.setVisible(0 <= x <= parent.width() - size.width())
        self._close.raise_()

    def _place(self, is_open: bool) -> QRect:
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else QRect()
        width = min(px(self._wide), room.width())
        left = 0 if self._side == "left" else room.width() - width
        if not is_open:
            left += -width if self._side == "left" else width
        return QRect(left, 0, width, room.height())

    def _fit(self) -> None:
        if self._open:
            self._slide.stop()
            self.setGeometry(self._place(is_open=True))
            self._put_close()
