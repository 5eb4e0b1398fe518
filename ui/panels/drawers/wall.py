"""What the projector shows: what stands beside the graph in each phase, and how large it is written.

Shown in a drawer of the table. The choices are kept with the session.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.widgets.frames import SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.shown.next_step import phase_title
from wargame.shown.projector import CONTENTS, SETTING, SIZE, SIZES


class WallPanel(QWidget):
    """One choice for each phase, and one for the size."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setAccessibleName("What the projector shows")
        self.notice = Notice("", "error")
        self.notice.hide()
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._boxes: dict[str, QComboBox] = {}
        state = bridge.state
        for at, kind in enumerate(state.compiled.phases):
            if kind != "income":
                self._add(form, f"{SETTING}{kind}", phase_title(state, at), list(CONTENTS.items()))
        self._add(form, SIZE, "Size of letters", [(str(one), f"{one} %") for one in SIZES])
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("Projector"))
        said = (
            "It shows what everyone may know, and nothing else. "
            "P opens it, F9 blanks it, Shift+F9 freezes it."
        )
        column.addWidget(PlainLabel(said, "secondary", "ink2", wrap=True))
        column.addWidget(self.notice)
        column.addLayout(form)
        column.addStretch(1)
        self.show_state(state)

    def _add(self, form: QFormLayout, key: str, words: str, choices: list[tuple[str, str]]) -> None:
        box = QComboBox()
        box.setObjectName(key)
        box.setAccessibleName(words)
        for value, text in choices:
            box.addItem(text, value)
        box.activated.connect(lambda _at: self._choose(key, box.currentData()))
        form.addRow(PlainLabel(words, "label", "ink2"), box)
        self._boxes[key] = box

    def show_state(self, _state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show what is chosen."""
        settings = self._bridge.session.settings
        for key, box in self._boxes.items():
            box.setCurrentIndex(max(0, box.findData(settings.get(key, ""))))

    def _choose(self, key: str, value: str) -> None:
        self.notice.show_refusal(self._bridge.change_settings({key: value}))
