"""How commands print: visible letters, aligned columns, decoration only for a terminal."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.cli.out import Printer, table, visible, visible_lines, wrapped

Captured = pytest.CaptureFixture[str]


@given(st.text())
def test_no_text_keeps_a_control_character(text: str) -> None:
    shown = visible(text)
    assert not any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in shown)


@given(st.text(st.characters(categories=["L", "N"])))
def test_letters_of_any_script_are_left_as_they_are(text: str) -> None:
    assert visible(text) == text


def test_a_control_character_is_shown_as_its_picture() -> None:
    assert visible("\x1b[31m\x00\x7f\x85") == "␛[31m␀␡<U+0085>"


def test_lines_of_a_text_stay_lines() -> None:
    assert visible_lines("one\r\ntwo\nthree") == ["one", "two", "three"]


def test_a_long_line_is_wrapped_and_its_rest_indented() -> None:
    assert wrapped("aaa bbb ccc", "  ", 9, "-") == ["  aaa bbb", "  -ccc"]


def test_columns_are_aligned() -> None:
    assert table([["a", "1"], ["bbb", "22"]], right=frozenset({1})) == ["  a     1", "  bbb  22"]


@pytest.mark.parametrize(
    ("plain", "no_color", "marked"), [(False, "", True), (True, "", False), (False, "1", False)]
)
def test_headings_are_marked_for_a_terminal_unless_it_is_unwanted(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, plain: bool, no_color: str, marked: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", no_color)
    Printer(plain=plain).heading("Turn 1")
    out = capsys.readouterr().out
    assert "Turn 1" in out
    assert ("\x1b[" in out) is marked


def test_headings_are_plain_where_no_terminal_is(capsys: Captured) -> None:
    Printer().heading("Turn 1")
    assert capsys.readouterr().out == "Turn 1\n"
