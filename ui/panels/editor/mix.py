"""A track that is a mix of others: a slider for each part, and together always 100 %.

Fed with a `TrackRow`. While a slider moves, the others give way in proportion; a part that is pressed by its
name is locked and keeps its share. One drag is told as one move.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSlider, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import clear_layout
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.shown.editor.tracks import WHOLE, TrackRow, rebalanced

PART: Final = 150
KEPT: Final = "kept as it is"


class MixBoard(QWidget):
    """The parts of one mix."""

    moved = Signal(int, int, object)
    """Which part, its per cent, and the parts that are locked."""
    join_asked = Signal()
    entered = Signal()
    """A slider has the keyboard."""

    def __init__(self, row: TrackRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._locked: frozenset[int] = frozenset()
        self.value = PlainLabel("", "heading")
        self.sum = PlainLabel("", "secondary", "ink3")
        self.join_button = QuietButton("Add to the mix", icon="ui-plus", plain=True, height=28)
        self.join_button.setObjectName(f"join-{row.id}")
        self.join_button.clicked.connect(self.join_asked)
        self._grid = QGridLayout()
        self.sliders: list[QSlider] = []
        self._names: list[QuietButton] = []
        self._shares: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.value)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.sum)
        self._column.addWidget(self.join_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._build()
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.show_row(row)

    def first(self) -> QWidget | None:
        """Return the first slider."""
        return self.sliders[0] if self.sliders else None

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setSpacing(px(4))
        self._grid.setSpacing(px(4))
        for name in self._names:
            name.setMaximumWidth(px(PART))

    def show_row(self, row: TrackRow) -> None:
        """Show the mix as it is now."""
        self._row = row
        self._show([part.percent for part in row.mix])
        mixed = row.mixed()
        rounded = row.counts_as()
        as_whole = "" if mixed == rounded else f", which counts as {rounded}"
        self.value.setText(f"{mixed:g} at the start{as_whole}" if row.mix else "Nothing is in it yet")

    def set_read_only(self, read_only: bool) -> None:
        """Let it only be looked at."""
        for slider in self.sliders:
            slider.setEnabled(not read_only)
        self.join_button.setVisible(not read_only)

    def _build(self) -> None:
        clear_layout(self._grid)
        for number, part in enumerate(self._row.mix):
            name = QuietButton(part.name, plain=True, height=28)
            name.setCheckable(True)
            name.setAccessibleName(f"{part.name}: {KEPT} while the others move")
            name.setObjectName(f"lock-{self._row.id}-{part.track}")
            name.toggled.connect(lambda _on: self._lock())
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setObjectName(f"part-{self._row.id}-{part.track}")
            slider.setRange(0, WHOLE)
            slider.setPageStep(5)
            slider.valueChanged.connect(lambda to, number=number: self._on_value(number, to))
            slider.sliderReleased.connect(lambda number=number: self._rest(number))
            slider.installEventFilter(self)
            share = PlainLabel("", "body")
            self._names.append(name)
            self.sliders.append(slider)
            self._shares.append(share)
            for column, widget in enumerate((name, slider, share)):
                self._grid.addWidget(widget, number, column)
        self._grid.setColumnStretch(1, 1)

    def _lock(self) -> None:
        self._locked = frozenset(at for at, name in enumerate(self._names) if name.isChecked())
        for name in self._names:
            name.set_icon("ui-lock" if name.isChecked() else "")

    def _show(self, percents: list[int]) -> None:
        for part, slider, share, percent in zip(
            self._row.mix, self.sliders, self._shares, percents, strict=True
        ):
            slider.blockSignals(True)
            slider.setValue(percent)
            slider.blockSignals(False)
            slider.setAccessibleName(f"{part.name}: {percent}% of {self._row.name}, starts at {part.start}")
            share.setText(f"{percent}% of {part.start}")
        total = sum(percents)
        self.sum.setText(f"{total}% in all")
        self.sum.setVisible(bool(percents))

    def _on_value(self, number: int, to: int) -> None:
        old = [part.percent for part in self._row.mix]
        self._show(rebalanced(old, number, to, self._locked))
        if not self.sliders[number].isSliderDown():
            self._rest(number)

    def _rest(self, number: int) -> None:
        to = self.sliders[number].value()
        if to != self._row.mix[number].percent:
            self.moved.emit(number, to, self._locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes to a slider has chosen its track."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)
