"""The library: sessions and scenarios, and every way into one.

At first it knows the files' names only and is painted at once; `read` then fills in the rest from the
background. What can be done with them stands in `library_work`, which the window adds. Opening, starting and
everything that needs another window is told by signals to the desk.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.background import Background
from ui.panels.home.nav import NavPanel
from ui.remembered import Remembered
from ui.theme.theme import current_theme
from ui.widgets.painted import px
from ui.windows.sessions_view import NARROW, SessionsView
from wargame.places import is_there
from wargame.shown.library import (
    SCENARIO_ENDINGS,
    SESSION_ENDING,
    SessionRow,
    in_order,
    listed,
    replaced,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from ui.panels.home.picture import StillPicture
    from ui.panels.home.welcome import WelcomePanel
    from ui.widgets.notices import Notice, NoticeKind
    from ui.windows.library_pictures import RowPictures
    from ui.windows.scenarios_view import ScenariosView
    from wargame.shown.graph import GraphContent

WORKBOOKS: Final = frozenset((".xlsx", ".xlsm"))
"""Endings of files of which a scenario can be made."""

BATCH: Final = 10
"""Sessions that are read before the list is shown anew."""


class LibraryPage(QWidget):
    """The first thing one sees."""

    new_wanted = Signal(object)
    """A session is to be made: with the scenario in this file, or None."""
    practice_wanted = Signal()
    open_wanted = Signal(Path)
    """A session, or a scenario."""
    read_wanted = Signal(Path)
    """A session, for reading only."""
    check_wanted = Signal(Path)
    """A session is to be verified, or a scenario checked."""
    balance_wanted = Signal(Path)
    """How a scenario plays is to be seen."""
    tables_wanted = Signal(object)
    """These session files are to be laid side by side."""
    edit_wanted = Signal(Path)
    """A scenario is to be opened in the editor."""
    workbook_wanted = Signal(Path)
    """A scenario is to be made from this workbook."""
    package_wanted = Signal(Path)
    """A packed scenario is to be looked at, and taken in."""
    print_wanted = Signal(Path)
    """The print kit of a scenario is wanted."""
    file_wanted = Signal()
    """A file is to be asked for."""
    scenarios_made = Signal(object)
    """The page of scenarios is there, and can be given its commands."""
    went = Signal(str)
    """`sessions` or `scenarios` is shown now."""
    guide_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAcceptDrops(True)
        self._remembered = remembered
        self._rows: tuple[SessionRow, ...] = ()
        self._notice: Notice | None = None
        self._pictured: SessionRow | None = None
        self._elsewhere: tuple[SessionRow, ...] = ()
        self._place = "sessions"
        self._act: Callable[[], object] | None = None
        self._scenarios: ScenariosView | None = None
        self._welcome: WelcomePanel | None = None
        self._picture: StillPicture | None = None
        self._pictures: RowPictures | None = None
        self.background = Background(self)
        self.nav = NavPanel()
        self.sessions = SessionsView()
        self.list = self.sessions.list
        self.hero = self.sessions.hero
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sessions)
        self._content = QVBoxLayout()
        self._content.addWidget(self._stack, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.nav)
        line.addLayout(self._content, 1)
        self.hero.opened.connect(self.open_wanted)
        self.hero.read.connect(self.read_wanted)
        self.list.opened.connect(self.open_wanted)
        self.list.pictures_wanted.connect(self._draw_pictures)
        self.nav.went.connect(self.go)
        self.nav.guide.clicked.connect(self.guide_wanted)
        self.nav.settings.clicked.connect(self.settings_wanted)
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.list_files()

    # Its parts

    @property
    def notice(self) -> "Notice":
        """The sentence above the list; made when there is one to say."""
        if self._notice is None:
            from ui.widgets.notices import Notice

            self._notice = Notice(closable=True)
            self._notice.setObjectName("library-notice")
            self._notice.button.setObjectName("library-notice-action")
            self._notice.acted.connect(self._do_act)
            self._notice.hide()
            self._content.insertWidget(0, self._notice)
        return self._notice

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(24)
        self._content.setContentsMargins(side, px(16), side, px(12))
        self._content.setSpacing(px(12))
        self._fit()

    # What it shows

    def list_files(self) -> None:
        """List the files of the sessions folder by their names."""
        folder = self._remembered.sessions_folder
        self.sessions.folder.setText(f"{folder}. Everything stays on this computer.")
        try:
            files = listed(folder)
        except OSError as error:
            files = ()
            words = f"The folder {folder} cannot be read: {error.strerror}. Choose another in the settings."
            self.tell(words, "error")
        known = {row.path: row for row in self._rows}
        # What was opened from other folders stays; `read` looks for it, for a folder may be far away.
        elsewhere = [row for row in self._elsewhere if row.path.parent != folder]
        self._rows = in_order([*(known.get(row.path, row) for row in files), *elsewhere])
        self._show_rows()

    def read(self) -> None:
        """Read what stands in the files, in the background; the list fills as it comes."""
        self.background.drop()
        paths = [row.path for row in self._rows]
        for start in range(0, len(paths), BATCH):
            self.background.ask(partial(_glimpses, paths[start : start + BATCH]), self._take_rows)
        recent = self._remembered.recent
        sessions = [
            path for path in recent if path.suffix.lower() == SESSION_ENDING and path.parent != self.folder()
        ]
        self.background.ask(partial(_glimpses_elsewhere, sessions), self._take_elsewhere)
        self.background.ask(_count_scenarios, self.nav.scenarios.set_count)
        if self._scenarios is not None:
            self._scenarios.recent = self._recent_scenarios()
            self._scenarios.read(self._used())

    def refresh(self) -> None:
        """Look at the folder again."""
        self.list_files()
        self.read()

    def go(self, place: str) -> None:
        """Show `sessions` or `scenarios`."""
        self.nav.show_place(place)
        self._place = place
        self._show_rows()
        if place == "scenarios":
            self.scenarios().begin()
        self.went.emit(place)

    def tell(
        self,
        text: str,
        kind: "NoticeKind" = "info",
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Say a sentence above the list, with a button if there is something to do about it."""
        self.notice.button.setText(action)
        self.notice.button.setVisible(bool(action))
        self._act = act
        self.notice.tell(text, kind)
        self.notice.show()

    def say_nothing(self) -> None:
        """Take back what was said: it is answered, or has become untrue."""
        if self._notice is not None:
            self._notice.hide()

    def has_picture(self) -> bool:
        """Return whether the picture of the session one would go on with is shown."""
        return self._picture is not None and self._picture.content() is not None

    def folder(self) -> Path:
        """Return the folder whose sessions are shown."""
        return self._remembered.sessions_folder

    def ask_for_new(self) -> None:
        """Tell that a new session is wanted, with no scenario chosen yet."""
        self.new_wanted.emit(None)

    def _do_act(self) -> None:
        if self._act is not None:
            self._act()

    def rows(self) -> tuple[SessionRow, ...]:
        """Return all sessions as far as they are known."""
        return self._rows

    def _show_rows(self) -> None:
        self.nav.sessions.set_count(len(self._rows))
        if self._place == "scenarios":
            self._stack.setCurrentWidget(self.scenarios())
            return
        if not self._rows:
            self._stack.setCurrentWidget(self._welcome_panel())
            return
        self._stack.setCurrentWidget(self.sessions)
        self.sessions.show_rows(self._rows)
        self._fit()

    def _take_rows(self, read: tuple[SessionRow, ...]) -> None:
        self._rows = in_order(replaced(self._rows, read))
        self._show_rows()
        hero = self.hero.row()
        if hero is not None and hero.standing != "unread" and hero != self._pictured:
            self._pictured = hero
            self.background.ask(partial(_alignments, hero.path), self._take_picture)

    def _take_elsewhere(self, read: tuple[SessionRow, ...]) -> None:
        gone = {row.path for row in self._elsewhere}
        self._elsewhere = read
        self._rows = in_order([*(row for row in self._rows if row.path not in gone), *read])
        self._show_rows()

    def _take_picture(self, content: "GraphContent | None") -> None:
        if self._picture is None:
            from ui.panels.home.picture import StillPicture

            self._picture = StillPicture()
            self.hero.set_picture(self._picture, self._is_wide())
        self._picture.show_content(content)

    def _draw_pictures(self, rows: tuple[SessionRow, ...]) -> None:
        if self._pictures is None:
            from ui.windows.library_pictures import RowPictures

            self._pictures = RowPictures(self.list)
        self._pictures.draw(rows)

    def rest(self) -> None:
        """Stop what is going on in the background."""
        self.background.stop()
        if self._pictures is not None:
            self._pictures.stop()
        if self._scenarios is not None:
            self._scenarios.rest()

    def scenarios(self) -> "ScenariosView":
        """Return the page of scenarios, which is made when it is first asked for."""
        if self._scenarios is None:
            from ui.windows.scenarios_view import ScenariosView

            self._scenarios = ScenariosView(self._recent_scenarios())
            self._stack.addWidget(self._scenarios)
            self.scenarios_made.emit(self._scenarios)
            self._scenarios.read(self._used())
            self._fit()
        return self._scenarios

    def _recent_scenarios(self) -> tuple[Path, ...]:
        recent = self._remembered.recent
        return tuple(path for path in recent if path.suffix.lower() in SCENARIO_ENDINGS)

    def _used(self) -> tuple[tuple[str, str], ...]:
        return tuple((row.title, row.scenario) for row in self._rows)

    def _welcome_panel(self) -> "WelcomePanel":
        if self._welcome is None:
            from ui.panels.home.welcome import WelcomePanel

            self._welcome = WelcomePanel()
            self._welcome.practice_button.clicked.connect(self._practise)
            self._welcome.new_button.clicked.connect(self.ask_for_new)
            self._welcome.open_button.clicked.connect(self.file_wanted)
            self._stack.addWidget(self._welcome)
            self._fit()
        return self._welcome

    def _practise(self) -> None:
        """Have the practice game started, and say meanwhile that it is."""
        welcome = self._welcome_panel()
        welcome.say_starting(True)
        self.practice_wanted.emit()
        welcome.say_starting(False)

    # Room, and files that are dropped

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take less room where there is less."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the primary button, or in the list of scenarios where that is shown."""
        super().showEvent(event)
        if self._place == "scenarios":
            self.scenarios().begin()
        elif self._rows:
            self.sessions.begin()
        else:
            self._welcome_panel().practice_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """Take files that can be opened."""
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        """Open the first file that was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and paths[0].suffix.lower() in WORKBOOKS:
            event.acceptProposedAction()
            self.go("scenarios")
            self.workbook_wanted.emit(paths[0])
        elif paths:
            event.acceptProposedAction()
            self.open_wanted.emit(paths[0])

    def look_into(self, package: Path) -> None:
        """Show the scenarios, and what a packed one says of itself."""
        self.go("scenarios")
        self.package_wanted.emit(package)

    def _room(self) -> QSize:
        theme = current_theme()
        return self.size().boundedTo(theme.room) * (100 / theme.scale)

    def _is_wide(self) -> bool:
        return self._room().width() >= NARROW

    def _fit(self) -> None:
        room = self._room()
        self.nav.set_compact(room.width() < NARROW)
        self.sessions.set_room(room)
        if self._welcome is not None:
            self._welcome.set_room(room)
        if self._scenarios is not None:
            self._scenarios.set_room(room)


def _glimpses(paths: list[Path]) -> tuple[SessionRow, ...]:
    from ui.windows.library_reading import glimpses

    return glimpses(paths)


def _glimpses_elsewhere(paths: list[Path]) -> tuple[SessionRow, ...]:
    return _glimpses([path for path in paths if is_there(path)]) if paths else ()


def _count_scenarios() -> int:
    from ui.windows.library_reading import count_scenarios

    return count_scenarios()


def _alignments(path: Path) -> "GraphContent | None":
    from ui.windows.library_reading import alignments

    return alignments(path)
