"""The alignment graph as a panel: who stands with whom, how strongly, and what has just moved.

Takes a `GraphContent` that `ui.presenters.graph` makes of a state (for the facilitator) or of a sight
(for hands and the projector), and shows it on a `GraphCanvas` with a head of filters and a table as its
twin for those who do not see the picture. The same panel serves the table, the picking of targets and the
projector; what is not needed there is left out by `set_plain`. The panel keeps no session: clicks and
dragged actors go up as signals, and the window decides.
"""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.presenters.graph import GraphContent, actor_words, content_of, summary, tie_words
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.graph_canvas import GraphCanvas
from ui.widgets.graph_scene import GraphData, Item
from ui.widgets.graph_table import GraphTable
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.alignment.picture import Actor, Tie
from wargame.game.state import GameState
from wargame.terms import ActorId

ALL = "all"
SEATS = "seats"


class GraphPanel(QWidget):
    """Shows alignments; see the module for what goes in and what comes out."""

    actor_clicked = Signal(str)
    tie_clicked = Signal(str, str)
    target_picked = Signal(str)
    actor_moved = Signal(str, float, float)
    """An actor was dragged; its new place as shares of the canvas. Keep it with the session."""
    places_reset = Signal()
    """Every actor is to go back to where it belongs."""
    change_shown = Signal()
    """The movement of a change has come to its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = GraphContent(actors=())
        self.canvas = GraphCanvas()
        self.canvas.setObjectName("graph")
        self.canvas.words = self._item_words
        self.table = GraphTable()
        self.table.setObjectName("graph-table")
        self.title = PlainLabel("Alignment", "heading", elide=True)
        self.told = PlainLabel("", "secondary", "ink2", elide=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.table)
        self._head = QWidget()
        self._column = QVBoxLayout(self)
        self._build_head()
        self._column.addWidget(self._head)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self.told)
        self._connect()
        self._restyle()

    # --- what is shown -------------------------------------------------------------------------

    def show_state(self, state: GameState, before: GameState | None = None, animate: bool = True) -> None:
        """Show the facilitator's graph of a state; with `before`, what moved since then stands out."""
        self.show_content(content_of(state, before), animate)

    def show_content(self, content: GraphContent, animate: bool = True) -> None:
        """Show a graph; ties that differ from `before` go over to what they are now, the others fade."""
        self.content = content
        changed = any(tie.before not in (None, tie.value) for tie in content.ties)
        self.canvas.change_options(shows_change=changed)
        self.canvas.show_data(
            GraphData(
                actors=content.actors,
                ties=content.ties,
                glyphs=content.glyphs,
                scale_end=content.scale_end,
                threshold=content.threshold,
            ),
            animate,
        )
        self.canvas.setAccessibleDescription(summary(content))
        self.table.show_content(content.names, content.ties)

    def show_ties(
        self,
        actors: tuple[Actor, ...],
        ties: tuple[Tie, ...],
        scale_end: float = 10.0,
        threshold: float = 3.0,
        glyphs: Mapping[ActorId, str] | None = None,
        animate: bool = True,
    ) -> None:
        """Show actors and ties given as plain values."""
        content = GraphContent(
            actors=actors, ties=ties, glyphs=glyphs or {}, scale_end=scale_end, threshold=threshold
        )
        self.show_content(content, animate)

    def settle(self) -> None:
        """Stop setting a change off: all ties at full strength, changed values with a small arrowhead."""
        self.canvas.finish()
        self.canvas.change_options(shows_change=False)

    def set_title(self, title: str) -> None:
        """Say above the picture what it shows."""
        self.title.setText(title)

    def set_badges(self, badges: Mapping[ActorId, str]) -> None:
        """Put a small sign on some actors, by name of glyph: `{"iran": "ui-lock"}`; none on the others."""
        self.canvas.set_badges(badges)

    def set_places(self, places: Mapping[ActorId, tuple[float, float]]) -> None:
        """Put actors at places of their own, as shares of the canvas; the others where they belong."""
        self.canvas.set_places(places)

    def set_movable(self, movable: bool) -> None:
        """Say whether actors can be dragged."""
        self.canvas.movable = movable

    def pick_targets(self, targets: Collection[ActorId] | None) -> None:
        """Let one of these actors be picked (`target_picked`); None to end it."""
        self.canvas.pick_targets(targets)

    def set_plain(self, plain: bool = True) -> None:
        """Leave the head and the line below away, as for the projector."""
        self._head.setVisible(not plain)
        self.told.setVisible(not plain)

    def fit(self) -> None:
        """Show everything."""
        self.canvas.fit()

    # --- inside ------------------------------------------------------------------------------------

    def _build_head(self) -> None:
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        self.who = SegmentedControl(
            [Choice(key=ALL, text="All actors"), Choice(key=SEATS, text="Seats only")], "Who is shown", ALL
        )
        self.fit_button = IconButton("ui-fit", "Show everything", "0")
        self.table_button = IconButton("ui-table", "Show the ties as a table", checkable=True)
        self.who.setObjectName("graph-who")
        self.fit_button.setObjectName("graph-fit")
        self.table_button.setObjectName("graph-as-table")
        row.addWidget(self.title, 1)
        row.addWidget(self.who)
        row.addWidget(self.fit_button)
        row.addWidget(self.table_button)

    def _connect(self) -> None:
        relay: tuple[tuple[Callable[..., object], Callable[..., object]], ...] = (
            (self.canvas.actor_clicked.connect, self.actor_clicked.emit),
            (self.canvas.tie_clicked.connect, self.tie_clicked.emit),
            (self.canvas.target_picked.connect, self.target_picked.emit),
            (self.canvas.actor_moved.connect, self.actor_moved.emit),
            (self.canvas.change_shown.connect, self.change_shown.emit),
            (self.canvas.pointed.connect, self._on_pointed),
            (self.who.chosen.connect, self._on_who),
            (self.fit_button.clicked.connect, self.canvas.fit),
            (self.table_button.toggled.connect, self._on_table),
            (self.table.tie_chosen.connect, self.tie_clicked.emit),
        )
        for connect, receiver in relay:
            connect(receiver)
        current_theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))

    def _on_who(self, key: str) -> None:
        self.canvas.change_options(seats_only=key == SEATS)

    def _on_table(self, shown: bool) -> None:
        self._stack.setCurrentWidget(self.table if shown else self.canvas)

    def _on_pointed(self, item: Item | None) -> None:
        self.told.setText("" if item is None else self._item_words(item))

    def _item_words(self, item: Item) -> str:
        if item[0] == "actor":
            return actor_words(self.content, item[1])
        tie = self.content.tie(*item[1])
        return tie_words(self.content, tie) if tie is not None else ""
