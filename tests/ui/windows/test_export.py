"""The export sheet: choices by clicks, a preview of pages, files written in the background."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import click, find, press
from tests.wargame.report.formats.office_files import slides_file, word_file
from tests.wargame.report.sessions import practice
from ui.bridge import SessionBridge
from ui.remembered import Remembered
from ui.windows.export import ExportSheet
from ui.windows.exporting import Exporting
from wargame.scenario.model import Marking
from wargame.session.marking import set_marking
from wargame.session.notes import close_session, make_note

WAIT_MS = 60_000
NOTE = "The miller keeps two ledgers."


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[QMainWindow, ExportSheet]]:
    window = QMainWindow()
    window.resize(1366, 690)
    qtbot.addWidget(window)
    bridge = SessionBridge(practice())
    menu = QMenu(window)
    remembered = Remembered(tmp_path / "entente.ini")
    exporting = Exporting(window, bridge, remembered, tmp_path / "tuesday.entente", menu)
    window.show()
    exporting.open("report")
    assert exporting.sheet is not None
    yield window, exporting.sheet
    exporting.let_go()
    bridge.close()


def choose(window: QMainWindow, name: str, words: str) -> None:
    """Choose from a list by keys, as a person does."""
    box = find(window, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def settled(qtbot: QtBot, sheet: ExportSheet) -> None:
    qtbot.waitUntil(lambda: not sheet.background.is_busy() and sheet.write.isEnabled(), timeout=WAIT_MS)


def test_control_and_enter_writes_the_file_from_wherever_the_focus_is(
    qtbot: QtBot, opened: tuple[QMainWindow, ExportSheet], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, sheet = opened
    choose(window, "export-form", "Markdown")
    settled(qtbot, sheet)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.md"), ""))
    sheet.choices.what.button("report").setFocus()
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil((tmp_path / "a.md").exists, timeout=WAIT_MS)


def test_pages_are_shown_and_turned(qtbot: QtBot, opened: tuple[QMainWindow, ExportSheet]) -> None:
    window, sheet = opened
    qtbot.waitUntil(lambda: sheet.pages.has_pages, timeout=WAIT_MS)
    assert sheet.pages.number.text().startswith("Page 1 of ")
    click(window, "page-after")
    assert sheet.pages.number.text().startswith("Page 2 of ")


@pytest.mark.parametrize(
    ("what", "form", "name"),
    [
        ("report", "PDF", "a.pdf"),
        ("report", "Markdown", "a.md"),
        ("turn", "HTML", "a.html"),
        ("turn", "Word", "a.docx"),
        ("tables", "Workbook", "a.xlsx"),
    ],
)
def test_a_file_is_written_and_named(
    qtbot: QtBot,
    opened: tuple[QMainWindow, ExportSheet],
    tmp_path: Path,
    what: str,
    form: str,
    name: str,
) -> None:
    window, sheet = opened
    sheet.choices.what.button(what).click()
    choose(window, "export-form", form)
    sheet.write_to(tmp_path / name)
    settled(qtbot, sheet)
    assert (tmp_path / name).stat().st_size > 1000
    assert sheet.notice.text() == f"{name} is written, in {tmp_path}."


def test_a_kit_is_written(qtbot: QtBot, opened: tuple[QMainWindow, ExportSheet], tmp_path: Path) -> None:
    _, sheet = opened
    sheet.choices.what.button("kit").click()
    sheet.write_to(tmp_path / "kit")
    settled(qtbot, sheet)
    assert (tmp_path / "kit.pdf").read_bytes().startswith(b"%PDF-")


def test_what_cannot_be_written_is_said(
    qtbot: QtBot, opened: tuple[QMainWindow, ExportSheet], tmp_path: Path
) -> None:
    _, sheet = opened
    sheet.write_to(tmp_path / "gone" / "a.pdf")
    settled(qtbot, sheet)
    assert "there is no folder" in sheet.notice.text()
    assert sheet.notice.kind() == "error"


def test_a_session_closed_without_opening_is_written_without_its_secrets(
    qtbot: QtBot, opened: tuple[QMainWindow, ExportSheet], tmp_path: Path
) -> None:
    _, sheet = opened
    session = sheet._bridge.session
    make_note(session, NOTE)
    close_session(session, opens=False)
    for what, form, name in (("report", "md", "a.md"), ("tables", "json", "a.json")):
        sheet.open_for("tables" if what == "tables" else "report")
        sheet.choices.form.setCurrentIndex(sheet.choices.form.findData(form))
        sheet.choices.form.activated.emit(sheet.choices.form.currentIndex())
        assert "left out" in sheet.note.text()
        sheet.write_to(tmp_path / name)
        settled(qtbot, sheet)
        assert NOTE not in (tmp_path / name).read_text(encoding="utf-8")
        sheet.choices.secrets.button("in").click()
        assert "Mind who reads it" in sheet.note.text()
        sheet.write_to(tmp_path / name)
        settled(qtbot, sheet)
        assert NOTE in (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("choice", ["in", "out"])
def test_the_choice_of_secrets_is_made_anew_each_time(
    opened: tuple[QMainWindow, ExportSheet], choice: str, tmp_path: Path
) -> None:
    window, sheet = opened
    sheet.choices.secrets.button(choice).click()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    sheet.open_for("tables")
    assert sheet.choices.secrets.current() == "closed"
    other = ExportSheet(window, sheet._bridge, Remembered(tmp_path / "entente.ini"))
    assert other.draft.secrets == "closed"


def test_choices_are_remembered(opened: tuple[QMainWindow, ExportSheet], tmp_path: Path) -> None:
    window, sheet = opened
    box = find(window, "parts-events")
    assert isinstance(box, QCheckBox)
    box.click()
    sheet.choices.naming.button("none").click()
    kept = Remembered(tmp_path / "entente.ini").text("export/choices")
    assert '"events"' in kept
    assert '"none"' in kept


def test_only_choices_that_matter_are_shown(opened: tuple[QMainWindow, ExportSheet]) -> None:
    _, sheet = opened
    assert sheet.choices.foreword.isVisible()
    sheet.choices.what.button("kit").click()
    assert not sheet.choices.foreword.isVisible()
    assert sheet.choices.sheets["cards"].isVisible()


def test_cancel_forgets_what_is_being_made(
    qtbot: QtBot, opened: tuple[QMainWindow, ExportSheet], tmp_path: Path
) -> None:
    window, sheet = opened
    sheet.write_to(tmp_path / "a.pdf")
    click(window, "export-cancel")
    assert not sheet.writing.is_busy()
    assert sheet.write.isEnabled()


def test_a_choice_that_is_changed_while_a_file_is_written_lets_it_be_written(
    qtbot: QtBot, opened: tuple[QMainWindow, ExportSheet], tmp_path: Path
) -> None:
    window, sheet = opened
    choose(window, "export-form", "Markdown")
    settled(qtbot, sheet)
    sheet.write_to(tmp_path / "a.md")
    choose(window, "export-form", "HTML")
    sheet.preview()
    assert not sheet.write.isEnabled()
    qtbot.waitUntil(sheet.write.isEnabled, timeout=WAIT_MS)
    assert sheet.notice.text().startswith("a.md is written")


def test_escape_closes_the_sheet(opened: tuple[QMainWindow, ExportSheet]) -> None:
    _, sheet = opened
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.is_open()


def test_a_word_file_goes_into_the_template_that_is_chosen(
    qtbot: QtBot,
    opened: tuple[QMainWindow, ExportSheet],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, sheet = opened
    template = tmp_path / "house.docx"
    template.write_bytes(word_file("The House of Games", "{{weather}}"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(template), ""))
    assert not sheet.choices.template.isVisibleTo(sheet)
    choose(window, "export-form", "Word")
    assert sheet.choices.template.isVisibleTo(sheet)
    click(window, "template-choose")
    assert sheet.choices.template.name.text() == "house.docx"
    sheet.write_to(tmp_path / "a.docx")
    settled(qtbot, sheet)
    assert "a.docx is written" in sheet.notice.text()
    assert "asks for “weather”, which no report has" in sheet.notice.text()
    assert "The House of Games" in [one.text for one in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    click(window, "template-none")
    assert sheet.choices.template.name.text() == "Entente's own look"


def test_slides_are_named_one_by_one_and_go_into_a_template(
    qtbot: QtBot, opened: tuple[QMainWindow, ExportSheet], tmp_path: Path
) -> None:
    window, sheet = opened
    template = tmp_path / "house.pptx"
    template.write_bytes(slides_file())
    choose(window, "export-form", "Slides")
    assert not sheet.choices.paper.isVisibleTo(sheet)
    sheet.choices.template.chosen.emit(str(template))
    sheet.preview()
    assert "2. What was played, and by whom" in sheet.pages.words.text()
    sheet.write_to(tmp_path / "a.pptx")
    settled(qtbot, sheet)
    assert sheet.notice.text() == f"a.pptx is written, in {tmp_path}."
    titles = [slide.shapes.title.text for slide in Presentation(str(tmp_path / "a.pptx")).slides]
    assert [line.partition(". ")[2] for line in sheet.pages.words.text().splitlines()] == titles


def test_a_template_that_cannot_be_read_is_told(
    qtbot: QtBot, opened: tuple[QMainWindow, ExportSheet], tmp_path: Path
) -> None:
    window, sheet = opened
    template = tmp_path / "house.docx"
    template.write_bytes(b"PK\x03\x04 no more")
    choose(window, "export-form", "Word")
    sheet.choices.template.chosen.emit(str(template))
    sheet.write_to(tmp_path / "a.docx")
    settled(qtbot, sheet)
    assert "house.docx is damaged" in sheet.notice.text()
    assert not (tmp_path / "a.docx").exists()


def test_under_the_chatham_house_rule_names_are_not_offered_and_none_are_written(
    qtbot: QtBot, opened: tuple[QMainWindow, ExportSheet], tmp_path: Path
) -> None:
    window, sheet = opened
    assert find(window, "export-naming").isVisible()
    sheet.choices.naming.button("cover").click()
    set_marking(sheet._bridge.session, Marking(text="Internal", chatham_house=True))
    sheet.open_for("report")
    assert not sheet.choices.naming.isVisible()
    choose(window, "export-form", "Markdown")
    sheet.write_to(tmp_path / "report.md")
    settled(qtbot, sheet)
    written = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert written.startswith("**Internal · Chatham House rule**")
    assert "Anna" not in written
