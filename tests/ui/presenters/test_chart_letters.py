"""A chart draws whatever letters its names have: no box for one that is missing, no warning, no formula."""

import csv
import logging
import warnings
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.wargame.test_rare_letters import RARE
from ui.presenters.chart_axes import ChartStyle, cut
from ui.presenters.chart_drawing import as_pdf, as_pixels, as_png, as_svg
from ui.presenters.chart_letters import lettered
from ui.theme.tokens import THEMES, colours
from wargame.report.formats.glyphs import SYSTEM_FOLDERS_NAME
from wargame.shown.chart import Chart, Series, as_csv

STYLE = ChartStyle(colours=colours(THEMES["light"]))


def chart(*names: str) -> Chart:
    """A chart of bars with these names."""
    return Chart(
        key="rare",
        title=names[0],
        aside="",
        kind="bars",
        labels=names,
        series=(Series(name="Moves", values=tuple(1.0 for _ in names)),),
        high=2.0,
        words=" ".join(names),
        head=("Name", "Change"),
        rows=tuple((name, "+2") for name in names),
    )


@pytest.fixture(autouse=True)
def no_word_on_the_terminal(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail where matplotlib warns of a glyph or a font."""
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        yield


@pytest.mark.parametrize("bare", [False, True], ids=["fonts of this machine", "no font of the system"])
def test_every_form_of_a_chart_is_drawn(bare: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if bare:
        monkeypatch.setenv(SYSTEM_FOLDERS_NAME, str(tmp_path))
    made = chart(*RARE)
    assert as_png(made, STYLE).startswith(b"\x89PNG")
    assert as_pixels(made, STYLE, 400, 300).pixels
    assert ElementTree.fromstring(as_svg(made, STYLE).encode()).tag.endswith("svg")
    written = PdfReader(BytesIO(as_pdf(made, STYLE))).pages[0].extract_text()
    assert "$x^2$ \\frac{1}{2}" in written
    assert "[U+0378]" in written
    assert ("[U+4F1A]" in written) or not bare


def test_names_from_right_to_left_turn_nothing_round_in_a_chart() -> None:
    made = chart("حكومة كابل–United States")
    (drawn,) = lettered(made).chart.labels
    assert drawn == "\u2068حكومة كابل\u2069–United States"
    assert cut(drawn, 130, 12) == "\u2068حكومة كابل\u2069–Unit…"
    assert as_png(made, STYLE).startswith(b"\x89PNG")
    assert made.rows == (("حكومة كابل–United States", "+2"),), "what is handed on as data holds no marks"


def test_a_chart_of_plain_letters_looks_no_further_than_its_own_font() -> None:
    assert lettered(chart("Iran", "Łódź")).families == ("Inter",)


def test_a_chart_of_one_kind_of_letters_is_the_same_with_any_fonts_of_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    usual = as_svg(chart("زهرا می\u200cخواهد"), STYLE)
    monkeypatch.setenv(SYSTEM_FOLDERS_NAME, str(tmp_path))
    assert as_svg(chart("زهرا می\u200cخواهد"), STYLE) == usual


def test_a_font_that_matplotlib_does_not_take_is_not_counted_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "DejaVuSans.ttf").write_bytes(b"OTTO" + bytes(300))
    monkeypatch.setenv(SYSTEM_FOLDERS_NAME, str(tmp_path))
    assert lettered(chart("✕")).chart.labels == ("[multiplication x]",)


@pytest.mark.wide
@settings(max_examples=10)
@given(name=st.text(min_size=1, max_size=40))
def test_any_name_can_be_drawn(name: str) -> None:
    assert as_pixels(chart(name), STYLE, 300, 100).pixels


def test_the_table_behind_a_chart_holds_no_formula_and_keeps_its_numbers() -> None:
    made = replace(chart("=cmd|' /C calc'!A0", "@SUM(A1)"))
    rows = list(csv.reader(StringIO(as_csv(made))))[1:]
    assert rows == [["'=cmd|' /C calc'!A0", "+2"], ["'@SUM(A1)", "+2"]]
