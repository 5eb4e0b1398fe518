"""Settings: how it looks, when a hand is hidden, where sessions lie. Each takes effect at once."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ui.remembered import Remembered
from ui.theme.theme import THEME_NAMES, Theme, ThemeName
from ui.theme.tokens import LARGEST_SCALE, SCALE_STEP, SMALLEST_SCALE
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.frames import SectionHeader
from ui.widgets.overlay import Overlay
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.words.counting import counted

THEME_WORDS: Final[dict[ThemeName, str]] = {
    "system": "Like the system",
    "light": "Light",
    "dark": "Dark",
    "high-contrast": "High contrast",
}

IDLE_CHOICES: Final = (30, 60, 90, 120, 180, 300)
"""Seconds that can be chosen."""


class Preferences(Overlay):
    """The settings over a window."""

    folder_changed = Signal()
    """Sessions are looked for elsewhere now."""

    def __init__(self, window: QWidget, theme: Theme, remembered: Remembered) -> None:
        super().__init__(window, "Settings", width=680)
        self.setObjectName("preferences")
        self._theme, self._remembered = theme, remembered
        self._labels: list[PlainLabel] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._grid = QGridLayout(ground)
        self._grid.setColumnStretch(1, 1)
        self._area.setWidget(ground)
        ground.installEventFilter(self)
        self._add_head()
        self._add_look()
        self._add_table()
        self._add_folder()
        self.column.addWidget(self._area, 1)
        theme.changed.connect(self._show)
        self.restyle()
        self._show()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        super().restyle()
        if hasattr(self, "_grid"):
            self._grid.setHorizontalSpacing(px(24))
            self._grid.setVerticalSpacing(px(12))
            self._grid.setContentsMargins(0, 0, px(12), px(8))
            self.scale.setFixedWidth(px(220))
            for label in self._labels:
                label.setMinimumHeight(px(32))
            self._fit_area()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as high as the settings are, also when their size was changed here."""
        asked = event.type() == QEvent.Type.LayoutRequest and hasattr(self, "_grid")
        if asked and watched is self._area.widget():
            self._fit_area()
        return super().eventFilter(watched, event)

    def _fit_area(self) -> None:
        self._area.setMinimumHeight(min(px(420), self._grid.sizeHint().height() + px(8)))

    def _add_head(self) -> None:
        close = IconButton("ui-x", "Close the settings", "Esc")
        close.setObjectName("preferences-close")
        close.clicked.connect(self.close_over)
        top = QHBoxLayout()
        top.addWidget(SectionHeader("Settings", role="dialog"), 1)
        top.addWidget(close)
        self.column.addLayout(top)

    def _add_line(self, words: str, field: QWidget, note: str = "") -> None:
        row = self._grid.rowCount()
        cell = QVBoxLayout()
        cell.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        if note:
            cell.addWidget(PlainLabel(note, "secondary", "ink3", wrap=True))
        self._grid.addWidget(self._label(words), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(cell, row, 1)

    def _label(self, words: str) -> PlainLabel:
        label = PlainLabel(words, "body-medium")
        self._labels.append(label)
        return label

    def _add_look(self) -> None:
        choices = [Choice(key=name, text=THEME_WORDS[name]) for name in THEME_NAMES]
        self.theme = SegmentedControl(choices, "Theme")
        self.theme.setObjectName("theme")
        self.theme.chosen.connect(self._choose_theme)
        self.scale = QSlider(Qt.Orientation.Horizontal)
        self.scale.setObjectName("scale")
        self.scale.setAccessibleName("Size of text and controls in per cent")
        self.scale.setRange(SMALLEST_SCALE // SCALE_STEP, LARGEST_SCALE // SCALE_STEP)
        self.scale.setPageStep(1)
        self.scale_label = PlainLabel("", "body-medium")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.scale)
        row.addWidget(self.scale_label)
        # Resizing everything while the handle is held would move the handle away from the hand.
        self.scale.sliderMoved.connect(lambda value: self.scale_label.setText(self._scale_words(value)))
        self.scale.sliderReleased.connect(self._choose_scale)
        self.scale.actionTriggered.connect(self._choose_scale_by_key)
        self.motion = QCheckBox("Reduce motion")
        self.motion.setObjectName("reduced-motion")
        self.motion.toggled.connect(self._choose_motion)
        self._add_line("Theme", self.theme)
        self._add_line("Size", line)
        note = "Shows before and after instead of moving from one to the other."
        self._add_line("Motion", self.motion, note)

    def _add_table(self) -> None:
        self.idle = QComboBox()
        self.idle.setObjectName("idle")
        self.idle.setAccessibleName("Hide an open hand after")
        for seconds in IDLE_CHOICES:
            self.idle.addItem(_duration(seconds), seconds)
        self.idle.setCurrentIndex(max(0, self.idle.findData(self._remembered.idle_s)))
        self.idle.activated.connect(self._choose_idle)
        self.sound = QCheckBox("The timer may be heard")
        self.sound.setObjectName("sound")
        self.sound.setChecked(self._remembered.sound)
        self.sound.toggled.connect(self._choose_sound)
        note = "Without any input for so long, the curtain closes. It is announced ten seconds before."
        self._add_line("Hide an open hand after", self.idle, note)
        self._add_line("Sound", self.sound)

    def _add_folder(self) -> None:
        self.folder = PlainLabel("", "body", wrap=True)
        self.folder.setObjectName("folder")
        change = QuietButton("Choose another folder", icon="ui-folder")
        change.setObjectName("choose-folder")
        change.clicked.connect(self.choose_folder)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.folder)
        column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        row = self._grid.rowCount()
        self._grid.addWidget(self._label("Sessions lie in"), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(line, row, 1)
        self._grid.setRowStretch(row + 1, 1)

    def choose_folder(self) -> None:
        """Ask for another folder of sessions; the sessions in the old one stay where they are."""
        chosen = QFileDialog.getExistingDirectory(
            self.window(), "Folder of sessions", str(self._remembered.sessions_folder)
        )
        if chosen:
            self.take_folder(Path(chosen))

    def take_folder(self, folder: Path) -> None:
        """Look for sessions in `folder` from now on."""
        self._remembered.sessions_folder = folder
        self._show()
        self.folder_changed.emit()

    def _show(self) -> None:
        self.theme.choose(self._theme.name)
        self.scale.setValue(self._theme.wanted_scale // SCALE_STEP)
        self.scale_label.setText(self._scale_words(self.scale.value()))
        self.motion.setChecked(self._theme.reduced_motion)
        self.folder.setText(str(self._remembered.sessions_folder))

    def _scale_words(self, steps: int) -> str:
        """Return a scale in words, and what comes of it where the screen has no room for all of it."""
        scale, most = steps * SCALE_STEP, self._theme.most_scale
        return f"{scale} %" if scale <= most else f"{scale} %, here {most} %"

    def _choose_theme(self, name: str) -> None:
        chosen = next(one for one in THEME_NAMES if one == name)
        self._remembered.theme = chosen
        self._theme.choose(name=chosen)

    def _choose_scale(self) -> None:
        scale = self.scale.sliderPosition() * SCALE_STEP
        self._remembered.scale = scale
        self._theme.choose(scale=scale)

    def _choose_scale_by_key(self) -> None:
        if not self.scale.isSliderDown():
            self._choose_scale()

    def _choose_motion(self, reduced: bool) -> None:
        self._remembered.reduced_motion = reduced
        self._theme.choose(reduced_motion=reduced)

    def _choose_idle(self) -> None:
        self._remembered.idle_s = int(self.idle.currentData())

    def _choose_sound(self, on: bool) -> None:
        self._remembered.sound = on


def _duration(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    words = [counted(minutes, "minute")] if minutes else []
    return " ".join([*words, counted(rest, "second")] if rest else words)
