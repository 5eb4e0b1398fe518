"""Importing a workbook over the editor, by keys and by the mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.wargame.workbook.books import made as workbook
from ui.scenario_bridge import ScenarioBridge
from ui.windows.editor import EditorPage
from ui.windows.import_sheet import ImportSheet
from wargame.places import scenarios_folder
from wargame.scenario.document.document import of_text
from wargame.scenario.document.versions import versions_of
from wargame.scenario.files import copied

CONTROL = Qt.KeyboardModifier.ControlModifier
PRACTICE = scenarios_folder() / "templates" / "practice.yaml"


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[EditorPage]:
    path = copied(PRACTICE)
    page = EditorPage(ScenarioBridge(path))
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    yield page
    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def costs(page: EditorPage) -> list[int]:
    return [card["cost"] for card in page.bridge.document.data["cards"]]


def opened(page: EditorPage, qtbot: QtBot, rows: list[list[object]], tmp_path: Path) -> ImportSheet:
    """The sheet over the editor, with a workbook of some cards."""

    def fill(book: object) -> None:
        sheet = book.add_worksheet("Cards")  # type: ignore[attr-defined]
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    path = tmp_path / "cards.xlsx"
    path.write_bytes(workbook(fill))
    page.workbook.open_file(path)
    sheet = page.workbook.sheet
    qtbot.waitUntil(lambda: not sheet.background.is_busy())
    return sheet


def rows_of(page: EditorPage, by: int) -> list[list[object]]:
    cards = page.bridge.document.data["cards"]
    return [["Id", "Title", "Cost"], *([card["id"], card["title"], card["cost"] + by] for card in cards[:2])]


def test_nothing_changes_before_it_is_pressed_and_one_undo_takes_all_back(
    page: EditorPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before, text = costs(page), page.bridge.document.text
    sheet = opened(page, qtbot, rows_of(page, 1), tmp_path)
    assert sheet.take.text() == "Import 2 cells"
    assert costs(page) == before
    QTest.keyClick(sheet.list, Qt.Key.Key_Return, CONTROL)
    assert not sheet.is_open()
    assert costs(page)[:2] == [before[0] + 1, before[1] + 1]
    assert page.bridge.undo_words() == "Import of cards.xlsx"
    (version,) = versions_of(page.bridge.path)
    assert version.path.read_text(encoding="utf-8") == text
    page.undo()
    assert page.bridge.document.text == text


def test_space_leaves_a_cell_out_and_escape_leaves_everything(
    page: EditorPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = costs(page)
    sheet = opened(page, qtbot, rows_of(page, 1), tmp_path)
    first = next(line for line in sheet.list.lines() if line.kind == "tick")
    sheet.list.choose(first.key)
    QTest.keyClick(sheet.list, Qt.Key.Key_Space)
    assert sheet.take.text() == "Import 1 cell"
    QTest.keyClick(sheet.list, Qt.Key.Key_Escape)
    assert not sheet.is_open()
    assert costs(page) == before


def test_keys_of_the_editor_below_do_nothing_while_it_is_open(
    page: EditorPage, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot, rows_of(page, 1), tmp_path)
    count = len(costs(page))
    QTest.keyClick(page.workbook.sheet.list, Qt.Key.Key_N, CONTROL)
    assert len(costs(page)) == count


def test_what_is_no_workbook_is_told_in_the_sheet(page: EditorPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04")
    page.workbook.open_file(path)
    sheet = page.workbook.sheet
    qtbot.waitUntil(lambda: not sheet.background.is_busy())
    assert "is no whole workbook" in sheet.notice.label.text()
    assert not sheet.take.isEnabled()


def test_rows_on_the_clipboard_are_shown_in_the_same_way(page: EditorPage, qtbot: QtBot) -> None:
    rows = rows_of(page, 2)
    QApplication.clipboard().setText("\n".join("\t".join(map(str, row)) for row in rows))
    page.workbook.paste()
    sheet = page.workbook.sheet
    qtbot.waitUntil(lambda: not sheet.background.is_busy())
    refs = [line.ref for line in sheet.list.lines() if line.kind == "tick"]
    assert refs == ["Clipboard!C2", "Clipboard!C3"]


def test_a_list_of_which_nothing_is_known_is_read_once_its_columns_are_told(
    page: EditorPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Slot,Happening\n1,The bell rings\n", encoding="utf-8")
    page.workbook.open_file(path)
    sheet = page.workbook.sheet
    qtbot.waitUntil(lambda: not sheet.background.is_busy())
    assert "has no columns that are known" in sheet.notice.label.text()
    for heading, use in (("Slot", "turn"), ("Happening", "text")):
        box = sheet.columns.boxes[heading]
        box.setCurrentIndex(box.findData(use))
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(lambda: not sheet.background.is_busy())
    assert sheet.take.text() == "Import 1 event"
    assert sheet.columns.boxes["Happening"].currentData() == "text"
    QTest.keyClick(sheet.list, Qt.Key.Key_Return, CONTROL)
    assert page.bridge.document.data["injects"][-1]["title"] == "The bell rings"


@pytest.mark.parametrize(("width", "height", "has_side"), [(1366, 768, True), (720, 480, False)])
def test_in_a_small_window_the_lines_and_the_press_stay(
    width: int, height: int, has_side: bool, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(width, height)
    host.show()
    sheet = ImportSheet(host)
    sheet.open_rows("Id\tTitle\tCost\nring\tRing\t3\n", of_text("format: 1\n"))
    qtbot.waitUntil(lambda: not sheet.background.is_busy())
    assert sheet.parts.isVisible() is has_side
    assert sheet.take.isVisible()
    assert sheet.list.isVisible()


def test_a_workbook_is_written_and_comes_back_unchanged(
    page: EditorPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.workbook.write(tmp_path / "practice.xlsx")
    page.workbook.open_file(tmp_path / "practice.xlsx")
    sheet = page.workbook.sheet
    qtbot.waitUntil(lambda: not sheet.background.is_busy())
    assert sheet.take.text() == "Nothing to import"
    assert sheet.boxes == {}


def test_a_scenario_that_came_with_entente_is_not_imported_into(qtbot: QtBot, tmp_path: Path) -> None:
    page = EditorPage(ScenarioBridge(PRACTICE))
    qtbot.addWidget(page)
    page.show()
    page.workbook.open_file(tmp_path / "a.xlsx")
    assert page.findChild(ImportSheet) is None
    assert page.toast.isVisible()
