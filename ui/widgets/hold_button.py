"""A button that acts only when it was held down for a second, so that no press by chance opens a secret.

The time guards secrets: it is no movement, and lasts as long where movement is reduced. Used by the curtain
and by the step behind the scenes.
"""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.hold_keys import LETTING_GO_MS, HeldKey
from ui.widgets.marks import key_size, paint_key
from ui.widgets.painted import colour, fill_round, paint_ring, px, smooth
from ui.widgets.text import paint_lines, text_width

HOLD_MS = 1000
"""How long the key or the button is held."""

HOLDING_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)

HOLD_HEIGHT = 64
"""Height of the button in px at 100 %: it is pressed by people who have just been handed the laptop."""


class HoldButton(PrimaryButton):
    """A primary button that acts when it was held down long enough, by mouse, space bar or Enter."""

    held = Signal()
    ticked = Signal()
    """It has been held for another moment, or was let go."""

    def __init__(
        self, text: str, keys: tuple[Qt.Key, ...] = HOLDING_KEYS, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, key="Space", parent=parent)
        self.setProperty("ring", "oncurtain")
        self._keys = keys
        self.hold_ms = HOLD_MS
        self._by: Qt.Key | None = None
        self.still_down = HeldKey(self, alone=True)
        """The key by which it was held, until it is let go: it is not typed into what has opened."""
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(30)
        self._timer.timeout.connect(self._go_on)
        self._letting_go = QTimer(self)
        self._letting_go.setSingleShot(True)
        self._letting_go.setInterval(LETTING_GO_MS)
        self._letting_go.timeout.connect(self.stop)

    def share(self) -> float:
        """Return how much of the time it has been held, from 0 to 1."""
        if not self._timer.isActive():
            return 0.0
        return min(1.0, self._since.elapsed() / self.hold_ms)

    def start(self, by: Qt.Key | None = None) -> None:
        """Begin to count, by a key or by the mouse."""
        if not self._timer.isActive() and self.isEnabled():
            self._by = by
            self._since.start()
            self._timer.start()
            self._go_on()

    def stop(self) -> None:
        """Let go: nothing happens."""
        self._letting_go.stop()
        self._timer.stop()
        self.update()
        self.ticked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.start()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.stop()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin to hold with the space bar or Enter, or go on: a repeat's press undoes its letting go."""
        if event.key() in self._keys:
            self._letting_go.stop()
            if not event.isAutoRepeat():
                self.start(Qt.Key(event.key()))
            return
        if event.key() in HOLDING_KEYS:
            # A key that does not open it does nothing here at all.
            event.accept()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go, unless the key comes back at once."""
        if event.key() in self._keys:
            self._letting_go.start()
            return
        super().keyReleaseEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go when it cannot be seen."""
        self.stop()
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size at which ring, words and key are seen."""
        words = text_width(self.words(), current_theme().font("heading"))
        beside = px(20) + px(32) + px(16) + px(16) + key_size("Space").width() + px(28)
        large = current_theme().is_tight
        return QSize(int(words + beside) + 2, px(48 if large else HOLD_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same: its words are never cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button, and how long it has been held."""
        painter, rect, ink = smooth(self), QRectF(self.rect()), colour("oncurtain")
        fill_round(painter, rect, px(6), colour("curtain"), ink, max(2, px(2)))
        ring = QRectF(rect.left() + px(20), rect.center().y() - px(16), px(32), px(32))
        self._paint_share(painter, ring.adjusted(px(3), px(3), -px(3), -px(3)))
        font = current_theme().font("heading")
        words = QRectF(ring.right() + px(16), 0, text_width(self.words(), font) + 2, rect.height())
        paint_lines(painter, words, [self.words()], font, rect.height(), ink)
        cap = key_size("Space")
        top = rect.center().y() - cap.height() / 2
        place = QRectF(words.right() + px(16), top, cap.width(), cap.height())
        paint_key(painter, place, "Space", colour("oncurtain2"))

    def _paint_share(self, painter: QPainter, ring: QRectF) -> None:
        """Draw how long it has been held."""
        faint = colour("oncurtain")
        faint.setAlphaF(0.35)
        paint_ring(painter, ring, self.share(), px(4), rest=faint, ink=colour("oncurtain"))

    def _go_on(self) -> None:
        self.update()
        self.ticked.emit()
        if self.share() >= 1.0 and not self._letting_go.isActive():
            self.stop()
            if self._by is not None:
                self.still_down.begin(self._by)
            self.held.emit()
