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
from wargame.scenario.pictures import name_fits, pictures_in
from wargame.scenario.tree import TARGET
from wargame.terms import FACILITATOR, ROOM, pair
from wargame.words.sentences import Sentence

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
    """Check ids, actors, starting alignments, tracks, pictures and policy questions."""
    _check_all_ids(findings)
    for number, actor in enumerate(findings.scenario.actors):
        _check_actor(findings, actor, ("actors", number))
    _check_alignments(findings)
    for number, track in enumerate(findings.scenario.tracks):
        _check_track(findings, track, ("tracks", number))
    _check_pictures(findings)
    for number, question in enumerate(findings.scenario.questions):
        for actor_id in question.positions:
            path = ("questions", number, "positions", actor_id)
            findings.is_known("actor", actor_id, path, key=True)


def _check_pictures(findings: Findings) -> None:
    for path, picture in pictures_in(findings.scenario):
        if not name_fits(picture.file):
            findings.note((*path, "file"), Sentence("picture-name-unfit", name=picture.file))


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
            plain, strict = (
                Sentence("id-not-kebab-case", id=identity),
                Sentence("id-unfit-for-texts", id=identity),
            )
            findings.note(place, strict if in_texts else plain)
        elif identity in _TAKEN.get(kind, frozenset()):
            findings.note(place, Sentence("has-meaning-own", identity=identity))
        elif identity in seen:
            findings.note(place, Sentence("id-taken", identity=identity))
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
            findings.note(
                (*path, number, field), Sentence("name-taken", name=shown(name), field=field, owner=owner)
            )


def _check_all_ids(findings: Findings) -> None:
    scenario, known = findings.scenario, findings.known
    if not _NAMED_ELSEWHERE.fullmatch(scenario.id):
        findings.note(("id",), Sentence("id-not-kebab-case", id=scenario.id))
    check_ids(findings, "actors", known.actors, ("actors",), in_texts=True)
    check_ids(findings, "tracks", known.tracks, ("tracks",), in_texts=True)
    check_ids(findings, "cards", known.cards, ("cards",), in_texts=True)
    check_ids(findings, "questions", known.questions, ("questions",))
    check_ids(findings, "injects", (inject.id for inject in scenario.injects), ("injects",))
    check_ids(findings, "deals", (deal.id for deal in scenario.deals), ("deals",))
    check_ids(findings, "upkeep", (rule.id for rule in scenario.upkeep), ("upkeep",))
    check_ids(findings, "endings", (ending.id for ending in scenario.endings), ("endings",))
    check_ids(findings, "objectives", (goal.id for goal in scenario.objectives), ("objectives",))
    check_ids(findings, "collection", (question.id for question in scenario.collection), ("collection",))
    check_ids(findings, "purposes", (purpose.id for purpose in scenario.purposes), ("purposes",))
    for number, track_id in enumerate(known.tracks):
        if track_id in known.actors:
            findings.note(("tracks", number, "id"), Sentence("actor-id", track_id=track_id))


def _check_actor(findings: Findings, actor: Actor, path: Path) -> None:
    sets = tuple(hidden.id for hidden in actor.hidden_sets)
    check_ids(findings, "hidden-sets", sets, (*path, "hidden-sets"))
    cap = findings.scenario.rules.influence.max
    if cap is not None and actor.start_influence > cap:
        findings.note(
            (*path, "start-influence"),
            Sentence("start-above-cap", start_influence=actor.start_influence, cap=cap),
        )
    if actor.kind == "seat":
        return
    for field, given in (
        ("hidden-sets", bool(sets)),
        ("start-influence", actor.start_influence > 0),
        ("income", actor.income > 0),
    ):
        if given:
            findings.note((*path, field), Sentence("non-player-has-none"))


def _check_alignments(findings: Findings) -> None:
    scale = findings.scenario.rules.alignment
    seen: set[tuple[str, str]] = set()
    for number, start in enumerate(findings.scenario.alignments):
        path: Path = ("alignments", number)
        findings.pair(start.between, (*path, "between"))
        both = pair(*start.between)
        if both in seen:
            findings.note((*path, "between"), Sentence("have-alignment-already", one=both[0], other=both[1]))
        seen.add(both)
        if start.value < scale.min or (scale.max is not None and start.value > scale.max):
            high = Sentence("scale-open") if scale.max is None else Sentence("scale-to", max=scale.max)
            findings.note(
                (*path, "value"), Sentence("outside-scale", value=start.value, min=scale.min, high=high)
            )


def _check_track(findings: Findings, track: Track, path: Path) -> None:
    if track.min >= track.max:
        findings.note((*path, "max"), Sentence("range-from-holds-less", min=track.min, max=track.max))
        return
    if track.derived is None and not track.min <= track.start <= track.max:
        findings.note(
            (*path, "start"), Sentence("outside-range", start=track.start, min=track.min, max=track.max)
        )
    for value in track.steps:
        if not track.min <= value <= track.max:
            place = (*path, "steps", str(value))
            findings.note(
                place, Sentence("step-outside-range", value=value, min=track.min, max=track.max), key=True
            )
    _check_gates(findings, track, path)
    if track.derived is not None:
        _check_derived(findings, track, path)


def _check_gates(findings: Findings, track: Track, path: Path) -> None:
    for number, gate in enumerate(track.gates):
        place = (*path, "gates", number)
        if not track.min <= gate.above < track.max:
            findings.note(
                (*place, "above"),
                Sentence("no-rise-track-goes", above=gate.above, min=track.min, last=track.max - 1),
            )
        if number and gate.above <= track.gates[number - 1].above:
            findings.note((*place, "above"), Sentence("not-above-gate-before", above=gate.above))
        if not gate.requires:
            findings.note((*place, "requires"), Sentence("gate-has-no-condition"))
        check_condition(findings, gate.requires, (*place, "requires"))


def _check_derived(findings: Findings, track: Track, path: Path) -> None:
    assert track.derived is not None
    if track.start:
        findings.note((*path, "start"), Sentence("derived-track-has-no"))
    if track.gates:
        findings.note((*path, "gates"), Sentence("derived-track-has-no-gates"))
    weights = (*path, "derived", "weights")
    if not track.derived.weights:
        findings.note(weights, Sentence("nothing-weighed"))
    for name in track.derived.weights:
        place = (*weights, name)
        if findings.is_known("track", name, place, key=True) and name in findings.known.derived:
            findings.note(place, Sentence("itself-computed-from-other", name=name), key=True)
