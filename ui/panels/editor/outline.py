"""The outline of a scenario: its sections with how many items each has and whether something is wrong in it.

Above it a search over everything, whose hits take the place of the sections until it is emptied; below it how
much is to be mended. It tells where somebody wants to go.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton, is_enter
from ui.widgets.fields import SearchField
from ui.widgets.frames import Panel, Rule
from ui.widgets.painted import colour, fill_round, px
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel, paint_lines, shorten
from wargame.scenario.document.document import Document
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import SECTIONS, items_in
from wargame.words.counting import counted

Index = QModelIndex | QPersistentModelIndex
LINE: Final = int(Qt.ItemDataRole.UserRole) + 1
WIDTH: Final = 208
ROW: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineLine:
    """One section in the outline."""

    key: str
    title: str
    count: int | None = None
    faults: int = 0
    hints: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HitLine:
    """One thing that was searched for."""

    key: str
    title: str
    where: str


class _SectionDelegate(QStyledItemDelegate):
    """Paints one section."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a line."""
        return QSize(px(120), max(px(ROW), current_theme().line("body-medium") + px(8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the section, its sign and its count."""
        line: OutlineLine = index.data(LINE)
        theme, rect = current_theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            fill_round(painter, rect, px(6), colour("select"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill_round(painter, rect, px(6), colour("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            fill_round(painter, rect, px(6), None, colour("focus"), 2)
        inner = rect.adjusted(px(12), 0, -px(12), 0)
        if line.count is not None:
            font = theme.font("body")
            paint_lines(
                painter,
                inner,
                [f"{line.count:,}"],
                font,
                inner.height(),
                colour("ink2"),
                Qt.AlignmentFlag.AlignRight,
            )
        if line.faults:
            side = px(14)
            sign = QRectF(inner.right() - px(48), rect.center().y() - side / 2, side, side)
            paint_glyph(painter, "ui-error", sign, theme.tokens.error)
        elif line.hints:
            side = px(14)
            sign = QRectF(inner.right() - px(48), rect.center().y() - side / 2, side, side)
            paint_glyph(painter, "ui-alert", sign, theme.tokens.warn)
        font = theme.font("body-strong" if chosen else "body")
        title = shorten(line.title, font, inner.width() - px(52))
        paint_lines(painter, inner, [title], font, inner.height(), colour("ink"))
        painter.restore()


class _SectionList(QListView):
    """The sections in lines."""

    entered = Signal()
    """Enter: what the section holds is wanted."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the section on Enter; the rest as in any list."""
        if is_enter(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class OutlinePanel(Panel):
    """The left edge of the editor."""

    went = Signal(str)
    """To the section with this key."""
    entered = Signal()
    """What the current section holds is to have the keyboard."""
    hit_chosen = Signal(str)
    searched = Signal(str)
    mend_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("side", "Outline", parent)
        self._column = QVBoxLayout(self)
        self.search = SearchField("Find anything", key="Ctrl+F")
        self.search.setObjectName("find-anything")
        self._items = QStandardItemModel(self)
        self.list = _SectionList()
        self.list.setObjectName("outline")
        self.list.setAccessibleName("Sections")
        self.list.setModel(self._items)
        self.list.setItemDelegate(_SectionDelegate(self.list))
        self.list.setProperty("look", "clear")
        self.list.setProperty("ownFocus", True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits = RowList("What was found", height=48)
        self.hits.setObjectName("hits")
        self.nothing = PlainLabel("", "body", "ink2", wrap=True)
        found = QWidget()
        inner = QVBoxLayout(found)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.nothing)
        inner.addWidget(self.hits, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(found)
        self.state = QuietButton("Can be played", icon="ui-check", plain=True)
        self.state.setObjectName("to-mend")
        self._column.addWidget(self.search)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(Rule())
        foot = QHBoxLayout()
        foot.addWidget(self.state)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self.hints_button = QuietButton("", icon="ui-alert", key="F8", plain=True)
        self.hints_button.setObjectName("to-look-at")
        self.hints_button.hide()
        self.hints_button.clicked.connect(self.mend_wanted)
        below = QHBoxLayout()
        below.addWidget(self.hints_button)
        below.addStretch(1)
        self._column.addLayout(below)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.list.entered.connect(self.entered)
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._go_to_first)
        self.hits.chosen.connect(self.hit_chosen)
        self.hits.activated_key.connect(self.hit_chosen)
        self.state.clicked.connect(self.mend_wanted)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setFixedWidth(px(WIDTH))
        self.search.setMinimumWidth(0)
        self._column.setContentsMargins(px(8), px(8), px(8), px(8))
        self._column.setSpacing(px(8))
        self.list.scheduleDelayedItemsLayout()

    def show_sections(self, document: Document, troubles: Troubles) -> None:
        """Show the sections as they are now, and how much is to be mended."""
        self.set_lines(
            [
                OutlineLine(
                    key=of.key,
                    title=of.title,
                    count=len(items_in(document, of)) if of.is_list else None,
                    faults=len(troubles.in_section(of)),
                    hints=len(troubles.hints_in(of)),
                )
                for of in SECTIONS
            ]
        )
        self.set_state(len(document.faults), len(troubles.hints))

    def set_lines(self, lines: Sequence[OutlineLine]) -> None:
        """Show the sections; the current one stays current."""
        while self._items.rowCount() > len(lines):
            self._items.removeRow(self._items.rowCount() - 1)
        for number, line in enumerate(lines):
            if number == self._items.rowCount():
                self._items.appendRow(QStandardItem())
            item = self._items.item(number)
            if item.data(LINE) != line:
                item.setText(line.title)
                item.setData(line, LINE)
                count = f", {line.count:,}" if line.count is not None else ""
                faults = f", {line.faults} to mend" if line.faults else ""
                hints = f", {counted(line.hints, 'hint')}" if line.hints else ""
                item.setData(f"{line.title}{count}{faults}{hints}", Qt.ItemDataRole.AccessibleTextRole)

    def set_state(self, faults: int, hints: int = 0) -> None:
        """Say how much is to be mended, and how many hints there are."""
        self.hints_button.setText(counted(hints, "hint"))
        self.hints_button.setVisible(bool(hints) and not faults)
        self.state.setText(f"{faults:,} to mend" if faults else "Can be played")
        self.state.set_icon("ui-error" if faults else "ui-check")
        self.state.set_key("F8" if faults else "")
        self.state.setEnabled(bool(faults))

    def choose(self, key: str) -> None:
        """Make a section the current one without telling anybody."""
        for number in range(self._items.rowCount()):
            if self._items.item(number).data(LINE).key == key:
                before = self.list.selectionModel().blockSignals(True)
                self.list.setCurrentIndex(self._items.index(number, 0))
                self.list.selectionModel().blockSignals(before)
                self.list.viewport().update()

    def current(self) -> str:
        """Return the key of the current section."""
        line = self.list.currentIndex().data(LINE)
        return line.key if isinstance(line, OutlineLine) else ""

    def show_hits(self, query: str, hits: Sequence[HitLine], more: int = 0) -> None:
        """Show what was found in place of the sections; the sections again for an empty query."""
        self._stack.setCurrentIndex(1 if query else 0)
        rows = [Row(key=hit.key, title=hit.title, subtitle=hit.where) for hit in hits]
        if more:
            rows.append(Row(key="", title=f"{more:,} more", subtitle="Type more letters"))
        self.hits.set_rows(rows)
        self.nothing.setText("" if hits or not query else f"“{query}” stands nowhere in this scenario.")
        self.nothing.setVisible(bool(query) and not hits)

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_search(self, text: str) -> None:
        self.searched.emit(text.strip())

    def _go_to_first(self) -> None:
        first = self.hits.model().index(0, 0)
        if self._stack.currentIndex() == 1 and first.isValid():
            self.hits.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hits.setCurrentIndex(first)

    def _tell(self, now: QModelIndex) -> None:
        line = now.data(LINE)
        if isinstance(line, OutlineLine):
            self.went.emit(line.key)
