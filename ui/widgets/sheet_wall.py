"""Everything of a turn, for the room: the rows of the turn's sheet, large, on as many pages as they need.

The same rows in the same order as on the laptop, without odds and details, which are read aloud. Nothing is
written smaller than can be read across a room: what does not fit stands on the next page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.large import Large, wall_font
from ui.widgets.marks import paint_avatar
from ui.widgets.meters import paint_odds_part
from ui.widgets.painted import colour, fill_hatch, fill_round, smooth
from ui.widgets.text import break_text, paint_lines, shorten, text_width
from wargame.shown.turn_sheet import Moved, OwnRow, SheetRow, TurnSheet
from wargame.terms import OUTCOMES

EDGE, HEAD, FOOT = 38, 82, 44
"""In px of 1280 x 720."""
LETTERS, TITLE, SMALL_TITLE = 20, 24, 20
LOWEST, CHIP, GAP, SECTION = 46, 30, 6, 44
"""Heights of a row and of a chip, what lies between chips, and the height of what heads a part."""
NUMBER, DISC, THROW, OUTCOME, CHIPS = 34, 36, 0.43, 0.5, 0.61
"""The first two columns in px; where the others begin, in shares of the width."""
RIGHT: Final = Qt.AlignmentFlag.AlignRight
BY_ITSELF: Final = "At the end of the turn, by itself"

Item: TypeAlias = SheetRow | OwnRow | str
"""A row, something that happened by itself, or words on a line of their own."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A chip, where it begins in its line and how wide it is."""

    moved: Moved
    left: float
    wide: float


class LargeSheet(Large):
    """The sheet of a turn on a wall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: TurnSheet | None = None
        self._page = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_sheet(self, sheet: TurnSheet, page: int) -> None:
        """Show a page of a turn; past the last the first comes again."""
        self._sheet, self._page = sheet, page
        said = [f"{sheet.title}, {sheet.aside}."]
        said += [f"{one.order} {one.title}: {one.word}. {_words(one.moved)}".strip() for one in sheet.rows]
        said += [f"{one.why} {_words(one.moved)}".strip() for one in sheet.own]
        self.say(" ".join(part for part in (*said, sheet.passed, sheet.quiet) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a small size; it takes the whole wall."""
        return QSize(320, 180)

    def minimumSizeHint(self) -> QSize:
        """Return the least; it never makes the window larger."""
        return QSize(1, 1)

    def of(self, size: float) -> float:
        """Return a size in px of the screen; the columns keep their places, so letters stay within them."""
        return size * min(self._unit, self.width() / 1180)

    # Pages

    def pages(self) -> list[list[Item]]:
        """Return what stands on each page, as the wall is now."""
        room = self.height() - self.of(HEAD) - self.of(FOOT)
        pages: list[list[Item]] = [[]]
        used = 0.0
        for item in self._items():
            high = self.height_of(item)
            if pages[-1] and used + high > room:
                pages.append([])
                used = 0.0
            pages[-1].append(item)
            used += high
        return pages

    def _items(self) -> list[Item]:
        sheet = self._sheet
        if sheet is None:
            return []
        items: list[Item] = [*sheet.rows]
        items += [one for one in (sheet.passed,) if one]
        if sheet.own:
            items += [BY_ITSELF, *sheet.own]
        return [*items, *(one for one in (sheet.quiet,) if one)]

    def height_of(self, item: Item) -> float:
        """Return how high a row is, as the wall is now."""
        if isinstance(item, str):
            return self.of(SECTION)
        lines = len(self._chips(item.moved))
        if isinstance(item, OwnRow):
            lines = max(lines, len(self._why(item)))
        return max(self.of(LOWEST), lines * self.of(CHIP + GAP) + self.of(GAP))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the head, the rows of the page, and which page it is."""
        sheet, painter = self._sheet, smooth(self)
        if sheet is None:
            return
        pages = self.pages()
        at = (self._page - 1) % len(pages) + 1
        wide, edge = float(self.width()), self.of(EDGE)
        self._paint_head(painter, QRectF(edge, 0, wide - 2 * edge, self.of(HEAD)), sheet)
        top = self.of(HEAD)
        for item in pages[at - 1]:
            high = self.height_of(item)
            painter.fillRect(QRectF(0, top, wide, max(1.0, self.of(1))), colour("line"))
            self._paint_item(painter, QRectF(edge, top, wide - 2 * edge, high), item)
            top += high
        painter.fillRect(QRectF(0, top, wide, max(1.0, self.of(1))), colour("line"))
        if len(pages) > 1:
            foot = QRectF(edge, self.height() - self.of(FOOT), wide - 2 * edge, self.of(FOOT))
            said = f"Page {at} of {len(pages)}"
            paint_lines(painter, foot, [said], self._font(), foot.height(), colour("ink2"), RIGHT)

    def _font(self, weight: int = 400) -> QFont:
        return wall_font(self.of(LETTERS), weight)

    def _paint_head(self, painter: QPainter, rect: QRectF, sheet: TurnSheet) -> None:
        font = wall_font(self.of(32), 600, serif=True)
        paint_lines(painter, rect, [sheet.title], font, rect.height(), colour("ink"))
        beside = rect.adjusted(text_width(sheet.title, font) + self.of(20), 0, 0, 0)
        small = wall_font(self.of(22))
        said = shorten(sheet.aside, small, beside.width())
        paint_lines(painter, beside, [said], small, rect.height(), colour("ink2"))

    def _paint_item(self, painter: QPainter, rect: QRectF, item: Item) -> None:
        if isinstance(item, str):
            weight = 600 if item == BY_ITSELF else 400
            said = shorten(item, self._font(weight), rect.width())
            paint_lines(painter, rect, [said], self._font(weight), rect.height(), colour("ink2"))
        elif isinstance(item, OwnRow):
            self._paint_own(painter, rect, item)
        else:
            self._paint_row(painter, rect, item)

    def _paint_row(self, painter: QPainter, rect: QRectF, row: SheetRow) -> None:
        if row.secret:
            whole = QRectF(0, rect.top(), self.width(), rect.height())
            fill_hatch(painter, whole, colour("ring"), self.of(7), self.of(1))
        wide, middle, line = float(self.width()), rect.center().y(), rect.height()
        paint_lines(painter, rect, [row.order], self._font(500), line, colour("ink2"))
        side = self.of(DISC)
        disc = QRectF(rect.left() + self.of(NUMBER), middle - side / 2, side, side)
        if row.secret:
            eye = disc.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2)
            paint_glyph(painter, "ui-eyeoff", eye, current_theme().tokens.ink2)
        else:
            paint_avatar(painter, disc, row.glyph)
        title = QRectF(disc.right() + self.of(14), rect.top(), 0, line)
        title.setRight(wide * THROW - self.of(12))
        self._paint_title(painter, title, row.title)
        throw = QRectF(wide * THROW, rect.top(), wide * (OUTCOME - THROW) - self.of(8), line)
        if row.outcome is not None:
            said = shorten(row.sum, self._font(), throw.width())
            paint_lines(painter, throw, [said], self._font(), line, colour("ink2"))
            self._paint_outcome(painter, QRectF(wide * OUTCOME, rect.top(), wide * 0.11, line), row)
        otherwise = row.why_nothing if row.outcome is not None else ""
        self._paint_chips(painter, rect, row.moved, otherwise)

    def _paint_title(self, painter: QPainter, rect: QRectF, text: str) -> None:
        font = wall_font(self.of(TITLE), 600, serif=True)
        if text_width(text, font) > rect.width():
            font = wall_font(self.of(SMALL_TITLE), 600, serif=True)
        said = shorten(text, font, rect.width())
        paint_lines(painter, rect, [said], font, rect.height(), colour("ink"))

    def _paint_outcome(self, painter: QPainter, rect: QRectF, row: SheetRow) -> None:
        assert row.outcome is not None  # asked before
        side = self.of(18)
        square = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        paint_odds_part(painter, square, OUTCOMES.index(row.outcome))
        words = rect.adjusted(side + self.of(8), 0, 0, 0)
        font = wall_font(self.of(LETTERS), 600, serif=True)
        paint_lines(
            painter, words, [shorten(row.word, font, words.width())], font, rect.height(), colour("ink")
        )

    def _why(self, own: OwnRow) -> list[str]:
        room = self.width() * CHIPS - self.of(EDGE) - self.of(40)
        return break_text(own.why, wall_font(self.of(LETTERS), serif=True), room, 2)

    def _paint_own(self, painter: QPainter, rect: QRectF, own: OwnRow) -> None:
        side = self.of(22)
        sign = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        paint_glyph(painter, "ui-flag" if own.marked else "ui-clock", sign, current_theme().tokens.ink2)
        lines, line = self._why(own), self.of(LETTERS * 1.35)
        top = rect.center().y() - line * len(lines) / 2
        place = QRectF(sign.right() + self.of(14), top, rect.width(), line)
        paint_lines(painter, place, lines, wall_font(self.of(LETTERS), serif=True), line, colour("ink"))
        self._paint_chips(painter, rect, own.moved, "")

    # Chips

    def _chips(self, moved: Sequence[Moved]) -> list[list[_Laid]]:
        """Return in which line each chip lies; one line also where there is none."""
        room = self.width() * (1 - CHIPS) - self.of(EDGE)
        lines: list[list[_Laid]] = [[]]
        x = 0.0
        for one in moved:
            wide = min(self._chip_width(one), room)
            if lines[-1] and x + wide > room:
                lines.append([])
                x = 0.0
            lines[-1].append(_Laid(one, x, wide))
            x += wide + self.of(GAP)
        return lines

    def _numbers(self, one: Moved) -> str:
        return f"{one.before} → {one.after}"

    def _chip_width(self, one: Moved) -> float:
        signs = len(one.glyphs) * self.of(26)
        label = text_width(one.label, self._font()) + self.of(10) if one.label else 0.0
        return signs + label + text_width(self._numbers(one), self._font(600)) + 2 * self.of(12)

    def _paint_chips(self, painter: QPainter, rect: QRectF, moved: Sequence[Moved], otherwise: str) -> None:
        left, high = self.width() * CHIPS, self.of(CHIP)
        lines = self._chips(moved)
        top = rect.center().y() - (len(lines) * high + (len(lines) - 1) * self.of(GAP)) / 2
        if not moved and otherwise:
            place = QRectF(left, rect.top(), rect.right() - left, rect.height())
            paint_lines(painter, place, [otherwise], self._font(), rect.height(), colour("ink2"))
        for at, line in enumerate(lines):
            for one in line:
                y = top + at * (high + self.of(GAP))
                self._paint_chip(painter, QRectF(left + one.left, y, one.wide, high), one.moved)

    def _paint_chip(self, painter: QPainter, rect: QRectF, one: Moved) -> None:
        ink, edge = {1: ("postext", "pos"), -1: ("negtext", "neg")}.get(one.sign, ("ink", "control"))
        radius = rect.height() / 2 if one.sign > 0 else self.of(4)
        fill_round(
            painter, rect, radius, colour("surface"), colour(edge), max(1.0, self.of(1.5)), one.sign < 0
        )
        x, side = rect.left() + self.of(12), self.of(20)
        for glyph in one.glyphs:
            place = QRectF(x, 0, side, side)
            place.moveCenter(QPointF(place.center().x(), rect.center().y()))
            paint_glyph(painter, glyph, place, getattr(current_theme().tokens, ink))
            x += self.of(26)
        inner = QRectF(x, rect.top(), rect.right() - self.of(12) - x, rect.height())
        numbers, strong = self._numbers(one), self._font(600)
        paint_lines(painter, inner, [numbers], strong, rect.height(), colour(ink), RIGHT)
        room = inner.width() - text_width(numbers, strong) - self.of(8)
        said = shorten(one.label, self._font(), room) if one.label else ""
        paint_lines(painter, inner, [said], self._font(), rect.height(), colour("ink2"))


def _words(moved: Sequence[Moved]) -> str:
    return ", ".join(one.words for one in moved)
