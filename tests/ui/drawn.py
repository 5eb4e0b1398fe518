"""Everything that a window draws or says, letter for letter: painted texts are caught as they are drawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from tests.ui.table_kit import texts


@contextmanager
def caught() -> Iterator[list[str]]:
    """Give a list that fills with every text that is painted meanwhile."""
    found: list[str] = []
    draw, add = QPainter.drawText, QPainterPath.addText

    def drawn(self: QPainter, *given: Any) -> Any:
        found.extend(one for one in given if isinstance(one, str))
        return draw(self, *given)

    def added(self: QPainterPath, *given: Any) -> Any:
        found.extend(one for one in given if isinstance(one, str))
        return add(self, *given)

    QPainter.drawText, QPainterPath.addText = drawn, added  # type: ignore[method-assign,assignment]
    try:
        yield found
    finally:
        QPainter.drawText, QPainterPath.addText = draw, add  # type: ignore[method-assign]


def drawn_and_said(window: QWidget) -> str:
    """Every text that a window paints, shows, or would say to a screen reader."""
    return "\n".join([drawn(window), *texts(window)])


def drawn(window: QWidget) -> str:
    """Every text that a window paints."""
    with caught() as found:
        picture = QPixmap(window.size())
        window.render(picture)
    return "\n".join(found)
