"""The doors to a session: one for a seat, one for the room, one for Control.

Whoever stands before a door gets what may be known behind it as one value, `Known`, and nothing of the
session itself. A seat's door takes commands too, those of `script_command`, and refuses each that is not the
seat's own doing: what another seat does, and what is Control's alone. Hand, projector, `--as` and the
lines of a script go through here, and so does whatever comes from outside.

Comes from a Session; goes to `wargame.shown`, which puts it in rows of words. `Known` holds plain values
only, so that it can be written down whole (`as_json`). To let a seat do something more: `Command.acting_seat`
of that command says whose doing it is; without a word there it stays Control's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from wargame.game.bargain import outlook
from wargame.game.compiled import CompiledScenario
from wargame.game.events import Event
from wargame.game.foresight import AimStanding, Foresight, Likelihood, aims, foresee, likelihood
from wargame.game.redaction import Redacted, redact
from wargame.game.rules import name_of
from wargame.game.sight import Sight, sight
from wargame.game.state import GameState
from wargame.journal.codec import as_plain
from wargame.scenario.model import Marking, Scenario
from wargame.session.drafts import draft_of, keep_draft
from wargame.session.marking import marking_of
from wargame.session.messages import perceptions
from wargame.session.narration import Narrator
from wargame.session.people import players
from wargame.session.script_command import Command
from wargame.session.session import Session
from wargame.session.unsent import Draft
from wargame.terms import ROOM, ActorId, CardId, Refused

OPEN_SETTINGS: Final = ("place-", "projector-")
"""How the settings begin that everyone in the room sees the effect of; all others are Control's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that one viewer may know of a session now; everything in it may be shown to that viewer."""

    viewer: str
    """A seat, or `room`."""
    sight: Sight
    """How things stand."""
    told: tuple[Redacted, ...]
    """What it was told of what happened on this line of play, in order."""
    perceived: Mapping[int, Mapping[ActorId, int]]
    """Turn, and how the seat saw its ties then; empty for the room."""
    outlooks: Mapping[int, str]
    """Number of a deal in `sight`, and what it would come to."""
    players: tuple[tuple[int, str], ...]
    """Those who play the seat, by number and name; empty for the room."""
    settings: Mapping[str, str]
    """What was chosen for everyone to see, such as where actors lie on the graph."""
    marking: Marking
    """What stands on every page that leaves the room, and on the projector."""
    seal: str
    """The six words over the record, once the session is closed; empty before."""

    @property
    def told_this_turn(self) -> tuple[Redacted, ...]:
        """What it was told of the present turn."""
        return tuple(one for one in self.told if one.turn == self.sight.turn)


class RoomDoor:
    """What everyone in the room may know of a session. Nothing can be done through it."""

    viewer: str = ROOM

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def compiled(self) -> CompiledScenario:
        """What is played, made ready for play; no fact of the session is in it, and everyone may read it."""
        return self._session.compiled

    @property
    def scenario(self) -> Scenario:
        """What is played; everyone may read it."""
        return self._session.scenario

    @property
    def narrator(self) -> Narrator:
        """Puts what is told into words; made anew because names can change."""
        return Narrator(self._session.compiled, self._session.people)

    def look(self) -> Known:
        """Return what may be known behind this door now."""
        session, state, viewer = self._session, self._session.state, self.viewer
        entries, seen = session.history.line(), sight(state, viewer)
        told = redact(
            (entry.event for entry in entries), viewer, session.compiled, opened=state.affairs.opened
        )
        given = perceptions(entries)
        return Known(
            viewer=viewer,
            sight=seen,
            told=tuple(one for one in told if one is not None),
            perceived={turn: of_seats[viewer] for turn, of_seats in given.items() if viewer in of_seats},
            outlooks={deal.number: outlook(state, deal) for deal in seen.deals},
            players=self._players(),
            settings={
                name: value for name, value in session.settings.items() if name.startswith(OPEN_SETTINGS)
            },
            marking=marking_of(session),
            seal=session.seal() if state.affairs.closed else "",
        )

    def entry_told(self, number: int) -> int | None:
        """Return the number in the record of what was told here, counted from 1; None if that is nothing."""
        session, entries = self._session, self._session.history.line()
        told = redact(
            (entry.event for entry in entries),
            self.viewer,
            session.compiled,
            opened=session.state.affairs.opened,
        )
        numbers = [entry.number for entry, one in zip(entries, told, strict=True) if one is not None]
        return numbers[number - 1] if 1 <= number <= len(numbers) else None

    def sight_of(self, state: GameState) -> Sight:
        """Return what may be known of another state of the session, such as an earlier one."""
        return sight(state, self.viewer)

    def sight_as_turn_began(self) -> Sight:
        """Return what may be known of how things stood when the present turn began."""
        history = self._session.history
        turn = self._session.state.turn
        earlier = [entry.number for entry in history.line() if entry.event.turn < turn]
        return self.sight_of(history.state_at(earlier[-1]) if earlier else history.opening)

    def _players(self) -> tuple[tuple[int, str], ...]:
        return ()


class SeatDoor(RoomDoor):
    """What one seat may know of a session, and what it can do.

    Commands are recorded as entered by the seat, or by whoever acts for it (`by`), such as a bot.

    Raises
    ------
    Refused
        If there is no such seat.
    """

    def __init__(self, session: Session, seat: ActorId, by: str = "") -> None:
        if seat not in session.compiled.hands:
            raise Refused("no-such-seat", seat=seat)
        super().__init__(session)
        self.viewer = seat
        self._by = by or seat

    @property
    def seat(self) -> ActorId:
        """Whose door it is."""
        return self.viewer

    def draft(self) -> Draft:
        """Return what the seat has chosen and written and not sealed."""
        return draft_of(self._session, self.seat)

    def keep_draft(self, draft: Draft) -> None:
        """Keep what the seat has chosen and written and not sealed.

        Raises
        ------
        Refused
            If a text in it cannot be kept.
        RecordError
            If it could not be written.
        """
        keep_draft(self._session, self.seat, draft)

    def foresee(self, card: CardId, target: ActorId = "") -> Foresight:
        """Return what a card of the seat would come to now, as far as the seat may know.

        Raises
        ------
        KeyError
            If the seat does not hold the card.
        """
        return foresee(self._session.state, self.seat, card, target)

    def likelihood(self, card: CardId, target: ActorId = "") -> Likelihood:
        """Return how likely a card of the seat is to come off now.

        Raises
        ------
        KeyError
            If the seat does not hold the card.
        """
        return likelihood(self._session.state, self.seat, card, target)

    def aims(self) -> tuple[AimStanding, ...]:
        """Return how the seat's aims stand."""
        return aims(self._session.state, self.seat)

    def aims_over(self, turn: int) -> tuple[tuple[AimStanding, ...], tuple[AimStanding, ...]]:
        """Return how the seat's aims stood as a turn began, and as it ended or stands now."""
        history = self._session.history
        ends = history.turn_ends()
        earlier = [event for one, event in ends.items() if one < turn]
        began = history.state_at(max(earlier)) if earlier else history.opening
        ended = history.state_at(ends[turn]) if turn in ends else self._session.state
        return aims(began, self.seat), aims(ended, self.seat)

    def taken_back(self) -> tuple[Event, ...]:
        """Return what of the seat's own was taken back last in this turn; empty once it has acted again."""
        history, turn = self._session.history, self._session.state.turn
        own = [entry for entry in history.entries if entry.author == self.seat and entry.event.turn == turn]
        if not own:
            return ()
        on_line = {entry.number for entry in history.line()}
        for move in reversed(history.moves):
            if move.after < own[-1].number:
                return ()
            left = {entry.number for entry in history.line(move.left)} if move.act == "undo" else set()
            if found := tuple(one.event for one in own if one.number in left - on_line):
                return found
        return ()

    def do(self, command: Command) -> tuple[Event, ...]:
        """Carry out a command of this seat and return what happened.

        Raises
        ------
        Refused
            If it is not this seat's own, or cannot be done now; nothing was recorded.
        RecordError
            If it could not be written; nothing changed.
        """
        acting = command.acting_seat(self._session)
        if acting != self.seat:
            state = self._session.state
            name = name_of(state, self.seat)
            if not acting:
                raise Refused("controls-alone", seat=name)
            raise Refused("acts-for-another", seat=name, other=name_of(state, acting))
        return replace(command, by=self._by).carry_out(self._session)

    def _players(self) -> tuple[tuple[int, str], ...]:
        session = self._session
        named = players(session, session.state, self.seat)
        return tuple((number, one.name) for number, one in session.people.items() if one.name in named)


class ControlDoor:
    """Everything of a session, and everything that can be done."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def look(self) -> GameState:
        """Return the whole state."""
        return self._session.state

    def do(self, command: Command) -> tuple[Event, ...]:
        """Carry out any command, as entered by whom it names, and return what happened.

        Raises
        ------
        Refused
            If it cannot be done now; nothing was recorded.
        RecordError
            If it could not be written; nothing changed.
        """
        return command.carry_out(self._session)


def door_for(session: Session, viewer: str) -> RoomDoor:
    """Return the door of a seat, or that of the room.

    Raises
    ------
    Refused
        If the viewer is neither.
    """
    return RoomDoor(session) if viewer == ROOM else SeatDoor(session, viewer)


def as_json(known: Known) -> dict[str, Any]:
    """Return what is known as plain data, without any reference to the session."""
    data: dict[str, Any] = as_plain(known)
    return data
