"""A seat's aims and brief, beside its cards: public goals, the hidden set, red lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.frames import HatchFrame, Rule
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.shown.hand import Hand


class AimsPanel(QScrollArea):
    """What the seat wants, and how it stands; hidden aims stand below a hatch."""

    def __init__(self, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("look", "clear")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Aims and brief")
        inside = QWidget()
        inside.setProperty("look", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(8))
        column.addWidget(PlainLabel(hand.brief, "serif", wrap=True))
        column.addWidget(PlainLabel("You play a position, not a person.", "secondary", "ink3", wrap=True))
        column.addWidget(Rule())
        if hand.hidden_set:
            column.addWidget(HatchFrame("Hidden aims"))
            column.addWidget(PlainLabel(hand.hidden_set, "serif-heading", wrap=True))
            self._goals(column, hand, hidden=True, red=False)
        column.addWidget(PlainLabel("Public aims", "body-strong"))
        self._goals(column, hand, hidden=False, red=False)
        if any(goal.red_line for goal in hand.goals):
            column.addWidget(PlainLabel("Red lines", "body-strong"))
            self._goals(column, hand, hidden=False, red=True)
        column.addStretch(1)
        self.setWidget(inside)

    def _goals(self, column: QVBoxLayout, hand: Hand, *, hidden: bool, red: bool) -> None:
        for goal in hand.goals:
            if goal.hidden == hidden and goal.red_line == red:
                row = QHBoxLayout()
                row.addWidget(PlainLabel(goal.text, "body", wrap=True), 1)
                row.addWidget(PlainLabel(goal.points, "body", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
                column.addLayout(row)
