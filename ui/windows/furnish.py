"""What every main window has: palette, list of keys, guide, settings, size of text, theme.

The window calls `furnish` once. What it opens lies over that window; the guide is a window of its own.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.remembered import Remembered
from ui.theme.theme import THEME_NAMES, Theme
from ui.windows.actions import add_command
from ui.windows.on_screen import turn_full_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.windows.palette import Palette
    from ui.windows.preferences import Preferences
    from ui.windows.shortcuts import Shortcuts

SCALES: Final = (80, 90, 100, 110, 125, 150, 175, 200)
"""The steps of larger and smaller text, in per cent."""


class Furniture(QObject):
    """The common things of one window; made by `furnish`."""

    guide_wanted = Signal()
    quit_wanted = Signal()
    folder_changed = Signal()
    """Sessions are looked for elsewhere now."""

    def __init__(self, window: QWidget, theme: Theme, remembered: Remembered) -> None:
        super().__init__(window)
        self._window, self._theme, self._remembered = window, theme, remembered
        self._palette: Palette | None = None
        self._keys: Shortcuts | None = None
        self._preferences: Preferences | None = None

    def open_palette(self) -> None:
        """Open the command palette."""
        if self._palette is None:
            from ui.windows.palette import Palette

            self._palette = Palette(self._window)
        self._palette.open_for()

    def open_keys(self) -> None:
        """Open the list of keys."""
        if self._keys is None:
            from ui.windows.shortcuts import Shortcuts

            self._keys = Shortcuts(self._window)
        self._keys.open_over(self._keys.area)

    def open_preferences(self) -> None:
        """Open the settings."""
        if self._preferences is None:
            from ui.windows.preferences import Preferences

            self._preferences = Preferences(self._window, self._theme, self._remembered)
            self._preferences.folder_changed.connect(self.folder_changed)
        self._preferences.open_over()

    def step_scale(self, up: bool) -> None:
        """Make everything a step larger or smaller, up to the ends."""
        now, most = self._theme.own_scale, self._theme.most_scale
        others = [scale for scale in SCALES if (now < scale <= most if up else scale < now)]
        if others:
            self.set_scale(min(others) if up else max(others))

    def set_scale(self, scale: int) -> None:
        """Show everything at `scale` per cent, now and at the next start."""
        self._remembered.scale = scale
        self._theme.choose(scale=scale)

    def next_theme(self) -> None:
        """Go on to the next theme, and remember it."""
        following = THEME_NAMES[(THEME_NAMES.index(self._theme.name) + 1) % len(THEME_NAMES)]
        self._remembered.theme = following
        self._theme.choose(name=following)


def furnish(window: QWidget, theme: Theme, remembered: Remembered) -> Furniture:
    """Give a window what every window has, and return it for its signals."""
    made = Furniture(window, theme, remembered)
    things: dict[str, Callable[[], object]] = {
        "palette": made.open_palette,
        "guide": made.guide_wanted.emit,
        "keys": made.open_keys,
        "preferences": made.open_preferences,
        "larger": lambda: made.step_scale(up=True),
        "smaller": lambda: made.step_scale(up=False),
        "normal-size": lambda: made.set_scale(100),
        "next-theme": made.next_theme,
        "full-screen": lambda: turn_full_screen(window),
        "quit": made.quit_wanted.emit,
    }
    for name, slot in things.items():
        add_command(window, name, slot)
    return made
