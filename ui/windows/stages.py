"""Which stage stands in the middle of the table: names to widgets, made when first needed."""

from collections.abc import Callable
from typing import TypeAlias

from ui.bridge import SessionBridge
from ui.panels.briefing import BriefingStage
from ui.panels.deals import DealsPanel
from ui.panels.ending import EndingStage
from ui.panels.graph_stage import GraphStage
from ui.panels.negotiation import NegotiationStage
from ui.panels.outcome import OutcomeStage
from ui.panels.reveal import RevealStage
from ui.panels.rulings.panel import AdjudicationStage
from ui.panels.stage import Stage
from ui.panels.upkeep import UpkeepStage

MakeStage: TypeAlias = Callable[[SessionBridge], Stage]


def negotiation(bridge: SessionBridge) -> Stage:
    """Return the stage of negotiation with the panel of deals in its place."""
    stage = NegotiationStage(bridge)
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
    "outcome": OutcomeStage,
    "upkeep": UpkeepStage,
    "ending": EndingStage,
}
"""By the names of `presenters.next_step.stage_for`; a name that is missing shows the graph."""


def make_stage(name: str, bridge: SessionBridge) -> Stage:
    """Return a new stage."""
    return STAGES.get(name, GraphStage)(bridge)
