"""The back of the report: deals, the ledger, scores, the hot wash, what was taken back, names, all events.

Takes facts, gives blocks; see `document` for where they stand.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from wargame.game import events as ev
from wargame.game.events import PlayerJoined
from wargame.game.score import PUBLIC, RED_LINE, ObjectiveScore, SeatScore, interim_turn, winners
from wargame.report.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    EventList,
    EventRow,
    Heading,
    Paragraph,
    Quote,
    SourcedText,
    Table,
)
from wargame.report.dealings import MUST, TAGS_OF_LESSONS, DealFact, NoteFact
from wargame.report.facts import ReportFacts
from wargame.report.ledger import Reckoned, by_band, by_key, method_of, reckon, ruled
from wargame.report.turns.move_cards import outcome_words, replaced_words
from wargame.report.turns.turn_parts import note_quote
from wargame.report.turns.voices import hot_wash_answers
from wargame.times import clock, day, zone_words
from wargame.words.counting import listed
from wargame.words.labels import OUTCOME_WORDS

TOLD_IN_TURNS: Final = (ev.MoveSealed, ev.MoveRuled)
"""Events whose details stand with their move, in the section of its turn."""

LESSON_TITLES: Final = {"lesson": "Lessons", "issue": "Issues", "question": "Open questions"}


def deals(facts: ReportFacts) -> tuple[Block, ...]:
    """Return the register of deals."""
    if not facts.deals:
        return (Paragraph(line=SourcedText("No deal is known of this session.")),)
    titles = (("No.", 0.4), ("Parties", 1.3), ("Terms", 2.7), ("Turns", 0.7), ("What became of it", 2.5))
    return (
        Table(
            columns=tuple(Column(title=title, width=width) for title, width in titles),
            rows=tuple(_deal_row(facts, deal) for deal in facts.deals),
            summary="Every deal with its parties, terms, turns and what became of it.",
        ),
    )


def _deal_row(facts: ReportFacts, deal: DealFact) -> tuple[Cell, ...]:
    name = facts.story.narrator.name
    status = deal.status.capitalize()
    if deal.status == "broken" and deal.broken_by:
        status += f" by {name(deal.broken_by)}"
    until = f"until {deal.until}" if deal.until is not None else "no end"
    reason = (SourcedText(deal.reason, (), "fiction"),) if deal.reason else ()
    public = "public" if deal.public else "secret"
    return (
        Cell((SourcedText(str(deal.number)),)),
        Cell((SourcedText(listed(name(party) for party in deal.parties)), SourcedText(public, (), "quiet"))),
        Cell((SourcedText(deal.terms, (), "fiction"),)),
        Cell((SourcedText(f"from {deal.agreed_in or deal.turn}"), SourcedText(until, (), "quiet"))),
        Cell((SourcedText(status, deal.refs, "strong"), *reason)),
    )


def ledger(facts: ReportFacts) -> tuple[Block, ...]:
    """Return odds against results, by method, by seat and by chance; and every departure with its reason."""
    own = ruled(facts.moves)
    if not own:
        return (Paragraph(line=SourcedText("No move has been ruled on.")),)
    name = facts.story.narrator.name
    every = reckon("All moves", own)
    methods = by_key(own, method_of, str.capitalize)
    seats = by_key(own, lambda move: move.seat, name)
    bands = by_band(own)
    blocks: list[Block] = [
        Paragraph(line=SourcedText(_luck(every), every.refs)),
        Heading(text="By method"),
        _reckoned_table("Method", (*methods, every)),
        Heading(text="By seat"),
        _reckoned_table("Seat", (*seats, every)),
    ]
    if bands:
        blocks += [Heading(text="By chance of success before the throw"), _reckoned_table("Chance", bands)]
    return (*blocks, *_departures(facts))


def _luck(every: Reckoned) -> str:
    luck = every.luck
    if not luck.thrown:
        return "Nothing was thrown; every outcome is the facilitator's."
    return (
        f"{luck.thrown} of {every.moves} moves were thrown for. The odds before the throws let "
        f"{luck.expected:.1f} successes be expected, give or take {luck.spread:.1f} by chance alone; "
        f"{luck.came} came."
    )


def _reckoned_table(title: str, rows: Iterable[Reckoned]) -> Table:
    words = ("Moves", *OUTCOME_WORDS.values(), "Thrown", "Expected", "Came", "Departures")
    return Table(
        columns=(
            Column(title=title, width=1.6),
            *(Column(title=word, align="right", width=1) for word in words),
        ),
        rows=tuple(
            tuple(
                Cell((SourcedText(text),))
                for text in (
                    one.name,
                    str(one.moves),
                    *(str(count) for count in one.outcomes),
                    str(one.luck.thrown),
                    f"{one.luck.expected:.1f}" if one.luck.thrown else "–",
                    str(one.luck.came) if one.luck.thrown else "–",
                    str(one.departures),
                )
            )
            for one in rows
        ),
        summary=f"{title}: moves, outcomes, successes expected and come, departures from the rules.",
        style="small",
    )


def _departures(facts: ReportFacts) -> list[Block]:
    rows = []
    for move in facts.moves:
        if not move.departs:
            continue
        reason = move.overridden.reason if move.overridden else move.reason
        rows.append(
            (
                Cell((SourcedText(f"{move.number}"),)),
                Cell(
                    (
                        SourcedText(facts.story.narrator.name(move.seat)),
                        SourcedText(move.title, (), "fiction"),
                    )
                ),
                Cell((SourcedText(replaced_words(move) or "Other effects", (), "struck"),)),
                Cell((SourcedText(outcome_words(move), move.refs[-1:], "strong"),)),
                Cell((SourcedText(reason or "No reason was entered.", (), "fiction"),)),
            )
        )
    if not rows:
        return [
            Heading(text="Departures from the rules"),
            Paragraph(line=SourcedText("There were none: every outcome stands as it fell.")),
        ]
    titles = (("Move", 0.5), ("Seat and title", 1.8), ("It fell", 0.8), ("It holds", 1.0), ("Reason", 2.6))
    return [
        Heading(text="Departures from the rules"),
        Table(
            columns=tuple(Column(title=title, width=width) for title, width in titles),
            rows=tuple(rows),
            summary="Every outcome that the facilitator put in place of the one that fell, with the reason.",
        ),
    ]


def scores(facts: ReportFacts) -> tuple[Block, ...]:
    """Return the scores against objectives; of those that are hidden only what readers may know."""
    state = facts.story.state
    audit = interim_turn(state)
    blocks: list[Block] = []
    if not facts.story.secrets:
        blocks.append(
            Paragraph(
                line=SourcedText("Hidden objectives and totals are left out; what is public stands here.")
            )
        )
    else:
        best = winners(facts.scores)
        name = facts.story.narrator.name
        final = "final" if facts.story.is_over else "as of now"
        blocks.append(_totals(facts, final))
        if best and facts.turns:
            blocks.append(
                Paragraph(
                    line=SourcedText(
                        f"Highest: {listed(name(seat) for seat in best)}.",
                        (facts.story.last_of_play,),
                        "strong",
                    )
                )
            )
    if audit is not None and state.memory.audit:
        held = tuple(one.number for one in facts.story.happened if isinstance(one.event, ev.AuditHeld))
        share = facts.story.compiled.interim_weight
        blocks.append(
            Paragraph(
                line=SourcedText(f"The interim audit of turn {audit} counts for {share} of the score.", held)
            )
        )
    if facts.scores:
        blocks.append(Heading(text="Objective by objective"))
    for one in facts.scores:
        blocks += _objectives(facts, one)
    return tuple(blocks)


def _totals(facts: ReportFacts, final: str) -> Table:
    hidden = facts.story.state.setup.hidden
    rows = []
    for one in facts.scores:
        actor = facts.story.scenario.actor(one.seat)
        drawn = next((each.title for each in actor.hidden_sets if each.id == hidden.get(one.seat)), "")
        rows.append(
            (
                Cell((SourcedText(actor.name, (), "strong"),)),
                Cell((SourcedText(drawn, (), "fiction"),)),
                Cell((SourcedText(f"{float(one.total):.1f}", (), "strong"),)),
            )
        )
    return Table(
        columns=(
            Column(title="Seat", width=1.2),
            Column(title="Hidden aims drawn", width=4),
            Column(title=f"Score, {final}", align="right", width=1.2),
        ),
        rows=tuple(rows),
        summary="The score of each seat and the hidden aims that it drew.",
    )


def _objectives(facts: ReportFacts, score: SeatScore) -> list[Block]:
    known = [one for one in score.objectives if facts.story.secrets or not one.hidden]
    if not known:
        return []
    titles = (("Objective", 4.0), ("Set", 0.9), ("Reads", 0.7), ("Audit", 0.7), ("Points", 0.7), ("of", 0.5))
    return [
        Heading(text=facts.story.narrator.name(score.seat), level=3),
        Table(
            columns=tuple(
                Column(title=title, width=width, align="left" if at < 2 else "right")
                for at, (title, width) in enumerate(titles)
            ),
            rows=tuple(_objective_row(one) for one in known),
            summary=f"Objectives of {facts.story.narrator.name(score.seat)} and the points that they give.",
            style="small",
        ),
    ]


def _objective_row(one: ObjectiveScore) -> tuple[Cell, ...]:
    kind = {PUBLIC: "public", RED_LINE: "red line"}.get(one.set, "hidden")
    crossed = one.set == RED_LINE and one.now != 0
    reads = "crossed" if crossed else "held" if one.set == RED_LINE else str(one.value)
    audit = "–" if one.at_audit is None else f"{float(one.at_audit):.1f}"
    cells = (one.text, kind, reads, audit, f"{float(one.now):.1f}".replace("-", "−"), str(one.weight))
    return tuple(
        Cell((SourcedText(text.replace("-", "−") if at == 5 else text, (), "strong" if crossed else ""),))
        for at, text in enumerate(cells)
    )


def hot_wash(facts: ReportFacts) -> tuple[Block, ...]:
    """Return what was said at the end, lessons, and evidence for the plan's questions."""
    said = [note for note in facts.notes if note.after_end and note.tag not in TAGS_OF_LESSONS]
    blocks = (
        *_closing(facts),
        *hot_wash_answers(facts),
        *_quoted(facts, "Said in the hot wash", said),
        *_lessons(facts),
        *_collected(facts),
        *_important(facts),
    )
    return blocks or (Paragraph(line=SourcedText("Nothing has been written down for the hot wash.")),)


def _closing(facts: ReportFacts) -> Iterator[Block]:
    for one in facts.story.happened:
        if isinstance(one.event, ev.SessionClosed) and one.event.words:
            yield Heading(text="Closing words")
            yield Quote(line=SourcedText(one.event.words, (one.number,)), who="Facilitator")


def _lessons(facts: ReportFacts) -> Iterator[Block]:
    for tag, title in LESSON_TITLES.items():
        yield from _quoted(facts, title, [note for note in facts.notes if note.tag == tag])


def _quoted(facts: ReportFacts, title: str, notes: Sequence[NoteFact]) -> Iterator[Block]:
    """Give notes under a title; nothing if there are none."""
    if notes:
        yield Heading(text=title)
        yield from (note_quote(facts, note) for note in notes)


def _collected(facts: ReportFacts) -> list[Block]:
    """Return the questions of the data collection plan, each with the notes that answer it."""
    plan = facts.story.scenario.collection
    if not plan or not facts.story.secrets:
        return []
    blocks: list[Block] = [Heading(text="Questions of the data collection plan")]
    for question in plan:
        notes = [note for note in facts.notes if note.answers == question.id]
        lines = tuple(SourcedText(note.text, (note.event,), "fiction") for note in notes)
        blocks.append(Heading(text=question.text, level=3))
        blocks.append(Bullets(lines=lines or (SourcedText("No evidence was noted.", (), "quiet"),)))
    return blocks


def _important(facts: ReportFacts) -> list[Block]:
    notes = [note for note in facts.notes if _is_only_marked(note)]
    if not notes:
        return []
    return [
        Heading(text="Marked during play as important"),
        Bullets(lines=tuple(SourcedText(note.text, (note.event,)) for note in notes)),
    ]


def _is_only_marked(note: NoteFact) -> bool:
    return note.importance >= MUST and not (note.after_end or note.answers or note.tag in TAGS_OF_LESSONS)


def names(facts: ReportFacts) -> tuple[Block, ...]:
    """Return who sat where, on a page that can be taken off."""
    story = facts.story
    people = story.people()
    rows = []
    for one in story.entries:
        if not isinstance(one.event, PlayerJoined):
            continue
        person = people.get(one.event.person)
        where = story.scenario.actor(one.event.seat).name if one.event.seat else "Observer"
        called = story.names.stand_in(one.event.person)
        rows.append(
            (
                Cell(
                    (SourcedText(person.name if person and person.name else "(name erased)", (), "strong"),)
                ),
                Cell((SourcedText(where, (one.number,)),)),
                Cell((SourcedText(called, (), "quiet"),)),
            )
        )
    if not rows:
        return (Paragraph(line=SourcedText("Nobody was entered by name.")),)
    return (
        Paragraph(
            line=SourcedText("This page can be taken off before the report is passed on."), style="small"
        ),
        Table(
            columns=(
                Column(title="Name", width=2),
                Column(title="Seat", width=2),
                Column(title="Called in the text", width=2),
            ),
            rows=tuple(rows),
            summary="The people at the table and their seats.",
        ),
    )


def events(facts: ReportFacts) -> tuple[Block, ...]:
    """Return every event that readers may know, with its number."""
    rows = []
    last_day = ""
    told_before = facts.options.has("turns")
    for one in facts.story.happened:
        at = facts.story.time(one.at)
        # The zone stands beside the day, so that a day on which the clocks were changed has two heads.
        today = f"{day(at)}, {zone_words(at)}" if at else ""
        rows.append(
            EventRow(
                number=one.number,
                time=clock(at) if at else "",
                text=one.told.text,
                day=today if today != last_day else "",
                details=() if told_before and isinstance(one.event, TOLD_IN_TURNS) else one.told.details,
            )
        )
        last_day = today
    return (
        Paragraph(
            line=SourcedText(
                "Times are local; beside each day stands how far its clocks are from UTC. What led to a "
                "ruling, and what came of it, stands with the move in the section of its turn."
            ),
            style="small",
        ),
        EventList(rows=tuple(rows)),
    )
