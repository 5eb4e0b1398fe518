"""Layouts that fit the room: columns that become rows where it is narrow, and a column that scrolls."""

from collections.abc import Callable, Hashable
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import px

W = TypeVar("W", bound=QWidget)
Rows: TypeAlias = list[tuple[Hashable, Callable[[], QWidget]]]
"""What each row of `KeptRows` shows, and how it is made."""


class Columns(QWidget):
    """Widgets side by side; one below the other where it is narrower than `least` px (at 100 %).

    With `last_on_top` the last one comes first then: it is the one that matters most. With `fills` they
    are as high as there is room while side by side, for widgets that scroll by themselves.
    """

    def __init__(
        self,
        least: int,
        gap: int = 16,
        last_on_top: bool = False,
        fills: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fills = fills
        self._least, self._gap, self._last_on_top = least, gap, last_on_top
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Put a widget at the end; widths are shared out by `stretch`."""
        self._box.addWidget(widget, stretch)

    def is_stacked(self) -> bool:
        """Return whether the widgets lie one below the other now."""
        return self._box.direction() != QBoxLayout.Direction.LeftToRight

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._box.setSpacing(px(self._gap))
        self._fit(self.width())

    def minimumSizeHint(self) -> QSize:
        """Return the size below which something would be cut off: the widest widget counts."""
        size = self._box.minimumSize()
        widths = [self._width_at(at) for at in range(self._box.count())]
        return QSize(max(widths, default=0), size.height())

    def hasHeightForWidth(self) -> bool:
        """Return whether long texts may ask for height; where the widgets scroll they may not."""
        return (self.is_stacked() or not self._fills) and super().hasHeightForWidth()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn from columns to rows or back when the width asks for it."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _width_at(self, at: int) -> int:
        item = self._box.itemAt(at)
        return item.minimumSize().width() if item is not None and not item.isEmpty() else 0

    def _fit(self, width: int) -> None:
        ways = QBoxLayout.Direction
        down = ways.BottomToTop if self._last_on_top else ways.TopToBottom
        wanted = down if width < px(self._least) else ways.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self.updateGeometry()


class Scroller(QScrollArea):
    """A column that scrolls up and down when it is too high; widgets go into `column`."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = QWidget()
        self.inside.setProperty("look", "clear")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidgetResizable(True)
        self.setWidget(self.inside)
        self.setProperty("look", "clear")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Return a small size: the rest is scrolled to. The width is that of what is inside."""
        return QSize(self.inside.minimumSizeHint().width() + px(12), px(64))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width when what is inside needs one; Qt's own area would keep the first."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.inside:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def needs(self, width: int) -> int:
        """Return the height at which nothing would have to be scrolled to, at a width."""
        least = self.inside.minimumSizeHint()
        tall = self.inside.heightForWidth(width) if self.inside.hasHeightForWidth() else 0
        return max(least.height(), tall)

    def sizeHint(self) -> QSize:
        """Return the size at which all of it is seen."""
        return self.inside.sizeHint()


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and let the widgets go, those in layouts inside it too."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
            inner.deleteLater()


class KeptRows:
    """The widgets of a layout by what they show: one that shows the same is not made anew.

    So a field in it keeps what is being typed, and the focus, whatever happens beside it.
    """

    def __init__(self, layout: QBoxLayout) -> None:
        self._layout = layout
        self._kept: dict[Hashable, QWidget] = {}

    def show(self, wanted: Rows) -> None:
        """Show these rows in this order: what each shows, and how it is made where it is not there yet."""
        keys = [key for key, _ in wanted]
        for key in [one for one in self._kept if one not in keys]:
            gone = self._kept.pop(key)
            self._layout.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, (key, make) in enumerate(wanted):
            if key not in self._kept:
                self._kept[key] = make()
            elif self._layout.indexOf(self._kept[key]) == at:
                continue
            self._layout.insertWidget(at, self._kept[key])

    def find(self, key: Hashable, kind: type[W]) -> W | None:
        """Return the widget that shows this; None if there is none."""
        widget = self._kept.get(key)
        return widget if isinstance(widget, kind) else None

    def at(self, key: Hashable, kind: type[W]) -> W:
        """Return the widget that shows this."""
        widget = self._kept[key]
        assert isinstance(widget, kind)
        return widget
