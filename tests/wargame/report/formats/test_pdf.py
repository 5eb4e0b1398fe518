"""The PDF: everything is in it, it is tagged, it is the same each time, and texts stay texts."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, NameObject

from tests.wargame.report.sessions import EVIL, begun, crowded, demo, evil, fresh, practice
from wargame.report.blocks import Document, EventList, MoveCard, Paragraph, Part, SourcedText
from wargame.report.facts import gather
from wargame.report.formats.pdf import as_pdf, as_pictures
from wargame.report.making import document_of
from wargame.report.options import PARTS, Options
from wargame.session.opening import Plan, start
from wargame.session.session import Session


@cache
def document() -> Document:
    return document_of(demo())


@cache
def demo_pdf() -> bytes:
    return as_pdf(document())


@cache
def demo_pages() -> tuple[str, ...]:
    """The text of each page, which takes long to take out of a PDF."""
    return tuple(page.extract_text() for page in read(demo_pdf()).pages)


@cache
def evil_words() -> str:
    """The text of the report on a game whose people write what could break it."""
    return words_in(as_pdf(document_of(evil(), Options(secrets=True))))


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def catalogue(pdf: bytes) -> dict[str, Any]:
    """What a PDF says of itself as a whole."""
    root: Any = read(pdf).trailer["/Root"]
    return dict(root)


def words_in(pdf: bytes) -> str:
    """The text of a PDF without its spaces, which depend on the layout."""
    return squeezed("".join(page.extract_text() for page in read(pdf).pages))


def squeezed(text: str) -> str:
    return "".join(text.split())


def tags(node: object) -> list[DictionaryObject]:
    """Every element of the structure tree."""
    if isinstance(node, list):
        return [found for one in node for found in tags(one)]
    plain = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(plain, list):
        return tags(list(plain))
    if not isinstance(plain, DictionaryObject):
        return []
    kids = plain.get("/K", [])
    below = kids.get_object() if hasattr(kids, "get_object") else kids
    return [plain, *tags(list(below) if isinstance(below, list) else [below])]


def test_every_move_and_event_of_the_demo_is_in_the_pdf() -> None:
    printed = squeezed("".join(demo_pages()))
    blocks = [block for part in document().parts for block in part.blocks]
    for block in blocks:
        if isinstance(block, MoveCard):
            assert squeezed(block.title) in printed
        if isinstance(block, EventList):
            assert all(squeezed(row.text[:60]) in printed for row in block.rows)


def test_two_runs_give_the_same_bytes() -> None:
    assert as_pdf(document_of(demo())) == demo_pdf()


def test_the_date_of_the_pdf_is_that_of_the_record() -> None:
    created = read(demo_pdf()).metadata
    assert created is not None
    assert str(created["/CreationDate"]).startswith("D:20260115")


def test_the_pdf_claims_and_keeps_pdf_ua() -> None:
    reader = read(demo_pdf())
    root = catalogue(demo_pdf())
    assert root["/MarkInfo"].get_object()["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"].get_object()["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == demo().state.setup.title


def test_every_picture_has_an_alternative_text() -> None:
    tree = catalogue(demo_pdf())["/StructTreeRoot"]
    figures = [tag for tag in tags(tree) if tag.get("/S") == NameObject("/Figure")]
    assert len(figures) > 20
    assert all(str(tag.get("/Alt", "")).strip() for tag in figures)


def test_tables_have_heads_and_headings_are_in_order() -> None:
    tree = catalogue(demo_pdf())["/StructTreeRoot"]
    kinds = [str(tag.get("/S")) for tag in tags(tree)]
    assert kinds.count("/THead") == kinds.count("/Table") > 5
    levels = [int(kind[2]) for kind in kinds if kind in ("/H1", "/H2", "/H3")]
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_every_part_has_a_bookmark() -> None:
    titles = [str(one.title) for one in read(demo_pdf()).outline if not isinstance(one, list)]
    assert titles == [part.title for part in document().parts]


def test_what_people_wrote_stands_in_the_pdf_as_they_wrote_it() -> None:
    printed = evil_words()
    assert all(squeezed(text) in printed for text in EVIL[:4])


def test_a_word_longer_than_a_line_is_printed_whole() -> None:
    printed = evil_words()
    assert printed.count("w") > 3 * len(EVIL[8])


def test_no_text_copied_out_holds_a_mark_that_nobody_sees() -> None:
    copied = ["".join(demo_pages()), evil_words()]
    bookmarks = [
        str(one.title) for pdf in (demo_pdf(),) for one in read(pdf).outline if not isinstance(one, list)
    ]
    assert not [text for text in (*copied, *bookmarks) if "\u200b" in text]


def test_marks_round_names_from_right_to_left_are_not_copied_out() -> None:
    lines = ("ایران, عراق and <طالبان>: +1", "همه را به یک میز دعوت کنید.")
    part = Part(
        id="p", title="کابل and Iran", blocks=tuple(Paragraph(line=SourcedText(one)) for one in lines)
    )
    made = read(as_pdf(replace(document(), cover=(), parts=(part,))))
    copied = "".join(page.extract_text() for page in made.pages)
    assert copied.index("ایران") < copied.index("عراق") < copied.index("طالبان")
    assert not [sign for sign in copied if sign in "\u2067\u2068\u2069"]


def test_characters_without_a_drawing_are_named() -> None:
    printed = evil_words()
    assert "[U+10FFFF]" in printed
    assert "[U+0378]" in printed
    assert "[right-to-leftoverride]" in printed


@pytest.mark.parametrize(
    "session",
    [fresh(), begun(1), begun(9), practice(), practice(60), start(crowded(), Plan(seed=1))],
    ids=["nothing yet", "just begun", "in a turn", "whole", "sixty turns", "twelve actors"],
)
def test_any_session_gives_a_report(session: Session) -> None:
    assert len(read(as_pdf(document_of(session, Options(secrets=True)))).pages) > 3


def test_without_any_part_a_page_is_left() -> None:
    assert len(read(as_pdf(document_of(demo(), Options(without=frozenset(PARTS))))).pages) == 1


@pytest.mark.parametrize("part", [part for part in PARTS if part not in ("cover", "turns")])
def test_a_part_that_is_left_out_is_not_there(part: str) -> None:
    kept = document_of(demo(), Options(without=frozenset({part})))
    assert part not in [one.id for one in kept.parts]


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_turn_fits_on_one_page(turn: int) -> None:
    assert len(read(as_pdf(document_of(demo(), Options(turn=turn)))).pages) == 1


def test_names_stand_in_the_annex_alone() -> None:
    named = [text for text in demo_pages() if "Nadia" in text]
    assert len(named) == 1
    assert "Annex" in named[0]


def test_an_anonymous_report_holds_no_name() -> None:
    session = demo("first-steps")
    names = [squeezed(person.name) for person in session.people.values()]
    printed = words_in(as_pdf(document_of(session, Options(naming="none"))))
    assert len(names) > 2
    assert not [name for name in names if name in printed]


def test_the_cover_tells_seed_and_state() -> None:
    first = squeezed(demo_pages()[0])
    assert "2009" in first
    assert gather(demo()).state_hash in first


def test_paper_is_what_was_chosen() -> None:
    page = read(as_pdf(document_of(fresh(), Options(paper="us-letter")))).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)


def test_pages_can_be_had_as_pictures() -> None:
    pictures = as_pictures(document_of(fresh()), ppi=20)
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
