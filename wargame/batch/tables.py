"""A scenario compiled for play of many games at once: options, effects and rules as arrays and functions.

Made once from a `CompiledScenario` by `compile_tables`; `engine` plays on it. An option is a card in a seat's
hand with one of its targets; a seat's options stand in the order in which `game.rules.legal_moves` lists
them, passing after the last. Effects that only add, each to a place of its own and past no gate, are one
addition for all games; the others are carried out step by step for the games that they concern.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from wargame.batch.conditions import Steps, Test, condition_for_many, steps_of
from wargame.batch.goals import Goals, goals_of
from wargame.batch.moving import Gate, Scale
from wargame.batch.small_tables import ModifierTables
from wargame.game.chance import WAYS_OF_TWO_DICE, odds_of_dice, outcome_of_dice
from wargame.game.compiled import BoundAnswer, BoundCard, BoundInject, BoundRule, CompiledScenario
from wargame.limits import MOST_TURNS
from wargame.scenario import model
from wargame.terms import OUTCOMES, ActorId, EntenteError, InjectId

OUTCOME_COUNT: Final = len(OUTCOMES)
ROOM: Final = 1
"""How far a difficulty may be moved from game to game (`variation`)."""
NEVER: Final = 30_000
"""A turn that no session reaches."""
NEVER_EXPOSED: Final = 99
"""An exposure threshold that nothing reaches."""
LARGEST_SMALL: Final = 1_000
"""How far a scale may go for its numbers to be of the smaller kind, in which measures can add up thirty."""

LARGEST_SHIFT: Final = 1_000
"""How far difficulties and modifiers may go, so that there is a table of what each throw gives."""


class NotForBatch(EntenteError):
    """A scenario that cannot be played many games at once; one game after another still works."""


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """A card in a seat's hand, aimed at one of its targets."""

    holding: int
    card: int
    card_id: str
    target: ActorId
    cost: int
    covert: bool
    requires: Test | None
    difficulty: int
    modifiers: tuple[tuple[Test | None, int], ...]
    scripts: tuple[Steps, ...]
    """What each outcome does, in the order of `terms.OUTCOMES`."""
    threshold: int
    """What a throw and scrutiny must reach to expose it."""
    exposure: Steps
    pulls: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Effects:
    """What each of some keys does: additions for all games, and scripts for the games with one key."""

    places: NDArray[np.intp]
    """Places to which something is added."""
    amounts: NDArray[Any]
    """For each of these places (row) what each key adds to it."""
    lows: NDArray[Any]
    highs: NDArray[Any]
    scripts: tuple[tuple[int, Steps], ...]
    """Key and what is to be carried out step by step."""


@dataclass(frozen=True, slots=True, eq=False)
class SeatTable:
    """All that a seat can do."""

    seat: ActorId
    index: int
    purse: int
    watch: int
    options: tuple[Option, ...]
    outcomes: Effects
    """By option times four plus outcome."""
    exposures: Effects
    """By option."""
    costs: NDArray[Any]
    holdings: NDArray[np.intp]
    """The holding of each option; one beyond the last for passing."""
    cards: NDArray[np.intp]
    covert: NDArray[np.bool_]
    difficulties: NDArray[np.int16]
    thresholds: NDArray[np.int16]
    pulls: NDArray[np.int32]
    """Shape (options and passing, questions)."""

    @property
    def passing(self) -> int:
        """The index that stands for passing."""
        return len(self.options)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """An upkeep rule, an ending or an inject."""

    id: str
    test: Test | None
    steps: Steps


@dataclass(frozen=True, slots=True, eq=False)
class AnswerRule:
    """An answer to an inject, as one seat gives it."""

    id: str
    title: str
    test: Test | None
    price: int
    steps: Steps


@dataclass(frozen=True, slots=True, eq=False)
class InjectRule:
    """An inject."""

    index: int
    id: InjectId
    turn: int | None
    """The turn of a scheduled one."""
    test: Test | None
    steps: Steps
    exposes: bool
    chance: int | None
    """How likely it comes when it is due, in per cent; None if it always does."""
    payer: int | None
    """The seat that may pay to cancel it."""
    price: int
    answers: Mapping[int, tuple[AnswerRule, ...]]
    """The seats that are asked, in the order in which their answers count, and what each can answer."""


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """How often each of some things may be used."""

    again_after: NDArray[np.int16]
    """How many turns after a use it is open again."""
    at_most: tuple[tuple[int, int], ...]
    """Which, and how often in all."""
    windows: tuple[tuple[int, int, int], ...]
    """Which, how often, in how many turns."""


class Tables:
    """Everything the engine looks up. Made by `compile_tables`; nothing in it changes."""

    def __init__(self, compiled: CompiledScenario) -> None:
        self.compiled = compiled
        board, rules = compiled.board, compiled.rules
        self.kinds = compiled.phases
        self.small = _fits_small(compiled)
        self.dtype: Any = np.int16 if self.small else np.int32
        self.lows, self.highs = board.lows, board.highs
        self.starts = np.array(board.starts, dtype=self.dtype)
        self.card_index = {card: index for index, card in enumerate(compiled.cards)}
        self.card_ids = tuple(compiled.cards)
        self.seat_index = {seat: index for index, seat in enumerate(compiled.seats)}
        self.scales = tuple(
            Scale(low, high, tuple(Gate(gate.above, condition_for_many(gate.test)) for gate in gates))
            for _, low, high, gates in compiled.ranges
        )
        """Of the number at each place."""
        self.seats = tuple(self._seat(seat, index) for index, seat in enumerate(compiled.seats))
        self.card_limits = limits_of([holding.card.limit for holding in compiled.holdings.values()], least=1)
        widest = max(map(_widest, compiled.cards.values()), default=0)
        caps = rules.adjudication.caps
        self.card_cap = min(caps.card, widest)
        """How far a card's own modifiers together move a throw at most."""
        self.backing_cap = min(caps.backing, LARGEST_SHIFT)
        self.modifier_type: Any = np.int8 if widest <= np.iinfo(np.int8).max else np.int32
        self.bands = rules.adjudication.bands
        self.matrix = rules.adjudication.matrix_difficulty

    def _seat(self, seat: ActorId, index: int) -> SeatTable:
        options = tuple(self._options(seat))
        rules = self.compiled.rules
        keys = [steps for option in options for steps in option.scripts]
        questions = len(self.compiled.scenario.questions)
        return SeatTable(
            seat=seat,
            index=index,
            purse=self.compiled.board.influences[seat],
            watch=self.compiled.board.scrutinies[seat],
            options=options,
            outcomes=self._effects([*keys, *((),) * OUTCOME_COUNT]),
            exposures=self._effects([*(option.exposure for option in options), ()]),
            costs=np.array([*(option.cost for option in options), 0], dtype=self.dtype),
            holdings=np.array(
                [*(option.holding for option in options), len(self.compiled.holdings)], dtype=np.intp
            ),
            cards=np.array([*(option.card for option in options), len(self.card_ids)], dtype=np.intp),
            covert=np.array([*(option.covert for option in options), False]),
            difficulties=np.array(
                [*(option.difficulty for option in options), rules.adjudication.matrix_difficulty],
                dtype=np.int16,
            ),
            thresholds=np.array([*(option.threshold for option in options), NEVER_EXPOSED], dtype=np.int16),
            pulls=np.array([*(option.pulls for option in options), (0,) * questions], dtype=np.int32),
        )

    def _options(self, seat: ActorId) -> Iterator[Option]:
        for holding in self.compiled.hands[seat]:
            card, bound = holding.card, holding.bound
            for move in holding.moves:
                aim = move.target
                yield Option(
                    holding=holding.index,
                    card=self.card_index[card.id],
                    card_id=card.id,
                    target=aim,
                    cost=min(card.cost, self.highs[holding.purse] + 1),
                    covert=card.covert,
                    requires=condition_for_many(bound.requires, aim),
                    difficulty=card.difficulty,
                    modifiers=tuple((condition_for_many(test, aim), add) for test, add, _ in bound.modifiers),
                    scripts=tuple(steps_of(bound.outcomes[outcome], aim) for outcome in OUTCOMES),
                    threshold=card.exposure.threshold if card.exposure else NEVER_EXPOSED,
                    exposure=steps_of(bound.exposure, aim),
                    pulls=holding.bound.pulls,
                )

    def test(self, text: str) -> Test | None:
        """Return the condition written in `text` as a function; None for one that always holds."""
        return condition_for_many(self.compiled.test(text))

    def _effects(self, scripts: list[Steps]) -> Effects:
        # Scripts that only add become one matrix, places by keys, for all games at once: a key without a
        # script adds 0. The order of additions does not matter, as each is to a place of its own.
        added: dict[int, NDArray[Any]] = {}
        slow: list[tuple[int, Steps]] = []
        for key, steps in enumerate(scripts):
            if not self._only_adds(steps):
                slow.append((key, steps))
                continue
            for place, amount, _ in steps:
                row = added.setdefault(place, np.zeros(len(scripts), dtype=self.dtype))
                row[key] = self.scales[place].cut(amount)
        places = sorted(added)
        return Effects(
            places=np.array(places, dtype=np.intp),
            amounts=np.array([added[place] for place in places], dtype=self.dtype).reshape(
                len(places), len(scripts)
            ),
            lows=np.array([self.lows[place] for place in places], dtype=self.dtype).reshape(-1, 1),
            highs=np.array([self.highs[place] for place in places], dtype=self.dtype).reshape(-1, 1),
            scripts=tuple(slow),
        )

    def _only_adds(self, steps: Steps) -> bool:
        places = [place for place, _, _ in steps]
        if len(places) != len(set(places)) or any(sets for _, _, sets in steps):
            return False
        return not any(amount > 0 and self.scales[place].gates for place, amount, _ in steps)

    @cached_property
    def modifier_tables(self) -> tuple[ModifierTables, ...]:
        """The modifiers of each seat's options."""
        return tuple(
            ModifierTables(self, [option.modifiers for option in seat.options], self.card_cap)
            for seat in self.seats
        )

    @cached_property
    def income(self) -> Steps:
        """What income adds."""
        return steps_of(self.compiled.income)

    @cached_property
    def upkeep(self) -> tuple[Rule, ...]:
        """Upkeep rules, in order."""
        return tuple(_rule(bound) for bound in self.compiled.upkeep)

    @cached_property
    def endings(self) -> tuple[Rule, ...]:
        """Early endings, in order."""
        return tuple(_rule(bound) for bound in self.compiled.endings)

    @cached_property
    def injects(self) -> tuple[InjectRule, ...]:
        """The injects that come by themselves, in the order of a briefing."""
        return tuple(
            self.inject(bound.inject.id)
            for bound in self.compiled.injects
            if bound.inject.kind != "facilitator"
        )

    def inject(self, inject: InjectId) -> InjectRule:
        """Return any inject, also one that comes by hand alone; KeyError if there is none."""
        return self._inject(self.compiled.inject_by_id[inject])

    def _inject(self, bound: BoundInject) -> InjectRule:
        one = bound.inject
        return InjectRule(
            index=bound.index,
            id=one.id,
            turn=one.turn if one.kind == "scheduled" else None,
            test=condition_for_many(bound.trigger),
            steps=steps_of(bound.script),
            exposes=bound.script.exposes,
            chance=one.chance,
            payer=self.seat_index[one.option.seat] if one.option else None,
            price=one.option.price if one.option else 0,
            answers={
                self.seat_index[seat]: tuple(map(_answer, answers)) for seat, answers in bound.answers.items()
            },
        )

    @cached_property
    def inject_limits(self) -> Limits:
        """How often each inject may fire; the scheduled ones have their turn."""
        return limits_of([bound.inject.limit for bound in self.compiled.injects], least=1)

    @cached_property
    def red_lines(self) -> tuple[Test | None, ...]:
        """When each red line is crossed, in the order of `CompiledScenario.red_lines`."""
        return tuple(condition_for_many(bound.broken) for bound in self.compiled.red_lines)

    @cached_property
    def goals(self) -> Goals:
        """What is scored."""
        return goals_of(self.compiled, self.red_lines)

    @cached_property
    def some_inject_exposes(self) -> bool:
        """Whether covert moves have to be remembered, because an inject can bring one to light."""
        return any(one.exposes for one in self.injects)

    @cached_property
    def shifts(self) -> tuple[int, int]:
        """The least and the greatest that modifiers less difficulty can be, with room for a harder card."""
        hardest = max((card.difficulty for card in self.compiled.scenario.cards), default=self.matrix)
        easiest = min((card.difficulty for card in self.compiled.scenario.cards), default=self.matrix)
        most = self.card_cap + self.backing_cap + ROOM
        return -most - max(hardest, self.matrix), most - min(easiest, self.matrix)

    @cached_property
    def outcome_of(self) -> NDArray[np.int8]:
        """The outcome for a natural throw (row) and a shift counted from the least (column)."""
        low, high = self.shifts
        found = np.zeros((13, high - low + 1), dtype=np.int8)
        for natural in range(2, 13):
            for shift in range(low, high + 1):
                found[natural, shift - low] = OUTCOMES.index(outcome_of_dice(self.bands, natural, shift))
        return found

    @cached_property
    def chances(self) -> NDArray[np.float32]:
        """The chance of each outcome (row) for a shift counted from the least (column)."""
        low, high = self.shifts
        ways = [odds_of_dice(self.bands, shift) for shift in range(low, high + 1)]
        return np.array(ways, dtype=np.float32).T / np.float32(WAYS_OF_TWO_DICE)


def _answer(bound: BoundAnswer) -> AnswerRule:
    one = bound.answer
    return AnswerRule(
        one.id, one.title, condition_for_many(bound.requires), one.price, steps_of(bound.script)
    )


def _rule(bound: BoundRule) -> Rule:
    return Rule(bound.rule.id, condition_for_many(bound.test), steps_of(bound.script))


def limits_of(limits: list[model.Limit], least: int) -> Limits:
    """Return limits as arrays; `least` is after how many turns a use is over where nothing else is said."""
    again = [NEVER if one.once else min(max(least, one.cooldown + 1), NEVER) for one in limits]
    return Limits(
        again_after=np.array([*again, 0], dtype=np.int16),
        at_most=tuple((at, one.at_most) for at, one in enumerate(limits) if one.at_most is not None),
        windows=tuple(
            (at, one.per.times, min(one.per.turns, MOST_TURNS))
            for at, one in enumerate(limits)
            # A thing is used once a turn: what may be used more often than there are turns is free.
            if one.per and one.per.times <= MOST_TURNS
        ),
    )


def _fits_small(compiled: CompiledScenario) -> bool:
    """Return whether no number can leave the range of small whole numbers, however long a session is."""
    board = compiled.board
    return max(map(abs, [*board.starts, *board.lows, *board.highs])) <= LARGEST_SMALL


def compile_tables(compiled: CompiledScenario) -> Tables:
    """Return a scenario's tables.

    Raises
    ------
    NotForBatch
        If a phase comes twice in a turn, or a number of its cards is too large for the tables; such a
        scenario is played one game at a time.
    """
    kinds = [kind for kind in compiled.phases if kind != "negotiation"]
    if len(kinds) != len(set(kinds)):
        raise NotForBatch("phase-twice")
    for card in compiled.cards.values():
        threshold = card.card.exposure.threshold if card.card.exposure else 0
        if max(_widest(card), abs(card.card.difficulty), abs(threshold)) > LARGEST_SHIFT:
            raise NotForBatch("card-too-far-for-batch", title=card.card.title, most=LARGEST_SHIFT)
    if abs(compiled.rules.adjudication.matrix_difficulty) > LARGEST_SHIFT:
        raise NotForBatch("matrix-too-far-for-batch", most=LARGEST_SHIFT)
    return Tables(compiled)


def _widest(card: BoundCard) -> int:
    """Return how far a card's own modifiers can move a throw before their cap."""
    return sum(abs(add) for _, add, _ in card.modifiers)
