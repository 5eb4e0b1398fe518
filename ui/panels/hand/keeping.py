"""Keeps what is chosen and written in a hand, at every pause and whenever the hand is left.

The hand says with `touch` that something changed; after a pause in typing, and now and then while somebody
types on, what `gather` returns goes through the seat's door into the session's file. What became of it is
told in words: `told` for the line over the plan. Nothing is written twice that did not change.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTime, QTimer, Signal

from ui.bridge import SeatBridge
from wargame.session.unsent import Draft

PAUSE_MS: Final = 400
"""A pause in typing after which the draft is kept."""

LONGEST_MS: Final = 3000
"""The draft is kept after this time also if nobody pauses."""


class DraftKeeper(QObject):
    """Puts a seat's draft away through its door."""

    told = Signal(str, bool)
    """What became of the draft, in words; whether it is kept."""

    def __init__(self, bridge: SeatBridge, gather: Callable[[], Draft], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._gather = bridge, gather
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)
        self.last = bridge.door.draft()
        """What lies in the session's file."""

    def touch(self) -> None:
        """Something changed: keep it after the next pause."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def keep(self) -> None:
        """Keep the draft now, if it is another than before."""
        self._pause.stop()
        self._longest.stop()
        draft = self._gather()
        if draft == self.last:
            return
        # What was written in another part meanwhile, by the seat's phone, stays.
        if refusal := self._bridge.keep_draft(draft.merged(self.last, self._bridge.door.draft())):
            self.told.emit(f"The draft could not be kept. {refusal}", False)
            return
        self.last = draft
        at = QTime.currentTime().toString("HH:mm:ss")
        self.told.emit(f"Kept as a draft at {at}. It is here when you come back.", True)

    def waits(self) -> bool:
        """Return whether something was written here that is not kept yet."""
        return self._pause.isActive() or self._longest.isActive()

    def rest(self) -> None:
        """Keep nothing: what stands in the hand is what was just read."""
        self._pause.stop()
        self._longest.stop()

    def read(self) -> Draft:
        """Return what lies in the session's file now: a seal that was taken back gives its move back."""
        self.last = self._bridge.door.draft()
        return self.last

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self.keep)
        return timer
