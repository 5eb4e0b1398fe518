"""The session one most likely wants to go on with, large, with the one primary button."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.frames import Panel, Rule
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.shown.library import SessionRow, when

PICTURE_WIDTH = 380


class HeroPanel(Panel):
    """Shows one session; empty it is hidden."""

    opened = Signal(Path)
    read = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "Continue", parent)
        self.setObjectName("hero")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._row: SessionRow | None = None
        self._compact = False
        self.eyebrow = PlainLabel("Continue", "section", "ink2")
        self.title = PlainLabel("", "page", elide=True)
        self.state = PlainLabel("", "body", "ink2", elide=True)
        self.seats = PlainLabel("", "body", "ink2", wrap=True, lines=2)
        self.open_button = PrimaryButton("Open session")
        self.open_button.setObjectName("primary")
        self.read_button = QuietButton("Open for reading", icon="ui-eye", height=40)
        self.read_button.setObjectName("hero-read")
        self.open_button.clicked.connect(self._open)
        self.read_button.clicked.connect(self._read)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.open_button)
        self._buttons.addWidget(self.read_button)
        texts = QVBoxLayout()
        for label in (self.eyebrow, self.title, self.state, self.seats):
            texts.addWidget(label)
        texts.addStretch(1)
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words.addLayout(texts, 1)
        self._words.addLayout(self._buttons)
        self._words.setAlignment(self._buttons, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._texts = texts
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addLayout(self._words, 1)
        self._rule = Rule(vertical=True)
        self._rule.hide()
        self._line.addWidget(self._rule)
        self._picture: QWidget | None = None
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side, above = (px(20), px(12)) if self._compact else (px(32), px(20))
        self._words.setContentsMargins(side, above, side, above)
        self._words.setSpacing(px(16))
        self._texts.setSpacing(px(0 if self._compact else 4))
        self._buttons.setSpacing(px(8))
        if self._picture is not None:
            self._picture.setFixedWidth(px(PICTURE_WIDTH))

    def set_compact(self, compact: bool, wide: bool) -> None:
        """Take less room: without remarks when compact, without the picture unless wide."""
        self._compact = compact
        direction = QBoxLayout.Direction.LeftToRight if compact else QBoxLayout.Direction.TopToBottom
        self._words.setDirection(direction)
        self.title.set_role("dialog" if compact else "page")
        self.read_button.setVisible(not compact)
        self.eyebrow.setVisible(not compact)
        self.seats.setVisible(not compact and bool(self.seats.text()))
        if self._picture is not None:
            self._picture.setVisible(wide and not compact)
            self._rule.setVisible(wide and not compact)
        self.restyle()

    def show_row(self, row: SessionRow | None, now: float) -> None:
        """Show a session, or hide without one."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self.title.setText(row.title)
        played = when(row.played, now)
        said = (row.turn_words, row.scenario, f"last played {played}" if played else "")
        self.state.setText(" · ".join(part for part in said if part))
        self.seats.setText(", ".join(row.seats))
        self.seats.setVisible(bool(row.seats) and not self._compact)
        self.open_button.setAccessibleDescription(f"Goes on with {row.title}")

    def row(self) -> SessionRow | None:
        """Return the session that is shown."""
        return self._row

    def set_picture(self, picture: QWidget, wide: bool) -> None:
        """Put a picture on the right, once; it is shown where there is room."""
        self._picture = picture
        picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._line.addWidget(picture)
        self.restyle()
        self.set_compact(self._compact, wide)

    def _open(self) -> None:
        if self._row is not None:
            self.opened.emit(self._row.path)

    def _read(self) -> None:
        if self._row is not None:
            self.read.emit(self._row.path)
