"""The table's hold on the projector: open and close, blank, freeze, and the button in the top bar."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import RoomBridge, SessionBridge
from ui.widgets.buttons import IconButton
from ui.widgets.qr_code import Modules
from ui.windows.actions import add_command
from ui.windows.projector import ProjectorWindow


class Projecting(QObject):
    """Makes the projector's window when it is asked for, and lets it go with the table."""

    told = Signal(str)
    """Something about the wall that the facilitator should know, in words."""
    closed = Signal()

    def __init__(self, owner: QWidget, bridge: SessionBridge) -> None:
        super().__init__(owner)
        self._owner, self._bridge = owner, bridge
        self.window: ProjectorWindow | None = None
        self._time = (0, 0, "", False)
        self.button = IconButton("ui-projector", "Open the projector window", "P")
        self.button.setObjectName("projector")
        add_command(owner, "projector", self.toggle, self.button)
        add_command(owner, "blank-projector", self.blank)
        add_command(owner, "freeze-projector", self.freeze)

    def toggle(self) -> None:
        """Open the wall, or close it."""
        if self.window is not None:
            self.window.close()
            return
        window = ProjectorWindow(RoomBridge(self._bridge, self), self._owner.window())
        window.closed.connect(self._gone)
        window.came_home.connect(self._tell_home)
        window.went_out.connect(
            lambda: self.told.emit("A second screen is there again; the projector fills it.")
        )
        self.window = window
        window.set_time(*self._time)
        window.open_for_room()
        self._owner.activateWindow()
        self._name()

    def open(self) -> None:
        """Open the wall, if it is not."""
        if self.window is None:
            self.toggle()

    def blank(self) -> None:
        """Blank the wall, or show it again."""
        if self.window is None:
            self.told.emit("The projector is not open; P opens it.")
            return
        self.window.set_blank(not self.window.is_blank())
        self._name()

    def freeze(self) -> None:
        """Keep the wall as it is, or let it follow the table again."""
        if self.window is None:
            self.told.emit("The projector is not open; P opens it.")
            return
        self.window.set_frozen(not self.window.is_frozen())
        if not self.window.is_frozen():
            self.window.set_time(*self._time)
        self._name()

    def leave_throw(self) -> None:
        """Have the wall go over from a throw to the graph."""
        if self.window is not None:
            self.window.show_board()

    def finish_throw(self) -> None:
        """Have a throw lie still on the wall, too."""
        if self.window is not None:
            self.window.finish_throw()

    def set_time(self, left: int, whole: int, digits: str, paused: bool) -> None:
        """Hand the clock on to the wall."""
        self._time = (left, whole, digits, paused)
        if self.window is not None:
            self.window.set_time(*self._time)

    def show_wifi(self, name: str, password: str, modules: Modules) -> None:
        """Show the code of the Wi-Fi on the wall, opening it if need be; nothing given, the table again."""
        if modules:
            self.open()
        if self.window is not None:
            self.window.set_wifi(name, password, modules)

    def close(self) -> None:
        """Close the wall."""
        if self.window is not None:
            self.window.close()

    def _tell_home(self) -> None:
        self._owner.activateWindow()
        self.told.emit("The second screen is gone; the projector is a window beside the table.")

    def _gone(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            window.deleteLater()
        self._name()
        self.closed.emit()

    def _name(self) -> None:
        window = self.window
        if window is None:
            self.button.set_name("Open the projector window", "P")
            self.button.set_icon("ui-projector")
        elif window.is_blank():
            self.button.set_name("The projector is blank; F9 shows it again", "P")
            self.button.set_icon("ui-eyeoff")
        elif window.is_frozen():
            self.button.set_name("The projector is frozen; Shift+F9 lets it follow", "P")
            self.button.set_icon("ui-pause")
        else:
            self.button.set_name("Close the projector window", "P")
            self.button.set_icon("ui-eye")
