"""Where somebody is: the name of the screen in front, so that F1 opens the page of the guide about it.

Looks at what is to be seen, and asks nothing of the windows. The names are those of `TOOLS`, `STAGES` and
the pages of the library; `ui.presenters.guide.PLACES` says which page of the guide fits each.
"""

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.panels.all_cards import AllCardsStage
from ui.panels.curtain import CurtainPanel
from ui.panels.hand.panel import HandPanel
from ui.panels.outcome import OutcomeStage
from ui.panels.quick_entry import QuickEntryPanel
from ui.panels.turn_sheet import SheetBetween
from ui.windows.table import TOOLS, TableWindow
from wargame.shown.next_step import stage_for

PAGES: Final = {
    "new-session-page": "new-session",
    "balance-page": "balance",
    "print-kit-page": "print-kit",
    "faults-page": "faults",
    "damaged-page": "damaged",
    "scenarios": "scenarios",
    "library": "library",
}
"""Names of what can be seen in the library's window, the foremost first, and what they are called here."""


def place_at_table(window: TableWindow) -> str:
    """Return the name of what is in front at the table: sheet, curtain, hand, tool or stage."""
    sheet = window.findChild(QWidget, "export")
    if sheet is not None and sheet.isVisible():
        return "export"
    for kind, name in ((HandPanel, "hand"), (QuickEntryPanel, "slips"), (CurtainPanel, "curtain")):
        if _sees(window, kind):
            return name
    drawer = window.findChild(QWidget, "tools")
    if drawer is not None and drawer.isVisible():
        for name, made in TOOLS.items():
            if isinstance(made, type) and _sees(drawer, made):
                return name
    for stage, name in ((AllCardsStage, "all-cards"), (SheetBetween, "turn-sheet")):
        if _sees(window, stage):
            return name
    return "outcome" if _sees(window, OutcomeStage) else stage_for(window.bridge.state)


def place_at_home(window: QWidget) -> str:
    """Return the name of what is in front in the library's window."""
    for name, called in PAGES.items():
        found = window.findChild(QWidget, name)
        if found is not None and found.isVisible():
            return called
    return "library"


def _sees(window: QWidget, kind: type[QWidget]) -> bool:
    return any(one.isVisible() for one in window.findChildren(kind))
