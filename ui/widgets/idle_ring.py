"""The strip above what a seat sees alone: whose it is, and how long until it is hidden.

A ring shows the time without input from the start; in the last seconds the whole strip turns dark and says
how many are left. It counts nothing itself: the window tells it by `show_left`.
"""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.aloud import say_aloud
from ui.widgets.buttons import QuietButton
from ui.widgets.marks import CENTRE
from ui.widgets.painted import Painted, colour, fill_hatch, fill_round, paint_ring, px, smooth
from ui.widgets.picture import Portrait
from ui.widgets.text import PlainLabel, paint_lines
from wargame.shown.pictures import ShownPicture
from wargame.words.counting import counted

LAST_S: Final = 10
"""So many seconds before the hand is hidden the strip turns dark."""
HALF_S: Final = 5
KEEPS_OPEN: Final = "Any key or the mouse keeps it open."
HEIGHT: Final = 48
LOW_HEIGHT: Final = 40


class IdleRing(Painted):
    """What is left of the time without input, as a ring; in the last seconds with their number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._whole = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_left(self, left: int, whole: int) -> None:
        """Show that `left` of `whole` seconds are left."""
        if (left, whole) != (self._left, self._whole):
            self._left, self._whole = left, max(1, whole)
            self.restyle()

    @property
    def is_last(self) -> bool:
        """Whether the last seconds are running."""
        return self._left <= LAST_S

    def sizeHint(self) -> QSize:
        """Return the size of the ring."""
        side = px(34 if self.is_last else 26)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter, width = smooth(self), max(2.0, px(4))
        ring = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        ink = colour("onprimary" if self.is_last else "ink")
        faint = QColor(ink)
        faint.setAlphaF(0.28)
        share = max(0.0, min(1.0, self._left / (LAST_S if self.is_last else self._whole)))
        paint_ring(painter, ring, -share, width, rest=faint, ink=ink)
        if self.is_last:
            font = current_theme().font("body-strong")
            paint_lines(painter, QRectF(self.rect()), [str(self._left)], font, self.height(), ink, CENTRE)


class StripButton(QuietButton):
    """A plain button that can be read on the dark strip, too."""

    def _colours(self) -> tuple[QColor | None, QColor, QColor | None]:
        if not self.property("late"):
            return super()._colours()
        ink = colour("onprimary")
        return colour("primary"), ink, ink


class PrivateStrip(QFrame):
    """The strip: hatched, with an eye crossed out, until the last seconds turn it dark."""

    def __init__(
        self,
        hides: str,
        glyph: str = "",
        picture: ShownPicture | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._late, self._has_glyph = False, bool(glyph)
        self._said = 0
        """At how many seconds left it was last said aloud; 0 for not yet."""
        self.setAccessibleName("Private")
        self.avatar = Portrait(glyph or "seat", "", picture, 32)
        self.label = PlainLabel("", "body-strong", elide=True)
        self.middle = QHBoxLayout()
        self.ring = IdleRing()
        self.clock = PlainLabel("", "body-strong")
        self.rest = PlainLabel("", "secondary", "ink2", elide=True)
        self.warning = PlainLabel("", "dialog", "onprimary", elide=True)
        self.warning.setObjectName("idle-warning")
        self.calm = PlainLabel(f"Your plan is kept. {KEEPS_OPEN}", "body", "onprimary", elide=True)
        self.hide_button = StripButton(hides, key="Esc", icon="ui-eyeoff")
        self._usual, self._words = hides, ""
        row = self._row = QHBoxLayout(self)
        row.addWidget(self.avatar)
        row.addWidget(self.label)
        row.addLayout(self.middle)
        row.addStretch(1)
        row.addWidget(self.ring)
        row.addWidget(self.clock)
        row.addWidget(self.rest)
        row.addWidget(self.warning)
        row.addWidget(self.calm)
        row.addWidget(self.hide_button)
        row.setStretch(2, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.restyle)
        if not glyph:
            self.avatar.hide()
        self.restyle()

    def set_text(self, text: str) -> None:
        """Say whose this is."""
        self.label.setText(text)

    def show_left(self, left: int, whole: int) -> None:
        """Show that what is below is hidden in `left` seconds."""
        self.ring.set_left(left, whole)
        minutes, seconds = divmod(left, 60)
        self.clock.setText(f"{minutes}:{seconds:02d}")
        late = left <= LAST_S
        if late != self._late:
            self._turn(late=late)
        if late:
            self._warn(left)
        else:
            self._said = 0

    def _warn(self, left: int) -> None:
        """Say how many seconds are left; aloud at the first of them and half-way."""
        words = f"The curtain closes in {counted(left, 'second')}."
        self.warning.setText(words)
        if not self._said or left == HALF_S != self._said:
            self._said = left
            say_aloud(self, f"{words} {KEEPS_OPEN}", at_once=True)

    @property
    def is_late(self) -> bool:
        """Whether the last seconds are running."""
        return self._late

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        tight = current_theme().is_tight
        self.setFixedHeight(px(LOW_HEIGHT if tight else HEIGHT))
        self._row.setContentsMargins(px(16), 0, px(16), 0)
        self._row.setSpacing(px(10))
        self._turn(late=self._late)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, and quiet ground below words so that they can be read."""
        painter, rect = smooth(self), QRectF(self.rect())
        if self._late:
            fill_round(painter, rect, 0, colour("primary"))
            return
        fill_round(painter, rect, 0, colour("bg"))
        fill_hatch(painter, rect, colour("ring"), px(7), px(1.6), 0)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("control"))
        grounds = [QRectF(self.label.geometry()), QRectF(self.ring.geometry())]
        for one in (self.clock, self.rest):
            if one.isVisible():
                grounds[1] = grounds[1].united(QRectF(one.geometry()))
        for ground in grounds:
            fill_round(painter, ground.adjusted(-px(6), -px(3), px(6), px(3)), px(6), colour("bg"))

    def _turn(self, *, late: bool) -> None:
        self._late = late
        tight = current_theme().is_tight
        self.warning.setVisible(late)
        self.calm.setVisible(late and not tight)
        self.clock.setVisible(not late and not tight)
        self.rest.setVisible(not late and not tight)
        self.rest.setText("then it is hidden; your plan is kept.")
        self.label.setVisible(not late)
        if self._has_glyph:
            self.avatar.setVisible(not late)
        self.hide_button.setText(f"{self._usual} now" if late else self._usual)
        self.hide_button.setProperty("late", late)
        self.hide_button.setMinimumWidth(self.hide_button.sizeHint().width())
        self.update()
