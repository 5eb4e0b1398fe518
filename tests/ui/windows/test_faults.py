"""The page of a scenario with faults."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import click, press
from ui.theme.theme import current_theme
from ui.windows.faults import FaultsPage
from wargame.places import scenarios_folder

SOUND = (scenarios_folder() / "first-steps.yaml").read_text(encoding="utf-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A scenario with faults at three places."""
    text = SOUND.replace("turns: 2", "turns: two", 1).replace("order: sealed", "order: sealt", 1)
    made = tmp_path / "mine.yaml"
    made.write_text(text.replace("difficulty: 7", "difficulty: <b>hard</b>", 1), encoding="utf-8")
    return made


@pytest.fixture
def page(qtbot: QtBot, path: Path) -> Iterator[FaultsPage]:
    """Its page."""
    made = FaultsPage(path)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    made.activateWindow()
    checked(qtbot, made)
    yield made
    made.background.stop()
    current_theme().choose(scale=100)


def checked(qtbot: QtBot, page: FaultsPage) -> None:
    """Wait until the file was checked."""
    qtbot.waitUntil(lambda: not page.background.is_busy(), timeout=10_000)
    QApplication.processEvents()


def test_it_counts_the_faults_and_shows_the_first_at_its_line(page: FaultsPage) -> None:
    assert page.title.text() == "3 things to mend before this scenario can be played"
    line = page.source.current_line()
    assert line is not None
    assert line.text.strip() == "turns: two"
    assert line.notes


def test_large_letters_fit_on_a_small_laptop_and_the_fault_stays_in_sight(page: FaultsPage) -> None:
    current_theme().choose(scale=200)
    page.resize(1366, 768)
    QApplication.processEvents()
    assert page.height() == 768
    shown = page.source.visualRect(page.source.currentIndex())
    assert page.source.viewport().rect().intersects(shown)


def test_f8_goes_round_the_faults(page: FaultsPage) -> None:
    seen = []
    for _ in range(4):
        line = page.source.current_line()
        assert line is not None
        seen.append(line.number)
        press(page, Qt.Key.Key_F8)
    assert seen[0] == seen[3]
    assert len(set(seen)) == 3


def test_what_stands_in_the_file_is_shown_letter_for_letter(page: FaultsPage) -> None:
    assert any("“<b>hard</b>”" in row.words for row in page.rows())
    press(page, Qt.Key.Key_F8)
    press(page, Qt.Key.Key_F8)
    assert "<b>hard</b>" in page.detail.text()
    assert page.detail.textFormat() == Qt.TextFormat.PlainText


def test_a_file_that_was_mended_can_be_played(qtbot: QtBot, page: FaultsPage, path: Path) -> None:
    path.write_text(SOUND, encoding="utf-8")
    press(page, Qt.Key.Key_F5)
    checked(qtbot, page)
    assert page.title.text() == "This scenario can be played"
    with qtbot.waitSignal(page.play_wanted) as wanted:
        click(page, "primary")
    assert wanted.args == [path]


def test_the_list_can_be_copied(page: FaultsPage, path: Path) -> None:
    click(page, "copy-faults")
    copied = QApplication.clipboard().text().splitlines()
    assert len(copied) == 3
    assert copied[0].startswith(f"{path}:")


def test_a_file_that_is_gone_is_told_in_words(qtbot: QtBot, page: FaultsPage, path: Path) -> None:
    path.unlink()
    page.check()
    checked(qtbot, page)
    assert page.title.text() == "This file cannot be read"
    assert "could not be opened" in page.remark.text()


def test_the_file_is_never_changed(page: FaultsPage, path: Path) -> None:
    before = path.read_bytes()
    press(page, Qt.Key.Key_F8)
    page.check()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"", b"- " * 5000, b"\t: \x00\n", "# سلام\nformat: 1".encode()]
)
def test_any_content_is_answered_with_faults(qtbot: QtBot, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "strange.yaml"
    path.write_bytes(content)
    page = FaultsPage(path)
    qtbot.addWidget(page)
    page.show()
    checked(qtbot, page)
    assert page.rows()
    page.background.stop()
