"""One card read closely: what it does, what it needs, how likely each outcome is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.frames import EmptyState, Rule
from ui.widgets.meters import Odds, OddsBar, percent
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.shown.hand import CardRow
from wargame.terms import OUTCOMES


class CardDetail(QScrollArea):
    """The card that has the focus in a shelf; everything on it in readable type.

    The labels are made once and get other words: making them anew for each card is slow to look at.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("look", "clear")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Card in detail")
        self._empty = EmptyState("Choose a card", "Press a card to read it and to play it.", "ui-hand")
        self._kind = PlainLabel("", "label", "ink2", wrap=True)
        self._title = PlainLabel("", "serif-title", wrap=True)
        self._text = PlainLabel("", "serif-large", wrap=True)
        self._note = PlainLabel("", "serif-italic", "ink2", wrap=True)
        self._refusal = Notice("", "warn")
        self._aims = PlainLabel("", "body", "ink2", wrap=True)
        self._needs = PlainLabel("", "body", "ink2", wrap=True)
        self._odds = OddsBar((), texts=False)
        self._outcomes: dict[str, tuple[PlainLabel, PlainLabel]] = {
            key: (PlainLabel("", "body-strong"), PlainLabel("", "body", "ink2", wrap=True))
            for key in OUTCOMES
        }
        self._small = tuple(PlainLabel("", "secondary", "ink3", wrap=True) for _ in range(3))
        self._lay_out()
        current_theme().changed.connect(self._restyle)
        self._restyle()
        self.show_card(None)

    def _lay_out(self) -> None:
        self._card = QWidget()
        self._column = QVBoxLayout(self._card)
        head = (self._kind, self._title, self._text, self._note, self._refusal, self._aims, self._needs)
        above: tuple[QWidget, ...] = (*head, Rule(), self._odds)
        below: tuple[QWidget, ...] = (Rule(), *self._small)
        for widget in above:
            self._column.addWidget(widget)
        self._pairs = QVBoxLayout()
        for word, effects in self._outcomes.values():
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(word)
            pair.addWidget(effects)
            self._pairs.addLayout(pair)
        self._column.addLayout(self._pairs)
        for widget in below:
            self._column.addWidget(widget)
        self._column.addStretch(1)
        inside = QWidget()
        inside.setProperty("look", "clear")
        both = QVBoxLayout(inside)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._empty, 1)
        both.addWidget(self._card, 1)
        self.setWidget(inside)

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, px(8), 0)
        self._column.setSpacing(px(8))
        self._pairs.setSpacing(px(8))

    def show_card(self, card: CardRow | None) -> None:
        """Show a card; None for an invitation to choose one."""
        self._empty.setHidden(card is not None)
        self._card.setHidden(card is None)
        if card is None:
            return
        self._kind.setText(f"{card.kind}{', covert' if card.covert else ''} · costs {card.cost}")
        self._title.setText(card.title)
        self._text.setText(card.text)
        self._refusal.tell(card.why_not, "warn")
        self._refusal.setHidden(card.playable)
        _say(self._note, card.face_note)
        _say(self._aims, f"Aimed at: {card.aims}" if card.aims else "")
        _say(self._needs, f"Needs: {card.needs}" if card.needs else "")
        self._odds.set_odds([Odds(word=word, share=share) for word, share in card.odds])
        for line in card.outcomes:
            word, effects = self._outcomes[line.key]
            word.setText(f"{line.word}, {percent(line.share)}")
            effects.setText(line.effects)
        source = f"Source: {card.source}" if card.source else ""
        for label, text in zip(self._small, (card.exposure, card.limit, source), strict=True):
            _say(label, text)
        self.verticalScrollBar().setValue(0)


def _say(label: PlainLabel, text: str) -> None:
    label.setText(text)
    label.setHidden(not text)
