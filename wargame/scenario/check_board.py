"""Checks of what stands on the board: ids, actors, alignments, tracks, policy questions."""

import re
from collections.abc import Iterable
from typing import Final

from wargame.names import same_name
from wargame.scenario.check_texts import check_condition
from wargame.scenario.faults import shown
from wargame.scenario.findings import Findings
from wargame.scenario.model import Actor, Track
from wargame.scenario.nodes import Path
from wargame.scenario.tree import TARGET
from wargame.terms import FACILITATOR, ROOM, pair

_NAMED_IN_TEXTS: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*")
_NAMED_ELSEWHERE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORDS: Final = frozenset({"and", "or", "not", TARGET})
_TAKEN: Final = {
    "actors": _WORDS | {ROOM, FACILITATOR},
    "tracks": _WORDS,
    "cards": _WORDS,
    "endings": frozenset({"calendar"}),
    "hidden-sets": frozenset({"public", "red-line"}),
}


def check_board(findings: Findings) -> None:
    """Check ids, actors, starting alignments, tracks and policy questions."""
    _check_all_ids(findings)
    for number, actor in enumerate(findings.scenario.actors):
        _check_actor(findings, actor, ("actors", number))
    _check_alignments(findings)
    for number, track in enumerate(findings.scenario.tracks):
        _check_track(findings, track, ("tracks", number))
    for number, question in enumerate(findings.scenario.questions):
        for actor_id in question.positions:
            path = ("questions", number, "positions", actor_id)
            findings.is_known("actor", actor_id, path, key=True)


def check_ids(
    findings: Findings, kind: str, ids: Iterable[str], path: Path, *, in_texts: bool = False
) -> None:
    """Check that the ids of a list are kebab-case, not taken, and used once.

    `in_texts` for ids that conditions name: there every part between hyphens begins with a letter.
    """
    form = _NAMED_IN_TEXTS if in_texts else _NAMED_ELSEWHERE
    seen: set[str] = set()
    for number, identity in enumerate(ids):
        place = (*path, number, "id")
        if not form.fullmatch(identity):
            expected = "words of small letters and digits joined by “-”"
            expected += ", each beginning with a letter" if in_texts else ""
            findings.note(place, f"“{identity}” is not in kebab-case", expected)
        elif identity in _TAKEN.get(kind, frozenset()):
            findings.note(place, f"`{identity}` has a meaning of its own", "another id")
        elif identity in seen:
            findings.note(place, f"the id `{identity}` is taken", "an id of its own")
        seen.add(identity)


def check_names(findings: Findings) -> None:
    """Check that no two actors, no two tracks and no two hidden sets of a seat look the same to people.

    Sessions recorded before this was asked go on with the names they have.
    """
    scenario = findings.scenario
    _check_different(findings, ("actors",), "name", [(one.id, one.name) for one in scenario.actors])
    _check_different(findings, ("tracks",), "name", [(one.id, one.name) for one in scenario.tracks])
    for number, actor in enumerate(scenario.actors):
        sets = [(one.id, one.title) for one in actor.hidden_sets]
        _check_different(findings, ("actors", number, "hidden-sets"), "title", sets)


def _check_different(findings: Findings, path: Path, field: str, named: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for number, (identity, name) in enumerate(named):
        owner = seen.setdefault(same_name(name), identity)
        if owner != identity:
            wrong = f"{shown(name)} is already the {field} of `{owner}`"
            findings.note((*path, number, field), wrong, f"a {field} of its own")


def _check_all_ids(findings: Findings) -> None:
    scenario, known = findings.scenario, findings.known
    if not _NAMED_ELSEWHERE.fullmatch(scenario.id):
        expected = "words of small letters and digits joined by “-”"
        findings.note(("id",), f"“{scenario.id}” is not in kebab-case", expected)
    check_ids(findings, "actors", known.actors, ("actors",), in_texts=True)
    check_ids(findings, "tracks", known.tracks, ("tracks",), in_texts=True)
    check_ids(findings, "cards", known.cards, ("cards",), in_texts=True)
    check_ids(findings, "questions", known.questions, ("questions",))
    check_ids(findings, "injects", (inject.id for inject in scenario.injects), ("injects",))
    check_ids(findings, "upkeep", (rule.id for rule in scenario.upkeep), ("upkeep",))
    check_ids(findings, "endings", (ending.id for ending in scenario.endings), ("endings",))
    check_ids(findings, "objectives", (goal.id for goal in scenario.objectives), ("objectives",))
    check_ids(findings, "collection", (question.id for question in scenario.collection), ("collection",))
    for number, track_id in enumerate(known.tracks):
        if track_id in known.actors:
            findings.note(("tracks", number, "id"), f"`{track_id}` is an actor's id", "an id of its own")


def _check_actor(findings: Findings, actor: Actor, path: Path) -> None:
    sets = tuple(hidden.id for hidden in actor.hidden_sets)
    check_ids(findings, "hidden-sets", sets, (*path, "hidden-sets"))
    cap = findings.scenario.rules.influence.max
    if cap is not None and actor.start_influence > cap:
        wrong = f"{actor.start_influence} is more than a seat can hold"
        findings.note((*path, "start-influence"), wrong, f"at most {cap}")
    if actor.kind == "seat":
        return
    for field, given in (
        ("hidden-sets", bool(sets)),
        ("start-influence", actor.start_influence > 0),
        ("income", actor.income > 0),
    ):
        if given:
            findings.note((*path, field), "a non-player actor has none", "no such field, or a player seat")


def _check_alignments(findings: Findings) -> None:
    scale = findings.scenario.rules.alignment
    seen: set[tuple[str, str]] = set()
    for number, start in enumerate(findings.scenario.alignments):
        path: Path = ("alignments", number)
        findings.pair(start.between, (*path, "between"))
        both = pair(*start.between)
        if both in seen:
            wrong = f"`{both[0]}` and `{both[1]}` have an alignment already"
            findings.note((*path, "between"), wrong, "each pair once")
        seen.add(both)
        if start.value < scale.min or (scale.max is not None and start.value > scale.max):
            wrong = f"{start.value} is outside the scale"
            high = "upwards" if scale.max is None else f"to {scale.max}"
            findings.note((*path, "value"), wrong, f"a value from {scale.min} {high}")


def _check_track(findings: Findings, track: Track, path: Path) -> None:
    if track.min >= track.max:
        wrong = f"the range from {track.min} to {track.max} holds less than two values"
        findings.note((*path, "max"), wrong, f"more than {track.min}")
        return
    within = f"a value from {track.min} to {track.max}"
    if track.derived is None and not track.min <= track.start <= track.max:
        findings.note((*path, "start"), f"{track.start} is outside the range", within)
    for value in track.steps:
        if not track.min <= value <= track.max:
            place = (*path, "steps", str(value))
            findings.note(place, f"{value} is outside the range", within, key=True)
    _check_gates(findings, track, path)
    if track.derived is not None:
        _check_derived(findings, track, path)


def _check_gates(findings: Findings, track: Track, path: Path) -> None:
    for number, gate in enumerate(track.gates):
        place = (*path, "gates", number)
        if not track.min <= gate.above < track.max:
            wrong = f"no rise of the track goes above {gate.above}"
            findings.note((*place, "above"), wrong, f"a value from {track.min} to {track.max - 1}")
        if number and gate.above <= track.gates[number - 1].above:
            wrong = f"{gate.above} is not above the gate before"
            findings.note((*place, "above"), wrong, "the lowest gate first")
        if not gate.requires:
            findings.note((*place, "requires"), "the gate has no condition", "a condition")
        check_condition(findings, gate.requires, (*place, "requires"))


def _check_derived(findings: Findings, track: Track, path: Path) -> None:
    assert track.derived is not None
    if track.start:
        wrong = "a derived track has no start of its own"
        findings.note((*path, "start"), wrong, "no such field")
    if track.gates:
        findings.note((*path, "gates"), "a derived track has no gates", "no such field")
    weights = (*path, "derived", "weights")
    if not track.derived.weights:
        findings.note(weights, "nothing is weighed", "at least one track and its weight")
    for name in track.derived.weights:
        place = (*weights, name)
        if findings.is_known("track", name, place, key=True) and name in findings.known.derived:
            wrong = f"`{name}` is itself computed from other tracks"
            findings.note(place, wrong, "tracks that are not derived", key=True)
