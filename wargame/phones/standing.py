"""Who is there, as the window lists it: places, their phones, and how far the test has come."""

from typing import Final

import msgspec

LATELY_S: Final = 300.0
"""How long a departure counts: a phone that keeps leaving has left the Wi-Fi for the mobile network."""


class Phone(msgspec.Struct, frozen=True):
    """One phone as the window lists it.

    Attributes
    ----------
    place : str
        The seat that it plays or waits for, or the observer.
    word : str
        What its screen shows: `amber 41`.
    waits : bool
        Another phone has the seat, and it was not let in.
    connected : bool
    since : float
        When it came or went last, by the clock that was given in.
    departures : int
        How often it went in the last five minutes.
    """

    place: str
    word: str
    waits: bool
    connected: bool
    since: float
    departures: int


class Place(msgspec.Struct, frozen=True):
    """A seat, or the observer, and the phones that play it.

    Attributes
    ----------
    place : str
    by_phone : bool
        Whether its phones play it now; else they are told that it is played at the laptop.
    has_card : bool
        Whether there is a code that lets phones in.
    phones : tuple[Phone, ...]
        Those that are in first, then those that wait.
    """

    place: str
    by_phone: bool
    has_card: bool
    phones: tuple[Phone, ...]


class Proof(msgspec.Struct, frozen=True):
    """How far the test of the way from phones to the laptop has come.

    Attributes
    ----------
    itself : bool | None
        Whether the laptop reaches itself where it listens; None while that is not known. Proves nothing of
        phones, but that it fails says that something here is in the way.
    here : bool
        A phone has reached the laptop.
    back : bool
        And was reached by it.
    """

    itself: bool | None = None
    here: bool = False
    back: bool = False


class Presence:
    """Who listens at an id, since when, and how often it went.

    Attributes
    ----------
    since : float
    """

    def __init__(self, since: float) -> None:
        self.since = since
        self._streams: set[int] = set()
        self._gone: list[float] = []

    @property
    def is_there(self) -> bool:
        """Whether a stream is open."""
        return bool(self._streams)

    def came(self, stream: int, now: float) -> None:
        """Count a stream that was opened."""
        if not self._streams:
            self.since = now
        self._streams.add(stream)

    def went(self, stream: int, now: float) -> None:
        """Count a stream that ended."""
        if stream not in self._streams:
            return
        self._streams.discard(stream)
        if not self._streams:
            self.since = now
            self._gone = [one for one in self._gone if one > now - LATELY_S] + [now]

    def lost(self, now: float) -> None:
        """Count all streams as ended: the relay was started again."""
        if self._streams:
            self._streams.clear()
            self.since = now

    def departures(self, now: float) -> int:
        """Return how often it went of late."""
        return sum(one > now - LATELY_S for one in self._gone)
