"""The register of deals as rows.

`deal_rows` is for the facilitator's eyes; the room sees the screen, and `public_rows` is what it may know.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from wargame.game.bargain import outlook
from wargame.game.rules import name_of
from wargame.game.secrecy import seen_influence
from wargame.game.state import Deal, GameState
from wargame.terms import ROOM, ActorId
from wargame.words.counting import listed, plural

STATUS_WORDS = {
    "offered": "Offered",
    "agreed": "Agreed",
    "declined": "Declined",
    "lapsed": "Lapsed",
    "kept": "Kept",
    "broken": "Broken",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRow:
    """One deal."""

    number: int
    parties: str
    terms: str
    status: str
    """In a word."""
    public: bool
    until: str
    """How long it binds, in words; empty for the whole session."""
    open_for: tuple[tuple[ActorId, str], ...]
    """Parties that have not answered yet: id and name."""
    can_lapse: bool
    can_be_judged: bool
    parties_by_id: tuple[tuple[ActorId, str], ...]
    """Who could have broken it: id and name."""
    is_due: bool
    """It ran out, or runs out in this turn, and nobody has said whether it was kept."""
    outlook: str = ""
    """What an offer would change, and what stands in its way."""
    counted: int = 0
    """Its number as it is shown, where that is not its own: a gap would tell of a secret deal."""
    absent: str = ""
    """That nobody sits for a party any more, while the deal still asks something of it."""


def deal_rows(state: GameState, deserted: Collection[ActorId] = ()) -> tuple[DealRow, ...]:
    """Return all deals, the open ones first, then the newest; `deserted` are seats that people have left."""
    rows = [_row(state, deal, deserted) for deal in state.affairs.deals]
    return tuple(sorted(rows, key=lambda row: (not row.open_for, not row.is_due, -row.number)))


def public_rows(state: GameState, deserted: Collection[ActorId] = ()) -> tuple[DealRow, ...]:
    """Return the public deals, in the same order, numbered as the room counts them."""
    known = [deal.number for deal in state.affairs.deals if deal.public]
    rows = [row for row in deal_rows(state, deserted) if row.public]
    return tuple(replace(row, counted=known.index(row.number) + 1) for row in rows)


def _row(state: GameState, deal: Deal, deserted: Collection[ActorId]) -> DealRow:
    names = [name_of(state, party) for party in deal.parties]
    offered = deal.status == "offered"
    broken = f" by {name_of(state, deal.broken_by)}" if deal.broken_by else ""
    return DealRow(
        number=deal.number,
        parties=f"{', '.join(names[:-1])} and {names[-1]}",
        terms=deal.terms,
        status=STATUS_WORDS[deal.status] + broken,
        public=deal.public,
        until=f"until turn {deal.until}" if deal.until is not None else "",
        open_for=tuple((party, name_of(state, party)) for party in deal.parties if party not in deal.accepted)
        if offered
        else (),
        can_lapse=offered,
        parties_by_id=tuple((party, name_of(state, party)) for party in deal.parties),
        can_be_judged=deal.status in ("agreed", "kept", "broken"),
        is_due=deal.status == "agreed" and deal.until is not None and deal.until <= state.turn,
        outlook=outlook(state, deal),
        absent=_absent(state, deal, deserted),
    )


def _absent(state: GameState, deal: Deal, deserted: Collection[ActorId]) -> str:
    gone = [name_of(state, party) for party in deal.parties if party in deserted]
    if not gone or deal.status not in ("offered", "agreed"):
        return ""
    ask = "answer for it, or let the offer lapse" if deal.status == "offered" else "say whether it was kept"
    return f"Nobody sits for {listed(gone)} any more; {ask}."


def left_behind(state: GameState, seat: ActorId, deserted: Collection[ActorId]) -> str:
    """Return which public deals a seat leaves open when its last player goes, in words; empty for none."""
    public = [deal for deal in state.affairs.deals if deal.public]
    numbers = [
        str(number)
        for number, deal in enumerate(public, 1)
        if seat in deal.parties and seat in deserted and deal.status in ("offered", "agreed")
    ]
    if not numbers:
        return ""
    count = len(numbers)
    deals = f"{plural(count, 'Deal')} {listed(numbers)} {plural(count, 'is', 'are')}"
    return f"Nobody sits for {name_of(state, seat)} any more. {deals} open; mind them under Deals."


def gift_words(state: GameState, giver: ActorId) -> str:
    """Return what a seat may still give away in this turn, in words."""
    most = state.compiled.rules.influence.gifts_per_turn
    left = max(0, most - state.table.given.get(giver, 0))
    held = seen_influence(state, giver, ROOM)
    if held is None:
        return f"{name_of(state, giver)} may give {left} more this turn."
    return f"{name_of(state, giver)} holds {held} and may give {left} more this turn."
