"""Notices: a line in place, and a toast that goes by itself.

A refusal appears where it arose, as a `Notice`; what merely happened may pass as a `Toast`. Kind is
told by icon and word as well as by colour: an octagon for faults, a triangle for warnings.
"""

from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.frames import Glyph
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.text import PlainLabel

NoticeKind = Literal["info", "done", "warn", "error"]

_LOOKS: Final[dict[str, tuple[str, str, str, str]]] = {
    "info": ("ui-info", "raised", "control", "ink"),
    "done": ("ui-check", "raised", "control", "ink"),
    "warn": ("ui-alert", "warntint", "warn", "warn"),
    "error": ("ui-error", "errortint", "error", "error"),
}
"""Icon, ground, edge and ink of each kind."""

_SAID: Final = {"info": "Note", "done": "Done", "warn": "Warning", "error": "Error"}

TOAST_MS: Final = 6000
"""How long a toast stays, in milliseconds; one with a fault or an action stays until it is closed."""


class Notice(QFrame):
    """A sentence with an icon, in place; with an `action`, a button; closable if told so."""

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        text: str = "",
        kind: NoticeKind = "info",
        action: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: NoticeKind = kind
        self.icon = Glyph("ui-info")
        self.label = PlainLabel("", "body-medium", wrap=True)
        self.button = QuietButton(action)
        self.close_button = IconButton("ui-x", "Close this notice")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.button.setVisible(bool(action))
        self.close_button.setVisible(closable)
        self.button.clicked.connect(self.acted)
        self.close_button.clicked.connect(self._close)
        current_theme().changed.connect(self.restyle)
        self.tell(text, kind)

    def tell(self, text: str, kind: NoticeKind = "info") -> None:
        """Say `text` now, and have it read aloud if it can be seen."""
        self._kind = kind
        self.label.setText(text)
        self.setAccessibleName(f"{_SAID[kind]}: {text}" if text else "")
        self.restyle()
        if text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def show_refusal(self, refusal: str) -> bool:
        """Say why something was not done, or go away if it was; return whether it was refused."""
        self.setHidden(not refusal)
        if refusal:
            self.tell(refusal, "error")
        return bool(refusal)

    def kind(self) -> NoticeKind:
        """Return the kind of what is said."""
        return self._kind

    def text(self) -> str:
        """Return what is said."""
        return self.label.text()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        icon, _ground, _edge, ink = _LOOKS[self._kind]
        self.icon.set_glyph(icon, ink)
        self.label.set_tone(ink)
        self._row.setContentsMargins(px(12), px(6), px(8), px(6))
        self._row.setSpacing(px(10))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        _icon, ground, edge, _ink = _LOOKS[self._kind]
        width = current_theme().tokens.border
        fill_round(smooth(self), QRectF(self.rect()), px(6), colour(ground), colour(edge), width)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class _Told(NamedTuple):
    """What a toast says."""

    text: str
    kind: NoticeKind
    action: str
    above: int

    @property
    def stays(self) -> bool:
        """Whether it stays until it is closed."""
        return self.kind == "error" or bool(self.action)


class Toast(Notice):
    """A notice that floats at the lower edge of `parent` and goes by itself.

    One that does not float stands in the layout that it is put into, and covers nothing.

    While somebody else sits at the screen it can be held back: what is told meanwhile waits, and what stood
    there with a button or a fault too, and they are shown one after another afterwards.
    """

    def __init__(self, parent: QWidget, *, floats: bool = True) -> None:
        super().__init__(closable=True, parent=parent)
        self._floats = floats
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._gone)
        self.closed.connect(self._gone)
        self._above = 0
        self._held = False
        self._stands: _Told | None = None
        self._waiting: list[_Told] = []
        parent.installEventFilter(self)
        self.hide()

    def show_for(self, text: str, kind: NoticeKind = "done", action: str = "", above: int = 64) -> None:
        """Float `text`, `above` px (at 100 %) over the lower edge; a fault or an action stays."""
        told = _Told(text, kind, action, above)
        if not self._held:
            self._show(told)
        elif told not in self._waiting:
            self._waiting.append(told)

    def hold_back(self) -> None:
        """Show nothing until `let_go`."""
        if self._held:
            return
        self._held = True
        stands, self._stands = self._stands, None
        if self.isVisible() and stands is not None and stands.stays:
            self._waiting.insert(0, stands)
        self._timer.stop()
        self.hide()

    def let_go(self) -> None:
        """Show what was held back, one after another."""
        if self._held:
            self._held = False
            self._gone()

    def _gone(self) -> None:
        """Show the next that waits, if any."""
        self._stands = None
        self.hide()
        if self._waiting and not self._held:
            self._show(self._waiting.pop(0))

    def _show(self, told: _Told) -> None:
        text, kind, action = told.text, told.kind, told.action
        self._stands = told
        self._above = told.above
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.tell(text, kind)
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if told.stays:
            self._timer.stop()
        else:
            self._timer.start(TOAST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or not self._floats:
            return
        room = max(px(160), parent.width() - 2 * px(16))
        self.adjustSize()
        width = min(room, max(px(280), self.sizeHint().width()))
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        left = (parent.width() - width) // 2
        self.setGeometry(left, parent.height() - height - px(self._above) - px(12), width, height)
