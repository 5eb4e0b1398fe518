"""Bots: which seats they play, and what one would do for any seat.

Shown in a drawer of the table, which the room sees: a suggestion, which may speak of hidden goals, is read
while Control has it open. It is worked out
beside the window, on a frozen state; an answer for a state that has passed is thrown away.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from ui.background import Background
from ui.bridge import SessionBridge
from ui.widgets.buttons import QuietButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.for_control import ForControl
from ui.widgets.frames import SectionHeader
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.bots.named import policy_for
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session.bots import bots_of, carry_out, seat_bot, suggest
from wargame.shown.bots import BY_PEOPLE, POLICY_WORDS, Suggestion, suggestion_of

THINKS_S: Final = 0.5
"""How long a planner may think about a suggestion."""


class BotsPanel(QWidget):
    """Seats and their policies, and a suggestion for one of them."""

    seated = Signal()
    """A bot took a seat, or gave it back."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._state: GameState | None = None
        self._found: Suggestion | None = None
        self.background = Background(self)
        self.setAccessibleName("Bots")
        self.seats: dict[str, QComboBox] = {}
        grid = QGridLayout()
        for row, seat in enumerate(bridge.session.compiled.seats):
            name = bridge.session.scenario.actor(seat).name
            box = QComboBox()
            box.setObjectName(f"bot-{seat}")
            box.setAccessibleName(f"Who plays {name}")
            box.addItem(BY_PEOPLE, "")
            for policy, words in POLICY_WORDS.items():
                box.addItem(words, policy)
            box.activated.connect(lambda _index, seat=seat: self._seat(seat))
            label = PlainLabel(name, "body")
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            self.seats[seat] = box
        self.seat = ChoiceBox("Seat that a move is suggested for")
        self.seat.setObjectName("suggest-seat")
        scenario = bridge.session.scenario
        self.seat.offer((one, scenario.actor(one).name) for one in bridge.session.compiled.seats)
        self.policy = QComboBox()
        self.policy.setObjectName("suggest-policy")
        self.policy.setAccessibleName("How the move is found")
        for policy, words in POLICY_WORDS.items():
            self.policy.addItem(words, policy)
        self.policy.setCurrentIndex(self.policy.findData("greedy"))
        self.ask = QuietButton("Suggest a move", icon="ui-bot")
        self.ask.setObjectName("suggest")
        self.ask.clicked.connect(self.suggest)
        self.title = PlainLabel("", "body-strong", wrap=True)
        self.title.setObjectName("suggestion")
        self.reason = PlainLabel("", "body", "ink2", wrap=True, lines=6)
        self.take = QuietButton("Play it for the seat", icon="ui-check")
        self.take.setObjectName("take-suggestion")
        self.take.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("Who plays"))
        column.addLayout(grid)
        column.addWidget(SectionHeader("Suggest a move"))
        self.control = ForControl("suggestion", "the suggestion", self)
        self.control.turned.connect(lambda _open: self._show(self._found))
        column.addWidget(PlainLabel("It may speak of hidden goals.", "secondary", "ink2", wrap=True))
        column.addWidget(self.control)
        for widget in (self.seat, self.policy, self.ask, self.title, self.reason, self.take):
            column.addWidget(widget)
        column.addStretch(1)
        self.show_state(bridge.state)

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show who plays; a suggestion for another state is taken away."""
        bots = bots_of(self._bridge.session)
        for seat, box in self.seats.items():
            box.setCurrentIndex(max(0, box.findData(bots.get(seat, ""))))
        if state is not self._state:
            self._state = state
            self.background.drop()
            self._show(None)
        self.ask.setEnabled(state.running and state.phase_kind in ("planning", "moves"))

    def suggest(self) -> None:
        """Have a move found for the seat chosen."""
        state, seat = self._bridge.state, self.seat.chosen()
        if seat is None:
            self.title.setText("Choose a seat first.")
            self.seat.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        policy = policy_for(self.policy.currentData(), seat, seed=state.memory.moves + 1, seconds=THINKS_S)
        self.title.setText("Looking for a move")
        self.reason.setText("")
        self.background.ask(
            lambda: suggest(state, seat, policy),
            lambda chosen: self._show(suggestion_of(state, chosen, policy.name)),
        )

    def _show(self, found: Suggestion | None) -> None:
        self._found = found
        seen = found if self.control.is_open() else None
        closed = "A move was found." if found else ""
        self.title.setText(seen.title if seen else closed)
        self.reason.setText(seen.reason if seen else "")
        self.take.setEnabled(found is not None)

    def _take(self) -> None:
        if self._found is not None:
            found = self._found
            self._bridge.do(carry_out, found.chosen.choice.seat, found.chosen, found.policy, at_once=False)

    def _seat(self, seat: str) -> None:
        self._bridge.do(seat_bot, seat, self.seats[seat].currentData())
        self.seated.emit()
