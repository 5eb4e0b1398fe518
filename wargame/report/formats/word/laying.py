"""Lays blocks out as Word's XML: paragraphs with styles, lists, tables, pictures, notes.

Takes the blocks of a part with the keys of what they state (`anchors`), and gives pieces of a page: XML, and
for each piece whether it has to stand on a page across. Every statement lies in a bookmark with its key, so
that a draft that was edited can be held beside the record. To lay out another kind of block: `_makers`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final, TypeAlias

from wargame.direction import runs_leftwards
from wargame.report import blocks as b
from wargame.report.blocks import SourcedText
from wargame.report.formats.word.drawn import BAR, STROKE, Drawn, bar, stroke
from wargame.report.formats.word.notes import Notes, event_anchor
from wargame.report.formats.word.styles import Look
from wargame.report.formats.word.tables import cell, is_cramped, row, table, widths_of
from wargame.report.formats.word.xml import field, paragraph, runs

Keys: TypeAlias = Iterator[str]
"""The keys of what a block states, in order."""

_TONES: Final[Mapping[str, str]] = {
    "strong": "Strong",
    "quiet": "Entente quiet",
    "aligned": "Entente aligned",
    "opposed": "Entente opposed",
    "struck": "Entente struck",
    "fiction": "Entente serif",
}
_PARAGRAPHS: Final[Mapping[str, str]] = {
    "plain": "Normal",
    "lead": "Entente lead",
    "fiction": "Entente fiction",
    "small": "Entente small",
    "care": "Entente care",
}
_TERM: Final = 1_550
"""The width of a term beside what stands behind it, in twentieths of a point."""

_GLYPH: Final = 12.0
_TALLEST: Final = 560.0
"""How tall a figure may be, in points: a page has room for it and its caption."""

_METER_COLUMNS: Final = (("Track", 28), ("Movement", 13), ("On its scale", 17), ("Stands for", 42))
_KEEP: Final = "<w:keepNext/>"
"""Has a paragraph stay on one page with the next one."""

_LONG_MOVE: Final = 1_500
"""Letters of a move that may be parted between two pages."""

_FEW_ROWS: Final = 14
"""Rows of a table that stays whole."""

_LONG_ROW: Final = 700
"""Letters of a row that may be parted between two pages."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a page."""

    xml: str
    across: bool = False
    """Whether it stands on a page across, because it is too wide."""
    leads: bool = False
    """Whether it belongs to the piece that follows, as a heading does."""


@dataclass(frozen=True, slots=True)
class Room:
    """The widths of a page's text, upright and across, in twentieths of a point."""

    upright: int
    across: int


class Pages:
    """Lays out blocks for one document."""

    def __init__(self, look: Look, notes: Notes, drawn: Drawn, room: Room, first: int = 1) -> None:
        self._look, self._notes, self._drawn, self._room = look, notes, drawn, room
        self._tallest = _TALLEST
        self._marks = count(first)
        self._counts = {"Figure": count(1), "Table": count(1)}
        self._makers: Mapping[type, Callable[[Any, Keys], Iterable[Piece]]] = {
            b.Paragraph: self._paragraph,
            b.Heading: self._heading,
            b.Bullets: self._bullets,
            b.Pairs: self._pairs,
            b.KeyFigures: self._key_figures,
            b.Gallery: self._gallery,
            b.Figure: self._figure,
            b.Legend: self._legend,
            b.Meters: self._meters,
            b.Table: self._table,
            b.Quote: self._quote,
            b.MoveCard: self._move,
            b.EventList: self._events,
        }

    def laid_out(
        self, block: b.Block, keys: Iterable[str], *, tallest: float = _TALLEST
    ) -> tuple[Piece, ...]:
        """Return the pieces of a block; no figure in it is taller than said, in points."""
        self._tallest = tallest
        return tuple(self._makers[type(block)](block, iter(keys)))

    def marked(self, key: str, inside: str) -> str:
        """Return runs in a bookmark."""
        start, end = self._bookmark(key)
        return f"{start}{inside}{end}"

    def style(self, name: str) -> str:
        """Return the id of a style."""
        return self._look.id(name)

    def _bookmark(self, key: str) -> tuple[str, str]:
        if not key:
            return "", ""
        number = next(self._marks)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{key}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    def _toned(self, line: SourcedText) -> str:
        tone = _TONES.get(line.tone)
        return runs(line.text, self.style(tone) if tone else "")

    def _line(self, line: SourcedText) -> str:
        """Return a line with a note on its events."""
        return self._toned(line) + self._notes.mark(line.refs)

    def _lines(self, lines: Iterable[SourcedText], style: str, *, keep: bool = False) -> str:
        """Return lines as paragraphs with the numbers of their events in brackets.

        With `keep` they stay on one page with what follows.
        """
        every = [(line, self._toned(line) + self._notes.brackets(line.refs)) for line in lines]
        return "".join(
            paragraph(style, inside, rtl=runs_leftwards(line.text), before=_KEEP if keep else "")
            for line, inside in every or [(SourcedText(""), "")]
        )

    def _caption(self, kind: str, said: str) -> str:
        number = field(f"SEQ {kind} \\* ARABIC", str(next(self._counts[kind])))
        return paragraph(self.style("caption"), runs(f"{kind} ") + number + runs(f". {said}"))

    # Texts

    def _paragraph(self, block: b.Paragraph, keys: Keys) -> Iterable[Piece]:
        inside = self.marked(next(keys, ""), self._line(block.line))
        yield Piece(
            paragraph(self.style(_PARAGRAPHS[block.style]), inside, rtl=runs_leftwards(block.line.text))
        )

    def _heading(self, block: b.Heading, keys: Keys) -> Iterable[Piece]:
        inside = self.marked(next(keys, ""), runs(block.text) + self._notes.mark(block.refs))
        style = self.style(f"heading {block.level}")
        yield Piece(paragraph(style, inside, rtl=runs_leftwards(block.text)), leads=True)

    def _bullets(self, block: b.Bullets, keys: Keys) -> Iterable[Piece]:
        style = self.style("List Bullet")
        for line in block.lines:
            inside = self.marked(next(keys, ""), self._line(line))
            yield Piece(paragraph(style, inside, rtl=runs_leftwards(line.text), before=self._look.bullet))

    def _quote(self, block: b.Quote, keys: Keys) -> Iterable[Piece]:
        start, end = self._bookmark(next(keys, ""))
        inside = start + self._line(block.line) + ("" if block.who else end)
        rtl = runs_leftwards(block.line.text)
        keep = _KEEP if block.who else ""
        xml = paragraph(self.style("Quote"), inside, rtl=rtl, before=keep)
        if block.who:
            xml += paragraph(self.style("Entente who"), runs(block.who) + end, rtl=runs_leftwards(block.who))
        yield Piece(xml)

    def _events(self, block: b.EventList, keys: Keys) -> Iterable[Piece]:
        style = self.style("Entente event")
        bold, quiet = self.style("Strong"), self.style("Entente quiet")
        for one in block.rows:
            start, end = self._bookmark(next(keys, ""))
            xml = ""
            if one.day:
                xml, start = paragraph(self.style("Entente day"), start + runs(one.day)), ""
            number = self.marked(event_anchor(one.number), runs(str(one.number), bold))
            details = runs(f" {' '.join(one.details)}", quiet) if one.details else ""
            inside = number + runs(f"\t{one.time}\t", quiet) + runs(one.text) + details
            yield Piece(xml + paragraph(style, start + inside + end))

    # Terms and figures

    def _pairs(self, block: b.Pairs, keys: Keys) -> Iterable[Piece]:
        if not block.rows:
            return
        rows = [self._pair(term, lines, next(keys, "")) for term, lines in block.rows]
        widths = (_TERM, self._room.upright - _TERM)
        yield Piece(table(self.style("Entente facts"), widths, rows) + self._gap())

    def _pair(self, term: str, lines: Sequence[SourcedText], key: str, *, keep: bool = False) -> str:
        width = self._room.upright - _TERM
        start, end = self._bookmark(key)
        first = paragraph(self.style("Entente term"), start + runs(term), before=_KEEP if keep else "")
        every = self._lines(lines, self.style("Entente cell"), keep=keep)
        long = sum(len(line.text) for line in lines) > _LONG_ROW
        return row((cell(first, _TERM), cell(_closed(every, end), width)), whole=not long)

    def _key_figures(self, block: b.KeyFigures, keys: Keys) -> Iterable[Piece]:
        if not block.figures:
            return
        width = self._room.upright // len(block.figures)
        cells = []
        for one in block.figures:
            start, end = self._bookmark(next(keys, ""))
            inside = paragraph(self.style("Entente figure number"), start + runs(one.figure))
            inside += paragraph(self.style("Entente cell"), runs(one.label, self.style("Strong")))
            inside += paragraph(self.style("Entente term"), runs(one.note) + end)
            cells.append(cell(inside, width))
        yield Piece(table(self.style("Entente figures"), (width,) * len(cells), (row(cells),)) + self._gap())

    def _gap(self) -> str:
        """Return what stands between two tables, which would grow together otherwise."""
        return paragraph(self.style("Entente break"), "", after='<w:spacing w:before="0" w:after="120"/>')

    # Pictures

    def _gallery(self, block: b.Gallery, keys: Keys) -> Iterable[Piece]:
        width = self._room.upright // block.columns
        for at in range(0, len(block.drawings), block.columns):
            beside = block.drawings[at : at + block.columns]
            cells = [self._small(one, width, next(keys, "")) for one in beside]
            cells += [cell(paragraph("", ""), width)] * (block.columns - len(beside))
            widths = (width,) * block.columns
            yield Piece(table(self.style("Entente facts"), widths, (row(cells),)))
        yield Piece(self._gap())

    def _small(self, drawing: b.Drawing, width: int, key: str) -> str:
        title, note = self.style("Entente picture title"), self.style("Entente term")
        start, end = self._bookmark(key)
        inside = paragraph(title, start + runs(drawing.title))
        inside += paragraph(note, runs(drawing.note) + end, before=_KEEP)
        wide = width / 20 - 8
        inside += paragraph("", self._shown(drawing, wide), after='<w:spacing w:before="0" w:after="60"/>')
        return cell(inside, width)

    def _shown(self, drawing: b.Drawing, wide: float) -> str:
        return self._drawn.picture(drawing.svg, wide, wide * drawing.height / drawing.width, drawing.alt)

    def _figure(self, block: b.Figure, keys: Keys) -> Iterable[Piece]:
        drawing = block.drawing
        start, end = self._bookmark(next(keys, ""))
        said = f"{drawing.title}. {drawing.note}" if drawing.note else drawing.title
        number = field("SEQ Figure \\* ARABIC", str(next(self._counts["Figure"])))
        inside = runs("Figure ") + number + runs(". ") + start + runs(said) + end
        wide = self._room.upright / 20 * (0.9 if not block.beside else 0.78)
        wide = min(wide, self._tallest * drawing.width / drawing.height)
        shown = paragraph(self.style("Entente figure"), self._shown(drawing, wide))
        yield Piece(paragraph(self.style("caption"), inside) + shown)
        if block.beside:
            yield from self._beside(block, keys)

    def _beside(self, block: b.Figure, keys: Keys) -> Iterable[Piece]:
        """Give what moved in a figure, from where to where and why, as a table below it."""
        small = self.style("Entente small cell")
        titles = (block.heading or "What moved", "Movement", "Why")
        has_why = any(why.text or why.refs for _, _, why in block.beside)
        shares = (24, 14, 62) if has_why else (62, 38)
        widths = _parted(self._room.upright, shares)
        rows = []
        for lines in block.beside:
            start, end = self._bookmark(next(keys, ""))
            told = [
                self._lines((line,), small, keep=len(block.beside) <= _FEW_ROWS)
                for line in lines[: len(shares)]
            ]
            told = [_opened(told[0], start), *told[1:-1], _closed(told[-1], end)]
            rows.append(row(map(cell, told, widths)))
        head = self._head(titles[: len(shares)], widths)
        yield Piece(table(self.style("Entente table"), widths, (head, *rows), has_head=True) + self._gap())

    def _head(self, titles: Iterable[str], widths: Sequence[int], aligns: Sequence[str] = ()) -> str:
        style = self.style("Entente head cell")
        sides = aligns or ("",) * len(widths)
        cells = (
            cell(paragraph(style, runs(title), after=_aligned(side)), width)
            for title, width, side in zip(titles, widths, sides, strict=True)
        )
        return row(cells, is_head=True)

    def _legend(self, block: b.Legend, keys: Keys) -> Iterable[Piece]:
        inside = "".join(
            self._drawn.picture(stroke(tone), *STROKE) + runs(f"\u00a0{tone}     ")
            for tone in ("aligned", "opposed")
        )
        names = [
            (self._drawn.picture(svg, 9, 9, printed=_GLYPH) if svg else "") + runs(f"\u00a0{name}")
            for svg, name in block.actors
        ]
        inside += self.marked(next(keys, ""), runs("    ").join(names))
        yield Piece(paragraph(self.style("Entente legend"), inside))

    # Tables

    def _meters(self, block: b.Meters, keys: Keys) -> Iterable[Piece]:
        widths = _parted(self._room.upright, [share for _, share in _METER_COLUMNS])
        small = self.style("Entente small cell")
        rows = [self._head((title for title, _ in _METER_COLUMNS), widths)]
        for one in block.meters:
            start, end = self._bookmark(next(keys, ""))
            bold = self.style("Strong") if one.before != one.after else ""
            texts = (
                start + runs(one.name),
                runs(f"{one.before} → {one.after}", bold),
                self._drawn.picture(bar(one), *BAR),
                runs(one.says) + self._notes.brackets(one.refs) + end,
            )
            keep = _KEEP if len(block.meters) <= _FEW_ROWS and one is not block.meters[-1] else ""
            told = (paragraph(small, said, before=keep) for said in texts)
            rows.append(row(map(cell, told, widths)))
        yield Piece(table(self.style("Entente table"), widths, rows, has_head=True) + self._gap())

    def _table(self, block: b.Table, keys: Keys) -> Iterable[Piece]:
        if not block.columns:
            return
        widths = widths_of(block, self._room.upright)
        across = not widths.fits or is_cramped(block, widths.columns)
        if across:
            widths = widths_of(block, self._room.across)
        style = self.style("Entente cell" if block.style == "plain" else "Entente small cell")
        aligns = tuple(one.align for one in block.columns)
        rows = [self._head((one.title for one in block.columns), widths.columns, aligns)]
        for cells in block.rows:
            start, end = self._bookmark(next(keys, ""))
            told = [self._cell(*one, style) for one in zip(cells, aligns, widths.columns, strict=True)]
            if told:
                told[0], told[-1] = _opened(told[0], start), _closed(told[-1], end)
            long = sum(len(line.text) for one in cells for line in one.lines) > _LONG_ROW
            rows.append(row(told, whole=not long))
        name = "Entente heat" if block.style == "heat" else "Entente table"
        xml = table(self.style(name), widths.columns, rows, about=block.summary, has_head=True)
        yield Piece(self._caption("Table", block.summary) + xml + self._gap(), across=across)

    def _cell(self, one: b.Cell, align: str, width: int, style: str) -> str:
        side = _aligned(align)
        if one.shade is None or not one.shade:
            lines = [(line.text, self._toned(line) + self._notes.brackets(line.refs)) for line in one.lines]
            fill = ""
        else:
            ink = '<w:b/><w:color w:val="FFFFFF"/>' if abs(one.shade) > 2 / 3 else ""
            lines = [(line.text, runs(line.text, more=ink)) for line in one.lines]
            fill = _mixed("0B64AD" if one.shade > 0 else "C8510A", abs(one.shade))
        told = "".join(
            paragraph(style, inside, rtl=runs_leftwards(text), after=side) for text, inside in lines
        )
        return cell(told or paragraph(style, ""), width, fill=fill)

    def _move(self, block: b.MoveCard, keys: Keys) -> Iterable[Piece]:
        start, end = self._bookmark(next(keys, ""))
        glyph = self._drawn.picture(block.glyph, _GLYPH, _GLYPH) + runs("\u00a0") if block.glyph else ""
        replaced = runs(block.replaced, self.style("Entente struck")) + runs(" ") if block.replaced else ""
        title = runs(block.title) + self._notes.brackets(block.refs)
        xml = paragraph(
            self.style("Entente move"), glyph + start + title + runs("\t") + replaced + runs(block.outcome)
        )
        about = runs(f"Move {block.number} · ") + runs(block.seat, self.style("Strong"))
        about += runs(f" {block.about}") if block.about else ""
        xml += paragraph(self.style("Entente move about"), about + end)
        texts = [(name, lines, next(keys, "")) for name, lines in block.paragraphs]
        if block.odds:
            said = "  ·  ".join(f"{word} {share}%" for word, share in block.odds)
            at = next((at for at, one in enumerate(texts, 1) if one[0] == "Ruled by"), len(texts))
            texts.insert(at, ("Odds", (SourcedText(said),), next(keys, "")))
        long = sum(len(line.text) for _, lines, _ in texts for line in lines) > _LONG_MOVE
        last = len(texts) - 1
        rows = [self._pair(*one, keep=at < last and not long) for at, one in enumerate(texts)]
        widths = (_TERM, self._room.upright - _TERM)
        yield Piece(xml + (table(self.style("Entente facts"), widths, rows) if rows else ""))


def _aligned(side: str) -> str:
    return f'<w:jc w:val="{side}"/>' if side in ("right", "center") else ""


def _opened(xml: str, start: str) -> str:
    """Return XML with the start of a bookmark before its first run."""
    at = xml.find("<w:p>") + 5
    if xml.startswith("<w:pPr>", at):
        at = xml.find("</w:pPr>", at) + 8
    return xml[:at] + start + xml[at:]


def _closed(xml: str, end: str) -> str:
    """Return XML with the end of a bookmark behind its last run."""
    at = xml.rfind("</w:p>")
    return xml[:at] + end + xml[at:]


def _mixed(colour: str, share: float) -> str:
    """Return a share of a colour mixed with white."""
    parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)


def _parted(room: int, shares: Sequence[int]) -> tuple[int, ...]:
    return tuple(room * share // sum(shares) for share in shares)
