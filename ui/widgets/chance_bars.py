"""What chance alone does to a number: deals of the labels as bars, and where the one that was played lies.

Given a `ByChance` of `wargame.cohort.shuffles`; its words are those of `wargame.cohort.telling`. Nothing
rests on colour: what was played is a line with its words, and the sentence below says what the bars show.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.frames import Panel
from ui.widgets.painted import Painted, colour, px, smooth
from ui.widgets.text import PlainLabel, paint_lines, text_width
from ui.widgets.titled import panel_of
from wargame.cohort.shuffles import ByChance
from wargame.cohort.telling import LUCK_TITLE, OTHER_WAY, by_chance_words, this_series, ticks
from wargame.words.counting import counted, signed

HEIGHT, LEAST = 130, 240
"""Of the tallest bar, and the smallest width, in px at 100 %."""
SIDE: Final = 24


def chance_panel(name: str, one: ByChance, unit: str) -> Panel:
    """Return the bars under their heading, with the sentence that says what they show."""
    remark = f"{name}: the labels dealt anew in {counted(one.of, 'way')}"
    panel, column = panel_of(LUCK_TITLE, remark)
    bars = ChanceBars()
    bars.show_chance(one, unit)
    column.addWidget(bars)
    column.addWidget(PlainLabel(by_chance_words(one, unit), "secondary", "ink2", wrap=True))
    column.addStretch(1)
    return panel


class ChanceBars(Painted):
    """Bars of how many deals differ by how much, dark those that differ by as much as was played."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chance-bars")
        self.chance: ByChance | None = None
        self.unit = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chance(self, one: ByChance, unit: str) -> None:
        """Show this."""
        self.chance, self.unit = one, unit
        self.say(f"{LUCK_TITLE} {by_chance_words(one, unit)}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size."""
        line = current_theme().line("caption")
        return QSize(px(2 * LEAST), px(HEIGHT) + 3 * line + px(24))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size."""
        return QSize(px(LEAST), self.sizeHint().height())

    def field(self) -> QRectF:
        """Return where the bars stand; words lie above, figures below."""
        line = current_theme().line("caption")
        return QRectF(self.rect()).adjusted(px(SIDE), 2 * line + px(12), -px(SIDE), -line - px(8))

    def across(self, value: float) -> float:
        """Return how far from the left a difference lies."""
        assert self.chance is not None  # nothing is placed without
        room, reach = self.field(), _reach(self.chance)
        return room.left() + room.width() * (value + reach) / (2 * reach)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars, the scale, and what was played."""
        if self.chance is None:
            return
        painter, room, of = smooth(self), self.field(), self.chance
        most = max(of.deals)
        for low, high, deals, far in zip(of.edges, of.edges[1:], of.deals, of.as_far, strict=False):
            for many, ink in ((deals, colour("ring")), (far, colour("ink"))):
                tall = room.height() * many / most
                left, right = self.across(low), self.across(high)
                bar = QRectF(left + px(1), room.bottom() - tall, max(right - left - px(2), 1.0), tall)
                if many:
                    painter.fillRect(bar, ink)
        self._paint_scale(painter, room, of)
        self._paint_played(painter, room, of)

    def _paint_scale(self, painter: QPainter, room: QRectF, of: ByChance) -> None:
        theme = current_theme()
        font, height = theme.font("caption"), theme.line("caption")
        painter.setPen(QPen(colour("control"), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        free = 0.0
        for value in ticks(_reach(of)):
            words = signed(value)
            wide = text_width(words, font)
            left = self.across(value) - wide / 2
            if left < free:
                continue  # letters are large: every other figure will do
            place = QRectF(left, room.bottom() + px(4), wide + 1, height)
            paint_lines(painter, place, [words], font, height, colour("ink3"))
            free = left + wide + px(8)

    def _paint_played(self, painter: QPainter, room: QRectF, of: ByChance) -> None:
        height = current_theme().line("caption")
        at = QPointF(self.across(of.value), height / 2 + px(2))
        painter.setPen(QPen(colour("ink"), px(2)))
        painter.setBrush(colour("ink"))
        painter.drawLine(at, QPointF(at.x(), room.bottom()))
        painter.drawEllipse(at, px(4), px(4))
        self._write(painter, at, this_series(of, self.unit), before=of.value > 0)
        if of.value:
            other = QPointF(self.across(-of.value), at.y() + height + px(2))
            painter.setPen(QPen(colour("ink2"), px(1), Qt.PenStyle.DotLine))
            painter.drawLine(other, QPointF(other.x(), room.bottom()))
            # Inside, towards the middle, where the words do not run across the other line.
            is_inside = abs(other.x() - at.x()) > text_width(OTHER_WAY, current_theme().font("caption")) + px(
                20
            )
            self._write(painter, other, OTHER_WAY, before=(of.value < 0) == is_inside)

    def _write(self, painter: QPainter, at: QPointF, words: str, *, before: bool) -> None:
        """Write words before or after a line, wherever it is, inside what is drawn."""
        theme = current_theme()
        font, height = theme.font("caption"), theme.line("caption")
        wide = text_width(words, font)
        left = at.x() - wide - px(9) if before else at.x() + px(9)
        left = max(0.0, min(left, self.width() - wide - 1))
        paint_lines(
            painter, QRectF(left, at.y() - height / 2, wide + 1, height), [words], font, height, colour("ink")
        )


def _reach(of: ByChance) -> float:
    return max(of.edges[-1], abs(of.value)) or 1.0
