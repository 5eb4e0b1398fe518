"""The reveal: everything on the table lies face up at once, and seats back or block by their discs.

Moves stand in the order of ruling, each with its argument, its odds and what a success moves; the projector
shows the same rows. A disc is chosen by the arrow keys or by a press; Space goes on from nothing to backs, to
blocks, to nothing, B backs, X blocks. What is refused is said in place. While H is held Control is told how
many covert moves there are; while G or the chip of a tie is held, the graph shows where a success would lead.
Rows come from `wargame.shown.reveal`, made of what the room may know.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel
from ui.panels.stages.stage import OwnStep, Stage
from ui.theme.theme import current_theme
from ui.widgets.columns import Scroller
from ui.widgets.frames import EmptyState, HatchFrame, Panel, Rule
from ui.widgets.hold_keys import HeldKey
from ui.widgets.moves_head import MovesHead
from ui.widgets.moves_table import MovesTable
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from wargame.game.events import Event, PhaseOpened
from wargame.game.sight import sight
from wargame.game.state import GameState
from wargame.session import play, turns
from wargame.shown.graph import places_in
from wargame.shown.next_step import next_step
from wargame.shown.reveal import RevealEffect, RevealView, counted_aloud, on_graph, reveal_view
from wargame.terms import ROOM


class RevealStage(Stage):
    """The table of moves, with what is covert below it."""

    wide = True

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._view: RevealView | None = None
        self.head = MovesHead()
        self.moves = MovesTable()
        self.moves.setObjectName("moves")
        self.moves.asked.connect(self._stand)
        self.moves.laid_out.connect(lambda: self.head.set_columns(self.moves.columns()))
        self.empty = EmptyState("Nobody moved openly this turn", "Go on to the resolution.", "ui-pass")
        self.secret = HatchFrame("")
        self.graph: GraphPanel | None = None
        """Made when it is first asked for."""
        self._lit = Panel("panel", "On the graph", self)
        self._held = HeldKey(self)
        self._held.let_go.connect(self._let_go)
        self.notice = Notice("", "error")
        self.notice.setObjectName("backing-refusal")
        self.notice.hide()
        panel = Panel("panel", "Reveal")
        self._inner = QVBoxLayout(panel)
        self._inner.setSpacing(0)
        self._rule = Rule()
        for widget in (self.head, self._rule):
            self._inner.addWidget(widget)
        self._inner.addWidget(self.moves, 1)
        self._inner.addWidget(self.empty, 1)
        self._below = QVBoxLayout()
        self._below.addWidget(self.notice)
        self._below.addWidget(self.secret)
        self._inner.addLayout(self._below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # Where type is large on a small screen, all of it is scrolled to.
        scroll = Scroller("Reveal")
        scroll.column.addWidget(panel)
        column.addWidget(scroll)
        self._lit.hide()
        self.moves.lit.connect(self._show_chip)
        self._add_keys()
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _add_keys(self) -> None:
        self.add_key("back-move", partial(self._speak, 1))
        self.add_key("block-move", partial(self._speak, -1))
        self.add_key("count-covert", self._count)
        self.add_key("moves-on-graph", self._show_move)
        for key, step in (("Up", (-1, 0)), ("Down", (1, 0)), ("Left", (0, -1)), ("Right", (0, 1))):
            self.add_shortcut(key, partial(self._step, *step))

    def _restyle(self) -> None:
        self._inner.setContentsMargins(1, 0, 1, px(2))
        self._below.setContentsMargins(px(8), px(4), px(8), px(4))
        self._below.setSpacing(px(4))

    def show_state(self, state: GameState, events: tuple[Event, ...] = ()) -> None:
        """Show the moves; the chosen one stays chosen. When the phase opens they are turned over."""
        self._held.end()
        view = self._view = reveal_view(sight(state, ROOM), state.compiled)
        self.notice.hide()
        self.head.show_head(view.count, view.heads)
        self.head.setVisible(bool(view.rows))
        self._rule.setVisible(bool(view.rows))
        self.moves.setVisible(bool(view.rows))
        self.empty.setVisible(not view.rows)
        self.secret.set_text(self._covert_words(view))
        self.secret.setVisible(bool(view.covert))
        self.moves.set_rows(view.rows)
        if any(isinstance(one, PhaseOpened) for one in events):
            self.moves.turn_over()
        self.step_changed.emit()

    def _covert_words(self, view: RevealView) -> str:
        return f"{view.covert} Hold H to count them, for Control's eyes." if view.covert else ""

    # While something is held

    def _count(self) -> None:
        """Tell Control how many covert moves there are, until the key is let go."""
        if self._view is None or not self._view.covert:
            return
        self._held.begin(Qt.Key.Key_H)
        self.secret.set_text(f"{counted_aloud(self.bridge.state)}.")

    def _show_move(self) -> None:
        """Show on the graph what the chosen move would do, until the key is let go."""
        row = next((one for one in self.moves.rows() if one.number == self.moves.chosen_number()), None)
        if row is not None:
            self._held.begin(Qt.Key.Key_G)
            self._show_graph(row.effects)

    def _show_chip(self, effect: RevealEffect | None) -> None:
        """Show on the graph what a chip says, until it is let go."""
        if effect is not None:
            self._show_graph((effect,))
        elif not self._held.is_held():
            self._lit.hide()

    def _show_graph(self, effects: tuple[RevealEffect, ...]) -> None:
        if self.graph is None:
            self.graph = GraphPanel()
            self.graph.set_plain()
            QVBoxLayout(self._lit).addWidget(self.graph)
        self.graph.set_places(places_in(self.bridge.session.settings))
        self.graph.show_content(on_graph(self.bridge.state, effects), animate=False)
        self._lit.setGeometry(self.rect())
        self._lit.show()
        self._lit.raise_()

    def _let_go(self) -> None:
        self._lit.hide()
        if self._view is not None:
            self.secret.set_text(self._covert_words(self._view))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of what is held: nothing is counted where nobody looks."""
        self._held.end()
        self._lit.hide()
        super().hideEvent(event)

    # What seats say

    def rests_at(self) -> QWidget | None:
        """Return the table of moves, so that the keys of the discs work at once."""
        return self.moves if self._view is not None and self._view.rows and self._view.heads else None

    def own_step(self) -> OwnStep | None:
        """Ask who backs and who blocks, beside the table's own step."""
        step = next_step(self.bridge.state)
        if self._view is None or not self._view.rows or not self._view.rule or step.kind != "phase":
            return None
        return OwnStep(words=step.words, title="Who backs, who blocks?", detail=self._view.rule)

    def press(self) -> None:
        """Go on as the table would."""
        self.bridge.do(turns.next_phase)

    def _step(self, down: int, across: int) -> None:
        self.moves.step(down, across)
        self.moves.setFocus()

    def _speak(self, by: int) -> None:
        self.moves.speak(by)

    def _stand(self, number: int, seat: str, by: int) -> None:
        """Let a seat back or block a move, or take back what it said of it."""
        self.notice.show_refusal(self._refusal(number, seat, by))
        self.moves.setFocus()

    def _refusal(self, number: int, seat: str, by: int) -> str:
        row = next((one for one in self.moves.rows() if one.number == number), None)
        disc = next((one for one in row.discs if one.seat == seat), None) if row else None
        if disc is not None and disc.stands == "spent":
            return disc.words
        if disc is not None and disc.stands in ("backs", "blocks"):
            refusal = self.bridge.attempt(play.take_word_back, seat, number)
            if refusal or not by:
                return refusal
        return self.bridge.attempt(play.back, seat, number, by)
