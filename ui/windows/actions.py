"""Commands made into actions of a window, and menus made of them.

`add_command` takes words and keys from `ui.presenters.commands`, so the menus, the palette and the page of
keys agree. The action is alive while its owner is seen; the palette finds it there. Before it is done,
`ui.windows.allowed` is asked: at the curtain and in a hand only few commands are.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.presenters.commands import Command, command
from ui.widgets.text import plain_words
from ui.windows.allowed import may_do

COMMAND: Final = "command"
"""The property of an action that holds the id of its command."""


def add_command(
    owner: QWidget, name: str, slot: Callable[[], object], button: QPushButton | None = None
) -> QAction:
    """Return an action of `owner` that does the command `name`; `button` does it too.

    Raises
    ------
    KeyError
        If there is no such command.
    """
    one = command(name)
    action = QAction(plain_words(one.words), owner)
    action.setObjectName(f"do-{name}")
    action.setProperty(COMMAND, name)
    action.setShortcuts([QKeySequence(keys) for keys in one.keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setAutoRepeat(False)
    action.triggered.connect(lambda _checked=False: slot() if may_do(name, owner.window()) else None)
    owner.addAction(action)
    if button is not None:
        button.clicked.connect(lambda _checked=False: action.trigger())
    return action


def commands_in(window: QWidget) -> tuple[tuple[Command, QAction], ...]:
    """Return the commands that can be done in a window now, with their actions, each once."""
    found: dict[str, tuple[Command, QAction]] = {}
    for action in window.findChildren(QAction):
        name = action.property(COMMAND)
        if (
            isinstance(name, str)
            and may_do(name, window)
            and action.isEnabled()
            and _is_seen(action.parent())
        ):
            found.setdefault(name, (command(name), action))
    return tuple(found.values())


def fill_menu(menu: QMenu, owner: QWidget, *names: str) -> None:
    """Put the actions of `owner` for these commands into a menu, in this order; an empty name is a line."""
    by_name = {action.property(COMMAND): action for action in owner.findChildren(QAction)}
    for name in names:
        if not name:
            menu.addSeparator()
        elif name in by_name:
            menu.addAction(by_name[name])


def refill_menu(menu: QMenu, owner: QWidget, *names: str) -> None:
    """Put other actions of `owner` into a menu in place of those that it has; they stay with their owner.

    Clearing the menu would take the actions along, with their keys.
    """
    for action in menu.actions():
        menu.removeAction(action)
        if action.isSeparator():
            action.deleteLater()
    fill_menu(menu, owner, *names)


def _is_seen(owner: QObject | None) -> bool:
    return isinstance(owner, QWidget) and owner.isVisible()
