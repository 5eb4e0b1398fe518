"""A real game on the laptop: the flagship, its seats answered for as the window does it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Concatenate, Final, ParamSpec

from tests.browsers.laptop import Laptop, laptop
from tests.ui.sessions import played, step
from wargame.phones.commands import Seats
from wargame.session.session import Session
from wargame.shown.phones_standing import OBSERVERS
from wargame.terms import EntenteError

P = ParamSpec("P")

TURN: Final = 3


class Game:
    """A session that stands in the third turn, and the laptop that its phones reach."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.seats = tuple(session.compiled.hands)
        self.answers = Seats(session, self.attempt)
        self.at: Laptop

    def attempt(
        self, command: Callable[Concatenate[Session, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> str:
        """Carry out a command; return why not, empty if it was done."""
        try:
            command(self.session, *args, **kwargs)
        except EntenteError as error:
            return error.told.without_commands()
        return ""

    def go_to(self, phase: str) -> None:
        """Have Control lead on to a phase."""
        self.at.play(lambda: self._until(phase))

    def _until(self, phase: str) -> None:
        while self.session.state.phase_kind != phase:
            step(self.session)

    def events(self) -> list[str]:
        """Return the names of all events of the record."""
        return [type(entry.event).__name__ for entry in self.session.history.entries]

    def sealed(self, seat: str) -> list[str]:
        """Return the cards that a seat has sealed in this turn."""
        return [one.move.card for one in self.session.state.table.plays if one.move.seat == seat]

    def by(self, seat: str) -> list[Any]:
        """Return what stands in the record as done by a seat."""
        return [entry.event for entry in self.session.history.entries if entry.author == seat]


@contextmanager
def game(phase: str = "negotiation") -> Iterator[Game]:
    """A game in some phase of its third turn, with phones switched on."""
    made = Game(played(turns_played=TURN - 1))
    with laptop((*made.seats, OBSERVERS), made.answers) as at:
        made.at = at
        made.go_to(phase)
        yield made
