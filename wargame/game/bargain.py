"""What a deal comes to when it is agreed: its effects, and what becomes of them where a seat cannot pay.

Influence is money: a deal moves it and makes none. A deal's effects would make some where a seat promises
more than it holds, because what it pays stops at nothing while the other side gets all. The scenario says
what happens then (`influence: { deals: … }`): `refuse` keeps the deal from being agreed until the seat can
pay, `scale` lets everyone pay what there is and gives the receivers so much less. Either is told before
anybody accepts.

Reads a state and the deal's effects; `session.deals` asks here before it records, `shown` before they
show. Events carry what was changed, so that sessions of before replay as they were played.
"""

from dataclasses import dataclass, replace

from wargame.game import effects
from wargame.game.compiled import Script
from wargame.game.conditions import Expose, Step
from wargame.game.events import Changes
from wargame.game.rules import name_of
from wargame.game.state import Deal, GameState
from wargame.scenario.expression import in_words, names_of, parse_effects
from wargame.scenario.hiding import without_hidden
from wargame.terms import ActorId
from wargame.words.counting import listed
from wargame.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Short:
    """A seat that would pay more influence than it holds at that moment of the deal."""

    seat: ActorId
    asked: int
    lacks: int


def shorts(state: GameState, script: Script) -> tuple[Short, ...]:
    """Return which seats cannot pay what a deal's effects take from them, in the order of the rules."""
    asked: dict[ActorId, int] = {}
    lacking: dict[ActorId, int] = {}
    for seat, _, amount, paid in _payments(state, script):
        if amount < 0:
            asked[seat] = asked.get(seat, 0) - amount
            lacking[seat] = lacking.get(seat, 0) + paid - amount
    return tuple(
        Short(seat, asked[seat], lacking[seat]) for seat in state.compiled.seats if lacking.get(seat)
    )


def makes_influence(state: GameState, script: Script) -> int:
    """Return by how much a deal's effects, as written, give more influence than they take; 0 if by none."""
    return max(0, sum(amount for _, _, amount, _ in _payments(state, script)))


def is_last_to_accept(deal: Deal, seat: ActorId) -> bool:
    """Return whether a deal is agreed as soon as this party accepts it."""
    return {*deal.accepted, seat} == set(deal.parties)


def agreed(state: GameState, deal: Deal) -> Changes:
    """Return the changes that a deal brings when its last party accepts."""
    script = state.compiled.script(deal.effects)
    if shorts(state, script):
        script = scaled(state, script)
    return effects.carry_out(state.compiled, script, list(state.values), state)


def scaled(state: GameState, script: Script) -> Script:
    """Return effects with payments cut to what is held, and gains cut by as much, the last first."""
    while short := sum(one.lacks for one in shorts(state, script)):
        steps = list(script.steps)
        for _, at, amount, paid in _payments(state, script):
            if amount < paid:
                steps[at] = _with_amount(steps[at], paid)
        for _, at, amount, _ in reversed(_payments(state, script)):
            if amount > 0 and short:
                cut = min(amount, short)
                steps[at] = _with_amount(steps[at], amount - cut)
                short -= cut
        script = Script(tuple(steps))
    return script


def why_not_agree(state: GameState, deal: Deal) -> Sentence | None:
    """Return why a deal cannot be agreed now; None if it can.

    How much a seat holds is nobody's business but its own; that it does not hold enough has to be said.
    """
    if state.compiled.rules.influence.deals == "scale":
        return None
    lacking = shorts(state, state.compiled.script(deal.effects))
    if not lacking:
        return None
    payers = tuple(
        Sentence("would-pay", seat=name_of(state, one.seat), influence=one.asked) for one in lacking
    )
    return Sentence("deal-unpayable", number=deal.number, payers=payers)


def outlook(state: GameState, deal: Deal) -> str:
    """Return what an offered deal would change, and what stands in its way; empty if nothing."""
    if not deal.effects or deal.status != "offered":
        return ""
    names = names_of(state.compiled.scenario)
    told = without_hidden(deal.effects, state.compiled.hidden_tracks)
    said = f"When it is agreed: {in_words(parse_effects(told), names)}." if told else ""
    if refusal := why_not_agree(state, deal):
        return f"{said} {refusal}".strip()
    lacking = shorts(state, state.compiled.script(deal.effects))
    if not lacking:
        return said
    who = listed(name_of(state, one.seat) for one in lacking)
    return f"{said} {who} cannot pay all of it now: what there is will be paid, and others get so much less."


def _payments(state: GameState, script: Script) -> list[tuple[ActorId, int, int, int]]:
    """Return each effect on influence: seat, place in the script, what it asks, what a payer can pay."""
    seats = {place: seat for seat, place in state.compiled.board.influences.items()}
    held = {place: state.values[place] for place in seats}
    found = []
    for at, step in enumerate(script.steps):
        if isinstance(step, Expose) or not isinstance(step.place, int) or step.place not in seats:
            continue
        place = step.place
        amount = step.amount - held[place] if step.sets else step.amount
        low, high = state.compiled.board.lows[place], state.compiled.board.highs[place]
        after = min(high, max(low, held[place] + amount))
        found.append((seats[place], at, amount, after - held[place] if amount < 0 else amount))
        held[place] = after
    return found


def _with_amount(step: Step | Expose, amount: int) -> Step:
    assert isinstance(step, Step)
    return replace(step, amount=amount, sets=False)
