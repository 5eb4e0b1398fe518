"""Keys that act while they are held: letting go is told once, however the system repeats a key.

On X11 a key that is held down is told as let go and pressed again, time after time. What begins with the
press is the caller's, by its command; here it is found out when the key was let go.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

LETTING_GO_MS = 60
"""A key counts as let go when it does not come back within this time. On X11 a key that is held down and
repeats is told as let go and pressed again, time after time, and not always marked as a repeat."""


class HeldKey(QObject):
    """Watches for one key to be let go, from the moment it is told to.

    With `alone` nobody else hears of the key until then: what its first press has opened is not typed into.
    """

    let_go = Signal()
    """The key is up again, or the window has lost the keyboard."""

    def __init__(self, owner: QWidget, *, alone: bool = False) -> None:
        super().__init__(owner)
        self._alone = alone
        self._key: Qt.Key | None = None
        self._ending = QTimer(self)
        self._ending.setSingleShot(True)
        self._ending.setInterval(LETTING_GO_MS)
        self._ending.timeout.connect(self.end)

    def is_held(self) -> bool:
        """Return whether the key is down."""
        return self._key is not None

    def begin(self, key: Qt.Key) -> None:
        """Watch a key that was just pressed."""
        app = QApplication.instance()
        if app is None:
            return
        if self._key is not None and self._key != key:
            self.end()
        if self._key is None:
            app.installEventFilter(self)
        self._key = key
        self._ending.stop()

    def end(self) -> None:
        """Take the key for let go."""
        self._ending.stop()
        if self._key is None:
            return
        self._key = None
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.let_go.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the key is let go, unless it comes back at once."""
        kind = event.type()
        if kind == QEvent.Type.ApplicationDeactivate:
            self.end()
        if not isinstance(event, QKeyEvent) or event.key() != self._key:
            return super().eventFilter(watched, event)
        if kind == QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self._ending.start()
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            self._ending.stop()
        return self._alone or super().eventFilter(watched, event)
