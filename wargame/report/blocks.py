"""A document as values: parts that hold blocks, with words and numbers but without any layout.

`document` makes one from the facts of a session; `pdf`, `html` and `markdown` each lay out the same blocks,
so that no format says more or less than another. Texts are plain text, whatever stands in them; drawings
are SVG. To add a kind of block: a class here, its place in `Block`, and a way to lay it out in the three
formats; a test finds a format that lacks one.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from wargame.report.origin import Origin
from wargame.scenario.model import Marking

Tone: TypeAlias = Literal["", "strong", "quiet", "aligned", "opposed", "struck", "fiction"]
"""How a text is meant: `aligned` and `opposed` have a colour and a sign, `fiction` is set in serif."""


@dataclass(frozen=True, slots=True)
class SourcedText:
    """A text and the numbers of the events that it rests on."""

    text: str
    refs: tuple[int, ...] = ()
    tone: Tone = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    line: SourcedText
    style: Literal["plain", "lead", "fiction", "small", "care"] = "plain"
    """lead: large, at the head. fiction: serif. small: beside the matter. care: to be read with care."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a part."""

    text: str
    level: Literal[2, 3] = 2
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of lines."""

    lines: tuple[SourcedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Terms, each with what stands behind it."""

    rows: tuple[tuple[str, tuple[SourcedText, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One large number with its label and a line of explanation."""

    figure: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """A row of large numbers."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing with its title and with what it shows in words."""

    svg: str
    alt: str
    title: str = ""
    note: str = ""
    width: float
    height: float
    """In the drawing's own units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """Drawings side by side, to be compared."""

    drawings: tuple[Drawing, ...]
    columns: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One drawing across the page, with a list of lines beside it if there is one."""

    drawing: Drawing
    heading: str = ""
    beside: tuple[tuple[SourcedText, SourcedText, SourcedText], ...] = ()
    """What moved, from where to where, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What the colours, strokes and signs of the drawings mean."""

    actors: tuple[tuple[str, str], ...]
    """A drawing as SVG and the name of its actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """A track before and after."""

    name: str
    before: int
    after: int
    low: int
    high: int
    refs: tuple[int, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meters:
    """Tracks as rows of steps."""

    meters: tuple[Meter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    title: str
    align: Literal["left", "right", "center"] = "left"
    width: float = 0.0
    """Its share of what is left over; 0 for as wide as its content."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: lines one below another, and a shade from -1 (opposed) to +1 (aligned)."""

    lines: tuple[SourcedText, ...]
    shade: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; what it shows stands in `summary` for those who hear it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    summary: str
    style: Literal["plain", "small", "heat"] = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What somebody said or wrote, and who."""

    line: SourcedText
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCard:
    """One move, from its sealing to its outcome."""

    number: int
    glyph: str
    """A drawing as SVG; empty if the seat has none."""
    seat: str
    title: str
    about: str
    """Target, instrument, cost, covert."""
    outcome: str
    replaced: str = ""
    """The outcome that the facilitator put another in place of."""
    paragraphs: tuple[tuple[str, tuple[SourcedText, ...]], ...] = ()
    """Argument, odds, dice, effects and so on: a label and its lines."""
    odds: tuple[tuple[str, int], ...] = ()
    """Outcome and its chance in per cent; empty where nothing was thrown."""
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event of the full list; other places of the document lead here."""

    number: int
    time: str
    text: str
    day: str = ""
    """The day, where it is another than that of the event before."""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventList:
    """Events with their numbers."""

    rows: tuple[EventRow, ...]


Block: TypeAlias = (
    Paragraph
    | Heading
    | Bullets
    | Pairs
    | KeyFigures
    | Gallery
    | Figure
    | Legend
    | Meters
    | Table
    | Quote
    | MoveCard
    | EventList
)
"""Every kind of block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the document, which begins on a new page where `breaks`."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    kicker: str = ""
    """A few words above the title."""
    aside: str = ""
    """A few words at the other end of that line."""
    breaks: bool = True
    appears: bool = True
    """Whether it stands in the table of contents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document."""

    title: str
    subtitle: str
    kicker: str
    aside: str
    running: str
    """What stands at the foot of each page."""
    author: str
    stamp: int
    """When the record was last written, in seconds since 1970; all dates come from the record."""
    marking: Marking = field(default_factory=Marking)
    """What stands on every page; names are taken out of it like out of everything."""
    paper: Literal["a4", "us-letter"] = "a4"
    cover: tuple[Block, ...] = ()
    has_contents: bool = True
    on_one_page: bool = False
    """Whether its only part is made small enough for one page."""
    parts: tuple[Part, ...] = field(default=())
    origin: Origin = field(default_factory=Origin)
    """From which record and with which choices it was made."""
    sessions: int = 0
    """Of how many sessions it tells, where that is more than one record; 0 for the report of a session."""
