"""The ladder of outcomes: what each would take, how likely it is, what it would mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.meters import percent
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.segments import PaintedRadio
from ui.widgets.text import break_text, paint_lines, text_width

TEXT_LINES: Final = 3
ROW_HEIGHT: Final = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One outcome: its word, the totals that give it, its share of all throws, what it means.

    `share` is None where no dice are thrown; `span` is then empty as well.
    """

    key: str
    word: str
    span: str = ""
    share: float | None = None
    text: str = ""

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
        self._rows = {rung.key: _RungRow(rung, self) for rung in rungs}
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
    """One rung; chosen, it stands on ink."""

    def __init__(self, rung: Rung, parent: QWidget) -> None:
        super().__init__(rung.word, parent)
        self._columns = (0, 0, 0)
        self._broken: dict[int, list[str]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_rung(rung)

    def set_rung(self, rung: Rung) -> None:
        """Show another rung."""
        self.rung = rung
        self._broken = {}
        self.setAccessibleName(rung.words)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._broken = {}
        super().restyle()

    def column_widths(self) -> tuple[int, int, int]:
        """Return the px that word, span and share need."""
        theme = current_theme()
        share = self._share()
        return (
            int(text_width(self.rung.word, theme.font("body-strong"))) + 2,
            int(text_width(self.rung.span, theme.font("secondary"))) + 2 if self.rung.span else 0,
            int(text_width(share, theme.font("secondary"))) + 2 if share else 0,
        )

    def set_columns(self, widths: tuple[int, int, int]) -> None:
        """Take these columns, in px."""
        self._columns = widths
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = self._text_left() + px(160) + px(12)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size: the columns, and a little text."""
        width = self._text_left() + (px(96) if self.rung.text else 0) + px(12)
        return QSize(width, px(ROW_HEIGHT))

    def heightForWidth(self, width: int) -> int:
        """Return the height in px at `width` px."""
        lines = len(self._lines(width)) if self.rung.text else 0
        return max(px(ROW_HEIGHT), lines * current_theme().line("serif-small") + 2 * px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rung."""
        painter, rect = smooth(self), QRectF(self.rect())
        on = self.isChecked()
        if on or self.underMouse():
            fill_round(painter, rect, px(6), colour("primary" if on else "hover"))
        strong, quiet = colour("onprimary" if on else "ink"), colour("onprimary" if on else "ink2")
        self._paint_cells(painter, strong, quiet)
        lines, line = self._lines(self.width()), current_theme().line("serif-small")
        left = self._text_left()
        place = QRectF(left, (rect.height() - line * len(lines)) / 2, rect.width() - left - px(12), line)
        paint_lines(painter, place, lines, current_theme().font("serif-small"), line, strong if on else quiet)

    def _paint_cells(self, painter: QPainter, strong: QColor, quiet: QColor) -> None:
        """Draw word, span and share, each in its column; a column of no width has nothing in it."""
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        cells = (
            (self.rung.word, "body-strong", strong, left),
            (self.rung.span, "secondary", quiet, left),
            (self._share(), "secondary", quiet, right),
        )
        x, height = px(12), self.height()
        for (text, role, ink, align), width in zip(cells, self._columns, strict=True):
            if width:
                place = QRectF(x, 0, width, height)
                paint_lines(painter, place, [text], current_theme().font(role), height, ink, align)
                x += width + px(14)

    def _share(self) -> str:
        return "" if self.rung.share is None else percent(self.rung.share)

    def _text_left(self) -> int:
        return px(12) + sum(width + px(14) for width in self._columns if width)

    def _lines(self, width: int) -> list[str]:
        room = width - self._text_left() - px(12)
        if room not in self._broken:
            font = current_theme().font("serif-small")
            self._broken[room] = break_text(self.rung.text, font, room, TEXT_LINES)
        return self._broken[room]
