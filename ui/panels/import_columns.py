"""Which column of a list is what: one choice for each column, for lists that a house keeps in its own way.

Shows how a list was read (`workbook.preview.Listed`), or the headings of one of which nothing is known; tells
what is chosen instead.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.columns import Scroller
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel, add_choice
from wargame.shown.imports import LIST_WORDS, uses_of

MOST_SHOWN = 4
"""So many columns are seen at once; the others are scrolled to."""


class ImportColumns(QWidget):
    """The columns of a list."""

    changed = Signal(str, object)
    """The kind of list, and what each column is, by its heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-columns")
        self.kinds = SegmentedControl(
            [Choice(key=key, text=words) for key, words in LIST_WORDS.items()], "What the list holds"
        )
        self.kinds.chosen.connect(self._turn)
        self.boxes: dict[str, QComboBox] = {}
        self._head: tuple[str, ...] = ()
        self._lines: list[QWidget] = []
        top = QHBoxLayout()
        top.addWidget(PlainLabel("A list with columns of its own. It holds", "body"))
        top.addWidget(self.kinds)
        top.addStretch(1)
        self._scroller = Scroller("Columns of the list")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._scroller)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._scroller.column.setSpacing(px(4))
        self._scroller.setFixedHeight(px(40) * min(MOST_SHOWN, max(1, len(self._lines))))

    def show_columns(self, kind: str, head: Sequence[str], uses: Mapping[int, str]) -> None:
        """Show which column is what."""
        self._head = tuple(head)
        self.kinds.choose(kind)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines, self.boxes = [], {}
        for number, heading in enumerate(head):
            if heading and heading not in self.boxes:
                self._add(heading, kind, uses.get(number, ""))
        self.restyle()

    def _add(self, heading: str, kind: str, use: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, px(8), 0)
        label = PlainLabel(f"“{heading}”", "body-medium", elide=True)
        label.setFixedWidth(px(260))
        box = QComboBox()
        box.setAccessibleName(f"What the column {heading} is")
        for key, words in uses_of(kind):
            add_choice(box, words, key)
        blocked = QSignalBlocker(box)
        box.setCurrentIndex(max(0, box.findData(use)))
        del blocked
        box.activated.connect(lambda _at: self._tell())
        row.addWidget(label)
        row.addWidget(PlainLabel("is", "body", "ink2"))
        row.addWidget(box)
        row.addStretch(1)
        self._scroller.column.addWidget(line)
        self._lines.append(line)
        self.boxes[heading] = box

    def _turn(self, kind: str) -> None:
        self.show_columns(kind, self._head, {})
        self._tell()

    def _tell(self) -> None:
        uses = {heading: str(box.currentData()) for heading, box in self.boxes.items()}
        self.changed.emit(self.kinds.current(), uses if any(uses.values()) else {})
