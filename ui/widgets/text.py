"""Text as it was typed: broken into lines, shortened, painted; never read as markup.

Every text that a person wrote (a name, an argument, a scenario's words) is shown through
`PlainLabel`, or painted with `paint_lines`. Qt guesses that a label or tooltip with a "<" in it is
rich text; here it stays what it is.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from ui.theme.fonts import role_font
from ui.theme.theme import current_theme
from ui.widgets.painted import colour, px
from wargame.direction import framed, isolated, runs_leftwards, within
from wargame.names import unturned

LINE_BREAK = "\u2028"
ELLIPSIS = "…"
PREFERRED_WIDTH = 320
"""How wide a wrapped text likes to be, in px at 100 %; any layout may give it more or less."""
WIDTHS_KEPT = 8
"""At so many widths a label remembers its lines."""
WIDTHS_REMEMBERED = 2048
"""Widths of short texts; a hand of twelve cards has some 200."""


def plain_tooltip(text: str) -> str:
    """Return `text` as a tooltip that shows it letter for letter."""
    if not text:
        return ""
    return f"<span>{isolated(text).replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</span>"


def plain_words(text: str) -> str:
    """Return `text` as the words of a button or a menu that show it letter for letter, "&" too."""
    return framed(text).replace("&", "&&")


def add_choice(box: QComboBox, text: str, data: object = None) -> None:
    """Add a choice to a box that shows `text` letter for letter."""
    box.addItem(framed(text), data)


def break_text(text: str, font: QFont, width: float, most: int = 0) -> list[str]:
    """Return the lines of `text` in a column of `width` px; at most `most` of them unless that is 0.

    What does not fit into the last line is cut off with an ellipsis. A word wider than the column
    is broken inside.
    """
    if not text:
        return [""]
    # Not loaded before a text is broken, which the first paint of the library does without.
    from PySide6.QtGui import QTextLayout, QTextOption

    layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", LINE_BREAK), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    source = layout.text().encode("utf-16-le")  # Qt counts in units of 16 bits, Python in letters
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        if most and len(lines) == most - 1 and end < len(source):
            rest = source[start:].decode("utf-16-le")
            lines.append(_cut_off(rest.replace(LINE_BREAK, " "), font, width))
            break
        lines.append(source[start:end].decode("utf-16-le").rstrip(LINE_BREAK + " "))
    layout.endLayout()
    return lines


def _cut_off(text: str, font: QFont, width: float) -> str:
    """Return as much of `text` as fits before an ellipsis, which is there in any case."""
    cut = shorten(text, font, width)
    return cut if cut.endswith(ELLIPSIS) else cut.rstrip() + ELLIPSIS


def shorten(text: str, font: QFont, width: float) -> str:
    """Return `text` if it fits into `width` px, else its beginning and an ellipsis."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))


def shorten_inside(text: str, font: QFont, width: float) -> str:
    """Return `text` if it fits into `width` px, else its beginning and its end, where numbers stand."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideMiddle, max(0.0, width))


def text_width(text: str, font: QFont) -> float:
    """Return the width in px of the widest line of `text`."""
    metrics = QFontMetricsF(font)
    return max(metrics.horizontalAdvance(line) for line in text.split("\n"))


def role_width(text: str, role: str) -> float:
    """Return the width in px of the widest line of `text` in a type role at the scale in force.

    For short texts that are measured again and again; they are remembered.
    """
    return _role_width(text, role, current_theme().scale)


@lru_cache(maxsize=WIDTHS_REMEMBERED)
def _role_width(text: str, role: str, scale: int) -> float:
    return text_width(text, role_font(role, scale))


_IN_A_ROW: Final = (
    Qt.AlignmentFlag.AlignAbsolute.value
    | Qt.AlignmentFlag.AlignVCenter.value
    | Qt.TextFlag.TextSingleLine.value
    | Qt.TextFlag.TextDontClip.value
)
"""How each line is drawn. A number: flags of Qt are slow to put together, and every text is drawn so."""


def paint_lines(
    painter: QPainter,
    rect: QRectF,
    lines: list[str],
    font: QFont,
    line_height: float,
    ink: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw `lines` from the top of `rect`, each in a row of `line_height` px.

    `align` means left and right as they are, also in a mirrored window: `rect` was placed by hand. Which way
    the lines run is told by their letters, all together, for a text of several lines is one text. One that
    runs from right to left is held to the right where it takes more than a line; in any other, names from
    right to left turn nothing else round, and a sign stays before its number.
    """
    painter.setFont(font)
    painter.setPen(ink)
    leftwards = runs_leftwards(" ".join(lines))
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if leftwards else Qt.LayoutDirection.LeftToRight
    )
    if leftwards and len(lines) > 1 and align == Qt.AlignmentFlag.AlignLeft:
        align = Qt.AlignmentFlag.AlignRight
    flags = align.value | _IN_A_ROW
    for number, line in enumerate(lines):
        row = QRectF(rect.left(), rect.top() + number * line_height, rect.width(), line_height)
        plain = unturned(line)
        painter.drawText(row, flags, plain if leftwards else within(plain))


class PlainLabel(QLabel):
    """A text in one of the type roles, shown letter for letter.

    `role` is a name in `ui.theme.fonts.ROLES`, `tone` a colour token. With `wrap` it flows over as
    many lines as it needs, or at most `lines`; without, it keeps to one line, which `elide` allows
    to be shortened (the whole is then in the tooltip and for the screen reader).
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "ink",
        wrap: bool = False,
        lines: int = 0,
        elide: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role, self._tone, self._lines, self._elide, self._side = role, tone, lines, elide, align
        self._broken: dict[int, list[str]] = {}
        self._measured: tuple[int, int] | None = None
        self.setWordWrap(wrap)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred if wrap or elide else QSizePolicy.Policy.Minimum,
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed,
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show `text` from now on."""
        text = unturned(text)
        if text != self.text():
            super().setText(text)
        self._forget()

    def set_tone(self, tone: str) -> None:
        """Write in the colour token `tone` from now on."""
        self._tone = tone
        self.update()

    def set_lines(self, lines: int) -> None:
        """Flow over at most so many lines from now on; 0 for as many as it needs."""
        if lines != self._lines:
            self._lines = lines
            self._forget()

    def set_role(self, role: str) -> None:
        """Write in the type role `role` from now on."""
        self._role = role
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setFont(current_theme().font(self._role))
        self._forget()

    def shown_lines(self) -> list[str]:
        """Return the lines as they stand on the screen at the present width."""
        return self._lines_at(self.width())

    def is_shortened(self) -> bool:
        """Return whether something is cut off at the present width."""
        return "".join(self.shown_lines()).endswith(ELLIPSIS) and not self.text().endswith(ELLIPSIS)

    def sizeHint(self) -> QSize:
        """Return the size at which all of the text is seen."""
        natural = self._natural_width()
        if not self.wordWrap():
            return QSize(natural, self._line() * (self.text().count("\n") + 1))
        width = min(natural, max(px(PREFERRED_WIDTH), self._longest_word()))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size: a shortened word, the longest word, or all of it."""
        if self._elide:
            return QSize(min(self._natural_width(), px(48)), self._line())
        if self.wordWrap():
            return QSize(min(self._longest_word(), px(PREFERRED_WIDTH)), self._line())
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """Return the height in px that the text needs in a column of `width` px."""
        return len(self._lines_at(width)) * self._line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text in the tooltip when a part is cut off."""
        super().resizeEvent(event)
        self._offer_whole()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer it likewise when the label comes into sight."""
        super().showEvent(event)
        self._offer_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        lines = self.shown_lines()
        top = 0.0
        if not self.wordWrap():
            top = (self.height() - self._line() * len(lines)) / 2
        rect = QRectF(0, top, self.width(), self.height())
        ink = colour(self._tone if self.isEnabled() else "ink3")
        paint_lines(painter, rect, lines, self.font(), self._line(), ink, self._reading_side())

    def _reading_side(self) -> Qt.AlignmentFlag:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored and self._side == Qt.AlignmentFlag.AlignLeft:
            return Qt.AlignmentFlag.AlignRight
        if mirrored and self._side == Qt.AlignmentFlag.AlignRight:
            return Qt.AlignmentFlag.AlignLeft
        return self._side

    def _forget(self) -> None:
        self._broken = {}
        self._measured = None
        self._offer_whole()
        self.updateGeometry()
        self.update()

    def _offer_whole(self) -> None:
        # Breaking a text at a width at which it is never seen would cost as much as showing it.
        cut = self.isVisible() and self.is_shortened()
        tip = plain_tooltip(self.text()) if cut else ""
        if tip != self.toolTip():
            # Qt tells everybody of a tooltip that is set, also of the same one.
            self.setToolTip(tip)

    def _line(self) -> int:
        return current_theme().line(self._role)

    def _natural_width(self) -> int:
        return self._widths()[0]

    def _longest_word(self) -> int:
        return self._widths()[1]

    def _widths(self) -> tuple[int, int]:
        """Return the px of the widest line as it was typed, and of the longest word if it is wrapped."""
        if self._measured is None:
            # Two px more than measured: hinting may draw a little wider than the sum of the advances.
            font, words = self.font(), self.text().split() if self.wordWrap() else ()
            natural = int(text_width(self.text(), font)) + 2
            longest = int(max(text_width(word, font) for word in words)) + 2 if len(words) > 1 else natural
            self._measured = (natural, longest)
        return self._measured

    def _lines_at(self, width: int) -> list[str]:
        # A layout asks for the heights at several widths in turn, again and again.
        lines = self._broken.get(width)
        if lines is None:
            if len(self._broken) >= WIDTHS_KEPT:
                self._broken.clear()
            lines = self._broken[width] = self._break_at(width)
        return lines

    def _break_at(self, width: int) -> list[str]:
        if self.wordWrap():
            if width >= self._natural_width() and "\n" not in self.text():
                return [self.text()]
            return break_text(self.text(), self.font(), width, self._lines)
        lines = self.text().split("\n")
        return [shorten(line, self.font(), width) for line in lines] if self._elide else lines
