"""Sessions to look at: a scenario played by a fixed choice among the legal moves, no two seats alike."""

from tests.ui.table_kit import compiled
from wargame.game.moves import Move
from wargame.game.rules import is_done, legal_moves, rulings_due, turn_order
from wargame.game.turn import due_inject
from wargame.session import injects, opening, play, rulings, turns
from wargame.session.opening import Plan
from wargame.session.session import Clock, Session

FLAGSHIP = "afghanistan-2017"


def started(name: str = FLAGSHIP, seed: int = 11) -> Session:
    """Return a session that has only just begun."""
    return opening.start(compiled(name), Plan(title="Autumn table", seed=seed), clock=_clock())


def played(name: str = FLAGSHIP, turns_played: int = 3, seed: int = 11) -> Session:
    """Return a session that stands at the start of the turn after so many, or at its end."""
    session = started(name, seed)
    while session.state.running and session.state.turn <= turns_played:
        step(session)
    return session


def until_ruling(name: str = FLAGSHIP, seed: int = 11) -> tuple[Session, int]:
    """Return a session in its first resolution, and the number of the move that is next."""
    session = started(name, seed)
    while not (session.state.phase_kind == "resolution" and rulings_due(session.state)):
        step(session)
    return session, rulings_due(session.state)[0]


def step(session: Session) -> None:
    """Do whatever comes next."""
    state = session.state
    if state.table.waiting:
        injects.answer_inject(session, pays=False)
    elif state.table.to_expose:
        turns.expose(session, state.memory.covert[0].number)
    elif state.phase_kind == "briefing" and due_inject(state):
        injects.fire_due(session)
    elif state.phase_kind in ("planning", "moves") and _choose(session):
        pass
    elif state.phase_kind == "resolution" and rulings_due(state):
        rulings.rule(session)
    else:
        turns.next_phase(session)


def _choose(session: Session) -> bool:
    """Make one move, or pass; return False when every seat is done."""
    state = session.state
    for at, seat in enumerate(turn_order(state)):
        if is_done(state, seat) or not legal_moves(state, seat):
            continue
        moves = [move for move in legal_moves(state, seat) if isinstance(move, Move)]
        if moves:
            play.play(session, moves[(state.turn * 7 + at * 3) % len(moves)])
        else:
            play.pass_turn(session, seat)
        return True
    return False


def _clock() -> Clock:
    seconds = iter(range(10**6))

    def clock() -> str:
        at = next(seconds)
        return f"2026-03-01T10:{at // 60 % 60:02}:{at % 60:02}.000+00:00"

    return clock
