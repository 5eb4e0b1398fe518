"""Which starting value or card number changes the monitor's verdict most.

One at a time: each number is moved a step down and a step up, on the same seeds, and the mean index compared
with that of the scenario as it is. All at once: a Latin hypercube moves every number together, and a linear
fit says what a step of each is worth when the others move too.

Source
------
McKay, Beckman and Conover (1979), A comparison of three methods for selecting values of input variables,
Technometrics 21(2), 239-245: the Latin hypercube.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from wargame.batch.choosers import generator
from wargame.scenario.model import Card, Scenario, StartingAlignment, Track
from wargame.simulation.order import Order
from wargame.simulation.sweep import run
from wargame.simulation.tally import INDEX_PARTS
from wargame.terms import Refused

STEPS: Final = (-1, 1)
LEVELS: Final = (-1, 0, 1)

ZERO: Final = 660
"""Where the scenario as it is stands in the tornado, in pixels from the left."""
REACH: Final = 220
"""Length of its longest bar."""
FIRST_ROW: Final = 52
ROW: Final = 32
BAR: Final = 12
LOWER: Final = 'fill="#F3D9C8" stroke="#9A3D06"'
HIGHER: Final = 'fill="#0B64AD" stroke="#0B64AD"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Knob:
    """A number of the scenario that can be moved."""

    name: str
    """As people read it: `track settlement, start`."""
    turned: Callable[[Scenario, int], Scenario | None]
    """The scenario with the number moved by some steps; None where its scale ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """What one number does to the monitor's index."""

    name: str
    down: float
    """Change of the mean index when it is one lower; 0 where its scale ends."""
    up: float
    together: float
    """What a step is worth while all others move too; 0 where that was not asked."""

    @property
    def reach(self) -> float:
        """The larger of the two changes."""
        return max(abs(self.down), abs(self.up))


def knobs(scenario: Scenario) -> tuple[Knob, ...]:
    """Return every starting value, and each card's difficulty and cost."""
    found = [
        Knob(
            name=f"alignment {' and '.join(line.between)}, start",
            turned=partial(_tie, at),
        )
        for at, line in enumerate(scenario.alignments)
    ]
    found += [
        Knob(name=f"track {line.id}, start", turned=partial(_track, at))
        for at, line in enumerate(scenario.tracks)
        if line.derived is None
    ]
    for at, card in enumerate(scenario.cards):
        found.append(Knob(name=f"card {card.id}, difficulty", turned=partial(_harder, at)))
        found.append(Knob(name=f"card {card.id}, cost", turned=partial(_dearer, at)))
    return tuple(found)


def _tie(at: int, scenario: Scenario, by: int) -> Scenario | None:
    lines: list[StartingAlignment] = list(scenario.alignments)
    value, scale = lines[at].value + by, scenario.rules.alignment
    if value < scale.min or (scale.max is not None and value > scale.max):
        return None
    lines[at] = replace(lines[at], value=value)
    return replace(scenario, alignments=tuple(lines))


def _track(at: int, scenario: Scenario, by: int) -> Scenario | None:
    lines: list[Track] = list(scenario.tracks)
    if not lines[at].min <= lines[at].start + by <= lines[at].max:
        return None
    lines[at] = replace(lines[at], start=lines[at].start + by)
    return replace(scenario, tracks=tuple(lines))


def _harder(at: int, scenario: Scenario, by: int) -> Scenario | None:
    return _card(scenario, at, by, 0)


def _dearer(at: int, scenario: Scenario, by: int) -> Scenario | None:
    return _card(scenario, at, 0, by)


def _card(scenario: Scenario, at: int, harder: int, dearer: int) -> Scenario | None:
    cards: list[Card] = list(scenario.cards)
    if cards[at].cost + dearer < 0:
        return None
    cards[at] = replace(cards[at], difficulty=cards[at].difficulty + harder, cost=cards[at].cost + dearer)
    return replace(scenario, cards=tuple(cards))


def mean_index(order: Order) -> float:
    """Return the mean of the monitor's index over an order's games."""
    tally = run(order, workers=1).tally
    return float(tally.sums["index"][0]) / INDEX_PARTS / max(1, tally.games)


def one_at_a_time(order: Order, samples: int = 0) -> tuple[Influence, ...]:
    """Return what each number does to the index, the strongest first.

    `samples` points of a Latin hypercube are played besides, for the effect of a step among others.

    Raises
    ------
    Refused
        If the scenario has no monitor.
    """
    if order.scenario.monitor is None:
        raise Refused("This scenario has no monitor whose verdict could change.")
    plain, several = replace(order, detailed=False), knobs(order.scenario)
    base = mean_index(plain)
    slopes = hypercube(plain, several, samples) if samples else np.zeros(len(several))
    found = []
    for knob, slope in zip(several, slopes, strict=True):
        moved = [knob.turned(order.scenario, by) for by in STEPS]
        down, up = (mean_index(replace(plain, scenario=one)) - base if one else 0.0 for one in moved)
        found.append(Influence(name=knob.name, down=down, up=up, together=float(slope)))
    return tuple(sorted(found, key=lambda one: -one.reach))


def hypercube(order: Order, several: tuple[Knob, ...], samples: int) -> NDArray[np.float64]:
    """Return the effect of one step of each number, fitted over points at which all are moved."""
    draw = generator((order.seed, samples))
    levels = np.resize(np.array(LEVELS), samples)
    points = np.stack([draw.permutation(levels) for _ in several], axis=1)
    heights = []
    for point in points:
        scenario = order.scenario
        for knob, by in zip(several, point, strict=True):
            scenario = (knob.turned(scenario, int(by)) or scenario) if by else scenario
        heights.append(mean_index(replace(order, scenario=scenario)))
    design = np.column_stack([np.ones(samples), points])
    fitted, *_ = np.linalg.lstsq(design, np.array(heights), rcond=None)
    slopes: NDArray[np.float64] = fitted[1:]
    return slopes


def tornado(influences: tuple[Influence, ...], most: int = 20) -> str:
    """Return the strongest numbers as an SVG picture, with two bars and their figures for each.

    The upper bar of a pair, an outline with a pale fill, is the number one lower, the lower bar
    one higher; both start at the scenario as it is.
    """
    shown = influences[:most]
    widest = max((one.reach for one in shown), default=1.0) or 1.0
    bottom = FIRST_ROW + ROW * len(shown)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="960" height="{bottom + 16}"'
        ' font-family="Inter, sans-serif" font-size="13" fill="#17202B">',
        '<rect width="100%" height="100%" fill="white"/>',
        '<text x="16" y="26" font-size="16" font-weight="600">Change of the monitor\'s mean index</text>',
        f'<rect x="650" y="14" width="24" height="{BAR}" {LOWER}/><text x="682" y="25">one lower</text>',
        f'<rect x="780" y="14" width="24" height="{BAR}" {HIGHER}/><text x="812" y="25">one higher</text>',
    ]
    for row, one in enumerate(shown):
        top = FIRST_ROW + ROW * row
        lines.append(f'<text x="380" y="{top + BAR + 4}" text-anchor="end">{escape(one.name)}</text>')
        lines.append(_bar(one.down, top, widest, LOWER))
        lines.append(_bar(one.up, top + BAR, widest, HIGHER))
    lines.append(f'<line x1="{ZERO}" x2="{ZERO}" y1="{FIRST_ROW - 6}" y2="{bottom}" stroke="#17202B"/></svg>')
    return "\n".join(lines)


def _bar(change: float, top: int, widest: float, look: str) -> str:
    """Return a bar from the middle line to a change, in the same units as `widest`, with its figure."""
    width = REACH * abs(change) / widest
    is_down = change < 0
    left, at, anchor = (
        (ZERO - width, ZERO - width - 5, "end") if is_down else (ZERO, ZERO + width + 5, "start")
    )
    return (
        f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{BAR}" {look}/>'
        f'<text x="{at:.1f}" y="{top + BAR - 2}" font-size="11" text-anchor="{anchor}">{change:+z.1f}</text>'
    )
