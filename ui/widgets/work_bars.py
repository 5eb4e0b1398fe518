"""The bars of a page that has something worked out beside it: above what is asked, below how far it is.

What is asked, said and pressed is the page's; here is only where it stands.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel


class WorkBar(Panel):
    """The way back, the title and what it is of; below, what can be chosen, on as many lines as it needs."""

    left = Signal()
    """The page is to be left."""

    def __init__(self, title: str, aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__("bar", title, parent)
        self.back = IconButton("ui-left", "Back to the library", "Esc")
        self.back.setObjectName("back")
        self.back.clicked.connect(self.left)
        self.aside = PlainLabel(aside, "secondary", "ink3", elide=True)
        self._top = QHBoxLayout()
        self._top.addWidget(self.back)
        self._top.addWidget(PlainLabel(title, "heading"))
        self._top.addWidget(self.aside, 1)
        self._choices = QWidget()
        self._flow = FlowLayout(self._choices)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._choices)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def offer(self, *choices: QWidget) -> None:
        """Put what can be chosen below the title."""
        for widget in choices:
            self._flow.addWidget(widget)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(12), px(7), px(24), px(7))
        self._column.setSpacing(px(4))
        self._choices.setContentsMargins(px(12), 0, 0, 0)
        self._top.setSpacing(px(8))


class WorkFoot(Panel):
    """Words at the left, Stop and the dark button at the right."""

    def __init__(
        self, name: str, said: str, button: str = "", *, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("footer", name, parent)
        self.words = PlainLabel(said, "body", "ink2", wrap=True, lines=2)
        self.stop = QuietButton("Stop")
        self.stop.setObjectName("stop")
        self.stop.setEnabled(False)
        self.primary = PrimaryButton(button, key=key)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.stop)
        self._row.addWidget(self.primary)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setContentsMargins(px(24), px(12), px(24), px(12))
        self._row.setSpacing(px(8))
