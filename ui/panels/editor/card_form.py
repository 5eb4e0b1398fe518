"""The form of a card: the card as players will see it, its fields beside it, its effects as one table."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.panels.editor.control import UNSET
from ui.panels.editor.effect_table import EffectTable
from ui.panels.editor.entry import Entry, Path, value_at
from ui.panels.editor.form import PartForm, entry_for
from ui.panels.editor.inspector import InspectorPanel
from ui.widgets.card_content import CardContent
from ui.widgets.frames import Rule
from ui.widgets.marks import Effect
from ui.widgets.meters import Odds
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.shelf_card import ShelfCard
from ui.widgets.text import plain_tooltip
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Batch, Edit, Remove, Set
from wargame.scenario.fields import fields_of
from wargame.scenario.hints import CARD_TEXT, CARD_TITLE
from wargame.scenario.model import Card
from wargame.shown.editor.cards import card_shown
from wargame.shown.editor.fared import UNPLAYED, Fared
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import Section, text_of
from wargame.terms import OUTCOMES
from wargame.words.labels import OUTCOME_WORDS

BESIDE = ("title", "text", "owners", "instrument")
"""Fields beside the drawn card, from above."""
IN_A_ROW = ("cost", "difficulty", "covert")
BELOW = ("requires", "modifiers")
FIELD_OF = {
    "kind": "instrument",
    "cost": "cost",
    "odds": "difficulty",
    "title": "title",
    "text": "text",
    "picture": "picture",
}
"""Which field a part of the drawn card shows."""
FACE = (168, 172)
"""Width and height in px at 100 % of the drawn card."""


class _Face(ShelfCard):
    """The drawn card; a press on a part of it wants the field that it shows."""

    pointed = Signal(str)
    """What was pressed: a part as `part_at` has it; empty for the card as a whole."""

    def __init__(self, content: CardContent, parent: QWidget | None = None) -> None:
        super().__init__(content, parent)
        self._part = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.pointed.emit(self._part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember where it is pressed; keys press the card as a whole."""
        self._part = self.part_at(event.position())
        super().mouseReleaseEvent(event)
        self._part = ""


class CardInspector(InspectorPanel):
    """One card: drawn, and its form."""

    def __init__(self, of: Section, parent: QWidget | None = None) -> None:
        super().__init__(of, parent)
        self.card: _CardHead | None = None
        self._fared = UNPLAYED

    def show_form(self, path: Path | None, document: Document, troubles: Troubles) -> None:
        """Show the card at a path, or no card."""
        if path is None or self.card is None or self.card.path != path:
            if self.card is not None:
                self.drop(self.card)
                self.above.removeWidget(self.card)
                self.card = None
            if path is not None:
                self.card = _CardHead(path)
                self.card.form.wanted.connect(self.wanted)
                self.card.form.rested.connect(self.rested)
                self.card.face.pointed.connect(self._go_to_part)
                self.card.set_read_only(self._read_only)
                self.above.addWidget(self.card)
        if self.card is not None:
            self.card.show_document(document, troubles)
            self.card.show_fared(self._fared)
        super().show_form(path, document, troubles)

    def _go_to_part(self, part: str) -> None:
        """Give the keyboard to the field that a part of the drawn card shows."""
        if self.card is not None:
            self.go_to((*self.card.path, FIELD_OF.get(part, "title")))
            focus = self.window().focusWidget()
            if isinstance(focus, QAbstractSpinBox | QLineEdit):
                focus.selectAll()  # so that typing takes the place of what is printed there

    def kept_out(self) -> frozenset[str]:
        """Return the fields that stand beside and below the drawn card."""
        return frozenset({*BESIDE, *IN_A_ROW, *BELOW, *OUTCOMES, "id"})

    def set_read_only(self, read_only: bool) -> None:
        """Let the card only be read."""
        super().set_read_only(read_only)
        if self.card is not None:
            self.card.set_read_only(read_only)

    def show_fared(self, fared: Fared) -> None:
        """Say how bots used the cards, this one and those that are chosen after it."""
        self._fared = fared
        if self.card is not None:
            self.card.show_fared(fared)

    def focus_first(self) -> None:
        """Give the keyboard to the title."""
        if self.card is not None:
            self.card.entries["title"].focus_first()

    def go_to(self, path: Path) -> bool:
        """Bring the field at a path into sight and give it the keyboard; return whether it is here."""
        if self.card is not None and len(path) > 2 and str(path[2]) in self.card.entries:
            entry = self.card.entries[str(path[2])]
            inner = [one for one in entry.entries() if path[: len(one.path)] == one.path]
            target = max(inner, key=lambda one: len(one.path), default=entry)
            self.scroller.ensureWidgetVisible(target)
            target.focus_first()
            return True
        if self.card is not None and len(path) > 2 and path[2] in OUTCOMES:
            self.scroller.ensureWidgetVisible(self.card.effects)
            return True
        return super().go_to(path)


class _CardHead(QWidget):
    """What stands above the fields that a card seldom needs."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.form = PartForm(Card, path, without=frozenset(form.name for form in fields_of(Card)))
        self.form.hide()
        self.face = _Face(CardContent(title=""))
        self.face.setCheckable(False)
        self.face.fit(QSize(px(FACE[0]), px(FACE[1])))
        self.face.setObjectName("card-face")
        self.face.setAccessibleDescription("The card as players will see it")
        self.face.setToolTip(plain_tooltip("Press a part of the card to change it."))
        forms = {form.name: form for form in fields_of(Card)}
        self.entries: dict[str, Entry] = {
            name: entry_for(forms[name], (*path, name)) for name in (*BESIDE, *IN_A_ROW, *BELOW)
        }
        for entry in self.entries.values():
            entry.wanted.connect(self.form.wanted)
            entry.rested.connect(self.form.rested)
        self.effects = EffectTable()
        self.effects.changed.connect(self._change_effects)
        self.too_long = Notice("", "warn")
        self.too_long.hide()
        self.used = Notice("", "info")
        self.used.setObjectName("card-used")
        self.used.hide()
        self._lay_out()
        self._data: Mapping[str, Any] = {}

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(px(8))
        for name in BESIDE:
            left.addWidget(self.entries[name])
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addLayout(left, 1)
        row.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(px(16))
        for at, name in enumerate(IN_A_ROW):
            numbers.addWidget(self.entries[name], 0, at, Qt.AlignmentFlag.AlignBottom)
        numbers.setColumnStretch(len(IN_A_ROW), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(row)
        column.addLayout(numbers)
        column.addWidget(self.too_long)
        for name in BELOW:
            column.addWidget(self.entries[name])
        column.addWidget(Rule())
        column.addWidget(self.effects)
        # Below what is typed in: its words come and change while the bots play, and would push fields away.
        column.addWidget(self.used)
        column.addWidget(self.form)
        column.addWidget(Rule())

    def show_document(self, document: Document, troubles: Troubles) -> None:
        """Show the card as it is now."""
        found = value_at(document.data, self.path)
        data: Mapping[str, Any] = found if isinstance(found, dict) else {}
        self._data = data
        for name, entry in self.entries.items():
            entry.show_document(document, troubles, data.get(name, UNSET))
        self.effects.show_card(document, data)
        shown = card_shown(document, data)
        odds = tuple(
            Odds(word=OUTCOME_WORDS[outcome], share=share)
            for outcome, share in zip(OUTCOMES, shown.odds, strict=False)
        )
        effects = tuple(Effect(label=one.label, value=one.value, tie=one.tie) for one in shown.marks)
        self.face.set_content(
            CardContent(
                title=shown.title,
                text=shown.text,
                kind=shown.kind,
                icon=shown.icon,
                covert=shown.covert,
                cost=shown.cost,
                cost_most=max(3, shown.cost),
                odds=odds,
                effects=effects,
                picture=shown.picture,
            )
        )
        self._tell_length(data)

    def show_fared(self, fared: Fared) -> None:
        """Say how bots used the card; nothing before they played."""
        found = fared.cards.get(text_of(self._data, "id"))
        if found is not None:
            self.used.tell(f"{found.when}{found.hint or found.said}", "warn" if found.hint else "info")
        self.used.setVisible(found is not None)

    def set_read_only(self, read_only: bool) -> None:
        """Let the card only be read."""
        for entry in self.entries.values():
            entry.set_read_only(read_only)
        self.effects.set_read_only(read_only)

    def _tell_length(self, data: Mapping[str, Any]) -> None:
        title, text = len(text_of(data, "title")), len(" ".join(text_of(data, "text").split()))
        words = ""
        if title > CARD_TITLE:
            words = f"The title has {title} letters; {CARD_TITLE} find room on the card."
        elif text > CARD_TEXT:
            words = f"The text has {text} letters; {CARD_TEXT} find room on the card."
        self.too_long.tell(words, "warn")
        self.too_long.setVisible(bool(words))

    def _change_effects(self, texts: Mapping[str, str], words: str) -> None:
        edits: list[Edit] = []
        for outcome, text in texts.items():
            path = (*self.path, outcome)
            if text == text_of(self._data, outcome):
                continue
            if text:
                edits.append(Set(path, text))
            elif outcome in self._data:
                edits.append(Remove(path))
        if edits:
            title = text_of(self._data, "title")
            edit: Edit = edits[0] if len(edits) == 1 else Batch(tuple(edits), name=words)
            self.form.wanted.emit(edit, f"{title}: {words}", "")
