"""What the facilitator does with moves on the table: rule, override, and correct the board by hand."""

from collections.abc import Mapping, Sequence

from wargame.game.adjudication import ruling
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.chance import HUNDRED
from wargame.game.events import BoardAdjusted, ChancesNamed, Change, Event
from wargame.game.rules import name_of, rulings_due
from wargame.game.state import GameState
from wargame.session.play import check_words
from wargame.session.session import Session, check_seats, checked_text
from wargame.terms import FACILITATOR, ActorId, Outcome, Quantity, Refused
from wargame.words.sentences import Sentence


def why_not_rule(state: GameState, number: int) -> Sentence | None:
    """Return why a move cannot be ruled on now; None if it can. Moves are ruled on in their order."""
    if not state.running:
        return Sentence("game-over")
    if state.phase_kind not in ("resolution", "moves"):
        return Sentence("rulings-in-resolution")
    played = state.play(number)
    if played is None:
        return Sentence("no-such-move", number=number)
    if played.outcome is not None:
        return Sentence("move-ruled-on-override", number=number, title=played.title)
    due = rulings_due(state)
    if due and due[0] != number:
        first = state.play(due[0])
        assert first is not None  # what is due lies on the table
        return Sentence("order-first", number=due[0], seat=name_of(state, first.move.seat))
    return None


def rule(
    session: Session, number: int | None = None, choice: RulingChoice | None = None, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Rule on a move (the next in order if None), throw, and apply what comes of it.

    Raises
    ------
    Refused
        If it is not the move's turn, or the choice is not complete. Nothing was thrown.
    """
    state = session.state
    if number is None:
        due = rulings_due(state)
        if not due:
            raise Refused("no-move-due")
        number = due[0]
    if refusal := why_not_rule(state, number):
        raise Refused(refusal)
    choice = choice or RulingChoice()
    check_words(choice)
    return session.record((ruling.rule(state, number, choice, session.thrower()),), by)


def name_chances(
    session: Session,
    number: int,
    votes: Mapping[ActorId, int] | None = None,
    chance: int | None = None,
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Keep what seats, or the facilitator, take for the chance of a move before it is talked about.

    What they name after the talk stands in the ruling; the two are compared afterwards.

    Raises
    ------
    Refused
        If the move does not lie open on the table, nobody named a chance, or one is none.
    """
    state = session.state
    played = state.play(number)
    if played is None:
        raise Refused("no-such-move", number=number)
    if played.outcome is not None:
        raise Refused("move-ruled-on", number=number, title=played.title)
    named = dict(votes or {})
    if not named and chance is None:
        raise Refused("chances-unnamed")
    check_seats(state, named)
    for who, percent in (*named.items(), *(() if chance is None else (("", chance),))):
        if not 0 <= percent <= HUNDRED:
            name = name_of(state, who) if who else "the facilitator"
            raise Refused("chance-out-of-range", seat=name, percent=percent)
    event = ChancesNamed(turn=state.turn, number=number, votes=named, chance=chance)
    return session.record((event,), by)


def rule_unseen(session: Session, numbers: Sequence[int], by: str = FACILITATOR) -> tuple[Event, ...]:
    """Rule on moves one after another as their cards stand, with nothing asked in between.

    Raises
    ------
    Refused
        If one of them waits for its terms, or the method asks for more than dice. Nothing was thrown then.
    """
    for number in numbers:
        played = session.state.play(number)
        if played is not None and played.move.free is not None and played.terms is None:
            raise Refused("terms-missing", title=played.title)
    return tuple(event for number in numbers for event in rule(session, number, by=by))


def override(
    session: Session,
    number: int,
    reason: str,
    outcome: Outcome | None = None,
    instead: Mapping[Quantity, int] | None = None,
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Put another outcome or other effects in place of the ruling just made; both stay on record.

    Raises
    ------
    Refused
        If something happened since, or neither an outcome nor effects, or no reason is given.
    """
    checked_text(reason, "reason")
    if not session.state.running:
        raise Refused("game-over")
    if outcome is None and instead is None:
        raise Refused("override-empty")
    event = ruling.override(session.state, number, reason, outcome, instead, by)
    return session.record((event,), by)


def adjust(
    session: Session, what: Quantity, to: int, reason: str, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Correct an alignment, a track, influence or scrutiny by hand.

    Raises
    ------
    Refused
        If there is no such number, the value lies outside its range, or no reason is given.
    """
    state = session.state
    board = state.compiled.board
    place = board.places.get(what)
    if state.affairs.closed:
        raise Refused("session-closed")
    if place is None:
        raise Refused("not-on-board", what=what)
    if not board.lows[place] <= to <= board.highs[place]:
        raise Refused("value-out-of-range", what=what, low=board.lows[place], high=board.highs[place], to=to)
    if not checked_text(reason, "reason").strip():
        raise Refused("correction-reason-missing")
    values = list(state.values)
    if values[place] == to:
        raise Refused("value-stands-already", what=what, to=to)
    asked = to - values[place]
    # By hand the facilitator may pass a gate: a correction is not a rise of the track in play.
    change = Change(board.names[place], asked, values[place], to, "adjusted")
    return session.record((BoardAdjusted(turn=state.turn, change=change, reason=reason),), by)
