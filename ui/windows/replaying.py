"""The table's hold on the replay: open it, at an event if one is meant, and put it away with the table.

The replay is for the facilitator's eyes. It goes as soon as a curtain is drawn, so that nobody who sits
down at the laptop finds it beside the hand.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import SessionBridge
from ui.windows.actions import add_command
from ui.windows.on_screen import take_place
from ui.windows.replay import TO_TABLE, ReplayWindow


class Replaying(QObject):
    """Makes the replay's window when it is asked for."""

    guide_wanted = Signal()
    left = Signal()
    """Somebody has closed the replay; not, that the table put it away."""

    def __init__(self, owner: QWidget, bridge: SessionBridge) -> None:
        super().__init__(owner)
        self._bridge = bridge
        self.window: ReplayWindow | None = None
        self._back = TO_TABLE
        add_command(owner, "replay", self.open)

    def open(self, event: int = 0) -> None:
        """Show the replay, at an event if one is given."""
        if self.window is None:
            self.window = ReplayWindow(self._bridge)
            self.window.lead_back(self._back)
            take_place(self.window, wanted=self.window.size())
            self.window.closed.connect(self._gone)
            add_command(self.window, "guide", self.guide_wanted.emit)
        if event:
            self.window.go_to_event(event)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def lead_back(self, where: str) -> None:
        """Say where one comes to when the replay is closed."""
        self._back = where
        if self.window is not None:
            self.window.lead_back(where)

    def open_at_turn(self, turn: int) -> None:
        """Show the replay at the end of a turn."""
        self.open()
        assert self.window is not None  # opened just now
        self.window.go_to_turn(turn)

    def close(self) -> None:
        """Put the replay away."""
        window, self.window = self.window, None
        if window is not None:
            window.close()
            window.deleteLater()

    def _gone(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            window.deleteLater()
            self.left.emit()
