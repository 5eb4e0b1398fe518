"""Script commands for people, deals, notes, and going back and forth in the record.

The work is done by `wargame.session.people`, `deals`, `notes` and `session`.
"""

from dataclasses import dataclass
from typing import Literal

from wargame.game.events import Event
from wargame.scenario.model import Marking
from wargame.session import deals, notes, people
from wargame.session import session as sessions
from wargame.session.marking import set_marking
from wargame.session.notes import Tag
from wargame.session.script_command import Command, SeatCommand, event_meant, newest_deal, number_of_person
from wargame.session.session import Session, check_seats
from wargame.terms import ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(Command):
    """A person takes a place, or changes seats."""

    name: str
    seat: str = ""
    initials: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Seat the person."""
        return people.join(session, self.name, self.seat, self.initials, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave(Command):
    """A person leaves the table."""

    name: str

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Let the person go."""
        return people.leave(session, self.name, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Command):
    """Set a seat's code, or remove it."""

    seat: str
    code: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Set the code; an empty one removes it."""
        return people.set_code(session, self.seat, self.code, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatBot(Command):
    """A bot plays a seat from now on, or gives it back."""

    seat: str
    policy: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Seat the bot; without a policy the seat is people's again."""
        # Bots know many-games engines; scripts without them need not wait for those.
        from wargame.session.bots import seat_bot

        check_seats(session.state, (self.seat,))
        seat_bot(session, self.seat, self.policy)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetBots(Command):
    """The bots do what is theirs to do now."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Let them."""
        from wargame.session.bots import let_bots

        return let_bots(session)


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(SeatCommand):
    """A seat offers a deal."""

    to: tuple[str, ...]
    terms: str
    public: bool = True
    until: int | None = None
    effects: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Offer it."""
        return deals.propose(
            session,
            self.seat,
            self.to,
            self.terms,
            public=self.public,
            until=self.until,
            effects_text=self.effects,
            by=self.by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPrepared(SeatCommand):
    """A seat offers a deal that the scenario has ready."""

    deal: str

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Offer it."""
        return deals.offer_prepared(session, self.deal, self.seat, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer(SeatCommand):
    deal: int | None = None

    def number(self, session: Session) -> int:
        """Return the number of the deal that is answered."""
        if self.deal is not None:
            return self.deal
        return newest_deal(session.state, ("offered",), self.seat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept(_Answer):
    """A party accepts a deal."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Accept it."""
        return deals.answer(session, self.number(session), self.seat, accepts=True, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline(_Answer):
    """A party declines a deal."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Decline it."""
        return deals.answer(session, self.number(session), self.seat, accepts=False, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse(Command):
    """Let an offer lapse."""

    deal: int | None = None
    reason: str = ""

    def acting_seat(self, session: Session) -> ActorId:
        """Return the seat that made the offer."""
        return deals.find_deal(session.state, self._number(session)).proposer

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Let it lapse."""
        return deals.lapse(session, self._number(session), self.reason, by=self.by)

    def _number(self, session: Session) -> int:
        return newest_deal(session.state, ("offered",)) if self.deal is None else self.deal


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep(Command):
    """Mark a deal as kept."""

    deal: int | None = None
    reason: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Mark it."""
        number = newest_deal(session.state, ("agreed",)) if self.deal is None else self.deal
        return deals.judge(session, number, kept=True, reason=self.reason, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Command):
    """Mark a deal as broken."""

    deal: int | None = None
    seat: str = ""
    reason: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Mark it."""
        number = newest_deal(session.state, ("agreed",)) if self.deal is None else self.deal
        return deals.judge(session, number, kept=False, broken_by=self.seat, reason=self.reason, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Command):
    """Write something down beside an event."""

    text: str
    on: int | str | None = None
    tag: Tag = "note"
    seat: str = ""
    importance: int = 1
    answers: str = ""
    person: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Write it down."""
        return notes.make_note(
            session,
            self.text,
            on=event_meant(session, self.on),
            tag=self.tag,
            seat=self.seat,
            importance=self.importance,
            answers=self.answers,
            person=number_of_person(session, self.person),
            by=self.by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark(Command):
    """Give a place in the record a name."""

    name: str
    on: int | None = None

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Set the bookmark."""
        return notes.set_bookmark(session, self.name, self.on, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMarking(Command):
    """Say what stands on every page that leaves the room; what is left out stands there no more."""

    text: str = ""
    caveats: str = ""
    status: Literal["draft", "final"] | None = None
    house: str = ""
    logo: str = ""
    chatham_house: bool = False

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Set it."""
        marking = Marking(
            text=self.text,
            caveats=self.caveats,
            status=self.status,
            house=self.house,
            logo=self.logo,
            chatham_house=self.chatham_house,
        )
        return set_marking(session, marking, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Command):
    """Take the last command back."""

    reason: str = ""
    event: int | None = None
    """An event of the step that is meant; refused if another has come since."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Take it back."""
        sessions.undo(session, self.by, self.reason, event=self.event)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Redo(Command):
    """Restore what was last taken back."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Restore it."""
        sessions.redo(session, self.by)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch(Command):
    """Begin another line of play and go over to it."""

    name: str
    at: int | str | None = None
    reason: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Begin it at an event or bookmark; at the present event if none is named."""
        sessions.start_branch(session, self.name, event_meant(session, self.at), self.by, self.reason)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch(Command):
    """Go over to another branch."""

    name: str

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Go over."""
        sessions.switch_branch(session, self.name, self.by)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Command):
    """Close the session."""

    words: str = ""
    opens: bool = True

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Close it; `opens` lets everyone see what was hidden."""
        return notes.close_session(session, opens=self.opens, words=self.words, by=self.by)
