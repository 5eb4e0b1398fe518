"""Everything on the table, face up: a row for each open move, and a disc for each seat to back or to block.

A `QTableView` whose cells are painted; what a screen reader reads are the cells' own texts. The rows share
the height that there is, so that ten of them are seen at once on a small laptop. Up and Down choose the move,
Left and Right the seat, Space goes on from nothing to backs, to blocks, to nothing; Enter is the page's. Rows
come from `wargame.shown.reveal`; what is wanted goes out as `asked`.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.theme import current_theme
from ui.widgets.buttons import ENTER_KEYS
from ui.widgets.marks import paint_avatar
from ui.widgets.moves_cells import disc_place, lay_chips, paint_effects, paint_move, paint_odds
from ui.widgets.moves_paint import paint_stand
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, plain_tooltip
from wargame.names import unturned
from wargame.shown.reveal import Disc, RevealEffect, RevealRow

Index = QModelIndex | QPersistentModelIndex

MOVE, ODDS, EFFECTS, DISCS = 0, 1, 2, 3
"""The first columns; a disc for each seat follows, then the sum of who backs and blocks."""

LOWEST, TALLEST = 44, 80
"""Height of a row in px at 100 %: between these the rows share what height there is."""
NARROW: Final = 240
"""A title has at least so much; else what a success moves is left out."""
TURN_MS, STAGGER_MS, TURNED_AT_MOST_MS = 160, 60, 800
"""How long a move takes to be turned over, by how much the next is later, and how long all of them take."""

_STEPS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveColumns:
    """How wide the columns are, in px of the screen."""

    move: int
    odds: int
    effects: int
    disc: int
    net: int


def columns_for(width: int, seats: int) -> MoveColumns:
    """Return the columns of a table of this width; what is narrow goes first to the discs and the odds."""
    disc, net = min(px(64), max(px(40), px(230) // max(1, seats))), px(36)
    left = width - seats * disc - (net if seats else 0)
    odds = min(px(224), max(px(108), left // 5))
    effects = min(px(312), max(px(120), (left - odds) * 2 // 5))
    if left - odds - effects < px(NARROW):
        # Read from the tooltip, and aloud; the title is needed more.
        effects, odds = 0, max(odds, left * 2 // 5)
    return MoveColumns(move=left - odds - effects, odds=odds, effects=effects, disc=disc, net=net)


class MovesTable(QTableView):
    """The moves of a turn, to be read, chosen, backed and blocked."""

    asked = Signal(int, str, int)
    """A seat is to back (+1) or to block (-1) a move, or to do neither (0): number, seat, which."""
    laid_out = Signal()
    """The columns have other widths."""
    chosen = Signal()
    """Another move or seat is the chosen one."""
    lit = Signal(object)
    """The chip of an effect is held down: a `RevealEffect`; None when it is let go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RevealRow, ...] = ()
        self._turned = 1.0
        """How far the moves are turned face up, from 0 to 1."""
        self._turning = QVariantAnimation(self)
        self._turning.setStartValue(0.0)
        self._turning.setEndValue(1.0)
        self._turning.valueChanged.connect(self._turn_on)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Cell(self))
        self.setAccessibleName("Everything on the table")
        self.setProperty("look", "clear")
        self.setProperty("ownFocus", True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._on_current)
        current_theme().changed.connect(self.fit)

    # What is shown

    def set_rows(self, rows: tuple[RevealRow, ...]) -> None:
        """Show these moves; the chosen move and seat stay chosen."""
        number, seat = self.chosen_number(), self.chosen_seat()
        self._rows = rows
        seats = len(rows[0].discs) if rows else 0
        self._model.setRowCount(len(rows))
        self._model.setColumnCount(DISCS + seats + 1 if seats else DISCS)
        for at, row in enumerate(rows):
            self._fill(at, row)
        self.fit()
        self.choose(number, seat)

    def turn_over(self) -> None:
        """Let the moves lie face down and turn one after the other; at once where movement is reduced."""
        lasts = min(TURNED_AT_MOST_MS, TURN_MS + STAGGER_MS * max(0, len(self._rows) - 1))
        lasts = current_theme().motion(lasts)
        self._turning.stop()
        self._turned = 1.0
        if lasts and self.isVisible():
            self._turned = 0.0
            self._turning.setDuration(lasts)
            self._turning.start()
        self.viewport().update()

    def is_turning(self) -> bool:
        """Return whether some moves are not face up yet."""
        return self._turned < 1

    def face_up(self, row: int) -> float:
        """Return how far a row is turned: 0 face down, 1 face up."""
        if self._turned >= 1:
            return 1.0
        whole = TURN_MS + STAGGER_MS * max(0, len(self._rows) - 1)
        return min(1.0, max(0.0, (self._turned * whole - row * STAGGER_MS) / TURN_MS))

    def _turn_on(self, value: object) -> None:
        self._turned = float(value) if isinstance(value, float) else 1.0
        self.viewport().update()

    def rows(self) -> tuple[RevealRow, ...]:
        """Return the moves that are shown."""
        return self._rows

    def columns(self) -> MoveColumns:
        """Return how wide the columns are now."""
        return columns_for(self.viewport().width(), self._seats())

    def fit(self) -> None:
        """Share width and height among columns and rows."""
        wide, rows = self.columns(), len(self._rows)
        for at, width in enumerate((wide.move, wide.odds, wide.effects)):
            self.setColumnWidth(at, width)
            self.setColumnHidden(at, not width)
        for at in range(self._seats()):
            self.setColumnWidth(DISCS + at, wide.disc)
        if self._seats():
            self.setColumnWidth(DISCS + self._seats(), wide.net)
        height = self.viewport().height() // rows if rows else 0
        height = min(px(TALLEST), max(px(LOWEST), height))
        for at in range(rows):
            self.setRowHeight(at, height)
        self.viewport().update()
        self.laid_out.emit()

    def row_of(self, index: Index) -> RevealRow:
        """Return the move that a cell belongs to."""
        return self._rows[index.row()]

    def disc_of(self, index: Index) -> Disc | None:
        """Return the disc in a cell; None if there is none."""
        at = index.column() - DISCS
        discs = self._rows[index.row()].discs if 0 <= index.row() < len(self._rows) else ()
        return discs[at] if 0 <= at < len(discs) else None

    # What is chosen

    def chosen_number(self) -> int:
        """Return the number of the chosen move; 0 if there is none."""
        index = self.currentIndex()
        return self._rows[index.row()].number if 0 <= index.row() < len(self._rows) else 0

    def chosen_seat(self) -> str:
        """Return the seat whose disc is chosen; empty if none is."""
        disc = self.disc_of(self.currentIndex())
        return disc.seat if disc else ""

    def choose(self, number: int, seat: str = "") -> None:
        """Choose a move and the disc of a seat; the first of each where they are not there."""
        if not self._rows:
            return
        at = next((n for n, row in enumerate(self._rows) if row.number == number), 0)
        discs = [disc.seat for disc in self._rows[at].discs]
        column = DISCS + discs.index(seat) if seat in discs else (DISCS if discs else MOVE)
        self.setCurrentIndex(self._model.index(at, column))

    def step(self, down: int, across: int) -> None:
        """Choose the move below or above, or the disc beside."""
        index = self.currentIndex()
        if not self._rows or not index.isValid():
            return
        row = min(max(index.row() + down, 0), len(self._rows) - 1)
        column = index.column()
        if self._seats():
            column = min(max(column + across, DISCS), DISCS + self._seats() - 1)
        self.setCurrentIndex(self._model.index(row, column))

    def speak(self, by: int) -> None:
        """Let the chosen seat back or block the chosen move; the same again takes it back."""
        disc = self.disc_of(self.currentIndex())
        if disc is not None:
            now = {"backs": 1, "blocks": -1}.get(disc.stands, 0)
            self.asked.emit(self.chosen_number(), disc.seat, 0 if now == by else by)

    def go_on(self) -> None:
        """Let the chosen seat back, then block, then do neither."""
        disc = self.disc_of(self.currentIndex())
        if disc is not None:
            self.asked.emit(self.chosen_number(), disc.seat, {"backs": -1, "blocks": 0}.get(disc.stands, 1))

    def sizeHint(self) -> QSize:
        """Return a comfortable size; the rows take what there is."""
        return QSize(px(640), px(LOWEST) * max(1, len(self._rows)))

    def minimumSizeHint(self) -> QSize:
        """Return the size of three rows; the others are scrolled to."""
        return QSize(px(240), px(LOWEST) * min(3, max(1, len(self._rows))))

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the arrow keys, go on with Space; Enter is the page's."""
        if event.key() in ENTER_KEYS:
            event.ignore()
        elif event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.go_on()
        elif (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.step(*step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a move; a press on a disc lets its seat go on, with Shift or the right button it blocks."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if self.disc_of(index) is None:
            effect = self.effect_at(index, event.position())
            if effect is not None and effect.pair is not None:
                self.lit.emit(effect)
            self.choose(self._rows[index.row()].number, self.chosen_seat())
            return
        self.setCurrentIndex(index)
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.RightButton or shifted:
            self.speak(-1)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.go_on()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of a chip."""
        self.lit.emit(None)
        super().mouseReleaseEvent(event)

    def effect_at(self, index: Index, at: QPointF) -> RevealEffect | None:
        """Return the effect whose chip lies under a point of a cell."""
        if index.column() != EFFECTS:
            return None
        placed, _left, _glyphs = lay_chips(QRectF(self.visualRect(index)), self.row_of(index))
        return next((effect for effect, place in placed if place.contains(at)), None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take two quick presses for two presses."""
        self.mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the edge around the chosen row."""
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid():
            return
        painter = smooth(self.viewport())
        row = self.visualRect(index)
        whole = QRectF(0, row.top(), self.viewport().width(), row.height())
        fill_round(painter, whole, px(4), None, colour("ink" if self.hasFocus() else "ink3"), px(2))

    # Inside

    def _seats(self) -> int:
        return len(self._rows[0].discs) if self._rows else 0

    def _fill(self, at: int, row: RevealRow) -> None:
        effects = ", ".join(one.words for one in row.effects) or row.effects_words
        self._put(at, MOVE, row.words, _move_tip(row))
        self._put(at, ODDS, row.odds_words, row.odds_words)
        self._put(at, EFFECTS, effects, effects)
        for n, disc in enumerate(row.discs):
            self._put(at, DISCS + n, f"{row.title}. {disc.words}", disc.words)
        if row.discs:
            self._put(at, DISCS + len(row.discs), f"{row.net or '0'} in all", "")

    def _put(self, row: int, column: int, said: str, tip: str) -> None:
        index = self._model.index(row, column)
        self._model.setData(index, unturned(said))
        self._model.setData(index, plain_tooltip(tip), Qt.ItemDataRole.ToolTipRole)

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        self.chosen.emit()


def _move_tip(row: RevealRow) -> str:
    aimed = f", aimed at {', '.join(name for _, name in row.aimed)}" if row.aimed else ""
    parts = (f"{row.title}. {row.name}, {row.kind.lower()}{aimed}.", row.text, row.argument)
    return "\n".join(part for part in parts if part)


class _Cell(QStyledItemDelegate):
    """Draws the cells of the table."""

    def __init__(self, table: MovesTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        table, row = self._table, self._table.row_of(index)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = table.currentIndex()
        if current.row() == index.row():
            painter.fillRect(rect, colour("select"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour("line"))
        up = table.face_up(index.row())
        if up < 0.5:
            # Its back: whose it is, and no more.
            if index.column() == MOVE:
                paint_avatar(painter, disc_place(rect), row.glyph)
            painter.restore()
            return
        if up < 1:
            painter.setClipRect(rect.adjusted(0, rect.height() * (1 - up), 0, -rect.height() * (1 - up)))
        disc = table.disc_of(index)
        if disc is not None:
            self._paint_disc(painter, rect, disc, chosen=current == index and table.hasFocus())
        elif index.column() == MOVE:
            paint_move(painter, rect, row)
        elif index.column() == ODDS:
            paint_odds(painter, rect, row)
        elif index.column() == EFFECTS:
            paint_effects(painter, rect, row)
        elif row.net:
            font, middle = current_theme().font("body-strong"), Qt.AlignmentFlag.AlignHCenter
            paint_lines(painter, rect, [row.net], font, rect.height(), colour("ink"), middle)
        painter.restore()

    def _paint_disc(self, painter: QPainter, rect: QRectF, disc: Disc, chosen: bool) -> None:
        side = min(float(px(32)), rect.height() - px(8))
        place = QRectF(0, 0, side, side)
        place.moveCenter(rect.center())
        paint_stand(painter, place, disc.glyph, disc.stands)
        if chosen:
            ring = place.adjusted(-px(4), -px(4), px(4), px(4))
            fill_round(painter, ring, px(8), None, colour("focus"), px(2))
