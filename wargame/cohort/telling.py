"""A series in words: what it shows, how sure that is, and what so few tables cannot show.

Values of `overview` and `treatments` in, sentences out, for the command line, the page and the report alike.
A null is a sentence with its interval and with what could have been seen: not shown is not the same as none.
"""

from collections.abc import Iterator
from functools import partial
from math import floor, log10
from typing import Final

from wargame.cohort.overview import FEW, NumberRow, Overview, Spread, VerdictRow
from wargame.cohort.shares import FEWEST as FEWEST_SHARES
from wargame.cohort.shares import Shares
from wargame.cohort.shuffles import ByChance, Difference
from wargame.cohort.treatments import FEWEST, Compared, Trial
from wargame.design.reach import SELDOM
from wargame.simulation.summary import Share
from wargame.words.counting import counted, signed, spelt

LUCK_TITLE: Final = "Could luck do this?"
OTHER_WAY: Final = "as far the other way"

SMALL: Final = 20
"""Tables of a label under which the smallest difference that would show is said."""


def share_words(one: Share) -> str:
    """Return a share with its interval: `13 of 40 (20–48 in 100)`; of very few, the count alone."""
    counts = f"{round(one.value * one.of)} of {one.of}"
    return counts if one.of < FEW else f"{counts} ({100 * one.low:.0f}–{100 * one.high:.0f} in 100)"


def figure(value: float, *, has_sign: bool) -> str:
    """Return a number to a tenth: one of a tie or the index with its sign, any other without."""
    tenths = round(value, 1) or 0.0
    return signed(tenths) if has_sign or tenths < 0 else f"{tenths:.1f}".removesuffix(".0")


def spread_words(one: Spread, *, has_sign: bool = False) -> str:
    """Return where a number lies: middle and quarters, or the numbers themselves where there are few."""
    written = partial(figure, has_sign=has_sign)
    if one.of == 1:
        return written(one.mean)
    if one.of < FEW:
        return f"{written(one.lowest)} to {written(one.highest)}"
    return (
        f"middle {written(one.middle)}, half of them {written(one.quarter)} to "
        f"{written(one.three_quarters)}, all {written(one.lowest)} to {written(one.highest)}"
    )


def chance_words(count: int, of: int, *, exact: bool) -> str:
    """Return how often chance alone does as much: `7 of 1,000 shuffles`, `2 of all 20 deals`."""
    return f"{count:,} of all {of:,} deals" if exact else f"{count:,} of {of:,} shuffles"


def head_words(one: Overview) -> str:
    """Return how many tables there are and how they ended."""
    said = f"{counted(one.tables, 'table')} played to the end"
    if one.early:
        said += f", {one.early} of them before the last turn"
    if one.by_hand:
        said += f"; {counted(one.by_hand, 'ruling')} by hand"
    return f"{said}."


def few_words(tables: int) -> str:
    """Return what so few tables cannot say; empty where there are enough."""
    if tables == 1:
        return "One table is a story: there is nothing to compare it with."
    if tables == 2:
        return "Two tables cannot show a difference; they can only be laid side by side."
    if tables < FEW:
        return "So few tables have no middle and no quarters; each stands for itself."
    return ""


def verdict_words(row: VerdictRow) -> str:
    """Return how often a verdict was given, and how often bots come to it."""
    said = f"{row.title}: {share_words(row.tables)}"
    bots = [f"{policy} bots {100 * one.value:.0f} in 100" for policy, one in row.bots]
    return f"{said}; {', '.join(bots)}" if bots else said


def number_words(row: NumberRow) -> str:
    """Return where a tie or a track began and ended, and where bots end."""
    written = partial(figure, has_sign=row.has_sign)
    said = f"{row.name}: from {written(row.start)}; {spread_words(row.end, has_sign=row.has_sign)}"
    for policy, low, _, high in row.bots[:1]:
        said += f"; {policy} bots {written(low)} to {written(high)}"
    return said


def decided_words(one: Overview) -> str:
    """Return after which turn the end was as good as known; empty without an index or with few tables."""
    known = [turn for turn, share in enumerate(one.decided) if share >= 0.5]
    if not known or len(one.decided) < 2:
        return ""
    turn = next(turn for turn in known if all(share >= 0.5 for share in one.decided[turn:]))
    return (
        f"From turn {turn} on, the index explains at least half of how far apart the tables end "
        f"({100 * one.decided[turn]:.0f} in 100 then)."
    )


def likeness_words(one: Overview) -> str:
    """Return how alike the tables ran; empty for a single one."""
    if one.tables < 2:
        return ""
    said = f"Two tables lie {one.apart:.1f} tie points apart on average"
    if one.blocs_agree is not None:
        said += f"; their blocs at the end agree at {one.blocs_agree:.2f} (0 as by chance, 1 wholly)"
    return f"{said}."


def shares_words(one: Shares) -> Iterator[str]:
    """Yield where the spread of the index comes from, with its conditions, or why that cannot be told."""
    if not one.is_told:
        yield (
            "Where the spread comes from cannot be told: that takes "
            f"{counted(FEWEST_SHARES, 'table')} or more, most of them sharing their hidden draw with another "
            f"({one.alone} of {one.tables} here stand alone)."
        )
        return
    yield (
        f"Of the spread of the index inside label and version (deviation {one.spread:.0f}): hidden draws "
        f"{100 * one.draws:.0f} in 100, dice with the moves held {100 * one.dice:.0f}, choices and answers "
        f"to dice {100 * one.rest:.0f}."
    )
    of = f", the dice of {one.replayed:,} of them thrown anew" if one.replayed < one.tables else ""
    yield f"This rests on {counted(one.tables, 'table')} in {counted(one.groups, 'draw')}{of}: rough figures."


def trial_words(one: Trial, *, dealt_by_lot: bool = False) -> Iterator[str]:
    """Yield what a treatment came to: what was named before play, then the rest, then what cannot be seen."""
    few, many = one.tables
    yield f"{counted(many, 'table')} with “{one.treated}”, {few} with “{one.without}”."
    if not one.is_tested:
        yield _untested_words(one)
        return
    if one.left_out:
        yield (
            f"{counted(one.left_out, 'table')} of strata that had only one of the two say nothing about the "
            "difference and are left out."
        )
    if one.strata > 1:
        yield f"Labels are shuffled inside {counted(one.strata, 'stratum', 'strata')} only."
    named = [row for row in one.rows if row.named]
    for row in named:
        yield named_words(row, one, dealt_by_lot=dealt_by_lot)
    if len(named) > 1:
        yield (
            f"{spelt(len(named), 'number').capitalize()} were named before play and each is read alone: "
            "one of them differs by chance more often than a single one would."
        )
    yield from _rest_words(one)


def named_words(row: Compared, of: Trial, *, dealt_by_lot: bool = False) -> str:
    """Return what came of a number that was named before play."""
    one = row.difference
    shown = one.alone <= SELDOM * one.of
    way = "higher" if one.value > 0 else "lower"
    said = f"{row.name}: {abs(one.value):.1f} {row.unit} {way} with “{of.treated}”{interval_words(one)}"
    said += f"; chance alone does as much in {chance_words(one.alone, one.of, exact=one.exact)}"
    if shown:
        by = f"“{of.treated}” is the cause, for the labels were dealt by lot" if dealt_by_lot else ""
        return f"{said}. That is shown{f': {by}' if by else ''}."
    return f"{said}. That is not shown, which is not to say that there is none.{_would_show(one, row.unit)}"


def compared_words(row: Compared) -> str:
    """Return one of the numbers that were merely looked at."""
    one = row.difference
    return (
        f"{row.name}: {row.without:.2f} against {row.treated:.2f} {row.unit}, "
        f"{signed(round(one.value, 2))}{interval_words(one)}; "
        f"{chance_words(one.among_all, one.of, exact=one.exact)} among all that was looked at"
    )


def by_chance_words(one: ByChance, unit: str) -> str:
    """Return what a drawing of the shuffles shows, for those who do not see it."""
    ranges = list(zip(one.edges, one.edges[1:], one.deals, strict=False))
    halves = _middle_share(ranges, one.of, 0.5), _middle_share(ranges, one.of, 0.9)
    said = chance_words(sum(one.as_far), one.of, exact=one.exact)
    return (
        f"With the labels dealt anew, half of the differences lie within {halves[0]:.1f} {unit} of 0 and "
        f"nine in ten within {halves[1]:.1f}. This series differs by {signed(round(one.value, 1))}: {said} "
        "lie as far out, on either side, itself among them."
    )


def this_series(one: ByChance, unit: str) -> str:
    """Return what stands beside the difference that was played."""
    return f"this series, {signed(round(one.value, 1))} {unit}"


def ticks(reach: float) -> tuple[float, ...]:
    """Return round numbers on either side of nought within reach."""
    step = 10.0 ** floor(log10(reach / 2))
    step *= max(by for by in (1, 2, 5) if by == 1 or by * step <= reach / 2)
    return tuple(round(step * at, 10) for at in range(-int(reach / step), int(reach / step) + 1))


def _middle_share(ranges: list[tuple[float, float, int]], of: int, share: float) -> float:
    """Return how far from nought one must go for ranges that hold such a share of the deals."""
    inside = 0
    for far in sorted({max(abs(low), abs(high)) for low, high, _ in ranges}):
        inside = sum(many for low, high, many in ranges if max(abs(low), abs(high)) <= far + 1e-9)
        if inside >= share * of:
            return far
    return max(abs(low) for low, _, _ in ranges)


def _rest_words(of: Trial) -> Iterator[str]:
    rest = [row for row in of.rows if not row.named]
    found = [row for row in rest if row.difference.among_all <= SELDOM * row.difference.of]
    if not rest:
        return
    others = of.looked_at - sum(row.named for row in of.rows)
    if found:
        many = f"Of {others} other numbers that were looked at"
        yield f"{many}, chance alone seldom does as much to {len(found)}:"
        yield from (compared_words(row) for row in found)
    else:
        yield f"Of {others} other numbers that were looked at, none differs more than chance often does."


def _untested_words(of: Trial) -> str:
    if min(of.tables) < FEWEST:
        return f"With fewer than {FEWEST} tables of either there is nothing to compare."
    return (
        "No stratum had both, so what the tables differ by may as well be the stratum: nothing is tested. "
        "Deal the treatment inside each stratum next time."
    )


def interval_words(one: Difference) -> str:
    """Return the interval of a difference, in brackets after a space."""
    if one.low is None or one.high is None:
        return " (so few tables set it no bounds)"
    return f" ({signed(round(one.low, 1))} to {signed(round(one.high, 1))})"


def _would_show(one: Difference, unit: str) -> str:
    if one.would_show is None:
        return " So few tables could not show a difference of any size."
    return f" A difference of {one.would_show:.1f} {unit} would be found four times in five."
