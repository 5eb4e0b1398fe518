"""The scenario's question as the editor draws it: what it looks at, what it would say, what is wrong with it.

Takes the question and `Ends` of aimless and of purposeful games; gives a row for each part, the shares of the
verdicts, and warnings in plain words with the edit that would mend each. All of it is told for any benchmark
from the same games, so that a mark can be dragged. `question_of` makes a whole question from a kind of
question and the actors it is about.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from wargame.scenario.document.edits import Edit, Move, Set
from wargame.scenario.model import Monitor, MonitorPart, Scenario, Verdict
from wargame.terms import ActorId
from wargame.terms import track as of_track

if TYPE_CHECKING:
    from wargame.simulation.ends import ByGame, Ends

NEAR: Final = 5.0
"""Points of the index: a game in which nothing happened should not lie closer to another verdict."""
ON_MARK: Final = 0.5
"""A part that sits on its mark in this share of games decides little."""
REACH: Final = 0.5
"""A part that never gives this share of its weight is measured by too long a step."""
KINDS: Final = {
    "tie-change": "A tie against where it began",
    "difference": "One tie against another",
    "preference": "Whom one prefers",
    "conduct": "What they do",
    "positions": "What they stand for",
}
MARK: Final = ("monitor", "parts")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One part of the question over where games end."""

    number: int
    part: MonitorPart
    kind: str
    aimless: tuple[tuple[float, float], ...]
    purposeful: tuple[tuple[float, float], ...]
    """Value and share of the games, the lowest first."""
    low: float
    high: float
    """The ends of its scale."""
    step: float
    """By how much its mark is moved."""
    said: str
    """A sentence on what play comes to; empty before any was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misleading:
    """Something that would mislead, and what would mend it."""

    words: str
    mend: str
    """What the press says."""
    edit: Edit


def part_rows(monitor: Monitor, aimless: "Ends | None", purposeful: "Ends | None") -> tuple[PartRow, ...]:
    """Return the parts of the question, in order."""
    return tuple(_row(at, part, aimless, purposeful) for at, part in enumerate(monitor.parts))


def _row(at: int, part: MonitorPart, aimless: "Ends | None", purposeful: "Ends | None") -> PartRow:
    up, down = _bars(part, aimless), _bars(part, purposeful)
    seen = [value for value, _ in (*up, *down)] or [part.benchmark - part.scale, part.benchmark + part.scale]
    low, high = min(*seen, part.benchmark), max(*seen, part.benchmark)
    whole = part.kind in ("tie-change", "difference", "preference")
    room = 1.0 if whole or part.kind == "positions" else 0.25
    return PartRow(
        number=at,
        part=part,
        kind=KINDS[part.kind],
        aimless=up,
        purposeful=down,
        low=low - room,
        high=high + room,
        step=0.5 if whole else 1.0 if part.kind == "positions" else 0.05,
        said=_said(up, down),
    )


def _bars(part: MonitorPart, ends: "Ends | None") -> tuple[tuple[float, float], ...]:
    """Return where a part came to, in bars of a whole number, or of a twentieth for shares of turns."""
    found = next((one.values for one in ends.parts if one.id == part.id), None) if ends is not None else None
    if found is None:
        return ()
    wide = 0.1 if part.kind == "conduct" else 1.0
    counts: dict[float, int] = {}
    for value in found.tolist():
        put = round(round(value / wide) * wide, 2)
        counts[put] = counts.get(put, 0) + 1
    return tuple((value, counts[value] / len(found)) for value in sorted(counts))


def _mean(bars: Sequence[tuple[float, float]]) -> float:
    return sum(value * share for value, share in bars)


def _said(up: Sequence[tuple[float, float]], down: Sequence[tuple[float, float]]) -> str:
    said = []
    if up:
        said.append(f"Aimless play ends at {_number(_mean(up))} on average")
    if down:
        said.append(f"{'purposeful' if said else 'Purposeful'} play at {_number(_mean(down))}")
    return f"{', '.join(said)}." if said else ""


def _number(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("-", "−")


def with_mark(monitor: Monitor, number: int, benchmark: float) -> Monitor:
    """Return the question with another benchmark of one part."""
    parts = list(monitor.parts)
    parts[number] = replace(parts[number], benchmark=benchmark)
    return replace(monitor, parts=tuple(parts))


def verdict_shares(
    monitor: Monitor, ends: "Ends | None", among: "ByGame | None" = None
) -> tuple[tuple[str, float], ...]:
    """Return each verdict's title and how often it would be given; none before games were played.

    `among` some games alone.
    """
    if ends is None:
        return ()
    from wargame.simulation.ends import verdicts

    told = verdicts(monitor, ends, among)
    return tuple((one.title, told[one.id].value) for one in monitor.verdicts)


# --- what would mislead --------------------------------------------------------------------------


def warnings_of(
    monitor: Monitor, aimless: "Ends | None", purposeful: "Ends | None"
) -> tuple[Misleading, ...]:
    """Return what would mislead, the gravest first; each with one press that mends it."""
    found = [*_order(monitor), *_middle(monitor)]
    if aimless is not None and purposeful is not None:
        found += [*_never(monitor, (aimless, purposeful))]
        found += [
            *(one for row in part_rows(monitor, aimless, purposeful) for one in _idle(row)),
            *_short(monitor, (aimless, purposeful)),
        ]
    return tuple(found)


def _fits_always(verdict: Verdict) -> bool:
    return verdict.index_min is None and verdict.index_max is None and not verdict.requires


def _order(monitor: Monitor) -> Iterator[Misleading]:
    """Warn of a verdict that always fits and hides those below it."""
    for at, one in enumerate(monitor.verdicts[:-1]):
        if _fits_always(one):
            hidden = monitor.verdicts[at + 1].title
            yield Misleading(
                words=f"“{one.title}” always fits, so that “{hidden}” and those below it are never given.",
                mend=f"Move “{one.title}” to the end",
                edit=Move(("monitor", "verdicts", at), len(monitor.verdicts) - 1),
            )
            return


def _given(monitor: Monitor, index: float) -> Verdict | None:
    """Return the verdict of an index, as far as the index decides it."""
    for one in monitor.verdicts:
        low = one.index_min is None or index >= one.index_min
        high = one.index_max is None or index <= one.index_max
        if low and high and not one.requires:
            return one
    return None


def _still(monitor: Monitor) -> float:
    """Return the index of a game in which no tie moved and nobody acted together or apart."""
    total = 0.0
    for part in monitor.parts:
        if part.kind != "positions":
            value = part.sign * -part.benchmark / part.scale
            total += part.weight * min(1.0, max(-1.0, value))
    return round(100 * total, 1)


def _middle(monitor: Monitor) -> Iterator[Misleading]:
    """Warn where a game in which nothing moved is nearly, or wholly, another verdict than an index of 0."""
    still = _still(monitor)
    now, even = _given(monitor, still), _given(monitor, 0.0)
    beside = next(
        (one for by in (-NEAR, NEAR) if (one := _given(monitor, still + by)) not in (now, None)), None
    )
    if now is None or even is None or (now == even and beside is None) or not still:
        return
    at, part = max(
        ((at, part) for at, part in enumerate(monitor.parts) if part.kind != "positions" and part.benchmark),
        key=lambda one: abs(one[1].weight * one[1].benchmark / one[1].scale),
        default=(-1, None),
    )
    if part is None:
        return
    called = now if now != even else beside
    assert called is not None
    yield Misleading(
        words=f"A game in which nothing moves has the index {_number(still)}, and is "
        f"{'called' if now != even else 'close to being called'} “{called.title}”.",
        mend=f"Move the mark of “{part.title}” to 0",
        edit=Set((*MARK, at, "benchmark"), 0),
    )


def _never(monitor: Monitor, played: "Sequence[Ends]") -> Iterator[Misleading]:
    """Warn of a verdict that came out in no game."""
    shares = [dict(verdict_shares(monitor, ends)) for ends in played]
    for at, one in enumerate(monitor.verdicts):
        if len(monitor.verdicts) > 1 and not any(told.get(one.title) for told in shares):
            low, high = one.index_min, one.index_max
            field, bound = ("index-min", low) if low is not None else ("index-max", high)
            if bound is None:
                continue
            nearer = round(bound / 2)
            yield Misleading(
                words=f"“{one.title}” came out in none of {sum(ends.games for ends in played):,} games.",
                mend=f"Have it given from {_number(nearer)}",
                edit=Set(("monitor", "verdicts", at, field), nearer),
            )


def _idle(row: PartRow) -> Iterator[Misleading]:
    """Warn of a part that sits on its mark."""
    on = dict(row.purposeful).get(round(row.part.benchmark, 2), 0.0)
    if on >= ON_MARK and row.part.kind != "conduct":
        other = min((value for value, _ in row.purposeful if value != row.part.benchmark), default=None)
        if other is not None:
            nearest = _mean(row.aimless)
            yield Misleading(
                words=f"“{row.part.title}”: {round(100 * on)} of 100 games sit exactly on the mark; "
                "it decides little.",
                mend=f"Move the mark to what aimless play gives, {_number(nearest)}",
                edit=Set((*MARK, row.number, "benchmark"), round(nearest * 2) / 2),
            )


def _short(monitor: Monitor, played: "Sequence[Ends]") -> Iterator[Misleading]:
    """Warn of a part that never gives half of its weight."""
    for at, part in enumerate(monitor.parts):
        far = [
            float(abs(one.values - part.benchmark).max())
            for ends in played
            for one in ends.parts
            if one.id == part.id
        ]
        most = max(far, default=0.0)
        if 0 < most < REACH * part.scale:
            weight, got = 100 * part.weight, 100 * part.weight * most / part.scale
            yield Misleading(
                words=f"“{part.title}” gives at most {_number(round(got))} of its {_number(round(weight))} "
                "points in any game.",
                mend=f"Make its full step {_number(round(most, 1))}",
                edit=Set((*MARK, at, "scale"), round(most, 1)),
            )


# --- a question from its kind --------------------------------------------------------------------

ASKED: Final = {
    "nearer": ("Did two come nearer?", "A tie against where it began"),
    "preferred": ("Whom did one prefer?", "One tie against another"),
    "settled": ("Was it settled?", "How far apart two end on the policy questions"),
    "kept": ("Was it kept?", "A track that had to hold"),
}
"""Kinds of questions, with what each looks at."""


def question_of(
    scenario: Scenario, kind: str, one: ActorId, other: ActorId, third: str = ""
) -> dict[str, Any]:
    """Return a whole question as plain data; `third` is the other partner, or the track that had to hold."""
    name = {actor.id: actor.name for actor in scenario.actors}
    make: Callable[..., dict[str, Any]] = _MADE[kind]
    return make(scenario, name, one, other, third)


def _verdict(identity: str, title: str, **more: Any) -> dict[str, Any]:
    return {"id": identity, "title": title, **more}


def _nearer(_scenario: Scenario, name: dict[str, str], one: str, other: str, _third: str) -> dict[str, Any]:
    part = {"id": "tie", "title": f"The tie of {name[one]} and {name[other]}", "kind": "tie-change"}
    return {
        "question": f"Did {name[one]} and {name[other]} come nearer?",
        "between": [one, other],
        "parts": [{**part, "between": [one, other], "scale": 4, "weight": 1}],
        "verdicts": [
            _verdict("nearer", "They came nearer", **{"index-min": 25}),
            _verdict("apart", "They drifted apart", **{"index-max": -25}),
            _verdict("as-before", "They stand about where they stood"),
        ],
    }


def _preferred(_scenario: Scenario, name: dict[str, str], one: str, other: str, third: str) -> dict[str, Any]:
    part = {"id": "side", "title": f"{name[other]} against {name[third]}", "kind": "preference"}
    return {
        "question": f"Did {name[one]} side with {name[other]} or with {name[third]}?",
        "between": [one, other],
        "parts": [{**part, "between": [one, other], "against": [one, third], "scale": 6, "weight": 1}],
        "verdicts": [
            _verdict("one", f"Sided with {name[other]}", **{"index-min": 30}),
            _verdict("other", f"Sided with {name[third]}", **{"index-max": -30}),
            _verdict("between", "Stayed between the two"),
        ],
    }


def _settled(_scenario: Scenario, name: dict[str, str], one: str, other: str, _third: str) -> dict[str, Any]:
    part = {"id": "words", "title": "How far apart they end", "kind": "positions", "between": [one, other]}
    return {
        "question": f"Did {name[one]} and {name[other]} settle what divides them?",
        "between": [one, other],
        "parts": [{**part, "benchmark": 40, "scale": 20, "weight": 1}],
        "settled": {"between": [one, other]},
        "verdicts": [
            _verdict("settled", "Most of it is settled", **{"index-min": 30}),
            _verdict("further", "They are further apart", **{"index-max": -30}),
            _verdict("open", "It stays open"),
        ],
    }


def _kept(scenario: Scenario, name: dict[str, str], one: str, other: str, third: str) -> dict[str, Any]:
    track = next(line for line in scenario.tracks if line.id == third)
    part = {"id": "tie", "title": f"The tie of {name[one]} and {name[other]}", "kind": "tie-change"}
    return {
        "question": f"Did it hold: {track.name}?",
        "between": [one, other],
        "parts": [{**part, "between": [one, other], "scale": 4, "weight": 1}],
        "verdicts": [
            _verdict("kept", "It held", requires=f"{of_track(third)} >= {track.start}"),
            _verdict("broken", "It did not hold"),
        ],
    }


_MADE: Final[dict[str, Callable[..., dict[str, Any]]]] = {
    "nearer": _nearer,
    "preferred": _preferred,
    "settled": _settled,
    "kept": _kept,
}
