"""The seats with their codes: all lie face down, one at a time is open, and only for a while.

Told rows by the page; asks what a code says only when somebody wants to see it, and lets it go when the time
is over, when a phone has come, when the code says something else now, or when the list is out of sight. The
clock is given, so that no test waits.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panels.phones.seat_row import SeatPhoneRow
from ui.widgets.frames import Panel, Rule
from wargame.shown.phones_standing import PhoneRow

OPEN_S: Final = 20
"""For how many seconds a code can be scanned."""
TICK_MS: Final = 250


class SeatPhones(Panel):
    """A row for each place, in the order of the file."""

    new_code_wanted = Signal(str)
    ended = Signal(str)
    let_in = Signal(str)
    refused = Signal(str)
    turned = Signal(str, bool)
    opened = Signal(str)
    """The code of a row lies open, and has to be seen whole."""

    def __init__(
        self, link_of: Callable[[str], str], clock: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        super().__init__("panel", "Seats and their codes", parent)
        self._link_of, self._clock = link_of, clock
        self.rows: dict[str, SeatPhoneRow] = {}
        self._said: dict[str, PhoneRow] = {}
        self._open, self._until = "", 0.0
        self._stood: tuple[str, str, str] = ("", "", "")
        """What the code was opened for (`_stands`)."""
        self._step_one = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.pass_time)

    def show_rows(self, rows: Sequence[PhoneRow]) -> None:
        """Say how all phones stand now."""
        if [one.place for one in rows] != list(self.rows):
            self._build(rows)
        self._said = {one.place: one for one in rows}
        for one in rows:
            self.rows[one.place].show_row(one)
        opened = self._said.get(self._open)
        if opened is not None and (self._stands(opened) != self._stood or not opened.by_phone):
            # A phone has come with it, or it lets nobody in any more. What is done with a second phone then
            # stays where it is, instead of moving away when the time is over.
            self.cover()

    def _stands(self, row: PhoneRow) -> tuple[str, str, str]:
        """Return the words of the phones that have come, and what the code says."""
        return row.word, row.second_word, self._link_of(row.place)

    def set_step_one(self, words: str) -> None:
        """Say beside an open code what must have been done before it is scanned."""
        self._step_one = words

    def open_place(self) -> str:
        """Return the place whose code is open; empty for none."""
        return self._open

    def show_code(self, place: str) -> None:
        """Open the code of a place and cover any other; cover it if it is open."""
        was_open = self._open
        self.cover()
        link = self._link_of(place) if place != was_open else ""
        if not link:
            return
        from wargame.phones.codes import modules_of

        self._open, self._until = place, self._clock() + OPEN_S
        self._stood = self._stands(self._said[place])
        self.rows[place].uncover(modules_of(link))
        self._timer.start()
        self.pass_time()
        self.opened.emit(place)

    def cover(self) -> None:
        """Turn whatever code is open face down."""
        self._timer.stop()
        place, self._open = self._open, ""
        if place:
            self.rows[place].cover(self._said[place])

    def pass_time(self) -> None:
        """Count down, and cover the code when its time is over."""
        left = self._until - self._clock()
        if left <= 0:
            self.cover()
        elif self._open:
            self.rows[self._open].tell_left(max(1, round(left)), self._step_one)

    def hideEvent(self, event: QHideEvent) -> None:
        """Cover the code as soon as the list is out of sight."""
        self.cover()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay rows out for the width there is."""
        super().resizeEvent(event)
        for row in self.rows.values():
            row.fit(event.size().width())

    def _build(self, rows: Sequence[PhoneRow]) -> None:
        self.cover()
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for one in rows:
            if self.rows:
                self._column.addWidget(Rule())
            self.rows[one.place] = self._make(one)
            self._column.addWidget(self.rows[one.place])

    def _make(self, row: PhoneRow) -> SeatPhoneRow:
        made = SeatPhoneRow(row)
        made.fit(self.width())
        made.code_wanted.connect(self.show_code)
        made.grown.connect(self.opened)
        made.new_code_wanted.connect(self.new_code_wanted)
        made.ended.connect(self.ended)
        made.let_in.connect(self.let_in)
        made.refused.connect(self.refused)
        made.turned.connect(self.turned)
        return made
