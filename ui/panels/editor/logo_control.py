"""The field of a logo: the picture, and what chooses another one or takes it away.

The letters that the file holds are shown to nobody; they are made of the picture that is chosen.
"""

from typing import Any

from PySide6.QtWidgets import QWidget

from ui.panels.editor.control import UNSET, Control, as_text
from ui.widgets.logo_field import LogoField
from ui.widgets.notices import Notice
from wargame.scenario.fields import FieldForm


class LogoControl(Control):
    """A logo, chosen from a file."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.logo = LogoField()
        self.notice = Notice("", "error")
        self.notice.hide()
        self._line.addWidget(self.logo)
        self._line.addWidget(self.notice)
        self.logo.refused.connect(self.notice.show_refusal)
        self.logo.changed.connect(self._tell)
        self._come_to(self.logo.choose)

    def _show(self, value: Any) -> None:
        self.logo.show_logo(as_text("" if value is UNSET else value))

    def _tell(self, logo: str) -> None:
        self.edited.emit(logo)
        self.rested.emit()
