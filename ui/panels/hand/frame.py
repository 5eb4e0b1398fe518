"""The parts of a hand and where they stand: what is seen, how the focus goes, what of it is a draft.

At the left stands the board, in the middle the shelf of cards or one of the pages that take its place
(`middle`), at the right the card that is looked at, below them the plan (`plan_row`). In little room the
board is one of the pages. What lies in the parts and is not sealed is gathered here for the draft
(`keeping`); what a press in one means for the others is the panel's.
"""

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SeatBridge
from ui.panels.hand import board as board_panel
from ui.panels.hand import reading as reading_panel
from ui.panels.hand.board import HandBoard
from ui.panels.hand.footer import HandFooter
from ui.panels.hand.keeping import DraftKeeper
from ui.panels.hand.middle import HandMiddle
from ui.panels.hand.plan_row import PlanRow
from ui.panels.hand.reading import ReadingCard
from ui.panels.hand.shelf import least_height
from ui.theme.theme import current_theme
from ui.widgets.focus import tab_after
from ui.widgets.frames import SectionHeader
from ui.widgets.idle_ring import PrivateStrip
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.session.unsent import Draft
from wargame.shown.hand import Hand, allowed_in, present_hand
from wargame.shown.letters import waiting_letters

LEAST_MIDDLE: Final = 240
"""Width in px at 100 % below which the cards would be squeezed between the board and the card looked at."""


class HandFrame(QWidget):
    """All that is seen of a seat's hand."""

    def __init__(self, bridge: SeatBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._bridge, self._seat = bridge, bridge.seat
        self._hand = self._look()
        self._narrow = False
        """Whether the window has no room for three parts side by side."""
        self.keeper = DraftKeeper(bridge, self._draft, self)
        self.setAccessibleName(f"Hand of {self._hand.name}")
        self._make_parts()
        self._lay_out()
        self.middle.made.connect(self.order_keys)
        self.keeper.told.connect(self._tell_kept)

    @property
    def seat(self) -> str:
        """Whose hand this is."""
        return self._seat

    def put_away(self) -> None:
        """Keep what is not sealed; whatever hides the hand comes through here first."""
        self.keeper.keep()

    def show_left(self, left: int, whole: int) -> None:
        """Show in how many seconds without input the hand is hidden."""
        self.band.show_left(left, whole)

    def _draft(self) -> Draft:
        """Return what lies in the plan and is being written."""
        (free, target), written = self.middle.free_move(), self.middle.with_letters()
        moves, last = self.plan.moves(self._seat), self.keeper.last
        cards = {move.card for move in moves}
        return replace(
            last,
            turn=self._hand.turn,
            moves=moves,
            free=free,
            free_target=target,
            begun=None if last.begun is None or last.begun.card in cards else last.begun,
            aside=tuple(move for move in last.aside if move.card not in cards),
            views=written.views,
            letter=written.letter,
            to=written.to,
            question=written.question,
            passing=written.passing,
            offer=written.offer,
            answers=written.answers,
        )

    def _tell_kept(self, words: str, kept: bool) -> None:
        self.kept_label.setText(words)
        self.kept_label.set_tone("ink3" if kept else "error")

    def _look(self) -> Hand:
        """Look through the seat's door, once for all that is shown."""
        door = self._bridge.door
        self._known = door.look()
        return present_hand(self._known.sight, door.scenario, door.compiled.pictures)

    def _waiting(self) -> int:
        """Return how many letters, offers and votes wait for the seat."""
        door = self._bridge.door
        return waiting_letters(self._known, door.scenario, door.narrator)

    def _make_parts(self) -> None:
        hand = self._hand
        self.band = PrivateStrip("Hide the hand", hand.glyph, hand.picture)
        self.band.avatar.setToolTip("")
        self.band.set_text(f"Private: {hand.name}. Nobody else looks.")
        self.hide_button = self.band.hide_button
        self.hide_button.setObjectName("hide-hand")
        self.middle = HandMiddle(self._bridge, self.keeper, hand.free_move_cost, self._waiting())
        self.shelf, self.tabs = self.middle.shelf, self.middle.tabs
        self.band.middle.addWidget(self.tabs)
        self.notice = Notice("", "error")
        self.notice.hide()
        self.board = HandBoard(self._bridge.door)
        self.reading = ReadingCard()
        self.plan = PlanRow()
        self.plan_head = SectionHeader("Your plan")
        self.kept_label = PlainLabel("", "secondary", "ink3", elide=True, align=Qt.AlignmentFlag.AlignRight)
        self.kept_label.setObjectName("kept")
        self.footer = HandFooter()
        self.seal_button, self.pass_button = self.footer.seal_button, self.footer.pass_button
        self.state_label = self.footer.state_label

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.plan_head, 1)
        head.addWidget(self.kept_label, 1)
        above = self._above = QHBoxLayout()
        above.addWidget(self.middle, 1)
        above.addWidget(self.reading)
        right = self._right = QVBoxLayout()
        right.addWidget(self.notice)
        right.addLayout(above, 1)
        right.addLayout(head)
        right.addWidget(self.plan)
        body = self._body = QHBoxLayout()
        body.addWidget(self.board)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addLayout(body, 1)
        column.addWidget(self.footer)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make a page of the board in a window that has no room for it at the side."""
        super().resizeEvent(event)
        narrow = self.width() < px(board_panel.WIDTH + LEAST_MIDDLE + reading_panel.WIDTH)
        if narrow != self._narrow:
            self._narrow = narrow
            self._restyle()

    def _restyle(self) -> None:
        tight = current_theme().is_tight or self._narrow
        self.shelf.setMinimumHeight(least_height())
        self.reading.setFixedWidth(px(240 if current_theme().is_tight else reading_panel.WIDTH))
        self.board.setFixedWidth(px(board_panel.WIDTH))
        self._body.setContentsMargins(px(8), px(8), px(8), px(8))
        self._body.setSpacing(px(8))
        self._above.setSpacing(px(4 if tight else 8))
        self._right.setSpacing(px(4 if tight else 6))
        self.plan.restyle()
        self.plan_head.setHidden(tight)
        self.tabs.offer("board", tight)
        self._place_board(tight=tight)

    def _place_board(self, *, tight: bool) -> None:
        """Let the board stand at the side, or be a page where there is little room."""
        if tight and not self.middle.has_board():
            self.middle.take_board(self.board)
        elif not tight and self.middle.has_board():
            self._body.insertWidget(0, self.board)
            self.board.show()
            self.middle.drop_board_page()

    def open_page(self, key: str) -> None:
        """Show the cards, or a page in their place."""
        self.middle.open_page(key)

    def toggle_page(self, key: str) -> None:
        """Show a page, or the cards again."""
        self.middle.toggle_page(key)

    def order_keys(self) -> None:
        """Let Tab go as one reads: cards or the page in their place, moves, the footer."""
        at: QWidget = self.hide_button
        for part in (*self.middle.parts(), self.reading, *self.plan.fields(), self.footer):
            at = tab_after(at, part)

    def go_round(self, by: int) -> None:
        """Take the focus from part to part: the middle, the plan, the footer, the strip above."""
        allowed = allowed_in(self._hand).seals
        button = self.footer.letters_button if not allowed else self.footer.pass_button
        button = self.seal_button if self.seal_button.isVisible() and self.seal_button.isEnabled() else button
        fields = [slot.first_field() for slot in self.plan.slots[:1]]
        stops = [self.middle, *fields, button, self.tabs.button(self.tabs.current())]
        to = stops[(self._at_stop(len(stops)) + by) % len(stops)]
        if to is self.middle:
            self.middle.rest()
        else:
            to.setFocus(Qt.FocusReason.TabFocusReason)

    def _at_stop(self, count: int) -> int:
        focus = QApplication.focusWidget() or self
        if self.footer.isAncestorOf(focus):
            return count - 2
        if self.band.isAncestorOf(focus):
            return count - 1
        return 1 if self.plan.slot_in_use() is not None else 0
