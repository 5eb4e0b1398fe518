"""The state after a move was sealed, taken back, talked over, ruled on, overridden or passed.

Sealing and ruling spell out the values that they make, field by field: they are most of what happens in
simulations and in long records.
"""

from collections.abc import Mapping
from dataclasses import replace

from wargame.game import events as ev
from wargame.game.events import Changes, MoveRuled
from wargame.game.parts import Conduct, Covert, GameState, Memory, Played, Table
from wargame.game.transitions.numbers import blank_table, changed, fill_table, moved, standing
from wargame.moulds import mould, steps_of
from wargame.terms import ActorId, CardId, RecordBroken

_cast_played = mould(Played)
_blank_memory, _fill_memory = steps_of(Memory)

_Uses = tuple[tuple[int, ...], ...]


def sealed(state: GameState, event: ev.MoveSealed) -> GameState:
    """Return the state with a move more on the table, paid for."""
    table, memory = state.table, state.memory
    return standing(
        state,
        moved(state, event.changes),
        laid(table, (*table.plays, on_table(event)), table.passed, None),
        Memory(
            moves=event.number,
            uses=_used(state, event),
            played=memory.played,
            succeeded=memory.succeeded,
            exposures=memory.exposures,
            fired=memory.fired,
            postponed=memory.postponed,
            ad_hoc=memory.ad_hoc,
            crossed=memory.crossed,
            audit=memory.audit,
            conduct=memory.conduct,
            covert=memory.covert,
        ),
    )


def on_table(event: ev.MoveSealed) -> Played:
    """Return a move that was just sealed as it lies on the table."""
    return _cast_played(event.number, event.move, event.title, event.cost, event.covert)


def _used(state: GameState, event: ev.MoveSealed) -> _Uses:
    uses, move = state.memory.uses, event.move
    if not move.card:
        return uses
    index = state.compiled.holdings[move.seat, move.card].index
    return _with_use(uses, index, (*uses[index], state.turn))


def _with_use(uses: _Uses, index: int, turns: tuple[int, ...]) -> _Uses:
    new = list(uses)
    new[index] = turns
    return tuple(new)


def laid(
    table: Table, plays: tuple[Played, ...], passed: tuple[ActorId, ...], last: MoveRuled | None
) -> Table:
    """Return the table with other moves on it, other seats that passed, and another last ruling."""
    following = blank_table()
    fill_table(
        following,
        base=table.base,
        plays=plays,
        passed=passed,
        briefed=table.briefed,
        waiting=table.waiting,
        to_expose=table.to_expose,
        paid=table.paid,
        given=table.given,
        exposed=table.exposed,
        kept_up=table.kept_up,
        last=last,
        untold=table.untold,
    )
    return following


def withdrawn(state: GameState, event: ev.MoveWithdrawn) -> GameState:
    """Return the state without a sealed move."""
    played = state.play(event.number)
    if played is None:
        raise RecordBroken("move-never-sealed", number=event.number)
    uses = state.memory.uses
    if played.move.card:
        index = state.compiled.holdings[played.move.seat, played.move.card].index
        uses = _with_use(uses, index, uses[index][:-1])
    left = tuple(one for one in state.table.plays if one.number != event.number)
    table = replace(state.table, plays=left, last=None)
    return standing(state, moved(state, event.changes), table, replace(state.memory, uses=uses))


def passed(state: GameState, event: ev.SeatPassed) -> GameState:
    """Return the state in which a seat makes no further move this turn."""
    table = state.table
    table = laid(table, table.plays, (*table.passed, event.seat), table.last)
    return standing(state, state.values, table, state.memory)


def _swap(plays: tuple[Played, ...], new: Played) -> tuple[Played, ...]:
    return tuple([new if one.number == new.number else one for one in plays])


def discussed(state: GameState, event: ev.MoveBacked | ev.MoveArgued | ev.FreeMoveJudged) -> GameState:
    """Return the state after a move was backed or blocked, argued over, or a free move judged."""
    played = state.play(event.number)
    if played is None:
        raise RecordBroken("move-not-on-table", number=event.number)
    changes: Changes = ()
    match event:
        case ev.MoveBacked(seat=seat, by=by):
            new, changes = replace(played, backing=(*played.backing, (seat, by))), event.changes
        case ev.MoveArgued(argument=argument):
            new = replace(played, arguments=(*played.arguments, argument))
        case ev.FreeMoveJudged(terms=terms):
            new = replace(played, terms=terms)
    table = replace(state.table, plays=_swap(state.table.plays, new))
    return changed(state, changes, replace(table, last=None) if changes else table)


def paid_for(state: GameState, event: ev.MoveSealed) -> GameState:
    """Return the state as the ruling on a move finds it that is sealed and ruled on in one command."""
    if not event.changes:
        return state
    return standing(state, moved(state, event.changes), state.table, state.memory)


def at_once(state: GameState, seal: ev.MoveSealed, played: Played, ruling: MoveRuled) -> GameState:
    """Return the state after a move that was sealed and ruled on in one command.

    `played` is what `on_table` made of the sealing. It is the state that `sealed` and `ruled` give one after
    the other, without the one between them, which nobody sees.
    """
    if ruling.exposure is not None:
        return ruled(sealed(state, seal), ruling)
    table = state.table
    return standing(
        state,
        moved(state, seal.changes + ruling.changes),
        laid(table, (*table.plays, _with_outcome(played, ruling)), table.passed, ruling),
        _after_ruling(state, ruling, played, moves=seal.number, uses=_used(state, seal)),
    )


def _with_outcome(played: Played, event: MoveRuled) -> Played:
    exposure = event.exposure
    return _cast_played(
        played.number,
        played.move,
        played.title,
        played.cost,
        played.covert,
        played.backing,
        played.arguments,
        played.terms,
        event.outcome,
        exposure is not None and exposure.exposed,
    )


def ruled(state: GameState, event: MoveRuled) -> GameState:
    """Return the state after a ruling: its changes, and what it leaves in memory."""
    played = state.play(event.number)
    if played is None:
        raise RecordBroken("ruled-not-on-table", number=event.number)
    table, memory = state.table, state.memory
    following = standing(
        state,
        moved(state, event.changes),
        laid(table, _swap(table.plays, _with_outcome(played, event)), table.passed, event),
        _after_ruling(state, event, played, moves=memory.moves, uses=memory.uses),
    )
    exposure = event.exposure
    if exposure is not None and exposure.exposed:
        blown = replace(following.table, exposed=(*state.table.exposed, event.seat))
        following = changed(following, exposure.changes, blown)
    if _told_later(state, event):
        return _untold(following, (*event.changes, *(exposure.changes if exposure else ())))
    return following


def _told_later(state: GameState, event: MoveRuled) -> bool:
    """Return whether the table is told of a ruling only when the resolution ends."""
    return event.covert and state.compiled.covert_last and state.phase_kind == "resolution"


def _untold(state: GameState, changes: Changes) -> GameState:
    """Return the state that remembers by how much numbers moved that the table is not told of yet."""
    untold = dict(state.table.untold)
    for change in changes:
        untold[change.what] = untold.get(change.what, 0) + change.after - change.before
    return replace(state, table=replace(state.table, untold={what: by for what, by in untold.items() if by}))


def _after_ruling(state: GameState, event: MoveRuled, played: Played, *, moves: int, uses: _Uses) -> Memory:
    memory, card = state.memory, event.card
    exposed = event.exposure is not None and event.exposure.exposed
    counted, succeeded = memory.played, memory.succeeded
    if card:
        counted = {**counted, card: counted.get(card, 0) + 1}
        if event.outcome in ("exceeds", "succeeds"):
            succeeded = {**succeeded, card: succeeded.get(card, 0) + 1}
    stays = event.covert and not exposed
    conduct = memory.conduct
    if event.pulls or played.backing:
        acted = Conduct(state.turn, event.number, event.seat, played.cost, event.pulls, stays, played.backing)
        conduct = (*conduct, acted)
    covert = memory.covert
    if stays:
        covert = (*covert, Covert(event.number, event.seat, card, event.title, event.target))
    exposures = (*memory.exposures, (event.seat, state.turn)) if exposed else memory.exposures
    following = _blank_memory()
    _fill_memory(
        following,
        moves=moves,
        uses=uses,
        played=counted,
        succeeded=succeeded,
        exposures=exposures,
        fired=memory.fired,
        postponed=memory.postponed,
        ad_hoc=memory.ad_hoc,
        crossed=memory.crossed,
        audit=memory.audit,
        conduct=conduct,
        covert=covert,
    )
    return following


def overridden(state: GameState, event: ev.RulingOverridden) -> GameState:
    """Return the state in which the last ruling came out as the override has it."""
    last = state.table.last
    if last is None or last.number != event.number:
        raise RecordBroken("overridden-not-last", number=event.number)
    before = replace(_without_ruling(state, last), values=moved(state, event.undone))
    if _told_later(state, last):
        before = _untold(before, event.undone)
    return ruled(before, replace(last, outcome=event.after, changes=event.changes, exposure=event.exposure))


def _without_ruling(state: GameState, last: MoveRuled) -> GameState:
    """Return the state as if the last ruling had not been made, numbers aside."""
    memory, card = state.memory, last.card
    exposed = last.exposure is not None and last.exposure.exposed
    good = last.outcome in ("exceeds", "succeeds")
    return replace(
        state,
        table=replace(state.table, exposed=state.table.exposed[:-1] if exposed else state.table.exposed),
        memory=replace(
            memory,
            played=_one_less(memory.played, card) if card else memory.played,
            succeeded=_one_less(memory.succeeded, card) if card and good else memory.succeeded,
            exposures=memory.exposures[:-1] if exposed else memory.exposures,
            conduct=tuple(one for one in memory.conduct if one.number != last.number),
            covert=tuple(one for one in memory.covert if one.number != last.number),
        ),
    )


def _one_less(counted: Mapping[CardId, int], card: CardId) -> dict[CardId, int]:
    left = {**counted, card: counted[card] - 1}
    return left if left[card] else {one: count for one, count in left.items() if one != card}


def cover_blown(state: GameState, event: ev.CoverBlown) -> GameState:
    """Return the state after an inject brought a covert move to light."""
    table, number = state.table, event.number
    memory = replace(
        state.memory,
        covert=tuple(one for one in state.memory.covert if one.number != number),
        conduct=tuple(
            replace(one, hidden=False) if one.number == number else one for one in state.memory.conduct
        ),
        exposures=(*state.memory.exposures, (event.seat, state.turn)),
    )
    plays = tuple(replace(one, exposed=True) if one.number == number else one for one in table.plays)
    seats = (*table.exposed, event.seat)
    table = replace(table, exposed=seats, to_expose="", plays=plays, last=None)
    return standing(state, moved(state, event.changes), table, memory)
