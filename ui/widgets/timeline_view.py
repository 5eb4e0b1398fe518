"""A timeline that can be used: turns as columns, lanes, boxes that are dragged from one to another.

Fed with a `Timeline` of `wargame.shown.editor.timeline`. Arrow keys go from box to box; with Shift they bring
the chosen event to another turn or lane. The names of the lanes stay in sight when turns are scrolled.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import break_text, paint_lines, shorten
from wargame.shown.editor.sections import Path
from wargame.shown.editor.timeline import LANES, EventBox, Lane, Timeline

HEAD: Final = 104
COLUMN: Final = 96
"""How wide a turn is at least, at 100 %."""
GAP: Final = 6
LANE_ORDER: Final[tuple[Lane | None, ...]] = ("scheduled", "conditional", None, "facilitator")


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a box lies."""

    box: EventBox
    rect: QRectF


class TimelineView(Painted):
    """Paints a timeline, and tells what is done on it."""

    chosen = Signal(object)
    """The path of a box."""
    moved = Signal(object, str, int)
    """The path of an event, the lane, and the turn or 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._line = Timeline(turns=((1, ""),), boxes=())
        self._path: Path | None = None
        self._spots: list[_Spot] = []
        self._lanes: dict[Lane | None, QRectF] = {}
        self._pressed: QPointF | None = None
        self._drag: QPointF | None = None
        self._read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_timeline(self, line: Timeline) -> None:
        """Show events and rules as they are now."""
        self._line = line
        self._place()
        self.updateGeometry()
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Let it only be looked at."""
        self._read_only = read_only

    def choose(self, path: Path) -> None:
        """Mark a box."""
        self._path = path
        self._tell()

    def rect_of(self, path: Path) -> QRectF:
        """Return where a box lies; an empty rectangle if it is not there."""
        return next((spot.rect for spot in self._spots if spot.box.path == path), QRectF())

    def place_of(self, lane: Lane | None, turn: int = 1) -> QPointF:
        """Return a point in a lane, below a turn."""
        return QPointF(self._x(turn) + self._column() / 2, self._lanes[lane].bottom() - px(4))

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._place()
        super().restyle()

    def sizeHint(self) -> QSize:
        """Return the room in which every lane is seen."""
        self._place()
        bottom = max((rect.bottom() for rect in self._lanes.values()), default=px(200))
        return QSize(px(HEAD) + px(COLUMN) * len(self._line.turns), int(bottom) + 1)

    def minimumSizeHint(self) -> QSize:
        """Return the room below which it is scrolled."""
        return self.sizeHint()

    def _chosen(self) -> EventBox | None:
        return next((one for one in self._line.boxes if one.path == self._path), None)

    def _tell(self) -> None:
        box = self._chosen()
        keys = "" if self._read_only else " Shift and the arrow keys bring it to another turn or lane."
        self.say(f"{box.words}.{keys}" if box is not None else "Events by turn")
        self.update()

    # Where everything lies

    def _column(self) -> float:
        return max(float(px(COLUMN)), (self.width() - px(HEAD)) / max(1, len(self._line.turns)))

    def _x(self, turn: int) -> float:
        return px(HEAD) + (turn - 1) * self._column()

    def _top(self) -> float:
        return 2 * current_theme().line("caption") + px(8)

    def _tall(self) -> float:
        theme = current_theme()
        return 2 * theme.line("secondary") + theme.line("caption") + px(10)

    def _bar(self) -> float:
        return current_theme().line("secondary") + px(10)

    def _place(self) -> None:
        self._spots, self._lanes = [], {}
        top = self._top()
        for lane in LANE_ORDER:
            bottom = self._place_turns(top) if lane == "scheduled" else self._place_bars(lane, top)
            bottom = max(bottom, top + 2 * current_theme().line("caption") + px(20))
            self._lanes[lane] = QRectF(
                0, top, px(HEAD) + len(self._line.turns) * self._column(), bottom - top
            )
            top = bottom

    def _place_turns(self, top: float) -> float:
        lowest = top
        for turn, _ in self._line.turns:
            y = top + px(GAP)
            boxes = self._line.of("scheduled", turn)
            # An event whose turn is not known yet waits in the first column.
            boxes += tuple(one for one in self._line.of("scheduled") if one.turn is None and turn == 1)
            for box in boxes:
                rect = QRectF(self._x(turn) + px(GAP), y, self._column() - 2 * px(GAP), self._tall())
                self._spots.append(_Spot(box, rect))
                y += self._tall() + px(GAP)
            lowest = max(lowest, y)
        return lowest

    def _place_bars(self, lane: Lane | None, top: float) -> float:
        y = top + px(GAP)
        wide = len(self._line.turns) * self._column() - 2 * px(GAP)
        for box in self._line.of(lane):
            self._spots.append(_Spot(box, QRectF(px(HEAD) + px(GAP), y, wide, self._bar())))
            y += self._bar() + px(GAP)
        return y

    def _box_at(self, point: QPointF) -> EventBox | None:
        return next((spot.box for spot in self._spots if spot.rect.contains(point)), None)

    def _target(self, point: QPointF) -> tuple[Lane, int] | None:
        """Return the lane and the turn under a point; None where nothing can be dropped."""
        lane = next((lane for lane, rect in self._lanes.items() if rect.contains(point)), None)
        if lane is None:
            return None
        turn = int((point.x() - px(HEAD)) // self._column()) + 1
        if lane != "scheduled":
            return lane, 0
        return (lane, turn) if 1 <= turn <= len(self._line.turns) and point.x() >= px(HEAD) else None

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a box, and take it."""
        box = self._box_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if box is not None:
            self._path = box.path
            self._pressed = event.position() if box.lane is not None and not self._read_only else None
            self._tell()
            self.chosen.emit(box.path)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the box that was taken."""
        if self._pressed is None:
            return
        if self._drag is not None or (event.position() - self._pressed).manhattanLength() >= px(6):
            self._drag = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go, in another turn or lane."""
        dragged, self._drag, self._pressed = self._drag, None, None
        self.update()
        if dragged is not None and event.button() == Qt.MouseButton.LeftButton:
            target = self._target(event.position())
            if target is not None:
                self.moved.emit(self._path, *target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another box, or bring the chosen event somewhere else."""
        key = Qt.Key(event.key())
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and (across or down):
            self._bring(across, down)
        elif (across or down) and not event.modifiers():
            self._step(across or down)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        boxes = [spot.box for spot in self._spots if spot.box.lane is not None]
        if boxes:
            now = self._chosen()
            at = boxes.index(now) + by if now in boxes else 0
            box = boxes[min(max(at, 0), len(boxes) - 1)]
            self._path = box.path
            self._tell()
            self.chosen.emit(box.path)

    def _bring(self, across: int, down: int) -> None:
        box = self._chosen()
        if box is None or box.lane is None or self._read_only:
            return
        if down:
            order = list(LANES)
            at = min(max(order.index(box.lane) + down, 0), len(order) - 1)
            if order[at] != box.lane:
                self.moved.emit(box.path, order[at], 0)
        elif box.lane == "scheduled":
            turn = min(max((box.turn or 1) + across, 1), len(self._line.turns))
            self.moved.emit(box.path, "scheduled", turn)

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw turns, lanes and boxes."""
        self._place()
        painter = smooth(self)
        self._paint_turns(painter)
        self._paint_target(painter)
        for spot in self._spots:
            self._paint_box(painter, spot.box, spot.rect)
        self._paint_lanes(painter)
        if self._drag is not None:
            rect = self.rect_of(self._path or ())
            size = QRectF(0, 0, min(rect.width(), self._column()), rect.height())
            size.moveCenter(self._drag)
            fill_round(painter, size, px(4), None, colour("ink"), px(2), dashed=True)

    def _paint_turns(self, painter: QPainter) -> None:
        theme, line = current_theme(), current_theme().line("caption")
        bottom = max(rect.bottom() for rect in self._lanes.values())
        for turn, name in self._line.turns:
            x = self._x(turn)
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
            wide = self._column() - px(10)
            place = QRectF(x + px(6), px(4), wide, line)
            paint_lines(painter, place, [f"Turn {turn}"], theme.font("caption"), line, colour("ink"))
            said = shorten(name, theme.font("caption"), wide)
            paint_lines(
                painter, place.translated(0, line), [said], theme.font("caption"), line, colour("ink3")
            )

    def _paint_lanes(self, painter: QPainter) -> None:
        theme, line = current_theme(), current_theme().line("caption")
        left = -self.visibleRegion().boundingRect().left()
        for lane, rect in self._lanes.items():
            place = QRectF(-left, rect.top(), px(HEAD) - 1, rect.height())
            painter.fillRect(place, colour("raised"))
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
            name, count = self._line.heading(lane)
            words = place.adjusted(px(8), px(8), -px(4), 0)
            font = theme.font("body-strong")
            paint_lines(painter, words, [name], font, theme.line("body"), colour("ink"))
            words = words.translated(0, theme.line("body"))
            paint_lines(painter, words, [count], theme.font("caption"), line, colour("ink3"))

    def _paint_target(self, painter: QPainter) -> None:
        target = self._target(self._drag) if self._drag is not None else None
        if target is None:
            return
        lane, turn = target
        rect = QRectF(self._lanes[lane])
        if lane == "scheduled":
            rect.setLeft(self._x(turn))
            rect.setWidth(self._column())
        painter.fillRect(rect, colour("select"))

    def _paint_often(self, painter: QPainter, box: EventBox, rect: QRectF) -> None:
        """Draw along the foot of a box, below each turn, in which share of games the event comes in it."""
        if box.fared is None:
            return
        for turn, share in enumerate(box.fared.turns[: len(self._line.turns)], start=1):
            if share:
                room = self._column() - 2 * px(GAP)
                wide = max(float(px(2)), share * room)
                place = QRectF(self._x(turn) + px(GAP), rect.bottom() - px(4), wide, px(3))
                painter.fillRect(place, colour("control" if box.fared.stale else "ink3"))

    def _in_sight(self, rect: QRectF) -> QRectF:
        """Return the part of a bar that is seen: it is longer than the window, and its words are not."""
        seen = QRectF(self.visibleRegion().boundingRect())
        if seen.isEmpty():
            return rect
        left = max(rect.left(), seen.left() + px(HEAD) + px(6))
        return QRectF(left, rect.top(), min(rect.right(), seen.right() - px(6)) - left, rect.height())

    def _paint_box(self, painter: QPainter, box: EventBox, rect: QRectF) -> None:
        theme, is_chosen = current_theme(), box.path == self._path
        ground = colour("raised" if box.lane is None else "surface")
        edge = colour("ink" if is_chosen else "control") if box.lane is not None or is_chosen else None
        fill_round(painter, rect, px(4), ground, edge, px(2) if is_chosen else 1, box.lane == "conditional")
        if is_chosen and self.hasFocus():
            fill_round(painter, rect.adjusted(-3, -3, 3, 3), px(6), None, colour("focus"), px(2))
        inside = rect.adjusted(px(6), px(4), -px(6), -px(4))
        title, small = theme.font("serif"), theme.font("caption")
        row, line = theme.line("secondary"), theme.line("caption")
        if box.lane == "scheduled":
            paint_lines(
                painter, inside, break_text(box.title, title, inside.width(), 2), title, row, colour("ink")
            )
            parts = (box.says, box.changes, box.often)
            said = shorten(", ".join(part for part in parts if part), small, inside.width())
            foot = QRectF(inside.left(), inside.bottom() - line, inside.width(), line)
            paint_lines(painter, foot, [said], small, line, _ink_of(box))
            return
        self._paint_often(painter, box, rect)
        inside = self._in_sight(inside)
        half = inside.width() * 0.42
        # How often it comes stands first: the end of a bar may lie beyond what is in sight.
        said = ", ".join(part for part in (box.often, box.says, box.changes) if part)
        paint_lines(painter, inside, [shorten(box.title, title, half)], title, row, colour("ink"))
        rest = inside.adjusted(half + px(8), 0, 0, 0)
        paint_lines(painter, rest, [shorten(said, small, rest.width())], small, row, _ink_of(box))


def _ink_of(box: EventBox) -> QColor:
    """Return the colour of what is said of an event: grey while that is of before the last change."""
    return colour("ink3" if box.fared is not None and box.fared.stale else "ink2")
