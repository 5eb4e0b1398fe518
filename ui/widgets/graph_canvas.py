"""The graph that people can use: the mouse and the keyboard on a painted view.

Keys: arrows go through actors and ties, Enter chooses, plus and minus zoom, 0 fits, Shift with arrows
moves an actor where that is allowed.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.graph_scene import Item
from ui.widgets.graph_view import GraphView
from wargame.terms import ActorId

if TYPE_CHECKING:
    from collections.abc import Callable

NUDGE: Final = 0.01
NAME: Final = "Alignment graph"

_NEXT: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_PREVIOUS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_CHOOSE: Final = (Qt.Key.Key_Space,)
_NUDGES: Final = {
    Qt.Key.Key_Left: (-NUDGE, 0.0),
    Qt.Key.Key_Right: (NUDGE, 0.0),
    Qt.Key.Key_Up: (0.0, -NUDGE),
    Qt.Key.Key_Down: (0.0, NUDGE),
}


class GraphCanvas(GraphView):
    """Paints a scene and tells what people point at."""

    actor_clicked = Signal(str)
    tie_clicked = Signal(str, str)
    ground_clicked = Signal()
    target_picked = Signal(str)
    actor_moved = Signal(str, float, float)
    """The actor and its new place as shares of the canvas."""
    pointed = Signal(object)
    """The item under the mouse or with the keyboard's focus, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.movable = False
        self.words: Callable[[Item], str] = lambda item: str(item[1])
        """What an item is called when it is read aloud."""
        self._pressed: QPointF | None = None
        self._grabbed: Item | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocus", True)
        self.setMouseTracking(True)
        self.setAccessibleName(NAME)

    def focused(self) -> Item | None:
        """Return the item that the keyboard is on."""
        return self._focused

    def focus_item(self, item: Item | None) -> None:
        """Put the keyboard on an item, and have it read aloud."""
        self._focused = item
        self.setAccessibleName(self.words(item) if item is not None else NAME)
        self.pointed.emit(item)
        self.update()

    # --- mouse -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an actor, or of the ground."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.finish()
        self._by_keyboard = False
        self._pressed = event.position()
        self._grabbed = self._item_under(event.position())
        self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; else tell what lies under the mouse."""
        if self._pressed is None:
            self._hover(self._item_under(event.position()))
            return
        off = event.position() - self._pressed
        if not self._dragging and off.manhattanLength() < 6:
            return
        self._dragging = True
        if self._grabbed is None:
            self._pan += off
            self._pressed = event.position()
            self._keep_in_view()
        elif self._grabbed[0] == "actor" and self.movable:
            self._carry(self._grabbed[1], event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: an actor stays where it was dropped, a click chooses."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        grabbed, dragging = self._grabbed, self._dragging
        self._pressed = self._grabbed = None
        self._dragging = False
        if not dragging:
            self.focus_item(grabbed)
            if grabbed is not None:
                self._choose(grabbed)
            else:
                self.ground_clicked.emit()
        elif grabbed is not None and grabbed[0] == "actor" and self.movable:
            x, y = self.scene.places[grabbed[1]]
            self.actor_moved.emit(grabbed[1], x, y)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit the view when the ground is double-clicked."""
        if self._item_under(event.position()) is None:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse."""
        turned = event.angleDelta().y()
        if turned:
            self.zoom_by(1.0015**turned, event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._hover(None)

    def _item_under(self, point: QPointF) -> Item | None:
        at = self._to_geometry(point)
        return self.scene.item_at(at.x(), at.y())

    def _hover(self, item: Item | None) -> None:
        if item == self._hovered:
            return
        self._hovered = item
        picks = self._targets is not None and item is not None and item[1] in self._targets
        hand = picks or (item is not None and self._targets is None)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(item if item is not None else self._focused)
        self.update()

    def _carry(self, actor: ActorId, point: QPointF) -> None:
        at, frame = self._to_geometry(point), self.scene.picture().frame
        place = (_share(at.x() / frame.width), _share(at.y() / frame.height))
        self.set_places({**self.scene.places, actor: place})

    def _choose(self, item: Item) -> None:
        if self._targets is not None:
            if item[0] == "actor" and item[1] in self._targets:
                self.target_picked.emit(item[1])
            return
        if item[0] == "actor":
            self.actor_clicked.emit(item[1])
        else:
            self.tie_clicked.emit(*item[1])

    # --- keys --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the keys that choose while the keyboard is on an item; else they are the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            on_item = self._by_keyboard and self._focused is not None
            if on_item and event.key() in (*_CHOOSE, Qt.Key.Key_Escape):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through actors and ties, choose, zoom, move."""
        key = Qt.Key(event.key())
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shifted and key in _NUDGES and self._nudge(key):
            return
        if key in _NEXT or key in _PREVIOUS:
            self._step(1 if key in _NEXT else -1)
        elif key in _CHOOSE and self._focused is not None:
            self._choose(self._focused)
        elif not self._zoom_key(key):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        # A press of the mouse says by itself where one is.
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    def _step(self, by: int) -> None:
        items = self._reachable()
        if not items:
            return
        self._by_keyboard = True
        if self._focused in items:
            at = (items.index(self._focused) + by) % len(items)
        else:
            at = 0 if by > 0 else len(items) - 1
        self.focus_item(items[at])

    def _reachable(self) -> tuple[Item, ...]:
        if self._targets is None:
            return self.scene.items()
        return tuple(item for item in self.scene.items() if item[0] == "actor" and item[1] in self._targets)

    def _zoom_key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(0.8)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Escape and self._focused is not None:
            self.focus_item(None)
        else:
            return False
        return True

    def _nudge(self, key: Qt.Key) -> bool:
        if not self.movable or self._focused is None or self._focused[0] != "actor":
            return False
        actor = self._focused[1]
        frame = self.scene.picture().frame
        disc = next(disc for disc in self.scene.picture().discs if disc.id == actor)
        across, down = _NUDGES[key]
        place = (_share(disc.x / frame.width + across), _share(disc.y / frame.height + down))
        self.set_places({**self.scene.places, actor: place})
        self.actor_moved.emit(actor, *place)
        return True


def _share(part: float) -> float:
    """Return a share of the canvas at which a disc is still wholly on it."""
    return min(max(part, 0.05), 0.95)
