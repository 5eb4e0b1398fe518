"""What every tool in the drawer is made of: the session's bridge, a line for refusals, one way to do a thing.

A tool shows a state (`show_state`) and does what is pressed by `_do`, which asks the session, says why it was
not done, or shows what came of it. `ui.windows.tools` lists the tools. To add one: a subclass, and its line
there.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.bridge import SessionBridge
from ui.widgets.notices import Notice
from wargame.game.events import Event
from wargame.game.state import GameState


class ToolPanel(QWidget):
    """One tool."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.notice = Notice("", "error")
        self.notice.hide()

    def show_state(self, state: GameState, events: tuple[Event, ...] = ()) -> None:
        """Show a state; `events` led to it."""
        raise NotImplementedError

    def _do(self, command: Callable[..., object], *given: object, **named: object) -> bool:
        """Do what was pressed and show what came of it, or why it was refused; return whether it was done."""
        if self.notice.show_refusal(self._bridge.attempt(command, *given, **named)):
            return False
        self.show_state(self._bridge.state)
        return True
