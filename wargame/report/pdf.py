"""Lays a document out as PDF, or as pictures of its pages, with typst.

Takes a `blocks.Document`; the looks are in `assets/report`. Everything goes in as JSON and is set as plain
strings, so that nothing that somebody wrote is ever read as markup; the template sees no file but its own.
The PDF is tagged (PDF/UA-1), its dates come from the record, and the same document gives the same bytes.
typst is imported when the first page is made.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from wargame.places import assets_folder
from wargame.report.blocks import Document, Drawing, EventList, Line
from wargame.report.letters import Fonts, drawable, fonts_for, printable
from wargame.report.phrases import MOST_RUNS, refs_in_words, runs
from wargame.terms import EntenteError

PREVIEW_PPI: Final = 96.0


class NotLaidOut(EntenteError):
    """A document could not be laid out."""


def as_pdf(document: Document) -> bytes:
    """Return a document as PDF, tagged, with bookmarks.

    Raises
    ------
    NotLaidOut
        If typst refuses it, with what typst says.
    """
    return typeset("report.typ", data_of(document), document.stamp)


def as_pictures(document: Document, ppi: float = PREVIEW_PPI) -> tuple[bytes, ...]:
    """Return the pages of a document as PNG pictures.

    Raises
    ------
    NotLaidOut
        If typst refuses it.
    """
    return typeset_pictures("report.typ", data_of(document), ppi)


def typeset(template: str, data: Mapping[str, Any], stamp: int) -> bytes:
    """Return data laid out by a template of `assets/report` as PDF.

    Raises
    ------
    NotLaidOut
        If typst refuses it.
    """
    made = _compile(template, data, format="pdf", timestamp=stamp, pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


def typeset_pictures(template: str, data: Mapping[str, Any], ppi: float) -> tuple[bytes, ...]:
    """Return data laid out by a template as pictures, one for each page."""
    made = _compile(template, data, format="png", ppi=ppi)
    return (made,) if isinstance(made, bytes) else tuple(made)


def _compile(template: str, data: Mapping[str, Any], **how: Any) -> Any:
    import typst

    text = msgspec.json.encode(data).decode()
    fonts = fonts_for(text)
    fitted = msgspec.json.encode(_fitted(data, fonts)).decode()
    folder = assets_folder() / "report"
    try:
        return typst.compile(
            folder / template,
            root=folder,
            font_paths=[str(path) for path in _font_places(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"data": fitted},
            **how,
        )
    except typst.TypstError as error:
        raise NotLaidOut(
            f"The pages could not be laid out: {error}. The session is unchanged; please report this."
        ) from error


def _font_places(fonts: Fonts) -> Iterator[Path]:
    """Give the folder of the bundled fonts once, and each font of the system by itself."""
    own = assets_folder() / "fonts"
    yield own
    for path in fonts.paths:
        if path.parent != own:
            yield path


def _fitted(value: Any, fonts: Fonts, name: str = "") -> Any:
    """Return data whose texts can be printed; drawings keep everything but what cannot be drawn."""
    if isinstance(value, str):
        if name in ("svg", "glyph", "plate"):
            return drawable(value, fonts)
        return value if name in _KEYS else printable(value, fonts)
    if isinstance(value, Mapping):
        return {key: _fitted(one, fonts, key) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_fitted(one, fonts, "svg" if _is_svg(one) else name) for one in value]
    return value


_KEYS: Final = frozenset({"kind", "style", "tone", "align", "id", "paper"})
"""Words of our own that the template looks up."""


def _is_svg(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("<svg xmlns=")


def data_of(document: Document) -> dict[str, Any]:
    """Return a document as plain data for the template."""
    known = frozenset(
        row.number
        for part in document.parts
        for block in part.blocks
        if isinstance(block, EventList)
        for row in block.rows
    )
    plain = _Plain(known)
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "kicker": document.kicker,
        "aside": document.aside,
        "running": document.running,
        "author": document.author,
        "paper": document.paper,
        "contents": document.has_contents,
        "one-page": document.on_one_page,
        "cover": [plain(block) for block in document.cover],
        "parts": [plain(part) for part in document.parts],
    }


class _Plain:
    """Turns blocks into plain data; knows which events can be linked to."""

    def __init__(self, known: frozenset[int]) -> None:
        self._known = known
        self._special: dict[type, Callable[[Any], Any]] = {Line: self._line, Drawing: self._drawing}

    def __call__(self, value: Any) -> Any:
        """Return a value as plain data."""
        special = self._special.get(type(value))
        if special is not None:
            return special(value)
        if is_dataclass(value) and not isinstance(value, type):
            found = {one.name: self._field(one.name, getattr(value, one.name)) for one in fields(value)}
            return {"kind": type(value).__name__, **found}
        if isinstance(value, tuple):
            return [self(one) for one in value]
        return value

    def _field(self, name: str, value: Any) -> Any:
        return self._refs(value) if name == "refs" else self(value)

    def _line(self, line: Line) -> dict[str, Any]:
        return {"text": line.text, "refs": self._refs(line.refs), "tone": line.tone}

    def _drawing(self, drawing: Drawing) -> dict[str, Any]:
        return {"svg": drawing.svg, "alt": drawing.alt, "title": drawing.title, "note": drawing.note}

    def _refs(self, refs: tuple[int, ...]) -> list[dict[str, Any]]:
        every = runs(refs)
        if len(every) > MOST_RUNS:
            return [{"text": refs_in_words(refs), "target": self._target(every[0][0])}]
        return [
            {"text": refs_in_words(tuple(range(first, last + 1))), "target": self._target(first)}
            for first, last in every
        ]

    def _target(self, number: int) -> int:
        return number if number in self._known else 0
