"""The board and all cards at once, as they would lie on a table of paper.

A stage that the facilitator calls up and sends away with the same key; the next change of the session sends
it away too. It tells nothing that a seat keeps to itself: covert cards lie there while Control has them open.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel, framed
from ui.panels.stages.stage import Stage
from ui.theme.theme import current_theme
from ui.widgets.columns import Columns, Scroller
from ui.widgets.for_control import ForControl
from ui.widgets.frames import Panel
from ui.widgets.laid_card import LaidCardButton
from ui.widgets.marks import Avatar
from ui.widgets.painted import px
from ui.widgets.picture import PictureFrame
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.shown.all_cards import LaidSeat, all_cards
from wargame.shown.graph import board_graph
from wargame.shown.pictures import ShownPicture

PICTURE = 120
"""How high the picture of the chosen card may be, in px at 100 %."""
NARROW = 900
"""Below this width (px at 100 %) the graph stands above the cards."""
LEAST_HEIGHT = 300
"""Of the graph, in px at 100 %."""
SEAT_WIDTH = 130
"""The narrowest column, in px at 100 %."""


class AllCardsStage(Stage):
    """The graph, every seat's cards beside it, and below them what the chosen card says."""

    wide = True

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.graph = GraphPanel()
        self.seats = SeatColumns()
        self.said = PlainLabel("Choose a card to read it.", "serif", "ink2", wrap=True, lines=3)
        self.said.setObjectName("card-said")
        self.picture = PictureFrame(PICTURE)
        self.seats.chosen.connect(self._read)
        self.control = ForControl("covert-cards", "covert cards", self)
        self.control.turned.connect(lambda _open: self._lay_cards())
        left, right = framed(self.graph), Panel("panel", "Cards")
        inner = QVBoxLayout(right)
        inner.setContentsMargins(px(12), px(12), px(12), px(12))
        inner.addWidget(self.control)
        inner.addWidget(self.seats, 1)
        inner.addWidget(self.picture)
        inner.addWidget(self.said)
        self._left = left
        left.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        columns = Columns(NARROW, 8)
        columns.add(left, 3)
        columns.add(right, 5)
        ground = Scroller("Board and cards")
        ground.column.addWidget(columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._left.setMinimumHeight(px(LEAST_HEIGHT))

    def show_state(self, state: GameState, events: tuple[Event, ...] = ()) -> None:
        """Show the board and the cards as they are."""
        self.graph.show_board(board_graph(self.bridge.session, state), animate=bool(events))
        self._lay_cards()

    def _lay_cards(self) -> None:
        """Lay the cards that are open; what was read of others goes with them."""
        self.said.setText("Choose a card to read it.")
        self.picture.show_picture(None)
        self.seats.show_seats(all_cards(self.bridge.state, covert=self.control.is_open()))

    def _read(self, title: str, said: str, picture: ShownPicture | None) -> None:
        self.said.setText(f"{title}. {said}")
        self.picture.show_picture(picture)


class SeatColumns(QWidget):
    """One column of cards for each seat, side by side as far as there is room."""

    chosen = Signal(str, str, object)
    """A card is chosen: its title, what it says, and its picture or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[LaidSeat, ...] = ()
        self._columns: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def show_seats(self, seats: tuple[LaidSeat, ...]) -> None:
        """Show these seats; what is on the screen already stays."""
        if seats == self._shown:
            return
        self._shown = seats
        for column in self._columns:
            column.hide()
            column.deleteLater()
        self._columns = [self._column(seat) for seat in seats]
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as find room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._grid.setSpacing(px(8))
        many = max(1, min(len(self._columns) or 1, self.width() // px(SEAT_WIDTH)))
        for at, column in enumerate(self._columns):
            self._grid.addWidget(column, at // many, at % many)
        for at in range(len(self._columns)):
            self._grid.setColumnStretch(at, 1 if at < many else 0)

    def _column(self, seat: LaidSeat) -> QWidget:
        holder = QWidget()
        head = QHBoxLayout()
        head.setSpacing(px(6))
        head.addWidget(Avatar(seat.glyph, size=22))
        head.addWidget(PlainLabel(seat.name, "body-strong", elide=True), 1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(px(4))
        for card in seat.cards:
            button = LaidCardButton(card.title, card.icon, card.cost, card.said)
            button.setObjectName(f"laid-{card.id}")
            button.clicked.connect(partial(self.chosen.emit, card.title, card.said, card.picture))
            column.addWidget(button)
        column.addStretch(1)
        return holder
