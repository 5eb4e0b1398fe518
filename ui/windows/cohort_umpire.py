"""Second rulings of a series: of those tables whose umpires let them be counted, private, closed at first.

Given what was seen (`cohort_work.Seen`); what is said comes from `wargame.cohort.umpire`.
"""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.flow import FlowLayout
from ui.widgets.for_control import ForControl
from ui.widgets.frames import EmptyState
from ui.widgets.notices import Notice
from ui.widgets.text import PlainLabel
from ui.widgets.umpire_parts import UmpireParts, asked_where
from ui.windows.cohort_parts import Scrolled
from ui.windows.cohort_work import Seen
from wargame.cohort.reporting.facts import marking_of
from wargame.cohort.reporting.readers import for_readers
from wargame.cohort.umpire import shared_words, umpire_of, umpire_sheet
from wargame.terms import EntenteError

HOW: Final = (
    "An umpire lets them be counted in the table's drawer of second rulings, for each session by itself."
)
NONE_YET: Final = "No second rulings to count"


class UmpirePart(Scrolled):
    """How near those who ruled blind came to the first rulings, over all tables."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Umpire", parent)
        self.setObjectName("series-umpire")
        self._seen = Seen()
        self.parts = UmpireParts()
        self.control = ForControl("series-umpire", "second rulings", self)
        self.control.turned.connect(lambda _open: self._show())
        self.give = QuietButton("Give out…", icon="ui-export")
        self.give.setObjectName("give-out-series")
        self.give.clicked.connect(self.ask_where)
        self.notice = Notice("", "error", closable=True)
        self.notice.closed.connect(self.notice.hide)
        self.notice.hide()
        top = QWidget()
        flow = FlowLayout(top)
        flow.addWidget(self.control)
        flow.addWidget(self.give)
        self.about = PlainLabel("", "secondary", "ink2", wrap=True)
        for widget in (top, self.notice, self.about, self.parts):
            self.column.addWidget(widget)
        self.kept = 4

    def show_series(self, seen: Seen) -> None:
        """Take in a series; what it says stands there once it is opened."""
        self._seen = seen
        self._show()

    def _show(self) -> None:
        # Nothing of it is left in widgets that are only hidden.
        self.parts.empty()
        self.empty()
        found = self._seen.study
        is_open = self.control.is_open() and found is not None
        view = umpire_of(found) if is_open and found is not None else None
        self.give.setEnabled(view is not None)
        self.about.setText("")
        for widget in (self.about, self.parts):
            widget.setVisible(view is not None)
        if found is not None and is_open:
            words = shared_words(found)
            if view is None:
                self.column.addWidget(EmptyState(NONE_YET, f"{words} {HOW}", "ui-eyeoff"))
            else:
                self.about.setText(words)
                self.parts.show_view(view)
        self.column.addStretch(1)

    def ask_where(self) -> None:
        """Ask where the table of second rulings is to go, and write it."""
        if path := asked_where(self):
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the table: numbers alone, no names of people and no texts."""
        from wargame.report.formats.table_files import kind_by_ending, write_tables

        found = self._seen.study
        if found is None:
            return
        try:
            write_tables(
                (umpire_sheet(for_readers(found)),), path, kind_by_ending(path), marking=marking_of(found)
            )
        except EntenteError as error:
            self.notice.show_refusal(error.told.without_commands())
            return
        self.notice.show()
        self.notice.tell(f"Written: {path.name}", "info")
