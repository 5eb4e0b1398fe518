"""The tools of the table, in a drawer at its right: one is seen at a time, each is made when first asked for.

A tool that was seen once is kept, unseen, so that what is half written in it stays. To add one: a line in
`TOOLS`, a command in `ui.presenters.commands`, the page of the guide that fits in `ui.presenters.guide`.
"""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import SessionBridge
from ui.panels.drawers.bots import BotsPanel
from ui.panels.drawers.correct import CorrectPanel
from ui.panels.drawers.deals import DealsPanel
from ui.panels.drawers.history import HistoryPanel
from ui.panels.drawers.hot_wash import HotWashPanel
from ui.panels.drawers.improvement.panel import ImprovementPanel
from ui.panels.drawers.injects import InjectsPanel
from ui.panels.drawers.log import LogPanel
from ui.panels.drawers.marking import MarkingPanel
from ui.panels.drawers.people import PeoplePanel
from ui.panels.drawers.review import ReviewPanel
from ui.panels.drawers.schedule import SchedulePanel
from ui.panels.drawers.talks import TalksPanel
from ui.panels.drawers.umpire import UmpirePanel
from ui.panels.drawers.wall import WallPanel
from ui.widgets.drawer import Drawer
from wargame.game.events import Event
from wargame.game.state import GameState

Tool: TypeAlias = (
    HistoryPanel
    | InjectsPanel
    | SchedulePanel
    | LogPanel
    | DealsPanel
    | PeoplePanel
    | MarkingPanel
    | CorrectPanel
    | BotsPanel
    | HotWashPanel
    | ImprovementPanel
    | ReviewPanel
    | UmpirePanel
    | TalksPanel
    | WallPanel
)
"""A panel that the drawer can hold."""

TOOLS: dict[str, Callable[[SessionBridge], Tool]] = {
    "history": HistoryPanel,
    "injects": InjectsPanel,
    "schedule": SchedulePanel,
    "log": LogPanel,
    "deals": DealsPanel,
    "people": PeoplePanel,
    "marking": MarkingPanel,
    "correct": CorrectPanel,
    "bots": BotsPanel,
    "hot-wash": HotWashPanel,
    "improvement": ImprovementPanel,
    "review": ReviewPanel,
    "umpire": UmpirePanel,
    "talks": TalksPanel,
    "wall": WallPanel,
}
"""What opens in the drawer at the right, by the name of its command."""


class Tools(QObject):
    """The drawer and the tools that were asked for so far."""

    seated = Signal()
    """A bot was given a seat, or has another task."""
    asked_blind = Signal(object, bool)
    """Moves are to be ruled on blind, by their numbers; whether by the umpire, who meets them again."""
    asked_why = Signal(int)
    """A step of the record is to be seen in replay."""

    def __init__(self, table: QWidget, bridge: SessionBridge) -> None:
        super().__init__(table)
        self._table, self._bridge = table, bridge
        self._made: dict[str, Tool] = {}
        self.drawer = Drawer(table, "right", 400, "Tools")
        self.drawer.setObjectName("tools")

    def open(self, name: str) -> Tool:
        """Show a tool and return it."""
        tool = self._made.get(name) or self._make(name)
        tool.show_state(self._bridge.state, ())
        self.drawer.close_drawer()
        self.drawer.set_content(tool)
        for other in self._made.values():
            if other is not tool:
                # The drawer lets go of what it held; it stays the window's, unseen.
                other.setParent(self._table)
                other.hide()
        tool.show()
        self.drawer.setAccessibleName(tool.accessibleName())
        self.drawer.open_drawer()
        return tool

    def _make(self, name: str) -> Tool:
        tool = TOOLS[name](self._bridge)
        self._made[name] = tool
        if isinstance(tool, BotsPanel):
            tool.seated.connect(self.seated)
        if isinstance(tool, HotWashPanel):
            tool.asked.connect(self.open)
        if isinstance(tool, UmpirePanel):
            tool.asked_blind.connect(self.asked_blind)
        if isinstance(tool, HistoryPanel):
            tool.asked.connect(self.asked_why)
        return tool

    def show_state(self, state: GameState, events: tuple[Event, ...]) -> None:
        """Show the state in the tool that is open; the others see it when they are opened."""
        if self.drawer.is_open():
            for tool in self._made.values():
                if tool.isVisible():
                    tool.show_state(state, events)
