"""Bots that play their seats by themselves, while a session is open at the table.

Watches the session through the bridge. When a bot has something to decide, its choice is worked out beside
the window on a frozen state, and carried out if the table still stands where it stood. After an undo
nothing moves by itself, so that a bot's move can be taken back.
"""

from typing import Final

from PySide6.QtCore import QObject, Signal

from ui.background import Background
from ui.bridge import SessionBridge
from wargame.bots.policy import Chosen
from wargame.game.events import Event, PhaseOpened
from wargame.game.state import GameState
from wargame.session.bots import (
    bot_for,
    bots_of,
    bots_to_move,
    carry_out,
    let_bot_answer,
    let_bot_back,
    let_bot_reply,
    suggest,
)

THINKS_S: Final = 0.2
"""How long a planner may think about a move."""


class BotsAtTable(QObject):
    """Lets bots act when it is their turn."""

    began = Signal()
    """A bot thinks about its move."""

    def __init__(self, bridge: SessionBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._thinking: GameState | None = None
        self._seat = ""
        self.background = Background(self)
        bridge.changed.connect(self.look)

    def look(self, state: GameState, events: tuple[Event, ...]) -> None:
        """Start what a bot has to decide after these events; nothing after an undo."""
        if not events or not self._bridge.session.writable or state is not self._bridge.state:
            return
        if any(isinstance(event, PhaseOpened) and event.kind == "reveal" for event in events):
            self._back(state)
            return
        waiting = bots_to_move(self._bridge.session)
        if waiting and self._thinking is not state:
            self._think(state, waiting[0])

    def begin(self) -> None:
        """Start what bots have to decide now, after one took its seat."""
        waiting = bots_to_move(self._bridge.session)
        if waiting and self._thinking is not self._bridge.state and self._bridge.session.writable:
            self._think(self._bridge.state, waiting[0])

    def rest(self) -> None:
        """Drop what is being thought about; the window goes."""
        self.background.stop()

    def _think(self, state: GameState, seat: str) -> None:
        self._thinking = state
        session = self._bridge.session
        name = bots_of(session)[seat]
        policy = bot_for(session, seat, name, seconds=THINKS_S)
        if state.table.waiting:
            self._bridge.do(let_bot_answer, seat, policy)
            return
        if state.table.asking:
            self._bridge.do(let_bot_reply, seat, policy)
            return
        self._seat = seat
        self.background.ask(
            lambda: suggest(state, seat, policy), lambda chosen: self._act(state, seat, chosen, name)
        )
        self.began.emit()

    def thinks_for(self, seat: str) -> bool:
        """Return whether a bot thinks about the move of a seat now."""
        return seat == self._seat and self._thinking is self._bridge.state and self.background.is_busy()

    def _act(self, state: GameState, seat: str, chosen: Chosen, policy: str) -> None:
        if state is self._bridge.state:
            self._bridge.do(carry_out, seat, chosen, policy, at_once=False)

    def _back(self, state: GameState) -> None:
        """Let each bot back or block once what was planned lies open."""
        rules = state.compiled.rules.backing
        for seat, name in bots_of(self._bridge.session).items():
            for _ in range(rules.per_turn if rules else 0):
                self._bridge.do(let_bot_back, seat, bot_for(self._bridge.session, seat, name))
