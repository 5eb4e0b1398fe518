"""The pages of a report as pictures, one at a time, before the file is written."""

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.terms import EntenteError


class PagesPanel(QWidget):
    """Shows one page of several, or a sentence where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report-pages")
        self.setAccessibleName("Preview")
        self._pages: tuple[bytes, ...] = ()
        self._at = 0
        self._whole = QPixmap()
        self.words = PlainLabel("", "body", "ink2", wrap=True)
        self.page = QLabel()
        self.page.setObjectName("preview-page")
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.back = IconButton("ui-chevl", "Page before")
        self.back.setObjectName("page-before")
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on = IconButton("ui-chevr", "Next page")
        self.on.setObjectName("page-after")
        self.on.clicked.connect(lambda: self._turn(1))
        self.number = PlainLabel("", "secondary", "ink2")
        self.number.setObjectName("preview-number")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.number)
        foot.addWidget(self.on)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.page, 1)
        column.addLayout(foot)
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.say("")

    def event(self, event: QEvent) -> bool:
        """Draw the page anew when the window was moved to a screen of another scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit()
        return super().event(event)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setMinimumSize(px(220), px(240))

    @property
    def has_pages(self) -> bool:
        """Whether pages are shown."""
        return bool(self._pages)

    def say(self, words: str) -> None:
        """Show a sentence in place of pages."""
        self._pages, self._whole = (), QPixmap()
        self.words.setText(words)
        self._show()

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show pages as PNG pictures; the page that is looked at stays, if there still is one."""
        self._pages = pages
        self._at = max(0, min(self._at, len(pages) - 1))
        self.words.setText("")
        self._turn(0)

    def take(self, found: tuple[bytes, ...] | EntenteError) -> None:
        """Show the pages that were laid out, or say why they could not be."""
        if isinstance(found, EntenteError):
            self.say(str(found))
        else:
            self.show_pages(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page into the room."""
        super().resizeEvent(event)
        self._fit()

    def _turn(self, by: int) -> None:
        if self._pages:
            self._at = max(0, min(self._at + by, len(self._pages) - 1))
            self._whole.loadFromData(QByteArray(self._pages[self._at]))
        self._show()

    def _show(self) -> None:
        count = len(self._pages)
        self.words.setVisible(not count)
        self.number.setText(f"Page {self._at + 1} of {count}" if count else "")
        self.back.setEnabled(self._at > 0 and count > 0)
        self.on.setEnabled(self._at < count - 1)
        self.page.setAccessibleName(self.number.text())
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            self.page.clear()
            return
        ratio = self.devicePixelRatioF()
        room = QSize(int(self.page.width() * ratio), int(self.page.height() * ratio))
        shown = self._whole.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        self.page.setPixmap(shown)
