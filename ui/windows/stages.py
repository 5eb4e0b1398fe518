"""The stages in the middle of the table: names to widgets, made when first needed, one seen at a time.

What a stage says comes up as a signal of `StagePages`, whichever it is. Those that were not needed yet are
made while nobody presses anything, so that the first ruling opens as fast as the second. To add a stage: a
line in `STAGES`, its name in `wargame.shown.next_step.stage_for`.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui.bridge import SessionBridge
from ui.panels.backstage import BackstageStage
from ui.panels.drawers.deals import DealsPanel
from ui.panels.stages.all_cards import AllCardsStage
from ui.panels.stages.briefing import BriefingStage
from ui.panels.stages.ending import EndingStage
from ui.panels.stages.graph_stage import GraphStage
from ui.panels.stages.negotiation import NegotiationStage
from ui.panels.stages.outcome import OutcomeStage
from ui.panels.stages.reveal import RevealStage
from ui.panels.stages.rulings.panel import AdjudicationStage
from ui.panels.stages.stage import Stage
from ui.panels.stages.turn_sheet import SheetBetween, TurnSheetStage
from ui.widgets.pages import turn_page

WARM_UP_MS: Final = 400
"""After so long without a change, a stage that was not needed yet is made in advance."""

MakeStage: TypeAlias = Callable[[SessionBridge, QWidget], Stage]


def negotiation(bridge: SessionBridge, parent: QWidget) -> Stage:
    """Return the stage of negotiation with the panel of deals in its place."""
    stage = NegotiationStage(bridge, parent)
    deals = DealsPanel(bridge)
    stage.place.addWidget(deals)
    bridge.changed.connect(deals.show_state)
    return stage


STAGES: dict[str, MakeStage] = {
    "graph": GraphStage,
    "briefing": BriefingStage,
    "negotiation": negotiation,
    "reveal": RevealStage,
    "rulings": AdjudicationStage,
    "backstage": BackstageStage,
    "outcome": OutcomeStage,
    "upkeep": TurnSheetStage,
    "turn-sheet": SheetBetween,
    "ending": EndingStage,
    "all-cards": AllCardsStage,
}
"""By the names of `wargame.shown.next_step.stage_for`; a name that is missing shows the graph."""


def make_stage(name: str, bridge: SessionBridge, parent: QWidget) -> Stage:
    """Return a new stage; made inside its parent, so that its parts are styled once and not at every step."""
    return STAGES.get(name, GraphStage)(bridge, parent)


class StagePages(QStackedWidget):
    """The stages of one table."""

    step_changed = Signal()
    """The own step of the stage is another now."""
    written = Signal()
    """A note on the stage was ended or left."""
    unsure = Signal(object)
    """A `Question` is to be asked over the table."""
    leave = Signal()
    """The stage is done with."""
    turn_to = Signal(str)
    """Another stage is to be shown, by its name."""
    told = Signal()
    """What was shown moving lies still now."""
    asked_why = Signal(int)
    """An event is to be seen in the record, by its number."""
    asked_wall = Signal()
    """The projector is to be open."""
    asked_tool = Signal(str)
    """A tool is wanted, by its name."""
    asked_blind = Signal(int)
    """A move is to be ruled on blind, by its number."""
    opened = Signal()
    """Control opens what is behind the scenes."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        self._bridge = bridge
        self.made: dict[str, Stage] = {}
        """The stages that were needed so far, by their names."""
        self.name = ""
        """Which of them stands."""
        self._warming = QTimer(self)
        self._warming.setSingleShot(True)
        self._warming.timeout.connect(self._go_on_warming)
        self._warming.start(WARM_UP_MS)
        bridge.changed.connect(self._wait_on)

    def current(self) -> Stage:
        """Return the stage that stands."""
        return self.made[self.name]

    def choose(self, name: str) -> Stage:
        """Let a stage be the one that stands, and return it; `turn` shows it."""
        stage = self.made.get(name) or self._make(name)
        self.name = name
        return stage

    def turn(self) -> None:
        """Show the stage that stands."""
        turn_page(self, self.current())

    def takes_all(self) -> bool:
        """Return whether the stage that stands takes the whole width."""
        return self.name in self.made and self.current().wide

    def set_keys(self, *, plain: bool, others: bool) -> None:
        """Say which keys of the stages act, as `Stage.set_keys` does."""
        for stage in self.made.values():
            stage.set_keys(plain=plain, others=others)

    def warm_up(self) -> bool:
        """Make one stage that was not seen yet, before it is asked for; return whether one was missing."""
        missing = next((name for name in STAGES if name not in self.made), "")
        if missing:
            _polish(self._make(missing))
        return bool(missing)

    def _go_on_warming(self) -> None:
        if self.warm_up():
            self._warming.start(WARM_UP_MS)

    def _wait_on(self) -> None:
        if self._warming.isActive():
            self._warming.start(WARM_UP_MS)

    def _make(self, name: str) -> Stage:
        stage = make_stage(name, self._bridge, self)
        stage.step_changed.connect(self.step_changed)
        stage.written.connect(self.written)
        stage.unsure.connect(self.unsure)
        stage.leave.connect(self.leave)
        stage.turn_to.connect(self.turn_to)
        stage.told.connect(self.told)
        stage.asked_why.connect(self.asked_why)
        stage.asked_tool.connect(self.asked_tool)
        stage.asked_wall.connect(self.asked_wall)
        stage.asked_blind.connect(self.asked_blind)
        if isinstance(stage, BackstageStage):
            stage.opened.connect(self.opened)
        self.made[name] = stage
        stage.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.addWidget(stage)
        return stage


def _polish(widget: QWidget) -> None:
    """Style a widget and all that lies in it, as its first showing would."""
    for one in (widget, *widget.findChildren(QWidget)):
        one.ensurePolished()
