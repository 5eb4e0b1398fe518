"""Which moves are legal now, and why one is refused.

Everything is read off a state; a refusal is a sentence for the player, None where there is none. Windows
ask `why_not` to dim a card, `session.play` asks it before it records a move, and bots take `legal_moves`.
Requirements of sealed moves are tested on the numbers as they stood when planning opened, so that a seat's
second card does not depend on its first; where seats move one after another, on the numbers as they are.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias

from wargame.game.chance import order as order_of
from wargame.game.compiled import CompiledScenario, Holding
from wargame.game.conditions import always
from wargame.game.moves import Choice, Move, Pass
from wargame.game.state import GameState, Played
from wargame.scenario.expression import in_words, names_of, parse_condition
from wargame.scenario.model import Limit
from wargame.terms import ActorId
from wargame.words.sentences import Sentence


def name_of(state: GameState, actor: ActorId) -> str:
    """Return an actor's name as people say it; the id itself if it is unknown."""
    for one in state.compiled.scenario.actors:
        if one.id == actor:
            return one.name
    return actor


def names(state: GameState) -> dict[str, str]:
    """Return the names of all actors, tracks, cards and questions by id."""
    scenario = state.compiled.scenario
    return names_of(scenario) | {question.id: question.title for question in scenario.questions}


_AHEAD: Final = "seat to move"
"""Under this a state remembers whose turn it is; under a seat's id, which has no blanks, its legal moves."""


def turn_order(state: GameState) -> tuple[ActorId, ...]:
    """Return the seats in this turn's order."""
    orders = state.compiled.orders
    return orders[(state.turn - 1) % len(orders)]


def moves_made(state: GameState, seat: ActorId) -> int:
    """Return how many moves a seat has on the table in this turn."""
    return [played.move.seat for played in state.table.plays].count(seat)


def is_done(state: GameState, seat: ActorId) -> bool:
    """Return whether a seat can make no further move in this turn."""
    return seat in state.table.passed or moves_made(state, seat) >= state.compiled.rules.moves_per_turn


def asked_seat(state: GameState) -> ActorId:
    """Return the seat that is to say whether it pays for the inject that waits; empty for none."""
    if not state.table.waiting:
        return ""
    option = state.compiled.inject_by_id[state.table.waiting].inject.option
    return option.seat if option else ""


def seat_to_move(state: GameState) -> ActorId | None:
    """Return whose turn it is where seats move one after another; None if all have moved."""
    known = state.__dict__
    if _AHEAD in known:
        ahead: ActorId | None = known[_AHEAD]
        return ahead
    table, most = state.table, state.compiled.rules.moves_per_turn
    passed, done = table.passed, [played.move.seat for played in table.plays]
    if most > 1:
        done = [seat for seat in done if done.count(seat) >= most]
    for seat in turn_order(state):
        if seat not in done and seat not in passed:
            known[_AHEAD] = seat
            return seat
    known[_AHEAD] = None
    return None


def why_not(state: GameState, choice: Choice) -> Sentence | None:
    """Return why a seat may not make this move now; None if it may."""
    if choice in state.__dict__.get(choice.seat, ()):  # it was listed as legal
        return None
    if reason := why_not_now(state, choice.seat):
        return reason
    if isinstance(choice, Pass):
        return None
    if choice.card and choice.free is not None:
        return Sentence("card-or-free-move")
    # Where seats move one after another, the seat that may move now has a move left.
    if state.phase_kind != "moves" and (reason := _why_not_more(state, choice.seat)):
        return reason
    return _why_not_card(state, choice) if choice.card else _why_not_free(state, choice)


def why_not_now(state: GameState, seat: ActorId) -> Sentence | None:
    """Return why a seat may not move at all now; None if it may."""
    if seat in state.__dict__:  # its moves were listed as legal
        return None
    if seat not in state.compiled.hands:
        return Sentence("no-such-seat", seat=seat)
    if not state.running:
        return Sentence("game-over-no-moves")
    kind = state.phase_kind
    if kind not in ("planning", "moves"):
        return Sentence("moves-in-planning", phase=kind) if kind else Sentence("moves-before-phases")
    if seat in state.table.passed:
        return Sentence("seat-passed", seat=name_of(state, seat))
    return _why_not_first(state, seat) if kind == "moves" else None


def _why_not_first(state: GameState, seat: ActorId) -> Sentence | None:
    for played in state.table.plays:
        if played.outcome is None and played.covert and played.move.seat != seat:
            return Sentence("covert-ruling-first")
        if played.outcome is None:
            return Sentence("ruling-first", number=played.number, title=played.title)
    ahead = seat_to_move(state)
    if ahead == seat:
        return None
    if ahead is None:
        return Sentence("all-have-moved", seat=name_of(state, seat))
    return Sentence("other-seat-moves", seat=name_of(state, seat), ahead=name_of(state, ahead))


def _why_not_more(state: GameState, seat: ActorId) -> Sentence | None:
    most = state.compiled.rules.moves_per_turn
    if moves_made(state, seat) >= most:
        return Sentence("moves-spent", seat=name_of(state, seat), most=most)
    return None


def _why_not_free(state: GameState, move: Move) -> Sentence | None:
    rules = state.compiled.rules.free_move
    if rules is None:
        return Sentence("no-free-moves")
    if move.free is None or not move.free.title.strip():
        return Sentence("free-move-title-missing")
    if move.target and all(actor.id != move.target for actor in state.compiled.scenario.actors):
        return Sentence("no-such-actor", target=move.target)
    hidden = _why_not_covert(state, move.seat) if move.free.covert else None
    return hidden or _why_not_paid(state, move.seat, rules.cost)


def _why_not_card(state: GameState, move: Move) -> Sentence | None:
    holding = state.compiled.holdings.get((move.seat, move.card))
    if holding is None:
        if move.card in state.compiled.cards:
            title = state.compiled.cards[move.card].card.title
            return Sentence("card-not-held", seat=name_of(state, move.seat), title=title)
        return Sentence("no-such-card", card=move.card)
    card = holding.card
    if card.choose and move.target not in card.choose:
        options = tuple(name_of(state, one) for one in card.choose)
        if not move.target:
            return Sentence("target-missing", title=card.title, options=options)
        return Sentence("target-unfit", title=card.title, target=name_of(state, move.target), options=options)
    if move.target and not card.choose and move.target not in card.targets:
        return Sentence("target-unasked", title=card.title)
    return why_not_holding(state, holding, move.target)


def why_not_holding(state: GameState, holding: Holding, target: ActorId = "") -> Sentence | None:
    """Return why a card cannot be played at this target now, phase and order aside; None if it can.

    Without a target, a card that lets choose is playable if any of its targets is.
    """
    if not _is_open(state, holding):
        return _why_not_open(state, holding)
    card, requires = holding.card, holding.requires
    if requires is always:
        return None
    base = state.basis
    for one in card.choose if card.choose and not target else (target,):
        if requires(base, state, one):
            return None
    aimed = {"target": name_of(state, target)} if target else {}
    said = in_words(parse_condition(card.requires), {**names(state), **aimed})
    return Sentence("card-requires", title=card.title, said=said)


def _is_open(state: GameState, holding: Holding) -> bool:
    """Return whether the card can be played if its requirement holds: no reason, but quickly."""
    if state.values[holding.purse] < holding.cost:
        return False
    uses = state.memory.uses[holding.index]
    if uses and (uses[-1] == state.turn or (holding.limit and _reached(holding.limit, uses, state.turn))):
        return False
    off = state.setup.cards_off
    if off and holding.card.id in off:
        return False
    return not (holding.covert and _why_not_covert(state, holding.seat))


def _why_not_open(state: GameState, holding: Holding) -> Sentence | None:
    card, uses = holding.card, state.memory.uses[holding.index]
    if card.id in state.setup.cards_off:
        return Sentence("card-off", title=card.title)
    if state.turn in uses:
        return Sentence("card-on-table", title=card.title)
    return (
        _for_good(limit_reached(card.limit, uses, state.turn, f"“{card.title}”"), state.last_turn)
        or _why_not_paid(state, holding.seat, card.cost)
        or _why_not_covert(state, holding.seat)
    )


_BRIEFLY: Final[Mapping[str, Callable[[Mapping[str, Any]], Sentence]]] = {
    "card-off": lambda _: Sentence("brief-card-off"),
    "card-on-table": lambda _: Sentence("brief-card-on-table"),
    "covert-moves-spent": lambda given: Sentence("brief-covert-moves-spent", most=given["most"]),
    "influence-short": lambda given: Sentence(
        "brief-influence-short", cost=given["cost"], held=given["held"]
    ),
    "used-lately": lambda given: Sentence("brief-used-lately", again=given["again"]),
    "used-once": lambda _: Sentence("brief-used-once"),
    "used-up": lambda _: Sentence("brief-used-up"),
    "uses-spent": lambda given: Sentence("brief-uses-spent", most=given["most"]),
    "uses-spent-lately": lambda given: Sentence(
        "brief-uses-spent-lately", most=given["most"], turns=given["turns"]
    ),
}


def _for_good(reached: Sentence | None, last_turn: int) -> Sentence | None:
    """Return the refusal; one that lasts beyond the last turn says that it is for good."""
    if reached is None or reached.what != "used-lately" or reached.given["again"] <= last_turn:
        return reached
    return Sentence("used-up", title=reached.given["title"], used=reached.given["used"])


def briefly(refusal: Sentence | None) -> Sentence | None:
    """Return a refusal as it stands in the foot of a card; None where a card has other words for it."""
    said = None if refusal is None else _BRIEFLY.get(refusal.what)
    return None if refusal is None or said is None else said(refusal.given)


def _why_not_paid(state: GameState, seat: ActorId, cost: int) -> Sentence | None:
    held = state.influence(seat)
    if held >= cost:
        return None
    return Sentence("influence-short", cost=cost, seat=name_of(state, seat), held=held)


def _why_not_covert(state: GameState, seat: ActorId) -> Sentence | None:
    most = state.compiled.rules.covert_per_turn
    if most is None:
        return None
    made = sum(1 for one in state.table.plays if one.covert and one.move.seat == seat)
    if made < most:
        return None
    return Sentence("covert-moves-spent", seat=name_of(state, seat), most=most)


_Reached: TypeAlias = Literal["", "once", "at-most", "cooldown", "per"]


def _reached(limit: Limit, uses: tuple[int, ...], turn: int) -> _Reached:
    """Return the clause of the limit that forbids another use in `turn`; empty if none does."""
    if not uses:
        return ""
    if limit.once:
        return "once"
    if limit.at_most is not None and len(uses) >= limit.at_most:
        return "at-most"
    if limit.cooldown and turn - uses[-1] <= limit.cooldown:
        return "cooldown"
    per = limit.per
    if per is not None and sum(1 for one in uses if one > turn - per.turns) >= per.times:
        return "per"
    return ""


def limit_reached(limit: Limit, uses: tuple[int, ...], turn: int, title: str) -> Sentence | None:
    """Return why something may not happen again in `turn` after `uses`; None if it may."""
    match _reached(limit, uses, turn):
        case "once":
            return Sentence("used-once", title=title, used=uses[-1])
        case "at-most":
            return Sentence("uses-spent", title=title, most=limit.at_most or 0)
        case "cooldown":
            again = uses[-1] + limit.cooldown + 1
            return Sentence("used-lately", title=title, used=uses[-1], again=again)
        case "per":
            times, turns = (limit.per.times, limit.per.turns) if limit.per else (0, 0)
            return Sentence("uses-spent-lately", title=title, most=times, turns=turns)
        case "":
            return None


def legal_moves(state: GameState, seat: ActorId) -> tuple[Choice, ...]:
    """Return every move with a card that the seat can make now, passing last; empty if it cannot move.

    One move for each target that can be chosen. Free moves are not listed: there is no end of them.
    """
    if why_not_now(state, seat):
        return ()
    compiled = state.compiled
    found: list[Choice] = []
    # Where seats move one after another, the seat that may move now has a move left.
    if state.phase_kind == "moves" or moves_made(state, seat) < compiled.rules.moves_per_turn:
        found = _playable(state, seat)
    found.append(compiled.passes[seat])
    moves = state.__dict__[seat] = tuple(found)
    return moves


def _playable(state: GameState, seat: ActorId) -> list[Choice]:
    uses, off = state.memory.uses, state.setup.cards_off
    held = state.values[state.compiled.board.influences[seat]]
    base = state.basis
    found: list[Choice] = []
    for holding in state.compiled.hands[seat]:
        # What rules most cards out stands first and in place; `_is_open` tests it again with the rest.
        used = uses[holding.index]
        if holding.cost > held or (used and holding.once):
            continue
        if (used or off or holding.covert) and not _is_open(state, holding):
            continue
        if holding.requires is always:
            found += holding.moves
        else:
            _add_met(found, base, state, holding)
    return found


def _add_met(found: list[Choice], base: tuple[int, ...], state: GameState, holding: Holding) -> None:
    """Add the moves with a card whose requirement holds on the numbers `base`."""
    requires = holding.requires
    for move in holding.moves:
        if requires(base, state, move.target):
            found.append(move)


def covert_order(compiled: CompiledScenario, turn: int, seed: int, key: str = "") -> tuple[ActorId, ...]:
    """Return the order in which the seats' covert moves are ruled on where they come last."""
    return order_of(seed, key, f"covert:{turn}", compiled.seats)


def ruling_order(state: GameState) -> tuple[Played, ...]:
    """Return the moves of this turn in the order in which they are ruled on, ruled on or not.

    All first moves in the order of the seats, then all second moves. Where the scenario has covert moves
    ruled on last, they follow the open ones in an order that is drawn, so that it names no seat.
    """
    order = turn_order(state)
    last = state.compiled.covert_last
    drawn = covert_order(state.compiled, state.turn, state.setup.seed, state.setup.key) if last else ()
    made = dict.fromkeys(order, 0)
    placed: list[tuple[bool, int, int, Played]] = []
    for played in state.table.plays:
        seat = played.move.seat
        if last and played.covert:
            placed.append((True, drawn.index(seat), made[seat], played))
        else:
            placed.append((False, made[seat], order.index(seat), played))
        made[seat] += 1
    return tuple(one[3] for one in sorted(placed, key=lambda one: one[:3]))


def rulings_due(state: GameState) -> tuple[int, ...]:
    """Return the numbers of the moves still to be ruled on, in this turn's order."""
    return tuple(played.number for played in ruling_order(state) if played.outcome is None)


def why_not_back(state: GameState, seat: ActorId, number: int) -> Sentence | None:
    """Return why a seat may not back or block a move now; None if it may."""
    rules = state.compiled.rules.backing
    if (reason := why_not_stand(state, seat, number)) or rules is None:
        return reason
    # It is said in the room, which is not to know what sealed moves have left the seat.
    return (
        None if state.influence(seat) >= rules.cost else Sentence("cannot-pay-now", seat=name_of(state, seat))
    )


def _why_no_backing_now(state: GameState, seat: ActorId) -> Sentence | None:
    if seat not in state.compiled.hands:
        return Sentence("no-such-seat", seat=seat)
    if not state.running:
        return Sentence("game-over-no-backing")
    return None if state.phase_kind == "reveal" else Sentence("backing-in-reveal")


def why_not_take_back(state: GameState, seat: ActorId, number: int) -> Sentence | None:
    """Return why a seat may not take back that it backs or blocks a move; None if it may."""
    reason = why_not_stand(state, seat, number)
    if reason is not None and reason.what != "backed-already":
        return reason
    played = state.play(number)
    if played is None or all(who != seat for who, _ in played.backing):
        return Sentence("not-backed", seat=name_of(state, seat), number=number)
    return None


def why_not_stand(state: GameState, seat: ActorId, number: int) -> Sentence | None:
    """Return why a seat may not back or block a move now, its influence aside; None if it may."""
    rules = state.compiled.rules.backing
    if rules is None:
        return Sentence("no-backing")
    if refusal := _why_no_backing_now(state, seat):
        return refusal
    played = state.play(number)
    if played is None or played.covert:
        return Sentence("no-such-overt-move", number=number)
    if played.outcome is not None:
        return Sentence("move-ruled-on", number=number, title=played.title)
    if played.move.seat == seat:
        return Sentence("backs-itself", seat=name_of(state, seat))
    spent = sum(1 for one in state.table.plays for who, _ in one.backing if who == seat)
    if spent >= rules.per_turn:
        return Sentence("backed-already", seat=name_of(state, seat))
    return None
