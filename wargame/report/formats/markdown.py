"""Lays a document out as Markdown (CommonMark with tables), for those who go on writing.

Takes a `blocks.Document`. Whatever somebody wrote is escaped so that it shows as it was written. Drawings are
told in words.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from wargame.names import unturned
from wargame.report import blocks as b
from wargame.report.phrases import refs_in_words

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_AT_START: Final = re.compile(r"^(\s*)([-+=:]|\d+[.)])")
_CONTROL: Final = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}


def as_markdown(document: b.Document) -> str:
    """Return a document as Markdown."""
    # Of a session that bears no marking nothing is said.
    marked = [f"**{text(document.marking.line)}**"] if document.marking.line else []
    lines = [*marked]
    if document.cover:
        lines += [f"# {text(document.title)}", f"{text(document.kicker)}. {text(document.aside)}"]
        lines += [f"**{text(document.subtitle)}**", *_laid_out(document.cover)]
    for part in document.parts:
        above = ", ".join(text(said) for said in (part.kicker, part.aside) if said)
        lines += [f"## {text(part.title)}", *([above] if above else []), *_laid_out(part.blocks)]
    return "\n\n".join([*lines, *marked]) + "\n"


def text(said: str) -> str:
    """Return a text as Markdown that shows it as it was written, on one line."""
    plain = unturned(said).replace("\r\n", "\n").translate(_CONTROL)
    shown = (_AT_START.sub(_escaped_start, _SPECIAL.sub(r"\\\1", line)) for line in plain.split("\n"))
    return "<br>".join(shown)


def _escaped_start(found: re.Match[str]) -> str:
    sign = found.group(2)
    return f"{found.group(1)}{sign[:-1]}\\{sign[-1]}"


def _laid_out(blocks: Iterable[b.Block]) -> Iterable[str]:
    for block in blocks:
        yield from _MAKERS[type(block)](block)


def _line(line: b.SourcedText) -> str:
    said = text(line.text)
    if said and line.tone == "strong":
        said = f"**{said}**"
    elif said and line.tone == "struck":
        said = f"~~{said}~~"
    return said + _refs(line.refs)


def _refs(refs: tuple[int, ...]) -> str:
    return f" \\[{refs_in_words(refs)}\\]" if refs else ""


def _paragraph(block: b.Paragraph) -> Iterable[str]:
    yield f"> {_line(block.line)}" if block.style == "care" else _line(block.line)


def _heading(block: b.Heading) -> Iterable[str]:
    yield f"{'#' * (block.level + 1)} {text(block.text)}{_refs(block.refs)}"


def _bullets(block: b.Bullets) -> Iterable[str]:
    yield "\n".join(f"- {_line(line)}" for line in block.lines)


def _pairs(block: b.Pairs) -> Iterable[str]:
    yield "\n".join(
        f"- {text(term)}: {'; '.join(_line(line) for line in lines)}" for term, lines in block.rows
    )


def _key_figures(block: b.KeyFigures) -> Iterable[str]:
    notes = [f" ({text(one.note)})" if one.note else "" for one in block.figures]
    yield "\n".join(
        f"- **{text(one.figure)}** {text(one.label)}{note}"
        for one, note in zip(block.figures, notes, strict=True)
    )


def _gallery(block: b.Gallery) -> Iterable[str]:
    yield "\n".join(f"- {_told(one)}" for one in block.drawings)


def _told(drawing: b.Drawing) -> str:
    note = f" ({text(drawing.note)})" if drawing.note else ""
    return f"{text(drawing.alt)}{note}"


def _figure(block: b.Figure) -> Iterable[str]:
    yield f"*{_told(block.drawing)}*"
    if block.beside:
        yield "\n".join(
            f"- {_line(name)} {_line(movement)}. {_line(why)}" for name, movement, why in block.beside
        )


def _legend(block: b.Legend) -> Iterable[str]:
    yield f"Actors: {', '.join(text(name) for _, name in block.actors)}."


def _meters(block: b.Meters) -> Iterable[str]:
    yield "\n".join(
        f"- {text(one.name)}: {one.before} → {one.after}{f', {text(one.says)}' if one.says else ''}"
        f"{_refs(one.refs)}"
        for one in block.meters
    )


def _table(block: b.Table) -> Iterable[str]:
    rules = {"left": ":--", "right": "--:", "center": ":-:"}
    rows = [
        [text(one.title) for one in block.columns],
        [rules[one.align] for one in block.columns],
        *([" / ".join(_line(line) for line in cell.lines) for cell in row] for row in block.rows),
    ]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _quote(block: b.Quote) -> Iterable[str]:
    who = f" ({text(block.who)})" if block.who else ""
    yield f"> {_line(block.line)}{who}"


def _move(block: b.MoveCard) -> Iterable[str]:
    replaced = f"~~{text(block.replaced)}~~ " if block.replaced else ""
    yield f"#### {text(block.title)}{_refs(block.refs)}"
    odds = ", ".join(f"{word} {share}%" for word, share in block.odds)
    lines = [
        f"- Move {block.number}, {text(block.seat)} {text(block.about)}: {replaced}**{text(block.outcome)}**"
    ]
    lines += [f"- {text(name)}: {'; '.join(_line(line) for line in rows)}" for name, rows in block.paragraphs]
    yield "\n".join([*lines, *([f"- Odds: {odds}"] if odds else [])])


def _events(block: b.EventList) -> Iterable[str]:
    lines = []
    for one in block.rows:
        when = f"{text(one.day)} {one.time}".strip()
        details = " ".join(text(detail) for detail in one.details)
        lines.append(f"- **{one.number}** ({when}) {text(one.text)} {details}".rstrip())
    yield "\n".join(lines)


_MAKERS: Final[Mapping[type, Callable[[Any], Iterable[str]]]] = {
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
