"""The slides of the board: the alignment graph at start and end, what moved and why, turns, tracks.

Takes facts, gives slides. What moved, and through which events, is `shifts`' and `turning`'s; which ties are
seen is `shown.graph`'s, as in the report and in the windows.
"""

from typing import Final

from wargame.game.state import GameState
from wargame.report.blocks import Cell, Column, SourcedText, Table
from wargame.report.facts import ReportFacts
from wargame.report.opening.summary import blocs_lines, net_movements, pair_label, pair_name
from wargame.report.phrases import tone_of, turn_named
from wargame.report.slides.values import Card, Cards, Course, Courses, Graph, Slide
from wargame.report.turning import TurningPoint
from wargame.shown.course import track_courses, travelled
from wargame.shown.graph import content_of, places_in, summary
from wargame.shown.table import step_words
from wargame.terms import Pair, alignment, signed, track

MOST_MOVED: Final = 8
"""Pairs that are told in the table of what moved most; the report has them all."""

MOST_WHYS: Final = 3
MOST_COURSES: Final = 9


def at_start(facts: ReportFacts) -> Slide:
    """Return the graph before the first turn."""
    return Slide(
        id="start",
        title="Where the ties stood at the start" if facts.turns else "Where the ties stand",
        blocks=(_graph(facts, facts.story.moments[0].state),),
    )


def at_end(facts: ReportFacts) -> Slide | None:
    """Return the graph at the end of what is told; None before the first turn."""
    if not facts.turns:
        return None
    last = facts.turns[-1]
    named = turn_named(last.number, last.label)
    blocs = blocs_lines(facts)
    ended = "at the end of" if last.complete else "in"
    return Slide(
        id="end",
        title=f"Where the ties stood {ended} {named}",
        blocks=(_graph(facts, facts.story.moments[-1].state, blocs[0] if blocs else None),),
        notes=blocs[1:],
    )


def _graph(facts: ReportFacts, state: GameState, note: SourcedText | None = None) -> Graph:
    content = content_of(state, places=places_in(facts.story.session.settings))
    return Graph(content=content, alt=summary(content), note=note)


def moved_most(facts: ReportFacts) -> Slide | None:
    """Return the pairs that ended farthest from where they began, and what moved them; None if none did."""
    moved = net_movements(facts)
    if not moved:
        return None
    pair, before, after = moved[0]
    columns = (("Tie", 2.3), ("Start", 0.8), ("End", 0.8), ("Moved most by", 6.0))
    return Slide(
        id="moved",
        title=f"What moved most: {pair_name(facts, pair)}, {signed(before)} to {signed(after)}",
        blocks=(
            Table(
                columns=tuple(
                    Column(title=title, width=width, align="center" if 0 < at < 3 else "left")
                    for at, (title, width) in enumerate(columns)
                ),
                rows=tuple(_moved_row(facts, *one) for one in moved[:MOST_MOVED]),
                summary="The ties that moved farthest from start to end, with what moved them most.",
            ),
        ),
        notes=_others(facts, len(moved) - MOST_MOVED),
    )


def _others(facts: ReportFacts, more: int) -> tuple[SourcedText, ...]:
    if more <= 0:
        return ()
    return (SourcedText(f"More pairs ended elsewhere than they began: {more}.", (facts.story.last_of_play,)),)


def _moved_row(facts: ReportFacts, pair: Pair, before: int, after: int) -> tuple[Cell, ...]:
    shifts = [one for turn in facts.turns for one in turn.ties if one.pair == pair]
    shifts.sort(key=lambda one: -abs(one.by))
    whys = tuple(dict.fromkeys(why for one in shifts for why in one.whys))[:MOST_WHYS]
    refs = facts.shifts.on_the_way(alignment(*pair))
    return (
        Cell((SourcedText(pair_label(facts, pair), (), "strong"),)),
        Cell((SourcedText(signed(before), (), tone_of(before)),)),
        Cell((SourcedText(signed(after), (), tone_of(after)),)),
        Cell((SourcedText("; ".join(whys), refs, "quiet"),)),
    )


def turning(facts: ReportFacts) -> Slide | None:
    """Return the turning points as cards; None if there are none."""
    points = facts.turning_points
    if not points:
        return None
    return Slide(
        id="turning",
        title="Turning points",
        blocks=(Cards(cards=tuple(_turning_card(facts, one) for one in points)),),
    )


def _turning_card(facts: ReportFacts, point: TurningPoint) -> Card:
    label = facts.story.label(point.turn)
    plain = f"Turn {point.turn}"
    heading = plain if label == plain else f"{plain}, {label}"
    if point.pair is None:
        return Card(
            heading=heading,
            figure=f"{point.before} → {point.after}",
            label="Frustration index",
            lines=(SourcedText("Ties that fit no split into two camps.", point.refs),),
            refs=point.refs,
        )
    whys = point.shift.whys if point.shift else ()
    return Card(
        heading=heading,
        figure=f"{signed(point.before)} → {signed(point.after)}",
        tone=tone_of(point.after),
        label=pair_name(facts, point.pair),
        lines=tuple(SourcedText(why, point.refs) for why in whys),
        refs=point.refs,
    )


def tracks(facts: ReportFacts) -> Slide | None:
    """Return the tracks over the turns; None without a turn or a track."""
    if not facts.turns:
        return None
    every = track_courses(facts.story.turns, hidden=facts.story.secrets)
    if not every:
        return None
    way = {line.id: travelled(course) for line, course in every}
    order = [line.id for line, _ in every]
    chosen = set(sorted(order, key=lambda one: (-way[one], order.index(one)))[:MOST_COURSES])
    labels = tuple(str(moment.turn) for moment in facts.story.moments)
    courses = []
    for line, course in every:
        if line.id not in chosen:
            continue
        step = step_words(line.steps, course[-1])
        courses.append(
            Course(
                title=line.name,
                note=f"{course[0]} at the start, {course[-1]} at the end" + (f" ({step})" if step else ""),
                labels=labels,
                values=course,
                low=line.min,
                high=line.max,
                refs=facts.shifts.on_the_way(track(line.id)),
            )
        )
    return Slide(
        id="tracks",
        title="Tracks, turn by turn",
        blocks=(Courses(courses=tuple(courses), hidden=len(every) - len(courses)),),
    )
