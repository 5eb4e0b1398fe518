"""The state after questions to Control, votes of the table, and questions added to the plan."""

from msgspec.structs import replace

from wargame.game import events as ev
from wargame.game.parts import GameState, Query, Vote
from wargame.terms import RecordBroken


def asked(state: GameState, event: ev.QuestionAsked) -> GameState:
    """Return the state with a question more."""
    query = Query(event.number, event.seat, event.text, event.turn)
    return _with_queries(state, (*state.affairs.queries, query))


def answered(state: GameState, event: ev.QuestionAnswered) -> GameState:
    """Return the state in which a question has its answer."""
    if not 1 <= event.number <= len(state.affairs.queries):
        raise RecordBroken("question-missing", number=event.number)
    return _with_queries(
        state,
        tuple(
            replace(one, answer=event.text) if one.number == event.number else one
            for one in state.affairs.queries
        ),
    )


def _with_queries(state: GameState, queries: tuple[Query, ...]) -> GameState:
    return replace(state, affairs=replace(state.affairs, queries=queries))


def vote_opened(state: GameState, event: ev.VoteOpened) -> GameState:
    """Return the state with a vote more."""
    vote = Vote(event.number, event.question, event.options, event.secret, event.turn)
    return replace(state, affairs=replace(state.affairs, votes=(*state.affairs.votes, vote)))


def vote_cast(state: GameState, event: ev.VoteCast) -> GameState:
    """Return the state with a seat's vote in place of an earlier one of its own."""
    vote = _vote(state, event.number)
    others = tuple(one for one in vote.cast if one[0] != event.seat)
    return _with_vote(state, replace(vote, cast=(*others, (event.seat, event.option))))


def vote_closed(state: GameState, event: ev.VoteClosed) -> GameState:
    """Return the state in which nobody can vote any more."""
    vote = _vote(state, event.number)
    if vote.counts != event.counts:
        raise RecordBroken("counts-wrong", number=event.number)
    return _with_vote(state, replace(vote, closed=True))


def _vote(state: GameState, number: int) -> Vote:
    if not 1 <= number <= len(state.affairs.votes):
        raise RecordBroken("vote-missing", number=number)
    return state.affairs.votes[number - 1]


def _with_vote(state: GameState, new: Vote) -> GameState:
    votes = tuple(new if one.number == new.number else one for one in state.affairs.votes)
    return replace(state, affairs=replace(state.affairs, votes=votes))


def plan_question_added(state: GameState, event: ev.PlanQuestionAdded) -> GameState:
    """Return the state with a question more in the data collection plan."""
    plan = (*state.affairs.own_plan, (event.question, event.text))
    return replace(state, affairs=replace(state.affairs, own_plan=plan))
