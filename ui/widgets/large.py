"""Widgets for a wall: texts, tracks, seats and a clock that can be read across a room.

Their sizes are those of a picture of 1280 x 720; whoever holds them tells each its `unit`, how many px of
the screen one px of that picture takes. They follow the theme's colours, not its scale.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import SANS_FAMILIES, SERIF_FAMILIES, set_tabular
from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.marks import paint_avatar
from ui.widgets.meters import TrackReading
from ui.widgets.painted import Painted, colour, fill_round, paint_ring, smooth
from ui.widgets.picture import paint_portrait
from ui.widgets.text import WIDTHS_KEPT, break_text, paint_lines, shorten, text_width
from wargame.shown.pictures import ShownPicture
from wargame.words.counting import counted

LEAST: Final = 18
"""No text on a wall is smaller, in px at 1280 x 720; states of seats may have 16."""
STATE: Final = 16
LINE: Final = 1.3
"""Line height in sizes of the type."""
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight


def wall_font(size: float, weight: int = 400, serif: bool = False) -> QFont:
    """Return a font of a size in px of the screen."""
    # A copy shares its contents until somebody changes it.
    return QFont(_made_font(max(1, round(size)), weight, serif))


@lru_cache(maxsize=256)
def _made_font(size: int, weight: int, serif: bool) -> QFont:
    font = QFont(list(SERIF_FAMILIES if serif else SANS_FAMILIES))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    # Letters as wide as they are measured, at any size.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if not serif:
        set_tabular(font)
    return font


class Large(Painted):
    """What all of them share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = 1.0

    def set_unit(self, unit: float) -> None:
        """Draw everything at `unit` px of the screen for one px of 1280 x 720."""
        if unit != self._unit:
            self._unit = unit
            self.updateGeometry()
            self.update()

    def of(self, size: float) -> float:
        """Return a size in px of the screen."""
        return size * self._unit


class LargeText(Large):
    """A text, over as many lines as it needs, or at most `lines`; one that `fills` takes the place left over.

    What finds no place is cut off with an ellipsis; the whole is read aloud. One that is `struck`
    out holds no more.
    """

    def __init__(
        self,
        size: float = 20,
        weight: int = 400,
        tone: str = "ink",
        serif: bool = False,
        lines: int = 0,
        fills: bool = False,
        struck: bool = False,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._struck = struck
        self._align = RIGHT if right else Qt.AlignmentFlag.AlignLeft
        self._text, self._size, self._weight = "", size, weight
        self._broken: dict[int, int] = {}
        """Of how many lines the text is in columns of these widths."""
        self._hint: QSize | None = None
        self._tone, self._serif, self._lines, self._fills = tone, serif, lines, fills
        down = QSizePolicy.Policy.Ignored if fills else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, down)
        policy.setHeightForWidth(not fills)
        self.setSizePolicy(policy)

    def write(self, text: str) -> None:
        """Show this text from now on; an empty one takes no place."""
        if text != self._text:
            self._text = text
            self._forget()
            self.say(text)
            self.updateGeometry()
            self.update()
        self.setVisible(bool(text))

    def set_unit(self, unit: float) -> None:
        """Draw everything at `unit` px of the screen for one px of 1280 x 720."""
        if unit != self._unit:
            self._forget()
        super().set_unit(unit)

    def _forget(self) -> None:
        self._broken.clear()
        self._hint = None

    def words(self) -> str:
        """Return what is shown."""
        return self._text

    def _font(self) -> QFont:
        font = wall_font(self.of(self._size), self._weight, self._serif)
        font.setStrikeOut(self._struck)
        return font

    def _line(self) -> int:
        return round(self.of(self._size * LINE))

    def heightForWidth(self, width: int) -> int:
        """Return the height that the text needs in a column of this width."""
        # A layout asks for the heights at several widths in turn, again and again.
        count = self._broken.get(width)
        if count is None:
            if len(self._broken) >= WIDTHS_KEPT:
                self._broken.clear()
            count = self._broken[width] = len(break_text(self._text, self._font(), width, self._lines))
        return count * self._line()

    def sizeHint(self) -> QSize:
        """Return the size of the text in one line."""
        if self._hint is None:
            # Letters are drawn a hair wider than they are measured, in sizes that are no whole px.
            wide = text_width(self._text, self._font()) * 1.04 + self.of(4)
            self._hint = QSize(round(wide), self._line())
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size; the width may be anything."""
        return QSize(round(self.of(60)), 0 if self._fills else self._line())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write it, as far as there is room."""
        fit = max(1, (self.height() + 1) // self._line())
        lines = self._fitting(min(self._lines, fit) if self._lines else fit)
        place, line = QRectF(self.rect()), self._line()
        paint_lines(smooth(self), place, lines, self._font(), line, colour(self._tone), self._align)

    def _fitting(self, most: int) -> list[str]:
        """Return at most so many lines; a paragraph that does not fit whole gives way to an ellipsis."""
        font, lines = self._font(), list[str]()
        for part in self._text.split("\n"):
            broken = break_text(part, font, self.width(), most if not lines else 0)
            if len(lines) + len(broken) > most:
                return [*lines[: most - 1], "…"]
            lines += broken
        return lines


class LargeTrack(Large):
    """A track: its name, its value, by how much it moved in the turn."""

    HEIGHT, COMPACT = 58, 37

    def __init__(self, reading: TrackReading, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading, self._compact = reading, compact
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_reading(reading)

    def set_reading(self, reading: TrackReading) -> None:
        """Show where the track stands."""
        self._reading = reading
        self.say(reading.words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a track."""
        return QSize(round(self.of(200)), round(self.of(self.COMPACT if self._compact else self.HEIGHT)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name, change, value and bar."""
        one, painter = self._reading, smooth(self)
        row, wide = self.of(26 if self._compact else 30), float(self.width())
        value = wall_font(self.of(21 if self._compact else 24), 600)
        paint_lines(painter, QRectF(0, 0, wide, row), [str(one.value)], value, row, colour("ink"), RIGHT)
        taken = self.of(44)
        if one.change:
            said = f"{'↑' if one.change > 0 else '↓'} {abs(one.change)}"
            place = QRectF(0, 0, wide - taken, row)
            paint_lines(painter, place, [said], wall_font(self.of(20), 500), row, colour("ink2"), RIGHT)
            taken += self.of(52)
        font, room = wall_font(self.of(20)), wide - taken - self.of(8)
        if text_width(one.name, font) > room:
            font = wall_font(self.of(18))
        name = shorten(one.name, font, room)
        paint_lines(painter, QRectF(0, 0, wide, row), [name], font, row, colour("ink"))
        bar = (28, 5) if self._compact else (34, 13)
        self._paint_bar(painter, QRectF(0, self.of(bar[0]), wide, self.of(bar[1])))

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        one = self._reading
        steps = max(1, one.high - one.low)
        radius = self.of(3)
        if steps > 24:
            fill_round(painter, bar, radius, colour("sunken"))
            done = QRectF(bar)
            done.setWidth(bar.width() * (one.value - one.low) / steps)
            fill_round(painter, done, radius, colour("ink2"))
            return
        gap = self.of(3)
        wide = (bar.width() - gap * (steps - 1)) / steps
        for number in range(steps):
            place = QRectF(bar.left() + number * (wide + gap), bar.top(), wide, bar.height())
            fill_round(painter, place, radius, colour("ink2" if number < one.value - one.low else "sunken"))


class LargeSeat(Large):
    """A seat's disc, which is its picture where it has one, its name, and how far it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._glyph, self._status, self._sealed = "", "seat", "", False
        self._shown: ShownPicture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_seat(
        self, name: str, glyph: str, status: str, sealed: bool, shown: ShownPicture | None = None
    ) -> None:
        """Show a seat and its state."""
        self._name, self._glyph, self._status, self._sealed = name, glyph, status, sealed
        self._shown = shown
        self.say(f"{name}: {status}" if status else name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of disc and words."""
        return QSize(round(self.of(72)), round(self.of(84)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc and the state below it."""
        painter = smooth(self)
        side = self.of(50)
        disc = QRectF((self.width() - side) / 2, 0, side, side)
        filled = self._sealed or not self._status
        if self._shown is not None:
            paint_portrait(painter, disc, self._shown, self._glyph, filled)
        else:
            paint_avatar(painter, disc, self._glyph, filled)
        font = wall_font(self.of(STATE), 600 if self._sealed else 500)
        words = shorten(self._status, font, self.width())
        row = QRectF(0, self.of(54), self.width(), self.of(24))
        if self._sealed and self.width() > text_width(words, font) + self.of(20):
            wide = text_width(words, font)
            lock = QRectF(
                (self.width() - wide) / 2 - self.of(10), row.top() + self.of(4), self.of(16), self.of(16)
            )
            paint_glyph(painter, "ui-lock", lock, current_theme().tokens.ink)
            row.translate(self.of(9), 0)
        paint_lines(
            painter, row, [words], font, row.height(), colour("ink" if self._sealed else "ink2"), CENTRE
        )


class LargeClock(Large):
    """What is left of the phase, as a ring and digits; hidden while no time runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._whole, self._digits, self._paused = 0, 0, "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_time(self, left: int, whole: int, digits: str, paused: bool = False) -> None:
        """Show that `left` of `whole` seconds are left, in digits; below 0 the time is over."""
        self._left, self._whole, self._digits, self._paused = left, whole, digits, paused
        self.setVisible(bool(digits))
        # Read aloud by the minute only: the wall is not to talk each second.
        self.say(f"{counted(max(0, left) // 60, 'minute')} left" if left > 60 else "Less than a minute left")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of ring and digits."""
        return QSize(round(self.of(240)), round(self.of(78)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring and digits."""
        painter = smooth(self)
        side, width = self.of(72), self.of(10)
        ring = QRectF(width / 2, self.of(3) + width / 2, side - width, side - width)
        share = min(1.0, max(0.0, self._left / self._whole)) if self._whole else 0.0
        paint_ring(painter, ring, share, width)
        tone = "ink3" if self._paused else "error" if self._left < 0 else "ink"
        place = QRectF(side + self.of(20), 0, self.width(), self.height())
        paint_lines(painter, place, [self._digits], wall_font(self.of(54), 600), self.height(), colour(tone))


class LargeLegend(Large):
    """Which line is which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say("Solid lines: aligned. Dashed lines: opposed.")

    def sizeHint(self) -> QSize:
        """Return the size of both lines with their words."""
        return QSize(round(self.of(290)), round(self.of(30)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both."""
        painter = smooth(self)
        middle, font = self.height() / 2, wall_font(self.of(LEAST))
        for left, tone, words, dash in ((0, "pos", "aligned", 0), (145, "neg", "opposed", 10)):
            start, width = self.of(left), self.of(4.5)
            pen = QPen(colour(tone), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if dash:
                pen.setDashPattern([self.of(dash) / width, self.of(6) / width])
            painter.setPen(pen)
            painter.drawLine(QPointF(start, middle), QPointF(start + self.of(48), middle))
            place = QRectF(start + self.of(58), 0, self.of(90), self.height())
            paint_lines(painter, place, [words], font, self.height(), colour("ink2"))


class Ground(QWidget):
    """A plain ground in a colour token, edge to edge."""

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        current_theme().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill it."""
        QPainter(self).fillRect(self.rect(), colour(self._tone))
