"""The alignment graph as a panel: who stands with whom, how strongly, and what has just moved.

Takes a `GraphContent` that `wargame.shown.graph` makes of a state (for the facilitator) or of a sight
(for hands and the projector), and shows it on a `GraphCanvas` with a head of filters and a table as its
twin for those who do not see the picture. The same panel serves the table, the picking of targets and the
projector; what is not needed there is left out by `set_plain`. The panel keeps no session: clicks and
dragged actors go up as signals, and why a tie moved is asked of whoever called `set_stories`.
"""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.background import Background
from ui.theme.theme import current_theme
from ui.widgets import graph_copy
from ui.widgets.buttons import IconButton
from ui.widgets.frames import Panel
from ui.widgets.graph_canvas import GraphCanvas
from ui.widgets.graph_filters import GraphFilters
from ui.widgets.graph_legend import GraphLegend
from ui.widgets.graph_scene import GraphData, Item
from ui.widgets.graph_table import GraphTable
from ui.widgets.mark_strip import marked_above
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from ui.widgets.tie_card import CauseLine, TieCard, TieContent
from wargame.game.state import GameState
from wargame.shown.balance import BalanceRows, balance_of
from wargame.shown.graph import (
    BoardGraph,
    GraphContent,
    TieDetail,
    actor_words,
    content_of,
    summary,
    tie_detail,
    tie_words,
)
from wargame.shown.tie_story import TieStory
from wargame.terms import ActorId, EntenteError, Pair

ALL = "all"
SEATS = "seats"
LONG = 60
"""Letters of a sentence below the picture from which on the legend gives way."""
Stories = Callable[[ActorId, ActorId], TieStory]
"""Two actors to the story of their tie."""


def framed(graph: "GraphPanel") -> Panel:
    """Return the ground on which a graph stands in the middle of the table."""
    panel = Panel("panel", "Alignments")
    inner = QVBoxLayout(panel)
    inner.setContentsMargins(px(16), px(12), px(12), px(8))
    inner.addWidget(graph)
    return panel


class GraphPanel(QWidget):
    """Shows alignments; see the module for what goes in and what comes out."""

    actor_clicked = Signal(str)
    tie_clicked = Signal(str, str)
    target_picked = Signal(str)
    actor_moved = Signal(str, float, float)
    """An actor was dragged; its new place as shares of the canvas. Keep it with the session."""
    places_reset = Signal()
    """Every actor is to go back to where it belongs."""
    event_chosen = Signal(int)
    """The number of an event that moved a tie: open the record there."""
    change_shown = Signal()
    """The movement of a change has come to its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = GraphContent(actors=())
        self.balance: BalanceRows | None = None
        """What the measures say; None until blocs or strained triads were asked for."""
        self._stories: Stories | None = None
        self._known: dict[Pair, TieStory] = {}
        self._explains = True
        self._background = Background(self)
        self.canvas = GraphCanvas()
        self.canvas.setObjectName("graph")
        self.canvas.words = self._item_words
        self.card = TieCard(self.canvas)
        self.table = GraphTable()
        self.table.setObjectName("graph-table")
        self.title = PlainLabel("Alignment", "heading", elide=True)
        self.filters = GraphFilters()
        self.filters.hide()
        self.legend = GraphLegend()
        self.told = PlainLabel("", "secondary", "ink2", elide=True)
        self._head, self._foot = QWidget(), QWidget()
        self._stack = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self._restyle()

    # --- what is shown -------------------------------------------------------------------------

    def show_state(
        self,
        state: GameState,
        before: GameState | None = None,
        animate: bool = True,
        calm: bool = False,
    ) -> None:
        """Show the facilitator's graph of a state; with `before`, what moved since then stands out."""
        self.show_content(content_of(state, before), animate, calm)

    def show_board(self, board: BoardGraph, animate: bool = True, calm: bool = False) -> None:
        """Show the graph of the table with its title."""
        self.set_title(board.title)
        self.set_places(board.places)
        self.show_content(board.content, animate, calm)

    def show_content(self, content: GraphContent, animate: bool = True, calm: bool = False) -> None:
        """Show a graph.

        Ties that differ from `before` go over to what they are now while the others fade; `calm` leaves
        all at full strength and puts a small arrowhead on the values that moved.
        """
        self.content = content
        self._known = {}
        changed = any(tie.before not in (None, tie.value) for tie in content.ties)
        self.canvas.change_options(shows_change=changed and not calm)
        self.canvas.show_data(GraphData.of(content), animate)
        self.canvas.setAccessibleDescription(summary(content))
        self.table.show_content(content.names, content.ties)
        self.legend.set_scale(content.threshold, content.scale_end)
        self.legend.set_moves(changed and calm)
        named = [(actor.id, actor.name) for actor in content.actors]
        self.filters.offer(named, content.threshold, content.scale_end)
        self.card.dismiss()
        self._ask_balance()

    def settle(self) -> None:
        """Stop setting a change off: all ties at full strength, changed values with a small arrowhead."""
        self.canvas.finish()
        self.canvas.change_options(shows_change=False)
        self.legend.set_moves(any(tie.before not in (None, tie.value) for tie in self.content.ties))

    def show_before(self, before: bool) -> None:
        """Show a change as it was before, or as it is after, without movement."""
        self.canvas.set_progress(0.0 if before else 1.0)

    def play_change(self) -> None:
        """Show a change once more in movement."""
        self.canvas.play_change()

    def set_title(self, title: str) -> None:
        """Say above the picture what it shows."""
        self.title.setText(title)

    def set_badges(self, badges: Mapping[ActorId, str]) -> None:
        """Put a small sign on some actors, by name of glyph: `{"iran": "ui-lock"}`; none on the others."""
        self.canvas.set_badges(badges)

    def set_places(self, places: Mapping[ActorId, tuple[float, float]]) -> None:
        """Put actors at places of their own, as shares of the canvas; the others where they belong."""
        self.canvas.set_places(places)
        self._reset.setEnabled(self.canvas.movable and bool(places))

    def set_movable(self, movable: bool) -> None:
        """Say whether actors can be dragged."""
        self.canvas.movable = movable
        self._reset.setVisible(movable)

    def set_stories(self, stories: Stories | None) -> None:
        """Say where to ask why a tie moved; without it the card tells only how the tie stands."""
        self._stories = stories
        self._known = {}

    def pick_targets(self, targets: Collection[ActorId] | None) -> None:
        """Let one of these actors be picked (`target_picked`); None to end it."""
        self.canvas.pick_targets(targets)

    def set_plain(self, plain: bool = True) -> None:
        """Leave head, foot and cards away, as for the projector."""
        self._explains = not plain
        self._head.setVisible(not plain)
        self._foot.setVisible(not plain)
        self._restyle()

    def fit(self) -> None:
        """Show everything."""
        self.canvas.fit()

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        graph_copy.copy(self.canvas.scene, self.title.text(), marked_above(self))
        self._tell("The picture is on the clipboard.")

    def save_picture(self, path: Path) -> None:
        """Write the picture as SVG or PNG, by the ending of the name; says what went wrong below it."""
        try:
            graph_copy.save(self.canvas.scene, self.title.text(), path, marked_above(self))
        except EntenteError as error:
            self._tell(error.told.without_commands())
        else:
            self._tell(f"Saved as {path.name}.")

    # --- made once ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self.who = SegmentedControl(
            [Choice(key=ALL, text="All actors"), Choice(key=SEATS, text="Seats only")], "Who is shown", ALL
        )
        self.fit_button = IconButton("ui-fit", "Show everything", "0")
        self.filter_button = IconButton("ui-sliders", "Filters, blocs and strained triads", checkable=True)
        self.table_button = IconButton("ui-table", "Show the ties as a table", checkable=True)
        self.more_button = IconButton("ui-more", "Copy or save the picture")
        named = {
            self.who: "graph-who",
            self.fit_button: "graph-fit",
            self.filter_button: "graph-filters",
            self.table_button: "graph-as-table",
            self.more_button: "graph-more",
        }
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title, 1)
        for widget, name in named.items():
            widget.setObjectName(name)
            row.addWidget(widget)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.legend)
        foot.addWidget(self.told, 1)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.table)
        self._build_menu()
        for widget in (self._head, self.filters, self._stack, self._foot):
            self._column.addWidget(widget, 1 if widget is self._stack else 0)

    def _build_menu(self) -> None:
        self._menu = QMenu(self)
        self._menu.addAction("Copy the picture", self.copy_picture)
        self._menu.addAction("Save as PNG…", lambda: self._ask_path("png"))
        self._menu.addAction("Save as SVG, for slides and print…", lambda: self._ask_path("svg"))
        self._menu.addSeparator()
        # Made here and held by the panel: one that the menu makes can be gone before the panel is.
        self._reset = QAction("Put all actors back in their places", self)
        self._reset.triggered.connect(lambda _checked=False: self.places_reset.emit())
        self._menu.addAction(self._reset)
        self._reset.setEnabled(False)
        self._reset.setVisible(False)
        self.more_button.clicked.connect(
            lambda: self._menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        )

    def _connect(self) -> None:
        canvas, filters = self.canvas, self.filters
        canvas.actor_clicked.connect(self._on_actor)
        canvas.tie_clicked.connect(self._on_tie)
        canvas.ground_clicked.connect(lambda: self._focus_on(""))
        canvas.target_picked.connect(self.target_picked)
        canvas.actor_moved.connect(self._on_moved)
        canvas.change_shown.connect(self.change_shown)
        canvas.pointed.connect(self._on_pointed)
        self.who.chosen.connect(lambda key: canvas.change_options(seats_only=key == SEATS))
        self.fit_button.clicked.connect(canvas.fit)
        self.filter_button.toggled.connect(self._on_filters)
        self.table_button.toggled.connect(self._on_table)
        self.table.tie_chosen.connect(self.tie_clicked)
        self.card.cause_chosen.connect(self.event_chosen)
        filters.least_chosen.connect(lambda least, weak: canvas.change_options(least=least, shows_weak=weak))
        filters.actor_chosen.connect(self._focus_on)
        filters.blocs_asked.connect(self._show_blocs)
        filters.triad_chosen.connect(self._on_triad)
        current_theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        for part, gap in ((self._head, 8), (self._foot, 24)):
            layout = part.layout()
            if layout is not None:
                layout.setSpacing(px(gap))

    # --- pointing and choosing -----------------------------------------------------------------------

    def _on_actor(self, actor: ActorId) -> None:
        self._focus_on("" if self.canvas.scene.options.only == actor else actor)
        self.actor_clicked.emit(actor)

    def _focus_on(self, actor: ActorId) -> None:
        """Show one actor's ties alone; everyone's when empty."""
        self.card.dismiss()
        self.canvas.change_options(only=actor)
        self.filters.choose_actor(actor)

    def _on_tie(self, one: ActorId, other: ActorId) -> None:
        if self._explains:
            self._show_card(("tie", (one, other)), pinned=True)
        self.tie_clicked.emit(one, other)

    def _on_moved(self, actor: ActorId, x: float, y: float) -> None:
        self._reset.setEnabled(True)
        self.actor_moved.emit(actor, x, y)

    def _on_table(self, shown: bool) -> None:
        self._stack.setCurrentWidget(self.table if shown else self.canvas)
        (self.table if shown else self.canvas).setFocus()

    def _on_pointed(self, item: Item | None) -> None:
        self._tell("" if item is None else self._item_words(item))
        if self.card.is_pinned() or not self._explains:
            return
        if item is not None and item[0] == "tie" and not self.canvas.is_moving():
            self._show_card(item, pinned=False)
        else:
            self.card.hide()

    def _show_card(self, item: Item, *, pinned: bool) -> None:
        tie = self.content.tie(*item[1]) if item[0] == "tie" else None
        if tie is not None:
            at = self.canvas.place_of(item).toPoint()
            self.card.show_tie(_printed(tie_detail(self.content, tie, self._story(tie.pair))), at, pinned)

    def _story(self, pair: Pair) -> TieStory | None:
        if self._stories is None:
            return None
        if pair not in self._known:
            self._known[pair] = self._stories(*pair)
        return self._known[pair]

    def _item_words(self, item: Item) -> str:
        if item[0] == "actor":
            return actor_words(self.content, item[1])
        tie = self.content.tie(*item[1])
        return tie_words(self.content, tie) if tie is not None else ""

    def _ask_path(self, kind: str) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the picture", f"{self.title.text()}.{kind}", f"*.{kind}"
        )
        if name:
            self.save_picture(Path(name))

    # --- measures ------------------------------------------------------------------------------------

    def _on_filters(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        if shown and self.balance is None:
            self._ask_balance()

    def _ask_balance(self) -> None:
        """Have the measures worked out for what is shown, if anybody wants to see them."""
        self._background.drop()
        self.balance = None
        self.canvas.change_options(strained=(), selected="")
        if self.filters.blocs.isChecked() or not self.filters.isHidden():
            content = self.content
            self._background.ask(lambda: balance_of(content), self._on_balance)

    def _on_balance(self, balance: BalanceRows) -> None:
        self.balance = balance
        names = self.content.names
        self.filters.offer_triads([", ".join(names[one] for one in triad) for triad in balance.strained])
        self._show_blocs()

    def _show_blocs(self) -> None:
        known = self.balance if self.filters.blocs.isChecked() else None
        self.canvas.change_options(blocs=known.blocs if known else ())

    def _on_triad(self, at: int) -> None:
        known = self.balance
        if known is None or at < 0:
            self.canvas.change_options(strained=(), selected="")
            self._tell("")
            return
        # A ring may stand for the ties of one of the three; they are wanted now.
        ringed = [one for one in known.strained[at] if one in self.canvas.scene.picture().ringed]
        self.canvas.change_options(
            strained=(known.strained[at],), only="", selected=ringed[0] if ringed else ""
        )
        self._tell(known.strain_words[at])

    def _tell(self, words: str) -> None:
        """Say something below the picture; the legend gives way to a long sentence."""
        self.told.setText(words)
        self.legend.setVisible(len(words) < LONG)


def _printed(detail: TieDetail) -> TieContent:
    """Return what is told of a tie as the card prints it."""
    return TieContent(
        title=detail.title,
        standing=detail.standing,
        values=detail.values,
        low=detail.low,
        high=detail.high,
        causes=tuple(CauseLine(event=one.event, amount=one.amount, words=one.words) for one in detail.causes),
    )
