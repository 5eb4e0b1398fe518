"""Deals between seats: proposed, answered, lapsed, and marked as kept or broken.

Promises are recorded, not enforced. Effects that the parties agree on are applied when the last of them
accepts; `game.bargain` says what they come to where a seat cannot pay.
"""

from wargame.game import bargain
from wargame.game.events import Changes, DealAnswered, DealJudged, DealLapsed, DealProposed, Event
from wargame.game.rules import name_of
from wargame.game.state import Deal, GameState
from wargame.session.play import check_effects
from wargame.session.session import Session, check_seats, checked_text
from wargame.terms import FACILITATOR, ActorId, Refused


def propose(
    session: Session,
    proposer: ActorId,
    others: tuple[ActorId, ...],
    terms: str,
    *,
    public: bool = True,
    until: int | None = None,
    effects_text: str = "",
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Offer a deal to one or more seats.

    Raises
    ------
    Refused
        If a seat is unknown or named twice, the terms are empty, the last turn is past, or a seat would
        have the deal make influence from nothing, which only Control may.
    """
    check_effects(session.state, effects_text)
    made = bargain.makes_influence(session.state, session.compiled.script(effects_text))
    if made and by in session.compiled.hands:
        raise Refused("deal-makes-influence", made=made)
    parties = (proposer, *others)
    return session.record((_offered(session.state, parties, terms, public, until, effects_text),), by)


def offer_prepared(
    session: Session, deal: str, proposer: ActorId, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Offer a deal that the scenario has ready to its other parties.

    Raises
    ------
    Refused
        If there is no such deal, or the seat is none of its parties.
    """
    state = session.state
    ready = next((one for one in state.compiled.scenario.deals if one.id == deal), None)
    if ready is None:
        raise Refused("no-such-prepared-deal", deal=deal)
    check_seats(state, (proposer,))
    if proposer not in ready.between:
        raise Refused("prepared-deal-of-others", seat=name_of(state, proposer), title=ready.title)
    parties = (proposer, *(seat for seat in ready.between if seat != proposer))
    until = None if ready.turns is None else min(state.turn + ready.turns - 1, state.last_turn)
    terms = f"{ready.title}: {ready.terms}"
    return session.record((_offered(state, parties, terms, ready.public, until, ready.effects),), by)


def _offered(
    state: GameState, parties: tuple[ActorId, ...], terms: str, public: bool, until: int | None, effects: str
) -> DealProposed:
    if not state.running:
        raise Refused("game-over-no-deals")
    check_seats(state, parties)
    if len(parties) < 2 or len(set(parties)) != len(parties):  # two, as the sentence says
        raise Refused("deal-parties-few")
    if not checked_text(terms, "terms of the deal").strip():
        raise Refused("deal-terms-missing")
    if until is not None and not state.turn <= until <= state.last_turn:
        raise Refused("deal-until", now=state.turn, last=state.last_turn, until=until)
    return DealProposed(
        turn=state.turn,
        number=len(state.affairs.deals) + 1,
        proposer=parties[0],
        parties=parties,
        terms=terms,
        public=public,
        until=until,
        effects=effects,
    )


def find_deal(state: GameState, number: int) -> Deal:
    """Return a deal by its number; Refused if there is none."""
    if not 1 <= number <= len(state.affairs.deals):
        raise Refused("no-such-deal", number=number)
    return state.affairs.deals[number - 1]


def answer(
    session: Session, number: int, seat: ActorId, *, accepts: bool, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Accept or decline a deal that is offered.

    Raises
    ------
    Refused
        If the seat is no party, has accepted already, the deal is not open, or a seat cannot pay for it.
    """
    state = session.state
    deal = find_deal(state, number)
    if not state.running:
        raise Refused("game-over-no-deals")
    if seat not in deal.parties:
        raise Refused("deal-no-party", seat=name_of(state, seat), number=number)
    if deal.status != "offered":
        raise Refused("deal-past-answer", number=number, status=deal.status)
    if seat in deal.accepted:
        raise Refused("deal-accepted-already", seat=name_of(state, seat), number=number)
    changes: Changes = ()
    if accepts and deal.effects and bargain.is_last_to_accept(deal, seat):
        if refusal := bargain.why_not_agree(state, deal):
            raise Refused(refusal)
        changes = bargain.agreed(state, deal)
    event = DealAnswered(turn=state.turn, number=number, seat=seat, accepted=accepts, changes=changes)
    return session.record((event,), by)


def lapse(session: Session, number: int, reason: str = "", by: str = FACILITATOR) -> tuple[Event, ...]:
    """Let an offer lapse, or withdraw it.

    Raises
    ------
    Refused
        If it is not open.
    """
    state = session.state
    deal = find_deal(state, number)
    if deal.status != "offered":
        raise Refused("deal-past-lapse", number=number, status=deal.status)
    event = DealLapsed(turn=state.turn, number=number, reason=checked_text(reason, "reason"))
    return session.record((event,), by)


def judge(
    session: Session,
    number: int,
    *,
    kept: bool,
    broken_by: ActorId = "",
    reason: str = "",
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Mark an agreed deal as kept or broken.

    Raises
    ------
    Refused
        If it was not agreed, or the seat that broke it is no party.
    """
    state = session.state
    deal = find_deal(state, number)
    if deal.status not in ("agreed", "kept", "broken"):
        raise Refused("deal-not-agreed", number=number, status=deal.status)
    if broken_by and (kept or broken_by not in deal.parties):
        raise Refused("deal-breaker-missing")
    event = DealJudged(
        turn=state.turn, number=number, kept=kept, by=broken_by, reason=checked_text(reason, "reason")
    )
    return session.record((event,), by)
