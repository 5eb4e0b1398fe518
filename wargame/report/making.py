"""A session in, a finished report out: the one function that the command line and the window share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wargame.report.document import report
from wargame.report.facts import gather
from wargame.report.writing import write_file
from wargame.terms import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wargame.report.blocks import Document
    from wargame.report.options import Options
    from wargame.session.session import Session

ENDINGS: Final = (".pdf", ".html", ".md")
"""The formats, by the ending of the file."""


def document_of(session: Session, options: Options | None = None) -> Document:
    """Return the report of a session as a document.

    Raises
    ------
    Refused
        If there is no such branch, turn or part.
    """
    return report(gather(session, options))


def render(document: Document, ending: str) -> bytes:
    """Return a document in the format of a file's ending.

    Raises
    ------
    Refused
        If there is no such format.
    """
    makers: dict[str, Callable[[Document], bytes]] = {".pdf": _pdf, ".html": _html, ".md": _markdown}
    make = makers.get(ending.lower())
    if make is None:
        raise Refused("report-form-unknown", endings=tuple(ENDINGS), ending=ending)
    return make(document)


def write_report(session: Session, path: Path, options: Options | None = None) -> None:
    """Write the report of a session into a file, whose ending says in which format.

    Raises
    ------
    Refused
        If there is no such format, branch, turn or part.
    NotWritten
        If the file cannot be written; what was there before is unchanged.
    """
    if path.suffix.lower() not in ENDINGS:
        raise Refused("report-ending-unknown", endings=tuple(ENDINGS), name=path.name)
    write_file(path, render(document_of(session, options), path.suffix))


def _pdf(document: Document) -> bytes:
    from wargame.report.formats.pdf import as_pdf

    return as_pdf(document)


def _html(document: Document) -> bytes:
    from wargame.report.formats.html import as_html

    return as_html(document).encode()


def _markdown(document: Document) -> bytes:
    from wargame.report.formats.markdown import as_markdown

    return as_markdown(document).encode()
