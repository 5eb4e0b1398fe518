"""Script commands for phases, turns and injects. The work is done by `wargame.session.turns`."""

from dataclasses import dataclass

from wargame.game.events import Event
from wargame.game.rules import asked_seat, name_of
from wargame.session import answers, injects, turns
from wargame.session.script_command import Command, SeatCommand
from wargame.session.session import Session
from wargame.terms import ActorId, PhaseKind, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPhase(Command):
    """Close the present phase and open the next."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Go on."""
        return turns.next_phase(session, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OtherPhase(Command):
    to: PhaseKind
    reason: str

    def lies_ahead(self, session: Session) -> bool:
        """Return whether the phase comes after the present one; Refused if this scenario has none such."""
        state = session.state
        if self.to not in state.compiled.phases:
            raise Refused("no-such-phase-of", kind=self.to, phases=state.compiled.phases)
        return state.compiled.phase_index(self.to) > state.phase


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipPhase(_OtherPhase):
    """Leave out what lies before a later phase of this turn."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Skip ahead."""
        if not self.lies_ahead(session):
            raise Refused("phase-not-ahead", kind=self.to)
        return turns.open_phase(session, self.to, self.reason, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenPhase(_OtherPhase):
    """Go back to an earlier phase of this turn."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Reopen it."""
        if self.lies_ahead(session):
            raise Refused("phase-ahead", kind=self.to)
        return turns.open_phase(session, self.to, self.reason, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseTurn(Command):
    """Go on from phase to phase until the turn is over."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Close the turn."""
        return turns.close_turn(session, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class FireDue(Command):
    """Fire the injects that are due in this briefing."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Fire them, until all are done or one waits for an answer."""
        return injects.fire_due(session, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fire(Command):
    """Fire an inject of the scenario now."""

    inject: str
    title: str | None = None
    text: str | None = None
    effects: str | None = None
    to: tuple[str, ...] | None = None
    note: str | None = None

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Fire it, with what the line says in place of what the scenario says."""
        new = injects.Rewritten(
            title=self.title, text=self.text, effects=self.effects, to=self.to, note=self.note
        )
        return injects.fire(session, self.inject, None if new == injects.Rewritten() else new, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteInject(Command):
    """Bring in an inject written on the spot."""

    title: str
    text: str = ""
    effects: str = ""
    to: tuple[str, ...] = ()
    note: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Bring it in."""
        return injects.write_inject(
            session, self.title, self.text, self.effects, self.to, self.note, by=self.by
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerInject(Command):
    """A seat pays to cancel the inject that waits for it, or lets it happen."""

    pays: bool
    seat: str = ""
    inject: str | None = None
    """The inject that is meant; the one that waits if it is left out."""

    def acting_seat(self, session: Session) -> ActorId:
        """Return the seat that is asked; where none is, whoever enters it."""
        return asked_seat(session.state) or self.seat or self.by

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Answer; a seat that is named has to be the one that is asked."""
        state = session.state
        asked = asked_seat(state)
        if self.seat and asked and asked != self.seat:
            raise Refused("other-seat-asked", asked=name_of(state, asked), seat=name_of(state, self.seat))
        return injects.answer_inject(session, pays=self.pays, by=self.by, inject=self.inject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(SeatCommand):
    """A seat gives its answer to the inject that asks for it."""

    answer: str
    inject: str | None = None
    """The inject that is meant; the one that asks if it is left out."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Seal it; the last answer opens all."""
        return answers.answer(session, self.seat, self.answer, by=self.by, inject=self.inject)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAnswers(Command):
    """Open the answers to an inject, whoever has not answered yet."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Open them."""
        return answers.open_answers(session, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipInject(Command):
    """Leave an inject out; it counts as fired."""

    inject: str
    reason: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Leave it out."""
        return injects.skip_inject(session, self.inject, self.reason, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeInject(Command):
    """Put an inject off to the briefing of a later turn."""

    inject: str
    until: int
    reason: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Put it off."""
        return injects.postpone_inject(session, self.inject, self.until, self.reason, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expose(Command):
    """Choose the covert move that an inject brings to light."""

    move: int | None = None
    card: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Expose the move named; the latest with the card if several fit."""
        number = self.move
        if number is None:
            for covert in session.state.memory.covert:
                if self.card and covert.card == self.card:
                    number = covert.number
        if number is None:
            raise Refused("expose-which")
        return turns.expose(session, number, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndGame(Command):
    """End the game now."""

    reason: str

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """End it."""
        return turns.end_game(session, self.reason, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTurns(Command):
    """Change how many turns the session has."""

    turns: int
    reason: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Change it."""
        return turns.change_turns(session, self.turns, self.reason, by=self.by)
