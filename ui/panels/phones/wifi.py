"""Step 1: the Wi-Fi that phones join. Its name and password are typed once and kept in memory only.

The code is the same for everybody, so it may be shown to the room; the projector gets this code and no other.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.fields import EntryField
from ui.widgets.painted import px
from ui.widgets.qr_code import Modules, QrCode
from ui.widgets.text import PlainLabel

CODE_SIDE: Final = 126


class WifiPart(QWidget):
    """Fields for name and password, or the code that was made of them."""

    given = Signal(str, str)
    """Name and password of the Wi-Fi; both empty to take them away."""
    wall_wanted = Signal()
    """The code is to be on the projector, or to go from there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: Modules = ()
        self._gives_way = False
        self.title = PlainLabel("Step 1: join the Wi-Fi", "body-medium", wrap=True)
        self.words = PlainLabel("", "secondary", "ink2", wrap=True)
        self.words.setObjectName("wifi-words")
        self.code = QrCode("ui-phone", "the Wi-Fi", down=CODE_SIDE, up=CODE_SIDE)
        self.code.setObjectName("wifi-code")
        self.wall = QuietButton("On the projector", icon="ui-projector")
        self.wall.setObjectName("wifi-on-wall")
        self.wall.clicked.connect(self.wall_wanted)
        self.edit = IconButton("ui-edit", "Type another Wi-Fi")
        self.edit.setObjectName("wifi-edit")
        self.edit.clicked.connect(self._type)
        self.name = EntryField("Its name, letter for letter", "Name of the Wi-Fi")
        self.name.setObjectName("wifi-name")
        self.password = EntryField("Its password; empty if it has none", "Password of the Wi-Fi")
        self.password.setObjectName("wifi-password")
        self.make = QuietButton("Make its code")
        self.make.setObjectName("wifi-make")
        self.make.clicked.connect(self._give)
        for field in (self.name, self.password):
            field.returnPressed.connect(self._give)
        self._lay_out()
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.show_wifi("", "", ())

    def _lay_out(self) -> None:
        self._acts = QHBoxLayout()
        self._acts.addWidget(self.wall)
        self._acts.addWidget(self.edit)
        self._acts.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.title)
        words.addWidget(self.words)
        for field in (self.name, self.password):
            words.addWidget(field)
        words.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        words.addLayout(self._acts)
        words.addStretch(1)
        self._words = words
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setContentsMargins(0, px(8), 0, 0)
        self._row.setSpacing(px(14))
        self._acts.setSpacing(px(4))
        self._words.setSpacing(px(4))

    def show_wifi(self, name: str, password: str, modules: Modules) -> None:
        """Show the code of a Wi-Fi, or ask for it where there is none."""
        self.name.setText(name)
        self.password.setText(password)
        self._modules = modules
        self._show_code()
        if modules:
            said = f"{name} · {password}" if password else f"{name}, without a password"
            self.words.setText(f"{said}\nThis code is the same for all.")
        else:
            self.words.setText(
                "Type it once, and phones join by a code. It is forgotten when you close Entente."
            )
        self._show_fields(typing=not modules)

    def give_way(self, to_another: bool) -> None:
        """Lie face down while another code is open: a camera that sees two takes either."""
        if to_another != self._gives_way:
            self._gives_way = to_another
            self._show_code()

    def _show_code(self) -> None:
        if self._modules and not self._gives_way:
            self.code.uncover(self._modules)
        else:
            self.code.cover()

    def set_on_wall(self, on: bool) -> None:
        """Say whether the projector shows the code now."""
        self.wall.setText("Off the projector" if on else "On the projector")

    def _show_fields(self, *, typing: bool) -> None:
        for widget in (self.name, self.password, self.make):
            widget.setVisible(typing)
        for shown in (self.code, self.wall, self.edit):
            shown.setVisible(not typing)

    def _type(self) -> None:
        self._show_fields(typing=True)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _give(self) -> None:
        self.given.emit(self.name.text().strip(), self.password.text())
