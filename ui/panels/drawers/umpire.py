"""Second rulings: what they say of the first, and the moves that wait to be ruled on blind.

Shown in a drawer of the table, which the room sees: all of it stands there while Control has it open. It is
private to the umpire, and leaves the session only where the umpire gives it out here.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.for_control import ForControl
from ui.widgets.frames import SectionHeader
from ui.widgets.marks import Avatar
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.reading_order import set_reading_order
from ui.widgets.text import PlainLabel
from ui.widgets.umpire_parts import UmpireParts, asked_where
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session.marking import marking_of
from wargame.session.second_rulings import RuledTwice, are_shared, ruled_twice, share_second_rulings, waiting
from wargame.shown.umpire import umpire_view, waiting_rows, waiting_words
from wargame.terms import EntenteError

PRIVATE: Final = (
    "Private to the umpire: in no report, on no projector and in no export unless you give it out."
)
PAPER: Final = "PDF (*.pdf);;Word (*.docx);;HTML (*.html);;Markdown (*.md)"


class UmpirePanel(QWidget):
    """What is said above, what waits below, and at the end what may leave the session."""

    asked_blind = Signal(object, bool)
    """Moves, by their numbers, are to be ruled on blind; whether by the umpire, who meets them again."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: tuple[RuledTwice, ...] | None = None
        self.setAccessibleName("Second rulings")
        self.control = ForControl("umpire", "second rulings", self)
        self.control.turned.connect(lambda _open: self.show_state(self._bridge.state))
        self.parts = UmpireParts()
        self.waits = PlainLabel("", "body", "ink2", wrap=True)
        self.waits.setObjectName("blind-waits")
        self.hand_over = QuietButton("Hand over now", icon="ui-eyeoff")
        self.hand_over.setObjectName("hand-over-blind")
        self.hand_over.clicked.connect(lambda: self._ask(again=False))
        self.meet_again = QuietButton("Meet my own again", icon="ui-undo")
        self.meet_again.setObjectName("meet-again")
        self.meet_again.clicked.connect(lambda: self._ask(again=True))
        self.print_list = QuietButton("Print the list…", icon="ui-print")
        self.print_list.setObjectName("print-blind")
        self.print_list.clicked.connect(self.ask_for_list)
        self.share = QCheckBox("Other tables may count them")
        self.share.setObjectName("share-second-rulings")
        self.share.toggled.connect(self._share)
        self.give = QuietButton("Give out…", icon="ui-export")
        self.give.setObjectName("give-out")
        self.give.clicked.connect(self.ask_where)
        self.notice = Notice("", "error")
        self.notice.hide()
        self._list = QVBoxLayout()
        self._lay_out()
        self.show_state(bridge.state)

    def _lay_out(self) -> None:
        self._body = Scroller("Second rulings")
        self._body.column.setSpacing(px(8))
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.hand_over, self.print_list, self.meet_again):
            flow.addWidget(button)
        given = QWidget()
        FlowLayout(given).addWidget(self.give)
        self._list.setSpacing(px(4))
        column = self._body.column
        column.addWidget(PlainLabel(PRIVATE, "secondary", "ink2", wrap=True))
        column.addWidget(self.notice)
        column.addWidget(self.parts)
        column.addWidget(SectionHeader("To rule blind", role="section"))
        column.addWidget(self.waits)
        column.addWidget(buttons)
        column.addLayout(self._list)
        column.addWidget(SectionHeader("What may leave the session", role="section"))
        column.addWidget(self.share)
        column.addWidget(given)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(16), px(8), px(16))
        outer.setSpacing(px(8))
        outer.addWidget(SectionHeader("Second rulings"))
        outer.addWidget(self.control)
        outer.addWidget(self._body, 1)
        self._rest = QWidget()
        outer.addWidget(self._rest, 1)

    def show_state(self, _state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show what second rulings say, if it is open; nothing of it stands there before."""
        is_open = self.control.is_open()
        self._body.setVisible(is_open)
        self._rest.setHidden(is_open)
        if not is_open:
            # Nothing of it is left in hidden widgets while somebody else has the laptop.
            self._shown = None
            self.parts.empty()
            clear_layout(self._list)
            return
        session = self._bridge.session
        moves = ruled_twice(session.history.line())
        self.share.blockSignals(True)
        self.share.setChecked(are_shared(session))
        self.share.blockSignals(False)
        if moves == self._shown:
            return
        self._shown = moves
        self.parts.show_view(umpire_view(session.scenario, moves))
        rows = waiting_rows(session.scenario, moves, again=False)
        self.waits.setText(waiting_words(rows))
        for button in (self.hand_over, self.print_list):
            button.setEnabled(bool(rows))
        self.meet_again.setEnabled(bool(waiting(moves, again=True)))
        self.give.setEnabled(any(one.others or one.again for one in moves))
        clear_layout(self._list)
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(px(8))
            line.addWidget(Avatar(row.glyph, size=22))
            line.addWidget(PlainLabel(row.title, "body", wrap=True, lines=2), 1)
            line.addWidget(PlainLabel(row.said, "secondary", "ink3"))
            self._list.addLayout(line)
        set_reading_order(self._body.inside)

    def _ask(self, *, again: bool) -> None:
        moves = ruled_twice(self._bridge.session.history.line())
        self.asked_blind.emit(tuple(one.number for one in waiting(moves, again=again)), again)

    def _share(self, shared: bool) -> None:
        self.notice.show_refusal(self._bridge.attempt(share_second_rulings, shared))

    def ask_for_list(self) -> None:
        """Ask where the list of moves that wait is to go, and write it for paper."""
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), "Print the list", "rulings-to-be-given-blind.pdf", PAPER
        )
        if chosen:
            self.write_list(Path(chosen))

    def write_list(self, path: Path) -> None:
        """Write the list: what may be seen of each move, and nothing of the first ruling."""
        from wargame.report.blind_list import blind_list
        from wargame.report.making import render
        from wargame.report.writing import write_file

        path = path if path.suffix else path.with_suffix(".pdf")
        try:
            write_file(path, render(blind_list(self._bridge.session), path.suffix.lower()))
        except EntenteError as error:
            self.notice.show_refusal(error.told.without_commands())
            return
        self._say_written(path)

    def _say_written(self, path: Path) -> None:
        self.notice.show()
        self.notice.tell(f"Written: {path.name}", "info")

    def ask_where(self) -> None:
        """Ask where the table of second rulings is to go, and write it."""
        if path := asked_where(self):
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the table: numbers alone, no names of people and no texts."""
        from wargame.report.formats.table_files import kind_by_ending, write_tables
        from wargame.report.second_rulings import moves_given_out, second_rulings_sheet

        session = self._bridge.session
        sheet = second_rulings_sheet([(session.state.setup.title, moves_given_out(session))])
        try:
            write_tables((sheet,), path, kind_by_ending(path), marking=marking_of(session))
        except EntenteError as error:
            self.notice.show_refusal(error.told.without_commands())
            return
        self._say_written(path)
