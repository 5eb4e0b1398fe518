"""The section of tracks: a ruler with start, gates and named steps; a mix has sliders that make a whole.

Takes the document and, once the bots have played it, their `Ends`. What is dragged becomes one edit when it
is let go; the form at the right has all else that a track says. Order is changed by the grip at the left, or
by Alt+Up and Alt+Down.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.panels.editor.inspector import InspectorPanel
from ui.panels.editor.items import ItemsPage
from ui.panels.editor.mix import MixBoard
from ui.theme.theme import current_theme
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.fields import EntryField
from ui.widgets.frames import Panel
from ui.widgets.grip import Grip
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, plain_words
from ui.widgets.track_ruler import TrackRuler
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Edit, Move
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import Section
from wargame.shown.editor.tracks import (
    TrackRow,
    gate_moved,
    mix_joined,
    mix_moved,
    mixable,
    start_moved,
    step_named,
    track_rows,
)

if TYPE_CHECKING:
    from wargame.simulation.ends import Ends

NAME: Final = 148
END: Final = 84
Told = tuple[Edit, str]


class TrackLine(Panel):
    """One track: what it is called, its ruler between its two ends, or the parts of a mix."""

    chosen = Signal(int)
    told = Signal(object, str)
    """An edit, and what it is in words."""
    dropped = Signal(int, QPoint)
    """The line was dragged by its grip to a place on the screen."""
    join_asked = Signal(int)
    """Another track is to be added to the mix."""

    def __init__(self, row: TrackRow, parent: QWidget | None = None) -> None:
        super().__init__("clear", row.name)
        self.setParent(parent)
        self.setObjectName(f"track-{row.id}")
        self.row = row
        self.grip = Grip(f"Drag “{row.name}” to another place")
        self.name = PlainLabel("", "body-strong", wrap=True, lines=2)
        self.says = PlainLabel("", "secondary", "ink3", wrap=True, lines=2)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.name)
        left.addWidget(self.says)
        left.addStretch(1)
        self._line = QHBoxLayout()
        self._line.addWidget(self.grip)
        self._line.addWidget(self._left)
        self.ruler: TrackRuler | None = None
        self.mix: MixBoard | None = None
        self.low = PlainLabel("", "serif", "ink2", wrap=True, lines=3, parent=self)
        self.high = PlainLabel("", "serif", "ink2", wrap=True, lines=3, parent=self)
        self.low.setVisible(row.has_ruler and not row.is_mix)
        self.high.setVisible(row.has_ruler and not row.is_mix)
        self.low.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if row.is_mix:
            self.mix = MixBoard(row)
            self.mix.moved.connect(lambda part, to, locked: self._tell(mix_moved(self.row, part, to, locked)))
            self.mix.join_asked.connect(lambda: self.join_asked.emit(self.number()))
            self.mix.entered.connect(lambda: self.chosen.emit(self.number()))
            self._line.addWidget(self.mix, 1)
        elif row.has_ruler:
            self.ruler = TrackRuler(row)
            self.ruler.start_moved.connect(lambda to: self._tell(start_moved(self.row, to)))
            self.ruler.gate_moved.connect(lambda gate, to: self._tell(gate_moved(self.row, gate, to)))
            self.ruler.step_asked.connect(self.ask_step)
            self.ruler.installEventFilter(self)
            self._line.addWidget(self.low)
            self._line.addWidget(self.ruler, 1)
            self._line.addWidget(self.high)
        else:
            self._line.addWidget(
                PlainLabel("Its two ends are wanting; set them at the right.", "body", "ink2"), 1
            )
        self.step = EntryField("", "Name of a step", serif=True)
        self.step.setObjectName(f"step-of-{row.id}")
        self.step.setMaxLength(80)
        self.step.hide()
        self.step.editingFinished.connect(self._name_step)
        self.step.installEventFilter(self)
        self._step_at: int | None = None
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._line)
        self._column.addWidget(self.step)
        self.grip.dropped.connect(lambda at: self.dropped.emit(self.number(), at))
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.show_row(row)

    def number(self) -> int:
        """Return the track's place in the file, from 0."""
        return int(self.row.path[1])

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(8), px(6), px(12), px(6))
        self._column.setSpacing(px(4))
        self._line.setSpacing(px(8))
        self._left.setFixedWidth(px(NAME))
        self.low.setFixedWidth(px(END))
        self.high.setFixedWidth(px(END))

    def show_row(self, row: TrackRow) -> None:
        """Show the track as it is now."""
        self.row = row
        self.name.setText(row.name)
        self.says.setText(row.says)
        self.says.setVisible(bool(row.says))
        self.low.setText(row.low_words)
        self.high.setText(row.high_words)
        if self.ruler is not None:
            self.ruler.show_row(row)
        if self.mix is not None:
            self.mix.show_row(row)

    def set_read_only(self, read_only: bool) -> None:
        """Let it only be looked at."""
        self.grip.setVisible(not read_only)
        if self.ruler is not None:
            self.ruler.set_read_only(read_only)
        if self.mix is not None:
            self.mix.set_read_only(read_only)

    def ask_step(self, value: int) -> None:
        """Let the name of a value be typed."""
        self.chosen.emit(self.number())
        self._step_at = value
        what = f"What {self.row.said(value)} means"
        self.step.setPlaceholderText(what)
        self.step.setAccessibleName(what)
        self.step.setText(self.row.step(value))
        self.step.show()
        self.step.setFocus(Qt.FocusReason.OtherFocusReason)
        self.step.selectAll()

    def _name_step(self) -> None:
        value, self._step_at = self._step_at, None
        self.step.hide()
        if value is not None:
            self._tell(step_named(self.row, value, self.step.text()))

    def _tell(self, told: Told | None) -> None:
        if told is not None:
            self.told.emit(*told)
        else:
            self.show_row(self.row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make this track the chosen one, and give its ruler the keyboard."""
        self.chosen.emit(self.number())
        if self.ruler is not None:
            self.ruler.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes to the ruler has chosen its track; a name is kept by Enter, and left by Esc."""
        if watched is self.ruler and event.type() == QEvent.Type.FocusIn:
            self.chosen.emit(self.number())
        if watched is self.step and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._step_key(event)
        return super().eventFilter(watched, event)

    def _step_key(self, event: QKeyEvent) -> bool:
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        value = self._step_at
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.ruler is not None:
            self.ruler.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if by and value is not None and not event.modifiers():
            self._name_step()
            self.ask_step(min(max(value + by, self.row.low), self.row.high))
            return True
        return False


class TrackInspector(InspectorPanel):
    """The chosen track's form, and above it where its gates hold play up."""

    def __init__(self, of: Section, parent: QWidget | None = None) -> None:
        super().__init__(of, parent)
        self.gates = PlainLabel("", "secondary", "ink2", wrap=True)
        self.gates.setObjectName("gates-words")
        self.above.addWidget(self.gates)

    def show_gates(self, row: TrackRow) -> None:
        """Say in how many games the track ended just below each of its gates."""
        said = [
            f"{round(100 * row.ending_at(gate))}% of games end at {row.said(gate)}, below a gate."
            for gate in row.gates
        ]
        self.gates.setText(" ".join(said) if row.bars else "")
        self.gates.setVisible(bool(said and row.bars))


class TracksPage(ItemsPage):
    """All tracks."""

    def __init__(self, of: Section, parent: QWidget | None = None) -> None:
        self._ends: dict[str, tuple[tuple[float, int], ...]] = {}
        self._lines: dict[int, TrackLine] = {}
        self._laid: tuple[object, ...] = ()
        super().__init__(of, parent)

    def build_inspector(self) -> InspectorPanel:
        """Return the form with the words on its gates."""
        self.track_inspector = TrackInspector(self.section)
        return self.track_inspector

    def build_view(self) -> QWidget:
        """Return the rulers."""
        self.tools.insertWidget(
            2,
            PlainLabel("dot: the start; bar: a gate; grey: where games end", "secondary", "ink3", elide=True),
        )
        self.scroller = Scroller("Tracks")
        self.scroller.column.setSpacing(0)
        self.menu = QMenu(self)
        return self.scroller

    def view(self) -> QWidget:
        """Return what has the keyboard: the chosen track's ruler, or its sliders."""
        line = self._lines.get(int(self.path[1])) if self.path is not None else None
        if line is not None and line.ruler is not None:
            return line.ruler
        first = line.mix.first() if line is not None and line.mix is not None else None
        return first or self.scroller

    def show_ends(self, ends: "Ends | None") -> None:
        """Show where the games end that bots have played."""
        from wargame.simulation.ends import histogram

        self._ends = {track: histogram(values) for track, values in ends.tracks.items()} if ends else {}
        if self._document is not None:
            self.show_document(self._document, self._troubles)

    def show_items(self, document: Document, _troubles: Troubles) -> None:
        """Show the tracks as they are now."""
        rows = track_rows(document, self._ends)
        laid = tuple(
            (row.path, row.id, row.has_ruler, row.is_mix, tuple(part.track for part in row.mix))
            for row in rows
        )
        if laid != self._laid:
            self._lay(rows)
            self._laid = laid
        for row in rows:
            line = self._lines[int(row.path[1])]
            line.show_row(row)
            line.set_read_only(self._read_only)

    def _lay(self, rows: tuple[TrackRow, ...]) -> None:
        focus: QWidget | None = self.focusWidget()
        had = focus is not None and any(line.isAncestorOf(focus) for line in self._lines.values())
        clear_layout(self.scroller.column)
        self._lines = {}
        for row in rows:
            line = TrackLine(row)
            line.chosen.connect(self._choose_track)
            line.told.connect(lambda edit, words: self.wanted.emit(edit, words, ""))
            line.dropped.connect(self._drop)
            line.join_asked.connect(self._ask_joining)
            self._lines[int(row.path[1])] = line
            self.scroller.column.addWidget(line)
        self.scroller.column.addStretch(1)
        self._had_focus = had

    def choose(self, number: int) -> None:
        """Make a track the current one."""
        for at, line in self._lines.items():
            line.setProperty("look", "chosen" if at == number else "clear")
            line.style().unpolish(line)
            line.style().polish(line)
        if number in self._lines:
            self.track_inspector.show_gates(self._lines[number].row)
            if self._had_focus:
                self._had_focus = False
                self.view().setFocus(Qt.FocusReason.OtherFocusReason)

    _had_focus = False
    """Whether a line that was laid anew had the keyboard."""

    def _choose_track(self, number: int) -> None:
        assert self._document is not None
        if self.path != (self.section.field, number):
            self.path = (self.section.field, number)
            self.choose(number)
            self.inspector.show_item(self.path, self._document, self._troubles)

    def _drop(self, number: int, place: QPoint) -> None:
        """Bring a track to where its grip was let go."""
        order = [line for _, line in sorted(self._lines.items())]
        below = [line for line in order if line.mapToGlobal(line.rect().center()).y() < place.y()]
        to = len(below) - (1 if self._lines[number] in below else 0)
        if to != number and not self._read_only:
            self._wanted_path = (self.section.field, to)
            self.wanted.emit(Move((self.section.field, number), to), f"{self.section.title}: order", "")

    def _ask_joining(self, number: int) -> None:
        assert self._document is not None
        line = self._lines[number]
        self._choose_track(number)
        self.menu.clear()
        for track, name in mixable(self._document, line.row):
            action = self.menu.addAction(plain_words(name))
            action.triggered.connect(
                lambda _checked=False, track=track: self.wanted.emit(*mix_joined(line.row, track), "")
            )
        if line.mix is not None and self.menu.actions():
            button = line.mix.join_button
            self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
