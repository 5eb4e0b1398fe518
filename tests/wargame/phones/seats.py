"""What answers for the seats of a session, as the window has it done."""

from collections.abc import Callable
from typing import Any

from wargame.phones.commands import Seats
from wargame.session.session import Session
from wargame.terms import EntenteError

Fields = dict[str, Any]


def seats_of(session: Session) -> Seats:
    """What answers for the seats of a session, as the window has it done."""

    def attempt(command: Callable[..., object], *args: object, **kwargs: object) -> str:
        try:
            command(session, *args, **kwargs)
        except EntenteError as refusal:
            return refusal.told.without_commands()
        return ""

    return Seats(session, attempt)


def now(session: Session) -> Fields:
    """What a command of this moment is meant for."""
    return {"turn": session.state.turn, "phase": session.state.phase_kind}
