"""Which starting value or card number changes the monitor's verdict most.

One at a time: each number is moved a step down and a step up, on the same luck, and the mean index compared
with that of the scenario as it is. All at once: a Latin hypercube moves every number in every game, and a
linear fit says what a step of each is worth when the others move too.

Nothing is compiled anew: games that differ in a number are played side by side as columns of one engine,
`LOTS` lots at a time, the first of them the scenario as it is. `trials` cuts the work into chunks, each with
a seed of its own, so that the numbers do not depend on how many workers play them.

Source
------
McKay, Beckman and Conover (1979), A comparison of three methods for selecting values of input variables,
Technometrics 21(2), 239-245: the Latin hypercube.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import Final, Literal, TypeAlias
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from wargame.batch.choosers import generator
from wargame.batch.engine import Engine
from wargame.batch.monitoring import answers
from wargame.batch.tables import Tables
from wargame.batch.variation import Variation, nothing_added
from wargame.game.board import make_board
from wargame.scenario.model import Scenario
from wargame.simulation.chunks import batch_of, tables_of
from wargame.simulation.order import Order, checked
from wargame.simulation.sweep import Progress, spread
from wargame.simulation.tally import INDEX_PARTS
from wargame.terms import Refused, alignment, track
from wargame.words.counting import listed

STEPS: Final = (-1, 1)
LEVELS: Final = (-1, 0, 1)
LOTS: Final = 16
"""Lots of games played side by side, the scenario as it is among them."""
LOT: Final = 1_000
"""Games of a lot at most."""
THINKING_LOT: Final = 500
"""Games of a lot at most where seats weigh their moves."""
_POINTS: Final = 3
"""What a generator of a chunk is for, beside those of `chunks`: the points of the hypercube."""

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

    of: Literal["alignment", "track", "card"]
    ids: tuple[str, ...]
    """Of the two actors, the track or the card."""
    kind: Literal["start", "difficulty", "cost"]
    at: int
    """The place on the board, or the card's place in the file."""
    steps: tuple[int, ...] = STEPS
    """The steps that do not leave its scale."""

    @property
    def name(self) -> str:
        """What it is called in tables: `track settlement, start`."""
        return f"{self.of} {listed(self.ids)}, {self.kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """What one number does to the monitor's index."""

    knob: Knob
    down: float
    """Change of the mean index when it is one lower; 0 where its scale ends."""
    up: float
    together: float
    """What a step is worth while all others move too; 0 where that was not asked."""

    @property
    def name(self) -> str:
        """What the number is called in tables."""
        return self.knob.name

    @property
    def reach(self) -> float:
        """The larger of the two changes."""
        return max(abs(self.down), abs(self.up))


Turn: TypeAlias = tuple[Knob, int]
"""A number and how far it is moved."""


def knobs(scenario: Scenario) -> tuple[Knob, ...]:
    """Return every starting value, and each card's difficulty and cost."""
    places, scale = make_board(scenario).places, scenario.rules.alignment
    found = []
    for tie in scenario.alignments:
        steps = _within(tie.value, scale.min, scale.max)
        at = places[alignment(*tie.between)]
        found.append(Knob(of="alignment", ids=tuple(tie.between), kind="start", at=at, steps=steps))
    for line in scenario.tracks:
        if line.derived is None:
            steps = _within(line.start, line.min, line.max)
            at = places[track(line.id)]
            found.append(Knob(of="track", ids=(line.id,), kind="start", at=at, steps=steps))
    for at, card in enumerate(scenario.cards):
        found.append(Knob(of="card", ids=(card.id,), kind="difficulty", at=at))
        steps = _within(card.cost, 0, None)
        found.append(Knob(of="card", ids=(card.id,), kind="cost", at=at, steps=steps))
    return tuple(found)


def _within(value: int, low: int, high: int | None) -> tuple[int, ...]:
    return tuple(by for by in STEPS if value + by >= low and (high is None or value + by <= high))


def varied(tables: Tables, several: tuple[Knob, ...], steps: NDArray[np.int8]) -> Variation:
    """Return games in which numbers are moved: `steps` has a row for each number, a column for each game."""
    starts, harder, dearer = nothing_added(tables, steps.shape[1])
    parts = {"start": starts, "difficulty": harder, "cost": dearer}
    for knob, row in zip(several, steps, strict=True):
        parts[knob.kind][knob.at] += row
    return Variation(starts=starts, harder=harder, dearer=dearer)


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """What came of some trials, as whole numbers that can be added in any order."""

    games: int
    moved: dict[int, int]
    """For each turn by its number, the sum of the index less that of the scenario as it is."""
    gram: NDArray[np.int64]
    """Of the hypercube: how the numbers moved together; the first row and column stand for every game."""
    moment: NDArray[np.int64]
    """Of the hypercube: the sum of the index where each number was moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials:
    """All that has to be played, cut into chunks."""

    order: Order
    several: tuple[Knob, ...]
    turns: tuple[Turn, ...]
    points: int
    """Games of the hypercube."""

    @property
    def lot(self) -> int:
        """Games of a lot."""
        return min(self.order.games, LOT if self.order.aimless else THINKING_LOT)

    @property
    def rounds(self) -> int:
        """How many lots there are of each turn."""
        return -(-self.order.games // self.lot)

    @property
    def groups(self) -> int:
        """How many times lots are played side by side in a round."""
        return -(-len(self.turns) // (LOTS - 1))

    @property
    def chunks(self) -> int:
        """How many chunks there are: groups of turns first, then the hypercube."""
        return self.rounds * self.groups + -(-self.points // (LOTS * self.lot))

    @property
    def games(self) -> int:
        """How many games there are in all."""
        return self.order.games * (len(self.turns) + self.groups) + self.points


def play_trials(trials: Trials, chunk: int) -> Sums:
    """Play one chunk."""
    alone = trials.rounds * trials.groups
    return _alone(trials, *divmod(chunk, trials.groups)) if chunk < alone else _points(trials, chunk - alone)


def _alone(trials: Trials, turned: int, group: int) -> Sums:
    """Play a round of a group of turns beside the scenario as it is, all on the same luck."""
    order, width = trials.order, LOTS - 1
    mine = range(group * width, min((group + 1) * width, len(trials.turns)))
    size, lots = min(trials.lot, order.games - turned * trials.lot), len(mine) + 1
    tables = tables_of(order.scenario)
    turns = [trials.turns[number] for number in mine]
    steps = np.zeros((len(turns), size * lots), dtype=np.int8)
    for at, (_, by) in enumerate(turns):
        steps[at, (at + 1) * size : (at + 2) * size] = by
    variation = varied(tables, tuple(knob for knob, _ in turns), steps)
    engine = batch_of(order, tables, turned, size=size, lots=lots, variation=variation)
    plain, *others = index_of(engine).reshape(lots, size).sum(axis=1).tolist()
    moved = {number: other - plain for number, other in zip(mine, others, strict=True)}
    count = len(trials.several) + 1
    return Sums(size * lots, moved, np.zeros((count, count), np.int64), np.zeros(count, np.int64))


def _points(trials: Trials, number: int) -> Sums:
    """Play points of the hypercube: in each game every number is moved, each level as often as the others."""
    order, full = trials.order, LOTS * trials.lot
    size = min(full, trials.points - number * full)
    tables, draw = tables_of(order.scenario), generator((order.seed, number, _POINTS))
    levels = np.resize(np.array(LEVELS, dtype=np.int8), size)
    steps = np.stack([draw.permutation(levels) for _ in trials.several])
    for row, knob in zip(steps, trials.several, strict=True):
        for by in STEPS:
            if by not in knob.steps:
                row[row == by] = 0
    engine = batch_of(
        order, tables, trials.rounds + number, size=size, variation=varied(tables, trials.several, steps)
    )
    heights = index_of(engine)
    design = np.concatenate([np.ones((1, size), dtype=np.float64), steps])
    # Whole numbers well below 2 to the 53 stay exact in doubles, which multiply fast.
    return Sums(size, {}, (design @ design.T).astype(np.int64), (design @ heights).astype(np.int64))


def index_of(engine: Engine) -> NDArray[np.int64]:
    """Play games to their end and return the monitor's index of each, in its parts."""
    engine.play()
    said = answers(engine)
    assert said is not None  # asked for before anything is played
    found: NDArray[np.int64] = np.round(said.index * INDEX_PARTS).astype(np.int64)
    return found


def one_at_a_time(
    order: Order,
    points: int = 0,
    *,
    workers: int | None = None,
    scheduler: str = "",
    tell: Callable[[Progress], None] | None = None,
    stopped: Callable[[], bool] = bool,
) -> tuple[Influence, ...]:
    """Return what each number does to the index, the strongest first; nothing if it was stopped.

    `points` games of a Latin hypercube are played besides, for a step among others. `stopped` is
    asked between chunks; once it says yes, or after Ctrl-C, nothing is told.

    Raises
    ------
    Refused
        If the order cannot be carried out, the scenario has no monitor, or a seat plans ahead.
    EntenteError
        If the scheduler cannot be reached, or workers are lost again and again.
    """
    checked(order)
    if order.scenario.monitor is None:
        raise Refused("no-verdict-to-change")
    if order.one_by_one:
        raise Refused("planners-too-slow")
    several = knobs(order.scenario)
    turns = tuple((knob, by) for knob in several for by in knob.steps)
    plain = replace(order, detailed=False)
    trials = Trials(order=plain, several=several, turns=turns, points=points)
    begun, done, parts = monotonic(), 0, list[Sums]()

    def told(new: Sums) -> None:
        nonlocal done
        parts.append(new)
        done += new.games
        if tell is not None:
            tell(Progress(done=done, games=trials.games, seconds=monotonic() - begun))

    spread(partial(play_trials, trials), trials.chunks, told, workers, scheduler, stopped)
    return influences_of(trials, parts) if len(parts) == trials.chunks else ()


def influences_of(trials: Trials, parts: list[Sums]) -> tuple[Influence, ...]:
    """Return what all trials say, the strongest number first."""
    unit = INDEX_PARTS * trials.order.games
    changes = dict.fromkeys(range(len(trials.turns)), 0)
    for part in parts:
        for number, change in part.moved.items():
            changes[number] += change
    by_turn = {(knob.name, by): changes[number] / unit for number, (knob, by) in enumerate(trials.turns)}
    slopes = fitted(sum(part.gram for part in parts), sum(part.moment for part in parts))
    found = [
        Influence(
            knob=knob,
            down=by_turn.get((knob.name, -1), 0.0),
            up=by_turn.get((knob.name, 1), 0.0),
            together=float(slope) / INDEX_PARTS,
        )
        for knob, slope in zip(trials.several, slopes, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: -one.reach))


def fitted(gram: NDArray[np.int64] | int, moment: NDArray[np.int64] | int) -> NDArray[np.float64]:
    """Return what a step of each number is worth, by least squares; 0 for one that was never moved."""
    found, *_ = np.linalg.lstsq(np.asarray(gram, np.float64), np.asarray(moment, np.float64), rcond=None)
    slopes: NDArray[np.float64] = found[1:]
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
