"""How what leaves the room is marked: set while the session runs, and taken off again.

Shown in a drawer of the table. Everything goes through `session.marking`, is on the record, and can be
taken back like any other step.
"""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import Scroller
from ui.widgets.frames import SectionHeader
from ui.widgets.marking_form import MarkingForm
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session.marking import marking_of, set_marking


class MarkingPanel(QWidget):
    """The fields of the marking and what sets it."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setAccessibleName("Marking")
        self.form = MarkingForm()
        self.form.on_enter(self._set)
        self.form.changed.connect(lambda _marking: self._show_whether())
        self.set = QuietButton("Mark it so", icon="ui-check")
        self.set.setObjectName("marking-set")
        self.set.clicked.connect(self._set)
        self.notice = Notice("", "error")
        self.notice.hide()
        about = PlainLabel(
            "It stands on every page, slide, table and picture that is made of this session, on the "
            "projector, and below this window.",
            "secondary",
            "ink3",
            wrap=True,
        )
        scroll = Scroller("Marking")
        scroll.column.addWidget(self.form)
        scroll.column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.set)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(8), px(16))
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("Marking"))
        column.addWidget(scroll, 1)
        column.addWidget(self.notice)
        column.addLayout(row)
        column.addWidget(about)
        self._shown = marking_of(bridge.session)
        self.form.show_marking(self._shown)
        self._show_whether()

    def show_state(self, _state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show the marking, unless another is being typed that is not set yet."""
        now = marking_of(self._bridge.session)
        if now != self._shown:
            self._shown = now
            self.form.show_marking(now)
        self._show_whether()

    def _show_whether(self) -> None:
        self.set.setEnabled(self.form.marking() != self._shown)

    def _set(self) -> None:
        refusal = self._bridge.attempt(set_marking, self.form.marking())
        if not self.notice.show_refusal(refusal):
            self.show_state(self._bridge.state)
