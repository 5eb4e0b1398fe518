"""What windows hold of a session: commands in, signals out.

A window calls `do` with a function of `wargame.session` and its arguments; what comes of it arrives as
`changed` everywhere at once. Refusals arrive as `refused`, in the engine's words, and as False where
they arose. The bridge holds no rule and no state of its own but the session.

`SessionBridge` is Control's. What a seat or the room sees is made of a `SeatBridge` or a `RoomBridge`, which
lead to the session by one of its doors alone (`wargame.session.doors`).
"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session.doors import RoomDoor, SeatDoor
from wargame.session.narration import Narrator
from wargame.session.script_command import Command
from wargame.session.session import Session
from wargame.session.unsent import Draft
from wargame.terms import ActorId, EntenteError, RecordError

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
            self.unrecorded.emit(error.told.without_commands())
            return error.told.without_commands()
        except EntenteError as error:
            return error.told.without_commands()
        return ""

    def change_settings(self, settings: dict[str, str]) -> str:
        """Change settings of the session; return in words why not, empty if it was done.

        Settings are no events; everybody is told by hand that something is to be shown anew.
        """
        refusal = self.attempt(Session.change_settings, settings)
        if not refusal:
            self.changed.emit(self.state, ())
        return refusal

    def came_from_seat(self, events: tuple[Event, ...]) -> bool:
        """Return whether a seat did this itself: whoever sits here may be in the middle of something."""
        author = self.session.history.entries[-1].author if events else ""
        return author in self.session.compiled.hands

    def at_seat(self, seat: ActorId) -> "SeatBridge":
        """Return what a seat has of the session."""
        return SeatBridge(self, seat)

    def close(self) -> None:
        """Let go of the session; it stays as it is."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def _on_recorded(self, state: GameState, events: tuple[Event, ...]) -> None:
        self.changed.emit(state, events)


class SeatBridge:
    """A session as one seat has it: what it may know, and its own commands."""

    def __init__(self, bridge: SessionBridge, seat: ActorId) -> None:
        self._attempt = bridge.attempt
        self.seat = seat
        self.door = SeatDoor(bridge.session, seat)

    def attempt(self, command: Command) -> str:
        """Carry out a command of the seat; return its refusal in words, empty if done."""
        return self._attempt(lambda _: self.door.do(command))

    def keep_draft(self, draft: Draft) -> str:
        """Keep what the seat has not sealed; return in words why it could not be, empty if it is kept.

        A file that fails is told to the seat alone, in its hand: nothing of the record is lost.
        """
        try:
            self.door.keep_draft(draft)
        except EntenteError as error:
            return error.told.without_commands()
        return ""


class RoomBridge(QObject):
    """A session as the room has it."""

    changed = Signal(bool)
    """There is something new to see; whether something happened, and was not only taken back."""

    def __init__(self, bridge: SessionBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge  # kept alive as long as what listens to it
        self.door = RoomDoor(bridge.session)
        bridge.changed.connect(self._on_changed)

    def _on_changed(self, _state: object, events: tuple[Event, ...]) -> None:
        self.changed.emit(bool(events))
