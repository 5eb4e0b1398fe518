"""What a new scenario is called: asked before it is made, because its file and its id are called after it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.fields import EntryField
from ui.widgets.overlay import Overlay
from ui.widgets.text import PlainLabel

LONGEST: Final = 120
"""Letters that a title can have."""


class TitleSheet(Overlay):
    """Asks for one title."""

    named = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "The title of the new scenario", width=520)
        self.setObjectName("title-sheet")
        self.title = PlainLabel("What is your scenario called?", "dialog", wrap=True)
        self.field = EntryField("", "Title of the new scenario", serif=True)
        self.field.setObjectName("new-title")
        self.field.setMaxLength(LONGEST)
        said = PlainLabel("Its file is called after it. You can change both later.", "body", "ink2")
        self.make = PrimaryButton("Make the scenario", key="Enter")
        self.make.setObjectName("make-scenario")
        cancel = QuietButton("Cancel", key="Esc", plain=True, height=40)
        cancel.clicked.connect(self.close_over)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.make)
        for widget in (self.title, self.field, said):
            self.column.addWidget(widget)
        self.column.addLayout(row)
        self.field.textChanged.connect(lambda text: self.make.setEnabled(bool(text.strip())))
        self.make.clicked.connect(self._name)
        self.field.returnPressed.connect(self._name)

    def ask(self, title: str) -> None:
        """Ask, with a title to be typed over."""
        self.field.setText(title)
        self.open_over(self.field)
        self.field.selectAll()

    def _name(self) -> None:
        title = " ".join(self.field.text().split())
        if title:
            self.close_over()
            self.named.emit(title)
