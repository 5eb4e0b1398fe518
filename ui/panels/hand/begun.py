"""Forms for what was begun on the seat's phone and has no other place in its letters.

A question to Control stands there beside a letter, a reason is given for passing, and a deal can be offered
in the seat's own words; each is shown here as soon as it was begun there, to be gone on with and sent. What
is sent is done by the letters.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.fields import SerifEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Panel, SectionHeader
from ui.widgets.text import plain_words
from wargame.session.script_command import Command
from wargame.session.script_table import Propose
from wargame.session.unsent import OfferBegun


class TextForm(Panel):
    """A text with one thing to be done with it."""

    changed = Signal()
    wanted = Signal(object)
    """The command of the seat that sends it."""

    def __init__(
        self, name: str, title: str, act: str, make: Callable[[str], Command], parent: QWidget | None = None
    ) -> None:
        super().__init__("raised", title, parent)
        self._make = make
        column = QVBoxLayout(self)
        column.addWidget(SectionHeader(title, "begun on the phone", role="body-strong"))
        self.text = SerifEdit("", title, 3)
        self.text.setObjectName(f"{name}-text")
        self.text.textChanged.connect(self.changed)
        column.addWidget(self.text)
        send = QuietButton(act)
        send.setObjectName(f"{name}-send")
        send.clicked.connect(lambda: self.wanted.emit(self._make(self.text.toPlainText())))
        column.addWidget(send, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def take_up(self, text: str) -> None:
        """Show what was written before, if anything was."""
        if text != self.text.toPlainText():
            self.text.go_on(text)
        self.setVisible(bool(text))


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

    def take_up(self, begun: OfferBegun | None) -> None:
        """Show what was written before, if anything was."""
        offer = begun or OfferBegun()
        if offer != (self.so_far() or OfferBegun()):
            self.terms.go_on(offer.terms)
        for seat, box in self.parties.items():
            box.setChecked(seat in offer.parties)
        self.public.setChecked(offer.public)
        self.setVisible(begun is not None)

    def _offer(self) -> None:
        offer = self.so_far() or OfferBegun()
        self.wanted.emit(
            Propose(seat=self._seat, to=offer.parties, terms=offer.terms, public=offer.public, until=None)
        )
