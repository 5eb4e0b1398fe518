"""Tests of `ui.remembered`."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.remembered import IDLE_S, RECENT_AT_MOST, Remembered
from wargame.places import config_folder, sessions_folder


def test_what_was_chosen_is_there_at_the_next_start() -> None:
    first = Remembered()
    first.theme, first.scale, first.reduced_motion, first.idle_s, first.sound = "dark", 150, True, 90, True
    second = Remembered()
    assert (second.theme, second.scale, second.reduced_motion) == ("dark", 150, True)
    assert (second.idle_s, second.sound) == (90, True)


def test_a_new_machine_gets_the_defaults() -> None:
    remembered = Remembered()
    assert (remembered.theme, remembered.scale, remembered.reduced_motion) == ("system", 100, False)
    assert remembered.idle_s == IDLE_S
    assert remembered.sessions_folder == sessions_folder()
    assert remembered.recent == ()


@pytest.mark.parametrize("nonsense", ["", "-5", "1e3", "900", "١٢٠", "a\x01b"])
def test_nonsense_in_the_file_counts_as_not_there(nonsense: str) -> None:
    remembered = Remembered()
    remembered.keep("look/scale", nonsense)
    remembered.keep("look/theme", nonsense)
    remembered.keep("files/sessions-folder", nonsense)
    assert (remembered.scale, remembered.theme) == (100, "system")
    assert remembered.sessions_folder == sessions_folder()


def test_a_broken_settings_file_is_no_reason_not_to_start() -> None:
    config_folder().mkdir(parents=True)
    (config_folder() / "entente.ini").write_bytes(b"\x00\xff[look\nscale=\n=%%%\n[[[")
    assert Remembered().scale == 100


def test_recent_files_stand_latest_first_and_once(tmp_path: Path) -> None:
    remembered = Remembered()
    for name in ("a", "b", "a"):
        remembered.add_recent(tmp_path / name)
    assert [path.name for path in remembered.recent] == ["a", "b"]
    assert Remembered().recent == remembered.recent


def test_the_list_of_recent_files_does_not_grow_without_end(tmp_path: Path) -> None:
    remembered = Remembered()
    for number in range(RECENT_AT_MOST + 5):
        remembered.add_recent(tmp_path / str(number))
    assert len(remembered.recent) == RECENT_AT_MOST
    assert remembered.recent[0].name == str(RECENT_AT_MOST + 4)


def test_names_in_any_script_survive(tmp_path: Path) -> None:
    path = tmp_path / "مجلس, 会议; 100%; ü.entente"
    Remembered().open_session = path
    assert Remembered().open_session == path


def test_a_window_comes_back_in_its_size(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(640, 480)
    Remembered().keep_place(window, "library")
    window.resize(300, 300)
    assert Remembered().restore_place(window, "library")
    assert window.size() == QSize(640, 480)
    assert not Remembered().restore_place(window, "elsewhere")
