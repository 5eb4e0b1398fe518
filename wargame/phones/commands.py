"""What answers for the seats: what a phone shows, and what its commands do at its seat's door.

`Seats` is given the place of a phone by the exchange, never by the message: a seat, or the observers. It
reads what was sent (`forms`), refuses what is not for phones in this room or comes too late, and has the rest
done by the door that the curtain and the scripts use (`hand`). The view is made of that door (`shown.phone`)
and kept until something of it can have changed.

Moves, deals and events are named as the place counts them, and a refusal names them so too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Concatenate, Final, ParamSpec, Protocol

import msgspec

from wargame.phones import forms
from wargame.phones.drafting import DRAFTS, Sent, Writers
from wargame.phones.forms import MEANT_FOR, Form, Meant, fitted, meant
from wargame.phones.hand import OF_PLAN, Hand
from wargame.session.doors import RoomDoor, SeatDoor
from wargame.session.drafts import LONGEST_PHONE, keep_note_begun, notes_begun
from wargame.session.event_words import ABOUT_WORDS
from wargame.session.notes import make_note
from wargame.session.session import Session
from wargame.session.timer import left_now
from wargame.session.unsent import OF_OBSERVERS, NoteBegun
from wargame.shown.phone.contents import Faces
from wargame.shown.phone.doing import IN_LEAST, LEAST, mode_in
from wargame.shown.phone.plan import ANSWER, PARTS, marks_of
from wargame.shown.phone.whole import Shown, room_view, seat_view, with_draft
from wargame.shown.phones_standing import OBSERVERS
from wargame.terms import EntenteError, RecordError, Refused
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
            return str(Sentence("phone-not-kept") if name in DRAFTS else Sentence("phone-not-recorded"))
        return refusal

    def _carry_out(self, place: str, name: str, form: Form, given: Meant, sent: Sent) -> None:
        if place == OBSERVERS:
            self._do_of_observer(form, sent)
            return
        hand = Hand(SeatDoor(self._session, place), self._session)
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
        if isinstance(form, forms.Observe | forms.Jot) and len(form.phone) > LONGEST_PHONE:
            raise Refused("phone-command-unknown")  # what tells phones apart is remembered
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

    def _keep_draft(self, hand: Hand, form: forms.KeepDraft, given: Meant, sent: Sent) -> None:
        """Keep the parts of a draft that came, but for those in which somebody else has written since.

        Raises
        ------
        Refused
            If a part was not kept; the others were.
        """
        if given.turn is None:
            raise Refused("phone-command-unknown")
        came = _parts_of(form)
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


_PART_OF: Final = {name: part for part, names in PARTS.items() for name in names}


def _parts_of(form: forms.KeepDraft) -> set[str]:
    """Return the parts that a draft names."""
    if any(about not in ABOUT_WORDS for about in form.draft.answers):
        raise Refused("phone-command-unknown")
    named = {_PART_OF[name] for name in form.parts if name in _PART_OF}
    return named | {f"{ANSWER}{about}" for about in form.draft.answers}


def _observe(session: Session, form: forms.Observe) -> None:
    on = None
    if form.event is not None:
        on = RoomDoor(session).entry_told(form.event)
        if on is None:
            raise Refused("phone-event-unknown")
    make_note(session, form.text, on=on, tag=form.tag, seat=form.seat, by=OBSERVER_AUTHOR)
