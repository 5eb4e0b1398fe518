"""Word files in a house's template: its styles, its pages, our parts where it asks for them."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document as DocxFile
from docx.enum.style import WD_STYLE_TYPE

from tests.wargame.report.formats.office_files import file_of, parts_of, with_link, with_parts, with_type
from tests.wargame.report.formats.word.reading import Reader, W, text_of
from tests.wargame.report.sessions import demo
from wargame.report.anchors import statements
from wargame.report.blocks import (
    Bullets,
    Document,
    EventList,
    EventRow,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Part,
    SourcedText,
)
from wargame.report.formats.office import package_of
from wargame.report.formats.word.file import WordFile, as_word
from wargame.report.making import document_of
from wargame.report.options import Options
from wargame.scenario.model import Marking


@cache
def whole() -> Document:
    return document_of(demo(), Options(secrets=True))


def _part(name: str, said: str) -> Part:
    bullets = Bullets(lines=(SourcedText(f"{said}, first", (1,)), SourcedText(f"{said}, second", (2,))))
    return Part(id=name, title=f"The {name}", blocks=(Heading(text=f"Under {name}"), bullets))


def small() -> Document:
    """A report of four parts."""
    names = ("summary", "turn-1", "turn-2", "deals")
    cover = (Paragraph(line=SourcedText("As it stands.")),)
    *parts, last = (_part(name, f"About {name}") for name in names)
    events = EventList(rows=tuple(EventRow(number=at, time="14:00", text=f"Event {at}.") for at in (1, 2)))
    return replace(whole(), cover=cover, parts=(*parts, replace(last, blocks=(*last.blocks, events))))


def house(make: Callable[[DocxFile], object]) -> bytes:
    """A house's template, made by python-docx."""
    file = docx.Document()
    make(file)
    content = BytesIO()
    file.save(content)
    return content.getvalue()


def saying(*texts: str) -> bytes:
    return house(lambda file: [file.add_paragraph(text) for text in texts])


def filled(template: bytes, document: Document | None = None) -> WordFile:
    return as_word(document or small(), package_of(template, "house.docx", "word"))


def lines_of(found: WordFile) -> list[str]:
    return [line for one in Reader(found.content).lines if (line := one.strip())]


def notes_of(found: WordFile) -> str:
    return " ".join(map(str, found.notes))


def test_parts_stand_where_the_template_asks_for_them_and_the_rest_where_the_report_is() -> None:
    found = filled(
        saying("Our words first.", "{{turns}}", "In between.", "{{ Summary }}", "{{report}}", "The end.")
    )
    heads = [
        one for one in lines_of(found) if one.startswith("The ") or one in ("Our words first.", "In between.")
    ]
    assert heads == [
        *(
            "Our words first.",
            "The turn-1",
            "The turn-2",
            "In between.",
            "The summary",
            "The deals",
            "The end.",
        ),
    ]
    assert found.notes == ()


def test_what_a_template_has_no_place_for_stands_at_its_end() -> None:
    found = lines_of(filled(saying("Our words first.", "{{deals}}", "Our words last.")))
    assert found.index("The deals") < found.index("Our words last.") < found.index("The summary")
    assert "As it stands." in found


def test_a_template_that_asks_for_nothing_is_followed_by_the_whole_report() -> None:
    found = lines_of(filled(saying("The House of Games")))
    wanted = ["The House of Games", small().title, "As it stands.", "Contents", "The summary", "The deals"]
    places = [found.index(one) for one in wanted]
    assert places == sorted(places)
    assert "Draft, to be edited" in found[0]


def test_every_fact_of_the_report_is_in_the_house_file_too() -> None:
    found = Reader(filled(saying("The House of Games", "{{summary}}"), whole()).content)
    keys = {one.key for one in statements(whole())}
    assert keys <= set(found.between)


def test_where_the_report_is_asked_for_its_cover_is_not_lost() -> None:
    found = lines_of(filled(saying("Our cover.", "{{summary}}", "{{report}}", "The end.")))
    assert found.index("The summary") < found.index("As it stands.") < found.index("The deals")
    asked = lines_of(filled(saying("{{cover}}", "Our words.", "{{report}}")))
    assert asked.count("As it stands.") == 1
    assert asked.index("As it stands.") < asked.index("Our words.")


def test_a_name_that_word_cut_into_runs_is_found() -> None:
    def make(file: DocxFile) -> None:
        place = file.add_paragraph()
        for piece in ("{", "{sum", "mary", "}", "}"):
            place.add_run(piece).bold = piece == "mary"
        line = file.add_paragraph("Read ")
        for piece in ("{{ti", "tle}} of", " {{house}}", "."):
            line.add_run(piece)

    marking = Marking(house="House of Games")
    found = lines_of(filled(house(make), replace(small(), marking=marking)))
    assert "The summary" in found
    assert f"Read {small().title} of House of Games." in found


def test_words_stand_in_head_and_foot() -> None:
    def make(file: DocxFile) -> None:
        section = file.sections[0]
        section.header.paragraphs[0].text = "{{title}}"
        section.footer.paragraphs[0].text = "{{marking-line}} | {{status}}"

    found = Reader(filled(house(make), replace(small(), marking=Marking(text="RESTRICTED"))).content)
    said = [text_of(found.tree(name)) for name in found.parts if "header" in name or "footer" in name]
    assert any(small().title in one for one in said)
    assert any("RESTRICTED | Draft" in one for one in said)


def test_a_name_that_nobody_knows_is_told_and_stays() -> None:
    found = filled(saying("{{weather}}", "Today: {{weather}} and {{turn-9}}"))
    assert "“weather”, “turn-9”, which no report has" in notes_of(found)
    assert "{{weather}}" in lines_of(found)


def test_a_part_that_is_asked_for_beside_other_words_is_told() -> None:
    found = filled(saying("Here: {{summary}}"))
    assert "“summary” beside other words" in notes_of(found)
    assert "The summary" in lines_of(found)


def test_a_part_that_this_report_leaves_out_leaves_no_trace() -> None:
    found = filled(saying("One.", "{{hot-wash}}", "Two."))
    assert found.notes == ()
    assert not any("{{" in one for one in lines_of(found))


def test_headings_and_lists_take_the_style_of_the_house_whatever_it_is_called() -> None:
    def make(file: DocxFile) -> None:
        for name in ("Heading 1", "Heading 2", "List Bullet", "List Bullet 2", "List Bullet 3"):
            file.styles[name].delete()
        for name, level in (("Kapitel", 0), ("Abschnitt", 1)):
            style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            facts = style.element.get_or_add_pPr()
            facts.append(facts.makeelement(f"{W}outlineLvl", {f"{W}val": str(level)}))

    found = Reader(filled(house(make)).content)
    styles = {one.text.strip(): one.style.name for one in found.document.paragraphs if one.style is not None}
    assert styles["The summary"] == "Kapitel"
    assert styles["Under summary"] == "Abschnitt"
    item = next(one for one in found.body.iter(f"{W}p") if text_of(one).strip() == "About deals, first")
    number = item.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbering = found.tree("word/numbering.xml")
    kinds = {one.get(f"{W}abstractNumId"): one for one in numbering.iter(f"{W}abstractNum")}
    made = next(one for one in numbering.iter(f"{W}num") if one.get(f"{W}numId") == number)
    kind = kinds[made.find(f"{W}abstractNumId").get(f"{W}val")]
    assert kind.find(f"{W}lvl/{W}numFmt").get(f"{W}val") == "bullet"


def test_what_is_added_speaks_in_the_font_of_the_house() -> None:
    found = Reader(filled(saying("The House of Games")).content)
    added = [
        one for one in found.tree("word/styles.xml") if (one.get(f"{W}styleId") or "").startswith("Entente")
    ]
    assert len(added) > 20
    assert [one for one in added if one.find(f".//{W}rFonts") is not None] == []
    ids = {one.get(f"{W}styleId") for one in found.tree("word/styles.xml")}
    used = {
        one.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for one in found.body.iter(f"{W}{tag}")
    }
    assert used <= ids


def _bare() -> bytes:
    """A template that has nothing but a line: no styles, no settings, no numbering, no properties."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return file_of(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
                f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
            ).encode(),
            "_rels/.rels": (
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}" '
                'Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/document.xml": (
                f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>Bare.</w:t></w:r></w:p></w:body>'
                "</w:document>"
            ).encode(),
        }
    )


def test_a_template_without_any_style_gets_ours() -> None:
    found = Reader(filled(_bare(), replace(small(), marking=Marking(text="RESTRICTED"))).content)
    assert any(one.text == "The summary" for one in found.document.paragraphs)
    assert len(found.document.sections) == 1
    assert "RESTRICTED" in found.document.sections[0].header.paragraphs[0].text
    assert "RESTRICTED" in found.document.sections[0].footer.paragraphs[-1].text


def test_the_marking_stands_on_every_page_of_a_house_that_does_not_ask_for_it() -> None:
    def make(file: DocxFile) -> None:
        file.sections[0].different_first_page_header_footer = True
        file.sections[0].header.paragraphs[0].text = "The House of Games"

    found = Reader(filled(house(make), replace(small(), marking=Marking(text="RESTRICTED"))).content)
    section = found.document.sections[0]
    for one in (section.header, section.first_page_header):
        assert one.paragraphs[0].text == "RESTRICTED"
    for foot in (section.footer, section.first_page_footer):
        assert foot.paragraphs[-1].text == "RESTRICTED"
    assert section.header.paragraphs[1].text == "The House of Games"


def test_runs_of_ours_are_english_in_a_template_of_another_language() -> None:
    def make(file: DocxFile) -> None:
        for one in file.styles.element.iter(f"{W}lang"):
            one.set(f"{W}val", "de-DE")
        file.add_paragraph("Unser Haus")

    found = Reader(filled(house(make)).content)
    for one in found.body.iter(f"{W}p"):
        languages = {lang.get(f"{W}val") for lang in one.iter(f"{W}lang")}
        assert languages == (set() if text_of(one).strip() in ("Unser Haus", "") else {"en-GB"})


def test_the_pages_of_the_house_stay_as_wide_as_they_are() -> None:
    def make(file: DocxFile) -> None:
        section = file.sections[0]
        section.page_width, section.page_height = section.page_height, section.page_width

    figures = KeyFigures(figures=(KeyFigure(figure="1", label="one"), KeyFigure(figure="2", label="two")))
    parts = (Part(id="summary", title="Summary", blocks=(figures,)),)
    found = Reader(filled(house(make), replace(small(), parts=parts)).content)
    section = found.document.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    table = found.document.tables[-1]
    assert sum(one.width or 0 for one in table.columns) == pytest.approx(room, rel=0.01)


def test_a_section_that_ends_in_a_place_still_ends_there() -> None:
    def make(file: DocxFile) -> None:
        file.add_paragraph("One.")
        file.add_paragraph("{{summary}}")
        file.add_section()
        file.add_paragraph("{{report}}")

    found = Reader(filled(house(make)).content)
    assert len(found.document.sections) == 2
    body = [text_of(one).strip() if one.tag == f"{W}p" else "" for one in found.body[0]]
    broken = [at for at, one in enumerate(found.body[0]) if one.find(f"{W}pPr/{W}sectPr") is not None]
    assert body.index("The summary") < broken[0] < body.index("The deals")


def test_footnotes_of_the_house_keep_their_numbers() -> None:
    ours = parts_of(filled(saying("First.")).content)
    told = filled(file_of({**ours, "docProps/thumbnail.jpeg": b""}))
    notes = [one.get(f"{W}id") for one in Reader(told.content).tree("word/footnotes.xml")]
    assert len(notes) == len(set(notes))
    assert len(notes) > len(Reader(file_of(ours)).tree("word/footnotes.xml"))


def test_numbers_of_bookmarks_and_pictures_stand_once() -> None:
    ours = filled(saying("First.", "{{turns}}"), whole()).content
    found = Reader(filled(ours, whole()).content)
    for kind in ("bookmarkStart", "docPr"):
        every = [one for one in found.body.iter() if str(one.tag).endswith(f"}}{kind}")]
        numbers = [one.get("id") or one.get(f"{W}id") for one in every]
        assert len(numbers) > 200
        assert len(numbers) == len(set(numbers))


def test_what_a_template_carries_along_is_left_out_and_told() -> None:
    linked = with_link(saying("First."), "rId90", "attachedTemplate", "http://elsewhere.example/evil.dotm")
    macros = with_type(
        with_parts(linked, {"word/vbaProject.bin": b"run"}),
        "openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "ms-word.template.macroEnabledTemplate.main+xml",
    )
    found = filled(macros)
    assert "macros" in notes_of(found)
    assert "elsewhere.example" in notes_of(found)
    parts = parts_of(found.content)
    assert not any(b"elsewhere.example" in content or b"vbaProject" in content for content in parts.values())
    assert Reader(found.content).document.paragraphs


def test_a_house_logo_stands_where_it_is_asked_for() -> None:
    from PIL import Image

    from wargame.logo import logo_of

    image = BytesIO()
    Image.new("RGB", (300, 100), "navy").save(image, "PNG")
    marking = Marking(house="House of Games", logo=logo_of(image.getvalue(), "logo.png"))

    def make(file: DocxFile) -> None:
        file.sections[0].header.paragraphs[0].text = "{{logo}}"

    found = Reader(filled(house(make), replace(small(), marking=marking)).content)
    header = next(name for name in found.parts if name.startswith("word/header"))
    told = [one.get("descr") for one in found.tree(header).iter() if str(one.tag).endswith("}docPr")]
    assert told == ["Logo of House of Games"]
    links = found.tree(f"word/_rels/{header.rpartition('/')[2]}.rels")
    assert [one.get("Target") for one in links if one.get("Target").endswith(".png")] == [
        "media/entente-logo.png"
    ]
    plain: Any = Reader(filled(house(make)).content)
    assert not any("logo" in one for one in plain.lines)


def test_the_same_template_and_report_give_the_same_bytes() -> None:
    template = saying("The House of Games", "{{summary}}")
    assert filled(template).content == filled(template).content
