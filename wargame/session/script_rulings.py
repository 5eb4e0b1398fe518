"""Script commands of the facilitator's rulings: rule, override, adjust, and second rulings.

Chances may be given in percent or in one of the scenario's words (`likely`). The work is done by
`wargame.session.rulings`.
"""

from dataclasses import dataclass, field

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.events import Event
from wargame.game.moves import Argument
from wargame.game.rules import rulings_due
from wargame.game.state import GameState
from wargame.names import folded
from wargame.session import rulings, second_rulings
from wargame.session.script_command import Command, number_of_person, played_on_table, played_or_due
from wargame.session.script_fields import Reason, meant
from wargame.session.session import Session
from wargame.terms import Outcome, Quantity, Refused, quantity_in
from wargame.words.methods import Method
from wargame.words.sentences import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingCommand(Command):
    """A line that says how a move is ruled on; `rule` and, where seats move one after another, `play`."""

    method: Method | None = None
    argument_reason: str = ""
    pros: tuple[Reason, ...] = ()
    cons: tuple[Reason, ...] = ()
    votes: dict[str, int | str] = field(default_factory=dict)
    chance: int | str | None = None
    outcome: Outcome | None = None
    effects: dict[str, int] | None = None
    dice: tuple[int, ...] | None = None
    exposure_dice: tuple[int, ...] | None = None
    reason: str = ""
    decided_by: str = ""

    def choice_with(self, state: GameState, modifier: int) -> RulingChoice:
        """Return how the move is to be ruled on, with the modifier for its argument.

        Raises
        ------
        Refused
            For a chance that is none of the scenario's words.
        """
        return RulingChoice(
            method=self.method,
            argument=modifier,
            argument_reason=self.argument_reason,
            arguments=(*_arguments(self.pros, 1), *_arguments(self.cons, -1)),
            votes={seat: percent(state, said) for seat, said in self.votes.items()},
            chance=None if self.chance is None else percent(state, self.chance),
            outcome=self.outcome,
            effects=None if self.effects is None else numbers_named(self.effects),
            dice=self.dice,
            exposure_dice=self.exposure_dice,
            reason=self.reason,
            decided_by=self.decided_by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(RulingCommand):
    """The facilitator rules on a move."""

    move: int | None = None
    card: str = ""
    argument: int = 0

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Rule on the move named, or on the next in order."""
        number = played_on_table(session.state, self.move, self.card)
        return rulings.rule(session, number, self.choice(session.state), by=self.by)

    def choice(self, state: GameState) -> RulingChoice:
        """Return how the move is to be ruled on; Refused for a chance that the scenario has no word for."""
        return self.choice_with(state, self.argument)


def _arguments(reasons: tuple[Reason, ...], side: int) -> tuple[Argument, ...]:
    return tuple(Argument(text=one.text, side=side, weight=one.weight, seat=one.seat) for one in reasons)


def percent(state: GameState, said: int | str) -> int:
    """Return a chance in percent, given as that or in one of the scenario's words.

    Raises
    ------
    Refused
        If the scenario has no such word.
    """
    if isinstance(said, int):
        return said
    words = {one.word: one.percent for one in state.compiled.rules.adjudication.chances}
    known = {folded(word): value for word, value in words.items()}
    if folded(said) in known:
        return known[folded(said)]
    refusal = Sentence("no-such-chance", word=said)
    raise Refused(meant(refusal, said, words) or Sentence("chances-known", told=refusal, known=tuple(words)))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChances(Command):
    """What seats or the facilitator take for the chance of a move, before it is talked about."""

    move: int | None = None
    card: str = ""
    votes: dict[str, int | str] = field(default_factory=dict)
    chance: int | str | None = None

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Keep it, of the move named or the next that is due."""
        state = session.state
        number = played_or_due(state, self.move, self.card)
        if number is None:
            raise Refused("no-move-due")
        votes = {seat: percent(state, said) for seat, said in self.votes.items()}
        chance = None if self.chance is None else percent(state, self.chance)
        return rulings.name_chances(session, number, votes, chance, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondRuling(Command):
    """Somebody rules on a move without knowing the first ruling."""

    move: int | None = None
    card: str = ""
    chance: int | str | None = None
    outcome: Outcome | None = None
    reason: str = ""
    person: str = ""
    again: bool = False

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Keep it, of the move named, the last that was ruled on, or the first that is due."""
        state = session.state
        number = played_on_table(state, self.move, self.card)
        if number is None:
            last = state.table.last
            number = last.number if last is not None else next(iter(rulings_due(state)), None)
        if number is None:
            raise Refused("no-move-due")
        return second_rulings.rule_again(
            session,
            number,
            chance=None if self.chance is None else percent(state, self.chance),
            outcome=self.outcome,
            reason=self.reason,
            person=number_of_person(session, self.person),
            again=self.again,
            by=self.by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareSecondRulings(Command):
    """The umpire lets second rulings be counted with those of other tables, or no longer."""

    shared: bool = True

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Say so."""
        return second_rulings.share_second_rulings(session, self.shared, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override(Command):
    """The facilitator puts another outcome or other effects in place of the ruling just made."""

    reason: str
    move: int | None = None
    outcome: Outcome | None = None
    effects: dict[str, int] | None = None

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Override the ruling."""
        last = session.state.table.last
        number = self.move
        if number is None:
            if last is None:
                raise Refused("no-ruling-made")
            number = last.number
        instead = None if self.effects is None else numbers_named(self.effects)
        return rulings.override(session, number, self.reason, self.outcome, instead, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjust(Command):
    """The facilitator corrects a number of the board by hand."""

    what: str
    to: int
    reason: str

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Correct the number."""
        return rulings.adjust(session, number_named(self.what), self.to, self.reason, by=self.by)


def number_named(text: str) -> Quantity:
    """Return the number on a board that a line of a script names.

    Raises
    ------
    Refused
        If it names none.
    """
    found = quantity_in(text)
    if found is None:
        raise Refused("not-on-board", what=text)
    return found


def numbers_named(amounts: dict[str, int]) -> dict[Quantity, int]:
    """Return amounts by the numbers on a board that a line of a script names; Refused if one names none."""
    return {number_named(text): amount for text, amount in amounts.items()}
