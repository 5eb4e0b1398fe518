"""Tests of `wargame.places`."""

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from wargame import places


def test_from_source_the_scenarios_lie_beside_the_packages() -> None:
    assert places.scenarios_folder() == Path(places.__file__).parents[1] / "scenarios"


def test_a_bundle_keeps_its_folders_inside_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert places.assets_folder() == tmp_path / "assets"


def test_an_installed_wheel_keeps_them_under_one_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / places.INSTALLED).mkdir()
    monkeypatch.setattr(places, "__file__", str(tmp_path / "wargame" / "places.py"))
    assert places.docs_folder() == tmp_path.resolve() / places.INSTALLED / "docs"


def test_one_variable_moves_all_of_the_users_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ENTENTE_HOME", str(tmp_path))
    folders = {places.sessions_folder(), places.config_folder(), places.log_folder()}
    assert folders == {tmp_path / "sessions", tmp_path / "config", tmp_path / "log"}


def test_the_linux_settings_follow_xdg(linux_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(linux_home / "elsewhere"))
    assert places.config_folder() == linux_home / "elsewhere" / "entente"


def test_a_relative_xdg_folder_counts_as_unset(linux_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "somewhere")
    assert places.log_folder() == linux_home / ".local" / "state" / "entente" / "log"


def test_sessions_lie_in_the_documents_folder_whatever_its_language(linux_home: Path) -> None:
    (linux_home / ".config").mkdir()
    listed = linux_home / ".config" / "user-dirs.dirs"
    listed.write_text('# desktop\nXDG_DOCUMENTS_DIR="$HOME/Документы"\n', encoding="utf-8")
    assert places.sessions_folder() == linux_home / "Документы" / "Entente"


@pytest.mark.parametrize("written", [b"", b'XDG_DOCUMENTS_DIR="$HOME/"\n', b"\xff\xfe"])
def test_without_a_documents_folder_the_usual_name_is_taken(linux_home: Path, written: bytes) -> None:
    (linux_home / ".config").mkdir()
    (linux_home / ".config" / "user-dirs.dirs").write_bytes(written)
    assert places.sessions_folder() == linux_home / "Documents" / "Entente"


def test_a_mac_keeps_logs_and_settings_in_its_library(
    linux_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert places.log_folder() == linux_home / "Library" / "Logs" / "Entente"
    assert places.config_folder() == linux_home / "Library" / "Application Support" / "Entente"


@pytest.mark.parametrize(
    ("system", "variables", "folders"),
    [
        (
            "linux",
            {},
            (
                "Documents/Entente",
                ".config/entente",
                ".local/state/entente/log",
                ".local/share/entente/copies",
            ),
        ),
        (
            "linux",
            {
                "XDG_CONFIG_HOME": "c",
                "XDG_STATE_HOME": "s",
                "XDG_DATA_HOME": "d",
                "XDG_DOCUMENTS_DIR": "not-read",
            },
            ("Documents/Entente", "c/entente", "s/entente/log", "d/entente/copies"),
        ),
        (
            "darwin",
            {"XDG_CONFIG_HOME": "c", "XDG_STATE_HOME": "s", "XDG_DATA_HOME": "d"},
            (
                "Documents/Entente",
                "Library/Application Support/Entente",
                "Library/Logs/Entente",
                "Library/Application Support/Entente/Copies",
            ),
        ),
        (
            "win32",
            {},
            (
                "Documents/Entente",
                "AppData/Roaming/Entente",
                "AppData/Local/Entente/Logs",
                "AppData/Local/Entente/Copies",
            ),
        ),
        (
            "win32",
            {"APPDATA": "r", "LOCALAPPDATA": "l", "XDG_CONFIG_HOME": "c"},
            ("Documents/Entente", "r/Entente", "l/Entente/Logs", "l/Entente/Copies"),
        ),
    ],
)
def test_peoples_files_lie_where_they_always_lay(
    linux_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    variables: dict[str, str],
    folders: tuple[str, ...],
) -> None:
    """Sessions, settings, logs and copies on each system: a folder that moves hides what is in it."""
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setitem(sys.modules, "winreg", registry({}))
    for name, value in variables.items():
        monkeypatch.setenv(name, str(linux_home / value))
    found = (places.sessions_folder(), places.config_folder(), places.log_folder(), places.copies_folder())
    assert found == tuple(linux_home / folder for folder in folders)


def test_sessions_lie_in_the_documents_that_windows_keeps_elsewhere(
    linux_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("DRIVE", str(linux_home / "drive"))
    monkeypatch.setitem(sys.modules, "winreg", registry({"Personal": "$DRIVE/Documents"}))
    assert places.sessions_folder() == linux_home / "drive" / "Documents" / "Entente"


def registry(values: dict[str, str]) -> SimpleNamespace:
    """What stands for the registry of Windows; a value that is not there is an error of the system."""

    def ask(_key: object, name: str) -> tuple[str, int]:
        if name not in values:
            raise FileNotFoundError(name)
        return values[name], 2

    return SimpleNamespace(HKEY_CURRENT_USER=1, OpenKey=lambda _key, _path: nullcontext(), QueryValueEx=ask)


@pytest.fixture
def linux_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The home of a user on Linux who has set nothing."""
    for name in (
        "ENTENTE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
        *(one for one in os.environ if one[:4] == "XDG_"),
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def test_looking_for_a_file_begins_in_a_folder_that_is_there(tmp_path: Path) -> None:
    assert places.nearest_folder(tmp_path) == tmp_path
    assert places.nearest_folder(tmp_path / "Documents" / "Entente") == tmp_path
