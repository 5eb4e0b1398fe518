"""The throw as large as there is room: dice, sum, ladder, the outcome's word, what moved.

One picture for the facilitator's window and for the wall; whoever holds it gives it its `unit` (px of the
screen for one px of the drawing) and measures of its own. It shows a `wargame.shown.throw.Fall`. Thrown
before people's eyes, the dice fall first, then the lines of the sum appear, the mark runs along the ladder
to where it fell, the word comes and the chips one by one; `finish` ends all that at once, and so does any
key while `keys_end_it`.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.theme.tokens import REVEAL_AT_MOST_MS
from ui.widgets.columns import clear_layout
from ui.widgets.dice import DiceView
from ui.widgets.frames import Rule
from ui.widgets.large import Large, LargeText
from ui.widgets.ledger import LedgerView
from ui.widgets.marks import Avatar
from ui.widgets.moved import HIGH, LOW, NOTHING, MovedChipView
from ui.widgets.votes import NumberTile, VoteDiscs
from ui.widgets.ways import WaysLadder
from wargame.shown.throw import Fall

LINE_MS, MARKER_MS, WORD_MS, CHIP_MS = 90, 240, 160, 200
FEW_CHIPS: Final = 5
NARROW: Final = 900
"""Below this width in px at a unit of 1 both halves stand one below the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMeasures:
    """How large the parts are, in px at a unit of 1."""

    die: int = 160
    letters: int = 13
    title: int = 24
    said: int = 13
    word: int = 48
    margin: int = 15
    chip: int = 22
    figure: int = 40
    ladder: int = 17
    shares: bool = True
    edge: int = 24


LAPTOP: Final = StageMeasures()
WALL: Final = StageMeasures(
    die=172,
    letters=23,
    title=38,
    said=23,
    word=82,
    margin=23,
    chip=25,
    figure=54,
    ladder=24,
    shares=False,
    edge=36,
)


class ThrowStage(QWidget):
    """A throw that was made."""

    landed = Signal()
    """Everything is there to be read."""

    def __init__(
        self, measures: StageMeasures = LAPTOP, keys_end_it: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._measures, self._keys_end_it = measures, keys_end_it
        self._unit = self._boost = 1.0
        self._fall: Fall | None = None
        self._chips: list[MovedChipView] = []
        self._rest = True
        self._make_parts(measures)
        self._lay_out()
        self._told = QVariantAnimation(self)
        self._told.valueChanged.connect(lambda at: self._tell_until(float(at)))
        self._told.finished.connect(self._end)
        self.dice.finished.connect(self._tell_on)

    # Building

    def _make_parts(self, m: StageMeasures) -> None:
        self.avatar = Avatar("seat", size=m.title * 2)
        self.title = LargeText(m.title, 600, serif=True, lines=1)
        self.said = LargeText(m.said, 400, "ink2", lines=1)
        self.dice = DiceView(2, m.die)
        self.dice.setObjectName("dice")
        self.number = NumberTile(m.die)
        self.votes = VoteDiscs(m.letters)
        self.ledger = LedgerView(m.letters, m.figure)
        self.where = LargeText(m.letters, 600, lines=1)
        self.ways_note = LargeText(m.letters * 0.95, 400, "ink2", lines=1, right=True)
        self.ways = WaysLadder(m.ladder, shares=m.shares)
        self.ways.setObjectName("ways")
        self.kicker = LargeText(m.letters, 400, "ink2", lines=1)
        self.instead = LargeText(m.margin * 1.3, 400, "ink2", serif=True, lines=1, struck=True)
        self.word = LargeText(m.word, 600, serif=True, lines=1)
        self.word.setObjectName("outcome-word")
        self.margin = LargeText(m.margin, 400, "ink2", lines=3)
        self.reason = LargeText(m.margin, 400, "ink", serif=True, lines=4)
        self.moved = LargeText(m.letters, 600, lines=1)
        self.moved_count = LargeText(m.letters * 0.95, 400, "ink2", lines=1, right=True)
        self._told_last = (self.word, self.margin, self.instead, self.reason, self.moved, self.moved_count)

    def _lay_out(self) -> None:
        self.head = QHBoxLayout()
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._names.addWidget(self.title)
        self._names.addWidget(self.said)
        self.head.addWidget(self.avatar)
        self.head.addLayout(self._names, 1)
        self.left, self.right = QWidget(), QWidget()
        self._left = QVBoxLayout(self.left)
        self._thrown = QHBoxLayout()
        for thrown in (self.dice, self.number, self.votes):
            self._thrown.addWidget(thrown, 0, Qt.AlignmentFlag.AlignTop)
        self.number.hide()
        self.votes.hide()
        self._thrown.addWidget(self.ledger, 1)
        self._left.addLayout(self._thrown)
        self._where = QHBoxLayout()
        self._where.addWidget(self.where, 1)
        self._where.addWidget(self.ways_note)
        self._left.addLayout(self._where)
        self._left.addWidget(self.ways, 1)
        self._right = QVBoxLayout(self.right)
        for widget in (self.kicker, self.instead, self.word, self.margin, self.reason):
            self._right.addWidget(widget)
        self.extra = QVBoxLayout()
        self._right.addLayout(self.extra)
        self._moved = QHBoxLayout()
        self._moved.addWidget(self.moved, 1)
        self._moved.addWidget(self.moved_count)
        self._right.addLayout(self._moved)
        self._chip_list = QVBoxLayout()
        self._right.addLayout(self._chip_list)
        self._right.addStretch(1)
        self.foot = QVBoxLayout()
        self._right.addLayout(self.foot)
        self.rule = Rule(vertical=True)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.addWidget(self.left, 19)
        self._halves.addWidget(self.rule)
        self._halves.addWidget(self.right, 14)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.head)
        self._column.addLayout(self._halves, 1)

    def set_unit(self, unit: float, letters: float = 1.0) -> None:
        """Draw at `unit` px of the screen for one px of the drawing, small letters so many times as large."""
        self._unit, self._boost, m = unit, letters, self._measures
        for one in self.findChildren(Large):
            one.set_unit(unit)
        for small in (
            self.said,
            self.ledger,
            self.where,
            self.ways_note,
            self.kicker,
            self.margin,
            self.reason,
        ):
            small.set_unit(unit * letters)
        for small in (self.moved, self.moved_count):
            small.set_unit(unit * letters)
        self.dice.set_unit(unit)
        self.avatar.set_side(round(m.title * 2 * unit))
        edge = round(m.edge * unit)
        self._column.setContentsMargins(edge, round(edge * 0.8), edge, round(edge * 0.6))
        self._column.setSpacing(round(18 * unit))
        self.head.setSpacing(round(16 * unit))
        for box in (self._left, self._right):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(round(10 * unit))
        self._halves.setSpacing(round(28 * unit))
        self._thrown.setSpacing(round(28 * unit))
        self._chip_list.setSpacing(round((12 if len(self._chips) <= FEW_CHIPS else 8) * unit))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the size below which something would be cut off: the halves can be stacked."""
        halves = (self.left, self.right)
        wide = max(one.minimumSizeHint().width() for one in halves if not one.isHidden())
        edges = self._column.contentsMargins()
        return QSize(wide + edges.left() + edges.right(), self._column.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack both halves where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ways = QBoxLayout.Direction
        narrow = self.width() < NARROW * self._unit
        self._halves.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.rule.setVisible(not narrow and not self.left.isHidden())

    # Showing

    def show_fall(self, fall: Fall, *, falling: bool) -> None:
        """Show a throw, before people's eyes if `falling`; `landed` follows in any case."""
        self._stop()
        self._fall = fall
        self._write(fall)
        self._show_chips(fall)
        self.set_unit(self._unit, self._boost)
        self._rest = False
        if not falling or not current_theme().motion(1) or not self.isVisible():
            self._lie(fall)
            self._end()
            return
        self._tell_until(0)
        self._listen(on=True)
        if len(fall.dice) > 1:
            self.dice.throw(fall.dice)
        else:
            self._tell_on()

    def _lie(self, fall: Fall) -> None:
        if len(fall.dice) > 1:
            self.dice.set_faces(fall.dice)

    def is_moving(self) -> bool:
        """Return whether the throw is still being told."""
        return not self._rest

    def finish(self) -> None:
        """End the motion at once: everything lies as it fell."""
        if self._rest:
            return
        self._stop()
        if self._fall is not None:
            self._lie(self._fall)
        self._rest = False
        self._end()

    def show_moved(self, shown: bool) -> None:
        """Show what moved, or leave its place to something else for a while."""
        for one in (self.moved, self.moved_count, *self._chips):
            _keep_place(one, shown)
            one.setVisible(shown and not self.is_moving())

    def fall(self) -> Fall | None:
        """Return the throw that is shown."""
        return self._fall

    def _write(self, fall: Fall) -> None:
        two, hundred = len(fall.dice) > 1, len(fall.dice) == 1
        self.avatar.set_glyph(fall.glyph)
        self.title.write(fall.title)
        self.said.write(fall.said)
        self.left.setVisible(bool(fall.dice))
        self.dice.setVisible(two)
        self.number.setVisible(hundred and not fall.sum.seats)
        self.number.show_number(fall.natural)
        self.votes.show_votes(fall.sum.seats)
        self.votes.setVisible(hundred and bool(fall.sum.seats))
        self.ledger.show_sum(fall.sum)
        found = fall.sum.ladder
        self.ways.show_ladder(found, fall.natural if found is not None else None)
        each = "ways two dice can fall" if two else "numbers that can be thrown"
        self.ways_note.write(f"each square is one of the {found.ways} {each}" if found is not None else "")
        self.where.write("Where it fell")
        self.kicker.write("Outcome")
        self.instead.write(fall.instead_of)
        self.word.write(fall.word)
        self.margin.write(fall.margin)
        self.reason.write(fall.reason)
        self.moved.write("What moved")
        self.moved_count.write(fall.moved_words)
        for one in self._told_last:
            _keep_place(one, bool(one.words()))
        self.setAccessibleDescription(fall.words)

    def _show_chips(self, fall: Fall) -> None:
        clear_layout(self._chip_list)
        chips = fall.moved or (NOTHING,)
        high = HIGH if len(chips) <= FEW_CHIPS else LOW
        self._chips = [MovedChipView(one, self._measures.chip, high) for one in chips]
        for chip in self._chips:
            self._chip_list.addWidget(chip)

    # Telling it bit by bit

    def _times(self) -> tuple[float, float, float, float]:
        """Return when the mark starts, the word comes, the first chip comes, and all is told, in ms."""
        marker = LINE_MS * (self.ledger.count() + 1.0)
        word = marker + (MARKER_MS if self.ways.isVisibleTo(self) else 0)
        chips = word + WORD_MS
        return marker, word, chips, chips + CHIP_MS * len(self._chips)

    def _tell_on(self) -> None:
        """Go on to the sum once the dice lie still."""
        if self._rest:
            return
        whole = self._times()[-1]
        lasts = current_theme().motion(min(round(whole), REVEAL_AT_MOST_MS))
        self._told.setStartValue(0.0)
        self._told.setEndValue(whole)
        self._told.setDuration(max(1, lasts))
        self._told.start()

    def _tell_until(self, at: float) -> None:
        """Show what is told within `at` ms of the telling."""
        marker, word, chips, _whole = self._times()
        self.ledger.let_appear(int(at // LINE_MS))
        share = min(1.0, max(0.0, (at - marker) / MARKER_MS))
        self.ways.set_marker(1 - (1 - share) ** 3)
        for one in self._told_last:
            one.setVisible(at >= word and bool(one.words()))
        for number, chip in enumerate(self._chips):
            chip.setVisible(at >= chips + CHIP_MS * number)

    def _end(self) -> None:
        if self._rest:
            return
        self._rest = True
        self._listen(on=False)
        self._tell_until(self._times()[-1] + 1)
        self.ways.set_marker(1)
        self.landed.emit()

    def _stop(self) -> None:
        """Stop what moves without telling anybody."""
        self._rest = True
        self._listen(on=False)
        self._told.stop()
        self.dice.come_to_rest()

    def _listen(self, *, on: bool) -> None:
        """Heed every key of the program while the throw is told, or no longer."""
        app = QApplication.instance()
        if app is None or not self._keys_end_it:
            return
        app.removeEventFilter(self)
        if on:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End the motion by any key, which does nothing else; a key that is held down does not count."""
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
        ):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif not event.isAutoRepeat():
                self.finish()
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let a throw that nobody sees lie still."""
        self.finish()
        super().hideEvent(event)


def _keep_place(widget: QWidget, kept: bool) -> None:
    """Keep the place of a widget while it is hidden, so that nothing jumps when it comes."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    widget.setSizePolicy(policy)
