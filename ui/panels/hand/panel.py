"""A seat's hand, behind the curtain: cards, aims, argument, and the seal.

Made from what the seat's door gives and nothing else. The table builds it after the curtain was painted and
throws it away when it is left, so nothing secret stays behind in a hidden widget. Moves are put together
here and committed through the door, one at a time, in the order in which they stand. What is not sealed is
kept as a draft (`keeping`) and shown again when the hand opens.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.bridge import SeatBridge
from ui.panels.hand.aims import AimsPanel
from ui.panels.hand.card_detail import CardDetail
from ui.panels.hand.draft import Draft, DraftSlot, OpenPlace
from ui.panels.hand.free_move import FreeMoveForm
from ui.panels.hand.keeping import DraftKeeper
from ui.panels.hand.letters import LettersPanel
from ui.panels.hand.target_graph import TargetGraph
from ui.presenters.commands import command
from ui.theme.theme import current_theme
from ui.theme.tokens import (
    FOOTER_HEIGHT,
    LOW_FOOTER_HEIGHT,
    LOW_PRIMARY_HEIGHT,
    PRIMARY_HEIGHT,
)
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card_content import CardContent
from ui.widgets.cards import CardFace
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import tab_after
from ui.widgets.frames import HatchFrame, Panel, SectionHeader
from ui.widgets.marks import Effect
from ui.widgets.meters import Odds
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.game.moves import FreeText
from wargame.session import drafts
from wargame.session.script_moves import PassTurn, Withdraw, as_command
from wargame.shown.hand import CardRow, Hand, present_hand
from wargame.words.counting import counted, spelt

ROW_HEIGHT = 153
"""Height in px of a row of compact cards; two rows of six are twelve."""

SLACK = 2
"""Width and height in px that the shelf keeps to itself, so that no scroll bar comes and goes."""

OPEN_AT_MOST = 2
"""Places for further moves that are shown empty."""

CARD_KEYS = "1234567890"
"""Keys of the first ten cards."""


class Shelf(QScrollArea):
    """The cards; `resized` tells that there is more room for them, or less."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it."""
        super().resizeEvent(event)
        self.resized.emit()


class HandPanel(QWidget):
    """The whole window while a seat has it."""

    left = Signal()
    """The seat is done, or hides its hand; the curtain closes."""

    def __init__(self, bridge: SeatBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._bridge, self._seat = bridge, bridge.seat
        self._slots: list[DraftSlot] = []
        self._faces: dict[str, CardFace] = {}
        self._pointing: TargetGraph | None = None
        self._hand = self._look()
        self.keeper = DraftKeeper(bridge, self._draft, self)
        self.setAccessibleName(f"Hand of {self._hand.name}")
        self._build()
        self._show_cards()
        self._take_up(self.keeper.last)
        self._order_keys()
        self.keeper.told.connect(self._tell_kept)
        self._add_key("seal", self.seal, "Ctrl+Enter")
        self._add_key("hide-hand", self.left.emit)

    def _add_key(self, name: str, slot: Callable[[], object], also: str = "") -> None:
        """Let a command be done by its keys, and be found in the palette while the hand is open."""
        one = command(name)
        action = QAction(one.words, self)
        action.setObjectName(f"do-{name}")
        action.setProperty("command", name)
        action.setShortcuts([QKeySequence(keys) for keys in (*one.keys, also) if keys])
        action.triggered.connect(lambda _checked=False: slot())
        self.addAction(action)

    @property
    def seat(self) -> str:
        """Whose hand this is."""
        return self._seat

    def put_away(self) -> None:
        """Keep what is not sealed; whatever hides the hand comes through here first."""
        self.keeper.keep()

    def _draft(self) -> drafts.Draft:
        """Return what lies in the plan and is being written; a page that was not opened holds nothing new."""
        letters, form, last = self._beside.get("letters"), self._beside.get("free"), self.keeper.last
        letter, to = letters.so_far() if isinstance(letters, LettersPanel) else (last.letter, last.to)
        free, target = form.so_far() if isinstance(form, FreeMoveForm) else (last.free, last.free_target)
        return drafts.Draft(
            turn=self._hand.turn,
            moves=tuple(slot.as_move(self._seat) for slot in self._slots),
            free=free,
            free_target=target if free else "",
            letter=letter,
            to=to,
        )

    def _take_up(self, draft: drafts.Draft) -> None:
        """Show the moves of a draft in the plan; what is being written is shown when its page is opened."""
        cards = {card.id: card for card in self._hand.cards}
        for move in draft.moves:
            if move.card in cards or move.free is not None:
                self._add(Draft(card=cards.get(move.card), free=move.free, target=move.target))
                self._slots[-1].take_up(move)
        self._show_plan()

    def _tell_kept(self, words: str, kept: bool) -> None:
        self.kept_label.setText(words)
        self.kept_label.set_tone("ink3" if kept else "error")

    def _look(self) -> Hand:
        door = self._bridge.door
        return present_hand(door.look().sight, door.scenario)

    def _build(self) -> None:
        self.band = HatchFrame(band=True)
        self.hide_button = QuietButton("Hide the hand", key="Esc", icon="ui-eyeoff")
        self.hide_button.setObjectName("hide-hand")
        self.hide_button.clicked.connect(self.left)
        self.band.content.addWidget(self.hide_button)
        self.notice = Notice("", "error")
        self.notice.hide()
        self.shelf = self._make_shelf()
        self.plan_head = SectionHeader("Your moves")
        self.kept_label = PlainLabel("", "secondary", "ink3", elide=True)
        self.kept_label.setObjectName("kept")
        self._plan = QHBoxLayout()
        self._plan.setSpacing(px(12))
        self.side = QStackedWidget()
        self._beside: dict[str, QWidget] = {}
        self.tabs = SegmentedControl(self._choices(), "What stands beside the cards")
        self.tabs.setObjectName("hand-tabs")
        self.tabs.chosen.connect(self._turn_to)
        self._lay_out()
        first = "aims" if self._hand.phase in ("planning", "moves") else "letters"
        self.tabs.choose(first)
        self._turn_to(first)

    def _choices(self) -> list[Choice]:
        choices = [
            Choice(key="card", text="Card"),
            Choice(key="aims", text="Aims"),
            Choice(key="letters", text="Letters"),
        ]
        if self._hand.free_move_cost is not None:
            choices.append(Choice(key="free", text="Free move"))
        return choices

    def _turn_to(self, key: str) -> None:
        """Show a page beside the cards, made when it is first turned to."""
        page = self._beside.get(key)
        if page is None:
            page = self._beside[key] = self._make_page(key)
            self.side.addWidget(page)
            self._order_keys()
        self.side.setCurrentWidget(page)

    def _order_keys(self) -> None:
        """Let Tab go as one reads: cards, moves, what stands beside them, the footer."""
        at: QWidget = list(self._faces.values())[-1] if self._faces else self.hide_button
        for part in (*self._slots, self.tabs, *self._beside.values(), self.pass_button, self.seal_button):
            at = tab_after(at, part)

    def _make_page(self, key: str) -> QWidget:
        if key == "card":
            return CardDetail(self.side)
        if key == "aims":
            return AimsPanel(self._hand, self.side)
        if key == "letters":
            letters = LettersPanel(self._bridge, self.side)
            letters.answered.connect(self._show_hand)
            letters.take_up(self.keeper.last.letter, self.keeper.last.to)
            letters.changed.connect(self.keeper.touch)
            return letters
        actors = tuple(
            (one.id, one.name) for one in self._bridge.door.scenario.actors if one.id != self._seat
        )
        form = FreeMoveForm(actors, self._hand.free_move_cost or 0, self.side)
        form.written.connect(self._add_free)
        if self.keeper.last.free is not None:
            form.take_up(self.keeper.last.free, self.keeper.last.free_target)
        form.changed.connect(self.keeper.touch)
        return form

    def _fit_cards(self) -> None:
        """Let the cards share out the shelf: in rows of one length, as high as all rows allow."""
        least, count = CardFace.least_size(), len(self._hand.cards)
        # The width of a scroll bar stays free in any case: one that comes for a moment moves no card.
        bar = self.shelf.verticalScrollBar().sizeHint().width()
        room = self.shelf.size() - QSize(bar + SLACK, SLACK)
        rows = max(1, -(-count // max(1, room.width() // least.width())))
        abreast = max(1, -(-count // rows))
        place = QSize(room.width() // abreast, room.height() // rows)
        for face in self._faces.values():
            face.fit(place)

    def _make_shelf(self) -> Shelf:
        inside = QWidget()
        inside.setProperty("look", "clear")
        self._cards = FlowLayout(inside, gap=0)
        scroll = Shelf()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.resized.connect(self._fit_cards)
        scroll.setProperty("look", "clear")
        scroll.setAccessibleName("Cards")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self.notice)
        self._ground = QStackedWidget()
        self._ground.addWidget(self.shelf)
        left.addWidget(self._ground, 1)
        head = QHBoxLayout()
        head.addWidget(self.plan_head, 1)
        head.addWidget(self.kept_label, 2, Qt.AlignmentFlag.AlignRight)
        left.addLayout(head)
        left.addLayout(self._plan)
        right = Panel("panel", "Beside the cards")
        inner = QVBoxLayout(right)
        inner.setContentsMargins(px(16), px(12), px(8), px(12))
        inner.setSpacing(px(12))
        inner.addWidget(self.tabs)
        inner.addWidget(self.side, 1)
        self._right = right
        body = self._body = QHBoxLayout()
        body.addLayout(left, 7)
        body.addWidget(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addLayout(body, 1)
        column.addWidget(self._make_footer())
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        large = current_theme().is_tight
        self.shelf.setMinimumHeight(
            2 * ROW_HEIGHT if current_theme().scale <= 100 and not current_theme().is_tight else px(40)
        )
        self._right.setMaximumWidth(px(336))
        # The words on the tabs are never cut off.
        self._right.setMinimumWidth(self.tabs.sizeHint().width() + px(24))
        self._body.setContentsMargins(px(8 if large else 16), px(8), px(8 if large else 12), px(8))
        self._body.setSpacing(px(4 if large else 12))
        self._footer.setFixedHeight(px(LOW_FOOTER_HEIGHT if large else FOOTER_HEIGHT))
        self.seal_button.set_height(LOW_PRIMARY_HEIGHT if large else PRIMARY_HEIGHT)
        self.plan_head.setHidden(large)

    def _make_footer(self) -> Panel:
        footer = self._footer = Panel("footer", "Seal")
        self.state_label = PlainLabel("", "body", "ink2", elide=True)
        self.pass_button = QuietButton("Pass this turn")
        self.pass_button.setObjectName("pass")
        self.pass_button.clicked.connect(self._pass)
        self.seal_button = PrimaryButton("Seal", key="Ctrl+Enter", icon="ui-lock")
        self.seal_button.setObjectName("seal")
        self.seal_button.clicked.connect(self.seal)
        row = QHBoxLayout(footer)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(12))
        row.addWidget(self.state_label, 1)
        row.addWidget(self.pass_button)
        row.addWidget(self.seal_button)
        return footer

    def _show_hand(self) -> None:
        """Show the hand as it is now: after a move was sealed, taken back, or at the start."""
        self._hand = self._look()
        self._show_cards()

    def _show_cards(self) -> None:
        hand = self._hand
        self.band.set_text(f"Private: {hand.name}, {hand.influence} influence. Nobody else looks.")
        for number, card in enumerate(hand.cards):
            face = self._faces.get(card.id)
            if face is None:
                face = self._add_face(card)
            key = CARD_KEYS[number] if number < len(CARD_KEYS) else ""
            face.set_content(_content(card, hand, key), "" if card.playable else card.why_not)
        self._show_plan()

    def _add_face(self, card: CardRow) -> CardFace:
        face = CardFace(compact=True)
        face.setObjectName(f"card-{card.id}")
        face.opened.connect(lambda: self._read(card.id))
        face.clicked.connect(lambda: self._choose(card.id))
        self._faces[card.id] = face
        self._cards.addWidget(face)
        return face

    def _card(self, card: str) -> CardRow:
        return next(one for one in self._hand.cards if one.id == card)

    def _read(self, card: str) -> None:
        self.tabs.choose("card")
        self._turn_to("card")
        detail = self._beside["card"]
        assert isinstance(detail, CardDetail)
        detail.show_card(self._card(card))

    def _choose(self, card: str) -> None:
        """Put a card among the drafts, or take it out."""
        self._read(card)
        row = self._card(card)
        if any(slot.draft.key == card for slot in self._slots):
            self._drop(card)
        elif row.playable and len(self._slots) < self._hand.moves_left:
            self._add(Draft(card=row))
        elif row.playable:
            self._refuse(no_room(self._hand.moves_left))
        self._show_plan()

    def _add_free(self, free: FreeText, target: str) -> None:
        if len(self._slots) >= self._hand.moves_left:
            self._refuse("No place is left for a free move; take a card out first.")
            return
        self._add(Draft(free=free, target=target))
        self._show_plan()

    def _add(self, draft: Draft) -> None:
        slot = DraftSlot(draft, len(self._slots) + 1)
        slot.dropped.connect(self._drop)
        slot.pointing.connect(lambda: self._point(slot))
        slot.changed.connect(self.keeper.touch)
        self._slots.append(slot)
        self._plan.addWidget(slot, 1)
        self._order_keys()
        self.notice.hide()
        self.keeper.touch()

    def _point(self, slot: DraftSlot) -> None:
        """Show the graph in place of the cards until a target is picked, or the button pressed again."""
        if self._ground.currentWidget() is not self.shelf:
            self._ground.setCurrentWidget(self.shelf)
            return
        graph = TargetGraph(self._bridge.door, slot.targets(), self._ground)
        graph.picked.connect(slot.aim)
        graph.picked.connect(lambda _: self._ground.setCurrentWidget(self.shelf))
        if self._pointing is not None:
            self._ground.removeWidget(self._pointing)
            self._pointing.deleteLater()
        self._pointing = graph
        self._ground.addWidget(graph)
        self._ground.setCurrentWidget(graph)
        graph.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, key: str) -> None:
        self._ground.setCurrentWidget(self.shelf)
        for slot in [one for one in self._slots if one.draft.key == key]:
            self._slots.remove(slot)
            slot.hide()
            slot.deleteLater()
        self._show_plan()
        self.keeper.touch()

    def _show_plan(self) -> None:
        hand = self._hand
        chosen = {slot.draft.key for slot in self._slots}
        for card, face in self._faces.items():
            face.setChecked(card in chosen)
        sealed = "; ".join(f"“{one.title}”" for one in hand.sealed)
        aside = f"Sealed: {sealed}" if sealed else f"up to {hand.moves_left}"
        self.plan_head.set_texts("Your moves", aside)
        self._show_sealed()
        cost = sum(
            slot.draft.card.cost if slot.draft.card else hand.free_move_cost or 0 for slot in self._slots
        )
        count = len(self._slots)
        self.seal_button.setText(f"Seal {counted(count, 'move')}" if count else "Seal")
        self.seal_button.setEnabled(count > 0)
        self.pass_button.setText("No further move" if hand.sealed else "Pass this turn")
        self.pass_button.setVisible(hand.moves_left > 0)
        left = hand.influence - cost
        said = (
            f"Costs {cost} of {hand.influence} influence, {left} left."
            if count
            else "Choose a card, or pass."
        )
        if hand.sealed and not count:
            said = "Sealed. Hide the hand, or play another card."
        self.state_label.setText(said)

    def _show_sealed(self) -> None:
        """Offer to take sealed moves back while the phase is open."""
        while (item := self._plan.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in self._slots:
                widget.hide()
                widget.deleteLater()
        for slot in self._slots:
            self._plan.addWidget(slot, 1)
        for one in self._hand.sealed:
            self._plan.addWidget(self._sealed_slot(one.number, one.title, one.aimed), 1)
        free = self._hand.moves_left - len(self._slots)
        if current_theme().scale > 100 or current_theme().is_tight:
            free = min(free, 0 if self._plan.count() else 1)
        for number in range(min(free, OPEN_AT_MOST)):
            first = not number and not self._slots and not self._hand.sealed
            self._plan.addWidget(
                OpenPlace("Press a card to put it here" if first else "One more, or none"), 1
            )

    def _sealed_slot(self, number: int, title: str, aimed: str) -> Panel:
        slot = Panel("raised", f"Sealed move {title}")
        column = QVBoxLayout(slot)
        column.setContentsMargins(px(12), px(8), px(12), px(10))
        column.addWidget(PlainLabel(title, "serif-heading", elide=True))
        column.addWidget(PlainLabel(f"Sealed{f', aimed at {aimed}' if aimed else ''}", "body", "ink2"))
        back = QuietButton("Take back", icon="ui-undo")
        back.setObjectName(f"take-back-{number}")
        back.clicked.connect(lambda: self._take_back(number))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return slot

    def _take_back(self, number: int) -> None:
        """Take a seal back: its move lies in the plan again, where it was."""
        self.keeper.keep()
        refusal = self._bridge.attempt(Withdraw(move=number))
        for slot in list(self._slots):
            self._drop(slot.draft.key)
        self._show_hand()
        self._take_up(self.keeper.read())
        if refusal:
            self._refuse(refusal)

    def _refuse(self, text: str) -> None:
        self.notice.tell(text, "error")
        self.notice.show()

    def seal(self) -> None:
        """Commit the drafts in their order; what is refused stays a draft, with the reason."""
        if not self._slots:
            return
        # Kept first: a seal that is taken back gives back what lay in the plan.
        self.keeper.keep()
        for slot in list(self._slots):
            move = as_command(slot.as_move(self._seat), waits=self._hand.phase == "moves")
            if refusal := self._bridge.attempt(move):
                self._refuse(refusal)
                self._show_hand()
                return
            self._drop(slot.draft.key)
        self.left.emit()

    def _pass(self) -> None:
        if refusal := self._bridge.attempt(PassTurn(seat=self._seat)):
            self._refuse(refusal)
            return
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a card by its number key, unless text is being typed; other letters begin its argument."""
        at = CARD_KEYS.find(event.text()) if event.text() else -1
        if 0 <= at < len(self._hand.cards) and not event.modifiers():
            face = self._faces[self._hand.cards[at].id]
            face.setFocus(Qt.FocusReason.ShortcutFocusReason)
            face.click()
            return
        if self._slots and _begins_words(event):
            argument = self._slots[-1].argument
            argument.setFocus(Qt.FocusReason.OtherFocusReason)
            argument.insertPlainText(event.text())
            return
        super().keyPressEvent(event)


def no_room(moves_left: int) -> str:
    """Return why no further card can be chosen, and what to do."""
    if not moves_left:
        return "No further move can be sealed in this turn; take a sealed one back first."
    return f"Only {spelt(moves_left, 'move')} can be sealed; take a card out first."


def _begins_words(event: QKeyEvent) -> bool:
    """Return whether a key means words: a letter, not a number, a blank or a shortcut."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    return held == Qt.KeyboardModifier.NoModifier and event.text().isalpha()


def _content(card: CardRow, hand: Hand, key: str) -> CardContent:
    effects = next((line.marks for line in card.outcomes if line.key == "succeeds"), ())
    return CardContent(
        title=card.title,
        text=card.text,
        kind=card.kind,
        icon=card.icon,
        plate=card.plate,
        covert=card.covert,
        cost=card.cost,
        cost_most=max(3, hand.dearest),
        odds=tuple(Odds(word=word, share=share) for word, share in card.odds),
        effects=tuple(Effect(label=one.label, value=one.value, tie=one.tie) for one in effects),
        code=card.face_note,
        key=key,
    )
