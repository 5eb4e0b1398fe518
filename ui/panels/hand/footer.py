"""The foot of a hand: what the plan costs, the key to the odds, and what can be done with the plan now."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.theme.tokens import FOOTER_HEIGHT, LOW_FOOTER_HEIGHT, LOW_PRIMARY_HEIGHT, PRIMARY_HEIGHT
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.frames import Panel
from ui.widgets.odds_key import OddsKey
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import PlainLabel
from ui.widgets.twice_button import TwiceButton
from wargame.shown.hand import Allowed, Hand
from wargame.words.counting import counted

PIPS_AT_MOST = 16

PASS, PASS_AGAIN = "Pass this turn", "Once more to pass"
NO_MORE, NO_MORE_AGAIN = "No further move", "Once more to end it"


class Purse(Painted):
    """Influence as pips: filled ones are spent by the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spent, self._held = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_purse(self, spent: int, held: int) -> None:
        """Show that `spent` of `held` go into the plan."""
        self._spent, self._held = spent, held
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return the size of all pips."""
        count = min(self._held, PIPS_AT_MOST)
        return QSize(max(1, count * px(20)), px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = smooth(self)
        for number in range(min(self._held, PIPS_AT_MOST)):
            spot = QRectF(number * px(20) + 0.5, 1.5, px(16), px(7))
            filled = number < self._spent
            fill_round(painter, spot, px(2), colour("ink2") if filled else None, colour("ink2"), 1)


class HandFooter(Panel):
    """Words and buttons below the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("footer", "Seal", parent)
        self.purse = Purse()
        self.state_label = PlainLabel("", "body", "ink2", elide=True)
        self.key = OddsKey()
        self.key_head = PlainLabel("Odds bars", "caption-strong", "ink2")
        self.free_button = QuietButton("Free move", key="Ctrl+M", icon="ui-plus")
        self.free_button.setObjectName("free-move")
        self.pass_button = TwiceButton(PASS, PASS_AGAIN)
        self.pass_button.setObjectName("pass")
        self.seal_button = PrimaryButton("Seal", key="Ctrl+Enter", icon="ui-lock")
        self.seal_button.setObjectName("seal")
        self.letters_button = PrimaryButton("Write or read letters", key="Ctrl+L", icon="ui-note")
        self.letters_button.setObjectName("open-letters")
        row = self._row = QHBoxLayout(self)
        left = QVBoxLayout()
        left.setSpacing(px(4))
        left.addStretch(1)
        left.addWidget(self.purse)
        left.addWidget(self.state_label)
        left.addStretch(1)
        legend = QVBoxLayout()
        legend.setSpacing(px(2))
        legend.addStretch(1)
        legend.addWidget(self.key_head)
        legend.addWidget(self.key)
        legend.addStretch(1)
        row.addLayout(left, 1)
        row.addLayout(legend)
        self._buttons = (self.free_button, self.pass_button, self.seal_button, self.letters_button)
        for button in self._buttons:
            row.addWidget(button)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        tight = current_theme().is_tight
        self.setFixedHeight(px(LOW_FOOTER_HEIGHT if tight else FOOTER_HEIGHT))
        for button in (self.seal_button, self.letters_button):
            button.set_height(LOW_PRIMARY_HEIGHT if tight else PRIMARY_HEIGHT)
        self.purse.setHidden(tight)
        self._row.setContentsMargins(px(16), 0, px(16), 0)
        self._row.setSpacing(px(8 if tight else 12))
        self._fit_key()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the key away where the window is too narrow for it."""
        super().resizeEvent(event)
        self._fit_key()

    def _fit_key(self) -> None:
        """Show the key to the odds unless the words of a button or of the plan would be cut off for it."""
        there = [one for one in self._buttons if not one.isHidden()]
        wide = [one.sizeHint().width() for one in (*there, self.key, self.state_label)]
        gaps = self._row.spacing() * (len(there) + 1) + px(32)
        no_room = current_theme().is_tight or sum(wide) + gaps > self.width()
        self.key.setHidden(no_room)
        self.key_head.setHidden(no_room)

    def show_plan(self, hand: Hand, allowed: Allowed, count: int, cost: int) -> None:
        """Say what the plan costs, and let it be sealed where that can be."""
        self.purse.set_purse(min(cost, hand.influence), hand.influence)
        self.seal_button.setVisible(allowed.seals)
        self.letters_button.setVisible(not allowed.seals)
        self.seal_button.setText(f"Seal {counted(count, 'move')}" if count else "Seal")
        self.seal_button.setEnabled(count > 0)
        self.pass_button.set_words(*((NO_MORE, NO_MORE_AGAIN) if hand.sealed else (PASS, PASS_AGAIN)))
        self.pass_button.setVisible(allowed.seals and hand.moves_left > 0)
        self.free_button.setVisible(hand.free_move_cost is not None and allowed.plans)
        self.state_label.setText(allowed.words or _state(hand, count, cost))
        self._fit_key()


def _state(hand: Hand, count: int, cost: int) -> str:
    if count:
        return f"Costs {cost} of {hand.influence} influence, {hand.influence - cost} left."
    if hand.sealed:
        return "Sealed. Hide the hand, or play another card."
    return f"{hand.influence} influence. Choose a card, or pass."
