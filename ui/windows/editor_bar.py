"""The bar above the editor of a scenario: the way back, title and file, how it is shown, what can be done.

Shows and tells; what its buttons do is the editor's. Where there is less room it shows less.
"""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.scenario_bridge import ScenarioBridge
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel, plain_tooltip

FACES: Final = (
    Choice(key="form", text="Form"),
    Choice(key="sheet", text="Sheet"),
    Choice(key="text", text="Text"),
    Choice(key="split", text="Form and text"),
)
TITLE_WIDTH: Final = 304
LEAST_TITLE: Final = 140
NAMES_FIRST: Final = 100
"""How much of what room is left goes to the names before it goes to what is empty."""
ROOMY: Final = 1040
"""Px at 100 %, below which the bar holds less."""


class EditorBar(Panel):
    """The bar of one scenario."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bar", "Scenario", parent)
        self.back = IconButton("ui-left", "Back to the scenarios", "Esc")
        self.back.setObjectName("leave-editor")
        self.title = PlainLabel("", "body-strong", elide=True)
        self.title.setObjectName("editor-title")
        self.file_line = PlainLabel("", "secondary", "ink3", elide=True)
        self.file_line.setObjectName("editor-file")
        self._names = QWidget()
        names = QVBoxLayout(self._names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.file_line)
        self.faces = SegmentedControl(FACES, "How it is shown")
        self.faces.setObjectName("faces")
        self.undo_button = IconButton("ui-undo", "Undo", "Ctrl+Z")
        self.undo_button.setObjectName("editor-undo")
        self.redo_button = IconButton("ui-redo", "Redo", "Ctrl+Shift+Z")
        self.redo_button.setObjectName("editor-redo")
        self.workbook_button = IconButton("ui-table", "Workbook")
        self.workbook_button.setObjectName("editor-workbook")
        self.versions_button = QuietButton("Versions", icon="ui-clock", plain=True)
        self.versions_button.setObjectName("show-versions")
        self.try_button = PrimaryButton("Try it", key="F5", icon="ui-play", height=32)
        self.try_button.setObjectName("try-scenario")
        self.outline_button = IconButton("ui-menu", "Sections", checkable=True)
        self.outline_button.setObjectName("show-outline")
        self._top = QHBoxLayout(self)
        self._top.addWidget(self.back)
        self._top.addWidget(self.outline_button)
        self._top.addWidget(self._names, NAMES_FIRST)
        self._top.addStretch(1)
        self._top.addWidget(self.faces)
        self._top.addStretch(1)
        for widget in (
            self.undo_button,
            self.redo_button,
            self.versions_button,
            self.workbook_button,
            self.try_button,
        ):
            self._top.addWidget(widget)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._top.setContentsMargins(px(8), px(7), px(16), px(7))
        self._top.setSpacing(px(8))

    def fit(self, width: int) -> None:
        """Show less where there is less room: names and ways of showing as far as they fit."""
        room = width * 100 / current_theme().scale
        self.versions_button.setVisible(room >= ROOMY)
        self.faces.offer("split", room >= ROOMY)
        self._names.setMinimumWidth(px(LEAST_TITLE))
        self._names.setMaximumWidth(min(px(TITLE_WIDTH), max(px(LEAST_TITLE), self._room_for_names(width))))

    def _room_for_names(self, width: int) -> int:
        """Return the width that the other things in the bar leave to title and file."""
        others = (
            self.back,
            self.outline_button,
            self.faces,
            self.undo_button,
            self.redo_button,
            self.versions_button,
            self.workbook_button,
            self.try_button,
        )
        shown = [one.sizeHint().width() for one in others if not one.isHidden()]
        return width - sum(shown) - (len(shown) + 3) * self._top.spacing() - px(24)

    def tell_undo(self, undo: str, redo: str) -> None:
        """Say what would be taken back, and done again."""
        for button, name, words in (
            (self.undo_button, "Undo", undo),
            (self.redo_button, "Redo", redo),
        ):
            said = f"{name}: {words}" if words else name
            button.setToolTip(plain_tooltip(said))
            button.setAccessibleName(said)

    def tell_file(self, bridge: ScenarioBridge, state: str) -> None:
        """Say which file it is, and whether it holds what is shown."""
        faults = len(bridge.document.faults)
        if bridge.read_only:
            self.file_line.setText("came with Entente, read-only")
            return
        said = {"changed": "not saved yet", "saved": "saved"}["saved" if bridge.is_saved else state]
        mend = f" with {faults:,} to mend" if faults and bridge.is_saved else ""
        self.file_line.setText(f"{bridge.path.name}, {said}{mend}")
