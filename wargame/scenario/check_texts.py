"""Checks of the conditions, measures and effects in a scenario, wherever they stand.

Each text is parsed, its ids are looked up, and what can never hold is told. `choose` holds the actors
that `target` may stand for; without any, `target` is a fault.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from wargame.scenario.expression import ExpressionFault, read_condition, read_effects, read_term
from wargame.scenario.faults import choices
from wargame.scenario.findings import Findings
from wargame.scenario.grammar import PlacedName, Reading
from wargame.scenario.held import SELF, held_reading
from wargame.scenario.nodes import Path
from wargame.scenario.reach import can_hold
from wargame.scenario.tree import TARGET, Change, ExposeOne, TrackValue
from wargame.words.sentences import Sentence

Tree = TypeVar("Tree")

_NOBODY: Final = ()


def check_condition(
    findings: Findings,
    text: str,
    path: Path,
    choose: Sequence[str] = _NOBODY,
    owners: Sequence[str] = _NOBODY,
) -> None:
    """Check a condition's text; an empty one is none, and fine. `owners` of the card that it stands in."""
    reading = _read(findings, read_condition, text, path) if text else None
    if reading is None or not _names_are_fine(findings, reading, path, choose, owners):
        return
    if not any(can_hold(one.tree, findings.ranges) for one, _ in _for_each(reading, choose, owners)):
        findings.note(path, Sentence("can-never-hold-within"))


def check_measure(findings: Findings, text: str, path: Path) -> None:
    """Check the text of a number."""
    reading = _read(findings, read_term, text, path)
    if reading is not None:
        _ids_are_fine(findings, reading, path, _NOBODY)


def check_effects(
    findings: Findings,
    text: str,
    path: Path,
    choose: Sequence[str] = _NOBODY,
    owners: Sequence[str] = _NOBODY,
    *,
    may_expose: bool = False,
) -> None:
    """Check the text of effects; `may_expose` where `expose(facilitator)` may stand."""
    reading = _read(findings, read_effects, text, path)
    if reading is None or not _names_are_fine(findings, reading, path, choose, owners):
        return
    for effect in reading.tree:
        if not isinstance(effect, ExposeOne):
            _check_change(findings, effect, reading.names, path)
        elif not may_expose:
            findings.note(path, Sentence("expose-stands-outside-inject"))


def _read(
    findings: Findings, reader: Callable[[str], Reading[Tree]], text: str, path: Path
) -> Reading[Tree] | None:
    try:
        return reader(text)
    except ExpressionFault as fault:
        findings.note(path, fault.told, at=fault.column)
        return None


def _check_change(findings: Findings, change: Change, names: tuple[PlacedName, ...], path: Path) -> None:
    quantity = change.quantity
    if isinstance(quantity, TrackValue) and quantity.name in findings.known.derived:
        at = next(name.column for name in names if name.id == quantity.name)
        findings.note(path, Sentence("computed-from-other-tracks", quantity=quantity.name), at=at)
    low, high = findings.ranges.of(quantity)
    if change.sets and not low <= change.amount <= high:
        findings.note(path, Sentence("amount-outside-range", amount=change.amount, low=low, high=high))


def _for_each(
    reading: Reading[Tree], choose: Sequence[str], owners: Sequence[str]
) -> Iterator[tuple[Reading[Tree], Sequence[str]]]:
    """Yield what is read as each seat plays it, with whom it can choose; once where it names no `self`."""
    if not owners or all(name.id != SELF for name in reading.names):
        yield reading, choose
        return
    for seat in owners:
        yield held_reading(reading, seat), [one for one in choose if one != seat]


def _names_are_fine(
    findings: Findings, reading: Reading[Tree], path: Path, choose: Sequence[str], owners: Sequence[str]
) -> bool:
    """Note what is wrong with the ids of a text; of several owners the first is told of whom it is wrong."""
    return all(
        _ids_are_fine(findings, held, path, others) for held, others in _for_each(reading, choose, owners)
    )


def _ids_are_fine(findings: Findings, reading: Reading[Tree], path: Path, choose: Sequence[str]) -> bool:
    before = len(findings.faults)
    names = reading.names
    known = [_name_is_fine(findings, name, path, choose) for name in names]
    actors = [name for name in names if name.kind == "actor"]
    for one, other in zip(actors[::2], actors[1::2], strict=True):
        _check_pair(findings, one, other, path, choose)
    return all(known) and len(findings.faults) == before


def _name_is_fine(findings: Findings, name: PlacedName, path: Path, choose: Sequence[str]) -> bool:
    if name.id != TARGET or name.kind in ("track", "card"):
        return findings.is_known(name.kind, name.id, path, at=name.column)
    if not choose:
        findings.note(path, Sentence("target-not-chosen"), at=name.column)
        return False
    others = [actor for actor in choose if actor not in findings.known.seats]
    if name.kind == "seat" and others:
        findings.note(path, Sentence("target-no-seat", others=choices(others)), at=name.column)
        return False
    return True


def _check_pair(
    findings: Findings, one: PlacedName, other: PlacedName, path: Path, choose: Sequence[str]
) -> None:
    if one.id == other.id:
        findings.note(path, Sentence("alignment-itself", id=one.id), at=one.column)
    for name, partner in ((one, other), (other, one)):
        if partner.id == TARGET and name.id in choose:
            findings.note(path, Sentence("target-aligned-itself", id=name.id), at=name.column)
