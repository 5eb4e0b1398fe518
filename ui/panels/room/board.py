"""The wall: graph, turn, phase, clock, seats, tracks and one piece of news, all large.

Shows a `RoomView` and knows nothing else; it has no buttons and takes no keys. Sizes follow the window, so
that a screen of any size shows the same picture.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.frames import Rule
from ui.widgets.graph_scene import GraphData
from ui.widgets.large import Ground, Large, LargeClock, LargeLegend, LargeSeat, LargeText, LargeTrack
from ui.widgets.meters import TrackReading
from ui.widgets.moves_wall import LargeMoves
from ui.widgets.picture import PictureFrame
from ui.widgets.sheet_wall import LargeSheet
from ui.widgets.wall_graph import WallGraph
from wargame.shown.graph import summary
from wargame.shown.projector import News, RoomTrack, RoomView

WIDE, HIGH = 1280, 720
MOST_IN_GRAPH = 130
"""The graph's letters grow up to this size in per cent; the side's go on."""
PICTURE = 210
"""How high the picture of an inject may be, in px at 1280 x 720."""
FEW_TRACKS = 4
"""With more tracks than this each takes less height."""


class BoardPanel(Ground):
    """Everything on the wall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setAccessibleName("For the room")
        self._per_cent = 100
        self.turn = LargeText(34, 600, lines=1)
        self.turn.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.period = LargeText(24, 400, "ink2", lines=1)
        self.period.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.legend = LargeLegend()
        self.graph = WallGraph()
        self.clock = LargeClock()
        self.clock.hide()
        self.doing = LargeText(24, 500, "ink", lines=2)
        self.label = LargeText(20, 400, "ink2", lines=1)
        self.headline = LargeText(27, 600, "ink", serif=True, lines=4)
        self.word = LargeText(36, 600, "ink", lines=1)
        self.lines = LargeText(20, 400, "ink2", serif=True, fills=True)
        self.picture = PictureFrame(PICTURE)
        self.moves = LargeMoves()
        self.moves.hide()
        self.sheet = LargeSheet()
        self.sheet.hide()
        self._seats: list[LargeSeat] = []
        self._tracks: list[LargeTrack] = []
        self._lay_out()

    def _lay_out(self) -> None:
        self._left = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self.turn)
        head.addWidget(self.period, 1)
        head.addWidget(self.legend)
        self._head = head
        self._left.addLayout(head)
        self._left.addWidget(self.graph, 1)
        self._board = QWidget()
        self._board.setLayout(self._left)
        self.side = Ground("bg")
        # What finds no place is shortened; it never makes the window higher.
        self.side.setMinimumHeight(1)
        self._seat_row = QHBoxLayout()
        self._track_list = QVBoxLayout()
        self._column = QVBoxLayout(self.side)
        self._column.addWidget(self.clock)
        self._column.addWidget(self.doing)
        self._column.addLayout(self._seat_row)
        self._rule = Rule()
        self._column.addWidget(self._rule)
        self._column.addLayout(self._track_list)
        self._column.addWidget(Rule())
        for text in (self.label, self.word, self.headline):
            self._column.addWidget(text)
        self._column.addWidget(self.picture)
        self._column.addWidget(self.lines, 1)
        self._column.addStretch(0)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._board, 1)
        self._row.addWidget(self.side)
        self._row.addWidget(self.moves, 1)
        self._row.addWidget(self.sheet, 1)

    def set_size(self, per_cent: int) -> None:
        """Write everything at `per_cent` of the size for eight metres, from 100 to 200."""
        self._per_cent = min(200, max(100, per_cent))
        self._fit()

    def show_view(self, view: RoomView, animate: bool = True) -> None:
        """Show this; what moved goes over from before to now."""
        self.turn.write(view.turn)
        self.period.write(view.period)
        self.doing.write(view.doing)
        whole = view.reveal is not None or view.sheet is not None
        self._board.setVisible(not whole)
        self.side.setVisible(not view.alone and not whole)
        self.moves.setVisible(view.reveal is not None)
        if view.reveal is not None:
            self.moves.show_reveal(view.reveal, view.turn)
        self.sheet.setVisible(view.sheet is not None)
        if view.sheet is not None:
            self.sheet.show_sheet(view.sheet, view.page)
        self._show_seats(view)
        self._show_tracks(view.tracks)
        self._show_news(view.news)
        content = view.graph
        changed = any(tie.before not in (None, tie.value) for tie in content.ties)
        self.graph.change_options(shows_change=changed)
        self.graph.show_data(GraphData.of(content), animate)
        self.graph.setAccessibleDescription(summary(content))
        self._fit()

    def set_time(self, left: int, whole: int, digits: str, paused: bool = False) -> None:
        """Show the clock; without digits there is none."""
        self.clock.set_time(left, whole, digits, paused)
        self.moves.set_time(digits)

    def _show_seats(self, view: RoomView) -> None:
        while len(self._seats) < len(view.seats):
            self._seats.append(LargeSeat())
            self._seat_row.addWidget(self._seats[-1])
        for number, widget in enumerate(self._seats):
            shown = number < len(view.seats) and bool(view.seats[number].status)
            widget.setVisible(shown)
            if shown:
                seat = view.seats[number]
                widget.set_seat(seat.name, seat.glyph, seat.status, seat.sealed, seat.picture)

    def _show_tracks(self, tracks: tuple[RoomTrack, ...]) -> None:
        readings = [
            TrackReading(name=one.name, value=one.value, low=one.low, high=one.high, before=one.before)
            for one in self._chosen(tracks)
        ]
        if len(readings) != len(self._tracks):
            for gone in self._tracks:
                gone.hide()
                gone.deleteLater()
            self._tracks = [LargeTrack(one, compact=len(readings) > FEW_TRACKS) for one in readings]
            for widget in self._tracks:
                self._track_list.addWidget(widget)
        self._rule.setVisible(bool(readings))
        for widget, reading in zip(self._tracks, readings, strict=True):
            widget.set_reading(reading)

    def _chosen(self, tracks: tuple[RoomTrack, ...]) -> tuple[RoomTrack, ...]:
        """Return all tracks; with very large letters those that moved, then the first, as there is room."""
        if self._per_cent <= MOST_IN_GRAPH or len(tracks) <= FEW_TRACKS:
            return tracks
        first = sorted(tracks, key=lambda one: one.value == one.before)[:FEW_TRACKS]
        return tuple(one for one in tracks if one in first)

    def _show_news(self, news: News | None) -> None:
        self.label.write(news.label if news else "")
        self.word.write(news.word if news else "")
        self.headline.write(news.title if news else "")
        self.lines.write("\n".join(news.lines) if news else "")
        self.picture.show_picture(news.picture if news else None)

    def _fit(self) -> None:
        unit = max(0.4, min(self.width() / WIDE, self.height() / HIGH))
        letters = unit * self._per_cent / 100
        for widget in self.findChildren(Large):
            widget.set_unit(letters)
        # Names and values of the graph have to find a place; beyond this they would cover one another.
        self.graph.set_letters(min(self._per_cent, MOST_IN_GRAPH))
        self.legend.setVisible(self._per_cent <= MOST_IN_GRAPH)
        share = 0.34 if self._per_cent <= 130 else 0.42 if self._per_cent <= 160 else 0.47
        self.side.setFixedWidth(round(self.width() * share))
        self.picture.set_most(round(PICTURE * unit * 100 / current_theme().px(100)))
        edge = round(28 * unit)
        self._left.setContentsMargins(edge, round(20 * unit), round(12 * unit), round(12 * unit))
        self._head.setSpacing(round(18 * unit))
        self._column.setContentsMargins(edge, edge, edge, round(16 * unit))
        self._column.setSpacing(round(10 * unit))
        self._seat_row.setSpacing(round(4 * unit))
        self._track_list.setSpacing(round(3 * unit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture's proportions."""
        super().resizeEvent(event)
        self._fit()


class BlankPanel(Ground):
    """Nothing to see: the wall while it is blanked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName("Blank")
        self.setCursor(Qt.CursorShape.BlankCursor)
