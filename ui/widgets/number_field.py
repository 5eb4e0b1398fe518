"""A field for a whole number: shows Latin digits, and takes those of any script as they are typed.

One click is enough to type another number: what stands there is chosen as a whole when the field gets the
focus, and a sign that stands for "none" gives way to the first digit.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent, QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from wargame.numerals import latin, whole
from wargame.words.counting import signed


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


class SignedSpin(NumberField):
    """A tie's value or a change, written with its sign; without, where another number is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_sign = True

    def set_signed(self, has_sign: bool) -> None:
        """Write the number with its sign, or as one that has none."""
        self._has_sign = has_sign
        # The text is made anew only where range or value change; a value that stays is written anew by this.
        self.setPrefix(self.prefix())

    def textFromValue(self, value: int) -> str:  # noqa: N802
        """Return the number as people write it."""
        return signed(value) if self._has_sign or value < 0 else str(value)

    def valueFromText(self, text: str) -> int:  # noqa: N802
        """Return the number that was typed; 0 for what is none."""
        return whole(text) or 0

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Take both kinds of minus, and show the one that people write."""
        state, typed = QValidator.State, latin(text)
        if typed.strip() in ("", "+", "-"):
            return state.Intermediate, text, at
        number = whole(typed)
        fits = number is not None and self.minimum() <= number <= self.maximum()
        return (state.Acceptable if fits else state.Invalid), typed.replace("-", "−"), at
