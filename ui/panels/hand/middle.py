"""The middle of a hand: the shelf of cards, or the page that takes its place, and the tabs that choose it.

Letters and the free move are made when they are first opened, from what lies in the seat's draft; until then
what the draft holds of them stays as it is. The board is a page where it finds no room at the side, and the
graph is one while the target of a card is picked. What is done on a page comes up as a signal.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from ui.bridge import SeatBridge
from ui.panels.hand.board import HandBoard
from ui.panels.hand.free_move import FreeMoveForm
from ui.panels.hand.keeping import DraftKeeper
from ui.panels.hand.letters import LettersPanel
from ui.panels.hand.plan import PlanSlot
from ui.panels.hand.shelf import Shelf
from ui.panels.hand.target_graph import TargetGraph
from ui.widgets.segments import Choice, SegmentedControl
from wargame.game.moves import FreeText
from wargame.session.unsent import Draft

CARDS: Final = "cards"

NO_LIMIT: Final = 16777215
"""The width that Qt gives to a widget of which nothing was said."""

_FIRST_FIELDS: Final = {"letters": "letter-text", "free": "free-title"}
"""What has the focus on a page that is opened to be written on."""


class HandMiddle(QStackedWidget):
    """The cards and the pages that lie over them; `tabs` stands where the hand puts it."""

    made = Signal()
    """A page was made that was not there before."""
    answered = Signal()
    """Something was done in the letters that may change the hand."""
    written = Signal(object, str)
    """The FreeText of a free move to be planned, and the id of its target (empty for none)."""

    def __init__(
        self,
        bridge: SeatBridge,
        keeper: DraftKeeper,
        free_move_cost: int | None,
        waiting: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._keeper, self._free_move_cost = bridge, keeper, free_move_cost
        self._pages: dict[str, QWidget] = {}
        self._graph: TargetGraph | None = None
        self.tabs = SegmentedControl(self.choices(waiting), "What stands in the middle")
        self.tabs.setObjectName("hand-tabs")
        self.tabs.chosen.connect(self.open_page)
        self.shelf = Shelf()
        self.addWidget(self.shelf)

    def choices(self, waiting: int) -> list[Choice]:
        """Return the pages that this seat can turn to; so many letters wait for it."""
        choices = [
            Choice(key=CARDS, text="Cards"),
            Choice(key="board", text="Aims"),
            Choice(key="letters", text=f"Letters {waiting}" if waiting else "Letters"),
        ]
        if self._free_move_cost is not None:
            choices.append(Choice(key="free", text="Free move"))
        return choices

    def open_page(self, key: str) -> None:
        """Show the cards, or a page in their place; it is made when it is first opened."""
        self.tabs.choose(key)
        page: QWidget | None = self.shelf if key == CARDS else self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._letters() if key == "letters" else self._free_move()
            self.addWidget(page)
            self.made.emit()
        self.setCurrentWidget(page)
        if key == CARDS:
            self.shelf.rest()
            return
        first = page.findChild(QWidget, _FIRST_FIELDS[key]) if key in _FIRST_FIELDS else None
        (first or page).setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_page(self, key: str) -> None:
        """Show a page, or the cards again."""
        page = self._pages.get(key)
        self.open_page(CARDS if page is not None and self.currentWidget() is page else key)

    def shows_cards(self) -> bool:
        """Return whether the cards are seen."""
        return self.currentWidget() is self.shelf

    def rest(self) -> None:
        """Take the focus where it belongs in what is shown; the graph is left for the cards."""
        page = self.currentWidget()
        self.open_page(next((key for key, one in self._pages.items() if one is page), CARDS))

    def parts(self) -> tuple[QWidget, ...]:
        """Return the cards and the pages that were made, as Tab goes through them."""
        return (self.shelf, *self._pages.values())

    # What is being written

    def with_letters(self) -> Draft:
        """Return the draft with what is being written among the letters, if their page was opened."""
        page, last = self._pages.get("letters"), self._keeper.last
        return page.so_far() if isinstance(page, LettersPanel) else last

    def free_move(self) -> tuple[FreeText | None, str]:
        """Return the free move that is being written and its target, as `with_letters` does."""
        page, last = self._pages.get("free"), self._keeper.last
        free, target = page.so_far() if isinstance(page, FreeMoveForm) else (last.free, last.free_target)
        return free, target if free else ""

    def take_in(self, draft: Draft) -> None:
        """Show on pages that were made what was written elsewhere."""
        letters, free = self._pages.get("letters"), self._pages.get("free")
        if isinstance(letters, LettersPanel):
            letters.take_up(draft)
        if isinstance(free, FreeMoveForm) and free.so_far()[0] != draft.free:
            free.take_up(draft.free or FreeText(title=""), draft.free_target)

    def _letters(self) -> LettersPanel:
        last = self._keeper.last
        letters = LettersPanel(self._bridge, last, self)
        letters.answered.connect(self.answered)
        letters.changed.connect(self._keeper.touch)
        return letters

    def _free_move(self) -> FreeMoveForm:
        last, own = self._keeper.last, self._bridge.seat
        actors = tuple((one.id, one.name) for one in self._bridge.door.scenario.actors if one.id != own)
        form = FreeMoveForm(actors, self._free_move_cost or 0, self)
        form.written.connect(self.written)
        if last.free is not None:
            form.take_up(last.free, last.free_target)
        form.changed.connect(self._keeper.touch)
        return form

    # The board as a page

    def has_board(self) -> bool:
        """Return whether the board is one of the pages."""
        return "board" in self._pages

    def take_board(self, board: HandBoard) -> None:
        """Make the board a page."""
        board.setMinimumWidth(0)
        board.setMaximumWidth(NO_LIMIT)
        page = QScrollArea()
        page.setWidgetResizable(True)
        page.setProperty("look", "clear")
        page.setWidget(board)
        self.addWidget(page)
        self._pages["board"] = page

    def drop_board_page(self) -> None:
        """Turn to the cards; the board, which was taken out before, leaves no page behind."""
        old = self._pages.pop("board")
        self.open_page(CARDS)
        self.removeWidget(old)
        old.deleteLater()

    # The graph on which a target is picked

    def point(self, slot: PlanSlot) -> None:
        """Show the graph in place of the cards until a target is picked, or the button pressed again."""
        if self.leave_graph():
            return
        graph = TargetGraph(self._bridge.door, slot.targets(), self)
        graph.picked.connect(slot.aim)
        graph.picked.connect(self.leave_graph)
        if self._graph is not None:
            self.removeWidget(self._graph)
            self._graph.deleteLater()
        self._graph = graph
        self.addWidget(graph)
        self.setCurrentWidget(graph)
        graph.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_graph(self) -> bool:
        """Show the cards again if the graph is open; return whether it was."""
        if self._graph is None or self.currentWidget() is not self._graph:
            return False
        self.setCurrentWidget(self.shelf)
        return True
