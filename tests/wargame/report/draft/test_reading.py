"""A draft is read as its readers see it, whatever Word or an editor put into the file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.wargame.report.draft.drafts import (
    changed,
    paragraph,
    said,
    small,
    swapped,
    unedited,
    written,
    zipped,
)
from tests.wargame.report.sessions import demo
from wargame.report.anchors import statements
from wargame.report.draft.marks import Refs, refs_in, without_refs
from wargame.report.draft.reading import DraftUnreadable, draft_of, read_draft
from wargame.report.making import document_of
from wargame.report.options import Options


def read(inside: str, **more: str) -> list[str]:
    extra = {"word/footnotes.xml": more["footnotes"]} if "footnotes" in more else {}
    return said(draft_of(small(inside, extra), "draft.docx").passages)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_each_statement_is_found_again_in_its_bookmark() -> None:
    document = document_of(demo(), Options(secrets=True))
    keys = {one.key for one in statements(document)}
    assert {key for one in unedited().passages for key in one.keys} == keys
    assert unedited().origin == document.origin


def test_what_was_inserted_counts_and_what_was_deleted_does_not() -> None:
    inside = (
        f"<w:p>{run('They stood at ')}<w:del><w:r><w:delText>four</w:delText></w:r></w:del>"
        f"<w:ins>{run('five')}</w:ins>{run('.')}</w:p>"
    )
    assert read(inside) == ["They stood at five."]


def test_a_passage_that_was_moved_stands_where_it_went() -> None:
    inside = (
        f"<w:p><w:moveFrom>{run('Here.')}</w:moveFrom></w:p>{paragraph('Between.')}"
        f"<w:p><w:moveTo>{run('Here.')}</w:moveTo></w:p>"
    )
    assert read(inside) == ["Between.", "Here."]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    inside = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p>{paragraph('sentence.')}"
    assert read(inside) == ["One sentence."]


def test_comments_hidden_text_and_contents_are_no_text() -> None:
    contents = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Summary 3")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    inside = (
        f'{contents}<w:p><w:commentRangeStart w:id="1"/>{run("Seen.")}<w:commentRangeEnd w:id="1"/>'
        f'<w:r><w:commentReference w:id="1"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Not.</w:t></w:r></w:p>'
    )
    assert read(inside) == ["Seen."]


def test_the_result_of_a_field_is_text() -> None:
    inside = f'<w:p>{run("Signed on ")}<w:fldSimple w:instr="DATE">{run("3 May 2027")}</w:fldSimple></w:p>'
    assert read(inside) == ["Signed on 3 May 2027"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    inside = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run('Around.')}</w:p>"
    )
    assert sorted(read(inside)) == ["Around.", "In the box."]


def test_rows_of_a_table_are_read_cell_by_cell_and_deleted_ones_not() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Russia", "5"))
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('Iran')}</w:tc></w:tr>"
    (row,) = draft_of(small(f"<w:tbl><w:tr>{cells}</w:tr>{gone}</w:tbl>"), "draft.docx").passages
    assert (row.lines, row.place) == (("Russia", "5"), "table")


def test_notes_give_their_events_to_the_passage_that_they_belong_to() -> None:
    note = f'<w:footnote w:id="2">{paragraph("[12, 14–16]")}</w:footnote>'
    inside = f'<w:p>{run("So it was.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    first, *_ = draft_of(small(inside, {"word/footnotes.xml": note}), "draft.docx").passages
    assert first.refs.numbers == {12, 14, 15, 16}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained [12, 14–16].", Refs(frozenset({12, 14, 15, 16}))),
        ("It rained [۱۲].", Refs(frozenset({12}))),
        ("It rained [50 … 366, 71 events].", Refs(frozenset({50, 366}), ((50, 366, 71),))),
        ("[Russia player 2] spoke [sic].", Refs()),
        ("A span [1–999999999].", Refs(frozenset({1, 999999999}))),
    ],
)
def test_events_in_brackets_are_read_as_a_report_writes_them(text: str, found: Refs) -> None:
    assert refs_in([text]) == found


def test_brackets_with_words_stay_in_the_text() -> None:
    assert without_refs("[Russia player 2] spoke [12] twice.") == "[Russia player 2] spoke twice."


def test_a_bookmark_that_lost_its_end_does_not_swallow_the_rest() -> None:
    start = '<w:bookmarkStart w:id="1" w:name="e_summary_0123456789ab"/>'
    inside = f"<w:p>{start}{run('First.')}</w:p>" + paragraph("More.") * 20
    assert len(read(inside)) > 10


def test_a_bookmark_that_was_parted_in_two_ends_with_its_second_half() -> None:
    start = '<w:bookmarkStart w:id="{}" w:name="e_summary_0123456789ab"/>'
    first = f"<w:p>{start.format(1)}{run('Said.')}</w:p>"
    second = f'<w:p>{start.format(2)}{run("Who.")}<w:bookmarkEnd w:id="2"/></w:p>'
    assert read(first + second + paragraph("More.")) == ["Said. Who.", "More."]


def with_doctype(xml: str) -> str:
    return "<!DOCTYPE x [<!ENTITY a 'b'>]>" + xml[xml.index("<w:doc") :]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (lambda: b"", "no Word file"),
        (lambda: b"%PDF-1.7", "no Word file"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "password"),
        (lambda: b"PK\x03\x04" + bytes(50_000_000), "too large"),
        (lambda: b"PK\x03\x04 and no more", "damaged"),
        (lambda: zipped({"readme.txt": b"Hello"}), "damaged|no Word file"),
        (lambda: written()[: len(written()) // 2], "damaged"),
        (lambda: changed(written(), lambda xml: xml[: len(xml) // 2]), "damaged"),
        (lambda: changed(written(), with_doctype), "damaged"),
    ],
    ids=["empty", "pdf", "password", "50 MB", "cut", "zip", "half", "half a body", "bomb"],
)
def test_what_is_no_draft_gets_a_sentence(content: Callable[[], bytes], word: str) -> None:
    with pytest.raises(DraftUnreadable, match=word):
        draft_of(content(), "draft.docx")


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DraftUnreadable, match="cannot be opened"):
        read_draft(tmp_path / "none.docx")
    with pytest.raises(DraftUnreadable, match="cannot be opened"):
        read_draft(tmp_path)


def test_runs_that_word_cut_in_the_middle_of_a_number_are_one_number() -> None:
    cut = "7</w:t></w:r><w:r><w:t>1 moves: 49"
    content = changed(written(), swapped("71 moves: 49", cut))
    assert any(text.startswith("71 moves: 49") for text in said(draft_of(content, "draft.docx").passages))
