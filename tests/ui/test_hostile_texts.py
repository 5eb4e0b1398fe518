"""Whatever a stranger wrote is shown letter for letter: in every window, label, tooltip, button and menu."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE, hostile_scenario, hostile_session
from tests.ui.desk_kit import damage, desk, read
from ui.desk import Desk
from ui.hands import open_hand, play_to_the_end, settle
from ui.widgets.sheet_table import SheetTable
from ui.windows.new_session import NewSessionPage
from ui.windows.table import TableWindow
from ui.windows.tools import TOOLS
from wargame.names import unturned
from wargame.places import own_scenarios_folder, sessions_folder
from wargame.scenario.save import save

MARKS = ("<b>", "<img", "<a href", "<script")


def faults(app: QApplication) -> Iterator[str]:
    """What is shown, or would be, in another way than letter for letter."""
    for window in app.topLevelWidgets():
        for one in (window, *window.findChildren(QWidget), *window.findChildren(QAction)):
            for what, text in (*_read_as_markup(one), *_turned_round(one)):
                yield f"{type(one).__name__} {one.objectName()!r}: {what} {text[:80]!r}"


def _read_as_markup(one: QObject) -> Iterator[tuple[str, str]]:
    if isinstance(one, QWidget) and any(mark in one.toolTip() for mark in MARKS):
        yield "tooltip", one.toolTip()
    if isinstance(one, QLabel) and one.text() and one.textFormat() != Qt.TextFormat.PlainText:
        yield "label of any format", one.text()
    if isinstance(one, QAbstractButton | QAction) and "&" in one.text().replace("&&", ""):
        yield "a letter made a key", one.text()
    if isinstance(one, QMessageBox):
        yield "a box that guesses the format", one.text()
    if isinstance(one, QTextEdit) and any(words in one.toPlainText() for words in ("R&D", "calc")):
        yield "a page of markup", one.toPlainText()
    if isinstance(one, QComboBox | QAbstractItemView):
        model = one.model()
        if model is not None:
            yield from (("tooltip of a line", tip) for tip in _tips(model) if any(m in tip for m in MARKS))


def _turned_round(one: QObject) -> Iterator[tuple[str, str]]:
    """Yield texts with marks that turn our words round, in fields to write in as well."""
    for what, text in _texts(one):
        if unturned(text) != text:
            yield f"{what} that turns the line", text


def _texts(one: QObject) -> Iterator[tuple[str, str]]:
    """Yield what Qt shows as it is; what we paint leaves such marks out as it is painted."""
    if isinstance(one, QWidget):
        yield from (("title", one.windowTitle()), ("tooltip", one.toolTip()))
    if isinstance(one, QLabel | QAbstractButton | QAction | QLineEdit):
        yield "text", one.text()
    if isinstance(one, QTextEdit | QPlainTextEdit):
        yield "text", one.toPlainText()
    if isinstance(one, QLineEdit | QTextEdit | QPlainTextEdit):
        yield "hint", one.placeholderText()
    if isinstance(one, QComboBox):
        yield from (("choice", one.itemText(row)) for row in range(one.count()))
    if isinstance(one, QTableView) and isinstance(one.model(), QStandardItemModel):
        model = one.model()
        assert isinstance(model, QStandardItemModel)
        for column in range(model.columnCount()):
            yield "head", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            for row in range(model.rowCount()):
                yield "cell", str(model.index(row, column).data() or "")


def _tips(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount(QModelIndex())):
        yield str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) or "")


def shown(app: QApplication) -> str:
    """Every text of a label that exists now."""
    return "\n".join(one.text() for w in app.topLevelWidgets() for one in w.findChildren(QLabel))


def table_of(made: Desk) -> TableWindow:
    assert made.table is not None
    return made.table


@pytest.mark.wide
def test_a_whole_game_of_hostile_words_is_shown_letter_for_letter(qtbot: QtBot, qapp: QApplication) -> None:
    own_scenarios_folder().mkdir(parents=True)
    path = own_scenarios_folder() / "hostile.yaml"
    save(hostile_scenario(), path)
    found: set[str] = set()
    looked_at: set[str] = set()

    def look(_presses: int = 0) -> None:
        table = table_of(made)
        stage = f"{type(table.stage()).__name__} {table.curtain.isVisible()} {open_hand(table) is None}"
        if stage not in looked_at:
            looked_at.add(stage)
            found.update(faults(qapp))

    with desk(qtbot) as made:
        made.home.library.go("scenarios")
        made.pages.new_session(path)
        page = made.home.page()
        assert isinstance(page, NewSessionPage)
        qtbot.waitUntil(lambda: HOSTILE[0] in shown(qapp))
        found.update(faults(qapp))
        page.start()
        play_to_the_end(table_of(made), between=look)
        assert len(looked_at) > 6
        for tool in TOOLS:
            table_of(made).open_tool(tool)
        assert "<img src='file:///tmp/seen.png'>%s" in shown(qapp)
        table_of(made).replaying.open(5)
        settle()
        found.update(faults(qapp))
    assert sorted(found) == []


def test_a_library_of_hostile_files_is_shown_letter_for_letter(qtbot: QtBot, qapp: QApplication) -> None:
    sessions_folder().mkdir(parents=True)
    hostile_session(sessions_folder() / "<img src=x> R&D.entente").close()
    broken = sessions_folder() / "<b>broken&.entente"
    hostile_session(broken).close()
    damage(broken)
    faulty = sessions_folder() / "<b>faulty&.yaml"
    faulty.write_text("title: <img src=x>\nid: <b>&x\nactors: '<a href=x>'\n", encoding="utf-8")
    found: set[str] = set()
    with desk(qtbot) as made:
        read(qtbot, made)
        found.update(faults(qapp))
        for file in (broken, faulty, Path("<b>nothing&.entente"), Path("<b>letter&.txt")):
            made.open(file)
            made.check(file)
            settle()
            qtbot.waitUntil(lambda: not _is_checking(made))
            found.update(faults(qapp))
    assert sorted(found) == []


@pytest.mark.wide
def test_a_session_of_an_older_version_is_shown_letter_for_letter(qtbot: QtBot, qapp: QApplication) -> None:
    """Its names still hold marks that turn the line round."""
    sessions_folder().mkdir(parents=True)
    path = sessions_folder() / "older.entente"
    hostile_session(path, turns=1).close()
    found: set[str] = set()
    with desk(qtbot) as made:
        made.open(path)
        settle()
        assert unturned(HOSTILE[0]) in shown(qapp)
        for tool in TOOLS:
            table_of(made).open_tool(tool)
            settle()
            found.update(faults(qapp))
        play_to_the_end(table_of(made), between=lambda _presses: found.update(faults(qapp)))
    assert sorted(found) == []


def _is_checking(made: Desk) -> bool:
    background = getattr(made.home.page(), "background", None)
    return background is not None and background.is_busy()


def test_a_table_of_numbers_is_shown_letter_for_letter(qtbot: QtBot, qapp: QApplication) -> None:
    table = SheetTable("Scores", ["actor", f"{HOSTILE[4]}"], [(text, HOSTILE[4]) for text in HOSTILE])
    qtbot.addWidget(table)
    assert not [what for what, _ in (*_read_as_markup(table), *_turned_round(table))]
    assert table.model().index(0, 0).data() == HOSTILE[0]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_file_is_named_after_a_title_without_leaving_its_folder(words: str, tmp_path: Path) -> None:
    from wargame.report.choices import file_stem
    from wargame.shown.library import free_path

    made = free_path(tmp_path, words)
    assert made.parent == tmp_path
    made.touch()
    assert "/" not in file_stem(words)
