"""HTML and Markdown: one file each, with the same facts, in which nothing that people wrote can run."""

from html.parser import HTMLParser
from typing import get_args

import pytest

from tests.wargame.report.sessions import EVIL, demo, evil
from wargame.report.blocks import Block, MoveCard
from wargame.report.formats import html, markdown
from wargame.report.formats.html import as_html
from wargame.report.formats.markdown import as_markdown
from wargame.report.formats.word.drawn import Drawn
from wargame.report.formats.word.laying import Pages, Room
from wargame.report.formats.word.notes import Notes
from wargame.report.formats.word.styles import Look
from wargame.report.making import document_of
from wargame.report.options import Options


class Reader(HTMLParser):
    """Reads the text and the tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_every_kind_of_block_can_be_laid_out_in_every_format() -> None:
    kinds = set(get_args(Block))
    assert set(markdown._MAKERS) == kinds
    assert set(html._Page(document_of(demo()))._makers) == kinds
    assert set(Pages(Look({}), Notes(Look({}), {}, 1), Drawn(), Room(1, 1))._makers) == kinds


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = Reader(as_html(document_of(demo())))
    links = [value for _, facts in page.tags for name, value in facts.items() if name in ("href", "src")]
    assert links
    assert all((link or "").startswith("#") for link in links)


def test_every_link_of_the_page_leads_somewhere() -> None:
    page = Reader(as_html(document_of(demo())))
    ids = {facts["id"] for _, facts in page.tags if "id" in facts}
    assert {(facts["href"] or "")[1:] for tag, facts in page.tags if tag == "a"} <= ids


def test_ids_on_the_page_are_its_own() -> None:
    page = Reader(as_html(document_of(demo())))
    ids = [facts["id"] for _, facts in page.tags if "id" in facts]
    assert len(ids) == len(set(ids))


def test_no_script_comes_through() -> None:
    page = Reader(as_html(document_of(evil(), Options(secrets=True))))
    assert "script" not in {tag for tag, _ in page.tags}
    assert EVIL[2] in "".join(page.words)


def test_a_name_from_right_to_left_turns_nothing_round_on_the_page() -> None:
    assert html.text("ایران and <طالبان>: +1") == "<bdi>ایران</bdi> and &lt;<bdi>طالبان</bdi>&gt;: +1"
    whole = "همه را به یک میز دعوت کنید."
    assert html.text(whole) == whole


def test_the_page_holds_every_move() -> None:
    document = document_of(demo())
    said = "".join(Reader(as_html(document)).words)
    titles = [block.title for part in document.parts for block in part.blocks if isinstance(block, MoveCard)]
    assert titles
    assert all(title in said for title in titles)


def test_markdown_shows_signs_as_they_were_written() -> None:
    text = as_markdown(document_of(evil(), Options(secrets=True)))
    assert "\\$x\\$ \\*bold\\* \\_it\\_ \\[\\[link\\]\\] \\\\ \\#panic()" in text
    assert "\\<script\\>" in text


@pytest.mark.parametrize(
    ("said", "shown"), [("- one", "\\- one"), ("1. one", "1\\. one"), ("a\n# b", "a<br>\\# b")]
)
def test_the_head_of_a_line_means_nothing(said: str, shown: str) -> None:
    assert markdown.text(said) == shown


def test_both_formats_are_the_same_each_time() -> None:
    assert as_html(document_of(demo())) == as_html(document_of(demo()))
    assert as_markdown(document_of(demo())) == as_markdown(document_of(demo()))
