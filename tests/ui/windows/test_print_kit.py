"""The print kit of a bare scenario: from the shelf to the file, without a session."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk, front
from tests.ui.table_kit import click, press, texts
from ui.windows.print_kit import PrintKitPage
from wargame.places import scenarios_folder


def page_of(qtbot: QtBot, window: object) -> PrintKitPage:
    assert hasattr(window, "findChild")
    page = window.findChild(PrintKitPage)
    assert isinstance(page, PrintKitPage)
    qtbot.waitUntil(lambda: page.pages.has_pages and not page.background.is_busy(), timeout=20_000)
    return page


def test_the_kit_is_seen_and_written_from_the_shelf(qtbot: QtBot, tmp_path: Path) -> None:
    with desk(qtbot) as made:
        press(made.home, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        scenarios = made.home.library.scenarios()
        qtbot.waitUntil(lambda: not scenarios.background.is_busy(), timeout=20_000)
        print_it = scenarios.findChild(QAction, "do-print-scenario")
        assert print_it is not None
        print_it.trigger()
        page = page_of(qtbot, front(made))
        whole = page.pages.number.text()
        click(page, "kit-cards")
        qtbot.waitUntil(lambda: page.pages.number.text() != whole, timeout=20_000)
        page.write_to(tmp_path / "kit")
        qtbot.waitUntil(page.notice.isVisible, timeout=20_000)
        assert (tmp_path / "kit.pdf").read_bytes()[:5] == b"%PDF-"
        assert page.notice.text() == f"kit.pdf is written, in {tmp_path}."
        page.write_to(tmp_path / "nowhere" / "kit.pdf")
        qtbot.waitUntil(lambda: page.notice.kind() == "error", timeout=20_000)
        assert page.write.isEnabled()


def test_while_the_kit_is_written_nothing_begins_it_again_and_choices_let_it_go_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, asked = Event(), list[str]()
    monkeypatch.setattr("ui.windows.print_kit._write", lambda out, *_args: go_on.wait(20) and out.touch())

    def where(*_args: object) -> tuple[str, str]:
        asked.append("where")
        return str(tmp_path / "a.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", where)
    with desk(qtbot) as made:
        made.pages.show_print_kit(scenarios_folder() / "first-steps.yaml")
        page = page_of(qtbot, front(made))
        page.sheets["cards"].setFocus()
        for _ in range(2):
            press(page.sheets["cards"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert asked == ["where"], "the second press does nothing"
        click(page, "kit-cards")
        page.preview()
        assert not page.write.isEnabled()
        go_on.set()
        qtbot.waitUntil(page.notice.isVisible, timeout=20_000)
        assert page.notice.text() == f"a.pdf is written, in {tmp_path}."
        assert page.write.isEnabled()


def test_without_sheets_there_is_nothing_to_write(qtbot: QtBot) -> None:
    with desk(qtbot) as made:
        made.pages.show_print_kit(Path("nowhere.yaml"))
        page = front(made).findChild(PrintKitPage)
        assert isinstance(page, PrintKitPage)
        for sheet in page.sheets:
            click(page, f"kit-{sheet}")
        page.preview()
        assert not page.write.isEnabled()
        assert "Choose at least one kind of sheet." in " ".join(texts(page))
        click(page, "back")
        assert front(made).findChild(PrintKitPage) is None or not page.isVisible()
