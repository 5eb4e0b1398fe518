"""A small card about one tie: how it stands, how it went, and what moved it.

Lies over the graph beside the tie that is pointed at. While it only follows the mouse it cannot be
pressed; once a tie is chosen it stays, and each cause is a button that leads to its event in the record.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.sparkline import Sparkline
from ui.widgets.text import PlainLabel, break_text, paint_lines

WIDTH: Final = 288
MOST_CAUSES: Final = 5
MOST_IN_PASSING: Final = 2
"""So many while the card only follows the mouse, so that it hides little of the graph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseLine:
    """Something that moved a tie: its event, by how much, and in words."""

    event: int
    amount: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TieContent:
    """What the card says."""

    title: str
    standing: str
    values: tuple[float, ...] = ()
    low: float = -10
    high: float = 10
    causes: tuple[CauseLine, ...] = ()
    """The latest first."""


class CauseButton(QPushButton):
    """Something that moved a tie, over at most two lines; pressing it leads to the record."""

    def __init__(self, cause: CauseLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cause = cause
        self.setAutoDefault(False)
        self.setObjectName(f"cause-{cause.event}")
        self.setAccessibleName(f"{cause.amount}. {cause.words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size with all lines that are shown."""
        room = self._wide() - px(32)
        lines = 1 + len(self._lines(room))
        return QSize(px(WIDTH) - px(24), lines * current_theme().line("secondary") + px(8))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size."""
        return QSize(px(96), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw by how much, and below it what happened."""
        painter, rect = smooth(self), QRectF(self.rect())
        if self.underMouse() or self.isDown():
            fill_round(painter, rect, px(4), colour("hover"))
        theme = current_theme()
        line, inner = theme.line("secondary"), rect.adjusted(px(4), px(4), -px(4), 0)
        paint_lines(painter, inner, [self._cause.amount], theme.font("section"), line, colour("ink"))
        below = inner.adjusted(0, line, 0, 0)
        words = self._lines(inner.width())
        paint_lines(painter, below, words, theme.font("secondary"), line, colour("ink2"))

    def _wide(self) -> int:
        parent = self.parentWidget()
        return max(parent.width() if parent is not None else 0, px(120))

    def _lines(self, room: float) -> list[str]:
        return break_text(self._cause.words, current_theme().font("secondary"), room, 2)


class TieCard(QFrame):
    """See the module; `cause_chosen` brings the number of an event."""

    cause_chosen = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "drawer")
        self.setObjectName("tie-card")
        self.title = PlainLabel("", "body-strong", elide=True)
        self.standing = PlainLabel("", "secondary", "ink2", elide=True)
        self.line = Sparkline()
        self.close_button = IconButton("ui-x", "Close", size=24)
        self.close_button.setObjectName("tie-card-close")
        self.close_button.clicked.connect(self.dismiss)
        self.causes: list[QWidget] = []
        self._content: TieContent | None = None
        self._pinned = False
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.standing)
        self._column.addWidget(self.line)
        self._list = QVBoxLayout()
        self._column.addLayout(self._list)
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(12), px(8), px(12), px(10))
        self._column.setSpacing(px(4))
        self._list.setSpacing(px(2))
        self.setFixedWidth(min(px(WIDTH), max(self._room() - px(16), px(120))))

    def show_tie(self, content: TieContent, near: QPoint, pinned: bool) -> None:
        """Show a tie beside a point of the parent; a pinned card stays and can be used."""
        self._pinned = pinned
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not pinned)
        self.close_button.setVisible(pinned)
        if content != self._content or pinned != bool(self.findChildren(CauseButton)):
            self._fill(content)
        self._content = content
        self.restyle()
        self.adjustSize()
        self._settle(near)
        self.show()
        self.raise_()

    def is_pinned(self) -> bool:
        """Return whether the card stays."""
        return self._pinned and self.isVisible()

    def dismiss(self) -> None:
        """Put the card away."""
        self._pinned = False
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the card away on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def _room(self) -> int:
        parent = self.parentWidget()
        return parent.width() if parent is not None else px(WIDTH)

    def _fill(self, content: TieContent) -> None:
        self.title.setText(content.title)
        self.standing.setText(content.standing)
        self.line.setVisible(len(content.values) > 1)
        self.line.show_values(content.values, content.low, content.high)
        for widget in self.causes:
            self._list.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.causes = [*self._cause_widgets(content.causes)]
        for widget in self.causes:
            self._list.addWidget(widget)

    def _cause_widgets(self, causes: Sequence[CauseLine]) -> list[QWidget]:
        if not causes:
            return [PlainLabel("Nothing has moved it yet.", "secondary", "ink3", wrap=True)]
        made: list[QWidget] = []
        most = MOST_CAUSES if self._pinned else MOST_IN_PASSING
        for cause in causes[:most]:
            button = CauseButton(cause, self)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._pinned else Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, event=cause.event: self.cause_chosen.emit(event))
            made.append(button)
        if len(causes) > most:
            more = f"{len(causes) - most} earlier" + ("" if self._pinned else "; click to see them")
            made.append(PlainLabel(more, "secondary", "ink3"))
        return made

    def _settle(self, near: QPoint) -> None:
        """Stand beside the point, wholly inside the parent and not over it."""
        parent = self.parentWidget()
        if parent is None:
            return
        size, off, edge = self.sizeHint(), px(18), px(8)
        height = min(size.height(), parent.height() - 2 * edge)
        left = near.x() + off
        if left + self.width() > parent.width() - edge:
            left = near.x() - off - self.width()
        left = max(edge, min(left, parent.width() - self.width() - edge))
        top = max(edge, min(near.y() - height // 3, parent.height() - height - edge))
        self.move(left, top)
        self.resize(self.width(), height)
