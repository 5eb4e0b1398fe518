"""Tests of `.ci/qt_libraries.py`, which sees to the system libraries of Qt."""

import os
import runpy
import shutil
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.children import ROOT

Script = dict[str, Any]


def test_without_qt_it_says_which_python_to_use(
    script: Script, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(script["main"].__globals__, "plugin_file", lambda plugin: None)
    assert script["main"]() == 1
    assert ".venv" in capsys.readouterr().out


def test_elsewhere_than_on_linux_nothing_is_needed(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert script["main"]() == 0


def test_without_the_rights_it_prints_the_line_to_type(
    on_a_bare_machine: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert on_a_bare_machine(user=1000, apt="/usr/bin/apt-get") == 1
    assert "sudo apt-get update && sudo apt-get install" in capsys.readouterr().out


def test_without_apt_it_names_the_libraries(
    on_a_bare_machine: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert on_a_bare_machine(user=0, apt=None) == 1
    assert "libEGL.so.1" in capsys.readouterr().out


def test_with_the_rights_it_installs_what_is_missing(
    on_a_bare_machine: Callable[..., int], installed: list[str]
) -> None:
    assert on_a_bare_machine(user=0, apt="/usr/bin/apt-get") == 0
    assert installed == ["libegl1", "libxcb-icccm4"]


@pytest.fixture
def script() -> Script:
    """What the script defines; it is no package."""
    return runpy.run_path(str(ROOT / ".ci" / "qt_libraries.py"))


@pytest.fixture
def installed() -> list[str]:
    """The packages that apt-get was asked for."""
    return []


@pytest.fixture
def on_a_bare_machine(
    script: Script, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """Run the script for a window on a Linux machine that lacks two of the libraries."""

    def note(packages: list[str]) -> int:
        installed.extend(packages)
        return 0

    def run(*, user: int, apt: str | None) -> int:
        inside = script["main"].__globals__
        lacking = {"libEGL.so.1": "libegl1", "libxcb-icccm.so.4": "libxcb-icccm4"}
        monkeypatch.setitem(inside, "plugin_file", lambda plugin: ROOT / f"libq{plugin}.so")
        monkeypatch.setitem(inside, "missing_libraries", lambda plugin: lacking)
        monkeypatch.setitem(inside, "install", note)
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(sys, "argv", ["qt_libraries.py", "--window"])
        monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
        monkeypatch.setattr(shutil, "which", lambda name: apt)
        return int(script["main"]())

    return run
