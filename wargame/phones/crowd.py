"""Who is connected, and who has to go where too many are: no stranger can take the place of a phone.

A connection knocks until its head and body are read, and what is honest takes a moment for that. An address
may have a few that take longer: the one that has knocked longest goes when one more comes. One that turned
out to be a phone's (its id is known) counts no longer for the address; each id has a few places for streams,
and the oldest goes. An address whose bodies nobody could read waits before it is answered, and with too many
of them it is not heard at all for that while. Only the standard library is used. Filled by `relay`.
"""

from collections import Counter
from typing import Final, Protocol

MOST: Final = 256
"""Connections in all."""
KNOCKING: Final = 8
"""Connections of one address that have knocked for longer than `PATIENCE_S`."""
PATIENCE_S: Final = 1.0
"""Within which many may come at once: all phones again, behind one address, after the radio was gone."""
STREAMS: Final = 4
"""Streams of one id; a phone has one, and beside it the one that it lost a moment ago."""
UNREAD: Final = 8
"""Answers of one address that are held back because nobody could read what it sent."""
ASKING: Final = 6
"""Requests of one id that wait for the window."""
AT_ONCE: Final = 60
"""Requests of one id from one address that may come at once, as when a phone fetches its cards."""
EACH_SECOND: Final = 10.0
"""And after that: more than a phone ever has to say, and little enough for the window to go on painting."""
MOST_COUNTED: Final = 1000
"""Addresses and ids of which it is counted how often they ask, before those that rest are forgotten."""


class Guest(Protocol):
    """A connection that can be ended."""

    def abort(self) -> None:
        """End it at once."""
        ...


class Crowd:
    """The connections that there are."""

    def __init__(self) -> None:
        self._knocking: dict[Guest, tuple[str, float]] = {}
        self._all: dict[Guest, str] = {}
        self._phones: dict[Guest, str] = {}
        self._streams: dict[str, dict[Guest, int]] = {}
        self._unread: Counter[str] = Counter()
        self._asking: Counter[str] = Counter()
        self._budgets: dict[tuple[str, str], tuple[float, float]] = {}

    def enter(self, guest: Guest, address: str, now: float) -> None:
        """Count a new connection; another one may have to go for it."""
        slow = [
            one for one, (of, since) in self._knocking.items() if of == address and since < now - PATIENCE_S
        ]
        for one in slow[: max(0, len(slow) - KNOCKING + 1)]:
            self._end(one)
        self._all[guest] = address
        self._knocking[guest] = (address, now)
        if len(self._all) > MOST:
            strangers = [one for one in self._all if one not in self._phones]
            crowded = Counter(self._all[one] for one in strangers)
            self._end(max(strangers, key=lambda one: crowded[self._all[one]], default=guest))

    def is_read(self, guest: Guest) -> None:
        """Count a connection no longer as knocking: what it asks for is there."""
        self._knocking.pop(guest, None)

    def is_phone(self, guest: Guest, id: str) -> None:
        """Count a connection for an id that is known, and no longer for its address."""
        self._phones[guest] = id

    def listens(self, guest: Guest, id: str, stream: int) -> None:
        """Count a stream; where an id has too many, the oldest of the address goes that has the most.

        Ids are no secret: who listens in the name of a phone elsewhere only gets into its own way.
        """
        streams = self._streams.setdefault(id, {})
        streams[guest] = stream
        if len(streams) > STREAMS:
            crowded = Counter(self._all.get(one, "") for one in streams)
            self._end(max(streams, key=lambda one: crowded[self._all.get(one, "")]))

    def streams(self, id: str | None = None) -> list[Guest]:
        """Return the connections that listen at an id; without one all that listen."""
        chosen = self._streams.values() if id is None else [self._streams.get(id, {})]
        return [guest for streams in chosen for guest in streams]

    def listened_at(self) -> list[str]:
        """Return the ids at which somebody listens."""
        return list(self._streams)

    def leave(self, guest: Guest) -> None:
        """Forget a connection."""
        self._all.pop(guest, None)
        self._knocking.pop(guest, None)
        id = self._phones.pop(guest, None)
        if id is not None and guest in self._streams.get(id, {}):
            del self._streams[id][guest]
            if not self._streams[id]:
                del self._streams[id]

    def asks(self, id: str, address: str, now: float) -> bool:
        """Count a request of an id that goes to the window; False where too many wait, or came of late.

        Each address has a budget of its own: who plays recorded boxes back uses up none but that.
        """
        if self._asking[id] >= ASKING or self._left(id, address, now) < 1:
            return False
        self._asking[id] += 1
        self._budgets[id, address] = (self._left(id, address, now) - 1, now)
        if len(self._budgets) > MOST_COUNTED:
            used = {key for key in self._budgets if self._left(*key, now) < AT_ONCE}
            self._budgets = {key: one for key, one in self._budgets.items() if key in used}
        return True

    def _left(self, id: str, address: str, now: float) -> float:
        """Return how often an address may ask of an id now."""
        left, at = self._budgets.get((id, address), (float(AT_ONCE), now))
        return min(float(AT_ONCE), left + (now - at) * EACH_SECOND)

    def is_answered(self, id: str) -> None:
        """Count a request as answered."""
        self._asking[id] -= 1
        if self._asking[id] <= 0:
            del self._asking[id]

    def was_unread(self, address: str) -> None:
        """Count a body that nobody could read."""
        self._unread[address] += 1

    def may_ask_again(self, address: str) -> None:
        """Forget one body that nobody could read."""
        self._unread[address] -= 1
        if self._unread[address] <= 0:
            del self._unread[address]

    def is_heard(self, address: str) -> bool:
        """Return whether an address is heard at all just now."""
        return self._unread[address] < UNREAD

    def _end(self, guest: Guest) -> None:
        self.leave(guest)
        guest.abort()
