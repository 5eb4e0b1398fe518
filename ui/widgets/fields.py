"""Fields to write in: search, and a name that can be taken away again."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.buttons import InkButton, is_enter, keep_enter
from ui.widgets.marks import key_size, paint_key
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, plain_tooltip, shorten, text_width
from wargame.direction import runs_leftwards
from wargame.names import unturned


class SearchField(QLineEdit):
    """A line to search with: a lens before, the key that leads here behind while it is empty.

    Esc empties it first; only an empty field lets Esc through to the window.
    """

    def __init__(self, hint: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.restyle)
        self.textChanged.connect(self.update)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        key = int(key_size(self._key).width()) + px(8) if self._key else 0
        self.setTextMargins(px(22), 0, key, 0)
        self.setMinimumWidth(px(160) + key)

    def event(self, event: QEvent) -> bool:
        """Keep Esc for this field while there is something to empty."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw lens and key over the field."""
        super().paintEvent(event)
        painter = smooth(self)
        lens = QRectF(px(10), (self.height() - px(16)) / 2, px(16), px(16))
        paint_glyph(painter, "ui-search", lens, current_theme().tokens.ink2)
        if self._key and not self.text():
            cap = key_size(self._key)
            right = self.width() - px(8)
            place = QRectF(right - cap.width(), (self.height() - cap.height()) / 2, cap.width(), cap.height())
            paint_key(painter, place, self._key, colour("ink3"))


class SerifEdit(QPlainTextEdit):
    """Several lines of fiction: an argument, a rationale, a note. Tab leaves it.

    Each paragraph runs as its letters do; a text from right to left is held to the right.
    """

    def __init__(self, hint: str = "", name: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = lines
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._take_its_side)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def _take_its_side(self) -> None:
        leftwards = runs_leftwards(self.toPlainText())
        side = Qt.AlignmentFlag.AlignRight if leftwards else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            # Qt lays the whole text out anew.
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    def go_on(self, text: str) -> None:
        """Show what was written before, to be gone on with at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def setPlainText(self, text: str) -> None:  # noqa: N802
        """Show a text to be written on; marks that turn its lines round are left out."""
        super().setPlainText(unturned(text))

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        font = current_theme().font("serif")
        self.setFont(font)
        # The hint is painted in the font of the viewport, which keeps the one it was first shown in.
        self.viewport().setFont(font)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(px(320), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the size in which the promised lines are seen."""
        return QSize(px(160), self._rows * self.fontMetrics().lineSpacing() + 2 * px(6) + px(10))


class EntryField(QLineEdit):
    """One line to write in whose Enter is its own (`returnPressed`), not the window's next step.

    Enter that is held down counts once: the step after may lie in the field to which this one leads.
    """

    def __init__(
        self, hint: str = "", name: str = "", serif: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._serif = serif
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def setText(self, text: str | None) -> None:  # noqa: N802
        """Show a text to be written on; marks that turn it round are left out."""
        super().setText(unturned(text or ""))

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setFont(current_theme().font("serif" if self._serif else "body"))

    def event(self, event: QEvent) -> bool:
        """Keep Enter for this field while it has the focus."""
        return keep_enter(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Heed no Enter that only repeats itself."""
        if is_enter(event) and event.isAutoRepeat():
            event.accept()
            return
        super().keyPressEvent(event)


WIDEST_NAME: Final = 256
"""Px at 100 % that a pill is wide at most; what does not fit is cut off, and told when one rests on it."""
LONG_NAME: Final = 30
"""Letters."""


class NameChip(InkButton):
    """A name in a pill with a cross: pressed, or on Delete, it asks to be taken away."""

    removed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "outline", parent=parent)
        self.setAccessibleDescription("Press Delete to take this name away")
        if len(name) > LONG_NAME:
            self.setToolTip(plain_tooltip(name))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size at which all of the name is seen."""
        words = int(text_width(self.words(), self._face())) + 2
        return QSize(min(px(12) + words + px(8) + px(16) + px(8), px(WIDEST_NAME)), px(28))

    def minimumSizeHint(self) -> QSize:
        """Return the size of a short name."""
        return self.sizeHint().boundedTo(QSize(px(96), px(28)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask to be taken away on Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask to be taken away when the cross is pressed."""
        over_cross = self._cross().contains(event.position())
        super().mouseReleaseEvent(event)
        if over_cross and event.button() == Qt.MouseButton.LeftButton:
            self.removed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = smooth(self)
        rect = QRectF(self.rect())
        ground, ink, edge = self._colours()
        fill_round(painter, rect, rect.height() / 2, ground, edge, current_theme().tokens.border)
        cross = self._cross()
        words = QRectF(px(12), 0, cross.left() - px(12) - px(4), rect.height())
        text = shorten(self.words(), self._face(), words.width() + 2)
        paint_lines(painter, words, [text], self._face(), rect.height(), ink)
        paint_glyph(
            painter, "ui-x", cross.adjusted(px(2), px(2), -px(2), -px(2)), current_theme().tokens.ink2
        )

    def _cross(self) -> QRectF:
        side = px(16)
        return QRectF(self.width() - side - px(8), (self.height() - side) / 2, side, side)
