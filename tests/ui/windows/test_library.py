"""The library, driven by clicks and keys."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import damage, desk, make_session, read, type_text
from tests.ui.table_kit import click, find, press, texts
from ui.desk import Desk
from ui.panels.home.session_list import SessionDelegate
from ui.theme.theme import current_theme
from ui.windows import session_files
from wargame.journal.file import open_for_writing
from wargame.places import sessions_folder
from wargame.terms import RecordError

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def full(qtbot: QtBot) -> Iterator[Desk]:
    """A desk with three sessions, one of them damaged."""
    make_session("Staff course")
    make_session("Water first", phases=2)
    (sessions_folder() / "Letter.entente").write_bytes(b"SQLite format 3\0" + bytes(10))
    with desk(qtbot) as made:
        yield made


def titles(made: Desk) -> list[str]:
    """What the list shows, from above."""
    model = made.home.library.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(made: Desk, title: str) -> None:
    """Make a session the current one and give the list the focus."""
    shown = made.home.library.list
    shown.choose(str(sessions_folder() / f"{title}.entente"))
    shown.setFocus()


def test_names_are_there_before_any_file_was_read(qtbot: QtBot) -> None:
    for number in range(5):
        make_session(f"Session {number}")
    with desk(qtbot) as made:
        made.home.library.background.stop()
        made.home.library.list_files()
        assert len(titles(made)) == 5


def test_lines_say_where_each_session_stands(full: Desk) -> None:
    rows = {row.title: row for row in full.home.library.rows()}
    assert rows["Staff course"].standing == "running"
    assert rows["Water first"].turn_words == "Turn 1 of 2"
    assert rows["Letter"].standing == "damaged"


def test_no_command_to_type_is_shown_in_the_window(full: Desk) -> None:
    assert not any("`" in text for text in texts(full.home))


def test_a_line_shows_who_stands_with_whom(qtbot: QtBot, full: Desk) -> None:
    rows = {row.title: row for row in full.home.library.rows()}
    shown = full.home.library.list
    for title in ("Staff course", "Water first"):
        qtbot.waitUntil(lambda row=rows[title]: shown.picture_of(row) is not None)  # type: ignore[misc]
    assert shown.picture_of(rows["Letter"]) is None


def test_a_picture_is_drawn_anew_when_the_session_was_played(qtbot: QtBot, full: Desk) -> None:
    row = next(row for row in full.home.library.rows() if row.title == "Water first")
    shown = full.home.library.list
    qtbot.waitUntil(lambda: shown.picture_of(row) is not None)
    before = shown.picture_of(row)
    later = replace(row, played=row.played + 60)
    assert shown.picture_of(later) is before
    qtbot.waitUntil(lambda: shown.picture_of(later) is not before)


def test_where_nothing_is_to_go_on_with_the_keys_begin_in_the_list(qtbot: QtBot) -> None:
    (sessions_folder()).mkdir(parents=True)
    (sessions_folder() / "Letter.entente").write_bytes(b"SQLite format 3\0" + bytes(10))
    with desk(qtbot) as made:
        read(qtbot, made)
        assert not made.home.library.hero.isVisible()
        assert made.home.focusWidget() is made.home.library.list
        assert made.home.library.list.current_row() is not None


def test_search_finds_by_name_and_scenario(qtbot: QtBot, full: Desk) -> None:
    press(full.home, Qt.Key.Key_F, CONTROL)
    type_text("water")
    assert titles(full) == ["Water first"]
    press(full.home, Qt.Key.Key_Escape)
    assert len(titles(full)) == 3
    type_text("xyz")
    assert "“xyz”" in find(full.home, "nothing-found").text()  # type: ignore[attr-defined]


def test_enter_in_the_search_goes_to_what_was_found_and_enter_opens_it(qtbot: QtBot, full: Desk) -> None:
    press(full.home, Qt.Key.Key_F, CONTROL)
    type_text("staff")
    press(full.home, Qt.Key.Key_Return)
    press(full.home, Qt.Key.Key_Return)
    assert full.table is not None
    assert full.table.bridge.state.setup.title == "Staff course"


def test_a_session_is_renamed_in_its_place(qtbot: QtBot, full: Desk) -> None:
    choose(full, "Staff course")
    press(full.home, Qt.Key.Key_F2)
    field = find(full.home, "session-name")
    assert isinstance(field, QLineEdit)
    field.setText("Autumn: table B")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil((sessions_folder() / "Autumn- table B.entente").exists)
    read(qtbot, full)
    assert "Autumn- table B" in titles(full)


def test_a_name_that_is_taken_is_refused_in_words(full: Desk) -> None:
    full.home.library.list.renamed.emit(str(sessions_folder() / "Staff course.entente"), "Water first")
    assert "already" in full.home.library.notice.text()
    assert (sessions_folder() / "Staff course.entente").exists()


def test_a_session_is_duplicated_whole(qtbot: QtBot, full: Desk) -> None:
    choose(full, "Water first")
    press(full.home, Qt.Key.Key_D, CONTROL)
    read(qtbot, full)
    assert "Water first copy" in titles(full)
    copy = open_for_writing(sessions_folder() / "Water first copy.entente")[0]
    copy.close()


def test_a_damaged_session_is_not_duplicated_and_it_says_why(full: Desk) -> None:
    choose(full, "Letter")
    press(full.home, Qt.Key.Key_D, CONTROL)
    assert full.home.library.notice.kind() == "error"
    assert len(titles(full)) == 3


def test_delete_moves_a_session_to_the_bin(
    qtbot: QtBot, full: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(session_files, "move_to_bin", lambda path: path.rename(tmp_path / path.name))
    choose(full, "Staff course")
    press(full.home, Qt.Key.Key_Delete)
    read(qtbot, full)
    assert "Staff course" not in titles(full)
    assert (tmp_path / "Staff course.entente").exists()


def test_a_session_that_is_open_is_not_thrown_away(full: Desk) -> None:
    path = sessions_folder() / "Staff course.entente"
    journal, _, _ = open_for_writing(path)
    with pytest.raises(RecordError, match="is open"):
        session_files.move_to_bin(path)
    journal.close()
    assert path.exists()


def test_delete_in_the_search_field_throws_nothing_away(full: Desk) -> None:
    choose(full, "Staff course")
    press(full.home, Qt.Key.Key_F, CONTROL)
    press(full.home, Qt.Key.Key_Delete)
    assert len(titles(full)) == 3


def test_the_menu_of_a_line_opens_by_mouse_and_offers_all_that_can_be_done(full: Desk) -> None:
    shown = full.home.library.list
    rect = shown.visualRect(shown.model().index(1, 0))
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 10, rect.center().y())
    )
    menu = full.home.library.findChild(QMenu, "session-menu")
    assert menu is not None
    assert menu.isVisible()
    assert "Duplicate the session" in [action.text() for action in menu.actions()]
    menu.close()


def test_the_order_can_be_by_name(full: Desk) -> None:
    click(full.home, "order")
    assert titles(full) == ["Letter", "Staff course", "Water first"]


def test_files_dropped_on_the_window_are_opened(full: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sessions_folder() / "Water first.entente"))])
    entering = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    full.home.library.dragEnterEvent(entering)
    assert entering.isAccepted()
    full.home.library.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert full.table is not None


def test_the_hero_shows_who_stands_with_whom(qtbot: QtBot, full: Desk) -> None:
    qtbot.waitUntil(lambda: full.home.library.has_picture(), timeout=10_000)


def test_a_folder_without_sessions_invites_to_the_practice_game(qtbot: QtBot) -> None:
    with desk(qtbot) as made:
        assert find(made.home, "primary").accessibleName() == "Play the practice game"


def test_a_folder_that_cannot_be_read_is_told_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    with desk(qtbot) as made:
        (tmp_path / "file").write_text("no folder")
        made.remembered.sessions_folder = tmp_path / "file"
        made.home.library.refresh()
        assert "cannot be read" in made.home.library.notice.text()


@pytest.mark.parametrize("scale", [80, 100, 150, 200])
def test_nothing_is_wider_or_higher_than_the_window(qtbot: QtBot, full: Desk, scale: int) -> None:
    before = current_theme().scale
    current_theme().choose(scale=scale)
    QApplication.processEvents()
    size = full.home.minimumSizeHint()
    current_theme().choose(scale=before)
    assert size.width() <= 1366
    assert size.height() <= 690


def test_a_damaged_line_is_read_aloud_with_what_is_wrong(qtbot: QtBot) -> None:
    path = make_session("Broken", phases=2)
    path.write_bytes(path.read_bytes()[:20_000])
    with desk(qtbot) as made:
        said = made.home.library.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "Needs repair" in said
        assert "cut short" in said


def test_a_bit_that_was_changed_is_found_when_the_session_is_opened(qtbot: QtBot) -> None:
    path = make_session("Changed", phases=2)
    damage(path)
    with desk(qtbot) as made:
        press(made.home, Qt.Key.Key_Return)
        assert made.home.page().objectName() == "damaged-page"


def test_the_editor_of_a_name_starts_with_the_present_one(full: Desk) -> None:
    choose(full, "Water first")
    press(full.home, Qt.Key.Key_F2)
    field = find(full.home, "session-name")
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "Water first"
    assert isinstance(full.home.library.list.itemDelegate(), SessionDelegate)
    QTest.keyClick(field, Qt.Key.Key_Escape)


def test_a_session_opened_from_another_folder_stays_in_the_list(
    qtbot: QtBot, full: Desk, tmp_path: Path
) -> None:
    path = make_session("From a stick", folder=tmp_path / "stick")
    full.open(path)
    full.leave_table()
    read(qtbot, full)
    assert "From a stick" in titles(full)
    path.unlink()
    full.home.library.refresh()
    read(qtbot, full)
    assert "From a stick" not in titles(full)
