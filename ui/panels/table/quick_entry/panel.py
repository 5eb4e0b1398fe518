"""Quick entry: all seats' moves from paper slips on one screen, by keyboard alone.

Type a part of a card's title, Enter takes the best fit (arrow keys choose another); choose its target
where it has one; type the argument; Enter seals the move and goes on. "pass" passes, an empty line goes on
to the next seat. Everything on this screen is secret until the reveal.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.table.quick_entry.slip import SlipPanel
from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.frames import Panel, Rule
from ui.widgets.idle_ring import PrivateStrip
from ui.widgets.painted import px
from ui.widgets.peek import PeekButton
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.moves import FreeText, Move
from wargame.game.state import GameState
from wargame.session import play
from wargame.shown.quick_entry import (
    SeatSlip,
    progress,
    slips,
)


class QuickEntryPanel(QWidget):
    """The whole window while slips are entered."""

    left = Signal()
    """The facilitator is done, or hides the screen."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Quick entry")
        self._bridge = bridge
        self._panels: dict[str, SlipPanel] = {}
        self._seen: tuple[SeatSlip, ...] | None = None
        self.band = PrivateStrip("Hide")
        self.band.set_text("Facilitator only: moves of all seats. Nobody else looks.")
        self.hide_button = self.band.hide_button
        self.hide_button.setObjectName("quick-hide")
        self.hide_button.clicked.connect(self.left)
        self.peek = PeekButton("influence")
        self.peek.setObjectName("show-influence")
        self.peek.turned.connect(self._show_influence)
        self.band.middle.addWidget(self.peek)
        self.slips = Scroller("Slips")
        self.state_label = PlainLabel("", "body", "ink2", elide=True)
        self.done = PrimaryButton("Back to the table", key="Ctrl+Enter")
        self.done.setObjectName("quick-done")
        self.done.clicked.connect(self.left)
        body = Panel("panel", "Slips")
        self._body = QVBoxLayout(body)
        self._body.addWidget(self.slips)
        self._footer = footer = Panel("footer", "Done")
        row = QHBoxLayout(footer)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.addWidget(self.state_label, 1)
        row.addWidget(self.done)
        middle = QVBoxLayout()
        middle.setContentsMargins(px(8), px(8), px(8), px(8))
        middle.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addLayout(middle, 1)
        column.addWidget(footer)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Esc"):
            QShortcut(QKeySequence(keys), self, self.left.emit).setAutoRepeat(False)
        current_theme().changed.connect(self._restyle)
        self._restyle()
        self.show_state(bridge.state)
        bridge.changed.connect(self.show_state)

    def show_left(self, left: int, whole: int) -> None:
        """Show in how many seconds without input the screen is hidden."""
        self.band.show_left(left, whole)

    @property
    def seat(self) -> str:
        """No seat: the screen is the facilitator's."""
        return ""

    def _restyle(self) -> None:
        self._body.setContentsMargins(px(16), px(8), px(8), px(8))
        self._footer.setMinimumHeight(px(56))
        self.slips.column.setSpacing(px(2))
        self.slips.column.setContentsMargins(0, 0, px(12), 0)

    def begin(self) -> None:
        """Put the cursor into the first line that is open; call when the panel is seen."""
        self._go_to_next("")

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show what is in; lines that are being typed are kept where their seat has not changed."""
        found = slips(state)
        self.peek.setVisible(any(one.hidden for one in found))
        self.state_label.setText(f"{progress(found)}.")
        if found == self._seen:
            return
        self._seen = found
        if [one.seat for one in found] != list(self._panels):
            self._lay_out(found)
        for slip in found:
            panel = self._panels[slip.seat]
            if panel.slip != slip:
                panel.show_slip(slip)
        self._show_influence(self.peek.is_open())

    def _lay_out(self, found: tuple[SeatSlip, ...]) -> None:
        """Make the panels of all seats, in the order of their turns."""
        layout = self.slips.column
        clear_layout(layout)
        self._panels = {}
        for at, slip in enumerate(found):
            if at:
                layout.addWidget(Rule())
            self._panels[slip.seat] = self._panel(slip)
            layout.addWidget(self._panels[slip.seat])
        layout.addStretch(1)

    def _show_influence(self, opened: bool) -> None:
        for panel in self._panels.values():
            panel.show_influence(opened=opened)

    def _panel(self, slip: SeatSlip) -> SlipPanel:
        panel = SlipPanel(slip)
        seat = slip.seat
        panel.line.sealed.connect(partial(self._seal, seat))
        panel.line.freed.connect(partial(self._free, seat))
        panel.line.passed.connect(partial(self._pass, seat))
        panel.line.skipped.connect(partial(self._go_to_next, seat))
        panel.entered.taken_back.connect(partial(self._take_back, seat))
        return panel

    def _seal(self, seat: str, card: str, target: str, argument: str) -> None:
        self._enter(seat, Move(seat=seat, card=card, target=target, argument=argument))

    def _free(self, seat: str, title: str, argument: str) -> None:
        self._enter(seat, Move(seat=seat, argument=argument, free=FreeText(title=title)))

    def _enter(self, seat: str, move: Move) -> None:
        refusal = self._bridge.attempt(play.play, move, at_once=False)
        self._after(seat, refusal)

    def _pass(self, seat: str) -> None:
        self._after(seat, self._bridge.attempt(play.pass_turn, seat, turn=self._bridge.state.turn))

    def _take_back(self, seat: str, number: int) -> None:
        refusal = self._bridge.attempt(play.withdraw, number)
        self.show_state(self._bridge.state)
        self._panels[seat].line.card.setFocus(Qt.FocusReason.TabFocusReason)
        if refusal:
            self._panels[seat].line.refuse(refusal)

    def _after(self, seat: str, refusal: str) -> None:
        if refusal:
            self._panels[seat].line.refuse(refusal)
            return
        # What was typed is in; the record has told so already, and the next line begins.
        self._panels[seat].line.begin(self._panels[seat].slip)
        self.show_state(self._bridge.state)
        if self._panels[seat].slip.left > 0:
            self._focus(seat)
        else:
            self._go_to_next(seat)

    def _go_to_next(self, seat: str) -> None:
        """Put the cursor into the line of the next seat that may still move, else on the button."""
        order = list(self._panels)
        after = order[order.index(seat) + 1 :] if seat in order else order
        for one in after:
            if self._panels[one].slip.left > 0:
                self._focus(one)
                return
        self.done.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus(self, seat: str) -> None:
        panel = self._panels[seat]
        panel.line.card.setFocus(Qt.FocusReason.TabFocusReason)
        self.slips.ensureWidgetVisible(panel)
