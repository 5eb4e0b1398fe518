"""The data of a session as tidy tables: one row for each thing, one column for each of its facts.

Takes facts, gives `Sheet` values; `table_files` writes them. Tables with one row an act stand in `acts`.
Every column is described here, and docs/data-dictionary.md says the same (a test compares them). To add a
column: its `Field` and its value in the rows, in the same place, and its line in the dictionary.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from wargame.game import events as ev
from wargame.game.score import PUBLIC, RED_LINE
from wargame.report.acts import ACTS, act_rows
from wargame.report.columns import EVENT, TURN, Field, numbers_in
from wargame.report.columns import Sheet as Sheet
from wargame.report.columns import Value as Value
from wargame.report.dealings import DealFact
from wargame.report.facts import ReportFacts
from wargame.scenario.model import Marking
from wargame.shown.move_facts import MoveFact
from wargame.terms import OUTCOMES
from wargame.words.methods import METHODS

_LABEL: Final = Field("label", "what the turn is called")

MOVES: Final = (
    Field("move", "number of the move in this line of play", "whole"),
    TURN,
    Field("seat", "id of the seat that moves"),
    Field("card", "id of the card; empty for a free move"),
    Field("title", "title of the card or of the free move"),
    Field("target", "id of the actor it is aimed at, where one was chosen"),
    Field("instrument", "diplomatic, informational, military or economic"),
    Field("covert", "whether it was played unseen", "yes-no"),
    Field("exposed", "whether it came to light", "yes-no"),
    Field("cost", "influence paid", "whole"),
    Field("argument", "why it should succeed, as the seat argued"),
    Field("backed_by", "ids of the seats that backed it"),
    Field("blocked_by", "ids of the seats that blocked it"),
    Field("method", f"{', '.join(METHODS[:-1])} or {METHODS[-1]}"),
    Field("difficulty", "what two dice and modifiers must reach; empty where no difficulty is used", "whole"),
    Field("modifier", "all modifiers together, after their caps", "whole"),
    *(
        Field(f"chance_{outcome}", "chance of this outcome before the throw, 0 to 1", "number")
        for outcome in OUTCOMES
    ),
    Field("throw", "number of the throw; empty if nothing was thrown", "whole"),
    Field("margin", "total less difficulty", "whole"),
    Field("fell", "outcome that the rules gave"),
    Field("outcome", "outcome that holds; empty if the move was not ruled on"),
    Field("departs", "whether the facilitator put another outcome or other effects in place", "yes-no"),
    Field("reason", "reason of the ruling or of the override"),
    Field("events", "numbers of the events of this move"),
)
THROWS: Final = (
    Field("throw", "number of the throw, without gaps in the whole file", "whole"),
    TURN,
    Field("move", "number of the move", "whole"),
    Field("seat", "id of the seat"),
    Field("purpose", "ruling or exposure"),
    Field("first", "the first die, or a number from 1 to 100", "whole"),
    Field("second", "the second die; empty for a number from 1 to 100", "whole"),
    Field("by_hand", "whether it was entered by hand", "yes-no"),
    Field("modifier", "what was added; for an exposure scrutiny, and 1 if the move failed", "whole"),
    Field("against", "difficulty or threshold; empty where neither is used", "whole"),
    Field("result", "the outcome that fell; for an exposure `exposed` or `unseen`"),
    EVENT,
)
ALIGNMENTS: Final = (
    TURN,
    _LABEL,
    Field("one", "id of an actor, the first of the two by alphabet"),
    Field("other", "id of the other actor"),
    Field("value", "how they stand at the end of the turn, on the scenario's scale", "whole"),
    Field("tie", "aligned, opposed, or none where it is weaker than the scenario's threshold"),
    Field("event", "number of the last event of the turn", "whole"),
)
TRACKS: Final = (
    TURN,
    _LABEL,
    Field("track", "id of the track"),
    Field("name", "name of the track"),
    Field("value", "its value at the end of the turn", "whole"),
    Field("event", "number of the last event of the turn", "whole"),
)
DEALS: Final = (
    Field("deal", "number of the deal", "whole"),
    Field("turn", "turn in which it was offered", "whole"),
    Field("proposer", "id of the seat that offered it"),
    Field("parties", "ids of all parties, the proposer first"),
    Field("terms", "the words of the deal"),
    Field("public", "whether everybody may know it", "yes-no"),
    Field("until", "the last turn in which it binds; empty for the whole session", "whole"),
    Field("agreed_in", "turn of the last acceptance; empty if it was never agreed", "whole"),
    Field("status", "offered, agreed, declined, lapsed, kept or broken"),
    Field("broken_by", "id of the seat that broke it"),
    Field("reason", "why it was judged so, or lapsed"),
    Field("events", "numbers of the events of this deal"),
)
ANSWERS: Final = (
    EVENT,
    TURN,
    Field("inject", "id of the inject that asked"),
    Field("seat", "id of the seat that was asked"),
    Field("answer", "id of the answer that counted; empty for none"),
    Field("title", "the answer in words"),
    Field("silent", "whether the seat gave no answer, or could not pay for it any more", "yes-no"),
    Field("given", "number of the event in which the seat gave its answer, where that may be known", "whole"),
)
OBSERVATIONS: Final = (
    EVENT,
    TURN,
    Field("on", "number of the event that it belongs to", "whole"),
    Field("tag", "note, insight, issue, quote, lesson or question"),
    Field("seat", "id of the seat that it is about"),
    Field("importance", "from 1 (by the way) to 3 (must be in the report)", "whole"),
    Field("answers", "id of the question of the data collection plan that it is evidence for"),
    Field("author", "who wrote it down"),
    Field("text", "the words"),
)
CHANGES: Final = (
    EVENT,
    TURN,
    Field("what", "the number that moved, as the scenario's language names it"),
    Field("asked", "by how much it was to move", "whole"),
    Field("before", "what it was", "whole"),
    Field("after", "what it is, within its range and gates", "whole"),
    Field("kind", "kind of the event that moved it"),
)
SCORES: Final = (
    Field("seat", "id of the seat"),
    Field("objective", "id of the objective"),
    Field("set", "public, red-line, or the id of a hidden set"),
    Field("text", "the objective in words"),
    Field("weight", "points at stake", "whole"),
    Field("value", "what its measure reads; empty for a red line", "whole"),
    Field("at_audit", "points at the interim audit; empty before it", "number"),
    Field("points", "points as of the end of what is exported", "number"),
)
PLAN: Final = (
    Field("purpose", "id of the purpose; empty for a finding that speaks to none"),
    Field("purpose_text", "what the session is held for"),
    Field("rating", "how far it was met: as agreed, else how many chose each step; empty if not rated"),
    Field("finding", "number of the finding; empty for a purpose without findings", "whole"),
    Field("kind", "strength or improvement"),
    Field("text", "the finding in words"),
    Field("evidence", "numbers of the events that it rests on"),
    Field("recommendation", "what is recommended"),
    Field("action", "what is to be done"),
    Field("owner", "who sees to it"),
    Field("due", "the day by which it is to be done, as YYYY-MM-DD"),
    Field("past", "whether that day was past when the record ended; empty without a day", "yes-no"),
    Field("event", "number of the event that wrote the finding last", "whole"),
)
RATINGS: Final = (
    EVENT,
    Field("purpose", "id of the purpose"),
    Field("step", "the step of the scale"),
    Field("place", "its place on the scale, 1 for the best", "whole"),
    Field("agreed", "whether it is what all observers agreed on", "yes-no"),
    Field("author", "who rated it, where it was one person"),
    Field("reason", "why"),
)

MARKING: Final = (
    Field("text", "the protective marking"),
    Field("caveats", "how it is to be handled"),
    Field("status", "draft or final; empty where nothing is said"),
    Field("house", "the house that holds the session"),
    Field("chatham_house", "whether nobody is to be named", "yes-no"),
)

SHEETS: Final[dict[str, tuple[str, tuple[Field, ...]]]] = {
    "moves": ("Every move, in the order of the rulings.", MOVES),
    "throws": ("Every throw of dice.", THROWS),
    "alignments": ("How every pair of actors stood, at the start and at the end of each turn.", ALIGNMENTS),
    "tracks": ("Every track, at the start and at the end of each turn.", TRACKS),
    "deals": ("Every deal, with what became of it.", DEALS),
    "answers": ("Every answer to an inject that asked several, once all were open.", ANSWERS),
    "observations": ("Everything that was written down.", OBSERVATIONS),
    "changes": ("Every movement of a number, event by event.", CHANGES),
    "scores": ("Objectives and the points that they give.", SCORES),
    "plan": ("The improvement plan, purpose by purpose, one row a finding.", PLAN),
    "ratings": ("How far purposes were met, one row a rating.", RATINGS),
    **ACTS,
}
"""Every table with its meaning and its columns."""


def sheets(facts: ReportFacts) -> tuple[Sheet, ...]:
    """Return all tables of a line of play; what readers may not know is not in them."""
    rows: dict[str, Iterable[tuple[Value, ...]]] = {
        "moves": (_move(move) for move in facts.moves),
        "throws": _throws(facts),
        "alignments": _alignments(facts),
        "tracks": _tracks(facts),
        "deals": (_deal(deal) for deal in facts.deals),
        "answers": _answers(facts),
        "observations": _observations(facts),
        "changes": _changes(facts),
        "scores": _scores(facts),
        "plan": _plan(facts),
        "ratings": _ratings(facts),
        **act_rows(facts),
    }
    made = tuple(
        Sheet(name=name, means=means, fields=fields, rows=tuple(rows[name]))
        for name, (means, fields) in SHEETS.items()
    )
    return (*made, *_marking(facts.story.marking))


def _marking(marking: Marking) -> Iterator[Sheet]:
    """Give the table that says how the others are marked, where they are."""
    if marking.line:
        row = (marking.text, marking.caveats, marking.status or "", marking.house, marking.chatham_house)
        yield Sheet(name="marking", means="How all of this is to be handled.", fields=MARKING, rows=(row,))


def _move(move: MoveFact) -> tuple[Value, ...]:
    return (
        move.number,
        move.turn,
        move.seat,
        move.card,
        move.title,
        move.target,
        move.instrument,
        move.covert,
        move.exposed,
        move.cost,
        move.argument,
        " ".join(seat for seat, by, _ in move.backing if by > 0),
        " ".join(seat for seat, by, _ in move.backing if by < 0),
        *_reckoned(move.reckoning),
        move.throw.number if move.throw else None,
        move.margin,
        move.rolled,
        move.outcome,
        move.departs,
        (move.overridden.reason if move.overridden else move.reason) or None,
        numbers_in(move.refs),
    )


def _reckoned(reckoning: ev.Reckoning | None) -> tuple[Value, ...]:
    """Return the method, the difficulty, the modifiers together, and the odds of the four outcomes."""
    if reckoning is None:
        return (None,) * (3 + len(OUTCOMES))
    odds: tuple[Value, ...] = (None,) * len(OUTCOMES)
    if reckoning.of:
        odds = tuple(round(ways / reckoning.of, 6) for ways in reckoning.odds)
    return (reckoning.method, reckoning.difficulty or None, reckoning.total, *odds)


def _throws(facts: ReportFacts) -> Iterator[tuple[Value, ...]]:
    rulings = _rulings(facts)
    for move in facts.moves:
        if move.throw and move.reckoning:
            reckoned = (move.reckoning.total, move.reckoning.difficulty or None, move.rolled)
            yield (*_thrown(move, "ruling", move.throw), *reckoned, rulings.get(move.number))
        if test := move.exposure:
            total = test.scrutiny + test.failed if test.threshold else None
            result = "exposed" if test.exposed else "unseen"
            row = (total, test.threshold or None, result, rulings.get(move.number))
            yield (*_thrown(move, "exposure", test.throw), *row)


def _rulings(facts: ReportFacts) -> dict[int, int]:
    """Return each move that was ruled on with the event that did."""
    found: dict[int, int] = {}
    for one in facts.story.happened:
        if isinstance(one.event, ev.MoveRuled):
            found.setdefault(one.event.number, one.number)
    return found


def _thrown(move: MoveFact, purpose: str, throw: ev.Throw) -> tuple[Value, ...]:
    first, second = (*throw.dice, None, None)[:2]
    return (throw.number, move.turn, move.number, move.seat, purpose, first, second, throw.by_hand)


def _alignments(facts: ReportFacts) -> Iterator[tuple[Value, ...]]:
    threshold = facts.story.scenario.graph.tie_threshold
    for moment in facts.story.moments:
        for (one, other), at in facts.story.compiled.board.pairs.items():
            value = moment.state.values[at]
            tie = "none" if abs(value) < threshold else "aligned" if value > 0 else "opposed"
            yield moment.turn, moment.label, one, other, value, tie, moment.event


def _tracks(facts: ReportFacts) -> Iterator[tuple[Value, ...]]:
    for moment in facts.story.moments:
        for line in facts.story.tracks:
            value = moment.state.track(line.id)
            yield moment.turn, moment.label, line.id, line.name, value, moment.event


def _deal(deal: DealFact) -> tuple[Value, ...]:
    return (
        deal.number,
        deal.turn,
        deal.proposer,
        " ".join(deal.parties),
        deal.terms,
        deal.public,
        deal.until,
        deal.agreed_in,
        deal.status,
        deal.broken_by,
        deal.reason,
        numbers_in(deal.refs),
    )


def _answers(facts: ReportFacts) -> Iterator[tuple[Value, ...]]:
    compiled = facts.story.compiled
    given: dict[tuple[str, str], int] = {}
    for one in facts.story.happened:
        event = one.event
        if isinstance(event, ev.AnswerSealed):
            given[event.inject, event.seat] = one.number
        if not isinstance(event, ev.AnswersOpened):
            continue
        titles = {each.id: each.title for each in compiled.inject_by_id[event.inject].inject.answers}
        for seat, answer in event.chosen.items():
            yield (
                one.number,
                one.turn,
                event.inject,
                seat,
                answer,
                titles.get(answer, ""),
                seat in event.silent,
                given.pop((event.inject, seat), None),
            )


def _observations(facts: ReportFacts) -> Iterator[tuple[Value, ...]]:
    for note in facts.notes:
        yield (
            note.event,
            note.turn,
            note.on,
            note.tag,
            note.seat,
            note.importance,
            note.answers,
            note.author,
            note.text,
        )


def _changes(facts: ReportFacts) -> Iterator[tuple[Value, ...]]:
    from wargame.game.redaction import changes_told

    for one in facts.story.happened:
        for change in changes_told(one.event):
            yield (
                one.number,
                one.turn,
                str(change.what),
                change.asked,
                change.before,
                change.after,
                type(one.event).__name__,
            )


def _scores(facts: ReportFacts) -> Iterator[tuple[Value, ...]]:
    for score in facts.scores:
        for one in score.objectives:
            if one.set in (PUBLIC, RED_LINE) or facts.story.secrets:
                audit = None if one.at_audit is None else round(float(one.at_audit), 4)
                now = round(float(one.now), 4)
                yield score.seat, one.id, one.set, one.text, one.weight, one.value, audit, now


def _plan(facts: ReportFacts) -> Iterator[tuple[Value, ...]]:
    fact = facts.improvement
    texts = dict(fact.plan.purposes)
    rated = {one.id: one.rating for one in fact.rows if one.ratings}
    for purpose in [*texts, ""]:
        findings = [one for one in fact.plan.findings if one.purpose == purpose]
        head = (purpose or None, texts.get(purpose), rated.get(purpose))
        if purpose and not findings:
            yield (*head, *(None,) * (len(PLAN) - len(head)))
        for one in findings:
            past = fact.is_past(one.number) if one.due else None
            done = (one.recommendation, one.action, one.owner, one.due, past, fact.written.get(one.number))
            yield (*head, one.number, one.kind, one.text, numbers_in(one.evidence), *done)


def _ratings(facts: ReportFacts) -> Iterator[tuple[Value, ...]]:
    fact = facts.improvement
    places = {one.word: place for place, one in enumerate(facts.story.scenario.ratings, 1)}
    people = facts.story.names.people
    for one in fact.plan.ratings:
        agreed = one.person is None
        author = None if one.person is None or one.person not in people else people[one.person].name
        event = fact.rated[one.purpose, one.person]
        yield event, one.purpose, one.step, places.get(one.step), agreed, author, one.reason
