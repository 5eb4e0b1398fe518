"""Everything on the table, for the room: the rows of the reveal, large.

The same rows in the same order as on the laptop; an argument is read aloud, so it is not printed. As large as
the wall allows with every move on it.
"""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.large import LEAST, Large, wall_font
from ui.widgets.marks import paint_avatar
from ui.widgets.meters import paint_odds_part
from ui.widgets.moves_paint import lay_effects, paint_effect, paint_odds_numbers, paint_stand
from ui.widgets.painted import colour, fill_hatch, fill_round, smooth
from ui.widgets.text import paint_lines, shorten, text_width
from wargame.shown.reveal import RevealRow, RevealView
from wargame.terms import OUTCOMES
from wargame.words.labels import OUTCOME_WORDS

EDGE, HEAD, FOOT, STRIP = 38, 82, 54, 54
LOWEST, TALLEST = 46, 70
"""Heights in px of 1280 x 720."""
ODDS, EFFECTS = (0.432, 0.182), (0.626, 0.225)
"""Where two columns begin and how wide they are, in shares of the width; the discs take the rest."""
RIGHT: Final = Qt.AlignmentFlag.AlignRight


class LargeMoves(Large):
    """The reveal on a wall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: RevealView | None = None
        self._turn, self._digits = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_reveal(self, view: RevealView, turn: str) -> None:
        """Show these moves."""
        self._view, self._turn = view, turn
        self.say(" ".join((f"On the table, {turn}.", *(row.words for row in view.rows), self._prepared())))
        self.update()

    def set_time(self, digits: str) -> None:
        """Show what is left of the phase; nothing if empty."""
        if digits != self._digits:
            self._digits = digits
            self.update()

    def sizeHint(self) -> QSize:
        """Return a small size; it takes the whole wall."""
        return QSize(320, 180)

    def minimumSizeHint(self) -> QSize:
        """Return the least; it never makes the window larger."""
        return QSize(1, 1)

    def of(self, size: float) -> float:
        """Return a size in px of the screen, so small that all moves are seen."""
        rows = len(self._view.rows) if self._view else 0
        needed = HEAD + FOOT + (STRIP if self._prepared() else 0) + rows * LOWEST
        return size * min(self._unit, self.height() / needed, self.width() / 1180)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw head, rows, what is prepared, and the legend of the discs."""
        view, painter = self._view, smooth(self)
        if view is None:
            return
        wide, edge = float(self.width()), self.of(EDGE)
        self._paint_head(painter, QRectF(edge, 0, wide - 2 * edge, self.of(HEAD)))
        strip = self.of(STRIP) if self._prepared() else 0.0
        room = self.height() - self.of(HEAD) - self.of(FOOT) - strip
        height = min(self.of(TALLEST), room / max(1, len(view.rows)))
        top = self.of(HEAD)
        for row in view.rows:
            painter.fillRect(QRectF(0, top, wide, max(1.0, self.of(1))), colour("line"))
            self._paint_row(painter, QRectF(edge, top, wide - 2 * edge, height), row)
            top += height
        painter.fillRect(QRectF(0, top, wide, max(1.0, self.of(1))), colour("line"))
        if strip:
            self._paint_strip(painter, QRectF(0, top, wide, strip))
        self._paint_foot(painter, QRectF(edge, self.height() - self.of(FOOT), wide - 2 * edge, self.of(FOOT)))

    def _prepared(self) -> str:
        return self._view.covert if self._view is not None and self._view.prepared else ""

    def _paint_head(self, painter: QPainter, rect: QRectF) -> None:
        font = wall_font(self.of(32), 600)
        title = "On the table"
        paint_lines(painter, rect, [title], font, rect.height(), colour("ink"))
        beside = rect.adjusted(text_width(title, font) + self.of(20), 0, 0, 0)
        paint_lines(painter, beside, [self._turn], wall_font(self.of(22)), rect.height(), colour("ink2"))
        small, x = wall_font(self.of(20)), rect.right()
        for at in reversed(range(len(OUTCOMES))):
            word = OUTCOME_WORDS[OUTCOMES[at]]
            x -= text_width(word, small)
            place = QRectF(x, rect.top(), rect.width(), rect.height())
            paint_lines(painter, place, [word], small, rect.height(), colour("ink2"))
            key = QRectF(x - self.of(26), rect.center().y() - self.of(9), self.of(18), self.of(18))
            paint_odds_part(painter, key, at)
            x = key.left() - self.of(20)

    def _paint_row(self, painter: QPainter, rect: QRectF, row: RevealRow) -> None:
        wide, middle = float(self.width()), rect.center().y()
        number = wall_font(self.of(22), 500)
        paint_lines(painter, rect, [str(row.at)], number, rect.height(), colour("ink2"))
        side = min(self.of(42), rect.height() - self.of(8))
        disc = QRectF(rect.left() + self.of(44), middle - side / 2, side, side)
        paint_avatar(painter, disc, row.glyph)
        title = QRectF(disc.right() + self.of(18), rect.top(), 0, rect.height())
        title.setRight(wide * ODDS[0] - self.of(16))
        self._paint_title(painter, title, row.title)
        odds = QRectF(wide * ODDS[0], middle - self.of(16), wide * ODDS[1], self.of(32))
        if row.odds:
            shares = [share for _, share in row.odds]
            paint_odds_numbers(painter, odds, shares, wall_font(self.of(LEAST), 600), self.of(3))
        else:
            words = "Terms to come" if not row.effects else "Odds to come"
            paint_lines(painter, odds, [words], wall_font(self.of(LEAST)), odds.height(), colour("ink2"))
        chips = QRectF(
            wide * EFFECTS[0], rect.top() + self.of(2), wide * EFFECTS[1], rect.height() - self.of(4)
        )
        self._paint_effects(painter, chips, row)
        self._paint_discs(
            painter, QRectF(chips.right(), rect.top(), rect.right() - chips.right(), rect.height()), row
        )

    def _paint_title(self, painter: QPainter, rect: QRectF, text: str) -> None:
        font = wall_font(self.of(25), 600, serif=True)
        if text_width(text, font) > rect.width():
            font = wall_font(self.of(20), 600, serif=True)
        said = shorten(text, font, rect.width())
        paint_lines(painter, rect, [said], font, rect.height(), colour("ink"))

    def _paint_effects(self, painter: QPainter, rect: QRectF, row: RevealRow) -> None:
        font, strong = wall_font(self.of(LEAST)), wall_font(self.of(LEAST), 600)
        gap = self.of(4)
        height = min(self.of(28), max(self.of(24), (rect.height() - gap) / 2 - 1))
        placed, left = lay_effects(row.effects, rect, font, strong, height, gap, glyphs=True)
        for effect, place in placed:
            paint_effect(painter, place, effect, font, strong, glyphs=True)
        if left and placed:
            last = placed[-1][1]
            more = QRectF(last.right() + self.of(5), last.top(), self.of(30), height)
            paint_lines(painter, more, [f"+{left}"], font, height, colour("ink2"))

    def _paint_discs(self, painter: QPainter, rect: QRectF, row: RevealRow) -> None:
        """Draw those who have spoken, from the right."""
        spoken = [one for one in row.discs if one.stands in ("backs", "blocks")]
        side = min(self.of(40), rect.height() - self.of(8))
        for at, disc in enumerate(reversed(spoken)):
            x = rect.right() - side - at * (side + self.of(6))
            paint_stand(painter, QRectF(x, rect.center().y() - side / 2, side, side), disc.glyph, disc.stands)

    def _paint_strip(self, painter: QPainter, rect: QRectF) -> None:
        fill_hatch(painter, rect, colour("ring"), self.of(7), self.of(2))
        font = wall_font(self.of(22), 600, serif=True)
        words = self._prepared().split(". ")[0].rstrip(".")
        ground = rect.adjusted(self.of(EDGE) + self.of(34), self.of(8), 0, -self.of(8))
        ground.setWidth(text_width(words, font) + self.of(24))
        fill_round(painter, ground, self.of(6), colour("surface"))
        inner = ground.adjusted(self.of(12), 0, 0, 0)
        paint_lines(painter, inner, [words], font, ground.height(), colour("ink"))
        eye = QRectF(self.of(EDGE), rect.center().y() - self.of(11), self.of(22), self.of(22))
        paint_glyph(painter, "ui-eyeoff", eye, current_theme().tokens.ink2)

    def _paint_foot(self, painter: QPainter, rect: QRectF) -> None:
        if self._view is not None and self._view.heads:
            x, side = rect.left(), self.of(32)
            for stands, words in (("backs", "backs"), ("blocks", "blocks")):
                place = QRectF(x, rect.center().y() - side / 2, side, side)
                paint_stand(painter, place, "", "backs" if stands == "backs" else "blocks")
                font = wall_font(self.of(20))
                place = QRectF(place.right() + self.of(10), rect.top(), rect.width(), rect.height())
                paint_lines(painter, place, [words], font, rect.height(), colour("ink2"))
                x = place.left() + text_width(words, font) + self.of(28)
        asks = "Who backs, who blocks?" if self._view is not None and self._view.heads else ""
        said = "   ".join(one for one in (asks, self._digits) if one)
        paint_lines(painter, rect, [said], wall_font(self.of(22), 600), rect.height(), colour("ink"), RIGHT)
