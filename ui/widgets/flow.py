"""A layout that sets its items like words: one after the other, on the next line when full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.widgets.painted import px


class FlowLayout(QLayout):
    """Lays its items in rows from the reading side, `gap` px (at 100 %) apart."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, row_gap: int | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[tuple[int, int, int], int] = {}
        """How high all rows are, by width and gaps in px of the screen."""
        self._gap = gap
        self._row_gap = gap if row_gap is None else row_gap
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        """Add `item` at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at `index`, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at `index`, or None beyond the end."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove all items and let their widgets go."""
        while (item := self.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Return that more room is of no use."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in px of all rows at `width` px."""
        # The layouts around it ask for the heights at several widths in turn, again and again.
        key = (width, px(self._gap), px(self._row_gap))
        high = self._heights.get(key)
        if high is None:
            high = self._heights[key] = self._arrange(QRect(0, 0, width, 0), apply=False)
        return high

    def invalidate(self) -> None:
        """Forget how high the rows are: an item has changed, come or gone."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into `rect`."""
        super().setGeometry(rect)
        self._arrange(rect, apply=True)

    def sizeHint(self) -> QSize:
        """Return the size of all items in one row."""
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() for size in sizes) + px(self._gap) * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, apply: bool) -> int:
        """Put the items into rows, for real if `apply`; return the height used."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, row_height = inner.x(), inner.y(), 0
        for item in (item for item in self._items if not item.isEmpty()):
            size = item.sizeHint().boundedTo(QSize(max(1, inner.width()), 1 << 20))
            if row_height and x + size.width() > inner.right() + 1:
                x, y, row_height = inner.x(), y + row_height + px(self._row_gap), 0
            if apply:
                item.setGeometry(self._mirrored(inner, QRect(QPoint(x, y), size)))
            x += size.width() + px(self._gap)
            row_height = max(row_height, size.height())
        return y + row_height - rect.y() + margins.bottom()

    def _mirrored(self, inner: QRect, place: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is None or parent.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            return place
        return QRect(QPoint(inner.right() + inner.left() - place.right(), place.y()), place.size())
