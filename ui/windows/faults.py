"""What is wrong with a scenario: the list of faults, and the file with each marked at its line.

A press mends a fault, where it is known how, and shows before what the file will read as; the file as it was
is kept beside it at the first. Whoever mends it in an editor of their own presses "Check again".
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.background import Background
from ui.panels.home.mend_part import MendPart
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
from wargame.scenario.faults import Fault
from wargame.scenario.hints import hints_in
from wargame.scenario.load import read_file
from wargame.scenario.mending import mend_file, text_in
from wargame.scenario.patch import Patch
from wargame.shown.faults import (
    FaultRow,
    all_at_once,
    all_at_once_words,
    fault_rows,
    hints_words,
    report,
    source_lines,
    title,
)
from wargame.terms import EntenteError


class Checked(NamedTuple):
    """What came of reading a file."""

    faults: tuple[Fault, ...]
    hints: tuple[Fault, ...]
    """Of a scenario that can be played."""
    text: str
    unreadable: str
    """Why it cannot be read at all; empty if it can."""


NARROW = 900
LOW = 480


class FaultsPage(QWidget):
    """The faults of one scenario file."""

    play_wanted = Signal(Path)
    """The scenario has no faults any more, and a session with it is wanted."""
    edit_wanted = Signal(Path, int)
    """The scenario is to be opened in the editor, at this line."""
    left = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("faults-page")
        self.path = path
        self._faults: tuple[Fault, ...] = ()
        self._rows: tuple[FaultRow, ...] = ()
        self._sound = False
        self._text = ""
        self._kept: Path | None = None
        """The copy of the file as it was before the first mend."""
        self.background = Background(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_top())
        column.addLayout(self._build_body(), 1)
        column.addWidget(self._build_footer())
        add_command(self, "edit-at-fault", self.edit, self.edit_button)
        add_command(self, "next-fault", self.next_fault, self.next_button)
        add_command(self, "mend-fault", self.mend)
        add_command(self, "mend-all", self.mend_all, self.all_button)
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
        self.detail = MendPart()
        self.detail.pressed.connect(self.mend)
        self._left = Panel("panel", "Faults")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(1, 1, 1, 1)
        left.setSpacing(0)
        left.addWidget(self.list, 1)
        self._detail_rule = Rule()
        left.addWidget(self._detail_rule)
        left.addWidget(self.detail)
        self.source = SourceView()
        self.source.pressed.connect(self._mend_in_line)
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
        self.hint = PlainLabel("Mend it here, or in your editor, and check again.", "body", "ink2", wrap=True)
        self.next_button = QuietButton("Next fault", key="F8")
        self.next_button.setObjectName("next-fault")
        self.all_button = QuietButton("", key="Alt+Shift+Enter")
        self.all_button.setObjectName("mend-all")
        self.all_button.hide()
        self.edit_button = QuietButton("Open in the editor", icon="ui-edit")
        self.edit_button.setObjectName("edit-at-fault")
        self.again_button = PrimaryButton("Check again", key="F5")
        self.again_button.setObjectName("primary")
        policy = self.hint.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.hint.setSizePolicy(policy)
        self._foot = QHBoxLayout(footer)
        self._foot.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignVCenter)
        self._foot.addWidget(self.all_button)
        self._foot.addWidget(self.edit_button)
        self._foot.addWidget(self.next_button)
        self._foot.addWidget(self.again_button)
        return footer

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(24)
        self._head.setSpacing(px(16))
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

    def mend(self, number: int = 0) -> None:
        """Make one of the mends of the fault that is shown, the likeliest without a number.

        While the file has the focus, it is the fault of its line.
        """
        line = self.source.current_line() if self.source.hasFocus() else None
        here = [key for key, row in enumerate(self._rows) if line is not None and row.line == line.number]
        if here and self._rows[here[0]].mends:
            self.list.choose(str(here[0]))
        key = self.list.current_key()
        row = self._rows[int(key)] if key and int(key) < len(self._rows) else None
        if row is not None and number < len(row.mends):
            self._write(row.mends[number].patches)

    def mend_all(self) -> None:
        """Make all mends at once that leave no choice."""
        number, patches = all_at_once(self._faults)
        if number:
            self._write(patches)

    def _mend_in_line(self, line: int, note: int) -> None:
        """Mend what a note below a line tells."""
        found = [number for number, row in enumerate(self._rows) if row.line == line]
        if note < len(found):
            self.list.choose(str(found[note]))
            self._show_fault(str(found[note]))
            self.mend()

    def _write(self, patches: Sequence[Patch]) -> None:
        self.again_button.setEnabled(False)
        self.background.drop()
        work = partial(_mended, self.path, self._text, tuple(patches), keep=self._kept is None)
        self.background.ask(work, self._take_mended)

    def _take_mended(self, done: tuple[Checked, Path | None, str]) -> None:
        checked, copy, refused = done
        self._kept = copy or self._kept
        self._take(checked)
        if refused:
            self.remark.setText(refused)
        elif self._kept is not None:
            self.remark.setText(f"Mended. The file as it was is kept as “{self._kept.name}”.")

    def press(self) -> None:
        """Do what the primary button says: check again, or play."""
        if self._sound:
            self.play_wanted.emit(self.path)
        else:
            self.check()

    def edit(self) -> None:
        """Have the scenario opened in the editor, at the fault that is chosen."""
        now = self.list.current_key()
        self.edit_wanted.emit(self.path, self._rows[int(now)].line if now and self._rows else 1)

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

    def _take(self, checked: Checked) -> None:
        self._faults = checked.faults or checked.hints
        self._text = text = checked.text
        self._rows = fault_rows(self._faults, text)
        self._sound = not checked.faults and not checked.unreadable
        self._show_verdict(checked)
        glyph = "ui-alert" if self._sound else "ui-error"
        rows = [
            Row(key=str(number), title=row.words, subtitle=row.place, glyph=glyph)
            for number, row in enumerate(self._rows)
        ]
        self.list.set_rows(rows)
        self.source.show_lines(source_lines(text, self._rows))
        self._left.setVisible(bool(rows))
        for button in (self.next_button, self.copy_button):
            button.setEnabled(bool(rows))
        self.next_button.setVisible(bool(rows) or not self._sound)
        words = all_at_once_words(self._faults)
        self.all_button.setText(words)
        self.all_button.setVisible(bool(words))
        if rows:
            now = self.list.current_key() or "0"
            self.list.choose(now if int(now) < len(rows) else str(len(rows) - 1))
            self._show_fault(self.list.current_key())
        else:
            self.detail.show_fault(None)
        set_reading_order(self)
        self._fit()

    def _show_verdict(self, checked: Checked) -> None:
        """Say above whether the file is sound, and on the button what comes next."""
        self.title.setText("This file cannot be read" if checked.unreadable else title(checked.faults))
        faulty = "Nothing was changed. Your other scenarios can be played."
        sound = hints_words(len(checked.hints))
        self.remark.setText(checked.unreadable or (sound if self._sound else faulty))
        self._sign.set_glyph("ui-check" if self._sound else "ui-error", "ink" if self._sound else "error")
        self.again_button.setEnabled(True)
        self.again_button.setText("New session" if self._sound else "Check again")
        self.again_button.set_key("F5")
        self._fit()
        self.next_button.setText("Next hint" if self._sound else "Next fault")

    def _show_fault(self, key: str) -> None:
        row = self._rows[int(key)]
        self.detail.show_fault(row)
        set_reading_order(self)
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
        self.remark.setHidden(is_low and bool(self._rows))
        policy = self.hint.sizePolicy()
        policy.setRetainSizeWhenHidden(not is_low)
        self.hint.setSizePolicy(policy)
        self.hint.setHidden(is_low or self._sound)
        self.detail.set_brief(is_low)
        side, gap = px(24), px(4 if is_low else 16)
        self._foot.setContentsMargins(side, px(2 if is_low else 12), side, px(2 if is_low else 12))
        self._body.setContentsMargins(side, gap, side, gap)
        self._body.setSpacing(gap)
        self._line.setSpacing(gap)


def _checked(path: Path) -> Checked:
    """Return what is wrong with a file, or with a sound one what hints there are on it."""
    try:
        _, faults = read_file(path)
        text = text_in(path) or ""
    except (EntenteError, OSError) as error:
        return Checked((), (), "", str(error))
    return Checked(faults, () if faults else hints_in(text, path.name, path.parent), text, "")


def _mended(
    path: Path, seen: str, patches: tuple[Patch, ...], *, keep: bool
) -> tuple[Checked, Path | None, str]:
    """Mend a file and check it again; return that, the copy as it was, and why nothing was written."""
    copy, refused = None, ""
    try:
        copy = mend_file(path, seen, patches, keep=keep)
    except EntenteError as error:
        refused = str(error)
    return _checked(path), copy, refused
