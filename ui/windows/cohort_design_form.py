"""A design being written: the question, what is tried, at how many tables, and what is expected of it.

The form holds a `Design` and gives it back with what was typed (`written`). The part keeps it in its file
with every change and says what is still missing, each thing at its field (`tell`); what cannot be read at
all, as letters for a seed, is said at its field too (`unread`). The rows stand in `cohort_design_rows`. A
further field of the design is a line in the panel where people look for it, and in `written`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.entry_rows import Lines, Row, choice, line_edit, number
from ui.widgets.fields import SerifEdit
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from ui.widgets.titled import panel_of
from ui.windows.cohort_design_rows import (
    CheckRow,
    HypothesisRow,
    SeedLine,
    StratumRow,
    TableRow,
    TreatmentRow,
)
from ui.windows.cohort_design_work import LookedInto
from wargame.bots.policy import POLICY_NAMES
from wargame.design.model import MOST_TABLES, Check, Dealt, Design, Hypothesis, Stratum, Treatment
from wargame.design.where import Where

NUMBER = 160
"""Width of a number in px at 100 %."""
SHARED = {"table": "a seed for each table", "stratum": "one seed for all tables of a stratum"}


class DesignForm(QWidget):
    """All fields of a draft."""

    changed = Signal()
    """Something was typed or chosen."""

    def __init__(self, design: Design, found: LookedInto, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._design, self._found, self._scenarios = design, found, found.scenarios
        self._told: dict[str, PlainLabel] = {}
        self._lists: dict[str, Lines] = {}
        self._names: list[str] = [one.name for one in design.treatments]
        self._strata: list[str] = [one.name for one in design.strata]
        self._columns = QVBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(px(12))
        self._columns.addWidget(self._tried())
        self._columns.addWidget(self._at_tables())
        self._columns.addWidget(self._dice())
        self._columns.addWidget(self._named())

    # The panels

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
        self.treatments = self._list(
            "treatments", "Add a treatment", "add-treatment", self._treatment, lambda: Treatment(name="")
        )
        self.treatments.show_values(of.treatments)
        self.treatments.changed.connect(self._names_changed)
        self._add(column, "title", "Question", self.title)
        self._add(column, "scenario", "Scenario", self.scenario)
        self._add(column, "protocol", "Protocol", self.protocol)
        self._add(column, "treatments", "Treatments", self.treatments)
        return panel

    def _at_tables(self) -> QWidget:
        panel, column = panel_of("At which tables", "dealt by lot inside each stratum, or given by hand")
        of = self._design
        self.blocks = number(max(0, of.blocks), 0, MOST_TABLES, "", self.changed.emit)
        self.blocks.setObjectName("design-blocks")
        self.strata = self._list(
            "strata", "Add a stratum", "add-stratum", self._stratum, lambda: Stratum(name="", tables=10)
        )
        self.strata.show_values(of.strata)
        self.strata.changed.connect(self._names_changed)
        self.tables = self._list("tables", "Add a table", "add-table", self._table, self._fresh_table)
        self.tables.changed.connect(self._tables_changed)
        self.lay_out_button = QuietButton("Lay out every table", icon="ui-table")
        self.lay_out_button.setObjectName("lay-out-tables")
        self.lay_out_button.clicked.connect(self.lay_out)
        self.by_lot_button = QuietButton("Deal by lot", icon="ui-dice")
        self.by_lot_button.setObjectName("deal-by-lot")
        self.by_lot_button.clicked.connect(self.deal_by_lot)
        self._show_tables(of.tables)
        self.blocks.valueChanged.connect(lambda _value: self._offer_to_tables())
        self.stop = line_edit(of.stop, "When the series ends", self.changed.emit)
        pairs = "Blocks with one table of every treatment: pairs, where there are two"
        self._add(column, "blocks", pairs, self.blocks)
        self._add(column, "strata", "Further strata, and how many tables each has", self.strata)
        self._add(column, "tables", "Tables given by hand; without any a lot deals them", self.tables)
        line = QHBoxLayout()
        line.addWidget(self.lay_out_button)
        line.addWidget(self.by_lot_button)
        line.addStretch(1)
        column.addLayout(line)
        self._add(column, "stop", "When it stops", self.stop)
        return panel

    def _dice(self) -> QWidget:
        panel, column = panel_of("Dice and bots", "what is left empty is drawn when the design is sealed")
        of = self._design
        self.lot = SeedLine(() if of.lot is None else (of.lot,), "Drawn", self.changed.emit)
        self.lot.setObjectName("design-lot")
        self.seeds = SeedLine(of.seeds, "Drawn; or as many as needed, with commas between", self.changed.emit)
        self.seeds.setObjectName("design-seeds")
        self.seed_for = choice(SHARED.items(), of.seed_for, self.changed.emit)
        self._bots = QWidget()
        self._bots_column = QVBoxLayout(self._bots)
        self._bots_column.setContentsMargins(0, 0, 0, 0)
        self.bots: dict[str, QComboBox] = {}
        self._show_bots(of.bots)
        self._add(column, "lot", "Lot, from which the treatments are dealt", self.lot)
        self._add(column, "seeds", "Seeds", self.seeds)
        self._add(column, "seed-for", "Which tables share a seed", self.seed_for)
        self._add(column, "bots", "Who plays", self._bots)
        return panel

    def _named(self) -> QWidget:
        panel, column = panel_of("What is expected", "named before play")
        of = self._design
        self.hypotheses = self._list(
            "hypotheses", "Add a hypothesis", "add-hypothesis", self._hypothesis, self._fresh_hypothesis
        )
        self.hypotheses.show_values(of.hypotheses)
        self.hypotheses.changed.connect(self.changed)
        self.checks = self._list("checks", "Add a check", "add-check", self._check, self._fresh_check)
        self.checks.show_values(of.checks)
        self.checks.changed.connect(self.changed)
        self.questions = SerifEdit("One in each line", "Questions", 2)
        self.questions.setPlainText("\n".join(of.questions))
        self.questions.textChanged.connect(self.changed)
        expected = "Hypotheses: what, which way, by how much at least"
        self._add(column, "hypotheses", expected, self.hypotheses)
        self._add(column, "checks", "Was the treatment used at all?", self.checks)
        self._add(column, "questions", "What everybody is asked", self.questions)
        return panel

    def _list(
        self, field: str, add: str, name: str, make: Callable[[Any], Row], fresh: Callable[[], Any]
    ) -> Lines:
        self._lists[field] = Lines(add, name, make, fresh)
        return self._lists[field]

    def _add(self, column: QVBoxLayout, field: str, name: str, widget: QWidget) -> None:
        """Put a field under its name, and below it the place for what is wrong with it."""
        column.addWidget(PlainLabel(name, "label", "ink2", wrap=True))
        if not widget.accessibleName():
            widget.setAccessibleName(name)
        if isinstance(widget, NumberField):
            widget.setMaximumWidth(px(NUMBER))
        column.addWidget(widget)
        told = PlainLabel("", "secondary", "error", wrap=True)
        told.setObjectName(f"wrong-{field}")
        told.hide()
        self._told[field] = told
        column.addWidget(told)

    # The rows

    def _treatment(self, of: Treatment) -> Row:
        return TreatmentRow(of, self._scenarios, self._found.offers)

    def _stratum(self, of: Stratum) -> Row:
        return StratumRow(of, self._found.offers)

    def _table(self, of: Dealt) -> Row:
        return TableRow(of, self._treatment_names(), [one.name for one in self._groups()])

    def _hypothesis(self, of: Hypothesis) -> Row:
        return HypothesisRow(of, self._found.known, self._treatment_names())

    def _check(self, of: Check) -> Row:
        return CheckRow(of, self._found.uses, self._treatment_names())

    def _fresh_table(self) -> Dealt:
        groups = self._groups()
        names = self._treatment_names() or [""]
        return Dealt(
            table=1,
            treatment=names[len(self.tables.rows) % len(names)],
            stratum=groups[-1].name if groups else "",
        )

    def _fresh_hypothesis(self) -> Hypothesis:
        return Hypothesis(measure=self._found.known[0].key if self._found.known else "index")

    def _fresh_check(self) -> Check:
        return Check(measure=self._found.uses[0].key if self._found.uses else "")

    def _treatment_names(self) -> list[str]:
        return [one.name for one in self.treatments.values()]

    def _groups(self) -> tuple[Stratum, ...]:
        """Return strata and blocks as they are written now."""
        now = replace(
            self._design,
            treatments=self.treatments.values(),
            strata=self.strata.values(),
            blocks=self.blocks.value(),
        )
        return now.groups

    # Tables by hand

    def lay_out(self) -> None:
        """Give every table by hand: the treatments in turn, as many as strata and blocks say."""
        names = self._treatment_names() or [""]
        dealt = [
            (names[at % len(names)], group.name) for group in self._groups() for at in range(group.tables)
        ]
        self._show_tables(
            [
                Dealt(table=nth, treatment=treatment, stratum=stratum)
                for nth, (treatment, stratum) in enumerate(dealt[:MOST_TABLES], 1)
            ]
        )
        self.changed.emit()

    def deal_by_lot(self) -> None:
        """Give no table by hand."""
        self._show_tables(())
        self.lay_out_button.setFocus()
        self.changed.emit()

    def _show_tables(self, tables: Iterable[Dealt]) -> None:
        self.tables.show_values(tables)
        self._number_tables()

    def _number_tables(self) -> None:
        for at, row in enumerate(self.tables.rows, 1):
            if isinstance(row, TableRow):
                row.number.setText(f"{at:,}")
        by_hand = bool(self.tables.rows)
        self.lay_out_button.setVisible(not by_hand)
        self.by_lot_button.setVisible(by_hand)

    def _tables_changed(self) -> None:
        self._number_tables()
        self.changed.emit()

    def _names_changed(self) -> None:
        """Carry new names of treatments and strata to whatever names them, and offer them."""
        names, strata = self._treatment_names(), [one.name for one in self.strata.values()]
        if (names, strata) != (self._names, self._strata):
            as_many = len(names) == len(self._names)
            self._names, self._strata = names, strata
            for of in (self.hypotheses, self.checks):
                if not as_many:
                    of.show_values(of.values())
                for row in of.rows:
                    if isinstance(row, HypothesisRow | CheckRow):
                        row.pair.rename(names)
            self._offer_to_tables()
        self.changed.emit()

    def _offer_to_tables(self) -> None:
        names, groups = self._treatment_names(), [one.name for one in self._groups()]
        for row in self.tables.rows:
            if isinstance(row, TableRow):
                row.offer(names, groups)

    # Bots

    def _show_bots(self, chosen: Mapping[str, str]) -> None:
        while (item := self._bots_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        names, self.bots = dict(self._found.offers.seats), {}
        players = [("", "people"), *((name, f"a {name} bot") for name in POLICY_NAMES)]
        for seat in dict.fromkeys((*names, *chosen)):
            self.bots[seat] = choice(players, chosen.get(seat, ""), self.changed.emit)
            name = names.get(seat, seat)
            self.bots[seat].setAccessibleName(f"Who plays {name}")
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(PlainLabel(name, "body"), 1)
            line.addWidget(self.bots[seat], 2)
            self._bots_column.addWidget(row)

    def _played_by(self) -> dict[str, str]:
        return {seat: of.currentData() for seat, of in self.bots.items() if of.currentData()}

    # What is offered, said, given back

    def offer(self, found: LookedInto) -> None:
        """Offer what can be measured and named now, where another scenario has something else."""
        before, self._found = self._found, found
        if not found.known:
            self._found = before
            return
        if found.offers != before.offers:
            self.treatments.show_values(self.treatments.values())
            self.strata.show_values(self.strata.values())
            self._show_bots(self._played_by())
        if (found.known, found.uses) != (before.known, before.uses):
            self.hypotheses.show_values(self.hypotheses.values())
            self.checks.show_values(self.checks.values())

    def tell(self, wrong: Sequence[tuple[Where, str]]) -> None:
        """Say at each field what is wrong with it."""
        said: dict[Where, list[str]] = {}
        for where, words in wrong:
            said.setdefault(where, []).append(words)
        for field, label in self._told.items():
            words = " ".join(said.get((field, 0), ()))
            label.setText(words)
            label.setVisible(bool(words))
        for field, of in self._lists.items():
            for at, row in enumerate(of.rows, 1):
                row.tell(" ".join(said.get((field, at), ())))
                for nth, event in enumerate(row.events.rows if isinstance(row, TreatmentRow) else (), 1):
                    event.tell(" ".join(said.get((f"{field} {at} injects", nth), ())))
        self.unread()

    def unread(self) -> tuple[str, ...]:
        """Return what was typed that cannot be taken, and say it at its field."""
        found = list(self.tables.unread())
        for field, line in (("seeds", self.seeds), ("lot", self.lot)):
            words = line.unread()
            if field == "lot" and not words and len(line.seeds()) > 1:
                words = "There is one lot."
            if words:
                found.append(words)
                self._told[field].setText(words)
                self._told[field].show()
        return tuple(found)

    def written(self) -> Design:
        """Return the design as it is written here."""
        lot = self.lot.seeds()
        return replace(
            self._design,
            title=self.title.text(),
            scenario=self.scenario.currentData(),
            protocol=self.protocol.toPlainText(),
            treatments=self.treatments.values(),
            blocks=self.blocks.value(),
            strata=self.strata.values(),
            tables=tuple(replace(one, table=at) for at, one in enumerate(self.tables.values(), 1)),
            lot=lot[0] if lot else None,
            seeds=self.seeds.seeds(),
            seed_for=self.seed_for.currentData(),
            bots=self._played_by(),
            hypotheses=self.hypotheses.values(),
            checks=self.checks.values(),
            questions=tuple(filter(None, map(str.strip, self.questions.toPlainText().splitlines()))),
            stop=self.stop.text(),
        )
