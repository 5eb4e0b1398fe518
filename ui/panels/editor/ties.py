"""The section of ties: a matrix and a graph of the same, both edited, with the chosen tie's form beside them.

Takes the document and, once the bots have played it, their `Ends`. Both views tell pairs and numbers;
`wargame.shown.editor.ties` makes the edits. What is chosen in one is chosen in the other.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.panels.editor.items import ItemsPage
from ui.panels.editor.tie_matrix import TieMatrix
from ui.widgets.buttons import QuietButton
from ui.widgets.graph_scene import GraphData, GraphOptions
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from ui.widgets.tie_canvas import TieCanvas
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Edit
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import Section
from wargame.shown.editor.ties import (
    TieBoard,
    place_set,
    places_of,
    places_solved,
    read_value,
    tie_board,
    tie_graph,
    tie_set,
)
from wargame.terms import ActorId, Pair, pair, signed
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.simulation.ends import Ends

WAYS = (Choice(key="ties", text="Ties"), Choice(key="places", text="Places"))


class TiesPage(ItemsPage):
    """All ties."""

    def __init__(self, of: Section, parent: QWidget | None = None) -> None:
        self._ends: dict[Pair, tuple[float, bool]] = {}
        self._board: TieBoard | None = None
        self._pair: Pair | None = None
        self._places: dict[ActorId, tuple[float, float]] = {}
        self._stands: tuple[object, ...] = ()
        """Which actors and which given places those were found for."""
        super().__init__(of, parent)
        self.line.hide()

    def build_view(self) -> QWidget:
        """Return the matrix with the graph below it."""
        self.tools.insertWidget(
            2, PlainLabel("below: at the start; above: where games end", "secondary", "ink3", elide=True)
        )
        self.matrix = TieMatrix()
        self.matrix.chosen.connect(self.choose_pair)
        self.matrix.ties.typed.connect(self._on_typed)
        self.matrix.installEventFilter(self)
        self.ways = SegmentedControl(WAYS, "What is changed in the graph")
        self.ways.chosen.connect(self._on_way)
        self.solve = QuietButton("Find places anew", key="F", plain=True)
        self.solve.setObjectName("solve-places")
        self.solve.clicked.connect(self.solve_places)
        self.still = PlainLabel("", "secondary", "ink2", elide=True)
        self.graph = TieCanvas()
        self.graph.setObjectName("tie-graph")
        self.graph.words = self._item_words
        self.graph.tie_clicked.connect(lambda one, other: self.choose_pair(pair(one, other)))
        self.graph.tie_drawn.connect(self._on_drawn)
        self.graph.strength_asked.connect(self._on_strength)
        self.graph.actor_moved.connect(self._on_moved)
        self.graph.solve_asked.connect(self.solve_places)
        self.graph.pointed.connect(self._on_pointed)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.ways)
        self._bar.addWidget(self.still, 1)
        self._bar.addWidget(self.solve)
        column.addLayout(self._bar)
        column.addWidget(self.graph, 1)
        self._halves = QSplitter(Qt.Orientation.Vertical)
        self._halves.setChildrenCollapsible(False)
        self._halves.addWidget(self.matrix)
        self._halves.addWidget(lower)
        self._halves.setStretchFactor(0, 1)
        self._halves.setStretchFactor(1, 1)
        self._halves.setSizes([500, 500])
        self.ways.choose("ties")
        self._on_way("ties")
        return self._halves

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        super().restyle()
        self._bar.setContentsMargins(px(8), px(6), px(8), 0)
        self.graph.setMinimumHeight(px(120))
        self.matrix.setMinimumHeight(px(110))

    def view(self) -> QWidget:
        """Return the matrix."""
        return self.matrix

    def show_ends(self, ends: "Ends | None") -> None:
        """Show where the games end that bots have played."""
        self._ends = {}
        if ends is not None:
            self._ends = {
                both: (float(values.mean()), bool(values.min() != values.max()))
                for both, values in ends.ties.items()
            }
        if self._document is not None:
            self.show_document(self._document, self._troubles)

    def show_document(self, document: Document, troubles: Troubles) -> None:
        """Show the ties as they are now; pairs without a tie can be chosen, too."""
        super().show_document(document, troubles)
        board = self._board
        assert board is not None
        can_have = len(board.actors) > 1
        self._frame.setVisible(can_have)
        self.empty.setVisible(not can_have)
        if self._pair is not None and board.meeting(*self._pair).path is None:
            self.inspector.show_item(None, document, troubles)

    def set_read_only(self, read_only: bool) -> None:
        """Let everything only be read."""
        super().set_read_only(read_only)
        self.line.hide()
        self.matrix.ties.read_only = self.graph.read_only = read_only
        self._on_way(self.ways.current())

    def show_items(self, document: Document, _troubles: Troubles) -> None:
        """Show matrix and graph as they are now; the graph while nothing is wrong."""
        self._board = tie_board(document, self._ends)
        self.matrix.ties.show_board(self._board)
        still = self._board.still()
        self.still.setText(f"{counted(still, 'pair')} never move in any game (–)." if still else "")
        model = document.model
        self.graph.setVisible(model is not None and not document.faults)
        if model is not None and not document.faults:
            # Actors stay where they are while their ties are changed: only then can one follow.
            stands = (tuple(one.id for one in model.actors), tuple(model.graph.positions.items()))
            if stands != self._stands:
                self._stands, self._places = stands, dict(places_of(model))
            content = tie_graph(model, self._places)
            self.graph.set_places({})
            self.graph.set_options(GraphOptions(shows_weak=True))
            self.graph.show_data(GraphData.of(content), animate=False)

    def choose(self, number: int) -> None:
        """Make a tie the current one."""
        board = self._board
        path = (self.section.field, number)
        found = [both for both, one in board.meetings.items() if one.path == path] if board else []
        wanted = self._pair if self._wants_bare() else None
        if found and wanted is None:
            self._show_pair(found[0])

    def _wants_bare(self) -> bool:
        """Return whether the chosen pair has no tie, and there still is such a pair."""
        board, both = self._board, self._pair
        if board is None or both is None or both not in board.meetings:
            return False
        return board.meetings[both].path is None

    def choose_pair(self, both: Pair) -> None:
        """Choose a pair in matrix, graph and form."""
        if self._board is None or self._document is None or both not in self._board.meetings:
            return
        self._show_pair(both)
        path = self._board.meetings[both].path
        if path is not None:
            self.path = path
        self.inspector.show_item(path, self._document, self._troubles)

    def _show_pair(self, both: Pair) -> None:
        self._pair = both
        self.matrix.choose(both)
        drawn = any(one.pair == both for one in self.graph.scene.data.ties)
        self.graph.choose_bare(None if drawn else both)
        if self.graph.focused() != ("tie", both):
            self.graph.blockSignals(True)
            self.graph.focus_item(("tie", both) if drawn else None)
            self.graph.blockSignals(False)

    def remove(self) -> None:
        """Take the chosen tie out; a pair that has none has nothing to take out."""
        if not self._wants_bare():
            super().remove()

    def press(self, event: QKeyEvent) -> bool:
        """Leave the keys of a cell that is typed into to that cell: Enter keeps its number."""
        return self.matrix.hasFocus() and super().press(event)

    # What is changed

    def _on_typed(self, both: Pair, text: str) -> None:
        value = read_value(text)
        if value is None:
            self.refused.emit(f"“{text}” is not a whole number.")
        else:
            self._set(both, value)

    def _set(self, both: Pair, value: int) -> None:
        board = self._board
        if board is None or self._document is None or self._read_only:
            return
        if board.within(value) != value:
            ends = (
                f"{signed(board.low)} to {signed(board.high)}"
                if board.high is not None
                else f"{signed(board.low)} up"
            )
            self.refused.emit(f"Ties go from {ends}; {signed(value)} does not fit.")
            return
        told = tie_set(self._document, board, both, value)
        if told is not None:
            self._pair = both
            self._tell(told)
            self.choose_pair(both)

    def _on_drawn(self, one: str, other: str) -> None:
        both = pair(one, other)
        if self._board is not None and self._board.meeting(*both).path is None:
            self._set(both, 0)
        else:
            self.choose_pair(both)

    def _on_strength(self, one: str, other: str, by: int) -> None:
        if self._board is not None:
            both = pair(one, other)
            self._set(both, self._board.within(self._board.meeting(*both).value + by))

    def _on_moved(self, actor: str, x: float, y: float) -> None:
        if self._document is not None and not self._read_only:
            self._tell(place_set(self._document, actor, (x, y), self._places))

    def solve_places(self) -> None:
        """Have all places of the graph found anew."""
        told = places_solved(self._document) if self._document is not None and not self._read_only else None
        self._stands = ()
        if told is not None:
            self._tell(told)
        elif self._document is not None:
            self.show_document(self._document, self._troubles)

    def _tell(self, told: tuple[Edit, str]) -> None:
        self.wanted.emit(*told, "")

    def _on_pointed(self, item: object) -> None:
        """Choose the tie to which the keyboard goes in the graph."""
        if (
            self.graph.hasFocus()
            and item == self.graph.focused()
            and isinstance(item, tuple)
            and item[0] == "tie"
        ):
            self.choose_pair(item[1])

    def _on_way(self, way: str) -> None:
        self.graph.set_places_mode(way == "places")
        self.solve.setVisible(way == "places" and not self._read_only)

    def _item_words(self, item: tuple[str, object]) -> str:
        board = self._board
        if board is None:
            return ""
        if item[0] == "tie" and isinstance(item[1], tuple):
            one, other = item[1]
            value = signed(board.meeting(one, other).value)
            return f"{board.name(one)} and {board.name(other)}: {value}. Plus and minus change it."
        return board.name(str(item[1]))
