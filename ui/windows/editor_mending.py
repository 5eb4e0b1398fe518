"""What is to be mended in a scenario that is being made: looked for while nobody types, then gone through.

Holds the faults and hints of the document as it is now (`troubles`); tells where the next one stands. Mending
itself is an edit of the editor's.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.scenario_bridge import ScenarioBridge
from wargame.scenario.document.document import Document
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import Path, section
from wargame.shown.faults import MendRow

MENDS_AFTER_MS: Final = 400
"""What would mend a fault is looked for once nothing is typed for so long."""


class Mending(QObject):
    """The things to mend in one scenario."""

    found = Signal()
    """What would mend the faults is known, or the hints where there are none."""
    leads_to = Signal(object)
    """The next one stands at this path."""
    leads_to_text = Signal(int, int)
    """The next one stands at this line and column of a text that has no forms."""
    told = Signal(str)

    def __init__(self, bridge: ScenarioBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.troubles = Troubles(bridge.document)
        self._at = -1
        """Which of the things to mend was gone to last."""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(MENDS_AFTER_MS)
        self._wait.timeout.connect(self.find)

    def renew(self, document: Document) -> None:
        """Take the document as it is now; what mends it is looked for once it rests."""
        self.troubles = Troubles(document)
        self._wait.start()

    def find(self) -> None:
        """Find what mends the faults, or the hints where there are none."""
        self._wait.stop()
        if self._bridge.document.faults:
            self.troubles.find_mends()
        else:
            self.troubles.find_hints()
        self.found.emit()

    def go_on(self, by: int) -> None:
        """Go to the next thing that is to be mended, after the last one to the first."""
        if not self.troubles.all and self._wait.isActive():
            self.find()
        troubles = self.troubles.all or self.troubles.hints
        if not troubles:
            self.told.emit("Nothing is to be mended.")
            return
        self._at = (self._at + by if self._at >= 0 or by > 0 else -1) % len(troubles)
        one = troubles[self._at]
        if self._bridge.document.root is None or not one.section:
            self.leads_to_text.emit(one.fault.line, one.fault.column)
            return
        path = path_at_line(self._bridge.document, one.fault.line, one.fault.column)
        target = path if path[: len(one.item)] == one.item else one.item
        self.leads_to.emit(target or (section(one.section).field,))

    def first_mend(self) -> MendRow | None:
        """Return what mends the first of all that can be mended; None if nothing can."""
        ones = self.troubles.all or self.troubles.hints
        return next((mend for one in ones for mend in self.troubles.mends(one.fault)[:1]), None)


def path_at_line(document: Document, line: int, column: int) -> Path:
    """Return the path of what stands at a line and column of the text; empty where it cannot be read."""
    text = document.text
    lines = text.splitlines(keepends=True)
    at = sum(len(one) for one in lines[: line - 1]) + column - 1
    return () if document.root is None else document.path_at(min(at, len(text)))
