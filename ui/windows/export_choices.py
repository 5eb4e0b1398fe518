"""The choices of the export sheet: what is written, in which format, with how much of what was secret.

Comes from a session (its turns and lines of play) and from what was chosen last time, which is remembered;
goes to `ui.windows.export` as an `ExportDraft`. To add a choice: a field there, a row in `ExportChoices`, and
in `_SHOWN_FOR` the kinds of export that have it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.template_choice import TemplateChoice
from ui.remembered import Remembered
from ui.widgets.fields import SerifEdit
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.report import choices as exports
from wargame.report.choices import What
from wargame.report.kit import SHEETS
from wargame.report.options import PARTS
from wargame.session.marking import marking_of

SLIDES: Final = "pptx"
KEY: Final = "export/choices"

_REPORT: Final = ("report",)
_SHOWN_FOR: Final[dict[str, tuple[str, ...]]] = {
    "form": ("report", "turn", "tables"),
    "template": ("report", "turn"),
    "turn": ("turn",),
    "until": ("report", "tables"),
    "branch": ("report", "turn", "tables"),
    "naming": ("report", "turn", "tables"),
    "secrets": ("report", "turn", "tables"),
    "letters": ("tables",),
    "paper": ("report", "turn", "kit"),
    "parts": _REPORT,
    "sheets": ("kit",),
    "foreword": _REPORT,
}
"""The kinds of export for which a choice is there."""


class ExportChoices(QScrollArea):
    """One row for each choice that the kind of export has."""

    changed = Signal()
    """Something else is chosen."""

    def __init__(self, bridge: SessionBridge, remembered: Remembered) -> None:
        super().__init__()
        self._bridge, self._remembered = bridge, remembered
        self.draft = exports.taken_up(remembered.text(KEY))
        """What is chosen."""
        self._rows: dict[str, tuple[QWidget, QWidget]] = {}
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._grid = QGridLayout(ground)
        self._grid.setColumnStretch(1, 1)
        self._add_choices()
        self._add_boxes()
        self.foreword = SerifEdit("Your own words, in front of it all", "Foreword", 3)
        self.foreword.setObjectName("export-foreword")
        self.foreword.textChanged.connect(lambda: self._choose(foreword=self.foreword.toPlainText()))
        self._add_row("foreword", "Foreword", self.foreword)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("Choices")
        self.setWidget(ground)
        self._fill()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(px(10))

    def begin(self, what: What) -> None:
        """Show the choices for one kind of export, as the sheet is opened."""
        # Whether secrets and letters are told is said anew each time, never by whoever had the sheet before.
        anew = replace(self.draft, turn=self._bridge.state.turn, secrets="closed", letters="out")
        self.draft = exports.with_what(anew, what)
        self._fill()

    # What is on it

    def _add_choices(self) -> None:
        self.what = self._segments("what", "What", exports.WHATS, self._choose_what)
        self.form = self._combo("form", "Format")
        self.template = TemplateChoice()
        self.template.chosen.connect(self._choose_template)
        self._add_row("template", "Template", self.template)
        self.turn = self._combo("turn", "Turn")
        self.until = self._combo("until", "Up to")
        self.branch = self._combo("branch", "Line of play")
        self.naming = self._segments("naming", "Names of people", exports.NAMING_WORDS)
        self.secrets = self._segments("secrets", "What was secret", exports.SECRETS_WORDS)
        self.letters = self._segments("letters", "Letters", exports.LETTERS_WORDS)
        self.paper = self._segments("paper", "Paper", exports.PAPER_WORDS)

    def _add_boxes(self) -> None:
        self.parts = {part: QCheckBox(words) for part, words in PARTS.items()}
        self.sheets = {sheet: QCheckBox(words) for sheet, words in SHEETS.items()}
        for name, title, boxes in (("parts", "Parts", self.parts), ("sheets", "Sheets", self.sheets)):
            ground = QWidget()
            column = QVBoxLayout(ground)
            column.setContentsMargins(0, 0, 0, 0)
            for key, box in boxes.items():
                box.setObjectName(f"{name}-{key}")
                box.toggled.connect(self._choose_boxes)
                column.addWidget(box)
            self._add_row(name, title, ground)

    def _combo(self, name: str, words: str) -> QComboBox:
        """Return a list to choose from, for the choice called `name`."""
        box = QComboBox()
        box.setObjectName(f"export-{name}")
        box.setAccessibleName(words)
        box.activated.connect(lambda: self._choose(**{name: box.currentData()}))
        self._add_row(name, words, box)
        return box

    def _segments(
        self, name: str, words: str, choices: Mapping[Any, str], choose: Callable[[str], None] | None = None
    ) -> SegmentedControl:
        control = SegmentedControl([Choice(key=key, text=text) for key, text in choices.items()], words)
        control.setObjectName(f"export-{name}")
        control.chosen.connect(choose or (lambda key: self._choose(**{name: key})))
        self._add_row(name, words, control)
        return control

    def _add_row(self, name: str, words: str, field: QWidget) -> None:
        row = self._grid.rowCount()
        label = PlainLabel(words, "body-medium")
        label.setMinimumHeight(px(32))
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
        self._rows[name] = (label, field)

    # What is chosen

    def _choose_what(self, key: str) -> None:
        what = next(one for one in exports.WHATS if one == key)
        self.draft = exports.with_what(self.draft, what)
        self._fill()
        self.changed.emit()

    def _choose(self, **chosen: Any) -> None:
        self.draft = replace(self.draft, **chosen)
        self._remembered.keep(KEY, exports.kept(self.draft))
        self._show_template()
        self.changed.emit()

    def _choose_template(self, path: str) -> None:
        self.draft = exports.with_template(self.draft, path)
        self._choose()

    def _choose_boxes(self) -> None:
        without = frozenset(part for part, box in self.parts.items() if not box.isChecked())
        self._choose(
            without=without, sheets=tuple(sheet for sheet, box in self.sheets.items() if box.isChecked())
        )

    def _fill(self) -> None:
        """Show the choices as they are, and only those that this kind of export has."""
        draft, session = self.draft, self._bridge.session
        self.what.choose(draft.what)
        forms = exports.FORMS[draft.what]
        _refill(self.form, {form: exports.FORM_WORDS[form] for form in forms}, draft.form)
        turns = range(1, session.state.turn + 1)
        _refill(self.turn, {turn: f"Turn {turn}" for turn in turns}, draft.turn)
        _refill(self.until, {0: "The end", **{turn: f"Turn {turn}" for turn in turns}}, draft.until)
        others = {name: name for name in session.history.heads if name != session.branch}
        _refill(self.branch, {"": f"{session.branch} (as played now)", **others}, draft.branch)
        self.naming.choose(draft.naming)
        self.secrets.choose(draft.secrets)
        self.letters.choose(draft.letters)
        self.paper.choose(draft.paper)
        for part, box in self.parts.items():
            _set(box, part not in draft.without)
        for sheet, box in self.sheets.items():
            _set(box, sheet in draft.sheets)
        for name in self._rows:
            self._show_row(name, name == "what" or draft.what in _SHOWN_FOR[name])
        self._show_template()
        if marking_of(session).chatham_house:
            self._show_row("naming", False)

    def _show_row(self, name: str, is_shown: bool) -> None:
        for widget in self._rows[name]:
            widget.setVisible(is_shown)

    def _show_template(self) -> None:
        """Show the template of the format, where the format can have one."""
        draft = self.draft
        self.template.show_choice(draft.form, exports.template_of(draft))
        self._show_row("template", draft.form in exports.IN_TEMPLATES)
        self._show_row("paper", draft.what in _SHOWN_FOR["paper"] and draft.form != SLIDES)


def _refill(box: QComboBox, choices: Mapping[Any, str], current: object) -> None:
    box.clear()
    for key, words in choices.items():
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(current)))


def _set(box: QCheckBox, on: bool) -> None:
    with QSignalBlocker(box):
        box.setChecked(on)
