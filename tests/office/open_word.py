"""Word files as LibreOffice opens them: all of the report is on the pages, and comes back when saved."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO

import docx
import pytest

from tests.office.opening import Pages, converted, pages_of
from tests.wargame.report.formats.office_files import word_file
from tests.wargame.report.formats.word.reading import W
from tests.wargame.report.sessions import demo, evil
from wargame.report.anchors import statements
from wargame.report.blocks import Document
from wargame.report.formats.office import package_of
from wargame.report.formats.word.file import as_word
from wargame.report.making import document_of
from wargame.report.options import Options

SECRETS = Options(secrets=True)


@cache
def document() -> Document:
    return document_of(demo(), SECRETS)


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """What is opened: the demo, the demo in a house's template, and what people write to break a page."""
    house = package_of(word_file("The House of Games", "{{summary}}"), "house.docx", "word")
    return {
        "demo.docx": as_word(document()).content,
        "house.docx": as_word(document(), house).content,
        "evil.docx": as_word(document_of(evil(), SECRETS)).content,
    }


@pytest.fixture(scope="module")
def pages(files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Pages]:
    """The pages of each, printed."""
    folder = tmp_path_factory.mktemp("printed")
    return {name: pages_of(found) for name, found in converted(files, "pdf", folder).items()}


def test_the_pages_say_every_title_and_every_move(pages: Mapping[str, Pages]) -> None:
    for name in ("demo.docx", "house.docx"):
        words = pages[name].words
        wanted = [one for one in statements(document()) if one.kind in ("title", "move", "key-figure")]
        assert wanted
        for one in wanted:
            assert "".join(one.lines[0].text.split()) in words


def test_the_pages_are_numbered_to_the_last(pages: Mapping[str, Pages]) -> None:
    found = pages["demo.docx"].texts
    assert 40 < len(found) < 90
    assert f"{len(found)} / {len(found)}" in found[-1]


def test_the_house_comes_first_and_all_of_the_report_after_it(pages: Mapping[str, Pages]) -> None:
    assert "The House of Games" in pages["house.docx"].texts[0]
    assert len(pages["house.docx"].texts) > 40


def test_what_people_write_breaks_no_page(pages: Mapping[str, Pages]) -> None:
    assert "<script>alert(1)</script>" in "\n".join(pages["evil.docx"].texts)


def test_what_is_saved_again_still_says_every_statement(
    files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("saved")
    saved = converted({"demo.docx": files["demo.docx"]}, "docx", folder)["demo.docx"]
    body = docx.Document(BytesIO(saved)).element.body
    names = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    keys = {one.key for one in statements(document())}
    assert keys - names == set()
