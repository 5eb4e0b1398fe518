"""How fast the log is narrowed down while somebody types."""

from random import Random

from benchmarks import reference
from benchmarks.figure import Figure, best_of, in_milli
from wargame.session.narration import Narrator
from wargame.shown.log import LogRow, log_rows, matching

EVENTS = 4000
LONG = 300
"""Turns of the reference game that make more than so many events."""

SEARCHES = ("", "s", "su", "the", "succeeds the", "no such words anywhere")
"""What is typed: nothing, a letter, a word, two words, and what no line holds."""


def figures() -> list[Figure]:
    """Return the time of the slowest search in a long log, beside its goal."""
    lines = long_log()
    slowest = max(seconds_to_filter(lines, text) for text in SEARCHES)
    name = f"log of {len(lines):,} events filtered"
    return [Figure(name=name, value=in_milli(slowest), unit="ms", goal=30)]


def long_log() -> tuple[LogRow, ...]:
    """Return the log of a reference game, cut to 4,000 events."""
    session = reference.play_out(reference.begin(1, LONG), Random(1))
    entries = session.history.line()[:EVENTS]
    return log_rows(entries, Narrator(session.compiled, session.people), {})


def seconds_to_filter(lines: tuple[LogRow, ...], text: str) -> float:
    """Return the seconds of the best of five searches."""
    return best_of(5, lambda: matching(lines, text))
