"""The slip of one seat in quick entry: what is in, and the line in which the next move is typed.

Made by the panel of quick entry from a `SeatSlip`; what is typed goes up as signals, what was refused comes
back as a remark below the line. A slip is as high whatever is in it, so that the seats below stay where a
click is aimed at them.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.theme.tokens import CONTROL_HEIGHT
from ui.widgets.buttons import IconButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.columns import Columns, clear_layout
from ui.widgets.fields import EntryField
from ui.widgets.frames import Glyph
from ui.widgets.marks import Avatar
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.shown.quick_entry import (
    CardChoice,
    EnteredRow,
    SeatSlip,
    is_pass,
    matching,
    suggestion_words,
)

NARROW = 760

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
"""Keys that go through the suggestions, and how far."""
FREE = "free:"
"""A line that begins with this is a free move, titled by what follows."""


class Remark(QWidget):
    """One line below a field: what Enter would do, or why something was refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = Glyph("ui-error", 14)
        self.icon.set_glyph("ui-error", "error")
        self.words = PlainLabel("", "caption", "ink2", elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(self.icon)
        row.addWidget(self.words, 1)
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.say("")

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setFixedHeight(px(18))

    def say(self, text: str) -> None:
        """Say what comes."""
        self._show(text, refused=False)

    def refuse(self, text: str) -> None:
        """Say why something is not possible, and have it read aloud."""
        self._show(text, refused=True)
        self.words.setAccessibleName(f"Error: {text}")
        QAccessible.updateAccessibility(QAccessibleEvent(self.words, QAccessible.Event.Alert))

    def _show(self, text: str, *, refused: bool) -> None:
        self.icon.setVisible(refused)
        self.words.set_tone("error" if refused else "ink2")
        self.words.setText(text)


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
        # A target is chosen, never preset: the first one would be named by mistake.
        self.target = ChoiceBox(f"Target of {slip.name}'s card")
        self.target.setObjectName(f"slip-target-{slip.seat}")
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.target.setMinimumContentsLength(8)
        self.argument = EntryField("Argument, then Enter", f"Argument of {slip.name}", serif=True)
        self.argument.setObjectName(f"slip-argument-{slip.seat}")
        self.said = Remark()
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
        self.target.settled.connect(self._to_argument)
        self.card.installEventFilter(self)

    def follow(self, slip: SeatSlip) -> None:
        """Go on with what is typed, with the cards that the seat holds now; begin anew where nothing is."""
        if not slip.left or not (self.card.text() or self.argument.text()):
            self.begin(slip)
            return
        self._slip = slip
        if self._card is None:
            self._found, self._at = matching(slip.cards, self.card.text()), 0
            return
        now = next((one for one in slip.cards if one.id == self._card.id), None)
        self._card = now
        if now is None:
            self._found, self._at = matching(slip.cards, self.card.text()), 0
        self.said.say(now.why_not if now else "The seat does not hold this card any more.")

    def begin(self, slip: SeatSlip) -> None:
        """Begin a new line, with the cards that the seat holds now."""
        self._slip, self._card, self._found = slip, None, ()
        self.card.clear()
        self.argument.clear()
        self._aim_at(())
        self.said.say("")

    def refuse(self, text: str) -> None:
        """Say why the move is not possible, and lead back to the card."""
        self.said.refuse(text)
        self.card.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose among the suggestions by arrow keys."""
        pressed = event.type() == QEvent.Type.KeyPress and watched is self.card
        if pressed and isinstance(event, QKeyEvent) and event.key() in STEPS and self._found:
            self._step(STEPS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _to_argument(self) -> None:
        self.said.say("")
        self.argument.setFocus(Qt.FocusReason.TabFocusReason)

    def _aim_at(self, targets: tuple[tuple[str, str], ...]) -> None:
        self.target.offer(targets)
        self.target.choose(None)
        self.target.setEnabled(bool(targets))

    def _on_typed(self, text: str) -> None:
        self._card = None
        self._found, self._at = matching(self._slip.cards, text), 0
        if not text.strip() or is_pass(text):
            self.said.say("Enter passes" if text.strip() else "")
        elif text.casefold().startswith(FREE) and self._slip.free_cost is not None:
            self.said.say(f"A free move, {self._slip.free_cost} influence")
        else:
            self.said.say(suggestion_words(self._found, 0))

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % len(self._found)
        self.said.say(suggestion_words(self._found, self._at))

    def _on_card(self) -> None:
        text = self.card.text()
        if not text.strip():
            self.skipped.emit()
        elif is_pass(text):
            self.passed.emit()
        elif text.casefold().startswith(FREE):
            self.argument.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._card is None and not self._found:
            self.said.refuse("No card fits.")
        else:
            self._take(self._card or self._found[self._at])

    def _take(self, card: CardChoice) -> None:
        self._card = card
        self.card.setText(card.title)
        self.said.say(card.why_not)
        self._aim_at(card.targets)
        following = self.target if card.targets else self.argument
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_argument(self) -> None:
        text = self.card.text()
        if self._card is not None and self._card.targets and self.target.chosen() is None:
            self.said.say("Choose the target")
            self.target.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._card is not None:
            self.sealed.emit(self._card.id, self.target.chosen() or "", self.argument.text())
        elif text.casefold().startswith(FREE) and text[len(FREE) :].strip():
            self.freed.emit(text[len(FREE) :].strip(), self.argument.text())
        else:
            self.card.setFocus(Qt.FocusReason.TabFocusReason)


class EnteredMoves(QWidget):
    """What is in of one seat, side by side; as high while nothing is, so that no seat below moves."""

    taken_back = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setSpacing(px(12))
        self.setFixedHeight(px(CONTROL_HEIGHT))

    def show_slip(self, slip: SeatSlip) -> None:
        """Show the moves that are in, or that the seat passes."""
        clear_layout(self._row)
        for entered in slip.entered:
            self._row.addWidget(self._move(entered), 1)
        if slip.passed:
            words = "Passes the rest." if slip.entered else "Passes this turn."
            self._row.addWidget(PlainLabel(words, "body", "ink2"), 1)

    def _move(self, entered: EnteredRow) -> QWidget:
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


class SlipPanel(QWidget):
    """One seat: what is in, and the line for what comes. It keeps its place and height, whatever comes in."""

    def __init__(self, slip: SeatSlip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slip = slip
        self.line = EntryLine(slip)
        self.entered = EnteredMoves()
        head = QWidget()
        who = QHBoxLayout(head)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(px(8))
        who.addWidget(Avatar(slip.glyph, size=28), 0, Qt.AlignmentFlag.AlignTop)
        self.held = PlainLabel("", "caption", "ink2", elide=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(slip.name, "body-strong", elide=True))
        words.addWidget(self.held)
        words.addStretch(1)
        who.addLayout(words, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self.entered)
        column.addWidget(self.line)
        policy = self.line.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(policy)
        both = Columns(NARROW, 12)
        both.add(head, 2)
        both.add(body, 12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, px(2), 0, px(2))
        outer.addWidget(both)
        self.show_slip(slip)

    def show_slip(self, slip: SeatSlip) -> None:
        """Show what is in now; what is being typed stays."""
        self.slip = slip
        self.entered.show_slip(slip)
        self.line.follow(slip)
        self.line.setVisible(slip.left > 0)
        self.show_influence(opened=False)

    def show_influence(self, *, opened: bool) -> None:
        """Say what the seat holds; where the room may not know it, only if that was `opened`."""
        closed = self.slip.hidden and not opened
        self.held.setText("Influence hidden" if closed else f"{self.slip.influence} influence")
