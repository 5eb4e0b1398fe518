"""A field for a whole number: shows Latin digits, and takes those of any script as they are typed."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

from wargame.numerals import latin


class NumberField(QSpinBox):
    """A whole number within a range, with arrows."""

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Put Latin digits in the place of others, and say whether it is a number that fits."""
        said: tuple[QValidator.State, str, int] = super().validate(latin(text), at)
        return said
