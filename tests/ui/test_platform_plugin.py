"""Tests of `ui.platform_plugin`: what a window needs of a Linux system is found by trying, and named."""

import shutil
import sys
from pathlib import Path

import pytest

from ui import __main__ as command
from ui import platform_plugin
from ui.platform_plugin import (
    ON_X,
    WITHOUT_A_SCREEN,
    in_words,
    missing_libraries,
    package_of,
    plugin_file,
    plugin_wanted,
)

ASKED_FOR = ("libxcb-icccm.so.4", "libxcb-keysyms.so.1")
NOWHERE = ("libxcb-icccn.so.4", "libxcb-keysymz.so.1")
"""The same names with a letter changed, which no system has."""


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_a_package_is_named_as_debian_names_it(library: str, package: str) -> None:
    assert package_of(library) == package


def test_with_all_libraries_there_nothing_is_missing() -> None:
    assert missing_libraries(plugin_file(WITHOUT_A_SCREEN)) == {}


def test_every_library_that_the_plugin_does_not_find_is_named_at_once(plugin_that_lacks_two: Path) -> None:
    missing = missing_libraries(plugin_that_lacks_two)
    if sys.platform.startswith("linux"):
        assert {"libxcb-icccn.so.4": "libxcb-icccn4", "libxcb-keysymz.so.1": "libxcb-keysymz1"}.items() <= (
            missing.items()
        )
        assert "libxcb-icccn4" in in_words(missing)
    else:
        assert missing == {}


def test_without_ldd_the_first_of_them_is_named(
    plugin_that_lacks_two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert len(missing_libraries(plugin_that_lacks_two)) == (1 if sys.platform.startswith("linux") else 0)


@pytest.mark.parametrize(
    ("settings", "plugin"),
    [
        ({"DISPLAY": ":0"}, ON_X),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, WITHOUT_A_SCREEN),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, ON_X),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, WITHOUT_A_SCREEN),
    ],
)
def test_the_plugin_that_is_tried_is_the_one_that_qt_would_take(
    settings: dict[str, str], plugin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert plugin_wanted() == plugin


def test_the_window_does_not_start_without_them_and_says_what_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["entente"])
    lacking = {"libxcb-keysyms.so.1": "libxcb-keysyms1"}
    monkeypatch.setattr(platform_plugin, "missing_libraries", lambda plugin: lacking)
    assert command.main() == 2
    told = capsys.readouterr().err
    assert "apt-get install" in told
    assert "libxcb-keysyms1" in told


@pytest.fixture
def plugin_that_lacks_two(tmp_path: Path) -> Path:
    """Qt's plugin for X, asking for two libraries that are nowhere; elsewhere than on Linux a file."""
    real = plugin_file(ON_X)
    copy = tmp_path / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    copy.parent.mkdir(parents=True)
    if real is None:
        copy.touch()
        return copy
    shutil.copyfile(real, copy)
    # It looks for the rest of Qt beside itself.
    (tmp_path / "Qt" / "lib").symlink_to(real.parent.parent.parent / "lib")
    held = copy.read_bytes()
    for known, unknown in zip(ASKED_FOR, NOWHERE, strict=True):
        assert known.encode() in held
        held = held.replace(known.encode(), unknown.encode())
    copy.write_bytes(held)
    return copy
