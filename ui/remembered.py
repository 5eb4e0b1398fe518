"""What is remembered between starts: how it looks, where sessions lie, what was open last.

One INI file in the user's settings folder, read at start-up and written at each change. It holds no text of
a session but file names and the seat at the laptop, so nothing secret can stand in it. A value that makes no
sense (a hand edited it) counts as not there. To remember one more thing: a property here, with its default.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ui.theme.theme import THEME_NAMES, ThemeName
from ui.theme.tokens import LARGEST_SCALE, SMALLEST_SCALE
from wargame.places import config_folder, sessions_folder

RECENT_AT_MOST: Final = 12
SHORTEST_IDLE_S: Final = 30
LONGEST_IDLE_S: Final = 300
IDLE_S: Final = 60
"""Seconds without input after which an open hand is hidden."""


class Remembered:
    """The settings file."""

    def __init__(self, path: Path | None = None) -> None:
        self._file = QSettings(str(path or config_folder() / "entente.ini"), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeName:
        """The chosen theme."""
        found = self.text("look/theme")
        return next((name for name in THEME_NAMES if name == found), "system")

    @theme.setter
    def theme(self, name: ThemeName) -> None:
        self.keep("look/theme", name)

    @property
    def scale(self) -> int:
        """The size of the interface in per cent."""
        return self._number("look/scale", 100, SMALLEST_SCALE, LARGEST_SCALE)

    @scale.setter
    def scale(self, per_cent: int) -> None:
        self.keep("look/scale", str(per_cent))

    @property
    def reduced_motion(self) -> bool:
        """Whether movement is left out."""
        return self.text("look/reduced-motion") == "yes"

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        self.keep("look/reduced-motion", "yes" if reduced else "no")

    @property
    def idle_s(self) -> int:
        """Seconds without input after which an open hand is hidden, from 30 to 300."""
        return self._number("table/idle-seconds", IDLE_S, SHORTEST_IDLE_S, LONGEST_IDLE_S)

    @idle_s.setter
    def idle_s(self, seconds: int) -> None:
        self.keep("table/idle-seconds", str(seconds))

    @property
    def sound(self) -> bool:
        """Whether the timer may be heard."""
        return self.text("table/sound") == "yes"

    @sound.setter
    def sound(self, on: bool) -> None:
        self.keep("table/sound", "yes" if on else "no")

    @property
    def sessions_folder(self) -> Path:
        """Where sessions are looked for and made."""
        found = Path(self.text("files/sessions-folder"))
        return found if found.is_absolute() else sessions_folder()

    @sessions_folder.setter
    def sessions_folder(self, folder: Path) -> None:
        self.keep("files/sessions-folder", str(folder))

    @property
    def recent(self) -> tuple[Path, ...]:
        """Files that were opened, the latest first; some may be gone."""
        kept = (self.text(f"files/recent-{number}") for number in range(RECENT_AT_MOST))
        return tuple(path for text in kept if (path := Path(text)).is_absolute())

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        path = path.absolute()
        self._write_recent((path, *(one for one in self.recent if one != path)))

    @property
    def open_session(self) -> Path | None:
        """The session that was open when the program stopped without closing it."""
        found = Path(self.text("files/open-session"))
        return found if found.is_absolute() else None

    @open_session.setter
    def open_session(self, path: Path | None) -> None:
        self.keep("files/open-session", str(path.absolute()) if path else "")

    @property
    def open_seat(self) -> str:
        """The seat to which the laptop was handed over when the program stopped; empty at the table."""
        return self.text("files/open-seat")

    @open_seat.setter
    def open_seat(self, seat: str) -> None:
        self.keep("files/open-seat", seat)

    def restore_place(self, window: QWidget, name: str) -> bool:
        """Put a window where it was; return whether its place was known and still exists."""
        text = self.text(f"windows/{name}")
        if not text:
            return False
        from PySide6.QtCore import QByteArray

        kept = QByteArray.fromBase64(text.encode("ascii", "ignore"))
        return not kept.isEmpty() and window.restoreGeometry(kept)

    def keep_place(self, window: QWidget, name: str) -> None:
        """Remember where a window is."""
        self.keep(f"windows/{name}", window.saveGeometry().toBase64().toStdString())

    def text(self, key: str, otherwise: str = "") -> str:
        """Return a text that was kept under `key`, or `otherwise`."""
        found = self._file.value(key)
        return found if isinstance(found, str) else otherwise

    def keep(self, key: str, text: str) -> None:
        """Keep a text under `key`."""
        if self._file.value(key) != text:
            self._file.setValue(key, text)
            self._file.sync()

    def _number(self, key: str, otherwise: int, least: int, most: int) -> int:
        found = self.text(key)
        number = int(found) if found.isascii() and found.isdigit() else otherwise
        return number if least <= number <= most else otherwise

    def _write_recent(self, paths: tuple[Path, ...]) -> None:
        for number in range(RECENT_AT_MOST):
            self.keep(f"files/recent-{number}", str(paths[number]) if number < len(paths) else "")
