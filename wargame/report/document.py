"""The report as a document: which parts it has, in which order, and what it is called.

Takes facts, gives a `blocks.Document`, which every format lays out alike. A part that is left out is not
made at all. To add a part: its id in `options.PARTS` and what makes it in `_parts`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from wargame.report.blocks import Block, Document, Heading, Paragraph, Part
from wargame.report.closing import back, improvement, numbers, other_lines, time_spent
from wargame.report.drawings import Drawings
from wargame.report.facts import ReportFacts
from wargame.report.machine import written_by_machines
from wargame.report.opening import front
from wargame.report.opening.summary import headline
from wargame.report.options import PARTS
from wargame.report.origin import origin_of
from wargame.report.turns import turn_parts
from wargame.report.turns import voices as talks
from wargame.scenario.marked import properties_of
from wargame.times import days

FALLBACK_STAMP: Final = int(datetime(2000, 1, 1, tzinfo=UTC).timestamp())
"""Stands for the time of a record that has none."""


def report(facts: ReportFacts) -> Document:
    """Return the whole report, or the page of the one turn that was asked for."""
    drawings = Drawings(facts.story)
    if facts.options.turn is not None:
        page = turn_parts.page(facts, drawings, facts.options.turn)
        written = written_by_machines(facts, facts.options.turn)
        parts: tuple[Part, ...] = (replace(page, blocks=(*page.blocks, *written)),)
        return _document(facts, parts, (), has_contents=False)
    cover = front.cover(facts, drawings) if facts.options.has("cover") else ()
    return _document(facts, tuple(_parts(facts, drawings)), cover, has_contents=True)


def stamp_of(facts: ReportFacts) -> int:
    """Return when the last event that is told was recorded, in seconds since 1970."""
    span = facts.story.span
    return int(span[1].timestamp()) if span else FALLBACK_STAMP


def _document(
    facts: ReportFacts, parts: tuple[Part, ...], cover: tuple[Block, ...], *, has_contents: bool
) -> Document:
    story = facts.story
    kind = "Interim report" if facts.is_interim else "After-action report"
    return Document(
        title=story.title,
        subtitle=headline(facts),
        kicker=kind,
        aside=f"Played on {days(*story.span)}" if story.span else "",
        running=f"{story.title}. {kind}",
        author=properties_of(story.marking).author,
        stamp=stamp_of(facts),
        marking=story.marking,
        paper=facts.options.paper,
        cover=cover,
        has_contents=has_contents,
        on_one_page=facts.options.turn is not None,
        parts=parts,
        origin=origin_of(story),
    )


def _parts(facts: ReportFacts, drawings: Drawings) -> Iterator[Part]:
    wants = facts.options.has
    if words := front.foreword(facts):
        yield Part(id="foreword", title="Foreword", blocks=words)
    if wants("summary"):
        yield _part("summary", front.summary(facts), title=headline(facts), kicker="Summary")
    if wants("reading"):
        yield _part("reading", front.reading(facts))
    # Of whose hand a record is, every report says, whatever else is left out of it.
    yield Part(id="machines", title="What a machine wrote", blocks=written_by_machines(facts), breaks=False)
    if wants("graph"):
        yield _part("graph", numbers.graph(facts, drawings))
    if wants("course"):
        yield _part("course", numbers.course(facts))
    if wants("turns"):
        yield from turn_parts.turns(facts, drawings)
    yield from _back(facts)


def _back(facts: ReportFacts) -> Iterator[Part]:
    makers: dict[str, Callable[[ReportFacts], tuple[Block, ...]]] = {
        "deals": back.deals,
        "talks": talks.talks,
        "ledger": back.ledger,
        "scores": back.scores,
        "time": time_spent.time_spent,
        "hot-wash": back.hot_wash,
        "plan": improvement.improvement,
        "branches": other_lines.branches,
        "names": back.names,
        "events": back.events,
    }
    left_out = {
        "names": facts.story.naming != "annex",
        "plan": facts.improvement.is_empty,
    }
    for part, make in makers.items():
        if facts.options.has(part) and not left_out.get(part, False):
            yield _part(part, make(facts))


def _part(name: str, blocks: tuple[Block, ...], *, title: str = "", kicker: str = "") -> Part:
    # What is said in a sentence or two needs no page of its own; the annex does, to be taken off.
    is_short = name != "names" and all(isinstance(block, Paragraph | Heading) for block in blocks)
    return Part(id=name, title=title or PARTS[name], kicker=kicker, blocks=blocks, breaks=not is_short)
