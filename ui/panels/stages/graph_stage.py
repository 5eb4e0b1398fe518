"""The graph as a stage of its own: while seats plan, and whenever nothing else needs the middle."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel, framed
from ui.panels.stages.stage import Stage
from wargame.game.events import Event
from wargame.game.secrecy import status
from wargame.game.state import GameState
from wargame.shown.graph import board_graph, forget_places, place_setting
from wargame.shown.tie_story import TieStory, tie_story
from wargame.terms import FACILITATOR, ROOM, ActorId, EntenteError


class GraphStage(Stage):
    """The alignments as they stand, and a lock on seats that are in."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.graph = GraphPanel()
        self.graph.set_movable(True)
        self.graph.actor_moved.connect(self._keep_place)
        self.graph.places_reset.connect(self._forget_places)
        self.graph.set_stories(self._story)
        self.graph.event_chosen.connect(self.asked_why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(framed(self.graph))

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show the alignments of a state; an arrowhead marks what moved in this turn."""
        self.graph.show_board(board_graph(self.bridge.session, state, moved=True), calm=True)
        sealed = state.phase_kind == "planning"
        self.graph.set_badges(
            {seat: "ui-lock" for seat in state.compiled.seats if sealed and status(state, seat) == "sealed"}
        )

    def _story(self, one: ActorId, other: ActorId) -> TieStory:
        # The room sees this screen; where covert moves are told in one block, so are they here.
        viewer = ROOM if self.bridge.state.compiled.covert_last else FACILITATOR
        return tie_story(self.bridge.session.history, one, other, self.bridge.narrator, viewer)

    def _keep_place(self, actor: str, x: float, y: float) -> None:
        self._settle(place_setting(actor, x, y))

    def _forget_places(self) -> None:
        self._settle(forget_places(self.bridge.session.settings))
        self.show_state(self.bridge.state)

    def _settle(self, settings: dict[str, str]) -> None:
        try:
            self.bridge.session.change_settings(settings)
        except EntenteError as error:
            self.bridge.refused.emit(error.told.without_commands())
