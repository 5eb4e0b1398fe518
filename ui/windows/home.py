"""The window before and after a session: the library, and the pages that one comes to from there.

A page other than the library lies on top of it and is thrown away when it is left, so each visit begins
anew. `ui.pages` connects the pages' signals.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.remembered import Remembered
from ui.theme.icons import glyph_icon
from ui.theme.theme import Theme
from ui.widgets.late import drop_late_presses
from ui.windows.library import LibraryPage
from ui.windows.on_screen import keep_size, take_place, watch_room

if TYPE_CHECKING:
    from ui.windows.furnish import Furniture
    from ui.windows.library_work import LibraryWork


class HomeWindow(QMainWindow):
    """Holds the library, and at most one page on it."""

    closed = Signal()

    def __init__(self, theme: Theme, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home")
        self.setWindowTitle("Entente")
        self._theme, self._remembered = theme, remembered
        self._page: QWidget | None = None
        self.furniture: Furniture | None = None
        """What every window has; from `furnish` on."""
        self._work: LibraryWork | None = None
        self._stack = QStackedWidget()
        self.library = LibraryPage(remembered)
        self._stack.addWidget(self.library)
        self.setCentralWidget(self._stack)
        keep_size(self)
        if not remembered.restore_place(self, "home"):
            take_place(self)
        watch_room(self)
        drop_late_presses(self)

    def furnish(self) -> "Furniture":
        """Add what can wait until the window is painted; return what every window has, for its signals."""
        from ui.widgets.focus import FocusRing
        from ui.windows.furnish import furnish

        self.furnish_library()
        furniture = furnish(self, self._theme, self._remembered)
        furniture.folder_changed.connect(self.library.refresh)
        self.library.settings_wanted.connect(furniture.open_preferences)
        self.library.guide_wanted.connect(furniture.guide_wanted)
        self._ring = FocusRing(self)
        self.setWindowIcon(glyph_icon("app-mark", self._theme.tokens.ink, 64))
        self.furniture = furniture
        return furniture

    def furnish_library(self) -> "LibraryWork":
        """Make what can be done with what the library shows; return what was made the first time."""
        if self._work is None:
            from ui.windows.library_work import LibraryWork

            self._work = LibraryWork(self.library)
        return self._work

    def page(self) -> QWidget:
        """Return what is to be seen: a page, or the library."""
        return self._page or self.library

    def show_page(self, page: QWidget) -> None:
        """Put a page on the library; one that was there is thrown away."""
        self._drop_page()
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def show_library(self) -> None:
        """Go back to the library, with its files as they are now."""
        self.leave_page()
        self.library.refresh()

    def leave_page(self) -> None:
        """Go back to the library as it was."""
        self._drop_page()
        self._stack.setCurrentWidget(self.library)

    def rest(self) -> None:
        """Stop what is going on in the background; for the end, and while a session is played."""
        self.library.rest()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window is, and let the background finish."""
        self._remembered.keep_place(self, "home")
        self.rest()
        self._drop_page()
        super().closeEvent(event)
        self.closed.emit()

    def _drop_page(self) -> None:
        if self._page is not None:
            self._stack.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
            self._page = None
