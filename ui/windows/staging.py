"""Which stage stands in the middle of the table: the one that fits the state, or another that was turned to.

Comes from each state that the table's window shows and from what Control has opened behind the scenes; goes
to the table's page (`ui.windows.table_page`), which turns the stage up and shows it the state. The window
says the next step anew whenever a stage was shown (`show_step`), and gives the focus back when somebody
turned to one (`turned`). Which stage fits which state stands in `wargame.shown.next_step.stage_for`.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.bridge import SessionBridge
from ui.panels.backstage import BackstageStage
from ui.windows.projecting import Projecting
from ui.windows.seclusion import Seclusion
from ui.windows.table_page import TablePage
from wargame.game.events import Event
from wargame.game.rules import rulings_due
from wargame.game.state import GameState
from wargame.shown.backstage import Token, interlude
from wargame.shown.next_step import stage_for


class Staging(QObject):
    """Turns the stages of one table."""

    turned = Signal()
    """Another stage was turned to."""

    def __init__(
        self,
        page: TablePage,
        bridge: SessionBridge,
        seclusion: Seclusion,
        projecting: Projecting,
        show_step: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._page, self._stages, self._bridge = page, page.stages, bridge
        self._seclusion, self._projecting, self._show_step = seclusion, projecting, show_step
        self.is_whole = False
        """Whether the last state was shown without an error on the way."""
        self.opened: Token | None = None
        """The step behind the scenes that Control has opened."""
        self._fitted = ""
        """The stage that fitted the state when it was last shown."""
        self._stages.leave.connect(lambda: self.turn_to(self.fitting()))
        self._stages.turn_to.connect(self.turn_to)
        self._stages.opened.connect(self._open_backstage)

    def fitting(self) -> str:
        """Return the name of the stage that fits the state, and what Control has opened."""
        return stage_for(self._bridge.state, self.opened)

    def show_state(self, state: GameState, events: tuple[Event, ...]) -> None:
        """Show a state around the stage and on it; `events` led to it."""
        self.is_whole = False
        self._page.show_state(state, events)
        stays = bool(self._stages.name) and self._stages.current().stays(state, events)
        self._mind_backstage()
        fits = self.fitting()
        # What a seat does from elsewhere turns no page under whoever looks at one here.
        stays = stays or (fits == self._fitted and self._seclusion.is_beside(events))
        self._fitted = fits
        self.show(self._stages.name if stays else fits, events)

    def show(self, name: str, events: tuple[Event, ...] = ()) -> None:
        """Put a stage into the middle and show it the state."""
        self.is_whole = False
        if name != self._stages.name:
            self._projecting.leave_throw()
        self._page.show_stage(name)
        stage = self._stages.current()
        stage.show_state(self._bridge.state, events)
        if isinstance(stage, BackstageStage):
            stage.set_done(self.opened is not None)
        self._show_step()
        self.is_whole = True

    def turn_to(self, name: str) -> None:
        """Show a stage that a step leads to."""
        self.show(name)
        self.turned.emit()

    def toggle(self, name: str) -> None:
        """Show a stage for a look in between, or what belongs there."""
        self.turn_to(self.fitting() if self._stages.name == name else name)

    # Behind the scenes

    def _mind_backstage(self) -> None:
        """Close what was opened behind the scenes once another step is next."""
        step = interlude(self._bridge.state)
        if step is None or step.token != self.opened:
            self.opened = None

    def _open_backstage(self) -> None:
        """Show what is covert, for Control alone, until it is done or closed by Esc."""
        step = interlude(self._bridge.state)
        self.opened = step.token if step is not None else None
        self.turn_to(self.fitting())

    def cover(self) -> None:
        """Close what is open behind the scenes at once: others may look."""
        if self.opened is not None:
            self.opened = None
            self.turn_to(self.fitting())

    def close_backstage(self) -> bool:
        """Close what is open behind the scenes, or leave its step for the graph; return whether one was."""
        if self.opened is not None and rulings_due(self._bridge.state):
            self.cover()
            return True
        if self._stages.name == "backstage" and self.opened is None:
            self.turn_to("graph")
            return True
        return False
