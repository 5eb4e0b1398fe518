"""The state after a session was opened or closed, people came or went, and deals were made."""

from msgspec.structs import replace

from wargame.game import events as ev
from wargame.game.parts import Deal, GameState, Setup
from wargame.game.transitions.numbers import changed
from wargame.terms import RecordBroken


def opened(state: GameState, event: ev.SessionOpened) -> GameState:
    """Return the state with what was chosen for the session."""
    if event.hidden:
        sets = {(actor.id, one.id) for actor in state.compiled.scenario.actors for one in actor.hidden_sets}
        for seat, drawn in event.hidden.items():
            if (seat, drawn) not in sets:
                raise RecordBroken("hidden-set-missing", seat=seat, drawn=drawn)
    setup = Setup(
        title=event.title,
        seed=event.seed,
        turns=event.turns,
        method=event.method,
        hidden=dict(event.hidden),
        cards_off=frozenset(event.cards_off),
        minutes=dict(event.minutes),
        key=event.key,
    )
    return replace(state, setup=setup)


def closed(state: GameState, event: ev.SessionClosed) -> GameState:
    """Return the state of a session that is closed."""
    table = replace(state.table, untold={})
    return replace(state, table=table, affairs=replace(state.affairs, closed=True, opened=event.opened))


def joined(state: GameState, event: ev.PlayerJoined) -> GameState:
    """Return the state with a person in a seat, and in no other."""
    others = tuple(one for one in state.affairs.people if one[0] != event.person)
    people = (*others, (event.person, event.seat))
    return replace(state, affairs=replace(state.affairs, people=people))


def left(state: GameState, event: ev.PlayerLeft) -> GameState:
    """Return the state without a person."""
    people = tuple(one for one in state.affairs.people if one[0] != event.person)
    return replace(state, affairs=replace(state.affairs, people=people))


def proposed(state: GameState, event: ev.DealProposed) -> GameState:
    """Return the state with an offer more."""
    if len(event.parties) < 2 or event.number != len(state.affairs.deals) + 1:
        raise RecordBroken("deal-wrong", number=event.number)
    offered = Deal(
        event.number,
        event.proposer,
        event.parties,
        event.terms,
        event.public,
        event.until,
        event.effects,
        event.turn,
        (event.proposer,),
    )
    return replace(state, affairs=replace(state.affairs, deals=(*state.affairs.deals, offered)))


def answered(state: GameState, event: ev.DealAnswered) -> GameState:
    """Return the state after a party's answer, with the agreed effects if it was the last."""
    deal = _deal(state, event.number)
    if not event.accepted:
        following = _with_deal(state, replace(deal, status="declined"))
    else:
        accepted = (*deal.accepted, event.seat)
        whole = all(party in accepted for party in deal.parties)
        status = "agreed" if whole else "offered"
        following = _with_deal(state, replace(deal, accepted=accepted, status=status))
    if event.changes:
        return changed(following, event.changes, replace(state.table, last=None))
    return following


def lapsed(state: GameState, event: ev.DealLapsed) -> GameState:
    """Return the state in which an offer is no longer open."""
    return _with_deal(state, replace(_deal(state, event.number), status="lapsed"))


def judged(state: GameState, event: ev.DealJudged) -> GameState:
    """Return the state in which a deal counts as kept or broken."""
    status = "kept" if event.kept else "broken"
    return _with_deal(state, replace(_deal(state, event.number), status=status, broken_by=event.by))


def remarked(state: GameState, _event: ev.Event) -> GameState:
    """Return the state as it is: a statement, a note, a bookmark or a seat's code moves nothing."""
    return state


def _deal(state: GameState, number: int) -> Deal:
    deals = state.affairs.deals
    if not 1 <= number <= len(deals):
        raise RecordBroken("deal-missing", number=number)
    return deals[number - 1]


def _with_deal(state: GameState, new: Deal) -> GameState:
    deals = tuple(new if one.number == new.number else one for one in state.affairs.deals)
    return replace(state, affairs=replace(state.affairs, deals=deals))
