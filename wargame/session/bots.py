"""What bots do at the table: one function for each thing that a seat can be asked.

A policy is given what its seat may know; its choice goes through the same functions as a player's and is
recorded under its name, `bot:greedy`. The move carries what may be said aloud of its reason, a note beside
it the whole reason, which only the facilitator reads. A policy that fails makes its seat pass, and the
record says so.
"""

from collections.abc import Iterable
from typing import Final

from wargame.bots.named import policy_for
from wargame.bots.policy import Chosen, Policy
from wargame.bots.view import look
from wargame.game.asking import answers_of, asked, silent_seats, why_not_answer
from wargame.game.events import Event
from wargame.game.moves import Move, Pass
from wargame.game.rules import (
    asked_seat,
    is_done,
    rulings_due,
    seat_to_move,
    turn_order,
    why_not,
    why_not_back,
)
from wargame.game.state import GameState
from wargame.session.doors import SeatDoor
from wargame.session.notes import make_note
from wargame.session.script_moves import Back, Block, PassTurn, as_command
from wargame.session.script_turns import Answer, AnswerInject
from wargame.session.session import Session
from wargame.terms import ActorId

SEATS_SETTING: Final = "bots"
"""The setting of a session that names its bots: `iran=greedy,kabul=cautious`."""
PRINTABLE: Final = 300
"""Characters of an error that the record keeps."""


def bots_of(session: Session) -> dict[ActorId, str]:
    """Return the seats that bots play, each with its policy."""
    found = {}
    for part in session.settings.get(SEATS_SETTING, "").split(","):
        seat, _, policy = part.partition("=")
        if policy and seat in session.compiled.hands:
            found[seat] = policy
    return found


def seat_bot(session: Session, seat: ActorId, policy: str) -> None:
    """Let a bot play a seat from now on; an empty policy gives the seat back to people.

    Raises
    ------
    Refused
        If there is no such policy.
    """
    named = bots_of(session)
    if policy:
        policy_for(policy, seat)
        named[seat] = policy
    else:
        named.pop(seat, None)
    session.change_settings({SEATS_SETTING: ",".join(f"{one}={kind}" for one, kind in sorted(named.items()))})


def bot_for(session: Session, seat: ActorId, policy: str, *, seconds: float = 0.2) -> Policy:
    """Return the policy of a seat in a session; it draws from its own seed, not from the session's."""
    return policy_for(policy, seat, seed=session.state.memory.moves + 1, seconds=seconds)


def bots_to_move(session: Session) -> tuple[ActorId, ...]:
    """Return the seats whose bots have something to decide now, in this turn's order."""
    state, bots = session.state, bots_of(session)
    if not state.running:
        return ()
    return tuple(seat for seat in _seats_to_move(state) if seat is not None and seat in bots)


def _seats_to_move(state: GameState) -> Iterable[ActorId | None]:
    if state.table.waiting:
        return (asked_seat(state),)
    if state.table.asking:
        return silent_seats(state)
    if state.phase_kind == "planning":
        return (seat for seat in turn_order(state) if not is_done(state, seat))
    if state.phase_kind == "moves" and not rulings_due(state):
        return (seat_to_move(state),)
    return ()


def suggest(state: GameState, seat: ActorId, policy: Policy) -> Chosen:
    """Return what a policy would do for a seat now; a policy that fails passes, and says why.

    Nothing is recorded: the facilitator may show it to a seat, or take it over.
    """
    try:
        chosen = policy.choose(look(state, seat))
    except Exception as error:  # noqa: BLE001  # whatever a policy does wrong, the table goes on
        return failed(seat, error)
    if chosen.choice.seat != seat:
        return failed(seat, ValueError(f"it chose for {chosen.choice.seat}"))
    if refusal := why_not(state, chosen.choice):
        return failed(seat, ValueError(refusal))
    return chosen


def failed(seat: ActorId, error: Exception) -> Chosen:
    """Return the pass of a seat whose bot made a mistake."""
    why = f"The bot made a mistake and passes ({_told(error)})."
    return Chosen(choice=Pass(seat=seat, reason=why), reason=why)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:PRINTABLE].replace("\0", " ")


def carry_out(
    session: Session, seat: ActorId, chosen: Chosen, policy: str, *, at_once: bool = True
) -> tuple[Event, ...]:
    """Make the move that a bot chose for its seat, and keep its reason.

    Raises
    ------
    Refused
        If the rules do not allow the move any more, or it is another seat's.
    """
    by, choice = f"bot:{policy}", chosen.choice
    door = SeatDoor(session, seat, by)
    if not isinstance(choice, Move):
        return door.do(PassTurn(seat=choice.seat, reason=chosen.reason))
    happened = door.do(as_command(choice, waits=not at_once and session.state.phase_kind == "moves"))
    if chosen.reason and chosen.reason != choice.argument:
        return (*happened, *make_note(session, f"Bot: {chosen.reason}", seat=seat, by=by))
    return happened


def let_bot_move(
    session: Session, seat: ActorId, policy: Policy, *, at_once: bool = True
) -> tuple[Event, ...]:
    """Let a policy make one move of a seat, or pass."""
    return carry_out(session, seat, suggest(session.state, seat, policy), policy.name, at_once=at_once)


def let_bot_back(session: Session, seat: ActorId, policy: Policy) -> tuple[Event, ...]:
    """Let a policy back or block a move in the reveal; nothing happens if it does not care to."""
    state = session.state
    try:
        backed = policy.back(look(state, seat))
    except Exception as error:  # noqa: BLE001  # whatever a policy does wrong, the table goes on
        said = f"The bot made a mistake and backs nothing ({_told(error)})."
        return make_note(session, said, seat=seat, by=f"bot:{policy.name}")
    if backed is None or why_not_back(state, seat, backed.number):
        return ()
    by = f"bot:{policy.name}"
    support = Back if backed.by > 0 else Block
    happened = SeatDoor(session, seat, by).do(support(seat=seat, move=backed.number))
    return (*happened, *make_note(session, f"Bot: {backed.reason}", seat=seat, by=by))


def let_bot_answer(session: Session, seat: ActorId, policy: Policy) -> tuple[Event, ...]:
    """Let a policy say whether its seat pays for the inject that waits; one that fails does not pay.

    The reason is kept in a note, as with a move.
    """
    by = f"bot:{policy.name}"
    try:
        answered = policy.answer(look(session.state, seat))
        pays, said = answered.pays, f"Bot: {answered.reason}"
    except Exception as error:  # noqa: BLE001  # whatever a policy does wrong, the table goes on
        pays, said = False, f"The bot made a mistake and does not pay ({_told(error)})."
    happened = SeatDoor(session, seat, by).do(AnswerInject(pays=pays, seat=seat))
    return (*happened, *make_note(session, said, seat=seat, by=by))


def let_bot_reply(session: Session, seat: ActorId, policy: Policy) -> tuple[Event, ...]:
    """Let a policy answer the inject that asks its seat; one that fails gives the first answer that is open.

    The reason is kept in a note, as with a move.
    """
    by = f"bot:{policy.name}"
    door = SeatDoor(session, seat, by)
    try:
        replied = policy.reply(look(session.state, seat))
        answer, said = replied.answer, f"Bot: {replied.reason}"
    except Exception as error:  # noqa: BLE001  # whatever a policy does wrong, the table goes on
        answer = _any_answer(session.state, seat)
        said = f"The bot made a mistake and gives any answer ({_told(error)})."
    happened = door.do(Answer(seat=seat, answer=answer))
    return (*happened, *make_note(session, said, seat=seat, by=by))


def _any_answer(state: GameState, seat: ActorId) -> str:
    asking = asked(state, seat)
    every = answers_of(state, asking, seat) if asking else ()
    return next((one.answer.id for one in every if why_not_answer(state, seat, one) is None), "")


def let_bots(session: Session) -> tuple[Event, ...]:
    """Let all bots of a session do what is theirs to do now; nothing happens if that is nothing.

    They answer the inject that waits for one of them or asks them, make their moves, and in the reveal back
    or block.
    """
    happened: list[Event] = []
    while seats := bots_to_move(session):
        seat = seats[0]
        policy = bot_for(session, seat, bots_of(session)[seat])
        table = session.state.table
        act = let_bot_answer if table.waiting else let_bot_reply if table.asking else let_bot_move
        happened.extend(act(session, seat, policy))
    if session.state.phase_kind == "reveal":
        rules = session.compiled.rules.backing
        for seat, name in bots_of(session).items():
            for _ in range(rules.per_turn if rules else 0):
                happened.extend(let_bot_back(session, seat, bot_for(session, seat, name)))
    return tuple(happened)
