"""The page of a scenario with faults."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
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
    for _ in range(3):  # the page takes the new size over piece by piece, and is asked for its own then
        QApplication.processEvents()
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
    assert "<b>hard</b>" in page.detail.words.text()
    assert page.detail.words.textFormat() == Qt.TextFormat.PlainText


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


def test_without_a_press_the_file_is_never_changed(page: FaultsPage, path: Path) -> None:
    before = path.read_bytes()
    press(page, Qt.Key.Key_F8)
    page.check()
    assert path.read_bytes() == before


def labels(page: FaultsPage) -> list[str]:
    """The presses beside the fault that is shown."""
    return [button.words() for button in page.detail.buttons()]


def test_a_press_mends_the_fault_says_before_how_it_will_read_and_keeps_the_file(
    qtbot: QtBot, page: FaultsPage, path: Path
) -> None:
    before = path.read_bytes()
    press(page, Qt.Key.Key_F8)
    assert labels(page) == ["Use `sealed`"]
    assert page.detail.reads.text() == "Line 36 will read: order: sealed"
    click(page, "mend-0")
    checked(qtbot, page)
    assert b"order: sealed" in path.read_bytes()
    assert page.title.text() == "2 things to mend before this scenario can be played"
    (copy,) = path.parent.glob("*.txt")
    assert copy.read_bytes() == before
    assert copy.name in page.remark.text()


def test_alt_enter_mends_and_one_copy_is_enough(qtbot: QtBot, page: FaultsPage, path: Path) -> None:
    path.write_text(
        SOUND.replace("turns: 2", "turns:2").replace("cost: 1\n", "cost: one\n"), encoding="utf-8"
    )
    press(page, Qt.Key.Key_F5)
    checked(qtbot, page)
    assert page.all_button.words() == f"Mend all {len(page.rows())}"
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    checked(qtbot, page)
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    checked(qtbot, page)
    assert page.title.text() == "This scenario can be played"
    assert path.read_text(encoding="utf-8") == SOUND
    assert len(list(path.parent.glob("*.txt"))) == 1


def test_the_press_stands_at_the_line_too(qtbot: QtBot, page: FaultsPage, path: Path) -> None:
    press(page, Qt.Key.Key_F8)
    line = page.source.current_line()
    assert line is not None
    assert line.presses == ("Use `sealed`",)
    row = page.source.visualRect(page.source.currentIndex())
    right = page.source.viewport().width() - 30
    place = QPoint(right, row.bottom() - row.height() // 4)
    QTest.mouseClick(page.source.viewport(), Qt.MouseButton.LeftButton, pos=place)
    checked(qtbot, page)
    assert b"order: sealed" in path.read_bytes()


def test_a_sound_file_shows_hints_and_can_be_played(qtbot: QtBot, page: FaultsPage, path: Path) -> None:
    path.write_text(SOUND.replace("title: Shore watch", "title: Shore watch #2"), encoding="utf-8")
    press(page, Qt.Key.Key_F5)
    checked(qtbot, page)
    assert page.title.text() == "This scenario can be played"
    assert page.remark.text() == "Nothing is wrong with it. 1 hint on what may not be meant so."
    assert labels(page) == ["Put quotes round it"]
    click(page, "mend-0")
    checked(qtbot, page)
    assert 'title: "Shore watch #2"' in path.read_text(encoding="utf-8")
    assert page.rows() == ()


def test_a_file_changed_by_another_program_is_not_written_over(
    qtbot: QtBot, page: FaultsPage, path: Path
) -> None:
    press(page, Qt.Key.Key_F8)
    path.write_text(SOUND.replace("turns: 2", "turns: many"), encoding="utf-8")
    before = path.read_bytes()
    page.mend()
    checked(qtbot, page)
    assert path.read_bytes() == before
    assert "changed by another program" in page.remark.text()
    assert page.title.text().startswith("One thing to mend")


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
