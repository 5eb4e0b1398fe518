"""Lays a document out as PDF, or as pictures of its pages, with typst.

Takes a `blocks.Document`; the looks are in `assets/report`. Everything goes in as JSON and is set as plain
strings, so that nothing that somebody wrote is ever read as markup; the template sees no file but its own.
The PDF is tagged (PDF/UA-1), its dates come from the record, and the same document gives the same bytes.
typst is imported when the first page is made.
"""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import msgspec

from wargame.places import assets_folder
from wargame.report.blocks import Document, Drawing, EventList, SourcedText
from wargame.report.formats.glyphs import bundled_fonts
from wargame.report.formats.letters import Fonts, drawable, fonts_for, is_plain, printable
from wargame.report.phrases import MOST_RUNS, refs_in_words, runs
from wargame.scenario.marked import on_page
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
    return _accepted(template, data, stamp)[1]


def typeset_pictures(template: str, data: Mapping[str, Any], ppi: float) -> tuple[bytes, ...]:
    """Return data laid out by a template as pictures, one for each page.

    They show what the PDF would, its stand-ins too: where that is not plain from the letters alone, the PDF
    is tried first, for pictures are made of anything.

    Raises
    ------
    NotLaidOut
        If typst refuses it.
    """
    sheets = _setting(data, *next(_choices(data)))
    if not is_plain(sheets.data):
        sheets = _accepted(template, data, stamp=0)[0]
    made = sheets.compile(template, format="png", ppi=ppi)
    return (made,) if isinstance(made, bytes) else tuple(made)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Data made fit for some fonts, and those fonts as typst has loaded them."""

    data: str
    fonts: Any

    def compile(self, template: str, **how: Any) -> Any:
        """Return what typst makes of it.

        Raises
        ------
        TypstError
            If it refuses.
        """
        import typst

        folder = assets_folder() / "report"
        return typst.compile(
            folder / template,
            root=folder,
            font_paths=self.fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": self.data},
            **how,
        )


def _accepted(template: str, data: Mapping[str, Any], stamp: int) -> tuple[_Setting, bytes]:
    """Return the first setting that typst takes, with its PDF: the plainer, the less there is to refuse."""
    import typst

    refused: Exception | None = None
    for paths, drawn in _choices(data):
        usable = drawn
        for _ in range(_MOST_TRIES):
            setting = _setting(data, paths, usable)
            try:
                made = setting.compile(template, format="pdf", timestamp=stamp, pdf_standards=["ua-1"])
            except typst.TypstError as error:
                refused = error
                less = usable.without(_refused_in(error))
            else:
                assert isinstance(made, bytes)
                return setting, made
            if less == usable:
                break
            usable = less
    raise NotLaidOut("pages-not-laid-out", refused=refused) from refused


_MOST_TRIES: Final = 4
"""How often the same fonts are tried, each time without the letters that were refused before."""

_REFUSED: Final = re.compile(r'the text `"((?:[^"\\]|\\.)*)"`')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")


def _refused_in(error: Exception) -> Iterator[str]:
    """Give the texts that typst names in what it says; it names each that it cannot draw."""
    for found in _REFUSED.finditer(str(getattr(error, "diagnostic", error))):
        yield _ESCAPED.sub(lambda one: chr(int(one[1], 16)) if one[1] else one[2], found[1])


def _choices(data: Mapping[str, Any]) -> Iterator[tuple[tuple[Path, ...], Fonts]]:
    """Give what to print with: fonts of the system, then our own alone, then plain letters alone.

    A font that we can read may still be one that typst does not load or does not draw with; so it is asked
    what it has loaded, and what it refuses is tried again with less: first without the letters that it names.
    """
    wanted = fonts_for(msgspec.json.encode(data).decode())
    own = Fonts(bundled_fonts())
    yield wanted.paths, wanted
    yield own.paths, own
    yield own.paths, Fonts(())


def _setting(data: Mapping[str, Any], paths: tuple[Path, ...], drawn: Fonts) -> _Setting:
    """Return data made fit for printing with those of its fonts that typst has loaded."""
    loaded = loaded_fonts(paths)
    usable = Fonts(tuple(path for path in drawn.paths if path in loaded.files), drawn.refused)
    return _Setting(msgspec.json.encode(_fitted(data, usable)).decode(), loaded.fonts)


@dataclass(frozen=True, slots=True)
class LoadedFonts:
    """Fonts that typst has loaded, and the files in which it found them."""

    fonts: Any
    files: frozenset[Path]


@cache
def loaded_fonts(paths: tuple[Path, ...]) -> LoadedFonts:
    """Return font files as typst loads them; one that it does not take is not among its files.

    typst reads folders, not files, so those that do not come with the product get a folder of links.
    """
    import typst

    own = assets_folder() / "fonts"
    links = {path: path for path in paths if path.parent == own}
    folders = [own]
    if others := [path for path in paths if path.parent != own]:
        folders.append(_new_folder())
        links |= {path: _link(path, folders[1] / f"{at:03}-{path.name}") for at, path in enumerate(others)}
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(one) for one in folders]
    )
    found = {Path(one.path).resolve() for one in fonts.fonts() if one.path}
    return LoadedFonts(fonts, frozenset(path for path, link in links.items() if link.resolve() in found))


_FOLDERS: Final[list[TemporaryDirectory[str]]] = []
"""Kept until the program ends: typst opens a font when it first draws with it."""


def _new_folder() -> Path:
    _FOLDERS.append(TemporaryDirectory(prefix="entente-fonts-", ignore_cleanup_errors=True))
    return Path(_FOLDERS[-1].name)


def _link(path: Path, link: Path) -> Path:
    """Make a link to a file, or a copy where links are not allowed, and return it."""
    try:
        link.symlink_to(path)
    except (OSError, NotImplementedError):
        shutil.copyfile(path, link)
    return link


def _fitted(value: Any, fonts: Fonts, name: str = "") -> Any:
    """Return data whose texts can be printed; drawings keep everything but what cannot be drawn."""
    if isinstance(value, str):
        if name in ("svg", "glyph", "plate"):
            return drawable(value, fonts)
        if name in _KEYS:
            return value
        return printable(value, fonts, breaks=name not in _UNSEEN)
    if isinstance(value, Mapping):
        return {key: _fitted(one, fonts, key) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_fitted(one, fonts, "svg" if _is_svg(one) else name) for one in value]
    return value


_KEYS: Final = frozenset({"kind", "style", "tone", "align", "id", "paper"})
"""Words of our own that the template looks up."""


_UNSEEN: Final = frozenset({"alt", "author", "keywords"})
"""Texts that are told and not set in lines, so they need no places to break."""


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
        "marking": on_page(document.marking),
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
        self._special: dict[type, Callable[[Any], Any]] = {SourcedText: self._line, Drawing: self._drawing}

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

    def _line(self, line: SourcedText) -> dict[str, Any]:
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
