"""The review and the pace: what happened last, what is open, and where the day is against its plan.

Shown in a drawer of the table, and by itself when a session goes on another day. The room sees it: what it
may not know stands there while Control has it open.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.for_control import ForControl
from ui.widgets.frames import SectionHeader
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.shown.pace import Pace, pace
from wargame.shown.review import public_review, review
from wargame.times import now
from wargame.words.counting import counted


class ReviewPanel(QWidget):
    """Chapters, one below the other, and the table of the pace."""

    def __init__(
        self,
        bridge: SessionBridge,
        clock: Callable[[], datetime] = now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._now = bridge, clock
        self.setAccessibleName("Review and pace")
        self._scroll = Scroller("Review and pace")
        self._scroll.column.setSpacing(px(6))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(16), px(8), px(16))
        outer.addWidget(SectionHeader("Review and pace"))
        self.control = ForControl("review", "everything", self)
        self.control.turned.connect(lambda _open: self.show_state(self._bridge.state))
        outer.addWidget(self.control)
        outer.addWidget(self._scroll, 1)
        self.show_state(bridge.state)

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show where the session stands."""
        column = self._scroll.column
        clear_layout(column)
        told = review if self.control.is_open() else public_review
        for chapter in told(self._bridge.session, self._bridge.narrator):
            column.addWidget(SectionHeader(chapter.title, role="section"))
            for line in chapter.lines:
                column.addWidget(PlainLabel(line, "secondary", wrap=True))
        found = pace(state, self._bridge.session.history.line(), self._now())
        column.addWidget(SectionHeader("Pace", f"{counted(found.played, 'minute')} played", role="section"))
        column.addWidget(PlainLabel(found.words, "secondary", wrap=True))
        for turns, ends in found.shorter:
            said = f"With {counted(turns, 'turn')} it would end at {ends}."
            column.addWidget(PlainLabel(said, "secondary", "ink2", wrap=True))
        column.addWidget(_table(found))
        column.addStretch(1)


def _table(found: Pace) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, px(4), px(8), 0)
    grid.setColumnStretch(0, 1)
    for at, word in enumerate(("Phase", "planned", "spent")):
        grid.addWidget(PlainLabel(word, "caption", "ink3"), 0, at)
    for line, row in enumerate(found.phases, 1):
        spent = "–" if row.spent is None else f"{row.spent:.0f}"
        for at, text in enumerate((row.title, str(row.planned) if row.planned else "–", spent)):
            grid.addWidget(PlainLabel(text, "secondary", elide=at == 0), line, at)
    return holder
