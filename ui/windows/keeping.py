"""Keeps copies of the session while it is played: at the end of each turn, and every ten minutes.

The desk makes a Keeper for a session that is open for writing. A copy takes some hundredths of a second and
is made between two commands. It is taken from the file and compared with what is in memory; where the file
is out of reach or holds something else, the copy is made from memory and the facilitator is told at once.
What goes wrong is said once, until it goes well again. At the same times the folder is looked at for a second
version of the file, which a service that keeps folders in step may have laid there.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from ui.bridge import SessionBridge
from wargame.game.events import Event, TurnClosed
from wargame.game.state import GameState
from wargame.journal.keeping import keep, keep_by
from wargame.journal.synced import warning
from wargame.places import is_there
from wargame.session.saving import is_held_by, save_anew
from wargame.session.session import Session
from wargame.terms import EntenteError, RecordBroken

EVERY_MS: Final = 10 * 60 * 1000

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Return the time that the clock on the wall shows."""
    return datetime.now().astimezone().replace(tzinfo=None)


class Keeper(QObject):
    """Copies one session."""

    failed = Signal(str)
    """No copy could be made; the session itself is where it was."""
    out_of_reach = Signal(str)
    """The session's file cannot be read; a copy was made from memory, or not even that."""
    doubled = Signal(str)
    """There is a second version of the session's file."""

    def __init__(
        self, bridge: SessionBridge, path: Path, clock: Clock = wall_clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._path, self._clock = bridge.session, path, clock
        self._told = self._told_of_versions = ""
        self._copied = (0, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)
        self._timer.start()
        bridge.changed.connect(self._on_changed)
        QTimer.singleShot(0, self, self.look_around)

    def keep(self) -> None:
        """Copy the session now, unless nothing was done since the last copy."""
        at = self._clock()
        self.look_around()
        try:
            copy = keep(self._path, at)
        except EntenteError as error:
            if is_there(self._path) and not isinstance(error, RecordBroken):
                words = f"No automatic copy was made. {error} The session itself is safe."
                self._tell_once(self.failed, words)
            else:
                self._keep_from_memory(at, error.told.without_commands())
            return
        if copy is not None and not is_held_by(self._session, copy):
            # What was copied is not what was played: the file was changed under the program's hands.
            copy.unlink(missing_ok=True)
            self._keep_from_memory(at, f"{self._path.name} does not hold what was recorded in it any more.")
            return
        self._told = ""

    def look_around(self) -> None:
        """Tell of other versions of the session in its folder, when they appear."""
        words = warning(self._path)
        if words != self._told_of_versions:
            self._told_of_versions = words
            if words:
                self.doubled.emit(words)

    def _keep_from_memory(self, at: datetime, why: str) -> None:
        if _size(self._session) == self._copied:
            return
        try:
            keep_by(self._path, at, lambda copy: save_anew(self._session, copy))
        except EntenteError as error:
            words = f"{why} No copy could be made on this computer either: {error}"
        else:
            self._copied = _size(self._session)
            words = f"{why} A copy of everything up to now was made on this computer."
        self._tell_once(self.out_of_reach, words)

    def _tell_once(self, how: SignalInstance, words: str) -> None:
        if not self._told:
            how.emit(words)
        self._told = words

    def _on_changed(self, _state: GameState, events: tuple[Event, ...]) -> None:
        if any(isinstance(event, TurnClosed) for event in events):
            # After the step has been shown: nobody waits for a copy.
            QTimer.singleShot(0, self, self.keep)


def _size(session: Session) -> tuple[int, int]:
    return len(session.history.entries), len(session.history.moves)
