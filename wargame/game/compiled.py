"""A scenario made ready for play: cards, injects, rules and objectives with their conditions as functions.

A scenario that `scenario.check` found clean is compiled once, and shared by every state. What comes of it
holds no facts of a session. The texts of expressions are parsed here; a fault in one would have been
reported by the check, so it surfaces as that fault again, not as a wrong rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache, cached_property, partial
from typing import TypeAlias

from wargame.game.board import Board, make_board
from wargame.game.chance import odds_of_dice
from wargame.game.conditions import Expose, Measure, Step, Test, always, measure_of, steps_of, test_of
from wargame.game.moves import Move, Pass
from wargame.scenario.data import scenario_hash
from wargame.scenario.expression import parse_condition, parse_effects, parse_term
from wargame.scenario.held import as_given, as_held, asked_by
from wargame.scenario.hiding import hidden_tracks, open_face
from wargame.scenario.model import (
    Card,
    Ending,
    Inject,
    InjectAnswer,
    Limit,
    Objective,
    Scenario,
    Track,
    UpkeepRule,
)
from wargame.scenario.pictures import NONE as NO_PICTURES
from wargame.scenario.pictures import Pictures
from wargame.terms import OUTCOMES, ActorId, CardId, InjectId, Outcome, PhaseKind, Quantity, TrackId


@dataclass(frozen=True, slots=True)
class Script:
    """Effects in order, bound to the board."""

    steps: tuple[Step | Expose, ...]
    plain: tuple[tuple[int, int], ...] | None = None
    """Places and amounts, where nothing else is in it: the common case, carried out without questions."""

    @property
    def exposes(self) -> bool:
        """Whether the facilitator is to expose a covert move."""
        return any(isinstance(step, Expose) for step in self.steps)


@dataclass(frozen=True, slots=True, eq=False)
class BoundCard:
    """A card with its conditions and effects bound."""

    card: Card
    face: Card
    """The same without what is for Control: the note, what playing it tells the monitor, and what it does to
    hidden tracks.
    """
    requires: Test
    modifiers: tuple[tuple[Test, int, str], ...]
    """Condition, what it adds, and its text."""
    outcomes: dict[Outcome, Script]
    exposure: Script
    pulls: tuple[int, ...]
    """In the order of the scenario's questions."""


@dataclass(frozen=True, slots=True, eq=False)
class Holding:
    """A card in one seat's hand, with a place of its own in the memory of plays."""

    index: int
    bound: BoundCard
    card: Card
    """The card as its seat holds it."""
    seat: ActorId
    moves: tuple[Move, ...]
    """One move for each target that can be chosen, or a single one."""
    purse: int
    """The place of the seat's influence on the board."""
    cost: int
    covert: bool
    limit: Limit | None
    """None if nothing limits how often it is played."""
    once: bool
    """Whether the limit is a single use."""
    requires: Test
    """What must hold for it to be played, as in `bound`."""


@dataclass(frozen=True, slots=True, eq=False)
class BoundAnswer:
    """An answer to an inject as one seat gives it, bound."""

    answer: InjectAnswer
    requires: Test
    script: Script


@dataclass(frozen=True, slots=True, eq=False)
class BoundInject:
    """An inject with its trigger and effects bound."""

    index: int
    inject: Inject
    trigger: Test
    script: Script
    answers: Mapping[ActorId, tuple[BoundAnswer, ...]] = field(default_factory=dict)
    """The seats that are asked, in the order in which their answers count, and what each can answer."""


@dataclass(frozen=True, slots=True, eq=False)
class BoundRule:
    """An upkeep rule or an ending, bound."""

    rule: UpkeepRule | Ending
    test: Test
    script: Script


@dataclass(frozen=True, slots=True, eq=False)
class BoundObjective:
    """An objective with its measure or its condition bound."""

    objective: Objective
    measure: Measure
    broken: Test


@dataclass(frozen=True, slots=True, eq=False)
class BoundGate:
    """A gate on the rise of the number at a place."""

    above: int
    test: Test


Range: TypeAlias = tuple[Quantity, int, int, tuple[BoundGate, ...]]


class CompiledScenario:
    """Everything that the rules look up, made of a scenario; no answer that it gives changes."""

    def __init__(self, scenario: Scenario, pictures: Pictures = NO_PICTURES) -> None:
        self.scenario = scenario
        self.pictures = pictures
        """The scenario's pictures by the names of their files, those that were found."""
        self.rules = scenario.rules
        self.odds_of_dice = cache(partial(odds_of_dice, scenario.rules.adjudication.bands))
        """`chance.odds_of_dice` with this scenario's bands, each shift counted once."""
        self.board: Board = make_board(scenario)
        self.hidden_tracks: frozenset[TrackId] = hidden_tracks(scenario)
        """The tracks that are known to Control alone."""
        self.phases: tuple[PhaseKind, ...] = tuple(phase.kind for phase in scenario.rules.phases)
        actors = tuple(actor.id for actor in scenario.actors)
        self.cards: dict[CardId, BoundCard] = {
            card.id: self._card(as_held(card, card.owners[0], actors)) for card in scenario.cards
        }
        """Cards by id. One that names its player is bound for its first owner: ask `holdings` for others."""
        self.hands: dict[ActorId, tuple[Holding, ...]] = {}
        self.holdings: dict[tuple[ActorId, CardId], Holding] = {}
        for seat in scenario.seats:
            self.hands[seat.id] = tuple(
                self._holding(seat.id, as_held(card, seat.id, actors))
                for card in scenario.cards
                if seat.id in card.owners
            )
        scheduled = [inject for inject in scenario.injects if inject.kind == "scheduled"]
        conditional = [inject for inject in scenario.injects if inject.kind == "conditional"]
        by_hand = [inject for inject in scenario.injects if inject.kind == "facilitator"]
        self.injects: tuple[BoundInject, ...] = tuple(
            self._inject(index, inject) for index, inject in enumerate([*scheduled, *conditional, *by_hand])
        )
        """In the order of a briefing: scheduled, conditional, then those fired by hand."""
        gates = {self.board.tracks[line.id]: self._gates(line) for line in scenario.tracks if line.gates}
        board = self.board
        self.ranges: tuple[Range, ...] = tuple(
            (name, board.lows[place], board.highs[place], gates.get(place, ()))
            for place, name in enumerate(board.names)
        )
        """Name, lowest and highest value and gates of the number at each place."""

    @cached_property
    def seats(self) -> tuple[ActorId, ...]:
        """The player seats in the order of the rules."""
        return self.rules.seat_order

    @cached_property
    def covert_last(self) -> bool:
        """Whether covert moves are ruled on as one block after the open ones."""
        return self.rules.covert_moves == "last" and self.rules.order == "sealed"

    @cached_property
    def orders(self) -> tuple[tuple[ActorId, ...], ...]:
        """The orders of the seats, one turn after another; they come round again."""
        seats = self.seats
        if not self.rules.rotate:
            return (seats,)
        return tuple(seats[first:] + seats[:first] for first in range(len(seats)))

    @cached_property
    def income(self) -> Script:
        """What income adds to the influence of the seats that have one."""
        purses = self.board.influences
        paid = tuple((purses[seat.id], seat.income) for seat in self.scenario.seats if seat.income)
        return Script(tuple(Step(place, amount) for place, amount in paid), paid)

    @cached_property
    def watches(self) -> tuple[int, ...]:
        """The places of the seats' scrutiny, in the order of the rules."""
        return tuple(self.board.scrutinies[seat] for seat in self.seats)

    @cached_property
    def passes(self) -> dict[ActorId, Pass]:
        """Each seat's passing without a reason."""
        return {seat: Pass(seat=seat) for seat in self.seats}

    @cached_property
    def fingerprint(self) -> str:
        """The hash of the scenario."""
        return scenario_hash(self.scenario)

    @cached_property
    def upkeep(self) -> tuple[BoundRule, ...]:
        """Upkeep rules, in order."""
        return tuple(
            BoundRule(rule, self.test(rule.when), self.script(rule.effects)) for rule in self.scenario.upkeep
        )

    @cached_property
    def endings(self) -> tuple[BoundRule, ...]:
        """Early endings, in order."""
        return tuple(
            BoundRule(one, self.test(one.when), self.script(one.effects)) for one in self.scenario.endings
        )

    @cached_property
    def objectives(self) -> tuple[BoundObjective, ...]:
        """All objectives, in the order of the file."""
        return tuple(
            BoundObjective(one, self.measure(one.measure or "0"), self.test(one.when))
            for one in self.scenario.objectives
        )

    @cached_property
    def red_lines(self) -> tuple[BoundObjective, ...]:
        """The objectives that are lost once a condition has held."""
        return tuple(bound for bound in self.objectives if bound.objective.shape == "breach")

    @cached_property
    def inject_by_id(self) -> dict[InjectId, BoundInject]:
        """Injects by id."""
        return {bound.inject.id: bound for bound in self.injects}

    @cached_property
    def interim_weight(self) -> Fraction:
        """The interim audit's share of the score."""
        return Fraction(self.rules.scoring.interim_weight)

    def test(self, text: str) -> Test:
        """Return the condition written in `text` as a function; an empty text always holds."""
        return test_of(self.board, parse_condition(text)) if text.strip() else always

    def measure(self, text: str) -> Measure:
        """Return the term written in `text` as a function."""
        return measure_of(self.board, parse_term(text))

    def script(self, text: str) -> Script:
        """Return the effects written in `text`, bound to the board."""
        if not text.strip():
            return Script((), ())
        steps = steps_of(self.board, parse_effects(text))
        plain = [(step.place, step.amount) for step in steps if isinstance(step, Step) and not step.sets]
        fixed = [(place, amount) for place, amount in plain if isinstance(place, int)]
        return Script(steps, tuple(fixed) if len(fixed) == len(steps) else None)

    def phase_index(self, kind: PhaseKind) -> int:
        """Return where a phase stands in the turn; ValueError if the scenario has none of the kind."""
        return self.phases.index(kind)

    def _card(self, card: Card) -> BoundCard:
        outcomes = {
            "exceeds": card.exceeds,
            "succeeds": card.succeeds,
            "partly": card.partly,
            "fails": card.fails,
        }
        return BoundCard(
            card=card,
            face=replace(open_face(card, self.hidden_tracks), note="", pulls={}, family=""),
            requires=self.test(card.requires),
            modifiers=tuple((self.test(one.when), one.add, one.when) for one in card.modifiers),
            outcomes={outcome: self.script(outcomes[outcome]) for outcome in OUTCOMES},
            exposure=self.script(card.exposure.effects if card.exposure else ""),
            pulls=tuple(card.pulls.get(question.id, 0) for question in self.scenario.questions),
        )

    def _holding(self, seat: ActorId, card: Card) -> Holding:
        targets = card.choose or ("",)
        first = self.cards[card.id]
        bound = first if card == first.card else self._card(card)
        holding = Holding(
            index=len(self.holdings),
            bound=bound,
            card=card,
            seat=seat,
            moves=tuple(Move(seat=seat, card=card.id, target=target) for target in targets),
            purse=self.board.influences[seat],
            cost=card.cost,
            covert=card.covert,
            limit=None if card.limit == Limit() else card.limit,
            once=card.limit.once,
            requires=bound.requires,
        )
        self.holdings[seat, card.id] = holding
        return holding

    def _inject(self, index: int, inject: Inject) -> BoundInject:
        trigger = self.test(inject.when) if inject.kind == "conditional" else always
        actors = [one.id for one in self.scenario.actors]
        answers = {
            seat: tuple(self._answer(as_given(one, seat, actors)) for one in inject.answers)
            for seat in asked_by(self.scenario, inject)
        }
        return BoundInject(index, inject, trigger, self.script(inject.effects), answers)

    def _answer(self, answer: InjectAnswer) -> BoundAnswer:
        return BoundAnswer(answer, self.test(answer.requires), self.script(answer.effects))

    def _gates(self, line: Track) -> tuple[BoundGate, ...]:
        return tuple(BoundGate(gate.above, self.test(gate.requires)) for gate in line.gates)
