"""The wall's page with the code of the Wi-Fi: the one code that the whole room may see.

It is told the modules of that code and what stands below it, and knows nothing else; codes of seats never
come here.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.large import Ground, LargeText
from ui.widgets.qr_code import Modules, QrCode

WIDE, HIGH = 1280, 720
CODE = 420
"""Side of the code in px at 1280 x 720."""
CENTRE = Qt.AlignmentFlag.AlignHCenter


class WifiBoard(Ground):
    """A large code with the name of the Wi-Fi."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setAccessibleName("How phones join the Wi-Fi")
        self.title = LargeText(34, 600, lines=1)
        self.code = QrCode("ui-phone", "the Wi-Fi")
        self.words = LargeText(24, 400, "ink2", lines=2)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for widget in (self.title, self.code, self.words):
            column.addWidget(widget, 0, CENTRE)
        column.addStretch(1)

    def show_wifi(self, name: str, password: str, modules: Modules) -> None:
        """Show the code of a Wi-Fi."""
        self.title.write("Phones: join the Wi-Fi first")
        self.words.write(f"{name} · {password}" if password else name)
        self.code.uncover(modules)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the size of the window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        unit = min(self.width() / WIDE, self.height() / HIGH)
        for text in (self.title, self.words):
            text.set_unit(unit)
        self.code.set_side(max(1, int(CODE * unit)))
