"""The charts of a session as values: what is plotted, the table behind it, and the words for it.

`analysis` reads the states at the ends of turns and the events between them and returns every chart; it
measures graphs, so windows ask it on another thread. `chart_drawing` draws. For
the facilitator's eyes: covert moves count in it. To add a chart: a function here that returns a `Chart`,
and its call in `analysis`.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from wargame.alignment.graph import by_turn
from wargame.game.events import Event, MoveRuled
from wargame.game.state import GameState
from wargame.scenario.model import Monitor
from wargame.shown.chart import Chart, Series, Turns, counted, scale_of, turn_labels
from wargame.shown.views_chart import views_chart
from wargame.terms import Instrument, Pair, pair, signed

MOST_LINES: Final = 6
MOST_PAIRS: Final = 18
BINS: Final = ((0, 20), (20, 40), (40, 60), (60, 80), (80, 101))
"""Chances of success in percent, the lower end included."""
INSTRUMENTS: Final[dict[Instrument, str]] = {
    "diplomatic": "Diplomatic",
    "informational": "Informational",
    "military": "Military",
    "economic": "Economic",
}


def analysis(turns: Turns, events: Sequence[Event]) -> tuple[Chart, ...]:
    """Return the charts of a line of play; those that the scenario has nothing for are left out."""
    charts = [
        alignment_chart(turns),
        heat_chart(turns),
        monitor_chart(turns),
        tracks_chart(turns),
        balance_chart(turns),
        views_chart(turns, events),
        instruments_chart(turns, events),
        luck_chart(events),
    ]
    return tuple(chart for chart in charts if chart is not None)


# --- ties ----------------------------------------------------------------------------------------


def alignment_chart(turns: Turns) -> Chart:
    """Return the ties that moved most, and the one that the scenario's question is about."""
    first = turns[0][1]
    asked = _asked(first)
    moved = sorted(
        first.compiled.board.pairs,
        key=lambda both: (both != asked, -_travelled(turns, both), -abs(first.alignment(*both)), both),
    )
    # Ties that never moved would only be straight lines; a few are shown when nothing else is there.
    shown = [both for both in moved if both == asked or _travelled(turns, both)][:MOST_LINES] or moved[:3]
    low, high = scale_of(turns)
    series = tuple(
        Series(
            name=_names(first, both),
            values=tuple(float(state.alignment(*both)) for _, state in turns),
            strong=both == asked,
        )
        for both in shown
    )
    return Chart(
        key="alignment",
        title="Alignment over time",
        aside=f"{len(shown)} of {len(first.compiled.board.pairs)} pairs",
        kind="lines",
        labels=turn_labels(turns),
        series=series,
        low=low,
        high=high,
        words=" ".join(_course(one) for one in series),
        head=("Pair", *turn_labels(turns)),
        rows=tuple(
            (_names(first, both), *(signed(state.alignment(*both)) for _, state in turns))
            for both in first.compiled.board.pairs
        ),
    )


def heat_chart(turns: Turns) -> Chart:
    """Return the pairs that have a tie, turn by turn, those that moved first."""
    first = turns[0][1]
    threshold = first.compiled.scenario.graph.tie_threshold
    tied = [
        both
        for both in first.compiled.board.pairs
        if any(abs(state.alignment(*both)) >= threshold for _, state in turns)
    ]
    tied.sort(key=lambda both: (-_travelled(turns, both), both))
    shown = tied[:MOST_PAIRS]
    shown.sort(key=lambda both: (-turns[-1][1].alignment(*both), both))
    low, high = scale_of(turns)
    series = tuple(
        Series(
            name=_shorts(first, both),
            values=tuple(float(state.alignment(*both)) for _, state in turns),
            strong=both == _asked(first),
        )
        for both in shown
    )
    last = turns[-1][1]
    aligned = [_names(first, both) for both in shown if last.alignment(*both) >= threshold]
    return Chart(
        key="heat",
        title="Pairs by turn",
        aside=f"{len(shown)} of {len(tied)} ties",
        kind="heat",
        labels=turn_labels(turns),
        series=series,
        low=low,
        high=high,
        words=f"{len(tied)} ties; aligned at the end: {', '.join(aligned) or 'none'}.",
        head=("Pair", *turn_labels(turns)),
        rows=tuple(
            (_names(first, both), *(signed(state.alignment(*both)) for _, state in turns)) for both in tied
        ),
    )


def balance_chart(turns: Turns) -> Chart:
    """Return the share of balanced triads, frustration and polarisation over time."""
    from wargame.alignment.trend import trend

    low, high = scale_of(turns)
    points = trend(by_turn(turns), scale_end=max(-low, high))
    shares = tuple(_percent(one.measures.triads.balanced_share) for one in points)
    frustration = tuple(float(one.measures.frustration.at_most) for one in points)
    poles = tuple(_percent(one.measures.polarisation) for one in points)
    exact = all(one.measures.frustration.is_exact for one in points)
    most = max(*frustration, 1.0)
    series = (
        Series(name="Balanced triads, %", values=shares, low=0, high=100),
        Series(name="Frustration index", values=frustration, low=0, high=most, strong=True),
        Series(name="Polarisation, %", values=poles, low=0, high=100),
    )
    now = points[-1].measures.triads
    said = f"{now.balanced} of {now.count} triads balanced" if now.count else "no triads"
    return Chart(
        key="balance",
        title="Triads and frustration",
        aside=said,
        kind="small",
        labels=turn_labels(turns),
        series=series,
        words=" ".join(_course(one) for one in series) + ("" if exact else " Frustration is an upper bound."),
        head=("Turn", *(one.name for one in series)),
        rows=_by_label(turns, series),
    )


# --- tracks and the monitor ----------------------------------------------------------------------


def tracks_chart(turns: Turns) -> Chart | None:
    """Return the tracks over time, each on its own scale; None if there are none."""
    tracks = turns[0][1].compiled.scenario.tracks
    if not tracks:
        return None
    series = tuple(
        Series(
            name=line.name,
            values=tuple(float(state.track(line.id)) for _, state in turns),
            low=line.min,
            high=line.max,
        )
        for line in tracks
    )
    moved = [one for one in series if one.values[0] != one.values[-1]]
    return Chart(
        key="tracks",
        title="Tracks over time",
        aside=f"{len(moved)} of {len(series)} moved",
        kind="small",
        labels=turn_labels(turns),
        series=series,
        words=" ".join(_course(one) for one in series),
        head=("Turn", *(one.name for one in series)),
        rows=_by_label(turns, series),
    )


def monitor_chart(turns: Turns) -> Chart | None:
    """Return the monitor's index over time with the evidence behind the last one; None without a monitor."""
    from wargame.alignment.monitor import answer

    monitor = turns[0][1].compiled.scenario.monitor
    if monitor is None:
        return None
    answers = [known for _, state in turns if (known := answer(state)) is not None]
    last = answers[-1]
    series = (Series(name="Index", values=tuple(one.index for one in answers), strong=True),)
    notes = (
        f"{last.title}: {last.line}" if last.line else last.title,
        *(
            f"{signed(round(100 * one.value * one.weight))}  {one.title}: {one.evidence}"
            for one in last.parts
        ),
        *(f"{'Holds' if one.holds else 'Does not hold'}: {one.title}" for one in last.mechanisms),
    )
    return Chart(
        key="monitor",
        title=monitor.question,
        aside=f"index {signed(round(last.index))}",
        kind="index",
        labels=turn_labels(turns),
        series=series,
        low=-100,
        high=100,
        words=f"{_course(series[0])} {' '.join(notes)}",
        notes=notes,
        head=("Turn", "Index", "Verdict", *(one.title for one in last.parts)),
        rows=tuple(
            (label, f"{one.index:.1f}", one.title, *(part.evidence for part in one.parts))
            for label, one in zip(turn_labels(turns), answers, strict=True)
        ),
        bands=_bands(monitor),
    )


def _bands(monitor: Monitor) -> tuple[tuple[float, float, str], ...]:
    """Return the ranges in which the index alone tells a verdict."""
    found = []
    for one in monitor.verdicts:
        if one.index_min is not None and one.index_min > 0:
            found.append((float(one.index_min), 100.0, one.title))
        elif one.index_max is not None and one.index_max < 0:
            found.append((-100.0, float(one.index_max), one.title))
    return tuple(found)


# --- moves ---------------------------------------------------------------------------------------


def instruments_chart(turns: Turns, events: Sequence[Event]) -> Chart:
    """Return how many moves each seat made with each instrument; covert ones count."""
    compiled = turns[0][1].compiled
    counts: dict[tuple[str, str], int] = {}
    for event in events:
        if isinstance(event, MoveRuled) and event.card in compiled.cards:
            kind = compiled.cards[event.card].card.instrument
            counts[event.seat, kind] = counts.get((event.seat, kind), 0) + 1
    seats = [seat.id for seat in compiled.scenario.seats]
    labels = tuple(compiled.scenario.actor(seat).name for seat in seats)
    series = tuple(
        Series(name=words, values=tuple(float(counts.get((seat, kind), 0)) for seat in seats))
        for kind, words in INSTRUMENTS.items()
    )
    total = sum(counts.values())
    said = [
        f"{label}: "
        + (
            ", ".join(f"{int(one.values[at] or 0)} {one.name.lower()}" for one in series if one.values[at])
            or "none"
        )
        for at, label in enumerate(labels)
    ]
    return Chart(
        key="instruments",
        title="Instruments by seat",
        aside=counted(total, "move"),
        kind="bars",
        labels=labels,
        series=series,
        high=max([sum(one.values[at] or 0 for one in series) for at in range(len(labels))] + [1.0]),
        words=". ".join(said) + ".",
        head=("Seat", *(one.name for one in series)),
        rows=tuple((label, *(f"{one.values[at]:g}" for one in series)) for at, label in enumerate(labels)),
    )


def luck_chart(events: Sequence[Event]) -> Chart:
    """Return how often throws succeeded against the odds they had, and whether the dice were kind."""
    thrown = [
        (
            100 * (one.reckoning.odds[0] + one.reckoning.odds[1]) / one.reckoning.of,
            one.rolled in ("exceeds", "succeeds"),
        )
        for one in events
        if isinstance(one, MoveRuled) and one.throw is not None and one.reckoning.of
    ]
    labels = tuple(f"{low}–{min(high, 100)}%" for low, high in BINS)
    groups = [[won for chance, won in thrown if low <= chance < high] for low, high in BINS]
    chances = [[chance for chance, _ in thrown if low <= chance < high] for low, high in BINS]
    came = tuple(100 * sum(group) / len(group) if group else None for group in groups)
    expected = tuple(sum(group) / len(group) if group else None for group in chances)
    wins, due = sum(won for _, won in thrown), sum(chance for chance, _ in thrown) / 100
    said = (
        f"{counted(len(thrown), 'throw')}: {wins} succeeded, {due:.1f} were to be expected."
        if thrown
        else "Nothing was thrown yet."
    )
    return Chart(
        key="luck",
        title="Luck",
        aside=counted(len(thrown), "throw"),
        kind="luck",
        labels=labels,
        series=(
            Series(name="Expected, %", values=expected),
            Series(name="Came out, %", values=came, strong=True),
            Series(name="Throws", values=tuple(float(len(group)) for group in groups)),
        ),
        high=100,
        words=said,
        notes=(said,),
        head=("Chance of success", "Expected, %", "Came out, %", "Throws"),
        rows=tuple(
            (label, _rounded(due_here), _rounded(came_here), str(len(group)))
            for label, due_here, came_here, group in zip(labels, expected, came, groups, strict=True)
        ),
    )


# --- words and small sums ------------------------------------------------------------------------


def _names(state: GameState, both: Pair) -> str:
    scenario = state.compiled.scenario
    return f"{scenario.actor(both[0]).name}–{scenario.actor(both[1]).name}"


def _shorts(state: GameState, both: Pair) -> str:
    scenario = state.compiled.scenario
    return "–".join(scenario.actor(one).short or scenario.actor(one).name[:2].upper() for one in both)


def _asked(state: GameState) -> Pair | None:
    monitor = state.compiled.scenario.monitor
    return pair(*monitor.between) if monitor is not None and monitor.between else None


def _travelled(turns: Turns, both: Pair) -> int:
    values = [state.alignment(*both) for _, state in turns]
    return sum(abs(after - before) for before, after in pairwise(values))


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def _course(series: Series) -> str:
    known = [value for value in series.values if value is not None]
    if not known:
        return f"{series.name}: undefined."
    if len(set(known)) == 1:
        return f"{series.name}: {known[0]:g} throughout."
    return (
        f"{series.name}: from {known[0]:g} to {known[-1]:g}, lowest {min(known):g}, highest {max(known):g}."
    )


def _by_label(turns: Turns, series: Sequence[Series]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (label, *(_rounded(one.values[at]) for one in series)) for at, label in enumerate(turn_labels(turns))
    )


def _rounded(value: float | None) -> str:
    return "" if value is None else f"{round(value, 1):g}"
