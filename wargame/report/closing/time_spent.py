"""Where the time went: each phase beside its plan, each turn, and what was done to the timer.

Comes from the times of the record, breaks left out. Takes facts, gives blocks; see `document` for where they
stand.
"""

from collections.abc import Sequence

from wargame.game import events as ev
from wargame.report.blocks import Block, Bullets, Cell, Column, Paragraph, SourcedText, Table
from wargame.report.facts import ReportFacts
from wargame.session.pace import BREAK_S, Span, spans
from wargame.words.counting import spelt
from wargame.words.labels import PHASE_WORDS


def time_spent(facts: ReportFacts) -> tuple[Block, ...]:
    """Return the time that phases and turns took."""
    found = spans(facts.story.entries)
    if not found:
        return (Paragraph(line=SourcedText("No phase has been opened.")),)
    whole = minutes(sum(one.seconds for one in found))
    note = (
        f"The phases took {whole} in all, by the times of the record. "
        f"More than {BREAK_S // 60} minutes without an entry count as a break."
    )
    return (
        Paragraph(line=SourcedText(note, (facts.story.counted(found[0].event), facts.story.last_of_play))),
        _phases(facts, found),
        _turns(facts, found),
        *_timer(facts),
    )


def minutes(seconds: float) -> str:
    """Return a time in whole minutes."""
    return "under 1 min" if seconds < 60 else f"{round(seconds / 60)} min"


def _phases(facts: ReportFacts, found: Sequence[Span]) -> Table:
    titles = (("Phase", 1.6), ("Planned", 0.8), ("In a turn", 0.9), ("Longest", 0.9), ("In all", 2.0))
    return Table(
        columns=tuple(Column(title=title, width=width) for title, width in titles),
        rows=tuple(
            _phase_row(facts, at, [one for one in found if one.phase == at])
            for at in sorted({one.phase for one in found})
        ),
        summary="Each phase: minutes planned, minutes in a turn on average, at most and in all.",
        style="small",
    )


def _phase_row(facts: ReportFacts, at: int, own: Sequence[Span]) -> tuple[Cell, ...]:
    phase = facts.story.compiled.rules.phases[at]
    planned = facts.story.state.setup.minutes.get(phase.kind, phase.minutes)
    by_turn: dict[int, float] = {}
    for one in own:
        # A phase that was opened again is the same phase of its turn.
        by_turn[one.turn] = by_turn.get(one.turn, 0.0) + one.seconds
    whole = sum(by_turn.values())
    return (
        Cell((SourcedText(phase.title or PHASE_WORDS[phase.kind], (), "strong"),)),
        Cell((SourcedText(f"{planned} min" if planned else "–"),)),
        Cell((SourcedText(minutes(whole / len(by_turn))),)),
        Cell((SourcedText(minutes(max(by_turn.values()))),)),
        Cell((SourcedText(minutes(whole), tuple(facts.story.counted(one.event) for one in own)),)),
    )


def _turns(facts: ReportFacts, found: Sequence[Span]) -> Table:
    ends = {moment.turn: moment.event for moment in facts.story.moments}
    rows = []
    for turn in dict.fromkeys(one.turn for one in found):
        own = [one for one in found if one.turn == turn]
        first, last = (facts.story.counted(one.event) for one in (own[0], own[-1]))
        refs = (first, ends.get(turn, last))
        rows.append(
            (
                Cell((SourcedText(str(turn), (), "strong"),)),
                Cell((SourcedText(minutes(sum(one.seconds for one in own)), refs),)),
            )
        )
    return Table(
        columns=(Column(title="Turn", width=1), Column(title="Took", width=3)),
        rows=tuple(rows),
        summary="How long each turn took.",
        style="small",
    )


def _timer(facts: ReportFacts) -> tuple[Block, ...]:
    added = [
        one for one in facts.story.happened if isinstance(one.event, ev.TimerSet) and one.event.act == "added"
    ]
    over = [one for one in facts.story.happened if isinstance(one.event, ev.TimerSet) and one.event.left < 0]
    lines = []
    if added:
        often = "once" if len(added) == 1 else spelt(len(added), "time")
        said = f"More time was given {often}."
        lines.append(SourcedText(said, tuple(one.number for one in added)))
    lines += [SourcedText(f"Turn {one.turn}: {one.told.text}", (one.number,)) for one in over]
    return (Bullets(lines=tuple(lines)),) if lines else ()
