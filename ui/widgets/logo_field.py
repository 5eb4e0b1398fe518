"""A house's logo, chosen from a file: seen small, taken away again.

Gives the logo as it is kept, in letters; what is no picture is told in the words of the refusal.
"""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.painted import px
from wargame.logo import logo_in, picture_of
from wargame.terms import EntenteError

PATTERN = "Pictures (*.png *.jpg *.jpeg *.svg)"
SHOWN = QSize(120, 32)
"""The most room that the picture takes, in px at 100 %."""


class LogoField(QWidget):
    """The logo with what changes it."""

    changed = Signal(str)
    """The logo in letters; empty for none."""
    refused = Signal(str)
    """Why a file cannot be a logo; empty once one can."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logo = ""
        self.picture = QLabel()
        self.picture.setObjectName("logo-picture")
        self.choose = QuietButton("Choose a picture…", icon="ui-folder")
        self.choose.setObjectName("logo-choose")
        self.choose.clicked.connect(self._ask)
        self.remove = IconButton("ui-x", "Take the logo away")
        self.remove.setObjectName("logo-remove")
        self.remove.clicked.connect(self._remove)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.picture, self.choose, self.remove):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        current_theme().changed.connect(self.restyle)
        self.show_logo("")

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setSpacing(px(8))
        self.show_logo(self._logo)

    def logo(self) -> str:
        """Return the logo in letters; empty for none."""
        return self._logo

    def show_logo(self, logo: str) -> None:
        """Show a logo; nothing is told of it."""
        self._logo = logo
        picture = QPixmap()
        there = bool(logo) and picture.loadFromData(picture_of(logo))
        if there:
            room = QSize(px(SHOWN.width()), px(SHOWN.height()))
            ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(room * self.devicePixelRatioF(), ratio, smooth)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self.picture.setPixmap(picture)
        self.picture.setVisible(there)
        self.picture.setAccessibleName("The logo" if there else "")
        self.remove.setVisible(bool(logo))
        self.choose.setText("Another picture…" if logo else "Choose a picture…")

    def take(self, path: Path) -> None:
        """Make the logo of a file; say why where that cannot be."""
        try:
            logo = logo_in(path)
        except EntenteError as error:
            self.refused.emit(error.told.without_commands())
            return
        self.refused.emit("")
        self.show_logo(logo)
        self.changed.emit(logo)

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self.window(), "Choose the logo", "", PATTERN)
        if chosen:
            self.take(Path(chosen))

    def _remove(self) -> None:
        self.show_logo("")
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit("")
