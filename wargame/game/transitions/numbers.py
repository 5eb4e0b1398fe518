"""The numbers after an event: changes taken in, and the events that do little else.

Every change repeats what the number was, so that an event that does not belong here is found at once.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from wargame.game import events as ev
from wargame.game.events import Change
from wargame.game.parts import GameState, Table
from wargame.terms import RecordBroken


def moved(state: GameState, changes: Iterable[Change]) -> tuple[int, ...]:
    """Return the numbers after some changes.

    Raises
    ------
    RecordBroken
        If a number was not what the change says it was.
    """
    if not changes:
        return state.values
    values = list(state.values)
    places = state.compiled.board.places
    for change in changes:
        place = places.get(change.what)
        if place is None or values[place] != change.before:
            if place is None:
                raise RecordBroken("change-off-board", what=change.what)
            raise RecordBroken(
                "change-from-other-value", what=change.what, held=values[place], before=change.before
            )
        values[place] = change.after
    return tuple(values)


def changed(state: GameState, changes: Iterable[Change], table: Table) -> GameState:
    """Return the state with the changes taken in and another table."""
    return replace(state, values=moved(state, changes), table=table)


def income_paid(state: GameState, event: ev.IncomePaid) -> GameState:
    """Return the state after income."""
    return changed(state, event.changes, replace(state.table, paid=True, last=None, untold={}))


def influence_given(state: GameState, event: ev.InfluenceGiven) -> GameState:
    """Return the state after a gift; what arrived counts against what the giver may give."""
    arrived = sum(one.after - one.before for one in event.changes if one.after > one.before)
    given = {**state.table.given, event.giver: state.table.given.get(event.giver, 0) + arrived}
    return changed(state, event.changes, replace(state.table, given=given, last=None))


def adjusted(state: GameState, event: ev.BoardAdjusted) -> GameState:
    """Return the state after a correction by hand."""
    change, table = event.change, replace(state.table, last=None)
    if table.base:
        # What was wrong on the board was wrong when planning opened, too.
        place = state.compiled.board.places.get(change.what, -1)
        base = tuple(change.after if at == place else value for at, value in enumerate(table.base))
        table = replace(table, base=base)
    return changed(state, (change,), table)
