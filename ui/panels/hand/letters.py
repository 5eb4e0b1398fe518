"""What a seat reads and writes behind the curtain, beside its cards.

Messages to any of the other seats, questions to Control, offers to answer, the vote, how the seat sees its
ties, and after the game its answers for the hot wash. Made from what the seat's door gives; it is thrown away
with the hand.
"""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SeatBridge
from ui.panels.hand.begun import OfferForm, TextForm
from ui.panels.hand.hot_wash import HotWashForm
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import KeptRows, Rows, Scroller, clear_layout
from ui.widgets.fields import SerifEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Panel, SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.number_field import SignedSpin
from ui.widgets.painted import px
from ui.widgets.picture import PictureFrame
from ui.widgets.text import PlainLabel, plain_words
from wargame.game.sight import SeenVote
from wargame.session.script_command import Command
from wargame.session.script_moves import PassTurn
from wargame.session.script_table import Accept, Decline, OfferPrepared
from wargame.session.script_talks import Ask, Cast, Message, Perceive, Reflect
from wargame.session.script_turns import Answer
from wargame.session.unsent import Draft
from wargame.shown.letters import AskedRow, LetterRow, Letters, OfferRow, ReadyRow, letters

PICTURE = 160
"""How high the picture of a letter may be, in px at 100 %."""
CONTROL = ""
"""To whom a question goes."""


class LettersPanel(QWidget):
    """Written above, read below."""

    answered = Signal()
    """Something was done that may change the rest of the hand."""
    changed = Signal()
    """Something that is not sent was typed or chosen."""

    def __init__(self, bridge: SeatBridge, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._seat, self._draft = bridge, bridge.seat, draft
        self.setAccessibleName("Letters")
        self.notice = Notice("", "error")
        self.notice.hide()
        self._scroll = Scroller("Letters")
        self._read = QVBoxLayout()
        self._asked = QVBoxLayout()
        self._waiting = KeptRows(self._asked)
        self._views: dict[str, SignedSpin] = {}
        self._seen: dict[str, int] = {}
        """The values that were last shown in these fields."""
        inside = self._scroll.column
        inside.setSpacing(px(8))
        inside.setContentsMargins(px(4), px(4), px(4), px(4))  # room for the ring round what has the focus
        inside.addWidget(self.notice)
        inside.addLayout(self._asked)
        inside.addWidget(self._write_form())
        self._add_begun(inside)
        inside.addLayout(self._read)
        for ready in self._letters().ready:
            inside.addWidget(self._ready(ready))
        self._tie_form = self._views_form()
        inside.addWidget(self._tie_form)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self.show_letters()
        self.take_up(draft)

    def _letters(self) -> Letters:
        door = self._bridge.door
        return letters(door.look(), door.scenario, door.narrator)

    # Writing

    def _add_begun(self, inside: QVBoxLayout) -> None:
        """Add the forms for what was begun on the seat's phone."""
        others = [(one.id, one.name) for one in self._bridge.door.scenario.seats if one.id != self._seat]
        seat = self._seat
        self.question = TextForm(
            "question", "Question to Control", "Ask", lambda text: Ask(seat=seat, text=text)
        )
        self.passing = TextForm(
            "passing",
            "Why you pass",
            "Pass this turn, and say why",
            lambda text: PassTurn(seat=seat, reason=text, turn=self._draft.turn),
        )
        self.offer = OfferForm(seat, others)
        for form in (self.question, self.passing, self.offer):
            form.changed.connect(self.changed)
            form.wanted.connect(self._send_begun)
            inside.addWidget(form)

    def _send_begun(self, command: Command) -> None:
        if not self._tell(self._bridge.attempt(command)):
            return
        match command:
            case Ask():
                self.question.take_up("")
            case PassTurn():
                self.passing.take_up("")
                self.answered.emit()
            case _:
                self.offer.take_up(None)

    def _write_form(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        holder = QWidget()
        flow = FlowLayout(holder)
        self.to: dict[str, QCheckBox] = {}
        seats = [(CONTROL, "Control")]
        seats += [(one.id, one.name) for one in self._bridge.door.scenario.seats if one.id != self._seat]
        for seat, name in seats:
            self.to[seat] = QCheckBox(plain_words(name))
            self.to[seat].setObjectName(f"letter-to-{seat or 'control'}")
            self.to[seat].toggled.connect(self.changed)
            flow.addWidget(self.to[seat])
        self.text = SerifEdit("A message, or a question to Control", "Message", 3)
        self.text.setObjectName("letter-text")
        self.text.textChanged.connect(self.changed)
        send = QuietButton("Send")
        send.setObjectName("letter-send")
        send.clicked.connect(self._send)
        column.addWidget(SectionHeader("Write", "Control reads it too", role="section"))
        column.addWidget(holder)
        column.addWidget(self.text)
        column.addWidget(send, 0, Qt.AlignmentFlag.AlignRight)
        return page

    def so_far(self) -> Draft:
        """Return the draft with what is being written here."""
        wash = self._wash()
        seen = self._seen
        views = {
            actor: box.value()
            for actor, box in self._views.items()
            if box.value() != seen.get(actor, box.value())
        }
        return replace(
            self._draft,
            letter=self.text.toPlainText(),
            to=tuple(seat for seat, box in self.to.items() if box.isChecked()),
            question=self.question.text.toPlainText(),
            offer=self.offer.so_far(),
            passing=self.passing.text.toPlainText(),
            views=views,
            answers=self._draft.answers if wash is None else wash.so_far(),
        )

    def take_up(self, draft: Draft) -> None:
        """Show what was written before."""
        before, self._draft = self.so_far(), draft
        if (before.letter, before.to) != (draft.letter, draft.to):
            self.text.go_on(draft.letter)
            for seat, box in self.to.items():
                box.setChecked(seat in draft.to)
        self.question.take_up(draft.question)
        self.passing.take_up(draft.passing)
        self.offer.take_up(draft.offer)
        for actor, field in self._views.items():
            field.setValue(draft.views.get(actor, self._seen.get(actor, field.value())))
        if (wash := self._wash()) is not None:
            wash.take_up(draft.answers)

    def _wash(self) -> HotWashForm | None:
        """Return the form for the hot wash, if there is one."""
        return self._waiting.find("hot wash", HotWashForm)

    def _send(self) -> None:
        words = self.text.toPlainText()
        chosen = tuple(seat for seat, box in self.to.items() if box.isChecked())
        if chosen == (CONTROL,):
            refusal = self._bridge.attempt(Ask(seat=self._seat, text=words))
        elif CONTROL in chosen:
            refusal = "Control reads every message; choose either seats, or Control for a question."
        elif not chosen:
            refusal = "Choose to whom it goes."
        else:
            refusal = self._bridge.attempt(Message(from_=self._seat, to=chosen, text=words))
        if self._tell(refusal):
            self.text.clear()
            for box in self.to.values():
                box.setChecked(False)

    # Asked of the seat

    def show_letters(self) -> None:
        """Show what there is to read and to answer now."""
        found = self._letters()
        clear_layout(self._read)
        asked: Rows = []
        if found.ended:
            asked.append(("hot wash", self._hot_wash))
        if found.asked is not None:
            asked.append((found.asked, partial(self._answers, found.asked)))
        asked += [(offer, partial(self._offer, offer)) for offer in found.offers]
        if found.vote is not None:
            asked.append(((found.vote.number, found.vote.mine), partial(self._vote, found.vote)))
        self._waiting.show(asked)
        for row in found.rows:
            self._read.addWidget(_letter(row))
        if not found.rows:
            self._read.addWidget(PlainLabel("Nothing to read yet.", "secondary", "ink3", wrap=True))
        for view in found.views:
            # What is being entered stays; what the seat has said, or the board, may have changed.
            if self._seen.get(view.actor) != view.value:
                self._seen[view.actor] = view.value
                self._views[view.actor].setValue(view.value)

    def _answers(self, row: AskedRow) -> QWidget:
        """Return an inject that asks, with a press for each answer."""
        panel = Panel("raised", row.head)
        column = QVBoxLayout(panel)
        column.addWidget(SectionHeader(row.head, "sealed until all are open", role="body-strong"))
        if row.text:
            column.addWidget(PlainLabel(row.text, "serif", wrap=True))
        if row.mine:
            said = f"You have answered “{row.mine}”. Nobody else sees it until all answers are open."
            column.addWidget(PlainLabel(said, "secondary", "ink2", wrap=True))
            return panel
        for answer in row.answers:
            button = QuietButton(answer.title)
            button.setObjectName(f"letter-answer-{answer.id}")
            button.setEnabled(not answer.why_not)
            button.clicked.connect(
                partial(self._do, Answer(seat=self._seat, answer=answer.id, inject=row.inject))
            )
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            for words in filter(None, (answer.said, answer.why_not)):
                column.addWidget(PlainLabel(words, "secondary", "ink2", wrap=True))
        column.addWidget(PlainLabel(row.silence, "secondary", "ink3", wrap=True))
        return panel

    def _offer(self, row: OfferRow) -> QWidget:
        panel = Panel("raised", row.head)
        column = QVBoxLayout(panel)
        column.addWidget(SectionHeader(row.head, "public" if row.public else "secret", role="body-strong"))
        column.addWidget(PlainLabel(row.terms, "serif", wrap=True))
        if row.outlook:
            column.addWidget(PlainLabel(row.outlook, "secondary", "ink2", wrap=True))
        line = QHBoxLayout()
        answers = (("Accept", "accept", Accept), ("Decline", "decline", Decline))
        for words, name, answer in answers:
            button = QuietButton(words)
            button.setObjectName(f"letter-{name}-{row.number}")
            button.clicked.connect(partial(self._do, answer(seat=self._seat, deal=row.number)))
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        return panel

    def _ready(self, row: ReadyRow) -> QWidget:
        """Return a deal that is ready, to be offered as it stands."""
        panel = Panel("raised", row.head)
        column = QVBoxLayout(panel)
        aside = "ready to offer, public" if row.public else "ready to offer, secret"
        column.addWidget(SectionHeader(row.head, aside, role="body-strong"))
        column.addWidget(PlainLabel(row.terms, "serif", wrap=True))
        if row.moves:
            column.addWidget(
                PlainLabel(f"When all have accepted: {row.moves}", "secondary", "ink2", wrap=True)
            )
        button = QuietButton("Offer it", icon="ui-deal")
        button.setObjectName(f"letter-ready-{row.id}")
        button.clicked.connect(partial(self._do, OfferPrepared(seat=self._seat, deal=row.id)))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return panel

    def _vote(self, vote: SeenVote) -> QWidget:
        panel = Panel("raised", "Vote")
        column = QVBoxLayout(panel)
        aside = "only the counts are told" if vote.secret else "everyone sees it"
        column.addWidget(SectionHeader("Vote", aside, role="body-strong"))
        column.addWidget(PlainLabel(vote.question, "serif", wrap=True))
        holder = QWidget()
        flow = FlowLayout(holder)
        for number, option in enumerate(vote.options, 1):
            button = QuietButton(option, icon="ui-check" if option == vote.mine else "")
            button.setObjectName(f"letter-vote-{number}")
            button.setEnabled(option != vote.mine)
            button.clicked.connect(partial(self._do, Cast(seat=self._seat, option=option, vote=vote.number)))
            flow.addWidget(button)
        column.addWidget(holder)
        return panel

    # How it sees its ties

    def _views_form(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, px(8), 0, 0)
        column.addWidget(SectionHeader("How you see your ties", "for the talk afterwards", role="section"))
        form = QGridLayout()
        form.setColumnStretch(2, 1)
        form.setHorizontalSpacing(px(16))
        scale = self._bridge.door.scenario.rules.alignment
        for one in self._bridge.door.scenario.actors:
            if one.id == self._seat:
                continue
            box = SignedSpin()
            box.setObjectName(f"view-{one.id}")
            box.setAccessibleName(f"Your tie to {one.name}")
            box.setRange(scale.min, 99 if scale.max is None else scale.max)
            box.valueChanged.connect(self.changed)
            box.setMinimumWidth(px(112))
            row = form.rowCount()
            form.addWidget(PlainLabel(one.name, "label", "ink2"), row, 0, Qt.AlignmentFlag.AlignVCenter)
            form.addWidget(box, row, 1)
            self._views[one.id] = box
        column.addLayout(form)
        button = QuietButton("That is how we see it")
        button.setObjectName("views-done")
        button.clicked.connect(self._perceive)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return page

    def _perceive(self) -> None:
        views = {actor: box.value() for actor, box in self._views.items()}
        self._tell(self._bridge.attempt(Perceive(seat=self._seat, views=views)))

    # After the game

    def _hot_wash(self) -> QWidget:
        players = tuple(name for _, name in self._bridge.door.look().players)
        form = HotWashForm(self._seat, players, self._draft.answers)
        form.changed.connect(self.changed)
        form.refused.connect(self._tell)
        form.handed_in.connect(self._reflect)
        return form

    def _reflect(self, said: Reflect) -> None:
        if self._tell(self._bridge.attempt(said)) and (wash := self._wash()) is not None:
            wash.wash.clear()

    def _do(self, command: Command, _checked: bool = False) -> None:
        if self._tell(self._bridge.attempt(command)):
            self.answered.emit()

    def _tell(self, refusal: str) -> bool:
        """Say what was refused; return whether it was done."""
        if self.notice.show_refusal(refusal):
            return False
        self.show_letters()
        return True


def _letter(row: LetterRow) -> QWidget:
    panel = Panel("raised", row.head)
    column = QVBoxLayout(panel)
    column.setContentsMargins(px(10), px(6), px(10), px(6))
    column.setSpacing(px(2))
    column.addWidget(PlainLabel(row.head, "caption", "ink3" if row.mine else "ink2", wrap=True))
    if row.picture is not None:
        picture = PictureFrame(PICTURE)
        picture.show_picture(row.picture)
        column.addWidget(picture)
    column.addWidget(PlainLabel(row.text, "serif", "ink2" if row.mine else "ink", wrap=True))
    return panel
