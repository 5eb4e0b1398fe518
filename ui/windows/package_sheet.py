"""A packed scenario before it is taken in, over the library: who wrote it, on what terms, what is in it.

Nothing was written anywhere yet; Esc leaves it so.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.columns import clear_layout
from ui.widgets.enter import EnterKey
from ui.widgets.overlay import Overlay
from ui.widgets.painted import px
from ui.widgets.picture import PictureFrame
from ui.widgets.text import PlainLabel
from wargame.scenario.package.contents import Package
from wargame.shown.package import package_rows, preview_of

PREVIEW = 200
"""How high the picture of the scenario may be, in px at 100 %."""


class PackageSheet(Overlay):
    """Shows one packed scenario, and asks whether it is to be taken in."""

    taken = Signal(object)
    """The Package that is to be laid among the user's scenarios."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "A scenario that was handed on", width=560)
        self.setObjectName("package-sheet")
        self._package: Package | None = None
        self.kicker = PlainLabel("A scenario that was handed on", "label", "ink2")
        self.title = PlainLabel("", "dialog", wrap=True)
        self.preview = PictureFrame(PREVIEW)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(px(16))
        self._rows.setColumnStretch(1, 1)
        self.take = PrimaryButton("Put it among my scenarios")
        self.take.setObjectName("take-package")
        self.take.clicked.connect(self._take)
        EnterKey(self.panel, self.take)
        cancel = QuietButton("Leave it", key="Esc", plain=True, height=40)
        cancel.setObjectName("leave-package")
        cancel.clicked.connect(self.close_over)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        for widget in (self.kicker, self.title, self.preview):
            self.column.addWidget(widget)
        self.column.addLayout(self._rows)
        self.column.addLayout(foot)

    def open_for(self, package: Package) -> None:
        """Show what a package says of itself."""
        self._package = package
        self.title.setText(package.title)
        self.preview.show_picture(preview_of(package))
        clear_layout(self._rows)
        rows = package_rows(package)
        for at, (label, words) in enumerate(rows):
            self._rows.addWidget(PlainLabel(label, "label", "ink2"), at, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(PlainLabel(words, "body", wrap=True), at, 1)
        self.setAccessibleDescription(". ".join(f"{label}: {words}" for label, words in rows))
        self.open_over(self.take)

    def _take(self) -> None:
        package = self._package
        self.close_over()
        if package is not None:
            self.taken.emit(package)
