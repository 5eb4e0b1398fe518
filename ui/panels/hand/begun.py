"""Forms for what was begun on the seat's phone and has no other place in its letters.

A question to Control stands there beside a letter, and a deal can be offered in the seat's own words; each is
shown here as soon as it was begun there, to be gone on with and sent. What is sent is done by the letters.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.fields import SerifEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Panel, SectionHeader
from ui.widgets.text import plain_words
from wargame.session.script_table import Propose
from wargame.session.script_talks import Ask
from wargame.session.unsent import Draft, OfferBegun


class QuestionForm(Panel):
    """A question to Control."""

    changed = Signal()
    wanted = Signal(object)
    """An `Ask` of the seat."""

    def __init__(self, seat: str, parent: QWidget | None = None) -> None:
        super().__init__("raised", "Question to Control", parent)
        self._seat = seat
        column = QVBoxLayout(self)
        column.addWidget(SectionHeader("Question to Control", "begun on the phone", role="body-strong"))
        self.text = SerifEdit("What you want to know", "Question to Control", 3)
        self.text.setObjectName("question-text")
        self.text.textChanged.connect(self.changed)
        column.addWidget(self.text)
        ask = QuietButton("Ask")
        ask.setObjectName("question-ask")
        ask.clicked.connect(self._ask)
        column.addWidget(ask, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def take_up(self, draft: Draft) -> None:
        """Show what was written before, if anything was."""
        if draft.question != self.text.toPlainText():
            self.text.go_on(draft.question)
        self.setVisible(bool(draft.question))

    def _ask(self) -> None:
        self.wanted.emit(Ask(seat=self._seat, text=self.text.toPlainText()))


class OfferForm(Panel):
    """A deal in a seat's own words."""

    changed = Signal()
    wanted = Signal(object)
    """A `Propose` of the seat."""

    def __init__(self, seat: str, others: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__("raised", "Offer", parent)
        self._seat = seat
        column = QVBoxLayout(self)
        column.addWidget(SectionHeader("A deal in your own words", "begun on the phone", role="body-strong"))
        holder = QWidget()
        flow = FlowLayout(holder)
        self.parties: dict[str, QCheckBox] = {}
        for other, name in others:
            box = self.parties[other] = QCheckBox(plain_words(name))
            box.setObjectName(f"offer-to-{other}")
            box.toggled.connect(self.changed)
            flow.addWidget(box)
        column.addWidget(holder)
        self.terms = SerifEdit("Who does what, and when", "Terms", 3)
        self.terms.setObjectName("offer-terms")
        self.terms.textChanged.connect(self.changed)
        column.addWidget(self.terms)
        self.public = QCheckBox("Everyone may know of it")
        self.public.setObjectName("offer-public")
        self.public.toggled.connect(self.changed)
        column.addWidget(self.public)
        offer = QuietButton("Offer it", icon="ui-deal")
        offer.setObjectName("offer-make")
        offer.clicked.connect(self._offer)
        column.addWidget(offer, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def so_far(self) -> OfferBegun | None:
        """Return the deal that is being written; None if there is none."""
        parties = tuple(seat for seat, box in self.parties.items() if box.isChecked())
        made = OfferBegun(parties=parties, terms=self.terms.toPlainText(), public=self.public.isChecked())
        return made if made.terms or made.parties else None

    def take_up(self, draft: Draft) -> None:
        """Show what was written before, if anything was."""
        offer = draft.offer or OfferBegun()
        if offer != (self.so_far() or OfferBegun()):
            self.terms.go_on(offer.terms)
        for seat, box in self.parties.items():
            box.setChecked(seat in offer.parties)
        self.public.setChecked(offer.public)
        self.setVisible(draft.offer is not None)

    def _offer(self) -> None:
        offer = self.so_far() or OfferBegun()
        self.wanted.emit(
            Propose(seat=self._seat, to=offer.parties, terms=offer.terms, public=offer.public, until=None)
        )
