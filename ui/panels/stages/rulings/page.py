"""How the parts of a ruling lie before the throw: side by side, or as pages where type is large.

With room the queue stands at the left, in the middle the move with its reasons, at the right the outcomes,
and the ladder below. Where there is little room the same parts are pages of one panel, and the ladder stays
in sight below them; where it is low, too, the ladder is a page of its own. Only the middle ever scrolls. The
parts are made by the stage and keep their place; pages are made by hiding what stands on another.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.stages.rulings.head import MoveHead
from ui.panels.stages.rulings.queue import QueuePanel
from ui.panels.stages.rulings.side import RulingSide
from ui.panels.stages.rulings.throw import ThrowPanel
from ui.theme.theme import UNBOUND, current_theme
from ui.widgets.columns import Columns, Scroller
from ui.widgets.frames import HatchFrame, Panel, Rule
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl

NARROW, BODY_NARROW = 980, 760
"""Below these widths (px at 100 %) the parts are pages, and the move's own columns are stacked."""

SHORT, LOW = 560, 340
"""Below these heights (px at 100 %) the parts are pages, and the ladder is a page, too."""

PAGES: Final = {
    "move": "The move",
    "odds": "Odds",
    "reasons": "Reasons",
    "outcomes": "Outcomes",
    "moves": "All moves",
}


class RulingPage(QWidget):
    """Everything before the throw; `said`, `asked` and `graphs` are columns that the stage fills."""

    def __init__(
        self,
        queue: QueuePanel,
        head: MoveHead,
        told: tuple[HatchFrame, Notice],
        side: RulingSide,
        throw: ThrowPanel,
    ) -> None:
        super().__init__()
        self._queue, self._head, self._side, self._throw = queue, head, side, throw
        self._secret, self._refusal = told
        self._said, self._asked, self._graphs = QWidget(), QWidget(), QWidget()
        self.said, self.asked, self.graphs = (
            _column(widget) for widget in (self._said, self._asked, self._graphs)
        )
        self._arranged = "roomy"
        self._judged, self._pictured = True, False
        self.tabs = SegmentedControl([Choice(key=key, text=text) for key, text in PAGES.items()], "Shown")
        self.tabs.setObjectName("ruling-pages")
        self.tabs.chosen.connect(self.turn_to)
        self.tabs.choose("move")
        self.middle = Scroller("The move")
        self.middle.inside.installEventFilter(self)
        self._body = Columns(BODY_NARROW, 24)
        self._panel = Panel("panel", "The move")
        self._lower = Rule()
        self._lay_out()
        self.restyle()

    def _lay_out(self) -> None:
        left = QWidget()
        self._left = _column(left)
        for widget in (self._said, self._asked, self._graphs):
            self._left.addWidget(widget)
        self._left.addStretch(1)
        self._body.add(left, 17)
        self._body.add(self._side, 12)
        self.middle.column.addWidget(self._body)
        self._main = QVBoxLayout(self._panel)
        for widget in (self._head, self._secret, self._refusal, Rule()):
            self._main.addWidget(widget)
        # The middle takes what it needs, the ladder the rest.
        self._main.addWidget(self.middle, 100)
        self._main.addWidget(self._lower)
        self._main.addWidget(self._throw, 1)
        self._row = QHBoxLayout()
        self._row.addWidget(self._queue)
        self._row.addWidget(self._panel, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        column.addLayout(self._row, 1)

    # Where the parts lie

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setSpacing(px(8))
        self._queue.setMinimumWidth(px(216))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make pages of the parts where it is small, and give the ladder one where it is low."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the middle what it needs now."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.middle.inside:
            self._fit_middle()
        return super().eventFilter(watched, event)

    def show_judged(self, judged: bool) -> None:
        """Leave away what there is only once the terms of a move are set."""
        self._judged = judged
        if not judged and self.tabs.current() != "moves":
            self.tabs.choose("move")
        self._show_parts()

    def show_pictured(self, pictured: bool) -> None:
        """Give the place of what is asked and of the ladder to the graphs of the outcomes, or back."""
        if pictured != self._pictured:
            self._pictured = pictured
            self._show_parts()

    def to_top(self) -> None:
        """Go back to the top: another move is shown."""
        self.middle.verticalScrollBar().setValue(0)
        self.turn_to("move")

    def turn_to(self, key: str) -> None:
        """Show a page, where there are pages."""
        self.tabs.choose(key)
        self._show_parts()

    def _arrange(self) -> None:
        small = self.width() < px(NARROW) or self.height() < px(SHORT)
        paged = current_theme().is_tight or small
        self._arranged = "roomy" if not paged else "low" if self.height() < px(LOW) else "paged"
        self._head.set_compact(paged)
        sides, ends = (16, 6) if paged else (20, 14)
        self._main.setContentsMargins(px(sides), px(ends), px(sides), px(ends))
        self._main.setSpacing(px(6 if paged else 9))
        for column in (self._left, self.said, self.asked):
            column.setSpacing(px(6 if paged else 10))
        if self.tabs.current() == "odds" and self._arranged != "low":
            self.tabs.choose("move")
        self._show_parts()

    def _show_parts(self) -> None:
        """Show what stands on the page that is turned to; everything where there are no pages."""
        paged, low, page = self._arranged != "roomy", self._arranged == "low", self.tabs.current()
        self.tabs.setVisible(paged)
        for key, there in (("reasons", True), ("outcomes", True), ("odds", low)):
            self.tabs.button(key).setVisible(there and self._judged)
        self._queue.setVisible(not paged or page == "moves")
        self._panel.setVisible(not paged or page != "moves")
        self._said.setVisible(not paged or page == "move")
        self._asked.setVisible(page == "reasons" if paged else not self._pictured)
        self._head.method.setVisible(self._judged and (not paged or page == "reasons"))
        self._side.setVisible(self._judged and (not paged or page == "outcomes"))
        self._graphs.setVisible(not paged or page == "outcomes")
        self.middle.setVisible(not (low and page == "odds"))
        pictured = self._pictured and not paged
        self._throw.setVisible(self._judged and not pictured and (not low or page == "odds"))
        self._lower.setVisible(self._throw.isVisibleTo(self) and not low)
        self._fit_middle()

    def _fit_middle(self) -> None:
        wide = self._panel.width() - 2 * self._main.contentsMargins().left()
        roomy = self._arranged == "roomy" and self._judged and not self._pictured
        self.middle.setMaximumHeight(self.middle.needs(wide) if roomy else UNBOUND)


def _column(holder: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    return column
