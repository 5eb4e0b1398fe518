"""Curtain and hand: what can be done there, what goes when the curtain falls, and how long codes wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QColor, QImage, QKeyEvent, QMouseEvent, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk
from tests.ui.table_kit import find, open_table
from tests.wargame.scenario.pictured import pictured
from ui.panels.room.curtain import WAIT_MS
from ui.theme.theme import current_theme
from ui.widgets.hold_button import HOLD_MS
from ui.widgets.idle_ring import PrivateStrip
from ui.widgets.large import LargeSeat
from ui.widgets.overlay import Overlay
from ui.widgets.text import PlainLabel
from ui.windows.actions import COMMAND, commands_in
from ui.windows.allowed import ALLOWED
from ui.windows.table import TableWindow
from wargame.game.compiled import CompiledScenario
from wargame.scenario.load import load
from wargame.scenario.pictures import beside
from wargame.session import people, turns
from wargame.session.opening import Plan, start
from wargame.shown.pictures import ShownPicture, of_actor


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[TableWindow]:
    """The practice game with all that the desk adds to its window, while seats plan."""
    with desk(qtbot) as made:
        made.practice()
        assert made.table is not None
        made.table.activateWindow()
        while made.table.bridge.state.phase_kind != "planning":
            made.table.bridge.do(turns.next_phase)
        yield made.table


def overlays(window: TableWindow) -> list[Overlay]:
    return [one for one in window.findChildren(Overlay) if one.isVisible()]


def turn_to(window: TableWindow, side: str) -> None:
    window.draw_curtain("torvik")
    if side == "hand":
        window.seclusion.open_hand("torvik", "")
    elif side == "slips":
        window.enter_slips()
    QApplication.processEvents()
    window.seclusion.idle.stop()  # time goes by only where a test says so


@pytest.mark.parametrize("side", ["curtain", "hand", "slips"])
def test_no_action_but_those_that_are_allowed_does_anything(window: TableWindow, side: str) -> None:
    turn_to(window, side)
    assert window.seclusion.side == side
    allowed = next(names for key, names in ALLOWED.items() if key == side and names is not None)
    assert {one.id for one, _ in commands_in(window)} <= allowed
    events = len(window.bridge.session.history.entries)
    for action in window.findChildren(QAction):
        name = action.property(COMMAND)
        if name is None or name in allowed:
            continue
        owner = action.parent()
        if name in {"leave"} or not isinstance(owner, QWidget) or not (owner is window or owner.isVisible()):
            continue
        action.trigger()
        QApplication.processEvents()
        assert window.seclusion.side == side, name
        assert overlays(window) == [], name
    assert len(window.bridge.session.history.entries) == events
    inside = window.seclusion._pages.currentWidget()
    alive = [one for one in window.findChildren(QShortcut) if _is_alive(one)]
    assert all(
        (inside is not None and inside.isAncestorOf(_owner(one))) or _owner(one) is inside for one in alive
    )


def _owner(shortcut: QShortcut) -> QWidget:
    owner = shortcut.parent()
    assert isinstance(owner, QWidget)
    return owner


def _is_alive(shortcut: QShortcut) -> bool:
    return shortcut.isEnabled() and _owner(shortcut).isVisible()


@pytest.mark.parametrize("name", ["export", "print-kit", "palette", "keys", "preferences"])
def test_what_lies_over_the_window_goes_when_the_curtain_falls(window: TableWindow, name: str) -> None:
    next(action for one, action in commands_in(window) if one.id == name).trigger()
    assert len(overlays(window)) == 1
    window.draw_curtain("torvik")
    assert overlays(window) == []
    assert window.curtain.isVisible()


def test_menus_and_other_windows_go_when_the_curtain_falls_and_the_projector_stays(
    window: TableWindow,
) -> None:
    window.projecting.toggle()
    window.replaying.open()
    window.menu.popup(window.pos())
    window.draw_curtain("torvik")
    QApplication.processEvents()
    seen = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert set(seen) == {window, window.projecting.window}


def test_less_movement_shortens_neither_the_hold_nor_the_wait_after_a_wrong_code(window: TableWindow) -> None:
    assert current_theme().reduced_motion
    people.set_code(window.bridge.session, "torvik", "1917")
    window.draw_curtain("torvik")
    QTest.keyClicks(window.curtain.code, "1234")
    QTest.keyClick(window.curtain.code, Qt.Key.Key_Return)
    assert window.curtain._wait.remainingTime() > WAIT_MS / 2
    window.show_table()
    window.draw_curtain("torvik")
    assert not window.curtain.code.isEnabled()
    assert window.curtain.button.hold_ms == HOLD_MS


@pytest.mark.parametrize("side", ["curtain", "hand", "slips"])
def test_what_the_program_tells_is_held_back_until_control_is_back(window: TableWindow, side: str) -> None:
    window.toast.show_for("There is another version.", "warn", "Show in its folder")
    turn_to(window, side)
    assert not window.toast.isVisible()
    window.toast.show_for("No copy was made.", "error")
    assert not window.toast.isVisible()
    window.show_table()
    assert (window.toast.text(), window.toast.button.text()) == (
        "There is another version.",
        "Show in its folder",
    )
    assert window.toast.button.isVisible()
    window.toast.close_button.click()
    assert window.toast.text() == "No copy was made."
    assert not window.toast.button.isVisible()
    window.toast.close_button.click()
    assert not window.toast.isVisible()


@pytest.mark.parametrize("side", ["curtain", "hand", "slips"])
def test_a_sheet_that_opens_by_itself_waits_until_control_is_back(window: TableWindow, side: str) -> None:
    sheet = Overlay(window, "Question")
    turn_to(window, side)
    sheet.open_over()
    assert overlays(window) == []
    window.show_table()
    assert overlays(window) == [sheet]


def test_the_idle_time_closes_a_sheet_over_the_hand_and_the_curtain_falls(window: TableWindow) -> None:
    turn_to(window, "hand")
    next(action for one, action in commands_in(window) if one.id == "palette").trigger()
    assert len(overlays(window)) == 1
    window.seclusion.pass_time(60)
    assert overlays(window) == []
    assert window.curtain.isVisible()
    assert window.seclusion.side == "curtain"


def test_nothing_lies_over_the_last_seconds(window: TableWindow) -> None:
    turn_to(window, "hand")
    next(action for one, action in commands_in(window) if one.id == "palette").trigger()
    window.seclusion.pass_time(52)
    QApplication.processEvents()
    assert overlays(window) == []
    warning = find(window, "idle-warning")
    assert isinstance(warning, PlainLabel)
    assert warning.text() == "The curtain closes in 8 seconds."


@pytest.mark.parametrize("side", ["hand", "slips"])
def test_the_strip_counts_down_and_any_input_starts_it_again(window: TableWindow, side: str) -> None:
    turn_to(window, side)
    [strip] = [one for one in window.findChildren(PrivateStrip) if one.isVisible()]
    found = []
    for event in INPUTS:
        window.seclusion.pass_time(52)
        found.append(strip.is_late)
        QApplication.sendEvent(window.windowHandle(), event(60))
        found.append(strip.is_late)
    assert found == [True, False] * len(INPUTS)
    assert strip.clock.text() == "1:00"


@pytest.mark.parametrize("side", ["hand", "slips"])
def test_the_last_seconds_are_said_aloud_at_their_start_and_half_way(
    window: TableWindow, side: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = list[str]()
    monkeypatch.setattr("ui.widgets.idle_ring.say_aloud", lambda _widget, words, at_once: said.append(words))
    turn_to(window, side)
    for tick in range(240):
        window.seclusion.pass_time(tick / 4)
    assert said == [
        f"The curtain closes in {left} seconds. Any key or the mouse keeps it open." for left in (10, 5)
    ]


@pytest.mark.parametrize("side", ["hand", "slips"])
def test_a_screen_that_comes_closes_what_a_seat_or_control_has_open(window: TableWindow, side: str) -> None:
    """The room may see the new screen, as when a projector is plugged in."""
    turn_to(window, side)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.screenAdded.emit(app.primaryScreen())
    QApplication.processEvents()
    assert window.seclusion.side == ("curtain" if side == "hand" else "table")


def test_a_mouse_that_trembles_keeps_nothing_open(window: TableWindow) -> None:
    turn_to(window, "hand")
    QApplication.sendEvent(window.windowHandle(), moved_to(100))
    window.seclusion.pass_time(52)
    QApplication.sendEvent(window.windowHandle(), moved_to(103))
    assert find(window, "idle-warning").isVisible()


def moved_to(x: float) -> QEvent:
    at, none = QPointF(x, 200), Qt.MouseButton.NoButton
    return QMouseEvent(QEvent.Type.MouseMove, at, at, at, none, none, Qt.KeyboardModifier.NoModifier)


def turned(_: float) -> QEvent:
    at, none = QPointF(300, 200), Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    turn = QPoint(0, 120)
    return QWheelEvent(at, at, QPoint(), turn, Qt.MouseButton.NoButton, none, phase, False)


def pressed(_: float) -> QEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)


INPUTS = (turned, pressed, moved_to)


def test_a_seats_picture_stands_at_its_curtain_and_its_hand_and_moves_no_word(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = pictured(tmp_path)
    scenario = load(path)
    seat, other = scenario.rules.seat_order[:2]

    def look(compiled: CompiledScenario) -> tuple[str, QImage, ShownPicture | None, list[QRect]]:
        made = open_table(start(compiled, Plan(seed=7)))
        qtbot.addWidget(made)
        made.draw_curtain(seat)
        QApplication.processEvents()
        curtain = made.seclusion.curtain
        words = [one.geometry() for one in (curtain.title, curtain.people, curtain.button)]
        said, drawn = curtain.avatar.accessibleName(), curtain.avatar.grab().toImage()
        made.seclusion.open_hand(seat, "")
        band = made.findChild(PrivateStrip)
        assert band is not None
        shown, size = band.avatar.shown(), QRect(QPoint(), band.avatar.sizeHint())
        made.draw_curtain(other)
        assert curtain.avatar.accessibleName() == scenario.actor(other).name
        made.bridge.close()
        return said, drawn, shown, [*words, size]

    name, plain, nothing, words = look(CompiledScenario(scenario))
    said, drawn, shown, same_words = look(CompiledScenario(scenario, beside(scenario, path)))
    assert (name, said) == (scenario.actor(seat).name, f"{scenario.actor(seat).name}, The town from the sea")
    assert plain != drawn
    assert (nothing, shown is not None) == (None, True)
    assert words == same_words


def test_a_seats_picture_stands_on_the_wall_in_place_of_its_glyph(qtbot: QtBot, tmp_path: Path) -> None:
    path = pictured(tmp_path)
    scenario = load(path)
    shown = of_actor(CompiledScenario(scenario, beside(scenario, path)), "north-bank")
    seat = LargeSeat()
    qtbot.addWidget(seat)
    seat.resize(seat.sizeHint())
    seat.set_seat("North Bank", "seat", "sealed", sealed=True)
    plain = seat.grab().toImage()
    seat.set_seat("North Bank", "seat", "sealed", sealed=True, shown=shown)
    portrait = seat.grab().toImage()
    assert portrait.pixelColor(seat.width() // 2, 8) == QColor("steelblue")
    below = QRect(0, 54, seat.width(), 24)
    assert portrait.copy(below) == plain.copy(below), "its words stay where they were"
