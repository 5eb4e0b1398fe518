"""Shares of a whole side by side in one line, each with its per cent: what the verdicts would be.

Three greys and hatching in turn tell neighbours apart; names stand in the accessible text and the legend.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, fill_hatch, fill_round, px, smooth

HEIGHT: Final = 20
LOOKS: Final = (("node", "onnode"), ("control", "ink"), ("surface", "ink"))


class ShareLine(Painted):
    """One line of shares."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[tuple[str, float], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, name: str, shares: Sequence[tuple[str, float]]) -> None:
        """Show shares with their names; together 1 at most."""
        self._shares = tuple(shares)
        told = ", ".join(f"{title} {round(100 * share)}%" for title, share in shares)
        self.say(f"{name}: {told or 'not played yet'}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that it takes."""
        return QSize(px(160), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shares from left to right."""
        painter = smooth(self)
        painter.setFont(current_theme().font("caption"))
        left = 0.0
        for at, (_, share) in enumerate(self._shares):
            fill, ink = LOOKS[at % len(LOOKS)]
            place = QRectF(left, 0, share * self.width(), self.height())
            left += place.width()
            if place.width() < 1:
                continue
            inner = place.adjusted(0.5, 0.5, -1, -0.5)
            fill_round(painter, inner, 2, colour(fill), colour("ink2"))
            if at >= len(LOOKS):
                fill_hatch(painter, inner.adjusted(1, 1, -1, -1), colour("ink3"))
            words = f"{round(100 * share)}%"
            if painter.fontMetrics().horizontalAdvance(words) + px(2) <= inner.width():
                painter.setPen(colour(ink))
                painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, words)
