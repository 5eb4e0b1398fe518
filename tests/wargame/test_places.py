"""Tests of `wargame.places`."""

import sys
from pathlib import Path

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


@pytest.fixture
def linux_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The home of a user on Linux who has set nothing."""
    for name in ("ENTENTE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path
