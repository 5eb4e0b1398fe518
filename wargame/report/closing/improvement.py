"""The improvement plan in the report: purpose, rating, finding with its evidence, recommendation, action.

Takes facts, gives blocks; see `document` for where they stand. A session without purposes and findings has no
such part.
"""

from collections.abc import Iterator

from wargame.report.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, SourcedText, Table
from wargame.report.facts import ReportFacts
from wargame.report.improvement import PAST, PlanFact
from wargame.shown.improvement import FindingRow, PurposeRow


def improvement(facts: ReportFacts) -> tuple[Block, ...]:
    """Return the plan as one table, the scale it was rated on, and what is to be done by whom."""
    fact = facts.improvement
    titles = (
        ("Purpose", 1.4),
        ("Rating", 1.6),
        ("Finding and evidence", 2.4),
        ("Recommendation", 1.4),
        ("Action", 1.3),
    )
    return (
        _scale(facts),
        Table(
            columns=tuple(Column(title=title, width=width) for title, width in titles),
            rows=tuple(row for purpose in fact.rows for row in _rows(fact, purpose)),
            summary="Each purpose of the session with its rating, and each finding with its evidence, "
            "what is recommended, and what is done about it.",
            style="small",
        ),
        *_steps(fact),
    )


def _scale(facts: ReportFacts) -> Paragraph:
    steps = facts.story.scenario.ratings
    said = "; ".join(f"{one.word}: {one.means.removesuffix('.')}" if one.means else one.word for one in steps)
    return Paragraph(
        line=SourcedText(f"The scale of the ratings, the best step first. {said}."), style="small"
    )


def _rows(fact: PlanFact, purpose: PurposeRow) -> Iterator[tuple[Cell, ...]]:
    head = (
        Cell((SourcedText(purpose.text, (), "strong" if purpose.id else "quiet"),)),
        Cell(tuple(_rating(fact, purpose))),
    )
    blank = (Cell((SourcedText(""),)),)
    if not purpose.findings:
        yield (*head, *blank * 3)
    for number, finding in enumerate(purpose.findings):
        yield (*(blank * 2 if number else head), *_finding(fact, finding))


def _rating(fact: PlanFact, purpose: PurposeRow) -> Iterator[SourcedText]:
    refs = tuple(fact.rated[purpose.id, one.person] for one in purpose.ratings)
    yield SourcedText(purpose.rating, refs)
    for one in purpose.ratings:
        if one.reason:
            yield SourcedText(f"{one.who}: {one.reason}", (), "quiet")


def _finding(fact: PlanFact, finding: FindingRow) -> tuple[Cell, ...]:
    evidence = tuple(
        SourcedText(fact.said.get(number, "Not told in this report."), (number,), "quiet")
        for number in finding.evidence
    )
    written = fact.written.get(finding.number)
    refs = () if written is None else (written,)
    return (
        Cell((SourcedText(finding.kind, (), "quiet"), SourcedText(finding.text, refs, "strong"), *evidence)),
        Cell((SourcedText(finding.recommendation),)),
        Cell((SourcedText(finding.action), *fact.promised(finding))),
    )


def _steps(fact: PlanFact) -> tuple[Block, ...]:
    if not fact.steps:
        return ()
    lines = tuple(
        SourcedText(f"{_ended(one.words)} {PAST}" if one.warning else one.words, (fact.written[one.finding],))
        for one in fact.steps
    )
    return (Heading(text="Next steps"), Bullets(lines=lines))


def _ended(words: str) -> str:
    """Return words that a sentence can follow."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
