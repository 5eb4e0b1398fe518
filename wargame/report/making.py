"""A session in, a finished report out: the one function that the command line and the window share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
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
    from wargame.report.slides.values import Deck
    from wargame.session.session import Session
    from wargame.words.sentences import Sentence

ENDINGS: Final = (".pdf", ".docx", ".html", ".md", ".pptx")
"""The formats, by the ending of the file."""

WORD: Final = ".docx"
SLIDES: Final = ".pptx"
IN_TEMPLATES: Final = (WORD, SLIDES)
"""Formats that can be put into a template of the house."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a file holds, and what people should know of how it was made."""

    content: bytes
    notes: tuple[Sentence, ...] = ()
    """What was left out of the template, or not understood."""


def document_of(session: Session, options: Options | None = None) -> Document:
    """Return the report of a session as a document.

    Raises
    ------
    Refused
        If there is no such branch, turn or part.
    """
    return report(gather(session, options))


def deck_of(session: Session, options: Options | None = None) -> Deck:
    """Return the quick look of a session as slides.

    Raises
    ------
    Refused
        If there is no such branch, turn or part, or one turn alone is asked for.
    """
    from wargame.report.slides import deck

    if options is not None and options.turn is not None:
        raise Refused("slides-of-one-turn", turn=options.turn)
    return deck.deck_of(gather(session, options))


def prepared(
    session: Session, ending: str, options: Options | None = None, template: Path | None = None
) -> Callable[[], Made]:
    """Return what makes the report of a session in the format of a file's ending.

    It holds values that do not change and no session, so that it can run beside a window.

    Raises
    ------
    Refused
        If there is no such format, branch, turn or part, or the format goes into no template.
    """
    form = ending.lower()
    if template is not None and form not in IN_TEMPLATES:
        raise Refused("template-for-no-form", endings=IN_TEMPLATES, ending=ending)
    if form == SLIDES:
        return partial(_slides, deck_of(session, options), template)
    document = document_of(session, options)
    if form == WORD:
        return partial(_word, document, template)
    return partial(_without_template, document, form)


def render(document: Document, ending: str) -> bytes:
    """Return a document in the format of a file's ending; slides are made of a deck, not of a document.

    Raises
    ------
    Refused
        If there is no such format.
    """
    makers: dict[str, Callable[[Document], bytes]] = {
        ".pdf": _pdf,
        ".html": _html,
        ".md": _markdown,
        WORD: lambda one: _word(one, None).content,
    }
    make = makers.get(ending.lower())
    if make is None:
        raise Refused("report-form-unknown", endings=tuple(makers), ending=ending)
    return make(document)


def write_report(
    session: Session, path: Path, options: Options | None = None, template: Path | None = None
) -> tuple[Sentence, ...]:
    """Write the report of a session into a file, whose ending says in which format.

    Returns what was left out of the template, or not understood.

    Raises
    ------
    Refused
        If there is no such format, branch, turn or part, or the format goes into no template.
    OfficeUnreadable
        If the template cannot be used.
    NotWritten
        If the file cannot be written; what was there before is unchanged.
    """
    if path.suffix.lower() not in ENDINGS:
        raise Refused("report-ending-unknown", endings=tuple(ENDINGS), name=path.name)
    made = prepared(session, path.suffix, options, template)()
    write_file(path, made.content)
    return made.notes


def _without_template(document: Document, ending: str) -> Made:
    return Made(content=render(document, ending))


def _word(document: Document, template: Path | None) -> Made:
    from wargame.report.formats.office import read_package
    from wargame.report.formats.word.file import as_word

    found = as_word(document, read_package(template, "word") if template is not None else None)
    return Made(content=found.content, notes=found.notes)


def _slides(deck: Deck, template: Path | None) -> Made:
    from wargame.report.formats.office import read_package
    from wargame.report.formats.slides.pptx import as_pptx

    package = read_package(template, "slides") if template is not None else None
    return Made(content=as_pptx(deck, package), notes=package.notes if package else ())


def _pdf(document: Document) -> bytes:
    from wargame.report.formats.pdf import as_pdf

    return as_pdf(document)


def _html(document: Document) -> bytes:
    from wargame.report.formats.html import as_html

    return as_html(document).encode()


def _markdown(document: Document) -> bytes:
    from wargame.report.formats.markdown import as_markdown

    return as_markdown(document).encode()
