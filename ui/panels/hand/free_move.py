"""The form for a move in a seat's own words. What is typed goes up as `written`."""

from typing import Final, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fields import SerifEdit
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, add_choice
from wargame.game.moves import FreeText
from wargame.terms import Instrument
from wargame.words.labels import INSTRUMENT_WORDS

MISSING: Final = "Choose the kind of means: the charts count by it."

UNCHOSEN: Final[Instrument] = "diplomatic"
"""The kind that a free move has in the record where none was named."""


class FreeMoveForm(QScrollArea):
    """Title, intent, means, desired effect, reasons; covert or not; aimed at somebody or not."""

    written = Signal(object, str)
    """The FreeText, and the id of the target (empty for none)."""
    changed = Signal()
    """Something was typed or chosen."""

    def __init__(self, actors: tuple[tuple[str, str], ...], cost: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("look", "clear")
        self.title = QLineEdit()
        self.title.setObjectName("free-title")
        self.intent = SerifEdit("What does the seat want to do?", "Intent", 2)
        self.means = SerifEdit("With what?", "Means", 2)
        self.desired = SerifEdit("What should come of it?", "Desired effect", 2)
        self.reasons = SerifEdit("Why should it work? One reason a line.", "Reasons", 3)
        for name, field in (
            ("intent", self.intent),
            ("means", self.means),
            ("desired", self.desired),
            ("reasons", self.reasons),
        ):
            field.setObjectName(f"free-{name}")
        self.kind = ChoiceBox("Kind of means")
        self.kind.setObjectName("free-kind")
        self.kind.offer(INSTRUMENT_WORDS.items())
        self.missing = PlainLabel(MISSING, "body-strong", wrap=True)
        self.missing.hide()
        self.kind.currentIndexChanged.connect(self.missing.hide)
        self.target = QComboBox()
        self.target.setObjectName("free-target")
        self.target.setAccessibleName("Aimed at")
        self.target.addItem("Nobody in particular", "")
        for actor, name in actors:
            add_choice(self.target, name, actor)
        self.covert = QCheckBox("Covert: the table is not told who was behind it")
        self.add = QuietButton("Add to my moves", icon="ui-plus")
        self.add.setObjectName("add-free-move")
        self.add.clicked.connect(self._hand_over)
        self.title.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.add.setEnabled(False)
        inside = QWidget()
        inside.setProperty("look", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(4), px(4), px(8), px(4))  # room for the ring round what has the focus
        column.setSpacing(px(6))
        column.addWidget(
            PlainLabel(f"A move in your own words costs {cost} influence.", "body", "ink2", wrap=True)
        )
        fields: tuple[tuple[str, QWidget], ...] = (
            ("In a line", self.title),
            ("Intent", self.intent),
            ("Means", self.means),
            ("Desired effect", self.desired),
            ("Reasons", self.reasons),
            ("Kind of means", self.kind),
            ("Aimed at", self.target),
        )
        for word, entry in fields:
            label = PlainLabel(word, "label", "ink2")
            label.setBuddy(entry)
            entry.setAccessibleName(word)
            column.addWidget(label)
            column.addWidget(entry)
        column.addWidget(self.covert)
        column.addWidget(self.missing)
        column.addWidget(self.add)
        column.addStretch(1)
        self.setWidget(inside)
        current_theme().changed.connect(self.updateGeometry)
        self.title.textChanged.connect(self.changed)
        for field in (self.intent, self.means, self.desired, self.reasons):
            field.textChanged.connect(self.changed)
        for box in (self.kind, self.target):
            box.currentIndexChanged.connect(self.changed)
        self.covert.toggled.connect(self.changed)

    def so_far(self) -> tuple[FreeText | None, str]:
        """Return what is typed, and the target; None if nothing is."""
        free = self._as_typed()
        said = any((free.title, free.intent, free.means, free.desired, free.reasons))
        return (free if said else None), str(self.target.currentData() or "")

    def take_up(self, free: FreeText, target: str) -> None:
        """Show what was typed before."""
        self.title.setText(free.title)
        for field, text in (
            (self.intent, free.intent),
            (self.means, free.means),
            (self.desired, free.desired),
            (self.reasons, "\n".join(free.reasons)),
        ):
            field.setPlainText(text)
        # The first kind stands in a draft also while none was chosen.
        self.kind.choose(free.instrument if free.instrument != UNCHOSEN else None)
        self.target.setCurrentIndex(max(0, self.target.findData(target)))
        self.covert.setChecked(free.covert)

    def _as_typed(self) -> FreeText:
        reasons = tuple(line.strip() for line in self.reasons.toPlainText().splitlines() if line.strip())
        return FreeText(
            title=self.title.text().strip(),
            intent=self.intent.toPlainText(),
            means=self.means.toPlainText(),
            desired=self.desired.toPlainText(),
            reasons=reasons,
            instrument=next((one for one in get_args(Instrument) if one == self.kind.chosen()), UNCHOSEN),
            covert=self.covert.isChecked(),
        )

    def _hand_over(self) -> None:
        self.missing.setVisible(self.kind.chosen() is None)
        if self.kind.chosen() is None:
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.written.emit(self._as_typed(), self.target.currentData())
        for field in (self.intent, self.means, self.desired, self.reasons):
            field.clear()
        self.title.clear()
        self.kind.choose(None)
        self.target.setCurrentIndex(0)
        self.covert.setChecked(False)
