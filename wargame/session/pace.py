"""How long phases really took, read off the times of the record.

Every entry has its time of day. A gap of more than half an hour between two entries counts as a break and
not as play. Read by the window, for the pace of the day, and by the report.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from wargame.game.events import PhaseOpened
from wargame.journal.rows import Entry
from wargame.times import moment

if TYPE_CHECKING:
    from datetime import datetime

BREAK_S: Final = 30 * 60
"""Seconds without an entry after which the table is taken to have had a break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One phase as it was played."""

    event: int
    """The event that opened it."""
    turn: int
    phase: int
    """Its place in the scenario's turn, from 0."""
    seconds: float = 0.0
    """How long it took, breaks left out."""


def spans(entries: Sequence[Entry]) -> tuple[Span, ...]:
    """Return every phase that was opened, in order, with the time that was spent in it."""
    found: list[Span] = []
    before: datetime | None = None
    for entry in entries:
        now = moment(entry.at)
        gap = (now - before).total_seconds() if now and before else 0.0
        before = now
        if found and 0 < gap <= BREAK_S:
            found[-1] = replace(found[-1], seconds=found[-1].seconds + gap)
        event = entry.event
        if isinstance(event, PhaseOpened):
            found.append(Span(event=entry.number, turn=event.turn, phase=event.phase))
    return tuple(found)
