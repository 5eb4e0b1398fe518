"""Slides as LibreOffice opens them: a page for each, with its title, inside its edges, and still editable."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from tests.office.opening import Pages, converted, pages_of
from tests.wargame.report.formats.slides.decks import deck, made, shapes_of

FILES = {
    "demo": ("demo", ""),
    "narrow": ("demo", "narrow"),
    "dark": ("demo", "dark"),
    "forty": ("forty", ""),
    "foreign": ("foreign", ""),
    "evil": ("evil", ""),
}
"""What is opened: the demo in our look and in two houses', forty actors, other scripts, what breaks pages."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Each as a PDF."""
    folder = tmp_path_factory.mktemp("printed")
    files = {f"{name}.pptx": made(*which) for name, which in FILES.items()}
    return {name.removesuffix(".pptx"): content for name, content in converted(files, "pdf", folder).items()}


@pytest.fixture(scope="module")
def pages(printed: Mapping[str, bytes]) -> Mapping[str, Pages]:
    return {name: pages_of(content) for name, content in printed.items()}


@pytest.mark.parametrize("name", ["demo", "narrow", "dark", "forty"])
def test_each_slide_is_a_page_with_its_title(pages: Mapping[str, Pages], name: str) -> None:
    told = deck(FILES[name][0])
    titles = [told.title, *(slide.title for slide in told.slides)]
    assert len(pages[name].texts) == len(titles)
    for title, text in zip(titles, pages[name].texts, strict=True):
        assert "".join(title.split()) in "".join(text.split())


@pytest.mark.parametrize("name", FILES)
def test_no_word_is_set_outside_a_page(printed: Mapping[str, bytes], name: str) -> None:
    for page in PdfReader(BytesIO(printed[name])).pages:
        wide, tall = float(page.mediabox.width), float(page.mediabox.height)
        places: list[tuple[str, float, float]] = []

        def note(text: str, _: Any, at: Any, __: Any, ___: Any, found: Any = places) -> None:
            if text.strip():
                found.append((text, float(at[4]), float(at[5])))

        page.extract_text(visitor_text=note)
        assert places
        assert [one for one in places if not (-1 <= one[1] <= wide and -1 <= one[2] <= tall)] == []


def test_what_people_write_stays_words(pages: Mapping[str, Pages]) -> None:
    assert "<script>alert(1)</script>" in "\n".join(pages["evil"].texts)


def test_what_is_saved_again_has_its_charts_tables_and_glued_connectors(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("saved")
    saved = converted({"demo.pptx": made("demo")}, "pptx", folder)["demo.pptx"]
    before, after = (Presentation(BytesIO(one)) for one in (made("demo"), saved))

    def counts(presentation: Any) -> tuple[int, int, int]:
        shapes = [shape for slide in presentation.slides for shape in shapes_of(slide)]
        glued = sum(bool(shape.element.xpath(".//a:stCxn")) for shape in shapes if hasattr(shape, "begin_x"))
        charts = sum(bool(getattr(shape, "has_chart", False)) for shape in shapes)
        tables = sum(bool(getattr(shape, "has_table", False)) for shape in shapes)
        return glued, charts, tables

    assert counts(after) == counts(before)
    assert counts(before)[0] > 30
