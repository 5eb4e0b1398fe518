"""Lays a document out as one HTML file that needs nothing beside it: styles and drawings stand inside.

Takes a `blocks.Document`. Every text is escaped where it is set, and the page forbids itself scripts and
anything from elsewhere, so that nothing that somebody wrote can run. The looks are in `assets/report`.
"""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any, Final

from wargame.direction import runs_leftwards, stretches
from wargame.names import unturned
from wargame.places import assets_folder
from wargame.report import blocks as b
from wargame.report.phrases import MOST_RUNS, refs_in_words, runs
from wargame.scenario.marked import as_address, properties_of
from wargame.scenario.model import Marking

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_CONTROL_PICTURES: Final = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}


def as_html(document: b.Document) -> str:
    """Return a document as one HTML file."""
    page = _Page(document)
    style = (assets_folder() / "report" / "report.css").read_text(encoding="utf-8")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            '<head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            *_properties(document.marking),
            f"<title>{escape(unturned(document.title))}</title>",
            f"<style>{style}{_on_paper(document.marking)}</style></head>",
            "<body>",
            *_marked(document.marking),
            *page.front(),
            *(line for part in document.parts for line in page.part(part)),
            f'<p class="small">{text(document.running)}</p>',
            *_marked(document.marking, at="end"),
            "</body></html>",
            "",
        ]
    )


def text(said: str) -> str:
    """Return a text as HTML: escaped, line breaks kept, control characters as pictures; nothing turns it.

    Names from right to left stand in `bdi`, so that they turn nothing else round.
    """
    plain = unturned(said).replace("\r\n", "\n").translate(_CONTROL_PICTURES)
    if runs_leftwards(plain):
        return escape(plain).replace("\n", "<br>")
    parts = (f"<bdi>{escape(part)}</bdi>" if way else escape(part) for part, way in stretches(plain))
    return "".join(parts).replace("\n", "<br>")


def _properties(marking: Marking) -> Iterable[str]:
    if marking.line:
        said = properties_of(marking)
        yield f'<meta name="author" content="{escape(unturned(said.author))}">'
        yield f'<meta name="keywords" content="{escape(unturned(", ".join(said.keywords)))}">'


def _marked(marking: Marking, at: str = "start") -> Iterable[str]:
    """Give what stands at the head and foot; on the screen it stays while the page is rolled."""
    if not marking.line:
        return
    logo = as_address(marking.picture) if marking.picture else ""
    shown = f'<img src="{logo}" alt="{escape(unturned(marking.house))}">' if logo else _span(marking.house)
    said = f'<span dir="auto"><b>{text(marking.text)}</b> {text(marking.caveats)}</span>'
    yield f'<div class="marking {at}">{shown}{said}{_span(marking.standing)}</div>'


def _on_paper(marking: Marking) -> str:
    """Return the style that puts the marking on every printed page, where a browser can."""
    if not marking.banner:
        return ""
    said = "".join(
        one if one.isalnum() or one == " " else f"\\{ord(one):06x}" for one in unturned(marking.banner)
    )
    line = f'content: "{said}"; font-weight: 600'
    return f"@page {{ @top-center {{ {line} }} @bottom-center {{ {line} }} }}\n"


class _Page:
    """Lays out blocks; knows which events can be led to."""

    def __init__(self, document: b.Document) -> None:
        self._document = document
        every = [block for part in document.parts for block in part.blocks]
        lists = [block for block in every if isinstance(block, b.EventList)]
        self._known = frozenset(row.number for block in lists for row in block.rows)
        self._makers: Mapping[type, Callable[[Any], Iterable[str]]] = {
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

    def front(self) -> Iterable[str]:
        """Give the cover and the contents."""
        document = self._document
        if document.cover:
            yield f'<header><div class="kicker">{_span(document.kicker)}{_span(document.aside)}</div>'
            yield f'<h1 class="title">{text(document.title)}</h1>'
            yield f'<p class="subtitle">{text(document.subtitle)}</p>'
            yield from self._laid_out(document.cover)
            yield "</header>"
        if document.has_contents:
            yield '<nav aria-label="Contents"><h3>Contents</h3><ol>'
            yield from (
                f'<li><a href="#{part.id}">{text(part.title)}</a></li>'
                for part in document.parts
                if part.appears
            )
            yield "</ol></nav>"

    def part(self, part: b.Part) -> Iterable[str]:
        """Give one part."""
        yield f'<section id="{part.id}">'
        if part.kicker or part.aside:
            yield f'<div class="kicker">{_span(part.kicker)}{_span(part.aside)}</div>'
        yield f"<h2>{text(part.title)}</h2>"
        yield from self._laid_out(part.blocks)
        yield "</section>"

    def _laid_out(self, blocks: Iterable[b.Block]) -> Iterable[str]:
        for block in blocks:
            yield from self._makers[type(block)](block)

    def _line(self, line: b.SourcedText) -> str:
        said = text(line.text)
        toned = f'<span class="{line.tone}" dir="auto">{said}</span>' if line.tone else f"<span>{said}</span>"
        return toned + self._refs(line.refs)

    def _refs(self, refs: tuple[int, ...]) -> str:
        if not refs:
            return ""
        every = runs(refs)
        if len(every) > MOST_RUNS:
            shown = self._ref(every[0][0], refs_in_words(refs))
        else:
            shown = ", ".join(
                self._ref(first, refs_in_words(tuple(range(first, last + 1)))) for first, last in every
            )
        return f' <bdi class="refs">[{shown}]</bdi>'

    def _ref(self, number: int, said: str) -> str:
        return f'<a href="#event-{number}">{said}</a>' if number in self._known else said

    def _paragraph(self, block: b.Paragraph) -> Iterable[str]:
        yield f'<p class="{block.style}" dir="auto">{self._line(block.line)}</p>'

    def _heading(self, block: b.Heading) -> Iterable[str]:
        level = block.level + 1
        yield f"<h{level}>{text(block.text)}{self._refs(block.refs)}</h{level}>"

    def _bullets(self, block: b.Bullets) -> Iterable[str]:
        lines = "".join(f'<li dir="auto">{self._line(line)}</li>' for line in block.lines)
        yield f"<ul>{lines}</ul>"

    def _pairs(self, block: b.Pairs) -> Iterable[str]:
        yield f"<dl>{''.join(self._pair(term, lines) for term, lines in block.rows)}</dl>"

    def _pair(self, term: str, lines: Iterable[b.SourcedText]) -> str:
        return f"<dt>{text(term)}</dt><dd>{''.join(self._row(line) for line in lines)}</dd>"

    def _row(self, line: b.SourcedText) -> str:
        return f'<div dir="auto">{self._line(line)}</div>'

    def _key_figures(self, block: b.KeyFigures) -> Iterable[str]:
        yield '<div class="figures">'
        for one in block.figures:
            yield (
                f'<div><b>{text(one.figure)}</b><div class="strong">{text(one.label)}</div>'
                f'<div class="note">{text(one.note)}</div></div>'
            )
        yield "</div>"

    def _gallery(self, block: b.Gallery) -> Iterable[str]:
        yield '<div class="gallery">'
        for one in block.drawings:
            yield (
                f'<figure><figcaption>{text(one.title)}<div class="note">{text(one.note)}</div></figcaption>'
                f"{_drawing(one)}</figure>"
            )
        yield "</div>"

    def _figure(self, block: b.Figure) -> Iterable[str]:
        shown = (
            f"<figure><figcaption>{text(block.drawing.title)}</figcaption>"
            f'<div class="framed">{_drawing(block.drawing)}</div></figure>'
        )
        if not block.beside:
            yield shown
            return
        yield f'<div class="beside">{shown}<div><div class="strong">{text(block.heading)}</div>'
        for name, movement, why in block.beside:
            yield (
                f'<div class="row"><div class="head">{self._line(name)}{self._line(movement)}</div>'
                f'<div class="small">{self._line(why)}</div></div>'
            )
        yield "</div></div>"

    def _legend(self, block: b.Legend) -> Iterable[str]:
        yield '<p class="legend"><span><i class="stroke"></i> aligned</span>'
        yield '<span><i class="stroke dashed"></i> opposed</span>'
        for svg, name in block.actors:
            yield f'<span><i class="icon" aria-hidden="true">{svg}</i> {text(name)}</span>'
        yield "</p>"

    def _meters(self, block: b.Meters) -> Iterable[str]:
        yield '<div class="meters">'
        for one in block.meters:
            moved = str(one.after) if one.before == one.after else f"{one.before} → {one.after}"
            yield (
                f'<div><div class="head"><span>{text(one.name)}</span><span>{moved}</span></div>'
                f'<meter min="{one.low}" max="{one.high}" value="{one.after}">{one.after}</meter>'
                f'<div class="note">{text(one.says)}{self._refs(one.refs)}</div></div>'
            )
        yield "</div>"

    def _table(self, block: b.Table) -> Iterable[str]:
        yield f'<table class="{block.style}" aria-label="{escape(unturned(block.summary))}"><thead><tr>'
        yield "".join(f'<th class="{one.align}" scope="col">{text(one.title)}</th>' for one in block.columns)
        yield "</tr></thead><tbody>"
        for row in block.rows:
            cells = (self._cell(cell, column) for cell, column in zip(row, block.columns, strict=True))
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</tbody></table>"

    def _cell(self, cell: b.Cell, column: b.Column) -> str:
        lines = "".join(self._row(line) for line in cell.lines)
        if cell.shade is None:
            return f'<td class="{column.align}">{lines}</td>'
        colour = "11, 100, 173" if cell.shade > 0 else "200, 81, 10"
        lines = "".join(f"<div>{text(line.text)}</div>" for line in cell.lines)
        ink = "; color: #fff" if abs(cell.shade) > 2 / 3 else ""
        style = f"background: rgba({colour}, {abs(cell.shade):.2f}){ink}"
        return f'<td class="{column.align}" style="{style}">{lines}</td>'

    def _quote(self, block: b.Quote) -> Iterable[str]:
        who = f'<div class="who">{text(block.who)}</div>' if block.who else ""
        yield f'<blockquote dir="auto">{self._line(block.line)}{who}</blockquote>'

    def _move(self, block: b.MoveCard) -> Iterable[str]:
        icon = f'<i class="icon" aria-hidden="true">{block.glyph}</i> ' if block.glyph else ""
        replaced = f'<span class="struck">{text(block.replaced)}</span> ' if block.replaced else ""
        yield (
            f'<div class="move"><div class="head"><h4>{icon}{text(block.title)}{self._refs(block.refs)}</h4>'
            f'<span class="strong">{replaced}{text(block.outcome)}</span></div>'
            f'<div class="small">Move {block.number} · {text(block.seat)} {text(block.about)}</div><dl>'
        )
        for name, lines in block.paragraphs:
            yield self._pair(name, lines)
            if name == "Ruled by" and block.odds:
                odds = " · ".join(f"{text(word)} {share}%" for word, share in block.odds)
                yield f"<dt>Odds</dt><dd>{odds}</dd>"
        yield "</dl></div>"

    def _events(self, block: b.EventList) -> Iterable[str]:
        yield '<ol class="events">'
        for one in block.rows:
            if one.day:
                yield f'<li class="day">{text(one.day)}</li>'
            details = " ".join(text(detail) for detail in one.details)
            yield (
                f'<li id="event-{one.number}"><b>{one.number}</b><span class="quiet">{text(one.time)}</span>'
                f'<span dir="auto">{text(one.text)} <span class="quiet">{details}</span></span></li>'
            )
        yield "</ol>"


def _span(said: str) -> str:
    return f"<span>{text(said)}</span>"


def _drawing(drawing: b.Drawing) -> str:
    """Return a drawing with its description; what stands in it was escaped when it was drawn."""
    return drawing.svg.replace("<svg ", f'<svg role="img" aria-label="{escape(unturned(drawing.alt))}" ', 1)
