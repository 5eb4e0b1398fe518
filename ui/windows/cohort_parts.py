"""The parts of the page of many tables: the rail of tables at its left, and the overview.

Each is given what was seen (`cohort_work.Seen`) and shows it; what is drawn comes from
`wargame.cohort.series`, what is said from `wargame.cohort.telling`. Nothing is worked out here.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.frames import EmptyState, Panel, SectionHeader
from ui.widgets.painted import px
from ui.widgets.reading_order import set_reading_order
from ui.widgets.run_lines import RunLines
from ui.widgets.sheet_table import SheetTable
from ui.widgets.text import PlainLabel
from ui.widgets.titled import bars_panel, panel_of, sheet_panel
from ui.windows.cohort_work import Seen
from wargame.cohort.beside import beside_words, version_words
from wargame.cohort.labels import NO_LABELS
from wargame.cohort.series import both_sides, headline, number_sheets, rail_sheet, verdict_bars
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.cohort.gathering import Cohort
    from wargame.cohort.labels import Labels

RAIL: Final = 400
"""Width of the rail in px at 100 %."""
STACKED: Final = 320
"""Width of the rail in px at 100 % below which how a table ended stands below its name."""
WIDE: Final = 820
"""Width in px at 100 % from which courses and verdicts stand side by side."""
KEPT: Final = (
    "So that the next look takes no time, numbers of every session that was read lie beside your settings, "
    "without names and texts. Sessions are never changed."
)
LINES_WORDS: Final = "a line is a table: press it for its replay at that turn; □ ended early"
ABOUT: Final = (
    "Choose a folder of sessions of one scenario, or drop session files here. They are laid side by side: "
    "how they ended, how far apart they ran, and what so few tables cannot show."
)


class Scrolled(QScrollArea):
    """A column that scrolls down and is filled anew."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept = 0
        """How many of the first parts stay when it is filled anew."""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self._ground = QWidget()
        self._ground.setProperty("look", "clear")
        self.column = QVBoxLayout(self._ground)
        self.setWidget(self._ground)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(16)
        self.column.setContentsMargins(side, px(12), side, px(16))
        self.column.setSpacing(px(12))

    def set_order(self) -> None:
        """Make Tab go through what stands here as it is read: what was made anew would come last."""
        set_reading_order(self._ground)

    def empty(self) -> None:
        """Take away what stands here, but for what is kept at the top."""
        while (item := self.column.takeAt(self.kept)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


class SeriesRail(Scrolled):
    """The tables, versions and what differs, and what stands beside the series, each with why."""

    opened = Signal(object)
    """The file of a table is to be opened for reading."""
    rested = Signal(object)
    """Another table is rested on: its file."""
    left_out = Signal(object)
    """The files of the tables that are to be left out, all of them."""
    forget_wanted = Signal()
    """What is kept of sessions is to be thrown away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Tables of the series", parent)
        self.setObjectName("series-rail")
        self._paths: tuple[Path, ...] = ()
        self._cohort: Cohort | None = None
        self._labels: Labels | None = None
        self._seen = Seen()
        self._stacked = False
        self._rest: Path | None = None
        self._table: SheetTable | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_room(self, width: int) -> None:
        """Take a third of the page at most: at large letters the other parts need the rest."""
        self.setFixedWidth(min(px(RAIL), max(width // 3, px(120))))
        stacked = self.width() < px(STACKED)
        if stacked != self._stacked:
            self._stacked, self._cohort = stacked, None
            self.show_series(self._seen)

    def show_series(self, seen: Seen) -> None:
        """Show the tables of a series."""
        found, self._seen = seen.study, seen
        if found is not None and seen.every is self._cohort and seen.labels is self._labels:
            return  # other questions about the same tables leave the rail, and where one is in it
        self.empty()
        self._table = None
        self._cohort, self._labels = seen.every, seen.labels
        if found is None or seen.every is None:
            return
        sheet = rail_sheet(found, seen.every.tables, stacked=self._stacked)
        self._paths = tuple(one.path for one in seen.every.tables)
        self.column.addWidget(SectionHeader(sheet.title, sheet.remark))
        if sheet.rows:
            table = SheetTable(sheet.title, sheet.head, sheet.rows, words_last=True)
            table.setObjectName("series-tables")
            table.setToolTip("Enter opens a table for reading, Space leaves it out or takes it in")
            table.activated.connect(self._open)
            self._offer_ticks(table, seen.left)
            self.column.addWidget(table)
            self._table = table
            self.rest_on(self._rest)
            table.selectionModel().currentChanged.connect(self._on_rest)
        for title, words in (
            ("Versions", version_words(found)),
            ("Beside the series", beside_words(found, seen.labels or NO_LABELS)),
        ):
            if said := list(words):
                self.column.addWidget(SectionHeader(title, f"{len(said):,}"))
                for one in said:
                    self.column.addWidget(PlainLabel(one, "secondary", "ink2", wrap=True))
        self._offer_to_forget()
        self.column.addStretch(1)

    def rest_on(self, path: Path | None) -> None:
        """Rest on a table, if it is here."""
        self._rest = path
        if self._table is not None and path in self._paths:
            self._table.setCurrentIndex(self._table.model().index(self._paths.index(path), 0))
            QTimer.singleShot(0, self, self._see_rest)  # once there is room for it

    def take_focus(self) -> None:
        """Let the keys go through the tables, if one is rested on."""
        if self._table is not None and self._rest in self._paths:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_rest(self, index: QModelIndex) -> None:
        if index.isValid():
            self._rest = self._paths[index.row()]
            self.rested.emit(self._rest)
            self._see_rest()

    def _see_rest(self) -> None:
        """Scroll to the table that is rested on: its list is as high as its rows, and does not scroll."""
        if self._table is not None and self._table.currentIndex().isValid():
            row = self._table.visualRect(self._table.currentIndex())
            at = self._table.viewport().mapTo(self._ground, row.center())
            self.ensureVisible(0, at.y(), 0, row.height())

    def _offer_to_forget(self) -> None:
        """Say what is kept of the sessions, and let it be thrown away."""
        self.column.addWidget(SectionHeader("What is kept"))
        self.column.addWidget(PlainLabel(KEPT, "secondary", "ink2", wrap=True))
        button = QuietButton("Forget it", icon="ui-trash")
        button.setObjectName("forget-series")
        button.clicked.connect(self.forget_wanted)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _offer_ticks(self, table: SheetTable, left: frozenset[Path]) -> None:
        """Let each table be taken in or left out; a tick stands for taken in."""
        model = table.model()
        assert isinstance(model, QStandardItemModel)
        items = [model.item(row, 0) for row in range(model.rowCount())]
        for item, path in zip(items, self._paths, strict=True):
            item.setCheckable(True)
            item.setCheckState(Qt.CheckState.Unchecked if path in left else Qt.CheckState.Checked)
        table.restyle()

        def tell() -> None:
            pairs = zip(items, self._paths, strict=True)
            self.left_out.emit(
                frozenset(path for item, path in pairs if item.checkState() == Qt.CheckState.Unchecked)
            )

        model.itemChanged.connect(lambda _item: tell())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._paths[index.row()])


class OverviewPart(Scrolled):
    """What is said first, the courses, the verdicts, the numbers."""

    replayed = Signal(object, int)
    """The file of a table is to be replayed at a turn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Overview", parent)
        self.setObjectName("series-overview")
        self._chosen = ""
        self.choice: QComboBox | None = None
        self.column.addWidget(EmptyState("Many tables", ABOUT, "ui-chart"))
        self.column.addStretch(1)

    @property
    def followed(self) -> str:
        """What is followed turn by turn, where that was chosen."""
        return self._chosen

    def follow(self, course: str) -> None:
        """Follow something turn by turn once the tables are shown."""
        self._chosen = course

    def show_series(self, seen: Seen) -> None:
        """Show what the tables say."""
        was_there = self.choice is not None and self.choice.hasFocus()
        far = self.verticalScrollBar().value() if was_there else 0
        self.choice = self._fill(seen)
        if was_there and self.choice is not None:
            self.choice.setFocus()
        self.verticalScrollBar().setValue(far)

    def _fill(self, seen: Seen) -> QComboBox | None:
        """Fill the part, and return what the course is chosen with."""
        self.empty()
        choice = None
        found = seen.study
        if found is None or not found.cohort.tables:
            self.column.addWidget(EmptyState("No table to compare", ABOUT, "ui-chart"))
            self.column.addStretch(1)
            return None
        head, below = headline(found)
        title = PlainLabel(head, "dialog", wrap=True)
        title.setObjectName("series-headline")
        self.column.addWidget(title)
        if seen.left:
            below = (
                f"{counted(len(seen.left), 'table')} left out by hand. Say so where you tell this.",
                *below,
            )
        for words in below:
            self.column.addWidget(PlainLabel(words, "body", "ink2", wrap=True))
        if found.overview is not None:
            chart = verdict_bars(found.overview)
            panel, choice = self._courses(seen)
            self.column.addWidget(SideBySide(panel, bars_panel(chart) if chart else None))
        for sheet in number_sheets(found):
            self.column.addWidget(sheet_panel(sheet))
        self.column.addStretch(1)
        return choice

    def _courses(self, seen: Seen) -> tuple[Panel, QComboBox]:
        panel, column = panel_of("Turn by turn", LINES_WORDS)
        choice = QComboBox()
        choice.setObjectName("series-course")
        choice.setAccessibleName("What is followed turn by turn")
        for one in seen.courses:
            choice.addItem(one.name, one.key)
        column.addWidget(choice)
        found = seen.study
        drawn = [both_sides(found, one) for one in seen.courses] if found is not None else []
        sides = [(PlainLabel("", "secondary", "ink2", elide=True), RunLines()) for _ in (drawn or [()])[0]]
        paths = [table.path for table in found.shown] if found is not None else []
        for words, lines in sides:
            lines.opened.connect(lambda at, turn: self.replayed.emit(paths[at], turn))
            column.addWidget(words)
            column.addWidget(lines)
            words.setVisible(len(sides) > 1)
        column.addStretch(1)

        def show(at: int) -> None:
            for (words, lines), course in zip(sides, drawn[at] if at >= 0 else (), strict=False):
                words.setText(f"{course.name}: {counted(len(course.runs), 'table')}")
                lines.show_courses(course)

        choice.currentIndexChanged.connect(show)
        choice.activated.connect(lambda at: setattr(self, "_chosen", choice.itemData(at)))
        choice.setCurrentIndex(max(0, choice.findData(self._chosen)))
        show(choice.currentIndex())
        return panel, choice


class SideBySide(QWidget):
    """Two panels beside one another where there is room, else one below the other."""

    def __init__(self, one: QWidget, other: QWidget | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(one, 3)
        if other is not None:
            self._line.addWidget(other, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as there is room."""
        super().resizeEvent(event)
        wide = self.width() >= px(WIDE)
        self._line.setSpacing(px(12))
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
