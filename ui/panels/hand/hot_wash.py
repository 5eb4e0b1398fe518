"""The form for the hot wash in a seat's letters: who answers, about what, and the answer.

Each question has its own text, which is kept with the seat's draft until it is handed in, so that it can be
begun on a phone and gone on with here. What is handed in is done by the letters.
"""

from collections.abc import Mapping
from typing import Final, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fields import SerifEdit
from ui.widgets.frames import Panel, SectionHeader
from wargame.session.event_words import ABOUT_WORDS
from wargame.session.messages import About
from wargame.session.script_talks import Reflect
from wargame.session.unsent import AnswerBegun

_NOT_CHOSEN: Final = ""
"""What a text is about while no question is chosen."""


class HotWashForm(Panel):
    """An answer at a time; the others wait."""

    changed = Signal()
    """Something was typed or chosen."""
    handed_in = Signal(object)
    """A `Reflect` of the seat."""
    refused = Signal(str)
    """Why nothing can be handed in yet."""

    def __init__(
        self,
        seat: str,
        players: tuple[str, ...],
        answers: Mapping[str, AnswerBegun],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("raised", "Hot wash", parent)
        self._seat, self._about = seat, _NOT_CHOSEN
        self._answers: dict[str, AnswerBegun] = {}
        column = QVBoxLayout(self)
        column.addWidget(SectionHeader("Before the talk", "read by Control alone", role="body-strong"))
        self.who = ChoiceBox("Who answers")
        self.who.setObjectName("wash-who")
        self.who.offer((("", "The seat"), *((name, name) for name in players)))
        if not players:
            self.who.choose("")
            self.who.hide()
        self.about = ChoiceBox("About")
        self.about.setObjectName("wash-about")
        self.about.offer((key, words[0].upper() + words[1:]) for key, words in ABOUT_WORDS.items())
        self.wash = SerifEdit("A sentence or two", "Answer", 3)
        self.wash.setObjectName("wash-text")
        keep = QuietButton("Hand it in")
        keep.setObjectName("wash-done")
        keep.clicked.connect(self._hand_in)
        for widget in (self.who, self.about, self.wash):
            column.addWidget(widget)
        column.addWidget(keep, 0, Qt.AlignmentFlag.AlignRight)
        self.take_up(answers)
        self.about.currentIndexChanged.connect(self._turn)
        self.wash.textChanged.connect(self.changed)

    def so_far(self) -> dict[str, AnswerBegun]:
        """Return all answers that are being written, by what they are about."""
        shown = AnswerBegun(text=self.wash.toPlainText(), person=self.who.chosen() or "")
        answers = {**self._answers, self._about: shown}
        return {about: one for about, one in answers.items() if one.text}

    def take_up(self, answers: Mapping[str, AnswerBegun]) -> None:
        """Show what was written before: of what stands here, or else the first that was begun."""
        if answers == self.so_far():
            return
        self._answers = dict(answers)
        if self._about not in answers and answers:
            self._about = next(iter(answers))
            self.about.choose(self._about or None)
        self._show(self._answers.pop(self._about, AnswerBegun()))

    def _turn(self) -> None:
        """Put the answer away that stands here, and show that of the question now chosen."""
        about, text = self.about.chosen() or _NOT_CHOSEN, self.wash.toPlainText()
        if about == self._about:
            return
        found = self._answers.pop(about, AnswerBegun())
        if self._about == _NOT_CHOSEN:
            # Now it is said what these words are about.
            found = AnswerBegun(text="\n".join(filter(None, (found.text, text))), person=found.person)
        elif text:
            self._answers[self._about] = AnswerBegun(text=text, person=self.who.chosen() or "")
        self._about = about
        self._show(found)
        self.changed.emit()

    def _show(self, answer: AnswerBegun) -> None:
        self.wash.go_on(answer.text)
        if answer.person:
            self.who.choose(answer.person)

    def _hand_in(self) -> None:
        who, about = self.who.chosen(), self.about.chosen()
        if who is None or about is None:
            self.refused.emit("Choose who answers, and what it is about.")
            (self.who if who is None else self.about).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        kind = next(one for one in get_args(About) if one == about)
        self.handed_in.emit(Reflect(about=kind, text=self.wash.toPlainText(), seat=self._seat, person=who))
