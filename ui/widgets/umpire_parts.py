"""What second rulings say, laid out: side by side where there is room, one below the other in a drawer.

Given an `UmpireView` of `wargame.shown.umpire`, of one session or of many. For the umpire alone: whoever
shows it says so, and keeps it closed.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.columns import Columns, clear_layout
from ui.widgets.frames import Panel
from ui.widgets.lean_lines import LeanLines
from ui.widgets.marks import Avatar
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from ui.widgets.titled import panel_of
from ui.widgets.twice_plot import TwicePlot
from wargame.shown.umpire import NOT_MEASURED, UmpireView
from wargame.words.counting import counted

FORMS: Final = "Workbook (*.xlsx);;JSON (*.json);;Folder of CSV files (*)"
WIDE = 900
"""Width in px at 100 % from which the parts stand side by side."""


def asked_where(asks: QWidget) -> Path | None:
    """Ask where second rulings are to be given out; None if nowhere."""
    chosen, kind = QFileDialog.getSaveFileName(
        asks.window(), "Give second rulings out", "second-rulings.xlsx", FORMS
    )
    if not chosen:
        return None
    return Path(chosen).with_suffix("") if "CSV" in kind else Path(chosen)


class UmpireParts(QWidget):
    """The sentence first, then points, lean, methods, moves met twice, and what is not measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = PlainLabel("", "heading", wrap=True)
        self.headline.setObjectName("umpire-headline")
        self.few = PlainLabel("", "body", "ink2", wrap=True)
        self._columns = Columns(WIDE, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self._sides: list[QVBoxLayout] = []
        for stretch in (6, 5):
            side = QWidget()
            inner = QVBoxLayout(side)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(px(8))
            self._columns.add(side, stretch)
            self._sides.append(inner)
        for widget in (self.headline, self.few, self._columns):
            column.addWidget(widget)

    def empty(self) -> None:
        """Take away what is said."""
        for label in (self.headline, self.few):
            label.setText("")
        for side in self._sides:
            clear_layout(side)

    def show_view(self, view: UmpireView) -> None:
        """Show what is said; parts of which there is nothing are left away."""
        self.empty()
        self.headline.setText(view.headline)
        few = "\n".join(filter(None, (view.few, view.left_out)))
        self.few.setText(few)
        self.few.setVisible(bool(few))
        left, right = self._sides
        if view.points:
            left.addWidget(_plot(view))
        if view.outcomes:
            left.addWidget(_words("Named outright", "", (view.outcomes,)))
        if view.leans:
            right.addWidget(_leans(view))
        if view.methods:
            rows = [("", one.title, f"{one.rulings}, {one.words}") for one in view.methods]
            right.addWidget(_rows("By method", "points apart", rows))
        met = [(one.glyph, one.title, one.words) for one in view.again]
        right.addWidget(
            _rows("Moves met twice", counted(len(met), "move") if met else "", met, view.steadiness)
        )
        right.addWidget(_words("What is not measured", "", NOT_MEASURED))
        for side in self._sides:
            side.addStretch(1)


def _plot(view: UmpireView) -> Panel:
    panel, column = panel_of("First ruling and second", counted(len(view.points), "move"))
    above = "Above the band the first gave the move more than the second, blind."
    column.addWidget(PlainLabel(above, "secondary", "ink2", wrap=True))
    plot = TwicePlot()
    plot.show_points(view.points)
    column.addWidget(plot)
    for words in filter(None, (view.gap, view.agreement)):
        column.addWidget(PlainLabel(f"{words}.", "body", wrap=True))
    column.addWidget(PlainLabel("Arrow keys go from move to move.", "caption", "ink3"))
    return panel


def _leans(view: UmpireView) -> Panel:
    panel, column = panel_of("Lean by seat", "points the first gave more, or less")
    lines = LeanLines()
    lines.setObjectName("lean-lines")
    lines.show_leans(view.leans)
    column.addWidget(lines)
    if view.lean_words:
        column.addWidget(PlainLabel(view.lean_words, "secondary", "ink2", wrap=True))
    return panel


def _rows(title: str, remark: str, rows: Sequence[tuple[str, str, str]], last: str = "") -> Panel:
    panel, column = panel_of(title, remark)
    for glyph, name, words in rows:
        line = QHBoxLayout()
        line.setSpacing(px(8))
        if glyph:
            line.addWidget(Avatar(glyph, size=22))
        line.addWidget(PlainLabel(name, "body", wrap=True, lines=2), 1)
        line.addWidget(PlainLabel(words, "secondary", "ink2"))
        column.addLayout(line)
    if last:
        column.addWidget(PlainLabel(last, "secondary", "ink2", wrap=True))
    return panel


def _words(title: str, remark: str, texts: Sequence[str]) -> Panel:
    panel, column = panel_of(title, remark)
    for text in texts:
        column.addWidget(PlainLabel(text, "secondary", "ink2", wrap=True))
    return panel
