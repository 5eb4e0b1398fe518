"""What was taken back, and the other lines of play, beside the one that the report tells.

Reads the whole history through `session.transcript`; what readers may not know is taken out there, names by
`naming`.
"""

from wargame.report.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, SourcedText, Table
from wargame.report.facts import ReportFacts
from wargame.report.opening.summary import pair_name
from wargame.session.transcript import LogLine, log_of
from wargame.terms import Pair, signed

_MOVEMENTS = ("undo", "redo")
_TELLING = (
    "MoveRuled",
    "RulingOverridden",
    "DealAnswered",
    "InjectFired",
    "AnswersOpened",
    "GameEnded",
    "NoteMade",
)


def branches(facts: ReportFacts) -> tuple[Block, ...]:
    """Return what was taken back or restored, and every other line of play."""
    story = facts.story
    last = story.entries[-1].event.turn if story.entries else 0
    taken = [
        line
        for line in log_of(story.session, story.viewer, story.branch, opened=story.secrets)
        if line.kind in _MOVEMENTS and line.turn <= last
    ]
    blocks: list[Block] = [Heading(text="Taken back and restored")]
    if taken:
        blocks.append(Bullets(lines=tuple(_line(facts, line) for line in taken)))
    else:
        blocks.append(Paragraph(line=SourcedText("Nothing was taken back in this line of play.")))
    others = [name for name in story.session.history.heads if name != story.branch]
    if not others:
        return (*blocks, Heading(text="Other lines of play"), Paragraph(line=SourcedText("There are none.")))
    for name in others:
        blocks += _branch(facts, name)
    return tuple(blocks)


def _line(facts: ReportFacts, line: LogLine) -> SourcedText:
    plain = facts.story.names.plain
    reason = f" {' '.join(plain(text) for text in line.told.details)}" if line.told.details else ""
    return SourcedText(
        f"Turn {line.turn}: {plain(line.told.text)}{reason}", (line.event,) if line.event else ()
    )


def _branch(facts: ReportFacts, name: str) -> list[Block]:
    story = facts.story
    history = story.session.history
    plain = story.names.plain
    head, fork = history.heads[name], history.forks[name]
    own = log_of(story.session, story.viewer, name, own=True, opened=story.secrets)
    began = next((line for line in own if line.kind == "branch"), None)
    why = " ".join(plain(text) for text in began.told.details) if began else ""
    state = history.state_at(head)
    if not story.secrets:
        return [
            Heading(text="Another line of play"),
            Paragraph(line=SourcedText(f"It stands in turn {state.turn}.")),
        ]
    blocks: list[Block] = [
        Heading(text=f"Another line of play: “{plain(name)}”"),
        Paragraph(
            line=SourcedText(
                f"Begun after event {fork}; it stands in turn {state.turn}, at event {head}.", (fork, head)
            )
        ),
    ]
    if why:
        blocks.append(Paragraph(line=SourcedText(why), style="fiction"))
    told = [line for line in own if line.kind in _TELLING]
    if told:
        blocks.append(Bullets(lines=tuple(_told(facts, line) for line in told)))
    return [*blocks, *_beside(facts, name)]


def _told(facts: ReportFacts, line: LogLine) -> SourcedText:
    plain = facts.story.names.plain
    text = plain(line.told.text)
    if line.kind == "NoteMade" and line.told.details:
        text = f"{text} {plain(line.told.details[0])}"
    return SourcedText(f"Turn {line.turn}: {text}", (line.event,))


def _beside(facts: ReportFacts, name: str) -> list[Block]:
    """Return where both lines of play stood at the end of the last turn that both of them closed."""
    story = facts.story
    history = story.session.history
    ends = history.turn_ends(history.heads[name])
    there = history.state_at(history.heads[name])
    both = [
        moment
        for moment in story.moments
        if moment.turn in ends and (moment.turn < there.turn) and moment.event > history.forks[name]
    ]
    if not both:
        return []
    moment = both[-1]
    other = history.state_at(ends[moment.turn])
    rows = [
        (pair, moment.state.values[at], other.values[at])
        for pair, at in story.compiled.board.pairs.items()
        if moment.state.values[at] != other.values[at]
    ]
    if not rows:
        return [Paragraph(line=SourcedText(f"At the end of turn {moment.turn} both lines stood alike."))]
    return [
        Paragraph(line=SourcedText(f"At the end of turn {moment.turn}:", (moment.event, ends[moment.turn]))),
        Table(
            columns=(
                Column(title="Pair", width=2),
                Column(title="This line", align="right", width=1),
                Column(title=f"“{story.names.plain(name)}”", align="right", width=1),
            ),
            rows=tuple(_row(facts, *row) for row in rows),
            summary=f"Alignments that differ between the two lines of play at the end of turn {moment.turn}.",
            style="small",
        ),
    ]


def _row(facts: ReportFacts, pair: Pair, here: int, there: int) -> tuple[Cell, ...]:
    return (
        Cell((SourcedText(pair_name(facts, pair)),)),
        Cell((SourcedText(signed(here)),)),
        Cell((SourcedText(signed(there)),)),
    )
