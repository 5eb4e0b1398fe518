"""Every number and every sentence of the report as data, without any layout.

`gather` reads a session once; `document` and `tables` say and count what it found. What readers may not
know is not in it (see `story`). networkx and numpy are imported when the graphs are measured.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from wargame.game.score import ObjectiveScore, SeatScore, scores
from wargame.game.secrecy import as_room_knows, seen_influence
from wargame.game.state import GameState
from wargame.journal.codec import state_hash
from wargame.report.dealings import DealFact, NoteFact, deals_of, notes_of
from wargame.report.improvement import PlanFact, plan_fact
from wargame.report.options import Options, check_parts
from wargame.report.shifts import Shift, Shifts
from wargame.report.story import Happened, Story, TurnMoment
from wargame.scenario.expression import numbers_in, parse_condition, parse_term
from wargame.scenario.tree import Influence, Scrutiny
from wargame.session.session import Session
from wargame.shown.course import measured
from wargame.shown.move_facts import MoveFact, moves_of
from wargame.terms import ROOM

if TYPE_CHECKING:
    from wargame.alignment.monitor import Answer
    from wargame.alignment.trend import Point
    from wargame.report.turning import TurningPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnFact:
    """One turn."""

    number: int
    label: str
    before: GameState
    after: GameState
    last_event: int
    complete: bool
    """Whether it was played to its end."""
    happened: tuple[Happened, ...]
    moves: tuple[MoveFact, ...]
    ties: tuple[Shift, ...]
    """Alignments that moved, the largest movement first."""
    tracks: tuple[Shift, ...]
    """Every track, moved or not."""
    deals: tuple[DealFact, ...]
    """Deals that were offered, answered or judged in it."""
    notes: tuple[NoteFact, ...]


class ReportFacts:
    """What is known of one line of play; every part is worked out when it is first asked for."""

    def __init__(self, session: Session, options: Options) -> None:
        self.options = options
        self.story = Story(session, options)
        self.shifts = Shifts(self.story)

    @cached_property
    def moves(self) -> tuple[MoveFact, ...]:
        """Every move, those ruled on first, in the order of their rulings."""
        return moves_of(((one.number, one.event) for one in self.story.happened), self.story.compiled)

    @cached_property
    def deals(self) -> tuple[DealFact, ...]:
        """Every deal, in the order of offers."""
        return deals_of(self.story)

    @cached_property
    def notes(self) -> tuple[NoteFact, ...]:
        """Everything that was written down."""
        return notes_of(self.story)

    @cached_property
    def improvement(self) -> PlanFact:
        """The improvement plan, and in it what is to be done next."""
        return plan_fact(self.story)

    @cached_property
    def points(self) -> "tuple[Point, ...]":
        """The measures of the graph, one for each moment."""
        return measured(self.story.turns)

    @cached_property
    def turning_points(self) -> "tuple[TurningPoint, ...]":
        """Up to three, in the order of turns."""
        from wargame.report.turning import turning_points

        return turning_points(self.story, self.shifts, self.points)

    @cached_property
    def answer(self) -> "Answer | None":
        """The monitor's answer; None if there is none, or readers may not know it."""
        from wargame.alignment.monitor import answer

        return answer(self.story.state) if self.story.secrets and self.story.was_played else None

    @cached_property
    def scores(self) -> tuple[SeatScore, ...]:
        """The score of every seat; without secrets of public objectives alone, read as the room can."""
        if self.story.secrets:
            return scores(self.story.state)
        state = self.story.recorded
        return tuple(
            replace(one, objectives=tuple(aim for aim in one.objectives if self._is_read(state, aim)))
            for one in scores(as_room_knows(state))
        )

    def _is_read(self, state: GameState, aim: ObjectiveScore) -> bool:
        """Return whether readers may know an objective and the numbers that it is made of."""
        objective = next(one for one in self.story.scenario.objectives if one.id == aim.id)
        trees = (
            *((parse_term(objective.measure),) if objective.measure else ()),
            *((parse_condition(objective.when),) if objective.when else ()),
        )
        read = [one for tree in trees for one in numbers_in(tree)]
        watched = any(isinstance(one, Scrutiny) for one in read)
        held = [one.seat for one in read if isinstance(one, Influence)]
        known = all(seen_influence(state, seat, ROOM) is not None for seat in held)
        return not aim.hidden and known and not watched

    @cached_property
    def state_hash(self) -> str:
        """The hash of the state at the end."""
        return state_hash(self.story.state)

    @cached_property
    def turns(self) -> tuple[TurnFact, ...]:
        """The turns that were begun."""
        moments = self.story.moments
        return tuple(self._turn(before, after) for before, after in pairwise(moments))

    @property
    def is_interim(self) -> bool:
        """Whether the session still runs."""
        return not self.story.closed

    def _turn(self, before: TurnMoment, after: TurnMoment) -> TurnFact:
        number = after.turn
        in_turn = {one.number for one in self.story.happened if one.turn == number}
        return TurnFact(
            number=number,
            label=after.label,
            before=before.state,
            after=after.state,
            last_event=after.event,
            complete=self.story.complete(number),
            happened=tuple(one for one in self.story.happened if one.turn == number),
            moves=tuple(move for move in self.moves if move.turn == number),
            ties=self.shifts.ties(number),
            tracks=self.shifts.tracks(number),
            deals=tuple(deal for deal in self.deals if in_turn.intersection(deal.refs)),
            notes=tuple(note for note in self.notes if note.turn == number and not note.after_end),
        )


def gather(session: Session, options: Options | None = None) -> ReportFacts:
    """Return the facts of a session.

    Raises
    ------
    Refused
        If there is no such branch, turn or part.
    """
    options = options or Options()
    check_parts(options.without)
    return ReportFacts(session, options)
