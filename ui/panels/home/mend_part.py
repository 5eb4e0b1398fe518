"""One fault in full: its words, the presses that mend it, and how the file will read then."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.shown.faults import FaultRow

KEY: Final = "Alt+Enter"
MOST_PRESSES: Final = 5


class MendPart(QWidget):
    """Shows a fault; `pressed` tells which of its mends was chosen, by number."""

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel("", "body", wrap=True)
        self.words.setObjectName("fault")
        self.reads = PlainLabel("", "secondary", "ink2", wrap=True)
        self.reads.setObjectName("mend-reads")
        self._buttons: list[QuietButton] = []
        self._presses = QHBoxLayout()
        self._presses.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.words)
        self._column.addWidget(self.reads)
        self._column.addLayout(self._presses)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def show_fault(self, row: FaultRow | None) -> None:
        """Show a fault with its mends, or nothing."""
        mends = row.mends[:MOST_PRESSES] if row else ()
        self.words.setText(row.words if row else "")
        self.reads.setText(mends[0].reads if mends else "")
        self.reads.setVisible(bool(mends and mends[0].reads))
        for button in self._buttons:
            self._presses.removeWidget(button)
            button.deleteLater()
        self._buttons = [
            self._press(number, mend.label, KEY if number == 0 else "") for number, mend in enumerate(mends)
        ]

    def set_brief(self, brief: bool) -> None:
        """Leave the words away where the file tells them at its line."""
        self.words.setHidden(brief)
        self.reads.setHidden(brief or not self.reads.text())

    def buttons(self) -> tuple[QuietButton, ...]:
        """Return the presses, the likeliest first."""
        return tuple(self._buttons)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(16), px(10), px(16), px(10))
        self._column.setSpacing(px(6))
        self._presses.setSpacing(px(8))

    def _press(self, number: int, label: str, key: str) -> QuietButton:
        button = QuietButton(label, key=key)
        button.setObjectName(f"mend-{number}")
        button.clicked.connect(lambda: self.pressed.emit(number))
        self._presses.insertWidget(number, button, 0, Qt.AlignmentFlag.AlignLeft)
        return button
