"""The numbers after an event: changes taken in, and the events that do little else.

Every change repeats what the number was, so that an event that does not belong here is found at once.
"""

from collections.abc import Iterable
from dataclasses import replace

from wargame.game import events as ev
from wargame.game.events import Change
from wargame.game.parts import GameState, Memory, Table
from wargame.moulds import steps_of
from wargame.terms import RecordBroken

blank_state, fill_state = steps_of(GameState)
blank_table, fill_table = steps_of(Table)


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


def standing(state: GameState, values: tuple[int, ...], table: Table, memory: Memory) -> GameState:
    """Return the state with these parts in place of its own; spelt out, as every move comes through here."""
    following = blank_state()
    fill_state(
        following,
        compiled=state.compiled,
        setup=state.setup,
        turn=state.turn,
        phase=state.phase,
        values=values,
        table=table,
        memory=memory,
        affairs=state.affairs,
    )
    return following


def settled(table: Table, *, paid: bool, kept_up: bool) -> Table:
    """Return the table after income or upkeep."""
    following = blank_table()
    fill_table(
        following,
        base=table.base,
        plays=table.plays,
        passed=table.passed,
        briefed=table.briefed,
        waiting=table.waiting,
        to_expose=table.to_expose,
        paid=paid,
        given=table.given,
        exposed=table.exposed,
        kept_up=kept_up,
        last=None,
        untold={},
    )
    return following


def changed(state: GameState, changes: Iterable[Change], table: Table) -> GameState:
    """Return the state with the changes taken in and another table."""
    return standing(state, moved(state, changes), table, state.memory)


def income_paid(state: GameState, event: ev.IncomePaid) -> GameState:
    """Return the state after income."""
    return changed(state, event.changes, settled(state.table, paid=True, kept_up=state.table.kept_up))


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
