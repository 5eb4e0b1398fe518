"""The marking in the windows: set by hand, seen wherever something can be seen or taken along."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import click, find, open_for_control, open_table, press, session
from tests.wargame.session.test_marking import MARKED
from tests.wargame.test_logo import DRAWN
from tests.wargame.woods import woods
from ui.panels.graph import GraphPanel
from ui.panels.home.session_options import SessionOptions
from ui.theme.theme import current_theme
from ui.widgets.logo_field import LogoField
from ui.widgets.mark_strip import MarkStrip
from ui.windows.replay import ReplayWindow
from ui.windows.table import TableWindow
from wargame.scenario.model import Marking
from wargame.session.marking import marking_of, set_marking
from wargame.session.session import Session, undo
from wargame.shown.setup import SessionDraft, draft_for, plan_of, what_is_missing


@pytest.fixture
def table() -> Session:
    return session()


@pytest.fixture
def window(qtbot: QtBot, table: Session) -> Iterator[TableWindow]:
    current_theme().choose(reduced_motion=True)
    made = open_table(table)
    qtbot.addWidget(made)
    yield made
    made.bridge.close()


def words_of(strip: MarkStrip) -> str:
    return strip.words.text() if strip.isVisible() else ""


def seen(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_it_is_set_in_its_drawer_and_stands_below_the_table(
    window: TableWindow, table: Session, tmp_path: Path
) -> None:
    assert words_of(window.strip) == ""
    window.open_tool("marking")
    assert not find(window, "marking-set").isEnabled()
    QTest.keyClicks(find(window, "marking-text"), "OFFICIAL")
    QTest.keyClicks(find(window, "marking-house"), "The Glade")
    (logo,) = window.findChildren(LogoField)
    (tmp_path / "house.svg").write_text(DRAWN, encoding="utf-8")
    (tmp_path / "house.txt").write_text("no picture", encoding="utf-8")
    logo.take(tmp_path / "house.txt")
    assert any("is no picture" in words for words in seen(window))
    logo.take(tmp_path / "house.svg")
    click(window, "marking-set")
    set_to = marking_of(table)
    assert (set_to.text, set_to.house, bool(set_to.logo)) == ("OFFICIAL", "The Glade", True)
    assert words_of(window.strip) == "OFFICIAL · The Glade"
    undo(table)
    assert words_of(window.strip) == ""
    assert not [one for one in window.findChildren(QWidget, "logo-remove") if one.isVisible()]


def test_a_marking_that_cannot_stand_is_refused_in_its_drawer(window: TableWindow, table: Session) -> None:
    window.open_tool("marking")
    QTest.keyClicks(find(window, "marking-caveats"), "x" * 121)
    press(window, Qt.Key.Key_Return)
    assert marking_of(table) == Marking()
    assert any("has 121 characters" in words for words in seen(window))


def test_the_wall_bears_it_on_every_page_and_the_hand_too(window: TableWindow, table: Session) -> None:
    set_marking(table, MARKED)
    press(window, Qt.Key.Key_P)
    wall = window.projecting.window
    assert wall is not None
    for page in (wall.board, wall.throw_page, wall.blank_page):
        wall._turn_to(page)
        assert words_of(wall.strip) == MARKED.line
    window.draw_curtain("kabul")
    assert words_of(window.strip) == MARKED.line


def test_pictures_that_are_taken_along_bear_it(window: TableWindow, table: Session, tmp_path: Path) -> None:
    window.staging.show("graph")
    graph = window.stage().findChildren(GraphPanel)[0]
    graph.save_picture(tmp_path / "plain.png")
    set_marking(table, MARKED)
    graph.save_picture(tmp_path / "marked.svg")
    graph.save_picture(tmp_path / "marked.png")
    assert f">{MARKED.line}</text>" in (tmp_path / "marked.svg").read_text("utf-8")
    plain, marked = QImage(str(tmp_path / "plain.png")), QImage(str(tmp_path / "marked.png"))
    assert marked.height() > plain.height()
    assert marked.text("Comment") == MARKED.line
    graph.copy_picture()
    assert QApplication.clipboard().text().startswith(MARKED.line)
    QApplication.clipboard().clear()


def test_charts_of_replay_bear_it(window: TableWindow, table: Session, tmp_path: Path, qtbot: QtBot) -> None:
    set_marking(table, MARKED)
    window.replaying.open()
    replay = window.replaying.window
    assert isinstance(replay, ReplayWindow)
    assert words_of(replay.strip) == MARKED.line
    open_for_control(replay)
    replay.show_page("analysis")
    qtbot.waitUntil(lambda: bool(replay.analysis.panels) and not replay.analysis.is_busy(), timeout=60_000)
    charts = list(replay.analysis.panels.values())
    for ending in ("csv", "svg", "pdf", "png"):
        assert charts[0].save(tmp_path / f"chart.{ending}")
    assert MARKED.line in (tmp_path / "chart.csv").read_text("utf-8")
    assert MARKED.line in (tmp_path / "chart.svg").read_text("utf-8")
    assert MARKED.line.encode()[:20] in (tmp_path / "chart.png").read_bytes()
    replay.close()


def test_a_new_session_is_marked_before_it_starts(qtbot: QtBot) -> None:
    options = SessionOptions()
    qtbot.addWidget(options)
    drafts: list[SessionDraft] = []
    options.changed.connect(drafts.append)
    options.changed.connect(options.show_draft)
    options.show_draft(draft_for(woods(), "today", 1))
    options.show()
    click(options, "more-choices")
    QTest.keyClicks(find(options, "marking-text"), "Internal")
    options.marking.status.button("draft").click()
    box = find(options, "marking-chatham-house")
    assert isinstance(box, QCheckBox)
    box.click()
    assert plan_of(drafts[-1]).marking == Marking(text="Internal", status="draft", chatham_house=True)
    QTest.keyClicks(find(options, "marking-house"), "x" * 121)
    assert "has 121 characters" in what_is_missing(drafts[-1])
