"""The card that is chosen, read closely: its text in full, what it needs and has, all four outcomes.

What stands here comes from `wargame.shown.reading`. The labels are made once and get other words: making them
anew for each card is slow to look at.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import EmptyState, Glyph, Panel, Rule
from ui.widgets.marks import Chip
from ui.widgets.meters import Odds, percent
from ui.widgets.odds_key import OddsNumbers, OddsSwatch
from ui.widgets.painted import px
from ui.widgets.picture import PictureFrame
from ui.widgets.text import PlainLabel
from wargame.shown.hand import CardRow
from wargame.shown.reading import ConditionRow, OutcomeRow, Reading
from wargame.words.counting import signed

WIDTH = 312
PICTURE = 180
"""How high a card's picture may be, in px at 100 %."""


class ReadingCard(Panel):
    """Everything on one card in readable type, and a button that puts it into the plan."""

    wanted = Signal()
    """The card is to go into the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "Card in detail", parent)
        self._empty = EmptyState("Choose a card", "Press a card, or its letter.", "ui-hand")
        self._kind = PlainLabel("", "label", "ink2", wrap=True)
        self._title = PlainLabel("", "serif-title", wrap=True)
        self._text = PlainLabel("", "serif", wrap=True)
        self.picture = PictureFrame(PICTURE)
        self._note = PlainLabel("", "serif-italic", "ink2", wrap=True)
        self._why = PlainLabel("", "body-strong", wrap=True)
        self._why_icon = Glyph("ui-lock", 14)
        self._odds = OddsNumbers()
        self._conditions = QGridLayout()
        self._outcomes = QVBoxLayout()
        self._small = PlainLabel("", "secondary", "ink3", wrap=True)
        self._scroll = QScrollArea()
        self.put = QuietButton("Put it into the plan", icon="ui-plus")
        self.put.setObjectName("put-card")
        self.put.clicked.connect(self.wanted)
        self._lay_out()
        current_theme().changed.connect(self._restyle)
        self._restyle()
        self.show_card(None, None)

    def _lay_out(self) -> None:
        self._card = QWidget()
        self._card.setProperty("look", "clear")
        column = self._column = QVBoxLayout(self._card)
        for widget in (self._kind, self._title, self.picture, self._text, self._note):
            column.addWidget(widget)
        why = QHBoxLayout()
        why.addWidget(self._why_icon, 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self._why, 1)
        column.addLayout(why)
        self._rule = Rule()
        column.addWidget(self._rule)
        column.addLayout(self._conditions)
        column.addWidget(Rule())
        column.addWidget(self._odds)
        column.addLayout(self._outcomes)
        column.addWidget(self._small)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setProperty("look", "clear")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._card)
        both = self._both = QVBoxLayout(self)
        both.addWidget(self._empty, 1)
        both.addWidget(self._scroll, 1)
        both.addWidget(self.put)

    def _restyle(self) -> None:
        self._both.setContentsMargins(px(14), px(10), px(8), px(10))
        self._column.setContentsMargins(0, 0, px(6), 0)
        self._column.setSpacing(px(8))
        self._conditions.setHorizontalSpacing(px(8))
        self._conditions.setVerticalSpacing(px(3))
        self._outcomes.setSpacing(px(6))

    def scroll_by(self, steps: int) -> None:
        """Move what does not fit by so many pages."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + steps * bar.pageStep())

    def show_card(self, card: CardRow | None, reading: Reading | None) -> None:
        """Show a card; None for an invitation to choose one."""
        shown = card is not None and reading is not None
        self._empty.setHidden(shown)
        self._scroll.setHidden(not shown)
        self.offer(can_be_put=False)
        if card is None or reading is None:
            return
        aimed = f", aimed at {card.aims}" if card.aims else ""
        self._kind.setText(
            f"{card.kind}{', covert' if card.covert else ''}{aimed} · costs\N{NO-BREAK SPACE}{card.cost}"
        )
        self._title.setText(card.title)
        self._text.setText(card.text)
        self.picture.show_picture(card.picture)
        _say(self._note, card.face_note)
        _say(self._why, card.why_not)
        self._why_icon.setVisible(bool(card.why_not))
        self._show_conditions(reading)
        self._odds.set_odds([Odds(word=one.word, share=one.share) for one in reading.outcomes])
        clear_layout(self._outcomes)
        for number, row in enumerate(reading.outcomes):
            self._outcomes.addWidget(_outcome(number, row))
        source = f"Source: {card.source}" if card.source else ""
        _say(self._small, ". ".join(one for one in (card.limit, card.exposure, source) if one))
        self._scroll.verticalScrollBar().setValue(0)

    def offer(self, *, can_be_put: bool) -> None:
        """Offer to put the card into the plan, or not: it lies there, or cannot be played."""
        self.put.setVisible(can_be_put)

    def _show_conditions(self, reading: Reading) -> None:
        clear_layout(self._conditions)
        rows = (*reading.needs, *reading.swings)
        for at, row in enumerate(rows):
            self._add_condition(at, row)
        self._rule.setVisible(bool(rows))

    def _add_condition(self, at: int, row: ConditionRow) -> None:
        tone = "ink" if row.holds else "ink2"
        words = PlainLabel(row.words, "label", tone, wrap=True)
        words.setAccessibleName(row.aloud)
        if row.mark:
            self._conditions.addWidget(Glyph(row.mark, 14), at, 0, Qt.AlignmentFlag.AlignTop)
        self._conditions.addWidget(words, at, 1)
        now = PlainLabel(row.now, "caption-strong" if row.holds else "caption", tone)
        self._conditions.addWidget(now, at, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._conditions.setColumnStretch(1, 1)


def _outcome(number: int, row: OutcomeRow) -> QWidget:
    widget = QWidget()
    tight = current_theme().is_tight
    # In large type the chips stand below their word: beside it there is no room for a long name.
    line: QBoxLayout = QVBoxLayout(widget) if tight else QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(px(6))
    head = QHBoxLayout()
    head.addWidget(OddsSwatch(number), 0, Qt.AlignmentFlag.AlignTop)
    word = PlainLabel(row.word, "body-strong")
    word.setFixedWidth(px(72))
    head.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
    if tight:
        head.addStretch(1)
    line.addLayout(head)
    holder = QWidget()
    flow = FlowLayout(holder, gap=px(4))
    for mark in row.marks:
        flow.addWidget(Chip(mark.label, mark.value, mark.tie))
    if not row.marks:
        flow.addWidget(PlainLabel("Nothing moves", "caption", "ink3"))
    if row.held:
        flow.addWidget(PlainLabel(row.held, "caption", "ink2", elide=True))
    line.addWidget(holder, 1)
    said = ", ".join(f"{mark.label} {signed(mark.value)}" for mark in row.marks) or "nothing moves"
    widget.setAccessibleName(f"{row.word}, {percent(row.share)}: {said}")
    return widget


def _say(label: PlainLabel, text: str) -> None:
    label.setText(text)
    label.setHidden(not text)
