"""The projector: a second window for the room, which follows the table and takes no orders.

It asks the room's door for what may be known after every change and hands that to the board; nothing else of
the session reaches it. The facilitator opens it with P, blanks it with F9 and freezes it with Shift+F9 from
the table. It goes to a second screen by itself; when that screen goes away it becomes a window again, so that
it never covers the table, and when the screen is back it fills it again.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.bridge import RoomBridge
from ui.panels.room.board import BlankPanel, BoardPanel
from ui.panels.room.wall_throw import ThrowBoard
from ui.panels.room.wall_wifi import WifiBoard
from ui.widgets.mark_strip import MarkStrip
from ui.widgets.qr_code import Modules
from ui.windows.on_screen import within
from wargame.shown.projector import SETTING, SIZE, RoomView, room_view
from wargame.shown.room_throw import room_throw

if TYPE_CHECKING:
    from wargame.game.sight import Sight

SIZE_AS_WINDOW = (1280, 720)
EDGE = 40
"""Room for the frame of the window and the bar of the desktop, in px."""


class ProjectorWindow(QWidget):
    """What the room sees."""

    closed = Signal()
    came_home = Signal()
    """Its screen went away; it is a window beside the table now."""
    went_out = Signal()
    """A second screen is there again; it fills that one."""

    def __init__(
        self,
        bridge: RoomBridge,
        home: QWidget | None = None,
        screens: Callable[[], list[QScreen]] = QGuiApplication.screens,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Entente")
        self.setObjectName("projector-window")
        self._bridge, self._home = bridge, home
        self._door = bridge.door
        self._screens = screens
        self._waits_for_screen = False
        self._last: Sight | None = None
        self._blank = self._frozen = False
        self.board = BoardPanel()
        self.blank_page = BlankPanel()
        self.throw_page = ThrowBoard()
        self.wifi_page = WifiBoard()
        self._wifi = False
        self._view: RoomView | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.board)
        self._pages.addWidget(self.blank_page)
        self._pages.addWidget(self.throw_page)
        self._pages.addWidget(self.wifi_page)
        self._face: QWidget = self.board
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # The room reads from afar: it stands above all else, in larger letters, on every page.
        self.strip = MarkStrip(self, "heading")
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._pages, 1)
        # Whatever is shown, the window keeps the size that it was given.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(320, 180)
        self.resize(*SIZE_AS_WINDOW)
        # While a screen goes, windows still stand on it; where they stand is asked a moment later.
        self._screens_changed = QTimer(self)
        self._screens_changed.setSingleShot(True)
        self._screens_changed.setInterval(0)
        self._screens_changed.timeout.connect(self._fit_screens)
        bridge.changed.connect(self.follow)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._on_screens)
        app.screenAdded.connect(self._on_screens)
        self.follow()

    # What is shown

    def follow(self, happened: bool = False) -> None:
        """Show the room what it may know now; a frozen wall stays as it is."""
        if self._frozen:
            return
        door, known = self._door, self._door.look()
        before = self._last if happened else None
        view = room_view(known, door.sight_as_turn_began(), door.compiled, door.narrator, before=before)
        self._last = known.sight
        self.strip.show_marking(known.marking)
        self.board.set_size(_whole(known.settings.get(SIZE, "")))
        thrown = room_throw(known, door.compiled, door.narrator) if happened else None
        chosen = known.settings.get(f"{SETTING}{known.sight.phase}", "")
        if thrown is not None and not chosen:
            # The graph moves when the table goes over to it.
            self._view = view
            self._turn_to(self.throw_page)
            self.throw_page.show_throw(thrown, falling=True)
            return
        self._view = None
        self.board.show_view(view, animate=happened)
        self._turn_to(self.board)

    def show_board(self) -> None:
        """Go over from the throw to the graph, on which what it moved is seen moving."""
        if self._frozen or self._face is self.board:
            return
        self._turn_to(self.board)
        if self._view is not None:
            self.board.show_view(self._view, animate=True)
            self._view = None

    def finish_throw(self) -> None:
        """End the motion of a throw, as the table did."""
        self.throw_page.stage.finish()

    def _turn_to(self, page: QWidget) -> None:
        self._face = page
        self._show_face()

    def _show_face(self) -> None:
        """Show what is to be seen, the blank page over all else."""
        shown = self.wifi_page if self._wifi else self._face
        self._pages.setCurrentWidget(self.blank_page if self._blank else shown)

    def set_wifi(self, name: str, password: str, modules: Modules) -> None:
        """Show the code of the Wi-Fi in place of all else, or the table again where none is given."""
        self._wifi = bool(modules)
        if modules:
            self.wifi_page.show_wifi(name, password, modules)
        else:
            self.wifi_page.code.cover()
        self._show_face()

    def set_time(self, left: int, whole: int, digits: str, paused: bool = False) -> None:
        """Show how much time is left; a frozen wall stays as it is."""
        if not self._frozen:
            self.board.set_time(left, whole, digits, paused)

    def is_blank(self) -> bool:
        """Return whether the wall shows nothing."""
        return self._blank

    def is_frozen(self) -> bool:
        """Return whether the wall stays as it is."""
        return self._frozen

    def set_blank(self, blank: bool) -> None:
        """Show nothing, or the board again."""
        self._blank = blank
        self._show_face()

    def set_frozen(self, frozen: bool) -> None:
        """Keep what is shown, or follow the table again."""
        self._frozen = frozen
        if not frozen:
            self.follow()

    # Where it stands

    def open_for_room(self) -> None:
        """Fill a screen other than the table's; without one, be a window."""
        screen = self._other_screen()
        if screen is None:
            self.resize(within(self.size(), self._home_screen().availableGeometry().size()))
            self.show()
            self._stay_before_the_table()
        else:
            self._fill(screen)

    def _stay_before_the_table(self) -> None:
        """On the table's own screen: lie over the table also while the table has the keyboard."""
        if self._home is not None:
            self.windowHandle().setTransientParent(self._home.windowHandle())

    def _fill(self, screen: QScreen) -> None:
        self._waits_for_screen = False
        if self.isFullScreen():
            # A window that is full on one screen does not leave it while it stays so.
            self.showNormal()
        if self.isVisible():
            self.windowHandle().setTransientParent(None)  # type: ignore[arg-type]  # none is allowed
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _home_screen(self) -> QScreen:
        return self._home.screen() if self._home is not None else QGuiApplication.primaryScreen()

    def _other_screen(self) -> QScreen | None:
        mine = self._home_screen()
        return next((one for one in self._screens() if one is not mine), None)

    def _on_screens(self, _screen: QScreen) -> None:
        self._screens_changed.start()

    def _fit_screens(self) -> None:
        """Stand where the room can see it and never over the table, with the screens that there are now."""
        if not self.isVisible():
            return
        other = self._other_screen()
        if other is None:
            self._come_home()
        elif self._waits_for_screen or (self.isFullScreen() and self.screen() is self._home_screen()):
            self._fill(other)
            self.went_out.emit()

    def _come_home(self) -> None:
        """Be a window on the table's screen, wholly on it, with a frame to move it by."""
        was_full = self.isFullScreen()
        room = self._home_screen().availableGeometry()
        if not was_full and room.contains(self.frameGeometry().center()):
            return
        self._waits_for_screen = self._waits_for_screen or was_full
        if was_full:
            self.showNormal()
        width, height = SIZE_AS_WINDOW
        self.resize(min(width, room.width() * 3 // 4), min(height, room.height() * 3 // 4))
        self.move(room.right() - self.width() - EDGE, room.top() + EDGE)
        self.came_home.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the full screen on Esc; everything else is done at the table."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self._waits_for_screen = False
            self.showNormal()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the table that the wall is gone."""
        self._bridge.changed.disconnect(self.follow)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.disconnect(self._on_screens)
        app.screenAdded.disconnect(self._on_screens)
        self._screens_changed.stop()
        super().closeEvent(event)
        self.closed.emit()


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 100
