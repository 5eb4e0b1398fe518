"""The head of a ruling: whose move it is, the choice of method, and what the move says for itself."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.columns import Columns
from ui.widgets.marks import Avatar
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.shown.rulings import MoveView
from wargame.words.methods import Method

NARROW = 760


class MoveHead(Columns):
    """Glyph, title and seat; beside them the methods."""

    def __init__(
        self, methods: tuple[tuple[Method, str, str], ...], current: Method, parent: QWidget | None = None
    ) -> None:
        super().__init__(NARROW, 8, parent=parent)
        self.avatar = Avatar("seat", size=40)
        self.title = PlainLabel("", "serif-title", wrap=True, lines=2)
        self.said = PlainLabel("", "secondary", "ink2", wrap=True, lines=2)
        choices = [Choice(key=key, text=title, icon=icon) for key, title, icon in methods]
        self.method = SegmentedControl(choices, "Method", current)
        self.method.setObjectName("method")
        who = QWidget()
        row = QHBoxLayout(who)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.said)
        row.addWidget(self.avatar)
        row.addLayout(words, 1)
        self.add(who, 1)
        self.add(self.method, 0)

    def set_compact(self, compact: bool) -> None:
        """Take less height, or as much as is comfortable."""
        self.avatar.set_size(24 if compact else 40)
        for label in (self.title, self.said):
            label.set_lines(1 if compact else 2)

    def show_move(self, view: MoveView) -> None:
        """Show whose move it is."""
        self.avatar.set_glyph(view.glyph)
        self.title.setText(view.title)
        self.said.setText(view.said)


class MoveWords(QWidget):
    """What the card says, what the seat argues, who backs or blocks it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = PlainLabel("", "serif-small", "ink2", wrap=True)
        self.argument = PlainLabel("", "serif-large", wrap=True)
        self.backing = PlainLabel("", "secondary", "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for label in (self.text, self.argument, self.backing):
            column.addWidget(label)

    def show_move(self, view: MoveView) -> None:
        """Show the words that there are."""
        pairs = ((self.text, view.text), (self.argument, view.argument), (self.backing, view.backing))
        for label, text in pairs:
            label.setText(text)
            label.setVisible(bool(text))
        self.setVisible(any(text for _, text in pairs))
