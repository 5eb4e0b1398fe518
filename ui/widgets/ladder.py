"""The ladder of outcomes: what each would take, how likely it is, what it would move.

What moves stands as chips below the outcome's word, or beside it where the ladder is wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.meters import paint_odds_part, percent
from ui.widgets.moves_paint import effects_height, lay_effects, paint_effect
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.segments import PaintedRadio
from ui.widgets.text import break_text, paint_lines, text_width
from wargame.shown.reveal import RevealEffect

TEXT_LINES: Final = 3
WORD, CHIP, GAP, SWATCH, PAD = 20, 18, 4, 12, 5
"""Heights of a rung's first line and of a chip, between chips, of the fill and the rim; px at 100 %."""
WIDE: Final = 600
"""From this width on (px at 100 %) what moves stands beside the outcome."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One outcome: its word, the totals that give it, its share of all throws, what it means.

    `share` is None where no dice are thrown; `span` is then empty as well. `text` says what moves where there
    are no `effects` to show as chips, and when it is read aloud.
    """

    key: str
    word: str
    span: str = ""
    share: float | None = None
    text: str = ""
    effects: tuple[RevealEffect, ...] = ()

    @property
    def words(self) -> str:
        """The rung as it is read aloud."""
        likely = "" if self.share is None else percent(self.share)
        return ", ".join(part for part in (self.word, self.span, likely, self.text) if part)


class OutcomeLadder(QWidget):
    """Outcomes from best to worst, one of which may be chosen with the arrow keys or the mouse."""

    chosen = Signal(str)

    def __init__(self, rungs: Sequence[Rung] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Outcome")
        self._rows: dict[str, _RungRow] = {}
        self._open = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        # Rows that only ever widened their columns kept those of the largest letters there ever were.
        current_theme().changed.connect(self._align_columns)
        self.set_rungs(rungs)

    def set_rungs(self, rungs: Sequence[Rung]) -> None:
        """Show other rungs; the choice stays where its key is still there."""
        before = self.current()
        if [rung.key for rung in rungs] == list(self._rows):
            for rung in rungs:
                self._rows[rung.key].set_rung(rung)
        else:
            self._rebuild(rungs)
        self._align_columns()
        self.choose(before)

    def choose(self, key: str) -> None:
        """Show the rung `key` as chosen, or none for an unknown key, without telling anybody."""
        for row in self._rows.values():
            row.setAutoExclusive(False)
            row.setChecked(row.rung.key == key)
            row.setAutoExclusive(True)

    def current(self) -> str:
        """Return the key of the chosen rung, or nothing."""
        return next((key for key, row in self._rows.items() if row.isChecked()), "")

    def set_open(self, is_open: bool) -> None:
        """Let the rungs be chosen, or only be read."""
        self._open = is_open
        for row in self._rows.values():
            row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not is_open)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_open else Qt.FocusPolicy.NoFocus)

    def _rebuild(self, rungs: Sequence[Rung]) -> None:
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {rung.key: _RungRow(rung, at, self) for at, rung in enumerate(rungs)}
        for key, row in self._rows.items():
            self._column.addWidget(row)
            row.toggled.connect(lambda on, key=key: self._tell(on, key))
        self.set_open(self._open)

    def _tell(self, on: bool, key: str) -> None:
        row = self._rows.get(key)
        if on and row is not None and row.autoExclusive():
            self.chosen.emit(key)

    def _align_columns(self) -> None:
        """Give words, spans and shares columns of one width, read as a table."""
        widths = [row.column_widths() for row in self._rows.values()] or [(0, 0, 0)]
        columns = (max(w[0] for w in widths), max(w[1] for w in widths), max(w[2] for w in widths))
        for row in self._rows.values():
            row.set_columns(columns)


class _RungRow(PaintedRadio):
    """One rung; chosen, it has the strong border."""

    def __init__(self, rung: Rung, place: int, parent: QWidget) -> None:
        super().__init__(rung.word, parent)
        self._place = place
        self._columns = (0, 0, 0)
        self._broken: dict[int, list[str]] = {}
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_rung(rung)

    def set_rung(self, rung: Rung) -> None:
        """Show another rung."""
        self.rung = rung
        self._broken = {}
        self._heights = {}
        self.setAccessibleName(rung.words)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._broken = {}
        self._heights = {}
        super().restyle()

    def column_widths(self) -> tuple[int, int, int]:
        """Return the px that word, span and share need."""
        theme = current_theme()
        share = "" if self.rung.share is None else percent(self.rung.share)
        return (
            int(text_width(self.rung.word, theme.font("serif-heading"))) + 2,
            int(text_width(self.rung.span, theme.font("secondary"))) + 2 if self.rung.span else 0,
            int(text_width(share, theme.font("body-strong"))) + 2 if share else 0,
        )

    def set_columns(self, widths: tuple[int, int, int]) -> None:
        """Take these columns, in px."""
        self._columns = widths
        self._heights = {}
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = max(self._least(), px(360))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size: the first line, and a line below it."""
        return QSize(self._least(), px(WORD) + 2 * px(PAD))

    def heightForWidth(self, width: int) -> int:
        """Return the height in px at `width` px."""
        # A layout asks for the heights at several widths in turn, again and again.
        high = self._heights.get(width)
        if high is None:
            high = self._heights[width] = self._high(width)
        return high

    def _high(self, width: int) -> int:
        below = self._below(width)
        line = px(WORD)
        if self._is_wide(width):
            return round(max(line, below)) + 2 * px(PAD)
        return round(line + (below + px(GAP) if below else 0)) + 2 * px(PAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rung."""
        painter, rect = smooth(self), QRectF(self.rect())
        if self.isChecked():
            inside = rect.adjusted(1, 1, -1, -1)
            fill_round(painter, inside, px(6), colour("select"), colour("ink"), 2)
        elif self.underMouse():
            fill_round(painter, rect, px(6), colour("hover"))
        line = QRectF(px(8), px(PAD), rect.width() - 2 * px(8), px(WORD))
        if self._is_wide(self.width()):
            line.moveTop((rect.height() - line.height()) / 2)
            line.setWidth(self._least() - 2 * px(8))
        side = px(SWATCH)
        square = QRectF(line.left(), line.center().y() - side / 2, side, side)
        paint_odds_part(painter, square, self._place)
        self._paint_line(painter, line.adjusted(side + px(8), 0, 0, 0))
        self._paint_below(painter, self._room(self.width(), rect.height()))

    def _paint_line(self, painter: QPainter, line: QRectF) -> None:
        """Write the word, and at the right which throws give it and how likely that is."""
        theme, (_word, span, share) = current_theme(), self._columns
        right = Qt.AlignmentFlag.AlignRight
        paint_lines(
            painter, line, [self.rung.word], theme.font("serif-heading"), line.height(), colour("ink")
        )
        said = "" if self.rung.share is None else percent(self.rung.share)
        paint_lines(painter, line, [said], theme.font("body-strong"), line.height(), colour("ink"), right)
        place = QRectF(line.right() - share - px(14) - span, line.top(), span, line.height())
        paint_lines(
            painter, place, [self.rung.span], theme.font("secondary"), line.height(), colour("ink2"), right
        )

    def _paint_below(self, painter: QPainter, room: QRectF) -> None:
        theme = current_theme()
        if not self.rung.effects:
            lines, line = self._lines(self.width()), theme.line("serif-small")
            paint_lines(painter, room, lines, theme.font("serif-small"), line, colour("ink2"))
            return
        font, strong = theme.font("caption"), theme.font("caption-strong")
        placed, _left = lay_effects(self.rung.effects, room, font, strong, px(CHIP), px(GAP), glyphs=False)
        for effect, place in placed:
            paint_effect(painter, place, effect, font, strong, glyphs=False)

    # Measures

    def _least(self) -> int:
        """Return the width of the first line."""
        word, span, share = self._columns
        return 2 * px(8) + px(SWATCH) + px(8) + word + sum(width + px(14) for width in (span, share) if width)

    def _is_wide(self, width: int) -> bool:
        return width >= px(WIDE)

    def _left(self, width: int) -> int:
        """Return where what moves begins."""
        return self._least() + px(8) if self._is_wide(width) else px(8) + px(SWATCH) + px(8)

    def _room(self, width: int, height: float) -> QRectF:
        """Return where what moves stands in a rung of this size."""
        top = px(PAD) if self._is_wide(width) else px(PAD) + px(WORD) + px(GAP)
        left = self._left(width)
        return QRectF(left, top, width - left - px(8), height - top - px(PAD))

    def _below(self, width: int) -> float:
        """Return the height that what moves needs at a width."""
        theme = current_theme()
        if not self.rung.effects:
            return len(self._lines(width)) * theme.line("serif-small") if self.rung.text else 0
        room = width - self._left(width) - px(8)
        font, strong = theme.font("caption"), theme.font("caption-strong")
        return effects_height(self.rung.effects, room, font, strong, px(CHIP), px(GAP))

    def _lines(self, width: int) -> list[str]:
        room = width - self._left(width) - px(8)
        if room not in self._broken:
            font = current_theme().font("serif-small")
            self._broken[room] = break_text(self.rung.text, font, room, TEXT_LINES)
        return self._broken[room]
