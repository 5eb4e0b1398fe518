"""A field for a whole number: shows Latin digits, and takes those of any script as they are typed.

One click is enough to type another number: what stands there is chosen as a whole when the field gets the
focus, and a sign that stands for "none" gives way to the first digit.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent, QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from wargame.numerals import latin


class NumberField(QSpinBox):
    """A whole number within a range, with arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_fresh = False
        self.lineEdit().installEventFilter(self)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Put Latin digits in the place of others, and say whether it is a number that fits."""
        none = self.specialValueText()
        if none and none in text and text != none:
            text, at = text.replace(none, ""), max(0, at - len(none))
        said: tuple[QValidator.State, str, int] = super().validate(latin(text), at)
        return said

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember that nothing was typed since the field was come to."""
        super().focusInEvent(event)
        self._is_fresh = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose all that stands there at the first click."""
        if event.type() == QEvent.Type.MouseButtonRelease and self._is_fresh:
            self._is_fresh = False
            if not self.lineEdit().hasSelectedText():
                self.selectAll()
        return super().eventFilter(watched, event)
