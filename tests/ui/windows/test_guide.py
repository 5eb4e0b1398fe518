"""The guide: its window, and its pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk, type_text
from tests.ui.table_kit import find, press
from ui.presenters.guide import CONTENTS
from ui.remembered import Remembered
from ui.theme.theme import current_theme
from ui.windows.guide import MISSING, NOWHERE, GuideWindow
from wargame.places import docs_folder

PAGES = sorted((docs_folder() / "guide").glob("*.md"))


@pytest.fixture
def guide(qtbot: QtBot) -> Iterator[GuideWindow]:
    """The guide, open."""
    window = GuideWindow(Remembered())
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def test_it_opens_at_its_contents(guide: GuideWindow) -> None:
    assert guide.shown() == CONTENTS
    assert "Your first session in ten minutes" in guide.page.toPlainText()


def test_every_page_is_in_the_list_and_can_be_shown(guide: GuideWindow) -> None:
    assert guide.list.model().rowCount() == len(PAGES)
    for path in PAGES:
        guide.show_page(path.name)
        assert len(guide.page.toPlainText()) > 200


def test_a_link_leads_to_another_page(guide: GuideWindow) -> None:
    guide.follow(QUrl("04-the-curtain.md"))
    assert guide.shown() == "04-the-curtain.md"


def test_a_link_to_a_section_brings_it_to_the_top(guide: GuideWindow) -> None:
    guide.follow(QUrl("05-rulings.md#the-odds-of-two-dice"))
    assert guide.page.textCursor().block().text() == "The odds of two dice"
    assert guide.page.cursorRect().top() < guide.page.viewport().height() // 4


def test_the_way_back_leads_to_the_place_that_was_read(guide: GuideWindow) -> None:
    guide.follow(QUrl("05-rulings.md#override"))
    before = guide.page.verticalScrollBar().value()
    guide.follow(QUrl("17-keys.md"))
    press(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (guide.shown(), guide.page.verticalScrollBar().value()) == ("05-rulings.md", before)
    assert before > 0


def test_pages_are_turned_by_keys(guide: GuideWindow) -> None:
    press(guide, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert guide.shown() == PAGES[1].name
    press(guide, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert guide.shown() == PAGES[0].name


def test_a_picture_is_reached_by_tab_and_shown_large_by_enter(guide: GuideWindow) -> None:
    guide.show_page("01-first-session.md")
    press(guide, Qt.Key.Key_Tab)
    press(guide, Qt.Key.Key_Return)
    assert find(guide, "large-picture").isVisible()
    press(guide, Qt.Key.Key_Escape)
    assert guide.isVisible()
    assert guide.shown() == "01-first-session.md"


@pytest.mark.parametrize("scale", [200, pytest.param(100, marks=pytest.mark.wide)])
def test_pictures_and_tables_fit_into_the_column(guide: GuideWindow, scale: int) -> None:
    current_theme().choose(scale=scale)
    for path in PAGES:
        guide.show_page(path.name)
        assert guide.page.horizontalScrollBar().maximum() == 0, path.name
    current_theme().choose(scale=100)


@pytest.mark.parametrize(
    "link", ["https://example.org/04-the-curtain.md", "file:///etc/passwd", "../../etc/passwd", "x.md"]
)
def test_no_link_leads_out_of_the_guide(guide: GuideWindow, link: str) -> None:
    before = guide.page.toPlainText()
    guide.follow(QUrl(link))
    assert guide.page.toPlainText() == before


def test_search_goes_through_all_pages(qtbot: QtBot, guide: GuideWindow) -> None:
    type_text("headphones", guide.field)
    QTest.keyClick(guide.field, Qt.Key.Key_Return)
    assert guide.shown() == "04-the-curtain.md"
    assert guide.page.textCursor().selectedText() == "headphones"


def test_a_guide_that_is_not_there_is_told_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    window = GuideWindow(Remembered(), tmp_path)
    qtbot.addWidget(window)
    assert window.page.toPlainText() == MISSING.replace("`", "")


def test_the_list_narrows_to_the_pages_that_have_the_words(qtbot: QtBot, guide: GuideWindow) -> None:
    type_text("headphones", guide.field)
    assert [guide.list.model().index(row, 0).data() for row in range(guide.list.model().rowCount())] == [
        "The curtain and the hand"
    ]
    assert guide.said.text() == f"Found on 1 of {len(PAGES)} pages"
    type_text("xyz", guide.field)
    assert guide.said.text() == NOWHERE


def test_f1_opens_the_page_about_the_screen_in_front(qtbot: QtBot) -> None:
    with desk(qtbot) as made:
        press(made.home, Qt.Key.Key_F1)
        assert made.guide is not None
        assert made.guide.shown() == CONTENTS
        made.practice()
        assert made.table is not None
        made.table.activateWindow()
        made.table.open_tool("injects")
        made.open_guide()
        assert made.guide.shown() == "03-running-a-day.md"
        made.table.draw_curtain("torvik")
        made.open_guide()
        assert made.guide.shown() == "04-the-curtain.md"
        made.table.show_table()
        made.table.replaying.open()
        replay = made.table.replaying.window
        assert replay is not None
        replay.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(replay, Qt.Key.Key_F1)
        assert made.guide.shown() == "12-replay-and-comparison.md"


def test_in_a_narrow_window_the_chapters_stand_above(guide: GuideWindow) -> None:
    guide.resize(420, 600)
    assert guide.box.isVisible()
    assert not guide.list.isVisible()
    guide.box.setCurrentIndex(2)
    guide.box.activated.emit(2)
    assert guide.shown() == PAGES[2].name
