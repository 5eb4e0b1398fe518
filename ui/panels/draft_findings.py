"""Where an edited draft no longer agrees with the record: a list, and for each what both say, side by side.

Takes a `Check` of a draft and tells of the event that somebody wants to see. What a finding says is the
record's own sentence; nothing is worked out here.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.frames import Panel, Rule, SectionHeader
from ui.widgets.painted import px
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel
from wargame.report.draft.findings import Check, Finding
from wargame.words.counting import counted

_PLACES: Final = {"table": "in a table", "box": "in a text box", "note": "in a note", "head": "head or foot"}


class DraftFindingsPanel(QWidget):
    """Shows what was found."""

    asked_why = Signal(int)
    """An event is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draft-findings")
        self._findings: tuple[Finding, ...] = ()
        self._heads: list[QHBoxLayout] = []
        self.words = PlainLabel("", "body", "ink2", wrap=True)
        self.words.setObjectName("draft-words")
        self.list = RowList("Disagreements", height=56, ruled=True)
        self.list.setObjectName("draft-list")
        self.list.chosen.connect(self._show)
        self.says = PlainLabel("", "body-strong", wrap=True)
        self.says.setObjectName("draft-says")
        self.draft = PlainLabel("", "body", wrap=True)
        self.draft.setObjectName("draft-text")
        self.record = PlainLabel("", "body", wrap=True)
        self.record.setObjectName("record-text")
        self.why = QuietButton("", icon="ui-search")
        self.why.setObjectName("draft-event")
        self.why.clicked.connect(self._ask_why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        self._both = QHBoxLayout()
        self._both.addWidget(self._framed("Disagreements", self.list), 2)
        self._both.addWidget(self._framed("Draft and record", self._built_texts()), 3)
        column.addLayout(self._both, 1)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._both.setSpacing(px(12))
        for head in self._heads:
            head.setContentsMargins(px(16), px(8), px(16), px(8))
        self._texts.setContentsMargins(px(16), px(12), px(16), px(12))
        self._texts.setSpacing(px(10))

    def _framed(self, name: str, inside: QWidget) -> Panel:
        frame = Panel("panel", name)
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(SectionHeader(name))
        self._heads.append(head)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(inside, 1)
        return frame

    def _built_texts(self) -> QScrollArea:
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._texts = QVBoxLayout(ground)
        self._texts.addWidget(self.says)
        for title, text in (("The draft", self.draft), ("The record", self.record)):
            self._texts.addWidget(PlainLabel(title, "secondary", "ink2"))
            self._texts.addWidget(text)
        self._texts.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        self._texts.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName("Draft and record")
        area.setWidget(ground)
        return area

    def say(self, words: str) -> None:
        """Show a sentence, and nothing that was found before."""
        self._findings = ()
        self.words.setText(words)
        self._fill()

    def show_check(self, check: Check) -> None:
        """Show what was found."""
        self._findings = check.findings
        self.words.setText("\n".join(_told(check)))
        self._fill()

    def _fill(self) -> None:
        self.list.set_rows([_row(at, one) for at, one in enumerate(self._findings)])
        if self._findings:
            self.list.choose("0")
        self._show("0")

    def _show(self, key: str) -> None:
        one = self._findings[int(key)] if key.isdecimal() and int(key) < len(self._findings) else None
        self.says.setText(str(one.says) if one else "")
        self.draft.setText(one.draft_quote if one else "")
        self.record.setText((one.record_quote or "Says nothing of the kind.") if one else "")
        self.why.setVisible(bool(one and one.events))
        if one and one.events:
            self.why.setText(f"Show event {one.events[-1]}")
            self.why.setAccessibleDescription(f"The record rests on events {one.events_in_words}.")

    def _ask_why(self) -> None:
        key = self.list.current_key() or "0"
        one = self._findings[int(key)]
        if one.events:
            self.asked_why.emit(one.events[-1])


def _row(at: int, one: Finding) -> Row:
    where = [one.heading or "Before the first heading", _PLACES.get(one.place, "")]
    return Row(key=str(at), title=str(one.says), subtitle=", ".join(filter(None, where)))


def _told(check: Check) -> list[str]:
    """Return what is to be known of the whole draft, in sentences."""
    told = [notice.without_commands() for notice in check.notices]
    held = f"{counted(check.compared, 'passage')} of {check.passages:,} held beside the record"
    found = counted(len(check.findings), "disagreement") if check.findings else "nothing disagrees"
    told.append(f"{held}: {found}.")
    out = [
        part.title if part.whole else f"{counted(len(part.texts), 'statement')} of “{part.title}”"
        for part in check.left_out
    ]
    if out:
        told.append(f"Left out: {'; '.join(out)}.")
    return told
