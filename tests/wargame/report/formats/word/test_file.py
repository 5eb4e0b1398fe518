"""Word files: the whole report as real Word, in which nothing that people wrote is more than letters."""

import re
from dataclasses import replace
from functools import cache

import pytest
from docx.enum.section import WD_ORIENT

from tests.wargame.report.formats.word.reading import R, Reader, W, text_of
from tests.wargame.report.sessions import EVIL, demo, evil, fresh
from wargame.report.anchors import statements
from wargame.report.blocks import Cell, Column, Document, Gallery, Paragraph, Part, SourcedText, Table
from wargame.report.formats.word.file import as_word
from wargame.report.formats.word.xml import plain
from wargame.report.making import document_of
from wargame.report.options import Options
from wargame.scenario.model import Marking

SECRETS = Options(secrets=True)


@cache
def document() -> Document:
    return document_of(demo(), SECRETS)


@cache
def content() -> bytes:
    return as_word(document()).content


@cache
def read() -> Reader:
    return Reader(content())


def _of(*blocks: Paragraph | Table | Gallery, **facts: object) -> Reader:
    part = Part(id="summary", title="Summary", blocks=blocks)
    return Reader(as_word(replace(document(), cover=(), parts=(part,), **facts)).content)  # type: ignore[arg-type]


def _squeezed(text: str) -> str:
    return "".join(plain(text).split())


def test_everything_that_the_report_states_stands_in_a_place_with_its_key() -> None:
    found = read()
    for one in statements(document()):
        told = found.between.get(one.key)
        assert told is not None, one.key
        said = _squeezed(re.sub(r"\xa0\[[\d–…, ]*(events)?\]", "", told))
        # The day of an event stands above its number, and not between that and the time.
        pieces = one.text.split() if one.kind == "event" else [line.text for line in one.lines]
        assert all(_squeezed(piece) in said for piece in pieces), one


def test_events_stand_in_notes_and_in_brackets_that_lead_to_the_list() -> None:
    found = read()
    notes = found.tree("word/footnotes.xml")
    marks = [one.get(f"{W}id") for one in found.body.iter(f"{W}footnoteReference")]
    assert marks == [one.get(f"{W}id") for one in notes][2:]
    assert len(marks) > 100
    names = {one.get(f"{W}name") for one in found.body.iter(f"{W}bookmarkStart")}
    links = [one.get(f"{W}anchor") for root in (found.body, notes) for one in root.iter(f"{W}hyperlink")]
    assert set(links) <= names


def test_parts_are_headings_and_stand_in_the_contents() -> None:
    found = read()
    heads = [
        one.text
        for one in found.document.paragraphs
        if one.style is not None and one.style.name == "Heading 1"
    ]
    assert heads == [part.title for part in document().parts]
    contents = [one for one in found.body.iter(f"{W}p") if _style(one) == "TOC1"]
    assert [text_of(one).strip() for one in contents] == [
        part.title for part in document().parts if part.appears
    ]
    assert 'TOC \\o "1-1" \\h \\z' in found.instructions


def _style(one: object) -> str:
    found = one.find(f"{W}pPr/{W}pStyle")  # type: ignore[attr-defined]
    return "" if found is None else str(found.get(f"{W}val"))


def test_every_table_of_data_has_a_caption_and_a_head_that_is_repeated() -> None:
    found = read()
    tables = [block for part in document().parts for block in part.blocks if isinstance(block, Table)]
    told = [one for one in found.body.iter(f"{W}tbl") if one.find(f"{W}tblPr/{W}tblDescription") is not None]
    assert len(told) == len(tables)
    for one, table in zip(told, tables, strict=True):
        assert one.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert len(list(one.iterchildren(f"{W}tr"))) == len(table.rows) + 1
        caption = text_of(one.getprevious()).strip()
        assert caption.startswith("Table ")
        assert table.summary in caption


def test_lists_are_real_lists() -> None:
    items = [
        one for one in read().document.paragraphs if one.style is not None and one.style.name == "List Bullet"
    ]
    assert len(items) > 100
    numbering = read().tree("word/numbering.xml")
    assert numbering.find(f"{W}abstractNum/{W}lvl/{W}numFmt").get(f"{W}val") == "bullet"


def test_drawings_are_lines_with_points_beside_them_and_say_what_they_show() -> None:
    found = read()
    links = {one.get("Id"): one.get("Target") for one in found.tree("word/_rels/document.xml.rels")}
    blips = [one for one in found.body.iter() if str(one.tag).endswith("}blip")]
    lines = [one for one in found.body.iter() if str(one.tag).endswith("}svgBlip")]
    assert len(blips) == len(lines) > 100
    for points, line in zip(blips, lines, strict=True):
        assert found.parts[f"word/{links[points.get(f'{R}embed')]}"].startswith(b"\x89PNG")
        assert found.parts[f"word/{links[line.get(f'{R}embed')]}"].startswith(b"<svg")
    told = [one for one in found.body.iter() if str(one.tag).endswith("}docPr")]
    assert all(one.get("descr") or "decorative" in str(one[0][0][0].tag) for one in told)
    assert len({one.get("id") for one in told}) == len(told)
    assert any("Russia and Iran" in one.get("descr", "") for one in told)


def test_the_file_says_what_it_is_in_its_properties() -> None:
    found = read()
    core = found.document.core_properties
    assert (core.title, core.author, core.language) == (document().title, "Entente", "en-GB")
    assert core.created is not None
    assert int(core.created.timestamp()) == document().stamp
    assert b'w:lang w:val="en-GB"' in found.parts["word/styles.xml"]


def test_pages_are_numbered_and_the_file_is_a_draft_on_its_first_page() -> None:
    found = read()
    assert {"PAGE", "NUMPAGES"} <= set(found.instructions)
    first = "".join(found.lines[:6])
    assert "Draft, to be edited" in first
    assert "It belongs to the PDF" in first


def test_a_marking_stands_in_head_and_foot_and_in_the_properties() -> None:
    marking = Marking(text="RESTRICTED", caveats="Participants only", status="final", house="House of Games")
    found = _of(Paragraph(line=SourcedText("One.")), marking=marking)
    for name in ("header1", "header2", "footer1"):
        assert "RESTRICTED · Participants only" in text_of(found.tree(f"word/{name}.xml"))
    assert "House of Games" in text_of(found.tree("word/footer1.xml"))
    core = found.document.core_properties
    assert (core.keywords, core.content_status) == ("RESTRICTED · Participants only", "Final")
    assert "Final version, which can still be edited" in found.lines[0]


def test_without_a_marking_no_empty_line_stands_in_the_head() -> None:
    assert len(read().tree("word/header1.xml")) == 1


def test_a_table_that_is_too_wide_stands_on_a_page_across_and_the_rest_upright() -> None:
    columns = tuple(Column(title=f"Reading number {at}") for at in range(16))
    cells = tuple(Cell((SourcedText("considerably"),)) for _ in columns)
    wide = Table(columns=columns, rows=(cells,), summary="Many columns.")
    found = _of(Paragraph(line=SourcedText("Before.")), wide, Paragraph(line=SourcedText("Behind.")))
    turned = [one.orientation for one in found.document.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    first, across, last = found.document.sections
    assert first.page_width == across.page_height == last.page_width
    assert first.different_first_page_header_footer
    assert not last.different_first_page_header_footer
    lengths = [sum(one.width or 0 for one in table.rows[0].cells) for table in found.document.tables]
    room = (across.page_width or 0) - (across.left_margin or 0) - (across.right_margin or 0)
    assert lengths == [pytest.approx(room, rel=0.01)]


def test_a_table_whose_cells_would_be_high_and_narrow_stands_on_a_page_across() -> None:
    columns = tuple(Column(title=f"About {at}", width=1) for at in range(5))
    for words, turned in ((10, False), (90, True)):
        cells = tuple(Cell((SourcedText("as it was said " * words),)) for _ in columns)
        found = _of(Table(columns=columns, rows=(cells,), summary="Findings."))
        assert (WD_ORIENT.LANDSCAPE in [one.orientation for one in found.document.sections]) is turned


def test_numbers_of_events_that_are_not_in_the_list_stand_in_brackets() -> None:
    found = _of(Paragraph(line=SourcedText("One.", (4, 5))))
    assert "word/footnotes.xml" not in found.parts
    assert "One.\xa0[4–5]" in [line.strip() for line in found.lines]


def test_paper_is_chosen() -> None:
    found = _of(Paragraph(line=SourcedText("One.")), paper="us-letter")
    assert [round((one.page_width or 0) / 914_400, 1) for one in found.document.sections] == [8.5]


@pytest.mark.parametrize("said", EVIL)
def test_what_people_write_stays_letters(said: str) -> None:
    line = Paragraph(line=SourcedText(said))
    found, calm = _of(line), _of(Paragraph(line=SourcedText("One.")))
    assert found.instructions == calm.instructions
    assert _squeezed(said) in found.words
    kinds = {one.tag for one in found.body.iter()} - {one.tag for one in calm.body.iter()}
    assert kinds <= {f"{W}{name}" for name in ("br", "tab", "bidi", "rtl", "lang", "rPr")}


def test_no_link_leads_out_of_the_file() -> None:
    found = Reader(as_word(document_of(evil(), SECRETS)).content)
    links = [one for name in found.parts if name.endswith(".rels") for one in found.tree(name)]
    assert links
    assert [one for one in links if one.get("TargetMode")] == []
    assert "instrText" not in {one for line in found.lines for one in line.split()}


def test_right_to_left_paragraphs_run_from_right_to_left() -> None:
    found = _of(Paragraph(line=SourcedText(EVIL[4])))
    said = next(one for one in found.body.iter(f"{W}p") if "مذاکرات" in text_of(one))
    assert said.find(f"{W}pPr/{W}bidi") is not None
    turned = ["".join(run.itertext()) for run in said.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert "مذاکرات" in turned[0]
    assert all("Moscow" not in one for one in turned)


def test_names_from_right_to_left_stay_apart_in_a_sentence_of_ours() -> None:
    found = _of(Paragraph(line=SourcedText("ایران and عراق, طالبان: +1")))
    said = next(one for one in found.body.iter(f"{W}p") if "عراق" in text_of(one))
    assert said.find(f"{W}pPr/{W}bidi") is None
    runs = [("".join(run.itertext()), run.find(f"{W}rPr/{W}rtl") is not None) for run in said.iter(f"{W}r")]
    assert [text for text, turned in runs if turned] == ["ایران", "عراق", "طالبان"]
    assert runs[-1] == ("\u200e: +1", False)


def test_numbers_of_events_behind_a_text_from_right_to_left_stay_in_order() -> None:
    found = _of(Paragraph(line=SourcedText("همه را به یک میز دعوت کنید.", (36, 47))))
    said = next(one for one in found.body.iter(f"{W}p") if "دعوت" in text_of(one))
    assert "کنید.\u200f\u200e" in text_of(said)


def test_a_name_in_braces_that_a_player_wrote_is_no_place() -> None:
    found = _of(Paragraph(line=SourcedText("See {{title}} and {{summary}}.")))
    assert "See {{title}} and {{summary}}." in [line.strip() for line in found.lines]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert as_word(document()).content == content()


def test_a_session_without_a_turn_and_one_of_one_turn_alone_are_written() -> None:
    session = fresh()
    assert Reader(as_word(document_of(session)).content).document.paragraphs
    found = Reader(as_word(document_of(demo(), Options(turn=2))).content)
    assert [one.text for one in found.document.paragraphs if one.style and one.style.name == "Heading 1"]


def test_forty_columns_find_room() -> None:
    columns = tuple(Column(title=f"Actor {at}") for at in range(40))
    wide = Table(columns=columns, rows=(tuple(Cell((SourcedText("+1"),)) for _ in columns),), summary="Ties.")
    for table in _of(wide).document.tables:
        assert sum(one.width or 0 for one in table.columns) <= 16_838 * 635


def test_every_drawing_of_a_gallery_stands_in_it_once() -> None:
    every = (one for part in document().parts for one in part.blocks)
    gallery = next(one for one in every if isinstance(one, Gallery))
    found = _of(gallery)
    told = [one.get("descr") for one in found.body.iter() if str(one.tag).endswith("}docPr")]
    assert told == [one.alt for one in gallery.drawings]
