"""The small pictures in the list of sessions: who stands with whom at the latest moment of each.

The list tells which lines are seen (`SessionList.pictures_wanted`); their sessions are read in the
background, drawn here and given back. A session is read again only when it was played in between. Imported
when the first picture is wanted, so that the library is painted first.
"""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from ui.background import Background
from ui.panels.home.picture import drawn
from ui.panels.home.session_list import PICTURE, SessionList
from ui.widgets.painted import px
from ui.windows.library_reading import alignments
from wargame.shown.graph import GraphContent
from wargame.shown.library import SessionRow

if TYPE_CHECKING:
    from pathlib import Path

SPACE: Final = (332.0, 200.0)
"""The canvas on which the alignments are laid out: in the proportions of the picture, and small, so that
actors and ties can still be told apart.
"""
EDGE: Final = 16.0
"""Half a disc, for actors that stand at the edge of it."""


class RowPictures(QObject):
    """Draws pictures for one list."""

    def __init__(self, shown: SessionList) -> None:
        super().__init__(shown)
        self._list = shown
        self.background = Background(self)
        self._read: dict[Path, tuple[float, GraphContent | None]] = {}
        """When each session was last played, and how it stood then."""
        self._asked: set[tuple[Path, float]] = set()

    def draw(self, rows: tuple[SessionRow, ...]) -> None:
        """Give the list the pictures of some lines, those that have to be read a little later."""
        for row in rows:
            known = self._read.get(row.path)
            if known is not None and known[0] == row.played:
                self._show(row, known[1])
            elif (row.path, row.played) not in self._asked:
                self._asked.add((row.path, row.played))
                self.background.ask(partial(alignments, row.path), partial(self._take, row))

    def stop(self) -> None:
        """Read nothing more; what was asked for is asked for again when it is seen again."""
        self.background.stop()
        self._asked.clear()

    def _take(self, row: SessionRow, content: GraphContent | None) -> None:
        self._asked.discard((row.path, row.played))
        self._read[row.path] = (row.played, content)
        self._show(row, content)

    def _show(self, row: SessionRow, content: GraphContent | None) -> None:
        if content is None:
            self._list.set_picture(row, None)
            return
        ratio = self._list.devicePixelRatioF()
        picture = drawn(content, PICTURE * (px(100) / 100) * ratio, space=SPACE, edge=EDGE)
        picture.setDevicePixelRatio(ratio)
        self._list.set_picture(row, picture)
