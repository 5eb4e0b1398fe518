"""What is wrong with a field, in words below it, and the press that mends it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.frames import Glyph
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.scenario.faults import Fault
from wargame.shown.editor.places import Troubles, told

if TYPE_CHECKING:
    from wargame.shown.faults import MendRow


class Faulty(QWidget):
    """What is wrong with the field above it, in words, and a press that mends it where one is known."""

    mended = Signal(object)
    """The MendRow that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mend: MendRow | None = None
        self.words = PlainLabel("", "label", "error", wrap=True)
        self.button = QuietButton("", key="Alt+Enter")
        self.button.setObjectName("mend")
        self.reads = PlainLabel("", "secondary", "ink2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        self.sign = Glyph("ui-error", 14, "error")
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(row)
        # Below the words: beside them it would leave them a column of single words in a narrow form.
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reads)
        self.button.clicked.connect(self.mend)
        self.hide()

    def tell(self, faults: Iterable[Fault], troubles: Troubles, hints: Iterable[Fault] = ()) -> None:
        """Say what is wrong, or what is likely not meant so; nothing if there is neither."""
        wrong = tuple(faults)
        faults = wrong or tuple(hints)
        self.sign.set_glyph("ui-error" if wrong else "ui-alert", "error" if wrong else "warn")
        self.words.set_tone("error" if wrong else "warn")
        self._mend = next((mend for fault in faults for mend in troubles.mends(fault)), None)
        self.words.setText(" ".join(told(fault) for fault in faults))
        self.button.setText(self._mend.label if self._mend is not None else "")
        self.button.setVisible(self._mend is not None)
        reads = self._mend.reads if self._mend is not None else ""
        self.reads.setText(reads)
        self.reads.setVisible(bool(reads))
        self.setVisible(bool(faults))

    def say(self, words: str) -> None:
        """Say what could not be done here, until the field is shown anew."""
        self._mend = None
        self.sign.set_glyph("ui-error", "error")
        self.words.set_tone("error")
        self.words.setText(words)
        self.button.hide()
        self.reads.hide()
        self.show()

    def mend(self) -> bool:
        """Mend it, if it is known how; return whether it is."""
        if self._mend is not None:
            self.mended.emit(self._mend)
        return self._mend is not None
