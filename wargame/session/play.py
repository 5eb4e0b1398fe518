"""What seats can do with moves: play, withdraw, pass, argue, back and block, give, state jointly.

Each function refuses, or records and returns the events; `by` names who entered it.
"""

from wargame.game import effects
from wargame.game.adjudication.choice import PLAIN, RulingChoice
from wargame.game.adjudication.reckoning import HEAVIEST_ARGUMENT, check_argument
from wargame.game.adjudication.ruling import rule_on
from wargame.game.events import (
    Event,
    FreeMoveJudged,
    InfluenceGiven,
    MoveArgued,
    MoveBacked,
    MoveSealed,
    MoveWithdrawn,
    SeatPassed,
    StatementMade,
)
from wargame.game.moves import Argument, FreeTerms, Move
from wargame.game.rules import (
    is_done,
    name_of,
    turn_order,
    why_not,
    why_not_back,
    why_not_now,
    why_not_take_back,
)
from wargame.game.state import GameState, Played, apply
from wargame.session.session import Session, check_seats, checked_text
from wargame.terms import FACILITATOR, ActorId, EntenteError, Refused
from wargame.words.sentences import Sentence

__all__ = [
    "HEAVIEST_ARGUMENT",
    "argue",
    "back",
    "check_effects",
    "check_words",
    "give",
    "judge_free_move",
    "others_pass",
    "pass_turn",
    "play",
    "state_jointly",
    "take_word_back",
    "withdraw",
]


def play(
    session: Session,
    move: Move,
    choice: RulingChoice | None = None,
    by: str = FACILITATOR,
    *,
    at_once: bool = True,
) -> tuple[Event, ...]:
    """Commit a move and pay for it.

    Where seats move one after another, the move is ruled on at once (by `choice`, or the session's
    method) unless `at_once` is False and the facilitator is to rule on it; where they plan in secret, it
    stays sealed until the resolution.

    Raises
    ------
    Refused
        If the rules do not allow the move now. No die was thrown and nothing was recorded.
    """
    state = session.state
    if refusal := why_not(state, move):
        raise Refused(refusal)
    if move.argument:
        checked_text(move.argument, "argument")
    if choice is not None:
        check_words(choice)
    sealed = _sealed(state, move)
    if not at_once or state.phase_kind != "moves" or move.free is not None:
        return session.record((sealed,), by)
    state = apply(state, sealed)
    ruled = rule_on(state, state.table.plays[-1], choice or PLAIN, session.thrower())
    return session.record((sealed, ruled), by, after=apply(state, ruled))


def _sealed(state: GameState, move: Move) -> MoveSealed:
    if move.free is not None:
        for text in (
            move.free.title,
            move.free.intent,
            move.free.means,
            move.free.desired,
            *move.free.reasons,
        ):
            checked_text(text, "free move")
        rules = state.compiled.rules.free_move
        cost, title, covert = rules.cost if rules else 0, move.free.title.strip(), move.free.covert
    else:
        card = state.compiled.cards[move.card].card
        cost, title, covert = card.cost, card.title, card.covert
    return MoveSealed(
        turn=state.turn,
        number=state.memory.moves + 1,
        move=move,
        title=title,
        cost=cost,
        covert=covert,
        changes=effects.pay(state.compiled, state.values, state.compiled.board.influences[move.seat], cost),
    )


def withdraw(session: Session, number: int, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Take a sealed move back before the phase closes; its influence returns.

    Raises
    ------
    Refused
        If the move is not there, or planning is over.
    """
    state = session.state
    played = _on_table(state, number)
    if not state.running:
        raise Refused("game-over")
    if state.phase_kind != "planning":
        raise Refused("sealed-move-stays")
    place = state.compiled.board.influences[played.move.seat]
    back = effects.change_by(state.compiled, list(state.values), place, played.cost, state)
    changes = (back,) if played.cost else ()
    return session.record((MoveWithdrawn(turn=state.turn, number=number, changes=changes),), by)


def pass_turn(
    session: Session,
    seat: ActorId,
    reason: str = "",
    by: str = FACILITATOR,
    *,
    turn: int | None = None,
) -> tuple[Event, ...]:
    """Make no (further) move this turn.

    Raises
    ------
    Refused
        If the seat cannot pass now, or means another `turn`.
    """
    state = session.state
    if turn is not None and turn != state.turn:
        raise Refused("pass-late", turn=turn, now=state.turn)
    if refusal := why_not_now(state, seat):
        raise Refused(refusal)
    passed = SeatPassed(turn=state.turn, seat=seat, reason=checked_text(reason, "reason") if reason else "")
    return session.record((passed,), by)


def others_pass(session: Session, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Have every seat that has moves left make no further move: all of them in one command.

    A seat that made all its moves does not pass: nothing is recorded of it.

    Raises
    ------
    Refused
        If no seat is left to pass, or seats do not plan now.
    """
    state = session.state
    if state.phase_kind != "planning" or not state.running:
        raise Refused("others-pass-planning")
    left = tuple(seat for seat in turn_order(state) if not is_done(state, seat))
    if not left:
        raise Refused("others-pass-nobody")
    return session.record(tuple(SeatPassed(turn=state.turn, seat=seat, reason="") for seat in left), by)


def _on_table(state: GameState, number: int) -> Played:
    played = state.play(number)
    if played is None:
        raise Refused("no-such-move", number=number)
    return played


def argue(session: Session, number: int, argument: Argument, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Give a reason for or against a move that is still to be ruled on.

    Raises
    ------
    Refused
        If the move is not there or was ruled on, or the argument is not complete.
    """
    state = session.state
    played = _on_table(state, number)
    if played.outcome is not None:
        raise Refused("move-ruled-on", number=number, title=played.title)
    if argument.seat and argument.seat not in state.compiled.hands:
        raise Refused("no-such-seat", seat=argument.seat)
    checked_text(argument.text, "argument")
    check_argument(argument)
    return session.record((MoveArgued(turn=state.turn, number=number, argument=argument),), by)


def judge_free_move(
    session: Session, number: int, terms: FreeTerms, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Set a free move's difficulty, effects and pulls, before its odds are shown.

    Raises
    ------
    Refused
        If the move is no free move or was ruled on, or a text of effects cannot be read.
    """
    state = session.state
    played = _on_table(state, number)
    if played.move.free is None:
        raise Refused("move-is-card", number=number)
    if played.outcome is not None:
        raise Refused("move-ruled-on", number=number, title=played.title)
    for text in (terms.exceeds, terms.succeeds, terms.partly, terms.fails):
        check_effects(state, text)
    questions = {one.id for one in state.compiled.scenario.questions}
    for question, pull in terms.pulls.items():
        if question not in questions:
            raise Refused("no-such-policy-question", question=question)
        if not -2 <= pull <= 2:
            raise Refused("pull-out-of-range", pull=pull)
    return session.record((FreeMoveJudged(turn=state.turn, number=number, terms=terms),), by)


def check_words(choice: RulingChoice) -> None:
    """Refuse a choice with a text in it that cannot be kept.

    Raises
    ------
    Refused
        With what is wrong with the text.
    """
    for text in (choice.reason, choice.argument_reason, *(one.text for one in choice.arguments)):
        checked_text(text, "reason")


def check_effects(state: GameState, text: str, *, exposing: bool = False) -> None:
    """Refuse a text of effects that cannot be carried out on this board.

    Only injects may be `exposing`: let the facilitator bring a covert move to light.

    Raises
    ------
    Refused
        With the place and what was expected.
    """
    checked_text(text, "text of effects")
    try:
        script = state.compiled.script(text)
    except (EntenteError, KeyError, ValueError) as fault:
        if isinstance(fault, KeyError):
            raise Refused("effects-off-board", text=text, what=fault.args[0]) from fault
        what = fault.told if isinstance(fault, EntenteError) else fault
        raise Refused("effects-unread", text=text, fault=what) from fault
    if script.exposes and not exposing:
        raise Refused("only-injects-expose")


def back(
    session: Session, seat: ActorId, number: int, by_one: int, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Pay to back (`by_one` = +1) or to block (-1) another seat's overt move.

    Raises
    ------
    Refused
        If the rules do not allow it now.
    """
    state = session.state
    if by_one not in (1, -1):
        raise Refused("back-or-block")
    if refusal := why_not_back(state, seat, number):
        raise Refused(refusal)
    rules = state.compiled.rules.backing
    cost = rules.cost if rules else 0
    changes = effects.pay(state.compiled, state.values, state.compiled.board.influences[seat], cost)
    event = MoveBacked(turn=state.turn, number=number, seat=seat, by=by_one, changes=changes)
    return session.record((event,), by)


def take_word_back(session: Session, seat: ActorId, number: int, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Let a seat neither back nor block a move any more; what it paid for that comes back.

    Raises
    ------
    Refused
        If it does neither, or the reveal is over.
    """
    state = session.state
    if refusal := why_not_take_back(state, seat, number):
        raise Refused(refusal)
    values, backing = list(state.values), _on_table(state, number).backing
    changes = effects.word_returned(state.compiled, values, seat, backing, state)
    return session.record((MoveBacked(turn=state.turn, number=number, seat=seat, by=0, changes=changes),), by)


def give(
    session: Session, giver: ActorId, receiver: ActorId, amount: int, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Give influence to another seat; what the receiver cannot hold stays with the giver.

    Raises
    ------
    Refused
        If the scenario, the phase, the giver's purse or its limit for the turn does not allow it.
    """
    state = session.state
    if refusal := why_not_give(state, giver, receiver, amount):
        raise Refused(refusal)
    board, values = state.compiled.board, list(state.values)
    place = board.influences[receiver]
    arrives = min(amount, board.highs[place] - values[place])
    if arrives <= 0:
        raise Refused("purse-full", receiver=name_of(state, receiver))
    paid = effects.pay(state.compiled, values, board.influences[giver], arrives)
    got = effects.change_by(state.compiled, values, place, arrives, state)
    event = InfluenceGiven(
        turn=state.turn, giver=giver, receiver=receiver, asked=amount, changes=(*paid, got)
    )
    return session.record((event,), by)


def why_not_give(state: GameState, giver: ActorId, receiver: ActorId, amount: int) -> Sentence | None:
    """Return why a gift is not possible now; None if it is."""
    most = state.compiled.rules.influence.gifts_per_turn
    for seat in (giver, receiver):
        if seat not in state.compiled.hands:
            return Sentence("no-such-seat", seat=seat)
    if not most:
        return Sentence("no-gifts")
    if not state.running:
        return Sentence("game-over-no-gifts")
    if state.phase_kind != "negotiation":
        return Sentence("gifts-in-negotiation")
    if giver == receiver or amount < 1:
        return Sentence("gift-too-small")
    left = most - state.table.given.get(giver, 0)
    if amount > left:
        return Sentence("gifts-spent", giver=name_of(state, giver), most=most, left=left)
    if amount > state.influence(giver):
        return Sentence(
            "gift-too-large", giver=name_of(state, giver), held=state.influence(giver), amount=amount
        )
    return None


def state_jointly(
    session: Session, seats: tuple[ActorId, ...], text: str, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Record a joint statement of two or more seats; nothing enforces it.

    Raises
    ------
    Refused
        If a seat is unknown, fewer than two make it, or it has no words.
    """
    state = session.state
    if state.affairs.closed:
        raise Refused("session-closed")
    check_seats(state, seats)
    if len(set(seats)) < 2:
        raise Refused("statement-seats")
    if not checked_text(text, "statement").strip():
        raise Refused("statement-words-missing")
    return session.record((StatementMade(turn=state.turn, seats=seats, text=text),), by)
