"""What the export sheet's choices come to: the pages to look at first, and the file.

Comes from a session and an `ExportDraft` of `wargame.report.choices`; what is made goes to the window as
functions that hold values which do not change and no session, so that they can run beside it. To add a kind
of export: a branch here, in `preview` and in `writing`.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wargame.report.choices import ExportDraft, held_to, options_of, template_of
from wargame.report.options import PAPERS, Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from wargame.report.kit import Kit
    from wargame.report.making import Made
    from wargame.session.session import Session
    from wargame.words.sentences import Sentence

PREVIEW_PPI: Final = 72.0


def preview(session: Session, draft: ExportDraft) -> Callable[[], tuple[bytes, ...]] | None:
    """Return what lays the pages out as PNG pictures; None for tables, which have no pages.

    Raises
    ------
    Refused
        If there is no such branch or turn.
    """
    if draft.what == "tables":
        return None
    if draft.what == "kit":
        from wargame.report import kit

        return partial(kit.as_pictures, _kit(session, draft), PREVIEW_PPI)
    from wargame.report.formats.pdf import as_pictures
    from wargame.report.making import document_of

    return partial(as_pictures, document_of(session, _options(session, draft)), PREVIEW_PPI)


def outline_of_slides(session: Session, draft: ExportDraft) -> str:
    """Return in words which slides there will be: they are laid out by the program that shows them.

    Raises
    ------
    Refused
        If there is no such branch or turn.
    """
    from wargame.report.making import deck_of
    from wargame.report.slides.values import outline

    return outline(deck_of(session, _options(session, draft)))


def writing(session: Session, draft: ExportDraft, path: Path) -> Callable[[], tuple[Sentence, ...]]:
    """Return what writes the file and gives back what should be known of it.

    Raises
    ------
    Refused
        If there is no such branch or turn.
    """
    if draft.what == "tables":
        return _writing_tables(session, draft, path)
    if draft.what == "kit":
        return partial(_write_kit, path, _kit(session, draft))
    from wargame.report.making import prepared

    template = template_of(draft)
    make = prepared(session, path.suffix, _options(session, draft), Path(template) if template else None)
    return partial(_write_made, path, make)


def _options(session: Session, draft: ExportDraft) -> Options:
    return options_of(held_to(draft, session))


def _kit(session: Session, draft: ExportDraft) -> Kit:
    from wargame.report.kit import kit_of

    return kit_of(session, draft.sheets, PAPERS[draft.paper])


def _writing_tables(session: Session, draft: ExportDraft, path: Path) -> Callable[[], tuple[Sentence, ...]]:
    from wargame.report.document import stamp_of
    from wargame.report.facts import gather
    from wargame.report.formats.table_files import write_tables
    from wargame.report.tables import sheets

    facts = gather(session, _options(session, draft))
    made, stamp, marking = sheets(facts), stamp_of(facts), facts.story.marking

    def write() -> tuple[Sentence, ...]:
        write_tables(made, path, draft.form, stamp, marking)
        return ()

    return write


def _write_kit(path: Path, wanted: Kit) -> tuple[Sentence, ...]:
    from wargame.report import kit
    from wargame.report.writing import write_file

    write_file(path, kit.as_pdf(wanted))
    return ()


def _write_made(path: Path, make: Callable[[], Made]) -> tuple[Sentence, ...]:
    from wargame.report.writing import write_file

    made = make()
    write_file(path, made.content)
    return made.notes
