"""Which cards there are and which phones have come with them: who is let in, who waits, who has ended.

A card lets the first phone in; the next one waits until somebody lets it in, with a channel of its own from
the start, so that it reads nothing before. The same browser that comes back takes its own place. The first
words of a phone count once, ever: who recorded them and sends them again changes nothing. Filled by
`exchange`; what of it is kept on the disk is made and read here (`kept`, `bring_back`).
"""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from wargame.phones.cards import Card, as_bytes, as_text, new_card
from wargame.phones.channel import (
    VERSION,
    Channel,
    Join,
    Keys,
    Unreadable,
    agree,
    mark,
    read_join,
    write_join,
)
from wargame.phones.keeping import Kept, KeptChannel

MOST_WAITING: Final = 6
"""Phones that wait for one seat at a time; the one that came first goes when another comes."""
MOST_JOINS: Final = 400
"""How often phones join with one card; then it needs a new code."""


class Knocked(msgspec.Struct, frozen=True):
    """What came of a phone's first words: the answer, and the channels that ended by it."""

    answer: bytes
    ended: tuple[str, ...] = ()


class Register:
    """The cards and channels of one session.

    Attributes
    ----------
    cards : dict[str, Card]
        By place.
    channels : dict[str, Channel]
        By id.
    at_laptop : set[str]
        The places that are played at the laptop for now.
    """

    def __init__(self) -> None:
        self.cards: dict[str, Card] = {}
        self.channels: dict[str, Channel] = {}
        self.at_laptop: set[str] = set()
        self._joins: dict[str, dict[bytes, tuple[str, bytes]]] = {}
        self._left_behind: set[str] = set()

    def moved(self) -> None:
        """Leave all phones behind that are in: their pages ask at an address where nobody answers now.

        A page at another address is another page to a browser, which then knows nothing of the first. So who
        comes with the card next takes the place, as at the beginning, and need not wait for it.
        """
        self._left_behind = set(self.channels)

    def is_here(self, id: str) -> None:
        """Count a phone as reached: it was not left behind after all."""
        self._left_behind.discard(id)

    def card_of(self, id: str) -> Card | None:
        """Return the card with this id."""
        return next((one for one in self.cards.values() if one.id == id), None)

    def ids(self) -> list[str]:
        """Return the ids at which somebody is answered."""
        return [*(one.id for one in self.cards.values()), *self.channels]

    def of_place(self, place: str) -> list[str]:
        """Return the channels of a place: those that are in, then those that wait."""
        found = [id for id, one in self.channels.items() if one.place == place]
        return sorted(found, key=lambda id: self.channels[id].waits)

    def waiting(self, word: str) -> str | None:
        """Return the channel that waits and shows this word."""
        return next((id for id, one in self.channels.items() if one.waits and one.keys.word == word), None)

    def draw(self, place: str) -> None:
        """Make a new card for a place; what came with the old one has to be ended before."""
        self.cards[place] = new_card(place)

    def end(self, place: str) -> list[str]:
        """End the card of a place and all phones that came with it; return their channels."""
        card = self.cards.pop(place, None)
        if card is not None:
            self._joins.pop(card.id, None)
        return self.drop(self.of_place(place))

    def drop(self, ids: Iterable[str]) -> list[str]:
        """Forget channels."""
        gone = list(ids)
        for id in gone:
            del self.channels[id]
            self._left_behind.discard(id)
        return gone

    # --- a phone knocks ---

    def knock(self, card: Card, body: bytes) -> Knocked:
        """Let a phone in that comes with a card, or have it wait; `Unreadable` where it has no such card."""
        joins = self._joins.setdefault(card.id, {})
        before = joins.get(mark(body))
        if before is not None:
            if before[0] in self.channels and before[1]:
                return Knocked(before[1])
            raise Unreadable
        joined = read_join(body, card.key)
        if len(joins) >= MOST_JOINS:
            raise Unreadable
        if joined.version != VERSION:
            return Knocked(write_join({"v": VERSION, "old": True}, card.key))
        waits, leave = self._beside(card, joined)
        keys, public = agree(card.key, joined.key, self._is_taken)
        self.drop(leave)
        self.channels[keys.id] = Channel(keys, card.id, card.place, joined, waits=waits)
        answer = write_join({"v": VERSION, "key": as_text(public), "wait": waits}, card.key)
        joins[mark(body)] = (keys.id, answer)
        return Knocked(answer, tuple(leave))

    def _beside(self, card: Card, joined: Join) -> tuple[bool, Sequence[str]]:
        """Return whether a phone has to wait, and which channels end because it came."""
        here = {id: one for id, one in self.channels.items() if one.card == card.id}
        came_back = [id for id, one in here.items() if one.device == joined.device or id in self._left_behind]
        others = [id for id in here if id not in came_back]
        waiting = [id for id in others if here[id].waits]
        was_in = any(here[id].device == joined.device and not here[id].waits for id in came_back)
        waits = len(others) > len(waiting) and not was_in
        return waits, [*came_back, *waiting[: max(0, len(waiting) - MOST_WAITING + 1)]]

    def _is_taken(self, keys: Keys) -> bool:
        return any(one.keys.id == keys.id or one.keys.word == keys.word for one in self.channels.values())

    # --- what is kept ---

    def kept(self, address: str, port: int) -> Kept:
        """Return what lies on the disk while the session is open."""
        return Kept(
            address=address,
            port=port,
            cards=tuple(self.cards.values()),
            at_laptop=tuple(sorted(self.at_laptop)),
            channels=tuple(KeptChannel.of(one) for one in self.channels.values()),
            joins={id: tuple(as_text(one) for one in joins) for id, joins in self._joins.items()},
        )

    def bring_back(self, kept: Kept, places: Sequence[str]) -> None:
        """Go on with what was kept, as far as there are such places."""
        self.cards = {one.place: one for one in kept.cards if one.place in places}
        self.at_laptop = set(kept.at_laptop)
        ids = {one.id for one in self.cards.values()}
        self.channels = {one.keys.id: one.brought_back() for one in kept.channels if one.card in ids}
        self._joins = {
            id: {as_bytes(one, 16) or b"": ("", b"") for one in marks}
            for id, marks in kept.joins.items()
            if id in ids
        }
