"""The alignment graph for a wall: nothing to click, and letters that can be read across a room."""

from typing import Final

from ui.widgets.graph_view import GraphView

NAME_SIZE: Final = 13
"""What the geometry calls the size of a seat's name, in its own px."""
READABLE: Final = 20
"""How large it is to be on a wall of 1280 x 720, in px of the screen."""


class WallGraph(GraphView):
    """Paints a scene with large letters; `per_cent` makes them larger still."""

    def __init__(self, per_cent: int = 100) -> None:
        super().__init__()
        self._per_cent = per_cent
        self.setAccessibleName("Alignment graph")

    def set_letters(self, per_cent: int) -> None:
        """Write at `per_cent` of the size for eight metres."""
        if per_cent != self._per_cent:
            self._per_cent = per_cent
            self._renew()

    def _resize_scene(self) -> None:
        unit = self._unit()
        # A wider window is a larger wall: its letters grow with the picture.
        across = max(1.0, self.window().width() / 1280)
        letters = READABLE / NAME_SIZE / unit * across * self._per_cent / 100
        self.scene.set_size(self.width() / unit, self.height() / unit, letters)
