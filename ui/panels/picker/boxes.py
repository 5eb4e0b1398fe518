"""The right side of the picker: a box of sentences for each text of effects, and cards to take terms from.

The boxes are given rows of `wargame.shown.effects` and say which of them receives what is pressed; cards are
offered where the terms of a free move are set.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.effect_box import EffectBox, EffectLine
from ui.widgets.flow import FlowLayout
from ui.widgets.meters import percent
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.shown.effects import EffectRow, Moves
from wargame.shown.free_terms import LikeCard
from wargame.terms import OUTCOMES


class EffectBoxes(QScrollArea):
    """All boxes, one below the other."""

    wanted = Signal(str)
    """What is pressed next is to land in this box."""
    dropped = Signal(str, str)
    """A sentence is to go: the box, and its key."""
    liked = Signal(object)
    """The terms of a card are to be taken."""

    def __init__(self, words: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, EffectBox] = {}
        self._shown: dict[str, tuple[Moves, tuple[EffectRow, ...], bool]] = {}
        holder = QWidget()
        holder.setProperty("look", "clear")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, px(2), 0)
        for at, (box, word) in enumerate(words.items(), start=1):
            self._boxes[box] = made = self._box(box, word, str(at) if len(words) > 1 else "")
            self._column.addWidget(made)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(holder)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _box(self, box: str, word: str, digit: str) -> EffectBox:
        places: list[str] = [*OUTCOMES]
        made = EffectBox(word, digit, places.index(box) if box in places else None)
        made.setObjectName(f"box-{box}")
        made.wanted.connect(partial(self.wanted.emit, box))
        made.dropped.connect(partial(self.dropped.emit, box))
        return made

    def offer(self, cards: Sequence[LikeCard]) -> None:
        """Offer the terms of these cards, below the boxes."""
        if not cards:
            return
        below, buttons = self._column.count() - 1, QWidget()
        flow = FlowLayout(buttons)
        for card in cards:
            button = QuietButton(card.title, icon=card.icon)
            button.setObjectName(f"like-{card.card}")
            button.setToolTip(plain_tooltip(f"{card.said}. Its difficulty and its effects are taken over."))
            button.setAccessibleDescription(card.said)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves Enter to the dark button
            button.clicked.connect(partial(self.liked.emit, card))
            flow.addWidget(button)
        self._column.insertWidget(below, PlainLabel("Take the terms of a card like it:", "body", "ink2"))
        self._column.insertWidget(below + 1, buttons)

    def name(self, box: str) -> str:
        """Return what a box is called."""
        return self._boxes[box].accessibleName()

    def show_box(self, box: str, moves: Moves, rows: Sequence[EffectRow], *, chosen: bool) -> None:
        """Show what moves in a box, and whether what is pressed lands there."""
        shown = (moves, tuple(rows), chosen)
        if self._shown.get(box) == shown:
            return
        self._shown[box] = shown
        made = self._boxes[box]
        made.choose(chosen and len(self._boxes) > 1)
        made.show_lines([_line(row) for row in rows], moves.rest)

    def show_shares(self, shares: Sequence[float]) -> None:
        """Say beside each outcome how likely it is; nothing where the odds are not named."""
        for at, box in enumerate(OUTCOMES):
            if box in self._boxes:
                self._boxes[box].show_share(percent(shares[at]) if shares else "")


def _line(row: EffectRow) -> EffectLine:
    return EffectLine(
        key=str(row.what),
        words=row.sentence,
        before=row.before,
        after=row.after,
        sign=row.sign,
        glyphs=row.glyphs,
        note=row.note,
    )
