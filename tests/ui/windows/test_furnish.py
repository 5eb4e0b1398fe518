"""What every window has: palette, list of keys, settings, size of text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QSlider
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk, make_session, type_text
from tests.ui.table_kit import click, find, press, texts
from ui.desk import Desk
from ui.presenters.commands import COMMANDS, shown_keys
from ui.remembered import Remembered
from ui.theme.theme import current_theme
from ui.windows.preferences import Preferences

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[Desk]:
    """A desk with one session, in the colours and size of every other test afterwards."""
    theme = current_theme()
    before = (theme.name, theme.scale, theme.reduced_motion)
    make_session("Staff course")
    with desk(qtbot) as made:
        yield made
    theme.choose(*before)


def test_a_command_is_found_by_a_few_letters_and_done_by_enter(qtbot: QtBot, made: Desk) -> None:
    press(made.home, Qt.Key.Key_K, CONTROL)
    type_text("show scen")
    press(made.home, Qt.Key.Key_Return)
    assert made.home.library.nav.scenarios.isChecked()
    assert not any(one.isVisible() for one in made.home.findChildren(Preferences))


def test_the_palette_offers_only_what_can_be_done_here(made: Desk) -> None:
    press(made.home, Qt.Key.Key_K, CONTROL)
    offered = find(made.home, "palette-list").model()  # type: ignore[attr-defined]
    words = [offered.index(row, 0).data() for row in range(offered.rowCount())]
    assert "New session" in words
    assert "Throw the dice" not in words
    press(made.home, Qt.Key.Key_Escape)


def test_arrows_choose_in_the_palette_while_one_types(made: Desk) -> None:
    press(made.home, Qt.Key.Key_K, CONTROL)
    rows = find(made.home, "palette-list")
    first = rows.current_key()  # type: ignore[attr-defined]
    press(made.home, Qt.Key.Key_Down)
    assert rows.current_key() != first  # type: ignore[attr-defined]
    press(made.home, Qt.Key.Key_Escape)


def test_f11_turns_the_frame_of_a_window_off_and_on_again(made: Desk) -> None:
    press(made.home, Qt.Key.Key_F11)
    assert made.home.isFullScreen()
    press(made.home, Qt.Key.Key_F11)
    assert not made.home.isFullScreen()


def test_what_fits_no_command_is_said(qtbot: QtBot, made: Desk) -> None:
    press(made.home, Qt.Key.Key_K, CONTROL)
    type_text("qqq")
    QApplication.processEvents()
    assert any("No command has these words" in text for text in texts(find(made.home, "palette")))
    press(made.home, Qt.Key.Key_Escape)
    press(made.home, Qt.Key.Key_Escape)


def test_tab_stays_inside_the_palette_and_escape_gives_the_focus_back(made: Desk) -> None:
    before = QApplication.focusWidget()
    press(made.home, Qt.Key.Key_K, CONTROL)
    palette = find(made.home, "palette")
    for _ in range(4):
        press(made.home, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert palette.isAncestorOf(focus)
    press(made.home, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_a_press_beside_it_closes_an_overlay(made: Desk) -> None:
    press(made.home, Qt.Key.Key_K, CONTROL)
    palette = find(made.home, "palette")
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()


def test_the_question_mark_lists_every_key(made: Desk) -> None:
    press(made.home, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    shown = set(texts(find(made.home, "keys")))
    for one in COMMANDS:
        if one.keys:
            assert one.words in shown
            assert f"Key {shown_keys(one)}" in shown
    press(made.home, Qt.Key.Key_Escape)


def test_the_theme_is_chosen_by_a_click_and_remembered(made: Desk) -> None:
    press(made.home, Qt.Key.Key_Comma, CONTROL)
    settings = find(made.home, "preferences")
    assert isinstance(settings, Preferences)
    settings.theme.button("dark").click()
    assert current_theme().name == "dark"
    assert Remembered().theme == "dark"


def test_the_size_is_chosen_by_keys_and_remembered(made: Desk) -> None:
    press(made.home, Qt.Key.Key_Comma, CONTROL)
    slider = find(made.home, "scale")
    assert isinstance(slider, QSlider)
    slider.setFocus()
    press(made.home, Qt.Key.Key_Right)
    assert current_theme().scale == 110
    assert Remembered().scale == 110


def test_larger_and_smaller_text_stop_at_the_ends(made: Desk) -> None:
    for _ in range(12):
        press(made.home, Qt.Key.Key_Equal, CONTROL)
    assert current_theme().scale == 200
    for _ in range(12):
        press(made.home, Qt.Key.Key_Minus, CONTROL)
    assert current_theme().scale == 80
    press(made.home, Qt.Key.Key_0, CONTROL)
    assert Remembered().scale == current_theme().scale == 100


def test_on_a_small_screen_text_grows_as_far_as_windows_fit_and_the_settings_say_so(made: Desk) -> None:
    roomy = current_theme().room
    current_theme().set_room(QSize(1093, 574))
    for _ in range(12):
        press(made.home, Qt.Key.Key_Plus, CONTROL)
    assert current_theme().scale == Remembered().scale <= 130
    current_theme().choose(scale=200)
    press(made.home, Qt.Key.Key_Comma, CONTROL)
    assert "200 %, here 130 %" in list(texts(made.home))
    press(made.home, Qt.Key.Key_Escape)
    current_theme().set_room(roomy)
    assert current_theme().scale == 200
    press(made.home, Qt.Key.Key_0, CONTROL)


def test_motion_and_the_time_of_an_open_hand_are_remembered(made: Desk) -> None:
    press(made.home, Qt.Key.Key_Comma, CONTROL)
    motion, idle = find(made.home, "reduced-motion"), find(made.home, "idle")
    assert isinstance(motion, QCheckBox)
    assert isinstance(idle, QComboBox)
    motion.click()
    idle.setCurrentIndex(idle.findData(120))
    idle.activated.emit(idle.currentIndex())
    assert Remembered().reduced_motion == current_theme().reduced_motion
    assert Remembered().idle_s == 120


def test_another_folder_shows_its_own_sessions(qtbot: QtBot, made: Desk, tmp_path: Path) -> None:
    make_session("Elsewhere", folder=tmp_path / "other")
    press(made.home, Qt.Key.Key_Comma, CONTROL)
    settings = find(made.home, "preferences")
    assert isinstance(settings, Preferences)
    settings.take_folder(tmp_path / "other")
    assert [row.title for row in made.home.library.rows()] == ["Elsewhere"]


def test_the_table_has_the_same_furniture(made: Desk) -> None:
    made.practice()
    assert made.table is not None
    QApplication.processEvents()
    press(made.table, Qt.Key.Key_K, CONTROL)
    assert find(made.table, "palette").isVisible()
    press(made.table, Qt.Key.Key_Escape)


def test_the_close_buttons_close(made: Desk) -> None:
    press(made.home, Qt.Key.Key_Comma, CONTROL)
    click(made.home, "preferences-close")
    assert [one.isVisible() for one in made.home.findChildren(Preferences)] == [False]
