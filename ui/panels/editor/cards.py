"""The section of cards: the grid in the middle, the chosen card drawn with its form at the right."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.panels.editor.card_form import CardInspector
from ui.panels.editor.card_grid import CardGrid
from ui.panels.editor.entry import Path
from ui.panels.editor.inspector import InspectorPanel
from ui.panels.editor.items import ItemsPage
from ui.panels.editor.next_for import NextFor
from ui.widgets.text import add_choice
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Batch, Edit, Remove, Set
from wargame.scenario.document.values import value_at
from wargame.shown.editor.cards import ORDER_WORDS, CardLine, Order, card_lines
from wargame.shown.editor.fared import UNPLAYED, Fared
from wargame.shown.editor.fresh import adding
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import text_of
from wargame.shown.editor.sheet import is_much
from wargame.words.counting import counted

PASTED = ("title", "cost", "difficulty")
"""Fields that rows of a spreadsheet are put into, from the current column on."""
WHOLE = frozenset({"cost", "difficulty"})


class CardsPage(ItemsPage):
    """All cards."""

    much_pasted = Signal(object, str)
    """Rows of several columns are to be put in: the edit, and what it is in words. To be looked at first."""
    _fared: Fared = UNPLAYED

    def _build_middle(self) -> QWidget:
        made = super()._build_middle()
        self.owner = NextFor(self.section.one)
        self._line.addWidget(self.owner)
        return made

    def build_inspector(self) -> InspectorPanel:
        """Return the card and its form."""
        return CardInspector(self.section)

    def build_view(self) -> QWidget:
        """Return the grid."""
        self.order = QComboBox()
        self.order.setObjectName("card-order")
        self.order.setAccessibleName("Order of the cards")
        for key, words in ORDER_WORDS.items():
            add_choice(self.order, words, key)
        self.order.activated.connect(lambda _at: self._show_again())
        self.tools.insertWidget(self.tools.count() - 1, self.order)
        self.grid = CardGrid()
        self.grid.chosen.connect(self._choose_path)
        self.grid.entered.connect(self.enter_form)
        self.grid.filled.connect(self._fill)
        self.grid.copied.connect(lambda text: QGuiApplication.clipboard().setText(text))
        self.grid.pasted.connect(lambda: self.paste(QGuiApplication.clipboard().text()))
        self.grid.removed.connect(self.remove)
        self.grid.sorted_by.connect(self.sort_by)
        self.grid.cards.typed.connect(lambda path, field, text: self._type((((path, field), text),)))
        return self.grid

    def view(self) -> QWidget:
        """Return the grid."""
        return self.grid

    def show_items(self, document: Document, troubles: Troubles) -> None:
        """Show the cards as they are now."""
        order: Order = self.order.currentData()
        self.owner.show_seats(document, read_only=self._read_only)
        self.grid.cards.read_only = self._read_only
        self.grid.show_lines(card_lines(document, troubles, order, self._fared))
        self.grid.show_order(order)

    def show_fared(self, fared: Fared) -> None:
        """Show how the bots used the cards."""
        self._fared = fared
        if isinstance(self.inspector, CardInspector):
            self.inspector.show_fared(fared)
        if self._document is not None:
            self.show_items(self._document, self._troubles)

    def sort_by(self, order: str) -> None:
        """Put the cards into an order; the same once more puts them back by seat."""
        at = self.order.findData(order)
        self.order.setCurrentIndex(0 if at == self.order.currentIndex() else at)
        self._show_again()

    def choose(self, number: int) -> None:
        """Make a card the current one."""
        if self._document is not None:
            self.grid.choose((self.section.field, number))
            self._follow((self.section.field, number))

    def press(self, _event: QKeyEvent) -> bool:
        """Leave all keys to the grid."""
        return False

    def given(self) -> dict[str, object]:
        """Return whose the next card is."""
        if (current := self.grid.path()) is not None:
            self._follow(current)
        seat = self.owner.seat()
        return {"owners": [seat]} if seat is not None else {}

    def _follow(self, path: Path) -> None:
        """Let the next card be one of the seat whose card became the current one: that is most likely."""
        card = value_at(self._document.data, path) if self._document is not None else None
        owners = card.get("owners") if isinstance(card, dict) else None
        self.owner.follow(path, owners[0] if isinstance(owners, list) and owners else None)

    def copy(self) -> None:
        """Fill the selected cells from the first, or copy the chosen card."""
        if self._read_only or not self.grid.fill_down():
            super().copy()

    def remove(self) -> None:
        """Take the selected cards out, in one step."""
        paths = self.grid.chosen_paths()
        if len(paths) < 2:
            super().remove()
            return
        if not self._read_only:
            edits = tuple(Remove(path) for path in sorted(paths, key=lambda path: -int(path[1])))
            words = f"{counted(len(paths), 'card')} taken out"
            self.wanted.emit(Batch(edits, name=words), words, "")
            self.removed.emit(f"{counted(len(paths), 'card')} are taken out.")

    def paste(self, text: str) -> None:
        """Put rows of a spreadsheet into the grid, from the current cell on; in one step.

        Rows beyond the last card become new cards; a first column of titles is needed for those.
        """
        rows = (
            [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")] if text else []
        )
        if not rows or self._document is None or self._read_only:
            return
        lines = [line for line in self.grid.cards.lines if isinstance(line, CardLine)]
        paths = [line.path for line in lines]
        named = {"throw": "difficulty"}.get(self.grid.column(), self.grid.column())
        column = PASTED.index(named) if named in PASTED else 0
        current = self.grid.path()
        paths = paths[paths.index(current) :] if current in paths else []
        edits: list[Edit] = []
        document = self._document
        for number, cells in enumerate(rows, start=1):
            values = dict(zip(PASTED[column:], cells, strict=False))
            path = paths[number - 1] if number <= len(paths) else None
            why = _why_not(values, path)
            if why:
                self.refused.emit(f"Nothing was pasted: row {number} {why}.")
                return
            if path is not None:
                edits += [Set((*path, field), _value(field, value)) for field, value in values.items()]
                continue
            given = {field: _value(field, value) for field, value in values.items() if field != "title"}
            made = adding(document, self.section, values["title"].strip(), **{**self.given(), **given})
            assert made is not None
            edits.append(made[0])
            document, _ = document.edited(made[0])
        words = f"{counted(len(rows), 'row')} pasted"
        edit = Batch(tuple(edits), name=words)
        if is_much(rows):
            self.much_pasted.emit(edit, words)
        else:
            self.wanted.emit(edit, words, "")

    def _choose_path(self, path: Path) -> None:
        assert self._document is not None
        self.path = path
        self._follow(path)
        self.inspector.show_item(path, self._document, self._troubles)

    def _show_again(self) -> None:
        if self._document is not None:
            self.show_document(self._document, self._troubles)

    def _fill(self, cells: Sequence[tuple[Path, str]]) -> None:
        assert self._document is not None
        (first, field), *others = cells
        value = self._document.value(first).get(field, "")
        self._type(tuple((cell, str(value)) for cell in others))

    def _type(self, cells: Sequence[tuple[tuple[Path, str], str]]) -> None:
        """Put texts into fields of cards, in one step."""
        assert self._document is not None
        edits: list[Edit] = []
        for (path, field), text in cells:
            if field in WHOLE and not _is_whole(text):
                self.refused.emit(f"“{text}” is not a whole number.")
                return
            edits.append(Set((*path, field), _value(field, text)))
        if not edits:
            return
        title = text_of(self._document.value(cells[0][0][0]), "title")
        words = f"{title}: {cells[0][0][1]} {cells[0][1]}"
        if len(edits) > 1:
            words = f"{counted(len(edits), 'cell')} filled"
        self.wanted.emit(edits[0] if len(edits) == 1 else Batch(tuple(edits), name=words), words, "")


def _why_not(values: dict[str, str], path: Path | None) -> str:
    """Return why a pasted row cannot be taken; empty if it can."""
    wrong = next((value for field, value in values.items() if field in WHOLE and not _is_whole(value)), None)
    if wrong is not None:
        return f"has “{wrong}”, which is not a whole number"
    if path is None and not values.get("title", "").strip():
        return "would be a new card without a title"
    return ""


def _is_whole(text: str) -> bool:
    return text.strip().replace("−", "-").removeprefix("-").isdecimal()


def _value(field: str, text: str) -> Any:
    return int(text.strip().replace("−", "-")) if field in WHOLE else text.strip()
