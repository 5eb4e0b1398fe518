"""A seat's hand, behind the curtain: the board, its cards, the plan, and the seal.

Made from what the seat's door gives and nothing else. The table builds it after the curtain was painted and
throws it away when it is left, so nothing secret stays behind in a hidden widget. Moves are put together
here and committed through the door, one at a time, in the order in which they stand. What is not sealed is
kept as a draft (`keeping`) and shown again when the hand opens.

What stands in the parts is theirs, and where they stand is the frame's; here it is said what a press in one
means for the others.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ui.bridge import SeatBridge
from ui.panels.hand.frame import HandFrame
from ui.panels.hand.middle import CARDS
from ui.panels.hand.plan import Planned, PlanSlot
from ui.panels.hand.shelf import LETTERS
from ui.presenters.commands import command
from ui.widgets.enter import is_typed_in
from ui.widgets.shelf_card import ShelfCard
from wargame.game.moves import FreeText
from wargame.game.sight import Sight
from wargame.session.script_moves import PassTurn, Withdraw, as_command
from wargame.session.unsent import Draft
from wargame.shown.hand import CardRow, allowed_in
from wargame.shown.reading import reading_of, shortfall
from wargame.words.counting import spelt

ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class HandPanel(HandFrame):
    """The whole window while a seat has it."""

    left = Signal()
    """The seat is done, or hides its hand; the curtain closes."""

    def __init__(self, bridge: SeatBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._shown = ""
        """The card that is looked at."""
        self._connect()
        self._show_cards()
        self._take_up(self.keeper.last)
        self.order_keys()
        self._add_keys()

    def begin(self) -> None:
        """Take the focus; at the letters where nothing can be planned, else at no card yet.

        A letter shows a card first, also the first one: none may be looked at before.
        """
        allowed = allowed_in(self._hand)
        if not allowed.plans or (self._waiting() and not allowed.seals):
            self.open_page("letters")
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_up(self, draft: Draft) -> None:
        """Show the moves of a draft in the plan; what is being written is shown when its page is opened."""
        cards = {card.id: card for card in self._hand.cards}
        for move in draft.moves:
            if move.card in cards or move.free is not None:
                slot = self._add(Planned(card=cards.get(move.card), free=move.free, target=move.target))
                slot.take_up(move)
        self._show_plan()

    def _connect(self) -> None:
        self.hide_button.clicked.connect(self.left)
        self.shelf.shown.connect(self._read)
        self.shelf.chosen.connect(self._choose)
        self.reading.wanted.connect(self._put)
        self.middle.answered.connect(self._show_hand)
        self.middle.written.connect(self._add_free)
        self.plan.dropped.connect(self._drop)
        self.plan.pointing.connect(self.middle.point)
        self.plan.aimed.connect(self._read)
        self.plan.taken_back.connect(self._take_back)
        self.plan.changed.connect(self.keeper.touch)
        self.seal_button.clicked.connect(self.seal)
        self.pass_button.clicked.connect(self._pass)
        self.footer.free_button.clicked.connect(lambda: self.toggle_page("free"))
        self.footer.letters_button.clicked.connect(lambda: self.open_page("letters"))

    # Cards

    def _show_hand(self) -> None:
        """Show the hand as it is now: after a move was sealed, taken back, or at the start."""
        self._hand = self._look()
        self._show_cards()

    def _show_cards(self) -> None:
        hand = self._hand
        self.shelf.show_cards(hand, {card.id: self._reason(card) for card in hand.cards if not card.playable})
        self.board.show_board(hand, self._known, None)
        if self._shown:
            self._read(self._shown)
        self._show_plan()

    def _reason(self, card: CardRow) -> str:
        door = self._bridge.door
        return card.why_briefly or shortfall(door.foresee(card.id), door.scenario) or card.why_not

    def _card(self, card: str) -> CardRow:
        return next(one for one in self._hand.cards if one.id == card)

    def _read(self, card: str) -> None:
        """Show a card in full, and on the rulers what it would bring."""
        self._shown = card
        slot, row, door = self.plan.slot_of(card), self._card(card), self._bridge.door
        target = slot.target.chosen() or "" if slot else ""
        foresight = door.foresee(card, target)
        self.reading.show_card(row, reading_of(row, foresight, door.scenario))
        self.reading.offer(can_be_put=self._can_be_put())
        self.board.foresee(foresight, self.shelf.letter(card))

    def _put(self) -> None:
        """Put the card that is looked at into the plan, and go on there."""
        self._choose(self._shown)
        if (slot := self.plan.slot_of(self._shown)) is not None:
            slot.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _can_be_put(self) -> bool:
        """Return whether the card that is looked at could go into the plan now."""
        room = len(self.plan.slots) < self._hand.moves_left and allowed_in(self._hand).plans
        looked_at = self._card(self._shown) if self._shown else None
        fits = looked_at is not None and looked_at.playable
        return room and fits and self.plan.slot_of(self._shown) is None

    def _choose(self, card: str) -> None:
        """Put a card into the plan, or take it out."""
        self._read(card)
        row, allowed = self._card(card), allowed_in(self._hand)
        if self.plan.slot_of(card) is not None:
            self._drop(card)
        elif not allowed.plans:
            self._refuse(allowed.words)
        elif row.playable and len(self.plan.slots) < self._hand.moves_left:
            slot = self._add(Planned(card=row))
            if begun := self._bridge.door.draft().begun_with(card):
                slot.take_up(begun)
            if self.shelf.faces[card].by_mouse:
                # Who clicks goes on by typing: those words are the argument.
                slot.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        elif row.playable:
            self._refuse(no_room(self._hand.moves_left))
        self._show_plan()

    # The plan

    def _add_free(self, free: FreeText, target: str) -> None:
        if len(self.plan.slots) >= self._hand.moves_left:
            self._refuse("No place is left for a free move; take a card out first.")
            return
        slot = self._add(Planned(free=free, target=target))
        self._show_plan()
        self.open_page(CARDS)
        slot.argument.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, planned: Planned) -> PlanSlot:
        slot = self.plan.add(planned)
        self.order_keys()
        self.notice.hide()
        return slot

    def _drop(self, key: str) -> None:
        self.middle.leave_graph()
        slot = self.plan.slot_in_use()
        if slot is not None and slot.planned.key == key:
            self.shelf.rest()
        self.plan.drop(key)
        self._show_plan()

    def swap(self) -> None:
        """Change the order of the last two moves."""
        if len(self.plan.slots) > 1:
            self.plan.swap()
            self._show_plan()
            self.order_keys()

    def _show_plan(self) -> None:
        hand, allowed = self._hand, allowed_in(self._hand)
        self.shelf.show_plan(self.plan.numbers())
        most = spelt(hand.moves_left + len(hand.sealed), "move")
        self.plan_head.set_texts(f"Your plan, up to {most}, ruled on in this order")
        self.plan.show_places(hand.sealed, hand.moves_left)
        cost = self.plan.cost(hand.free_move_cost or 0)
        self.footer.show_plan(hand, allowed, len(self.plan.slots), cost)
        self.reading.offer(can_be_put=self._can_be_put())

    def _take_back(self, number: int) -> None:
        """Take a seal back: its move lies in the plan again, where it was."""
        self.keeper.keep()
        refusal = self._bridge.attempt(Withdraw(move=number))
        for slot in list(self.plan.slots):
            self._drop(slot.planned.key)
        self._show_hand()
        self._take_up(self.keeper.read())
        self.shelf.rest()
        if refusal:
            self._refuse(refusal)

    def take_in(self) -> None:
        """Show what came by the seat's phone while its hand is open; what is being written here wins."""
        seen, draft = self._look(), self._bridge.door.draft()
        is_same = (seen.sealed, seen.moves_left) == (self._hand.sealed, self._hand.moves_left)
        if self.keeper.waits() or (is_same and draft == self.keeper.last):
            return
        in_use = self.plan.slot_in_use()
        for slot in list(self.plan.slots):
            self._drop(slot.planned.key)
        self._show_hand()
        self.middle.take_in(self.keeper.read())
        self._take_up(draft)
        slot_now = self.plan.slot_of(in_use.planned.key) if in_use is not None else None
        if slot_now is not None:
            slot_now.argument.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keeper.rest()
        self.notice.tell("The plan was changed on the seat’s phone. This is how it stands now.", "info")
        self.notice.show()

    def _refuse(self, text: str) -> None:
        self.notice.tell(text, "error")
        self.notice.show()

    def seal(self) -> None:
        """Commit the plan in its order; what is refused stays in it, with the reason."""
        if not self.plan.slots or not allowed_in(self._hand).seals:
            return
        # Kept first: a seal that is taken back gives back what lay in the plan.
        self.keeper.keep()
        sealed = [one.move for one in self._look_again().moves if one.mine]
        for slot in list(self.plan.slots):
            if slot.as_move(self._seat) in sealed:
                # The same seat plays by phone, too: what it sealed there is not sealed once more.
                self._drop(slot.planned.key)
                continue
            move = as_command(slot.as_move(self._seat), waits=self._hand.phase == "moves")
            if refusal := self._bridge.attempt(move):
                self._refuse(refusal)
                self._show_hand()
                slot.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self._drop(slot.planned.key)
        self.left.emit()

    def _look_again(self) -> Sight:
        """Look through the seat's door: something may have come by phone while the hand was open."""
        return self._bridge.door.look().sight

    def _pass(self) -> None:
        if refusal := self._bridge.attempt(PassTurn(seat=self._seat, turn=self._hand.turn)):
            self._refuse(refusal)
            return
        self.left.emit()

    # Keys

    def _add_keys(self) -> None:
        self._add_key("seal", self.seal, "Ctrl+Enter")
        self._add_key("hide-hand", self.left.emit)
        self._add_key("letters", lambda: self.toggle_page("letters"))
        self._add_key("swap-moves", self.swap)
        self._add_key("next-panel", lambda: self.go_round(1))
        self._add_key("previous-panel", lambda: self.go_round(-1))
        if self._hand.free_move_cost is not None:
            self._add_key("free-move", lambda: self.toggle_page("free"))
        for letter in LETTERS:
            action = QAction(self)
            action.setShortcut(QKeySequence(f"Alt+{letter}"))
            # Held down, it would put the card into the plan and take it out again, in turn.
            action.setAutoRepeat(False)
            action.triggered.connect(lambda _checked=False, letter=letter: self._by_letter(letter))
            self.addAction(action)

    def _add_key(self, name: str, slot: Callable[[], object], also: str = "") -> None:
        """Let a command be done by its keys, and be found in the palette while the hand is open."""
        one = command(name)
        action = QAction(one.words, self)
        action.setObjectName(f"do-{name}")
        action.setProperty("command", name)
        action.setShortcuts([QKeySequence(keys) for keys in (*one.keys, also) if keys])
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False: slot())
        self.addAction(action)

    def _by_letter(self, letter: str) -> None:
        if not self.middle.shows_cards():
            self.open_page(CARDS)
        self.shelf.press(letter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show a card by its letter, or choose the one that is shown; read on by the page keys."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.reading.scroll_by(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif not (_is_plain(event) and self.middle.shows_cards() and self._go_to_card(event)):
            super().keyPressEvent(event)

    def _go_to_card(self, event: QKeyEvent) -> bool:
        """Go to the card of a letter, or by an arrow to the first; return whether the key led to one."""
        if not is_typed_in(QApplication.focusWidget()) and self.shelf.press(event.text()):
            return True
        if self.hasFocus() and event.key() in ARROWS:
            self.shelf.rest()
            return True
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Lead from a planned card to its argument, from any other to what puts it there, never to a pass."""
        focus = QApplication.focusWidget()
        if forward and focus is self and self.middle.shows_cards():
            self.shelf.rest()
            return True
        if not forward or not isinstance(focus, ShelfCard):
            return super().focusNextPrevChild(forward)
        if (slot := self.plan.slot_of(focus.objectName().removeprefix("card-"))) is not None:
            slot.first_field().setFocus(Qt.FocusReason.TabFocusReason)
            return True
        moved = super().focusNextPrevChild(forward)
        return super().focusNextPrevChild(forward) if self.pass_button.hasFocus() else moved


def _is_plain(event: QKeyEvent) -> bool:
    """Return whether a key is pressed once and by itself, or with Shift."""
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return held == Qt.KeyboardModifier.NoModifier and not event.isAutoRepeat()


def no_room(moves_left: int) -> str:
    """Return why no further card can be chosen, and what to do."""
    if not moves_left:
        return "No further move can be sealed in this turn; take a sealed one back first."
    return f"Only {spelt(moves_left, 'move')} can be sealed; take a card out first."
