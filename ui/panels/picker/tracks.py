"""The tracks in the picker: each with its steps, its value, and a pair of buttons.

What would move it is seen on the steps at once: those that it would gain are drawn as outlines, those that it
would lose stay as pale ones.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.meters import SEGMENTS_AT_MOST, TrackReading
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import PlainLabel

COLUMNS = 2
WIDE, HIGH = 64, 6
"""The steps of a track, in px at 100 %."""


class Steps(Painted):
    """The steps of a track, with those that would be gained or lost."""

    def __init__(self, reading: TrackReading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading, self._then = reading, reading.value
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_then(self, then: int) -> None:
        """Show where it would stand."""
        self._then = then
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all steps."""
        return QSize(px(WIDE), px(HIGH) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        one, painter = self._reading, smooth(self)
        count = max(1, one.high - one.low)
        parts, share = min(count, SEGMENTS_AT_MOST), max(1.0, count / SEGMENTS_AT_MOST)
        now, then = (value - one.low for value in (one.value, self._then))
        gap = px(2)
        width = (self.width() - gap * (parts - 1)) / parts
        for at in range(parts):
            square = QRectF(at * (width + gap), 1, width, px(HIGH))
            edge = at * share
            if edge < min(now, then):
                fill_round(painter, square, px(1), colour("ink2"))
            elif edge < max(now, then):
                inside = square.adjusted(0.5, 0.5, -0.5, -0.5)
                ground = colour("surface") if then > now else colour("sunken")
                fill_round(painter, inside, px(1), ground, colour("ink"), 1.5)
            else:
                fill_round(painter, square, px(1), colour("sunken"))


class TrackSteps(QWidget):
    """Tracks in two columns."""

    stepped = Signal(str, int)
    """A track, and one up or down."""

    def __init__(self, tracks: Sequence[tuple[str, TrackReading]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tracks")
        self._steps: dict[str, Steps] = {}
        self._values: dict[str, PlainLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(2))
        grid.setHorizontalSpacing(px(24))
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        for at, (track, reading) in enumerate(tracks):
            grid.addWidget(self._row(track, reading), at // COLUMNS, at % COLUMNS)

    def show_then(self, values: Mapping[str, int]) -> None:
        """Show where each track would stand."""
        for track, value in values.items():
            if track in self._steps:
                self._steps[track].show_then(value)
                self._values[track].setText(_figure(value))

    def _row(self, track: str, reading: TrackReading) -> QWidget:
        holder, name = QWidget(), reading.name
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        self._steps[track] = Steps(reading)
        self._values[track] = value = PlainLabel(
            _figure(reading.value), "body-strong", align=Qt.AlignmentFlag.AlignRight
        )
        value.setMinimumWidth(px(24))
        row.addWidget(PlainLabel(name, "label", elide=True), 1)
        row.addWidget(self._steps[track])
        row.addWidget(value)
        for glyph, words, by in (("ui-minus", "one less", -1), ("ui-plus", "one more", 1)):
            button = IconButton(glyph, f"{name}: {words}", size=28)
            button.setObjectName(f"track-{'more' if by > 0 else 'less'}-{track}")
            button.clicked.connect(lambda _=False, by=by: self.stepped.emit(track, by))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves Enter to the dark button
            row.addWidget(button)
        return holder


def _figure(value: int) -> str:
    return str(value).replace("-", "−")
