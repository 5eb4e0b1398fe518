"""The guide as pages: which fits which screen, what a search finds, and the keys that it names."""

import re
from functools import cache

import pytest

from ui.presenters.commands import COMMANDS, by_place, shown_keys
from ui.presenters.guide import PLACES, GuidePage, anchor_of, hits, page_of
from ui.windows.stages import STAGES
from ui.windows.tools import TOOLS
from ui.windows.whereabouts import PAGES
from wargame.places import docs_folder

OTHER_KEYS = {f"Ctrl+{number}" for number in range(1, 10)} | {"Ctrl+C", "Ctrl+V", "Ctrl+Right"}
"""Keys that are no commands: they send a name to a seat, and do in a grid what they do everywhere."""

SMALL = page_of("01.md", "# The *table*\n\nSee [the curtain](02.md), ![a hand](x.png)\n\n## Take **back**\n")


@cache
def pages() -> dict[str, GuidePage]:
    """The pages of the guide by their names."""
    found = sorted((docs_folder() / "guide").glob("*.md"))
    return {path.name: page_of(path.name, path.read_text(encoding="utf-8")) for path in found}


def test_a_page_knows_its_title_and_its_sections() -> None:
    assert SMALL.title == "The table"
    assert [(one.anchor, one.title) for one in SMALL.sections] == [
        ("the-table", "The table"),
        ("take-back", "Take back"),
    ]


def test_a_heading_is_called_as_links_call_it() -> None:
    assert anchor_of("What **is** it, and why?") == "what-is-it-and-why"


def test_words_are_found_and_targets_of_links_are_not() -> None:
    assert hits([SMALL], "The  Curtain") == {"01.md": 1}
    assert hits([SMALL], "02.md") == {}
    assert hits([SMALL], " ") == {}


def test_code_has_no_headings() -> None:
    assert [one.title for one in page_of("a.md", "# A\n\n```\n# b\n```\n").sections] == ["A"]


@pytest.mark.parametrize(
    "place", [*TOOLS, *STAGES, *PAGES.values(), "curtain", "hand", "slips", "export", "replay"]
)
def test_every_screen_has_its_page(place: str) -> None:
    name, _, section = PLACES[place].partition("#")
    assert name in pages()
    assert not section or section in {one.anchor for one in pages()[name].sections}


def test_the_page_of_keys_says_what_the_program_does() -> None:
    text = pages()["17-keys.md"].text
    for heading, commands in by_place():
        section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
        told = re.findall(r"^\| (.+?) \| \*\*(.+?)\*\* \|$", section, re.MULTILINE)
        assert told == [(one.words, shown_keys(one)) for one in commands], heading


def test_the_page_of_keys_names_what_has_no_key() -> None:
    last = pages()["17-keys.md"].text.partition("\n## Without a key\n")[2]
    assert re.findall(r"^- (.+)$", last, re.MULTILINE) == [one.words for one in COMMANDS if not one.keys]


@pytest.mark.parametrize("name", pages())
def test_every_key_that_the_guide_names_does_something(name: str) -> None:
    known = {shown_keys(one) for one in COMMANDS} | OTHER_KEYS
    named = re.findall(r"(?:Ctrl|Alt)(?:\+[A-Za-z0-9]+)+", pages()[name].text.replace("Page Down", "PgDown"))
    spelt = {one.replace("Left", "←").replace("Page", "PgUp") for one in named}
    assert spelt - known == set()
