"""The sheet that checks an edited draft: what disagrees stands beside the record, and leads to its event."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import click
from tests.wargame.report.draft.drafts import changed, swapped
from tests.wargame.report.sessions import practice
from ui.bridge import SessionBridge
from ui.remembered import Remembered
from ui.windows.draft_check import DraftCheckSheet
from ui.windows.exporting import Exporting
from wargame.report.making import document_of, render
from wargame.report.options import Options

WAIT_MS = 60_000


@pytest.fixture
def exporting(qtbot: QtBot, tmp_path: Path) -> Iterator[Exporting]:
    window = QMainWindow()
    window.resize(1366, 690)
    qtbot.addWidget(window)
    bridge = SessionBridge(practice())
    remembered = Remembered(tmp_path / "entente.ini")
    made = Exporting(window, bridge, remembered, tmp_path / "tuesday.entente", QMenu(window))
    window.show()
    yield made
    made.let_go()
    bridge.close()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The practice game's report with one number wrong."""
    path = tmp_path / "edited.docx"
    right = render(document_of(practice(), Options(secrets=True)), ".docx")
    path.write_bytes(changed(right, swapped("5 moves: 3", "6 moves: 3")))
    return path


def checked(qtbot: QtBot, exporting: Exporting) -> DraftCheckSheet:
    sheet = exporting.check
    assert sheet is not None
    qtbot.waitUntil(lambda: not sheet.background.is_busy(), timeout=WAIT_MS)
    return sheet


def dropped(on: QWidget, path: Path) -> None:
    """Drag a file onto a widget and let it go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    at = QPointF(on.rect().center())
    QApplication.sendEvent(on, QDragEnterEvent(at.toPoint(), actions, data, buttons, keys))
    QApplication.sendEvent(on, QDropEvent(at, actions, data, buttons, keys))


def test_a_draft_that_is_chosen_is_read_beside_the_record(
    qtbot: QtBot, exporting: Exporting, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(draft), ""))
    before = draft.read_bytes()
    exporting.open("report")
    assert exporting.sheet is not None
    click(exporting.sheet, "export-check")
    assert not exporting.sheet.isVisible()
    assert exporting.check is not None
    click(exporting.check, "draft-choose")
    found = checked(qtbot, exporting).findings
    assert "1 disagreement" in found.words.text()
    assert found.says.text() == "The draft says 6, the record 5."
    assert found.draft.text().startswith("6 moves: 3")
    assert found.record.text().startswith("5 moves: 3")
    events: list[int] = []
    exporting.asked_why.connect(events.append)
    click(found, "draft-event")
    assert events
    assert not exporting.check.isVisible()
    assert draft.read_bytes() == before


def test_a_draft_that_is_dragged_on_either_sheet_is_checked(
    qtbot: QtBot, exporting: Exporting, draft: Path
) -> None:
    exporting.open("report")
    assert exporting.sheet is not None
    dropped(exporting.sheet, draft)
    assert "1 disagreement" in checked(qtbot, exporting).findings.words.text()
    assert exporting.check is not None
    broken = draft.with_name("broken.docx")
    broken.write_bytes(draft.read_bytes()[:5000])
    dropped(exporting.check, broken)
    assert "is damaged" in checked(qtbot, exporting).findings.words.text()
    assert not exporting.check.findings.says.text()
