"""The panels left and right of the table's stage: beside it, or in drawers over it.

They stand in drawers where type is large or the window narrow. A stage that takes the whole width only
hides them, for moving a panel means styling all of it again: it goes into its drawer when that is opened.
"""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import InkButton
from ui.widgets.drawer import Drawer
from ui.widgets.painted import px

ANY_WIDTH = 16_777_215
"""Qt's own bound for how wide a widget may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two panels, and where it can stand."""

    panel: QWidget
    drawer: Drawer
    button: InkButton
    """Opens the drawer; seen while the panel is not."""
    width: int
    """Beside the stage, in px at 100 %."""
    at: int
    """Its place in the body: 0 for the first, -1 for the last."""


class Sides:
    """The two panels of a table and the row they stand in."""

    def __init__(self, body: QHBoxLayout, *sides: Side) -> None:
        self._body, self._sides = body, sides
        for side in sides:
            side.button.clicked.connect(lambda _=False, side=side: self.open_drawer(side))

    def fit(self, *, drawers: bool, hidden: bool) -> None:
        """Put the panels beside the stage, into `drawers`, or only out of sight while `hidden`."""
        for side in self._sides:
            side.button.setVisible(drawers or hidden)
            if drawers:
                self._into_drawer(side)
            elif hidden:
                if self._is_beside(side):
                    side.panel.hide()
            else:
                self._beside(side)

    def open_drawer(self, side: Side) -> None:
        """Slide a panel over the stage."""
        self._into_drawer(side)
        side.drawer.open_drawer()

    def _is_beside(self, side: Side) -> bool:
        return self._body.indexOf(side.panel) >= 0

    def _into_drawer(self, side: Side) -> None:
        if not self._is_beside(side):
            return
        self._body.removeWidget(side.panel)
        side.drawer.set_content(side.panel)
        side.panel.setMinimumWidth(0)
        side.panel.setMaximumWidth(ANY_WIDTH)
        side.panel.show()

    def _beside(self, side: Side) -> None:
        side.drawer.close_drawer()
        if not self._is_beside(side):
            self._body.insertWidget(side.at, side.panel)
        side.panel.setFixedWidth(px(side.width))
        side.panel.show()
