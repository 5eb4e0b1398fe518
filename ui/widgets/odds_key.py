"""The legend of the odds, four fills and their words, once per screen; and a bar with its numbers inside."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.marks import CENTRE
from ui.widgets.meters import Odds, odds_words, paint_odds_part
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, role_width
from wargame.terms import OUTCOMES
from wargame.words.labels import OUTCOME_WORDS


class OddsSwatch(Painted):
    """The fill of one outcome."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the fill in its line."""
        return QSize(px(12), current_theme().line("body"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        side = px(12)
        paint_odds_part(smooth(self), QRectF(0, (self.height() - side) / 2, side, side), self._number)


class OddsKey(Painted):
    """All four with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = [OUTCOME_WORDS[one] for one in OUTCOMES]
        self.say(f"Odds, from left to right: {', '.join(self._words)}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size at which all words are read."""
        wide = sum(px(12) + px(5) + role_width(word, "secondary") + px(10) for word in self._words)
        return QSize(int(wide) + 2, current_theme().line("secondary"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter, x, side, theme = smooth(self), 0.0, px(12), current_theme()
        for number, word in enumerate(self._words):
            paint_odds_part(painter, QRectF(x, (self.height() - side) / 2, side, side), number)
            x += side + px(5)
            wide = role_width(word, "secondary") + 2
            place = QRectF(x, 0, wide, self.height())
            paint_lines(painter, place, [word], theme.font("secondary"), self.height(), colour("ink2"))
            x += wide - 2 + px(10)


class OddsNumbers(Painted):
    """Odds as one bar, with the per cent of each part inside it where they fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._odds: tuple[Odds, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_odds(self, odds: Sequence[Odds]) -> None:
        """Show other odds."""
        self._odds = tuple(odds)
        self.say(odds_words(self._odds))
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(px(240), px(20))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size."""
        return QSize(px(60), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        painter, gap = smooth(self), px(2)
        shown = [(number, part.share) for number, part in enumerate(self._odds) if part.share > 0]
        whole = sum(share for _, share in shown) or 1.0
        room, x = self.width() - gap * max(0, len(shown) - 1), 0.0
        font, high = current_theme().font("caption-strong"), float(self.height())
        for number, share in shown:
            part = QRectF(x, 0, room * share / whole, high)
            paint_odds_part(painter, part, number)
            words = str(round(share * 100))
            wide = role_width(words, "caption-strong")
            if wide + px(4) <= part.width():
                if number == 2:
                    ground = QRectF(part.center().x() - wide / 2 - px(3), px(3), wide + px(6), high - px(6))
                    fill_round(painter, ground, px(3), colour("card"))
                ink = colour("card" if number == 0 else "ink")
                paint_lines(painter, part, [words], font, high, ink, CENTRE)
            x += part.width() + gap
