"""A line to write a note in, over the stage: what N opens, and nothing else.

The room sees this screen, so nothing of the record comes with it. Enter keeps the note beside the last event,
Esc puts the line away; what was written stays in it until it is kept.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.theme.theme import current_theme
from ui.widgets.fields import EntryField
from ui.widgets.frames import Glyph, Panel
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.session import notes


class NoteLine(Panel):
    """One line, and what the keys do."""

    left = Signal()
    """It is done with; the focus goes back to where it rests."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__("raised", "Note", parent)
        self._bridge = bridge
        self.field = EntryField("A note, beside what happened last", "Note")
        self.field.setObjectName("note-line")
        self.field.returnPressed.connect(self._keep)
        self.hint = PlainLabel("Enter keeps it, Esc puts it away", "secondary", "ink2", elide=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(Glyph("ui-note"))
        self._row.addWidget(self.field, 3)
        self._row.addWidget(self.hint, 1)
        self.hide()
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def begin(self) -> None:
        """Show the line and put the cursor into it."""
        self.hint.setText("Enter keeps it, Esc puts it away")
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put it away on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def _keep(self) -> None:
        if not self.field.text().strip():
            self._leave()
            return
        refusal = self._bridge.attempt(notes.make_note, self.field.text())
        if refusal:
            self.hint.setText(refusal)
            return
        self.field.clear()
        self._leave()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _restyle(self) -> None:
        self._row.setContentsMargins(px(12), px(6), px(12), px(6))
        self._row.setSpacing(px(10))
