"""A scenario is marked in the editor: its logo is chosen as a picture, and seen as one."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import click
from tests.ui.windows.test_editor import PRACTICE, editor_of, entry_at
from tests.wargame.test_logo import DRAWN
from ui.panels.editor.logo_control import LogoControl
from ui.windows.editor import EditorPage
from wargame.logo import is_logo
from wargame.scenario.document.edits import Set
from wargame.scenario.files import copied


def logo_in(page: EditorPage) -> str:
    """The logo that the document says; empty for none."""
    data = page.bridge.document.data
    return str(data.get("marking", {}).get("logo", "")) if isinstance(data, dict) else ""


def test_a_logo_is_chosen_seen_and_taken_away(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "house.svg").write_text(DRAWN, encoding="utf-8")
    (tmp_path / "house.txt").write_text("no picture", encoding="utf-8")
    with editor_of(copied(PRACTICE)) as page:
        page.body.go_to(("marking",))
        entry_at(page, ("marking",))
        click(page, "more-marking")
        control = entry_at(page, ("marking", "logo")).findChild(LogoControl)
        assert control is not None
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "house.txt"), ""))
        control.logo.choose.click()
        assert "no picture that can be read" in control.notice.text()
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "house.svg"), ""))
        control.logo.choose.click()
        QApplication.processEvents()
        logo = logo_in(page)
        assert logo
        assert is_logo(logo)
        assert control.logo.picture.pixmap().width() > 0
        assert page.bridge.document.is_playable
        control.logo.remove.click()
        assert not logo_in(page)


def test_a_field_of_a_part_that_the_file_does_not_say_yet_brings_the_part_with_it(qtbot: QtBot) -> None:
    with editor_of(copied(PRACTICE)) as page:
        assert "graph" not in page.bridge.document.data
        page.body.go_to(("graph",))
        entry_at(page, ("graph",))
        click(page, "more-graph")
        entry_at(page, ("graph", "tie-threshold")).wanted.emit(Set(("graph", "tie-threshold"), 2), "", "")
        assert page.bridge.document.data["graph"] == {"tie-threshold": 2}
