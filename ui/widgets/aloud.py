"""What a screen reader says that nobody has the focus on: a time that runs out, a screen that came.

A `Notice` tells of itself; this is for what is only drawn, such as a ring that gets shorter.
"""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def say_aloud(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have a screen reader say something; `at_once` cuts off what it is saying."""
    event = QAccessibleAnnouncementEvent(widget, words)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
