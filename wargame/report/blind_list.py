"""The moves that wait for a second ruling, as a document for paper: what may be seen, and room to write.

Takes a session; every format of the report lays it out. It holds nothing of the first rulings (`shown.blind`)
and no names of people; covert moves say that they are.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Final

from wargame.alignment.svg import as_svg, described
from wargame.report.blocks import (
    Block,
    Bullets,
    Document,
    Drawing,
    Gallery,
    Heading,
    Paragraph,
    Part,
    SourcedText,
)
from wargame.report.document import FALLBACK_STAMP
from wargame.report.drawings import icon
from wargame.scenario.marked import properties_of
from wargame.session.marking import marking_of
from wargame.session.second_rulings import RuledTwice, ruled_twice, waiting
from wargame.session.session import Session
from wargame.shown.blind import BlindMove, blind_move, question_words, reason_words, track_words
from wargame.shown.graph import picture_of
from wargame.terms import Refused
from wargame.times import moment
from wargame.words.counting import counted

KIND: Final = "Rulings to be given blind"
HOW: Final = (
    "Rule on each move as you would, without asking what was ruled or what came of it. Each says how the "
    "board stood then. Nobody is right here: two people who rule apart show how much lies in the ruling."
)
COVERT: Final = "This move is covert: only for who may know of it."
GRAPH: Final = (620.0, 430.0)
LINE: Final = "_" * 60


def blind_list(session: Session, *, again: bool = False) -> Document:
    """Return the list of what somebody else, or the umpire again, could rule on.

    Raises
    ------
    Refused
        If no move waits.
    """
    moves = waiting(ruled_twice(session.history.line()), again=again)
    if not moves:
        raise Refused("no-move-waits-blind")
    title, marking = session.state.setup.title or session.scenario.title, marking_of(session)
    return Document(
        title=title,
        subtitle=counted(len(moves), "move"),
        kicker=KIND,
        aside="",
        running=f"{title}. {KIND}",
        author=properties_of(marking).author,
        stamp=_stamp(session),
        marking=marking,
        cover=(_plain(HOW),),
        has_contents=False,
        parts=(Part(id="moves", title="The moves", blocks=tuple(_blocks(session, moves))),),
    )


def _stamp(session: Session) -> int:
    entries = session.history.line()
    at = moment(entries[-1].at, UTC) if entries else None
    return int(at.timestamp()) if at else FALLBACK_STAMP


def _blocks(session: Session, moves: Sequence[RuledTwice]) -> Iterator[Block]:
    for one in moves:
        yield from _move(blind_move(session, one.number))


def _move(one: BlindMove) -> Iterator[Block]:
    yield Heading(text=f"Move {one.number}. {one.title}")
    yield _plain(f"{one.when}. {one.said}", "small")
    if one.covert:
        yield _plain(COVERT, "care")
    if one.text:
        yield _plain(one.text, "fiction")
    if one.argument:
        yield _plain(one.argument)
    if one.reasons:
        yield Bullets(lines=tuple(SourcedText(reason_words(reason)) for reason in one.reasons))
    for text in filter(None, (one.backing, one.began and f"Before any argument. {one.began}")):
        yield _plain(text, "small")
    yield Gallery(drawings=(_graph(one),), columns=2)
    yield _plain(track_words(one), "small")
    yield _plain(f"{question_words(one)} {LINE[:20]}", "lead")
    yield _plain(f"Because: {LINE}")


def _graph(one: BlindMove) -> Drawing:
    """Return how the ties stood then."""
    picture, title = picture_of(one.content, *GRAPH, shows_change=False), f"The ties in {one.when.lower()}"
    alt = described(picture)
    drawn = {actor: icon(glyph) for actor, glyph in one.content.glyphs.items()}
    return Drawing(
        svg=as_svg(
            picture,
            title=title,
            description=alt,
            glyphs={actor: svg for actor, svg in drawn.items() if svg},
            name=f"blind-{one.number}",
        ),
        alt=f"{title}. {alt}",
        title=title,
        width=picture.frame.width,
        height=picture.frame.height,
    )


def _plain(text: str, style: str = "plain") -> Paragraph:
    return Paragraph(line=SourcedText(text), style=style)  # type: ignore[arg-type]  # one of its styles
