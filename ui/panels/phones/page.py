"""The page of phones: the switch, the network at the left, the seats at the right, what can be done below.

Shows what it is told and decides nothing; what is pressed goes up as signals. It lies over the table as the
curtain does, so that drawing a curtain covers it, and its codes are covered whenever it is out of sight.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.panels.phones.network import NetworkCard
from ui.panels.phones.seats import SeatPhones
from ui.panels.phones.wifi import WifiPart
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.columns import Scroller
from ui.widgets.frames import EmptyState, Glyph, Panel
from ui.widgets.pages import turn_page
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.switch import Switch
from ui.widgets.text import PlainLabel
from wargame.shown.phone.doing import EVERYTHING, MODES
from wargame.shown.phones_network import NetworkLine
from wargame.shown.phones_standing import PhoneRow

NETWORK_WIDTH: Final = 372
NARROW: Final = 1060
"""Below this width in px at 100 % the network lies above the seats."""
UNBOUND: Final = 16_777_215

OFF_TITLE: Final = "Phones are off"
OFF_WORDS: Final = (
    "Seats pass the laptop behind the curtain. With phones on, each seat can hold its hand on a phone of its "
    "own, in this room, without internet; any seat can go back to the laptop at any moment."
)


class PhonesPage(QWidget):
    """Phones at the table."""

    left = Signal()
    switched = Signal(bool)
    may_chosen = Signal(str)
    """What phones may do from now on, by its key."""

    def __init__(
        self, link_of: Callable[[str], str], clock: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("phones-page")
        self.setAccessibleName("Phones at the table")
        self.network, self.seats = NetworkCard(), SeatPhones(link_of, clock)
        self.wifi = WifiPart()
        self.network.below.addWidget(self.wifi)
        self.off = EmptyState(OFF_TITLE, OFF_WORDS, "ui-phone")
        self.before = PlainLabel("", "body", "ink2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_off())
        self._pages.addWidget(self._build_on())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_bar())
        column.addWidget(self._pages, 1)
        column.addWidget(self._build_footer())
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.show_off()

    def _build_bar(self) -> Panel:
        bar = Panel("bar", "Phones at the table")
        self.back = IconButton("ui-left", "Back to the table", "Esc")
        self.back.setObjectName("leave-phones")
        self.switch = Switch("Phones may join")
        self.switch.setObjectName("phones-switch")
        self.switch.clicked.connect(self.switched)
        self.hidden = PlainLabel("Not on the projector", "caption", "ink2", elide=True)
        self._eye = Glyph("ui-eyeoff", 12)
        self._bar = QHBoxLayout(bar)
        self._bar.addWidget(self.back)
        self._bar.addWidget(PlainLabel("Phones at the table", "heading", elide=True))
        self._bar.addWidget(self._eye)
        self._bar.addWidget(self.hidden, 1)
        self._bar.addWidget(self.switch)
        return bar

    def _build_off(self) -> QWidget:
        page = QWidget()
        self._off = QVBoxLayout(page)
        self._off.addWidget(self.off, 3)
        self._off.addWidget(self.before)
        self._off.addStretch(1)
        return page

    def _build_on(self) -> QWidget:
        self.title = PlainLabel("Step 2: each seat scans its own card", "heading", wrap=True)
        self.said = PlainLabel(
            "Codes lie face down here. Each is the key to one seat’s hand.", "secondary", "ink3", wrap=True
        )
        self.ends = PlainLabel(
            "A new code ends the old one at once. All codes end when phones are switched off or the session "
            "is closed.",
            "secondary",
            "ink2",
            wrap=True,
        )
        self.may = SegmentedControl(
            [Choice(key=key, text=words) for key, words in MODES.items()], "What phones may do"
        )
        self.may.setObjectName("phones-may")
        self.may.chosen.connect(self.may_chosen)
        self._may_row = QHBoxLayout()
        self._may_row.addWidget(self.title, 1)
        self._may_row.addWidget(self.may)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addLayout(self._may_row)
        self._right.addWidget(self.said)
        self._right.addWidget(self.seats)
        self._right.addWidget(self.ends)
        self._right.addStretch(1)
        self.area = Scroller("Phones")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        # As high as it needs: beside many seats its last step would lie far below.
        self._body.addWidget(self.network, 0, Qt.AlignmentFlag.AlignTop)
        self._body.addWidget(right, 1)
        self.area.column.addLayout(self._body)
        self.seats.opened.connect(self._bring_into_sight)
        self.area.verticalScrollBar().rangeChanged.connect(lambda: self._bring_into_sight(""))
        return self.area

    def _bring_into_sight(self, _place: str) -> None:
        """Scroll to a row once it has its new height: only a code that is seen whole can be scanned."""
        QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        """Stay with an open code while rows find their heights."""
        row = self.seats.rows.get(self.seats.open_place())
        # In large letters a row may be higher than the window; its code is what counts.
        for widget in (row, row.code) if row is not None else ():
            self.area.ensureWidgetVisible(widget, 0, px(8))

    def _build_footer(self) -> Panel:
        footer = self.footer = Panel("footer", "What can be done")
        self.summary = PlainLabel("", "body", "ink2", wrap=True, lines=2)
        self.summary.setObjectName("phones-summary")
        self.new_codes = QuietButton("New codes for all")
        self.new_codes.setObjectName("new-codes")
        self.print = PrimaryButton("Print seat cards", key="Ctrl+P", icon="ui-print")
        self.print.setObjectName("print-cards")
        self._foot = QHBoxLayout(footer)
        self._foot.addWidget(self.summary, 1, Qt.AlignmentFlag.AlignVCenter)
        self._foot.addWidget(self.new_codes)
        self._foot.addWidget(self.print)
        return footer

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._bar.setContentsMargins(px(12), px(7), px(16), px(7))
        self._bar.setSpacing(px(8))
        self._foot.setContentsMargins(px(16), px(8), px(16), px(8))
        self._foot.setSpacing(px(12))
        self._body.setContentsMargins(px(16), px(12), px(16), px(12))
        self._body.setSpacing(px(16))
        self._right.setSpacing(px(6))
        self._off.setContentsMargins(px(48), 0, px(48), 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the network above the seats where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ways = QBoxLayout.Direction
        narrow = self.width() < px(NARROW)
        wanted = ways.TopToBottom if narrow else ways.LeftToRight
        if self._body.direction() != wanted:
            self._body.setDirection(wanted)
        self.network.setMinimumWidth(0 if narrow else px(NETWORK_WIDTH))
        self.network.setMaximumWidth(UNBOUND if narrow else px(NETWORK_WIDTH))
        self.hidden.setText("" if narrow else "Not on the projector")
        self._eye.setVisible(not narrow)

    # What is shown

    def show_off(self, before: str = "", missing: str = "") -> None:
        """Say that phones are off: in a sentence, with what comes first, or with why they cannot be on."""
        self._turn(self._pages.widget(0))
        self.switch.setChecked(False)
        self.switch.setEnabled(not missing)
        self.off.title.setText("Phones cannot join here" if missing else OFF_TITLE)
        self.off.text.setText(missing or OFF_WORDS)
        self.before.setText("" if missing else before)
        self.footer.hide()
        self.seats.cover()

    def show_on(
        self,
        lines: Sequence[NetworkLine],
        rows: Sequence[PhoneRow],
        *,
        tested: str,
        summary: str,
        may: str = EVERYTHING,
    ) -> None:
        """Show the network and the seats."""
        self._turn(self._pages.widget(1))
        self.footer.show()
        self.switch.setEnabled(True)
        self.switch.setChecked(True)
        self.network.show_lines(lines, tested)
        self.seats.show_rows(rows)
        self.summary.setText(summary)
        self.may.choose(may)
        can_print = any(one.by_phone for one in rows) and lines[0].sign == "done"
        self.new_codes.setVisible(any(one.by_phone for one in rows))
        self.print.setVisible(can_print)
        self.seats.setEnabled(lines[0].sign == "done")

    def _turn(self, page: QWidget | None) -> None:
        if page is not None and self._pages.currentWidget() is not page:
            turn_page(self._pages, page)
