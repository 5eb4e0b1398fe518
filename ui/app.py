"""Start-up: the application, the theme, the desk; in an order that paints the library first.

`run` is called by `ui.__main__`. Before the first paint nothing is loaded but Qt, the theme and the
library; what stands in the files, and all of the game, comes after.
"""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from ui.crash import Watch, start_log
from ui.desk import Desk
from ui.remembered import Remembered
from ui.theme.fonts import load_fonts
from ui.theme.language import speak_one_language
from ui.theme.theme import FUSION, Theme, apply_theme
from ui.widgets.wheel import WheelFilter


class EntenteApplication(QApplication):
    """The application: speaks English on every system, and takes files opened by a double click."""

    file_wanted = Signal(Path)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        speak_one_language(self)
        self.wheel = WheelFilter(self)

    def event(self, event: QEvent) -> bool:
        """Take a file that the system wants to be opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_wanted.emit(Path(event.file()))
            return True
        return super().event(event)


def run(files: Sequence[str] = ()) -> int:
    """Open the window, and the first of `files`; return the exit code when everything is closed."""
    app = EntenteApplication([*sys.argv[:1], "-style", "fusion"])
    app.setProperty(FUSION, True)
    app.setApplicationName("Entente")
    app.setOrganizationName("Entente")
    app.setDesktopFileName("entente")
    app.setQuitOnLastWindowClosed(False)
    watch = Watch()
    remembered = Remembered()
    theme = Theme(remembered.theme, remembered.scale, remembered.reduced_motion)
    apply_theme(app, theme, first_fonts_only=True)
    desk = Desk(theme, remembered)
    watch.start(desk.failed.emit, desk.recovery.note)
    app.file_wanted.connect(desk.open)
    desk.begin()
    for later in (load_fonts, desk.settle_in, start_log, _collect_garbage, _end_on_interrupt):
        QTimer.singleShot(0, later)
    if files:
        QTimer.singleShot(0, partial(desk.open, Path(files[0]).absolute()))
    code = app.exec()
    watch.stop()
    return code


def _end_on_interrupt() -> None:
    """Let Ctrl+C in the terminal end the program: Python sees no signal while Qt waits."""
    import signal

    # At once and without a farewell, which the record does not need.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _collect_garbage() -> None:
    """Look for garbage again from now on, but not among what the start has loaded."""
    gc.freeze()
    gc.enable()
