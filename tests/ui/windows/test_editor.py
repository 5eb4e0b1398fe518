"""The editor of scenarios, driven by clicks and keys."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk, read, type_text
from tests.ui.table_kit import click, find, press
from ui.panels.editor.effect_table import EffectTable
from ui.panels.editor.entry import Entry
from ui.panels.editor.form import PartForm
from ui.panels.editor.items import ItemsPage
from ui.panels.editor.typed import NumberControl
from ui.panels.editor.whole import WholePage
from ui.scenario_bridge import ScenarioBridge
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.windows.editor import EditorPage
from wargame.places import own_scenarios_folder, scenarios_folder
from wargame.scenario.document.edits import Set
from wargame.scenario.fields import fields_of
from wargame.scenario.files import copied
from wargame.scenario.load import load
from wargame.session import turns
from wargame.session.notes import close_session
from wargame.shown.editor.sections import SECTIONS, Section, items_in

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PRACTICE = scenarios_folder() / "templates" / "practice.yaml"


@contextmanager
def editor_of(path: Path) -> Iterator[EditorPage]:
    page = EditorPage(ScenarioBridge(path))
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    yield page
    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[EditorPage]:
    """The editor with a practice game of the user's."""
    with editor_of(copied(PRACTICE)) as made:
        yield made


def items(page: EditorPage, key: str) -> ItemsPage:
    """The page of a section, in front."""
    page.body.go(key)
    made = page.body.page_of(key)
    assert isinstance(made, ItemsPage)
    return made


def field(page: EditorPage, name: str) -> QLineEdit:
    """The line of text of a field, by its place: `cards.0.title`."""
    QApplication.processEvents()
    control = find(page, name)
    line = control.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line


def entry_at(page: EditorPage, path: tuple[str | int, ...]) -> Entry:
    """The field at a path, in whatever form shows it."""
    QApplication.processEvents()
    found = [one for one in page.findChildren(Entry) if one.path == path and one.isVisible()]
    assert found, f"no field for {path} can be seen"
    return found[0]


def retype(line: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Write another text in the place of the one that stands there."""
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QApplication.processEvents()


def text_of(page: EditorPage) -> str:
    return page.bridge.document.text


def test_the_outline_counts_what_there_is_and_says_that_it_can_be_played(page: EditorPage) -> None:
    said = {}
    model = page.outline.list.model()
    for row in range(model.rowCount()):
        name, _, count = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole).partition(", ")
        said[name] = count
    assert (said["Seats"], said["Cards"], said["Game"]) == ("3", "9", "")
    assert page.outline.state.words() == "Can be played"


@pytest.mark.parametrize(
    "of",
    [*SECTIONS[:6], *(pytest.param(one, marks=pytest.mark.wide) for one in SECTIONS[6:])],
    ids=lambda of: of.key,
)
def test_every_field_of_the_format_can_be_reached_in_a_form(page: EditorPage, of: Section) -> None:
    page.body.go(of.key)
    shown = page.body.page_of(of.key)
    if isinstance(shown, WholePage):
        if shown.section.field:
            shown.add()
        form, elsewhere = shown.form, {one.field for one in SECTIONS} | {"format"}
    else:
        if not shown.inspector.isVisible():
            shown.add()
        assert shown.inspector.form is not None
        form, elsewhere = shown.inspector.form, {"kind"} if shown.section.kind else set()
    form.more_button.click()
    wanted = {one.name for one in fields_of(form.part)} - {"id"}
    wanted -= elsewhere if form.path[1:] or not form.path else set()
    here = {str(one.path[-1]) for one in (*form.all_entries(), *shown.findChildren(Entry)) if one.path}
    if shown.findChild(EffectTable) is not None:
        here |= {"exceeds", "succeeds", "partly", "fails"}
    assert here >= wanted
    assert page.bridge.document.data is not None


def test_a_title_is_typed_as_one_change_that_touches_its_line_alone(page: EditorPage) -> None:
    before = text_of(page)
    items(page, "cards")
    retype(field(page, "cards.0.title"), "Lay the first pier")
    old, new = before.splitlines(), text_of(page).splitlines()
    assert [line for line in new if line not in old] == ['    title: "Lay the first pier"']
    press(page, Qt.Key.Key_Z, CONTROL)
    assert text_of(page) == before
    press(page, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert "Lay the first pier" in text_of(page)


def test_a_number_steps_and_a_choice_is_chosen(page: EditorPage) -> None:
    items(page, "cards")
    number = find(page, "cards.0.cost")
    assert isinstance(number, NumberControl)
    number.field.setFocus()
    press(page, Qt.Key.Key_Up)
    box = find(page, "cards.0.instrument").findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setFocus()
    press(page, Qt.Key.Key_Home)
    card = page.bridge.document.value(("cards", "lay-a-pier"))
    assert (card["cost"], card["instrument"]) == (2, "diplomatic")


def test_a_seat_is_added_by_its_name_takes_its_place_in_the_order_and_goes_again(page: EditorPage) -> None:
    before = text_of(page)
    seats = items(page, "seats")
    seats.line.setFocus()
    type_text("Harbour master")
    press(page, Qt.Key.Key_Return)
    document = page.bridge.document
    assert document.is_playable
    assert document.value(("rules", "seat-order"))[-1] == "harbour-master"
    assert seats.inspector.title.text() == "Seat 4 of 4"
    click(page, "item-remove")
    assert page.bridge.document.value(("rules", "seat-order"))[-1] == "ferry"
    for _ in range(2):
        press(page, Qt.Key.Key_Z, CONTROL)
    assert text_of(page) == before


def test_a_card_is_added_copied_moved_and_taken_out_by_keys(page: EditorPage) -> None:
    cards = items(page, "cards")
    cards.begin()
    press(page, Qt.Key.Key_N, CONTROL)
    cards.begin()
    press(page, Qt.Key.Key_D, CONTROL)
    assert [one["id"] for one in page.bridge.document.value(("cards",))][-2:] == ["new-card", "new-card-b"]
    press(page, Qt.Key.Key_Up, ALT)
    assert [one["id"] for one in page.bridge.document.value(("cards",))][-2:] == ["new-card-b", "new-card"]
    assert page.bridge.document.is_playable
    press(page, Qt.Key.Key_Delete)
    assert len(page.bridge.document.value(("cards",))) == 10
    assert page.toast.isVisible()
    click(page, "editor-undo")
    assert len(page.bridge.document.value(("cards",))) == 11


def test_what_was_added_without_a_name_gets_its_id_with_its_first_name(page: EditorPage) -> None:
    before = text_of(page)
    seats = items(page, "seats")
    seats.begin()
    press(page, Qt.Key.Key_N, CONTROL)
    assert page.bridge.document.value(("rules", "seat-order"))[-1] == "new-seat"
    line = field(page, "actors.3.name")
    retype(line, "Harbour Master")
    press(page, Qt.Key.Key_Tab)
    assert page.bridge.document.value(("actors", 3, "id")) == "harbour-master"
    assert page.bridge.document.value(("rules", "seat-order"))[-1] == "harbour-master"
    line = field(page, "actors.3.name")
    retype(line, "Master of the harbour")
    press(page, Qt.Key.Key_Tab)
    assert page.bridge.document.value(("actors", 3, "id")) == "harbour-master"
    for _ in range(3):
        press(page, Qt.Key.Key_Z, CONTROL)
    assert text_of(page) == before


def test_another_id_goes_everywhere_and_one_that_is_taken_is_refused(page: EditorPage) -> None:
    before = text_of(page)
    items(page, "tracks")
    line = field(page, "tracks.0.id")
    retype(line, "passengers")
    press(page, Qt.Key.Key_Tab)
    assert page.toast.isVisible()
    assert text_of(page) == before
    assert line.text() == "bridge"
    retype(line, "great-bridge")
    press(page, Qt.Key.Key_Tab)
    assert "track(bridge)" not in text_of(page)
    assert page.bridge.document.is_playable
    press(page, Qt.Key.Key_Z, CONTROL)
    assert text_of(page) == before


def test_enter_goes_into_the_form_and_esc_comes_back_to_the_same_line(page: EditorPage) -> None:
    cards = items(page, "cards")
    cards.begin()
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert cards.inspector.isAncestorOf(focused)
    press(page, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is cards.view()
    assert cards.path == ("cards", 1)


def test_what_cannot_be_is_told_at_its_field_in_the_outline_and_by_f8(qtbot: QtBot) -> None:
    path = copied(PRACTICE)
    text = path.read_text("utf-8").replace("owners: [west-town]", "owners: [west-twon]", 1)
    path.write_text(text, "utf-8")
    with editor_of(path) as page:
        assert page.outline.state.words() == "1 to mend"
        page.body.go("game")
        press(page, Qt.Key.Key_F8)
        assert page.body.place() == "cards"
        assert page.body.page_of("cards").path == ("cards", 3)
        entry = entry_at(page, ("cards", 3, "owners"))
        assert "west-twon" in entry.fault.words.text()
        assert entry.fault.isVisible()


def test_alt_enter_mends_what_is_known_how_to_mend_in_form_and_text(qtbot: QtBot) -> None:
    path = copied(PRACTICE)
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("owners: [west-town]", "owners: [west-twon]", 1), "utf-8")
    with editor_of(path) as page:
        press(page, Qt.Key.Key_F8)
        press(page, Qt.Key.Key_Return, ALT)
        assert text_of(page) == sound
        assert page.outline.state.words() == "Can be played"
        press(page, Qt.Key.Key_Z, CONTROL)
        page.body.show_face("text")
        qtbot.waitUntil(page.text.mend_button.isVisible)
        assert "west-town" in page.text.mend_button.words()
        click(page, "text-mend")
        assert text_of(page) == sound


def test_where_nothing_is_wrong_hints_stand_in_the_outline_and_f8_goes_to_them(qtbot: QtBot) -> None:
    path = copied(PRACTICE)
    text = path.read_text("utf-8").replace("glyph: seat-tower", "glyph: seat-towr", 1)
    path.write_text(text, "utf-8")
    with editor_of(path) as page:
        qtbot.waitUntil(page.outline.hints_button.isVisible)
        assert page.outline.hints_button.words() == "1 hint"
        assert page.outline.state.words() == "Can be played"
        press(page, Qt.Key.Key_F8)
        assert page.body.place() == "seats"
        assert "seat-towr" in entry_at(page, ("actors", 0, "glyph")).fault.words.text()
        press(page, Qt.Key.Key_Return, ALT)
        assert "glyph: seat-tower" in text_of(page)


def test_what_is_typed_into_the_text_stands_in_the_forms_and_is_undone_with_them(page: EditorPage) -> None:
    before = text_of(page)
    items(page, "cards")
    press(page, Qt.Key.Key_F7)
    assert page.body.face() == "split"
    page.body.go_to(("cards", 0, "title"))
    page.text.field.setFocus()
    assert page.text.line() == page.bridge.document.lines(("cards", 0, "title"))[0]
    press(page, Qt.Key.Key_End)
    type_text(" and another")
    page.text.tell_now()
    assert field(page, "cards.0.title").text() == "Lay a pier and another"
    press(page, Qt.Key.Key_Z, CONTROL)
    assert text_of(page) == before
    assert page.text.field.toPlainText() == before


def test_the_cursor_in_the_text_chooses_the_item_in_the_form(page: EditorPage) -> None:
    items(page, "cards")
    press(page, Qt.Key.Key_F7)
    page.text.go_to_line(*page.bridge.document.place(("tracks", 1, "start")))
    assert page.body.place() == "tracks"
    assert page.body.page_of("tracks").path == ("tracks", 1)


def test_a_text_that_breaks_off_stays_a_text_until_it_is_mended(page: EditorPage) -> None:
    items(page, "cards")
    page.body.show_face("text")
    retype(page.text.field, "actors: [a, b")
    page.text.tell_now()
    assert page.bridge.document.root is None
    assert not page.work.isEnabled()
    press(page, Qt.Key.Key_Z, CONTROL)
    assert page.work.isEnabled()
    assert page.bridge.document.is_playable


def test_search_finds_texts_and_uses_and_goes_there(page: EditorPage) -> None:
    items(page, "cards")
    press(page, Qt.Key.Key_F, CONTROL)
    type_text("passengers")
    hits = page.outline.hits.model()
    said = [hits.index(row, 0).data() for row in range(hits.rowCount())]
    assert any("track(passengers)" in text for text in said)
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Escape)
    page.outline.search.clear()
    assert page.outline.list.isVisible()


def test_the_file_is_written_when_the_editor_is_left_and_nothing_is_lost_where_it_cannot_be(
    page: EditorPage,
) -> None:
    items(page, "cards")
    retype(field(page, "cards.0.title"), "Lay two piers")
    gone = page.bridge.path
    away = gone.parent.rename(gone.parent.with_name("away"))
    page.leave()
    assert page.notice.isVisible()
    assert not page.bridge.is_saved
    away.rename(gone.parent)
    with_left = []
    page.left.connect(lambda: with_left.append(True))
    page.leave()
    assert with_left == [True]
    assert load(gone).cards[0].title == "Lay two piers"


def test_steps_that_cannot_be_kept_are_told_until_they_are_again(page: EditorPage) -> None:
    folder = page.bridge.path.parent / "Undo"
    if folder.is_dir():
        shutil.rmtree(folder)
    folder.write_text("in the way")
    items(page, "cards")
    retype(field(page, "cards.0.title"), "Lay two piers")
    assert page.unkept.isVisible()
    assert "a file of that name is in the way" in page.unkept.label.text()
    folder.unlink()
    retype(field(page, "cards.0.title"), "Lay three piers")
    assert not page.unkept.isVisible()


def test_undo_outlives_the_window_and_what_was_typed_last_outlives_a_crash(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copied(PRACTICE)
    before = path.read_text("utf-8")
    with editor_of(path) as page:
        items(page, "cards")
        retype(field(page, "cards.0.title"), "Lay two piers")
        page.leave()
    with editor_of(path) as again:
        press(again, Qt.Key.Key_Z, CONTROL)
        assert text_of(again) == before
        press(again, Qt.Key.Key_Z, CONTROL | SHIFT)
        again.bridge.save()
        items(again, "cards")
        retype(field(again, "cards.0.title"), "Lay three piers")
        at_the_crash = text_of(again)
        monkeypatch.setattr(again.bridge, "save", lambda: True)  # the program is killed here
    with editor_of(path) as after:
        assert text_of(after) == at_the_crash
        assert "stopped before the file was saved" in after.toast.text()


def test_what_another_program_writes_into_the_file_is_shown_and_can_be_taken_back(
    qtbot: QtBot, page: EditorPage
) -> None:
    before = text_of(page)
    page.bridge.path.write_text(before.replace("title: A practice game", "title: Theirs"), "utf-8")
    page.bridge.look()
    assert page.title.text() == "Theirs"
    assert "changed outside" in page.toast.text()
    press(page, Qt.Key.Key_Z, CONTROL)
    assert text_of(page) == before


def test_what_was_changed_here_and_outside_is_asked_about(page: EditorPage) -> None:
    items(page, "cards")
    file = page.bridge.path
    theirs = file.read_text("utf-8").replace(
        f"title: {page.bridge.document.value(('cards', 0, 'title'))}", "title: Lay three piers"
    )
    retype(field(page, "cards.0.title"), "Lay two piers")
    file.write_text(f"{theirs}# by others\n", "utf-8")
    page.save()
    assert page.conflict.isVisible()
    assert page.conflict.text().startswith("“Lay two piers”: title was changed here and outside.")
    assert "# by others" in file.read_text("utf-8")
    page.conflict.button.click()
    assert not page.conflict.isVisible()
    page.save()
    assert load(file).cards[0].title == "Lay three piers"


def test_a_version_is_named_compared_and_gone_back_to(page: EditorPage) -> None:
    before = text_of(page)
    press(page, Qt.Key.Key_S, CONTROL | SHIFT)
    type_text("as played")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Escape)
    items(page, "cards")
    retype(field(page, "cards.0.title"), "Lay two piers")
    click(page, "show-versions")
    assert "as played" in find(page, "versions-list").model().index(0, 0).data()  # type: ignore[attr-defined]
    said = find(page, "version-changes").text()  # type: ignore[attr-defined]
    assert "“Lay a pier” → “Lay two piers”" in said
    click(page, "back-to-version")
    assert text_of(page) == before
    press(page, Qt.Key.Key_Z, CONTROL)
    assert "Lay two piers" in text_of(page)


def test_beside_a_form_the_text_shows_the_lines_of_what_stands_there(page: EditorPage) -> None:
    made = items(page, "cards")
    made.go_to(("cards", 8))
    press(page, Qt.Key.Key_F7)
    QApplication.processEvents()

    def seen() -> range:
        bar = page.text.field.verticalScrollBar()
        return range(bar.value() + 1, bar.value() + bar.pageStep() + 1)

    assert page.bridge.document.lines(("cards", 8))[0] in seen()
    cursor = page.text.line()
    page.body.go("seats")
    QApplication.processEvents()
    assert page.bridge.document.lines(("actors", 0))[0] in seen()
    assert page.text.line() == cursor, "the cursor stays where it was"


def test_the_page_of_faults_leads_into_the_editor_at_the_fault(qtbot: QtBot) -> None:
    path = copied(PRACTICE)
    path.write_text(path.read_text("utf-8").replace("owners: [west-town]", "owners: [west-twon]", 1), "utf-8")
    with desk(qtbot) as made:
        made.check(path)
        faults = made.home.page()
        qtbot.waitUntil(lambda: bool(faults.rows()))  # type: ignore[attr-defined]
        click(faults, "edit-at-fault")
        shown = made.home.page()
        assert isinstance(shown, EditorPage)
        assert shown.body.face() == "split"
        assert shown.text.line() == shown.bridge.document.faults[0].line
        assert shown.body.page_of("cards").path == ("cards", 3)


def test_what_is_shipped_is_read_only_and_offers_a_copy(qtbot: QtBot) -> None:
    path = scenarios_folder() / "first-steps.yaml"
    before = path.read_bytes()
    with editor_of(path) as page:
        wanted: list[Path] = []
        page.copy_wanted.connect(wanted.append)
        assert page.read_only_band.isVisible()
        cards = items(page, "cards")
        line = field(page, "cards.0.title")
        line.setFocus()
        QTest.keyClicks(line, "x")
        press(page, Qt.Key.Key_N, CONTROL)
        assert page.toast.isVisible()
        cards.begin()
        press(page, Qt.Key.Key_Delete)
        assert page.bridge.document.content == before
        press(page, Qt.Key.Key_D, CONTROL)
        assert wanted == [path]
    assert path.read_bytes() == before


def test_from_a_template_to_a_copy_that_is_being_made(qtbot: QtBot) -> None:
    with desk(qtbot) as made:
        press(made.home, Qt.Key.Key_2, ALT)
        read(qtbot, made)
        press(made.home, Qt.Key.Key_N, CONTROL)
        press(find(made.home, "new-title"), Qt.Key.Key_Return)
        page = made.home.page()
        assert isinstance(page, EditorPage)
        page.body.go("game")
        retype(field(page, "title"), "My own game")
        click(page, "leave-editor")
        assert load(own_scenarios_folder() / "new-scenario.yaml").title == "My own game"
        made.pages.edit_scenario(scenarios_folder() / "first-steps.yaml")
        shown = made.home.page()
        assert isinstance(shown, EditorPage)
        click(shown, "copy-to-change")
        again = made.home.page()
        assert isinstance(again, EditorPage)
        assert again.bridge.path == own_scenarios_folder() / "first-steps.yaml"
        assert not again.bridge.read_only


def test_a_try_is_played_at_the_real_table_and_nothing_of_it_is_kept(qtbot: QtBot) -> None:
    path = copied(PRACTICE)
    with desk(qtbot) as made:
        made.pages.edit_scenario(path)
        page = made.home.page()
        assert isinstance(page, EditorPage)
        items(page, "tracks").go_to(("tracks", 1))
        press(page, Qt.Key.Key_F5)
        assert made.table is not None
        assert made.table.bridge.state.setup.title == "Trying A practice game"
        assert "Back to the editor" in [action.text() for action in made.table.menu.actions()]
        assert made.table.bridge.do(turns.end_game, "It was a try.")
        assert made.table.bridge.do(close_session)
        assert made.table.primary.text() == "Back to the editor"
        assert made.remembered.open_session is None
        made.leave_table()
        again = made.home.page()
        assert isinstance(again, EditorPage)
        assert (again.body.place(), again.body.item()) == ("tracks", ("tracks", 1))
        assert not list(made.remembered.sessions_folder.glob("*"))


def test_a_session_that_is_opened_over_a_try_leads_to_the_library(qtbot: QtBot) -> None:
    path = copied(PRACTICE)
    with desk(qtbot) as made:
        made.pages.edit_scenario(path)
        page = made.home.page()
        assert isinstance(page, EditorPage)
        press(page, Qt.Key.Key_F5)
        made.practice()
        made.leave_table()
        assert made.table is None
        assert made.home.page() is made.home.library


def test_what_cannot_be_played_is_not_tried(page: EditorPage) -> None:
    tried: list[object] = []
    page.try_wanted.connect(tried.append)
    items(page, "cards")
    page.bridge.do(Set(("cards", 0, "exceeds"), "track(brigde) +1"))
    press(page, Qt.Key.Key_F5)
    assert tried == []
    assert page.mending.troubles.all[0].section == "cards"


def test_a_section_is_a_sheet_that_is_typed_into_filled_down_and_pasted(page: EditorPage) -> None:
    before = text_of(page)
    page.body.go("tracks")
    page.body.show_face("sheet")
    QApplication.processEvents()
    table = page.sheet.table
    start = [one.form.name for one in page.sheet.model.columns].index("start")
    table.setCurrentIndex(page.sheet.model.index(0, start))
    table.setFocus()
    type_text("5")
    press(page, Qt.Key.Key_Return)
    assert page.bridge.document.value(("tracks", 0, "start")) == 5
    table.setFocus()
    press(page, Qt.Key.Key_Down, SHIFT)
    press(page, Qt.Key.Key_D, CONTROL)
    assert page.bridge.document.value(("tracks", 1, "start")) == 5
    press(page, Qt.Key.Key_Tab)
    assert table.currentIndex().column() > start
    table.setCurrentIndex(page.sheet.model.index(0, start))
    page.sheet.paste("many")
    assert "is not a whole number" in page.toast.text()
    for _ in range(2):
        press(page, Qt.Key.Key_Z, CONTROL)
    assert text_of(page) == before
    page.body.go("game")
    assert page.sheet.none.isVisible()


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_in_large_letters_items_and_form_take_turns_and_nothing_is_wider_than_the_window(
    page: EditorPage, scale: int
) -> None:
    before = current_theme().scale
    current_theme().choose(scale=scale)
    QApplication.processEvents()
    cards = items(page, "cards")
    cards.begin()
    QApplication.processEvents()
    page.resize(1366, 768)
    QApplication.processEvents()
    size = page.minimumSizeHint()
    both = cards.middle.isVisible() and cards.inspector.isVisible()
    press(page, Qt.Key.Key_Return)
    in_form = cards.inspector.isVisible()
    by_mouse = cards.inspector.back.isVisible()
    press(page, Qt.Key.Key_Escape)
    back = cards.middle.isVisible()
    outline = page.outline.isVisible()
    current_theme().choose(scale=before)
    assert (size.width() <= 1366, in_form, back) == (True, True, True)
    assert both == (scale == 100)
    assert by_mouse == (not both)
    assert outline == (scale < 200)


@pytest.mark.wide
def test_every_section_of_the_flagship_is_shown_with_all_that_lies_folded(qtbot: QtBot) -> None:
    with editor_of(scenarios_folder() / "afghanistan-2017.yaml") as page:
        for of in SECTIONS:
            page.body.go(of.key)
            QApplication.processEvents()
            shown = page.body.page_of(of.key)
            for _deeper in range(3):
                for form in shown.findChildren(PartForm):
                    if form.isVisibleTo(shown) and form.more_button.isVisibleTo(form):
                        form.more_button.click()
            there = not of.is_list or items_in(page.bridge.document, of)
            assert bool(shown.findChildren(Entry)) == bool(there), of.key
        assert page.bridge.document.is_playable


def test_what_is_typed_after_adding_replaces_the_name_that_the_new_item_got(page: EditorPage) -> None:
    for key, name in (("seats", "actors"), ("tracks", "tracks"), ("cards", "cards")):
        items(page, key).add()
        QApplication.processEvents()
        focus = page.window().focusWidget()
        assert isinstance(focus, QLineEdit)
        type_text("The engineers", focus)
        last = page.bridge.document.data[name][-1]
        assert last.get("title", last.get("name")) == "The engineers"


def test_enter_in_the_outline_goes_into_what_the_section_holds(page: EditorPage) -> None:
    page.outline.list.setFocus()
    page.outline.choose("tracks")
    page.body.go("tracks")
    press(page, Qt.Key.Key_Return)
    tracks = items(page, "tracks")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert tracks.middle.isAncestorOf(focus)
    page.outline.list.setFocus()
    page.body.go("game")
    QApplication.processEvents()
    press(page, Qt.Key.Key_Return)
    assert page.body.page_of("game").isAncestorOf(QApplication.focusWidget() or page)
    page.body.show_face("sheet")
    page.body.go("cards")
    page.outline.list.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.sheet.table.hasFocus()


def test_keys_go_from_section_to_section_and_stay_in_what_the_section_holds(page: EditorPage) -> None:
    items(page, "cards").begin()
    for key in ("events", "each-turn"):
        press(page, Qt.Key.Key_PageDown, CONTROL)
        QApplication.processEvents()
        if key == page.body.place():
            assert items(page, key).view() is QApplication.focusWidget()
    press(page, Qt.Key.Key_PageUp, CONTROL)
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert items(page, page.body.place()).view() in (focus, focus.parentWidget())


def test_what_is_told_covers_nothing_and_goes_once_it_is_undone(page: EditorPage) -> None:
    cards = items(page, "cards")
    cards.begin()
    press(page, Qt.Key.Key_Delete)
    QApplication.processEvents()
    toast = page.toast
    assert toast.isVisible()
    for other in (page.work, page.strip, page.outline):
        assert not toast.geometry().intersects(other.geometry()), other
    press(page, Qt.Key.Key_Z, CONTROL)
    assert toast.isHidden(), "what undo would do stands there no longer once it is done"


def test_an_answer_that_is_added_to_an_event_is_typed_at_once(page: EditorPage) -> None:
    events = items(page, "events")
    assert events.inspector.form is not None
    events.inspector.form.more_button.click()
    QApplication.processEvents()
    click(page, "add-injects.0.answers")
    QApplication.processEvents()
    QApplication.processEvents()
    type_text("Pay the toll")
    assert page.bridge.document.value(("injects", 0, "answers", 0, "title")) == "Pay the toll"


def test_escape_leads_from_a_number_and_a_choice_back_to_the_list_and_only_then_out(
    page: EditorPage, qtbot: QtBot
) -> None:
    cards = items(page, "cards")
    for field_of in ("cards.0.cost", "cards.0.instrument", "cards.0.covert"):
        cards.go_to(("cards", 0))
        box = find(page, field_of)
        box.setFocus()
        press(page, Qt.Key.Key_Escape)
        assert cards.view().hasFocus(), field_of
    page.body.go("game")
    QApplication.processEvents()
    find(page, "calendar.turns").setFocus()
    press(page, Qt.Key.Key_Escape)
    assert page.outline.list.hasFocus()
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Escape)


def test_a_card_with_a_modifier_is_as_wide_as_its_panel(page: EditorPage) -> None:
    cards = items(page, "cards")
    when = "alignment(shore, hills) >= 2"
    page.bridge.do(Set(("cards", 0, "modifiers"), [{"when": when, "add": 1}]), "A modifier")
    cards.go_to(("cards", 0))
    QApplication.processEvents()
    shown = cards.inspector.scroller
    take_out = next(
        one for one in page.findChildren(IconButton) if one.accessibleName() == "Take out: Modifiers 1"
    )
    assert take_out.isVisible()
    right = take_out.mapTo(shown, take_out.rect().topRight()).x()
    assert right <= shown.viewport().width()
    assert shown.inside.width() == shown.viewport().width()
    picked = entry_at(page, ("cards", 0, "modifiers", 0, "when"))
    assert (
        picked.mapTo(shown, picked.rect().topRight()).y()
        > take_out.mapTo(shown, take_out.rect().center()).y()
    )
