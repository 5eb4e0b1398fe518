"""The privacy curtain: whose turn it is, and how the hand is opened. Nothing secret is ever here.

The laptop is handed over in front of it. It opens by holding the space bar or the button for a second,
after the seat's code if it has one; a wrong code costs two seconds and gives no hint.
"""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.frames import Glyph
from ui.widgets.marks import Avatar
from ui.widgets.painted import colour, px
from ui.widgets.text import PlainLabel

HOLD_MS = 1000
"""How long the key or the button is held."""

WAIT_MS = 2000
"""How long a wrong code has to wait."""

CENTRE = Qt.AlignmentFlag.AlignHCenter


class HoldButton(PrimaryButton):
    """A primary button that acts when it was held down long enough, by mouse, space bar or Enter."""

    held = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, key="Space", parent=parent)
        self._words_at_rest = text
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(30)
        self._timer.timeout.connect(self._go_on)

    def share(self) -> float:
        """Return how much of the time it has been held, from 0 to 1."""
        if not self._timer.isActive():
            return 0.0
        wanted = current_theme().motion(HOLD_MS) or 1
        return min(1.0, self._since.elapsed() / wanted)

    def start(self) -> None:
        """Begin to count."""
        if not self._timer.isActive() and self.isEnabled():
            self._since.start()
            self._timer.start()
            self._go_on()

    def stop(self) -> None:
        """Let go: nothing happens."""
        self._timer.stop()
        self.update()

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
        """Begin to hold with the space bar or Enter; repeats of the key do not count."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.start()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.stop()
            return
        super().keyReleaseEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go when it cannot be seen."""
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and how long it has been held."""
        super().paintEvent(event)
        if share := self.share():
            painter = QPainter(self)
            painter.fillRect(0, self.height() - px(4), int(self.width() * share), px(4), colour("onprimary"))

    def _go_on(self) -> None:
        self.update()
        if self.share() >= 1.0:
            self._timer.stop()
            self.held.emit()


class CurtainPanel(QWidget):
    """A full window that says whose turn it is."""

    opened = Signal(str, str)
    """The seat, and the code that was typed (empty if the seat has none)."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Curtain")
        self._seat = ""
        self.avatar = Avatar("seat", size=72)
        self.title = PlainLabel("", "curtain", align=CENTRE, wrap=True)
        self.people = PlainLabel("", "lead", "ink2", align=CENTRE, wrap=True)
        self.hint = PlainLabel("", "body", "ink2", align=CENTRE, wrap=True)
        self.code = QLineEdit()
        self.code.setObjectName("seat-code")
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        self.code.setAccessibleName("Code of the seat")
        self.code.setPlaceholderText("Code of the seat")
        self.code.returnPressed.connect(self._by_code)
        self.wrong = PlainLabel("", "body-medium", "error", align=CENTRE)
        self.button = HoldButton("Hold to open the hand")
        self.button.setObjectName("open-hand")
        self.button.held.connect(self._by_holding)
        self.back = QuietButton("Back to the table", key="Esc", plain=True)
        self.back.setObjectName("leave-curtain")
        self.back.clicked.connect(self.cancelled)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._try_again)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.avatar, 0, CENTRE)
        column.addSpacing(px(8))
        column.addWidget(self.title)
        column.addWidget(self.people)
        column.addSpacing(16)
        column.addWidget(self.code, 0, CENTRE)
        column.addWidget(self.wrong)
        column.addWidget(self.button, 0, CENTRE)
        column.addSpacing(px(8))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Glyph("ui-eyeoff"))
        row.addWidget(self.hint)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        column.addWidget(self.back, 0, CENTRE)
        column.addSpacing(12)

    def draw(self, seat: str, name: str, glyph: str, people: str, *, needs_code: bool) -> None:
        """Close over a seat: show its name, and ask for its code if it has one."""
        self._seat = seat
        self.avatar.set_glyph(glyph, name)
        self.title.setText(name)
        self.people.setText(people)
        self.code.clear()
        self.wrong.setText("")
        self.code.setVisible(needs_code)
        self.code.setEnabled(True)
        self.button.setVisible(not needs_code)
        self.hint.setText(
            "Everyone else looks away. With a screen reader, use headphones. The hand closes when it is left."
        )
        (self.code if needs_code else self.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self) -> None:
        """Say that the code was wrong, and wait; no hint at what is right."""
        self.code.clear()
        self.code.setEnabled(False)
        self.wrong.setText("That is not the code. Wait a moment.")
        self._wait.start(current_theme().motion(WAIT_MS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc; the space bar opens wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        if event.key() == Qt.Key.Key_Space and self.button.isVisible() and not event.isAutoRepeat():
            self.button.start()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the space bar."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.button.stop()
        super().keyReleaseEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed."""
        self.code.clear()
        self._wait.stop()
        super().hideEvent(event)

    def _by_holding(self) -> None:
        self.opened.emit(self._seat, "")

    def _by_code(self) -> None:
        self.opened.emit(self._seat, self.code.text())

    def _try_again(self) -> None:
        self.wrong.setText("")
        self.code.setEnabled(True)
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)
