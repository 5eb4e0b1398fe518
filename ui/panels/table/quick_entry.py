"""Quick entry: all seats' moves from paper slips on one screen, by keyboard alone.

Type a part of a card's title, Enter takes the best fit (arrow keys choose another); choose its target
where it has one; type the argument; Enter seals the move and goes on. "pass" passes, an empty line goes on
to the next seat. Everything on this screen is secret until the reveal.
"""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, PrimaryButton
from ui.widgets.columns import Columns, Scroller, clear_layout
from ui.widgets.fields import EntryField
from ui.widgets.frames import Glyph, Panel, Rule
from ui.widgets.idle_ring import PrivateStrip
from ui.widgets.marks import Avatar
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.peek import PeekButton
from ui.widgets.text import PlainLabel, add_choice
from wargame.game.events import Event
from wargame.game.moves import FreeText, Move
from wargame.game.state import GameState
from wargame.session import play
from wargame.shown.quick_entry import (
    CardChoice,
    EnteredRow,
    SeatSlip,
    is_pass,
    matching,
    progress,
    slips,
    suggestion_words,
)

NARROW = 760
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
"""Keys that go through the suggestions, and how far."""
FREE = "free:"
"""A line that begins with this is a free move, titled by what follows."""


class EntryLine(QWidget):
    """The line in which a seat's next move is typed."""

    sealed = Signal(str, str, str)
    """Card, target, argument."""
    freed = Signal(str, str)
    """Title and argument of a free move."""
    passed = Signal()
    skipped = Signal()

    def __init__(self, slip: SeatSlip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slip = slip
        self._found: tuple[CardChoice, ...] = ()
        self._at = 0
        self._card: CardChoice | None = None
        hint = "Part of a card's title, or pass" + (
            ", or free: a title" if slip.free_cost is not None else ""
        )
        self.card = EntryField(hint, f"Card of {slip.name}")
        self.card.setObjectName(f"slip-card-{slip.seat}")
        self.target = QComboBox()
        self.target.setObjectName(f"slip-target-{slip.seat}")
        self.target.setAccessibleName(f"Target of {slip.name}'s card")
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.target.setMinimumContentsLength(8)
        self.argument = EntryField("Argument, then Enter", f"Argument of {slip.name}", serif=True)
        self.argument.setObjectName(f"slip-argument-{slip.seat}")
        self.said = PlainLabel("", "caption", "ink2", elide=True)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self.card, 4)
        row.addWidget(self.target, 2)
        row.addWidget(self.argument, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(row)
        column.addWidget(self.said)
        self.target.setEnabled(False)
        self.card.textEdited.connect(self._on_typed)
        self.card.returnPressed.connect(self._on_card)
        self.argument.returnPressed.connect(self._on_argument)
        for field in (self.card, self.target):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose among the suggestions by arrow keys; leave the target by Enter."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() in kinds and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if watched is self.card and event.key() in STEPS and self._found:
                return self._choose_by(STEPS[Qt.Key(event.key())], pressed)
            if watched is self.target and event.key() in ENTER:
                return self._leave_target(event, pressed)
        return super().eventFilter(watched, event)

    def _choose_by(self, by: int, pressed: bool) -> bool:
        if pressed:
            self._step(by)
        return pressed

    def _leave_target(self, event: QKeyEvent, pressed: bool) -> bool:
        event.accept()
        if pressed and self.target.currentData():
            self.said.setText("")
            self.argument.setFocus(Qt.FocusReason.TabFocusReason)
        elif pressed:
            self.said.setText("Choose the target")
        return True

    def _on_typed(self, text: str) -> None:
        self._card = None
        self._found, self._at = matching(self._slip.cards, text), 0
        if not text.strip() or is_pass(text):
            self.said.setText("Enter passes" if text.strip() else "")
        elif text.casefold().startswith(FREE) and self._slip.free_cost is not None:
            self.said.setText(f"A free move, {self._slip.free_cost} influence")
        else:
            self.said.setText(suggestion_words(self._found, 0))

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % len(self._found)
        self.said.setText(suggestion_words(self._found, self._at))

    def _on_card(self) -> None:
        text = self.card.text()
        if not text.strip():
            self.skipped.emit()
        elif is_pass(text):
            self.passed.emit()
        elif text.casefold().startswith(FREE):
            self.argument.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._card is None and not self._found:
            self.said.setText("No card fits")
        else:
            self._take(self._card or self._found[self._at])

    def _take(self, card: CardChoice) -> None:
        self._card = card
        self.card.setText(card.title)
        self.said.setText(card.why_not)
        self.target.clear()
        if len(card.targets) > 1:
            # A target is chosen, never preset: the first one would be named by mistake.
            self.target.addItem("Choose…", "")
        for target, name in card.targets:
            add_choice(self.target, name, target)
        self.target.setEnabled(bool(card.targets))
        following = self.target if card.targets else self.argument
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_argument(self) -> None:
        text = self.card.text()
        if self._card is not None and self._card.targets and not self.target.currentData():
            self.said.setText("Choose the target")
            self.target.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._card is not None:
            self.sealed.emit(self._card.id, self.target.currentData() or "", self.argument.text())
        elif text.casefold().startswith(FREE) and text[len(FREE) :].strip():
            self.freed.emit(text[len(FREE) :].strip(), self.argument.text())
        else:
            self.card.setFocus(Qt.FocusReason.TabFocusReason)


class SlipPanel(QWidget):
    """One seat: what is in, and the line for what comes."""

    taken_back = Signal(int)

    def __init__(self, slip: SeatSlip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slip = slip
        self.line = EntryLine(slip)
        self.notice = Notice("", "error")
        self.notice.hide()
        head = QWidget()
        who = QHBoxLayout(head)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(px(8))
        who.addWidget(Avatar(slip.glyph, size=28), 0, Qt.AlignmentFlag.AlignTop)
        name = PlainLabel(slip.name, "body-strong", elide=True)
        self.held = PlainLabel("", "caption", "ink2", elide=True)
        self.show_influence(opened=False)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(self.held)
        words.addStretch(1)
        who.addLayout(words, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for entered in slip.entered:
            column.addWidget(self._entered(entered))
        if slip.passed:
            column.addWidget(PlainLabel("Passes this turn.", "body", "ink2"))
        column.addWidget(self.notice)
        column.addWidget(self.line)
        self.line.setVisible(slip.left > 0)
        both = Columns(NARROW, 12)
        both.add(head, 2)
        both.add(body, 12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, px(4), 0, px(4))
        outer.addWidget(both)

    def show_influence(self, *, opened: bool) -> None:
        """Say what the seat holds; where the room may not know it, only if that was `opened`."""
        closed = self.slip.hidden and not opened
        self.held.setText("Influence hidden" if closed else f"{self.slip.influence} influence")

    def refuse(self, text: str) -> None:
        """Say why the move is not possible; nothing if empty."""
        self.notice.tell(text, "error")
        self.notice.setVisible(bool(text))

    def _entered(self, entered: EnteredRow) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        back = IconButton("ui-undo", f"Take back {entered.words}")
        back.setObjectName(f"slip-back-{entered.number}")
        back.clicked.connect(lambda: self.taken_back.emit(entered.number))
        row.addWidget(Glyph("ui-lock", 16))
        row.addWidget(PlainLabel(entered.words, "serif", elide=True), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(back)
        return holder


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
            QShortcut(QKeySequence(keys), self, self.left.emit)
        current_theme().changed.connect(self._restyle)
        self._restyle()
        self.show_state(bridge.state)

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
        kept = {seat: one for seat, one in self._panels.items() if one.slip in found}
        self._seen = found
        layout = self.slips.column
        for panel in kept.values():
            layout.removeWidget(panel)
        clear_layout(layout)
        self._panels = {}
        for at, slip in enumerate(found):
            if at:
                layout.addWidget(Rule())
            panel = kept.get(slip.seat) or self._panel(slip)
            self._panels[slip.seat] = panel
            layout.addWidget(panel)
        layout.addStretch(1)
        self._show_influence(self.peek.is_open())

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
        panel.taken_back.connect(partial(self._take_back, seat))
        return panel

    def _seal(self, seat: str, card: str, target: str, argument: str) -> None:
        self._enter(seat, Move(seat=seat, card=card, target=target, argument=argument))

    def _free(self, seat: str, title: str, argument: str) -> None:
        self._enter(seat, Move(seat=seat, argument=argument, free=FreeText(title=title)))

    def _enter(self, seat: str, move: Move) -> None:
        refusal = self._bridge.attempt(play.play, move, at_once=False)
        self._after(seat, refusal)

    def _pass(self, seat: str) -> None:
        self._after(seat, self._bridge.attempt(play.pass_turn, seat))

    def _take_back(self, seat: str, number: int) -> None:
        refusal = self._bridge.attempt(play.withdraw, number)
        self.show_state(self._bridge.state)
        self._panels[seat].refuse(refusal)
        self._panels[seat].line.card.setFocus(Qt.FocusReason.TabFocusReason)

    def _after(self, seat: str, refusal: str) -> None:
        if refusal:
            self._panels[seat].refuse(refusal)
            self._panels[seat].line.card.setFocus(Qt.FocusReason.TabFocusReason)
            return
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
