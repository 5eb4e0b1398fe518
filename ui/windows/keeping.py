"""Keeps copies of the session while it is played: at the end of each turn, and every ten minutes.

The desk makes a Keeper for a session that is open for writing. A copy takes some hundredths of a second and
is made between two commands. If one cannot be made, that is said once: the session itself is safe.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.bridge import SessionBridge
from wargame.game.events import Event, TurnClosed
from wargame.game.state import GameState
from wargame.journal.keeping import keep
from wargame.terms import EntenteError

EVERY_MS: Final = 10 * 60 * 1000

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Return the time that the clock on the wall shows."""
    return datetime.now().astimezone().replace(tzinfo=None)


class Keeper(QObject):
    """Copies one session."""

    failed = Signal(str)
    """A copy could not be made; told once."""

    def __init__(
        self, bridge: SessionBridge, path: Path, clock: Clock = wall_clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._clock = path, clock
        self._told = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)
        self._timer.start()
        bridge.changed.connect(self._on_changed)

    def keep(self) -> None:
        """Copy the session now, unless nothing was done since the last copy."""
        try:
            keep(self._path, self._clock())
        except EntenteError as error:
            if not self._told:
                self._told = True
                self.failed.emit(f"No automatic copy was made. {error} The session itself is safe.")

    def _on_changed(self, _state: GameState, events: tuple[Event, ...]) -> None:
        if any(isinstance(event, TurnClosed) for event in events):
            # After the step has been shown: nobody waits for a copy.
            QTimer.singleShot(0, self, self.keep)
