"""The pages of the editor, one for each section of a scenario, made when it is first gone to.

To add a section with a page of its own: its class in `PAGES`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ui.panels.editor.asking import QuestionPage
from ui.panels.editor.cards import CardsPage
from ui.panels.editor.events import EventsPage
from ui.panels.editor.goals import GoalsPage
from ui.panels.editor.items import ItemsPage
from ui.panels.editor.ties import TiesPage
from ui.panels.editor.tracks import TracksPage
from ui.panels.editor.whole import WholePage
from wargame.scenario.model import Scenario
from wargame.shown.editor.fared import UNPLAYED
from wargame.shown.editor.sections import section

if TYPE_CHECKING:
    from wargame.simulation.ends import Ends

SectionPage = ItemsPage | WholePage

PAGES: Final[dict[str, type[ItemsPage]]] = {
    "ties": TiesPage,
    "tracks": TracksPage,
    "cards": CardsPage,
    "events": EventsPage,
    "goals": GoalsPage,
}
"""Sections whose items have a page of their own kind."""


class SectionPages(QObject):
    """The pages that were made so far; what any of them tells."""

    wanted = Signal(object, str, str)
    rested = Signal()
    refused = Signal(str)
    removed = Signal(str)
    much_pasted = Signal(object, str)
    asked = Signal(object)
    made = Signal(object)
    """A page that is new."""

    def __init__(self, parent: QObject, *, read_only: bool) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._pages: dict[str, SectionPage] = {}
        self._ends: Ends | None = None
        self._fared = UNPLAYED
        self._narrow = False

    def __iter__(self) -> Iterator[SectionPage]:
        """Go through the pages that were made."""
        return iter(self._pages.values())

    def __contains__(self, key: object) -> bool:
        """Return whether the page of a section was made."""
        return key in self._pages

    def of(self, key: str) -> SectionPage:
        """Return the page of a section."""
        if key not in self._pages:
            self._pages[key] = made = self._make(key)
            self.made.emit(made)
        return self._pages[key]

    def _make(self, key: str) -> SectionPage:
        of = section(key)
        made: SectionPage = (
            PAGES.get(key, ItemsPage)(of) if of.is_list else QuestionPage(of) if of.field else WholePage(of)
        )
        made.wanted.connect(self.wanted)
        made.rested.connect(self.rested)
        made.refused.connect(self.refused)
        made.removed.connect(self.removed)
        made.set_read_only(self._read_only)
        if isinstance(made, ItemsPage):
            made.set_narrow(self._narrow)
        if isinstance(made, CardsPage):
            made.much_pasted.connect(self.much_pasted)
        if isinstance(made, EventsPage):
            made.asked.connect(self.asked)
        self._tell_played(made)
        return made

    def set_narrow(self, narrow: bool) -> None:
        """Leave the items out, or show them again."""
        self._narrow = narrow
        for page in self:
            if isinstance(page, ItemsPage):
                page.set_narrow(narrow)

    def show_ends(self, ends: "Ends | None", model: Scenario | None) -> None:
        """Show goals, ties, tracks and question over where the games end that the strip has played.

        Cards and events are shown with how often they were used in the same games.
        """
        from wargame.simulation.usage import fared  # with the first games, not with the editor

        self._ends = ends
        if ends is not None and model is not None:
            self._fared = fared(model, ends)
        for page in self:
            self._tell_played(page)

    def grey_played(self) -> None:
        """Show what was played as of before the last change, until the bots have played again."""
        grey = self._fared.before_change()
        if grey == self._fared:
            return
        self._fared = grey
        for page in self:
            if isinstance(page, CardsPage | EventsPage):
                page.show_fared(self._fared)

    def _tell_played(self, page: SectionPage) -> None:
        if isinstance(page, GoalsPage | QuestionPage | TiesPage | TracksPage):
            page.show_ends(self._ends)
        if isinstance(page, CardsPage | EventsPage):
            page.show_fared(self._fared)
