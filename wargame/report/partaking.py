"""How often each seat spoke and acted, turn by turn, and its share of all that seats did.

Counts what readers may know (`Story.happened`). What counts as an act of a seat stands in `_acts`; whoever
adds a kind of act names it there and in `COUNTED`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from wargame.game import events as ev
from wargame.report.columns import Field, Value
from wargame.report.story import Story
from wargame.terms import ActorId

COUNTED: Final[dict[str, str]] = {
    "moves": "moves that it sealed",
    "passes": "times it passed",
    "arguments": "arguments that it brought",
    "backings": "moves that it backed or blocked",
    "offers": "deals that it offered",
    "answers": "deals and injects that it answered",
    "gifts": "times it gave influence away",
    "letters": "letters that it wrote",
    "questions": "questions that it asked Control",
    "statements": "statements that it took part in",
    "votes": "votes that it cast, anew too",
    "views": "times it said how it sees its ties",
    "reflections": "answers in the hot wash, as far as readers may know them",
}
SPOKEN: Final = frozenset(("arguments", "offers", "letters", "questions", "statements", "reflections"))
"""Acts that are words to others."""

PARTAKING: Final = (
    Field("turn", "number of the turn; empty for the whole session", "whole"),
    Field("seat", "id of the seat"),
    *(Field(name, means, "whole") for name, means in COUNTED.items()),
    Field("acts", "all of these together", "whole"),
    Field("share", "its share of the acts of all seats in the turn, 0 to 1", "number"),
    Field("spoken", "how often it spoke or wrote: " + ", ".join(sorted(SPOKEN)), "whole"),
    Field("spoken_share", "its share of all that seats spoke and wrote, 0 to 1", "number"),
)


def partaking(story: Story) -> Iterator[tuple[Value, ...]]:
    """Give a row for each turn and seat, then one for each seat over the whole session."""
    counts: dict[int, Counter[tuple[ActorId, str]]] = {}
    for one in story.happened:
        counts.setdefault(one.turn, Counter()).update(_acts(one.event))
    for turn in sorted(counts):
        yield from _rows(story, turn, counts[turn])
    yield from _rows(story, None, sum(counts.values(), Counter()))


def _rows(
    story: Story, turn: int | None, counts: Counter[tuple[ActorId, str]]
) -> Iterator[tuple[Value, ...]]:
    every = counts.total()
    spoken = sum(count for (_, kind), count in counts.items() if kind in SPOKEN)
    for seat in story.scenario.seats:
        own = [counts[seat.id, kind] for kind in COUNTED]
        said = sum(counts[seat.id, kind] for kind in SPOKEN)
        shares = (_share(sum(own), every), said, _share(said, spoken))
        yield (turn, seat.id, *own, sum(own), *shares)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _acts(event: object) -> Iterator[tuple[ActorId, str]]:
    """Give who did what in an event; nothing for what no seat did."""
    match event:
        case ev.MoveSealed(move=move):
            yield move.seat, "moves"
        case ev.SeatPassed(seat=seat):
            yield seat, "passes"
        case ev.MoveArgued(argument=argument) if argument.seat:
            yield argument.seat, "arguments"
        case ev.MoveBacked(seat=seat, by=by) if by:
            yield seat, "backings"
        case ev.DealProposed(proposer=seat):
            yield seat, "offers"
        case ev.DealAnswered(seat=seat) | ev.InjectAnswered(seat=seat) | ev.AnswerSealed(seat=seat):
            yield seat, "answers"
        case _:
            yield from _words(event)


def _words(event: object) -> Iterator[tuple[ActorId, str]]:
    match event:
        case ev.InfluenceGiven(giver=seat):
            yield seat, "gifts"
        case ev.MessageSent(sender=seat) if seat:
            yield seat, "letters"
        case ev.QuestionAsked(seat=seat):
            yield seat, "questions"
        case ev.StatementMade(seats=seats):
            yield from ((seat, "statements") for seat in seats)
        case ev.VoteCast(seat=seat):
            yield seat, "votes"
        case ev.PerceptionGiven(seat=seat):
            yield seat, "views"
        case ev.HotWashAnswered(seat=seat) if seat:
            yield seat, "reflections"
        case _:
            pass
