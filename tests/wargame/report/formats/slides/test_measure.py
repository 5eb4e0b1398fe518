"""How texts are measured and cut: nothing longer than its room, nothing cut in the middle of a word."""

import pytest

from tests.children import run_python
from tests.wargame.report.formats.slides.decks import JAPANESE, PERSIAN
from wargame.report.formats.slides.measure import Ruler, language_of, plain, ruler_for

RULER = Ruler()
BUNDLED = """
import sys
sys.modules["PIL._imagingft"] = None
from tests.wargame.report.sessions import practice
from wargame.report.formats.slides.pptx import as_pptx
from wargame.report.making import deck_of
print(len(as_pptx(deck_of(practice()))))
"""
"""The bundle has no engine for letters in pictures."""

WORDS = "Neither of us plays anything that speeds up or slows down the talks."


@pytest.mark.parametrize("text", [WORDS, "w" * 300, JAPANESE, PERSIAN * 9, "a-b-" * 60])
@pytest.mark.parametrize("width", [60.0, 140.0, 400.0])
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    lines = RULER.lines(text, 14.0, width)
    assert all(RULER.width(line, 14.0) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize("most", [1, 2, 3])
@pytest.mark.parametrize("text", [WORDS, "w" * 300, JAPANESE])
def test_a_cut_text_has_no_more_lines_than_it_may(text: str, most: int) -> None:
    cut = RULER.cut(text, 14.0, 150.0, most)
    assert len(RULER.lines(cut, 14.0, 150.0)) <= most
    assert cut.endswith("…")


def test_words_are_left_out_whole() -> None:
    cut = RULER.cut(WORDS, 14.0, 150.0, 2).removesuffix("…")
    assert WORDS.startswith(cut)
    assert WORDS[len(cut)] in " ,.;"


def test_what_fits_is_left_as_it_is() -> None:
    assert RULER.cut(WORDS, 14.0, 900.0, 1) == WORDS


def test_a_bold_text_and_a_wide_font_take_more_room() -> None:
    assert RULER.width(WORDS, 14.0, bold=True) > RULER.width(WORDS, 14.0)
    assert ruler_for("Verdana").width(WORDS, 14.0) > ruler_for("Arial").width(WORDS, 14.0)


@pytest.mark.parametrize("font", ["Verdana", "DejaVu Serif", "Courier New", "House Grotesk Extended"])
def test_a_font_that_runs_wide_or_that_nobody_knows_takes_more_room(font: str) -> None:
    assert ruler_for(font).factor > 1.15
    assert ruler_for("Arial", font) == ruler_for(font)


@pytest.mark.parametrize("font", ["", "Arial", "Calibri Light", "Times New Roman", "Inter"])
def test_the_usual_fonts_of_offices_take_no_more_room(font: str) -> None:
    assert ruler_for(font).factor == 1.0


@pytest.mark.parametrize(
    ("text", "language"),
    [(WORDS, "en-GB"), (PERSIAN, "ar-SA"), ("雪が降る", "ja-JP"), ("Москва", "ru-RU"), ("→ ·", "en-GB")],
)
def test_a_text_is_marked_with_a_language_of_its_script(text: str, language: str) -> None:
    assert language_of(text, "en-GB") == language


def test_what_a_file_cannot_hold_is_left_out_and_words_stay_apart() -> None:
    assert plain("one\x0btwo\u2028three\ud800\u202eout") == "one two threeout"


def test_slides_are_made_without_what_the_bundle_leaves_out() -> None:
    child = run_python(BUNDLED)
    assert child.returncode == 0, child.stderr
    assert int(child.stdout) > 10_000
