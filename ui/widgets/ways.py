"""The ladder of a throw, painted: each way to fall as a square in the fill of its outcome, zones named below.

Takes a `wargame.shown.ladder.Ladder` and stretches it to the room that there is. Once a throw has fallen its
column is marked; `set_marker` moves the mark there. The fills are those of the odds bar.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.large import Large, wall_font
from ui.widgets.meters import paint_odds_part, percent
from ui.widgets.painted import colour, fill_round, smooth
from ui.widgets.text import paint_lines, text_width
from wargame.shown.ladder import Ladder, Zone, apart
from wargame.terms import OUTCOMES
from wargame.words.counting import counted

CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
MARK: Final = 26
"""The place over the highest column, for the mark of the throw."""
FOOT: Final = 8
"""From the words to the lower edge."""
SQUARE: Final = (40, 26)
"""A square is no larger than this, with its gap below."""


class WaysLadder(Large):
    """Where a throw can fall, and where it fell; sizes in px at a unit of 1."""

    def __init__(
        self,
        letters: int = 18,
        least: tuple[int, int] = (396, 200),
        shares: bool = True,
        to_come: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._letters, self._least, self._shares = letters, least, shares
        # Before the throw nothing is marked, so the squares have that place.
        self._mark = 4 if to_come else MARK
        self._ladder: Ladder | None = None
        self._fell: int | None = None
        self._marker = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_ladder(None)

    def show_ladder(self, ladder: Ladder | None, fell: int | None = None) -> None:
        """Show a ladder, and the throw that fell on it if there is one."""
        self._ladder, self._fell, self._marker = ladder, fell, 1.0
        self.say(self._words())
        self.update()

    def set_marker(self, share: float) -> None:
        """Move the mark: 0 before it starts, 1 where the throw fell."""
        self._marker = share
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(round(self.of(self._least[0] * 1.2)), round(self.of(self._least[1] * 1.2)))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which everything can be read."""
        return QSize(round(self.of(self._least[0])), round(self.of(self._least[1])))

    def _words(self) -> str:
        ladder = self._ladder
        if ladder is None:
            return "Nothing is thrown"
        said = f"Of {ladder.ways} ways to fall: {ladder.words}"
        if self._fell is None:
            return said
        ways = sum(1 for one in ladder.squares if one.natural == self._fell)
        zone = ladder.zone_of(self._fell)
        return f"{said}. Fell on {self._fell}, {counted(ways, 'way')}: {zone.word.lower()}"

    # Measures

    def _foot(self) -> float:
        """Return how much the numbers, the brackets, the words and the shares take."""
        return self._numbers() + self.of(10) + self._word_line() + (self._share_line() if self._shares else 0)

    def _numbers(self) -> float:
        return self.of(self._letters * 1.45)

    def _word_line(self) -> float:
        return self.of(self._letters * 1.4)

    def _share_line(self) -> float:
        return self.of(self._letters * 1.15)

    def _ground(self) -> float:
        """Return the lower edge of the squares."""
        return self.height() - self.of(FOOT) - self._foot()

    def _pitch(self, ladder: Ladder) -> tuple[float, float]:
        across = self.width() / max(1, len(ladder.columns))
        down = (self._ground() - self.of(self._mark)) / max(1, ladder.rows)
        return across, min(down, self.of(SQUARE[1]) * 1.4)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ladder."""
        ladder = self._ladder
        if ladder is None:
            return
        painter = smooth(self)
        marked = ladder.column_of(self._fell) if self._fell is not None and self._marker > 0 else None
        if marked is not None:
            self._paint_mark(painter, ladder, marked)
        self._paint_squares(painter, ladder)
        self._paint_numbers(painter, ladder, marked if self._marker >= 1 else None)
        self._paint_zones(painter, ladder)

    def _paint_mark(self, painter: QPainter, ladder: Ladder, column: int) -> None:
        across, down = self._pitch(ladder)
        at = (column * self._marker + 0.5) * across
        wide = min(across * 0.96, self.of(64))
        high = max((one.row for one in ladder.squares if one.column == column), default=0) + 1
        top = max(0.0, self._ground() - high * down - self.of(self._mark) - self.of(6))
        bottom = self._ground() + self._numbers() + self.of(2)
        fill_round(painter, QRectF(at - wide / 2, top, wide, bottom - top), self.of(8), colour("select"))
        if len(ladder.columns) > 11 and self._marker >= 1:
            place = QRectF(at - self.of(40), top + self.of(2), self.of(80), self._numbers())
            font = wall_font(self.of(self._letters), 600)
            paint_lines(painter, place, [str(self._fell)], font, self._numbers(), colour("ink"), CENTRE)
            return
        tip, half = top + self.of(20), self.of(8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        painter.drawPolygon(
            QPolygonF([QPointF(at - half, tip - half), QPointF(at + half, tip - half), QPointF(at, tip)])
        )

    def _paint_squares(self, painter: QPainter, ladder: Ladder) -> None:
        across, down = self._pitch(ladder)
        wide = min(across * 0.78, self.of(SQUARE[0]) * 1.2)
        high = down * 0.8
        for one in ladder.squares:
            left = (one.column + 0.5) * across - wide / 2
            place = QRectF(left, self._ground() - one.row * down - high, wide, high)
            paint_odds_part(painter, place, OUTCOMES.index(one.outcome))
            if one.natural == self._fell and self._marker >= 1 and len(ladder.columns) > 11:
                gap = self.of(2)
                ring = place.adjusted(-gap, -gap, gap, gap)
                fill_round(painter, ring, self.of(4), None, colour("ink"), self.of(2.5))

    def _paint_numbers(self, painter: QPainter, ladder: Ladder, marked: int | None) -> None:
        across, line = self._pitch(ladder)[0], self._numbers()
        for at, text in enumerate(ladder.columns):
            here = at == marked and len(ladder.columns) <= 11
            font = wall_font(self.of(self._letters * (1.1 if here else 0.9)), 700 if here else 400)
            wide = max(across, text_width(text, font))
            left = min((at + 0.5) * across - wide / 2, self.width() - wide)
            place = QRectF(left, self._ground(), wide, line)
            paint_lines(painter, place, [text], font, line, colour("ink" if here else "ink2"), CENTRE)

    def _paint_zones(self, painter: QPainter, ladder: Ladder) -> None:
        across = self._pitch(ladder)[0]
        fell = ladder.zone_of(self._fell) if self._fell is not None and self._marker >= 1 else None
        top = self._ground() + self._numbers() + self.of(4)
        centres = [(one.first + one.last) / 2 * across for one in ladder.zones]
        widths = [self._zone_width(one) for one in ladder.zones]
        middles = apart(centres, widths, 0, self.width())
        for zone, middle, wide in zip(ladder.zones, middles, widths, strict=True):
            here = zone is fell
            self._paint_bracket(painter, zone, across, top, here=here)
            word = QRectF(middle - wide / 2, top + self.of(8), wide, self._word_line())
            font = wall_font(self.of(self._letters), 600, serif=True)
            ink = colour("ink" if here or fell is None else "ink2")
            paint_lines(painter, word, [_named(zone)], font, self._word_line(), ink, CENTRE)
            if self._shares:
                word.translate(0, self._word_line())
                small = wall_font(self.of(self._letters * 0.85))
                line = self._share_line()
                paint_lines(painter, word, [percent(zone.share)], small, line, colour("ink2"), CENTRE)

    def _zone_width(self, zone: Zone) -> float:
        word = text_width(_named(zone), wall_font(self.of(self._letters), 600, serif=True))
        return word + self.of(self._letters * 0.7)

    def _paint_bracket(self, painter: QPainter, zone: Zone, across: float, top: float, *, here: bool) -> None:
        edge = min(across * 0.1, self.of(6))
        left, right = zone.first * across + edge, zone.last * across - edge
        painter.setPen(QPen(colour("ink" if here else "control"), self.of(2.5 if here else 1.3)))
        up = self.of(6)
        line = [(left, top - up), (left, top), (right, top), (right, top - up)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))


def _named(zone: Zone) -> str:
    return f"{zone.word}, always" if zone.always else zone.word
