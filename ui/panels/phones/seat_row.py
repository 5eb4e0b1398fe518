"""One seat and its phone: the code face down, who is there, what can be done, phone or laptop.

Made once for each place and told anew; a code that is open is here only while it is shown, and nothing is
kept of it. What is pressed goes up as signals with the place.
"""

from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.frames import Glyph
from ui.widgets.painted import colour, px, smooth
from ui.widgets.qr_code import Modules, QrCode
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.shown.phones_standing import OBSERVERS, PhoneRow

NARROW: Final = 760
"""Below this width in px at 100 % the parts of a row lie one below the other."""
NAMES_WIDTH: Final = 150

_SIGNS: Final = {"done": ("ui-check", "ink"), "away": ("ui-clock", "ink"), "warn": ("ui-alert", "warn")}


class SeatPhoneRow(QWidget):
    """A seat, or the observers, in the list of phones."""

    code_wanted = Signal(str)
    """The code of a place is to be shown, or to lie face down again."""
    new_code_wanted = Signal(str)
    ended = Signal(str)
    """The phones of a place are to be ended, and its code with them."""
    let_in = Signal(str)
    """The phone with this word may come in."""
    refused = Signal(str)
    grown = Signal(str)
    """The row of a place has another size while its code lies open."""
    turned = Signal(str, bool)
    """A place is to play by phone, or not."""

    def __init__(self, row: PhoneRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = row.place
        self._second = ""
        self.setAccessibleName(row.name)
        self.code = QrCode(row.glyph, row.name)
        self.code.setObjectName(f"code-of-{row.place}")
        self.name = PlainLabel(row.name, "heading", wrap=True)
        self.people = PlainLabel(row.people, "secondary", "ink3", wrap=True, lines=2)
        self.sign = Glyph("ui-check")
        self.head = PlainLabel("", "body-medium", wrap=True)
        self.head.setObjectName(f"phone-of-{row.place}")
        self.detail = PlainLabel("", "secondary", "ink2", wrap=True)
        self.second_sign = Glyph("ui-alert", 14, "warn")
        self.second = PlainLabel("", "secondary", "warn", wrap=True)
        self.second.setObjectName(f"second-of-{row.place}")
        self.show_code = QuietButton("Show code", icon="ui-eye")
        self.show_code.setObjectName(f"show-code-{row.place}")
        self.let = QuietButton("Let it in")
        self.let.setObjectName(f"let-in-{row.place}")
        self.refuse = QuietButton("Refuse")
        self.refuse.setObjectName(f"refuse-{row.place}")
        self.more = IconButton("ui-more", f"More for the phone of {row.name}")
        self.more.setObjectName(f"more-{row.place}")
        other = "No code" if row.place == OBSERVERS else "Laptop"
        self.by = SegmentedControl(
            [Choice(key="phone", text="Phone"), Choice(key="laptop", text=other)],
            f"How {row.name} plays" if row.place != OBSERVERS else "How observers write",
        )
        self.by.setObjectName(f"by-{row.place}")
        self._lay_out()
        self._connect()
        self._build_menu()
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.show_row(row)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.name)
        names.addWidget(self.people)
        names.addStretch(1)
        self._names = QWidget()
        self._names.setLayout(names)
        names.setContentsMargins(0, 0, 0, 0)
        self._who = QHBoxLayout()
        self._who.addWidget(self.code)
        self._who.addWidget(self._names, 1)
        self._head_row, self._second_row = QHBoxLayout(), QHBoxLayout()
        self._head_row.addWidget(self.sign)
        self._head_row.addWidget(self.head, 1)
        self._second_row.addWidget(self.second_sign)
        self._second_row.addWidget(self.second, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(self._head_row)
        words.addWidget(self.detail)
        words.addLayout(self._second_row)
        words.addStretch(1)
        self._acts = QHBoxLayout()
        self._acts.addStretch(1)
        for widget in (self.show_code, self.let, self.refuse, self.more, self.by):
            self._acts.addWidget(widget)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addLayout(self._who)
        self._box.addLayout(words, 1)
        self._box.addLayout(self._acts)

    def _connect(self) -> None:
        self.show_code.clicked.connect(lambda: self.code_wanted.emit(self.place))
        self.let.clicked.connect(lambda: self.let_in.emit(self._second))
        self.refuse.clicked.connect(lambda: self.refused.emit(self._second))
        self.by.chosen.connect(lambda key: self.turned.emit(self.place, key == "phone"))

    def _build_menu(self) -> None:
        self.menu = QMenu(self)
        self._new = self.menu.addAction("New code")
        self._new.setObjectName(f"new-code-{self.place}")
        self._new.triggered.connect(lambda: self.new_code_wanted.emit(self.place))
        self._end = self.menu.addAction("End this phone and its code")
        self._end.setObjectName(f"end-phone-{self.place}")
        self._end.triggered.connect(lambda: self.ended.emit(self.place))
        self.more.clicked.connect(self._open_menu)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._who.setSpacing(px(14))
        self._acts.setSpacing(px(8))
        self._head_row.setSpacing(px(6))
        self._second_row.setSpacing(px(5))
        self._fit()

    def fit(self, width: int) -> None:
        """Lie in one line, or with parts one below the other where `width` px are too few."""
        ways = QBoxLayout.Direction
        wanted = ways.TopToBottom if width < px(NARROW) else ways.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self._fit()

    def _fit(self) -> None:
        stacked = self._box.direction() == QBoxLayout.Direction.TopToBottom
        self._box.setContentsMargins(px(16), px(11), px(16), px(11))
        self._box.setSpacing(px(8 if stacked else 14))
        self._names.setMinimumWidth(0 if stacked else px(104 if self.code.is_open() else NAMES_WIDTH))
        self._names.setMaximumWidth(
            16_777_215 if stacked else px(104 if self.code.is_open() else NAMES_WIDTH)
        )

    # What is shown

    def show_row(self, row: PhoneRow) -> None:
        """Say how the phone stands now."""
        self._second = row.second_word
        self.people.setText(row.people)
        self.by.choose("phone" if row.by_phone else "laptop")
        self.code.set_off(not row.by_phone)
        sign, tone = _SIGNS.get(row.tone, ("", "ink"))
        self.sign.setVisible(bool(sign))
        if sign:
            self.sign.set_glyph(sign, tone)
        self.head.setText(row.head)
        if not self.code.is_open():
            self.detail.setText(row.detail)
        self.detail.setHidden(bool(row.second) and not self.code.is_open())
        self.second.setText(row.second)
        for widget in (self.second, self.second_sign, self.let, self.refuse):
            widget.setVisible(bool(row.second))
        self.show_code.setVisible(row.by_phone and (not row.second or self.code.is_open()))
        self.more.setVisible(row.by_phone)
        self._end.setEnabled(bool(row.word))

    def uncover(self, modules: Modules) -> None:
        """Show the code of this place."""
        self.code.uncover(modules)
        self.show_code.setText("Hide")
        self.show_code.set_icon("ui-eyeoff")
        self.show_code.show()
        self.detail.show()
        self._fit()
        self.update()

    def tell_left(self, seconds: int, step_one: str) -> None:
        """Say how long the code stays open, and what must have been done before."""
        whose = "the observers" if self.place == OBSERVERS else "this seat"
        said = (
            f"Turn the screen to {whose} only. Hidden again in {seconds} s, or as soon as a phone has joined."
        )
        self.detail.setText(f"{said}\n{step_one}" if step_one else said)

    def cover(self, row: PhoneRow) -> None:
        """Turn the code face down, and forget it."""
        self.code.cover()
        self.show_code.setText("Show code")
        self.show_code.set_icon("ui-eye")
        self.show_row(row)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that an open code has found another place."""
        super().resizeEvent(event)
        if self.code.is_open():
            self.grown.emit(self.place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Raise the ground of a row whose code is open."""
        if self.code.is_open():
            smooth(self).fillRect(self.rect(), colour("raised"))
