"""The first slides of the quick look: the question with its verdict, what happened, and who played.

Takes facts, gives slides; every sentence is the summary's, so that report and slides never differ.
"""

from wargame.report.blocks import Bullets, KeyFigure, Paragraph, SourcedText
from wargame.report.facts import ReportFacts
from wargame.report.opening.front import seat_lines
from wargame.report.opening.summary import (
    caution_lines,
    ending_line,
    injects_line,
    key_figures,
    moves_line,
    opening_line,
    ties_lines,
    verdict_lines,
)
from wargame.report.slides.values import Card, Cards, Slide, SlideBlock
from wargame.terms import signed


def verdict(facts: ReportFacts) -> Slide | None:
    """Return the scenario's question with its answer and its caution; None where readers may not know it."""
    answer = facts.answer
    if answer is None:
        return None
    refs = (facts.story.last_of_play,)
    cautions = caution_lines(facts, answer)
    told = [line for line in verdict_lines(facts, answer)[1:] if line not in cautions]
    card = Card(
        heading="Verdict",
        figure=answer.title,
        label=f"Index {signed(round(answer.index))}, on a scale from −100 to +100",
        refs=refs,
    )
    return Slide(
        id="verdict",
        title=answer.question or "The question",
        blocks=(Cards(cards=(card,)), Bullets(lines=tuple(told))),
        beside=(
            Paragraph(line=SourcedText("Read with care", (), "strong")),
            *(Paragraph(line=line, style="care") for line in cautions),
        ),
        notes=tuple(
            SourcedText(f"{part.title}: {part.evidence}; weight {part.weight:.2f}.", refs)
            for part in answer.parts
        ),
    )


def happened(facts: ReportFacts) -> Slide:
    """Return what was played in numbers and sentences, beside who sat where as the options allow."""
    lines = (opening_line(facts), moves_line(facts), injects_line(facts), ending_line(facts))
    blocks: list[SlideBlock] = []
    if facts.turns:
        blocks.append(Cards(cards=tuple(_card(one) for one in key_figures(facts)[:3])))
    blocks.append(Bullets(lines=tuple(line for line in lines if line)))
    return Slide(
        id="happened",
        title="What was played, and by whom",
        blocks=tuple(blocks),
        beside=(
            Paragraph(line=SourcedText("Seats", (), "strong")),
            Bullets(lines=tuple(seat_lines(facts))),
        ),
        notes=ties_lines(facts),
    )


def _card(one: KeyFigure) -> Card:
    return Card(figure=one.figure, label=one.label, lines=(SourcedText(one.note),) if one.note else ())
