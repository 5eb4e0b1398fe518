"""The fields of a marking, for a session before it starts and while it runs.

Shows a `Marking` and tells each change as the next one. What cannot stand on a page is refused by
`wargame.session.marking`, not here.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.fields import EntryField
from ui.widgets.logo_field import LogoField
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.scenario.model import Marking

UNSAID: Final = ""
STATUSES: Final = {UNSAID: "Not said", "draft": "Draft", "final": "Final"}
WIDEST: Final = 520
"""Px at 100 %: a line of a marking is no longer than the head of a page."""


class MarkingForm(QWidget):
    """One field below the other."""

    changed = Signal(object)
    """The marking with the change in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = Marking()
        self._shows = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.text = self._line("Marking", "marking-text", "In the house's own words")
        self.caveats = self._line("Handling", "marking-caveats", "For participants only")
        self.status = SegmentedControl(
            [Choice(key=key, text=words) for key, words in STATUSES.items()], "Status"
        )
        self.status.setObjectName("marking-status")
        self.status.chosen.connect(lambda _key: self._tell())
        self._add("Status", self.status)
        self.house = self._line("House", "marking-house", "Who holds the session")
        self.logo = LogoField()
        self.logo.changed.connect(lambda _logo: self._tell())
        self._add("Logo", self.logo)
        self.notice = Notice("", "error")
        self.notice.hide()
        self.logo.refused.connect(self.notice.show_refusal)
        self._column.addWidget(self.notice)
        self.chatham_house = QCheckBox("Chatham House rule: name no people")
        self.chatham_house.setObjectName("marking-chatham-house")
        self.chatham_house.setToolTip("Whatever leaves the room names seats, and no people")
        self.chatham_house.toggled.connect(lambda _on: self._tell())
        self._column.addWidget(self.chatham_house)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setSpacing(px(6))
        self.setMaximumWidth(px(WIDEST))

    def marking(self) -> Marking:
        """Return the marking as the fields say it."""
        status = self.status.current()
        return replace(
            self._marking,
            text=self.text.text(),
            caveats=self.caveats.text(),
            status="draft" if status == "draft" else "final" if status == "final" else None,
            house=self.house.text(),
            logo=self.logo.logo(),
            chatham_house=self.chatham_house.isChecked(),
        )

    def show_marking(self, marking: Marking) -> None:
        """Show a marking; nothing is told of it."""
        self._shows = True
        self._marking = marking
        for field, words in (
            (self.text, marking.text),
            (self.caveats, marking.caveats),
            (self.house, marking.house),
        ):
            if field.text() != words:
                field.setText(words)
        self.status.choose(marking.status or UNSAID)
        self.logo.show_logo(marking.logo)
        self.chatham_house.setChecked(marking.chatham_house)
        self._shows = False

    def on_enter(self, do: Callable[[], object]) -> None:
        """Do something on Enter in any of the lines."""
        for field in (self.text, self.caveats, self.house):
            field.returnPressed.connect(do)

    def _line(self, words: str, name: str, hint: str) -> QLineEdit:
        field = EntryField(hint, words)
        field.setObjectName(name)
        field.textEdited.connect(lambda _text: self._tell())
        self._add(words, field)
        return field

    def _add(self, words: str, field: QWidget) -> None:
        label = PlainLabel(words, "label", "ink2")
        self._column.addWidget(label)
        self._column.addWidget(field)

    def _tell(self) -> None:
        if not self._shows:
            self.changed.emit(self.marking())
