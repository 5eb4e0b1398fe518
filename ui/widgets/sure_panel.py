"""How sure a difference is, as figures: what chance does, shuffled this way and the other, and beside bots.

Given a `Sure` of `wargame.cohort.sureness`; nothing is reckoned here. The line is that of `interval_line`,
with a diamond where bots come to in the long run.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.widgets.frames import Panel, Rule
from ui.widgets.interval_line import IntervalLine, IntervalShown
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from ui.widgets.titled import panel_of
from wargame.cohort.sureness import Part, Sure

LINE_KEY = "dot and line: these tables and their interval; grey: none"
BOTS_KEY = f"{LINE_KEY}; diamond: bots"


def sure_panel(of: Sure) -> Panel:
    """Return the figures of one number."""
    panel, column = panel_of("How sure", of.name)
    panel.setObjectName("how-sure")
    figure = PlainLabel(of.figure, "figure")
    figure.setObjectName("sure-figure")
    column.addWidget(figure)
    column.addWidget(PlainLabel(f"{of.of} {of.about}", "body", "ink2", wrap=True))
    run = of.long_run
    line = IntervalLine(
        IntervalShown(
            value=of.value,
            low=of.low,
            high=of.high,
            beside=(run.value, run.give) if run is not None else None,
            words=next((one.words for one in of.parts), ""),
        )
    )
    column.addWidget(line)
    column.addWidget(PlainLabel(BOTS_KEY if run is not None else LINE_KEY, "caption", "ink3", wrap=True))
    for one in of.parts:
        column.addWidget(Rule())
        column.addWidget(_part(one))
    for words in of.cautions:
        column.addWidget(Notice(words, "warn"))
    column.addStretch(1)
    return panel


def _part(of: Part) -> QWidget:
    """Return figures under their heading, names to the left and counts to the right."""
    made = QWidget()
    made.setProperty("look", "clear")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(4))
    column.addWidget(PlainLabel(of.title, "label", "ink2", wrap=True))
    if of.rows:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setColumnStretch(0, 1)
        for at, (name, count) in enumerate(of.rows):
            grid.addWidget(PlainLabel(name, "body", wrap=True), at, 0)
            said = PlainLabel(
                count, "body-strong", align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            )
            grid.addWidget(said, at, 1)
        column.addLayout(grid)
    if of.words:
        column.addWidget(PlainLabel(of.words, "secondary" if of.rows else "body", "ink2", wrap=True))
    return made
