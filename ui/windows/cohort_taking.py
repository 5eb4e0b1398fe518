"""What is taken along of a series: as which file, and whether files are named and secrets told.

A sheet over the page of many tables; it asks, and the page writes. Both questions begin with no, whatever was
chosen before: names and secrets leave the room only when somebody says so anew.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.enter import EnterKey
from ui.widgets.overlay import Overlay
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.report.choices import PAPER_WORDS
from wargame.report.options import PAPERS

if TYPE_CHECKING:
    from wargame.cohort.reporting.facts import Choices

FORMS: Final = {
    ".pdf": ("Report, PDF", "PDF (*.pdf)"),
    ".docx": ("Report, Word", "Word (*.docx)"),
    ".xlsx": ("Tables", "Workbook (*.xlsx)"),
    "": ("Everything", "Folder (*)"),
}
"""The forms by the ending of the file; a folder has none."""
ABOUT: Final = {
    ".pdf": "What was found, how sure that is, and every chart, to be read and handed on.",
    ".docx": "The same, to be written on.",
    ".xlsx": "Every table, course, ruling and difference, with what each column means.",
    "": "A folder with the report as PDF, every chart as SVG, PNG and CSV, and all tables as CSV.",
}
NAMES: Final = "Name the session files; otherwise tables have numbers"
SECRETS: Final = "Tell secrets: covert moves, hidden aims, total scores, seeds"
OPEN: Final = "Tell secrets; Control opened them at every table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is to be written, and where."""

    path: Path
    names: bool
    secrets: bool
    paper: str

    def choices(self, found: "Choices") -> "Choices":
        """Return choices with what was said here."""
        return replace(found, names=self.names, secrets=self.secrets, paper=PAPERS[self.paper])


class TakingSheet(Overlay):
    """Asks in which form, and with what."""

    wanted = Signal(object)
    """A `Taken`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "Take the series along", width=560)
        self.setObjectName("series-taking")
        self.forms = SegmentedControl(
            [Choice(key=key, text=words) for key, (words, _) in FORMS.items()], "Form", ".pdf"
        )
        self.forms.setObjectName("series-form")
        self.forms.chosen.connect(self._say)
        self.about = PlainLabel("", "secondary", "ink2", wrap=True, lines=2)
        self.names = QCheckBox(NAMES)
        self.names.setObjectName("series-names")
        self.secrets = QCheckBox(SECRETS)
        self.secrets.setObjectName("series-secrets")
        self.paper = SegmentedControl(
            [Choice(key=key, text=words) for key, words in PAPER_WORDS.items()], "Paper", "a4"
        )
        self.paper.setObjectName("series-paper")
        self.write = PrimaryButton("Choose where…")
        self.write.setObjectName("series-write")
        self.write.clicked.connect(self.ask_where)
        EnterKey(self.panel, self.write)
        cancel = QuietButton("Cancel", key="Esc", plain=True, height=40)
        cancel.clicked.connect(self.close_over)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.write)
        self.column.addWidget(PlainLabel("Take the series along", "dialog"))
        self.column.addWidget(self.forms, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.about, self.names, self.secrets):
            self.column.addWidget(widget)
        self.column.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(foot)

    def open_for(self, *, is_open: bool) -> None:
        """Ask; `is_open` where Control opened everything at the close of every table."""
        self.names.setChecked(False)
        self.secrets.setText(OPEN if is_open else SECRETS)
        self.secrets.setChecked(is_open)
        self._say(self.forms.current())
        self.open_over(self.write)

    def _say(self, form: str) -> None:
        self.about.setText(ABOUT[form])
        self.paper.setEnabled(form != ".xlsx")

    def ask_where(self) -> None:
        """Ask for the place, and tell what is wanted."""
        form = self.forms.current()
        start, kinds = f"series{form}", FORMS[form][1]
        chosen, _ = QFileDialog.getSaveFileName(self.window(), "Take the series along", start, kinds)
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Have it written there, with the ending of its form."""
        form = self.forms.current()
        if path.suffix.lower() != form:
            path = path.with_name(f"{path.name}{form}") if form else path.with_suffix("")
            if form and path.exists():
                # Whoever typed the name without its ending was not asked about this file.
                self.about.setText(
                    f"{path.name} is there already. To replace it, choose it by its whole name."
                )
                return
        self.close_over()
        self.wanted.emit(
            Taken(
                path=path,
                names=self.names.isChecked(),
                secrets=self.secrets.isChecked(),
                paper=self.paper.current(),
            )
        )
