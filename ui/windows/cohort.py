"""Many tables: sessions of one scenario side by side, what they show, how sure that is.

Files or folders come from the library, from a dialog or are dropped here; they are only read. Everything is
worked out beside the window by `cohort_work`: first the tables, then games of bots to hold them against. What
each part shows stands in `cohort_parts`; a further part is a line in `PARTS`.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.background import Background
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.file_drop import FileDrop
from ui.widgets.mark_strip import mark
from ui.widgets.notices import Notice
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.work_bars import WorkBar, WorkFoot
from ui.windows.actions import add_command
from ui.windows.cohort_design import DesignPart
from ui.windows.cohort_design_work import Done, new_design, prepare_table, print_seal, seal_design
from ui.windows.cohort_map import LuckPart, MapPart
from ui.windows.cohort_parts import OverviewPart, SeriesRail
from ui.windows.cohort_place import SeriesPlace
from ui.windows.cohort_taking import Taken, TakingSheet
from ui.windows.cohort_trial import DifferencesPart, TrialAsked
from ui.windows.cohort_umpire import UmpirePart
from ui.windows.cohort_work import Seen, Wanted, look_again, look_at, write_series
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.cohort.study import Asked
    from wargame.design.model import Design

PARTS: Final = {
    "overview": "Overview",
    "map": "Map",
    "differences": "Differences",
    "luck": "Luck",
    "design": "Design",
    "umpire": "Umpire",
}
ASK_MS: Final = 200
"""How often the page looks how far the reading is."""
GAMES: Final = 4_000
"""Games of bots for each version and policy."""
TABLES: Final = (".entente", "")
"""Endings of what can be dropped here; a folder has none."""
FIRST: Final = "afghanistan-2017"
"""The scenario of a new design where no tables say another."""
ONLY_READ: Final = "The session files are only read."


class CohortPage(QWidget):
    """Lays tables side by side."""

    left = Signal()
    read_wanted = Signal(Path)
    """A session is to be opened for reading."""
    replay_wanted = Signal(Path, int)
    """A session is to be opened for reading, and its replay at a turn."""
    moved = Signal()
    """Another part or another table is looked at, or the page is left."""
    table_wanted = Signal(object)
    """A table of a design is to be started: a `SessionDraft`."""

    def __init__(
        self, places: Sequence[Path], *, workers: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cohort-page")
        self.background = Background(self)
        self.games = GAMES
        self.seen = Seen()
        self._wanted = Wanted(places=tuple(places), workers=workers)
        self._trial, self._left = TrialAsked(), frozenset[Path]()
        self._table: Path | None = None
        self._far = ""
        self._comparing = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._build_top())
        self._column.addWidget(self._build_body(), 1)
        self._column.addWidget(self._build_footer())
        add_command(self, "choose-series", self.ask_for_folder, self.folder_button)
        self._taking: TakingSheet | None = None
        add_command(self, "write-series", self.take_along, self.write_button)
        add_command(self, "leave", self.leave)
        self._drop = FileDrop(self, TABLES)
        self._drop.all_dropped.connect(self.look_at)
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_MS)
        self._timer.timeout.connect(lambda: self.words.setText(self._far))
        current_theme().changed.connect(self.restyle)

    def _build_top(self) -> WorkBar:
        bar = WorkBar("Many tables")
        self._bar = bar
        bar.left.connect(self.leave)
        self.place = bar.aside
        self.folder_button = QuietButton("Choose a folder", icon="ui-folder")
        self.folder_button.setObjectName("choose-series")
        self.parts = SegmentedControl(
            [Choice(key=key, text=words) for key, words in PARTS.items()], "What is looked at", "overview"
        )
        self.parts.setObjectName("series-parts")
        self.parts.chosen.connect(self.show_part)
        bar.offer(self.parts, self.folder_button)
        return bar

    def _build_body(self) -> QWidget:
        ground = QWidget()
        ground.setProperty("look", "clear")
        self.notice = Notice(closable=True)
        self.notice.closed.connect(self.notice.hide)
        self.notice.hide()
        self.rail = SeriesRail()
        self.rail.opened.connect(self._look_into)
        self.rail.rested.connect(lambda table: setattr(self, "_table", table))
        self.rail.left_out.connect(self.leave_out)
        self.rail.forget_wanted.connect(self.forget)
        self.overview = OverviewPart()
        self.overview.replayed.connect(self._look_into)
        self.map = MapPart()
        self.map.replayed.connect(self._look_into)
        self.differences = DifferencesPart()
        self.differences.asked.connect(self.compare)
        self.differences.sheet_chosen.connect(self.read_labels)
        self.luck = LuckPart()
        self.luck.chosen.connect(self._rest_on)
        self.design = DesignPart()
        self.design.chosen.connect(self.read_design)
        self.design.new_wanted.connect(self.make_design)
        self.design.table_wanted.connect(self.start_table)
        self.design.paper_wanted.connect(self.print_seal)
        self.design.seal_wanted.connect(self.seal_design)
        self.umpire = UmpirePart()
        self._stack = QStackedWidget()
        parts = (self.overview, self.map, self.differences, self.luck, self.design, self.umpire)
        for part in parts:
            self._stack.addWidget(part)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addWidget(self._stack, 1)
        self._body = QVBoxLayout(ground)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.notice)
        self._body.addLayout(line, 1)
        return ground

    def _build_footer(self) -> WorkFoot:
        foot = WorkFoot("Tables", ONLY_READ, "Take along…", key="Ctrl+E")
        self.words, self.stop_button, self.write_button = foot.words, foot.stop, foot.primary
        self.words.setObjectName("cohort-words")
        self.stop_button.clicked.connect(self.stop)
        self.write_button.setObjectName("write-series")
        self.write_button.setEnabled(False)
        return foot

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.rail.set_room(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the parts more room than the rail."""
        super().resizeEvent(event)
        self.rail.set_room(self.width())

    # What is looked at

    def begin(self, at: SeriesPlace) -> None:
        """Read the tables, and be where one was among them."""
        self.look_at(at.places, at.sheet, at.design)
        self._trial, self._left = at.trial, at.left
        self.differences.set_choice(at.trial)
        self.overview.follow(at.course)
        self._rest_on(at.table)
        # Another version of the program may have had another part.
        self.show_part(at.part if at.part in PARTS else next(iter(PARTS)))

    def place_in(self) -> SeriesPlace:
        """Return where one is: what is looked at, the part, the table."""
        return SeriesPlace(
            places=self._wanted.places,
            sheet=self._wanted.sheet,
            design=self._wanted.design,
            part=self.parts.current(),
            table=self._table,
            course=self.overview.followed,
            left=self._left,
            trial=self._trial,
        )

    def _rest_on(self, table: Path | None) -> None:
        """Take a table for the one that is looked at, in every part."""
        self._table = table
        for part in (self.rail, self.map, self.luck):
            part.rest_on(table)

    def _look_into(self, table: Path, turn: int | None = None) -> None:
        """Have a table opened for reading, or its replay at a turn."""
        self._rest_on(table)
        self.moved.emit()
        if turn is None:
            self.read_wanted.emit(table)
        else:
            self.replay_wanted.emit(table, turn)

    def show_part(self, key: str) -> None:
        """Look at overview, map, differences, luck, the design or the umpire."""
        self.parts.choose(key)
        self._stack.setCurrentIndex(list(PARTS).index(key))
        # A design has columns of its own, which need the room.
        self.rail.setVisible(key != "design")
        if key == "luck":
            self.luck.begin()
        self.moved.emit()

    def look_at(self, places: Sequence[Path], sheet: Path | None = None, design: Path | None = None) -> None:
        """Read these files and folders in place of those before, with a sheet of labels or a design."""
        self.stop()
        self.background.drop()
        workers, self._trial = self._wanted.workers, TrialAsked()
        self._left = frozenset()
        self._wanted = Wanted(
            places=tuple(places), sheet=sheet, design=design, workers=workers, tell=self._tell
        )
        self.place.setText(_place_words(places))
        self.notice.hide()
        self._ask("Looking for session files", partial(look_at, self._wanted), self._take_tables)

    def read_labels(self, sheet: Path) -> None:
        """Take the labels of the tables from a sheet."""
        self.look_at(self._wanted.places, sheet)

    def read_design(self, path: Path) -> None:
        """Open a design beside the tables, or a draft to be written on."""
        self.look_at(self._wanted.places, design=path)

    def make_design(self, path: Path) -> None:
        """Make a design in a file, like the one that is open or for the tables' scenario, and open it."""
        found = self.seen.study
        scenario = found.versions[0].scenario.id if found is not None and found.versions else FIRST
        like = self.design.read.design if self.design.read is not None else None
        self._done(new_design(path, scenario, like))

    def start_table(self, table: int) -> None:
        """Have a table of the design prepared as a new session."""
        if (read := self.design.read) is not None:
            self._tell("Reading the scenario")
            self._busy(True)
            self.background.ask(partial(prepare_table, read, table), self._done)

    def print_seal(self, path: Path) -> None:
        """Write the sheet with the six words."""
        if (read := self.design.read) is not None:
            self._tell("Printing")
            self._busy(True)
            self.background.ask(partial(print_seal, read, path), self._done)

    def seal_design(self, design: "Design", draft: Path) -> None:
        """Seal a draft, and open it beside the tables."""
        self._tell("Sealing")
        self._busy(True)
        self.background.ask(partial(seal_design, design, draft), self._done)

    def _done(self, done: Done) -> None:
        self._far = done.words or ONLY_READ
        self._busy(False)
        if done.refused:
            self.notice.show()
            self.notice.tell(done.refused, "error")
        elif done.draft is not None:
            self.table_wanted.emit(done.draft)
        elif done.is_design and done.path is not None:
            self.read_design(done.path)

    def leave_out(self, left: frozenset[Path]) -> None:
        """Compare the tables without these."""
        self._left = left
        self._compare("Comparing")

    def compare(self, trial: TrialAsked) -> None:
        """Compare other labels of the same tables."""
        self._trial = trial
        self._compare("Comparing")

    def ask_for_folder(self) -> None:
        """Ask for a folder of sessions, and look at it."""
        start = str(self._wanted.places[0]) if self._wanted.places else ""
        if chosen := QFileDialog.getExistingDirectory(self.window(), "Folder of sessions", start):
            self.look_at([Path(chosen)])

    def take_along(self) -> None:
        """Ask what is to be taken along, and write it."""
        from wargame.cohort.reporting.readers import are_open

        if self.seen.study is None or not self.seen.study.cohort.tables:
            return
        if self._taking is None:
            self._taking = TakingSheet(self.window())
            self._taking.wanted.connect(self.write)
        self._taking.open_for(is_open=are_open(self.seen.study))

    def write(self, taken: Taken) -> None:
        """Write what is taken along, beside the window."""
        from wargame.cohort.labels import NO_LABELS
        from wargame.cohort.reporting.facts import Choices

        study, labels = self.seen.study, self.seen.labels or NO_LABELS
        if study is None:
            return
        choices = taken.choices(Choices(left_out=len(self.seen.left), labels=labels))
        self.words.setText("Writing")
        self.background.ask(lambda: write_series(study, taken.path, choices), self.words.setText)

    def forget(self) -> None:
        """Throw away what is kept of sessions, of this series and of all others."""
        from wargame.cohort.cache import clear

        self.stop()
        many = clear()
        kept = counted(many, "file") if many else "nothing was kept"
        self.words.setText(f"Forgotten: {kept}. The next look reads the sessions anew. {ONLY_READ}")

    def stop(self) -> None:
        """Stop reading after the files that are being read now; give up what bots or shuffles would tell."""
        self._wanted.halt.set()
        self.stop_button.setEnabled(False)
        if self._comparing:
            self.background.drop()
            self._comparing, self._far = False, f"Stopped. {ONLY_READ}"
            self._busy(False)

    def leave(self) -> None:
        """Stop and go back."""
        self.moved.emit()
        self.stop()
        self.background.drop()
        self.luck.background.drop()
        self.design.leave()
        self._timer.stop()
        self.left.emit()

    # What comes of it

    def _ask(self, words: str, question: Callable[[], Seen], answer: Callable[[Seen], None]) -> None:
        self._tell(words)
        self._busy(True)
        self.background.ask(question, answer)

    def _tell(self, words: str) -> None:
        self._far = words

    def _busy(self, busy: bool) -> None:
        self.stop_button.setEnabled(busy)
        if busy:
            self._timer.start()
        else:
            self._timer.stop()
        self.words.setText(self._far)

    def _take_tables(self, seen: Seen) -> None:
        """Show what the tables say by themselves, then have bots play beside."""
        self._show(seen)
        if self.focusWidget() in (None, self._bar.back):  # nobody has gone anywhere yet
            self.rail.take_focus()
        found = seen.study
        if seen.refused or found is None or not found.shown or self._wanted.halt.is_set():
            return
        if self.games or self._left or self._trial != TrialAsked():
            self._compare("Bots play the scenario, to hold the tables against" if self.games else "Comparing")

    def _compare(self, words: str) -> None:
        self.background.drop()
        self._comparing = True
        self._ask(words, partial(look_again, self.seen, self._asked(), self._left), self._show)

    def _asked(self) -> "Asked":
        from wargame.cohort.study import Asked

        return Asked(
            labels=self.seen.labels.of if self.seen.labels else {},
            without=self._trial.without,
            treated=self._trial.treated,
            within=self._trial.within,
            named=self._trial.named,
            design=self.design.read,
            games=self.games,
        )

    def _show(self, seen: Seen) -> None:
        self._comparing = False
        self._far = f"{seen.words}. {ONLY_READ}" if seen.words else ONLY_READ
        self._busy(False)
        if seen.refused:
            self.notice.show()
            self.notice.tell(seen.refused, "error")
            return
        self.seen = seen
        study = seen.study
        self.write_button.setEnabled(study is not None and bool(study.cohort.tables))
        if study is not None and study.versions:
            mark(self, study.versions[0].scenario.marking.line)
        for part in (
            *(self.rail, self.overview, self.map, self.differences, self.luck),
            *(self.design, self.umpire),
        ):
            part.show_series(seen)
            part.set_order()


def _place_words(places: Sequence[Path]) -> str:
    if len(places) == 1:
        return str(places[0])
    return f"{len(places):,} files" if places else ""
