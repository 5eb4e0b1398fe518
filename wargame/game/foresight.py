"""What a card would do for its seat if it were played now, and how the seat's aims stand.

Made of the numbers that the table was told, so nothing is in it that the seat may not know. A hand asks for
it card by card (`session.doors.SeatDoor`), the rows of words come from `shown.reading` and `shown.aims`.
Nothing here changes a state; to tell something more of a card, add it to `Foresight`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from wargame.game.adjudication.reckoning import card_odds
from wargame.game.compiled import BoundObjective
from wargame.game.conditions import measure_of, test_of
from wargame.game.effects import carry_out
from wargame.game.events import Change
from wargame.game.score import PUBLIC, RED_LINE, points
from wargame.game.secrecy import as_told, hidden_now
from wargame.game.state import GameState
from wargame.scenario.expression import parse_condition, parse_term
from wargame.scenario.model import Card, Objective
from wargame.scenario.tree import Both, Compare, Condition, Number, Term
from wargame.terms import OUTCOMES, ActorId, CardId, ObjectiveId, Outcome, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One part of a condition, whether it holds, and what the number in it is now."""

    tree: Condition
    holds: bool
    now: int | None
    """None where it compares no number with another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """A modifier of a card: what it adds, and when."""

    add: int
    when: Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class AimStanding:
    """How one aim of a seat stands."""

    objective: Objective
    measure: Term | None
    """None for a red line."""
    value: int | None
    points: Fraction
    """What it gives now; for a red line what was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """How likely a card is to come off at a target, and on what that rests."""

    odds: tuple[int, int, int, int]
    of: int
    needs: tuple[Clause, ...]
    swings: tuple[Swing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresight:
    """What playing a card at a target would come to."""

    card: CardId
    target: ActorId
    """Who is chosen; empty if nobody is, though the card is to be aimed."""
    odds: tuple[int, int, int, int]
    of: int
    needs: tuple[Clause, ...]
    swings: tuple[Swing, ...]
    changes: Mapping[Outcome, tuple[Change, ...]]
    """As far as ranges and gates let them; empty while a target is to be chosen."""
    after: Mapping[ObjectiveId, int]
    """What the measures of the seat's aims would read if it succeeded."""


def foresee(state: GameState, seat: ActorId, card: CardId, target: ActorId = "") -> Foresight:
    """Return what a card of a seat would come to now.

    Raises
    ------
    KeyError
        If the seat does not hold the card.
    """
    told = as_told(state)
    holding = told.compiled.holdings[seat, card]
    face, bound = holding.card, holding.bound
    aimed = target or not face.choose
    at = _aimed_at(face, target)
    likely = likelihood(told, seat, card, target)
    changes: dict[Outcome, tuple[Change, ...]] = {}
    after: dict[ObjectiveId, int] = {}
    for outcome in OUTCOMES if aimed else ():
        values = list(told.values)
        moved = carry_out(told.compiled, bound.outcomes[outcome], values, told, at)
        changes[outcome] = tuple(one for one in moved if not _is_hidden(state, one.what))
        if outcome == "succeeds":
            after = {
                one.objective.id: one.measure(values, told, "")
                for one in _aims(told, seat)
                if one.objective.shape != "breach"
            }
    return Foresight(
        card=card,
        target=target,
        odds=likely.odds,
        of=likely.of,
        needs=likely.needs,
        swings=likely.swings,
        changes=changes,
        after=after,
    )


def likelihood(state: GameState, seat: ActorId, card: CardId, target: ActorId = "") -> Likelihood:
    """Return how likely a card of a seat is to come off now.

    Raises
    ------
    KeyError
        If the seat does not hold the card.
    """
    told = as_told(state)
    face = told.compiled.holdings[seat, card].card
    at = _aimed_at(face, target)
    reckoned = card_odds(told, seat, card, at)
    return Likelihood(
        odds=reckoned.odds,
        of=reckoned.of,
        needs=clauses(told, face.requires, at),
        swings=tuple(
            Swing(add=one.add, when=_clause(told, parse_condition(one.when), at)) for one in face.modifiers
        ),
    )


def _aimed_at(face: Card, target: ActorId) -> ActorId:
    """Return the target; without one, what does not ask for it is shown for the first that can be chosen."""
    return target or next(iter(face.choose), "")


def _is_hidden(state: GameState, what: Quantity) -> bool:
    return what.kind == "track" and what.ids[0] in hidden_now(state)


def clauses(state: GameState, condition: str, target: ActorId) -> tuple[Clause, ...]:
    """Return the parts of a condition that must all hold; none for an empty one."""
    if not condition:
        return ()
    tree = parse_condition(condition)
    parts = tree.parts if isinstance(tree, Both) else (tree,)
    return tuple(_clause(state, part, target) for part in parts)


def aims(state: GameState, seat: ActorId) -> tuple[AimStanding, ...]:
    """Return how a seat's aims stand, public ones, red lines and those of its hidden set."""
    told = as_told(state)
    margin = told.compiled.rules.scoring.band_margin
    return tuple(_standing(told, one, margin) for one in _aims(told, seat))


def _aims(state: GameState, seat: ActorId) -> tuple[BoundObjective, ...]:
    drawn = state.setup.hidden.get(seat, "")
    return tuple(
        one
        for one in state.compiled.objectives
        if one.objective.seat == seat and one.objective.set in (PUBLIC, RED_LINE, drawn)
    )


def _standing(state: GameState, one: BoundObjective, margin: int) -> AimStanding:
    goal = one.objective
    if goal.shape == "breach":
        lost = Fraction(goal.weight if goal.id in state.memory.crossed else 0)
        return AimStanding(objective=goal, measure=None, value=None, points=lost)
    value = one.measure(state.values, state, "")
    return AimStanding(
        objective=goal, measure=parse_term(goal.measure), value=value, points=points(goal, value, margin)
    )


def _clause(state: GameState, tree: Condition, target: ActorId) -> Clause:
    board = state.compiled.board
    return Clause(
        tree=tree,
        holds=bool(test_of(board, tree)(state.basis, state, target)),
        now=_value_in(state, tree, target),
    )


def _value_in(state: GameState, tree: Condition, target: ActorId) -> int | None:
    """Return what the one number of a comparison is now."""
    if not isinstance(tree, Compare) or isinstance(tree.left, Number) == isinstance(tree.right, Number):
        return None
    term = tree.right if isinstance(tree.left, Number) else tree.left
    return int(measure_of(state.compiled.board, term)(state.basis, state, target))
