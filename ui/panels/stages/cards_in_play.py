"""Which cards are in play: all of them in a list, each to be switched off."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.fields import SearchField
from ui.widgets.frames import Callout, SectionHeader
from ui.widgets.overlay import Overlay
from wargame.shown.setup import SessionDraft, advice

CARD = int(Qt.ItemDataRole.UserRole) + 1


class CardsInPlay(Overlay):
    """The list of cards over the window."""

    changed = Signal(frozenset)
    """The cards that are switched off now."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "Cards in play", width=640, fills=True)
        self.setObjectName("cards-in-play")
        self._filling = False
        self._cards = QStandardItemModel(self)
        self._cards.itemChanged.connect(self._tell)
        self.head = SectionHeader("Cards in play", "", role="dialog")
        self.field = SearchField("Search cards")
        self.field.setObjectName("search-cards")
        self.field.textChanged.connect(self._filter)
        self.note = Callout("", "From the notes of the scenario")
        self.list = QListView()
        self.list.setObjectName("card-list")
        self.list.setAccessibleName("Cards; a card that is ticked is in play")
        self.list.setModel(self._cards)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        done = QuietButton("Done", key="Esc")
        done.setObjectName("cards-done")
        done.clicked.connect(self.close_over)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(done)
        for widget in (self.head, self.field, self.note):
            self.column.addWidget(widget)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(foot)

    def open_for(self, draft: SessionDraft) -> None:
        """Open with the cards of a draft."""
        self._filling = True
        self._cards.clear()
        seats = {seat.id: seat.name for seat in draft.scenario.actors}
        for card in draft.scenario.cards:
            owners = ", ".join(seats[one] for one in card.owners)
            item = QStandardItem(f"{owners}: {card.title}")
            item.setCheckable(True)
            is_off = card.id in draft.cards_off
            item.setCheckState(Qt.CheckState.Unchecked if is_off else Qt.CheckState.Checked)
            item.setData(card.id, CARD)
            self._cards.appendRow(item)
        self._filling = False
        words = advice(draft.scenario, "switch it off")
        self.note.set_texts(words, "From the notes of the scenario")
        self.note.setVisible(bool(words))
        self.field.clear()
        self._count()
        self.open_over(self.field)

    def _tell(self) -> None:
        if not self._filling:
            self._count()
            self.changed.emit(self._off())

    def _off(self) -> frozenset[str]:
        items = (self._cards.item(row) for row in range(self._cards.rowCount()))
        return frozenset(item.data(CARD) for item in items if item.checkState() == Qt.CheckState.Unchecked)

    def _count(self) -> None:
        total = self._cards.rowCount()
        self.head.set_texts("Cards in play", f"{total - len(self._off())} of {total}")

    def _filter(self, typed: str) -> None:
        parts = typed.casefold().split()
        for row in range(self._cards.rowCount()):
            words = self._cards.item(row).text().casefold()
            self.list.setRowHidden(row, any(part not in words for part in parts))
