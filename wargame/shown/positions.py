"""Where seats say they stand on the scenario's policy questions, and where their moves say they do.

Reads states; `viewer` is whose eyes see it. The facilitator has it in full. The room and a seat know of
overt moves and of covert ones that came to light, a seat of its own besides; a covert move that stayed
unseen moves nothing of what they are shown. Goes to the review and to the tables of the data.
"""

from dataclasses import dataclass
from itertools import combinations

from wargame.alignment.positions import revealed
from wargame.game.parts import Conduct
from wargame.game.state import GameState
from wargame.scenario.model import Question
from wargame.terms import FACILITATOR, ActorId, QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one seat stands on one question, from 0 to 100."""

    question: QuestionId
    title: str
    seat: ActorId
    salience: int
    stated: float
    revealed: float

    @property
    def gap(self) -> float:
        """How far what it played lies above what it says; below 0 how far below."""
        return self.revealed - self.stated

    @property
    def has_moved(self) -> bool:
        """Whether what it played says something else, in whole steps of the scale."""
        return round(self.revealed) != round(self.stated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """How far two seats are apart on one question: as they say, and as they played."""

    question: QuestionId
    title: str
    one: Standing
    other: Standing

    @property
    def stated(self) -> float:
        """How far apart they are as they say."""
        return abs(self.one.stated - self.other.stated)

    @property
    def revealed(self) -> float:
        """How far apart they are as they played."""
        return abs(self.one.revealed - self.other.revealed)


def known_conduct(state: GameState, viewer: str) -> tuple[Conduct, ...]:
    """Return what moves revealed, as far as a viewer knows the moves."""
    if viewer == FACILITATOR or state.affairs.opened:
        return state.memory.conduct
    waiting = _not_told_yet(state)
    return tuple(
        one for one in state.memory.conduct if one.seat == viewer or not (one.hidden or one.number in waiting)
    )


def standings(state: GameState, viewer: str) -> tuple[Standing, ...]:
    """Return where every seat stands on every question that it takes a position on, question by question."""
    conduct = known_conduct(state, viewer)
    return tuple(
        _standing(state, question, seat.id, conduct)
        for question in state.compiled.scenario.questions
        for seat in state.compiled.scenario.seats
        if seat.id in question.positions
    )


def pairs_apart(state: GameState, viewer: str) -> tuple[Apart, ...]:
    """Return how far each pair of seats is apart on each question on which both take a position."""
    found = standings(state, viewer)
    return tuple(
        Apart(question=question.id, title=question.title, one=one, other=other)
        for question in state.compiled.scenario.questions
        for one, other in combinations([each for each in found if each.question == question.id], 2)
    )


def position_words(one: Standing, name: str) -> str:
    """Return where a seat stands on a question, in words: `Russia: says 80, plays 64`."""
    played = f"plays {one.revealed:.0f}" if one.has_moved else "plays as it says"
    return f"{name}: says {one.stated:.0f}, {played}"


def _standing(state: GameState, question: Question, seat: ActorId, conduct: tuple[Conduct, ...]) -> Standing:
    position = question.positions[seat]
    return Standing(
        question=question.id,
        title=question.title,
        seat=seat,
        salience=position.salience,
        stated=float(position.stated),
        revealed=revealed(state, seat, question, conduct),
    )


def _not_told_yet(state: GameState) -> frozenset[int]:
    """Return covert moves of this turn of which the table is told only when the resolution ends."""
    if not state.compiled.covert_last or state.phase_kind != "resolution":
        return frozenset()
    return frozenset(one.number for one in state.table.plays if one.covert)
