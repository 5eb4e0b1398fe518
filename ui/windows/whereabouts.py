"""Where somebody is: the name of the screen in front, so that F1 opens the page of the guide about it.

Looks at what is to be seen, and asks nothing of the windows. The names are those of `TOOLS`, `STAGES` and
the pages of the library; `ui.presenters.guide.PLACES` says which page of the guide fits each.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.panels.hand.panel import HandPanel
from ui.panels.phones.page import PhonesPage
from ui.panels.room.curtain import CurtainPanel
from ui.panels.stages.all_cards import AllCardsStage
from ui.panels.stages.outcome import OutcomeStage
from ui.panels.stages.rulings.blind import BlindPanel
from ui.panels.stages.turn_sheet import SheetBetween
from ui.panels.table.quick_entry.panel import QuickEntryPanel
from ui.windows.table import TableWindow
from ui.windows.tools import TOOLS

OVER_TABLE: Final[dict[type[QWidget], str]] = {
    HandPanel: "hand",
    QuickEntryPanel: "slips",
    BlindPanel: "blind",
    CurtainPanel: "curtain",
    PhonesPage: "phones",
}
"""What lies over the table, the foremost first."""

TOOL_PANELS: Final[dict[type[QWidget], str]] = {
    made: name for name, made in TOOLS.items() if isinstance(made, type)
}

LOOKS: Final[dict[type[QWidget], str]] = {
    AllCardsStage: "all-cards",
    SheetBetween: "turn-sheet",
    OutcomeStage: "outcome",
}
"""Stages that the state alone does not call for."""

PAGES: Final = {
    "new-session-page": "new-session",
    "balance-page": "balance",
    "cohort-page": "cohort",
    "print-kit-page": "print-kit",
    "faults-page": "faults",
    "damaged-page": "damaged",
    "editor-page": "editor",
    "scenarios-page": "scenarios",
    "library": "library",
}
"""Names of what can be seen in the library's window, the foremost first, and what they are called here."""


def place_at_table(window: TableWindow) -> str:
    """Return the name of what is in front at the table: sheet, curtain, hand, tool or stage."""
    if _visible(window, "export") is not None:
        return "export"
    drawer = _visible(window, "tools")
    return (
        _first(window, OVER_TABLE)
        or (_first(drawer, TOOL_PANELS) if drawer is not None else "")
        or _first(window, LOOKS)
        or window.staging.fitting()
    )


def place_at_home(window: QWidget) -> str:
    """Return the name of what is in front in the library's window."""
    return next((called for name, called in PAGES.items() if _visible(window, name) is not None), "library")


def _visible(window: QWidget, name: str) -> QWidget | None:
    found = window.findChild(QWidget, name)
    return found if found is not None and found.isVisible() else None


def _first(window: QWidget, names: Mapping[type[QWidget], str]) -> str:
    """Return the name of the first kind that is to be seen in a window, or nothing."""
    return next((name for kind, name in names.items() if _sees(window, kind)), "")


def _sees(window: QWidget, kind: type[QWidget]) -> bool:
    return any(one.isVisible() for one in window.findChildren(kind))
