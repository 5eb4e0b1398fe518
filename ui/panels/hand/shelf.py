"""The cards of a hand on their shelf: shown by their letters, gone through by arrows, put into the plan.

One card is looked at; it alone can be reached by Tab, the arrows lead to the others. `shown` tells which is
looked at, `chosen` that one is to go into the plan or out of it: a click, the space bar, or its letter once
more.
"""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme.theme import current_theme
from ui.widgets.card_content import CardContent
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Effect
from ui.widgets.meters import Odds
from ui.widgets.painted import px
from ui.widgets.shelf_card import ShelfCard
from wargame.shown.hand import CardRow, Hand

LETTERS: Final = "ABCDEFGHIJKL"
"""Keys of the first twelve cards; more are reached by arrows."""
SLACK: Final = 2
"""Width and height in px that the shelf keeps to itself, so that no scroll bar comes and goes."""
ABREAST: Final = 3
MANY_ABREAST: Final = 4

_STEPS: Final = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1)}


class Shelf(QScrollArea):
    """All cards of the seat."""

    shown = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        inside.setProperty("look", "clear")
        self._cards = FlowLayout(inside, gap=0)
        self._faces: dict[str, ShelfCard] = {}
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setProperty("look", "clear")
        self.setAccessibleName("Cards")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        current_theme().changed.connect(self._fit)

    @property
    def faces(self) -> dict[str, ShelfCard]:
        """The cards by their ids."""
        return self._faces

    def show_cards(self, hand: Hand, reasons: dict[str, str]) -> None:
        """Show the cards as they can be played now; `reasons` say briefly why one cannot."""
        for number, card in enumerate(hand.cards):
            face = self._faces.get(card.id)
            if face is None:
                face = self._add(card)
            face.set_content(_content(card, hand, letter_of(number)), reasons.get(card.id, ""))
        self._fit()
        self._let_tab_reach(self.current())

    def show_plan(self, numbers: dict[str, int]) -> None:
        """Show on the cards which move of the plan each of them is."""
        for card, face in self._faces.items():
            face.setChecked(card in numbers)
            face.set_number(numbers.get(card, 0))

    def letter(self, card: str) -> str:
        """Return the letter of a card; empty for one beyond the twelfth."""
        return letter_of(list(self._faces).index(card)) if card in self._faces else ""

    def current(self) -> str:
        """Return the card that Tab leads to: the one that was looked at last."""
        by_tab = (key for key, face in self._faces.items() if face.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return next(by_tab, next(iter(self._faces), ""))

    def rest(self) -> None:
        """Give the focus to the card that was looked at last."""
        if self._faces:
            self._faces[self.current()].setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, letter: str) -> bool:
        """Show the card of a letter, or choose it if it is shown; return whether the letter has one."""
        at = LETTERS.find(letter.upper()) if letter else -1
        if not 0 <= at < len(self._faces):
            return False
        face = list(self._faces.values())[at]
        if face.hasFocus():
            face.click()
        else:
            face.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from card to card by arrows."""
        step = {**_STEPS, Qt.Key.Key_Down: (0, 1)}.get(Qt.Key(event.key()))
        if step is None or not self._faces:
            event.ignore()
            return
        faces = list(self._faces.values())
        at = list(self._faces).index(self.current())
        to = at + step[0] + step[1] * self._abreast()
        if 0 <= to < len(faces):
            faces[to].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(faces[to])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room anew."""
        super().resizeEvent(event)
        self._fit()

    def _add(self, card: CardRow) -> ShelfCard:
        face = ShelfCard()
        face.setObjectName(f"card-{card.id}")
        face.opened.connect(lambda: self._look_at(card.id))
        face.clicked.connect(lambda: self.chosen.emit(card.id))
        self._faces[card.id] = face
        self._cards.addWidget(face)
        return face

    def _look_at(self, card: str) -> None:
        self._let_tab_reach(card)
        self.shown.emit(card)

    def _let_tab_reach(self, card: str) -> None:
        for key, face in self._faces.items():
            face.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == card else Qt.FocusPolicy.ClickFocus)

    def _abreast(self) -> int:
        """Return how many cards stand in a row."""
        wide = self._room().width()
        fit = max(1, wide // ShelfCard.least_size().width())
        return min(fit, ABREAST if len(self._faces) <= len(LETTERS) else MANY_ABREAST)

    def _room(self) -> QSize:
        # The width of a scroll bar stays free in any case: one that comes for a moment moves no card.
        bar = self.verticalScrollBar().sizeHint().width()
        return self.size() - QSize(bar + SLACK, SLACK)

    def _fit(self) -> None:
        """Let the cards share out the shelf: in rows of one length, as high as all rows allow."""
        if not self._faces:
            return
        abreast, room = self._abreast(), self._room()
        rows = max(1, -(-len(self._faces) // abreast))
        place = QSize(room.width() // abreast, room.height() // rows)
        for face in self._faces.values():
            face.fit(place)


def letter_of(number: int) -> str:
    """Return the letter of the card in this place, from 0; empty beyond the twelfth."""
    return LETTERS[number] if number < len(LETTERS) else ""


def _content(card: CardRow, hand: Hand, key: str) -> CardContent:
    effects = next((line.marks for line in card.outcomes if line.key == "succeeds"), ())
    return CardContent(
        title=card.title,
        text=card.text,
        kind=card.kind,
        icon=card.icon,
        covert=card.covert,
        cost=card.cost,
        cost_most=max(3, hand.dearest),
        odds=tuple(Odds(word=word, share=share) for word, share in card.odds),
        effects=tuple(Effect(label=one.label, value=one.value, tie=one.tie) for one in effects),
        key=key,
        picture=card.picture,
    )


LEAST_HEIGHT: Final = 2


def least_height() -> int:
    """Return the height below which the shelf does not go."""
    return px(40) if current_theme().is_tight else LEAST_HEIGHT * ShelfCard.least_size().height()
