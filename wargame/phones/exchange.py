"""Everything that happens between the lines of the relay and the seats.

A line of the relay comes in (`Phones.take`): somebody knocks with a card, a box is opened, its command is
done by what answers for the seats (`Answers`), and lines go back. After every change of the session
(`Phones.changed`) each phone is told what it shows now. One thing is done at a time, in the order of arrival.
The seat of a command is the channel's, never the message's.

Nothing here knows of windows, sockets, clocks or what is played: lines and times are given in, lines are
given back, so that all of it is tried without any. `ui.phones` stands between this and the relay's process;
`wargame.phones.commands` is what answers. What cards and channels there are is handed to `keep` whenever it
changes, before a command is done, so that nothing is done twice after the program was started again.

To tell phones something more, give it to the answer or the push here; to let them do more, see `Answers`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

import msgspec

from wargame.phones import lines
from wargame.phones.cards import Card, link, link_of_test, new_test
from wargame.phones.channel import JOIN, SEALED, TEST, VERSION, Channel, Unreadable, counter_of, write_payload
from wargame.phones.drafting import DRAFTS, Sent
from wargame.phones.keeping import Kept
from wargame.phones.register import Register
from wargame.phones.standing import Phone, Place, Presence, Proof
from wargame.phones.told import Told
from wargame.words.sentences import Sentence

HERE: Final = b"here"
BACK: Final = b"back"

_DONE: Final = 200
_UNREAD: Final = 400
_ENDED: Final = 410
_LEAVE: Final = "leave"
"""Said by a phone that has come with a code that is not its own: its place is free again."""
_LONGEST_NAME: Final = 60
_MOST_HASHES: Final = 500


class Answers(Protocol):
    """What answers for the seats: what a phone shows, and what its commands do."""

    def view(self, place: str) -> dict[str, Any]:
        """Return what a phone in this place shows now."""
        ...

    def entry(self) -> object:
        """Return where the record stands: after each entry all phones are told, so that none stands out."""
        ...

    def faces(self, place: str, hashes: Sequence[str]) -> dict[str, Any]:
        """Return the cards' texts by their hashes, of those that this place may see."""
        ...

    def do(
        self, place: str, name: str, given: Mapping[str, Any], meant_for: Mapping[str, Any], sent: Sent
    ) -> str:
        """Do a command; return the sentence that refuses it, empty if it is done."""
        ...


class Phones:
    """The phones of one session: cards, channels, who is there, and what goes to and fro.

    Attributes
    ----------
    address, port
        Where the relay listens, or listened before it was ended; empty and 0 at first.
    proof : Proof
        How far the test has come.
    """

    def __init__(
        self,
        places: Sequence[str],
        answers: Answers,
        keep: Callable[[Kept], None] = lambda _: None,
        kept: Kept | None = None,
    ) -> None:
        self.address = ""
        self.port = 0
        self.proof = Proof()
        self._places = tuple(places)
        self._answers = answers
        self._keep = keep
        self._register = Register()
        self._presence: dict[str, Presence] = {}
        self._last: dict[str, Told] = {}
        self._test = ""
        self._now = 0.0
        if kept is not None:
            self.address, self.port = kept.address, kept.port
            self._register.bring_back(kept, self._places)
            self._store()

    # --- the relay ---

    def start(self, address: str, pages: str) -> list[str]:
        """Return what a relay is told that was just started, for the first time or again."""
        for presence in self._presence.values():
            presence.lost(self._now)
        # Phones ask as soon as it listens; one that it did not know would be told that its code has ended.
        return [self._know(), lines.listen(address, lines.ports(), pages, self.port)]

    def take(self, line: str, now: float) -> list[str]:
        """Do what a line of the relay says; return the lines that answer it."""
        self._now = now
        match lines.read_line(line):
            case {"is": "listening", "address": str(address), "port": int(port)}:
                self._listens(address, port)
            case {"is": "request", "number": int(number), "id": str(to), "body": str(text)}:
                return self._request(number, to, lines.unpacked(text) or b"")
            case {"is": "tried", "reached": bool(reached)}:
                self.proof = msgspec.structs.replace(self.proof, itself=reached)
            case {"is": "opened", "id": str(to), "stream": int(stream)}:
                return self._opened(to, stream)
            case {"is": "closed", "id": str(to), "stream": int(stream)} if to in self._presence:
                self._presence[to].went(stream, now)
        return []

    def listening(self) -> list[str]:
        """Return the places of which a phone is there, to be told of a change one after the other."""
        there = (one.place for id, one in self._register.channels.items() if self._presence[id].is_there)
        return list(dict.fromkeys(there))

    def changed(self, now: float | None = None, place: str | None = None) -> list[str]:
        """Return what tells phones what they show now: all that are there, if something happened.

        With a place only those of that place: what they show takes a moment to make, and a window that paints
        does better to make it for one place at a time.
        """
        self._now = self._now if now is None else now
        told = self._register.channels if place is None else self._register.of_place(place)
        return self._told(told)

    # --- the facilitator ---

    def open_card(self, place: str) -> list[str]:
        """Make a code for a place that has none."""
        if place in self._register.cards:
            return []
        self._register.draw(place)
        return self._known()

    def new_code(self, place: str) -> list[str]:
        """Make a new code for a place: the old one and its phones have ended."""
        ended = self._goodbye(self._register.end(place))
        self._register.draw(place)
        return [*ended, *self._known()]

    def new_codes(self) -> list[str]:
        """Make new codes for all that have one."""
        return [line for place in tuple(self._register.cards) for line in self.new_code(place)]

    def end(self, place: str) -> list[str]:
        """End the phones of a place, and its code."""
        return [*self._goodbye(self._register.end(place)), *self._known()]

    def end_all(self) -> list[str]:
        """End all phones and all codes."""
        ended = [id for place in self._places for id in self._register.end(place)]
        return [*self._goodbye(ended), *self._known()]

    def let_in(self, word: str) -> list[str]:
        """Let a phone in that waits; it is told what it shows."""
        id = self._register.waiting(word)
        if id is None:
            return []
        self._register.channels[id].waits = False
        self._store()
        return self._told([id])

    def refuse(self, word: str) -> list[str]:
        """Send a phone away that waits."""
        id = self._register.waiting(word)
        return [*self._goodbye(self._register.drop([id])), *self._known()] if id is not None else []

    def by_phone(self, place: str, is_so: bool) -> list[str]:
        """Have a place played by phone, or at the laptop; its phones are told either way."""
        at_laptop = self._register.at_laptop
        (at_laptop.discard if is_so else at_laptop.add)(place)
        self._store()
        return self._told(self._register.of_place(place))

    def last_words(self) -> list[str]:
        """Have all places played at the laptop before all ends: of phones only drafts are taken from now on.

        Empty where no phone is there that would have anything to hand in.
        """
        self._register.at_laptop.update(self._places)
        self._store()
        return self._told(self._register.channels)

    def test(self) -> list[str]:
        """Begin a test of whether phones reach this computer."""
        self._test, self.proof = new_test(), Proof()
        return [*self._known(), lines.try_itself()]

    # --- what the window shows ---

    def card_link(self, place: str) -> str:
        """Return what the code of a place says; empty while there is none, or no relay."""
        card = self._register.cards.get(place)
        return link(card, self.address, self.port) if card and self.port else ""

    def test_link(self) -> str:
        """Return what the code beside the test says; empty while none was begun, or there is no relay."""
        return link_of_test(self._test, self.address, self.port) if self._test and self.port else ""

    def standing(self) -> tuple[Place, ...]:
        """Return every place with its phones."""
        return tuple(
            Place(
                place,
                place not in self._register.at_laptop,
                place in self._register.cards,
                tuple(map(self._listed, self._register.of_place(place))),
            )
            for place in self._places
        )

    def has_phone(self, place: str) -> bool:
        """Return whether a phone is in that plays this place now."""
        channels = self._register.channels
        is_in = any(not channels[id].waits for id in self._register.of_place(place))
        return is_in and place not in self._register.at_laptop

    # --- what comes in ---

    def _listens(self, address: str, port: int) -> None:
        if (self.address, self.port) not in {("", 0), (address, port)}:
            self._register.moved()
        self.address, self.port = address, port
        self._store()

    def _request(self, number: int, to: str, body: bytes) -> list[str]:
        if to == self._test:
            return self._tried(number, body)
        card, channel = self._register.card_of(to), self._register.channels.get(to)
        kind = body[:1]
        try:
            if card is not None and kind == bytes([JOIN]):
                return self._knocked(number, card, body)
            if channel is not None and kind == bytes([SEALED]):
                return self._said(number, channel, body)
        except Unreadable:
            return [lines.answer(number, _UNREAD)]
        return [lines.answer(number, _ENDED if card is None and channel is None else _UNREAD)]

    def _tried(self, number: int, body: bytes) -> list[str]:
        if body[:1] != bytes([TEST]) or body[1:] not in {HERE, BACK}:
            return [lines.answer(number, _UNREAD)]
        came_back = self.proof.back or body[1:] == BACK
        self.proof = msgspec.structs.replace(self.proof, here=True, back=came_back)
        return [lines.answer(number, _DONE, body[:1])]

    def _knocked(self, number: int, card: Card, body: bytes) -> list[str]:
        done = self._register.knock(card, body)
        ended = self._goodbye(done.ended)
        return [*ended, *self._known(), lines.answer(number, _DONE, done.answer)]

    def _said(self, number: int, channel: Channel, body: bytes) -> list[str]:
        words = channel.open(body)
        is_new = channel.is_new(body)
        if is_new:
            # What comes again anybody may have recorded: it says nothing of where the phone is.
            self._register.is_here(channel.keys.id)
            channel.take(body)
            self._store()
        elif not channel.is_same(body):
            raise Unreadable
        sent = Sent(channel.keys.id, counter_of(body))
        done = self._done(channel, words, None if is_new else body, sent)
        shown = self._shows(channel)
        if is_new:
            channel.answered(body, done.get("words", ""))
            # Not where it comes again: who recorded it may have that answer, and the phone waits for a push.
            self._last[channel.keys.id] = self._now_told(shown)
        answer = {"v": VERSION, "id": _mark_of(words.get("id")), **shown, **done}
        box = channel.seal(write_payload(answer, packed=channel.unpacks))
        answered = [lines.answer(number, _DONE, box)]
        if words.get("do") != _LEAVE or done:
            return answered
        return [*answered, *self._goodbye(self._register.drop([channel.keys.id])), *self._known()]

    def _done(
        self, channel: Channel, words: Mapping[str, Any], again: bytes | None, sent: Sent
    ) -> dict[str, Any]:
        """Do what a phone asks; return what the answer says beside what it shows now.

        Nothing is done for a box that comes `again`: it is told what it was told before.
        """
        name, place = words.get("do"), channel.place
        if words.get("v") != VERSION:
            return {"words": str(Sentence("phone-page-old")), "old": True}
        given = _fields(words.get("with"))
        if name == "faces" and not self._is_shut(channel):
            return {"faces": self._answers.faces(place, _hashes(given))}
        if again is not None:
            told = channel.told_before(again)
            # Taken by a program that was ended before it answered: what it did stands in the record.
            return {"words": str(Sentence("phone-look-whether-done"))} if told is None else _words(told)
        if self._is_shut(channel) or name in ("look", _LEAVE):
            if name in DRAFTS and not channel.waits:
                # The last words of a phone whose seat was turned to the laptop: they lie there.
                self._answers.do(place, str(name), given, _fields(words.get("for")), sent)
            return {}
        if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_NAME:
            return {"words": str(Sentence("phone-command-unknown"))}
        return {"words": self._answers.do(place, name, given, _fields(words.get("for")), sent)}

    def _is_shut(self, channel: Channel) -> bool:
        """Return whether a phone is told nothing and does nothing: it waits, or plays at the laptop."""
        return channel.waits or channel.place in self._register.at_laptop

    # --- what goes out ---

    def _shows(self, channel: Channel) -> dict[str, Any]:
        """Return what a phone shows now, with the words that it is told."""
        if channel.waits:
            return {"waits": True, "words": str(Sentence("phone-waits")), "view": None}
        if channel.place in self._register.at_laptop:
            return {"waits": True, "words": str(Sentence("phone-at-laptop")), "view": None}
        return {"waits": False, "words": "", "view": self._answers.view(channel.place)}

    def _told(self, ids: Iterable[str]) -> list[str]:
        """Return what tells phones what they show; nothing for those that show that, or are not there."""
        pushes, payloads = [], dict[tuple[str, bool, bool], bytes]()
        for id in ids:
            if not self._presence[id].is_there:
                continue
            channel = self._register.channels[id]
            shown = self._shows(channel)
            told, before = self._now_told(shown), self._last.get(id)
            if before is None or before.is_news(told):
                self._last[id] = told
                # Phones of one place are told the same, each in a box of its own.
                key = (channel.place, channel.waits, channel.unpacks)
                if key not in payloads:
                    payloads[key] = write_payload({"v": VERSION, **shown}, packed=channel.unpacks)
                pushes.append(lines.push(id, lines.packed(channel.seal(payloads[key]))))
        return pushes

    def _now_told(self, shown: dict[str, Any]) -> Told:
        return Told(shown, self._answers.entry(), self._now)

    def _opened(self, to: str, stream: int) -> list[str]:
        if to == self._test:
            return [lines.push(to, "ok")]
        if to not in self._presence:
            return [lines.bye(to)]
        self._presence[to].came(stream, self._now)
        # What it was told last may have been lost on the way.
        self._last.pop(to, None)
        return self._told([to])

    # --- cards and channels ---

    def _goodbye(self, ids: Iterable[str]) -> list[str]:
        gone = list(ids)
        for id in gone:
            self._presence.pop(id, None)
            self._last.pop(id, None)
        return [lines.bye(id) for id in gone]

    def _known(self) -> list[str]:
        self._store()
        return [self._know()]

    def _know(self) -> str:
        return lines.know([*self._register.ids(), *filter(None, [self._test])])

    def _listed(self, id: str) -> Phone:
        channel, presence = self._register.channels[id], self._presence[id]
        return Phone(
            channel.place,
            channel.keys.word,
            channel.waits,
            presence.is_there,
            presence.since,
            presence.departures(self._now),
        )

    def _store(self) -> None:
        for id in self._register.channels:
            self._presence.setdefault(id, Presence(self._now))
        self._keep(self._register.kept(self.address, self.port))


def _fields(given: object) -> dict[str, Any]:
    return given if isinstance(given, dict) else {}


def _words(told: str) -> dict[str, Any]:
    """Return what a refusal adds to an answer; what was done adds nothing."""
    return {"words": told} if told else {}


def _mark_of(press: object) -> str:
    """Return the mark that a phone gave a press, as it is answered with."""
    return press[:_LONGEST_NAME] if isinstance(press, str) else ""


def _hashes(fields: Mapping[str, Any]) -> list[str]:
    asked = fields.get("hashes")
    return [one for one in asked if isinstance(one, str)][:_MOST_HASHES] if isinstance(asked, list) else []
