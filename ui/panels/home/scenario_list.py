"""The list of scenarios: a line for each file, in groups; what can be done stands on the line.

The lines come from `shown.scenarios`. The list tells what is wanted with which file and does none of it by
itself. What stands on a line for the mouse is also a command of the page, so nothing hangs on the mouse. To
put one more thing on a line: `_parts_of`, and its name in `pressed`.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap, QStandardItem
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.line_list import LINE, Index, LineList, NameDelegate
from ui.widgets.painted import colour, fill_round, px
from ui.widgets.scenario_paint import (
    columns_in,
    left_of_title,
    paint_changed,
    paint_column_head,
    paint_heading,
    paint_part,
    paint_press,
    paint_state,
    paint_title,
    paint_wins,
    press_width,
)
from wargame.names import unturned
from wargame.shown.library import when
from wargame.shown.scenarios import HEADINGS, ScenarioLine, used_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

WORDS: Final = int(Qt.ItemDataRole.UserRole) + 2
"""Of a line: when it changed and where it is used. Of a heading: its remark."""
IS_LAST: Final = int(Qt.ItemDataRole.UserRole) + 3

HEAD_HEIGHT: Final = 40
GAP: Final = 16
ROW_HEIGHT: Final = {"own": 64, "elsewhere": 64, "shipped": 56}
PICTURE: Final = QSize(72, 48)
"""The small graph of a line, in px at 100 %."""
PAINTS: Final = {"changed": paint_changed, "wins": paint_wins, "state": paint_state}
"""What draws each column."""
LABELS: Final = {"copy": "Copy", "edit": "Edit", "take": "Take in"}
"""The word on the first thing that can be done on a line."""
PLAIN_PRESS: Final = 32


class ScenarioDelegate(NameDelegate):
    """Paints headings and lines; the name of a file can be edited."""

    def sizeHint(self, _option: "QStyleOptionViewItem", index: Index) -> QSize:
        """Return the size of a line; its width is the view's."""
        line = index.data(LINE)
        if line is None:
            return QSize(px(200), px(HEAD_HEIGHT) + (px(GAP) if index.row() else 0))
        words = current_theme().line("body-strong") + current_theme().line("secondary") + px(12)
        return QSize(px(200), max(px(ROW_HEIGHT[line.place]), words))

    def paint(self, painter: QPainter, option: "QStyleOptionViewItem", index: Index) -> None:
        """Draw a heading or a line."""
        view = self.parent()
        assert isinstance(view, ScenarioList)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = index.data(LINE)
        if line is None:
            ground = QRectF(option.rect).adjusted(0, px(GAP) if index.row() else 0, 0, 0)
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            paint_heading(painter, ground, words, str(index.data(WORDS) or ""))
            if not index.row():
                for name, place in columns_in(ground).items():
                    paint_column_head(painter, place, name)
        else:
            view.paint_line(painter, QRectF(option.rect), index, line)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: "QStyleOptionViewItem", _index: Index) -> QWidget:
        """Return the field in which the name of the file is changed."""
        field = QLineEdit(parent)
        field.setObjectName("scenario-file-name")
        field.setAccessibleName("Name of the file")
        return field

    def name_at(self, index: Index) -> str:
        """Return the present name of the file; its ending stays."""
        return str(index.data(LINE).path.stem)

    def updateEditorGeometry(self, editor: QWidget, option: "QStyleOptionViewItem", _index: Index) -> None:
        """Put the field where the title stands."""
        rect: QRect = option.rect
        height = editor.sizeHint().height()
        width = min(px(420), rect.width() - px(120))
        editor.setGeometry(rect.left() + px(96), rect.center().y() - height // 2, width, height)


class ScenarioList(LineList):
    """All scenarios that are to be seen now, in their groups."""

    pressed_on = Signal(str, str)
    """What was pressed on a line (`edit`, `copy`, `play`, `mend`, `take`), and the key of the line."""
    opened = Signal(str)
    """Enter or a double click on a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("scenarios", "Scenarios", parent)
        self._pictures: dict[str, tuple[ScenarioLine, QPixmap]] = {}
        self.paint_by(ScenarioDelegate(self))
        self.activated.connect(self._open)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._pictures.clear()
        super().restyle()

    # What it shows

    def set_lines(
        self,
        lines: Sequence[ScenarioLine],
        remarks: Mapping[str, str],
        sessions: Sequence[tuple[str, str]],
        now: float,
    ) -> None:
        """Show `lines` in their groups; the current one stays current if it is still there.

        `remarks` stand beside the headings; `sessions` are titles of sessions and of their scenarios, `now`
        is seconds since 1970.
        """
        current = self.current_line()
        editing = self.is_editing()
        wanted = tuple(_items(lines, remarks, sessions, now))
        self.fit_rows(len(wanted))
        for number, (line, words, is_last) in enumerate(wanted):
            _fill(self._items.item(number), line, words, is_last)
        self.scheduleDelayedItemsLayout()
        if not editing and not self.choose(current.key if current else ""):
            self.choose_first()

    def choose(self, key: str) -> bool:
        """Make the line `key` the current one; return whether it is there."""
        index = self.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def choose_first(self) -> None:
        """Make the first line the current one."""
        first = self._items.index(1, 0) if self._items.rowCount() > 1 else QModelIndex()
        self.setCurrentIndex(first)

    def current_line(self) -> ScenarioLine | None:
        """Return the current line."""
        found = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return found if isinstance(found, ScenarioLine) else None

    def set_picture(self, line: ScenarioLine, picture: QPixmap) -> None:
        """Show who stands with whom at the start of a scenario."""
        self._pictures[line.key] = (line, picture)
        self.viewport().update()

    def has_picture(self, line: ScenarioLine) -> bool:
        """Return whether the picture of a line is that of the file as it is."""
        known = self._pictures.get(line.key)
        return known is not None and known[0].graph == line.graph

    # Mouse and keys

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, ScenarioLine):
            self.opened.emit(line.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was pressed on a line."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        part = self.part_at(index, at) if event.button() == Qt.MouseButton.LeftButton else ""
        if part == "menu":
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))
        elif part:
            self.pressed_on.emit(part, index.data(LINE).key)

    def part_at(self, index: QModelIndex, at: QPoint) -> str:
        """Return what can be pressed at a place of a line; empty for nothing."""
        line = index.data(LINE) if index.isValid() else None
        if line is None:
            return ""
        presses = self._presses(QRectF(self.visualRect(index)), line, index == self.currentIndex())
        return next((name for name, _glyph, place in presses if place.contains(at)), "")

    def place_of(self, part: str, key: str) -> QPoint | None:
        """Return where something can be pressed on a line; None if it is not there."""
        index = self.index_of(key)
        if not index.isValid():
            return None
        presses = self._presses(
            QRectF(self.visualRect(index)), index.data(LINE), index == self.currentIndex()
        )
        return next((place.center().toPoint() for name, _glyph, place in presses if name == part), None)

    # Painting

    def paint_line(self, painter: QPainter, rect: QRectF, index: Index, line: ScenarioLine) -> None:
        """Draw one line, on its part of the group's ground."""
        is_current = self.currentIndex() == index
        self._paint_ground(painter, rect, index, is_current)
        left = left_of_title(rect)
        if left > rect.left() + px(16):
            self._paint_picture(
                painter, QRectF(rect.left() + px(16), rect.top(), px(72), rect.height()), line
            )
        right = self._paint_presses(painter, rect, index, line, is_current) - px(16)
        for name, place in columns_in(rect).items():
            PAINTS[name](painter, place, line, str(index.data(WORDS)))
            right = min(right, place.left() - px(12))
        paint_title(painter, QRectF(left, rect.top(), right - left, rect.height()), line)

    def _paint_ground(self, painter: QPainter, rect: QRectF, index: Index, is_current: bool) -> None:
        is_last = bool(index.data(IS_LAST))
        ground = "select" if is_current else "hover" if self.lit[0] == index.row() else "surface"
        paint_part(painter, rect, ground, below=is_last)
        if not is_last:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour("line"))
        if is_current:
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), colour("ink"))
            if self.hasFocus():
                fill_round(painter, rect.adjusted(4, 2, -2, -3), px(6), None, colour("focus"), 2)

    def _paint_picture(self, painter: QPainter, place: QRectF, line: ScenarioLine) -> None:
        known = self._pictures.get(line.key)
        if known is not None and line.standing == "sound":
            top = place.center().y() - known[1].deviceIndependentSize().height() / 2
            painter.drawPixmap(QPoint(round(place.left()), round(top)), known[1])
        elif line.standing != "unread":
            side = px(24)
            sign = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
            paint_glyph(painter, "ui-file", sign, current_theme().tokens.ink3)

    def _paint_presses(
        self, painter: QPainter, rect: QRectF, index: Index, line: ScenarioLine, is_current: bool
    ) -> float:
        """Draw what can be pressed; return where it begins."""
        begin = rect.right()
        for name, glyph, place in self._presses(rect, line, is_current):
            lit = self.lit == (index.row(), name)
            begin = min(begin, place.left())
            if _label(name, line):
                paint_press(painter, place, _label(name, line), glyph, "Enter" if is_current else "", lit)
                continue
            if lit:
                fill_round(painter, place, px(6), colour("select"))
            side = px(16)
            sign = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
            paint_glyph(painter, glyph, sign, current_theme().tokens.ink2)
        return begin

    def _presses(self, rect: QRectF, line: ScenarioLine, is_current: bool) -> list[tuple[str, str, QRectF]]:
        """Return what can be pressed on a line: its name, its glyph, its place."""
        right, found = rect.right() - px(8), []
        for name, glyph in reversed(_parts_of(line)):
            label = _label(name, line)
            width = press_width(label, glyph, "Enter" if is_current else "") if label else px(PLAIN_PRESS)
            place = QRectF(right - width, rect.center().y() - px(16), width, px(32))
            found.append((name, glyph, place))
            right = place.left()
        return found


def _parts_of(line: ScenarioLine) -> tuple[tuple[str, str], ...]:
    """Return what can be done on a line, with its glyph; the first has a word."""
    if line.standing == "misnamed":
        return (("mend", ""),)
    if line.standing == "packed":
        # One that was taken in is there already: its first press leads to it.
        return (("edit", "ui-edit") if line.taken_as else ("take", "ui-file"), ("menu", "ui-more"))
    if not line.is_readable:
        return (("menu", "ui-more"),)
    if line.place == "shipped":
        return (("copy", "ui-copy"), ("edit", "ui-eye"), ("play", "ui-play"), ("menu", "ui-more"))
    play = (("play", "ui-play"),) if line.standing == "sound" else ()
    return (("edit", "ui-edit"), *play, ("copy", "ui-copy"), ("menu", "ui-more"))


def _label(name: str, line: ScenarioLine) -> str:
    """Return the word of the first thing that can be done on a line; nothing for the others."""
    if name != _parts_of(line)[0][0] or name == "menu":
        return ""
    return f"Rename to {Path(line.path.stem).suffix}" if name == "mend" else LABELS[name]


def _items(
    lines: Sequence[ScenarioLine],
    remarks: Mapping[str, str],
    sessions: Sequence[tuple[str, str]],
    now: float,
) -> Iterator[tuple[ScenarioLine | str, str, bool]]:
    for place, heading in HEADINGS.items():
        group = [line for line in lines if line.place == place]
        if group:
            yield heading, remarks.get(place, ""), False
        for line in group:
            changed = when(line.changed, now) if line.place != "shipped" else ""
            used = used_words(line, sessions) if line.is_readable else ""
            yield line, "\n".join(part for part in (changed, used) if part), line is group[-1]


def _fill(item: QStandardItem, line: ScenarioLine | str, words: str, is_last: bool) -> None:
    item.setData(words, WORDS)
    item.setData(is_last, IS_LAST)
    if isinstance(line, str):
        item.setText(line)
        item.setData(None, LINE)
        item.setData(f"{line}, {words}" if words else line, Qt.ItemDataRole.AccessibleTextRole)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        return
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable)
    item.setText(unturned(line.title))
    item.setData(line, LINE)
    state = (line.state_words, line.wins_words)
    parts = (line.title, line.file_words, line.size_words, *state, *words.splitlines(), line.words)
    said = unturned(", ".join(part for part in parts if part))
    item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
