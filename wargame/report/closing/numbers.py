"""The numbers of the report over time: the graph at every turn, alignments, tracks, triads, frustration.

Takes facts, gives blocks; see `document` for where they stand.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from wargame.report.blocks import (
    Block,
    Cell,
    Column,
    Drawing,
    Figure,
    Gallery,
    Heading,
    Legend,
    Paragraph,
    SourcedText,
    Table,
)
from wargame.report.charts import line_chart
from wargame.report.drawings import Drawings, picture_block
from wargame.report.facts import ReportFacts
from wargame.report.opening.summary import pair_name
from wargame.report.phrases import tone_of, turn_named
from wargame.report.story import TurnMoment
from wargame.shown.actors import shorts_in
from wargame.shown.course import balance_course, tie_courses, track_courses, travelled
from wargame.shown.graph import scale_end
from wargame.shown.pictures import of_actor
from wargame.terms import Pair, pair, signed

MOMENTS_A_TABLE: Final = 13
"""Columns of a table over time: the start and twelve turns."""

MOST_CHARTS: Final = 18
"""Pairs of seats that get a chart of their own."""

OPEN_SCALE: Final = 10
"""Where an open scale of alignments ends in a chart if nobody went further."""


def graph(facts: ReportFacts, drawings: Drawings) -> tuple[Block, ...]:
    """Return the graph at the start, at the end of each turn, and, large, at the end."""
    moments = facts.story.moments
    small = tuple(drawings.small(moment.state, *_called(moment)) for moment in moments)
    blocks: list[Block] = [
        Legend(actors=tuple(_glyphs(facts, drawings))),
        *_pictures(facts),
        Gallery(drawings=small, columns=3),
    ]
    if len(moments) > 1:
        last = moments[-1]
        blocks.append(
            Figure(drawing=drawings.large(last.state, f"At the end of {turn_named(last.turn, last.label)}"))
        )
    blocks.append(Figure(drawing=drawings.large(moments[0].state, "At the start")))
    return tuple(blocks)


def _pictures(facts: ReportFacts) -> list[Block]:
    """Return the pictures of the actors that have one, side by side."""
    compiled = facts.story.session.compiled
    drawings = tuple(
        replace(picture_block(shown), title=actor.name)
        for actor in compiled.scenario.actors
        if (shown := of_actor(compiled, actor.id)) is not None
    )
    return [Gallery(drawings=drawings, columns=4)] if drawings else []


def _called(moment: TurnMoment) -> tuple[str, str]:
    if not moment.turn:
        return ("Start", "before turn 1")
    number = f"Turn {moment.turn}"
    return (number, "" if moment.label == number else moment.label)


def _glyphs(facts: ReportFacts, drawings: Drawings) -> list[tuple[str, str]]:
    """Return the sign of each actor with its name; who has no drawing is known by letters on its disc."""
    actors = facts.story.scenario.actors
    shorts = shorts_in(facts.story.scenario)
    return [
        (drawing, one.name)
        if (drawing := drawings.glyphs.get(one.id))
        else ("", f"{shorts[one.id]} · {one.name}")
        for one in actors
    ]


def course(facts: ReportFacts) -> tuple[Block, ...]:
    """Return alignments, tracks, triads and frustration over time."""
    if not facts.turns:
        return (Paragraph(line=SourcedText("No turn has been played yet, so nothing has moved.")),)
    return (
        Heading(text="Alignments between the seats"),
        Gallery(drawings=_tie_charts(facts), columns=3),
        Heading(text="Every pair that moved or has a tie"),
        *_heat_maps(facts),
        *_track_blocks(facts),
        Heading(text="Triads and frustration"),
        Gallery(drawings=_balance_charts(facts), columns=3),
        _balance_table(facts),
    )


def _ticks(facts: ReportFacts) -> tuple[str, ...]:
    return tuple(str(moment.turn) for moment in facts.story.moments)


def _tie_charts(facts: ReportFacts) -> tuple[Drawing, ...]:
    scale = facts.story.scenario.rules.alignment
    pairs = _pairs_of_seats(facts)
    courses = tie_courses(facts.story.turns)
    highest = max((abs(value) for both in pairs for value in courses[both]), default=OPEN_SCALE)
    high = scale.max if scale.max is not None else max(OPEN_SCALE, highest)
    return tuple(
        line_chart(
            courses[both],
            title=pair_name(facts, both),
            note=f"{signed(courses[both][0])} at the start, {signed(courses[both][-1])} at the end",
            low=scale.min,
            high=high,
            labels=_ticks(facts),
            signed=True,
            ticks=(scale.min, 0, high),
        )
        for both in pairs
    )


def _pairs_of_seats(facts: ReportFacts) -> list[Pair]:
    """Return the pairs of seats; of many only those that moved farthest, in the scenario's order."""
    seats = [seat.id for seat in facts.story.scenario.seats]
    pairs = [pair(one, other) for one, other in combinations(seats, 2)]
    if len(pairs) <= MOST_CHARTS:
        return pairs
    courses = tie_courses(facts.story.turns)
    way = {both: travelled(courses[both]) for both in pairs}
    chosen = sorted(pairs, key=lambda both: (-way[both], pairs.index(both)))[:MOST_CHARTS]
    return [both for both in pairs if both in chosen]


def _heat_maps(facts: ReportFacts) -> list[Block]:
    threshold = facts.story.scenario.graph.tie_threshold
    end = scale_end(facts.story.scenario)
    moments = facts.story.moments
    pairs = [
        both
        for both, course in tie_courses(facts.story.turns).items()
        if travelled(course) or abs(course[0]) >= threshold
    ]
    if not pairs:
        return [Paragraph(line=SourcedText("No pair had a tie, and none got one."))]
    return [
        Table(
            columns=(
                Column(title="Pair"),
                *(Column(title=_short(moment), align="center", width=1) for moment in some),
            ),
            rows=tuple(
                (
                    Cell((SourcedText(pair_name(facts, both)),)),
                    *(_heat(moment.state.alignment(*both), end) for moment in some),
                )
                for both in pairs
            ),
            summary="Alignment of each pair at the start and at the end of each turn.",
            style="heat",
        )
        for some in _in_tables(moments)
    ]


def _heat(value: int, end: float) -> Cell:
    return Cell((SourcedText(signed(value), (), tone_of(value)),), shade=max(-1.0, min(1.0, value / end)))


def _short(moment: TurnMoment) -> str:
    return f"T{moment.turn}" if moment.turn else "Start"


def _in_tables(moments: Sequence[TurnMoment]) -> list[Sequence[TurnMoment]]:
    return [moments[at : at + MOMENTS_A_TABLE] for at in range(0, len(moments), MOMENTS_A_TABLE)]


def _track_blocks(facts: ReportFacts) -> list[Block]:
    charts = [
        line_chart(
            course,
            title=line.name,
            note=f"{course[0]} at the start, {course[-1]} at the end",
            low=line.min,
            high=line.max,
            labels=_ticks(facts),
        )
        for line, course in track_courses(facts.story.turns, hidden=facts.story.secrets)
    ]
    if not charts:
        return []
    return [Heading(text="Tracks"), Gallery(drawings=tuple(charts), columns=3)]


def _balance_charts(facts: ReportFacts) -> tuple[Drawing, ...]:
    course, labels = balance_course(facts.points), _ticks(facts)
    strained, index = course.strained, course.frustration
    return (
        line_chart(
            course.balanced, title="Balanced triads", note="share of all triads", low=0, high=1, labels=labels
        ),
        line_chart(
            strained, title="Strained triads", note="number", low=0, high=_top(strained), labels=labels
        ),
        line_chart(
            index,
            title="Frustration index",
            note="ties that fit no split into two",
            low=0,
            high=_top(index),
            labels=labels,
        ),
    )


def _top(values: Sequence[float]) -> float:
    return max(4.0, *values)


def _balance_table(facts: ReportFacts) -> Table:
    rows = []
    for moment, point in zip(facts.story.moments, facts.points, strict=True):
        one = point.measures
        known = one.frustration
        index = str(known.at_most) if known.is_exact else f"{known.at_least}–{known.at_most}"
        share = "–" if one.triads.balanced_share is None else f"{one.triads.balanced_share:.0%}"
        polarised = "–" if one.polarisation is None else f"{one.polarisation:.2f}"
        cells = (
            _short(moment),
            *(str(number) for number in (one.ties, one.aligned, one.opposed, one.triads.count)),
            f"{one.triads.balanced} ({share})",
            index,
            polarised,
        )
        rows.append(tuple(Cell((SourcedText(text),)) for text in cells))
    titles = ("", "Ties", "Aligned", "Opposed", "Triads", "Balanced", "Frustration", "Polarisation")
    return Table(
        columns=tuple(
            Column(title=title or "Moment", align="right" if title else "left", width=1) for title in titles
        ),
        rows=tuple(rows),
        summary="Ties, triads, frustration index and polarisation at the start and the end of each turn.",
        style="small",
    )
