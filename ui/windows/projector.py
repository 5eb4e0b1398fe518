"""The projector: a second window for the room, which follows the table and takes no orders.

It asks `sight` and `seen` for the room's part of every change and hands that to the board; nothing else of a
state reaches it. The facilitator opens it with P, blanks it with F9 and freezes it with Shift+F9 from the
table. It goes to a second screen by itself; when that screen goes away it becomes a window again, so that
it never covers the table.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.board import BlankPanel, BoardPanel
from ui.presenters.graph import places_in
from ui.presenters.projector import SETTING, SIZE, RoomView, room_view
from wargame.game.events import Event
from wargame.game.seen import retell
from wargame.game.sight import Sight, sight
from wargame.game.state import GameState
from wargame.session.history import History
from wargame.terms import ROOM


class ProjectorWindow(QWidget):
    """What the room sees."""

    closed = Signal()
    came_home = Signal()
    """Its screen went away; it is a window beside the table now."""

    def __init__(self, bridge: SessionBridge, home: QWidget | None = None) -> None:
        super().__init__()
        self.setWindowTitle("Entente")
        self.setObjectName("projector-window")
        self._bridge, self._home = bridge, home
        self._last: Sight | None = None
        self._blank = self._frozen = False
        self.board = BoardPanel()
        self.blank_page = BlankPanel()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.board)
        self._pages.addWidget(self.blank_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        # Whatever is shown, the window keeps the size that it was given.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(320, 180)
        self.resize(1280, 720)
        bridge.changed.connect(self.follow)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._on_screen_gone)
        self.follow(bridge.state, ())

    # What is shown

    def follow(self, state: GameState, events: tuple[Event, ...]) -> None:
        """Show the room what it may know of a state; a frozen wall stays as it is."""
        if self._frozen:
            return
        settings = self._bridge.session.settings
        seen = sight(state, ROOM)
        view = _view_of(self._bridge, seen, self._last if events else None)
        self._last = seen
        self.board.set_size(_whole(settings.get(SIZE, "")))
        self.board.show_view(view, animate=bool(events))

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
        self._pages.setCurrentWidget(self.blank_page if blank else self.board)

    def set_frozen(self, frozen: bool) -> None:
        """Keep what is shown, or follow the table again."""
        self._frozen = frozen
        if not frozen:
            self.follow(self._bridge.state, ())

    # Where it stands

    def open_for_room(self) -> None:
        """Fill a screen other than the table's; without one, be a window."""
        screen = self._other_screen()
        if screen is None:
            self.show()
        else:
            self.setGeometry(screen.geometry())
            self.showFullScreen()

    def _other_screen(self) -> QScreen | None:
        mine = self._home.screen() if self._home is not None else QGuiApplication.primaryScreen()
        return next((one for one in QGuiApplication.screens() if one is not mine), None)

    def _on_screen_gone(self, _screen: QScreen) -> None:
        if self.isVisible() and self.isFullScreen() and self._other_screen() is None:
            self.showNormal()
            self.resize(1280, 720)
            self.came_home.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the full screen on Esc; everything else is done at the table."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the table that the wall is gone."""
        self._bridge.changed.disconnect(self.follow)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.disconnect(self._on_screen_gone)
        super().closeEvent(event)
        self.closed.emit()


def _view_of(bridge: SessionBridge, seen: Sight, before: Sight | None) -> RoomView:
    history, settings = bridge.session.history, bridge.session.settings
    entries = history.line()
    told = retell((entry.event for entry in entries), ROOM, opened=bridge.state.affairs.opened)
    return room_view(
        seen,
        sight(turn_opening(history, seen.turn), ROOM),
        [one for one in told if one is not None and one.turn == seen.turn],
        bridge.session.book,
        bridge.teller,
        before=before,
        content=settings.get(f"{SETTING}{seen.phase}", ""),
        places=places_in(settings),
    )


def turn_opening(history: History, turn: int) -> GameState:
    """Return the state with which a turn began."""
    earlier = [entry.number for entry in history.line() if entry.event.turn < turn]
    return history.state_at(earlier[-1]) if earlier else history.opening


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 100
