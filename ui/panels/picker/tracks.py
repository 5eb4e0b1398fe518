"""The tracks in the picker: each with its value and a pair of buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel

COLUMNS = 2


class TrackSteps(QWidget):
    """Tracks in two columns."""

    stepped = Signal(str, int)
    """A track, and one up or down."""

    def __init__(self, tracks: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tracks")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(2))
        grid.setHorizontalSpacing(px(24))
        for at, (track, name, value) in enumerate(tracks):
            grid.addWidget(self._row(track, name, value), at // COLUMNS, at % COLUMNS)

    def _row(self, track: str, name: str, value: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(PlainLabel(name, "label", elide=True), 1)
        row.addWidget(PlainLabel(value, "body-strong"))
        for glyph, words, by in (("ui-minus", "one less", -1), ("ui-plus", "one more", 1)):
            button = IconButton(glyph, f"{name}: {words}", size=28)
            button.setObjectName(f"track-{'more' if by > 0 else 'less'}-{track}")
            button.clicked.connect(lambda _=False, by=by: self.stepped.emit(track, by))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves Enter to the dark button
            row.addWidget(button)
        return holder
