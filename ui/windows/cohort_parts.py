"""The parts of the page of many tables: the rail of tables at its left, and the overview.

Each is given what was seen (`cohort_work.Seen`) and shows it; what is drawn comes from
`wargame.cohort.series`, what is said from `wargame.cohort.telling`. Nothing is worked out here.
"""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
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
from ui.widgets.frames import EmptyState, Panel, SectionHeader
from ui.widgets.painted import px
from ui.widgets.run_lines import RunLines
from ui.widgets.share_bars import ShareBars
from ui.widgets.sheet_table import SheetTable
from ui.widgets.text import PlainLabel
from ui.windows.cohort_work import Seen
from wargame.cohort.beside import beside_words, version_words
from wargame.cohort.labels import NO_LABELS
from wargame.cohort.series import headline, number_sheets, table_sheet, verdict_bars
from wargame.simulation.charts import BarChart
from wargame.simulation.sheets import Sheet

RAIL: Final = 300
"""Width of the rail in px at 100 %."""
WIDE: Final = 820
"""Width in px at 100 % from which courses and verdicts stand side by side."""
ABOUT: Final = (
    "Choose a folder of sessions of one scenario, or drop session files here. They are laid side by side: "
    "how they ended, how far apart they ran, and what so few tables cannot show."
)


class Scrolled(QScrollArea):
    """A column that scrolls down and is filled anew."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def empty(self) -> None:
        """Take away what stands here."""
        while (item := self.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


class SeriesRail(Scrolled):
    """The tables, versions and what differs, and what stands beside the series, each with why."""

    opened = Signal(object)
    """The file of a table is to be opened for reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Tables of the series", parent)
        self.setObjectName("series-rail")
        self._paths: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._fit()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        super().restyle()
        self._fit()

    def _fit(self) -> None:
        # At most a third of the room there is: at large letters the overview needs the rest.
        room = current_theme().room.width()
        self.setFixedWidth(min(px(RAIL), max(px(120), room // 3)) if room else px(RAIL))

    def show_series(self, seen: Seen) -> None:
        """Show the tables of a series."""
        self.empty()
        found = seen.study
        if found is None:
            return
        sheet = table_sheet(found)
        self._paths = tuple(one.path for one in found.cohort.tables)
        self.column.addWidget(SectionHeader(sheet.title, sheet.remark))
        if sheet.rows:
            table = SheetTable(sheet.title, sheet.head, sheet.rows)
            table.setObjectName("series-tables")
            table.setToolTip("Enter opens a table for reading")
            table.activated.connect(self._open)
            self.column.addWidget(table)
        for title, words in (
            ("Versions", version_words(found)),
            ("Beside the series", beside_words(found, seen.labels or NO_LABELS)),
        ):
            if said := list(words):
                self.column.addWidget(SectionHeader(title, f"{len(said):,}"))
                for one in said:
                    self.column.addWidget(PlainLabel(one, "secondary", "ink2", wrap=True))
        self.column.addStretch(1)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._paths[index.row()])


class OverviewPart(Scrolled):
    """What is said first, the courses, the verdicts, the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Overview", parent)
        self.setObjectName("series-overview")
        self._chosen = ""
        self.column.addWidget(EmptyState("Many tables", ABOUT, "ui-chart"))
        self.column.addStretch(1)

    def show_series(self, seen: Seen) -> None:
        """Show what the tables say."""
        self.empty()
        found = seen.study
        if found is None or not found.cohort.tables:
            self.column.addWidget(EmptyState("No table to compare", ABOUT, "ui-chart"))
            self.column.addStretch(1)
            return
        head, below = headline(found)
        title = PlainLabel(head, "dialog", wrap=True)
        title.setObjectName("series-headline")
        self.column.addWidget(title)
        for words in below:
            self.column.addWidget(PlainLabel(words, "body", "ink2", wrap=True))
        if found.overview is not None:
            chart = verdict_bars(found.overview)
            self.column.addWidget(SideBySide(self._courses(seen), _bars(chart) if chart else None))
        for sheet in number_sheets(found):
            self.column.addWidget(_sheet(sheet))
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _courses(self, seen: Seen) -> Panel:
        panel, column = _panel("Turn by turn", "a thin line is a table, □ ended early")
        self.choice = QComboBox()
        self.choice.setObjectName("series-course")
        self.choice.setAccessibleName("What is followed turn by turn")
        for one in seen.courses:
            self.choice.addItem(one.name, one.key)
        lines = RunLines()
        column.addWidget(self.choice)
        column.addWidget(lines)
        column.addStretch(1)

        def show(at: int) -> None:
            lines.show_courses(seen.courses[at] if at >= 0 else None)

        self.choice.currentIndexChanged.connect(show)
        self.choice.activated.connect(lambda at: setattr(self, "_chosen", self.choice.itemData(at)))
        self.choice.setCurrentIndex(max(0, self.choice.findData(self._chosen)))
        show(self.choice.currentIndex())
        return panel


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


def _panel(title: str, remark: str) -> tuple[Panel, QVBoxLayout]:
    panel = Panel("panel", title)
    column = QVBoxLayout(panel)
    column.setContentsMargins(px(16), px(12), px(16), px(12))
    column.setSpacing(px(8))
    column.addWidget(SectionHeader(title, remark))
    return panel, column


def _bars(chart: BarChart) -> Panel:
    panel, column = _panel(chart.title, chart.remark)
    column.addWidget(ShareBars(chart.bars))
    column.addStretch(1)
    return panel


def _sheet(sheet: Sheet) -> Panel:
    panel, column = _panel(sheet.title, sheet.remark)
    column.addWidget(SheetTable(sheet.title, sheet.head, sheet.rows))
    return panel
