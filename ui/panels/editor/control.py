"""What every field to fill in can do: show a value as it stands in the file, and tell another one.

A control shows a plain value and tells the value that a person gives instead: `edited`, with `UNSET` for a
field that is to be taken out. What does not fit its kind is shown as it was written. The descriptions come
from `wargame.scenario.fields`; which control a field gets says `ui.panels.editor.made`. The kinds stand in
`typed` and `chosen`. To add a kind: a class there and its line in `made`.
"""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.painted import px
from wargame.scenario.document.document import Document
from wargame.scenario.fields import FieldForm

UNSET: Final = object()
"""In place of a value: the field is to be left out."""

FAR: Final = 1_000_000
"""No number of a scenario lies further from 0 than this, where its field has no range."""


class Control(QWidget):
    """One field; shows a value and tells another one."""

    edited = Signal(object)
    rested = Signal()
    """What was typed is complete: the next change is one of its own."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line = QVBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(4))
        self._entered: QWidget = self

    def show_value(self, value: Any, document: Document) -> None:
        """Show a value, `UNSET` where the file says nothing; nothing is told."""
        self._document = document
        self._show(value)

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed; what is typed can still be read through and copied."""
        if isinstance(self._entered, QLineEdit | QPlainTextEdit):
            self._entered.setReadOnly(read_only)
        else:
            self.setEnabled(not read_only)

    def set_bad(self, bad: bool) -> None:
        """Mark the field as holding something that is to be mended."""
        _mark(self.focus_widget(), bad)

    def focus_widget(self) -> QWidget:
        """Return what has the keyboard when the field is come to."""
        return self._entered

    def _enter_in(self, widget: QWidget) -> None:
        """Give the control the widget in which its value is entered."""
        self._line.addWidget(widget)
        self._come_to(widget)

    def _come_to(self, widget: QWidget) -> None:
        """Have a widget take the keyboard when the field is come to."""
        self._entered = widget
        self.setFocusProxy(widget)

    def _default(self, value: Any) -> Any:
        return self.form.default if value is UNSET else value


def as_text(value: Any) -> str:
    """Return a plain value as it is written, for a field that may hold anything."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _mark(widget: QWidget, bad: bool) -> None:
    if bool(widget.property("bad")) != bad:
        widget.setProperty("bad", bad)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
