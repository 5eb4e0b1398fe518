"""The versions of a scenario, over the editor: what differs from now, back to one, a name for what is now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.scenario_bridge import ScenarioBridge
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.columns import Scroller
from ui.widgets.enter import EnterKey
from ui.widgets.fields import EntryField
from ui.widgets.frames import SectionHeader
from ui.widgets.overlay import Overlay
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel
from wargame.scenario.document.document import Document, open_document
from wargame.shown.editor.changes import changes_between
from wargame.terms import EntenteError
from wargame.times import now, when

if TYPE_CHECKING:
    from wargame.scenario.document.versions import Version

WHY = (
    "A version is kept before the first change of a day, and whenever you name one. Going back to one is a "
    "change like any other: undo takes it back."
)
MOST_LINES = 40
NONE = "There is no version yet. Name what is now, or change something."


class VersionsSheet(Overlay):
    """Lists versions of one scenario."""

    done = Signal(str)
    """What was done, in words."""

    def __init__(self, window: QWidget, bridge: ScenarioBridge) -> None:
        super().__init__(window, "Versions", width=760, fills=True)
        self.setObjectName("versions")
        self._bridge = bridge
        self._versions: dict[str, Version] = {}
        close = IconButton("ui-x", "Close the list of versions", "Esc")
        close.setObjectName("versions-close")
        close.clicked.connect(self.close_over)
        top = QHBoxLayout()
        top.addWidget(SectionHeader("Versions", bridge.path.name), 1)
        top.addWidget(close)
        self.words = PlainLabel(WHY, "body", "ink2", wrap=True)
        self.name = EntryField("What this version is to be called: as played in May", "Name of this version")
        self.name.setObjectName("version-name")
        self.keep = QuietButton("Name this version", icon="ui-bookmark")
        self.keep.setObjectName("keep-version")
        naming = QHBoxLayout()
        naming.addWidget(self.name, 1)
        naming.addWidget(self.keep)
        self.list = RowList("Versions", height=48, ruled=True)
        self.list.setObjectName("versions-list")
        self.changes = PlainLabel("", "body", wrap=True)
        self.changes.setObjectName("version-changes")
        scroller = Scroller("What differs")
        scroller.column.addWidget(PlainLabel("From this version to now", "section", "ink2"))
        scroller.column.addWidget(self.changes)
        scroller.column.addStretch(1)
        both = QHBoxLayout()
        both.addWidget(self.list, 2)
        both.addWidget(scroller, 3)
        self.button = PrimaryButton("Back to this version")
        self.button.setObjectName("back-to-version")
        EnterKey(self, self.button)
        self.column.addLayout(top)
        self.column.addWidget(self.words)
        self.column.addLayout(naming)
        self.column.addLayout(both, 1)
        self.column.addWidget(self.button)
        self.name.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.list.chosen.connect(lambda _key: self._show())
        self.button.clicked.connect(self._go_back)

    def open_for(self, naming: bool = False) -> None:
        """List the versions; the cursor stands in the name if one is to be given."""
        self._fill()
        editable = not self._bridge.read_only
        self.name.setVisible(editable)
        self.keep.setVisible(editable)
        self.open_over(self.name if naming and editable else self.list)

    def _fill(self) -> None:
        found = self._bridge.versions()
        self._versions = {str(version.path): version for version in found}
        rows = [
            Row(
                key=key,
                title=version.name or when(version.at.astimezone(), now()),
                subtitle=when(version.at.astimezone(), now()) if version.name else "kept by itself",
                glyph="ui-bookmark" if version.name else "ui-clock",
            )
            for key, version in self._versions.items()
        ]
        self.list.set_rows(rows)
        if rows and not self.list.current_key():
            self.list.choose(rows[0].key)
        self.words.setText(WHY if rows else NONE)
        self._show()

    def _show(self) -> None:
        version = self._versions.get(self.list.current_key())
        self.button.setEnabled(version is not None and not self._bridge.read_only)
        if version is None:
            self.changes.setText("")
            return
        try:
            older = open_document(version.path)
        except EntenteError as error:
            self.changes.setText(error.told.without_commands())
            self.button.setEnabled(False)
            return
        self.changes.setText(_difference(older, self._bridge.document))

    def _keep(self) -> None:
        name = self.name.text().strip()
        if name and self._bridge.keep_version(name):
            self.name.clear()
            self._fill()
            self.done.emit(f"This version is kept as “{name}”.")

    def _go_back(self) -> None:
        version = self._versions.get(self.list.current_key())
        if version is not None and self._bridge.back_to(version):
            self.close_over()
            self.done.emit("Everything is as it was in that version. Undo takes it back.")


def _difference(older: Document, now_: Document) -> str:
    """Return what differs between a version and now, a line for each thing."""
    if older.data is None or now_.data is None:
        return "One of the two cannot be read to its end, so that they cannot be compared."
    lines = changes_between(older.data, now_.data, most=MOST_LINES)
    if lines:
        return "\n".join(lines)
    return (
        "Nothing differs." if older.text == now_.text else "Only comments, or the way it is written, differ."
    )
