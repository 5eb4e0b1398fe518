"""The front of the report: cover, summary, and how to read it.

Takes facts, gives blocks; see `document` for where they stand.
"""

import re
from typing import Final

from wargame.alignment.monitor import gap_words
from wargame.alignment.picture import CROWDED
from wargame.report.blocks import Block, Bullets, Figure, Heading, KeyFigures, Pairs, Paragraph, SourcedText
from wargame.report.drawings import Drawings
from wargame.report.facts import ReportFacts
from wargame.report.opening.summary import (
    blocs_lines,
    ending_line,
    injects_line,
    key_figures,
    moves_line,
    opening_line,
    ties_lines,
    turning_line,
    verdict_lines,
)
from wargame.report.phrases import turn_named
from wargame.scenario.model import Marking
from wargame.terms import signed
from wargame.times import span
from wargame.words.counting import spelt
from wargame.words.methods import METHOD_WORDS

INTERIM = (
    "This is an interim report: the session still runs, and what is said here may be taken back or overtaken."
)
UNFINISHED = "This report tells the session up to a certain turn, not to its end."
SECRETS_IN = (
    "This report tells what was secret at the table: covert moves, hidden aims and total scores, secret "
    "deals, letters, and the notes of observers. What was written in the hot wash for Control alone is not "
    "in it."
)
SECRETS_OUT = (
    "What was secret at the table is left out: who was behind covert moves that stayed covert, hidden aims "
    "and total scores, secret deals, letters and questions, news for some seats only, how seats saw their "
    "ties, notes, what other lines of play were about, seed and key, and the monitor."
)
TRIED_OUT = "What was tried at this table is left out"
CHATHAM_HOUSE = "The session was held under the Chatham House rule: seats are named, people are not."
COMPARE = "Over the record up to its last event here; compare it with what was written down at the table."
ONE_GAME = "One game is one story, not a forecast. Seats play positions, not people; moves are invented."


def cover(facts: ReportFacts, drawings: Drawings) -> tuple[Block, ...]:
    """Return the cover: scenario, date, seats, players unless they are not to be named, seed, hash."""
    blocks: list[Block] = []
    if facts.is_interim:
        blocks.append(Paragraph(line=SourcedText(INTERIM), style="care"))
    elif facts.story.cut:
        blocks.append(Paragraph(line=SourcedText(UNFINISHED), style="care"))
    blocks.append(Paragraph(line=opening_line(facts), style="lead"))
    blocks.append(Figure(drawing=drawings.large(facts.story.state, _where_it_stands(facts))))
    blocks.append(Pairs(rows=_cover_rows(facts)))
    return tuple(blocks)


def foreword(facts: ReportFacts) -> tuple[Block, ...]:
    """Return the facilitator's own words, one paragraph for each of theirs; empty without any."""
    return tuple(
        Paragraph(line=SourcedText(facts.story.names.plain(text.strip())), style="fiction")
        for text in facts.options.foreword.split("\n\n")
        if text.strip()
    )


def _where_it_stands(facts: ReportFacts) -> str:
    if not facts.turns:
        return "Where the ties stand at the start"
    last = facts.turns[-1]
    return f"Where the ties stood at the end of {turn_named(last.number, last.label)}"


def _cover_rows(facts: ReportFacts) -> tuple[tuple[str, tuple[SourcedText, ...]], ...]:
    story = facts.story
    method = METHOD_WORDS[story.state.setup.method]
    rows: list[tuple[str, tuple[SourcedText, ...]]] = [
        *_marking_rows(story.marking),
        ("Scenario", (SourcedText(story.scenario.title),)),
        ("Played", (SourcedText(span(*story.span) if story.span else "Not yet"),)),
        ("Seats", tuple(seat_lines(facts))),
        ("Rulings", (SourcedText(f"By {method.named}, unless a move says otherwise"),)),
    ]
    if lines := design_lines(facts):
        rows.append(("Design", lines))
    if story.branch != "main":
        said = f"“{story.names.plain(story.branch)}”" if story.secrets else "Not the first"
        rows.append(("Line of play", (SourcedText(said),)))
    rows.append(("Secrets", (SourcedText(SECRETS_IN if story.secrets else SECRETS_OUT),)))
    if story.secrets:
        rows.append(("Seed", (SourcedText(str(story.state.setup.seed), (1,)),)))
        if story.state.setup.key:
            rows.append(("Key", (SourcedText(story.state.setup.key, (1,)),)))
        rows.append(("State", (SourcedText(facts.state_hash, (story.head,)),)))
    rows.append(("Record", (SourcedText(_record(facts)),)))
    if seal := story.seal:
        rows.append(("Seal", (SourcedText(seal, (story.head,)), SourcedText(COMPARE, (), "quiet"))))
    return tuple(rows)


def design_lines(facts: ReportFacts) -> tuple[SourcedText, ...]:
    """Return of which design the session is a table; what was tried at it only where secrets are told."""
    line, names = facts.story.design, facts.story.names
    if line is None:
        return ()
    called = f"“{names.plain(line.title)}”, a design" if line.title else "a design"
    said = f"Table {line.table:,} of {called} that was sealed before play as: {line.words}"
    if not facts.story.secrets:
        return (SourcedText(said), SourcedText(TRIED_OUT, (), "quiet"))
    inside = f", in stratum “{names.plain(line.stratum)}”" if line.stratum else ""
    return (SourcedText(said), SourcedText(f"Tried at this table: “{names.plain(line.treatment)}”{inside}"))


def _marking_rows(marking: Marking) -> list[tuple[str, tuple[SourcedText, ...]]]:
    said = {
        "House": marking.house,
        "Marking": marking.banner,
        "Status": (marking.status or "").capitalize(),
        "Names": CHATHAM_HOUSE if marking.chatham_house else "",
    }
    return [(name, (SourcedText(text),)) for name, text in said.items() if text]


def _record(facts: ReportFacts) -> str:
    story = facts.story
    known = len(story.entries) if story.secrets else len(story.happened)
    return f"{spelt(known, 'event')} in this line of play, the last one is number {story.head}"


def seat_lines(facts: ReportFacts) -> list[SourcedText]:
    """Return each seat with who sat there: by name, or how many, as the options say."""
    story = facts.story
    lines = []
    for seat in story.scenario.seats:
        numbers = [number for number, where in story.state.affairs.people if where == seat.id]
        if story.names.shown:
            names = [story.names.people[number].name for number in numbers if number in story.names.people]
            said = ", ".join(name for name in names if name) or "nobody entered by name"
            lines.append(SourcedText(f"{seat.name}: {said}"))
        else:
            lines.append(
                SourcedText(f"{seat.name}: {spelt(len(numbers), 'player')}" if numbers else seat.name)
            )
    return lines


def summary(facts: ReportFacts) -> tuple[Block, ...]:
    """Return one page in plain words."""
    blocks: list[Block] = [KeyFigures(figures=key_figures(facts))]
    happened = [line for line in (moves_line(facts), injects_line(facts), ending_line(facts)) if line]
    blocks += [Heading(text="What happened"), Bullets(lines=(opening_line(facts), *happened))]
    if facts.turns:
        blocks += [
            Heading(text="Where the alignments ended"),
            Bullets(lines=(*ties_lines(facts), *blocs_lines(facts))),
        ]
    if facts.answer is not None:
        blocks += [Heading(text="What the monitor says"), Bullets(lines=verdict_lines(facts, facts.answer))]
        blocks.append(Bullets(lines=tuple(_evidence(facts))))
    if facts.turning_points:
        blocks.append(Heading(text="Turning points"))
        blocks.append(Bullets(lines=tuple(turning_line(facts, point) for point in facts.turning_points)))
    return tuple(blocks)


def _evidence(facts: ReportFacts) -> list[SourcedText]:
    assert facts.answer is not None
    refs = (facts.story.last_of_play,)
    lines = [
        SourcedText(
            f"{part.title}: {_signed(part.value)} of 1, weight {part.weight:.2f}; {_minus(part.evidence)}.",
            refs,
            "quiet",
        )
        for part in facts.answer.parts
    ]
    lines += [SourcedText(f"{gap_words(gap)}.", refs, "quiet") for gap in facts.answer.gaps]
    lines += [
        SourcedText(f"{one.title}: {'held' if one.holds else 'did not hold'}.", refs, "quiet")
        for one in facts.answer.mechanisms
    ]
    return lines


def _signed(value: float) -> str:
    return _minus(f"{value:+.2f}")


def _minus(text: str) -> str:
    """Return a text with real minus signs before its figures."""
    return re.sub(r"(?<!\w)-(?=\d)", "−", text)


_PALE: Final = (
    " Where very many ties are drawn, those among actors without a seat are pale and without a number; the "
    "table of pairs tells them."
)


def _is_crowded(facts: ReportFacts) -> bool:
    threshold = facts.story.scenario.graph.tie_threshold
    moments = (moment.state.values for moment in facts.story.moments)
    pairs = facts.story.compiled.board.pairs.values()
    return any(sum(abs(values[at]) >= threshold for at in pairs) > CROWDED for values in moments)


def reading(facts: ReportFacts) -> tuple[Block, ...]:
    """Return how to read the report."""
    scale = facts.story.scenario.rules.alignment
    threshold = facts.story.scenario.graph.tie_threshold
    top = "without an upper end" if scale.max is None else f"to {signed(scale.max)}"
    lines = [
        SourcedText(
            f"An alignment says how two actors stand to one another, from {signed(scale.min)} {top}. It is "
            f"the same for both. At a strength of {threshold} or more it is a tie and is drawn: blue and "
            "solid when aligned, orange and dashed when opposed; the width is its strength, the number its "
            "value."
        ),
        SourcedText(
            "A filled disc is a seat that was played, an outlined one an actor that cards and events move. "
            "A dashed ring stands for an actor that is strongly opposed to everyone it has a tie with."
            + (_PALE if _is_crowded(facts) else "")
        ),
        SourcedText(
            "Numbers in square brackets are those of events in the record. Every statement names the events "
            "that it rests on; the appendix lists them all."
        ),
        SourcedText(
            "A triad is three actors tied to one another. It is strained when the signs do not fit: "
            "two friends who stand on opposite sides of a third, or three opponents. The frustration index "
            "is the smallest number of ties that do not fit, however the actors are split into two camps."
        ),
        SourcedText(
            "Odds are those before the throw, from the difficulty and all modifiers as they stood. Where the "
            "facilitator put another outcome in place of the one that fell, both are shown, with the reason."
        ),
    ]
    if not facts.story.names.shown and facts.story.people():
        lines.append(
            SourcedText(
                "People are called by their seats. Where a name stood in what somebody wrote, the seat "
                "stands in its place in square brackets."
            )
        )
    return (
        Paragraph(line=SourcedText(ONE_GAME), style="care"),
        Bullets(lines=tuple(lines)),
        *_sources(facts),
    )


def _sources(facts: ReportFacts) -> tuple[Block, ...]:
    source = facts.story.scenario.source
    if not source:
        return ()
    return (Heading(text="What the scenario rests on"), Paragraph(line=SourcedText(source)))
