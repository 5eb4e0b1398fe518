"""What seats saw, asked and wrote: their views of ties beside those held, questions to Control, letters.

Reads `Story.happened`, where none of it stands when readers may not know it; what was said in the hot wash is
here too. Takes facts, gives blocks; see `document` for where they stand.
"""

from wargame.alignment import perceptions
from wargame.alignment.perceptions import PerceptionGap
from wargame.game import events as ev
from wargame.report.blocks import Block, Cell, Column, Heading, Paragraph, Quote, SourcedText, Table
from wargame.report.facts import ReportFacts
from wargame.report.phrases import capital, tone_of
from wargame.session.messages import ABOUTS
from wargame.terms import signed
from wargame.words.counting import listed, spelt

ABOUT_TITLES = {
    "planned": "Hot wash: what was planned",
    "happened": "Hot wash: what happened",
    "why": "Hot wash: why it came out so",
    "next": "Hot wash: what next",
}


def talks(facts: ReportFacts) -> tuple[Block, ...]:
    """Return views of ties, questions and letters, as far as readers may know them."""
    blocks = (*_views(facts), *_questions(facts), *_letters(facts))
    nothing = Paragraph(line=SourcedText("No view of a tie, question or letter is known of this session."))
    return blocks or (nothing,)


def hot_wash_answers(facts: ReportFacts) -> tuple[Block, ...]:
    """Return what was said for all to hear in the hot wash, question by question; never what was private."""
    blocks: list[Block] = []
    for about in ABOUTS:
        if said := answers_to(facts, about):
            blocks += [Heading(text=ABOUT_TITLES[about]), *said]
    return tuple(blocks)


def answers_to(facts: ReportFacts, about: str) -> tuple[Quote, ...]:
    """Return what was said for all to hear to one question of the hot wash."""
    return tuple(
        Quote(line=SourcedText(one.event.text, (one.number,)), who=_speaker(facts, one.event))
        for one in facts.story.happened
        if isinstance(one.event, ev.HotWashAnswered) and one.event.about == about
    )


def _speaker(facts: ReportFacts, event: ev.HotWashAnswered) -> str:
    person = facts.story.names.people.get(event.person) if event.person is not None else None
    who = [facts.story.narrator.name(event.seat)] if event.seat else []
    who += [person.name] if person and person.name else []
    return ", ".join(who) or "The table"


def gaps_of(facts: ReportFacts) -> tuple[PerceptionGap, ...]:
    """Return every view that readers may know, beside the tie at the end of its turn, in order."""
    ends = dict(facts.story.turns)
    seen = perceptions.views((one.number, one.event) for one in facts.story.happened)
    return perceptions.beside(seen, perceptions.held_at(ends, facts.story.state))


def _views(facts: ReportFacts) -> list[Block]:
    found = gaps_of(facts)
    if not found:
        return []
    ends = {moment.turn: moment.event for moment in facts.story.moments}
    titles = (
        ("Turn", 0.5),
        ("Seat", 1.4),
        ("Its tie to", 1.4),
        ("As seen", 1.2),
        ("As held", 1.2),
        ("Gap", 0.7),
    )
    return [
        Heading(text="How seats saw their ties"),
        Paragraph(line=_widest(facts, found, ends)),
        Table(
            columns=tuple(Column(title=title, width=width) for title, width in titles),
            rows=tuple(_view_row(facts, one, ends) for one in found),
            summary="How each seat saw a tie, how Control held it at the end of that turn, and the gap.",
            style="small",
        ),
    ]


def _widest(facts: ReportFacts, found: tuple[PerceptionGap, ...], ends: dict[int, int]) -> SourcedText:
    said = spelt(len(found), "view was", "views were")
    first = f"{capital(said)} given of ties by the seats"
    apart = [one for one in found if one.by]
    if not apart:
        every = tuple(one.view.event for one in found)
        return SourcedText(f"{first}, each as the tie stood at the end of its turn.", every)
    widest = max(apart, key=lambda one: abs(one.by))
    view, name = widest.view, facts.story.narrator.name
    return SourcedText(
        f"{first}; {spelt(len(apart), 'differs', 'differ')} from what Control held at the end of the turn. "
        f"The widest gap: in turn {view.turn} {name(view.seat)} saw its tie to {name(view.other)} at "
        f"{signed(view.seen)}; it stood at {signed(widest.held)}.",
        (view.event, *_end_of(view.turn, ends)),
    )


def _view_row(facts: ReportFacts, one: PerceptionGap, ends: dict[int, int]) -> tuple[Cell, ...]:
    view, name = one.view, facts.story.narrator.name
    return (
        Cell((SourcedText(str(view.turn)),)),
        Cell((SourcedText(name(view.seat), (), "strong"),)),
        Cell((SourcedText(name(view.other)),)),
        Cell((SourcedText(signed(view.seen), (view.event,), tone_of(view.seen)),)),
        Cell((SourcedText(signed(one.held), _end_of(view.turn, ends), tone_of(one.held)),)),
        Cell((SourcedText(signed(one.by) if one.by else "none", (), "strong" if one.by else "quiet"),)),
    )


def _end_of(turn: int, ends: dict[int, int]) -> tuple[int, ...]:
    return (ends[turn],) if turn in ends else ()


def _questions(facts: ReportFacts) -> list[Block]:
    name = facts.story.narrator.name
    answers: dict[int, list[Quote]] = {}
    asked: dict[int, Quote] = {}
    for one in facts.story.happened:
        match one.event:
            case ev.QuestionAsked(number=number, seat=seat, text=text, turn=turn):
                who = f"{name(seat)} asks Control, turn {turn}"
                asked[number] = Quote(line=SourcedText(text, (one.number,)), who=who)
            case ev.QuestionAnswered(number=number, text=text, turn=turn):
                answer = Quote(line=SourcedText(text, (one.number,)), who=f"Control answers, turn {turn}")
                answers.setdefault(number, []).append(answer)
            case _:
                pass
    blocks: list[Block] = [Heading(text="Questions to Control")] if asked else []
    for number, question in asked.items():
        blocks += [Heading(text=f"Question {number}", level=3), question]
        none = Paragraph(line=SourcedText("It was not answered.", question.line.refs, "quiet"))
        blocks += answers.get(number, [none])
    return blocks


def _letters(facts: ReportFacts) -> list[Block]:
    name = facts.story.narrator.name
    blocks: list[Block] = []
    for one in facts.story.happened:
        event = one.event
        if isinstance(event, ev.MessageSent):
            sender = name(event.sender) if event.sender else "Control"
            to = listed(name(seat) for seat in event.to) if event.to else "Control"
            who = f"{sender} to {to}, turn {event.turn}"
            blocks.append(Quote(line=SourcedText(event.text, (one.number,)), who=who))
    return [Heading(text="Letters"), *blocks] if blocks else []
