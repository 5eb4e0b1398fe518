"""What is said of each kind of event: a function that makes a sentence of it, and the table of them all.

Takes an event as a viewer may know it and the session's `Phrasing`; gives `Told`. A new kind of event: a
function here and its row in `EVENT_WORDS`; a test names the kind that has none.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from wargame.game import events as ev
from wargame.game.events import ExposureTest
from wargame.game.redaction import BehindTheScenes, SealedUnseen, SomethingHappened
from wargame.session.improvement_words import IMPROVEMENT_WORDS
from wargame.session.phrasing import Phrasing, Told
from wargame.terms import signed
from wargame.words.counting import counted, listed, plural
from wargame.words.labels import OUTCOME_WORDS, PHASE_WORDS
from wargame.words.methods import METHOD_WORDS

ABOUT_WORDS = {
    "planned": "what was planned",
    "happened": "what happened",
    "why": "why",
    "next": "what next",
}


def _lines(*texts: str) -> tuple[str, ...]:
    """Return the texts that say something."""
    return tuple(filter(None, texts))


# --- the session, its people and its record ------------------------------------------------------


def _session_opened(say: Phrasing, event: ev.SessionOpened) -> Told:
    lines = [f"{counted(event.turns, 'turn')}; moves are ruled on by {METHOD_WORDS[event.method].named}."]
    for seat, drawn in event.hidden.items():
        title = {one.id: one.title for one in say.compiled.scenario.actor(seat).hidden_sets}[drawn]
        how = "was given" if seat in event.assigned else "drew"
        lines.append(f"{say.name(seat)} {how} the hidden set “{title}”.")
    if event.cards_off:
        lines.append(f"Switched off: {', '.join(f'“{say.card(card)}”' for card in event.cards_off)}.")
    return Told(f"The session “{event.title}” begins.", tuple(lines))


def _calendar_changed(_say: Phrasing, event: ev.CalendarChanged) -> Told:
    return Told(
        f"The session now has {counted(event.after, 'turn')}, not {event.before}.", _lines(event.reason)
    )


def _player_joined(say: Phrasing, event: ev.PlayerJoined) -> Told:
    where = f"plays {say.name(event.seat)}" if event.seat else "observes"
    return Told(f"{say.person(event.person)} {where}.")


def _player_left(say: Phrasing, event: ev.PlayerLeft) -> Told:
    return Told(f"{say.person(event.person)} leaves the table.")


def _note_made(say: Phrasing, event: ev.NoteMade) -> Told:
    about = f" about {say.name(event.seat)}" if event.seat else ""
    return Told(f"{event.tag.capitalize()}{about}, on event {event.on}:", (event.text,))


def _bookmark_set(_say: Phrasing, event: ev.BookmarkSet) -> Told:
    return Told(f"Bookmark “{event.name}” on event {event.on}.")


def _marking_set(_say: Phrasing, event: ev.MarkingSet) -> Told:
    if said := event.marking.line:
        return Told("What leaves the room is marked:", (said,))
    return Told("What leaves the room bears no marking.")


def _seat_code_reset(say: Phrasing, event: ev.SeatCodeReset) -> Told:
    return Told(f"The code of {say.name(event.seat)} is {'removed' if event.removed else 'set'}.")


def _session_closed(_say: Phrasing, event: ev.SessionClosed) -> Told:
    return Told("The session is closed.", _lines(event.words))


# --- turns and phases ----------------------------------------------------------------------------


def _phase_opened(say: Phrasing, event: ev.PhaseOpened) -> Told:
    phase = say.compiled.rules.phases[event.phase]
    title = phase.title or PHASE_WORDS[phase.kind]
    how = {"next": "opens", "skipped": "opens early", "reopened": "is opened again"}[event.how]
    return Told(f"{title} {how}.", _lines(event.reason))


def _timer_set(say: Phrasing, event: ev.TimerSet) -> Told:
    whose = f" of {say.name(event.seat)}" if event.seat else ""
    minutes, seconds = divmod(abs(event.left), 60)
    left = f"{minutes}:{seconds:02} {'left' if event.left >= 0 else 'over time'}"
    done = {"started": "runs", "paused": "is paused", "added": "gets more time", "stopped": "is stopped"}
    return Told(f"The timer{whose} {done[event.act]}: {left}.")


def _income_paid(say: Phrasing, event: ev.IncomePaid) -> Told:
    return Told("Income is paid.", say.changes(event.changes))


def _upkeep_done(say: Phrasing, event: ev.UpkeepDone) -> Told:
    lines = list(say.changes(event.changes))
    for crossed in event.crossed:
        one = say.objectives[crossed]
        lines.append(f"Red line of {say.name(one.seat)} crossed: {one.text}.")
    return Told("Upkeep is done.", tuple(lines) or ("Nothing moves by itself.",))


def _audit_held(_say: Phrasing, _event: ev.AuditHeld) -> Told:
    return Told("The interim audit is held; it counts towards every score.")


def _turn_closed(_say: Phrasing, event: ev.TurnClosed) -> Told:
    return Told(f"Turn {event.turn} is closed.", ("All cards are fresh again.",) if event.refreshed else ())


def _game_ended(say: Phrasing, event: ev.GameEnded) -> Told:
    return Told(f"The game ends: {event.title}.", (*say.changes(event.changes), *_lines(event.reason)))


def _board_adjusted(say: Phrasing, event: ev.BoardAdjusted) -> Told:
    return Told("The facilitator corrects the board.", (say.change(event.change), event.reason))


# --- moves and rulings ---------------------------------------------------------------------------


def _move_sealed(say: Phrasing, event: ev.MoveSealed) -> Told:
    move = event.move
    aimed = f" at {say.name(move.target)}" if move.target else ""
    kind = " covertly" if event.covert else ""
    free = " (a free move)" if move.free else ""
    argument = f"Argument: {move.argument}" if move.argument else ""
    return Told(
        f"{say.name(move.seat)} plays “{event.title}”{aimed}{kind}{free} as move {event.number}.",
        _lines(f"Costs {event.cost} influence.", *_free_lines(event), argument),
    )


def _free_lines(event: ev.MoveSealed) -> tuple[str, ...]:
    free = event.move.free
    if free is None:
        return ()
    parts = (
        ("Intent", free.intent),
        ("Means", free.means),
        ("Desired effect", free.desired),
        ("Reasons", "; ".join(free.reasons)),
    )
    return tuple(f"{word}: {text}" for word, text in parts if text)


def _sealed_unseen(say: Phrasing, event: SealedUnseen) -> Told:
    return Told(f"{say.name(event.seat)} seals {'its plan' if event.plan else 'a move'}.")


def _move_withdrawn(_say: Phrasing, event: ev.MoveWithdrawn) -> Told:
    return Told(f"Move {event.number} is taken back before planning closes.")


def _seat_passed(say: Phrasing, event: ev.SeatPassed) -> Told:
    return Told(f"{say.name(event.seat)} passes.", _lines(event.reason))


def _move_argued(say: Phrasing, event: ev.MoveArgued) -> Told:
    argument = event.argument
    who = say.name(argument.seat) if argument.seat else "The facilitator"
    side = "for" if argument.side > 0 else "against"
    return Told(f"{who} argues {side} move {event.number}.", (f"{argument.text} (weight {argument.weight})",))


def _chances_named(say: Phrasing, event: ev.ChancesNamed) -> Told:
    named = [f"{say.name(seat)} {percent}%" for seat, percent in event.votes.items()]
    named += [] if event.chance is None else [f"the facilitator {event.chance}%"]
    return Told(f"The chance of move {event.number} as named before the talk.", (f"{', '.join(named)}.",))


def _free_move_judged(_say: Phrasing, event: ev.FreeMoveJudged) -> Told:
    terms = event.terms
    outcomes = (
        ("Exceeds", terms.exceeds),
        ("Succeeds", terms.succeeds),
        ("Partly", terms.partly),
        ("Fails", terms.fails),
    )
    lines = (f"{word}: {text or 'nothing'}" for word, text in outcomes)
    return Told(
        f"The facilitator sets the terms of move {event.number}.", (f"Difficulty {terms.difficulty}.", *lines)
    )


def _move_backed(say: Phrasing, event: ev.MoveBacked) -> Told:
    does = "backs" if event.by > 0 else "blocks" if event.by else "takes back its word on"
    return Told(f"{say.name(event.seat)} {does} move {event.number}.")


def _move_ruled(say: Phrasing, event: ev.MoveRuled) -> Told:
    aimed = f" at {say.name(event.target)}" if event.target else ""
    details = [*say.reckoning(event.reckoning)]
    if event.throw is not None:
        margin = f" Margin {signed(event.margin)}." if event.margin is not None else ""
        details.append(say.throw(event.throw) + margin)
    if event.rolled not in (None, event.outcome):
        details.append(f"The throw gave: {event.rolled}; the facilitator put “{event.outcome}” in its place.")
    if event.reason:
        details.append(f"Reason: {event.reason}")
    details.extend(say.changes(event.changes) or ("Nothing on the board moves.",))
    return Told(
        f"{say.name(event.seat)}, “{event.title}”{aimed}: {OUTCOME_WORDS[event.outcome].lower()}.",
        (*details, *_exposure(say, event.exposure, event.card)),
    )


def _exposure(say: Phrasing, test: ExposureTest | None, card: str = "") -> tuple[str, ...]:
    if test is None:
        return ()
    told = say.exposure_told(card) if test.exposed else ""
    return (f"Exposure. {say.exposure(test)}", *((told,) if told else ()), *say.changes(test.changes))


def _ruling_overridden(say: Phrasing, event: ev.RulingOverridden) -> Told:
    what = f"{event.before} becomes {event.after}" if event.before != event.after else "other effects"
    return Told(
        f"The facilitator overrides the ruling on move {event.number}: {what}.",
        (f"Reason: {event.reason}", *say.changes(event.changes), *_exposure(say, event.exposure)),
    )


def _second_ruling(_say: Phrasing, event: ev.SecondRulingGiven) -> Told:
    # What it was stands nowhere but in the umpire's own view, for the first may still have to rule.
    who = "The umpire rules again" if event.again else "Somebody else rules"
    return Told(f"{who} on move {event.number}, blind.")


def _second_rulings_shared(_say: Phrasing, event: ev.SecondRulingsShared) -> Told:
    may = "may" if event.shared else "may no longer"
    return Told(f"Second rulings {may} be counted with those of other tables.")


def _something_happened(say: Phrasing, event: SomethingHappened) -> Told:
    return Told("Something happened; who was behind it is not known.", say.changes(event.changes))


def _behind_the_scenes(say: Phrasing, event: BehindTheScenes) -> Told:
    return Told("What moved behind the scenes is told, all together.", say.changes(event.changes))


def _cover_blown(say: Phrasing, event: ev.CoverBlown) -> Told:
    return Told(
        f"It comes to light that {say.name(event.seat)} played “{event.title}”.", say.changes(event.changes)
    )


# --- injects -------------------------------------------------------------------------------------


def _inject_fired(say: Phrasing, event: ev.InjectFired) -> Told:
    told = f"Told to {say.names(event.to)} alone." if event.to else ""
    how = f"pay {event.price} influence to cancel it" if event.price else "cancel it"
    may = f"{say.name(event.waits_for)} may {how}." if event.waits_for else ""
    asks = f"{say.names(event.asks)} {plural(len(event.asks), 'answers', 'answer')}." if event.asks else ""
    note = f"For Control: {event.note}" if event.note else ""
    return Told(
        f"Inject: {event.title}.", (*_lines(event.text, told, may, asks, note), *say.changes(event.changes))
    )


def _title(say: Phrasing, inject: str) -> str:
    bound = say.compiled.inject_by_id.get(inject)
    return bound.inject.title if bound else inject


def _inject_answered(say: Phrasing, event: ev.InjectAnswered) -> Told:
    done = "lets it happen"
    if event.paid:
        done = "pays, and it is called off" if event.changes else "has it called off"
    return Told(f"{_title(say, event.inject)}: {say.name(event.seat)} {done}.", say.changes(event.changes))


def _answer_title(say: Phrasing, inject: str, answer: str) -> str:
    bound = say.compiled.inject_by_id.get(inject)
    titles = {one.id: one.title for one in bound.inject.answers} if bound else {}
    return titles.get(answer, answer)


def _answer_sealed(say: Phrasing, event: ev.AnswerSealed) -> Told:
    title = _answer_title(say, event.inject, event.answer)
    return Told(f"{_title(say, event.inject)}: {say.name(event.seat)} answers “{title}”, sealed.")


def _answers_opened(say: Phrasing, event: ev.AnswersOpened) -> Told:
    lines = (
        f"{say.name(seat)}: {_one_answer(say, event, seat, answer)}" for seat, answer in event.chosen.items()
    )
    return Told(f"{_title(say, event.inject)}: the answers are open.", (*lines, *say.changes(event.changes)))


def _one_answer(say: Phrasing, event: ev.AnswersOpened, seat: str, answer: str) -> str:
    if not answer:
        return "no answer."
    title = _answer_title(say, event.inject, answer)
    return f"no answer, which counts as “{title}”." if seat in event.silent else f"“{title}”."


def _inject_skipped(say: Phrasing, event: ev.InjectSkipped) -> Told:
    return Told(f"Control leaves out “{_title(say, event.inject)}”.", _lines(event.reason))


def _inject_postponed(say: Phrasing, event: ev.InjectPostponed) -> Told:
    return Told(
        f"Control puts “{_title(say, event.inject)}” off to turn {event.until}.", _lines(event.reason)
    )


# --- deals ---------------------------------------------------------------------------------------


def _deal_proposed(say: Phrasing, event: ev.DealProposed) -> Told:
    until = f"Binding until turn {event.until}." if event.until is not None else ""
    return Told(
        f"{say.name(event.proposer)} offers deal {event.number} to {say.names(event.parties[1:])}.",
        (event.terms, *_lines("Public." if event.public else "Secret.", until)),
    )


def _deal_answered(say: Phrasing, event: ev.DealAnswered) -> Told:
    done = "accepts" if event.accepted else "declines"
    return Told(f"{say.name(event.seat)} {done} deal {event.number}.", say.changes(event.changes))


def _deal_lapsed(_say: Phrasing, event: ev.DealLapsed) -> Told:
    return Told(f"Deal {event.number} lapses.", _lines(event.reason))


def _deal_judged(say: Phrasing, event: ev.DealJudged) -> Told:
    by = f" by {say.name(event.by)}" if event.by else ""
    done = "is kept" if event.kept else f"is broken{by}"
    return Told(f"Deal {event.number} {done}.", _lines(event.reason))


def _influence_given(say: Phrasing, event: ev.InfluenceGiven) -> Told:
    # Either purse shows what was given; who may see neither was told of it aloud.
    got = max((abs(one.after - one.before) for one in event.changes), default=event.asked)
    return Told(f"{say.name(event.giver)} gives {got} influence to {say.name(event.receiver)}.")


# --- what is said between seats, to Control, and about the game ----------------------------------


def _statement_made(say: Phrasing, event: ev.StatementMade) -> Told:
    return Told(f"{say.names(event.seats)} state jointly:", (event.text,))


def _message_sent(say: Phrasing, event: ev.MessageSent) -> Told:
    who = say.name(event.sender) if event.sender else "Control"
    return Told(f"{who} writes to {say.names(event.to) if event.to else 'Control'}.", (event.text,))


def _question_asked(say: Phrasing, event: ev.QuestionAsked) -> Told:
    return Told(f"{say.name(event.seat)} asks Control (question {event.number}):", (event.text,))


def _question_answered(say: Phrasing, event: ev.QuestionAnswered) -> Told:
    return Told(f"Control answers {say.name(event.seat)} on question {event.number}:", (event.text,))


def _vote_opened(_say: Phrasing, event: ev.VoteOpened) -> Told:
    how = "in secret" if event.secret else "openly"
    return Told(
        f"The table votes {how} (vote {event.number}): {event.question}",
        (f"Options: {', '.join(event.options)}.",),
    )


def _vote_cast(say: Phrasing, event: ev.VoteCast) -> Told:
    return Told(f"{say.name(event.seat)} votes “{event.option}” in vote {event.number}.")


def _vote_closed(_say: Phrasing, event: ev.VoteClosed) -> Told:
    said = ", ".join(f"{option} {count}" for option, count in event.counts.items())
    return Told(f"Vote {event.number} is closed.", (f"{said}.",))


def _perception_given(say: Phrasing, event: ev.PerceptionGiven) -> Told:
    said = ", ".join(f"{say.name(actor)} {signed(value)}" for actor, value in event.views.items())
    return Told(f"{say.name(event.seat)} says how it sees its ties.", (f"{said}.",))


def _hot_wash_answered(say: Phrasing, event: ev.HotWashAnswered) -> Told:
    person = say.person(event.person) if event.person is not None else ""
    who = listed(_lines(say.name(event.seat) if event.seat else "", person)) or "the table"
    return Told(f"Hot wash, {who}, {ABOUT_WORDS[event.about]}:", (event.text,))


def _plan_question_added(_say: Phrasing, event: ev.PlanQuestionAdded) -> Told:
    return Told("The data collection plan has another question.", (event.text,))


EVENT_WORDS: Final[Mapping[type, Callable[[Phrasing, Any], Told]]] = {
    ev.SessionOpened: _session_opened,
    ev.CalendarChanged: _calendar_changed,
    ev.PlayerJoined: _player_joined,
    ev.PlayerLeft: _player_left,
    ev.NoteMade: _note_made,
    ev.BookmarkSet: _bookmark_set,
    ev.MarkingSet: _marking_set,
    ev.SeatCodeReset: _seat_code_reset,
    ev.SessionClosed: _session_closed,
    ev.PhaseOpened: _phase_opened,
    ev.TimerSet: _timer_set,
    ev.IncomePaid: _income_paid,
    ev.UpkeepDone: _upkeep_done,
    ev.AuditHeld: _audit_held,
    ev.TurnClosed: _turn_closed,
    ev.GameEnded: _game_ended,
    ev.BoardAdjusted: _board_adjusted,
    ev.MoveSealed: _move_sealed,
    SealedUnseen: _sealed_unseen,
    ev.MoveWithdrawn: _move_withdrawn,
    ev.SeatPassed: _seat_passed,
    ev.MoveArgued: _move_argued,
    ev.ChancesNamed: _chances_named,
    ev.FreeMoveJudged: _free_move_judged,
    ev.MoveBacked: _move_backed,
    ev.MoveRuled: _move_ruled,
    ev.RulingOverridden: _ruling_overridden,
    ev.SecondRulingGiven: _second_ruling,
    ev.SecondRulingsShared: _second_rulings_shared,
    SomethingHappened: _something_happened,
    BehindTheScenes: _behind_the_scenes,
    ev.CoverBlown: _cover_blown,
    ev.InjectFired: _inject_fired,
    ev.InjectAnswered: _inject_answered,
    ev.AnswerSealed: _answer_sealed,
    ev.AnswersOpened: _answers_opened,
    ev.InjectSkipped: _inject_skipped,
    ev.InjectPostponed: _inject_postponed,
    ev.DealProposed: _deal_proposed,
    ev.DealAnswered: _deal_answered,
    ev.DealLapsed: _deal_lapsed,
    ev.DealJudged: _deal_judged,
    ev.InfluenceGiven: _influence_given,
    ev.StatementMade: _statement_made,
    ev.MessageSent: _message_sent,
    ev.QuestionAsked: _question_asked,
    ev.QuestionAnswered: _question_answered,
    ev.VoteOpened: _vote_opened,
    ev.VoteCast: _vote_cast,
    ev.VoteClosed: _vote_closed,
    ev.PerceptionGiven: _perception_given,
    ev.HotWashAnswered: _hot_wash_answered,
    ev.PlanQuestionAdded: _plan_question_added,
    **IMPROVEMENT_WORDS,
}
"""What is said of each kind of event that a viewer is told of."""
