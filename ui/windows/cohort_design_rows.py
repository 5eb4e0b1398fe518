"""The rows of a design that is written: treatments with their events, strata, tables, what is expected.

A row holds a value of `wargame.design.model` and gives it back with what was typed; what it has no field for
stays as it stands in the file. What is seldom needed lies below the row, opened by its button, and open where
something is set. What is wrong with a row is said below it (`tell`). A further field is a line in its row;
how rows are laid out is `ui.widgets.entry_rows`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
)

from ui.widgets.entry_rows import Lines, Picks, Row, choice, line_edit, number
from ui.widgets.text import PlainLabel, add_choice
from ui.windows.cohort_design_work import Offers
from wargame.design.measures import Measure
from wargame.design.model import MOST_TABLES, Check, Dealt, Hypothesis, Stratum, Treatment
from wargame.names import unturned
from wargame.numerals import whole
from wargame.scenario.files import id_from
from wargame.session.opening import LARGEST_SEED
from wargame.words.methods import METHOD_WORDS

WAYS: Final = {"either": "higher or lower", "higher": "higher", "lower": "lower"}
KINDS: Final = {
    "scheduled": "in a turn",
    "conditional": "when a condition holds",
    "facilitator": "when Control brings it",
}
LARGEST: Final = 1_000_000.0
MOST_TURNS: Final = 1_000
NO_SEED: Final = "“{text}” is no seed. A seed is a whole number from 0 to {most:,}."


class SeedLine(QLineEdit):
    """One seed, or several with commas between; empty where they are drawn."""

    def __init__(self, seeds: Sequence[int], hint: str, changed: Callable[[], object]) -> None:
        super().__init__(", ".join(map(str, seeds)))
        self.setPlaceholderText(hint)
        self.textChanged.connect(lambda _text: changed())

    def seeds(self) -> tuple[int, ...]:
        """Return the seeds that can be read."""
        return tuple(seed for text in self._parts() if (seed := whole(text)) is not None)

    def unread(self) -> str:
        """Return what cannot be read, in words; empty if all can."""
        wrong = [
            text for text in self._parts() if whole(text) is None or not 0 <= whole_of(text) <= LARGEST_SEED
        ]
        return NO_SEED.format(text=wrong[0][:40], most=LARGEST_SEED) if wrong else ""

    def _parts(self) -> list[str]:
        return self.text().replace(",", " ").replace(";", " ").split()


def whole_of(text: str) -> int:
    """Return a whole number that is known to be one."""
    found = whole(text)
    return -1 if found is None else found


class EventRow(Row):
    """An event that comes with a treatment; what it has besides these fields stays as the file has it."""

    def __init__(self, of: object) -> None:
        super().__init__("event")
        self._of: Mapping[str, Any] = of if isinstance(of, Mapping) else {}
        known = self._of
        self.title = line_edit(str(known.get("title", "")), "Headline", self.changed.emit)
        self.kind = choice(KINDS.items(), str(known.get("kind", "scheduled")), self._turned)
        turn = known.get("turn")
        self.turn = number(turn if isinstance(turn, int) else 1, 1, MOST_TURNS, "", self.changed.emit)
        self.effects = line_edit(
            str(known.get("effects", "")), "Effects, as alignment(russia, iran) +2", self.changed.emit
        )
        self.add(self.title, "Headline of the event", 3)
        self.add(self.kind, "When it comes", 2)
        self.add(self.turn, "Turn in which it comes", 1)
        self.when = line_edit(str(known.get("when", "")), "As track(calm) >= 5", self.changed.emit)
        self.text = line_edit(str(known.get("text", "")), "What the table is told", self.changed.emit)
        self.add_below(self.effects, "What it changes")
        self.add_below(self.text, "What the table is told")
        self.add_below(self.when, "When a condition holds: which")
        self.open_more(True)
        self._show_when()

    def _turned(self) -> None:
        self._show_when()
        self.changed.emit()

    def _show_when(self) -> None:
        self.turn.setVisible(self.kind.currentData() == "scheduled")
        self.when.setEnabled(self.kind.currentData() == "conditional")

    def value(self) -> dict[str, Any]:
        """Return the event as a scenario's file has it; a fresh one gets its id from its headline."""
        title, kind = self.title.text().strip(), self.kind.currentData()
        typed = {
            "id": self._of.get("id") or id_from(title),
            "title": title,
            "text": self.text.text(),
            "kind": kind,
            "turn": self.turn.value() if kind == "scheduled" else None,
            "when": self.when.text() if kind == "conditional" else "",
            "effects": self.effects.text(),
        }
        made = {**self._of, **typed}
        return {key: value for key, value in made.items() if key not in typed or value not in ("", None)}


class TreatmentRow(Row):
    """One of the things that are tried."""

    def __init__(self, of: Treatment, scenarios: Sequence[tuple[str, str]], offers: Offers) -> None:
        super().__init__("treatment")
        self._of = of
        self.name = line_edit(of.name, "Name", self.changed.emit)
        self.means = line_edit(of.means, "What is done at such a table", self.changed.emit)
        versions = [("", "the scenario above"), *scenarios]
        self.scenario = choice(versions, of.scenario, self.changed.emit)
        self.add(self.name, "Name of the treatment", 2)
        self.add(self.means, "What is done at such a table", 3)
        self.add(self.scenario, "Another version of the scenario: a file beside the design, or an id", 2)
        self.events = Lines("Add an event", "add-event", EventRow, lambda: {"kind": "scheduled", "turn": 1})
        self.events.show_values(of.injects)
        self.events.changed.connect(self.changed)
        self.cards_off = Picks("Take a card out…", offers.cards, of.cards_off)
        self.cards_off.changed.connect(self.changed)
        self.turns = number(of.turns or 0, 0, MOST_TURNS, "as the scenario has them", self.changed.emit)
        methods = [("", "as the scenario has it"), *((key, one.title) for key, one in METHOD_WORDS.items())]
        self.method = choice(methods, of.method or "", self.changed.emit)
        self.add_below(self.events, "Events that come with it")
        self.add_below(self.cards_off, "Cards that nobody has")
        self.add_below(self.turns, "Turns", short=True)
        self.add_below(self.method, "How moves are ruled on", short=True)
        self.open_more(bool(of.injects or of.cards_off or of.turns or of.method))

    def value(self) -> Treatment:
        """Return the treatment; what has no field stays."""
        return replace(
            self._of,
            name=self.name.text(),
            means=self.means.text(),
            scenario=self.scenario.currentData(),
            injects=self.events.values(),
            cards_off=self.cards_off.chosen(),
            turns=self.turns.value() or None,
            method=self.method.currentData() or None,
        )


class StratumRow(Row):
    """Tables among which the treatments are dealt."""

    def __init__(self, of: Stratum, offers: Offers) -> None:
        super().__init__("stratum")
        self._of = of
        self.name = line_edit(of.name, "Name", self.changed.emit)
        self.tables = number(of.tables, 1, MOST_TABLES, "", self.changed.emit)
        self.add(self.name, "Name of the stratum", 3)
        self.add(self.tables, "Tables", 1)
        self.hidden: dict[str, QComboBox] = {}
        names = dict(offers.seats)
        for seat in dict.fromkeys((*offers.sets, *of.hidden)):
            sets = [("", "drawn"), *offers.sets.get(seat, ())]
            self.hidden[seat] = choice(sets, of.hidden.get(seat, ""), self.changed.emit)
            self.add_below(self.hidden[seat], f"Hidden aims of {names.get(seat, seat)}")
        self.open_more(bool(of.hidden))

    def value(self) -> Stratum:
        """Return the stratum."""
        hidden = {seat: of.currentData() for seat, of in self.hidden.items() if of.currentData()}
        return replace(self._of, name=self.name.text(), tables=self.tables.value(), hidden=hidden)


def offer_anew(box: QComboBox, pairs: Sequence[tuple[str, str]]) -> None:
    """Offer other choices. As many as before are the same ones by other names, so that what is chosen stays.

    By their place, and not by their names: while one is typed it may be called as another is.
    """
    chosen, box_was = box.currentData(), box.blockSignals(True)
    if len(pairs) == box.count():
        for at, (key, words) in enumerate(pairs):
            box.setItemText(at, unturned(words))
            box.setItemData(at, key)
    else:
        box.clear()
        for key, words in (*pairs, *(() if chosen in dict(pairs) else ((chosen, chosen),))):
            add_choice(box, words, key)
        box.setCurrentIndex(box.findData(chosen))
    box.blockSignals(box_was)


class TableRow(Row):
    """One table whose treatment is given by hand."""

    def __init__(self, of: Dealt, treatments: Sequence[str], strata: Sequence[str]) -> None:
        super().__init__("table")
        self._of = of
        self.number = PlainLabel("", "body", "ink2")
        self.treatment = choice([(name, name) for name in treatments], of.treatment, self.changed.emit)
        inside = [(name, name) for name in strata] or [("", "in no stratum")]
        self.stratum = choice(inside, of.stratum, self.changed.emit)
        self.seed = SeedLine(() if of.seed is None else (of.seed,), "Seed, drawn if empty", self.changed.emit)
        self.add(self.number, "Number of the table", 0)
        self.add(self.treatment, "What is tried at this table", 3)
        self.add(self.stratum, "Stratum of this table", 3)
        self.add(self.seed, "Seed of this table", 2)

    def offer(self, treatments: Sequence[str], strata: Sequence[str]) -> None:
        """Offer other names; where there are as many as before, they are the same ones, called otherwise."""
        offer_anew(self.treatment, [(name, name) for name in treatments])
        offer_anew(self.stratum, [(name, name) for name in strata] or [("", "in no stratum")])

    def unread(self) -> str:
        """Return what is wrong with the seed."""
        if len(self.seed.seeds()) > 1:
            return "A table has one seed."
        return self.seed.unread()

    def value(self) -> Dealt:
        """Return the table; its number is that of its row."""
        seeds = self.seed.seeds()
        return replace(
            self._of,
            treatment=self.treatment.currentData(),
            stratum=self.stratum.currentData(),
            seed=seeds[0] if seeds else None,
        )


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
        self.pair = PairChoice(self, of, treatments)
        self.words = line_edit(of.words, "Said by itself if left empty", self.changed.emit)
        self.add_below(self.words, "The same in your own words")
        self.open_more(bool(of.words or of.against))

    def value(self) -> Hypothesis:
        """Return the hypothesis."""
        least = self.least.value()
        treatment, against = self.pair.chosen()
        return replace(
            self._of,
            measure=self.measure.currentData(),
            way=self.way.currentData(),
            least=int(least) if least == int(least) else least,
            treatment=treatment,
            against=against,
            words=self.words.text(),
        )


class CheckRow(Row):
    """Whether a treatment was used at all."""

    def __init__(self, of: Check, known: Sequence[Measure], treatments: Sequence[str]) -> None:
        super().__init__("check")
        self._of = of
        self.measure = choice([(one.key, one.name) for one in known], of.measure, self.changed.emit)
        self.add(self.measure, "Card or inject that shows whether the treatment was used", 3)
        self.pair = PairChoice(self, of, treatments)
        self.words = line_edit(of.words, "Said by itself if left empty", self.changed.emit)
        self.add_below(self.words, "The same in your own words")
        self.open_more(bool(of.words or of.against))

    def value(self) -> Check:
        """Return the check."""
        treatment, against = self.pair.chosen()
        return replace(
            self._of,
            measure=self.measure.currentData(),
            treatment=treatment,
            against=against,
            words=self.words.text(),
        )


class PairChoice:
    """Which treatment something is asked of, and against which; where there are two, as they stand."""

    def __init__(self, row: Row, of: Hypothesis | Check, treatments: Sequence[str]) -> None:
        self._of = of
        self.treatment: QComboBox | None = None
        self.against: QComboBox | None = None
        if len(treatments) > 2 or of.treatment or of.against:
            second, first = (*treatments[1:2], ""), (*treatments[:1], "")
            names = [(name, f"with {name}") for name in treatments]
            self.treatment = choice(names, of.treatment or second[0], row.changed.emit)
            row.add(self.treatment, "Treatment of which it is expected", 2)
            others = [(name, f"against {name}") for name in treatments]
            self.against = choice(others, of.against or first[0], row.changed.emit)
            row.add_below(self.against, "Held against")

    def rename(self, treatments: Sequence[str]) -> None:
        """Call the treatments otherwise; there are as many as before."""
        if self.treatment is not None and self.against is not None:
            offer_anew(self.treatment, [(name, f"with {name}") for name in treatments])
            offer_anew(self.against, [(name, f"against {name}") for name in treatments])

    def chosen(self) -> tuple[str, str]:
        """Return both; what was left out and is still the usual one stays left out."""
        if self.treatment is None or self.against is None:
            return self._of.treatment, self._of.against
        treatment, against = self.treatment.currentData(), self.against.currentData()
        usual = self.against.itemData(0)
        return treatment, "" if against == usual and not self._of.against else against
