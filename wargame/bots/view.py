"""What a bot is given, and the state that it may imagine from it.

`look` makes a View of a state for one seat: its Sight, and what the seat would remember of the turns
before, which is public or its own. A policy is given nothing else. `imagine` fills in what is hidden
neutrally, so that rules and odds can be asked: other seats unwatched, their influence (where it is not
shown) that of the start, their sealed moves not made, their
covert cards unplayed, their hidden sets not drawn. What bots know is decided here and in `game.sight`, and
a test changes everything hidden and finds the view the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from wargame.game.asking import asked
from wargame.game.compiled import CompiledScenario
from wargame.game.moves import Move
from wargame.game.rules import asked_seat, turn_order
from wargame.game.secrecy import hidden_now, is_sealed, may_know, may_know_influence
from wargame.game.sight import Sight, sight
from wargame.game.state import Affairs, Asking, Conduct, Covert, GameState, Memory, Played, Setup, Table
from wargame.terms import ActorId, CardId, influence, scrutiny, track
from wargame.words.methods import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one seat may know: now, and of the turns before."""

    compiled: CompiledScenario
    """The scenario, which everyone may read."""
    seat: ActorId
    sight: Sight
    method: Method
    cards_off: frozenset[CardId]
    drawn: str
    """The seat's own hidden set; empty for none."""
    base: tuple[int, ...]
    """The numbers when planning opened, others' scrutiny left out; empty where moves are open."""
    table: tuple[Played, ...]
    """Moves of this turn that the seat may know."""
    passed: tuple[ActorId, ...]
    exposed: tuple[ActorId, ...]
    waiting: str
    """The inject that waits for an answer."""
    asking: Asking | None
    """The inject that asks the seat for an answer, without what others have answered."""
    uses: tuple[tuple[int, ...], ...]
    """For each holding the turns in which it was played, as far as the seat may know."""
    played: Mapping[CardId, int]
    succeeded: Mapping[CardId, int]
    exposures: tuple[tuple[ActorId, int], ...]
    fired: tuple[tuple[int, ...], ...]
    """For each inject that the seat was told of, the turns in which it fired."""
    crossed: frozenset[str]
    audit: tuple[int, ...]
    conduct: tuple[Conduct, ...]
    covert: tuple[Covert, ...]
    """Its own covert moves that have not come to light."""


def look(state: GameState, seat: ActorId) -> View:
    """Return what a seat may know of a state.

    Raises
    ------
    KeyError
        If there is no such seat.
    """
    compiled, memory = state.compiled, state.memory
    known = tuple(one for one in state.table.plays if may_know(state, one, seat))
    open_cards = _open_cards(compiled, seat)
    return View(
        compiled=compiled,
        seat=seat,
        sight=sight(state, seat),
        method=state.setup.method,
        cards_off=state.setup.cards_off,
        drawn=state.setup.hidden.get(seat, ""),
        base=_unwatched(state, state.table.base, seat),
        table=tuple(_unheard(one, seat) for one in known),
        passed=tuple(who for who in state.table.passed if who == seat or not _hides_passing(state)),
        exposed=state.table.exposed,
        waiting=state.table.waiting if asked_seat(state) == seat else "",
        asking=asked(state, seat),
        uses=_uses(state, seat),
        played={card: times for card, times in memory.played.items() if card in open_cards},
        succeeded={card: times for card, times in memory.succeeded.items() if card in open_cards},
        exposures=memory.exposures,
        fired=_fired(state, seat),
        crossed=memory.crossed,
        audit=_unwatched(state, memory.audit, seat),
        conduct=tuple(one for one in memory.conduct if one.seat == seat or not one.hidden),
        covert=tuple(one for one in memory.covert if one.seat == seat),
    )


def _fired(state: GameState, seat: ActorId) -> tuple[tuple[int, ...], ...]:
    """Return when each inject fired, those that the seat was not told of left out."""
    return tuple(
        turns if not bound.inject.to or seat in bound.inject.to else ()
        for bound, turns in zip(state.compiled.injects, state.memory.fired, strict=True)
    )


def _hides_passing(state: GameState) -> bool:
    """Return whether others are not to know who passed: it would tell who made a move that is hidden."""
    return is_sealed(state) or state.compiled.covert_last


def _open_cards(compiled: CompiledScenario, seat: ActorId) -> frozenset[CardId]:
    """Return the cards of which a seat knows every play: overt ones, and those that only it holds."""
    return frozenset(
        card
        for card, bound in compiled.cards.items()
        if not bound.card.covert or bound.card.owners == (seat,)
    )


def _unwatched(state: GameState, values: tuple[int, ...], seat: ActorId) -> tuple[int, ...]:
    """Return numbers without others' scrutiny, hidden tracks, and influence where it is not shown."""
    if not values:
        return ()
    board = state.compiled.board
    hidden = {place: 0 for who, place in board.scrutinies.items() if who != seat}
    for who, place in board.influences.items():
        if not may_know_influence(state, who, seat):
            hidden[place] = board.starts[place]
    for name in hidden_now(state) & board.tracks.keys():
        hidden[board.tracks[name]] = board.starts[board.tracks[name]]
    return tuple(hidden.get(place, value) for place, value in enumerate(values))


def _unheard(played: Played, seat: ActorId) -> Played:
    """Return a move without the words that went with it; no policy reads them."""
    move = played.move
    if move.seat == seat or not move.argument:
        return played
    silent = Move(seat=move.seat, card=move.card, target=move.target, free=move.free)
    return Played(
        played.number,
        silent,
        played.title,
        played.cost,
        played.covert,
        played.backing,
        played.arguments,
        played.terms,
        played.outcome,
        played.exposed,
    )


def _uses(state: GameState, seat: ActorId) -> tuple[tuple[int, ...], ...]:
    sealed = is_sealed(state)
    found = []
    for holding, turns in zip(state.compiled.holdings.values(), state.memory.uses, strict=True):
        if holding.seat == seat:
            found.append(turns)
        elif holding.covert:
            found.append(())
        else:
            found.append(tuple(turn for turn in turns if not sealed or turn < state.turn))
    return tuple(found)


def imagine(view: View) -> GameState:
    """Return a state that a seat can take the present one for; what is hidden is filled in neutrally."""
    seen, compiled, seat = view.sight, view.compiled, view.seat
    board = compiled.board
    values = list(board.starts)
    for place in board.pairs.values():
        values[place] = seen.values[board.names[place]]
    for name, place in board.tracks.items():
        # A hidden track is taken to be what it was at the start; nothing that a seat decides by asks for it.
        values[place] = seen.values.get(track(name), values[place])
    for who, place in board.influences.items():
        # What is not shown is taken to be what it was at the start.
        values[place] = seen.values.get(influence(who), values[place])
    for who, place in board.scrutinies.items():
        values[place] = seen.values[scrutiny(seat)] if who == seat else 0
    number = max([0, *(one.number for one in view.table), *(one.number for one in view.conduct)])
    state = GameState(
        compiled=compiled,
        setup=Setup(
            turns=seen.last_turn,
            method=view.method,
            hidden={seat: view.drawn} if view.drawn else {},
            cards_off=view.cards_off,
        ),
        turn=seen.turn,
        phase=compiled.phases.index(seen.phase) if seen.phase in compiled.phases else -1,
        values=tuple(values),
        table=Table(
            base=view.base,
            plays=view.table,
            passed=view.passed,
            waiting=view.waiting,
            paid=True,
            exposed=view.exposed,
        ),
        memory=Memory(
            moves=number,
            uses=view.uses,
            played=view.played,
            succeeded=view.succeeded,
            exposures=view.exposures,
            fired=view.fired,
            crossed=view.crossed,
            audit=view.audit,
            conduct=view.conduct,
            covert=view.covert,
        ),
        affairs=Affairs(),
    )
    return _in_turn(state, seat) if state.phase_kind == "moves" else state


def _in_turn(state: GameState, seat: ActorId) -> GameState:
    """Return the state in which the seats before this one have moved, seen or unseen."""
    order = turn_order(state)
    earlier = tuple(who for who in order[: order.index(seat)] if who not in state.table.passed)
    return replace(state, table=replace(state.table, passed=(*state.table.passed, *earlier)))
