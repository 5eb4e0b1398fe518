"""Who wins each scenario of the page of scenarios: looked up, or played beside the window.

The page asks for a file (`want`) once it was read; `found` tells who wins. What is kept is looked up in the
background; the rest is played in another process, one file after another, while the page is looked at.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.background import Background
from ui.panels.editor.player import Player
from wargame.shown.scenarios import SeatWon


class ScenarioWins(QObject):
    """Finds out who wins, one scenario after another."""

    found = Signal(object, object)
    """The path of a file, and its seats' shares of the wins; none where it cannot be played."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Path] = []
        """Files that are to be played, the next one first."""
        self._goes_on = False
        self.background = Background(self)
        self.player = Player(self)
        self.player.finished.connect(self._play)

    def want(self, path: Path, fingerprint: str) -> None:
        """Find out who wins the scenario in a file; `fingerprint` is its hash."""
        self.background.ask(partial(_known, fingerprint), partial(self._take_known, path))

    def go_on(self) -> None:
        """Play what waits: the page is looked at."""
        self._goes_on = True
        self._play()

    def pause(self) -> None:
        """Play nothing for a page that nobody looks at; the process is let go."""
        self._goes_on = False
        self.player.stop()

    def stop(self) -> None:
        """Forget everything that was asked."""
        self._waiting.clear()
        self.background.stop()
        self.pause()

    def is_busy(self) -> bool:
        """Return whether answers are due."""
        return self.background.is_busy() or (self._goes_on and bool(self._waiting))

    def _take_known(self, path: Path, wins: tuple[SeatWon, ...] | None) -> None:
        if wins is not None:
            self.found.emit(path, wins)
        elif path not in self._waiting:
            self._waiting.append(path)
            self._play()

    def _play(self) -> None:
        if not self._waiting or not self._goes_on or self.player.is_busy:
            return
        from wargame.simulation.kept import played  # with the first scenario that was never played

        path = self._waiting[0]
        self.player.work([partial(played, path)], partial(self._take_played, path))

    def _take_played(self, path: Path, wins: tuple[SeatWon, ...]) -> None:
        self._waiting = [one for one in self._waiting if one != path]
        self.found.emit(path, wins)


def _known(fingerprint: str) -> tuple[SeatWon, ...] | None:
    from wargame.simulation.kept import known  # with the first scenario that was read

    return known(fingerprint)
