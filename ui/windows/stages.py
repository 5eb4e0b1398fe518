"""Which stage stands in the middle of the table: names to widgets, made when first needed."""

from collections.abc import Callable
from typing import TypeAlias

from ui.bridge import SessionBridge
from ui.panels.briefing import BriefingStage
from ui.panels.graph_stage import GraphStage
from ui.panels.stage import Stage

MakeStage: TypeAlias = Callable[[SessionBridge], Stage]

STAGES: dict[str, MakeStage] = {
    "graph": GraphStage,
    "briefing": BriefingStage,
}
"""By the names of `presenters.next_step.stage_for`; a name that is missing shows the graph."""


def make_stage(name: str, bridge: SessionBridge) -> Stage:
    """Return a new stage."""
    return STAGES.get(name, GraphStage)(bridge)
