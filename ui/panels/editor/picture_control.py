"""The field of a picture's file: the picture as it is, its name, and a press that chooses another.

What is chosen is copied beside the scenario (`wargame.shown.editor.pictures`), made anew without what a
camera added; the file itself stays where it is.
"""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.panels.editor.control import UNSET, Control, as_text
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import EntryField
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.picture import PictureFrame
from wargame.scenario.fields import FieldForm
from wargame.scenario.pictures import ENDINGS
from wargame.shown.editor.pictures import picture_named, take_in
from wargame.terms import EntenteError

PREVIEW = 140
"""How high the picture may be, in px at 100 %."""


def asked_picture(window: QWidget) -> Path | None:
    """Return the picture that somebody chooses; None if they choose none."""
    kinds = " ".join(f"*{ending}" for ending in ENDINGS)
    chosen, _ = QFileDialog.getOpenFileName(window, "Choose a picture", "", f"Pictures ({kinds})")
    return Path(chosen) if chosen else None


class PictureControl(Control):
    """The name of a picture's file, with the picture above it."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.picture = PictureFrame(PREVIEW)
        self.field = EntryField(name=form.label)
        self.choose = QuietButton("Choose a picture…", icon="ui-folder")
        self.choose.setObjectName("choose-picture")
        self.notice = Notice("", "error")
        self.notice.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)
        self._line.addWidget(self.picture)
        self._line.addLayout(row)
        self._line.addWidget(self.notice)
        self.field.textEdited.connect(lambda text: self.edited.emit(text))
        self.field.editingFinished.connect(self.rested)
        self.choose.clicked.connect(self.ask)
        self._come_to(self.choose)

    def _show(self, value: Any) -> None:
        """Show the picture that is named."""
        name = as_text("" if value is UNSET else value)
        if self.field.text() != name:
            self.field.setText(name)
        self.picture.show_picture(picture_named(self._document, name, name))

    def set_read_only(self, read_only: bool) -> None:
        """Let the picture only be seen."""
        self.field.setReadOnly(read_only)
        self.choose.setVisible(not read_only)

    def ask(self) -> None:
        """Ask for a picture, and take it in."""
        chosen = asked_picture(self.window())
        if chosen is not None:
            self.take(chosen)

    def take(self, picture: Path) -> None:
        """Put a picture beside the scenario, and name it here."""
        try:
            name = take_in(self._document, picture)
        except EntenteError as error:
            self.notice.show_refusal(error.told.without_commands())
            return
        self.notice.show_refusal("")
        self.edited.emit(name)
        self.rested.emit()
        self.picture.show_picture(picture_named(self._document, name, name))
