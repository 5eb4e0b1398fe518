"""The state after a move was sealed, taken back, talked over, ruled on, overridden or passed."""

from collections.abc import Mapping

from msgspec.structs import replace

from wargame.game import events as ev
from wargame.game.events import Changes, MoveRuled
from wargame.game.parts import Conduct, Covert, GameState, Memory, Played
from wargame.game.transitions.numbers import changed, moved
from wargame.terms import SUCCESSES, CardId, RecordBroken

_Uses = tuple[tuple[int, ...], ...]


def sealed(state: GameState, event: ev.MoveSealed) -> GameState:
    """Return the state with a move more on the table, paid for."""
    played = Played(event.number, event.move, event.title, event.cost, event.covert)
    return replace(
        state,
        values=moved(state, event.changes),
        table=replace(state.table, plays=(*state.table.plays, played), last=None),
        memory=replace(state.memory, moves=event.number, uses=_used(state, event)),
    )


def _used(state: GameState, event: ev.MoveSealed) -> _Uses:
    uses, move = state.memory.uses, event.move
    if not move.card:
        return uses
    index = state.compiled.holdings[move.seat, move.card].index
    return _with_use(uses, index, (*uses[index], event.turn))


def _with_use(uses: _Uses, index: int, turns: tuple[int, ...]) -> _Uses:
    new = list(uses)
    new[index] = turns
    return tuple(new)


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
    return replace(
        state,
        values=moved(state, event.changes),
        table=replace(state.table, plays=left, last=None),
        memory=replace(state.memory, uses=uses),
    )


def passed(state: GameState, event: ev.SeatPassed) -> GameState:
    """Return the state in which a seat makes no further move this turn."""
    table = state.table
    return replace(state, table=replace(table, passed=(*table.passed, event.seat)))


def _swap(plays: tuple[Played, ...], old: Played, new: Played) -> tuple[Played, ...]:
    if plays[-1] is old:  # as always where seats move one after another
        return (*plays[:-1], new)
    return tuple([new if one is old else one for one in plays])


def discussed(state: GameState, event: ev.MoveBacked | ev.MoveArgued | ev.FreeMoveJudged) -> GameState:
    """Return the state after a move was backed or blocked, argued over, or a free move judged."""
    played = state.play(event.number)
    if played is None:
        raise RecordBroken("move-not-on-table", number=event.number)
    changes: Changes = ()
    match event:
        case ev.MoveBacked(seat=seat, by=by):
            kept = played.backing if by else tuple(one for one in played.backing if one[0] != seat)
            new, changes = replace(played, backing=(*kept, (seat, by)) if by else kept), event.changes
        case ev.MoveArgued(argument=argument):
            new = replace(played, arguments=(*played.arguments, argument))
        case ev.FreeMoveJudged(terms=terms):
            new = replace(played, terms=terms)
    table = replace(state.table, plays=_swap(state.table.plays, played, new))
    return changed(state, changes, replace(table, last=None) if changes else table)


def ruled(state: GameState, event: MoveRuled) -> GameState:
    """Return the state after a ruling: its changes, and what it leaves in memory."""
    played = state.play(event.number)
    if played is None:
        raise RecordBroken("ruled-not-on-table", number=event.number)
    table, exposure = state.table, event.exposure
    exposed = exposure is not None and exposure.exposed
    done = replace(played, outcome=event.outcome, exposed=exposed)
    following = replace(
        state,
        values=moved(state, event.changes),
        table=replace(table, plays=_swap(table.plays, played, done), last=event),
        memory=_after_ruling(state, event, played, exposed=exposed),
    )
    if exposure is not None and exposed:
        blown = replace(following.table, exposed=(*table.exposed, event.seat))
        following = changed(following, exposure.changes, blown)
    if event.covert and _told_later(state):
        return _untold(following, (*event.changes, *(exposure.changes if exposure else ())))
    return following


def _told_later(state: GameState) -> bool:
    """Return whether the table is told of covert rulings only when the resolution ends."""
    return state.compiled.covert_last and state.phase_kind == "resolution"


def _untold(state: GameState, changes: Changes) -> GameState:
    """Return the state that remembers by how much numbers moved that the table is not told of yet."""
    untold = dict(state.table.untold)
    for change in changes:
        untold[change.what] = untold.get(change.what, 0) + change.after - change.before
    return replace(state, table=replace(state.table, untold={what: by for what, by in untold.items() if by}))


def _after_ruling(state: GameState, event: MoveRuled, played: Played, *, exposed: bool) -> Memory:
    memory, card = state.memory, event.card
    counted, succeeded = memory.played, memory.succeeded
    if card:
        counted = {**counted, card: counted.get(card, 0) + 1}
        if event.outcome in SUCCESSES:
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
    return replace(
        memory, played=counted, succeeded=succeeded, exposures=exposures, conduct=conduct, covert=covert
    )


def overridden(state: GameState, event: ev.RulingOverridden) -> GameState:
    """Return the state in which the last ruling came out as the override has it."""
    last = state.table.last
    if last is None or last.number != event.number:
        raise RecordBroken("overridden-not-last", number=event.number)
    before = replace(_without_ruling(state, last), values=moved(state, event.undone))
    if last.covert and _told_later(state):
        before = _untold(before, event.undone)
    return ruled(before, replace(last, outcome=event.after, changes=event.changes, exposure=event.exposure))


def _without_ruling(state: GameState, last: MoveRuled) -> GameState:
    """Return the state as if the last ruling had not been made, numbers aside."""
    memory, card = state.memory, last.card
    exposed = last.exposure is not None and last.exposure.exposed
    good = last.outcome in SUCCESSES
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
    return replace(state, values=moved(state, event.changes), table=table, memory=memory)
