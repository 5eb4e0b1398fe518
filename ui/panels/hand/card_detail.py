"""One card read closely: what it does, what it needs, how likely each outcome is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.presenters.hand import CardRow
from ui.theme.theme import current_theme
from ui.widgets.frames import EmptyState, Rule
from ui.widgets.meters import Odds, OddsBar, percent
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel


class CardDetail(QScrollArea):
    """The card that has the focus in a shelf; everything on it in readable type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("look", "clear")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Card in detail")
        self._card: CardRow | None = None
        current_theme().changed.connect(self._rebuild)
        self._rebuild()

    def show_card(self, card: CardRow | None) -> None:
        """Show a card; None for an invitation to choose one."""
        if card != self._card:
            self._card = card
            self._rebuild()

    def _rebuild(self) -> None:
        inside = QWidget()
        inside.setProperty("look", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(8))
        card = self._card
        if card is None:
            column.addWidget(
                EmptyState("Choose a card", "Press a card to read it and to play it.", "ui-hand")
            )
        else:
            self._fill(column, card)
        self.setWidget(inside)

    def _fill(self, column: QVBoxLayout, card: CardRow) -> None:
        kind = f"{card.kind}{', covert' if card.covert else ''} · costs {card.cost}"
        column.addWidget(PlainLabel(kind, "label", "ink2", wrap=True))
        column.addWidget(PlainLabel(card.title, "serif-title", wrap=True))
        column.addWidget(PlainLabel(card.text, "serif-large", wrap=True))
        if card.face_note:
            column.addWidget(PlainLabel(card.face_note, "serif-italic", "ink2", wrap=True))
        if not card.playable:
            column.addWidget(Notice(card.why_not, "warn"))
        for word, text in (("Aimed at", card.aims), ("Needs", card.needs)):
            if text:
                column.addWidget(PlainLabel(f"{word}: {text}", "body", "ink2", wrap=True))
        column.addWidget(Rule())
        column.addWidget(OddsBar([Odds(word=word, share=share) for word, share in card.odds], texts=False))
        for line in card.outcomes:
            column.addWidget(PlainLabel(f"{line.word}, {percent(line.share)}", "body-strong"))
            column.addWidget(PlainLabel(line.effects, "body", "ink2", wrap=True))
        column.addWidget(Rule())
        for text in (card.exposure, card.limit, f"Source: {card.source}" if card.source else ""):
            if text:
                column.addWidget(PlainLabel(text, "secondary", "ink3", wrap=True))
        column.addStretch(1)
