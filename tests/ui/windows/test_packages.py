"""Scenarios handed on as one file, taken in, and taken out of sessions: by keys, drops, a double click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk, make_session, read
from tests.ui.table_kit import click, find, press, texts
from tests.ui.windows.test_scenarios import choose, settle, shown, view
from tests.wargame.scenario.pictured import PICTURES, pictured
from ui.__main__ import files_to_open
from ui.desk import Desk
from ui.windows.package_sheet import PackageSheet
from wargame.places import own_scenarios_folder
from wargame.report.preview import pack
from wargame.scenario.load import load
from wargame.scenario.package.reading import read_package
from wargame.scenario.pictures import beside

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def packed_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("packed")
    pack(pictured(folder), folder / "river.entente-scenario")
    return (folder / "river.entente-scenario").read_bytes()


@pytest.fixture
def package(packed_bytes: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "river.entente-scenario"
    path.write_bytes(packed_bytes)
    return path


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Desk]:
    """A desk at the page of scenarios, with one of the user's that has pictures."""
    pictured(own_scenarios_folder(), "mine.yaml")
    make_session("Staff course")
    with desk(qtbot) as made:
        press(made.home, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        settle(qtbot, made)
        yield made


def told(of: Desk) -> str:
    return of.home.library.notice.text()


def sheet(of: Desk) -> PackageSheet:
    return next(one for one in of.home.findChildren(PackageSheet) if one.isVisible())


def standing(of: Desk, package: Path) -> tuple[str, str]:
    """What the line of a packed scenario says of it, once it is chosen."""
    choose(of, package.name)
    line = view(of).list.current_line()
    assert line is not None
    return line.state_words, line.file_words


def dropped(of: Desk, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    of.home.library.dropEvent(event)
    QApplication.processEvents()


def test_ctrl_e_hands_a_scenario_on_as_one_file(
    page: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "handed"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(to), ""))
    press(choose(page, "mine.yaml"), Qt.Key.Key_E, CONTROL)
    written = tmp_path / "handed.entente-scenario"
    assert set(read_package(written).pictures) == set(PICTURES)
    assert "handed.entente-scenario was written" in told(page)


def test_a_picture_that_is_missing_is_told_when_it_is_handed_on(
    page: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_scenarios_folder() / "pictures" / "flood.png").unlink()
    to = str(tmp_path / "a.entente-scenario")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (to, ""))
    press(choose(page, "mine.yaml"), Qt.Key.Key_E, CONTROL)
    assert "without some pictures. The picture flood.png could not be opened" in told(page)


def test_a_dropped_package_says_who_wrote_it_before_anything_is_written(
    qtbot: QtBot, page: Desk, package: Path
) -> None:
    before = sorted(own_scenarios_folder().rglob("*"))
    dropped(page, package)
    words = texts(sheet(page))
    assert "Two banks of a river" in words
    assert "Ada Lund and Béla Kis" in words
    assert "CC-BY-4.0" in words
    assert sheet(page).preview.isVisible()
    assert sorted(own_scenarios_folder().rglob("*")) == before
    click(page.home, "take-package")
    settle(qtbot, page)
    assert "small.yaml" in shown(page)
    new = own_scenarios_folder() / "small.yaml"
    assert set(beside(load(new), new)) == set(PICTURES)
    assert view(page).list.current_line() is not None


def test_a_package_that_lies_among_the_users_files_is_listed_and_enter_offers_to_take_it_in(
    qtbot: QtBot, page: Desk, packed_bytes: bytes
) -> None:
    (own_scenarios_folder() / "From Ada.entente-scenario").write_bytes(packed_bytes)
    page.home.library.refresh()
    settle(qtbot, page)
    press(choose(page, "From Ada.entente-scenario"), Qt.Key.Key_E, CONTROL)
    assert "From Ada.entente-scenario is packed. Press Enter to take it in first." in told(page)
    line = view(page).list.current_line()
    assert line is not None
    assert line.state_words == "Packed"
    press(view(page).list, Qt.Key.Key_Return)
    assert "Two banks of a river" in texts(sheet(page))
    click(page.home, "take-package")
    settle(qtbot, page)
    assert "small.yaml" in shown(page)
    assert view(page).list.place_of("take", line.key) is None


def test_a_package_that_was_taken_in_says_so_and_leads_to_its_scenario(
    qtbot: QtBot, page: Desk, packed_bytes: bytes
) -> None:
    gift = own_scenarios_folder() / "From Ada.entente-scenario"
    gift.write_bytes(packed_bytes)
    page.home.library.refresh()
    settle(qtbot, page)
    press(choose(page, gift.name), Qt.Key.Key_Return)
    click(page.home, "take-package")
    settle(qtbot, page)
    assert standing(page, gift) == ("In your scenarios", f"{gift.name}, taken in as small.yaml")
    asked: list[Path] = []
    page.home.library.edit_wanted.disconnect()
    page.home.library.edit_wanted.connect(asked.append)
    press(view(page).list, Qt.Key.Key_Return)
    assert asked == [own_scenarios_folder() / "small.yaml"]
    press(view(page).list, Qt.Key.Key_E, CONTROL)
    assert "It was taken in as small.yaml: choose that one." in told(page)
    view(page).list.renamed.emit(str(own_scenarios_folder() / "small.yaml"), "rivers")
    settle(qtbot, page)
    assert standing(page, gift)[1].endswith(", taken in as rivers.yaml"), "it is the same under another name"
    gift.write_bytes(packed_bytes + b"newer")
    page.home.library.refresh()
    settle(qtbot, page)
    assert standing(page, gift) == ("Packed", f"{gift.name}, to be taken in first"), "that is another one"


def test_esc_leaves_a_package_where_it_is(page: Desk, package: Path) -> None:
    dropped(page, package)
    press(page.home, Qt.Key.Key_Escape)
    assert not (own_scenarios_folder() / "small.yaml").exists()


def test_a_harmful_file_is_refused_in_a_sentence(page: Desk, tmp_path: Path) -> None:
    gift = tmp_path / "gift.entente-scenario"
    gift.write_bytes(b"MZ\x90")
    dropped(page, gift)
    assert "gift.entente-scenario is no packed scenario" in told(page)


def test_a_double_click_and_ctrl_o_open_a_package(
    page: Desk, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert files_to_open([str(package)]) == [str(package)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(package), ""))
    click(page.home, "open-scenario-file")
    assert sheet(page).title.text() == "Two banks of a river"
    press(page.home, Qt.Key.Key_Escape)
    page.home.library.go("sessions")
    page.open(package)
    QApplication.processEvents()
    assert sheet(page).isVisible()


def test_the_scenario_of_a_session_becomes_one_of_ones_own(qtbot: QtBot, page: Desk) -> None:
    press(page.home, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    read(qtbot, page)
    sessions = page.home.library.list
    sessions.setCurrentIndex(sessions.model().index(0, 0))
    find(page.home, "sessions")
    next(one for one in sessions.actions() if one.objectName() == "do-scenario-of-session").trigger()
    settle(qtbot, page)
    assert load(own_scenarios_folder() / "staff-course.yaml").id == "staff-course"
    assert "staff-course.yaml" in shown(page)
