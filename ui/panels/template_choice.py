"""The house's template for a Word file or for slides: which file it is, another one, none."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.text import PlainLabel
from wargame.places import nearest_folder

KINDS: Final = {
    "docx": "Word templates (*.docx *.dotx *.docm *.dotm)",
    "pptx": "PowerPoint templates (*.pptx *.potx *.pptm *.potm)",
}
"""Files that can be a template, by the form of what is written."""

_OWN: Final = "Entente's own look"


class TemplateChoice(QWidget):
    """A file's name with two buttons; tells the path that was chosen, empty for none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Template")
        self._form, self._path = "docx", ""
        self.name = PlainLabel(_OWN, "body", "ink2", elide=True)
        self.name.setObjectName("template-name")
        self.choose = QuietButton("Choose…")
        self.choose.setObjectName("template-choose")
        self.choose.setAccessibleName("Choose the house's template")
        self.choose.clicked.connect(self._ask)
        self.none = QuietButton("None", plain=True)
        self.none.setObjectName("template-none")
        self.none.setAccessibleName("No template")
        self.none.clicked.connect(lambda: self.chosen.emit(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.choose)
        row.addWidget(self.none)

    def show_choice(self, form: str, path: str) -> None:
        """Show which template is chosen for a form."""
        self._form, self._path = form, path
        self.name.setText(Path(path).name if path else _OWN)
        self.name.setToolTip(path)
        self.none.setVisible(bool(path))

    def _ask(self) -> None:
        folder = str(nearest_folder(Path(self._path).parent)) if self._path else ""
        kinds = KINDS.get(self._form, "")
        found, _ = QFileDialog.getOpenFileName(self.window(), "The house's template", folder, kinds)
        if found:
            self.chosen.emit(found)
