"""A damaged session: what is wrong with it, and what can be done. The file is not touched.

Checking and rescuing read the whole file, so both are done in the background. A rescued copy lies beside
the damaged file, and so does an automatic copy that is brought back; for a look only, what can be rescued
goes to a folder that is thrown away.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.background import Background
from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.course_line import CourseLine
from ui.widgets.enter import EnterKey
from ui.widgets.frames import Glyph, Panel, SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.page_bar import PageBar
from ui.widgets.painted import px
from ui.widgets.segments import RadioCard
from ui.widgets.text import PlainLabel
from ui.windows import session_files
from ui.windows.actions import add_command
from wargame.journal.keeping import Kept, bring_back, kept
from wargame.journal.library import peek
from wargame.journal.rescue import Remains, Rescued, rescue, what_is_left
from wargame.journal.verify import Findings, verify
from wargame.session.opening import take_up
from wargame.shown.damage import DamageWords, LatestCopy, Way, damage_words
from wargame.shown.library import free_path
from wargame.terms import EntenteError
from wargame.whole import passing_folder
from wargame.words.sentences import Sentence

if TYPE_CHECKING:
    from wargame.journal.rows import Record
    from wargame.scenario.model import Scenario

T = TypeVar("T")

WIDEST: Final = 860


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found out about a file."""

    findings: Findings | None = None
    """None if it cannot be read at all."""
    reason: Sentence | None = None
    remains: Remains | None = None
    copy: Kept | None = None
    latest: LatestCopy | None = None


class DamagedPage(QWidget):
    """What `verify` found in one session file."""

    rescued = Signal(object)
    """What was saved into a new file, as `journal.rescue` tells it."""
    brought_back = Signal(Path)
    """An automatic copy was made a session of its own."""
    look_wanted = Signal(object, Path)
    """A session for reading only: what is left of this file."""
    open_wanted = Signal(Path)
    """The session is whole and is to be opened."""
    left = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("damaged-page")
        self.path = path
        self._words: DamageWords | None = None
        self._kept: Kept | None = None
        self.cards: dict[Way, RadioCard] = {}
        self._whole = False
        self.background = Background(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_top())
        column.addWidget(self._build_body(), 1)
        column.addWidget(self._build_footer())
        add_command(self, "leave", self.left.emit)
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self._say("Checking the file …", "Every event is read and compared with what was written.")
        self.background.ask(partial(_checked, path), self._take)

    # Its parts

    def _build_top(self) -> Panel:
        bar = PageBar("Session", "Check a session", str(self.path))
        bar.left.connect(self.left)
        return bar

    def _build_body(self) -> QScrollArea:
        self._sign = Glyph("ui-clock", 28, "ink2")
        self.title = PlainLabel("", "page", wrap=True)
        self.title.setObjectName("damage-title")
        self.text = PlainLabel("", "body", "ink2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self.title)
        words.addWidget(self.text)
        self._head = QHBoxLayout()
        self._head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(words, 1)
        self.notice = Notice(closable=True)
        self.notice.setObjectName("damage-notice")
        self.notice.hide()
        self.course = CourseLine()
        self.course.setObjectName("damage-course")
        self.ways = QWidget()
        self._ways = QVBoxLayout(self.ways)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self.details_head = SectionHeader("What was found", role="section")
        self.details = PlainLabel("", "body", "ink2", wrap=True)
        self.details.setObjectName("damage-details")
        sheet = Panel("panel", "What was found")
        self._sheet = QVBoxLayout(sheet)
        self._sheet.addLayout(self._head)
        self._sheet.addWidget(self.notice)
        self._sheet.addWidget(self.course)
        self._sheet.addWidget(self.ways)
        self._sheet.addWidget(self.details_head)
        self._sheet.addWidget(self.details)
        self._panel = sheet
        ground = QWidget()
        ground.setProperty("look", "clear")
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(sheet, 1000)
        line.addStretch(1)
        self._ground = QVBoxLayout(ground)
        self._ground.addLayout(line)
        self._ground.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        return area

    def _build_footer(self) -> Panel:
        footer = Panel("footer", "What to do")
        self.reveal_button = QuietButton("Show in its folder", icon="ui-folder", plain=True)
        self.reveal_button.setObjectName("reveal")
        self.reveal_button.clicked.connect(lambda: session_files.reveal(self.path))
        self.copy_button = QuietButton("Copy the details", icon="ui-copy", plain=True)
        self.copy_button.setObjectName("copy-details")
        self.copy_button.clicked.connect(self._copy)
        self.go_button = PrimaryButton("Rescue a copy")
        self.go_button.setObjectName("primary")
        self.go_button.clicked.connect(self.press)
        EnterKey(self, self.go_button)
        self._foot = QHBoxLayout(footer)
        self._foot.addWidget(self.reveal_button)
        self._foot.addWidget(self.copy_button)
        self._foot.addStretch(1)
        self._foot.addWidget(self.go_button)
        return footer

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(24)
        self._head.setSpacing(px(16))
        self._ground.setContentsMargins(side, side, side, side)
        self._sheet.setContentsMargins(px(32), px(24), px(32), px(24))
        self._sheet.setSpacing(px(16))
        self._panel.setMaximumWidth(px(WIDEST))
        self._ways.setSpacing(px(8))
        self._foot.setContentsMargins(side, px(12), side, px(12))
        self._foot.setSpacing(px(8))

    # What it does

    def press(self) -> None:
        """Do what the primary button says."""
        if self._whole:
            self.open_wanted.emit(self.path)
            return
        way = self.chosen()
        if way is None:
            return
        if way == "rescue":
            new = free_path(self.path.parent, f"{self.path.stem} rescued")
            self._work_out(partial(_rescued, self.path, new), self.rescued.emit)
        elif way == "copy" and self._kept is not None:
            self._work_out(partial(_brought_back, self._kept, self.path.parent), self.brought_back.emit)
        else:
            self._work_out(partial(_left_of, self.path), self._look_at)

    def chosen(self) -> Way | None:
        """Return the way out that is chosen; None if there is none."""
        return next((way for way, card in self.cards.items() if card.isChecked()), None)

    def _take(self, found: Checked) -> None:
        words = damage_words(
            self.path.name,
            found.findings,
            reason=found.reason,
            remains=found.remains,
            copy=found.latest,
            now=time.time(),
        )
        self._words, self._kept = words, found.copy
        self._whole = found.findings is not None and found.findings.is_sound
        self._say(words.title, words.text)
        self._sign.set_glyph("ui-check" if self._whole else "ui-error", "ink" if self._whole else "error")
        self._show_ways(words)
        if words.stops:
            self.course.show_course(words.stops, words.fails)
            self.course.show()
        self.details.setText("\n".join(words.details))
        for part in (self.details, self.details_head):
            part.setVisible(bool(words.details))
        self.copy_button.setVisible(bool(words.details))
        self.go_button.setVisible(bool(words.ways) or self._whole)
        self._name_button()
        self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ways(self, words: DamageWords) -> None:
        """Make a card for each way out; what is best is chosen."""
        for one in words.ways:
            card = RadioCard(one.title, one.text)
            card.setObjectName(f"way-{one.way}")
            card.setChecked(not self.cards)
            card.toggled.connect(lambda _on: self._name_button())
            self.cards[one.way] = card
            self._ways.addWidget(card)
        self.ways.setVisible(bool(words.ways))

    def _say(self, title: str, text: str) -> None:
        self.title.setText(title)
        self.text.setText(text)
        for part in (self.course, self.ways, self.details, self.details_head):
            part.hide()
        self.go_button.hide()
        self.copy_button.hide()

    def _name_button(self) -> None:
        if self._whole:
            self.go_button.setText("Open session")
        elif self._words is not None:
            chosen = self.chosen()
            self.go_button.setText(next((one.button for one in self._words.ways if one.way == chosen), ""))

    def _work_out(self, work: Callable[[], T | str], done: Callable[[T], object]) -> None:
        """Work something out in the background, then go on with what came of it, or tell why nothing did."""

        def take(result: T | str) -> None:
            self.go_button.setEnabled(True)
            if isinstance(result, str):
                self.notice.tell(result, "error")
                self.notice.show()
            else:
                done(result)

        self.go_button.setEnabled(False)
        self.background.ask(work, take)

    def _look_at(self, left: "tuple[Scenario, Record]") -> None:
        self.look_wanted.emit(take_up(*left), self.path)

    def _copy(self) -> None:
        if self._words is not None:
            text = "\n".join((self._words.title, self._words.text, *self._words.details))
            QGuiApplication.clipboard().setText(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where it can be left."""
        super().showEvent(event)
        if self.go_button.isVisible():
            self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _checked(path: Path) -> Checked:
    findings, reason, remains = None, None, None
    try:
        findings = verify(path)
        if not findings.is_sound:
            remains = what_is_left(path)
    except EntenteError as error:
        reason = error.told
    is_sound = findings is not None and findings.is_sound
    copy, latest = (None, None) if is_sound else _latest_copy(path)
    return Checked(findings=findings, reason=reason, remains=remains, copy=copy, latest=latest)


def _latest_copy(path: Path) -> tuple[Kept, LatestCopy] | tuple[None, None]:
    for copy in kept(path):
        seen = peek(copy.path)
        try:
            found = verify(copy.path)
        except EntenteError:
            continue
        if found.is_sound:
            return copy, LatestCopy(
                at=copy.at.timestamp(),
                turn=seen.turn,
                turns=seen.turns,
                events=found.events,
            )
    return None, None


def _brought_back(copy: Kept, folder: Path) -> Path | str:
    try:
        return bring_back(copy, folder)
    except EntenteError as error:
        return error.told.without_commands()


def _rescued(path: Path, new: Path) -> Rescued | str:
    try:
        return rescue(path, new)
    except EntenteError as error:
        return error.told.without_commands()


def _left_of(path: Path) -> "tuple[Scenario, Record] | str":
    from wargame.journal.file import read

    with passing_folder() as folder:
        result = _rescued(path, folder / "left.entente")
        if isinstance(result, str):
            return result
        try:
            return read(result.path)
        except EntenteError as error:
            return error.told.without_commands()
