"""Tab goes in the order in which things are read: that of the layouts, not that in which they were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QScrollArea, QSplitter, QWidget


def set_reading_order(root: QWidget) -> None:
    """Make Tab go through `root` as its layouts are read; call it again when they have changed."""
    for one, following in pairwise(list(_stops(root))):
        QWidget.setTabOrder(one, following)


def set_reading_order_of_seen(root: QWidget) -> None:
    """Make Tab go through what is seen of `root` now: for forms that change while they are looked at."""
    for one, following in pairwise([one for one in _stops(root) if one.isVisibleTo(root)]):
        if one.nextInFocusChain() is not following:
            QWidget.setTabOrder(one, following)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at, in reading order; what has a focus of its own is not looked into."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        return
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _stops(inside)
    elif isinstance(widget, QSplitter):
        for part in filter(None, map(widget.widget, range(widget.count()))):
            yield from _stops(part)
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is not None:
            yield from _in_item(item)


def _in_item(item: QLayoutItem) -> Iterator[QWidget]:
    widget, layout = item.widget(), item.layout()
    if widget is not None:
        yield from _stops(widget)
    elif layout is not None:
        yield from _in_layout(layout)
