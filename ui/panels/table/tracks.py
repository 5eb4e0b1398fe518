"""The tracks at the right of the table: where each stands and how it moved since the last turn."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.frames import SectionHeader
from ui.widgets.meters import TrackBar, TrackReading
from ui.widgets.painted import px
from ui.widgets.text import plain_tooltip
from wargame.shown.table import TrackRow

MOST_WITH_STEPS = 5
"""With more tracks than this the words for their steps stand in the tooltip only."""

MOST_WITH_HEIGHT = 6
"""With more tracks than this each takes less height, so that there is room for the outcomes."""


class TracksPanel(QWidget):
    """One bar for each track; `show_rows` redraws them all."""

    def __init__(self, title: str = "Tracks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._head = SectionHeader(title, "since last turn")
        self._bars: list[TrackBar] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._head)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setSpacing(px(3 if len(self._bars) > MOST_WITH_HEIGHT else 6))

    def show_rows(self, rows: tuple[TrackRow, ...]) -> None:
        """Show these tracks."""
        roomy = len(rows) <= MOST_WITH_STEPS
        while len(self._bars) > len(rows):
            bar = self._bars.pop()
            bar.hide()
            bar.deleteLater()
        for number, row in enumerate(rows):
            reading = TrackReading(
                name=row.name,
                value=row.value,
                low=row.low,
                high=row.high,
                before=row.before,
                step=row.step if roomy else "",
            )
            if number == len(self._bars):
                self._bars.append(TrackBar(reading))
                self._column.addWidget(self._bars[number])
            self._bars[number].set_reading(reading)
            self._bars[number].set_low(len(rows) > MOST_WITH_HEIGHT)
            self._bars[number].setToolTip(plain_tooltip(f"{row.name}: {row.step}") if row.step else "")
        self.restyle()
