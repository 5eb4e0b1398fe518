"""The charts of a session as values: what is plotted, the table behind it, and the words for it.

`analysis` reads the states at the ends of turns and the events between them and returns every chart; it
measures graphs, so windows ask it on another thread. `chart_drawing` draws. For
the facilitator's eyes: covert moves count in it. To add a chart: a function here that returns a `Chart`,
and its call in `analysis`.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from wargame.game.events import Event, MoveRuled
from wargame.game.secrecy import hidden_now
from wargame.game.state import GameState
from wargame.scenario.model import Monitor
from wargame.shown.actors import shorts_in
from wargame.shown.chart import Chart, Series, Turns, scale_of, turn_labels
from wargame.shown.course import balance_course, measured, tie_courses, track_courses, travelled
from wargame.shown.luck import BANDS, band_of, band_words, luck_of, thrown_for
from wargame.shown.views_chart import views_chart
from wargame.terms import Pair, pair, signed
from wargame.words.counting import counted
from wargame.words.labels import INSTRUMENT_WORDS

MOST_LINES: Final = 6
MOST_PAIRS: Final = 18


def analysis(turns: Turns, events: Sequence[Event], *, hidden: bool = False) -> tuple[Chart, ...]:
    """Return the charts of a line of play; those that the scenario has nothing for are left out.

    With `hidden` the tracks too that are known to Control alone.
    """
    charts = [
        alignment_chart(turns),
        heat_chart(turns),
        monitor_chart(turns),
        tracks_chart(turns, hidden=hidden),
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
    courses = tie_courses(turns)
    moved = sorted(
        courses,
        key=lambda both: (both != asked, -travelled(courses[both]), -abs(courses[both][0]), both),
    )
    # Ties that never moved would only be straight lines; a few are shown when nothing else is there.
    shown = [both for both in moved if both == asked or travelled(courses[both])][:MOST_LINES] or moved[:3]
    low, high = scale_of(turns)
    series = tuple(
        Series(
            name=_names(first, both),
            values=_floats(courses[both]),
            strong=both == asked,
        )
        for both in shown
    )
    return Chart(
        key="alignment",
        title="Alignment over time",
        aside=f"{len(shown)} of {len(courses)} pairs",
        kind="lines",
        labels=turn_labels(turns),
        series=series,
        low=low,
        high=high,
        words=_told(series, signed),
        head=("Pair", *turn_labels(turns)),
        rows=tuple((_names(first, both), *map(signed, course)) for both, course in courses.items()),
    )


def heat_chart(turns: Turns) -> Chart:
    """Return the pairs that have a tie, turn by turn, those that moved first."""
    first = turns[0][1]
    threshold = first.compiled.scenario.graph.tie_threshold
    courses = tie_courses(turns)
    tied = [both for both, course in courses.items() if any(abs(value) >= threshold for value in course)]
    tied.sort(key=lambda both: (-travelled(courses[both]), both))
    shown = sorted(tied[:MOST_PAIRS], key=lambda both: (-courses[both][-1], both))
    low, high = scale_of(turns)
    series = tuple(
        Series(
            name=_shorts(first, both),
            values=_floats(courses[both]),
            strong=both == _asked(first),
        )
        for both in shown
    )
    aligned = [_names(first, both) for both in shown if courses[both][-1] >= threshold]
    return Chart(
        key="heat",
        title="Pairs by turn",
        aside=f"{len(shown)} of {len(tied)} ties",
        kind="heat",
        labels=turn_labels(turns),
        series=series,
        low=low,
        high=high,
        words=f"{counted(len(tied), 'tie')}; aligned at the end: {', '.join(aligned) or 'none'}.",
        head=("Pair", *turn_labels(turns)),
        rows=tuple((_names(first, both), *map(signed, courses[both])) for both in tied),
    )


def balance_chart(turns: Turns) -> Chart:
    """Return the share of balanced triads, frustration and polarisation over time."""
    points = measured(turns)
    course = balance_course(points)
    shares = tuple(_percent(share) for share in course.balanced)
    frustration = course.frustration
    poles = tuple(_percent(share) for share in course.polarisation)
    most = max(*frustration, 1.0)
    series = (
        Series(name="Balanced triads, %", values=shares, low=0, high=100),
        Series(name="Frustration index", values=frustration, low=0, high=most, strong=True),
        Series(name="Polarisation, %", values=poles, low=0, high=100),
    )
    bound = "" if course.is_exact else " Frustration is an upper bound."
    now = points[-1].measures.triads
    said = f"{now.balanced} of {now.count} triads balanced" if now.count else "no triads"
    return Chart(
        key="balance",
        title="Triads and frustration",
        aside=said,
        kind="small",
        labels=turn_labels(turns),
        series=series,
        words=f"{_told(series)}{bound}",
        head=("Turn", *(one.name for one in series)),
        rows=_by_label(turns, series),
    )


# --- tracks and the monitor ----------------------------------------------------------------------


def tracks_chart(turns: Turns, *, hidden: bool = False) -> Chart | None:
    """Return the tracks over time, each on its own scale; None if there are none.

    With `hidden` those too that are known to Control alone, named as such.
    """
    closed = hidden_now(turns[-1][1])
    series = tuple(
        Series(
            name=f"{line.name} (hidden)" if line.id in closed else line.name,
            values=_floats(course),
            low=line.min,
            high=line.max,
        )
        for line, course in track_courses(turns, hidden=hidden or not closed)
    )
    if not series:
        return None
    moved = [one for one in series if one.values[0] != one.values[-1]]
    return Chart(
        key="tracks",
        title="Tracks over time",
        aside=f"{len(moved)} of {len(series)} moved",
        kind="small",
        labels=turn_labels(turns),
        series=series,
        words=_told(series),
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
        words=f"{_course(series[0], _index)} {' '.join(notes)}",
        notes=notes,
        head=("Turn", "Index", "Verdict", *(one.title for one in last.parts)),
        rows=tuple(
            (label, _index(one.index), one.title, *(part.evidence for part in one.parts))
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
        for kind, words in INSTRUMENT_WORDS.items()
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
        found
        for one in events
        if isinstance(one, MoveRuled) and (found := thrown_for(one.reckoning, one.rolled)) is not None
    ]
    labels = tuple(band_words(band) for band in range(len(BANDS)))
    groups = [luck_of(one for one in thrown if band_of(one.chance) == band) for band in range(len(BANDS))]
    came = tuple(100 * one.came / one.thrown if one.thrown else None for one in groups)
    expected = tuple(100 * one.expected / one.thrown if one.thrown else None for one in groups)
    every = luck_of(thrown)
    said = (
        f"{counted(every.thrown, 'throw')}: {every.came} succeeded, {every.expected:.1f} were to be expected."
        if thrown
        else "Nothing was thrown yet."
    )
    return Chart(
        key="luck",
        title="Luck",
        aside=counted(every.thrown, "throw"),
        kind="luck",
        labels=labels,
        series=(
            Series(name="Expected, %", values=expected),
            Series(name="Came out, %", values=came, strong=True),
            Series(name="Throws", values=tuple(float(one.thrown) for one in groups)),
        ),
        high=100,
        words=said,
        notes=(said,),
        head=("Chance of success", "Expected, %", "Came out, %", "Throws"),
        rows=tuple(
            (label, _rounded(due), _rounded(won), str(one.thrown))
            for label, due, won, one in zip(labels, expected, came, groups, strict=True)
        ),
    )


# --- words and small sums ------------------------------------------------------------------------


def _names(state: GameState, both: Pair) -> str:
    scenario = state.compiled.scenario
    return f"{scenario.actor(both[0]).name}–{scenario.actor(both[1]).name}"


def _shorts(state: GameState, both: Pair) -> str:
    shorts = shorts_in(state.compiled.scenario)
    return "–".join(shorts[one] for one in both)


def _asked(state: GameState) -> Pair | None:
    monitor = state.compiled.scenario.monitor
    return pair(*monitor.between) if monitor is not None and monitor.between else None


def _floats(course: Sequence[int]) -> tuple[float, ...]:
    return tuple(float(value) for value in course)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def _told(series: Iterable[Series], written: Callable[[float], str] = "{:g}".format) -> str:
    return " ".join(_course(one, written) for one in series)


def _index(value: float) -> str:
    return signed(round(value, 1))


def _course(series: Series, written: Callable[[float], str]) -> str:
    known = [value for value in series.values if value is not None]
    if not known:
        return f"{series.name}: undefined."
    if len(set(known)) == 1:
        return f"{series.name}: {written(known[0])} throughout."
    return (
        f"{series.name}: from {written(known[0])} to {written(known[-1])}, "
        f"lowest {written(min(known))}, highest {written(max(known))}."
    )


def _by_label(turns: Turns, series: Sequence[Series]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (label, *(_rounded(one.values[at]) for one in series)) for at, label in enumerate(turn_labels(turns))
    )


def _rounded(value: float | None) -> str:
    return "" if value is None else f"{round(value, 1):g}"
