"""The marking on slides: at head and foot of each, whole, and in the file's properties."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from tests.wargame.report.formats.slides.decks import deck, house, read, words_of
from tests.wargame.report.test_marked import RULED, marked
from tests.wargame.session.test_marking import MARKED
from wargame.report.formats.office import package_of
from wargame.report.formats.slides.pptx import as_pptx
from wargame.report.making import deck_of
from wargame.report.options import Options
from wargame.scenario.model import Marking

LONGEST = Marking(text="SECRET AND MORE " * 7 + "SECRET", caveats="For nobody else " * 7 + "at all")


@cache
def made(marking: Marking, template: str = "") -> Any:
    package = package_of(house(template), "house.pptx", "slides") if template else None
    return Presentation(BytesIO(as_pptx(replace(deck("fresh"), marking=marking), package)))


@pytest.mark.parametrize("template", ["", "narrow", "dark"])
@pytest.mark.parametrize("marking", [MARKED, LONGEST], ids=["short", "longest"])
def test_every_slide_bears_the_whole_marking_at_its_head_and_at_its_foot(
    marking: Marking, template: str
) -> None:
    presentation = made(marking, template)
    for slide in presentation.slides:
        bearing = [
            shape
            for shape in slide.shapes
            if shape.has_text_frame and " ".join(marking.banner.split()) in shape.text_frame.text
        ]
        assert min(shape.top for shape in bearing) < presentation.slide_height / 10
        assert max(shape.top for shape in bearing) > presentation.slide_height * 0.9
        assert any(marking.line in shape.text_frame.text for shape in bearing)


def test_the_logo_stands_on_each_slide_with_words_for_it() -> None:
    for slide in made(MARKED).slides:
        (logo,) = [shape for shape in slide.shapes if shape.name == "Logo"]
        assert logo.element.xpath("./p:nvPicPr/p:cNvPr/@descr") == ["Logo of The Glade"]


def test_the_properties_of_the_file_say_it_too() -> None:
    facts = made(MARKED).core_properties
    assert facts.author == "The Glade"
    assert MARKED.text in facts.keywords
    assert facts.comments == MARKED.line


def test_without_a_marking_nothing_stands_there() -> None:
    assert not [shape for slide in read("fresh").slides for shape in slide.shapes if "arking" in shape.name]


def test_under_the_chatham_house_rule_nobody_is_named() -> None:
    told = deck_of(marked(), Options(naming="annex", secrets=True))
    presentation = Presentation(BytesIO(as_pptx(told)))
    said = words_of(presentation)
    said += "".join(slide.notes_slide.notes_text_frame.text for slide in presentation.slides)
    assert RULED.chatham_house
    assert "Chatham House rule" in said
    assert "Ida" not in said
    assert "Holm" not in said


@pytest.mark.parametrize("template", ["narrow", "dark"])
@pytest.mark.parametrize(
    "running", ["Autumn seminar: Moscow, Tehran and the Afghan question. Quick look", "W" * 200]
)
def test_the_words_at_the_foot_of_a_house_stay_clear_of_the_marking(template: str, running: str) -> None:
    package = package_of(house(template), "house.pptx", "slides")
    told = replace(deck("fresh"), marking=MARKED, running=running)
    for slide in list(Presentation(BytesIO(as_pptx(told, package))).slides)[1:]:
        feet = [one for one in slide.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.FOOTER]
        (mark,) = [one for one in slide.shapes if one.name == "Marking at the foot"]
        assert feet
        assert all(one.top + one.height <= mark.top for one in feet)
