"""Every statement of a report with a short key of its own, so that a draft can be held beside its record.

Walks a `blocks.Document` and gives its statements: a paragraph, a bullet, a term with what stands behind it,
a key figure, a drawing, a row of a table, a line of a move, an event. A key hangs on the part, the heading
and what the statement is about (a term, a move, the first cell of a row), never on its wording or its
numbers, so that the same statement has the same key whenever the report is made from the record again. A
format that can be edited puts a mark with this key round what it writes (in Word a bookmark); `draft` reads
it back. To add a kind of block: what it states in `_STATED`; a test finds a block that is missing there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any, Final, Literal, TypeAlias

from wargame.report import blocks as b
from wargame.report.blocks import SourcedText

Kind: TypeAlias = (
    Literal["title", "paragraph", "heading", "bullet", "pair", "key-figure", "drawing", "movement", "legend"]
    | Literal["track", "row", "quote", "move", "move-line", "odds", "event"]
)

LONGEST_KEY: Final = 40
"""What Word allows for the name of a bookmark."""

COVER: Final = "cover"
"""The part that stands for the cover and the title."""

_PART_LETTERS: Final = 16
_DIGEST_LETTERS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that a report says."""

    key: str
    """Letters, digits and underscores, a letter first, at most 40."""
    kind: Kind
    part: str
    """The id of its part."""
    headings: tuple[str, ...]
    """Under what it stands: the title of the part, and the headings within."""
    lines: tuple[SourcedText, ...]
    """What it says: the lines of a pair, the cells of a row, a term and its lines."""
    columns: tuple[str, ...] = ()
    """For a row of a table the titles of its columns, one for each line."""

    @property
    def text(self) -> str:
        """All that it says, on one line."""
        return " ".join(line.text for line in self.lines if line.text)

    @property
    def refs(self) -> tuple[int, ...]:
        """The numbers of the events that it rests on, in order."""
        return tuple(sorted({ref for line in self.lines for ref in line.refs}))


_Said: TypeAlias = tuple[Kind, str, tuple[SourcedText, ...]]
"""A kind, what tells it from its neighbours, and what it says."""


def statements(document: b.Document) -> tuple[Statement, ...]:
    """Return every statement of a document, in order."""
    found = [title_of(document)]
    found += [one for _, said in anchored_cover(document) for one in said]
    for part in document.parts:
        found.append(heading_of(part))
        found += [one for _, said in anchored(part) for one in said]
    return tuple(found)


def title_of(document: b.Document) -> Statement:
    """Return the title of the document with its subtitle."""
    lines = (SourcedText(document.title), SourcedText(document.subtitle))
    return Statement(key=_key(COVER, "title"), kind="title", part=COVER, headings=(), lines=lines)


def heading_of(part: b.Part) -> Statement:
    """Return the title of a part."""
    lines = (SourcedText(part.title),)
    return Statement(key=_key(part.id, "title"), kind="title", part=part.id, headings=(), lines=lines)


def anchored_cover(document: b.Document) -> Iterator[tuple[b.Block, tuple[Statement, ...]]]:
    """Return each block of the cover with what it states."""
    return _anchored(COVER, (document.title,), document.cover)


def anchored(part: b.Part) -> Iterator[tuple[b.Block, tuple[Statement, ...]]]:
    """Return each block of a part with what it states, in the order in which it is laid out.

    A paragraph, a heading, a legend and a quotation state one thing; bullets, pairs, key figures, tracks,
    galleries, tables (their rows, without the head) and lists of events one for each of theirs; a figure its
    drawing and then each line beside it; a move itself, then each of its paragraphs, then its odds if it has
    any.
    """
    return _anchored(part.id, (part.title,), part.blocks)


def _anchored(
    part: str, titles: tuple[str, ...], blocks: Iterable[b.Block]
) -> Iterator[tuple[b.Block, tuple[Statement, ...]]]:
    counts: dict[str, int] = {}
    under: dict[int, str] = {}
    for block in blocks:
        if isinstance(block, b.Heading):
            under = {level: text for level, text in under.items() if level < block.level}
        headings = (*titles, *under.values())
        columns = tuple(one.title for one in block.columns) if isinstance(block, b.Table) else ()
        yield (
            block,
            tuple(
                Statement(
                    key=_counted(_key(part, kind, *headings[1:], about), counts),
                    kind=kind,
                    part=part,
                    headings=headings,
                    lines=lines,
                    columns=columns,
                )
                for kind, about, lines in _STATED[type(block)](block)
            ),
        )
        if isinstance(block, b.Heading):
            under[block.level] = block.text


def _key(part: str, *about: str) -> str:
    letters = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in part)[:_PART_LETTERS]
    digest = blake2s("\n".join((part, *about)).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LETTERS]
    return f"e_{letters}_{digest}"


def _counted(key: str, counts: dict[str, int]) -> str:
    """Return a key with a number after it, where an earlier statement of the part has the same."""
    counts[key] = counts.get(key, 0) + 1
    return key if counts[key] == 1 else f"{key}_{counts[key]}"


def _paragraph(block: b.Paragraph) -> Iterator[_Said]:
    yield "paragraph", "", (block.line,)


def _heading(block: b.Heading) -> Iterator[_Said]:
    yield "heading", block.text, (SourcedText(block.text, block.refs),)


def _bullets(block: b.Bullets) -> Iterator[_Said]:
    for line in block.lines:
        yield "bullet", "", (line,)


def _pairs(block: b.Pairs) -> Iterator[_Said]:
    for term, lines in block.rows:
        yield "pair", term, (SourcedText(term), *lines)


def _key_figures(block: b.KeyFigures) -> Iterator[_Said]:
    for one in block.figures:
        yield (
            "key-figure",
            one.label,
            (SourcedText(one.figure), SourcedText(one.label), SourcedText(one.note)),
        )


def _drawn(drawing: b.Drawing) -> _Said:
    return "drawing", drawing.title, (SourcedText(drawing.title), SourcedText(drawing.note))


def _gallery(block: b.Gallery) -> Iterator[_Said]:
    for one in block.drawings:
        yield _drawn(one)


def _figure(block: b.Figure) -> Iterator[_Said]:
    yield _drawn(block.drawing)
    for name, movement, why in block.beside:
        yield "movement", name.text, (name, movement, why)


def _legend(block: b.Legend) -> Iterator[_Said]:
    yield "legend", "", tuple(SourcedText(name) for _, name in block.actors)


def _meters(block: b.Meters) -> Iterator[_Said]:
    for one in block.meters:
        movement = SourcedText(f"{one.before} → {one.after}", one.refs)
        yield "track", one.name, (SourcedText(one.name), movement, SourcedText(one.says))


def _table(block: b.Table) -> Iterator[_Said]:
    for row in block.rows:
        first = " ".join(line.text for line in row[0].lines) if row else ""
        yield "row", first, tuple(_cell(cell) for cell in row)


def _cell(cell: b.Cell) -> SourcedText:
    refs = tuple(ref for line in cell.lines for ref in line.refs)
    return SourcedText(" ".join(line.text for line in cell.lines if line.text), refs)


def _quote(block: b.Quote) -> Iterator[_Said]:
    yield "quote", "", (block.line, SourcedText(block.who))


def _move(block: b.MoveCard) -> Iterator[_Said]:
    number = str(block.number)
    texts = (block.replaced, block.outcome, f"Move {number}", block.seat, block.about)
    lines = (SourcedText(block.title, block.refs), *(SourcedText(text) for text in texts if text))
    yield "move", number, lines
    for label, paragraph in block.paragraphs:
        yield "move-line", f"{number} {label}", (SourcedText(label), *paragraph)
    if block.odds:
        odds = (SourcedText(f"{word} {share}%") for word, share in block.odds)
        yield "odds", number, (SourcedText("Odds"), *odds)


def _events(block: b.EventList) -> Iterator[_Said]:
    for one in block.rows:
        day = (SourcedText(one.day),) if one.day else ()
        number = SourcedText(str(one.number), (one.number,))
        texts = (one.time, one.text, *one.details)
        yield "event", str(one.number), (*day, number, *(SourcedText(text) for text in texts if text))


_STATED: Final[Mapping[type, Callable[[Any], Iterator[_Said]]]] = {
    b.Paragraph: _paragraph,
    b.Heading: _heading,
    b.Bullets: _bullets,
    b.Pairs: _pairs,
    b.KeyFigures: _key_figures,
    b.Gallery: _gallery,
    b.Figure: _figure,
    b.Legend: _legend,
    b.Meters: _meters,
    b.Table: _table,
    b.Quote: _quote,
    b.MoveCard: _move,
    b.EventList: _events,
}
