"""What the facilitator does with moves on the table: rule, override, and correct the board by hand."""

from collections.abc import Mapping

from wargame.game.adjudication import ruling
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.events import BoardAdjusted, Change, Event
from wargame.game.rules import name_of, rulings_due
from wargame.game.state import GameState
from wargame.session.play import check_words
from wargame.session.session import Session, checked_text
from wargame.terms import FACILITATOR, Outcome, Quantity, Refused


def why_not_rule(state: GameState, number: int) -> str:
    """Return why a move cannot be ruled on now; empty if it can. Moves are ruled on in their order."""
    if not state.running:
        return "The game is over."
    if state.phase_kind not in ("resolution", "moves"):
        return "Moves are ruled on in the resolution."
    played = state.play(number)
    if played is None:
        return f"There is no move {number} on the table."
    if played.outcome is not None:
        return f"Move {number}, “{played.title}”, was ruled on already; override that ruling instead."
    due = rulings_due(state)
    if due and due[0] != number:
        first = state.play(due[0])
        said = f"move {due[0]}" + (f" of {name_of(state, first.move.seat)}" if first else "")
        return f"The order of the turn comes first: {said} is next."
    return ""


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
            raise Refused("No move is left to be ruled on.")
        number = due[0]
    if refusal := why_not_rule(state, number):
        raise Refused(refusal)
    choice = choice or RulingChoice()
    check_words(choice)
    return session.record((ruling.rule(state, number, choice, session.thrower()),), by)


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
        raise Refused("The game is over.")
    if outcome is None and instead is None:
        raise Refused("Name the outcome or the effects that are to hold instead.")
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
    place = board.place(what)
    if state.affairs.closed:
        raise Refused("The session is closed.")
    if place is None:
        raise Refused(f"There is no {what} on this board.")
    if not board.lows[place] <= to <= board.highs[place]:
        raise Refused(f"{what} goes from {board.lows[place]} to {board.highs[place]}, not {to}.")
    if not checked_text(reason, "reason").strip():
        raise Refused("Say why the board is corrected; the record keeps the reason.")
    values = list(state.values)
    if values[place] == to:
        raise Refused(f"{what} stands at {to} already.")
    asked = to - values[place]
    # By hand the facilitator may pass a gate: a correction is not a rise of the track in play.
    change = Change(board.names[place], asked, values[place], to, "adjusted")
    return session.record((BoardAdjusted(turn=state.turn, change=change, reason=reason),), by)
