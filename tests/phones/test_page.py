"""What the phones' page is made of: own files only, small, text only as text, all its words in one place."""

import gzip
import json
import re
from pathlib import Path
from runpy import run_path

import pytest

from tests.children import ROOT
from wargame.places import assets_folder

PAGE = assets_folder() / "phones"
MODULES = sorted(PAGE.glob("*.js"))
FILES = sorted([*MODULES, *PAGE.glob("*.css"), *PAGE.glob("*.html")])
MARKUP = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function")
PROMISED = 60_000


def source(path: Path) -> str:
    """A module without its comments."""
    return re.sub(r"/\*.*?\*/|^\s*//[^\n]*$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def words() -> set[str]:
    """The keys of everything that the page says."""
    return set(re.findall(r"^  (\w+): ", source(PAGE / "words.js"), re.MULTILINE))


def test_the_page_is_small_as_it_is_sent() -> None:
    sent = sum(len(gzip.compress(one.read_bytes(), mtime=0)) for one in FILES)
    assert sent < PROMISED


@pytest.mark.parametrize("module", MODULES, ids=lambda one: str(one.name))
def test_what_players_write_is_never_markup(module: Path) -> None:
    found = [one for one in MARKUP if one in source(module)]
    assert found == []


@pytest.mark.parametrize("module", MODULES, ids=lambda one: str(one.name))
def test_every_module_says_what_it_is_for_and_asks_only_for_modules_that_are_there(module: Path) -> None:
    text = module.read_text("utf-8")
    asked = re.findall(r'from "\./([\w.]+)"', text)
    assert text.startswith("/*")
    assert [one for one in asked if not (PAGE / one).is_file()] == []


def test_the_page_has_no_script_and_no_style_of_its_own_inside() -> None:
    text = (PAGE / "page.html").read_text("utf-8")
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", text) == []
    assert re.findall(r'(?:src|href)="(?!/|data:,)', text) == []


def test_every_sentence_of_the_page_stands_among_its_words_and_every_word_is_used() -> None:
    used: set[str] = set()
    for module in MODULES:
        if module.name != "words.js":
            used |= set(re.findall(r'"(\w+)"', source(module))) | set(
                re.findall(r"(\w+): \w+Tab\b", source(module))
            )
            keys = set(re.findall(r'\bsay\("(\w+)"', source(module)))
            assert keys - words() == set(), module.name
    assert words() - used == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda one: str(one.name))
def test_no_module_but_that_of_the_words_holds_a_sentence(module: Path) -> None:
    if module.name in {"words.js", "icons.js"}:
        return
    said = [one for one in re.findall(r'"([^"\n]*)"', source(module)) if re.match(r"[A-Z][a-z]+ [a-z]", one)]
    assert said == []


def test_only_keys_and_counters_stay_on_the_phone() -> None:
    kept = [
        line
        for one in MODULES
        for line in re.findall(r"(?:session|local)Storage\.setItem\((\w+)", source(one))
    ]
    assert set(kept) == {"CHANNEL", "DEVICE", "name"}
    assert "indexedDB" not in "".join(map(source, MODULES))
    assert "document.cookie" not in "".join(map(source, MODULES))


def test_the_drawings_of_the_page_are_those_of_the_program() -> None:
    made = run_path(str(ROOT / "packaging" / "phone_icons.py"))["module"]()
    assert made == (PAGE / "icons.js").read_text("utf-8"), "run packaging/phone_icons.py"


def test_there_are_as_many_words_to_compare_as_a_byte_chooses_from() -> None:
    assert len(set(json.loads((PAGE / "words.json").read_text("utf-8")))) == 64
