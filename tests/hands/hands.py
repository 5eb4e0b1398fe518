"""A pair of hands: keys and clicks through the X server, eyes on the window, and the record beside it."""

import os
import subprocess
from collections.abc import Callable
from time import monotonic
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QWidget

from tests.ui.table_kit import own_texts
from ui.desk import Desk
from ui.panels.stages.rulings.fallen import FallenPanel
from ui.widgets.shelf_card import ShelfCard
from ui.windows.table import TableWindow
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.shown.hand import present_hand

E = TypeVar("E", bound=Event)

PATIENCE_S: Final = 15.0
"""How long the window may take for anything; it takes a moment, but machines can be busy."""

HELD_S: Final = 1.6
"""How long a person holds a key that wants to be held for a second."""


class Hands:
    """One person at the keyboard and mouse of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.clicks = 0

    # Keys and mouse

    def press(self, *keys: str) -> None:
        """Press keys one after another, named as X names them: `Return`, `ctrl+Return`, `shift+1`."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            self.look()

    def write(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "15", text)
        self.look()

    def hold(self, key: str, until: Callable[[], bool]) -> None:
        """Hold a key down, repeating, until something is seen; then let go."""
        self._do("keydown", key)
        try:
            self.wait(until, f"holding {key}")
        finally:
            self._do("keyup", key)
        self.look()

    def tap_and_hold(self, key: str, seconds: float = HELD_S) -> None:
        """Hold a key down, repeating, for a time; then let go."""
        self._do("keydown", key)
        self.look(seconds)
        self._do("keyup", key)
        self.look()

    def click(self, widget: QWidget, at: QPoint | None = None, *, button: int = 1) -> None:
        """Move the mouse onto a widget and click."""
        place = widget.mapToGlobal(at or widget.rect().center()) * widget.devicePixelRatioF()
        self._do("mousemove", str(place.x()), str(place.y()))
        self.look(0.05)
        self._do("click", str(button))
        self.clicks += 1
        self.look()

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press the mouse's button on a place of a widget, move to another, and let go."""
        steps = 6
        for step in range(steps + 1):
            at = start + (end - start) * step / steps
            place = widget.mapToGlobal(at) * widget.devicePixelRatioF()
            self._do("mousemove", str(place.x()), str(place.y()))
            self.look(0.04)
            if step == 0:
                self._do("mousedown", "1")
        self._do("mouseup", "1")
        self.look()

    def hold_down(self, widget: QWidget) -> None:
        """Hold the mouse's button down on a widget until the hand opens."""
        place = widget.mapToGlobal(widget.rect().center()) * widget.devicePixelRatioF()
        self._do("mousemove", str(place.x()), str(place.y()))
        self._do("mousedown", "1")
        self.wait(lambda: not self.table.curtain.isVisible(), "the hand")
        self._do("mouseup", "1")
        self.look()

    # Eyes

    @property
    def table(self) -> TableWindow:
        """The table's window, which is open."""
        assert self.desk.table is not None, "no session is open"
        return self.desk.table

    @property
    def state(self) -> GameState:
        """Where the session stands in the record."""
        return self.table.bridge.state

    @property
    def focus(self) -> str:
        """What a screen reader would say has the focus."""
        widget = QApplication.focusWidget()
        if widget is None:
            return "nothing"
        words = widget.accessibleName()
        return words or (widget.text() if isinstance(widget, QAbstractButton) else type(widget).__name__)

    @property
    def button(self) -> str:
        """What the dark button at the lower right says."""
        return self.table.primary.text()

    def find(self, name: str) -> QWidget:
        """Return the widget of that name that is seen; fail in words if there is none."""
        for window in QApplication.topLevelWidgets():
            for one in window.findChildren(QWidget, name):
                if one.isVisible():
                    return one
        raise AssertionError(f"nothing called {name} can be seen; the focus is on {self.focus}")

    def sees(self, name: str) -> bool:
        """Return whether a widget of that name is seen."""
        return any(
            one.isVisible()
            for window in QApplication.topLevelWidgets()
            for one in window.findChildren(QWidget, name)
        )

    def find_button(self, words: str) -> QAbstractButton:
        """Return the button that is seen and has these words on it; fail in words if there is none."""
        seen = [
            one
            for window in QApplication.topLevelWidgets()
            for one in window.findChildren(QAbstractButton)
            if one.isVisible() and words.lower() in (one.text() or one.accessibleName()).lower()
        ]
        assert seen, f"no button says “{words}”; the dark button says “{self.button}”"
        return seen[0]

    def press_button(self, words: str) -> None:
        """Click the button with these words on it."""
        button = self.find_button(words)
        assert button.isEnabled(), f"“{words}” cannot be pressed"
        self.click(button)

    def spoken(self) -> str:
        """Return what a screen reader says of what has the focus, down to the cell that is chosen."""
        widget = QApplication.focusWidget()
        if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
            at = widget.currentIndex()
            return str(at.data(Qt.ItemDataRole.AccessibleTextRole) or at.data() or "")
        return self.focus

    def read_aloud(self, window: QWidget) -> str:
        """Return all that is seen in a window, in words."""
        seen = [one for one in window.findChildren(QWidget) if one.isVisible()]
        return "\n".join(words for one in seen for words in (*own_texts(one), *_rows(one)) if words)

    def look(self, seconds: float = 0.12) -> None:
        """Let the window do what is due for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def wait(self, seen: Callable[[], bool], what: str) -> None:
        """Look until something is seen; fail in words if it does not come."""
        end = monotonic() + PATIENCE_S
        while not seen():
            assert monotonic() < end, f"{what}: it did not come; the focus is on {self.focus}"
            self.look(0.05)

    # What people do at the table

    def enter(self, says: str) -> None:
        """Press Enter when the dark button says this, and see that something comes of it."""
        self._next(says, "Enter", lambda: self.press("Return"))

    def click_on(self, says: str) -> None:
        """Click the dark button when it says this, and see that something comes of it."""
        self._next(says, "a click", lambda: self.click(self.table.primary))

    def _next(self, says: str, what: str, do: Callable[[], None]) -> None:
        self.wait(
            lambda: says.lower() in self.button.lower(),
            f"the button should say “{says}”, but says “{self.button}”",
        )
        # A key while the dice fall ends their fall, and no more.
        self.wait(lambda: not self.dice_are_moving(), "the dice to rest")
        before = self._progress()
        do()
        self.wait(
            lambda: self.desk.table is None or before != self._progress(), f"{what} on “{says}” does nothing"
        )

    def go_on(self) -> None:
        """Press Enter, whatever the dark button says, and see that something comes of it."""
        self.enter("")

    def hand_is_open(self) -> bool:
        """Return whether a seat has the screen: its curtain or its hand."""
        return self.table.seclusion.side != "table"

    def cards(self) -> list[ShelfCard]:
        """Return the cards of the open hand that can be played."""
        return [one for one in self.table.findChildren(ShelfCard) if one.isVisible() and one.is_playable()]

    def choose(self, title: str = "") -> None:
        """Click a card of the open hand: the one of that title, or the first that can be played."""
        faces = self.cards()
        face = next((one for one in faces if title in one.accessibleName()), None)
        assert face is not None, f"“{title}” is not among {[one.accessibleName() for one in faces]}"
        self.click(face)

    def tab_to(self, said: str, most: int = 12) -> None:
        """Press Tab until what a screen reader says of the focus begins with this."""
        passed = [self.spoken()]
        while not passed[-1].startswith(said):
            assert len(passed) <= most, f"Tab does not lead to “{said}”, but to {passed}"
            self.press("Tab")
            passed.append(self.spoken())

    def aim(self, name: str = "") -> None:
        """Choose at whom the move is aimed, where the focus asks for it: by name, or the first on offer."""
        box = QApplication.focusWidget()
        assert isinstance(box, QComboBox), f"the focus is on {self.focus}, not on “Aimed at”"
        assert self.focus == "Aimed at"
        if name:
            self.write(name)
        else:
            self.press("Down")
        assert box.currentData(), "nobody is aimed at"
        assert box.currentText().startswith(name), f"“Aimed at” says {box.currentText()}"

    def dice_are_moving(self) -> bool:
        """Return whether a throw is still being shown."""
        return any(one.is_moving() for one in self.table.findChildren(FallenPanel) if one.isVisible())

    def current(self, name: str) -> str:
        """Return what is chosen in a box; empty if nothing is."""
        box = self.find(name)
        assert isinstance(box, QComboBox)
        return str(box.currentData() or "")

    def open_and_take_first(self, name: str) -> None:
        """Open a box by a click, and click the first choice that means something."""
        box = self.find(name)
        assert isinstance(box, QComboBox)
        self.click(box)
        view = box.view()
        self.wait(view.isVisible, f"the choices of {name}")
        first = next(at for at in range(box.count()) if box.itemData(at))
        self.click(view.viewport(), view.visualRect(view.model().index(first, 0)).center())
        assert self.current(name), f"a click in {name} chooses nothing"

    def playable(self, seat: str) -> str:
        """Return the title of a card that the seat can play, as its slip would have it."""
        at_hand = present_hand(
            self.table.bridge.at_seat(seat).door.look().sight, self.state.compiled.scenario
        )
        return next(one.title for one in at_hand.cards if one.playable)

    # The record

    def happened(self, kind: type[E]) -> tuple[E, ...]:
        """Return the events of one kind in the record, as it stands."""
        entries = self.table.bridge.session.history.line()
        return tuple(one.event for one in entries if isinstance(one.event, kind))

    def influence(self, seat: str) -> int:
        """Return what a seat holds."""
        return self.state.influence(seat)

    def _progress(self) -> tuple[int, str, bool]:
        history = self.table.bridge.session.history
        return len(history.entries), self.button, self.table.curtain.isVisible()

    def open_hand(self) -> None:
        """Hold the space bar at the curtain until the hand opens."""
        assert self.table.curtain.isVisible(), "the curtain is not drawn"
        self.hold("space", lambda: not self.table.curtain.isVisible())

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], check=True, env=os.environ.copy(), stdout=subprocess.DEVNULL)


def _rows(widget: QWidget) -> list[str]:
    """Return what a screen reader says of the rows of a list or a table."""
    if not isinstance(widget, QAbstractItemView):
        return []
    model = widget.model()
    places = [
        model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())
    ]
    return [str(at.data(Qt.ItemDataRole.AccessibleTextRole) or at.data() or "") for at in places]
