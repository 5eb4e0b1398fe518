"""The scenarios on the shelf: a list, and beside it what the chosen one is about."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.enter import EnterKey
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel
from wargame.shown.library import ScenarioRow


class ScenarioShelf(QWidget):
    """All scenarios, one of them open."""

    chosen = Signal(Path)
    """A session with this scenario is wanted."""
    faults_wanted = Signal(Path)
    """What is wrong with this scenario is to be seen."""
    balance_wanted = Signal(Path)
    """How the scenario plays is to be seen."""
    print_wanted = Signal(Path)
    """What lies on the table is to be printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, ScenarioRow] = {}
        self.list = RowList("Scenarios", height=64, ruled=True)
        self.list.setObjectName("scenarios")
        self.list.chosen.connect(lambda _key: self._show())
        self.list.activated_key.connect(lambda _key: self._start())
        left = Panel("panel", "Scenarios")
        self._left = QVBoxLayout(left)
        self._left.addWidget(self.list)
        self.title = PlainLabel("", "serif-page", wrap=True)
        self.facts = PlainLabel("", "body", "ink2")
        self.summary = PlainLabel("", "serif-large", wrap=True)
        self.seats = PlainLabel("", "body", "ink2", wrap=True)
        self.place = PlainLabel("", "secondary", "ink3", wrap=True)
        self.start_button = PrimaryButton("New session")
        EnterKey(self, self.start_button)
        self.start_button.setObjectName("primary")
        self.start_button.clicked.connect(self._start)
        self.check_button = QuietButton("Check the file", height=40)
        self.check_button.setObjectName("check-scenario")
        self.check_button.clicked.connect(self._check)
        self.balance_button = QuietButton("See how it plays", height=40)
        self.balance_button.setObjectName("balance-scenario")
        self.balance_button.clicked.connect(self._balance)
        self.print_button = QuietButton("Print the kit", height=40)
        self.print_button.setObjectName("print-scenario")
        self.print_button.clicked.connect(self._print)
        right = Panel("panel", "The chosen scenario")
        self._right = QVBoxLayout(right)
        for label in (self.title, self.facts, self.summary, self.seats):
            self._right.addWidget(label)
        self._right.addStretch(1)
        self._right.addWidget(self.place)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.start_button, self.check_button, self.balance_button, self.print_button):
            flow.addWidget(button)
        self._right.addWidget(buttons)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(left, 2)
        self._line.addWidget(right, 3)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._left.setContentsMargins(px(4), px(8), px(4), px(8))
        self._right.setContentsMargins(px(32), px(24), px(32), px(24))
        self._right.setSpacing(px(12))
        self._line.setSpacing(px(16))

    def set_rows(self, rows: Sequence[ScenarioRow]) -> None:
        """Show `rows`; the current one stays current, else the first becomes it."""
        self._rows = {row.key: row for row in rows}
        self.list.set_rows(
            [
                Row(
                    key=row.key,
                    title=row.title,
                    subtitle=row.facts,
                    glyph="ui-book" if not row.faulty else "ui-error",
                )
                for row in rows
            ]
        )
        if not self.list.current_key() and rows:
            self.list.choose(rows[0].key)
        self._show()

    def choose(self, path: Path) -> None:
        """Open the scenario in the file `path`, if it is on the shelf."""
        self.list.choose(str(path))
        self._show()

    def current(self) -> ScenarioRow | None:
        """Return the scenario that is open."""
        return self._rows.get(self.list.current_key())

    def _show(self) -> None:
        row = self.current()
        for widget in (self.start_button, self.check_button, self.balance_button, self.print_button):
            widget.setEnabled(row is not None)
        if row is None:
            return
        self.title.setText(row.title)
        self.facts.setText(row.facts)
        self.summary.setText(row.summary)
        self.seats.setText(f"Seats: {', '.join(row.seats)}" if row.seats else "")
        self.place.setText(str(row.path))
        self.start_button.setText("See the faults" if row.faulty else "New session")
        self.check_button.setVisible(not row.faulty)
        self.balance_button.setVisible(not row.faulty)
        self.print_button.setVisible(not row.faulty)

    def _start(self) -> None:
        row = self.current()
        if row is not None:
            (self.faults_wanted if row.faulty else self.chosen).emit(row.path)

    def _balance(self) -> None:
        row = self.current()
        if row is not None:
            self.balance_wanted.emit(row.path)

    def _print(self) -> None:
        row = self.current()
        if row is not None:
            self.print_wanted.emit(row.path)

    def _check(self) -> None:
        row = self.current()
        if row is not None:
            self.faults_wanted.emit(row.path)
