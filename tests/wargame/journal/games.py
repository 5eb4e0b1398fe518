"""Small sessions for tests of the record: played through the session functions, in memory or in a file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from wargame.game.compiled import CompiledScenario
from wargame.game.events import Event, SessionOpened, StatementMade
from wargame.game.moves import Move
from wargame.game.rules import is_done, legal_moves, rulings_due
from wargame.journal.file import create
from wargame.journal.rows import Batch, Entry, Journal
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.session.deals import answer, judge, propose
from wargame.session.injects import answer_inject, fire_due
from wargame.session.notes import close_session, make_note
from wargame.session.opening import Plan, start
from wargame.session.people import join, set_code
from wargame.session.play import pass_turn, play
from wargame.session.rulings import rule
from wargame.session.session import Session, redo, start_branch, switch_branch, undo
from wargame.session.turns import expose, next_phase


@cache
def scenario() -> Scenario:
    """The practice scenario: three seats, two turns."""
    return load(scenarios_folder() / "first-steps.yaml")


@cache
def compiled() -> CompiledScenario:
    """The practice scenario, made ready for play."""
    return CompiledScenario(scenario())


def clock() -> Callable[[], str]:
    """A clock that goes on by a second at each look."""
    seconds = count()

    def now() -> str:
        minute, second = divmod(next(seconds), 60)
        return f"2026-01-15T14:{minute:02}:{second:02}.000+00:00"

    return now


def begin(journal: Journal | None = None) -> Session:
    """A session that has just begun."""
    return start(compiled(), Plan(title="Tuesday", seed=7), journal, clock())


def step(session: Session) -> None:
    """Do the next thing that the turn asks for; each seat plays its first card."""
    state = session.state
    due = rulings_due(state)
    if state.table.waiting:
        answer_inject(session, pays=True)
    elif state.table.to_expose:
        expose(session, state.memory.covert[0].number)
    elif state.phase_kind == "planning" and (
        idle := [s for s in state.compiled.seats if not is_done(state, s)]
    ):
        moves = [move for move in legal_moves(state, idle[0]) if isinstance(move, Move)]
        if moves:
            play(session, moves[-1])
        else:
            pass_turn(session, idle[0])
    elif state.phase_kind == "resolution" and due:
        rule(session, due[0])
    elif not (state.phase_kind == "briefing" and fire_due(session)):
        next_phase(session)


def play_out(session: Session) -> None:
    """Play a session to its end, with everything that has a table in the record."""
    one, other, third = session.compiled.seats
    join(session, "Nasrin Ḥabībī", one, "NH")
    join(session, "Bo Ek", other, "BE")
    set_code(session, one, "4711")
    session.change_settings({"reminders": "off"})
    propose(session, one, (other,), "Fish for timber until the end")
    answer(session, 1, other, accepts=True)
    while session.state.turn == 1:
        step(session)
    undo(session, reason="too early")
    redo(session)
    undo(session)
    start_branch(session, "what if", reason="to compare")
    make_note(session, "Here the other line begins.", seat=third)
    switch_branch(session, "main")
    while session.state.running:
        step(session)
    judge(session, 1, kept=True)
    make_note(session, "Nasrin ḤABĪBĪ saw it coming.", tag="insight", person=1)
    close_session(session, words="Good.")


def session_file(path: Path) -> Path:
    """A finished session in a file that is closed: a copy of the one that is played once."""
    path.write_bytes(_played_once())
    return path


def session_played_into(path: Path) -> Path:
    """The same, played anew."""
    journal = create(path, scenario(), clock=clock())
    session = begin(journal)
    play_out(session)
    session.close()
    return path


@cache
def _played_once() -> bytes:
    with TemporaryDirectory() as folder:
        return session_played_into(Path(folder) / "tuesday.entente").read_bytes()


def statement(number: int, parent: int | None = None, text: str = "So be it.", turn: int = 1) -> Entry:
    """An entry that fits anywhere in turn 1; the first opens a session."""
    event: Event = StatementMade(turn=turn, seats=(), text=text)
    if number == 1:
        event = SessionOpened(
            turn=1, scenario="first-steps", scenario_hash="", title=text, seed=1, turns=2, method="dice"
        )
    before = number - 1 if parent is None else parent
    return Entry(number, before, number, "main", event, "facilitator", f"2026-01-15T15:00:{number % 60:02}Z")


def statements(first: int, last: int) -> Batch:
    """A batch of such entries."""
    return Batch(entries=tuple(statement(number) for number in range(first, last + 1)))


def change(path: Path, *commands: str) -> None:
    """Change a session file behind Entente's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for command in commands:
            connection.execute(command)


def in_table(path: Path, query: str) -> list[tuple[object, ...]]:
    """What a query finds in a session file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()
