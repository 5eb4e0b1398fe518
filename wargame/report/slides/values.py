"""A quick look as values: slides that hold blocks, without any layout, file format or fonts.

`deck` makes one from the facts of a session; `formats.slides` lays it out as PowerPoint. Words and tables are
the blocks of the report; what a slide has besides are cards, drawn graphs and charts, whose numbers stay
numbers so that they can be edited. To add a kind: a class here, its place in `SlideBlock`, and what draws it
in `formats.slides.drawing`; a test finds one that is not drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from wargame.report.blocks import Bullets, Cell, Paragraph, Quote, SourcedText, Table, Tone
from wargame.scenario.model import Marking
from wargame.shown.graph import GraphContent

LANGUAGE: Final = "en-GB"
"""The language of what the product itself says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding on a card: a word above, a large figure, what it is, and lines below."""

    heading: str = ""
    figure: str
    tone: Tone = ""
    label: str = ""
    lines: tuple[SourcedText, ...] = ()
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Cards side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """What people said, one below the other, each with who said it."""

    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The alignment graph at one moment, and the same in words."""

    content: GraphContent
    alt: str
    note: SourcedText | None = None
    """A sentence below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One number over the turns."""

    title: str
    note: str
    labels: tuple[str, ...]
    values: tuple[int, ...]
    low: float
    high: float
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Courses:
    """Small charts side by side, one number to a chart."""

    courses: tuple[Course, ...]
    hidden: int = 0
    """How many more there are that found no place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """One bar for each name."""

    title: str
    names: tuple[str, ...]
    values: tuple[float, ...]
    refs: tuple[int, ...] = ()


SlideBlock: TypeAlias = Paragraph | Bullets | Quotes | Table | Cards | Graph | Courses | Bars
"""Every kind of thing on a slide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide."""

    id: str
    title: str
    blocks: tuple[SlideBlock, ...]
    beside: tuple[SlideBlock, ...] = ()
    """A second column at the right; empty if the blocks have the whole width."""
    notes: tuple[SourcedText, ...] = ()
    """What the speaker has besides what the blocks rest on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A whole quick look."""

    title: str
    subtitle: str
    kicker: str
    """What it is: a quick look, or an interim one."""
    aside: str
    """When it was played."""
    cautions: tuple[str, ...]
    """What a reader must know before reading: that it is interim, one game, what is left out, the design."""
    running: str
    """What stands at the foot of each slide."""
    author: str
    stamp: int
    """When the record was last written, in seconds since 1970; all dates come from the record."""
    notes: tuple[SourcedText, ...]
    """The notes of the title slide."""
    slides: tuple[Slide, ...]
    marking: Marking = field(default_factory=Marking)
    """What stands on every slide: protective marking, caveats, draft or final, house and logo."""


def outline(deck: Deck) -> str:
    """Return what the slides are called, one below the other."""
    titles = (deck.title, *(slide.title for slide in deck.slides))
    return "\n".join(f"{number}. {title}" for number, title in enumerate(titles, start=1))


def sources_of(slide: Slide) -> tuple[SourcedText, ...]:
    """Return every statement of a slide in full with the events that it rests on, for the speaker's notes."""
    said = [line for block in (*slide.blocks, *slide.beside) for line in _lines(block)]
    return tuple(dict.fromkeys(line for line in (*said, *slide.notes) if line.text.strip()))


def _lines(block: SlideBlock) -> Iterator[SourcedText]:
    match block:
        case Paragraph(line=line):
            yield line
        case Bullets(lines=lines):
            yield from lines
        case Quotes(quotes=quotes):
            yield from (_quoted(one) for one in quotes)
        case Table(rows=rows):
            yield from (_row(row) for row in rows)
        case Cards(cards=cards):
            for card in cards:
                head = " ".join(text for text in (card.heading, card.label, card.figure) if text)
                yield SourcedText(f"{head}.", card.refs)
                yield from card.lines
        case Graph(note=note):
            yield from (note,) if note else ()
        case Courses(courses=courses):
            yield from (SourcedText(f"{one.title}: {one.note}.", one.refs) for one in courses)
        case Bars(title=title, names=names, values=values, refs=refs):
            told = "; ".join(f"{name} {value:.1f}" for name, value in zip(names, values, strict=True))
            yield SourcedText(f"{title}: {told}.", refs)


def _quoted(quote: Quote) -> SourcedText:
    return SourcedText(f"{quote.who}: {quote.line.text}" if quote.who else quote.line.text, quote.line.refs)


def _row(row: tuple[Cell, ...]) -> SourcedText:
    lines = [line for cell in row for line in cell.lines if line.text]
    refs = tuple(dict.fromkeys(ref for line in lines for ref in line.refs))
    return SourcedText("; ".join(line.text for line in lines), refs)
