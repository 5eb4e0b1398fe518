"""Drawings of numbers with their intervals: verdicts by label, differences, tables inside their strata.

Takes values of a study, gives `report.blocks.Drawing`. An open mark is the label that is held against, a
filled one the other; a whisker is the interval of 95 in 100, a dotted line where bots come to.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from wargame.cohort.mapping import SeriesMap
from wargame.cohort.reporting.pen import BODY, SMALL, WIDE_LETTER, WIDTH, Anchor, Pen, Place
from wargame.cohort.series import INDEX_ENDS
from wargame.cohort.shuffles import ByChance
from wargame.cohort.telling import OTHER_WAY, by_chance_words, this_series, ticks
from wargame.cohort.treatments import Compared, Trial
from wargame.cohort.verdicts import VerdictRows
from wargame.report.blocks import Drawing
from wargame.report.charts import INK, LINE, QUIET
from wargame.words.counting import signed

NAMES, COUNTS = 190.0, 110.0
"""Room for names at the left and for counts at the right."""
ROW: Final = 22.0
MOST_DIFFERENCES: Final = 14
MAP_HEIGHT: Final = 360.0
CHANCE_HEIGHT: Final = 150.0
BAR: Final = "#C9D0D9"
"""Of deals that differ by less than was played."""
LETTERS: Final = 9.5
"""Of names and signs on the map."""
MOST_NAMED: Final = 60
"""Tables up to which the points of the map bear their names."""


def verdicts_drawing(rows: VerdictRows, title: str) -> Drawing:
    """Return how often each verdict was given, label by label, with intervals."""
    pen, y, said = Pen(), 30.0, []
    left, right = NAMES, WIDTH - COUNTS
    lines = sum(len(labels) for _, labels in rows)
    bottom = 24.0 + lines * ROW + len(rows) * 12.0
    for part in range(5):
        x = left + (right - left) * part / 4
        pen.line((x, 12), (x, bottom - 8), colour=LINE)
        pen.text((x, bottom + 8), f"{25 * part}%", anchor="middle")
    for name, labels in rows:
        pen.text((0, y + 4), name, size=BODY, strong=True, colour=INK, room=NAMES - 14)
        for one in labels:
            at, ends = one.share, [left + (right - left) * end for end in (one.share.low, one.share.high)]
            x = left + (right - left) * at.value
            if one.has_interval:
                pen.line((ends[0], y), (ends[1], y), width=1.6, colour=INK)
            if one.bots is not None:
                mark = left + (right - left) * one.bots
                pen.line((mark, y - 8), (mark, y + 8), width=1.4, colour=QUIET, dash="2 2")
            pen.point((x, y), filled=one.is_filled)
            pen.text((right + 12, y + 4), one.counts, colour=INK)
            said.append(f"{name}{f', “{one.label}”' if one.label else ''}: {one.words}.")
            y += ROW
        y += 12.0
    return pen.drawing(bottom + 16, title=title, alt=" ".join(said))


def differences_drawing(of: Trial, title: str) -> Drawing:
    """Return the differences that chance does least, each measured by what so many tables would show."""
    rows = [row for row in of.rows if row.difference.would_show][:MOST_DIFFERENCES]
    pen, left, right = Pen(), NAMES + 40, WIDTH - 150.0
    bottom = 20.0 + ROW * len(rows)
    for whole in range(-2, 3):
        x = _across(float(whole), left, right)
        pen.line((x, 8), (x, bottom), colour=LINE if whole else QUIET)
        words = "0" if not whole else f"{signed(whole)}×"
        pen.text((x, bottom + 15), words, anchor="middle")
    for at, row in enumerate(rows):
        _difference(pen, row, 22.0 + ROW * at, (left, right))
    alt = " ".join(f"{row.name}: {_figures(row)}." for row in rows)
    return pen.drawing(bottom + 24, title=title, alt=alt)


def _across(value: float, left: float, right: float) -> float:
    return left + (right - left) * (min(2.0, max(-2.0, value)) + 2.0) / 4.0


def _difference(pen: Pen, row: Compared, y: float, room: tuple[float, float]) -> None:
    one = row.difference
    unit = one.would_show or 1.0
    name = f"{row.name} (named)" if row.named else row.name
    pen.text((0, y + 4), name, strong=row.named, colour=INK, room=room[0] - 12)
    if one.low is not None and one.high is not None:
        ends = [_across(end / unit, *room) for end in (one.low, one.high)]
        pen.line((ends[0], y), (ends[1], y), width=1.6, colour=INK)
    pen.point((_across(one.value / unit, *room), y), filled=True, radius=4.0)
    pen.text((room[1] + 12, y + 4), _figures(row), colour=INK)


def _figures(row: Compared) -> str:
    one = row.difference
    said = signed(round(one.value, 1))
    if one.low is None or one.high is None:
        return said
    return f"{said} ({signed(round(one.low, 1))} to {signed(round(one.high, 1))})"


def by_chance_drawing(one: ByChance, unit: str, title: str) -> Drawing:
    """Return how many deals of the labels give which difference, and where the one that was played lies."""
    pen, left, right = Pen(), 24.0, WIDTH - 24.0
    top, bottom = 44.0, 44.0 + CHANCE_HEIGHT
    most = max(one.deals)
    reach = max(one.edges[-1], abs(one.value)) or 1.0

    def place(value: float) -> float:
        return left + (right - left) * (value + reach) / (2 * reach)

    for low, high, deals, far in zip(one.edges, one.edges[1:], one.deals, one.as_far, strict=False):
        for many, fill in ((deals, BAR), (far, INK)):
            if many:
                tall = (bottom - top) * many / most
                pen.box((place(low) + 1, bottom - tall), place(high) - place(low) - 2, tall, fill=fill)
    pen.line((left, bottom), (right, bottom), colour=QUIET)
    for value in ticks(reach):
        pen.text((place(value), bottom + 16), signed(value), anchor="middle")
    pen.line((place(one.value), 22), (place(one.value), bottom), width=2.0, colour=INK)
    pen.point((place(one.value), 22), filled=True, radius=4.5)
    side: Anchor = "end" if one.value > 0 else "start"
    beside = place(one.value) + (-10 if one.value > 0 else 10)
    pen.text((beside, 26), this_series(one, unit), size=BODY, anchor=side, strong=True, colour=INK)
    if one.value:
        pen.line((place(-one.value), 34), (place(-one.value), bottom), width=1.2, colour=INK, dash="2 3")
        # Inside, towards the middle, where the words do not run across the other line.
        room = len(OTHER_WAY) * SMALL * WIDE_LETTER + 20
        is_inside = abs(place(one.value) - place(-one.value)) > room
        after = (one.value > 0) == is_inside
        other: Anchor = "start" if after else "end"
        pen.text((place(-one.value) + (8 if after else -8), 42), OTHER_WAY, anchor=other)
    return pen.drawing(bottom + 24, title=title, alt=by_chance_words(one, unit))


def strata_drawing(
    rows: Sequence[tuple[str, Sequence[float], Sequence[float]]], title: str, labels: tuple[str, str]
) -> Drawing:
    """Return the index of every table inside its stratum: a name, the tables without, those with."""
    pen, left, right = Pen(), NAMES, WIDTH - 70.0
    low, high = INDEX_ENDS
    bottom, said = 16.0 + 36.0 * len(rows), []

    def place(value: float) -> float:
        return left + (right - left) * (value - low) / (high - low)

    for value in (-100.0, -50.0, 0.0, 50.0, 100.0):
        x = place(value)
        pen.line((x, 6), (x, bottom), colour=LINE)
        pen.text((x, bottom + 15), signed(value), anchor="middle")
    for at, (name, without, treated) in enumerate(rows):
        y = 20.0 + 36.0 * at
        pen.text((0, y + 10), name, colour=INK, room=NAMES - 14)
        for part, (values, filled) in enumerate(((without, False), (treated, True))):
            for value in values:
                pen.point((place(value), y + 14 * part), filled=filled, radius=4.0)
            if values:
                mean = place(sum(values) / len(values))
                pen.line((mean, y + 14 * part - 8), (mean, y + 14 * part + 8), width=2, colour=INK)
            ends = ", ".join(signed(round(value)) for value in values)
            said.append(f"{name}, “{labels[part]}”: {ends or 'none'}.")
        if without and treated:
            gap = sum(treated) / len(treated) - sum(without) / len(without)
            pen.text((right + 12, y + 11), signed(round(gap)), size=BODY, strong=True, colour=INK)
    return pen.drawing(bottom + 24, title=title, alt=" ".join(said))


def map_drawing(of: SeriesMap, title: str) -> Drawing:
    """Return the tables as points: near one another lies what ran alike."""
    pen = Pen()
    wide = max(abs(point.across) for point in of.points) or 1.0
    tall = max(abs(point.up) for point in of.points) or 1.0
    unit = max(wide / (WIDTH / 2 - 40), tall / (MAP_HEIGHT / 2 - 24))
    middle = (WIDTH / 2, MAP_HEIGHT / 2)
    pen.line((0, middle[1]), (WIDTH, middle[1]))
    pen.line((middle[0], 0), (middle[0], MAP_HEIGHT))
    places = [(middle[0] + one.across / unit, middle[1] - one.up / unit) for one in of.points]
    for at, point in zip(places, of.points, strict=True):
        pen.point(at, filled=point.is_filled)
        pen.text((at[0] + 6, at[1] + 4), point.sign, size=LETTERS, colour=INK)
    for at, name in _free(places, [point.name.removeprefix("table ") for point in of.points]):
        pen.text(at, name, size=LETTERS)
    alt = ". ".join(point.words for point in of.points[:MOST_NAMED])
    return pen.drawing(MAP_HEIGHT, title=title, alt=f"{alt}.")


def _free(places: Sequence[Place], names: Sequence[str]) -> Iterator[tuple[Place, str]]:
    """Give the names that have room beside their points, and where; the others stand in the table."""
    taken = [(x - 6, y - 6, x + 14, y + 6) for x, y in places]
    if len(names) > MOST_NAMED:
        return
    for (x, y), name in zip(places, names, strict=True):
        wide = len(name) * LETTERS * WIDE_LETTER
        for left, base in (
            (x + 14, y + 4),
            (x - 8 - wide, y + 4),
            (x - wide / 2, y - 8),
            (x - wide / 2, y + 15),
        ):
            box = (left, base - LETTERS, left + wide, base + 1)
            if not any(_overlap(box, other) for other in taken):
                taken.append(box)
                yield (left, base), name
                break


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
