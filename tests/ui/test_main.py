"""Tests of `ui.__main__`, the command `entente`."""

import sys

import pytest

from ui import __main__ as command

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_without_a_display_it_says_so_in_one_sentence(
    bare_linux: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["entente"])
    assert command.main() == 2
    assert capsys.readouterr().err == command.NO_DISPLAY


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        (["a.entente"], ["a.entente"]),
        (["mine.yaml"], ["mine.yaml"]),
        (["check", "mine.yaml"], []),
        (["show"], []),
        ([], []),
    ],
)
def test_one_file_alone_is_opened_in_the_window(typed: list[str], opened: list[str]) -> None:
    assert command.files_to_open(typed) == opened


@pytest.mark.parametrize("name", DISPLAYS)
def test_any_display_will_do(bare_linux: None, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "x")
    assert command.has_display()


def test_other_platforms_always_have_a_display(bare_linux: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert command.has_display()


@pytest.fixture
def bare_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux machine without a screen."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
