"""Which stage stands in the middle of the table: names to widgets, made when first needed."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

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
"""By the names of `presenters.next_step.stage_for`; a name that is missing shows the graph."""


def make_stage(name: str, bridge: SessionBridge, parent: QWidget) -> Stage:
    """Return a new stage; made inside its parent, so that its parts are styled once and not at every step."""
    return STAGES.get(name, GraphStage)(bridge, parent)
