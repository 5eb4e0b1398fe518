"""Painted gauges: tracks, odds, the timer's ring. They show numbers that they are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.theme.tokens import blend
from ui.widgets.painted import Painted, colour, fill_hatch, fill_round, paint_ring, px, smooth
from ui.widgets.text import paint_lines, shorten, text_width

RIGHT: Final = Qt.AlignmentFlag.AlignRight
SEGMENTS_AT_MOST: Final = 24
"""Beyond this many steps a track is one continuous bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackReading:
    """Where a track stands: its range, its value, the value before, the step's own words."""

    name: str
    value: int
    low: int
    high: int
    before: int | None = None
    step: str = ""

    @property
    def change(self) -> int:
        """By how much it moved; 0 when the value before is not known."""
        return 0 if self.before is None else self.value - self.before

    @property
    def words(self) -> str:
        """The track as it is read aloud."""
        said = f"{self.name}: {self.value}, from {self.low} to {self.high}"
        if self.step:
            said += f", {self.step}"
        if self.before is not None:
            said += f", was {self.before}" if self.change else ", no change"
        return said


class TrackBar(Painted):
    """A track: name, change and value above, segments below, a mark where it stood before."""

    def __init__(self, reading: TrackReading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_reading(reading)

    def set_low(self, low: bool) -> None:
        """Take less height from now on, or as much as is comfortable."""
        if low != self._low:
            self._low = low
            self.restyle()

    def set_reading(self, reading: TrackReading) -> None:
        """Show where the track stands now."""
        self._reading = reading
        self.say(reading.words)
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return a comfortable size; the width may be anything from `minimumSizeHint` on."""
        return QSize(max(px(240), self.minimumSizeHint().width()), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the size at which the name may be shortened but the numbers are whole."""
        return QSize(px(120), self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track."""
        painter = smooth(self)
        self._paint_head(painter)
        bar = QRectF(0, px(19 if self._low else 22), self.width(), px(4 if self._low else 8))
        self._paint_bar(painter, bar)
        if self._reading.change:
            self._paint_before(painter, bar)
        if self._reading.step:
            theme = current_theme()
            line = QRectF(0, bar.bottom() + px(6), self.width(), theme.line("caption"))
            text = shorten(self._reading.step, theme.font("caption"), line.width())
            paint_lines(painter, line, [text], theme.font("caption"), line.height(), colour("ink3"))

    def _height(self) -> int:
        height = px(28 if self._low else 36)
        return height + (current_theme().line("caption") if self._reading.step else 0)

    def _paint_head(self, painter: QPainter) -> None:
        theme = current_theme()
        reading, line = self._reading, QRectF(0, 0, self.width(), px(20))
        strong, small = theme.font("body-strong"), theme.font("secondary")
        value = str(reading.value).replace("-", "−")
        paint_lines(painter, line, [value], strong, line.height(), colour("ink"), RIGHT)
        line.setRight(line.right() - max(px(20), text_width(value, strong) + px(8)))
        room = line.width() - text_width(reading.name, theme.font("body-medium"))
        # A name that is long is worth more than the remark that nothing happened.
        spared = not reading.change and room < text_width("no change", small) + px(11)
        if reading.before is not None and not spared:
            told = str(abs(reading.change)) if reading.change else "no change"
            ink = colour("ink" if reading.change else "ink3")
            paint_lines(painter, line, [told], small, line.height(), ink, RIGHT)
            line.setRight(line.right() - text_width(told, small) - px(3))
            if reading.change:
                arrow = QRectF(line.right() - px(13), px(4), px(13), px(13))
                up = "ui-up" if reading.change > 0 else "ui-down"
                paint_glyph(painter, up, arrow, theme.tokens.ink)
                line.setRight(arrow.left())
            line.setRight(line.right() - px(8))
        fits = text_width(reading.name, theme.font("body-medium")) <= line.width()
        font = theme.font("body-medium" if fits else "label")
        name = shorten(reading.name, font, line.width())
        paint_lines(painter, line, [name], font, line.height(), colour("ink"))

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        steps = max(1, self._reading.high - self._reading.low)
        reached = min(steps, max(0, self._reading.value - self._reading.low))
        if steps > SEGMENTS_AT_MOST:
            fill_round(painter, bar, px(4), colour("sunken"))
            done = QRectF(bar.topLeft(), QPointF(bar.left() + bar.width() * reached / steps, bar.bottom()))
            fill_round(painter, done, px(4), colour("ink2"))
            return
        gap = px(2)
        width = (bar.width() - gap * (steps - 1)) / steps
        for step in range(steps):
            part = QRectF(bar.left() + step * (width + gap), bar.top(), width, bar.height())
            fill_round(painter, part, px(2), colour("ink2" if step < reached else "sunken"))

    def _paint_before(self, painter: QPainter, bar: QRectF) -> None:
        reading = self._reading
        steps = max(1, reading.high - reading.low)
        share = min(1.0, max(0.0, ((reading.before or 0) - reading.low) / steps))
        half = px(4)
        x = min(max(bar.left() + bar.width() * share, bar.left() + half), bar.right() - half)
        top = bar.bottom() + px(2)
        mark = QPolygonF([QPointF(x, top), QPointF(x + half, top + half), QPointF(x - half, top + half)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        painter.drawPolygon(mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """One outcome's word and its share of all throws, from 0 to 1."""

    word: str
    share: float


def percent(share: float) -> str:
    """Return a share from 0 to 1 as whole per cent; what is possible is never shown as 0 %."""
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 < share < 1:
        return ">99%"
    return f"{round(share * 100)}%"


def odds_words(odds: Sequence[Odds]) -> str:
    """Return odds as they are read aloud."""
    return ", ".join(f"{part.word} {percent(part.share)}" for part in odds)


class OddsBar(Painted):
    """Outcomes from best to worst as parts of one bar; with `texts`, words and per cent below.

    Each part has its own shade and its own pattern: full, crossed, hatched, empty. None is told
    by colour, which belongs to alignment.
    """

    def __init__(self, odds: Sequence[Odds], texts: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_odds(odds)

    def set_odds(self, odds: Sequence[Odds]) -> None:
        """Show other odds."""
        self._odds = tuple(odds)
        self.say(odds_words(self._odds))
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return a comfortable size, at which every text is whole."""
        return QSize(max(px(160), self._text_width()), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size; texts must stay whole."""
        return QSize(max(px(64), self._text_width()), self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar and its texts."""
        painter = smooth(self)
        height = px(12 if self._texts else 8)
        paint_odds(painter, QRectF(0, 0, self.width(), height), self._odds)
        if self._texts and self._odds:
            self._paint_texts(painter, height + px(6))

    def _height(self) -> int:
        return px(12) + px(6) + 2 * current_theme().line("caption") if self._texts else px(8)

    def _text_width(self) -> int:
        if not self._texts or not self._odds:
            return 0
        font = current_theme().font("caption")
        widest = max(text_width(part.word, font) for part in self._odds)
        return int((widest + px(20) + px(6)) * len(self._odds))

    def _paint_texts(self, painter: QPainter, top: float) -> None:
        theme = current_theme()
        width = self.width() / len(self._odds)
        line = theme.line("caption")
        for number, part in enumerate(self._odds):
            key = QRectF(number * width, top + (line - px(10)) / 2, px(14), px(10))
            paint_odds_part(painter, key, number)
            words = QRectF(key.right() + px(6), top, width - key.width() - px(6), line)
            paint_lines(painter, words, [part.word], theme.font("caption"), line, colour("ink2"))
            words.translate(0, line)
            strong = theme.font("caption-strong")
            paint_lines(painter, words, [percent(part.share)], strong, line, colour("ink"))


def paint_odds(painter: QPainter, rect: QRectF, odds: Sequence[Odds]) -> None:
    """Draw `odds` as one bar into `rect`; parts without a chance are left out."""
    gap = px(1)
    total = sum(part.share for part in odds) or 1.0
    shown = [(number, part.share / total) for number, part in enumerate(odds) if part.share > 0]
    room = rect.width() - gap * max(0, len(shown) - 1)
    x = rect.left()
    for number, share in shown:
        width = room * share
        paint_odds_part(painter, QRectF(x, rect.top(), width, rect.height()), number)
        x += width + gap


def paint_odds_part(painter: QPainter, rect: QRectF, number: int) -> None:
    """Draw the part of the outcome `number` (0 is the best) in its shade and pattern."""
    tokens = current_theme().tokens
    ink, ground = colour("ink"), colour("card")
    middle = QColor(blend(tokens.ink2, tokens.card, 0.38))
    radius = px(2)
    if number == 0:
        fill_round(painter, rect, radius, ink, ink, 1)
    elif number == 1:
        fill_round(painter, rect, radius, middle, colour("ink2"), 1)
    elif number == 2:
        fill_round(painter, rect, radius, ground, colour("ink2"), 1)
        fill_hatch(painter, rect.adjusted(1, 1, -1, -1), colour("ink2"), px(3), max(1, px(1)), radius)
    else:
        fill_round(painter, rect, radius, ground, colour("ink2"), 1)


class TimerRing(Painted):
    """What is left of a time, as a ring and as minutes and seconds; it counts nothing itself."""

    def __init__(self, size: int = 22, text: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._text = size, text
        self._left, self._whole = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_time(0, 0)

    def set_time(self, left: int, whole: int) -> None:
        """Show that `left` of `whole` seconds are left; below 0 the time is over by so much."""
        self._left, self._whole = left, whole
        self.say(f"{self.clock()} left" if left >= 0 else f"{self.clock()[1:]} over time")
        self.restyle()

    def clock(self) -> str:
        """Return the time left as minutes and seconds, with a minus once it is over."""
        minutes, seconds = divmod(abs(self._left), 60)
        return f"{'−' if self._left < 0 else ''}{minutes:02d}:{seconds:02d}"

    def sizeHint(self) -> QSize:
        """Return the size of ring and digits."""
        side = px(self._side)
        if not self._text:
            return QSize(side, side)
        font = current_theme().font(self._role())
        wide = text_width(f"−{'0' * (len(self.clock().lstrip('−')) - 1)}:", font)
        return QSize(side + px(10) + int(wide) + 2, max(side, current_theme().line(self._role())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring and digits."""
        painter = smooth(self)
        side = px(self._side)
        width = max(2.0, side / 7)
        ring = QRectF(0, (self.height() - side) / 2, side, side)
        ring.adjust(width / 2, width / 2, -width / 2, -width / 2)
        share = min(1.0, max(0.0, self._left / self._whole)) if self._whole else 0.0
        paint_ring(painter, ring, share, width)
        if self._text:
            font = current_theme().font(self._role())
            place = QRectF(side + px(10), 0, self.width() - side - px(10), self.height())
            ink = colour("error" if self._left < 0 else "ink")
            paint_lines(painter, place, [self.clock()], font, self.height(), ink)

    def _role(self) -> str:
        return "dialog" if self._side < 40 else "figure" if self._side < 80 else "curtain"
