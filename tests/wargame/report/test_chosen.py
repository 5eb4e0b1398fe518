"""What the choices of the export sheet come to: pages to look at, slides in words, and a file."""

from pathlib import Path

import pytest

from tests.wargame.report.sessions import practice
from wargame.report.choices import ExportDraft, What
from wargame.report.chosen import outline_of_slides, preview, writing
from wargame.session.notes import make_note
from wargame.session.session import Session
from wargame.terms import Refused


@pytest.fixture(scope="module")
def session() -> Session:
    return practice()


@pytest.mark.parametrize(("what", "has_pages"), [("report", True), ("kit", True), ("tables", False)])
def test_all_but_tables_can_be_looked_at_before_it_is_written(
    session: Session, what: What, has_pages: bool
) -> None:
    assert (preview(session, ExportDraft(what=what)) is not None) == has_pages


def test_slides_are_told_in_words(session: Session) -> None:
    assert session.state.setup.title in outline_of_slides(session, ExportDraft(form="pptx"))


def test_what_is_written_is_the_session_as_it_stood_when_it_was_asked_for(tmp_path: Path) -> None:
    session = practice()
    asked_for, afterwards = tmp_path / "a.md", tmp_path / "b.md"
    write = writing(session, ExportDraft(form="md", secrets="in"), asked_for)
    make_note(session, "The fire alarm rang.")
    assert write() == ()
    writing(session, ExportDraft(form="md", secrets="in"), afterwards)()
    assert "The fire alarm rang." not in asked_for.read_text(encoding="utf-8")
    assert "The fire alarm rang." in afterwards.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("what", "form", "begins"), [("tables", "xlsx", b"PK"), ("kit", "pdf", b"%PDF"), ("turn", "html", b"<!")]
)
def test_every_kind_of_export_is_written_in_its_form(
    session: Session, tmp_path: Path, what: What, form: str, begins: bytes
) -> None:
    path = tmp_path / f"a.{form}"
    writing(session, ExportDraft(what=what, form=form), path)()
    assert path.read_bytes().startswith(begins)


def test_a_line_of_play_that_is_not_there_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nowhere"):
        writing(session, ExportDraft(form="md", branch="nowhere"), tmp_path / "a.md")
