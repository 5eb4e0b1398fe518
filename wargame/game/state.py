"""How an event moves a game on.

A state is made from an opening (`opening_state`) and the events after it, by `apply`, and from nothing
else; it is frozen and shares what did not change with the state before it, so that keeping every state
of a session is cheap and going back is picking one up. Rules, sight, scores, the graph and the bots read
it; nothing writes it.

What a state is made of stands in `game.parts`, what each kind of event makes of it in `game.transitions`; the
table below joins the two.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Any, Final

from wargame.game import events as ev
from wargame.game.compiled import CompiledScenario
from wargame.game.events import Event
from wargame.game.parts import Affairs as Affairs
from wargame.game.parts import Asking as Asking
from wargame.game.parts import Conduct as Conduct
from wargame.game.parts import Covert as Covert
from wargame.game.parts import Deal as Deal
from wargame.game.parts import Finding as Finding
from wargame.game.parts import GameState as GameState
from wargame.game.parts import Improvement as Improvement
from wargame.game.parts import Memory as Memory
from wargame.game.parts import Played as Played
from wargame.game.parts import Query as Query
from wargame.game.parts import Rating as Rating
from wargame.game.parts import Setup as Setup
from wargame.game.parts import Table as Table
from wargame.game.parts import Vote as Vote
from wargame.game.transitions import affairs, improvement, turns
from wargame.game.transitions import numbers as board
from wargame.game.transitions import questions as talks
from wargame.game.transitions import rulings as moves
from wargame.terms import RecordBroken

AFTER: Final[Mapping[type[Event], Callable[[GameState, Any], GameState]]] = {
    ev.SessionOpened: affairs.opened,
    ev.PlayerJoined: affairs.joined,
    ev.PlayerLeft: affairs.left,
    ev.PhaseOpened: turns.phase_opened,
    ev.InjectFired: turns.inject_fired,
    ev.InjectAnswered: turns.inject_answered,
    ev.AnswerSealed: turns.answer_sealed,
    ev.AnswersOpened: turns.answers_opened,
    ev.InjectSkipped: turns.inject_skipped,
    ev.InjectPostponed: turns.inject_postponed,
    ev.IncomePaid: board.income_paid,
    ev.InfluenceGiven: board.influence_given,
    ev.StatementMade: affairs.remarked,
    ev.MoveSealed: moves.sealed,
    ev.MoveWithdrawn: moves.withdrawn,
    ev.SeatPassed: moves.passed,
    ev.MoveArgued: moves.discussed,
    ev.ChancesNamed: affairs.remarked,
    ev.FreeMoveJudged: moves.discussed,
    ev.MoveBacked: moves.discussed,
    ev.MoveRuled: moves.ruled,
    ev.RulingOverridden: moves.overridden,
    ev.SecondRulingGiven: affairs.remarked,
    ev.SecondRulingsShared: affairs.remarked,
    ev.CoverBlown: moves.cover_blown,
    ev.BoardAdjusted: board.adjusted,
    ev.UpkeepDone: turns.kept_up,
    ev.AuditHeld: turns.audit_held,
    ev.TurnClosed: turns.turn_closed,
    ev.GameEnded: turns.game_ended,
    ev.CalendarChanged: turns.calendar_changed,
    ev.DealProposed: affairs.proposed,
    ev.DealAnswered: affairs.answered,
    ev.DealLapsed: affairs.lapsed,
    ev.DealJudged: affairs.judged,
    ev.MessageSent: affairs.remarked,
    ev.QuestionAsked: talks.asked,
    ev.QuestionAnswered: talks.answered,
    ev.VoteOpened: talks.vote_opened,
    ev.VoteCast: talks.vote_cast,
    ev.VoteClosed: talks.vote_closed,
    ev.PerceptionGiven: affairs.remarked,
    ev.HotWashAnswered: affairs.remarked,
    ev.PlanQuestionAdded: talks.plan_question_added,
    ev.PurposeSet: improvement.changed,
    ev.PurposeDropped: improvement.changed,
    ev.PurposeRated: improvement.changed,
    ev.FindingWritten: improvement.changed,
    ev.FindingDropped: improvement.changed,
    ev.TimerSet: affairs.remarked,
    ev.NoteMade: affairs.remarked,
    ev.BookmarkSet: affairs.remarked,
    ev.MarkingSet: affairs.remarked,
    ev.SeatCodeReset: affairs.remarked,
    ev.SessionClosed: affairs.closed,
}
"""What follows from each kind of event; a test finds a kind that is missing."""


def opening_state(compiled: CompiledScenario) -> GameState:
    """Return the state before the first event."""
    return GameState(
        compiled=compiled,
        setup=Setup(turns=compiled.scenario.calendar.turns, method=compiled.rules.adjudication.method),
        turn=1,
        phase=-1,
        values=compiled.board.starts,
        table=Table(),
        memory=Memory(uses=((),) * len(compiled.holdings), fired=((),) * len(compiled.injects)),
        affairs=Affairs(),
    )


def replay(opening: GameState, happened: Iterable[Event]) -> GameState:
    """Return the state reached from `opening` through the events."""
    return reduce(apply, happened, opening)


def apply(state: GameState, event: Event) -> GameState:
    """Return the state that follows `state` once `event` has happened.

    Raises
    ------
    RecordBroken
        If the event does not fit this state: it belongs to another turn, or a number was not what
        the event says it was.
    """
    if event.turn != state.turn:
        raise RecordBroken("event-of-other-turn", turn=event.turn, now=state.turn)
    return AFTER[event.__class__](state, event)
