"""A design being written: the question, what is tried, at how many tables, and what is expected of it.

The form holds a `Design` and gives it back with what was typed (`written`); what it has no field for (as
injects, seeds, tables given by hand, bots) stays as it stands in the file. The part keeps it in its file with
every change and says what is still missing. A further field of a list is a row class here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.fields import SerifEdit
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, add_choice
from ui.widgets.titled import panel_of
from wargame.design.measures import Measure
from wargame.design.model import MOST_TABLES, Check, Design, Hypothesis, Stratum, Treatment
from wargame.design.telling import more_words

WAYS: Final = {"either": "higher or lower", "higher": "higher", "lower": "lower"}
LARGEST: Final = 1_000_000.0
NUMBER: Final = 160
"""Width of a number in px at 100 %."""


class Row(QWidget):
    """One line of a list: some fields, and a button that takes it away."""

    changed = Signal()
    gone = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(6))
        self._remove = IconButton("ui-x", f"Take this {what} away")
        self._remove.clicked.connect(self.gone)
        self._line.addWidget(self._remove)

    def add(self, field: QWidget, name: str, stretch: int = 1) -> None:
        """Put a field before the button."""
        field.setAccessibleName(name)
        field.setToolTip(name)
        self._line.insertWidget(self._line.count() - 1, field, stretch)

    def value(self) -> Any:
        """Return what stands in the fields."""
        raise NotImplementedError


def line_edit(text: str, hint: str, changed: Callable[[], object]) -> QLineEdit:
    """Return a line to write on that shows a text."""
    field = QLineEdit(text)
    field.setPlaceholderText(hint)
    field.textChanged.connect(lambda _text: changed())
    return field


def choice(pairs: Iterable[tuple[str, str]], chosen: str, changed: Callable[[], object]) -> QComboBox:
    """Return a list to choose from, keys and words; a key that is not there is kept as it is written."""
    field = QComboBox()
    for key, words in pairs:
        add_choice(field, words, key)
    if field.findData(chosen) < 0:
        add_choice(field, chosen, chosen)
    field.setCurrentIndex(field.findData(chosen))
    field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    field.currentIndexChanged.connect(lambda _at: changed())
    return field


class TreatmentRow(Row):
    """One of the things that are tried."""

    def __init__(self, of: Treatment, scenarios: Sequence[tuple[str, str]]) -> None:
        super().__init__("treatment")
        self._of = of
        self.name = line_edit(of.name, "Name", self.changed.emit)
        self.means = line_edit(of.means, "What is done at such a table", self.changed.emit)
        versions = [("", "the scenario above"), *scenarios]
        self.scenario = choice(versions, of.scenario, self.changed.emit)
        self.add(self.name, "Name of the treatment", 2)
        self.add(self.means, "What is done at such a table", 3)
        self.add(self.scenario, "Another version of the scenario: a file beside the design, or an id", 2)
        if more := more_words(of):
            self._line.insertWidget(self._line.count() - 1, PlainLabel(more, "secondary", "ink2"))

    def value(self) -> Treatment:
        """Return the treatment; what has no field stays."""
        return replace(
            self._of,
            name=self.name.text(),
            means=self.means.text(),
            scenario=self.scenario.currentData(),
        )


class StratumRow(Row):
    """Tables among which the treatments are dealt."""

    def __init__(self, of: Stratum) -> None:
        super().__init__("stratum")
        self._of = of
        self.name = line_edit(of.name, "Name", self.changed.emit)
        self.tables = NumberField()
        self.tables.setRange(1, MOST_TABLES)
        self.tables.setValue(of.tables)
        self.tables.valueChanged.connect(lambda _value: self.changed.emit())
        self.add(self.name, "Name of the stratum", 3)
        self.add(self.tables, "Tables", 1)

    def value(self) -> Stratum:
        """Return the stratum."""
        return replace(self._of, name=self.name.text(), tables=self.tables.value())


class HypothesisRow(Row):
    """What is expected of a treatment."""

    def __init__(self, of: Hypothesis, known: Sequence[Measure], treatments: Sequence[str]) -> None:
        super().__init__("hypothesis")
        self._of = of
        self.measure = choice([(one.key, one.name) for one in known], of.measure, self.changed.emit)
        self.way = choice(WAYS.items(), of.way, self.changed.emit)
        self.least = QDoubleSpinBox()
        self.least.setRange(0.0, LARGEST)
        self.least.setDecimals(2)
        self.least.setValue(float(of.least))
        self.least.valueChanged.connect(lambda _value: self.changed.emit())
        self.add(self.measure, "What is measured", 3)
        self.add(self.way, "Which way it is expected to go", 2)
        self.add(self.least, "Smallest difference that would matter", 1)
        self.treatment: QComboBox | None = None
        if len(treatments) > 2:
            names = [(name, f"with {name}") for name in treatments[1:]]
            self.treatment = choice(names, of.treatment or treatments[1], self.changed.emit)
            self.add(self.treatment, "Treatment of which it is expected", 2)

    def value(self) -> Hypothesis:
        """Return the hypothesis."""
        least = self.least.value()
        return replace(
            self._of,
            measure=self.measure.currentData(),
            way=self.way.currentData(),
            least=int(least) if least == int(least) else least,
            treatment=self.treatment.currentData() if self.treatment is not None else self._of.treatment,
        )


class CheckRow(Row):
    """Whether a treatment was used at all."""

    def __init__(self, of: Check, known: Sequence[Measure]) -> None:
        super().__init__("check")
        self._of = of
        self.measure = choice([(one.key, one.name) for one in known], of.measure, self.changed.emit)
        self.add(self.measure, "Card or inject that shows whether the treatment was used", 3)

    def value(self) -> Check:
        """Return the check."""
        return replace(self._of, measure=self.measure.currentData())


class Lines(QWidget):
    """A list of rows with a button that adds one."""

    changed = Signal()

    def __init__(self, add: str, name: str, make: Callable[[Any], Row], fresh: Callable[[], Any]) -> None:
        super().__init__()
        self._make, self._fresh = make, fresh
        self.rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self.button = QuietButton(add, icon="ui-plus", plain=True)
        self.button.setObjectName(name)
        self.button.clicked.connect(self._add_fresh)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_values(self, values: Iterable[Any]) -> None:
        """Show these values, a row each, in place of those before."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for value in values:
            self._add(value)

    def values(self) -> tuple[Any, ...]:
        """Return what stands in the rows."""
        return tuple(row.value() for row in self.rows)

    def _add(self, value: Any) -> Row:
        row = self._make(value)
        row.changed.connect(self.changed)
        row.gone.connect(lambda: self._take_away(row))
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def _add_fresh(self) -> None:
        self._add(self._fresh()).setFocus()
        self.changed.emit()

    def _take_away(self, row: Row) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.button.setFocus()
        self.changed.emit()


class DesignForm(QWidget):
    """All fields of a draft."""

    changed = Signal()
    """Something was typed or chosen."""

    def __init__(
        self,
        design: Design,
        known: Sequence[Measure],
        uses: Sequence[Measure],
        scenarios: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._design, self._known, self._uses, self._scenarios = design, known, uses, scenarios
        self._columns = QVBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(px(12))
        self._columns.addWidget(self._tried())
        self._columns.addWidget(self._at_tables())
        self._columns.addWidget(self._named())

    def _tried(self) -> QWidget:
        panel, column = panel_of("What is tried", "the first is what the others are held against")
        of = self._design
        self.title = line_edit(of.title, "The question, as people ask it", self.changed.emit)
        self.title.setObjectName("design-title")
        self.scenario = choice(self._scenarios, of.scenario, self.changed.emit)
        self.scenario.setObjectName("design-scenario")
        self.protocol = SerifEdit("How the tables are run", "Protocol", 3)
        self.protocol.setPlainText(of.protocol)
        self.protocol.textChanged.connect(self.changed)
        self.treatments = Lines(
            "Add a treatment", "add-treatment", self._treatment, lambda: Treatment(name="")
        )
        self.treatments.show_values(of.treatments)
        self.treatments.changed.connect(self._treatments_changed)
        for name, field in (
            ("Question", self.title),
            ("Scenario", self.scenario),
            ("Protocol", self.protocol),
            ("Treatments", self.treatments),
        ):
            _named_field(column, name, field)
        return panel

    def _at_tables(self) -> QWidget:
        panel, column = panel_of("At which tables", "dealt by lot inside each stratum")
        of = self._design
        self.blocks = NumberField()
        self.blocks.setRange(0, MOST_TABLES)
        self.blocks.setValue(max(0, of.blocks))
        self.blocks.setObjectName("design-blocks")
        self.blocks.valueChanged.connect(lambda _value: self.changed.emit())
        self.strata = Lines("Add a stratum", "add-stratum", StratumRow, lambda: Stratum(name="", tables=10))
        self.strata.show_values(of.strata)
        self.strata.changed.connect(self.changed)
        self.stop = line_edit(of.stop, "When the series ends", self.changed.emit)
        _named_field(
            column, "Blocks with one table of every treatment: pairs, where there are two", self.blocks
        )
        _named_field(column, "Further strata, and how many tables each has", self.strata)
        _named_field(column, "When it stops", self.stop)
        return panel

    def _named(self) -> QWidget:
        panel, column = panel_of("What is expected", "named before play")
        of = self._design
        self.hypotheses = Lines(
            "Add a hypothesis", "add-hypothesis", self._hypothesis, self._fresh_hypothesis
        )
        self.hypotheses.show_values(of.hypotheses)
        self.hypotheses.changed.connect(self.changed)
        self.checks = Lines("Add a check", "add-check", self._check, self._fresh_check)
        self.checks.show_values(of.checks)
        self.checks.changed.connect(self.changed)
        self.questions = SerifEdit("One in each line", "Questions", 2)
        self.questions.setPlainText("\n".join(of.questions))
        self.questions.textChanged.connect(self.changed)
        _named_field(column, "Hypotheses: what, which way, by how much at least", self.hypotheses)
        _named_field(column, "Was the treatment used at all?", self.checks)
        _named_field(column, "What everybody is asked", self.questions)
        return panel

    def _treatment(self, of: Treatment) -> Row:
        return TreatmentRow(of, self._scenarios)

    def _hypothesis(self, of: Hypothesis) -> Row:
        return HypothesisRow(of, self._known, [one.name for one in self.treatments.values()])

    def _check(self, of: Check) -> Row:
        return CheckRow(of, self._uses)

    def _fresh_hypothesis(self) -> Hypothesis:
        return Hypothesis(measure=self._known[0].key if self._known else "index")

    def _fresh_check(self) -> Check:
        return Check(measure=self._uses[0].key if self._uses else "")

    def _treatments_changed(self) -> None:
        """Offer hypotheses the treatments by their names of now."""
        self.hypotheses.show_values(self.hypotheses.values())
        self.changed.emit()

    def offer(self, known: Sequence[Measure], uses: Sequence[Measure]) -> None:
        """Offer what can be measured now, where another scenario measures something else."""
        if (list(known), list(uses)) == (list(self._known), list(self._uses)) or not known:
            return
        self._known, self._uses = known, uses
        self.hypotheses.show_values(self.hypotheses.values())
        self.checks.show_values(self.checks.values())

    def written(self) -> Design:
        """Return the design as it is written here."""
        return replace(
            self._design,
            title=self.title.text(),
            scenario=self.scenario.currentData(),
            protocol=self.protocol.toPlainText(),
            treatments=self.treatments.values(),
            blocks=self.blocks.value(),
            strata=self.strata.values(),
            hypotheses=self.hypotheses.values(),
            checks=self.checks.values(),
            questions=tuple(filter(None, map(str.strip, self.questions.toPlainText().splitlines()))),
            stop=self.stop.text(),
        )


def _named_field(column: QVBoxLayout, name: str, field: QWidget) -> None:
    column.addWidget(PlainLabel(name, "label", "ink2", wrap=True))
    if not field.accessibleName():
        field.setAccessibleName(name)
    if isinstance(field, NumberField):
        field.setMaximumWidth(px(NUMBER))
    column.addWidget(field)
