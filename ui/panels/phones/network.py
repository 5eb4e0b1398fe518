"""The network card: what stands between phones and the laptop, the test code, and the code of the Wi-Fi.

Told lines in words; every line has its sign beside its words. The two codes here lead to no seat: the test
opens a page without a hand, and the Wi-Fi is the same for all, so neither has to lie face down.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.frames import Callout, Glyph, Panel, Rule, SectionHeader
from ui.widgets.painted import px
from ui.widgets.qr_code import Modules, QrCode
from ui.widgets.text import PlainLabel
from wargame.shown.phones_network import NetworkLine

_SIGNS: Final = {
    "done": ("ui-check", "ink"),
    "lock": ("ui-lock", "ink"),
    "wait": ("ui-clock", "ink2"),
    "warn": ("ui-alert", "warn"),
    "error": ("ui-error", "error"),
}


class NetworkLineView(QWidget):
    """A sign, what was found, what it means, and a way on where there is one."""

    followed = Signal(str)
    """A link of the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = ""
        self.sign = Glyph("ui-check", 18)
        self.title = PlainLabel("", "body-medium", wrap=True)
        self.detail = PlainLabel("", "secondary", "ink2", wrap=True)
        self.link = QuietButton("", plain=True, trailing="ui-right", height=24)
        self.link.clicked.connect(lambda: self.followed.emit(self._link))
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self.title, self.detail):
            words.addWidget(widget)
        words.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setContentsMargins(0, px(8), 0, px(8))
        self._row.setSpacing(px(10))

    def show_line(self, line: NetworkLine) -> None:
        """Say what was found."""
        self.setObjectName(f"network-{line.key}")
        self._link = line.link
        self.sign.set_glyph(*_SIGNS[line.sign])
        self.title.setText(line.title)
        self.detail.setText(line.detail)
        self.link.setText(line.link_words)
        self.link.setObjectName(f"network-{line.link}")
        self.link.setVisible(bool(line.link))


class NetworkCard(Panel):
    """Everything at the left of the page of phones."""

    test_wanted = Signal()
    address_chosen = Signal(str)
    followed = Signal(str)
    """What is to be read or opened: a link of a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "The network", parent)
        self.head = SectionHeader("The network")
        self.again = QuietButton("Test again", icon="ui-refresh")
        self.again.setObjectName("test-again")
        self.again.clicked.connect(self.test_wanted)
        self.tested = PlainLabel("", "secondary", "ink3", wrap=True)
        self._top = QHBoxLayout()
        self._top.addWidget(self.head, 1)
        self._top.addWidget(self.again)
        self.choice = ChoiceBox("Which network the phones are on", hint="Choose a network…")
        self.choice.setObjectName("phones-address")
        self.choice.settled.connect(self._choose)
        self.choice.hide()
        self._choices: list[tuple[str, str]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.lines: list[NetworkLineView] = []
        self._rules: list[Rule] = []
        self.test = QrCode("ui-phone", "the test", down=148, up=148)
        self.test.setObjectName("test-code")
        self.test.hide()
        self.advice = Callout("", "If a phone shows nothing")
        self.where = QuietButton("Show me where", plain=True, height=24)
        self.where.setObjectName("firewall-page")
        self.where.clicked.connect(lambda: self.followed.emit("firewall"))
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.tested)
        self._column.addLayout(self._lines)
        self._column.addWidget(self.choice)
        self._column.addWidget(self.test, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._column.addWidget(self.advice)
        self._column.addWidget(self.where, 0, Qt.AlignmentFlag.AlignLeft)
        self.below = QVBoxLayout()
        """Where the Wi-Fi stands."""
        self._column.addWidget(Rule())
        self._column.addLayout(self.below)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        self._column.setSpacing(px(6))
        self._top.setSpacing(px(8))

    def show_lines(self, lines: Sequence[NetworkLine], tested: str) -> None:
        """Say what was found, and when."""
        self.tested.setText(tested)
        self.tested.setVisible(bool(tested))
        while len(self.lines) < len(lines):
            self._add_line()
        for at, view in enumerate(self.lines):
            there = at < len(lines)
            view.setVisible(there)
            self._rules[at].setVisible(there)
            if there:
                view.show_line(lines[at])

    def _add_line(self) -> None:
        rule, view = Rule(), NetworkLineView()
        view.followed.connect(self.followed)
        self._lines.addWidget(rule)
        self._lines.addWidget(view)
        self._rules.append(rule)
        self.lines.append(view)

    def show_test(self, modules: Modules) -> None:
        """Show the code that proves the way, or none once it is proved."""
        self.test.setVisible(bool(modules))
        if modules:
            self.test.uncover(modules)
        else:
            self.test.cover()

    def offer(self, choices: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """Ask which of several addresses phones use; ask nothing where none are given."""
        self._choices = list(choices)
        self.choice.offer(choices)
        self.choice.choose(chosen or None)
        self.choice.setVisible(bool(choices))

    def choices(self) -> list[tuple[str, str]]:
        """Return what is on offer."""
        return self._choices

    def advise(self, steps: Sequence[str], *, has_page: bool) -> None:
        """Say what to try when a phone shows nothing."""
        numbered = (f"{at}. {words}" for at, words in enumerate(steps, 1))
        self.advice.set_texts("\n".join(numbered), "If a phone shows nothing")
        self.where.setVisible(has_page)

    def _choose(self) -> None:
        chosen = self.choice.chosen()
        if chosen:
            # The box goes once it is answered; the keyboard stays here.
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            self.address_chosen.emit(chosen)
