"""The moves of the turn in the order of ruling: what is done, what is next, what comes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.frames import HatchFrame, Panel, SectionHeader
from ui.widgets.painted import px
from ui.widgets.rows import Row, RowList
from wargame.shown.rulings import QueueRow
from wargame.words.counting import counted

ROW = 56


class QueuePanel(Panel):
    """A list of moves; `chosen` tells the number of the one to look at."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "Moves to rule on", parent)
        self.head = SectionHeader("Moves")
        self.list = RowList("Moves in the order of ruling", ROW)
        self.list.setObjectName("ruling-queue")
        # A long queue scrolls by itself: it does not make the stage higher than the screen.
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.chosen.connect(lambda key: self.chosen.emit(int(key)))
        self.secret = HatchFrame("Facilitator only")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.secret)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(4), px(16), px(4), px(12))
        self._column.setSpacing(px(8))
        self.head.setContentsMargins(px(12), 0, px(12), 0)
        self.list.setMinimumHeight(px(ROW) * 3)

    def show_rows(self, rows: tuple[QueueRow, ...], current: int) -> None:
        """Show the moves and mark the one that is looked at."""
        shown = [row for row in rows if not row.block]
        done = sum(1 for row in shown if row.done)
        self.head.set_texts("Moves", f"{done} of {len(shown)} done")
        self.list.set_rows(
            [
                Row(
                    key=str(row.number),
                    title=row.title,
                    subtitle=row.said,
                    glyph=row.glyph,
                    sign="ui-check" if row.done else "",
                )
                for row in rows
            ]
        )
        self.list.choose(str(current))
        covert = sum(1 for row in rows if row.covert)
        self.secret.setVisible(covert > 0 and not any(row.block for row in rows))
        self.secret.set_text(f"Facilitator only: {counted(covert, 'covert move')}")
