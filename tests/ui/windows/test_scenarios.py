"""The page of scenarios, driven by clicks and keys."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Idle
from tests.ui.desk_kit import desk, make_session, read, type_text
from tests.ui.panels.test_strip import AtOnce
from tests.ui.table_kit import click, find, press
from tests.wargame.workbook.books import made as made_workbook
from ui.desk import Desk
from ui.panels.home.scenario_list import ScenarioList
from ui.windows import scenarios_work
from ui.windows.editor import EditorPage
from ui.windows.print_kit import PrintKitPage
from ui.windows.scenarios_view import ScenariosView
from wargame.places import own_scenarios_folder, scenarios_folder
from wargame.scenario.document.document import open_document
from wargame.scenario.files import copied
from wargame.scenario.load import load
from wargame.shown.scenarios import ScenarioLine
from wargame.workbook.exchange import workbook_of

CONTROL = Qt.KeyboardModifier.ControlModifier
IN_THE_STRAIT = ("the-strait-opens", "the-strait-opens-2")


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Desk]:
    """A desk at the page of scenarios, with one scenario of the user's, one with faults, one misnamed."""
    lake = copied(scenarios_folder() / "first-steps.yaml", stem="lake")
    lake.with_name("bad.yaml").write_text(lake.read_text("utf-8").replace("cost: 1", "cost: x", 3), "utf-8")
    lake.with_name("nile.yaml.txt").write_text(lake.read_text("utf-8"), "utf-8")
    make_session("Staff course")
    with desk(qtbot) as made:
        press(made.home, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        settle(qtbot, made)
        yield made


def view(of: Desk) -> ScenariosView:
    return of.home.library.scenarios()


def settle(qtbot: QtBot, of: Desk) -> None:
    """Wait until library and page have read what there is."""
    read(qtbot, of)
    qtbot.waitUntil(lambda: not view(of).background.is_busy(), timeout=20_000)


def shown(of: Desk) -> list[str]:
    """The files on the page, from above."""
    model = view(of).list.model()
    found = (model.index(row, 0).data(Qt.ItemDataRole.UserRole + 1) for row in range(model.rowCount()))
    return [line.path.name for line in found if isinstance(line, ScenarioLine)]


def choose(of: Desk, name: str) -> ScenarioList:
    """Make a file of the user's the current line and give the list the keyboard."""
    listed = view(of).list
    assert listed.choose(str(own_scenarios_folder() / name))
    listed.setFocus()
    return listed


def said(of: Desk) -> str:
    """The current line as it is read aloud."""
    return str(view(of).list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_each_line_says_file_state_change_and_use(page: Desk) -> None:
    choose(page, "lake.yaml")
    assert "lake.yaml" in said(page)
    assert "Can be played" in said(page)
    assert "today" in said(page)
    assert "Staff course" in said(page)
    choose(page, "bad.yaml")
    assert "3 to mend" in said(page)


def test_ctrl_n_starts_a_scenario_of_ones_own_that_can_be_played(qtbot: QtBot, page: Desk) -> None:
    press(page.home, Qt.Key.Key_N, CONTROL)
    press(find(page.home, "new-title"), Qt.Key.Key_Return)
    settle(qtbot, page)
    made = own_scenarios_folder() / "new-scenario.yaml"
    assert load(made).id == "new-scenario"
    shown = page.home.page()
    assert isinstance(shown, EditorPage)
    assert shown.bridge.path == made
    shown.leave()
    settle(qtbot, page)
    line = view(page).list.current_line()
    assert line is not None
    assert line.path == made


def test_a_template_is_started_by_a_press_under_the_title_that_is_typed(qtbot: QtBot, page: Desk) -> None:
    for _ in range(2):
        click(page.home, "template-two-parties-and-a-mediator")
        type_text("The  strait opens ")
        press(find(page.home, "new-title"), Qt.Key.Key_Return)
        settle(qtbot, page)
        shown = page.home.page()
        assert isinstance(shown, EditorPage)
        shown.leave()
        settle(qtbot, page)
    first, second = (load(own_scenarios_folder() / f"{name}.yaml") for name in IN_THE_STRAIT)
    assert [first.id, second.id] == list(IN_THE_STRAIT)
    assert {first.title, second.title} == {"The strait opens"}
    assert len(first.cards) == 18


def test_whoever_does_not_say_what_it_is_called_makes_nothing(qtbot: QtBot, page: Desk) -> None:
    before = sorted(own_scenarios_folder().iterdir())
    click(page.home, "template-empty")
    type_text("  ")
    press(find(page.home, "new-title"), Qt.Key.Key_Return)
    press(find(page.home, "new-title"), Qt.Key.Key_Escape)
    settle(qtbot, page)
    assert sorted(own_scenarios_folder().iterdir()) == before
    assert not isinstance(page.home.page(), EditorPage)


def test_a_shipped_scenario_is_copied_by_mouse_on_its_line(qtbot: QtBot, page: Desk) -> None:
    listed = view(page).list
    key = str(scenarios_folder() / "great-powers-1872.yaml")
    listed.choose(key)
    listed.scrollTo(listed.currentIndex())
    at = listed.place_of("copy", key)
    assert at is not None
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(qtbot, page)
    assert load(own_scenarios_folder() / "great-powers-1872.yaml").title.startswith("The great powers")


def test_ctrl_d_copies_a_scenario_of_ones_own_beside_it(qtbot: QtBot, page: Desk) -> None:
    choose(page, "lake.yaml")
    press(page.home, Qt.Key.Key_D, CONTROL)
    settle(qtbot, page)
    assert load(own_scenarios_folder() / "lake-copy.yaml").id == "lake-copy"


def test_f2_renames_the_file_in_its_place(qtbot: QtBot, page: Desk) -> None:
    choose(page, "lake.yaml")
    press(page.home, Qt.Key.Key_F2)
    field = find(page.home, "scenario-file-name")
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "lake"
    field.setText("river")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil((own_scenarios_folder() / "river.yaml").exists)
    settle(qtbot, page)
    assert "river.yaml" in shown(page)
    assert "lake.yaml" not in shown(page)


def test_a_name_that_is_taken_is_refused_in_words(page: Desk) -> None:
    view(page).list.renamed.emit(str(own_scenarios_folder() / "lake.yaml"), "bad")
    assert "already" in page.home.library.notice.text()


def test_what_is_shipped_is_neither_renamed_nor_thrown_away(page: Desk) -> None:
    listed = view(page).list
    listed.choose(str(scenarios_folder() / "first-steps.yaml"))
    listed.setFocus()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        press(page.home, key)
        assert "Make a copy to change it" in page.home.library.notice.text()
        page.home.library.notice.hide()
    assert (scenarios_folder() / "first-steps.yaml").exists()


def test_delete_moves_the_file_to_the_bin(
    qtbot: QtBot, page: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(scenarios_work, "move_to_bin", lambda path: bool(path.rename(tmp_path / path.name)))
    choose(page, "lake.yaml")
    press(page.home, Qt.Key.Key_Delete)
    settle(qtbot, page)
    assert "lake.yaml" not in shown(page)
    assert (tmp_path / "lake.yaml").exists()


def test_without_a_bin_nothing_is_thrown_away_and_it_is_said(
    page: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenarios_work, "move_to_bin", lambda _path: False)
    choose(page, "lake.yaml")
    press(page.home, Qt.Key.Key_Delete)
    assert "stays where it is" in page.home.library.notice.text()
    assert (own_scenarios_folder() / "lake.yaml").exists()


def test_a_wrong_ending_is_mended_by_enter(qtbot: QtBot, page: Desk) -> None:
    choose(page, "nile.yaml.txt")
    press(page.home, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert "nile.yaml" in shown(page)
    assert "nile.yaml.txt" not in shown(page)


def test_ctrl_enter_prepares_a_session_with_the_scenario(qtbot: QtBot, page: Desk) -> None:
    choose(page, "lake.yaml")
    press(page.home, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page.home.page().objectName() == "new-session-page")


def test_enter_opens_the_editor_also_where_there_are_faults(page: Desk) -> None:
    for name in ("lake.yaml", "bad.yaml"):
        choose(page, name)
        press(page.home, Qt.Key.Key_Return)
        shown = page.home.page()
        assert isinstance(shown, EditorPage)
        assert shown.bridge.path.name == name
        shown.leave()


def test_the_faults_of_a_scenario_are_listed_on_their_page(page: Desk) -> None:
    choose(page, "bad.yaml")
    check = view(page).list.findChild(QAction, "do-check-scenario")
    assert check is not None
    check.trigger()
    assert page.home.page().objectName() == "faults-page"


def test_ctrl_f_searches_here_and_esc_shows_all_again(page: Desk) -> None:
    everything = shown(page)
    press(page.home, Qt.Key.Key_F, CONTROL)
    type_text("great pow")
    assert shown(page) == ["great-powers-1872.yaml"]
    type_text("xyz")
    assert "“great powxyz”" in find(page.home, "nothing-found").text()  # type: ignore[attr-defined]
    press(page.home, Qt.Key.Key_Escape)
    assert shown(page) == everything


def test_back_at_the_sessions_the_keys_mean_sessions_again(qtbot: QtBot, page: Desk) -> None:
    press(page.home, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    press(page.home, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: page.home.page().objectName() == "new-session-page")


def test_the_menu_offers_for_each_line_what_can_be_done_with_it(page: Desk) -> None:
    menu = page.home.library.findChild(QMenu, "scenario-menu")
    assert menu is not None
    offered = {}
    for name in ("lake.yaml", "bad.yaml", "nile.yaml.txt"):
        listed = choose(page, name)
        at = listed.viewport().mapToGlobal(listed.visualRect(listed.currentIndex()).center())
        listed.menu_wanted.emit(at)
        offered[name] = [action.text() for action in menu.actions()]
        menu.close()
    assert "Print the kit of the scenario" in offered["lake.yaml"]
    assert "Print the kit of the scenario" not in offered["bad.yaml"]
    assert "Give the file its right ending" in offered["nile.yaml.txt"]


def test_the_menu_offers_the_same_when_it_is_opened_again_and_the_keys_stay(page: Desk) -> None:
    menu = page.home.library.findChild(QMenu, "scenario-menu")
    assert menu is not None
    listed = choose(page, "lake.yaml")
    offered = []
    gc.freeze()
    for _ in range(3):
        listed.menu_wanted.emit(listed.viewport().mapToGlobal(QPoint(9, 9)))
        offered.append([action.text() for action in menu.actions()])
        menu.close()
        gc.collect()
    assert "Print the kit of the scenario" in offered[0]
    assert offered[1:] == offered[:2]
    assert listed.findChild(QAction, "do-rename-scenario") is not None


def test_whoever_comes_back_from_the_print_kit_stands_in_the_list_of_scenarios(page: Desk) -> None:
    listed = choose(page, "lake.yaml")
    page.home.library.print_wanted.emit(own_scenarios_folder() / "lake.yaml")
    QApplication.processEvents()
    kit = page.home.page()
    assert isinstance(kit, PrintKitPage)
    kit.left.emit()
    QApplication.processEvents()
    assert QApplication.focusWidget() is listed


def test_a_folder_that_cannot_be_read_is_told_in_words(qtbot: QtBot) -> None:
    own_scenarios_folder().parent.mkdir(parents=True, exist_ok=True)
    own_scenarios_folder().write_text("no folder")
    with desk(qtbot) as made:
        press(made.home, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        settle(qtbot, made)
        QApplication.processEvents()
        assert "cannot be read" in made.home.library.notice.text()
        assert "first-steps.yaml" in shown(made)


def test_a_workbook_becomes_a_scenario_of_ones_own_and_is_opened(
    page: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    workbook = tmp_path / "lake.xlsx"
    workbook.write_bytes(workbook_of(open_document(own_scenarios_folder() / "lake.yaml"), 0))
    page.home.library.workbook_wanted.emit(workbook)
    made = own_scenarios_folder() / "lake-2.yaml"
    assert isinstance(page.home.page(), EditorPage)
    assert load(made).id == "lake-2"
    assert load(made).cards == load(own_scenarios_folder() / "lake.yaml").cards


def test_what_could_not_be_read_of_a_workbook_is_told(page: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Cards")
        sheet.write_row(0, 0, ["Id", "Title", "Cost"])
        sheet.write_row(1, 0, ["", "Ring the bell", "much"])

    workbook = tmp_path / "bell.xlsx"
    workbook.write_bytes(made_workbook(fill))
    page.home.library.workbook_wanted.emit(workbook)
    settle(qtbot, page)
    assert "bell.yaml" in shown(page)
    said = find(page.home, "library-notice").accessibleName()
    assert "Left out, as it cannot be read: Cards!C2: “much” is not a number." in said


def test_who_wins_is_played_beside_the_page_and_shown_once_it_is_known(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.panels.editor.player.another_process", AtOnce)
    monkeypatch.setattr("wargame.simulation.kept.GAMES", 40)
    lake = copied(scenarios_folder() / "first-steps.yaml", stem="lake")
    lake.with_name("bad.yaml").write_text(lake.read_text("utf-8").replace("cost: 1", "cost: x", 3), "utf-8")
    with desk(qtbot) as made:
        press(made.home, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        settle(qtbot, made)
        qtbot.waitUntil(lambda: not view(made).wins.is_busy(), timeout=20_000)
        lines = {line.path.name: line for line in view(made).lines()}
        assert [one.name for one in lines["lake.yaml"].wins] == [seat.name for seat in load(lake).seats]
        assert lines["lake.yaml"].wins == lines["first-steps.yaml"].wins, "they say the same"
        assert lines["bad.yaml"].wins_words == "Played when it is mended"
        said = [
            str(view(made).list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
            for row in range(view(made).list.model().rowCount())
        ]
        assert any("lake.yaml" in one and lines["lake.yaml"].wins_words in one for one in said)
        assert all(one.standing == "faulty" or one.wins for one in lines.values())


def test_nothing_is_played_for_a_page_that_nobody_looks_at(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.panels.editor.player.another_process", Idle)
    with desk(qtbot) as made:
        press(made.home, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        settle(qtbot, made)
        qtbot.waitUntil(lambda: view(made).wins.player.is_busy, timeout=20_000)
        press(made.home, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        assert not view(made).wins.player.is_busy
        press(made.home, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        assert view(made).wins.player.is_busy, "it goes on where it was"
