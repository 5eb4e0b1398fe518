"""What an event can say: dice that can fall, numbers on their scales, names that are known.

`restore.follow` asks before it applies an event of a record. No rule is asked here (a session played under
last year's rules is still a record); what is refused is what no rules could have made, such as one die where
two were thrown. Whoever changes an event's fields adds here what bounds them; what is left out is only
checked by its type.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, get_args

from wargame.game import events as ev
from wargame.game.adjudication.reckoning import RULES
from wargame.game.adjudication.throwing import NOTHING, TWO_DICE, Throwing
from wargame.game.chance import HUNDRED
from wargame.game.events import ACTOR_FIELDS, SEAT_FIELDS, Change, Event, Throw
from wargame.game.moves import Argument, FreeTerms
from wargame.game.parts import GameState
from wargame.limits import LARGEST_NUMBER, LONGEST_TIMER_S, MOST_TURNS
from wargame.logo import is_logo
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence

_Check = Callable[[GameState, int, Any], Iterator[Sentence]]

_LONGEST_PHASE_MIN: Final = 24 * 60

_NAMING: Final = {
    kind: tuple(
        (name, name in SEAT_FIELDS) for name in kind.__struct_fields__ if name in SEAT_FIELDS | ACTOR_FIELDS
    )
    for kind in get_args(Event)
}
"""Of each kind of event the fields that name seats or actors, and whether they name seats only."""


def why_impossible(state: GameState, number: int, event: Event) -> Sentence | None:
    """Return why event `number` cannot have happened after `state`, as a clause; None if it can.

    Raises
    ------
    LookupError
        If it names a card, a seat or an actor that the scenario lacks.
    """
    kind = event.__class__
    if (kind is ev.SessionOpened) != (number == 1):
        return Sentence("opened-elsewhere")
    _check_names(state, event)
    check = _CHECKS.get(kind)
    return next(check(state, number, event), None) if check else None


def _check_names(state: GameState, event: Event) -> None:
    """Raise KeyError if an event names a seat or an actor that the scenario does not have."""
    compiled = state.compiled
    for name, seats_only in _NAMING[event.__class__]:
        named = getattr(event, name)
        # Nobody is named by an empty field; in a list, nobody has no place.
        for one in ((named,) if named else ()) if isinstance(named, str) else named:
            if one not in compiled.hands:
                if seats_only:
                    raise KeyError(one)
                compiled.scenario.actor(one)


def _within(value: int | None, low: int, high: int, what: object) -> Iterator[Sentence]:
    if value is not None and not low <= value <= high:
        yield Sentence("number-out-of-range", what=what, low=low, high=high, value=_short(value))


def _short(value: int) -> str:
    return f"{value:,}" if abs(value) < 10**15 else "a number of many digits"


def _changes(state: GameState, changes: Iterable[Change]) -> Iterator[Sentence]:
    board = state.compiled.board
    for change in changes:
        place = board.places.get(change.what)
        if place is not None:  # applying it says more of a number that is not there
            low, high = board.lows[place], board.highs[place]
            yield from _within(
                change.after, min(low, change.before), max(high, change.before), str(change.what)
            )
        yield from _within(change.asked, -2 * LARGEST_NUMBER, 2 * LARGEST_NUMBER, "a movement")


def _with_changes(state: GameState, _number: int, event: Any) -> Iterator[Sentence]:
    yield from _changes(state, event.changes)


def _throw(throw: Throw | None, throwing: Throwing = TWO_DICE) -> Iterator[Sentence]:
    if throw is not None and not throwing.fits(throw.dice):
        yield Sentence("throw-of-other-dice", dice=throwing.said)


def _arguments(arguments: Iterable[Argument]) -> Iterator[Sentence]:
    for one in arguments:
        if one.side not in (1, -1) or not 0 <= one.weight <= 2:
            yield Sentence("argument-unfit")


def _pulls(state: GameState, pulls: Mapping[str, int] | tuple[int, ...]) -> Iterator[Sentence]:
    questions = state.compiled.scenario.questions
    if isinstance(pulls, tuple):
        if pulls and len(pulls) != len(questions):
            yield Sentence("pulls-unfit")
        values: Iterable[int] = pulls
    else:
        known = {question.id for question in questions}
        for name in pulls:
            if name not in known:
                raise KeyError(name)
        values = pulls.values()
    for value in values:
        yield from _within(value, -2, 2, "a pull")


def _effects(state: GameState, text: str) -> Iterator[Sentence]:
    try:
        state.compiled.script(text)
    except (EntenteError, LookupError, ValueError):
        yield Sentence("effects-unfit")


def _terms(state: GameState, terms: FreeTerms | None) -> Iterator[Sentence]:
    if terms is None:
        return
    for text in (terms.exceeds, terms.succeeds, terms.partly, terms.fails):
        yield from _effects(state, text)
    yield from _within(terms.difficulty, -LARGEST_NUMBER, LARGEST_NUMBER, "a difficulty")
    yield from _within(terms.exposure, -LARGEST_NUMBER, LARGEST_NUMBER, "a threshold")
    yield from _pulls(state, terms.pulls)


def _opened(state: GameState, _number: int, event: ev.SessionOpened) -> Iterator[Sentence]:
    yield from _within(event.turns, 1, MOST_TURNS, "the number of turns")
    if event.seed < 0:
        yield Sentence("seed-below-zero")
    if set(event.key) - set("0123456789abcdef"):
        yield Sentence("key-no-digits")
    kinds = set(state.compiled.phases)
    for kind, minutes in event.minutes.items():
        if kind not in kinds:
            raise KeyError(kind)
        yield from _within(minutes, 0, _LONGEST_PHASE_MIN, "a timer")
    for card in event.cards_off:
        if card not in state.compiled.cards:
            raise KeyError(card)


def _inject_fired(state: GameState, _number: int, event: ev.InjectFired) -> Iterator[Sentence]:
    if event.inject not in state.compiled.inject_by_id and not event.by_hand:
        raise KeyError(event.inject)
    if (event.waits_for or event.asks) and event.inject not in state.compiled.inject_by_id:
        raise KeyError(event.inject)
    if event.asks and not state.compiled.inject_by_id[event.inject].answers:
        yield Sentence("inject-asks-nothing")
    yield from _within(event.price, 0, LARGEST_NUMBER, "a price")
    yield from _exposing(state, event)
    yield from _changes(state, event.changes)


def _exposing(state: GameState, event: ev.InjectFired | ev.InjectAnswered) -> Iterator[Sentence]:
    if event.exposes and not state.memory.covert:
        yield Sentence("nothing-to-expose")


def _inject_known(state: GameState, _number: int, event: Any) -> Iterator[Sentence]:
    if event.inject not in state.compiled.inject_by_id:
        raise KeyError(event.inject)
    yield from ()


def _inject_answered(state: GameState, _number: int, event: ev.InjectAnswered) -> Iterator[Sentence]:
    if state.table.waiting != event.inject:
        yield Sentence("inject-not-waiting")
    yield from _exposing(state, event)
    yield from _changes(state, event.changes)


def _answer_of(state: GameState, inject: str, seat: str, answer: str) -> None:
    """Raise KeyError if a seat is said to have given an answer that the inject does not have."""
    if answer not in {one.answer.id for one in state.compiled.inject_by_id[inject].answers.get(seat, ())}:
        raise KeyError(answer)


def _answer_sealed(state: GameState, number: int, event: ev.AnswerSealed) -> Iterator[Sentence]:
    yield from _inject_known(state, number, event)
    _answer_of(state, event.inject, event.seat, event.answer)
    asking = state.table.asking
    if asking is None or asking.inject != event.inject or event.seat not in asking.seats:
        yield Sentence("inject-not-waiting")
    elif event.seat in asking.chosen:
        yield Sentence("answered-twice")


def _answers_opened(state: GameState, number: int, event: ev.AnswersOpened) -> Iterator[Sentence]:
    yield from _inject_known(state, number, event)
    for seat, answer in event.chosen.items():
        if answer:
            _answer_of(state, event.inject, seat, answer)
    asking = state.table.asking
    if asking is None or asking.inject != event.inject:
        yield Sentence("inject-not-waiting")
    elif set(event.chosen) != set(asking.seats):
        yield Sentence("others-asked")
    yield from _changes(state, event.changes)


def _postponed(state: GameState, number: int, event: ev.InjectPostponed) -> Iterator[Sentence]:
    yield from _inject_known(state, number, event)
    yield from _within(event.until, 1, MOST_TURNS, "a turn")


def _given(state: GameState, _number: int, event: ev.InfluenceGiven) -> Iterator[Sentence]:
    yield from _within(event.asked, 0, LARGEST_NUMBER, "a gift")
    yield from _changes(state, event.changes)


def _sealed(state: GameState, _number: int, event: ev.MoveSealed) -> Iterator[Sentence]:
    move = event.move
    if event.number != state.memory.moves + 1:
        yield Sentence("move-not-due", due=state.memory.moves + 1)
    if move.seat not in state.compiled.hands:
        raise KeyError(move.seat)
    if bool(move.card) == (move.free is not None):
        yield Sentence("move-two-kinds")
    if move.card:
        _ = state.compiled.holdings[move.seat, move.card]
    if move.target:
        state.compiled.scenario.actor(move.target)
    yield from _within(event.cost, 0, LARGEST_NUMBER, "a cost")
    yield from _changes(state, event.changes)


def _argued(_state: GameState, _number: int, event: ev.MoveArgued) -> Iterator[Sentence]:
    yield from _arguments([event.argument])


def _judged(state: GameState, _number: int, event: ev.FreeMoveJudged) -> Iterator[Sentence]:
    played = state.play(event.number)
    if played is not None and played.move.card:
        yield Sentence("card-has-terms")
    yield from _terms(state, event.terms)


def _backed(state: GameState, _number: int, event: ev.MoveBacked) -> Iterator[Sentence]:
    if event.by not in (1, 0, -1):
        yield Sentence("backing-by-one")
    yield from _changes(state, event.changes)


def _reckoning(state: GameState, reckoning: ev.Reckoning) -> Iterator[Sentence]:
    yield from _arguments(reckoning.arguments)
    yield from _within(reckoning.chance, 0, 100, "a chance")
    for seat, chance in reckoning.votes.items():
        if seat not in state.compiled.hands:
            raise KeyError(seat)
        yield from _within(chance, 0, 100, "a chance")
    for value in (reckoning.difficulty, reckoning.card, reckoning.backing, reckoning.argument):
        yield from _within(value, -LARGEST_NUMBER, LARGEST_NUMBER, "what moves a throw")
    for _, value in reckoning.modifiers:
        yield from _within(value, -LARGEST_NUMBER, LARGEST_NUMBER, "a modifier")
    yield from _odds(reckoning)


def _odds(reckoning: ev.Reckoning) -> Iterator[Sentence]:
    of = RULES[reckoning.method].throwing.ways
    if reckoning.of != of or sum(reckoning.odds) != of or min(reckoning.odds) < 0:
        yield Sentence("odds-sum-wrong", of=of)


def _ruled(state: GameState, _number: int, event: ev.MoveRuled) -> Iterator[Sentence]:
    played = state.play(event.number)
    if played is not None:
        if played.outcome is not None:
            yield Sentence("ruled-already")
        if (played.move.seat, played.move.card) != (event.seat, event.card):
            yield Sentence("other-move-lay")
    reckoning = event.reckoning
    throwing = RULES[reckoning.method].throwing
    yield from _reckoning(state, reckoning)
    if (event.throw is None) != (throwing is NOTHING) or (event.rolled is None) != (event.throw is None):
        yield Sentence("dice-missing")
    if event.throw is not None and (event.margin is None) == throwing.has_margin:
        yield Sentence("margin-wrong")
    yield from _throw(event.throw, throwing)
    yield from _exposure(state, event.exposure)
    yield from _pulls(state, event.pulls)
    yield from _changes(state, event.changes)


def _exposure(state: GameState, exposure: ev.ExposureTest | None) -> Iterator[Sentence]:
    if exposure is None:
        return
    yield from _throw(exposure.throw)
    for value in (exposure.scrutiny, exposure.failed, exposure.threshold):
        yield from _within(value, -LARGEST_NUMBER, LARGEST_NUMBER, "what exposes a move")
    yield from _within(exposure.failed, 0, 1, "a failure")
    yield from _bounds_alone(state, exposure.changes)


def _bounds_alone(state: GameState, changes: Iterable[Change]) -> Iterator[Sentence]:
    for change in changes:
        yield from _within(change.after, -2 * LARGEST_NUMBER, 2 * LARGEST_NUMBER, change.what)
        _ = state.compiled.board.places[change.what]


def _overridden(state: GameState, _number: int, event: ev.RulingOverridden) -> Iterator[Sentence]:
    last = state.table.last
    if last is not None and last.outcome != event.before:
        yield Sentence("other-outcome-overridden")
    if last is not None and (last.exposure is None) != (event.exposure is None):
        yield Sentence("exposure-throw-stays")
    yield from _exposure(state, event.exposure)
    yield from _bounds_alone(state, event.undone)
    yield from _bounds_alone(state, event.changes)


def _cover_blown(state: GameState, _number: int, event: ev.CoverBlown) -> Iterator[Sentence]:
    if event.number not in [one.number for one in state.memory.covert]:
        yield Sentence("no-covert-move-hidden")
    yield from _changes(state, event.changes)


def _adjusted(state: GameState, _number: int, event: ev.BoardAdjusted) -> Iterator[Sentence]:
    yield from _changes(state, [event.change])


def _kept_up(state: GameState, _number: int, event: ev.UpkeepDone) -> Iterator[Sentence]:
    for line in event.crossed:
        if line not in [bound.objective.id for bound in state.compiled.red_lines]:
            raise KeyError(line)
    yield from _changes(state, event.changes)


def _audited(state: GameState, _number: int, event: ev.AuditHeld) -> Iterator[Sentence]:
    if len(event.values) != len(state.values):
        yield Sentence("audit-incomplete")
    for value in event.values:
        yield from _within(value, -2 * LARGEST_NUMBER, 2 * LARGEST_NUMBER, "a number on the board")


def _ended(state: GameState, _number: int, event: ev.GameEnded) -> Iterator[Sentence]:
    if not state.running:
        yield Sentence("game-was-over")
    yield from _changes(state, event.changes)


def _calendar(state: GameState, _number: int, event: ev.CalendarChanged) -> Iterator[Sentence]:
    yield from _within(event.after, max(1, state.turn), MOST_TURNS, "the number of turns")


def _proposed(state: GameState, _number: int, event: ev.DealProposed) -> Iterator[Sentence]:
    if event.parties[:1] != (event.proposer,) or len(set(event.parties)) != len(event.parties):
        yield Sentence("proposer-not-first")
    yield from _within(event.until, 1, MOST_TURNS, "a turn")
    yield from _effects(state, event.effects)


def _deal_answered(state: GameState, _number: int, event: ev.DealAnswered) -> Iterator[Sentence]:
    deals = state.affairs.deals
    if 1 <= event.number <= len(deals) and event.seat not in deals[event.number - 1].parties:
        yield Sentence("no-party-to-it", seat=event.seat)
    yield from _changes(state, event.changes)


def _asked(state: GameState, _number: int, event: ev.QuestionAsked) -> Iterator[Sentence]:
    if event.number != len(state.affairs.queries) + 1:
        yield Sentence("question-not-due", due=len(state.affairs.queries) + 1)


def _ruled_twice(state: GameState, _number: int, event: ev.SecondRulingGiven) -> Iterator[Sentence]:
    yield from _within(event.number, 1, state.memory.moves, "the move that it is about")
    if event.chance is not None:
        yield from _within(event.chance, 0, HUNDRED, "a chance")


def _vote_opened(state: GameState, _number: int, event: ev.VoteOpened) -> Iterator[Sentence]:
    if event.number != len(state.affairs.votes) + 1:
        yield Sentence("vote-not-due", due=len(state.affairs.votes) + 1)
    if len(event.options) < 2 or len(set(event.options)) != len(event.options):
        yield Sentence("options-alike")


def _vote_cast(state: GameState, _number: int, event: ev.VoteCast) -> Iterator[Sentence]:
    votes = state.affairs.votes
    if 1 <= event.number <= len(votes) and event.option not in votes[event.number - 1].options:
        yield Sentence("option-of-no-vote")


def _perceived(state: GameState, _number: int, event: ev.PerceptionGiven) -> Iterator[Sentence]:
    scale = state.compiled.scenario.rules.alignment
    for other, value in event.views.items():
        if other == event.seat:
            yield Sentence("tie-to-itself")
        yield from _within(value, scale.min, LARGEST_NUMBER if scale.max is None else scale.max, "a tie")


def _timed(_state: GameState, _number: int, event: ev.TimerSet) -> Iterator[Sentence]:
    yield from _within(event.left, -LONGEST_TIMER_S, LONGEST_TIMER_S, "a timer")
    yield from _within(event.whole, 0, LONGEST_TIMER_S, "a timer")


def _noted(_state: GameState, number: int, event: ev.NoteMade) -> Iterator[Sentence]:
    yield from _within(event.on, 0, number - 1, "the event that it is about")
    yield from _within(event.importance, 1, 3, "the weight of a note")


def _marked(_state: GameState, number: int, event: ev.BookmarkSet) -> Iterator[Sentence]:
    yield from _within(event.on, 0, number - 1, "the event that it is about")


def _marking(_state: GameState, _number: int, event: ev.MarkingSet) -> Iterator[Sentence]:
    if not is_logo(event.marking.logo):
        yield Sentence("logo-unfit")


_CHECKS: Final[Mapping[type[Event], _Check]] = {
    ev.SessionOpened: _opened,
    ev.InjectFired: _inject_fired,
    ev.InjectAnswered: _inject_answered,
    ev.AnswerSealed: _answer_sealed,
    ev.AnswersOpened: _answers_opened,
    ev.InjectSkipped: _inject_known,
    ev.InjectPostponed: _postponed,
    ev.IncomePaid: _with_changes,
    ev.InfluenceGiven: _given,
    ev.MoveSealed: _sealed,
    ev.MoveWithdrawn: _with_changes,
    ev.MoveArgued: _argued,
    ev.FreeMoveJudged: _judged,
    ev.MoveBacked: _backed,
    ev.MoveRuled: _ruled,
    ev.RulingOverridden: _overridden,
    ev.SecondRulingGiven: _ruled_twice,
    ev.CoverBlown: _cover_blown,
    ev.BoardAdjusted: _adjusted,
    ev.UpkeepDone: _kept_up,
    ev.AuditHeld: _audited,
    ev.GameEnded: _ended,
    ev.CalendarChanged: _calendar,
    ev.DealProposed: _proposed,
    ev.DealAnswered: _deal_answered,
    ev.QuestionAsked: _asked,
    ev.VoteOpened: _vote_opened,
    ev.VoteCast: _vote_cast,
    ev.PerceptionGiven: _perceived,
    ev.TimerSet: _timed,
    ev.NoteMade: _noted,
    ev.BookmarkSet: _marked,
    ev.MarkingSet: _marking,
}
"""What bounds each kind of event; the others hold only words and names."""
