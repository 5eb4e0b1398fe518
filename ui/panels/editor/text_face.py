"""The text of a scenario, to be written in: lines with their numbers, what is wrong marked where it stands.

Every change of the text is an edit like that of a form, told as a patch (`wanted`); undo is the editor's.
Moving the cursor tells where it stands (`moved`), so that forms and outline can follow.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ui.theme.fonts import fixed_font
from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.frames import Glyph, Panel, Rule
from ui.widgets.painted import colour, px
from ui.widgets.text import PlainLabel
from wargame.scenario.document.document import Document, between
from wargame.scenario.document.edits import Patch
from wargame.scenario.faults import Fault
from wargame.shown.editor.places import Troubles, told

if TYPE_CHECKING:
    from wargame.shown.faults import MendRow

MARGIN = 64
TELLS_AFTER_MS = 250
"""What is typed is told after so short a rest, so that reading it does not hold up the keys."""
ABOVE = 2
"""So many lines are seen before those that are brought into sight."""


class _Colours(QSyntaxHighlighter):
    """Sets comments apart, and names of fields from what they hold."""

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        stripped = text.lstrip()
        if stripped.startswith("#"):
            self._paint(0, len(text), "ink3")
            return
        name, colon, _ = stripped.removeprefix("- ").partition(":")
        if colon and name and all(sign.isalnum() or sign == "-" for sign in name):
            start = text.index(name)
            self._paint(start, len(name) + 1, "ink2")

    def _paint(self, start: int, length: int, token: str) -> None:
        look = QTextCharFormat()
        look.setForeground(colour(token))
        self.setFormat(start, length, look)


class _Numbers(QWidget):
    """The numbers of the lines, and a sign where something is wrong."""

    def __init__(self, field: "TextField") -> None:
        super().__init__(field)
        self._field = field

    def sizeHint(self) -> QSize:
        """Return the width of the numbers."""
        return QSize(px(MARGIN), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines that are seen."""
        self._field.paint_numbers(self, event)


class TextField(QPlainTextEdit):
    """The text itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scenario-text")
        self.setAccessibleName("The text of the scenario")
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setProperty("look", "clear")
        self._numbers = _Numbers(self)
        self._colours = _Colours(self.document())
        self._bad: dict[int, int] = {}
        """Lines with faults, from 1, and their columns."""
        self._own = range(0)
        """Lines of the chosen item, from 1."""
        self.updateRequest.connect(self._scroll_numbers)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setFont(fixed_font(current_theme().scale))
        self.setViewportMargins(px(MARGIN), 0, 0, 0)
        self._colours.rehighlight()
        self._mark_lines()

    def set_marks(self, faults: Sequence[Fault], own: range) -> None:
        """Mark the lines with faults, and those of the chosen item."""
        self._bad = {fault.line: fault.column for fault in reversed(faults)}
        self._own = own
        self._mark_lines()
        self._numbers.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers at the edge."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), px(MARGIN), inside.height()))

    def paint_numbers(self, area: QWidget, event: QPaintEvent) -> None:
        """Draw the numbers beside the lines that are seen."""
        painter = QPainter(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), colour("surface"))
        painter.setFont(self.font())
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(offset)
            if rect.top() > event.rect().bottom():
                break
            self._paint_number(painter, area, block, rect)
            block = block.next()

    def _paint_number(self, painter: QPainter, area: QWidget, block: QTextBlock, rect: QRectF) -> None:
        number = block.blockNumber() + 1
        place = QRectF(0, rect.top(), area.width() - px(12), rect.height())
        if number in self._own:
            painter.fillRect(QRectF(0, rect.top(), px(3), rect.height()), colour("ink"))
        painter.setPen(colour("ink3"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(number))
        if number in self._bad:
            side = px(14)
            sign = QRectF(px(6), rect.center().y() - side / 2, side, side)
            paint_glyph(painter, "ui-error", sign, current_theme().tokens.error)

    def _mark_lines(self) -> None:
        marks = []
        for number in sorted(self._bad):
            block = self.document().findBlockByNumber(number - 1)
            if block.isValid():
                marks.append(self._mark(block, colour("errortint")))
        self.setExtraSelections(marks)

    def _mark(self, block: QTextBlock, ground: QColor) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(block)
        mark.format.setBackground(ground)
        mark.format.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
        return mark

    def bring(self, lines: range) -> None:
        """Bring the first of some lines, from 1, into sight; the cursor stays where it is."""
        bar = self.verticalScrollBar()
        first, last = bar.value() + 1, bar.value() + bar.pageStep()
        if not first <= lines.start <= last:
            bar.setValue(max(0, lines.start - 1 - ABOVE))

    def _scroll_numbers(self, rect: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())


class TextFace(Panel):
    """The scenario as text, with what is wrong told below it."""

    wanted = Signal(object, str, str)
    moved = Signal()
    """The cursor stands elsewhere now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "Text", parent)
        self.field = TextField()
        self.file = PlainLabel("", "body-strong", elide=True)
        self.where = PlainLabel("", "secondary", "ink3", elide=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self.file)
        self._head.addWidget(self.where, 1)
        self.words = PlainLabel("", "body", "error", wrap=True)
        self.words.setObjectName("text-fault")
        self.mend_button = QuietButton("", key="Alt+Enter")
        self.mend_button.setObjectName("text-mend")
        self.mend_button.clicked.connect(self.mend)
        self._mend: MendRow | None = None
        self._troubles: Troubles | None = None
        self.next_button = QuietButton("Next", key="F8")
        self.next_button.setObjectName("text-next")
        self._foot_widget = QWidget()
        self._foot = QHBoxLayout(self._foot_widget)
        self._foot.addWidget(Glyph("ui-error", 16, "error"), 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addWidget(self.words, 1)
        self._foot.addWidget(self.mend_button, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Rule())
        column.addWidget(self.field, 1)
        column.addWidget(Rule())
        column.addWidget(self._foot_widget)
        self._document: Document | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TELLS_AFTER_MS)
        self._timer.timeout.connect(self.tell_now)
        self.field.textChanged.connect(self._timer.start)
        self.field.cursorPositionChanged.connect(self._on_moved)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._head.setContentsMargins(px(16), px(10), px(16), px(10))
        self._head.setSpacing(px(8))
        self._foot.setContentsMargins(px(16), px(8), px(16), px(8))
        self._foot.setSpacing(px(8))

    def show_document(self, document: Document, troubles: Troubles, own: range, name: str, what: str) -> None:
        """Show the text, its faults, and which lines are those of the chosen item (`what`)."""
        self._document, self._troubles = document, troubles
        if self.field.toPlainText() != _shown(document.text) and not self._timer.isActive():
            self._set_text(document.text)
        self.field.set_marks(document.faults, own)
        if own and not self.field.hasFocus():
            self.field.bring(own)
        self.file.setText(name)
        self.where.setText(f"lines {own.start} to {own.stop - 1} are {what}" if own else "")
        self._tell_fault()

    def set_read_only(self, read_only: bool) -> None:
        """Let the text only be read and copied."""
        self.field.setReadOnly(read_only)

    def go_to_line(self, line: int, column: int = 1) -> None:
        """Put the cursor at a place and bring it into the middle."""
        block = self.field.document().findBlockByNumber(line - 1)
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + min(column - 1, max(0, block.length() - 1)))
            self.field.setTextCursor(cursor)
            self.field.centerCursor()

    def line(self) -> int:
        """Return the line of the cursor, from 1."""
        return self.field.textCursor().blockNumber() + 1

    def column(self) -> int:
        """Return the column of the cursor, from 1."""
        return self.field.textCursor().positionInBlock() + 1

    def tell_now(self) -> None:
        """Tell what was typed since it was told last."""
        self._timer.stop()
        if self._document is None or self.field.isReadOnly():
            return
        text = self.field.toPlainText()
        if "\r\n" in self._document.text:
            text = text.replace("\n", "\r\n")
        patch = between(self._document.text, text)
        if patch.pieces:
            self.wanted.emit(patch, "Text", "text")

    def _set_text(self, text: str) -> None:
        cursor, bar = self.field.textCursor().position(), self.field.verticalScrollBar().value()
        blocked = QSignalBlocker(self.field)
        self.field.setPlainText(text)
        back = self.field.textCursor()
        back.setPosition(min(cursor, len(self.field.toPlainText())))
        self.field.setTextCursor(back)
        self.field.verticalScrollBar().setValue(bar)
        del blocked

    def _on_moved(self) -> None:
        self._tell_fault()
        if not self._timer.isActive():
            self.moved.emit()

    def _tell_fault(self) -> None:
        faults = self._document.faults if self._document is not None else ()
        line = self.line()
        here = [fault for fault in faults if fault.line == line] or list(faults[:1])
        mends = [mend for fault in here for mend in (self._troubles.mends(fault) if self._troubles else ())]
        self._mend = mends[0] if mends and not self.field.isReadOnly() else None
        words = [f"Line {fault.line}: {told(fault)}" for fault in here[:3]]
        if self._mend is not None:
            self.mend_button.setText(self._mend.label)
            words += [self._mend.reads] if self._mend.reads else []
        self.mend_button.setVisible(self._mend is not None)
        self.words.setText("\n".join(words))
        self._foot_widget.setVisible(bool(faults))

    def mend(self) -> bool:
        """Mend the fault at the cursor, or the first, if it is known how; return whether it is."""
        if self._mend is None:
            return False
        self.wanted.emit(Patch(self._mend.patches), self._mend.label, "")
        return True


def _shown(text: str) -> str:
    """Return a text as Qt shows it: every line ends alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
