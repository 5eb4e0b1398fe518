"""Why a ruling is made as it is, and who decided if it was not the facilitator: for the record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.columns import Columns
from ui.widgets.fields import EntryField, SerifEdit

NARROW = 420
"""Below this width (px at 100 %) the two fields are stacked."""


class RationaleForm(Columns):
    """Two fields that stand on the record with the ruling; `changed` tells that something was typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NARROW, 8, parent=parent)
        self.rationale = SerifEdit("Rationale, for the record", "Rationale", 2)
        self.rationale.setObjectName("rationale")
        self.rationale.textChanged.connect(self.changed)
        self.decided_by = EntryField("Decided by, if not you", "Who decided, if not the facilitator")
        self.decided_by.setObjectName("decided-by")
        self.add(self.rationale, 2)
        self.add(self.decided_by, 1)
        self._box.setAlignment(self.decided_by, Qt.AlignmentFlag.AlignTop)

    def reason(self) -> str:
        """Return the rationale as it was typed."""
        return self.rationale.toPlainText()

    def who(self) -> str:
        """Return who decided; empty for the facilitator."""
        return self.decided_by.text().strip()

    def reset(self) -> None:
        """Empty both fields: another move is ruled on."""
        self.rationale.clear()
        self.decided_by.clear()
