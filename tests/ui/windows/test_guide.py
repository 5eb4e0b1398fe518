"""The guide: its window, and its pages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import type_text
from ui.remembered import Remembered
from ui.windows.guide import MISSING, GuideWindow
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


def test_it_opens_at_the_first_session(guide: GuideWindow) -> None:
    assert guide.shown() == PAGES[0].name
    assert "ten minutes" in guide.page.toPlainText()


def test_every_page_is_in_the_list_and_can_be_shown(guide: GuideWindow) -> None:
    assert guide.list.model().rowCount() == len(PAGES)
    for path in PAGES:
        guide.show_page(path.name)
        assert len(guide.page.toPlainText()) > 200


def test_a_link_leads_to_another_page(guide: GuideWindow) -> None:
    guide.follow(QUrl("03-curtain.md"))
    assert guide.shown() == "03-curtain.md"


@pytest.mark.parametrize(
    "link", ["https://example.org/03-curtain.md", "file:///etc/passwd", "../../etc/passwd", "x.md"]
)
def test_no_link_leads_out_of_the_guide(guide: GuideWindow, link: str) -> None:
    before = guide.page.toPlainText()
    guide.follow(QUrl(link))
    assert guide.page.toPlainText() == before


def test_search_goes_through_all_pages(qtbot: QtBot, guide: GuideWindow) -> None:
    type_text("headphones", guide.field)
    QTest.keyClick(guide.field, Qt.Key.Key_Return)
    assert guide.shown() == "03-curtain.md"
    assert guide.page.textCursor().selectedText() == "headphones"


def test_a_guide_that_is_not_there_is_told_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    window = GuideWindow(Remembered(), tmp_path)
    qtbot.addWidget(window)
    assert window.page.toPlainText() == MISSING.replace("`", "")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_in_a_narrow_window_the_chapters_stand_above(guide: GuideWindow) -> None:
    guide.resize(420, 600)
    assert guide.box.isVisible()
    assert not guide.list.isVisible()
    guide.box.setCurrentIndex(2)
    guide.box.activated.emit(2)
    assert guide.shown() == PAGES[2].name
