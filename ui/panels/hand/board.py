"""The board beside the cards: the seat's own ties and those its aims use, and its aims as rulers.

What the chosen card would bring if it succeeded is drawn on the rulers as a dashed ring. Made from what the
seat's door tells; the brief stands below the aims.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.frames import Glyph, HatchFrame, Panel, Rule, SectionHeader
from ui.widgets.graph_small import SmallGraph
from ui.widgets.painted import px
from ui.widgets.picture import PictureFrame
from ui.widgets.rulers import RulerLine
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.game.foresight import Foresight
from wargame.session.doors import Known, SeatDoor
from wargame.shown.aims import AimRow, aim_rows, pairs_in
from wargame.shown.graph import content_of_sight, part_of, places_in
from wargame.shown.hand import Hand

WIDTH = 320
GRAPH_HEIGHT = 172
PICTURE = 150
"""How high the seat's picture may be, in px at 100 %."""


class AimLine(QWidget):
    """One aim: what it asks, what it gives, and its ruler."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel("", "caption-strong", elide=True)
        self._points = PlainLabel("", "caption", "ink2")
        self._marks = QHBoxLayout()
        self._measure = PlainLabel("", "caption", "ink2", elide=True)
        self._value = PlainLabel("", "caption-strong")
        self._ruler = RulerLine()
        self._glyphs = (Glyph("seat", 14), Glyph("seat", 14))
        grid = self._grid = QGridLayout(self)
        grid.addWidget(self._text, 0, 0, 1, 2)
        grid.addWidget(self._points, 0, 2, Qt.AlignmentFlag.AlignRight)
        for glyph in self._glyphs:
            self._marks.addWidget(glyph)
        self._marks.addWidget(self._measure, 1)
        self._marks.addWidget(self._value)
        grid.addLayout(self._marks, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._ruler, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def show_aim(self, row: AimRow) -> None:
        """Show an aim as it stands."""
        self._text.setText(row.text)
        self._points.setText(row.points)
        for glyph, name in zip(self._glyphs, row.glyphs or ("", ""), strict=True):
            glyph.setVisible(bool(name))
            if name:
                glyph.set_glyph(name)
        self._measure.setText("" if row.glyphs else row.measure)
        self._value.setText(row.value)
        self._value.setVisible(bool(row.measure))
        self._ruler.set_ruler(row.ruler)
        self._ruler.setVisible(row.ruler is not None)
        self.setAccessibleName(row.words)
        self.setToolTip(
            plain_tooltip(". ".join(one for one in (row.measure, row.explained, row.then) if one))
        )

    def _restyle(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, px(116))
        self._measure.setMaximumWidth(px(96))
        self._marks.setSpacing(px(4))


class HandBoard(Panel):
    """Graph, aims and brief of one seat."""

    def __init__(self, door: SeatDoor, parent: QWidget | None = None) -> None:
        super().__init__("panel", "Board of the seat", parent)
        self._door = door
        self.graph = SmallGraph()
        self._lines: dict[str, AimLine] = {}
        self.picture = PictureFrame(PICTURE)
        self._brief = PlainLabel("", "serif-small", "ink2", wrap=True)
        self._key = PlainLabel("", "caption", "ink2")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setProperty("look", "clear")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("look", "clear")
        self._aims = QVBoxLayout(inside)
        self._aims.setContentsMargins(0, 0, px(6), 0)
        scroll.setWidget(inside)
        column = self._column = QVBoxLayout(self)
        column.addWidget(SectionHeader("Your ties", "and those your aims use", role="body-strong"))
        column.addWidget(self.graph)
        column.addWidget(Rule())
        column.addWidget(scroll, 1)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def show_board(self, hand: Hand, known: Known, foresight: Foresight | None, letter: str = "") -> None:
        """Show how things stand, as the seat knows it; with what a card would bring if it succeeded."""
        standings, compiled = self._door.aims(), self._door.compiled
        content = content_of_sight(known.sight, compiled, places=places_in(known.settings))
        self.graph.show_content(part_of(content, hand.seat, pairs_in(standings)))
        rows = aim_rows(standings, self._door.scenario, foresight)
        if not self._lines:
            self._make_lines(rows, hand)
        self.show_card(rows, letter if foresight else "")

    def foresee(self, foresight: Foresight | None, letter: str = "") -> None:
        """Move the rulers with a card; the graph stays."""
        self.show_card(
            aim_rows(self._door.aims(), self._door.scenario, foresight), letter if foresight else ""
        )

    def show_card(self, rows: tuple[AimRow, ...], letter: str) -> None:
        """Show the rows in their lines."""
        for row in rows:
            if row.id in self._lines:
                self._lines[row.id].show_aim(row)
        name = letter or "the card"
        self._key.setText(f"● now  ◌ if {name} succeeds" if any(row.then for row in rows) else "● now")

    def _make_lines(self, rows: tuple[AimRow, ...], hand: Hand) -> None:
        self._aims.setSpacing(px(2))
        head = QHBoxLayout()
        head.addWidget(PlainLabel("Public aims", "body-strong"), 1)
        head.addWidget(self._key)
        self._aims.addLayout(head)
        self._add(one for one in rows if not one.hidden and not one.red_line)
        hidden = [one for one in rows if one.hidden]
        if hidden:
            line = HatchFrame(
                f"Hidden aims: {hand.hidden_set}" if hand.hidden_set else "Hidden aims", lines=1
            )
            self._aims.addWidget(line)
            self._add(hidden)
        red = [one for one in rows if one.red_line]
        if red:
            self._aims.addWidget(PlainLabel("Red lines", "body-strong"))
            self._add(red)
        self._aims.addWidget(Rule())
        self.picture.show_picture(hand.picture)
        self._aims.addWidget(self.picture)
        self._brief.setText(hand.brief)
        self._aims.addWidget(self._brief)
        self._aims.addWidget(PlainLabel("You play a position, not a person.", "caption", "ink3", wrap=True))
        self._aims.addStretch(1)

    def _add(self, rows: Iterable[AimRow]) -> None:
        for row in rows:
            line = self._lines[row.id] = AimLine()
            self._aims.addWidget(line)

    def _restyle(self) -> None:
        self._column.setContentsMargins(px(12), px(8), px(6), px(8))
        self._column.setSpacing(px(6))
        self.graph.setFixedHeight(px(GRAPH_HEIGHT))
