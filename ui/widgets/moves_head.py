"""The head over the table of moves: what the columns are, and the legends of odds and discs.

Follows the columns of a `MovesTable`; see there.
"""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.marks import key_size, paint_key
from ui.widgets.meters import paint_odds_part
from ui.widgets.moves_paint import paint_stand
from ui.widgets.moves_table import MoveColumns
from ui.widgets.painted import Painted, colour, px, smooth
from ui.widgets.text import paint_lines, role_width, shorten
from wargame.shown.reveal import SeatHead, Stand
from wargame.terms import OUTCOMES
from wargame.words.labels import OUTCOME_WORDS

TITLE: Final = "Everything on the table"
HEIGHT: Final = 68

LEGEND: Final[tuple[tuple[Stand, str, str], ...]] = (
    ("backs", "backs", "B"),
    ("blocks", "blocks", "X"),
    ("spent", "has spoken", ""),
)
"""The discs that need a word, and the key of each."""


class MovesHead(Painted):
    """Words over the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = MoveColumns(move=0, odds=0, effects=0, disc=0, net=0)
        self._heads: tuple[SeatHead, ...] = ()
        self._count = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_columns(self, columns: MoveColumns) -> None:
        """Stand over columns of these widths."""
        self._columns = columns
        self.update()

    def show_head(self, count: str, heads: tuple[SeatHead, ...]) -> None:
        """Say how many moves there are, and whose discs stand below."""
        self._count, self._heads = count, heads
        held = ", ".join(f"{one.name} {one.influence}" for one in heads if one.influence is not None)
        self.say(f"{TITLE}. {count}{f' Influence before planning: {held}.' if held else ''}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of three lines."""
        return QSize(px(320), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same height; the width may be anything."""
        return QSize(px(120), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the head."""
        painter, wide = smooth(self), self._columns
        top = float(px(8))
        move = QRectF(px(16), top, wide.move - px(28), px(24))
        self._write(painter, move, TITLE, "dialog", "ink")
        self._write(painter, move.translated(0, px(26)), self._count, "secondary", "ink2")
        odds = QRectF(wide.move, top, wide.odds - px(8), px(16))
        self._write(painter, odds, "Odds, per cent", "section", "ink")
        self._paint_odds_legend(painter, odds.translated(0, px(18)))
        effects = QRectF(odds.left() + wide.odds, top, wide.effects - px(8), px(16))
        if wide.effects:
            self._write(painter, effects, "What a success moves", "section", "ink")
            hint = effects.translated(0, px(18))
            self._write(painter, hint, "Hold a tie's chip, or G, to see it on the graph", "caption", "ink2")
        if self._heads:
            left = float(wide.move + wide.odds + wide.effects)
            self._paint_discs(painter, QRectF(left, top, self.width() - left - px(4), px(16)))

    def _paint_odds_legend(self, painter: QPainter, rect: QRectF) -> None:
        half = rect.width() / 2
        for at, outcome in enumerate(OUTCOMES):
            x, y = rect.left() + (at % 2) * half, rect.top() + (at // 2) * px(17)
            paint_odds_part(painter, QRectF(x, y + px(3), px(12), px(10)), at)
            words = QRectF(x + px(17), y, half - px(19), px(16))
            self._write(painter, words, OUTCOME_WORDS[outcome], "caption", "ink2")

    def _paint_discs(self, painter: QPainter, rect: QRectF) -> None:
        open_purses = any(one.influence is not None for one in self._heads)
        said = "Back or block, and influence" if open_purses else "Back or block"
        self._write(painter, rect, said, "section", "ink")
        row = rect.translated(0, px(18))
        x = row.left()
        for stands, words, key in LEGEND:
            wide = role_width(words, "caption") + px(20)
            if x + wide > self.width():
                break
            paint_stand(painter, QRectF(x, row.top(), px(16), px(16)), "", stands)
            self._write(painter, QRectF(x + px(20), row.top(), wide, px(16)), words, "caption", "ink2")
            x += wide + px(4)
            if key:
                cap = QRectF(x, row.top() - px(1), key_size(key).width(), px(18))
                paint_key(painter, cap, key, colour("ink2"))
                x = cap.right() + px(8)
        if open_purses:
            self._paint_purses(painter, row.translated(0, px(19)))

    def _paint_purses(self, painter: QPainter, rect: QRectF) -> None:
        for at, one in enumerate(self._heads):
            cell = QRectF(rect.left() + at * self._columns.disc, rect.top(), self._columns.disc, px(18))
            if one.influence is not None:
                font = current_theme().font("section")
                text = str(one.influence)
                place = cell.adjusted((cell.width() - role_width(text, "section")) / 2, 0, 0, 0)
                paint_lines(painter, place, [text], font, cell.height(), colour("ink"))

    def _write(self, painter: QPainter, rect: QRectF, text: str, role: str, tone: str) -> None:
        font = current_theme().font(role)
        paint_lines(painter, rect, [shorten(text, font, rect.width())], font, rect.height(), colour(tone))
