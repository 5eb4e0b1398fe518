"""Tracks as the editor draws them: rulers with start, gates and named steps, and mixes that make a whole.

Read item by item from the plain data of a document, whatever is wrong elsewhere; where games end comes as a
count of each value. Gives rows for the tracks' page, and the edits that come of what is dragged there. A
track whose ends are no numbers has no ruler, and is mended in its form.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor
from typing import Any, Final

from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Batch, Edit, Remove, Set
from wargame.shown.editor.sections import Item, Path, items_in, section, text_of
from wargame.shown.editor.things import things_of
from wargame.terms import signed

WHOLE: Final = 100
"""Per cent that the parts of a mix come to."""
WIDEST: Final = 100
"""Steps that a ruler has, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MixPart:
    """One track of a mix."""

    track: str
    name: str
    percent: int
    start: int
    """Where that track starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRow:
    """One track."""

    path: Path
    id: str
    name: str
    says: str
    """What narrow places call it, and whether it is a dial."""
    low: int = 0
    high: int = 0
    start: int = 0
    low_words: str = ""
    high_words: str = ""
    gates: tuple[int, ...] = ()
    """Above which value each stops a rise, in the order of the file."""
    steps: tuple[tuple[int, str], ...] = ()
    """Named values, the lowest first."""
    mix: tuple[MixPart, ...] = ()
    is_mix: bool = False
    bars: tuple[tuple[int, float], ...] = ()
    """Values and the share of the games that end there."""

    @property
    def has_ruler(self) -> bool:
        """Whether it has two ends that can be drawn."""
        return self.low < self.high <= self.low + WIDEST

    def said(self, value: int) -> str:
        """Return a value as it stands on the ruler: with its sign where values have two."""
        return signed(value) if self.low < 0 else str(value)

    def step(self, value: int) -> str:
        """Return the name of exactly this value; empty if it has none."""
        return dict(self.steps).get(value, "")

    def ending_at(self, value: int) -> float:
        """Return the share of games that end at a value."""
        return dict(self.bars).get(value, 0.0)

    def mixed(self) -> float:
        """Return what a mix comes to at the start, before it is rounded."""
        return sum(part.percent * part.start for part in self.mix) / WHOLE

    def counts_as(self) -> int:
        """Return the step as which the mix counts at the start: rounded half up, within its ends."""
        return min(max(floor(self.mixed() + 0.5), self.low), max(self.low, self.high))


def track_rows(document: Document, ends: Mapping[str, Sequence[tuple[float, int]]]) -> tuple[TrackRow, ...]:
    """Return the tracks in the order of the file.

    `ends` has, for tracks that were played, each value with the number of games that end there.
    """
    items = items_in(document, section("tracks"))
    starts = {item.id: _whole(item.data, "start", 0) for item in items}
    names = dict(things_of(document, "track"))
    return tuple(_row(item, starts, names, ends.get(item.id, ())) for item in items)


def _row(
    item: Item, starts: Mapping[str, int], names: Mapping[str, str], ends: Sequence[tuple[float, int]]
) -> TrackRow:
    data = item.data
    low, high = _whole(data, "min", 0), _whole(data, "max", 10)
    derived = data.get("derived")
    games = sum(count for _, count in ends)
    return TrackRow(
        path=item.path,
        id=item.id,
        name=item.title,
        says=_says(data),
        low=low,
        high=high,
        start=min(max(_whole(data, "start", 0), low), max(low, high)),
        low_words=text_of(data, "low"),
        high_words=text_of(data, "high"),
        gates=tuple(_whole(one, "above", low) for one in _blocks(data.get("gates"))),
        steps=_steps(data.get("steps")),
        mix=_mix(derived, starts, names) if isinstance(derived, dict) else (),
        is_mix=isinstance(derived, dict),
        bars=tuple((round(value), count / games) for value, count in ends),
    )


def _says(data: Mapping[str, Any]) -> str:
    short = text_of(data, "short")
    parts = [f"“{short}” on chips"] if short else []
    if data.get("kind") == "dial":
        parts.append("a dial")
    if isinstance(data.get("derived"), dict):
        parts.append("a mix of other tracks")
    return ", ".join(parts)


def _whole(data: Mapping[str, Any], field: str, otherwise: int) -> int:
    found = data.get(field, otherwise)
    return found if isinstance(found, int) and not isinstance(found, bool) else otherwise


def _blocks(listed: Any) -> list[Mapping[str, Any]]:
    """Return the items of a list by number; what is none of them counts as an empty one."""
    return [one if isinstance(one, dict) else {} for one in listed] if isinstance(listed, list) else []


def _steps(named: Any) -> tuple[tuple[int, str], ...]:
    if not isinstance(named, dict):
        return ()
    found = []
    for key, words in named.items():
        try:
            found.append((int(str(key)), str(words)))
        except ValueError:  # a step that is no number is told as a fault
            continue
    return tuple(sorted(found))


def _mix(
    derived: Mapping[str, Any], starts: Mapping[str, int], names: Mapping[str, str]
) -> tuple[MixPart, ...]:
    weights = derived.get("weights")
    return tuple(
        MixPart(
            track=str(track),
            name=names.get(str(track), str(track)),
            percent=round(WHOLE * weight) if isinstance(weight, int | float) else 0,
            start=starts.get(str(track), 0),
        )
        for track, weight in (weights.items() if isinstance(weights, dict) else ())
    )


# What is dragged


def start_moved(row: TrackRow, to: int) -> tuple[Edit, str]:
    """Return the edit that lets a track start elsewhere, and what it is in words."""
    return Set((*row.path, "start"), to), f"{row.name}: start {row.said(to)}"


def gate_moved(row: TrackRow, gate: int, to: int) -> tuple[Edit, str]:
    """Return the edit that brings a gate between two other numbers, and what it is in words."""
    return Set((*row.path, "gates", gate, "above"), to), f"{row.name}: gate above {row.said(to)}"


def step_named(row: TrackRow, value: int, words: str) -> tuple[Edit, str] | None:
    """Return the edit that names a value, or takes its name; None where that changes nothing."""
    old, path = row.step(value), (*row.path, "steps")
    words = words.strip()
    if words == old:
        return None
    said = (
        f"{row.name}: {row.said(value)} means “{words}”"
        if words
        else f"{row.name}: {row.said(value)} has no name"
    )
    if not words:
        return (Remove(path) if len(row.steps) == 1 else Remove((*path, str(value)))), said
    if not row.steps:
        return Set(path, {str(value): words}), said
    return Set((*path, str(value)), words), said


def mix_moved(row: TrackRow, part: int, to: int, locked: Collection[int] = ()) -> tuple[Edit, str] | None:
    """Return the edit that gives one part of a mix so many per cent; None where the others leave no room."""
    old = [one.percent for one in row.mix]
    new = rebalanced(old, part, to, locked)
    edits = tuple(
        Set((*row.path, "derived", "weights", one.track), after / WHOLE)
        for one, before, after in zip(row.mix, old, new, strict=True)
        if before != after
    )
    words = f"{row.name}: {row.mix[part].name} {new[part]}%"
    return (Batch(edits, name=words), words) if edits else None


def mix_joined(row: TrackRow, track: str) -> tuple[Edit, str]:
    """Return the edit that adds a track to a mix, with an even share of it."""
    percents = [one.percent for one in row.mix]
    share = WHOLE // (len(percents) + 1)
    new = rebalanced([*percents, 0], len(percents), share) if percents else [WHOLE]
    weights = {one.track: after / WHOLE for one, after in zip(row.mix, new, strict=False)}
    return Set((*row.path, "derived", "weights"), {**weights, track: new[-1] / WHOLE}), f"{row.name}: mix"


def mixable(document: Document, row: TrackRow) -> tuple[tuple[str, str], ...]:
    """Return id and name of the tracks that could be added to a mix: no mix and not in it yet."""
    items = items_in(document, section("tracks"))
    inside = {part.track for part in row.mix}
    return tuple(
        (item.id, item.title)
        for item in items
        if item.id and item.id not in inside and not isinstance(item.data.get("derived"), dict)
    )


def rebalanced(percents: Sequence[int], at: int, to: int, locked: Collection[int] = ()) -> list[int]:
    """Return the parts of a mix with one of them changed and all together still 100.

    The others give way in proportion, those that are locked not at all.
    """
    held = [one for one in range(len(percents)) if one in locked and one != at]
    free = [one for one in range(len(percents)) if one not in held and one != at]
    room = WHOLE - sum(percents[one] for one in held)
    if not free or room < 0:
        return list(percents)
    new = list(percents)
    new[at] = min(max(to, 0), room)
    rest, before = room - new[at], [percents[one] for one in free]
    total = sum(before)
    exact = [rest * (one / total if total else 1 / len(free)) for one in before]
    # Cut at the running sum: each part is within one of its due, and together they are all of the rest.
    sums = [0.0]
    for one in exact:
        sums.append(sums[-1] + one)
    for number, (below, above) in zip(free, pairwise(sums), strict=True):
        new[number] = floor(above + 0.5 + 1e-9) - floor(below + 0.5 + 1e-9)
    return new
