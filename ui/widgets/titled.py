"""Panels under a heading: bars or a table, each with a remark of what it rests on.

For pages that show what many games or many tables came to; fed with values of `wargame.simulation`.
"""

from PySide6.QtWidgets import QVBoxLayout

from ui.widgets.frames import Panel, SectionHeader
from ui.widgets.painted import px
from ui.widgets.share_bars import ShareBars
from ui.widgets.sheet_table import SheetTable
from wargame.simulation.charts import BarChart
from wargame.simulation.sheets import Sheet


def panel_of(title: str, remark: str) -> tuple[Panel, QVBoxLayout]:
    """Return a panel under a heading, and the column into which its content goes."""
    panel = Panel("panel", title)
    column = QVBoxLayout(panel)
    column.setContentsMargins(px(16), px(12), px(16), px(12))
    column.setSpacing(px(8))
    column.addWidget(SectionHeader(title, remark))
    return panel, column


def bars_panel(chart: BarChart) -> Panel:
    """Return bars under their heading."""
    panel, column = panel_of(chart.title, chart.remark)
    column.addWidget(ShareBars(chart.bars))
    column.addStretch(1)
    return panel


def sheet_panel(sheet: Sheet) -> Panel:
    """Return a table under its heading."""
    panel, column = panel_of(sheet.title, sheet.remark)
    column.addWidget(SheetTable(sheet.title, sheet.head, sheet.rows))
    return panel
