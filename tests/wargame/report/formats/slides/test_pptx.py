"""The PowerPoint file, read back: placeholders, notes, alternative texts, properties; nothing that runs."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.oxml import parse_xml

from tests.wargame.report.formats.slides.decks import (
    MADE,
    PERSIAN,
    deck,
    house,
    made,
    read,
    shapes_of,
    words_of,
)
from tests.wargame.report.sessions import EVIL, demo
from wargame.report.formats.office import package_of
from wargame.report.formats.slides.pptx import as_pptx
from wargame.report.phrases import refs_in_words
from wargame.report.slides.values import sources_of

HOUSES = ("", "narrow", "dark")


def xml_parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_every_slide_has_its_title_in_the_title_s_place() -> None:
    told = deck("demo")
    titles = [slide.shapes.title.text for slide in read("demo").slides]
    assert titles == [told.title, *(one.title for one in told.slides)]
    assert all(slide.shapes[0] == slide.shapes.title for slide in read("demo").slides)


def test_notes_say_everything_in_full_with_its_events() -> None:
    told = deck("demo")
    for slide, one in zip(list(read("demo").slides)[1:], told.slides, strict=True):
        notes = slide.notes_slide.notes_text_frame.text
        for line in sources_of(one):
            assert line.text[:60] in notes
            assert not line.refs or f"[{refs_in_words(line.refs)}]" in notes


@pytest.mark.parametrize("template", HOUSES)
def test_no_placeholder_is_left_empty(template: str) -> None:
    for slide in read("demo", template).slides:
        assert all(one.text_frame.text.strip() for one in slide.placeholders if one.has_text_frame)


@pytest.mark.parametrize(
    ("name", "template"),
    [pytest.param(*one, marks=pytest.mark.wide if one[0] in {"forty", "sixty"} else ()) for one in MADE],
)
def test_nothing_stands_outside_a_slide(name: str, template: str) -> None:
    presentation = read(name, template)
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width + 1
            assert shape.top + shape.height <= presentation.slide_height + 1


def test_everything_that_is_no_text_says_what_it_shows() -> None:
    for slide in read("demo").slides:
        for shape in shapes_of(slide):
            (facts,) = shape.element.xpath("./*/p:cNvPr")
            is_text = shape.has_text_frame and shape.text_frame.text.strip()
            is_decoration = any(one.tag.endswith("}decorative") for one in facts.iter())
            assert is_text or facts.get("descr") or is_decoration, shape.name


def test_the_same_session_gives_the_same_bytes() -> None:
    again = as_pptx(deck("demo"))
    assert again == made("demo")


def test_the_file_says_what_it_is_and_names_nobody() -> None:
    facts = read("demo").core_properties
    assert facts.title == demo().state.setup.title
    assert facts.author == facts.last_modified_by == "Entente"
    assert facts.language == "en-GB"
    assert facts.created == facts.modified


def test_what_people_typed_stays_text() -> None:
    parts = xml_parts(made("evil"))
    for name, content in parts.items():
        assert b"hlinkClick" not in content, name
        assert b'TargetMode="External"' not in content, name
        assert not name.lower().endswith(".bin")
    fields = [
        one.get("type")
        for name, content in parts.items()
        if name.startswith("ppt/slides/slide")
        for one in parse_xml(content).iter("{*}fld")
    ]
    assert set(fields) == {"slidenum"}
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in read("evil").slides)
    assert EVIL[2] in notes


def test_nothing_moves_by_itself() -> None:
    for name, content in xml_parts(made("demo")).items():
        assert b"<p:timing" not in content, name
        assert b"<p:transition" not in content, name


def test_texts_from_right_to_left_run_that_way_and_are_marked_with_their_language() -> None:
    paragraphs = [
        one
        for slide in read("foreign").slides
        for shape in shapes_of(slide)
        if shape.has_text_frame
        for one in shape.text_frame.paragraphs
        if one.text == PERSIAN
    ]
    assert len(paragraphs) == 2
    for one in paragraphs:
        assert one._p.pPr.get("rtl") == "1"
        assert [run.font.language_id for run in one.runs] == [MSO_LANGUAGE_ID.ARABIC]


def test_a_name_from_right_to_left_turns_nothing_round_on_a_slide() -> None:
    paragraphs = [
        one
        for slide in read("foreign").slides
        for shape in shapes_of(slide)
        if shape.has_text_frame
        for one in shape.text_frame.paragraphs
        if "أفغانستان" in one.text and " and " in one.text
    ]
    assert paragraphs
    for one in paragraphs:
        assert "\u200eأفغانستان\u200e" in one.text
        assert one._p.pPr is None or one._p.pPr.get("rtl") is None


def test_what_is_too_long_for_a_slide_is_cut_there_and_whole_in_the_notes() -> None:
    shown = words_of(read("evil"))
    whole = "w" * 3000
    assert whole not in shown
    assert "w…" in shown
    assert whole in "".join(slide.notes_slide.notes_text_frame.text for slide in read("evil").slides)


@pytest.mark.parametrize("template", ["narrow", "dark"])
def test_a_house_s_template_keeps_its_master_and_loses_its_sample_slides(template: str) -> None:
    presentation = read("demo", template)
    assert "A SAMPLE OF THE HOUSE" not in words_of(presentation)
    assert len(list(presentation.slides)) == len(list(read("demo").slides))
    assert all(slide.slide_layout.name.startswith("قالب") for slide in presentation.slides)
    parts = xml_parts(made("demo", template))
    assert len([name for name in parts if name.startswith("ppt/slides/slide")]) == len(
        list(presentation.slides)
    )
    assert not [content for content in parts.values() if b"A SAMPLE OF THE HOUSE" in content]


def test_the_words_are_the_same_in_every_template() -> None:
    def titles(presentation: Any) -> list[str]:
        return [slide.shapes.title.text for slide in presentation.slides]

    assert titles(read("demo", "dark")) == titles(read("demo"))


def test_a_template_for_new_files_is_taken_as_well() -> None:
    parts = xml_parts(house("narrow"))
    plain, kept = b"presentationml.presentation.main+xml", b"presentationml.template.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(plain, kept)
    content = BytesIO()
    with ZipFile(content, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    package = package_of(content.getvalue(), "house.potx", "slides")
    assert as_pptx(deck("demo"), package) == made("demo", "narrow")
