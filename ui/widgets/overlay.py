"""A sheet of paper over the window: for a choice that is made and gone, without a window of its own.

While it is open the keyboard stays inside; Esc, or a press beside it, closes it and gives the focus back.
Subclasses put their widgets into `column`.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.focus import focus_of
from ui.widgets.frames import Panel
from ui.widgets.painted import colour, px

_OVERRIDE = QEvent.Type.ShortcutOverride

SCRIM = 0.35
"""How dark the window becomes behind it, from 0 to 1."""


HOLDS_BACK: Final = "holds-sheets-back"
"""The property of a window over which no sheet may lie now: somebody else sits before it. A sheet that is
opened meanwhile waits until `let_go`.
"""


class Overlay(QWidget):
    """Covers `window` and shows one panel on it, `width` px (at 100 %) wide.

    With `fills` the panel takes all of the height, else as much as it needs.
    """

    closed = Signal()
    in_hand = False
    """Whether it may lie over a hand."""

    def __init__(self, window: QWidget, name: str, width: int = 640, fills: bool = False) -> None:
        super().__init__(window)
        self._wide, self._fills = width, fills
        self._before: QWidget | None = None
        self._waits: tuple[QWidget | None] | None = None
        """What is to have the keyboard in it, if its opening is held back."""
        self.panel = Panel("dialog", name, self)
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self.panel)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self.panel.installEventFilter(self)
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(20)
        self.column.setContentsMargins(side, px(16), side, side)
        self.column.setSpacing(px(12))
        self._fit()

    def is_open(self) -> bool:
        """Return whether it is to be seen."""
        return self.isVisible()

    def open_over(self, focus: QWidget | None = None) -> None:
        """Show it and give `focus` the keyboard, or the first widget that takes it."""
        if self.window().property(HOLDS_BACK) and not self.in_hand:
            self._waits = (focus,)
            return
        if not self.isVisible():
            self._before = focus_of(self.window())
        self.show()
        self.raise_()
        self._fit()
        first = focus or next(iter(self._stops()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def let_go(self) -> None:
        """Open it if that was held back."""
        if self._waits is not None:
            (focus,), self._waits = self._waits, None
            self.open_over(focus)

    def close_over(self) -> None:
        """Take it away and give the focus back."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside."""
        stops = self._stops()
        if not stops:
            return True
        focused = QApplication.focusWidget()
        at = stops.index(focused) if focused in stops else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; no key goes through to the window below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_over()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the shortcuts of the window below."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and event.type() == _OVERRIDE:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when pressed beside the panel."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_over()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darken the window."""
        shade = QColor(0, 0, 0) if current_theme().tokens.dark else colour("ink")
        shade.setAlphaF(SCRIM)
        QPainter(self).fillRect(self.rect(), shade)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window, and of what stands in the panel."""
        asked = QEvent.Type.LayoutRequest if watched is self.panel else QEvent.Type.Resize
        if event.type() in (asked, QEvent.Type.Show):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is None or self.isHidden():
            return
        self.setGeometry(window.rect())
        margin = px(24)
        room = window.rect().adjusted(margin, margin, -margin, -margin)
        width = min(px(self._wide), room.width())
        needed = self.panel.heightForWidth(width) if self.panel.hasHeightForWidth() else 0
        height = (
            room.height() if self._fills else min(room.height(), max(needed, self.panel.sizeHint().height()))
        )
        left = (window.width() - width) // 2
        self.panel.setGeometry(QRect(left, margin, width, height))

    def _stops(self) -> list[QWidget]:
        """Return what Tab reaches inside, in reading order."""
        stops = []
        one = self.nextInFocusChain()
        while one is not None and one is not self:
            reachable = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.isVisible()
            if reachable and self.isAncestorOf(one) and one.focusProxy() is None:
                stops.append(one)
            one = one.nextInFocusChain()
        return stops
