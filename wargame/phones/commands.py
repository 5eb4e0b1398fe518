"""What answers for the seats: what a phone shows, and what its commands do at its seat's door.

`Seats` is given the place of a phone by the exchange, never by the message: a seat, or the observers. It
reads what was sent (`forms`), refuses what is not for phones in this room or comes too late, and does the
rest by the door that the curtain, the scripts and the bots use (`session.doors`). The view is made of that
door (`shown.phone`) and kept until something of it can have changed.

Moves, deals and events are named as the place counts them; they are looked up here, and a refusal names them
so too. What another seat alone has, by whatever name a message asks for it, is as if it were not there.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Concatenate, Final, ParamSpec, Protocol

import msgspec
from msgspec import structs

from wargame.game.moves import Move
from wargame.game.rules import asked_seat
from wargame.game.sight import Sight
from wargame.phones import forms
from wargame.phones.drafting import DRAFTS, Sent, Writers
from wargame.phones.forms import MEANT_FOR, Form, Meant, fitted, meant
from wargame.session.doors import RoomDoor, SeatDoor
from wargame.session.drafts import keep_note_begun, notes_begun
from wargame.session.event_words import ABOUT_WORDS
from wargame.session.notes import make_note
from wargame.session.script_command import Command
from wargame.session.script_moves import Back, Block, Give, PassTurn, TakeBack, Withdraw, as_command
from wargame.session.script_table import Accept, Decline, OfferPrepared, Propose
from wargame.session.script_talks import Ask, Cast, Message, Perceive, Reflect
from wargame.session.script_turns import Answer, AnswerInject
from wargame.session.session import Session
from wargame.session.timer import left_now
from wargame.session.unsent import OF_OBSERVERS, AnswerBegun, Draft, NoteBegun
from wargame.shown.phone.contents import Faces
from wargame.shown.phone.doing import IN_LEAST, LEAST, mode_in
from wargame.shown.phone.letters import PAYS
from wargame.shown.phone.plan import ANSWER, PARTS, marks_of, own_moves
from wargame.shown.phone.support import number_of
from wargame.shown.phone.whole import Shown, room_view, seat_view, with_draft
from wargame.shown.phones_standing import OBSERVERS
from wargame.terms import ActorId, EntenteError, RecordError, Refused
from wargame.words.labels import PHASE_WORDS
from wargame.words.sentences import Sentence

P = ParamSpec("P")

MOST_AT_ONCE: Final = 200_000
"""Bytes of the contents in one answer; a single one may be more."""

OBSERVER_AUTHOR: Final = "observer"
"""Who entered what observers write."""


class Attempt(Protocol):
    """Carries out a function of a session, and tells in words why not; empty if it was done."""

    def __call__(
        self, command: Callable[Concatenate[Session, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> str:
        """Carry it out."""
        ...


@dataclass(slots=True)
class _Kept:
    """A view that was made, and what it was made of."""

    key: object
    draft: str
    """As it is written down."""
    shown: Shown


class Seats:
    """The seats of a session, and its observers, for phones."""

    def __init__(self, session: Session, attempt: Attempt) -> None:
        self._session = session
        self._attempt = attempt
        self._kept: dict[str, _Kept] = {}
        self._faces = Faces()
        self._writers = Writers()

    def view(self, place: str) -> dict[str, Any]:
        """Return what a phone in this place shows now, with the seconds that are left."""
        left = left_now(self._session)
        time = (None, False) if left is None else (left.left, left.running)
        return {**self._shown(place).view, "deadline": time[0], "running": time[1]}

    def entry(self) -> object:
        """Return where the record stands."""
        return self._session.history.head, self._session.history.last

    def faces(self, place: str, hashes: Sequence[str]) -> dict[str, Any]:
        """Return what the view speaks of by these marks, as far as this place may see it.

        Not all at once where that is much: a phone asks again for what it has not got.
        """
        contents = self._shown(place).contents
        found: dict[str, Any] = {}
        room = MOST_AT_ONCE
        for mark in hashes:
            if mark not in contents or mark in found:
                continue
            room -= len(msgspec.json.encode(contents[mark]))
            if found and room < 0:
                break
            found[mark] = contents[mark]
        return found

    def do(
        self,
        place: str,
        name: str,
        given: Mapping[str, Any],
        meant_for: Mapping[str, Any],
        sent: Sent = Sent(),  # noqa: B008  # it is frozen
    ) -> str:
        """Do a command of a place; return the sentence that refuses it, empty if it is done.

        Whatever is sent, it is done or refused in words.
        """
        try:
            form = fitted(name, given)
            self._check_allowed(place, name)
            self._check_in_time(name, meant(meant_for))
        except EntenteError as refusal:
            return refusal.told.without_commands()
        return self._attempted(name, lambda: self._carry_out(place, name, form, meant(meant_for), sent))

    def _attempted(self, name: str, do: Callable[[], None]) -> str:
        """Carry out a command; that it cannot be written down is Control's to mend, and told so here."""
        failed = list[RecordError]()

        def carry_out(_: Session) -> None:
            try:
                do()
            except RecordError as error:
                failed.append(error)
                raise

        refusal = self._attempt(carry_out)
        if failed and refusal:
            return str(Sentence("phone-not-kept" if name in DRAFTS else "phone-not-recorded"))
        return refusal

    def _carry_out(self, place: str, name: str, form: Form, given: Meant, sent: Sent) -> None:
        if place == OBSERVERS:
            self._do_of_observer(form, sent)
            return
        hand = _Hand(SeatDoor(self._session, place), self._session)
        before = marks_of(hand.draft())
        try:
            if isinstance(form, forms.KeepDraft):
                self._keep_draft(hand, form, given, sent)
            else:
                hand.do(name, form)
        finally:
            after = marks_of(hand.draft())
            parts = {part for part in (*before, *after) if before.get(part) != after.get(part)}
            self._writers.wrote(place, {part: after.get(part, "") for part in parts}, sent)

    def _check_allowed(self, place: str, name: str) -> None:
        if (name in ("observe", "jot")) != (place == OBSERVERS):
            raise Refused("phone-place-cannot")
        if self._is_least() and place != OBSERVERS and name not in (*IN_LEAST, "draft"):
            raise Refused("phone-least")

    def _is_least(self) -> bool:
        return mode_in(self._session.settings) == LEAST

    def _check_in_time(self, name: str, given: Meant) -> None:
        """Refuse what was meant for another turn or phase."""
        state, needed = self._session.state, MEANT_FOR.get(name, ())
        if not needed:
            return
        if given.turn is None or ("phase" in needed and given.phase not in ("", *PHASE_WORDS)):
            raise Refused("phone-command-unknown")
        if given.turn != state.turn or ("phase" in needed and given.phase != (state.phase_kind or "")):
            phase = PHASE_WORDS.get(given.phase, "the start").lower()
            if "phase" in needed:
                raise Refused("phone-late", turn=given.turn, phase=phase)
            raise Refused("phone-late-turn", turn=given.turn, now=state.turn)

    def _do_of_observer(self, form: Form, sent: Sent) -> None:
        match form:
            case forms.Observe():
                _observe(self._session, form)
                if form.phone:
                    keep_note_begun(self._session, form.phone, NoteBegun())
                    self._writers.wrote(OBSERVERS, {form.phone: ""}, sent)
            case forms.Jot():
                if self._writers.verdict(OBSERVERS, form.phone, "", None, sent) == "take":
                    keep_note_begun(self._session, form.phone, form.note)
                    self._writers.wrote(OBSERVERS, {form.phone: ""}, sent)
            case _:
                raise Refused("phone-place-cannot")

    def _keep_draft(self, hand: "_Hand", form: forms.KeepDraft, given: Meant, sent: Sent) -> None:
        """Keep the parts of a draft that came, but for those in which somebody else has written since.

        Raises
        ------
        Refused
            If a part was not kept; the others were.
        """
        if given.turn is None:
            raise Refused("phone-command-unknown")
        came = {part for part in _parts_of(form) if not self._is_least() or part == "question"}
        marks = marks_of(hand.draft())
        verdicts = {
            part: self._writers.verdict(hand.seat, part, marks.get(part, ""), form.seen.get(part), sent)
            for part in came
        }
        taken = {part for part, verdict in verdicts.items() if verdict == "take"}
        hand.keep(form.draft.draft(hand.seat, given.turn), taken)
        kept = marks_of(hand.draft())
        self._writers.wrote(hand.seat, {part: kept.get(part, "") for part in taken}, sent)
        if "elsewhere" in verdicts.values():
            raise Refused("phone-draft-elsewhere")
        if given.turn != self._session.state.turn and taken & OF_PLAN:
            raise Refused("phone-late-turn", turn=given.turn, now=self._session.state.turn)

    def _shown(self, place: str) -> Shown:
        key, kept = self._key(), self._kept.get(place)
        draft = self._session.journal.drafts().get(OF_OBSERVERS if place == OBSERVERS else place, "")
        if kept is None or (kept.key, kept.draft) != (key, draft):
            before = kept.shown if kept is not None and kept.key == key else None
            kept = self._kept[place] = _Kept(key, draft, self._made(place, before))
        return kept.shown

    def _made(self, place: str, before: Shown | None) -> Shown:
        """Make a view; `before` is one from which nothing but the draft has changed since."""
        session, mode = self._session, mode_in(self._session.settings)
        if place == OBSERVERS:
            return room_view(RoomDoor(session), mode, notes_begun(session))
        door = SeatDoor(session, place)
        if before is not None and before.view["draft"] is not None:
            draft = door.draft()
            # What is planned shows on the cards, too.
            if [one.card for one in draft.moves] == [one["card"] for one in before.view["draft"]["moves"]]:
                return with_draft(before, draft, mode)
        return seat_view(door, mode, self._faces)

    def _key(self) -> object:
        """Return what a view is made of beside the draft: as long as that is the same, so is the view."""
        session, history = self._session, self._session.history
        return (
            history.head,
            history.last,
            len(history.moves),
            tuple(session.settings.items()),
            tuple(session.people.items()),
        )


class _Hand:
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
        """Take what was sent out of the draft, unless something else was written there meanwhile."""
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


OF_PLAN: Final = frozenset({"moves", "free", "begun", "passing", "views"})
"""Parts of a draft that are of one turn."""

_PART_OF: Final = {name: part for part, names in PARTS.items() for name in names}


def _parts_of(form: forms.KeepDraft) -> set[str]:
    """Return the parts that a draft names."""
    if any(about not in ABOUT_WORDS for about in form.draft.answers):
        raise Refused("phone-command-unknown")
    named = {_PART_OF[name] for name in form.parts if name in _PART_OF}
    return named | {f"{ANSWER}{about}" for about in form.draft.answers}


_SPOKEN: Final[Mapping[str, type[Back] | type[Block] | type[TakeBack]]] = {
    "back": Back,
    "block": Block,
    "unback": TakeBack,
}


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


def _observe(session: Session, form: forms.Observe) -> None:
    on = None
    if form.event is not None:
        on = RoomDoor(session).entry_told(form.event)
        if on is None:
            raise Refused("phone-event-unknown")
    make_note(session, form.text, on=on, tag=form.tag, seat=form.seat, by=OBSERVER_AUTHOR)
