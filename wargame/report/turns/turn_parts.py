"""One section for each turn: what came from outside, what moved and why, the moves, deals, observations.

Takes facts, gives parts; see `document` for where they stand. `page` is a turn on one page, for the start of
the next sitting.
"""

from dataclasses import replace
from typing import Final

from wargame.game import events as ev
from wargame.report.blocks import (
    Block,
    Bullets,
    Column,
    Figure,
    Gallery,
    Heading,
    Meter,
    Meters,
    Paragraph,
    Part,
    Quote,
    SourcedText,
    Table,
)
from wargame.report.dealings import TAGS_OF_LESSONS, DealFact, NoteFact
from wargame.report.drawings import Drawings, picture_block
from wargame.report.facts import ReportFacts, TurnFact
from wargame.report.opening.front import INTERIM
from wargame.report.opening.summary import pair_label
from wargame.report.phrases import moved
from wargame.report.shifts import Shift
from wargame.report.turns.move_cards import move_card, move_row
from wargame.shown.pictures import of_card, of_inject
from wargame.terms import InjectId, Refused

MOST_BESIDE: Final = 9
"""Ties that are listed beside the graph of a turn; the rest follow below it."""

_HAPPENINGS: Final = (
    ev.InfluenceGiven,
    ev.StatementMade,
    ev.VoteOpened,
    ev.VoteClosed,
    ev.SeatPassed,
    ev.CoverBlown,
    ev.BoardAdjusted,
    ev.UpkeepDone,
    ev.AuditHeld,
    ev.CalendarChanged,
    ev.GameEnded,
)
_INJECTS: Final = (
    ev.InjectFired,
    ev.InjectAnswered,
    ev.AnswersOpened,
    ev.InjectSkipped,
    ev.InjectPostponed,
)


def turns(facts: ReportFacts, drawings: Drawings) -> tuple[Part, ...]:
    """Return one part for each turn that was begun."""
    last = facts.story.state.last_turn
    return tuple(
        Part(
            id=f"turn-{turn.number}",
            title=_title(turn),
            kicker=f"Turn {turn.number} of {last}",
            aside=turn.label if turn.label != f"Turn {turn.number}" else "",
            blocks=_turn(facts, drawings, turn),
        )
        for turn in facts.turns
    )


def _title(turn: TurnFact) -> str:
    plain = f"Turn {turn.number}"
    return plain if turn.label == plain else f"{plain}: {turn.label}"


def _turn(facts: ReportFacts, drawings: Drawings, turn: TurnFact) -> tuple[Block, ...]:
    return (
        *_unfinished(turn),
        *_injects(facts, turn),
        *_board(facts, drawings, turn),
        *_moves(facts, drawings, turn),
        *_deals(facts, turn),
        *_other(turn),
        *_notes(facts, turn),
    )


def _unfinished(turn: TurnFact) -> tuple[Block, ...]:
    if turn.complete:
        return ()
    said = "The game was ended in this turn." if turn.after.affairs.ended else "This turn is not over."
    return (Paragraph(line=SourcedText(said, (turn.last_event,)), style="care"),)


def _injects(facts: ReportFacts, turn: TurnFact) -> list[Block]:
    blocks: list[Block] = []
    for one in turn.happened:
        if not isinstance(one.event, _INJECTS):
            continue
        if isinstance(one.event, ev.InjectFired):
            blocks.append(Paragraph(line=SourcedText(one.told.text, (one.number,), "strong")))
            blocks += _pictures(facts, one.event.inject)
            text = one.event.text
            if text:
                blocks.append(Paragraph(line=SourcedText(text), style="fiction"))
            rest = one.told.details[1:] if text else one.told.details
        else:
            blocks.append(Paragraph(line=SourcedText(one.told.text, (one.number,))))
            rest = one.told.details
        if rest:
            blocks.append(Bullets(lines=tuple(SourcedText(detail) for detail in rest)))
    return blocks


def _pictures(facts: ReportFacts, inject: InjectId) -> list[Block]:
    """Return the picture of an inject as a block; nothing where it has none."""
    shown = of_inject(facts.story.session.compiled, inject)
    if shown is None:
        return []
    return [Gallery(drawings=(picture_block(shown),), columns=2)]


def _board(facts: ReportFacts, drawings: Drawings, turn: TurnFact) -> list[Block]:
    rows = tuple(_tie_row(facts, tie) for tie in turn.ties)
    if rows:
        blocks: list[Block] = [
            Figure(
                drawing=drawings.change(turn.before, turn.after, f"What moved in turn {turn.number}"),
                heading="What moved and why",
                beside=rows[:MOST_BESIDE],
            )
        ]
        blocks += [
            Bullets(lines=tuple(_as_line(row) for row in rows[MOST_BESIDE:]))
            for _ in range(len(rows) > MOST_BESIDE)
        ]
    else:
        blocks = [Paragraph(line=SourcedText("No alignment moved in this turn."))]
    if turn.tracks:
        blocks.append(Meters(meters=tuple(_meter(facts, one) for one in turn.tracks)))
    return blocks


def _tie_row(facts: ReportFacts, tie: Shift) -> tuple[SourcedText, SourcedText, SourcedText]:
    label = pair_label(facts, tie.pair) if tie.pair else str(tie.what)
    return (
        SourcedText(label, (), "strong"),
        moved(tie.before, tie.after, signs=True),
        SourcedText("; ".join(tie.whys), tie.refs, "quiet"),
    )


def _as_line(row: tuple[SourcedText, SourcedText, SourcedText]) -> SourcedText:
    name, movement, why = row
    return SourcedText(f"{name.text} {movement.text}. {why.text}", why.refs)


def _meter(facts: ReportFacts, shift: Shift) -> Meter:
    line = next(one for one in facts.story.scenario.tracks if (one.id,) == shift.what.ids)
    steps = [at for at in sorted(line.steps) if at <= shift.after]
    return Meter(
        name=line.name,
        before=shift.before,
        after=shift.after,
        low=line.min,
        high=line.max,
        refs=shift.refs,
        says=line.steps[steps[-1]] if steps else "",
    )


def _moves(facts: ReportFacts, drawings: Drawings, turn: TurnFact) -> list[Block]:
    blocks: list[Block] = [Heading(text="Moves")]
    if not turn.moves:
        return [*blocks, Paragraph(line=SourcedText("No move is known of this turn."))]
    blocks += _pictures_of_cards(facts, turn)
    return [*blocks, *(move_card(facts, drawings, move) for move in turn.moves)]


def _pictures_of_cards(facts: ReportFacts, turn: TurnFact) -> list[Block]:
    """Return the pictures of the cards that are played for the first time, side by side."""
    before = {move.card for one in facts.turns if one.number < turn.number for move in one.moves}
    new = {move.card: move.title for move in turn.moves if move.card not in before}
    compiled = facts.story.session.compiled
    drawings = tuple(
        replace(picture_block(shown), title=title)
        for card, title in new.items()
        if (shown := of_card(compiled, card)) is not None
    )
    return [Gallery(drawings=drawings, columns=4)] if drawings else []


def _deals(facts: ReportFacts, turn: TurnFact) -> list[Block]:
    if not turn.deals:
        return []
    in_turn = {one.number for one in turn.happened}
    lines = tuple(deal_line(facts, deal, in_turn) for deal in turn.deals)
    return [Heading(text="Deals"), Bullets(lines=lines)]


def deal_line(facts: ReportFacts, deal: DealFact, known: set[int]) -> SourcedText:
    """Return what happened to a deal in some events, in words."""
    name = facts.story.narrator.name
    parties = ", ".join(name(party) for party in deal.parties)
    said = [
        one.told.text.removesuffix(".")
        for one in facts.story.happened
        if one.number in known and one.number in deal.refs
    ]
    secret = "" if deal.public else " (secret)"
    return SourcedText(
        f"Deal {deal.number}, {parties}{secret}: {deal.terms} {'; '.join(said)}.",
        tuple(ref for ref in deal.refs if ref in known),
    )


def _other(turn: TurnFact) -> list[Block]:
    blocks: list[Block] = []
    for one in turn.happened:
        if isinstance(one.event, _HAPPENINGS):
            blocks.append(Paragraph(line=SourcedText(one.told.text, (one.number,))))
            if one.told.details:
                blocks.append(Bullets(lines=tuple(SourcedText(text) for text in one.told.details)))
    phases = [
        one
        for one in turn.happened
        if isinstance(one.event, ev.PhaseOpened) and (one.event.how != "next" or one.event.reason)
    ]
    blocks += [
        Paragraph(line=SourcedText(" ".join((one.told.text, *one.told.details)), (one.number,)))
        for one in phases
    ]
    return [Heading(text="Also in this turn"), *blocks] if blocks else []


def _notes(facts: ReportFacts, turn: TurnFact) -> list[Block]:
    notes = [note for note in turn.notes if note.tag not in TAGS_OF_LESSONS]
    if not notes:
        return []
    return [Heading(text="Observed"), *(note_quote(facts, note) for note in notes)]


def note_quote(facts: ReportFacts, note: NoteFact) -> Quote:
    """Return a note as a quotation with who made it, and on what."""
    who = [note.tag.capitalize()]
    if note.seat:
        who.append(f"about {facts.story.narrator.name(note.seat)}")
    if note.author:
        who.append(note.author)
    return Quote(line=SourcedText(note.text, (note.on, note.event)), who=", ".join(who))


def page(facts: ReportFacts, drawings: Drawings, number: int) -> Part:
    """Return a turn on one page.

    Raises
    ------
    Refused
        If it has not been played.
    """
    turn = next((one for one in facts.turns if one.number == number), None)
    if turn is None:
        raise Refused("no-turn-played", turn=number)
    blocks: list[Block] = []
    if facts.is_interim:
        blocks.append(Paragraph(line=SourcedText(INTERIM), style="care"))
    blocks += [*_unfinished(turn), *_headlines(turn), *_board_in_short(facts, drawings, turn)]
    if turn.moves:
        columns = (("Seat", 1.0), ("Move", 2.4), ("Throw", 0.8), ("Result", 0.8), ("Effect", 2.8))
        blocks += [
            Heading(text="Moves"),
            Table(
                columns=tuple(Column(title=title, width=width) for title, width in columns),
                rows=tuple(move_row(facts, move) for move in turn.moves),
                summary=f"The moves of turn {number} with throw, result and effects.",
                style="small",
            ),
        ]
    blocks += _deals(facts, turn)
    quotes = [note for note in turn.notes if note.tag == "quote"][-2:]
    if quotes:
        blocks += [Heading(text="Said at the table"), *(note_quote(facts, note) for note in quotes)]
    return Part(
        id=f"turn-{number}",
        title=_title(turn),
        kicker=f"Turn {number} of {facts.story.state.last_turn}",
        aside=facts.story.title,
        blocks=tuple(blocks),
        breaks=False,
    )


def _headlines(turn: TurnFact) -> list[Block]:
    """Return what came from outside, a line each."""
    injects = [one for one in turn.happened if isinstance(one.event, _INJECTS)]
    if not injects:
        return []
    return [Bullets(lines=tuple(SourcedText(one.told.text, (one.number,)) for one in injects))]


def _board_in_short(facts: ReportFacts, drawings: Drawings, turn: TurnFact) -> list[Block]:
    if not turn.ties:
        return _board(facts, drawings, turn)
    rows = []
    for tie in turn.ties:
        name, movement, why = _tie_row(facts, tie)
        rows.append((SourcedText(name.text, why.refs), movement, SourcedText("")))
    moved_tracks = [one for one in turn.tracks if one.before != one.after]
    figure = Figure(
        drawing=drawings.change(turn.before, turn.after, f"What moved in turn {turn.number}"),
        heading="What moved",
        beside=tuple(rows[: 2 * MOST_BESIDE]),
    )
    return [figure, Meters(meters=tuple(_meter(facts, one) for one in moved_tracks))]
