"""Templates of houses: layouts found by what they hold, colours as they show, nothing of their authors."""

import re
from contextlib import suppress
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation

from tests.wargame.report.formats.office_files import parts_of, slides_file
from tests.wargame.report.formats.slides.decks import MADE, deck, house, read, words_of
from wargame.alignment.shapes import guessed_width
from wargame.report.formats.office import OfficeUnreadable, Package, package_of
from wargame.report.formats.slides.pptx import as_pptx
from wargame.report.formats.slides.template import contrast, kinds_in, open_template

POINT = 12_700


def package(content: bytes) -> Package:
    return package_of(content, "house.pptx", "slides")


def test_layouts_are_found_by_their_places_whatever_they_are_called() -> None:
    found = open_template(package(house("narrow")))
    assert "ctrTitle" in kinds_in(found.title_layout)
    assert sorted(one for one in kinds_in(found.content_layout) if one not in ("dt", "ftr", "sldNum")) == [
        "obj",
        "title",
    ]


def test_a_house_whose_layouts_hold_nothing_but_titles_has_room_below_them() -> None:
    presentation: Any = Presentation()
    for layout in presentation.slide_layouts:
        for one in list(layout.placeholders):
            if "title" not in str(one.placeholder_format.type).lower():
                one.element.getparent().remove(one.element)
    content = BytesIO()
    presentation.save(content)
    found = open_template(package(content.getvalue()))
    assert found.area.height > found.slide.height / 2
    made = Presentation(BytesIO(as_pptx(deck("demo"), package(content.getvalue()))))
    assert made.slides[0].shapes.title.text == deck("demo").title


def test_a_house_without_any_place_for_titles_gets_them_all_the_same() -> None:
    presentation: Any = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout.name != "Blank":
            presentation.slide_layouts.remove(layout)
        else:
            for one in list(layout.placeholders):
                one.element.getparent().remove(one.element)
    content = BytesIO()
    presentation.save(content)
    made = Presentation(BytesIO(as_pptx(deck("demo"), package(content.getvalue()))))
    for slide, one in zip(list(made.slides)[1:], deck("demo").slides, strict=True):
        (title,) = [shape for shape in slide.shapes if shape.name == "Title"]
        assert title.text_frame.text == one.title
    assert deck("demo").subtitle in words_of(made)


def test_a_template_without_layouts_is_told() -> None:
    presentation: Any = Presentation()
    for layout in list(presentation.slide_layouts):
        presentation.slide_layouts.remove(layout)
    content = BytesIO()
    presentation.save(content)
    with pytest.raises(OfficeUnreadable, match="has no layouts"):
        as_pptx(deck("fresh"), package(content.getvalue()))


@pytest.mark.parametrize(
    ("part", "what", "by"),
    [
        ("ppt/_rels/presentation.xml.rels", b' Target="slideMasters/slideMaster1.xml"', b""),
        ("ppt/slideLayouts/slideLayout2.xml", b'type="sldNum"', b'type="nobody"'),
        ("ppt/slideLayouts/slideLayout2.xml", b' id="2"', b""),
        ("ppt/presentation.xml", b'cx="9144000"', b'cx="x"'),
        ("ppt/slideLayouts/slideLayout2.xml", b"<p:cSld", b"<p:gone"),
    ],
)
def test_a_template_that_is_damaged_inside_ends_in_slides_or_in_a_sentence(
    part: str, what: bytes, by: bytes
) -> None:
    parts = parts_of(house("narrow"))
    assert what in parts[part]
    spoilt = Package("ppt/presentation.xml", {**parts, part: parts[part].replace(what, by)})
    with suppress(OfficeUnreadable):
        assert as_pptx(deck("fresh"), spoilt)


def test_a_template_without_its_master_is_told() -> None:
    parts = parts_of(house("narrow"))
    del parts["ppt/slideMasters/slideMaster1.xml"]
    with pytest.raises(OfficeUnreadable, match="something in it is damaged"):
        as_pptx(deck("fresh"), Package("ppt/presentation.xml", parts))


@pytest.mark.parametrize(("kind", "surface"), [("narrow", "FFFFFF"), ("dark", "000000")])
def test_colours_are_those_that_show(kind: str, surface: str) -> None:
    found = open_template(package(house(kind)))
    assert found.surface == surface
    assert contrast(found.ink, found.surface) >= 7


def test_titles_have_one_size_on_all_slides() -> None:
    for template in ("", "narrow", "dark"):
        sizes = {
            run.font.size
            for slide in list(read("demo", template).slides)[1:]
            for paragraph in slide.shapes.title.text_frame.paragraphs
            for run in paragraph.runs
        }
        assert len(sizes) == 1


@pytest.mark.parametrize(("name", "template"), MADE)
def test_no_text_is_taller_than_its_place(name: str, template: str) -> None:
    for slide in read(name, template).slides:
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text.strip():
                continue
            room = shape.height / POINT
            assert needed(shape) <= room + 2, (slide.shapes.title.text, shape.name, shape.text_frame.text)


def needed(shape: Any) -> float:
    """How tall the words of a shape are, measured without the ruler that they were fitted with."""
    frame = shape.text_frame
    inset = (frame.margin_left + frame.margin_right) / POINT
    total: float = (frame.margin_top + frame.margin_bottom) / POINT
    if shape.is_placeholder:
        # What a placeholder has of its own stands in its layout; places of ours have none.
        inset = total = 0.0
    for at, paragraph in enumerate(frame.paragraphs):
        text = paragraph.text.strip()
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=10.0)
        hanging = int(paragraph._p.pPr.get("marL") or 0) / POINT if paragraph._p.pPr is not None else 0.0
        room = shape.width / POINT - inset - hanging
        total += lines_of(text, size, room) * size * 1.2
        if at and paragraph.space_before:
            total += paragraph.space_before.pt
    return total


def lines_of(text: str, size: float, room: float) -> int:
    """How many lines a text takes, as a program breaks it: at blanks, and where a word is too long."""
    count, used = 1, 0.0
    for word in text.split(" "):
        wide = guessed_width(word, size, 400) * 0.94
        if used and used + wide > room:
            count, used = count + 1, 0.0
        while wide > room:
            count, wide = count + 1, wide - room
        used += wide + guessed_width(" ", size, 400)
    return count


def test_nothing_of_the_template_s_authors_and_slides_is_kept() -> None:
    presentation: Any = Presentation(BytesIO(slides_file()))
    presentation.core_properties.author = "Wanda Author"
    presentation.core_properties.keywords = "budget"
    presentation.core_properties.last_modified_by = "Wanda Author"
    content = BytesIO()
    presentation.save(content)
    made = as_pptx(deck("fresh"), package(content.getvalue()))
    parts = parts_of(made)
    assert not [name for name, part in parts.items() if b"Wanda" in part or b"budget" in part]
    assert [name for name in parts if name.startswith("docProps/")] == ["docProps/core.xml"]


def test_nothing_of_a_house_moves_by_itself_or_runs_when_it_is_pressed() -> None:
    parts = parts_of(house("narrow"))
    spaces = (
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    moving = (
        f'<mc:AlternateContent {spaces}><mc:Choice Requires="p14"><p:transition/></mc:Choice><mc:Fallback>'
        f"<p:transition/></mc:Fallback></mc:AlternateContent><p:timing {spaces}/></p:sldLayout>"
    )
    pressed = f'<a:hlinkClick {spaces} action="ppaction://macro?name=Run"/></p:cNvPr>'
    for number in range(1, 12):
        name = f"ppt/slideLayouts/slideLayout{number}.xml"
        part = parts[name].replace(b"</p:sldLayout>", moving.encode())
        parts[name] = re.sub(rb'(<p:cNvPr id="[2-9]"[^>]*)/>', rb"\1>" + pressed.encode(), part)
    content = BytesIO()
    with ZipFile(content, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    assert b"ppaction" in parts["ppt/slideLayouts/slideLayout2.xml"]
    for name, part in parts_of(as_pptx(deck("fresh"), package(content.getvalue()))).items():
        assert not re.search(rb"ppaction|transition|<p:timing", part), name


def test_parts_that_name_who_worked_on_a_template_are_left_out() -> None:
    parts = parts_of(house("narrow"))
    name = "ppt/_rels/presentation.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/commentAuthors"
    link = f'<Relationship Id="rId900" Type="{kind}" Target="commentAuthors.xml"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", link.encode())
    parts["ppt/commentAuthors.xml"] = b'<a name="Wanda Author"/>'
    held = Package("ppt/presentation.xml", parts)
    assert not [part for part in parts_of(as_pptx(deck("fresh"), held)).values() if b"Wanda" in part]
