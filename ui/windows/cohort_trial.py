"""Differences: two labels, or two versions, of a series compared, inside what they were dealt.

Given what was seen (`cohort_work.Seen`); tells by `asked` what else is to be compared, and the page has it
worked out anew. The sentences are those of `wargame.cohort.telling`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QVBoxLayout, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.chance_bars import chance_panel
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import EmptyState
from ui.widgets.painted import px
from ui.widgets.sure_panel import sure_panel
from ui.widgets.text import PlainLabel
from ui.widgets.titled import bars_panel, sheet_panel
from ui.windows.cohort_parts import Scrolled, SideBySide
from ui.windows.cohort_work import Seen
from wargame.cohort.design_words import use_words
from wargame.cohort.hints import strata_hint
from wargame.cohort.series import difference_sheet, label_names
from wargame.cohort.study import Study, Within
from wargame.cohort.sureness import sure_of
from wargame.cohort.telling import trial_words
from wargame.cohort.treatments import Trial
from wargame.cohort.verdicts import label_bars
from wargame.design.measures import measures

WITHIN: Final[dict[Within, str]] = {
    "draw": "Inside one hidden draw",
    "players": "Inside the same players",
    "seed": "Inside one seed",
}
ABOUT: Final = (
    "Choose a sheet of labels: a table with the columns file, label and, if they were dealt inside blocks, "
    "stratum. Without one, two versions of the scenario are compared, if there are two here."
)
USED: Final = "Was it used at all?"
SHEETS: Final = "Tables (*.csv *.xlsx *.xlsm *.ods *.tsv *.txt)"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialAsked:
    """What is to be compared; empty names leave it to the order of the labels."""

    without: str = ""
    treated: str = ""
    within: tuple[Within, ...] = ()
    named: tuple[str, ...] = ()
    """Keys of what was named before play; what the design names, or the index, if empty."""


class DifferencesPart(Scrolled):
    """What a treatment came to."""

    asked = Signal(object)
    """Something else is to be compared: a `TrialAsked`."""
    sheet_chosen = Signal(Path)
    """Labels are to be read from this sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Differences", parent)
        self.setObjectName("series-differences")
        self.sheet_button = QuietButton("Labels…", icon="ui-table")
        self.sheet_button.setObjectName("series-labels")
        self.sheet_button.clicked.connect(self.ask_for_sheet)
        self.without, self.treated = QComboBox(), QComboBox()
        self.without.setObjectName("series-without")
        self.without.setAccessibleName("Tables without the treatment")
        self.treated.setObjectName("series-treated")
        self.treated.setAccessibleName("Tables with the treatment")
        self.within = {key: QCheckBox(words) for key, words in WITHIN.items()}
        self.named = QComboBox()
        self.named.setObjectName("series-named")
        self.named.setAccessibleName("What was named before play")
        self._before = ""
        """What was named before play where the series was left; until it is shown."""
        self.against = PlainLabel("against", "body", "ink2", align=Qt.AlignmentFlag.AlignVCenter)
        controls = QWidget()
        flow = FlowLayout(controls)
        flow.addWidget(self.sheet_button)
        self._of_trial = (
            self.treated,
            self.against,
            self.without,
            *self.within.values(),
            self.named,
        )
        for widget in self._of_trial:
            flow.addWidget(widget)
        self.column.addWidget(controls)
        self.kept = 1
        self.restyle()
        self.without.activated.connect(lambda _at: self._ask(self.without, self.treated))
        self.treated.activated.connect(lambda _at: self._ask(self.treated, self.without))
        self.named.activated.connect(lambda _at: self._ask(self.without, self.treated))
        for box in self.within.values():
            box.toggled.connect(lambda _on: self._ask(self.without, self.treated))

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        super().restyle()
        if self.kept:
            self.against.setMinimumHeight(self.without.sizeHint().height())

    def choice(self) -> TrialAsked:
        """Return what is chosen to be compared."""
        return TrialAsked(
            without=self.without.currentText(),
            treated=self.treated.currentText(),
            within=tuple(key for key, box in self.within.items() if box.isChecked()),
            named=tuple(filter(None, (self.named.currentData(),))),
        )

    def set_choice(self, trial: TrialAsked) -> None:
        """Choose what was compared before, once it is shown."""
        for key, box in self.within.items():
            box.blockSignals(True)
            box.setChecked(key in trial.within)
            box.blockSignals(False)
        self._before = trial.named[0] if trial.named else ""

    def _ask(self, chosen: QComboBox, other: QComboBox) -> None:
        if chosen.currentIndex() == other.currentIndex():
            # A label held against itself says nothing; the other one gives way.
            other.setCurrentIndex((chosen.currentIndex() + 1) % max(1, other.count()))
        self.asked.emit(self.choice())

    def ask_for_sheet(self) -> None:
        """Ask for a sheet of labels."""
        chosen, _ = QFileDialog.getOpenFileName(self.window(), "Sheet of labels", "", SHEETS)
        if chosen:
            self.sheet_chosen.emit(Path(chosen))

    def show_series(self, seen: Seen) -> None:
        """Show what the comparison came to."""
        self.empty()
        found = seen.study
        trial = found.trial if found is not None else None
        for widget in self._of_trial:
            widget.setVisible(trial is not None)
        self.sheet_button.setEnabled(found is not None and bool(found.cohort.tables))
        if found is None or trial is None:
            self._show_none(label_names(found) if found is not None else ())
            return
        for box, name in ((self.without, trial.without), (self.treated, trial.treated)):
            box.clear()
            box.addItems(label_names(found))
            box.setCurrentText(name)
        self._offer_named(found)
        named = tuple(f"{row.name}: " for row in trial.rows if row.named)
        for words in trial_words(trial, dealt_by_lot=found.dealt_by_lot):
            role = "body-strong" if words.startswith(named) else "body"
            self.column.addWidget(PlainLabel(words, role, "ink", wrap=True))
        for use in found.opened.uses if found.opened is not None else ():
            if (use.without, use.treated) == (trial.without, trial.treated):
                self.column.addWidget(PlainLabel(f"{USED} {use_words(use)}", "body", "ink", wrap=True))
        if hint := strata_hint(found):
            self.column.addWidget(PlainLabel(hint, "secondary", "ink2", wrap=True))
        self._draw(found, trial)
        self.column.addStretch(1)

    def _draw(self, found: Study, trial: Trial) -> None:
        """Show what chance does, the verdicts, and everything that was compared."""
        bars = label_bars(found)
        for sure, row in zip(sure_of(found), (row for row in trial.rows if row.named), strict=True):
            left = [chance_panel(row.name, row.by_chance, row.unit)] if row.by_chance is not None else []
            if bars is not None:
                left, bars = [*left, bars_panel(bars)], None  # once, beside the first
            self.column.addWidget(SideBySide(_below_one_another(left), sure_panel(sure)))
        if bars is not None:
            self.column.addWidget(bars_panel(bars))
        if trial.rows:
            self.column.addWidget(sheet_panel(difference_sheet(trial)))

    def _offer_named(self, found: Study) -> None:
        """Offer what can have been named before play; what is chosen stays chosen."""
        before = self.named.currentData() if self.named.count() else self._before
        self.named.clear()
        by_design = found.opened is not None and bool(found.opened.expected)
        first = "as the design has it" if by_design else "the index"
        self.named.addItem(f"Named before play: {first}", "")
        for one in measures(found.versions[0].scenario):
            self.named.addItem(f"Named before play: {one.name}", one.key)
        self.named.setCurrentIndex(max(0, self.named.findData(before or "")))

    def _show_none(self, names: tuple[str, ...]) -> None:
        title = "Nothing to compare"
        about = f"All tables here have the label “{names[0]}”. {ABOUT}" if names else ABOUT
        self.column.addWidget(EmptyState(title, about, "ui-table"))
        self.column.addStretch(1)


def _below_one_another(widgets: Sequence[QWidget]) -> QWidget:
    """Return widgets in a column of their own, the last as high as there is room."""
    made = QWidget()
    made.setProperty("look", "clear")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    for at, widget in enumerate(widgets, 1):
        column.addWidget(widget, int(at == len(widgets)))
    return made
