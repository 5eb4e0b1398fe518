"""How a session is to be played: turns, method, and what lies behind "More choices".

The panel shows a `SessionDraft` and tells each choice as the next draft. What is assigned in secret stands
below a hatched band.
"""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import SerifEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Callout, HatchFrame
from ui.widgets.marking_form import MarkingForm
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, add_choice
from wargame.scenario.model import Marking, Scenario
from wargame.shown.setup import SessionDraft, advice, left_out_words, timed_phases
from wargame.words.methods import METHOD_WORDS

DRAWN: Final = ""
"""A hidden set that is drawn."""


class _Field(QWidget):
    """A field below its name."""

    def __init__(self, words: str, field: QWidget, width: int) -> None:
        super().__init__()
        self._field, self._wide = field, width
        label = PlainLabel(words, "label", "ink2")
        field.setAccessibleName(words)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(label)
        self._column.addWidget(field)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setSpacing(px(4))
        self._field.setFixedWidth(px(self._wide))


class SessionOptions(QWidget):
    """The choices below the seats."""

    changed = Signal(object)
    """The draft with the new choice in it."""
    cards_wanted = Signal()
    """The list of cards is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario: Scenario | None = None
        self._draft: SessionDraft | None = None
        self._build_first_row()
        self.left_out = PlainLabel("", "body", "warn", wrap=True)
        self.left_out.setObjectName("left-out")
        self.more_button = QuietButton("More choices", trailing="ui-chev", plain=True)
        self.more_button.setObjectName("more-choices")
        self.more_button.clicked.connect(self._toggle_more)
        self.more = QWidget()
        self.more.hide()
        self._build_more()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        line = QWidget()
        row = FlowLayout(line, gap=16)
        for field in self._first:
            row.addWidget(field)
        self._column.addWidget(line)
        self._column.addWidget(self.left_out)
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.more)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setSpacing(px(12))
        self._more.setSpacing(px(12))
        self._sets.setHorizontalSpacing(px(16))
        self._sets.setVerticalSpacing(px(8))

    def show_draft(self, draft: SessionDraft) -> None:
        """Show what was chosen; nothing is told of it."""
        self._draft = None
        if draft.scenario is not self._scenario:
            self._scenario = draft.scenario
            self._fit_scenario(draft)
        self.turns.setValue(draft.turns)
        self.method.setCurrentIndex(self.method.findData(draft.method))
        if self.seed.text() != draft.seed:
            self.seed.setText(draft.seed)
        if self.purposes.toPlainText() != draft.purposes:
            self.purposes.setPlainText(draft.purposes)
        self.marking.show_marking(draft.scenario.marking if draft.marking is None else draft.marking)
        for seat, box in self._set_boxes.items():
            box.setCurrentIndex(max(0, box.findData(draft.hidden.get(seat, DRAWN))))
        for kind, timer in self._timers.items():
            timer.setValue(draft.minutes.get(kind, timer.value()))
        words = left_out_words(draft)
        self.left_out.setText(words)
        self.left_out.setVisible(bool(words))
        off = len(draft.cards_off)
        total = len(draft.scenario.cards)
        self.cards.setText(f"{total - off} of {total} cards in play" if off else f"All {total} cards in play")
        self._draft = draft

    def _build_first_row(self) -> None:
        self.turns = NumberField()
        self.turns.setObjectName("turns")
        self.turns.setRange(1, 1000)
        self.turns.valueChanged.connect(self._tell_turns)
        self.method = QComboBox()
        self.method.setObjectName("method")
        for method, words in METHOD_WORDS.items():
            self.method.addItem(words.offered, method)
        self.method.activated.connect(self._tell_method)
        self.cards = QuietButton("", icon="ui-table")
        self.cards.setObjectName("cards")
        self.cards.clicked.connect(self.cards_wanted)
        self._first = (
            _Field("Turns", self.turns, 96),
            _Field("Usual adjudication", self.method, 300),
            _Field("Cards", self.cards, 220),
        )

    def _build_more(self) -> None:
        self._more = QVBoxLayout(self.more)
        self._more.setContentsMargins(0, 0, 0, 0)
        self.seed = QLineEdit()
        self.seed.setObjectName("seed")
        self.seed.setToolTip(
            "Draws and dice come from this seed and from a key that the computer makes for this session. "
            "So nobody can work them out beforehand, and afterwards they can be checked."
        )
        self.seed.textEdited.connect(self._tell_seed)
        self._timer_line = QWidget()
        self._timer_row = FlowLayout(self._timer_line, gap=16)
        self._timers: dict[str, NumberField] = {}
        self._set_boxes: dict[str, QComboBox] = {}
        self.secret = HatchFrame("Hidden goals: only for your eyes")
        self.secret.setObjectName("hidden-sets")
        self._set_area = QWidget()
        self._sets = QGridLayout(self._set_area)
        self._sets.setContentsMargins(0, 0, 0, 0)
        self._sets.setColumnStretch(1, 1)
        self.advice = Callout("", "")
        self.purposes = SerifEdit(
            "What should the table practise, try out or find out? A line each", "Purposes", 3
        )
        self.purposes.setObjectName("purposes")
        self.purposes.textChanged.connect(self._tell_purposes)
        self.own_purposes = PlainLabel("", "secondary", "ink2", wrap=True)
        self._more.addWidget(PlainLabel("What the session is held for", "section", "ink2"))
        self._more.addWidget(self.own_purposes)
        self._more.addWidget(self.purposes)
        self._more.addWidget(self.secret)
        self._more.addWidget(self._set_area)
        self._more.addWidget(self.advice)
        self._more.addWidget(PlainLabel("Timers, in minutes; 0 for none", "section", "ink2"))
        self._more.addWidget(self._timer_line)
        self.marking = MarkingForm()
        self.marking.changed.connect(self._tell_marking)
        self._more.addWidget(PlainLabel("Marking of what leaves the room", "section", "ink2"))
        self._more.addWidget(self.marking)
        self._more.addWidget(_Field("Seed of all draws and dice", self.seed, 220))

    def _fit_scenario(self, draft: SessionDraft) -> None:
        """Make the fields that depend on the scenario anew."""
        scenario = draft.scenario
        self._timer_row.clear()
        self._timers = {}
        for kind, words, minutes in timed_phases(scenario):
            timer = NumberField()
            timer.setObjectName(f"minutes-{kind}")
            timer.setRange(0, 24 * 60)
            timer.setValue(draft.minutes.get(kind, minutes))
            timer.valueChanged.connect(lambda value, kind=kind: self._tell_minutes(kind, value))
            self._timers[kind] = timer
            field = _Field(words, timer, 110)
            self._timer_row.addWidget(field)
            field.show()
        own = "; ".join(one.text.removesuffix(".") for one in scenario.purposes)
        self.own_purposes.setText(f"From the scenario: {own}." if own else "")
        self.own_purposes.setVisible(bool(own))
        self._fit_sets(scenario)

    def _fit_sets(self, scenario: Scenario) -> None:
        while (item := self._sets.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._set_boxes = {}
        for row, seat in enumerate(seat for seat in scenario.seats if seat.hidden_sets):
            box = QComboBox()
            box.setObjectName(f"hidden-{seat.id}")
            box.setAccessibleName(f"Hidden goals of {seat.name}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(30)
            box.addItem("Drawn at the start", DRAWN)
            for one in seat.hidden_sets:
                add_choice(box, f"{one.id.upper()}: {one.title}", one.id)
            box.activated.connect(lambda _index, seat=seat.id: self._tell_set(seat))
            self._set_boxes[seat.id] = box
            self._sets.addWidget(PlainLabel(seat.name, "body-medium"), row, 0)
            self._sets.addWidget(box, row, 1)
        has_sets = bool(self._set_boxes)
        words = advice(scenario, "hidden set") if has_sets else ""
        self.advice.set_texts(words, "From the notes of the scenario" if words else "")
        for part in (self.secret, self._set_area):
            part.setVisible(has_sets)
        self.advice.setVisible(bool(words))

    def _toggle_more(self) -> None:
        self.more.setVisible(self.more.isHidden())
        self.more_button.setText("More choices" if self.more.isHidden() else "Fewer choices")

    def _tell_turns(self, turns: int) -> None:
        if self._draft is not None:
            self.changed.emit(replace(self._draft, turns=turns))

    def _tell_method(self) -> None:
        if self._draft is not None:
            self.changed.emit(replace(self._draft, method=self.method.currentData()))

    def _tell_marking(self, marking: Marking) -> None:
        if self._draft is not None:
            as_given = marking == self._draft.scenario.marking
            self.changed.emit(replace(self._draft, marking=None if as_given else marking))

    def _tell_seed(self, text: str) -> None:
        if self._draft is not None:
            self.changed.emit(replace(self._draft, seed=text))

    def _tell_purposes(self) -> None:
        if self._draft is not None:
            self.changed.emit(replace(self._draft, purposes=self.purposes.toPlainText()))

    def _tell_minutes(self, kind: str, value: int) -> None:
        if self._draft is not None:
            self.changed.emit(replace(self._draft, minutes={**self._draft.minutes, kind: value}))

    def _tell_set(self, seat: str) -> None:
        if self._draft is None:
            return
        hidden = {**self._draft.hidden, seat: self._set_boxes[seat].currentData()}
        given = {one: name for one, name in hidden.items() if name != DRAWN}
        self.changed.emit(replace(self._draft, hidden=given))
