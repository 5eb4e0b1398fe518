"""Grounds and borders: panels, rules, the hatched frame of secrets, callouts, empty places."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, fill_hatch, fill_round, px, smooth
from ui.widgets.text import PlainLabel


class Panel(QFrame):
    """A ground for other widgets.

    `look` is one of window, panel, dialog, bar, footer, side, drawer, surface, raised and clear; see
    `ui.theme.sheet`. A bar keeps the height of the top bar, a footer that of the footer.
    """

    def __init__(self, look: str = "panel", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        if name:
            self.setAccessibleName(name)


class Rule(QFrame):
    """A line that separates; vertical if told so."""

    def __init__(self, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vertical = vertical
        self.setProperty("look", "line")
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        width = current_theme().tokens.border
        if self._vertical:
            self.setFixedWidth(width)
        else:
            self.setFixedHeight(width)


class SectionHeader(QWidget):
    """A heading at the reading side and a remark at the other."""

    def __init__(
        self,
        title: str,
        aside: str = "",
        role: str = "heading",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, role, elide=True)
        self.aside = PlainLabel(aside, "secondary", "ink3")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.aside)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setSpacing(px(8))

    def set_texts(self, title: str, aside: str = "") -> None:
        """Show another heading and remark."""
        self.title.setText(title)
        self.aside.setText(aside)


class HatchFrame(QFrame):
    """A hatched, dashed frame with a crossed-out eye: what stands here must not be shown to all.

    `text` says so in words, on up to `lines` lines; further widgets go into `content`. With `band` it
    is a whole strip without an edge, as above a private hand.
    """

    def __init__(
        self, text: str = "", band: bool = False, lines: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._band = band
        role, many = "body-strong" if band else "body-medium", lines > 1
        self.label = PlainLabel(text, role, wrap=many, lines=lines if many else 0, elide=not many)
        self._icon = Glyph("ui-eyeoff")
        self.content = QHBoxLayout(self)
        self.content.addWidget(self._icon)
        # Lines that wrap stand at the top of their label: beside a higher button it keeps to its own height.
        self.content.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(many)
        self.setSizePolicy(policy)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def set_text(self, text: str) -> None:
        """Say other words."""
        self.label.setText(text)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(16 if self._band else 10)
        above = px(8 if self._band else 6)
        self.content.setContentsMargins(side, above, side, above)
        self.content.setSpacing(px(8))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hatch, and quiet ground below the words so that they can be read."""
        painter = smooth(self)
        rect = QRectF(self.rect())
        radius = 0 if self._band else px(6)
        ground = "bg" if self._band else "surface"
        fill_round(painter, rect, radius, colour(ground))
        fill_hatch(painter, rect, colour("ring"), px(6), px(1.6), radius)
        if self._band:
            edge = QRectF(0, self.height() - 1, self.width(), 1)
            painter.fillRect(edge, colour("control"))
        else:
            fill_round(painter, rect, radius, None, colour("control"), 1, dashed=True)
        words = self._icon.geometry().united(self.label.geometry())
        shown = self.label.sizeHint().width()
        one_line = len(self.label.shown_lines()) == 1
        if one_line and self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            words.setRight(min(words.right(), self.label.geometry().left() + shown))
        fill_round(painter, QRectF(words).adjusted(-px(4), 0, px(4), 0), px(4), colour(ground))


class Glyph(Painted):
    """A glyph on its own; `say` gives it words when no text beside it does."""

    def __init__(self, name: str, size: int = 16, tone: str = "ink2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._side, self._tone = name, size, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setFixedSize(px(self._side), px(self._side))
        self.update()

    def set_glyph(self, name: str, tone: str = "") -> None:
        """Show another glyph, in another colour token if one is given."""
        self._name, self._tone = name, tone or self._tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the glyph."""
        tokens = current_theme().tokens
        paint_glyph(smooth(self), self._name, QRectF(self.rect()), getattr(tokens, self._tone))


class Callout(QFrame):
    """A remark set apart: an icon, a heading if there is one, a text."""

    def __init__(
        self, text: str, title: str = "", icon: str = "ui-info", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "raised")
        self.icon = Glyph(icon)
        self.title = PlainLabel(title, "body-strong", wrap=True)
        self.text = PlainLabel(text, "secondary", "ink2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        self.set_texts(text, title)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def set_texts(self, text: str, title: str = "") -> None:
        """Say other words."""
        self.text.setText(text)
        self.title.setText(title)
        self.title.setVisible(bool(title))

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setContentsMargins(px(12), px(10), px(12), px(10))
        self._row.setSpacing(px(10))


class EmptyState(QWidget):
    """What stands where nothing is yet: a glyph, what this place is for, and what to do.

    Buttons go into `buttons`, the primary one first.
    """

    def __init__(self, title: str, text: str, glyph: str = "ui-graph", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph(glyph, 40, "ink3")
        self.title = PlainLabel(title, "page", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self.text = PlainLabel(text, "large", "ink2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self.buttons = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self.title)
        self._column.addWidget(self.text)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self.buttons)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setSpacing(px(12))
        self.buttons.setSpacing(px(8))
        self.buttons.setContentsMargins(0, px(12), 0, 0)
