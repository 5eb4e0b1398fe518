"""The tables for analysts: one row for each thing that somebody did, said or saw.

Reads what readers may know (`Story.happened`): where they may not know of an act there is no row of it, and
the seconds between acts are counted between those that they know. Letters are told by sender, receivers and
length; their text stands there only where it is asked for. Every column is in docs/data-dictionary.md. To
add a table: its columns in `ACTS` and its rows in `act_rows`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeAlias

from wargame.game import events as ev
from wargame.game.told import SealedUnseen
from wargame.report.columns import EVENT, TURN, Field, Value
from wargame.report.facts import ReportFacts
from wargame.report.partaking import PARTAKING, partaking
from wargame.report.story import Happened
from wargame.report.turns.voices import gaps_of
from wargame.session.pace import spans
from wargame.shown.positions import pairs_apart, standings
from wargame.terms import FACILITATOR

if TYPE_CHECKING:
    from wargame.game.moves import Argument

Rows: TypeAlias = Iterable[tuple[Value, ...]]
_SECONDS: Final = Field("seconds", "seconds since the event `since`; empty where times are missing", "number")
_SINCE: Final = Field("since", "number of the event from which the seconds are counted", "whole")
_ANSWERED: Final = Field("answered", "number of the event of the answer; empty for none", "whole")

ARGUMENTS: Final = (
    EVENT,
    TURN,
    Field("move", "number of the move", "whole"),
    Field("seat", "id of the seat that moves"),
    Field("who", "id of the seat that brought the argument; empty for the facilitator"),
    Field("side", "for or against"),
    Field("weight", "from 0 (heard, not counted) to 2", "whole"),
    Field("text", "the reason"),
)
ESTIMATES: Final = (
    EVENT,
    TURN,
    Field("move", "number of the move", "whole"),
    Field("method", "method by which the move was ruled on"),
    Field("who", "id of the seat that named a chance; empty for the facilitator"),
    Field("before", "the chance of success or better that it named before the talk, in per cent", "whole"),
    Field("chance", "the chance that it named after the talk, for the ruling, in per cent", "whole"),
    Field("held", "the chance that was thrown for, in per cent", "whole"),
    Field("outcome", "outcome that holds"),
)
BALLOTS: Final = (
    EVENT,
    TURN,
    Field("vote", "number of the vote of the table", "whole"),
    Field("question", "what was voted on"),
    Field("secret", "whether only the counts were told", "yes-no"),
    Field("seat", "id of the seat that votes"),
    Field("option", "what it chose"),
    Field(
        "round", "1 for its first choice, before the talk went on; 2 and more where it chose anew", "whole"
    ),
    Field("counts", "whether it is the choice that was counted in the end", "yes-no"),
    _SECONDS,
    _SINCE,
)
DECISIONS: Final = (
    EVENT,
    TURN,
    Field("phase", "kind of the phase"),
    Field("kind", "seal, plan (sealed, not told what), pass, ruling, override, deal, inject, answer or end"),
    Field("who", "id of the seat that decided; empty for the facilitator"),
    Field("decided_by", "who decided a ruling, where it was not the facilitator"),
    Field("number", "number of the move or the deal", "whole"),
    Field("about", "title of the move, id of the inject or of the ending"),
    Field("choice", "method of a ruling; accepted, declined, paid or let happen; id of an answer"),
    Field("reason", "why, where it was said"),
    _SECONDS,
    _SINCE,
)
PERCEPTIONS: Final = (
    EVENT,
    TURN,
    Field("seat", "id of the seat whose view it is"),
    Field("other", "id of the other actor"),
    Field("seen", "the tie as the seat saw it", "whole"),
    Field("held", "the tie as it stood at the end of that turn", "whole"),
    Field("gap", "seen less held", "whole"),
)
LETTERS: Final = (
    EVENT,
    TURN,
    Field("phase", "kind of the phase"),
    Field("sender", "id of the seat; empty for Control"),
    Field("to", "ids of the seats; empty for Control"),
    Field("words", "how many words it has", "whole"),
    Field("text", "the words, where they were asked for"),
)
QUESTIONS: Final = (
    EVENT,
    TURN,
    Field("question", "number of the question to Control", "whole"),
    Field("seat", "id of the seat that asked"),
    Field("text", "the question"),
    _ANSWERED,
    Field("answer", "what Control answered last"),
    Field("seconds", "seconds from question to answer", "number"),
)
STATEMENTS: Final = (EVENT, TURN, Field("seats", "ids of the seats that spoke"), Field("text", "the words"))
INJECTS: Final = (
    EVENT,
    TURN,
    Field("inject", "id of the inject; `ad-hoc-N` for one written on the spot"),
    Field("title", "its headline"),
    Field("what", "fired, skipped or postponed"),
    Field("by_hand", "whether it came by hand", "yes-no"),
    Field("to", "ids of the seats that were told in private; empty for the room"),
    Field("asked", "id of the seat that could pay to cancel it"),
    Field("price", "what that costs", "whole"),
    _ANSWERED,
    Field("paid", "whether the seat paid", "yes-no"),
    Field("seconds", "seconds from inject to answer", "number"),
    Field("until", "the turn to which it was put off", "whole"),
    Field("reason", "why it was skipped or put off"),
)
PHASES: Final = (
    EVENT,
    TURN,
    Field("phase", "kind of the phase"),
    Field("how", "next, skipped (phases between were left out) or reopened"),
    Field("began", "when it was opened, by UTC, as YYYY-MM-DDTHH:MM:SS"),
    Field("seconds", "how long it took, breaks of more than half an hour left out", "number"),
    Field("planned", "minutes planned for it; 0 for no timer", "whole"),
    Field("reason", "why phases were skipped or opened anew"),
)
POSITIONS: Final = (
    TURN,
    Field("question", "id of the policy question"),
    Field("title", "the question"),
    Field("seat", "id of the seat"),
    Field("salience", "how much it cares, 0 to 100", "whole"),
    Field("stated", "where it says that it stands, 0 to 100", "number"),
    Field("revealed", "where its moves say that it stands, as far as readers know the moves", "number"),
    Field("gap", "revealed less stated", "number"),
)
GAPS: Final = (
    TURN,
    Field("question", "id of the policy question"),
    Field("one", "id of a seat"),
    Field("other", "id of the other seat"),
    Field("stated", "how far apart they are as they say", "number"),
    Field("revealed", "how far apart they are as they played, as far as readers know the moves", "number"),
    Field("moved", "revealed less stated; below 0 where they played nearer than they speak", "number"),
)

ACTS: Final[dict[str, tuple[str, tuple[Field, ...]]]] = {
    "arguments": ("Every argument for or against a move.", ARGUMENTS),
    "estimates": ("Every chance that was named for a move, by vote or estimate.", ESTIMATES),
    "ballots": ("Every choice in a vote of the table, those that were changed too.", BALLOTS),
    "decisions": ("Every decision, with who took it and how long that took.", DECISIONS),
    "participation": ("How often each seat spoke and acted, turn by turn, and its share.", PARTAKING),
    "perceptions": ("How seats saw their ties, beside the ties as they stood.", PERCEPTIONS),
    "letters": ("Who wrote to whom.", LETTERS),
    "questions": ("What seats asked Control, with the answers.", QUESTIONS),
    "statements": ("What seats stated together.", STATEMENTS),
    "injects": ("Every inject that fired, was skipped or put off, with its answer.", INJECTS),
    "phases": ("How long every phase took.", PHASES),
    "positions": (
        "Where seats say they stand on policy questions, and where their moves say they do, at the end of "
        "each turn.",
        POSITIONS,
    ),
    "gaps": ("How far each pair of seats is apart on each policy question, as stated and as played.", GAPS),
}
"""Every table of acts with its meaning and its columns."""


def act_rows(facts: ReportFacts) -> Mapping[str, Rows]:
    """Return the rows of each table of acts."""
    return {
        "arguments": _arguments(facts),
        "estimates": _estimates(facts),
        "ballots": _ballots(facts),
        "decisions": _decisions(facts),
        "participation": partaking(facts.story),
        "perceptions": _perceptions(facts),
        "letters": _letters(facts),
        "questions": _questions(facts),
        "statements": _statements(facts),
        "injects": _injects(facts),
        "phases": _phases(facts),
        "positions": _positions(facts),
        "gaps": _gaps(facts),
    }


def seconds(since: Happened | None, then: Happened) -> float | None:
    """Return the seconds from one event to another; None where a time is missing."""
    begun, ended = _time(since.at) if since else None, _time(then.at)
    return round((ended - begun).total_seconds(), 1) if begun and ended else None


def _time(at: str) -> datetime | None:
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return None


def _arguments(facts: ReportFacts) -> Rows:
    seats = {move.number: move.seat for move in facts.moves}
    told: set[tuple[int, str, int, str]] = set()
    for one in facts.story.happened:
        match one.event:
            case ev.MoveArgued(number=number, argument=argument):
                found: tuple[Argument, ...] = (argument,)
            case ev.MoveRuled(number=number, reckoning=reckoning):
                found = reckoning.arguments
            case _:
                continue
        for each in found:
            key = (number, each.seat, each.side, each.text)
            if key not in told:
                told.add(key)
                side = "for" if each.side > 0 else "against"
                yield (
                    one.number,
                    one.turn,
                    number,
                    seats.get(number, ""),
                    each.seat,
                    side,
                    each.weight,
                    each.text,
                )


def _estimates(facts: ReportFacts) -> Rows:
    outcomes = {move.number: move.outcome for move in facts.moves}
    before: dict[tuple[int, str], int] = {}
    for one in facts.story.happened:
        if isinstance(one.event, ev.ChancesNamed):
            before |= {(one.event.number, who): chance for who, chance in _named(one.event).items()}
        if not isinstance(one.event, ev.MoveRuled):
            continue
        number, reckoning = one.event.number, one.event.reckoning
        after: dict[str, int | None] = dict(reckoning.votes)
        if reckoning.method == "estimate":
            after = {"": reckoning.chance}
        early = {who: chance for (move, who), chance in before.items() if move == number}
        for who in (*early, *(who for who in after if who not in early)):
            named = (who, early.get(who), after.get(who), reckoning.chance)
            yield (one.number, one.turn, number, reckoning.method, *named, outcomes.get(number))


def _named(event: ev.ChancesNamed) -> dict[str, int]:
    """Return who named which chance; the facilitator's under no name."""
    return {**event.votes, **({} if event.chance is None else {"": event.chance})}


def _ballots(facts: ReportFacts) -> Rows:
    opened: dict[int, tuple[Happened, ev.VoteOpened]] = {}
    cast: dict[tuple[int, str], list[Happened]] = {}
    for one in facts.story.happened:
        if isinstance(one.event, ev.VoteOpened):
            opened[one.event.number] = (one, one.event)
        elif isinstance(one.event, ev.VoteCast):
            cast.setdefault((one.event.number, one.event.seat), []).append(one)
    rows = []
    for (number, seat), choices in cast.items():
        since, vote = opened[number]
        for at, one in enumerate(choices, 1):
            assert isinstance(one.event, ev.VoteCast)
            last = at == len(choices)
            took = (seconds(since, one), since.number)
            chose = (seat, one.event.option, at, last, *took)
            rows.append((one.number, one.turn, number, vote.question, vote.secret, *chose))
    return sorted(rows, key=lambda row: row[0])


def _decisions(facts: ReportFacts) -> Rows:
    phase: Happened | None = None
    ruling: Happened | None = None
    begun: dict[tuple[str, object], Happened] = {}
    for one in facts.story.happened:
        if isinstance(one.event, ev.PhaseOpened):
            phase = ruling = one
        elif isinstance(one.event, ev.DealProposed):
            begun["deal", one.event.number] = one
        elif isinstance(one.event, ev.InjectFired):
            begun["inject", one.event.inject] = begun["answer", one.event.inject] = one
        found = _decision(one.event)
        if found is None:
            continue
        kind, key, told = found
        since = {"ruling": ruling, "override": ruling}.get(kind) or begun.get((kind, key)) or phase
        took = (seconds(since, one), since.number if since else None)
        yield (one.number, one.turn, one.phase, kind, *told, *took)
        if kind in ("ruling", "override"):
            ruling = one


Decision: TypeAlias = tuple[str, object, tuple[Value, ...]]
"""Its kind, what it was about, and who, decided by, number, about, choice and reason."""


def _decision(event: object) -> Decision | None:
    """Return a decision that an event is; None for any other event."""
    match event:
        case ev.MoveSealed(number=number, move=move, title=title):
            return "seal", number, (move.seat, None, number, title, None, None)
        case SealedUnseen(seat=seat):
            return "plan", None, (seat, None, None, None, None, None)
        case ev.SeatPassed(seat=seat, reason=reason):
            return "pass", None, (seat, None, None, None, None, reason)
        case ev.DealAnswered(number=number, seat=seat, accepted=accepted):
            choice = "accepted" if accepted else "declined"
            return "deal", number, (seat, None, number, None, choice, None)
        case ev.InjectAnswered(inject=inject, seat=seat, paid=paid):
            choice = "paid" if paid else "let happen"
            return "inject", inject, (seat, None, None, inject, choice, None)
        case ev.AnswerSealed(inject=inject, seat=seat, answer=answer):
            return "answer", inject, (seat, None, None, inject, answer, None)
        case _:
            return _control_decides(event)


def _control_decides(event: object) -> Decision | None:
    """Return a decision of whoever runs the session."""
    match event:
        case ev.MoveRuled(number=number, title=title, reckoning=reckoning, reason=reason):
            by = event.decided_by if event.decided_by != FACILITATOR else None
            return "ruling", number, ("", by, number, title, reckoning.method, reason)
        case ev.RulingOverridden(number=number, after=after, reason=reason):
            by = event.decided_by if event.decided_by != FACILITATOR else None
            return "override", number, ("", by, number, None, after, reason)
        case ev.GameEnded(ending=ending, reason=reason):
            return "end", None, ("", None, None, ending, None, reason)
        case _:
            return None


def _perceptions(facts: ReportFacts) -> Rows:
    for one in gaps_of(facts):
        view = one.view
        yield view.event, view.turn, view.seat, view.other, view.seen, one.held, one.by


def _letters(facts: ReportFacts) -> Rows:
    for one in facts.story.happened:
        if isinstance(one.event, ev.MessageSent):
            event = one.event
            text = event.text if facts.options.letters else None
            sent = (event.sender, " ".join(event.to), len(event.text.split()), text)
            yield (one.number, one.turn, one.phase, *sent)


def _questions(facts: ReportFacts) -> Rows:
    answers: dict[int, tuple[Happened, ev.QuestionAnswered]] = {}
    for one in facts.story.happened:
        if isinstance(one.event, ev.QuestionAnswered):
            answers[one.event.number] = (one, one.event)
    for one in facts.story.happened:
        if isinstance(one.event, ev.QuestionAsked):
            event = one.event
            told: tuple[Value, ...] = (None, None, None)
            if event.number in answers:
                then, answer = answers[event.number]
                told = (then.number, answer.text, seconds(one, then))
            yield (one.number, one.turn, event.number, event.seat, event.text, *told)


def _statements(facts: ReportFacts) -> Rows:
    for one in facts.story.happened:
        if isinstance(one.event, ev.StatementMade):
            yield one.number, one.turn, " ".join(one.event.seats), one.event.text


def _injects(facts: ReportFacts) -> Rows:
    titles = {one.id: one.title for one in facts.story.scenario.injects}
    answers = _inject_answers(facts)
    for one in facts.story.happened:
        match one.event:
            case ev.InjectFired() as fired:
                asked = (fired.waits_for or None, fired.price if fired.waits_for else None)
                told = (" ".join(fired.to), *asked, *answers.get(one.number, (None, None, None)))
                head = (one.number, one.turn, fired.inject, fired.title, "fired", fired.by_hand)
                yield (*head, *told, None, None)
            case ev.InjectSkipped(inject=inject, reason=reason):
                yield _inject_left(one, inject, titles, "skipped", None, reason)
            case ev.InjectPostponed(inject=inject, until=until, reason=reason):
                yield _inject_left(one, inject, titles, "postponed", until, reason)
            case _:
                pass


def _inject_left(
    one: Happened, inject: str, titles: Mapping[str, str], what: str, until: int | None, reason: str
) -> tuple[Value, ...]:
    head = (one.number, one.turn, inject, titles.get(inject, ""), what, None)
    return (*head, *(None,) * 6, until, reason)


def _inject_answers(facts: ReportFacts) -> dict[int, tuple[Value, ...]]:
    """Return for each inject that was answered, by the event that fired it: event, whether paid, seconds."""
    fired: dict[str, Happened] = {}
    found: dict[int, tuple[Value, ...]] = {}
    for one in facts.story.happened:
        if isinstance(one.event, ev.InjectFired):
            fired[one.event.inject] = one
        elif isinstance(one.event, ev.InjectAnswered) and one.event.inject in fired:
            since = fired[one.event.inject]
            found[since.number] = (one.number, one.event.paid, seconds(since, one))
    return found


def _phases(facts: ReportFacts) -> Rows:
    story = facts.story
    took = {story.counted(one.event): one.seconds for one in spans(story.entries)}
    planned = {one.kind: one.minutes for one in story.compiled.rules.phases} | dict(story.state.setup.minutes)
    for one in story.happened:
        if isinstance(one.event, ev.PhaseOpened):
            event, begun = one.event, _time(one.at)
            began = begun.strftime("%Y-%m-%dT%H:%M:%S") if begun else None
            spent = round(took.get(one.number, 0.0), 1)
            told = (event.kind, event.how, began, spent, planned.get(event.kind, 0), event.reason)
            yield (one.number, one.turn, *told)


def _positions(facts: ReportFacts) -> Rows:
    for moment in facts.story.moments:
        for one in standings(moment.state, facts.story.viewer):
            where = (one.salience, round(one.stated, 2), round(one.revealed, 2), round(one.gap, 2))
            yield (moment.turn, one.question, one.title, one.seat, *where)


def _gaps(facts: ReportFacts) -> Iterator[tuple[Value, ...]]:
    for moment in facts.story.moments:
        for one in pairs_apart(moment.state, facts.story.viewer):
            apart = (round(one.stated, 2), round(one.revealed, 2), round(one.revealed - one.stated, 2))
            yield (moment.turn, one.question, one.one.seat, one.other.seat, *apart)
