"""The facilitator's guide in a window of its own, so that it can lie beside the table.

Shows the product's own pages from `docs/guide`, in the order of their file names. A link leads to another
page of the guide or to a section of one; no link leads out of the program, and nothing but these files is
ever shown. A picture opens large over the page.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from ui.presenters.guide import CONTENTS, GuidePage, hits, page_of, section_title
from ui.remembered import Remembered
from ui.theme.theme import current_theme
from ui.widgets.fields import SearchField
from ui.widgets.focus import FocusRing
from ui.widgets.frames import Panel
from ui.widgets.overlay import Overlay
from ui.widgets.page_view import PageView
from ui.widgets.painted import px
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel
from ui.windows.actions import add_command
from ui.windows.furnish import furnish
from ui.windows.on_screen import take_place
from wargame.places import docs_folder

if TYPE_CHECKING:
    from collections.abc import Callable

NARROW: Final = 800
"""Px at 100 %, below which the chapters stand above the page."""

MISSING = "The guide is not there. It belongs into the folder `docs/guide` of the program; install it again."
NOWHERE = "No page has these words. Try fewer of them."


class GuideWindow(QMainWindow):
    """The guide: chapters at the left, the page at the right."""

    closed = Signal()
    quit_wanted = Signal()

    def __init__(
        self, remembered: Remembered, folder: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setWindowTitle("Entente: the facilitator's guide")
        self._remembered = remembered
        folder = folder or docs_folder() / "guide"
        pages = (page_of(path.name, _text(path)) for path in sorted(folder.glob("*.md")))
        self._pages: dict[str, GuidePage] = {page.name: page for page in pages}
        self._shown = ""
        self._earlier: list[tuple[str, int]] = []
        self._large: LargePicture | None = None
        self._build_side()
        self.page = PageView("Page of the guide", folder)
        self.page.setObjectName("page")
        self.page.link_wanted.connect(self.follow)
        self.page.picture_wanted.connect(self._enlarge)
        ground = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, ground)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self._side)
        self._line.addWidget(self.page, 1)
        self.setCentralWidget(ground)
        self._build_actions()
        self._ring = FocusRing(self)
        current_theme().changed.connect(self.restyle)
        if not remembered.restore_place(self, "guide"):
            take_place(self, wanted=QSize(px(1180), px(720)))
        self.restyle()
        self.show_page(next(iter(self._pages), ""))
        self.page.setFocus()

    def _build_side(self) -> None:
        self.list = RowList("Chapters", height=34)
        self.list.setObjectName("chapters")
        self.list.chosen.connect(self.turn_to)
        self.field = SearchField("Search the guide", key="Ctrl+F")
        self.field.setObjectName("search-guide")
        self.field.textChanged.connect(self._show_hits)
        self.field.returnPressed.connect(self.find_next)
        self.said = PlainLabel("", "secondary", "ink2", wrap=True)
        self.said.setObjectName("search-said")
        self.box = QComboBox()
        self.box.setObjectName("chapter")
        self.box.setAccessibleName("Chapter")
        for page in self._pages.values():
            self.box.addItem(page.title, page.name)
        self.box.activated.connect(lambda _index: self.turn_to(self.box.currentData()))
        self._side = Panel("side", "Chapters")
        self._left = QVBoxLayout(self._side)
        for widget in (self.field, self.said, self.box):
            self._left.addWidget(widget)
        self._left.addWidget(self.list, 1)
        self._show_hits()

    def _build_actions(self) -> None:
        furniture = furnish(self, current_theme(), self._remembered)
        furniture.guide_wanted.connect(lambda: self.turn_to(CONTENTS))
        furniture.quit_wanted.connect(self.quit_wanted)
        things: dict[str, Callable[[], object]] = {
            "search": self.field.setFocus,
            "leave-guide": self.close,
            "earlier-page": self.go_back,
            "next-page": lambda: self._step(1),
            "previous-page": lambda: self._step(-1),
        }
        for name, slot in things.items():
            add_command(self, name, slot)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._left.setContentsMargins(px(8), px(12), px(8), px(12))
        self._left.setSpacing(px(8))
        self._fit()
        self.page.restyle()

    # Pages

    def show_page(self, name: str, section: str = "") -> None:
        """Show the page in the file `name` of the guide, from a section of it if one is named."""
        page = self._pages.get(name)
        self._shown = name if page else ""
        self.page.show_text(page.text if page else MISSING)
        if page and section:
            self.page.go_to_heading(section_title(page, section))
        self.list.choose(name)
        self.box.setCurrentIndex(self.box.findData(name))

    def turn_to(self, name: str, section: str = "") -> None:
        """Show a page, and remember the one before for the way back."""
        if self._shown:
            self._earlier.append((self._shown, self.page.verticalScrollBar().value()))
        self.show_page(name, section)

    def open_at(self, place: str) -> None:
        """Show what a link names: a page, or a page and a section after `#`."""
        name, _, section = place.partition("#")
        if name in self._pages and (name != self._shown or section):
            self.turn_to(name, section)

    def go_back(self) -> None:
        """Go back to the page that was read before, and to the place in it."""
        if self._earlier:
            name, at = self._earlier.pop()
            self.show_page(name)
            self.page.verticalScrollBar().setValue(at)

    def shown(self) -> str:
        """Return the file name of the page that is shown."""
        return self._shown

    def follow(self, link: QUrl) -> None:
        """Follow a link to another page of the guide, or to a section; any other is left alone."""
        name = Path(link.path()).name or self._shown
        if link.isRelative() and "/" not in link.path() and name in self._pages:
            self.turn_to(name, link.fragment())

    def _step(self, by: int) -> None:
        names = list(self._pages)
        at = names.index(self._shown) + by if self._shown in names else 0
        if 0 <= at < len(names):
            self.turn_to(names[at])

    def _enlarge(self, path: Path) -> None:
        if self._large is None:
            self._large = LargePicture(self)
        self._large.open_for(path)

    # Search

    def _show_hits(self) -> None:
        """List the pages that have the words typed, with how often; all while nothing is typed."""
        typed = self.field.text().strip()
        found = hits(self._pages.values(), typed)
        rows = [
            Row(key=page.name, title=page.title, aside=f"{found[page.name]}" if found else "")
            for page in self._pages.values()
            if page.name in found or not typed
        ]
        self.list.set_rows(rows)
        self.list.choose(self._shown)
        said = NOWHERE if typed and not found else f"Found on {len(found)} of {len(self._pages)} pages"
        self.said.setText(said if typed else "")
        self.said.setVisible(bool(typed))

    def find_next(self) -> None:
        """Go to the next place where the searched words stand, in this page or one after it."""
        words = " ".join(self.field.text().split())
        if not words or self.page.find(words):
            return
        names, found = list(self._pages), hits(self._pages.values(), words)
        at = names.index(self._shown) if self._shown in names else -1
        for step in range(1, len(names) + 1):
            name = names[(at + step) % len(names)]
            if name in found:
                self.show_page(name)
                self.page.find(words)
                return

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the chapters above the page where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() * 100 / current_theme().scale < NARROW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(down if narrow else across)
        self.list.setVisible(not narrow)
        self.box.setVisible(narrow)
        self._side.setMinimumWidth(0 if narrow else px(270))
        self._side.setMaximumWidth(16_777_215 if narrow else px(270))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window is."""
        self._remembered.keep_place(self, "guide")
        super().closeEvent(event)
        self.closed.emit()


class LargePicture(Overlay):
    """A picture of the guide in its own size; Esc closes it, the arrow keys move it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "Picture", width=1420, fills=True)
        self.setObjectName("large-picture")
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Picture")
        self.area.setWidget(self.picture)
        self.column.addWidget(self.area, 1)

    def open_for(self, path: Path) -> None:
        """Show the picture in a file."""
        self.picture.setPixmap(QPixmap(str(path)))
        self.open_over(self.area)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return MISSING
