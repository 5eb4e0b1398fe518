"""What happened in the turn, at the right of the table: each thing with what it moved.

A row that is pressed goes up as `asked_why` with the number of its event, so that the window can open
the record there.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Glyph, SectionHeader
from ui.widgets.marks import Chip
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.shown.table import OutcomeRow


class OutcomeItem(QWidget):
    """One thing that happened."""

    pressed = Signal(int)

    def __init__(self, row: OutcomeRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"outcome-{row.event}")
        self._event = row.event
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        moved = "; ".join(one.words for one in row.marks) or "nothing moved"
        secret = "Facilitator only. " if row.secret else ""
        self.setAccessibleName(f"{secret}{row.title}: {row.said}. {moved}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(4), 0, px(4))
        line.setSpacing(px(10))
        glyphs = QVBoxLayout()
        glyphs.addWidget(Glyph(row.glyph, 16, "ink"))
        if row.secret:
            glyphs.addWidget(Glyph("ui-eyeoff", 16))
        glyphs.addStretch(1)
        line.addLayout(glyphs)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(PlainLabel(row.title, "serif", wrap=True, lines=2))
        below = QWidget()
        flow = FlowLayout(below)
        flow.addWidget(PlainLabel(row.said, "secondary", "ink2"))
        for one in row.marks:
            chip = Chip(one.label, one.value, one.tie)
            chip.setToolTip(plain_tooltip(one.words))
            flow.addWidget(chip)
        words.addWidget(below)
        line.addLayout(words, 1)

    def event(self, event: QEvent) -> bool:
        """Tell a press by mouse."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.pressed.emit(self._event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell a press by key."""
        if event.key() == Qt.Key.Key_Space:
            self.pressed.emit(self._event)
            return
        super().keyPressEvent(event)


class OutcomesPanel(QWidget):
    """The outcomes of a turn, scrolling."""

    asked_why = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Outcomes")
        self._head = SectionHeader("Outcomes")
        self._empty = PlainLabel("Nothing has happened yet.", "secondary", "ink3", wrap=True)
        self._rows: tuple[OutcomeRow, ...] = ()
        self._inside = QWidget()
        self._inside.setProperty("look", "clear")
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, px(8), 0)
        self._list.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._inside)
        self._scroll.setProperty("look", "clear")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._head)
        column.addWidget(self._empty)
        column.addWidget(self._scroll, 1)
        current_theme().changed.connect(self._rebuild)

    def show_rows(self, rows: Sequence[OutcomeRow], turn: str) -> None:
        """Show what happened in a turn; the newest is scrolled into view."""
        self._head.set_texts("Outcomes", turn)
        before, self._rows = self._rows, tuple(rows)
        if self._rows[: len(before)] != before or not before:
            if self._rows != before:
                self._rebuild()
        elif self._rows != before:
            self._append(self._rows[len(before) :])

    def _rebuild(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._list.addStretch(1)
        self._empty.setVisible(not self._rows)
        self._scroll.setVisible(bool(self._rows))
        self._append(self._rows)

    def _append(self, rows: Sequence[OutcomeRow]) -> None:
        """Put rows at the end and scroll there; those above stay as they are."""
        for row in rows:
            entry = OutcomeItem(row, self._inside)
            entry.pressed.connect(self.asked_why)
            self._list.insertWidget(self._list.count() - 1, entry)
        if rows:
            self._inside.adjustSize()
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.maximum())
