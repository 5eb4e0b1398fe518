"""The copies that were made by themselves, over the library: choose one, and it becomes a new session.

The session that it is a copy of stays as it is, whether it is whole, damaged or gone.
"""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import IconButton, PrimaryButton
from ui.widgets.enter import EnterKey
from ui.widgets.frames import SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.overlay import Overlay
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel
from wargame.journal.keeping import Kept, all_kept, bring_back, kept
from wargame.journal.library import peek
from wargame.terms import EntenteError
from wargame.times import clock, now, when

WHY = (
    "A copy is made at the end of each turn and every ten minutes, on this computer; the last 20 of each "
    "session are kept. One that you bring back becomes a new session; the old file stays as it is."
)
NONE = "There is no copy yet. The first is made at the end of a turn, or after ten minutes."


class CopiesSheet(Overlay):
    """Lists copies and brings one back."""

    brought_back = Signal(Path)
    """The new session's file."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "Automatic copies", width=720, fills=True)
        self.setObjectName("copies")
        self._copies: dict[str, Kept] = {}
        self._folder = Path()
        self.head = SectionHeader("Automatic copies", "")
        close = IconButton("ui-x", "Close the list of copies", "Esc")
        close.setObjectName("copies-close")
        close.clicked.connect(self.close_over)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(close)
        self.words = PlainLabel(WHY, "body", "ink2", wrap=True)
        self.notice = Notice("", "error")
        self.notice.setObjectName("copies-notice")
        self.list = RowList("Copies")
        self.list.setObjectName("copies-list")
        self.list.activated_key.connect(lambda _key: self.press())
        self.button = PrimaryButton("Bring back as a new session")
        EnterKey(self, self.button)
        self.button.setObjectName("bring-back")
        self.button.clicked.connect(self.press)
        self.column.addLayout(top)
        self.column.addWidget(self.words)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.button)

    def open_for(self, session: Path | None, folder: Path) -> None:
        """List the copies of one session, or of all; what is brought back goes into `folder`."""
        self._folder = folder
        found = kept(session) if session is not None else all_kept()
        self._copies = {str(copy.path): copy for copy in found}
        self.head.set_texts("Automatic copies", f"of “{session.stem}”" if session else "")
        self.list.set_rows([_row(copy) for copy in found])
        self.notice.hide()
        self.button.setEnabled(bool(found))
        self.words.setText(WHY if found else NONE)
        if found:
            self.list.choose(str(found[0].path))
        self.open_over(self.list if found else None)

    def press(self) -> None:
        """Bring the chosen copy back."""
        copy = self._copies.get(self.list.current_key())
        if copy is None:
            return
        try:
            path = bring_back(copy, self._folder)
        except EntenteError as error:
            self.notice.tell(error.told.without_commands(), "error")
            self.notice.show()
            return
        self.close_over()
        self.brought_back.emit(path)


def _row(copy: Kept) -> Row:
    seen = peek(copy.path)
    made = when(copy.at.astimezone(), now())
    turn = f"turn {seen.turn} of {seen.turns}" if seen.turns else seen.words
    return Row(key=str(copy.path), title=copy.session, subtitle=f"{made} · {turn}", aside=clock(copy.at))
