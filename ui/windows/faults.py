"""What is wrong with a scenario: the list of faults, and the file with each marked at its line.

The file is only read. Whoever mends it in an editor of their own presses "Check again".
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.background import Background
from ui.panels.home.source_view import SourceView
from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.frames import Glyph, Panel, Rule, SectionHeader
from ui.widgets.page_bar import PageBar
from ui.widgets.painted import px
from ui.widgets.reading_order import set_reading_order
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel
from ui.windows.actions import add_command
from wargame.limits import LARGEST_SCENARIO
from wargame.scenario.faults import Fault
from wargame.scenario.load import read_file
from wargame.shown.faults import FaultRow, fault_rows, report, source_lines, title
from wargame.terms import EntenteError

NARROW = 900
LOW = 480


class FaultsPage(QWidget):
    """The faults of one scenario file."""

    play_wanted = Signal(Path)
    """The scenario has no faults any more, and a session with it is wanted."""
    left = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("faults-page")
        self.path = path
        self._faults: tuple[Fault, ...] = ()
        self._rows: tuple[FaultRow, ...] = ()
        self._sound = False
        self.background = Background(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_top())
        column.addLayout(self._build_body(), 1)
        column.addWidget(self._build_footer())
        add_command(self, "next-fault", self.next_fault, self.next_button)
        add_command(self, "check-again", self.press, self.again_button)
        add_command(self, "copy-faults", self.copy, self.copy_button)
        add_command(self, "leave", self.left.emit)
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.check()

    # Its parts

    def _build_top(self) -> Panel:
        bar = PageBar("Scenario", "Check a scenario", str(self.path))
        bar.left.connect(self.left)
        return bar

    def _build_body(self) -> QVBoxLayout:
        self._sign = Glyph("ui-error", 28, "error")
        self.title = PlainLabel("", "page", wrap=True)
        self.title.setObjectName("faults-title")
        self.remark = PlainLabel("", "body", "ink2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self.title)
        words.addWidget(self.remark)
        self._head = QHBoxLayout()
        self._head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(words, 1)
        self.list = RowList("Faults", height=56, ruled=True)
        self.list.setObjectName("faults")
        self.list.chosen.connect(self._show_fault)
        self.detail = PlainLabel("", "body", wrap=True)
        self.detail.setObjectName("fault")
        self._left = Panel("panel", "Faults")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(1, 1, 1, 1)
        left.setSpacing(0)
        left.addWidget(self.list, 1)
        self._detail_rule = Rule()
        left.addWidget(self._detail_rule)
        self._detail_line = QHBoxLayout()
        self._detail_line.addWidget(self.detail)
        left.addLayout(self._detail_line)
        self.source = SourceView()
        self.copy_button = QuietButton("Copy the list", icon="ui-copy", plain=True)
        self.copy_button.setObjectName("copy-faults")
        self._right = Panel("panel", "The file")
        right = QVBoxLayout(self._right)
        right.setContentsMargins(1, 1, 1, 1)
        right.setSpacing(0)
        self._right_head = QHBoxLayout()
        self._right_head.addWidget(SectionHeader(self.path.name), 1)
        self._right_head.addWidget(self.copy_button)
        right.addLayout(self._right_head)
        right.addWidget(Rule())
        right.addWidget(self.source, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self._left, 2)
        self._line.addWidget(self._right, 3)
        self._body = QVBoxLayout()
        self._body.addLayout(self._head)
        self._body.addLayout(self._line, 1)
        return self._body

    def _build_footer(self) -> Panel:
        footer = Panel("footer", "What to do")
        self.hint = PlainLabel(
            "The file is only read here. Mend it in your editor, then check again.", "body", "ink2", wrap=True
        )
        self.next_button = QuietButton("Next fault", key="F8")
        self.next_button.setObjectName("next-fault")
        self.again_button = PrimaryButton("Check again", key="F5")
        self.again_button.setObjectName("primary")
        policy = self.hint.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.hint.setSizePolicy(policy)
        self._foot = QHBoxLayout(footer)
        self._foot.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignVCenter)
        self._foot.addWidget(self.next_button)
        self._foot.addWidget(self.again_button)
        return footer

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(24)
        self._head.setSpacing(px(16))
        self._detail_line.setContentsMargins(px(16), px(10), px(16), px(10))
        self._right_head.setContentsMargins(px(16), px(4), px(8), px(4))
        self._foot.setContentsMargins(side, px(12), side, px(12))
        self._foot.setSpacing(px(8))
        self._fit()

    # What it does

    def check(self) -> None:
        """Read the file again, in the background."""
        self.again_button.setEnabled(False)
        self.background.drop()
        self.background.ask(partial(_checked, self.path), self._take)

    def press(self) -> None:
        """Do what the primary button says: check again, or play."""
        if self._sound:
            self.play_wanted.emit(self.path)
        else:
            self.check()

    def next_fault(self) -> None:
        """Go on to the next fault, after the last one to the first."""
        if self._rows:
            now = self.list.current_key()
            self.list.choose(str((int(now) + 1) % len(self._rows)) if now else "0")
            self._show_fault(self.list.current_key())

    def copy(self) -> None:
        """Put the list of faults on the clipboard."""
        QGuiApplication.clipboard().setText(report(self._faults))

    def rows(self) -> Sequence[FaultRow]:
        """Return the faults found."""
        return self._rows

    def _take(self, checked: tuple[tuple[Fault, ...], str, str]) -> None:
        self._faults, text, unreadable = checked
        self._rows = fault_rows(self._faults)
        self._sound = not self._faults and not unreadable
        self._show_verdict(unreadable)
        rows = [
            Row(key=str(number), title=row.words, subtitle=row.place, glyph="ui-error")
            for number, row in enumerate(self._rows)
        ]
        self.list.set_rows(rows)
        self.source.show_lines(source_lines(text, self._rows))
        self._left.setVisible(bool(rows))
        for button in (self.next_button, self.copy_button):
            button.setEnabled(bool(rows))
        set_reading_order(self)
        if rows:
            self.list.choose(self.list.current_key() or "0")
            self._show_fault(self.list.current_key())
        self._fit()

    def _show_verdict(self, unreadable: str) -> None:
        """Say above whether the file is sound, and on the button what comes next."""
        self.title.setText("This file cannot be read" if unreadable else title(self._faults))
        sound, faulty = (
            "Nothing is wrong with it.",
            "Nothing was changed. Your other scenarios can be played.",
        )
        self.remark.setText(unreadable or (sound if self._sound else faulty))
        self._sign.set_glyph("ui-check" if self._sound else "ui-error", "ink" if self._sound else "error")
        self.again_button.setEnabled(True)
        self.again_button.setText("New session" if self._sound else "Check again")
        self.again_button.set_key("F5")
        self.hint.setVisible(not self._sound)

    def _show_fault(self, key: str) -> None:
        row = self._rows[int(key)]
        self.detail.setText(row.words)
        self.source.go_to(row.line)

    # Room

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the list."""
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the list above the file where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.size() * (100 / current_theme().scale)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(down if room.width() < NARROW else across)
        # Where there is little room the file tells a fault's words, at its line.
        is_low = room.height() < LOW
        self.title.set_role("heading" if is_low else "page")
        for part in (self.remark, self.detail, self._detail_rule):
            part.setHidden(is_low and bool(self._rows))
        side, gap = px(24), px(8 if is_low else 16)
        self._body.setContentsMargins(side, gap, side, gap)
        self._body.setSpacing(gap)
        self._line.setSpacing(gap)


def _checked(path: Path) -> tuple[tuple[Fault, ...], str, str]:
    """Return the faults of a file, its text, and why it cannot be read at all (empty if it can)."""
    try:
        _, faults = read_file(path)
        with path.open("rb") as file:
            text = file.read(LARGEST_SCENARIO).decode("utf-8-sig", "replace")
    except (EntenteError, OSError) as error:
        return (), "", str(error)
    return faults, text, ""
