"""Correct the board by hand: any alignment, track, influence or scrutiny, with a reason, on the record.

Shown in a drawer of the table, which the room can see: a number that the room may not know stands there
closed until it is asked for.
"""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.picker.sheet import PickerSheet, Wanted
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import SearchField, SerifEdit
from ui.widgets.frames import SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.number_field import SignedSpin
from ui.widgets.painted import px
from ui.widgets.peek import PeekButton
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.names import folded, words_of
from wargame.session import rulings
from wargame.shown.correct import NumberRow, number_rows
from wargame.shown.effects import corrected


class CorrectPanel(QWidget):
    """Find a number, set it, say why."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._rows: dict[str, NumberRow] = {}
        self.setAccessibleName("Correct the board")
        self.search = SearchField("Find a number")
        self.search.setObjectName("correct-search")
        self.search.textChanged.connect(lambda _text: self._filter())
        self.list = RowList("Numbers on the board", height=44)
        self.list.setObjectName("correct-list")
        self.list.chosen.connect(self._choose)
        self.peek = PeekButton("hidden numbers")
        self.peek.setObjectName("show-hidden")
        self.peek.turned.connect(lambda _open: self._show())
        self.chosen = PlainLabel("Choose a number.", "body-strong", wrap=True)
        self.value = SignedSpin()
        self.value.setObjectName("correct-value")
        self.value.setAccessibleName("New value")
        self.reason = SerifEdit("Why is the board corrected?", "Reason", 2)
        self.reason.setObjectName("correct-reason")
        self.button = QuietButton("Correct it", icon="ui-wrench")
        self.button.setObjectName("correct")
        self.button.clicked.connect(self._correct)
        self.point = QuietButton("Point at the graph", icon="ui-graph", plain=True)
        self.point.setObjectName("correct-point")
        self.point.clicked.connect(self._point)
        self.notice = Notice("", "error")
        self.notice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("Correct the board"))
        fields: list[QWidget | QLabel] = [
            self.search,
            self.list,
            self.peek,
            self.chosen,
            self.value,
            self.reason,
            self.notice,
            self.button,
            self.point,
        ]
        self.value.valueChanged.connect(lambda _value: self.peek.stay_open())
        self.reason.textChanged.connect(self.peek.stay_open)
        for field in fields:
            column.addWidget(field, 1 if field is self.list else 0)
        self._offered: NumberRow | None = None
        """The number whose value stands in the field, unless somebody wrote another there."""
        self.show_state(bridge.state)

    def show_state(self, state: GameState, events: tuple[Event, ...] = ()) -> None:
        """Show the numbers as they are; what a seat does meanwhile closes nothing that is being written."""
        self._rows = {str(row.what): row for row in number_rows(state, self._bridge.narrator)}
        self.peek.setVisible(any(row.hidden for row in self._rows.values()))
        if not self._bridge.came_from_seat(events):
            self.peek.close_up()

    def _show(self) -> None:
        self._filter()
        self._choose(self.list.current_key())

    def _is_closed(self, row: NumberRow) -> bool:
        return row.hidden and not self.peek.is_open()

    def _filter(self) -> None:
        typed = words_of(self.search.text())
        self.list.set_rows(
            [
                Row(key=key, title=row.name, subtitle=row.kind, aside=self._aside(row))
                for key, row in self._rows.items()
                if not (row.unnamed and self._is_closed(row))
                and all(word in folded(f"{row.name} {row.kind}") for word in typed)
            ]
        )

    def _aside(self, row: NumberRow) -> str:
        return "hidden" if self._is_closed(row) else row.figure

    def _choose(self, what: str) -> None:
        row = self._rows.get(what)
        can_be_set = row is not None and not self._is_closed(row)
        self.button.setEnabled(can_be_set)
        self.value.setEnabled(can_be_set)
        if row is None:
            self.chosen.setText("Choose a number.")
            return
        if not can_be_set:
            self.chosen.setText(f"{row.name} is hidden from the room. Show hidden numbers to correct it.")
            self.value.setRange(0, 0)
            return
        self.chosen.setText(row.range_words)
        self.value.set_signed(row.has_sign)
        self.value.setRange(row.low, row.high)
        if row != self._offered:
            self._offered = row
            self.value.setValue(row.value)

    def _point(self) -> None:
        """Have what is wrong pointed at on the graph; the reason that is written holds for all of it."""
        if not self.reason.toPlainText().strip():
            self.notice.show_refusal("Write first why the board is corrected.")
            self.reason.setFocus()
            return
        wanted = Wanted(
            title="Correct the board",
            boxes={"board": ("What is put right", "")},
            done=lambda texts: self._correct_all(texts["board"]),
            set_words="Correct it",
            by_hand=True,
        )
        self.notice.show_refusal(PickerSheet.open(self, self._bridge, wanted))

    def _correct_all(self, text: str) -> None:
        reason = self.reason.toPlainText()
        for what, to in corrected(self._bridge.state, text):
            if refusal := self._bridge.attempt(rulings.adjust, what, to, reason):
                self.notice.show_refusal(refusal)
                return
        self.notice.show_refusal("")
        self.reason.clear()

    def _correct(self) -> None:
        chosen = self._rows[self.list.current_key()].what
        refusal = self._bridge.attempt(rulings.adjust, chosen, self.value.value(), self.reason.toPlainText())
        if self.notice.show_refusal(refusal):
            return
        self.reason.clear()
        self.show_state(self._bridge.state)
