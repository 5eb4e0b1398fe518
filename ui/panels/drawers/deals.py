"""The register of deals: offered, answered, marked as kept or broken; gifts and joint statements.

Shown in a drawer of the table and, in negotiation, beside the graph. Promises are recorded, not enforced.
The room sees it: secret deals stand in the register while Control has it open, under a hatch.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import SessionBridge
from ui.panels.picker.sheet import PickerSheet, Wanted
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fields import EntryField, SerifEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.for_control import ForControl
from ui.widgets.frames import HatchFrame, Panel, SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel, plain_words
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session import deals, play
from wargame.session.people import deserted
from wargame.shown.deals import DealRow, deal_rows, gift_words, public_rows


class DealsPanel(QWidget):
    """A form above, the register below."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._seats = [(actor.id, actor.name) for actor in bridge.state.compiled.scenario.seats]
        self.setAccessibleName("Deals")
        self._ready = bridge.state.compiled.scenario.deals
        self._shown: tuple[DealRow, ...] | None = None
        self.notice = Notice("", "error")
        self.notice.hide()
        choices = [
            Choice(key="deal", text="Deal"),
            Choice(key="gift", text="Gift"),
            Choice(key="words", text="Statement"),
        ]
        self.kind = SegmentedControl(choices, "What is agreed")
        self.kind.setObjectName("deal-kind")
        self.forms = QStackedWidget()
        self.forms.addWidget(self._deal_form())
        self.forms.addWidget(self._gift_form())
        self.forms.addWidget(self._statement_form())
        order = [choice.key for choice in choices]
        self.kind.chosen.connect(lambda key: self.forms.setCurrentIndex(order.index(key)))
        self._inside = QWidget()
        self._inside.setProperty("look", "clear")
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, px(8), 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The form above is never cut off; what is left is the register's.
        scroll.setMinimumHeight(1)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("Negotiation"))
        column.addWidget(self.kind)
        column.addWidget(self.forms)
        column.addWidget(self.notice)
        self._head = SectionHeader("Register", role="section")
        self.control = ForControl("deals", "secret deals", self)
        self.control.turned.connect(lambda _open: self.show_state(self._bridge.state))
        column.addWidget(self._head)
        column.addWidget(self.control)
        column.addWidget(scroll, 1)
        self.show_state(bridge.state)

    # Forms

    def _seat_box(self, name: str, words: str) -> ChoiceBox:
        box = ChoiceBox(words)
        box.setObjectName(name)
        box.offer(self._seats)
        return box

    def _checks(self, name: str) -> tuple[QWidget, dict[str, QCheckBox]]:
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        flow = FlowLayout(holder)
        made = {}
        for seat, title in self._seats:
            made[seat] = QCheckBox(plain_words(title))
            made[seat].setObjectName(f"{name}-{seat}")
            flow.addWidget(made[seat])
        return holder, made

    def _deal_form(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.ready = ChoiceBox("A deal that is ready")
        self.ready.setObjectName("deal-ready")
        self.ready.offer((one.id, one.title) for one in self._ready)
        self.ready.setVisible(bool(self._ready))
        self.ready.currentIndexChanged.connect(lambda _at: self._fill_in())
        self.proposer = self._seat_box("deal-proposer", "Who offers")
        holder, self.parties = self._checks("deal-with")
        self.terms = SerifEdit("Who gives what to whom?", "Terms", 2)
        self.terms.setObjectName("deal-terms")
        self.effects = EntryField(self._example(), "Effects when all have accepted; may be left empty")
        self.effects.setObjectName("deal-effects")
        self.secret = QCheckBox("Secret: only the parties know")
        self.secret.setObjectName("deal-secret")
        self.until = NumberField()
        self.until.setObjectName("deal-until")
        self.until.setAccessibleName("Binds until turn; the lowest for the whole session")
        self.until.setSpecialValueText("the end")
        offer = QuietButton("Record the offer", icon="ui-deal")
        offer.setObjectName("propose")
        offer.clicked.connect(self._propose)
        last = QHBoxLayout()
        last.addWidget(PlainLabel("Until turn", "label", "ink2"))
        last.addWidget(self.until)
        last.addStretch(1)
        last.addWidget(offer)
        current_theme().changed.connect(self._size_until)
        self._size_until()
        first = QHBoxLayout()
        first.addWidget(self.proposer, 1)
        first.addWidget(PlainLabel("with", "label", "ink2"))
        column.addWidget(self.ready)
        column.addLayout(first)
        column.addWidget(holder)
        column.addWidget(self.terms)
        point = IconButton("ui-graph", "Point at the graph")
        point.setObjectName("deal-point")
        point.clicked.connect(self._point)
        moved = QHBoxLayout()
        moved.addWidget(self.effects, 1)
        moved.addWidget(point)
        column.addLayout(moved)
        column.addWidget(self.secret)
        column.addLayout(last)
        column.addWidget(offer, 0, Qt.AlignmentFlag.AlignRight)
        return page

    def _example(self) -> str:
        one, other = ([seat for seat, _ in self._seats] * 2)[:2]
        return f"Effects, such as: influence({one}) -1; influence({other}) +1"

    def _size_until(self) -> None:
        self.until.setFixedWidth(px(100))

    def _gift_form(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.giver = self._seat_box("gift-from", "Who gives")
        self.giver.currentIndexChanged.connect(lambda _at: self._say_gift())
        self.receiver = self._seat_box("gift-to", "Who receives")
        self.amount = NumberField()
        self.amount.setObjectName("gift-amount")
        self.amount.setAccessibleName("Influence")
        self.amount.setRange(1, 99)
        self.gift_said = PlainLabel("", "secondary", "ink2", wrap=True)
        give = QuietButton("Give")
        give.setObjectName("give")
        give.clicked.connect(self._give)
        row = QHBoxLayout()
        row.addWidget(self.amount)
        row.addWidget(PlainLabel("influence", "label", "ink2"))
        row.addStretch(1)
        row.addWidget(give)
        column.addWidget(self.giver)
        column.addWidget(PlainLabel("gives to", "label", "ink2"))
        column.addWidget(self.receiver)
        column.addLayout(row)
        column.addWidget(self.gift_said)
        column.addStretch(1)
        return page

    def _statement_form(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        holder, self.speakers = self._checks("states")
        self.words = SerifEdit("What do they state together?", "Joint statement", 3)
        self.words.setObjectName("statement-words")
        button = QuietButton("Record the statement")
        button.setObjectName("state-jointly")
        button.clicked.connect(self._state)
        column.addWidget(holder)
        column.addWidget(self.words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return page

    # What is done

    def _propose(self) -> None:
        if self._refuse_unnamed(self.proposer):
            return
        proposer = self.proposer.chosen() or ""
        others = tuple(seat for seat, box in self.parties.items() if box.isChecked() and seat != proposer)
        until = self.until.value() if self.until.value() > self.until.minimum() else None
        refusal = self._bridge.attempt(
            deals.propose,
            proposer,
            others,
            self.terms.toPlainText(),
            public=not self.secret.isChecked(),
            until=until,
            effects_text=self.effects.text(),
        )
        self._tell(refusal)
        if not refusal:
            self.ready.choose(None)
            self.terms.clear()
            self.effects.clear()
            self.secret.setChecked(False)
            self.until.setValue(self.until.minimum())
            for box in self.parties.values():
                box.setChecked(False)

    def _fill_in(self) -> None:
        """Write the terms of the deal that was chosen into the form; all of it can be changed."""
        chosen = next((one for one in self._ready if one.id == self.ready.chosen()), None)
        if chosen is None:
            return
        last = self._bridge.state.last_turn
        self.terms.setPlainText(f"{chosen.title}: {chosen.terms}")
        self.effects.setText(chosen.effects)
        self.secret.setChecked(not chosen.public)
        until = (
            min(self._bridge.state.turn + chosen.turns - 1, last) if chosen.turns else self.until.minimum()
        )
        self.until.setValue(until)
        for seat, box in self.parties.items():
            box.setChecked(seat in chosen.between)

    def _give(self) -> None:
        if not self._refuse_unnamed(self.giver, self.receiver):
            giver, receiver = self.giver.chosen(), self.receiver.chosen()
            self._do(play.give, giver, receiver, self.amount.value())

    def _refuse_unnamed(self, *boxes: ChoiceBox) -> bool:
        """Say which seat is still to be chosen; return whether one is."""
        missing = next((box for box in boxes if box.chosen() is None), None)
        if missing is not None:
            self._tell(f"Choose a seat first: {missing.accessibleName().lower()}?")
            missing.setFocus()
        return missing is not None

    def _point(self) -> None:
        """Have the effects pointed at on the graph, among the parties if they are named."""
        named = {seat for seat, box in self.parties.items() if box.isChecked()}
        among = {*named, self.proposer.chosen() or ""} - {""}
        wanted = Wanted(
            title="What the deal moves when all have accepted",
            boxes={"deal": ("What happens", self.effects.text())},
            done=lambda texts: self.effects.setText(texts["deal"]),
            among=among if len(among) > 1 else (),
        )
        self._tell(PickerSheet.open(self, self._bridge, wanted))

    def _state(self) -> None:
        seats = tuple(seat for seat, box in self.speakers.items() if box.isChecked())
        refusal = self._bridge.attempt(play.state_jointly, seats, self.words.toPlainText())
        self._tell(refusal)
        if not refusal:
            self.words.clear()

    def _do(self, command: object, *words: object, **named: object) -> None:
        assert callable(command)
        self._tell(self._bridge.attempt(command, *words, **named))

    def _tell(self, refusal: str) -> None:
        self.notice.show_refusal(refusal)
        self.show_state(self._bridge.state)

    # The register

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show the register as it is now."""
        told = deal_rows if self.control.is_open() else public_rows
        rows = told(state, deserted(self._bridge.session))
        due = sum(1 for row in rows if row.is_due)
        self._head.set_texts("Register", f"{due} to be judged" if due else "")
        # The turn before this one stands for no end, so that no turn that is past can be chosen.
        self.until.setRange(state.turn - 1, state.last_turn)
        self._say_gift()
        if rows == self._shown:
            return
        self._shown = rows
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._list.addWidget(self._entry(row))
        if not rows:
            self._list.addWidget(PlainLabel("Nothing has been agreed yet.", "secondary", "ink3", wrap=True))
        self._list.addStretch(1)

    def _say_gift(self) -> None:
        giver = self.giver.chosen()
        self.gift_said.setText(gift_words(self._bridge.state, giver) if giver else "")

    def _entry(self, row: DealRow) -> Panel:
        number = row.counted or row.number
        panel = Panel("raised", f"Deal {number}, {row.parties}, {row.status}")
        panel.setObjectName(f"deal-{row.number}")
        column = QVBoxLayout(panel)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(4))
        if not row.public:
            column.addWidget(HatchFrame("Secret"))
        said = f"{row.status}{', ' + row.until if row.until else ''}"
        column.addWidget(SectionHeader(f"{number}. {row.parties}", said, role="body-strong"))
        column.addWidget(PlainLabel(row.terms, "serif", wrap=True))
        if row.outlook:
            column.addWidget(PlainLabel(row.outlook, "secondary", "ink2", wrap=True))
        if row.absent:
            column.addWidget(PlainLabel(row.absent, "secondary", "warn", wrap=True))
        holder = QWidget()
        flow = FlowLayout(holder)
        for words, name, command in self._choices(row):
            button = QuietButton(words)
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, command=command: command())
            flow.addWidget(button)
        column.addWidget(holder)
        return panel

    def _choices(self, row: DealRow) -> list[tuple[str, str, Callable[[], None]]]:
        number = row.number
        found: list[tuple[str, str, Callable[[], None]]] = []
        for seat, name in row.open_for:
            for words, word, accepts in (
                (f"{name} accepts", "accept", True),
                (f"{name} declines", "decline", False),
            ):
                found.append(
                    (words, f"{word}-{number}-{seat}", partial(self._answer, number, seat, accepts=accepts))
                )
        if row.can_lapse:
            found.append(("Lapses", f"lapse-{number}", lambda: self._do(deals.lapse, number)))
        if row.can_be_judged:
            found.append(("Kept", f"keep-{number}", lambda: self._do(deals.judge, number, kept=True)))
            for seat, name in (("", ""), *row.parties_by_id):
                words = f"Broken by {name}" if name else "Broken"
                name_of_button = f"break-{number}-{seat}" if seat else f"break-{number}"
                judge = partial(self._do, deals.judge, number, kept=False, broken_by=seat)
                found.append((words, name_of_button, judge))
        return found

    def _answer(self, number: int, seat: str, *, accepts: bool) -> None:
        self._do(deals.answer, number, seat, accepts=accepts)
