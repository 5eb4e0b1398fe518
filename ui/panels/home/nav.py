"""The library's way about: sessions, scenarios, guide, settings; icons alone where room is short."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.buttons import InkButton
from ui.widgets.frames import Glyph, Panel
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.text import PlainLabel, paint_lines, plain_tooltip

WIDTH = 232
COMPACT_WIDTH = 56


class NavButton(InkButton):
    """One place to go, with how many things are there."""

    def __init__(self, icon: str, text: str, checkable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(text, "plain", icon=icon, height=36, parent=parent)
        self._count = ""
        self._compact = False
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Say how many things are there."""
        self._count = f"{count:,}"
        self.setAccessibleDescription(self._count)
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone; its name is then the tooltip."""
        self._compact = compact
        self.setToolTip(plain_tooltip(self.words()) if compact else "")
        self.restyle()

    def minimumSizeHint(self) -> QSize:
        """Return the size of the icon."""
        return QSize(px(40), px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = smooth(self)
        rect = QRectF(self.rect())
        ground, ink, _edge = self._colours()
        fill_round(painter, rect, px(6), ground)
        side = px(16)
        left = (rect.width() - side) / 2 if self._compact else px(12)
        paint_glyph(painter, self._glyph, QRectF(left, rect.center().y() - side / 2, side, side), ink.name())
        if not self._compact:
            self._paint_words(painter, rect)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        theme = current_theme()
        font = theme.font("body-strong" if self.isChecked() else "body-medium")
        place = rect.adjusted(px(41), 0, -px(12), 0)
        paint_lines(painter, place, [self.words()], font, rect.height(), colour("ink"))
        if self._count:
            right = Qt.AlignmentFlag.AlignRight
            font = theme.font("label")
            paint_lines(painter, place, [self._count], font, rect.height(), colour("ink2"), right)


class NavPanel(Panel):
    """The left edge of the library."""

    went = Signal(str)
    """`sessions` or `scenarios`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("side", "Library", parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._compact = False
        self._mark = Glyph("app-mark", 32, "ink")
        self._name = PlainLabel("Entente", "heading")
        self._head = QHBoxLayout()
        self._head.addWidget(self._mark)
        self._head.addWidget(self._name, 1)
        self.sessions = NavButton("ui-library", "Sessions")
        self.sessions.setObjectName("nav-sessions")
        self.sessions.setChecked(True)
        self.scenarios = NavButton("ui-book", "Scenarios")
        self.scenarios.setObjectName("nav-scenarios")
        self.guide = NavButton("ui-help", "Facilitator's guide", checkable=False)
        self.guide.setObjectName("nav-guide")
        self.settings = NavButton("ui-sliders", "Settings", checkable=False)
        self.settings.setObjectName("nav-settings")
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.sessions)
        self._column.addWidget(self.scenarios)
        self._column.addStretch(1)
        self._column.addWidget(self.guide)
        self._column.addWidget(self.settings)
        self.sessions.clicked.connect(lambda: self.went.emit("sessions"))
        self.scenarios.clicked.connect(lambda: self.went.emit("scenarios"))
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setFixedWidth(px(COMPACT_WIDTH if self._compact else WIDTH))
        side = px(8 if self._compact else 12)
        self._column.setContentsMargins(side, px(24), side, px(16))
        self._column.setSpacing(px(4))
        self._head.setContentsMargins(px(4 if self._compact else 12), 0, 0, px(20))
        self._head.setSpacing(px(12))

    def set_compact(self, compact: bool) -> None:
        """Show icons alone."""
        if compact == self._compact:
            return
        self._compact = compact
        self._name.setVisible(not compact)
        for button in (self.sessions, self.scenarios, self.guide, self.settings):
            button.set_compact(compact)
        self.restyle()

    def show_place(self, name: str) -> None:
        """Mark `sessions` or `scenarios` as where one is."""
        self.sessions.setChecked(name != "scenarios")
        self.scenarios.setChecked(name == "scenarios")
