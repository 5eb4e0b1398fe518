"""Files that are dragged onto a widget: those with certain endings are taken, all others are not.

Make a `FileDrop` for the widget and connect `dropped`; nothing else is needed. For another kind of file: a
tuple of endings beside `DRAFTS`.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

DRAFTS: Final = (".docx", ".docm")
"""Endings of what an editor may have made of a report."""


class FileDrop(QObject):
    """Takes files that are dropped on `widget`."""

    dropped = Signal(object)
    """The path of the first of them."""
    all_dropped = Signal(object)
    """The paths of all of them."""

    def __init__(self, widget: QWidget, endings: tuple[str, ...]) -> None:
        super().__init__(widget)
        self._endings = endings
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take a drag that brings such a file, and the file when it is let go."""
        if not isinstance(event, QDropEvent):
            return False
        paths = self._paths(event)
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths[0])
            self.all_dropped.emit(paths)
        return True

    def _paths(self, event: QDropEvent) -> list[Path]:
        found = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return [path for path in found if path.suffix.lower() in self._endings]
