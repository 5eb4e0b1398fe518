"""The facilitator's guide in a window of its own, so that it can lie beside the table.

Shows the product's own pages from `docs/guide`, in the order of their file names. A link leads to another
page of the guide; no link leads out of the program, and nothing but these files is ever shown.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QBoxLayout, QComboBox, QMainWindow, QTextBrowser, QVBoxLayout, QWidget

from ui.remembered import Remembered
from ui.theme.theme import current_theme
from ui.widgets.fields import SearchField
from ui.widgets.focus import FocusRing
from ui.widgets.frames import Panel
from ui.widgets.painted import colour, px
from ui.widgets.rows import Row, RowList
from ui.windows.actions import add_command
from wargame.places import docs_folder

HEADINGS: Final = ("page", "dialog", "heading")
"""The type roles of headings by their level."""

LINE_PER_CENT: Final = 135
PROPORTIONAL: Final = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value

NARROW: Final = 640
"""Px at 100 %, below which the chapters stand above the page."""

MISSING = "The guide is not there. It belongs into the folder `docs/guide` of the program; install it again."


class GuideWindow(QMainWindow):
    """The guide: chapters at the left, the page at the right."""

    closed = Signal()

    def __init__(
        self, remembered: Remembered, folder: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setWindowTitle("Entente: the facilitator's guide")
        self._remembered = remembered
        self._folder = folder or docs_folder() / "guide"
        self._pages = {path.name: path for path in sorted(self._folder.glob("*.md"))}
        self.list = RowList("Chapters", height=36)
        self.list.setObjectName("chapters")
        self.list.set_rows([Row(key=name, title=title_of(path)) for name, path in self._pages.items()])
        self.list.chosen.connect(self.show_page)
        self.field = SearchField("Search the guide", key="Ctrl+F")
        self.field.setObjectName("search-guide")
        self.field.returnPressed.connect(self.find_next)
        self.page = QTextBrowser()
        self.page.setObjectName("page")
        self.page.setAccessibleName("Page of the guide")
        self.page.setOpenLinks(False)
        self.page.setSearchPaths([str(self._folder)])
        self.page.anchorClicked.connect(self.follow)
        self.box = QComboBox()
        self.box.setObjectName("chapter")
        self.box.setAccessibleName("Chapter")
        for name, path in self._pages.items():
            self.box.addItem(title_of(path), name)
        self.box.activated.connect(lambda _index: self.show_page(self.box.currentData()))
        left = Panel("side", "Chapters")
        self._left = QVBoxLayout(left)
        self._left.addWidget(self.field)
        self._left.addWidget(self.box)
        self._left.addWidget(self.list, 1)
        self._side = left
        ground = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, ground)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(left)
        self._line.addWidget(self.page, 1)
        self.setCentralWidget(ground)
        add_command(self, "search", self.field.setFocus)
        add_command(self, "leave", self.close)
        self._ring = FocusRing(self)
        current_theme().changed.connect(self.restyle)
        if not remembered.restore_place(self, "guide"):
            self.resize(px(900), px(640))
        first = next(iter(self._pages), "")
        self._shown = ""
        self.restyle()
        self.show_page(first)
        self.page.setFocus()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._left.setContentsMargins(px(8), px(12), px(8), px(12))
        self._left.setSpacing(px(8))
        self.page.document().setDocumentMargin(px(24))
        self._fit()
        if self._shown:
            self.show_page(self._shown)

    def show_page(self, name: str) -> None:
        """Show the page in the file `name` of the guide."""
        path = self._pages.get(name)
        self._shown = name if path else ""
        text = _text(path) if path else MISSING
        self.page.document().setDefaultFont(current_theme().font("large"))
        self.page.setMarkdown(text)
        lay_out(self.page.document())
        fit_pictures(self.page.document(), self.page.viewport().width() - 2 * px(24))
        self.list.choose(name)
        self.box.setCurrentIndex(self.box.findData(name))

    def shown(self) -> str:
        """Return the file name of the page that is shown."""
        return self._shown

    def follow(self, link: QUrl) -> None:
        """Follow a link to another page of the guide; any other is left alone."""
        name = Path(link.path()).name
        if link.isRelative() and name in self._pages:
            self.show_page(name)

    def find_next(self) -> None:
        """Go to the next place where the searched words stand, in this page or one after it."""
        words = self.field.text().strip()
        if not words or self.page.find(words):
            return
        names = list(self._pages)
        at = names.index(self._shown) if self._shown in names else -1
        for step in range(1, len(names) + 1):
            name = names[(at + step) % len(names)]
            if words.casefold() in _text(self._pages[name]).casefold():
                self.show_page(name)
                self.page.find(words)
                return

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
        self._side.setMinimumWidth(0 if narrow else px(250))
        self._side.setMaximumWidth(16_777_215 if narrow else px(250))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window is."""
        self._remembered.keep_place(self, "guide")
        super().closeEvent(event)
        self.closed.emit()


def fit_pictures(document: QTextDocument, width: int) -> None:
    """Make every picture of a page as wide as the column, keeping its proportions."""
    block = document.begin()
    while block.isValid():
        # The fragments first: changing a format while going through them is not allowed.
        part, found = block.begin(), []
        while not part.atEnd():
            found.append(part.fragment())
            part += 1
        for fragment in found:
            if fragment.charFormat().isImageFormat():
                picture = fragment.charFormat().toImageFormat()
                picture.setWidth(max(px(160), width))
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(picture)
        block = block.next()


def lay_out(document: QTextDocument) -> None:
    """Give a page the sizes and distances of the type roles, which Markdown knows nothing of."""
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        level = min(shape.headingLevel(), len(HEADINGS))
        cursor = QTextCursor(block)
        if level:
            letters = QTextCharFormat()
            letters.setFont(current_theme().font(HEADINGS[level - 1]))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(letters)
        shape.setTopMargin(px(20) if level > 1 else 0)
        shape.setBottomMargin(px(8))
        shape.setLineHeight(100 if level else LINE_PER_CENT, PROPORTIONAL)
        QTextCursor(block).setBlockFormat(shape)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            cells = frame.format()
            cells.setCellPadding(px(5))
            cells.setBorderCollapse(True)
            cells.setBorder(1)
            cells.setBorderBrush(colour("line"))
            frame.setFormat(cells)


def title_of(path: Path) -> str:
    """Return the title of a page: its first heading."""
    first = _text(path).partition("\n")[0]
    return first.lstrip("# ").strip() or path.stem


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return MISSING
