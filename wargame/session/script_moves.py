"""Script commands for what seats do with moves: play, free move, withdraw, pass, argue, back, block.

Each class is one command; its fields are those of the line, explained in docs/script.md. The work is done
by `wargame.session.play`.
"""

from dataclasses import dataclass, field
from typing import Literal

from msgspec import structs

from wargame.game.adjudication.choice import PLAIN
from wargame.game.events import Event
from wargame.game.moves import Argument, FreeTerms, FreeText, Move
from wargame.session import play
from wargame.session.script_command import (
    Command,
    SeatCommand,
    newest_of,
    only_free_move,
    played_on_table,
    played_or_due,
)
from wargame.session.script_rulings import RulingCommand
from wargame.session.session import Session
from wargame.terms import ActorId, Instrument, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayCard(RulingCommand):
    """A seat plays a card; where seats move one after another, also how it is ruled on."""

    seat: str
    card: str
    target: str = ""
    argument: str | int = ""
    """Why it should succeed; a number is the modifier for it, as in `rule`."""
    waits: bool = False

    def acting_seat(self, session: Session) -> ActorId:  # noqa: ARG002  # it stands in the line
        """Return the seat that plays it."""
        return self.seat

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Seal the move, or play it at once where seats move one after another."""
        state = session.state
        said, modifier = (self.argument, 0) if isinstance(self.argument, str) else ("", self.argument)
        choice = self.choice_with(state, modifier)
        is_plain = choice == PLAIN
        if (
            (self.waits or not is_plain)
            and state.phase_kind != "moves"
            and "moves" not in state.compiled.phases
        ):
            raise Refused("rule-later")
        if self.waits and not is_plain:
            raise Refused("rule-separately")
        move = Move(seat=self.seat, card=self.card, target=self.target, argument=said)
        return play.play(session, move, None if is_plain else choice, by=self.by, at_once=not self.waits)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeMove(SeatCommand):
    """A seat makes a move in its own words."""

    title: str
    intent: str = ""
    means: str = ""
    desired: str = ""
    reasons: tuple[str, ...] = ()
    instrument: Instrument = "diplomatic"
    covert: bool = False
    target: str = ""
    argument: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Seal the move; its terms are set by `judge`."""
        text = FreeText(
            title=self.title,
            intent=self.intent,
            means=self.means,
            desired=self.desired,
            reasons=self.reasons,
            instrument=self.instrument,
            covert=self.covert,
        )
        move = Move(seat=self.seat, target=self.target, argument=self.argument, free=text)
        return play.play(session, move, by=self.by)


def as_command(move: Move, *, waits: bool = False) -> Command:
    """Return what a seat enters for a move; with `waits` it is not ruled on at once."""
    if move.free is None:
        return PlayCard(
            seat=move.seat,
            card=move.card,
            target=move.target,
            argument=move.argument,
            waits=waits,
        )
    said = structs.asdict(move.free)
    return FreeMove(seat=move.seat, target=move.target, argument=move.argument, **said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge(Command):
    """The facilitator sets difficulty and effects of a free move."""

    difficulty: int
    move: int | None = None
    exceeds: str = ""
    succeeds: str = ""
    partly: str = ""
    fails: str = ""
    pulls: dict[str, int] = field(default_factory=dict)
    exposure: int | None = None

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Set the terms of the move; of the first that has none if no number is given."""
        number = only_free_move(session.state) if self.move is None else self.move
        terms = FreeTerms(
            difficulty=self.difficulty,
            exceeds=self.exceeds,
            succeeds=self.succeeds,
            partly=self.partly,
            fails=self.fails,
            pulls=dict(self.pulls),
            exposure=self.exposure,
        )
        return play.judge_free_move(session, number, terms, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Command):
    """A seat takes a sealed move back."""

    seat: str = ""
    move: int | None = None
    card: str = ""

    def acting_seat(self, session: Session) -> ActorId:
        """Return the seat that made the move."""
        made = session.state.play(self._number(session))
        return made.move.seat if made else self.seat

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Withdraw the move named, or the seat's last one."""
        return play.withdraw(session, self._number(session), by=self.by)

    def _number(self, session: Session) -> int:
        number = played_on_table(session.state, self.move, self.card)
        if number is None:
            if not self.seat:
                raise Refused("withdraw-which")
            number = newest_of(session.state, self.seat).number
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class PassTurn(SeatCommand):
    """A seat makes no further move in this turn."""

    reason: str = ""
    turn: int | None = None
    """The turn that is meant; the present one if it is left out."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Record that the seat passes."""
        return play.pass_turn(session, self.seat, self.reason, by=self.by, turn=self.turn)


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersPass(Command):
    """Every seat that could still plan makes no further move."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Record that they pass."""
        return play.others_pass(session, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Argue(Command):
    """Someone gives a reason for or against a move."""

    text: str
    side: Literal["for", "against"]
    weight: int = 1
    seat: str = ""
    move: int | None = None
    card: str = ""

    def acting_seat(self, session: Session) -> ActorId:  # noqa: ARG002  # it stands in the line
        """Return the seat that speaks."""
        return self.seat

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Put the argument to the move named, or to the next one to be ruled on."""
        number = played_or_due(session.state, self.move, self.card)
        if number is None:
            raise Refused("no-move-to-argue")
        side = 1 if self.side == "for" else -1
        argument = Argument(text=self.text, side=side, weight=self.weight, seat=self.seat)
        return play.argue(session, number, argument, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Support(SeatCommand):
    move: int | None = None
    card: str = ""

    def number(self, session: Session) -> int:
        """Return the number of the move that is meant."""
        number = played_on_table(session.state, self.move, self.card)
        if number is None:
            raise Refused("move-which")
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Back(_Support):
    """A seat pays to back another seat's move."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Back the move."""
        return play.back(session, self.seat, self.number(session), 1, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(_Support):
    """A seat pays to block another seat's move."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Block the move."""
        return play.back(session, self.seat, self.number(session), -1, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack(_Support):
    """A seat takes back that it backs or blocks a move."""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Let it neither back nor block the move."""
        return play.take_word_back(session, self.seat, self.number(session), by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Give(Command):
    """A seat gives influence to another."""

    from_: str
    to: str
    amount: int

    def acting_seat(self, session: Session) -> ActorId:  # noqa: ARG002  # it stands in the line
        """Return the giver."""
        return self.from_

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Hand the influence over."""
        return play.give(session, self.from_, self.to, self.amount, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Command):
    """Seats make a joint statement."""

    seats: tuple[str, ...]
    text: str

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Record the statement."""
        return play.state_jointly(session, self.seats, self.text, by=self.by)
