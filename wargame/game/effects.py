"""Effects carried out on a copy of the numbers, one by one, each clamped at once.

Callers (adjudication, turns, session functions) give a working list of numbers and get back the changes
that became of a script: what was asked for and what was applied. A positive change to a gated track
passes its gates at that moment, so the order inside a script matters.
"""

from collections.abc import Iterable, Sequence

from wargame.game.compiled import BoundGate, CompiledScenario, Script
from wargame.game.conditions import Expose, PlayFacts
from wargame.game.events import Change
from wargame.terms import ActorId


def carry_out(
    compiled: CompiledScenario,
    script: Script,
    values: list[int],
    facts: PlayFacts,
    target: ActorId = "",
    why: str = "",
) -> tuple[Change, ...]:
    """Change `values` by the script's effects and return the changes, in order.

    Effects on a quantity that the chosen target does not have (influence of a non-player actor) are
    left out; the check of a scenario tells its designer.
    """
    if script.plain is not None:
        return change_all(compiled, values, script.plain, facts, why)
    changes = []
    for step in script.steps:
        if isinstance(step, Expose):
            continue
        place = step.place
        if isinstance(place, dict):
            if target not in place:
                continue
            place = place[target]
        asked = step.amount - values[place] if step.sets else step.amount
        changes.append(change_by(compiled, values, place, asked, facts, why))
    return tuple(changes)


def change_by(
    compiled: CompiledScenario, values: list[int], place: int, asked: int, facts: PlayFacts, why: str = ""
) -> Change:
    """Move one number by `asked` as far as its range and its gates let it; return what became of it."""
    return change_all(compiled, values, ((place, asked),), facts, why)[0]


def change_all(
    compiled: CompiledScenario,
    values: list[int],
    moves: Iterable[tuple[int, int]],
    facts: PlayFacts,
    why: str = "",
) -> tuple[Change, ...]:
    """Move numbers, one after another, by what is asked of each place, as `change_by` does."""
    changes, ranges = [], compiled.ranges
    for place, asked in moves:
        name, low, high, gates = ranges[place]
        before = values[place]
        after = before + asked
        if gates and after > before:
            after = _held_back(gates, values, before, after, facts)
        if after < low:
            after = low
        elif after > high:
            after = high
        values[place] = after
        changes.append(Change(name, asked, before, after, why))
    return tuple(changes)


def _held_back(
    gates: tuple[BoundGate, ...], values: list[int], before: int, wanted: int, facts: PlayFacts
) -> int:
    for gate in gates:
        if wanted > gate.above and not gate.test(values, facts, ""):
            # What stands above a gate already does not fall because of it; it just cannot rise.
            wanted = max(before, gate.above)
    return wanted


def pay(
    compiled: CompiledScenario, values: Sequence[int], purse: int, amount: int, why: str = ""
) -> tuple[Change, ...]:
    """Return what takes `amount` out of the influence at the place `purse`; nothing if it is 0."""
    if amount == 0:
        return ()
    before = values[purse]
    return (Change(compiled.ranges[purse][0], -amount, before, before - amount, why),)


def word_returned(
    compiled: CompiledScenario,
    values: list[int],
    seat: ActorId,
    backing: Iterable[tuple[ActorId, int]],
    facts: PlayFacts,
) -> tuple[Change, ...]:
    """Give a seat back what it paid to back or block a move, and return the change; nothing if that is 0."""
    rules = compiled.rules.backing
    paid = (rules.cost if rules else 0) * sum(1 for who, _ in backing if who == seat)
    return (change_by(compiled, values, compiled.board.influences[seat], paid, facts),) if paid else ()


def given_up(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that take these back, last first."""
    return tuple(
        Change(one.what, one.before - one.after, one.after, one.before, one.why)
        for one in reversed(tuple(changes))
    )
