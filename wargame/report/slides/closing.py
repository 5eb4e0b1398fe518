"""The last slides of the quick look: deals, scores, the hot wash, and what follows.

Takes facts, gives slides, or None where there is nothing to tell. What was said in the hot wash for Control
alone is in no facts.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from wargame.game import events as ev
from wargame.game.score import RED_LINE, ObjectiveScore, winners
from wargame.report.blocks import Bullets, Cell, Column, Paragraph, Quote, SourcedText, Table
from wargame.report.dealings import DealFact, Status
from wargame.report.facts import ReportFacts
from wargame.report.improvement import PlanFact
from wargame.report.slides.values import Bars, Quotes, Slide, SlideBlock
from wargame.report.turns.turn_parts import note_quote
from wargame.report.turns.voices import answers_to
from wargame.session.messages import ABOUTS
from wargame.shown.improvement import FindingRow, PurposeRow
from wargame.words.counting import listed

_STATUSES: Final[tuple[Status, ...]] = ("kept", "broken", "agreed", "declined", "lapsed", "offered")
"""What became of deals, in the order in which it is told: what was judged first."""

_HEARD: Final = ("planned", "happened", "why")
"""The questions of the hot wash that look back; the last one looks ahead."""

_OPEN: Final = ("issue", "question")
"""Tags of notes that ask for something to be done."""


def deals(facts: ReportFacts) -> Slide | None:
    """Return the deals, those that were judged first; None if no deal is known."""
    if not facts.deals:
        return None
    counts = Counter(deal.status for deal in facts.deals)
    told = listed(f"{counts[status]} {status}" for status in _STATUSES if counts[status])
    every = sorted(facts.deals, key=lambda deal: (_STATUSES.index(deal.status), deal.number))
    titles = (("Parties", 2.0), ("Terms", 4.3), ("What became of it", 4.1))
    return Slide(
        id="deals",
        title=f"Deals: {told}",
        blocks=(
            Table(
                columns=tuple(Column(title=title, width=width) for title, width in titles),
                rows=tuple(_deal_row(facts, deal) for deal in every),
                summary="Every deal with its parties, its terms and what became of it.",
            ),
        ),
    )


def _deal_row(facts: ReportFacts, deal: DealFact) -> tuple[Cell, ...]:
    name = facts.story.narrator.name
    status = deal.status.capitalize()
    if deal.status == "broken" and deal.broken_by:
        status += f" by {name(deal.broken_by)}"
    reason = (SourcedText(deal.reason, (), "quiet"),) if deal.reason else ()
    secret = () if deal.public else (SourcedText("secret", (), "quiet"),)
    return (
        Cell((SourcedText(listed(name(party) for party in deal.parties), (), "strong"), *secret)),
        Cell((SourcedText(deal.terms),)),
        Cell((SourcedText(status, deal.refs, "strong"), *reason)),
    )


def scores(facts: ReportFacts) -> Slide | None:
    """Return the scores: totals for those who may know them, else the points of public objectives."""
    if not facts.turns or not any(one.objectives for one in facts.scores):
        return None
    return _totals(facts) if facts.story.secrets else _public_points(facts)


def _totals(facts: ReportFacts) -> Slide:
    name = facts.story.narrator.name
    ranked = sorted(facts.scores, key=lambda one: -one.total)
    refs = (facts.story.last_of_play,)
    best = winners(facts.scores)
    final = "final" if facts.story.is_over else "as of now"
    hidden = facts.story.state.setup.hidden
    drawn = [
        SourcedText(f"{name(one.seat)}: {each.title}", refs)
        for one in ranked
        for each in facts.story.scenario.actor(one.seat).hidden_sets
        if each.id == hidden.get(one.seat) and each.title
    ]
    beside: list[SlideBlock] = []
    if drawn:
        beside = [
            Paragraph(line=SourcedText("Hidden aims drawn", (), "strong")),
            Bullets(lines=tuple(drawn)),
        ]
    return Slide(
        id="scores",
        title=f"Scores, {final}: highest {listed(name(seat) for seat in best)}",
        blocks=(
            Bars(
                title="Score against objectives",
                names=tuple(name(one.seat) for one in ranked),
                values=tuple(round(float(one.total), 1) for one in ranked),
                refs=refs,
            ),
        ),
        beside=tuple(beside),
    )


def _public_points(facts: ReportFacts) -> Slide | None:
    name = facts.story.narrator.name
    rows = [
        (
            Cell((SourcedText(name(one.seat), (), "strong"),)),
            Cell((SourcedText("; ".join(map(_aim_words, known)), (facts.story.last_of_play,)),)),
        )
        for one in facts.scores
        if (known := [aim for aim in one.objectives if not aim.hidden])
    ]
    if not rows:
        return None
    return Slide(
        id="scores",
        title="Scores against public objectives",
        blocks=(
            Table(
                columns=(Column(title="Seat", width=1.2), Column(title="Objectives, with points", width=8.0)),
                rows=tuple(rows),
                summary="Public objectives of each seat and the points that they give.",
            ),
        ),
    )


def _aim_words(aim: ObjectiveScore) -> str:
    if aim.set == RED_LINE:
        return f"{aim.text}: {'crossed' if aim.now else 'held'}"
    return f"{aim.text}: {float(aim.now):.1f} of {aim.weight}"


def hot_wash(facts: ReportFacts) -> Slide | None:
    """Return what was said when looking back, and what next where the plan has that slide; or None."""
    abouts = ABOUTS if _has_plan(facts) else _HEARD
    said = [quote for about in abouts for quote in answers_to(facts, about)]
    said += _tagged(facts, "lesson")
    said += [
        Quote(line=SourcedText(one.event.words, (one.number,)), who="Facilitator, closing")
        for one in facts.story.happened
        if isinstance(one.event, ev.SessionClosed) and one.event.words
    ]
    if not said:
        return None
    return Slide(id="hot-wash", title="From the hot wash", blocks=(Quotes(quotes=tuple(said)),))


def plan(facts: ReportFacts) -> Slide | None:
    """Return the improvement plan, as the report has it; None if there is none."""
    if not _has_plan(facts):
        return None
    titles = (
        ("Purpose", 1.7),
        ("Rating", 1.1),
        ("Finding and evidence", 3.0),
        ("Recommendation", 2.1),
        ("Action", 1.9),
    )
    table = Table(
        columns=tuple(Column(title=title, width=width) for title, width in titles),
        rows=tuple(
            row for purpose in facts.improvement.rows for row in _plan_rows(facts.improvement, purpose)
        ),
        summary="Each purpose with its rating, and each finding with its evidence, what is recommended, and "
        "what is done about it.",
    )
    return Slide(
        id="next",
        title="What follows: the improvement plan",
        blocks=(table,),
        notes=tuple(_spoken(quote) for tag in _OPEN for quote in _tagged(facts, tag)),
    )


def _plan_rows(fact: PlanFact, purpose: PurposeRow) -> Iterator[tuple[Cell, ...]]:
    """Give a row for each finding, the first with its purpose; what each rater said the report tells."""
    rated = tuple(fact.rated[purpose.id, one.person] for one in purpose.ratings)
    head = (
        Cell((SourcedText(purpose.text, (), "strong" if purpose.id else "quiet"),)),
        Cell((SourcedText(purpose.rating, rated),)),
    )
    blank = (Cell((SourcedText(""),)),)
    if not purpose.findings:
        yield (*head, *blank * 3)
    for number, finding in enumerate(purpose.findings):
        yield (*(blank * 2 if number else head), *_finding_cells(fact, finding))


def _finding_cells(fact: PlanFact, finding: FindingRow) -> tuple[Cell, ...]:
    written = fact.written.get(finding.number)
    said = "; ".join(fact.said[number] for number in finding.evidence if number in fact.said)
    return (
        Cell(
            (
                SourcedText(
                    f"{finding.kind}: {finding.text}", () if written is None else (written,), "strong"
                ),
                *((SourcedText(said, finding.evidence, "quiet"),) if said else ()),
            )
        ),
        Cell((SourcedText(finding.recommendation),)),
        Cell((SourcedText(finding.action), *fact.promised(finding))),
    )


def next_steps(facts: ReportFacts) -> Slide | None:
    """Return what follows where there is no plan: what was said to it, issues and open questions."""
    if _has_plan(facts):
        return None
    said = list(answers_to(facts, "next"))
    said += [quote for tag in _OPEN for quote in _tagged(facts, tag)]
    if not said:
        return None
    return Slide(id="next", title="Next steps and open questions", blocks=(Quotes(quotes=tuple(said)),))


def _has_plan(facts: ReportFacts) -> bool:
    return facts.options.has("plan") and not facts.improvement.is_empty


def _tagged(facts: ReportFacts, tag: str) -> list[Quote]:
    return [note_quote(facts, note) for note in facts.notes if note.tag == tag]


def _spoken(quote: Quote) -> SourcedText:
    return SourcedText(f"{quote.who}: {quote.line.text}", quote.line.refs)
