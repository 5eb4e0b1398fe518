"""The page of a new session, driven by clicks and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListView, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import type_text
from tests.ui.table_kit import click, find, press
from ui.panels.home.seating import PlayerChip, SeatPlace, as_mime
from ui.theme.theme import current_theme
from ui.windows.library_reading import scenarios
from ui.windows.new_session import NewSessionPage
from wargame.places import scenarios_folder
from wargame.shown.guests import guests_in
from wargame.shown.library import ScenarioRow
from wargame.shown.setup import SessionDraft, plan_of

CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, page: NewSessionPage) -> NewSessionPage:
    """The page, shown and with its scenario read."""
    current_theme().choose(reduced_motion=True)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.draft() is not None)
    QApplication.processEvents()
    return page


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[NewSessionPage]:
    """A page for the flagship."""
    made = shown(qtbot, NewSessionPage(scenarios(()), scenarios_folder() / "afghanistan-2017.yaml"))
    yield made
    made.background.stop()


def draft(page: NewSessionPage) -> SessionDraft:
    """What was chosen so far."""
    found = page.draft()
    assert found is not None
    return found


def said(page: NewSessionPage) -> str:
    """The words of the footer."""
    label = find(page, "readiness")
    assert isinstance(label, QLabel)
    return label.text()


def seat_of(page: NewSessionPage, name: str) -> str:
    """Where a person sits."""
    return next(guest.seat for guest in draft(page).guests if guest.name == name)


def type_names(qtbot: QtBot, page: NewSessionPage, place: str, *names: str) -> None:
    """Type names into the field of a place."""
    field = find(page, f"add-{place}")
    field.setFocus()
    for name in names:
        type_text(name, field)
        press(page, Qt.Key.Key_Return)


def test_it_can_be_started_as_it_opens(qtbot: QtBot, page: NewSessionPage) -> None:
    with qtbot.waitSignal(page.start_wanted) as started:
        press(page, Qt.Key.Key_Return, CONTROL)
    assert started.args == [draft(page)]


def test_names_are_typed_one_after_the_other(qtbot: QtBot, page: NewSessionPage) -> None:
    type_names(qtbot, page, "russia", "Maya Lindqvist", "Tom")
    assert [guest.name for guest in draft(page).in_seat("russia")] == ["Maya Lindqvist", "Tom"]
    assert said(page).startswith("Ready: 2 players in one seat.")


def test_control_and_a_number_send_a_person_to_that_seat_and_the_focus_along(
    qtbot: QtBot, page: NewSessionPage
) -> None:
    type_names(qtbot, page, "unseated", "Maya")
    chip = find(page, "player-Maya")
    chip.setFocus()
    press(page, Qt.Key.Key_2, CONTROL)
    assert seat_of(page, "Maya") == "iran"
    press(page, Qt.Key.Key_3, CONTROL)
    assert seat_of(page, "Maya") == "kabul"
    assert isinstance(QApplication.focusWidget(), PlayerChip)


def test_a_number_without_a_seat_leaves_a_person_where_they_are(qtbot: QtBot, page: NewSessionPage) -> None:
    type_names(qtbot, page, "russia", "Maya")
    find(page, "player-Maya").setFocus()
    press(page, Qt.Key.Key_9, CONTROL)
    assert seat_of(page, "Maya") == "russia"


def test_a_person_is_dropped_on_a_seat(page: NewSessionPage) -> None:
    page.seating.typed.emit("أمين", "")  # a test keyboard has Latin letters only
    carried = as_mime("أمين")  # kept here, because the event does not keep it
    place = next(one for one in page.seating.findChildren(SeatPlace) if one.seat == "kabul")
    place.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert seat_of(page, "أمين") == "kabul"


def test_delete_takes_a_person_out_of_the_seat_and_then_away(qtbot: QtBot, page: NewSessionPage) -> None:
    type_names(qtbot, page, "russia", "Maya")
    for left in (1, 0):
        find(page, "player-Maya").setFocus()
        press(page, Qt.Key.Key_Delete)
        assert len(draft(page).guests) == left


def test_the_same_name_twice_is_refused_in_words(qtbot: QtBot, page: NewSessionPage) -> None:
    type_names(qtbot, page, "russia", "Maya")
    type_names(qtbot, page, "iran", "maya")
    assert page.notice.text().startswith("maya is in the list already.")
    assert len(draft(page).guests) == 1
    type_names(qtbot, page, "iran", "Maya; Bo; MAYA")
    assert page.notice.text().startswith("Maya and MAYA are in the list already.")
    assert [guest.name for guest in draft(page).guests] == ["Maya", "Bo"]


def test_a_list_is_pasted(page: NewSessionPage) -> None:
    QApplication.clipboard().setText("Maya\nTom\nPriya (PR)")
    click(page, "paste")
    assert [guest.name for guest in draft(page).guests] == ["Maya", "Tom", "Priya"]


def test_a_seat_can_be_the_facilitators(page: NewSessionPage) -> None:
    who = find(page, "who-taliban")
    QTest.mouseClick(who.button("facilitator"), Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert draft(page).by_facilitator == {"taliban"}
    assert "You play Taliban." in said(page)


def test_without_a_name_the_session_cannot_start_and_it_says_so(page: NewSessionPage) -> None:
    field = find(page, "session-title")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    field.setFocus()
    press(page, Qt.Key.Key_Delete)
    assert said(page) == "Give the session a name."
    assert not page.start_button.isEnabled()


def test_a_name_of_ones_own_stays_when_the_scenario_changes(qtbot: QtBot, page: NewSessionPage) -> None:
    field = find(page, "session-title")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    type_text("Staff course", field)
    click(page, "scenario-first-steps")
    qtbot.waitUntil(lambda: page.draft() is not None)
    assert draft(page).title == "Staff course"
    assert draft(page).scenario.id == "first-steps"


def test_people_stay_when_the_scenario_changes(qtbot: QtBot, page: NewSessionPage) -> None:
    type_names(qtbot, page, "russia", "Maya")
    click(page, "scenario-first-steps")
    qtbot.waitUntil(lambda: page.draft() is not None)
    assert [(guest.name, guest.seat) for guest in draft(page).guests] == [("Maya", "")]


def test_fewer_turns_name_the_injects_that_will_not_fire(page: NewSessionPage) -> None:
    turns = find(page, "turns")
    assert isinstance(turns, QSpinBox)
    turns.setValue(2)
    assert draft(page).turns == 2
    assert page.options.left_out.isVisible()
    assert "do not fire" in page.options.left_out.text()


def test_hidden_goals_are_assigned_beside_hatching_with_the_advice_of_the_notes(page: NewSessionPage) -> None:
    click(page, "more-choices")
    box = find(page, "hidden-russia")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert dict(draft(page).hidden) == {"russia": "a"}
    assert find(page, "hidden-sets").isVisible()
    assert "mixed draws" in page.options.advice.text.text()


def test_a_seed_that_is_no_number_is_named(qtbot: QtBot, page: NewSessionPage) -> None:
    click(page, "more-choices")
    seed = find(page, "seed")
    assert isinstance(seed, QLineEdit)
    assert seed.text().isdigit()
    seed.setFocus()
    seed.selectAll()
    type_text("seven", seed)
    assert said(page).startswith("The seed is a whole number")


def test_timers_can_be_changed(page: NewSessionPage) -> None:
    click(page, "more-choices")
    timer = find(page, "minutes-planning")
    assert isinstance(timer, QSpinBox)
    timer.setValue(12)
    assert draft(page).minutes["planning"] == 12


def test_what_the_session_is_held_for_is_typed_a_line_each(page: NewSessionPage) -> None:
    click(page, "more-choices")
    edit = find(page, "purposes")
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText("See who leads.\n\nTry the slips.")
    assert plan_of(draft(page)).purposes == ("See who leads.", "Try the slips.")


def test_a_card_is_switched_off(qtbot: QtBot, page: NewSessionPage) -> None:
    click(page, "cards")
    shown_cards = find(page, "card-list")
    assert isinstance(shown_cards, QListView)
    type_text("pressure on the capital", find(page, "search-cards"))
    model = shown_cards.model()
    rows = [row for row in range(model.rowCount()) if not shown_cards.isRowHidden(row)]
    assert len(rows) == 1
    model.setData(model.index(rows[0], 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert len(draft(page).cards_off) == 1
    click(page, "cards-done")
    assert page.options.cards.words() == "59 of 60 cards in play"


def test_a_scenario_with_faults_is_told_to_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("format: 1\n")
    page = NewSessionPage([ScenarioRow(path=path, title="Mine")], path)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.faults_wanted, timeout=10_000) as told:
        page.show()
    assert told.args == [path]


def test_escape_goes_back(qtbot: QtBot, page: NewSessionPage) -> None:
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Escape)


@pytest.mark.parametrize("scale", [200, *(pytest.param(one, marks=pytest.mark.wide) for one in (80, 125))])
def test_it_fits_into_a_small_window_at_any_size(qtbot: QtBot, page: NewSessionPage, scale: int) -> None:
    before = current_theme().scale
    page.seating.typed.emit("Maya Lindqvist, Tom Okafor, Priya Raman, Jonas Weber", "russia")
    current_theme().choose(scale=scale)
    QApplication.processEvents()
    size = page.minimumSizeHint()
    current_theme().choose(scale=before)
    assert size.width() <= 1366
    assert size.height() <= 690


def test_guests_of_an_earlier_try_are_there(qtbot: QtBot) -> None:
    page = shown(qtbot, NewSessionPage(scenarios(()), guests=guests_in("Maya")))
    assert page.seating.chip("Maya") is not None
    page.background.stop()


def test_tab_goes_from_the_scenarios_to_the_seats_and_on_to_the_start(page: NewSessionPage) -> None:
    radio = find(page, "scenario-afghanistan-2017")
    radio.setFocus()
    passed = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        passed.append(focus.objectName())
        press(page, Qt.Key.Key_Tab)
    places = [passed.index(name) for name in ("add-russia", "add-united-states", "turns", "primary")]
    assert places == sorted(places)
