"""Reasons for and against a move, typed as they are heard and weighed.

What stands on the move already (a seat's own, or recorded before) is only shown. New ones are drafts that
can be weighed and dropped until the throw; the stage records them then.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.columns import Columns, clear_layout
from ui.widgets.fields import EntryField
from ui.widgets.frames import Glyph, Rule, SectionHeader
from ui.widgets.marks import Chip, Effect
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, add_choice
from wargame.game.adjudication.reckoning import HEAVIEST_ARGUMENT
from wargame.game.moves import Argument
from wargame.shown.rulings import ReasonRow

SIDES = {1: "For", -1: "Against"}
LINES = 3
CONTROL = 24
"""The side of the small buttons, in px at 100 %."""
HINT = "A reason, then Enter"


class ReasonItem(QWidget):
    """One reason with its weight; a draft can be weighed (+ and −) and dropped (Delete)."""

    weighed = Signal(int)
    dropped = Signal()

    def __init__(self, row: ReasonRow, draft: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row, self.draft = row, draft
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(2), 0, px(2))
        line.setSpacing(px(8))
        line.addWidget(Glyph(row.glyph, 16, "ink"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(PlainLabel(row.text, "serif", wrap=True, lines=LINES), 1)
        self.chip = Chip("", row.side * row.weight)
        if draft:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            less = IconButton("ui-minus", "Less weight", "−", size=CONTROL)
            more = IconButton("ui-plus", "More weight", "+", size=CONTROL)
            drop = IconButton("ui-x", "Drop this reason", "Delete", size=CONTROL)
            less.clicked.connect(lambda: self.weighed.emit(-1))
            more.clicked.connect(lambda: self.weighed.emit(1))
            drop.clicked.connect(self.dropped)
            controls = QHBoxLayout()
            controls.setSpacing(0)
            for widget in (less, self.chip, more, drop):
                controls.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            line.addLayout(controls)
            line.setAlignment(controls, Qt.AlignmentFlag.AlignTop)
        else:
            line.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self._say()

    def set_weight(self, row: ReasonRow) -> None:
        """Show the reason with another weight."""
        self.row = row
        self.chip.set_effect(Effect(label="", value=row.side * row.weight))
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drop a draft on Delete."""
        if self.draft and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit()
            return
        super().keyPressEvent(event)

    def _say(self) -> None:
        row = self.row
        self.setAccessibleName(f"{SIDES[row.side]}, {row.who}, weight {row.weight}: {row.text}")


class ReasonColumn(QWidget):
    """The reasons of one side, and a line for the next one."""

    added = Signal(str, str)
    """The words, and the seat that brought them (empty for the table)."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        word = SIDES[side].lower()
        self.head = SectionHeader(SIDES[side])
        self.rule = Rule()
        self.entry = EntryField(HINT, f"Reason {word}", serif=True)
        self.entry.setObjectName(f"reason-{word}")
        self.entry.returnPressed.connect(self._add)
        self.who = QComboBox()
        self.who.setObjectName(f"reason-{word}-who")
        self.who.setAccessibleName(f"Who argues {word}")
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.who.setMinimumContentsLength(6)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        foot = QHBoxLayout()
        foot.setSpacing(px(4))
        foot.addWidget(self.entry, 3)
        foot.addWidget(self.who, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.head)
        column.addWidget(self.rule)
        column.addLayout(self.rows)
        column.addLayout(foot)
        column.addStretch(1)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now: where there is little room, a side is a line."""
        tight = current_theme().is_tight
        self.head.setVisible(not tight)
        self.rule.setVisible(not tight)
        self.entry.setPlaceholderText(f"{SIDES[self.side]}: a reason, then Enter" if tight else HINT)

    def set_seats(self, seats: tuple[tuple[str, str], ...]) -> None:
        """Offer these seats (id and name) as those who argue."""
        if self.who.count() == len(seats) + 1:
            return
        self.who.clear()
        self.who.addItem("Table", "")
        for seat, name in seats:
            add_choice(self.who, name, seat)

    def _add(self) -> None:
        text = self.entry.text().strip()
        if text:
            self.entry.clear()
            self.added.emit(text, self.who.currentData() or "")


class ReasonsPanel(Columns):
    """Both sides; `changed` tells that the drafts are others now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(440, 24, parent=parent)
        self._recorded: tuple[ReasonRow, ...] = ()
        self._drafts: list[Argument] = []
        self._items: list[ReasonItem] = []
        self._seats: dict[str, tuple[str, str]] = {}
        self.sides = {side: ReasonColumn(side) for side in (1, -1)}
        for side, column in self.sides.items():
            self.add(column)
            column.added.connect(lambda text, seat, side=side: self._add(text, seat, side))

    def show_reasons(self, recorded: tuple[ReasonRow, ...], seats: tuple[tuple[str, str, str], ...]) -> None:
        """Show what is on record for the move; the drafts stay."""
        self._seats = {seat: (name, glyph) for seat, name, glyph in seats}
        for column in self.sides.values():
            column.set_seats(tuple((seat, name) for seat, name, _ in seats))
        self._recorded = recorded
        self._rebuild()

    def drafts(self) -> tuple[Argument, ...]:
        """Return the reasons that are not recorded yet, in the order in which they were typed."""
        return tuple(self._drafts)

    def reset(self) -> None:
        """Drop all drafts, without telling anybody: they were recorded, or another move is shown."""
        self._drafts.clear()
        for column in self.sides.values():
            column.entry.clear()
        self._rebuild()

    def set_open(self, is_open: bool) -> None:
        """Say whether reasons can still be added."""
        for column in self.sides.values():
            column.entry.setVisible(is_open)
            column.who.setVisible(is_open)

    def weigh(self, by: int) -> None:
        """Give the draft that has the focus, or the newest one, more or less weight."""
        focused = [at for at, item in enumerate(self._items) if item.hasFocus() and item.draft]
        if not self._drafts:
            return
        at = focused[0] - (len(self._items) - len(self._drafts)) if focused else len(self._drafts) - 1
        self._weigh(at, by)

    def _add(self, text: str, seat: str, side: int) -> None:
        self._drafts.append(Argument(text=text, side=side, weight=1, seat=seat))
        self._rebuild()
        self.changed.emit()

    def _weigh(self, at: int, by: int) -> None:
        one = self._drafts[at]
        weight = max(0, min(HEAVIEST_ARGUMENT, one.weight + by))
        self._drafts[at] = Argument(text=one.text, side=one.side, weight=weight, seat=one.seat)
        self._items[len(self._items) - len(self._drafts) + at].set_weight(self._row(self._drafts[at]))
        self.changed.emit()

    def _drop(self, at: int) -> None:
        del self._drafts[at]
        self._rebuild()
        self.changed.emit()

    def _row(self, one: Argument) -> ReasonRow:
        who, glyph = self._seats.get(one.seat, ("The table", "ui-argument"))
        return ReasonRow(text=one.text, who=who, glyph=glyph, side=one.side, weight=one.weight)

    def _rebuild(self) -> None:
        for column in self.sides.values():
            clear_layout(column.rows)
        self._items = [ReasonItem(row, draft=False) for row in self._recorded]
        for at, one in enumerate(self._drafts):
            item = ReasonItem(self._row(one), draft=True)
            item.setObjectName(f"reason-draft-{at + 1}")
            item.weighed.connect(lambda by, at=at: self._weigh(at, by))
            item.dropped.connect(lambda at=at: self._drop(at))
            self._items.append(item)
        for item in self._items:
            self.sides[item.row.side].rows.addWidget(item)
