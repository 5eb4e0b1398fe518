"""The section of goals: each seat's points that sum up, and every goal as a ruler over where games end.

Takes the document and, once the bots have played it, their `Ends`; a bound that is dragged is told at once of
the same games, and becomes one edit when it is let go. The form at the right has all that a goal says.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.editor.items import ItemsPage
from ui.panels.editor.next_for import NextFor
from ui.theme.theme import current_theme
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.frames import Glyph, Panel
from ui.widgets.goal_ruler import GoalRuler
from ui.widgets.painted import px
from ui.widgets.points_bar import PointsBar
from ui.widgets.text import PlainLabel
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Batch, Set
from wargame.scenario.document.values import value_at
from wargame.scenario.model import Objective
from wargame.shown.editor.fresh import of_seat
from wargame.shown.editor.language import read_out
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import Section, items_in
from wargame.simulation.aims import GoalRow, SeatGoals, outcome_words, seat_goals

if TYPE_CHECKING:
    from wargame.simulation.ends import Ends

TEXT: Final = 190
SAID: Final = 132


class GoalLine(Panel):
    """One goal: what it says, its ruler, what the games come to."""

    chosen = Signal(int)
    moved = Signal(int, int, int)
    """The goal's number, and its bounds."""

    def __init__(self, row: GoalRow, parent: QWidget | None = None) -> None:
        super().__init__("clear", row.objective.text)
        self.setParent(parent)
        self.row = row
        self._shown: tuple[GoalRow, str] | None = None
        self.setObjectName(f"goal-{row.objective.id}")
        head = QHBoxLayout()
        self.secret = Glyph("ui-eyeoff" if row.hidden else "ui-eye" if row.has_ruler else "ui-flag")
        self.what = PlainLabel("", "secondary", "ink2", elide=True)
        head.addWidget(self.secret)
        head.addWidget(self.what, 1)
        self.text = PlainLabel("", "serif", wrap=True, lines=2)
        self.worth = PlainLabel("", "secondary", "ink3", elide=True)
        left = QVBoxLayout()
        left.addLayout(head)
        left.addWidget(self.text)
        left.addWidget(self.worth)
        left.addStretch(1)
        self._holder = QWidget()
        self._holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self.ruler = GoalRuler(row) if row.has_ruler else None
        self.said = tuple(PlainLabel("", "secondary", "ink2", elide=True) for _ in range(3))
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        for label in self.said:
            right.addWidget(label)
        right.addStretch(1)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._holder)
        if self.ruler is not None:
            self._line.addWidget(self.ruler, 1)
            self.ruler.moving.connect(self._tell)
            self.ruler.moved.connect(lambda lo, hi: self.moved.emit(self.row.number, lo, hi))
            self.ruler.installEventFilter(self)
        else:
            self._line.addStretch(1)
        self._line.addWidget(self._right)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._line.setContentsMargins(px(12), px(8), px(12), px(8))
        self._line.setSpacing(px(12))
        self._holder.setFixedWidth(px(TEXT))
        self._right.setFixedWidth(px(SAID))

    def show_row(self, row: GoalRow, measured: str) -> None:
        """Show the goal as it is now, with the words for what it measures."""
        one = row.objective
        bounds = self.ruler.bounds() if self.ruler is not None else (one.lo, one.hi)
        if (row, measured) == self._shown and bounds == (one.lo, one.hi):
            return  # most goals stay as they are while one is changed
        self.row, self._shown = row, (row, measured)
        self.what.setText(row.what)
        self.text.setText(one.text)
        weight = f"{one.weight} points".replace("-", "−")
        self.worth.setText(f"{weight}, {measured}")
        if self.ruler is not None:
            self.ruler.show_row(row)
            self._tell(*self.ruler.bounds())

    def _tell(self, lo: int, hi: int) -> None:
        outcome = self.row.at(lo, hi)
        words = outcome_words(self.row, outcome) if outcome is not None else ("", "", "")
        for label, said in zip(self.said, words, strict=True):
            label.setText(said)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make this goal the chosen one, and give its ruler the keyboard."""
        self.chosen.emit(self.row.number)
        if self.ruler is not None:
            self.ruler.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes to the ruler by keys or mouse has chosen its goal."""
        if watched is self.ruler and event.type() == QEvent.Type.FocusIn:
            self.chosen.emit(self.row.number)
        return super().eventFilter(watched, event)


class SeatHead(QWidget):
    """A seat's name, its points as a bar, and what they sum to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph("seat")
        self.name = PlainLabel("", "body-strong")
        self.bar = PointsBar()
        self.words = PlainLabel("", "secondary", "ink3", elide=True)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.glyph)
        self._line.addWidget(self.name)
        self._line.addWidget(self.bar)
        self._line.addWidget(self.words, 1)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._line.setContentsMargins(px(12), px(12), px(12), px(4))
        self._line.setSpacing(px(10))

    def show_seat(self, seat: SeatGoals) -> None:
        """Show a seat."""
        self.glyph.set_glyph(seat.glyph)
        self.name.setText(seat.name)
        self.bar.show_points(seat)
        missing = f", {seat.missing} missing" if seat.missing else ""
        self.words.setText(seat.words + missing)


class GoalsPage(ItemsPage):
    """All goals, by seat."""

    def __init__(self, of: Section, parent: QWidget | None = None) -> None:
        self._ends: Ends | None = None
        self._lines: dict[int, GoalLine] = {}
        self._laid: tuple[object, ...] = ()
        super().__init__(of, parent)

    def _build_middle(self) -> QWidget:
        made = super()._build_middle()
        self.owner = NextFor(self.section.one)
        self._line.addWidget(self.owner)
        return made

    def build_view(self) -> QWidget:
        """Return the rulers, below the list where the scenario cannot be read whole."""
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._plain = super().build_view()
        self.scroller = Scroller("Goals")
        column.addWidget(self._plain)
        column.addWidget(self.scroller)
        return view

    def view(self) -> QWidget:
        """Return what has the keyboard: the list, or the first ruler."""
        return self.list

    def begin(self) -> None:
        """Give the chosen goal's ruler the keyboard."""
        line = self._lines.get(int(self.path[1])) if self.path is not None else None
        if self.scroller.isVisible() and line is not None and line.ruler is not None:
            line.ruler.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().begin()

    def given(self) -> dict[str, object]:
        """Return whose the next goal is, and what is known of it by that."""
        seat = self.owner.seat()
        return of_seat(self._document, seat) if self._document is not None and seat is not None else {}

    def show_ends(self, ends: "Ends | None") -> None:
        """Show where the games end that bots have played."""
        self._ends = ends
        if self._document is not None:
            self.show_items(self._document, self._troubles)

    def show_items(self, document: Document, troubles: Troubles) -> None:
        """Show the goals as they are now: as rulers while the scenario can be read whole, else as a list."""
        super().show_items(document, troubles)
        self.owner.show_seats(document, read_only=self._read_only)
        scenario = document.model
        # Goals that are not understood are left out of the model: what is listed must be all there is.
        if scenario is not None and len(scenario.objectives) != len(items_in(document, self.section)):
            scenario = None
        self._plain.setVisible(scenario is None)
        self.scroller.setVisible(scenario is not None)
        if scenario is None:
            return
        seats = seat_goals(scenario, self._ends)
        laid = tuple((seat.seat, tuple((row.number, row.has_ruler) for row in seat.rows)) for seat in seats)
        if laid != self._laid:
            self._lay(seats)
            self._laid = laid
        for head, seat in zip(self._heads, seats, strict=True):
            head.show_seat(seat)
            for row in seat.rows:
                self._lines[row.number].show_row(row, _measured(document, row.objective))
                ruler = self._lines[row.number].ruler
                if ruler is not None:
                    ruler.set_read_only(self._read_only)

    def _lay(self, seats: tuple[SeatGoals, ...]) -> None:
        clear_layout(self.scroller.column)
        self._lines, heads = {}, []
        for seat in seats:
            head = SeatHead()
            heads.append(head)
            self.scroller.column.addWidget(head)
            for row in seat.rows:
                line = GoalLine(row)
                line.chosen.connect(self._choose_goal)
                line.moved.connect(self._on_moved)
                self._lines[row.number] = line
                self.scroller.column.addWidget(line)
        self.scroller.column.addStretch(1)
        self._heads = tuple(heads)

    def choose(self, number: int) -> None:
        """Make a goal the current one."""
        super().choose(number)
        path = (self.section.field, number)
        goal = value_at(self._document.data, path) if self._document is not None else None
        self.owner.follow(path, goal.get("seat") if isinstance(goal, dict) else None)
        for at, line in self._lines.items():
            line.setProperty("look", "chosen" if at == number else "clear")
            line.style().unpolish(line)
            line.style().polish(line)

    def _choose_goal(self, number: int) -> None:
        assert self._document is not None
        if self.path != (self.section.field, number):
            self.path = (self.section.field, number)
            self.choose(number)
            self.inspector.show_item(self.path, self._document, self._troubles)

    def _on_moved(self, number: int, lo: int, hi: int) -> None:
        line = self._lines[number]
        old = line.row.objective
        edits = [
            Set((self.section.field, number, field), value)
            for field, value, before in (("lo", lo, old.lo), ("hi", hi, old.hi))
            if value != before
        ]
        words = f"{old.text}: bounds {lo} and {hi}"
        self.wanted.emit(edits[0] if len(edits) == 1 else Batch(tuple(edits), name=words), words, "")


def _measured(document: Document, one: Objective) -> str:
    """Return what a goal measures in words; as it is written where it cannot be read out."""
    if one.measure:
        return read_out(document, "measure", one.measure) or one.measure
    return read_out(document, "condition", one.when) or one.when
