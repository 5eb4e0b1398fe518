"""The one door between windows and a session: commands in, signals out.

A window calls `do` with a function of `wargame.session` and its arguments; what comes of it arrives as
`changed` everywhere at once. Refusals arrive as `refused`, in the engine's words, and as False where
they arose. The bridge holds no rule and no state of its own but the session.
"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session.narration import Narrator
from wargame.session.session import Session
from wargame.terms import EntenteError, RecordError

P = ParamSpec("P")


class SessionBridge(QObject):
    """A session, as windows and panels see it."""

    changed = Signal(object, object)
    """The new GameState and the tuple of events that led to it; empty after undo, redo, change of branch."""
    refused = Signal(str)
    """Words for people."""
    unrecorded = Signal(str)
    """The same, where the step was allowed but the record could not be written: its file or disk failed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._unsubscribe: Callable[[], None] | None = session.subscribe(self._on_recorded)

    @property
    def state(self) -> GameState:
        """The state as of now, for a panel that opens late."""
        return self.session.state

    @property
    def narrator(self) -> Narrator:
        """Puts events into words; made anew because names can change."""
        return Narrator(self.session.compiled, self.session.people)

    def do(
        self, command: Callable[Concatenate[Session, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """Carry out a function of `wargame.session`; return whether it was done.

        A refusal, or a record that could not be written, is told by `refused`; nothing changed then.
        """
        words = self.attempt(command, *args, **kwargs)
        if words:
            self.refused.emit(words)
        return not words

    def attempt(
        self, command: Callable[Concatenate[Session, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> str:
        """Carry out a command; return its refusal in words for a form to show in place, empty if done."""
        try:
            command(self.session, *args, **kwargs)
        except RecordError as error:
            self.unrecorded.emit(str(error))
            return str(error)
        except EntenteError as error:
            return str(error)
        return ""

    def close(self) -> None:
        """Let go of the session; it stays as it is."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def _on_recorded(self, state: GameState, events: tuple[Event, ...]) -> None:
        self.changed.emit(state, events)
