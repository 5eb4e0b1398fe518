"""The throw on the wall: the same picture as on the table's own screen, larger, with turn and move.

Shows a `RoomThrow` and knows nothing else; no buttons, no keys. It is drawn for 1366 x 768 and follows the
window; letters as large as these need no further size.
"""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.large import Ground, LargeText
from ui.widgets.throw_stage import WALL, ThrowStage
from wargame.shown.room_throw import RoomThrow

WIDE, HIGH = 1366, 768


class ThrowBoard(Ground):
    """Everything of one throw."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setAccessibleName("The throw, for the room")
        self.stage = ThrowStage(WALL)
        self.turn = LargeText(24, 600, lines=1, right=True)
        self.place = LargeText(24, 400, "ink2", lines=1, right=True)
        counted = QVBoxLayout()
        counted.setSpacing(0)
        counted.addWidget(self.turn)
        counted.addWidget(self.place)
        self.stage.head.addLayout(counted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stage)
        self.setMinimumSize(1, 1)

    def show_throw(self, view: RoomThrow, *, falling: bool) -> None:
        """Show a throw, before people's eyes if `falling`."""
        self.turn.write(view.turn)
        self.place.write(view.move)
        self._fit()
        self.stage.show_fall(view.fall, falling=falling)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture's proportions."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.stage.set_unit(max(0.25, min(self.width() / WIDE, self.height() / HIGH)))
