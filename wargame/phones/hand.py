"""One seat's door as its phone uses it: what it asks for there becomes commands, its draft is kept.

Given a form that was read and may be done now (`commands`), `Hand` names the move, deal or event that the
seat counts as it sees them, does the command by the seat's own door, and takes what was sent out of the
draft. What another seat alone has, by whatever name a form asks for it, is as if it were not there. To let a
phone do one thing more: a form in `forms`, and its command here.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from msgspec import structs

from wargame.game.moves import Move
from wargame.game.rules import asked_seat
from wargame.game.sight import Sight
from wargame.phones import forms
from wargame.phones.forms import Form
from wargame.session.doors import SeatDoor
from wargame.session.script_command import Command
from wargame.session.script_moves import Back, Block, Give, PassTurn, TakeBack, Withdraw, as_command
from wargame.session.script_table import Accept, Decline, OfferPrepared, Propose
from wargame.session.script_talks import Ask, Cast, Message, Perceive, Reflect
from wargame.session.script_turns import Answer, AnswerInject
from wargame.session.session import Session
from wargame.session.unsent import AnswerBegun, Draft
from wargame.shown.phone.letters import PAYS
from wargame.shown.phone.plan import ANSWER, PARTS, own_moves
from wargame.shown.phone.support import number_of
from wargame.terms import ActorId, Refused

OF_PLAN: Final = frozenset({"moves", "free", "begun", "passing", "views"})
"""Parts of a draft that are of one turn."""

_SPOKEN: Final[Mapping[str, type[Back] | type[Block] | type[TakeBack]]] = {
    "back": Back,
    "block": Block,
    "unback": TakeBack,
}


class Hand:
    """One seat's door, and what its phone asks for there."""

    def __init__(self, door: SeatDoor, session: Session) -> None:
        self._door, self._session, self._seat = door, session, door.seat

    @property
    def seat(self) -> ActorId:
        """Whose it is."""
        return self._seat

    def draft(self) -> Draft:
        """Return what lies there unsealed and unsent."""
        return self._door.draft()

    def keep(self, came: Draft, parts: Collection[str]) -> None:
        """Keep these parts of a draft that came; the rest stays as it lies."""
        now = self._door.draft()
        turn = self._session.state.turn
        names = [
            name for part in parts for name in PARTS.get(part, ()) if came.turn == turn or part not in OF_PLAN
        ]
        answers = {
            **now.answers,
            **{about: one for about, one in came.answers.items() if f"{ANSWER}{about}" in parts},
        }
        answers = {about: one for about, one in answers.items() if one != AnswerBegun(person=one.person)}
        self._door.keep_draft(
            structs.replace(now, answers=answers, **{name: getattr(came, name) for name in names})
        )

    def do(self, name: str, form: Form) -> None:
        """Do what the form asks for.

        Raises
        ------
        Refused
            If it cannot be done now.
        """
        match form:
            case forms.Seal():
                self._seal(form)
            case forms.Free():
                self._free(form)
            case forms.Write():
                self._write(form)
            case forms.Withdraw() | forms.Speak() | forms.AnswerDeal():
                self._do_to_one(name, form)
            case forms.Respond():
                self._door.do(self._answer(form))
            case forms.Offer(ready=ready) if ready and ready not in self._ready():
                raise Refused("no-such-prepared-deal", deal=ready)
            case _:
                self._door.do(_plain_command(self._seat, self._session.state.turn, form))
                self._done_with(form)

    def _done_with(self, form: Form) -> None:
        """Take what was sent out of the draft; of texts for others only what was not changed meanwhile.

        A reason for passing and values of ties have no further use once the seat has passed, or said them.
        """
        draft = self._door.draft()
        match form:
            case forms.Pass():
                draft = structs.replace(draft, passing="")
            case forms.Ask(text=draft.question):
                draft = structs.replace(draft, question="")
            case forms.Offer(ready="", terms=terms) if draft.offer is not None and draft.offer.terms == terms:
                draft = structs.replace(draft, offer=None)
            case forms.Perceive():
                draft = structs.replace(draft, views={})
            case forms.Reflect(question=about, text=text) if about in draft.answers:
                if draft.answers[about].text == text:
                    left = {one: begun for one, begun in draft.answers.items() if one != about}
                    draft = structs.replace(draft, answers=left)
        if draft != self._door.draft():
            self._door.keep_draft(draft)

    def _do_to_one(self, name: str, form: forms.Withdraw | forms.Speak | forms.AnswerDeal) -> None:
        """Do something to a move or a deal that the seat names by its own count.

        The record counts what is secret, too: where it refuses by its number, the seat reads its own.
        """
        match form:
            case forms.Withdraw(number=count):
                number = self._own_move(count)
                command: Command = Withdraw(move=number)
            case forms.Speak(move=count):
                number = self._open_move(count)
                command = _SPOKEN[name](seat=self._seat, move=number)
            case forms.AnswerDeal(deal=count):
                number = self._deal(count)
                command = (Accept if form.yes else Decline)(seat=self._seat, deal=number)
        try:
            self._door.do(command)
        except Refused as refusal:
            told = refusal.told
            if told.given.get("number") != number:
                raise
            raise Refused(told.what, **{**told.given, "number": count}) from refusal

    # Moves

    def _seal(self, form: forms.Seal) -> None:
        """Seal moves in their order; what is refused stays in the plan with the rest."""
        if not form.moves:
            raise Refused("phone-nothing-planned")
        moves = tuple(one.move(self._seat) for one in form.moves)
        held = {one.card.id for one in self._sight().hand}
        for move in moves:
            if move.card and move.card not in held:
                raise Refused("no-such-card", card=move.card)
        # Kept first: a seal that is taken back gives back what lay in the plan.
        self._door.keep_draft(structs.replace(self._door.draft(), moves=moves))
        for move in moves:
            try:
                self._seal_one(move)
            except Refused as refusal:
                if len(moves) == 1:
                    raise
                raise Refused("phone-move-refused", title=self._title(move), told=refusal.told) from refusal

    def _free(self, form: forms.Free) -> None:
        move = Move(seat=self._seat, target=form.target, argument=form.argument, free=form.text)
        self._seal_one(move)
        self._door.keep_draft(structs.replace(self._door.draft(), free=None, free_target=""))

    def _seal_one(self, move: Move) -> None:
        """Seal a move; the rules refuse a card that lies there, but not the same words once more."""
        if move.free is not None and move in [one.move for one in own_moves(self._sight())]:
            raise Refused("phone-sealed-already")
        waits = self._session.state.phase_kind == "moves"
        self._door.do(as_command(move, waits=waits))

    def _title(self, move: Move) -> str:
        card = self._session.compiled.cards.get(move.card)
        if card is not None:
            return card.card.title
        return move.free.title if move.free else move.card

    def _own_move(self, number: int) -> int:
        moves = own_moves(self._sight())
        if not 1 <= number <= len(moves):
            raise Refused("no-such-move", number=number)
        return moves[number - 1].number

    def _open_move(self, number: int) -> int:
        found = number_of(self._sight(), self._session.compiled, number)
        if found is None:
            raise Refused("no-such-move", number=number)
        return found

    def _sight(self) -> Sight:
        return self._door.sight_of(self._session.state)

    # Letters, deals, injects

    def _write(self, form: forms.Write) -> None:
        if form.to == ("",):
            self._door.do(Ask(seat=self._seat, text=form.text))
        elif not form.to or "" in form.to:
            raise Refused("phone-letter-to")
        else:
            self._door.do(Message(from_=self._seat, to=form.to, text=form.text))
        draft = self._door.draft()
        if draft.letter == form.text:
            self._door.keep_draft(structs.replace(draft, letter="", to=()))

    def _ready(self) -> Sequence[str]:
        """Return the deals that the scenario has ready for the seat."""
        return [one.id for one in self._door.scenario.deals if self._seat in one.between]

    def _deal(self, number: int) -> int:
        deals = self._sight().deals
        if not 1 <= number <= len(deals):
            raise Refused("no-such-deal", number=number)
        return deals[number - 1].number

    def _answer(self, form: forms.Respond) -> Command:
        if asked_seat(self._session.state) == self._seat and form.answer in PAYS:
            pays = PAYS[form.answer]
            return AnswerInject(pays=pays, seat=self._seat, inject=form.inject)
        return Answer(seat=self._seat, answer=form.answer, inject=form.inject)


def _plain_command(seat: ActorId, turn: int, form: Form) -> Command:
    """Return the command of a form in which nothing has to be looked up."""
    match form:
        case forms.Pass():
            return PassTurn(seat=seat, reason=form.reason, turn=turn)
        case forms.Ask():
            return Ask(seat=seat, text=form.text)
        case forms.Offer(ready=ready) if ready:
            return OfferPrepared(seat=seat, deal=ready)
        case forms.Offer():
            return Propose(seat=seat, to=form.parties, terms=form.terms, public=form.public, until=form.until)
        case forms.CastVote():
            return Cast(seat=seat, option=form.option, vote=form.vote)
        case forms.Perceive():
            return Perceive(seat=seat, views=form.views)
        case forms.Reflect():
            return Reflect(seat=seat, about=form.question, text=form.text, person=form.person)
        case forms.Give():
            return Give(from_=seat, to=form.to, amount=form.amount)
        case _:
            raise Refused("phone-command-unknown")
