"""The desk, driven by clicks and keys: from the library to the table and back."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import damage, desk, front, make_session, read, type_text
from tests.ui.table_kit import click, find, press, texts
from tests.wargame.scenario.pictured import pictured
from ui import deferred
from ui.crash import Watch
from ui.desk import Desk
from ui.remembered import Remembered
from ui.theme.theme import current_theme
from ui.widgets.picture import Portrait
from ui.widgets.rows import RowRole
from ui.windows.damaged import DamagedPage
from ui.windows.faults import FaultsPage
from ui.windows.new_session import NewSessionPage
from wargame.game.events import TimerSet
from wargame.journal.codec import state_hash
from wargame.journal.file import open_for_writing
from wargame.journal.lock import lock_path
from wargame.journal.verify import verify
from wargame.places import log_folder, scenarios_folder, sessions_folder
from wargame.session import timer
from wargame.session.opening import take_up
from wargame.session.people import players
from wargame.session.session import Session
from wargame.shown.setup import SessionDraft


@pytest.fixture
def empty(qtbot: QtBot) -> Iterator[Desk]:
    """A desk on a new machine."""
    with desk(qtbot) as made:
        yield made


def session_of(made: Desk) -> Session:
    assert made.table is not None
    return made.table.bridge.session


def new_page(qtbot: QtBot, made: Desk) -> NewSessionPage:
    page = made.home.page()
    assert isinstance(page, NewSessionPage)
    qtbot.waitUntil(lambda: page.draft() is not None)
    QApplication.processEvents()
    return page


def test_enter_starts_the_practice_game_on_a_new_machine(empty: Desk) -> None:
    press(empty.home, Qt.Key.Key_Return)
    assert session_of(empty).scenario.id == "first-steps"
    assert [path.name for path in sessions_folder().glob("*.entente")] == ["Practice game.entente"]
    assert not empty.home.isVisible()


def test_impatient_presses_while_a_session_starts_make_no_second_one(empty: Desk) -> None:
    # What is pressed while the program works comes to the library's window when it has made way already.
    library = empty.home.windowHandle()
    place = find(empty.home, "primary").mapTo(empty.home, QPoint(20, 20))
    press(empty.home, Qt.Key.Key_Return)
    started = session_of(empty)
    QTest.keyClick(library, Qt.Key.Key_Return)
    QTest.mouseClick(library, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QApplication.processEvents()
    assert session_of(empty) is started
    assert [path.name for path in sessions_folder().glob("*.entente")] == ["Practice game.entente"]


def test_three_clicks_lead_from_the_library_to_turn_one(qtbot: QtBot, empty: Desk) -> None:
    click(empty.home, "welcome-new")
    new_page(qtbot, empty)
    click(empty.home, "primary")
    click(front(empty), "primary")
    state = session_of(empty).state
    assert (state.turn, state.phase) == (1, 0)


def test_a_session_is_closed_opened_again_and_everything_is_there(qtbot: QtBot, empty: Desk) -> None:
    empty.practice()
    click(front(empty), "primary")
    before = state_hash(session_of(empty).state)
    press(front(empty), Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert empty.home.isVisible()
    read(qtbot, empty)
    press(empty.home, Qt.Key.Key_Return)
    assert state_hash(session_of(empty).state) == before


def test_a_timer_that_ran_when_the_program_was_killed_stands_with_what_was_left(empty: Desk) -> None:
    path = make_session("Killed", phases=1)
    journal, scenario, record = open_for_writing(path)
    killed = take_up(scenario, record, journal, clock=lambda: "2026-01-01T10:00:00.000+00:00")
    timer.start_timer(killed, left=90, whole=120)
    journal.close()
    empty.open(path)
    event = session_of(empty).history.line()[-1].event
    assert isinstance(event, TimerSet)
    assert (event.act, event.left, event.whole) == ("paused", 90, 120)
    assert empty.table is not None
    assert empty.table.clock.ring.clock() == "01:30"
    press(front(empty), Qt.Key.Key_T)
    assert empty.table.clock.countdown.running


def test_leaving_the_table_gives_the_file_back(empty: Desk) -> None:
    empty.practice()
    path = sessions_folder() / "Practice game.entente"
    assert lock_path(path).exists()
    front(empty).close()
    assert not lock_path(path).exists()
    assert empty.home.isVisible()
    assert empty.table is None


def test_a_new_session_seats_its_players(qtbot: QtBot, empty: Desk) -> None:
    empty.pages.new_session(scenarios_folder() / "first-steps.yaml")
    new_page(qtbot, empty)
    field = find(empty.home, "add-torvik")
    field.setFocus()
    for name in ("Maya", "Tom"):
        type_text(name, field)
        press(empty.home, Qt.Key.Key_Return)
    press(empty.home, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    session = session_of(empty)
    assert players(session, session.state, "torvik") == ("Maya", "Tom")


def test_a_start_is_told_at_once_and_asked_for_twice_makes_one_session(
    qtbot: QtBot, empty: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.pages.new_session(scenarios_folder() / "first-steps.yaml")
    page = new_page(qtbot, empty)
    seen: list[tuple[str, bool, str]] = []
    start = deferred.started

    def started(draft: SessionDraft, folder: Path) -> tuple[Session, Path]:
        seen.append((page.start_button.text(), page.start_button.isEnabled(), page.words.text()))
        page.start()
        return start(draft, folder)

    monkeypatch.setattr(deferred, "started", started)
    press(empty.home, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seen == [("Starting …", False, "The session is being started. The table opens by itself.")]
    assert empty.table is not None
    assert len(list(sessions_folder().glob("*.entente"))) == 1


def test_an_actors_picture_stands_at_its_seat_before_the_session_and_at_the_table(
    qtbot: QtBot, empty: Desk, tmp_path: Path
) -> None:
    empty.pages.new_session(pictured(tmp_path))
    page = new_page(qtbot, empty)
    portraits = {one.accessibleName(): one.shown() for one in page.findChildren(Portrait)}
    before = portraits["North Bank, The town from the sea"]
    assert before is not None
    assert [name for name, one in portraits.items() if one is None], "a seat without a picture has its glyph"
    press(empty.home, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seats = find(front(empty), "seats")
    assert isinstance(seats, QListView)
    rows = [seats.model().index(row, 0) for row in range(seats.model().rowCount())]
    shown = {row.data(): row.data(RowRole.PICTURE) for row in rows}
    assert shown["North Bank"] == before
    said = next(row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows if row.data() == "North Bank")
    assert "The town from the sea" in said
    assert None in shown.values()
    drawn = seats.grab().toImage()
    at = seats.visualRect(rows[list(shown).index("North Bank")])
    colours = {drawn.pixelColor(x, at.center().y()).name() for x in range(at.left(), at.left() + 60)}
    assert "#4682b4" in colours, "the picture is not drawn"


def test_names_typed_in_vain_are_there_at_the_next_try(qtbot: QtBot, empty: Desk) -> None:
    empty.pages.new_session()
    page = new_page(qtbot, empty)
    page.seating.typed.emit("Maya", "")
    page.left.emit()
    empty.pages.new_session()
    assert [guest.name for guest in new_page(qtbot, empty).guests()] == ["Maya"]


def test_a_folder_that_cannot_be_made_is_refused_in_words(qtbot: QtBot, empty: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    empty.remembered.sessions_folder = tmp_path / "file" / "sessions"
    empty.pages.new_session()
    page = new_page(qtbot, empty)
    page.start()
    assert "cannot be made" in page.notice.text()
    assert empty.table is None
    assert page.start_button.isEnabled()
    assert page.start_button.text() == "Start the session"


def test_a_damaged_session_opens_the_page_that_says_what_is_wrong(qtbot: QtBot, empty: Desk) -> None:
    path = make_session("Broken", phases=2)
    damage(path)
    before = path.read_bytes()
    empty.open(path)
    page = empty.home.page()
    assert isinstance(page, DamagedPage)
    qtbot.waitUntil(page.go_button.isVisible, timeout=10_000)
    click(empty.home, "primary")
    qtbot.waitUntil(lambda: empty.table is not None, timeout=10_000)
    rescued = sessions_folder() / "Broken rescued.entente"
    assert verify(rescued).is_sound
    assert path.read_bytes() == before


@pytest.mark.parametrize("case", ["one-die", "forged-heads-after"])
def test_a_forged_session_opens_the_page_that_says_what_is_wrong(
    qtbot: QtBot, empty: Desk, case: str
) -> None:
    path = sessions_folder() / f"{case}.entente"
    path.parent.mkdir(parents=True, exist_ok=True)
    copyfile(Path(__file__).parents[1] / "data" / "cases" / path.name, path)
    empty.open(path)
    page = empty.home.page()
    assert isinstance(page, DamagedPage)
    qtbot.waitUntil(page.go_button.isVisible, timeout=10_000)
    assert empty.table is None


def test_what_is_left_of_a_damaged_session_can_be_looked_at_only(qtbot: QtBot, empty: Desk) -> None:
    path = make_session("Broken", phases=2)
    damage(path)
    empty.open(path)
    page = empty.home.page()
    assert isinstance(page, DamagedPage)
    qtbot.waitUntil(page.go_button.isVisible, timeout=10_000)
    click(empty.home, "way-look")
    click(empty.home, "primary")
    qtbot.waitUntil(lambda: empty.table is not None, timeout=10_000)
    assert not session_of(empty).writable
    assert sorted(one.name for one in sessions_folder().iterdir()) == ["Broken.entente"]


def test_a_session_that_is_open_elsewhere_can_be_read_or_taken_over(empty: Desk) -> None:
    path = make_session("Shared")
    journal, _, _ = open_for_writing(path)
    empty.open(path)
    assert "is open already" in find(empty.home, "ask").accessibleDescription()
    click(empty.home, "ask-read")
    assert not session_of(empty).writable
    empty.leave_table()
    empty.open(path)
    click(empty.home, "ask-take-over")
    assert session_of(empty).writable
    journal.close()


def test_the_question_can_be_left_with_escape(empty: Desk) -> None:
    path = make_session("Shared")
    journal, _, _ = open_for_writing(path)
    empty.open(path)
    press(empty.home, Qt.Key.Key_Escape)
    assert [one.isVisible() for one in empty.home.findChildren(QWidget, "ask")] == [False]
    assert empty.table is None
    journal.close()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("letter.txt", "neither a session nor a scenario"),
        ("letter.entente", "is not a session, whatever its name says"),
        ("nothing.entente", "There is no file"),
    ],
)
def test_a_file_that_is_no_session_is_refused_in_words(
    empty: Desk, tmp_path: Path, name: str, said: str
) -> None:
    if not name.startswith("nothing"):
        (tmp_path / name).write_text("Dear friend, this is a letter and not a session at all. " * 9)
    empty.open(tmp_path / name)
    assert said in empty.home.library.notice.text()
    assert empty.home.library.notice.isVisible()


def test_a_scenario_with_faults_shows_them(qtbot: QtBot, empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    text = (scenarios_folder() / "first-steps.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("turns: 2", "turns: two", 1), encoding="utf-8")
    empty.open(path)
    qtbot.waitUntil(lambda: isinstance(empty.home.page(), FaultsPage), timeout=10_000)


def test_after_a_crash_the_session_that_was_open_is_offered(qtbot: QtBot) -> None:
    path = make_session("Interrupted")
    Remembered().open_session = path
    with desk(qtbot) as made:
        click(made.home, "library-notice-action")
        assert made.table is not None
        assert Remembered().open_session == path
    assert Remembered().open_session is None


def test_what_was_open_when_the_program_stopped_is_not_offered_again_once_it_was_opened(qtbot: QtBot) -> None:
    path = make_session("Interrupted")
    Remembered().open_session = path
    with desk(qtbot) as made:
        assert made.home.library.notice.isVisible()
        made.open(path)
        made.leave_table()
        assert made.home.isVisible()
        assert not made.home.library.notice.isVisible()


def test_a_report_of_the_last_run_is_offered_once(qtbot: QtBot) -> None:
    log_folder().mkdir(parents=True)
    (log_folder() / "running-1.txt").write_text("what failed")
    for offered in (True, False):
        with desk(qtbot) as made:
            assert made.home.library.notice.isVisible() == offered


def test_an_unexpected_error_is_told_with_how_far_the_record_is_safe(
    qtbot: QtBot, empty: Desk, tmp_path: Path
) -> None:
    watch = Watch(tmp_path)
    watch.start(empty.failed.emit)
    empty.practice()
    try:
        raise_in_a_slot(watch)
    finally:
        watch.stop()
    table = front(empty)
    qtbot.waitUntil(lambda: any("The record is safe up to step 1" in text for text in texts(table)))


def raise_in_a_slot(watch: Watch) -> None:
    """Let an error arise as one in a slot does."""
    try:
        _ = [][1]
    except IndexError as error:
        watch.on_error(type(error), error, error.__traceback__)


def test_the_guide_opens_beside_the_table(empty: Desk) -> None:
    empty.practice()
    press(front(empty), Qt.Key.Key_F1)
    assert empty.guide is not None
    assert empty.guide.isVisible()
    assert front(empty).isVisible()


def test_quitting_from_the_table_closes_everything(empty: Desk) -> None:
    empty.practice()
    press(front(empty), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not any(window.isVisible() for window in QApplication.topLevelWidgets())
    assert Remembered().open_session is None


def test_the_library_comes_back_in_its_size(qtbot: QtBot) -> None:
    with desk(qtbot, 790, 610) as made:
        was = made.home.size()
    again = Desk(current_theme(), Remembered())
    qtbot.addWidget(again.home)
    assert again.home.size() == was


def test_a_session_that_goes_on_another_day_opens_with_the_review(
    empty: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.practice()
    path = sessions_folder() / "Practice game.entente"
    click(front(empty), "primary")
    empty.leave_table()
    monkeypatch.setattr("wargame.shown.pace.is_another_day", lambda _entries, _now: True)
    empty.open(path)
    assert "Review and pace" in " ".join(texts(front(empty)))


def test_when_the_review_of_another_day_is_closed_enter_does_the_next_step(
    empty: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.practice()
    path = sessions_folder() / "Practice game.entente"
    empty.leave_table()
    monkeypatch.setattr("wargame.shown.pace.is_another_day", lambda _entries, _now: True)
    # As on a real screen: the library still has the focus when the review opens.
    library = find(empty.home, "primary")
    monkeypatch.setattr(QApplication, "focusWidget", lambda: library)
    empty.open(path)
    monkeypatch.undo()
    press(front(empty), Qt.Key.Key_Escape)
    press(front(empty), Qt.Key.Key_Return)
    assert session_of(empty).state.phase == 0
