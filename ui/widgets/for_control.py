"""A strip before what stands for Control alone: closed until it is opened, and closing again by itself.

The room sees the facilitator's screen. A panel that holds more than the room may know puts this strip where
it would stand, and shows the rest while the strip is open (`turned`). It closes after a time in which nobody
worked in the panel, and as soon as the panel is out of sight. The strip looks the same whether or not there
is anything.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QHideEvent, QSinglePointEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.widgets.frames import HatchFrame
from ui.widgets.painted import px
from ui.widgets.peek import PeekButton

REST_MS: Final = 30_000
"""How long it stays open while nobody works in its panel."""

_POINTED: Final = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)


class ForControl(HatchFrame):
    """Opens and closes `what` ("the injects") in `panel`; its button is found as `open-` and `name`."""

    turned = Signal(bool)
    """Whether it is open now."""

    def __init__(self, name: str, what: str, panel: QWidget) -> None:
        super().__init__("For Control only")
        self._panel = panel
        self.setObjectName(f"for-control-{name}")
        self.button = PeekButton(what, lasts_ms=REST_MS)
        self.button.setObjectName(f"open-{name}")
        self.button.turned.connect(self._turn)
        self.content.addWidget(self.button)

    def is_open(self) -> bool:
        """Return whether what is Control's can be read."""
        return self.button.is_open()

    def close_up(self) -> None:
        """Hide what is Control's, if it is open."""
        if self.is_open():
            self.button.close_up()

    def restyle(self) -> None:
        """Take over the theme as it is now; the button needs little ground."""
        super().restyle()
        self.content.setContentsMargins(px(10), px(3), px(4), px(3))

    def hideEvent(self, event: QHideEvent) -> None:
        """Close with the panel."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay open while somebody works in the panel."""
        if event.type() in _POINTED and isinstance(event, QSinglePointEvent):
            if self._holds(event.globalPosition()):
                self.button.stay_open()
        elif event.type() == QEvent.Type.KeyPress:
            focus = QApplication.focusWidget()
            if focus is not None and self._panel.isAncestorOf(focus):
                self.button.stay_open()
        return super().eventFilter(watched, event)

    def _holds(self, place: QPointF) -> bool:
        return self._panel.rect().contains(self._panel.mapFromGlobal(place).toPoint())

    def _turn(self, is_open: bool) -> None:
        window = self.window().windowHandle()
        if window is not None and isValid(window):  # type: ignore[redundant-expr]  # none before it is shown
            # What the window system sends is all that a person does.
            window.removeEventFilter(self)
            if is_open:
                window.installEventFilter(self)
        self.turned.emit(is_open)
