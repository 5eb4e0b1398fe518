"""Design: what was sealed before play, whether conditions were the same, and what came of what was expected.

Given what was seen (`cohort_work.Seen`): a sealed design stands beside the tables, a draft is written here
(`cohort_design_form`). The part tells what is wanted, and the page has it done; what is said comes from
`wargame.design.telling` and `wargame.cohort.design_words`.
"""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from ui.background import Background
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import EmptyState, Panel, Rule
from ui.widgets.interval_line import IntervalLine, IntervalShown
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from ui.widgets.titled import panel_of, sheet_panel
from ui.windows.cohort_design_form import DesignForm
from ui.windows.cohort_design_work import LookedInto, keep_draft, kept_in, look_into
from ui.windows.cohort_parts import Scrolled
from ui.windows.cohort_work import Seen
from wargame.cohort.design_words import (
    VERDICTS,
    about_words,
    cause_words,
    expected_words,
    place_sheet,
    seen_words,
    use_words,
    verdict_words,
)
from wargame.cohort.expected import Expected
from wargame.cohort.opened import Opened
from wargame.design.model import Design
from wargame.design.reach import MORE
from wargame.design.reading import Read
from wargame.design.telling import NO_PROOF, fact_rows
from wargame.words.counting import counted

DESIGNS: Final = "Designs (*.json *.yaml *.yml)"
PAPERS: Final = "PDF (*.pdf)"
SETTLE_MS: Final = 400
"""So long nothing is typed before a draft is kept."""
THREE: Final = 1040
"""Width in px at 100 % from which the three columns stand side by side."""
NAMES: Final = 124
"""Width in px at 100 % of what rows are called."""
ABOUT: Final = (
    "A design says before anybody plays what is tried at which table and what is expected of it. Sealed, its "
    "six words can be given to somebody else, and every session started from it carries them."
)


class DesignPart(Scrolled):
    """The design of a series."""

    chosen = Signal(Path)
    """The design in this file is to be opened."""
    new_wanted = Signal(Path)
    """A new design is to be made in this file."""
    table_wanted = Signal(int)
    """This table is to be started."""
    paper_wanted = Signal(Path)
    """The sheet with the six words is to be written as PDF."""
    seal_wanted = Signal(object, object)
    """A draft is to be sealed: the `Design`, and its file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Design", parent)
        self.setObjectName("series-design")
        self.read: Read | None = None
        """The sealed design that is shown."""
        self.draft: Path | None = None
        """The file of the draft that is written on."""
        self.form: DesignForm | None = None
        self.background = Background(self)
        self._wrong: Sentences | None = None
        self._below: Sentences | None = None
        self._seal_below: QuietButton | None = None
        self._kept: Path | None = None
        """Where the draft is kept: its own file, or one beside it."""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.keep)
        self.open_button = self._button("Open a design…", "open-design", self.ask_for_design, "ui-folder")
        self.new_button = self._button("New design…", "new-design", self.ask_for_new, "ui-file")
        self.seal_button = self._button("Seal it", "seal-design", self.seal, "ui-lock")
        self.table = QComboBox()
        self.table.setObjectName("design-table")
        self.table.setAccessibleName("Table to start")
        self.table.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.start_button = self._button("Start", "start-table", self._start)
        self.copy_button = self._button("Copy the six words", "copy-seal", self.copy)
        self.print_button = self._button("Print them…", "print-seal", self.ask_for_paper)
        controls = QWidget()
        flow = FlowLayout(controls)
        self._of_sealed = (self.table, self.start_button, self.copy_button, self.print_button)
        for widget in (self.open_button, self.new_button, self.seal_button, *self._of_sealed):
            flow.addWidget(widget)
        self.column.addWidget(controls)
        self.kept = 1
        self.show_series(Seen())

    def _button(self, words: str, name: str, slot: object, icon: str = "") -> QuietButton:
        button = QuietButton(words, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    # What is wanted

    def ask_for_design(self) -> None:
        """Ask for a design, and open it."""
        chosen, _ = QFileDialog.getOpenFileName(self.window(), "Open a design", "", DESIGNS)
        if chosen:
            self.chosen.emit(Path(chosen))

    def ask_for_new(self) -> None:
        """Ask where a new design is to lie, and make it."""
        chosen, _ = QFileDialog.getSaveFileName(self.window(), "New design", "series.json", DESIGNS)
        if chosen:
            self.new_wanted.emit(Path(chosen))

    def ask_for_paper(self) -> None:
        """Ask where the sheet with the six words is to lie."""
        chosen, _ = QFileDialog.getSaveFileName(self.window(), "Print the six words", "sealed.pdf", PAPERS)
        if chosen:
            self.paper_wanted.emit(Path(chosen))

    def copy(self) -> None:
        """Put question, six words and hash on the clipboard."""
        from wargame.design.telling import paper_words

        if self.read is not None:
            QApplication.clipboard().setText(paper_words(self.read))

    def _start(self) -> None:
        self.table_wanted.emit(int(self.table.currentData()))

    # What is shown

    def show_series(self, seen: Seen) -> None:
        """Show the design of a series."""
        design = seen.design
        if design is not None and not design.seal and design.path == self.draft:
            return  # bots or other questions about the tables leave what is being written
        self.empty()
        self.form, self.draft, self._wrong = None, None, None
        self._below = self._seal_below = None
        self.read = design if design is not None and design.seal else None
        opened = seen.study.opened if seen.study is not None else None
        for widget in self._of_sealed:
            widget.setVisible(self.read is not None)
        self.seal_button.setVisible(design is not None and self.read is None)
        if design is not None and self.read is None:
            self._write_on(design)
            return
        if self.read is None:
            told = seen.study.told if seen.study is not None else ()
            carried = [one.without_commands() for one in told if one.what == "labels-of-design"]
            words = [ABOUT, *(f"{one[:1].upper()}{one[1:]}." for one in carried)]
            self.column.addWidget(EmptyState("No design", " ".join(words), "ui-lock"))
            self.column.addStretch(1)
            return
        self._offer_tables(self.read, opened)
        columns = [self._sealed(self.read, opened)]
        if opened is not None:
            columns += [self._conditions(opened), self._expected(opened)]
        self.column.addWidget(Columns(columns))
        if opened is not None:
            self.column.addWidget(sheet_panel(place_sheet(opened)))
        self.column.addStretch(1)

    def _write_on(self, read: Read) -> None:
        """Show a draft, to be written on, as soon as it is known what can be measured."""
        self.draft, self._kept = read.path, kept_in(read.path)
        self.seal_button.setEnabled(False)
        folder = read.path.absolute().parent
        self.background.drop()
        self.background.ask(partial(look_into, read.design, folder), partial(self._take_draft, read.design))

    def _take_draft(self, design: Design, found: LookedInto) -> None:
        self.form = DesignForm(design, found)
        self.form.changed.connect(self._settle.start)
        self._wrong = Sentences()
        self.column.addWidget(self._wrong)
        self.column.addWidget(self.form)
        # Who has written down to the end seals it there, and sees there what is missing.
        self._below = Sentences()
        self.column.addWidget(self._below)
        self._seal_below = self._button("Seal it", "seal-design-below", self.seal, "ui-lock")
        self.column.addWidget(self._seal_below, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self._take_wrong(found)
        self.form.changed.connect(self.set_order)
        self.set_order()
        if not design.title:
            self.form.title.setFocus()

    def _kept_words(self) -> str:
        if self.draft is None or self._kept is None:
            return ""
        stays = f"; {self.draft.name} stays as it is" if self._kept != self.draft else ""
        return f"Kept in {self._kept.name}{stays}."

    def _take_wrong(self, found: LookedInto) -> None:
        unread = self.form.unread() if self.form is not None else ()
        wrong = (*unread, *found.wrong)
        if self._wrong is not None:
            missing = wrong or ("Nothing is missing: it can be sealed.",)
            if found.few:
                missing = (*missing, f"It can show {found.few} {MORE}")
            for lines in filter(None, (self._wrong, self._below)):
                lines.show_lines((*missing, self._kept_words()))
        if self.form is not None:
            self.form.offer(found)
            self.form.tell(found.at)
        for button in filter(None, (self.seal_button, self._seal_below)):
            button.setEnabled(not wrong)
        self.set_order()

    def keep(self) -> None:
        """Keep what was written, and tell what is still missing."""
        self._settle.stop()
        if self.form is None or self.draft is None or self._kept is None:
            return
        design = self.form.written()
        done = keep_draft(design, self._kept)
        if done.refused:
            self._take_wrong(LookedInto(wrong=(done.refused,)))
            return
        folder = self.draft.absolute().parent
        self.background.drop()
        self.background.ask(partial(look_into, design, folder), self._take_wrong)

    def leave(self) -> None:
        """Keep what was written; nothing more is told."""
        if self._settle.isActive():
            self.keep()
        self.background.drop()

    def seal(self) -> None:
        """Have the draft sealed as it is written."""
        if self.form is not None and self.draft is not None:
            self.keep()
            self.seal_wanted.emit(self.form.written(), self.draft)

    def _offer_tables(self, read: Read, opened: Opened | None) -> None:
        there = set()
        if opened is not None:
            there = {one.dealt.table for one in opened.places.placed} | set(opened.places.twice)
        self.table.clear()
        for one in read.design.tables:
            if one.table not in there:
                self.table.addItem(f"Table {one.table}", one.table)
        free = self.table.count()
        if not free:
            self.table.addItem("Every table was started")
        self.table.setEnabled(free > 0)
        self.start_button.setEnabled(free > 0)
        self.start_button.setToolTip("" if free else "Every table was started.")

    def _sealed(self, read: Read, opened: Opened | None) -> Panel:
        panel, column = panel_of("The design, sealed", counted(len(read.design.tables), "table"))
        column.addWidget(PlainLabel(read.design.title, "serif-title", wrap=True))
        words = PlainLabel(read.words, "large-medium", wrap=True)
        words.setObjectName("design-words")
        column.addWidget(words)
        hash_ = " ".join(read.seal[at : at + 16] for at in range(0, len(read.seal), 16))
        column.addWidget(PlainLabel(hash_, "secondary", "ink2", wrap=True))
        told = "Written into every session that starts from it. Give the six words to somebody before play."
        column.addWidget(PlainLabel(told, "secondary", "ink3", wrap=True))
        column.addWidget(Rule())
        column.addWidget(Rows(fact_rows(read, _names(opened))))
        column.addStretch(1)
        return panel

    def _conditions(self, of: Opened) -> Panel:
        carry, every = len(of.places.placed), len(of.read.design.tables)
        panel, column = panel_of("Were conditions the same?", f"{carry} of {every}")
        signs = [(f"{'✓' if one.is_met else '!'} {one.name}", one.words) for one in of.conditions]
        column.addWidget(Rows(signs))
        column.addWidget(PlainLabel(cause_words(of), "body", "ink", wrap=True))
        if of.uses:
            column.addWidget(Rule())
            column.addWidget(PlainLabel("Was the treatment used?", "heading"))
            for use in of.uses:
                column.addWidget(PlainLabel(use_words(use), "body", "ink", wrap=True))
        column.addWidget(Rule())
        column.addWidget(PlainLabel("What a seal cannot prove", "heading"))
        for words in NO_PROOF:
            column.addWidget(PlainLabel(words, "secondary", "ink2", wrap=True))
        column.addStretch(1)
        return panel

    def _expected(self, of: Opened) -> Panel:
        panel, column = panel_of("Expected, and seen", counted(len(of.labels), "table"))
        if not of.expected:
            column.addWidget(PlainLabel("Nothing was named before play.", "body", "ink2", wrap=True))
        else:
            about = "Dashed: what was expected; line: 95 in 100; filled where 0 does not fit"
            column.addWidget(PlainLabel(about, "secondary", "ink3", wrap=True))
        for one in of.expected:
            column.addWidget(Rule())
            _add_expected(column, of, one)
        if of.expected:
            column.addWidget(Rule())
            rest = "Everything else in Differences was looked at afterwards, and is marked so."
            column.addWidget(PlainLabel(rest, "secondary", "ink3", wrap=True))
        column.addStretch(1)
        return panel


class Rows(QWidget):
    """Rows of a name and its words."""

    def __init__(self, rows: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "clear")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        for at, (name, words) in enumerate(rows):
            label = PlainLabel(name, "body", "ink3", wrap=True)
            self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(PlainLabel(words, "body", wrap=True), at, 1, Qt.AlignmentFlag.AlignTop)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnMinimumWidth(0, px(NAMES))


def _add_expected(column: QVBoxLayout, of: Opened, one: Expected) -> None:
    column.addWidget(PlainLabel(f"{one.number}. {expected_words(of, one)}", "serif", wrap=True))
    column.addWidget(PlainLabel(about_words(one), "secondary", "ink3", wrap=True))
    seen, why = seen_words(one), verdict_words(one)
    if (found := one.difference) is not None:
        line = IntervalLine(
            IntervalShown(
                value=found.value,
                low=found.low,
                high=found.high,
                least=_least(one),
                words=f"{expected_words(of, one)} {seen} {VERDICTS[one.verdict]}: {why}",
            )
        )
        column.addWidget(line)
    column.addWidget(PlainLabel(seen, "body", "ink2", wrap=True))
    verdict = f"{VERDICTS[one.verdict]}: {why}" if why else VERDICTS[one.verdict]
    column.addWidget(PlainLabel(verdict, "body-strong", wrap=True))


def _names(of: Opened | None) -> dict[str, str]:
    """Return what the measures of a design are called, as far as the tables tell."""
    if of is None:
        return {}
    named = {one.hypothesis.measure: one.name for one in of.expected}
    return named | {one.check.measure: one.name for one in of.uses}


def _least(one: Expected) -> tuple[float, ...]:
    least = float(one.hypothesis.least)
    if not least:
        return ()
    return {"higher": (least,), "lower": (-least,), "either": (-least, least)}[one.hypothesis.way]


class Sentences(QWidget):
    """Some sentences, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._labels: list[PlainLabel] = []

    def show_lines(self, lines: Iterable[str]) -> None:
        """Show these in place of those before."""
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = [PlainLabel(words, "body", "ink2", wrap=True) for words in lines]
        for label in self._labels:
            self._column.addWidget(label)


class Columns(QWidget):
    """Panels beside one another where there is room, else one below the other."""

    def __init__(self, panels: list[Panel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for panel in panels:
            self._line.addWidget(panel, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as there is room."""
        super().resizeEvent(event)
        wide = self.width() >= px(THREE)
        self._line.setSpacing(px(12))
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
