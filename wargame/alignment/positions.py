"""Stated and revealed positions on a scenario's policy questions, and how far apart two actors are.

A card's pulls say what playing it reveals, whatever the dice say. A revealed position is the stated one,
moved by what the seat has played: each play counts its cost times the strength of its pull towards
50 + 25 times the pull. The rule and its constants are the scenario's own (docs/measures.md).
"""

from dataclasses import dataclass

from wargame.game.state import Conduct, GameState
from wargame.scenario.model import Question
from wargame.terms import ActorId, QuestionId

MIDDLE = 50.0
STEP = 25.0
"""How far one step of pull lies from the middle, on the scale from 0 to 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionGap:
    """How far two actors are apart on one question."""

    question: QuestionId
    stated: float
    revealed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """How far two actors are apart on all questions, weighed by how much they care; 0 to 100."""

    stated: float
    revealed: float
    gaps: tuple[QuestionGap, ...]


def revealed(
    state: GameState, seat: ActorId, question: Question, conduct: tuple[Conduct, ...] | None = None
) -> float:
    """Return a seat's revealed position from 0 to 100.

    Raises
    ------
    KeyError
        If the actor takes no position on the question.
    """
    prior = state.compiled.scenario.monitor.prior_weight if state.compiled.scenario.monitor else 1.0
    index = state.compiled.scenario.questions.index(question)
    total, weight = prior * question.positions[seat].stated, prior
    for one in state.memory.conduct if conduct is None else conduct:
        if one.seat == seat and len(one.pulls) > index and one.pulls[index]:
            pull = one.pulls[index]
            counts = one.cost * abs(pull)
            total += counts * (MIDDLE + STEP * pull)
            weight += counts
    return total / weight if weight else MIDDLE


def distance(
    state: GameState, one: ActorId, other: ActorId, conduct: tuple[Conduct, ...] | None = None
) -> Distance | None:
    """Return how far two actors are apart; None if they share no question."""
    gaps, stated, shown, weights = [], 0.0, 0.0, 0.0
    for question in state.compiled.scenario.questions:
        first, second = question.positions.get(one), question.positions.get(other)
        if first is None or second is None:
            continue
        said = float(abs(first.stated - second.stated))
        done = abs(revealed(state, one, question, conduct) - revealed(state, other, question, conduct))
        weight = (first.salience + second.salience) / 2
        gaps.append(QuestionGap(question=question.id, stated=said, revealed=done))
        stated += weight * said
        shown += weight * done
        weights += weight
    if not weights:
        return None
    return Distance(stated=stated / weights, revealed=shown / weights, gaps=tuple(gaps))
