"""A choice of one among few: segments side by side, or cards with a title and a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.theme.tokens import CONTROL_HEIGHT
from ui.widgets.marks import Tag, key_size, paint_key, paint_tag, tag_size
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.text import break_text, paint_lines, plain_words, text_width

STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class PaintedRadio(QRadioButton):
    """A radio button that can be pressed anywhere and shows its words letter for letter.

    Arrow keys choose the next or the one before among those in the same parent.
    """

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(plain_words(words), parent)
        self.setAccessibleName(words)
        current_theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """Return whether the point is inside: all of it can be pressed."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice on an arrow key."""
        step = STEPS.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._press_neighbour(-step if sideways and mirrored else step)

    def _press_neighbour(self, by: int) -> None:
        """Press the next one that can be chosen, `by` +1 or -1; stop at the ends."""
        parent = self.parentWidget()
        if parent is None:
            return
        here = Qt.FindChildOption.FindDirectChildrenOnly
        group = parent.findChildren(PaintedRadio, options=here)
        group = [one for one in group if one.isEnabled() and not one.isHidden()]
        at = group.index(self) + by
        if 0 <= at < len(group):
            group[at].setFocus(Qt.FocusReason.TabFocusReason)
            group[at].click()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the segments of a `SegmentedControl`; `key` is what `chosen` tells."""

    key: str
    text: str
    icon: str = ""


class SegmentedControl(QWidget):
    """A choice of one among few, side by side; arrow keys move it."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[Choice],
        name: str = "",
        current: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._segments = {
            choice.key: _Segment(choice, number == 0, number == len(choices) - 1, self)
            for number, choice in enumerate(choices)
        }
        for key, segment in self._segments.items():
            row.addWidget(segment)
            segment.toggled.connect(lambda _on: self._let_tab_reach())
            segment.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        self.choose(current or (choices[0].key if choices else ""))

    def choose(self, key: str) -> None:
        """Show the segment `key` as chosen, without telling anybody; an unknown one changes nothing."""
        if key in self._segments:
            self._segments[key].setChecked(True)

    def _let_tab_reach(self) -> None:
        """Let Tab come to the chosen segment; arrow keys go on from there."""
        for segment in self._segments.values():
            by_tab = segment.isChecked() or not self.current()
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_tab else Qt.FocusPolicy.ClickFocus)

    def current(self) -> str:
        """Return the key of the chosen segment, or nothing."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def offer(self, key: str, on: bool) -> None:
        """Show or hide the segment `key`; the common edge closes round those that are shown."""
        self._segments[key].setVisible(on)
        shown = [one for one in self._segments.values() if not one.isHidden()]
        for segment in shown:
            segment.take_place(segment is shown[0], segment is shown[-1])

    def button(self, key: str) -> QRadioButton:
        """Return the segment `key`, to be switched off or given a tooltip."""
        return self._segments[key]


class _Segment(PaintedRadio):
    """One segment: a radio button in its behaviour, a part of a bar in its looks."""

    def __init__(self, choice: Choice, first: bool, last: bool, parent: QWidget) -> None:
        super().__init__(choice.text, parent)
        self._choice, self._first, self._last = choice, first, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def take_place(self, first: bool, last: bool) -> None:
        """Draw the ends of the common edge, or leave them to others."""
        self._first, self._last = first, last
        self.update()

    def ends(self) -> tuple[bool, bool]:
        """Return whether the common edge begins and ends with this segment."""
        return self._first, self._last

    def sizeHint(self) -> QSize:
        """Return the size at which all of the text is seen."""
        width = 2 * px(12) + int(text_width(self._choice.text, current_theme().font("body-medium"))) + 2
        if self._choice.icon:
            width += px(16) + px(6)
        return QSize(width, px(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a segment is never shortened."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the segment and its part of the common edge."""
        theme = current_theme()
        painter = smooth(self)
        ground, ink = self._colours()
        border = theme.tokens.border
        # Drawn wider than it is, and clipped: inner ends are then straight, outer ones round.
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (self._last, self._first) if mirrored else (self._first, self._last)
        whole = QRectF(self.rect()).adjusted(0 if left else -px(12), 0, 0 if right else px(12), 0)
        inner = QPainterPath()
        inner.addRect(QRectF(self.rect()))
        painter.setClipPath(inner)
        edge = colour("primary") if self.isChecked() else colour("control")
        fill_round(painter, whole, px(6), ground, edge, border)
        if not left and not self.isChecked():
            painter.fillRect(QRectF(0, border, 1, self.height() - 2 * border), colour("line"))
        x = float(px(12))
        if self._choice.icon:
            icon = QRectF(x, (self.height() - px(16)) / 2, px(16), px(16))
            paint_glyph(painter, self._choice.icon, icon, ink.name())
            x += px(16) + px(6)
        line = QRectF(x, 0, self.width() - x, self.height())
        paint_lines(painter, line, [self._choice.text], theme.font("body-medium"), self.height(), ink)

    def _colours(self) -> tuple[QColor, QColor]:
        if not self.isEnabled():
            return colour("bg"), colour("ink3")
        if self.isChecked():
            return colour("primary"), colour("onprimary")
        return colour("hover" if self.underMouse() else "surface"), colour("ink2")


class RadioCard(PaintedRadio):
    """One of several cards of which one is chosen: a title, a text below, tags, a key.

    Put them into one parent widget; Qt then lets go of the others when one is chosen.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        tags: Sequence[Tag] = (),
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._title, self._text, self._tags, self._key = title, text, tuple(tags), key
        self.setAccessibleDescription(". ".join(part for part in (text, *(tag.text for tag in tags)) if part))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(px(320), self.heightForWidth(px(320)))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which it can be read."""
        return QSize(px(160), px(48))

    def heightForWidth(self, width: int) -> int:
        """Return the height in px at `width` px."""
        theme = current_theme()
        titles, texts = self._lines(width)
        height = 2 * px(12) + len(titles) * theme.line("body-strong") + len(texts) * theme.line("secondary")
        return height + (px(8) + px(20) if self._tags else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        theme = current_theme()
        painter = smooth(self)
        rect = QRectF(self.rect())
        ground = colour("hover" if self.underMouse() and not self.isChecked() else "surface")
        edge = colour("ink" if self.isChecked() else "control")
        fill_round(painter, rect, px(8), ground, edge, theme.tokens.border + int(self.isChecked()))
        self._paint_dot(painter, QRectF(px(14), px(14), px(16), px(16)))
        if self._key:
            cap = key_size(self._key)
            place = QRectF(rect.right() - px(14) - cap.width(), px(13), cap.width(), cap.height())
            paint_key(painter, place, self._key, colour("ink2"))
        titles, texts = self._lines(self.width())
        words = QRectF(px(42), px(12), rect.width() - px(42) - px(14), rect.height())
        font = theme.font("body-strong")
        paint_lines(painter, words, titles, font, theme.line("body-strong"), colour("ink"))
        words.translate(0, len(titles) * theme.line("body-strong"))
        font = theme.font("secondary")
        paint_lines(painter, words, texts, font, theme.line("secondary"), colour("ink2"))
        words.translate(0, len(texts) * theme.line("secondary") + px(8))
        for tag in self._tags:
            size = tag_size(tag)
            paint_tag(painter, QRectF(words.topLeft(), size), tag)
            words.translate(size.width() + px(6), 0)

    def _paint_dot(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(colour("ink" if self.isChecked() else "control"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        if self.isChecked():
            inset = place.width() * 0.28
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("ink"))
            painter.drawEllipse(place.adjusted(inset, inset, -inset, -inset))

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        theme = current_theme()
        room = width - px(42) - px(14)
        key = key_size(self._key).width() + px(8) if self._key else 0
        titles = break_text(self._title, theme.font("body-strong"), room - key)
        texts = break_text(self._text, theme.font("secondary"), room - key) if self._text else []
        return titles, texts
