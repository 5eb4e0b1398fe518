"""What is left of a phase's time, counted with a clock that is given.

The record says what was left when the timer was started or paused; between two such events this counts. A
gap between two ticks that is far longer than a tick means that the laptop slept: that time does not count.
The clock on the wall is only watched: where it was set, the times of the record no longer tell how long the
timer ran, so whoever keeps the record is told (`set`), and the count goes on as if nothing had happened.
"""

import time
from collections.abc import Callable, Sequence
from typing import Final, Literal, TypeAlias

from wargame.journal.rows import Entry
from wargame.session.timer import last_set, timing

Heard: TypeAlias = Literal["", "minute", "last", "over", "slept", "set"]
"""What a tick has to tell: one minute or the last seconds are left, the time is over, the laptop slept, the
clock was set."""

SLEPT_S: Final = 15.0
SET_S: Final = 2.0
WARNING_S: Final = 60
LAST_S: Final = (10, 5)
"""Seconds that are left when whoever does not see the digits is told so."""


def uptime() -> float:
    """Return seconds that no setting of a clock changes, those of sleep among them where they are told.

    `time.monotonic` stands still in sleep on Linux and macOS, so that nobody would notice that it slept.
    """
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()


class Countdown:
    """One timer; it changes with `follow`, `tick` and nothing else."""

    def __init__(self, clock: Callable[[], float] = uptime, wall: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._wall = wall
        self._at = clock()
        self._apart = wall() - self._at
        self._entry: int | None = None
        self._left = 0.0
        self.whole = 0
        self.running = False
        self.seat = ""
        self.is_set = False
        """Whether it was started in this phase; else it shows what is planned."""

    @property
    def left(self) -> int:
        """Whole seconds left, below 0 when the time is over."""
        return round(self._left)

    @property
    def digits(self) -> str:
        """What is left as minutes and seconds; empty when there is nothing to show."""
        if not self.whole:
            return ""
        minutes, seconds = divmod(abs(self.left), 60)
        return f"{'−' if self.left < 0 else ''}{minutes:02}:{seconds:02}"

    def follow(self, entries: Sequence[Entry], planned: int, *, resumed: bool = False) -> None:
        """Take over what the record says of the timer; `resumed` when the session was only just opened.

        What was counted since the last event about the timer is kept.
        """
        found = last_set(entries)
        number = found[1].number if found else None
        if number is not None and number == self._entry:
            return
        self._entry, self._at = number, self._clock()
        self._apart = self._wall() - self._at
        now = timing(entries) if found else None
        self.is_set = now is not None
        if now is None:
            self._left, self.whole, self.running, self.seat = float(planned), planned, False, ""
            return
        exact = found is not None and found[1].number == entries[-1].number
        self._left = float(found[0].left if exact and found else now.left)
        self.whole, self.seat = now.whole, now.seat
        self.running = now.running and not resumed

    def tick(self) -> Heard:
        """Count what has gone by since the last tick, and return what is to be told."""
        now = self._clock()
        gone, self._at = now - self._at, now
        if not self.running:
            return ""
        if gone > SLEPT_S or gone < 0:
            return "slept"
        before, self._left = self._left, self._left - gone
        if before > 0 >= self._left:
            return "over"
        if before > WARNING_S >= self._left:
            return "minute"
        if any(before > last >= self._left for last in LAST_S):
            return "last"
        return "set" if self._was_set() else ""

    def _was_set(self) -> bool:
        """Return whether the clock on the wall has left the pace of this one since that was last asked."""
        apart = self._wall() - self._at
        if abs(apart - self._apart) <= SET_S:
            return False
        self._apart = apart
        return True
