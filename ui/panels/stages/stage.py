"""What stands in the middle of the table: one stage for each step of a turn.

The table shows the stage that fits the state and gives it every change. A stage that has a step of its
own to offer (throw the dice, record the ruling) says so by `own_step`; the footer's one button then
says those words and calls `press`. Otherwise the table's next step stands.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.bridge import SessionBridge
from ui.presenters.commands import command
from ui.widgets.text import plain_words
from wargame.game.events import Event
from wargame.game.state import GameState


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStep:
    """A stage's own next step, in place of the table's."""

    words: str
    """On the primary button."""
    title: str = ""
    detail: str = ""
    ready: bool = True
    """Whether it can be done now; the detail says what is missing."""
    key: str = "Enter"
    """The key cap on the button."""
    there: bool = True
    """Whether the button is seen at all: where a stage has its own, it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked before something is done for good; not to do it is what Enter answers."""

    title: str
    text: str
    stay: str
    """On the dark button, which does nothing."""
    go_on: str
    do: Callable[[], object]


class Stage(QWidget):
    """One step of a turn. Subclasses override `show_state`, and `own_step` with `press` if they have one."""

    step_changed = Signal()
    """The stage's own step, or whether it can be done, is another now."""
    leave = Signal()
    """The stage is done with; the table decides what comes."""
    turn_to = Signal(str)
    """The stage hands over to another one, by its name."""

    told = Signal()
    """What was shown moving lies still now, here and on the wall."""

    written = Signal()
    """What was typed on it is done with; the focus goes back to where it rests."""

    unsure = Signal(object)
    """A `Question` is to be asked over the table."""

    asked_why = Signal(int)
    """Somebody wants to see an event in the record, by its number."""
    asked_wall = Signal()
    """Something was chosen for the room to see: the projector is to be open."""
    asked_tool = Signal(str)
    """Somebody wants a tool of the table, by its name."""

    asked_blind = Signal(int)
    """Somebody else is to rule on a move, blind, by its number."""

    wide: ClassVar[bool] = False
    """Whether it takes the whole width, in place of seats, tracks and outcomes."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self._shortcuts: list[QShortcut] = []
        self._keys: tuple[bool, bool] = (True, True)

    def show_state(self, state: GameState, events: tuple[Event, ...]) -> None:
        """Show a state; `events` led to it (empty when the table jumps)."""

    def stays(self, _state: GameState, _events: tuple[Event, ...]) -> bool:
        """Return whether it goes on standing there after a change, though another stage would fit."""
        return False

    def own_step(self) -> OwnStep | None:
        """Return the stage's own next step; None to leave it to the table."""
        return None

    def press(self) -> None:
        """Do the stage's own step."""

    def rests_at(self) -> QWidget | None:
        """Return what has the focus between two steps; None for the dark button."""
        return None

    def note_field(self) -> QWidget | None:
        """Return its own line for a note on what it shows; None to leave notes to the table."""
        return None

    def add_key(self, name: str, slot: Callable[[], object]) -> QAction:
        """Return an action that does a command of `presenters.commands` while the stage is seen.

        It stands in the palette as the window's own commands do.
        """
        one = command(name)
        action = QAction(plain_words(one.words), self)
        action.setObjectName(f"do-{name}")
        action.setProperty("command", name)
        action.setShortcuts([QKeySequence(keys) for keys in one.keys])
        # In the whole window: the focus is mostly on the table's primary button.
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False: slot())
        self.addAction(action)
        return action

    def add_shortcut(self, keys: str, slot: Callable[[], object]) -> QShortcut:
        """Return a key that does something while the stage is seen and nothing is being typed."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(slot)
        self._shortcuts.append(shortcut)
        return shortcut

    def set_keys(self, *, plain: bool, others: bool) -> None:
        """Say which of the stage's keys act: those without a modifier, and the others.

        The table takes them away while something is typed or a drawer is open, so that an arrow or a
        letter goes where the focus is.
        """
        if self._keys == (plain, others):
            return
        self._keys = (plain, others)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(plain if _is_plain(shortcut.key()) else others)
        for action in self.actions():
            action.setEnabled(plain if all(map(_is_plain, action.shortcuts())) else others)


def _is_plain(keys: QKeySequence) -> bool:
    said = keys.toString(QKeySequence.SequenceFormat.PortableText)
    return "Ctrl+" not in said and "Alt+" not in said
