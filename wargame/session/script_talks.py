"""Script commands for what is said: messages, questions, votes, perceptions, the hot wash; and the timer.

The work is done by `wargame.session.messages`, `timer` and `notes`.
"""

from dataclasses import dataclass
from typing import Literal

from wargame.game.events import Event
from wargame.session import messages as talks
from wargame.session import notes, timer
from wargame.session.messages import About
from wargame.session.script_command import Command, SeatCommand, number_of_person
from wargame.session.session import Session
from wargame.terms import ActorId, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Command):
    """A seat or Control writes to some seats, or to Control."""

    text: str
    from_: str = ""
    to: tuple[str, ...] = ()

    def acting_seat(self, session: Session) -> ActorId:  # noqa: ARG002  # it stands in the line
        """Return the sender."""
        return self.from_

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Send it."""
        return talks.send(session, self.from_, self.to, self.text, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(SeatCommand):
    """A seat asks Control."""

    text: str

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Ask it."""
        return talks.ask(session, self.seat, self.text, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Command):
    """Control answers a question."""

    text: str
    question: int | None = None

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Answer the one named, or the first that waits."""
        number = self.question
        if number is None:
            waiting = [one.number for one in session.state.affairs.queries if not one.answer]
            if not waiting:
                raise Refused("no-question-waits")
            number = waiting[0]
        return talks.answer_question(session, number, self.text, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVote(Command):
    """The table is asked to vote."""

    question: str
    options: tuple[str, ...] = ("Yes", "No")
    secret: bool = False

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Open the vote."""
        return talks.open_vote(session, self.question, self.options, secret=self.secret, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast(SeatCommand):
    """A seat votes."""

    option: str
    vote: int | None = None
    """The number of the vote that is meant; the open one if it is left out."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Cast its vote."""
        return talks.cast(session, self.seat, self.option, by=self.by, vote=self.vote)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseVote(Command):
    """The open vote is closed."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Close it."""
        return talks.close_vote(session, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceive(SeatCommand):
    """A seat says how it sees its ties."""

    views: dict[str, int]

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Record it."""
        return talks.perceive(session, self.seat, self.views, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflect(Command):
    """An answer of the hot wash."""

    about: About
    text: str
    seat: str = ""
    person: str = ""
    private: bool = True

    def acting_seat(self, session: Session) -> ActorId:  # noqa: ARG002  # it stands in the line
        """Return the seat that answers."""
        return self.seat

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Record it."""
        person = number_of_person(session, self.person)
        return talks.reflect(
            session, self.about, self.text, seat=self.seat, person=person, private=self.private, by=self.by
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanQuestion(Command):
    """A question is added to the data collection plan."""

    text: str

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Add it."""
        return notes.add_plan_question(session, self.text, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer(Command):
    """The timer is started, paused, given more time, or stopped."""

    act: Literal["start", "pause", "add", "stop"]
    seconds: int | None = None
    left: int | None = None
    seat: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Do it; `seconds` are the whole time of a start, or what is added."""
        if self.act == "start":
            return timer.start_timer(session, self.left, self.seconds, self.seat, by=self.by)
        if self.act == "pause":
            return timer.pause_timer(session, self.left, by=self.by)
        if self.act == "stop":
            return timer.stop_timer(session, self.left, by=self.by)
        return timer.add_time(session, 60 if self.seconds is None else self.seconds, self.left, by=self.by)
