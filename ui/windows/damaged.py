"""A damaged session: what is wrong with it, and what can be done. The file is not touched.

Checking and rescuing read the whole file, so both are done in the background. A rescued copy lies beside
the damaged file; for a look only, what can be rescued goes to a folder that is thrown away.
"""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.background import Background
from ui.presenters.damage import DamageWords, damage_words
from ui.presenters.library import free_path
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.frames import Glyph, Panel, SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.segments import RadioCard
from ui.widgets.text import PlainLabel
from ui.windows import session_files
from ui.windows.actions import add_command
from wargame.journal.rescue import Rescued, rescue
from wargame.journal.verify import Findings, verify
from wargame.session.opening import take_up
from wargame.terms import EntenteError

if TYPE_CHECKING:
    from wargame.journal.rows import Record
    from wargame.scenario.model import Scenario

Way = Literal["rescue", "look"]


class DamagedPage(QWidget):
    """What `verify` found in one session file."""

    rescued = Signal(object)
    """What was saved into a new file, as `journal.rescue` tells it."""
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
        self.background.ask(partial(_verified, path), self._take)

    # Its parts

    def _build_top(self) -> Panel:
        bar = Panel("bar", "Session")
        back = IconButton("ui-left", "Back to the library", "Esc")
        back.setObjectName("back")
        back.clicked.connect(self.left)
        self._top = QHBoxLayout(bar)
        self._top.addWidget(back)
        self._top.addWidget(PlainLabel("Check a session", "heading"))
        self._top.addWidget(PlainLabel(str(self.path), "secondary", "ink3", elide=True), 1)
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
        self.ways = QWidget()
        ways = QVBoxLayout(self.ways)
        ways.setContentsMargins(0, 0, 0, 0)
        self.rescue_card = RadioCard(
            "Rescue a copy",
            "Everything up to the first event that fails goes into a new file, which is then opened.",
        )
        self.rescue_card.setObjectName("way-rescue")
        self.rescue_card.setChecked(True)
        self.look_card = RadioCard(
            "Look at what is left", "The same, for reading only. No file is made, and nothing can be changed."
        )
        self.look_card.setObjectName("way-look")
        ways.addWidget(self.rescue_card)
        ways.addWidget(self.look_card)
        self._ways = ways
        self.details_head = SectionHeader("What was found", role="section")
        self.details = PlainLabel("", "body", "ink2", wrap=True)
        self.details.setObjectName("damage-details")
        sheet = Panel("panel", "What was found")
        self._sheet = QVBoxLayout(sheet)
        self._sheet.addLayout(self._head)
        self._sheet.addWidget(self.notice)
        self._sheet.addWidget(self.ways)
        self._sheet.addWidget(self.details_head)
        self._sheet.addWidget(self.details)
        self._sheet.addStretch(1)
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._ground = QHBoxLayout(ground)
        self._ground.addStretch(1)
        self._ground.addWidget(sheet, 4)
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
        self.rescue_card.toggled.connect(lambda _on: self._name_button())
        self._foot = QHBoxLayout(footer)
        self._foot.addWidget(self.reveal_button)
        self._foot.addWidget(self.copy_button)
        self._foot.addStretch(1)
        self._foot.addWidget(self.go_button)
        return footer

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(24)
        self._top.setContentsMargins(px(12), px(7), side, px(7))
        self._top.setSpacing(px(8))
        self._head.setSpacing(px(16))
        self._ground.setContentsMargins(side, side, side, side)
        self._sheet.setContentsMargins(px(32), px(24), px(32), px(24))
        self._sheet.setSpacing(px(14))
        self._ways.setSpacing(px(8))
        self._foot.setContentsMargins(side, px(12), side, px(12))
        self._foot.setSpacing(px(8))

    # What it does

    def press(self) -> None:
        """Do what the primary button says."""
        if self._whole:
            self.open_wanted.emit(self.path)
            return
        if self._words is None or not self._words.can_rescue:
            return
        self.go_button.setEnabled(False)
        if self.rescue_card.isChecked():
            new = free_path(self.path.parent, f"{self.path.stem} rescued")
            self.background.ask(partial(_rescued, self.path, new), self._take_rescued)
        else:
            self.background.ask(partial(_left_of, self.path), self._take_left)

    def _take(self, found: tuple[Findings | None, str]) -> None:
        findings, reason = found
        words = damage_words(self.path.name, findings, reason)
        self._words = words
        self._whole = findings is not None and findings.is_sound
        self._say(words.title, words.text)
        self._sign.set_glyph("ui-check" if self._whole else "ui-error", "ink" if self._whole else "error")
        self.ways.setVisible(words.can_rescue)
        self.details.setText("\n".join(words.details))
        for part in (self.details, self.details_head):
            part.setVisible(bool(words.details))
        self.copy_button.setVisible(bool(words.details))
        self.go_button.setVisible(words.can_rescue or self._whole)
        self._name_button()
        self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, title: str, text: str) -> None:
        self.title.setText(title)
        self.text.setText(text)
        for part in (self.ways, self.details, self.details_head, self.go_button, self.copy_button):
            part.hide()

    def _name_button(self) -> None:
        if self._whole:
            self.go_button.setText("Open session")
        else:
            self.go_button.setText(
                "Rescue a copy" if self.rescue_card.isChecked() else "Look at what is left"
            )

    def _take_rescued(self, result: Rescued | str) -> None:
        self.go_button.setEnabled(True)
        if isinstance(result, str):
            self.notice.tell(result, "error")
            self.notice.show()
        else:
            self.rescued.emit(result)

    def _take_left(self, result: "tuple[Scenario, Record] | str") -> None:
        self.go_button.setEnabled(True)
        if isinstance(result, str):
            self.notice.tell(result, "error")
            self.notice.show()
            return
        self.look_wanted.emit(take_up(*result), self.path)

    def _copy(self) -> None:
        if self._words is not None:
            text = "\n".join((self._words.title, self._words.text, *self._words.details))
            QGuiApplication.clipboard().setText(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where it can be left."""
        super().showEvent(event)
        if self.go_button.isVisible():
            self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _verified(path: Path) -> tuple[Findings | None, str]:
    try:
        return verify(path), ""
    except EntenteError as error:
        return None, str(error)


def _rescued(path: Path, new: Path) -> Rescued | str:
    try:
        return rescue(path, new)
    except EntenteError as error:
        return str(error)


def _left_of(path: Path) -> "tuple[Scenario, Record] | str":
    from wargame.journal.file import read

    with TemporaryDirectory() as folder:
        result = _rescued(path, Path(folder) / "left.entente")
        if isinstance(result, str):
            return result
        try:
            return read(result.path)
        except EntenteError as error:
            return str(error)
