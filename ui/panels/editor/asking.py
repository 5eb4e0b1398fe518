"""The section of the question: its form, what it looks at over where games end, what it would say.

Where there is none yet, a kind of question and the actors it is about make one. Aimless games are played
here, purposeful ones come from the strip below. A mark that is dragged is told at once of the same games and
becomes one edit when it is let go; what would mislead stands below with the press that mends it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.editor.player import Player
from ui.panels.editor.whole import WholePage
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.frames import SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.part_ruler import PartRuler
from ui.widgets.share_line import ShareLine
from ui.widgets.text import PlainLabel
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Set
from wargame.scenario.model import Monitor, Scenario
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import Section
from wargame.simulation.asking import (
    ASKED,
    Misleading,
    PartRow,
    part_rows,
    question_of,
    verdict_shares,
    warnings_of,
    with_mark,
)
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.simulation.ends import Ends

FORM: Final = 436
LEAST_SEEN: Final = 360
"""Px at 100 % that the rulers need beside the form; where there is less, they stand below it."""
TEXT: Final = 170
PLAYS_AFTER_MS: Final = 700


class PartLine(QWidget):
    """One part: what it looks at, its ruler, what play comes to."""

    moving = Signal(int, float)
    moved = Signal(int, float)

    def __init__(self, row: PartRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = row.number
        self.kind = PlainLabel("", "secondary", "ink2", elide=True)
        self.title = PlainLabel("", "body", wrap=True, lines=2)
        self.counts = PlainLabel("", "secondary", "ink3")
        left = QVBoxLayout()
        for label in (self.kind, self.title, self.counts):
            left.addWidget(label)
        left.addStretch(1)
        left.setContentsMargins(0, 0, 0, 0)
        self._holder = QWidget()
        self._holder.setLayout(left)
        self.ruler = PartRuler(row)
        self.ruler.moving.connect(lambda mark: self.moving.emit(self.number, mark))
        self.ruler.moved.connect(lambda mark: self.moved.emit(self.number, mark))
        self.said = PlainLabel("", "secondary", "ink2", wrap=True)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.ruler)
        middle.addWidget(self.said)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._holder)
        self._line.addLayout(middle, 1)
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.show_row(row)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._line.setContentsMargins(0, px(8), 0, px(8))
        self._line.setSpacing(px(12))
        self._holder.setFixedWidth(px(TEXT))

    def show_row(self, row: PartRow) -> None:
        """Show the part as it is now."""
        self.kind.setText(row.kind)
        self.title.setText(row.part.title)
        self.counts.setText(f"counts {round(100 * row.part.weight)}%")
        self.said.setText(row.said)
        self.ruler.show_row(row)


OR_WHOM: Final = "Or with whom?"
WHICH_TRACK: Final = "Which track?"


def _asking(words: str) -> ChoiceBox:
    """Return a box that asks what to choose until it is chosen."""
    return ChoiceBox(words, hint=words)


class AskedFor(QWidget):
    """A kind of question and whom it is about, where there is no question yet."""

    wanted = Signal(str, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = _asking("What do you want to find out?")
        self.kind.setObjectName("question-kind")
        self.kind.offer((key, f"{words} {what}") for key, (words, what) in ASKED.items())
        self.one, self.other, self.third = _asking("Who?"), _asking("With whom?"), _asking(OR_WHOM)
        for name, box in (("one", self.one), ("other", self.other), ("third", self.third)):
            box.setObjectName(f"question-{name}")
        self.make = QuietButton("Make the question", icon="ui-plus", height=40)
        self.make.setObjectName("make-question")
        self.make.clicked.connect(self._make)
        self.notice = Notice("", "warn")
        self.notice.hide()
        column = QVBoxLayout(self)
        for widget in (self.kind, self.one, self.other, self.third, self.notice, self.make):
            column.addWidget(widget)
        self.kind.currentIndexChanged.connect(lambda _at: self._fit())
        self._scenario: Scenario | None = None
        self._fit()

    def show_scenario(self, scenario: Scenario | None) -> None:
        """Offer the actors and tracks of a scenario."""
        self._scenario = scenario
        actors = [(one.id, one.name) for one in scenario.actors] if scenario is not None else []
        for box in (self.one, self.other):
            box.offer(actors)
        self._fit()

    def _fit(self) -> None:
        scenario, kind = self._scenario, self.kind.chosen()
        tracks = [(one.id, one.name) for one in scenario.tracks] if scenario is not None else []
        actors = [(one.id, one.name) for one in scenario.actors] if scenario is not None else []
        self.third.hint = WHICH_TRACK if kind == "kept" else OR_WHOM
        self.third.setAccessibleName(self.third.hint)
        self.third.offer(tracks if kind == "kept" else actors)
        self.third.setVisible(kind in ("kept", "preferred"))

    def _make(self) -> None:
        kind, one, other, third = (box.chosen() for box in (self.kind, self.one, self.other, self.third))
        needs_third = kind in ("kept", "preferred")
        if not (kind and one and other and (third or not needs_third)):
            self._refuse("Choose what you want to find out, and whom it is about.")
        elif one == other or (kind == "preferred" and third in (one, other)):
            self._refuse("It takes different actors to compare them.")
        elif kind == "settled" and self._scenario is not None and not self._scenario.questions:
            self._refuse("Add a policy question with positions first: that is what would be settled.")
        else:
            self.notice.hide()
            self.wanted.emit(kind, one, other, third or "")

    def _refuse(self, words: str) -> None:
        self.notice.tell(words, "warn")
        self.notice.show()


class QuestionPage(WholePage):
    """The scenario's own question."""

    def __init__(self, of: Section, parent: QWidget | None = None) -> None:
        super().__init__(of, parent)
        self._scenario: Scenario | None = None
        self._aimless: Ends | None = None
        self._purposeful: Ends | None = None
        self._lines: list[PartLine] = []
        self.player = Player(self)
        self.player.played.connect(self._on_played)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PLAYS_AFTER_MS)
        self._wait.timeout.connect(self.play)
        self.right = Scroller("What it looks at")
        self.seen = QWidget()
        """What stands beside the form, or below it where there is no room for both."""
        self._seen = QVBoxLayout(self.seen)
        self.right.column.addWidget(self.seen)
        self._parts, self._drawn, self._warned = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.drawn: dict[str, tuple[PlainLabel, ShareLine]] = {}
        """By its name each hidden set that a seat may draw, and what is said in the games in which it did."""
        self.purposeful, self.aimless = ShareLine(), ShareLine()
        self.legend = PlainLabel("", "secondary", "ink2", wrap=True)
        self.player.failed.connect(self.legend.setText)
        inside = self._seen
        marks = "up: aimless play, down: purposeful play; drag the mark"
        inside.addWidget(SectionHeader("What it looks at", marks))
        inside.addLayout(self._parts)
        inside.addWidget(SectionHeader("What it would say"))
        inside.addWidget(self.legend)
        for words, bar in (("Purposeful play", self.purposeful), ("Aimless play", self.aimless)):
            inside.addWidget(PlainLabel(words, "secondary", "ink2"))
            inside.addWidget(bar)
        inside.addLayout(self._drawn)
        inside.addLayout(self._warned)
        inside.addStretch(1)
        self._column.removeWidget(self.scroller)
        row = QHBoxLayout()
        row.addWidget(self.scroller)
        row.addWidget(self.right, 1)
        self._column.insertLayout(0, row, 1)
        self.add_button.hide()
        self.asked = AskedFor()
        self.asked.wanted.connect(self._make)
        self.empty.buttons.addWidget(self.asked)
        self._fit()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        super().restyle()
        if hasattr(self, "right"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one below the other where they find no room side by side."""
        super().resizeEvent(event)
        self._fit()

    def _is_narrow(self) -> bool:
        return self.width() < px(FORM) + max(px(LEAST_SEEN), self.seen.minimumSizeHint().width())

    def _fit(self) -> None:
        narrow = self._is_narrow()
        self.scroller.setMinimumWidth(0 if narrow else px(FORM))
        self.scroller.setMaximumWidth(16_777_215 if narrow else px(FORM))
        column = self.scroller.column if narrow else self.right.column
        if column.indexOf(self.seen) < 0:
            column.insertWidget(column.indexOf(self.panel) + 1, self.seen)
        self._show_right()
        self._seen.setSpacing(px(8))
        self._seen.setContentsMargins(0 if narrow else px(16), 0, px(12), px(12))

    def _show_right(self) -> None:
        there = self._monitor() is not None and self.scroller.isVisibleTo(self)
        self.seen.setVisible(there)
        self.right.setVisible(there and self.right.column.indexOf(self.seen) >= 0)

    # What it shows

    def show_document(self, document: Document, troubles: Troubles) -> None:
        """Show the question as it is now."""
        super().show_document(document, troubles)
        self.add_button.hide()
        before, self._scenario = self._scenario, document.model if document.is_playable else None
        self.asked.show_scenario(document.model)
        self.asked.setVisible(not self._read_only)
        monitor = self._monitor()
        if monitor is not None:
            self._show(monitor)
        self._fit()
        if self._scenario is not None and self._scenario != before and self.isVisible():
            self._wait.start()

    def show_ends(self, ends: "Ends | None") -> None:
        """Take the games of the strip, played on purpose."""
        self._purposeful = ends if ends is not None and ends.policy != "random" else None
        if (monitor := self._monitor()) is not None:
            self._show(monitor)

    def play(self) -> None:
        """Have aimless games played."""
        self._wait.stop()
        if self._monitor() is not None and self._scenario is not None:
            self.player.ask(self._scenario, "random")

    def set_read_only(self, read_only: bool) -> None:
        """Let the question only be read."""
        super().set_read_only(read_only)
        for line in self._lines:
            line.ruler.set_read_only(read_only)

    def showEvent(self, event: QShowEvent) -> None:
        """Play what is looked at."""
        super().showEvent(event)
        if self._monitor() is not None and self._aimless is None:
            self._wait.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Play nothing that nobody looks at."""
        self._wait.stop()
        self.player.stop()
        super().hideEvent(event)

    def _monitor(self) -> Monitor | None:
        return self._scenario.monitor if self._scenario is not None else None

    def _on_played(self, ends: "Ends") -> None:
        self._aimless = ends
        if (monitor := self._monitor()) is not None:
            self._show(monitor)

    def _show(self, monitor: Monitor) -> None:
        rows = part_rows(monitor, self._aimless, self._purposeful)
        if len(rows) != len(self._lines):
            clear_layout(self._parts)
            self._lines = [PartLine(row) for row in rows]
            for line in self._lines:
                line.moving.connect(self._on_moving)
                line.moved.connect(self._on_moved)
                line.ruler.set_read_only(self._read_only)
                self._parts.addWidget(line)
        for line, row in zip(self._lines, rows, strict=True):
            line.show_row(row)
        self._say(monitor)
        clear_layout(self._warned)
        for at, one in enumerate(warnings_of(monitor, self._aimless, self._purposeful)):
            notice = Notice(one.words, "warn", "" if self._read_only else one.mend)
            notice.setObjectName(f"question-warning-{at}")
            notice.acted.connect(self._mender(one))
            self._warned.addWidget(notice)

    def _say(self, monitor: Monitor) -> None:
        self.legend.setText("; ".join(one.title for one in monitor.verdicts))
        for words, bar, ends in (
            ("Purposeful play", self.purposeful, self._purposeful),
            ("Aimless play", self.aimless, self._aimless),
        ):
            bar.show_shares(words, verdict_shares(monitor, ends))
        self._say_drawn(monitor)

    def _say_drawn(self, monitor: Monitor) -> None:
        """Show what purposeful play comes to by the hidden set that was drawn."""
        if self._scenario is None or self._purposeful is None:
            return
        from wargame.simulation.drawn import draw_rows  # with the first games, not with the editor

        rows = draw_rows(self._scenario, monitor, self._purposeful)
        names = [row.name for row in rows]
        if names != list(self.drawn):
            clear_layout(self._drawn)
            self.drawn = {
                name: (PlainLabel("", "secondary", "ink2", elide=True), ShareLine()) for name in names
            }
            for label, line in self.drawn.values():
                self._drawn.addWidget(label)
                self._drawn.addWidget(line)
        for row in rows:
            label, line = self.drawn[row.name]
            label.setText(f"{row.name}: {counted(row.games, 'game')} of purposeful play")
            line.show_shares(row.name, row.shares)

    # What is done

    def _on_moving(self, number: int, mark: float) -> None:
        if (monitor := self._monitor()) is not None:
            self._say(with_mark(monitor, number, mark))

    def _on_moved(self, number: int, mark: float) -> None:
        value = int(mark) if mark == int(mark) else mark
        edit = Set((*self.path, "parts", number, "benchmark"), value)
        self.wanted.emit(edit, f"Mark of part {number + 1}", "")

    def _mender(self, one: Misleading) -> Callable[[], None]:
        return lambda: self.wanted.emit(one.edit, one.mend, "")

    def _make(self, kind: str, one: str, other: str, third: str) -> None:
        scenario = self._document.model
        if scenario is not None:
            made = question_of(scenario, kind, one, other, third)
            self.wanted.emit(Set(self.path, made), "Question made", "")
            # What a layout took in just now can take the keyboard once it is shown.
            QTimer.singleShot(0, self, self.begin)
