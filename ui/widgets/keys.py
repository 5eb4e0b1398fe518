"""Keys that a widget keeps for itself, though its window means something by them.

Qt asks the widget with the focus first, by an event of its own. A widget in which Enter opens or chooses
something accepts that event, and the key then comes to it and not to the window.
"""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def takes_enter(event: QEvent) -> bool:
    """Return whether an event asks if the widget with the focus wants Enter, without a modifier."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and event.key() in ENTER
