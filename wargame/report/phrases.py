"""Small words of the report: numbers of events, counts, lists.

Every format uses the same ones. Dates and times are said by `wargame.times`.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from wargame.game.events import Change
from wargame.report.blocks import SourcedText, Tone
from wargame.terms import signed

MOST_RUNS: Final = 8
"""Runs of event numbers that are written out one by one."""


def turn_named(number: int, label: str) -> str:
    """Return which turn it is, with what the calendar calls it where it has a name: `turn 2, Spring`."""
    return f"turn {number}" if label == f"Turn {number}" else f"turn {number}, {label}"


def runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return event numbers as runs, first and last of each, in order."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def refs_in_words(numbers: Sequence[int]) -> str:
    """Return event numbers as a report writes them: `12, 14–16`; many as the first, the last and how many."""
    every = runs(numbers)
    if len(every) > MOST_RUNS:
        count = len(set(numbers))
        return f"{every[0][0]} … {every[-1][1]}, {count} events"
    return ", ".join(str(one) if one == last else f"{one}–{last}" for one, last in every)


def capital(text: str) -> str:
    """Return a sentence with a capital at its head."""
    return text[:1].upper() + text[1:]


def tone_of(value: int) -> Tone:
    """Return how a value of an alignment is meant."""
    return "aligned" if value > 0 else "opposed" if value < 0 else ""


def moved(before: int, after: int, *, signs: bool) -> SourcedText:
    """Return a movement: `+2 → −1` with the tone of where it ends, or `4 → 5`."""
    if signs:
        return SourcedText(f"{signed(before)} → {signed(after)}", tone=tone_of(after))
    return SourcedText(f"{before} → {after}")


def change_line(change: Change, name: str, refs: tuple[int, ...] = ()) -> SourcedText:
    """Return one change in a few words: `Iran and Russia +4 → +5`, and what was asked for if less came."""
    signs = change.what.kind == "alignment"
    line = moved(change.before, change.after, signs=signs)
    applied = change.after - change.before
    asked = f" (asked {signed(change.asked)})" if applied != change.asked else ""
    return SourcedText(f"{name} {line.text}{asked}", refs, line.tone)


def per_cent(share: float) -> str:
    """Return a share from 0 to 1 in per cent."""
    return f"{round(100 * share)}%"
