"""The bar above a page that was opened from the library: the way back, its title, the file it is of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel


class PageBar(Panel):
    """The bar of one page; what else stands in it goes into `row`."""

    left = Signal()
    """The page is to be left."""

    def __init__(self, name: str, title: str, aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__("bar", name, parent)
        back = IconButton("ui-left", "Back to the library", "Esc")
        back.setObjectName("back")
        back.clicked.connect(self.left)
        self.row = QHBoxLayout(self)
        self.row.addWidget(back)
        self.row.addWidget(PlainLabel(title, "heading"))
        if aside:
            self.row.addWidget(PlainLabel(aside, "secondary", "ink3", elide=True), 1)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.row.setContentsMargins(px(12), px(7), px(24), px(7))
        self.row.setSpacing(px(8))
