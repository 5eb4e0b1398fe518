"""The graph on the screen: one painted widget with cached layers, and the movement of a change.

Shows a `GraphScene`. What stands still is drawn once into pictures kept at the screen's resolution; while
ties change only those are stroked anew, between the layer below them (faded ties, glows) and those above
(chips, and the actors with their names). Nothing moves by itself but a change that is being shown.
`graph_canvas` adds the mouse and the keys.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.theme.tokens import REVEAL_AT_MOST_MS, STAGGER_MS, TIE_MS
from ui.widgets.graph_paint import (
    paint_chip,
    paint_disc,
    paint_glow,
    paint_hulls,
    paint_label,
    paint_tie,
    path_of,
)
from ui.widgets.graph_scene import GraphData, GraphOptions, GraphScene, Item
from wargame.alignment.picture import Disc, DrawnTie, moved
from wargame.terms import ActorId

COMFORTABLE: Final = (760.0, 540.0)
"""The canvas in px on which discs have their natural size."""
SMALLEST_UNIT: Final = 0.55
LARGEST_UNIT: Final = 2.4
MOST_ZOOM: Final = 4.0
DIMMED: Final = 0.3


class GraphView(QWidget):
    """Paints a scene; marks what is pointed at and what can be picked."""

    change_shown = Signal()
    """The movement of a change has come to its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = GraphScene()
        self._progress = 1.0
        self._zoom, self._pan = 1.0, QPointF(0, 0)
        self._below: QPixmap | None = None
        self._above: QPixmap | None = None
        self._cast: QPixmap | None = None
        self._cast_of: tuple[object, ...] = ()
        self._live: tuple[DrawnTie, ...] = ()
        self._targets: frozenset[ActorId] | None = None
        self._focused: Item | None = None
        self._hovered: Item | None = None
        self._by_keyboard = False
        self._movement = QVariantAnimation(self)
        self._movement.setEasingCurve(QEasingCurve.Type.Linear)
        self._movement.valueChanged.connect(self._on_progress)
        self._movement.finished.connect(self.change_shown)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        current_theme().changed.connect(self._renew)

    # --- what is shown -------------------------------------------------------------------------

    def show_data(self, data: GraphData, animate: bool = True) -> None:
        """Show actors and ties; ties that differ from before go over to what they are now."""
        self._movement.stop()
        self.scene.data = data
        self._renew()
        changed = sum(1 for tie in self.scene.picture().ties if tie.glow is not None)
        lasts = min(REVEAL_AT_MOST_MS, TIE_MS + STAGGER_MS * (changed - 1)) if changed else 0
        lasts = current_theme().motion(lasts)
        if animate and lasts:
            self._progress = 0.0
            self._movement.setDuration(lasts)
            self._movement.setStartValue(0.0)
            self._movement.setEndValue(1.0)
            self._movement.start()
        else:
            self._progress = 1.0
        self.update()

    def set_options(self, options: GraphOptions) -> None:
        """Show more or less of the graph."""
        if options != self.scene.options:
            self.scene.options = options
            self._renew()

    def change_options(self, **changes: object) -> None:
        """Change some options and keep the others; raises TypeError for one that does not exist."""
        self.set_options(replace(self.scene.options, **changes))  # type: ignore[arg-type]

    def set_badges(self, badges: Mapping[ActorId, str]) -> None:
        """Put a small sign on some actors, by name of glyph, and take it off the others."""
        if dict(badges) != dict(self.scene.badges):
            self.scene.badges = dict(badges)
            self._renew()

    def set_places(self, places: Mapping[ActorId, tuple[float, float]]) -> None:
        """Put actors at places of their own, as shares of the canvas; the others where they belong."""
        if dict(places) != dict(self.scene.places):
            self.scene.places = dict(places)
            self._renew()

    def pick_targets(self, targets: Collection[ActorId] | None) -> None:
        """Let one of some actors be picked; None to end it."""
        self._targets = None if targets is None else frozenset(targets)
        self._forget_layers()

    def set_progress(self, progress: float) -> None:
        """Stop moving and show a change at a point on its way: 0 for before, 1 for after."""
        self._movement.stop()
        self._progress = min(max(progress, 0.0), 1.0)
        self._forget_layers()

    def show_frame(self, progress: float) -> None:
        """Show a change at a point on its way, as its movement does; layers that fit are kept."""
        self._on_progress(progress)

    def progress(self) -> float:
        """Return how far the change that is shown has come, from 0 to 1."""
        return self._progress

    def is_moving(self) -> bool:
        """Return whether a change is being shown in movement."""
        return self._movement.state() == QVariantAnimation.State.Running

    def play_change(self) -> None:
        """Show the change once more."""
        self.show_data(self.scene.data)

    def finish(self) -> None:
        """Bring a movement to its end at once."""
        if self.is_moving():
            self.set_progress(1.0)
            self.change_shown.emit()

    # --- view ------------------------------------------------------------------------------------

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom in or out about a point of the widget; never further out than everything."""
        point = about or QPointF(self.width() / 2, self.height() / 2)
        zoom = min(max(self._zoom * factor, 1.0), MOST_ZOOM)
        ratio = zoom / self._zoom
        self._pan = QPointF(
            point.x() - (point.x() - self._pan.x()) * ratio, point.y() - (point.y() - self._pan.y()) * ratio
        )
        self._zoom = zoom
        self._keep_in_view()

    def fit(self) -> None:
        """Show everything."""
        self._zoom, self._pan = 1.0, QPointF(0, 0)
        self._forget_layers()

    def zoom(self) -> float:
        """Return how much larger than everything the view is; at least 1."""
        return self._zoom

    def place_of(self, item: Item) -> QPointF:
        """Return where an item is on the widget: an actor's middle, or a tie's chip or middle."""
        return self._view().map(QPointF(*self._anchor(item)))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(int(COMFORTABLE[0]), int(COMFORTABLE[1]))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which names can be read."""
        return QSize(240, 180)

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the layers, and between them what is changing."""
        painter = QPainter(self)
        if self._below is None or self._below.devicePixelRatio() != self.devicePixelRatioF():
            # The second: the window was moved to a screen of another scale.
            self._draw_layers()
        assert self._below is not None
        painter.drawPixmap(0, 0, self._below)
        if self._live:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(self._view())
            self._paint_live(painter)
            painter.resetTransform()
        if self._above is not None:
            painter.drawPixmap(0, 0, self._above)
        painter.drawPixmap(0, 0, self._cast_layer())
        self._paint_marks(painter)

    def _paint_live(self, painter: QPainter) -> None:
        frame, tokens = self.scene.picture().frame, current_theme().tokens
        for number, tie in enumerate(self._live):
            paint_tie(painter, tie, moved(tie, frame, self._own_progress(number)), tokens)

    def _own_progress(self, number: int) -> float:
        """Return how far one of the changing ties has come: each starts a little after the one before."""
        count = len(self._live)
        total = float(min(REVEAL_AT_MOST_MS, TIE_MS + STAGGER_MS * (count - 1)))
        start = (total - TIE_MS) * number / max(count - 1, 1)
        part = min(max((self._progress * total - start) / TIE_MS, 0.0), 1.0)
        return QEasingCurve(QEasingCurve.Type.InOutCubic).valueForProgress(part)

    def _draw_layers(self) -> None:
        picture = self.scene.picture()
        changing = [tie for tie in picture.ties if tie.glow is not None] if self._progress < 1 else []
        # The strongest change comes first, as one would tell it.
        changing.sort(key=lambda tie: (-abs(tie.value - (tie.before or 0)), tie.pair))
        self._live = tuple(changing)
        self._below = self._layer(self._paint_below)
        self._above = None
        if changing:
            self._above = self._layer(self._paint_above)

    def _cast_layer(self) -> QPixmap:
        """Return the actors with their names; they stay the same while ties change."""
        theme, picture = current_theme(), self.scene.picture()
        glyphs = self.scene.data.glyphs
        signs = tuple(glyphs.get(disc.id, "") for disc in picture.discs)
        ratio = self.devicePixelRatioF()
        cast_of = (picture.discs, signs, self._view(), self.size(), ratio, theme.tokens, self._targets)
        if self._cast is None or cast_of != self._cast_of:
            self._cast, self._cast_of = self._layer(self._paint_cast), cast_of
        return self._cast

    def _layer(self, paint: Callable[[QPainter], None]) -> QPixmap:
        ratio = self.devicePixelRatioF()
        layer = QPixmap(self.size() * ratio)
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        painter = QPainter(layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._view(), True)
        paint(painter)
        painter.end()
        return layer

    def _paint_below(self, painter: QPainter) -> None:
        tokens, picture = current_theme().tokens, self.scene.picture()
        paint_hulls(painter, self.scene.hulls(), tokens)
        self._paint_strain(painter)
        live = {tie.pair for tie in self._live}
        for tie in picture.ties:
            painter.setOpacity(self._tie_strength(tie))
            paint_glow(painter, tie, tokens)
            if tie.pair not in live:
                paint_tie(painter, tie, tie.stroke, tokens)
        painter.setOpacity(1.0)
        if not live:
            self._paint_above(painter)

    def _paint_strain(self, painter: QPainter) -> None:
        """Draw a soft band under the ties of strained triads."""
        strained = self.scene.strained_pairs()
        shade = current_theme().colour("warn")
        shade.setAlphaF(0.35)
        for tie in self.scene.picture().ties if strained else ():
            if tie.pair in strained:
                pen = QPen(shade, tie.stroke.width + 12)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.strokePath(path_of(tie.curve), pen)

    def _paint_above(self, painter: QPainter) -> None:
        tokens = current_theme().tokens
        for tie in self.scene.picture().ties:
            painter.setOpacity(self._tie_strength(tie))
            paint_chip(painter, tie, tokens)
        painter.setOpacity(1.0)

    def _paint_cast(self, painter: QPainter) -> None:
        tokens, picture = current_theme().tokens, self.scene.picture()
        for disc in picture.discs:
            painter.setOpacity(self._strength(disc))
            paint_disc(painter, disc, self.scene.data.glyphs.get(disc.id, ""), tokens)
        for disc in picture.discs:
            painter.setOpacity(self._strength(disc))
            paint_label(painter, disc, tokens)
        painter.setOpacity(1.0)

    def _tie_strength(self, tie: DrawnTie) -> float:
        strained = self.scene.strained_pairs()
        return DIMMED if strained and tie.pair not in strained else 1.0

    def _strength(self, disc: Disc) -> float:
        return 1.0 if self._targets is None or disc.id in self._targets else DIMMED

    def _targeted(self) -> list[Disc]:
        targets = self._targets or ()
        return [disc for disc in self.scene.picture().discs if disc.id in targets] if targets else []

    def _paint_marks(self, painter: QPainter) -> None:
        """Draw what follows the mouse and the keyboard, and rings around what can be picked."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._view())
        tokens = current_theme().tokens
        for disc in self._targeted():
            self._ring(painter, disc, QColor(tokens.ink), 2, dashed=True)
        if self._hovered is not None and self._hovered != self._focused:
            self._mark(painter, self._hovered, QColor(tokens.control), 1.5)
        if self._focused is not None and self.hasFocus():
            self._mark(painter, self._focused, QColor(tokens.focus), 2.5)
        painter.resetTransform()
        if self.hasFocus() and self._by_keyboard and self._focused is None:
            self._frame(painter, QColor(tokens.focus))

    def _frame(self, painter: QPainter, ink: QColor) -> None:
        """Draw the focus around the whole graph, while none of its actors has it."""
        painter.setPen(QPen(ink, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)

    def _mark(self, painter: QPainter, item: Item, ink: QColor, width: float) -> None:
        if item[0] == "actor":
            for disc in self.scene.picture().discs:
                if disc.id == item[1]:
                    self._ring(painter, disc, ink, width)
            return
        for tie in self.scene.picture().ties:
            if tie.pair == item[1]:
                self._outline_tie(painter, tie, ink, width)

    def _outline_tie(self, painter: QPainter, tie: DrawnTie, ink: QColor, width: float) -> None:
        if tie.chip is not None:
            box = tie.chip.box
            painter.setPen(QPen(ink, width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            rect = QRectF(box.left, box.top, box.width, box.height).adjusted(-4, -4, 4, 4)
            painter.drawRoundedRect(rect, 6, 6)
            return
        shade = QColor(ink)
        shade.setAlphaF(0.35)
        painter.strokePath(path_of(tie.curve), QPen(QBrush(shade), tie.stroke.width + 8))

    def _ring(
        self, painter: QPainter, disc: Disc, ink: QColor, width: float, *, dashed: bool = False
    ) -> None:
        pen = QPen(ink, width)
        if dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        reach = (disc.ring or disc.radius) + 5
        painter.drawEllipse(QPointF(disc.x, disc.y), reach, reach)

    # --- from the geometry to the widget -----------------------------------------------------------

    def _unit(self) -> float:
        """Return how many px of the widget one px of the geometry takes when everything is shown."""
        fits = min(self.width() / COMFORTABLE[0], self.height() / COMFORTABLE[1])
        return min(max(fits, SMALLEST_UNIT), LARGEST_UNIT)

    def _view(self) -> QTransform:
        scale = self._unit() * self._zoom
        return QTransform(scale, 0, 0, scale, self._pan.x(), self._pan.y())

    def _to_geometry(self, point: QPointF) -> QPointF:
        scale = self._unit() * self._zoom
        return (point - self._pan) / scale

    def _keep_in_view(self) -> None:
        far = self._zoom - 1
        self._pan = QPointF(
            min(max(self._pan.x(), -self.width() * far), 0.0),
            min(max(self._pan.y(), -self.height() * far), 0.0),
        )
        self._forget_layers()

    def _resize_scene(self) -> None:
        unit = self._unit()
        # Small pictures keep letters that can be read; large ones let them grow along.
        font_scale = current_theme().scale / 100 * max(1.0, 1.0 / unit)
        self.scene.set_size(self.width() / unit, self.height() / unit, font_scale)

    def _anchor(self, item: Item) -> tuple[float, float]:
        picture = self.scene.picture()
        for disc in picture.discs:
            if item == ("actor", disc.id):
                return disc.x, disc.y
        for tie in picture.ties:
            if item == ("tie", tie.pair):
                return (tie.chip.x, tie.chip.y) if tie.chip else tie.curve.at(0.5)
        return picture.frame.width / 2, picture.frame.height / 2

    def _renew(self) -> None:
        self._resize_scene()
        self.scene.forget()
        if self._focused is not None and self._focused not in self.scene.items():
            self._focused = None
        self._forget_layers()

    def _forget_layers(self) -> None:
        self._below = self._above = None
        self._live = ()
        self.update()

    def _on_progress(self, value: object) -> None:
        self._progress = float(value) if isinstance(value, (int, float)) else 1.0
        if self._progress >= 1:
            self._forget_layers()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Compose for the new size."""
        super().resizeEvent(event)
        self._resize_scene()
        self._keep_in_view()
