"""What the library shows before the first session: what this is for, and three ways to begin."""

from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.enter import EnterKey
from ui.widgets.marks import paint_avatar
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import PlainLabel

GLYPHS: Final = ("seat-hexagon", "seat-disc", "seat-triangle", "seat-square", "seat-diamond")
OTHERS: Final = (("seat-sail", 0.83, 0.15), ("seat-mountain", 0.93, 0.30), ("seat-wave", 0.12, 0.72))

NARROW: Final = 800
LOW: Final = 480

CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class EmptyTable(Painted):
    """Five seats and no tie yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(px(420), px(230))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the discs."""
        painter = smooth(self)
        rect = QRectF(self.rect())
        fill_round(painter, rect, px(8), colour("surface"), colour("line"), current_theme().tokens.border)
        for number, glyph in enumerate(GLYPHS):
            angle = -pi / 2 + number * 2 * pi / len(GLYPHS)
            x = rect.center().x() + cos(angle) * rect.width() * 0.27
            y = rect.center().y() + px(6) + sin(angle) * rect.height() * 0.34
            side = px(36)
            paint_avatar(painter, QRectF(x - side / 2, y - side / 2, side, side), glyph)
        for glyph, x, y in OTHERS:
            side = px(22)
            place = QRectF(rect.width() * x - side / 2, rect.height() * y - side / 2, side, side)
            paint_avatar(painter, place, glyph, filled=False)


PRACTICE: Final = "Play the practice game"


class WelcomePanel(QWidget):
    """An inviting beginning. The window connects the three buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = EmptyTable()
        self.title = PlainLabel("No sessions yet", "page", align=CENTRE)
        self.text = PlainLabel(
            "A session is one game at one table. Begin with the practice game: three seats, two turns, about "
            "ten minutes, and you play all the seats yourself.",
            "large",
            "ink2",
            wrap=True,
            align=CENTRE,
        )
        self.practice_button = PrimaryButton(PRACTICE, icon="ui-play")
        EnterKey(self, self.practice_button)
        self.practice_button.setObjectName("primary")
        self.new_button = QuietButton("New session", key="Ctrl+N", icon="ui-plus", height=40)
        self.new_button.setObjectName("welcome-new")
        self.open_button = QuietButton("Open a file", icon="ui-folder", plain=True, height=40)
        self.open_button.setObjectName("welcome-open")
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.addStretch(1)
        for button in (self.practice_button, self.new_button, self.open_button):
            self._buttons.addWidget(button, 0, CENTRE)
        self._buttons.addStretch(1)
        self._words = QHBoxLayout()
        self._words.addStretch(1)
        self._words.addWidget(self.text, 3)
        self._words.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self.picture, 0, CENTRE)
        self._column.addWidget(self.title)
        self._column.addLayout(self._words)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def say_starting(self, starting: bool) -> None:
        """Say on the button whether the practice game is being started, which may take a moment."""
        self.practice_button.setText("Starting …" if starting else PRACTICE)
        self.practice_button.setEnabled(not starting)
        self.practice_button.repaint()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setSpacing(px(16))
        self._buttons.setSpacing(px(8))

    def set_room(self, room: QSize) -> None:
        """Leave the picture away, and set the buttons below one another, in a small room (px at 100 %)."""
        self.picture.setVisible(room.height() > LOW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(across if room.width() > NARROW else down)
