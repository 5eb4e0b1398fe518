"""How fast, and how large, a session on disk is."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks import reference
from benchmarks.calibration import bare_insert
from benchmarks.figure import Figure, in_milli
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.moves import Pass
from wargame.game.rules import is_done, legal_moves, rulings_due
from wargame.journal.file import create
from wargame.journal.open_journal import FileJournal
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.injects import answer_inject, fire_due
from wargame.session.opening import Plan, start
from wargame.session.play import pass_turn, play
from wargame.session.rulings import rule
from wargame.session.session import Session
from wargame.session.turns import expose, next_phase

MEGABYTE = 1_000_000
LONG = 300
"""Turns of the reference game that make about 4,000 events."""


def figures() -> list[Figure]:
    """Return the figures of the record."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        durable = seconds_per_durable_move(place / "moves.entente")
        size = size_of_a_session(place / "session.entente")
        restored = seconds_to_restore(place / "long.entente")
    return [
        Figure(
            name="one durable move",
            value=in_milli(durable),
            unit="ms",
            ratio=durable / bare_insert(),
            ratio_to="a bare insert",
            ratio_goal=2.5,
        ),
        Figure(name="file of eight turns of the flagship", value=size / MEGABYTE, unit="MB", goal=1),
        Figure(name="a turn of a 4,000-event session restored", value=in_milli(restored), unit="ms", goal=5),
    ]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def seconds_per_durable_move(path: Path) -> float:
    """Return the seconds of a move of the reference game that is on the disk when it returns."""
    journal = create(path, reference.scenario(), clock=_now)
    session, dice = reference.begin(1, 40, journal), Random(1)
    times = []
    while session.state.running:
        for _ in range(reference.MOVES_PER_TURN):
            begun = perf_counter()
            reference.move(session, dice)
            times.append(perf_counter() - begun)
        next_phase(session)
    session.close()
    return sorted(times)[len(times) // 2]


def size_of_a_session(path: Path) -> int:
    """Return the bytes of a finished session of the flagship, every seat playing two cards a turn."""
    flagship = load(scenarios_folder() / "afghanistan-2017.yaml")
    session = start(flagship, Plan(seed=1), create(path, flagship, clock=_now))
    dice = Random(1)
    while session.state.running:
        _step(session, dice)
    session.close()
    return path.stat().st_size


def _step(session: Session, dice: Random) -> None:
    state = session.state
    idle = [seat for seat in state.compiled.seats if not is_done(state, seat)]
    if state.table.waiting:
        answer_inject(session, pays=True)
    elif state.table.to_expose:
        expose(session, state.memory.covert[0].number)
    elif state.phase_kind == "planning" and idle:
        choice = dice.choice(legal_moves(state, idle[0]))
        if isinstance(choice, Pass):
            pass_turn(session, idle[0])
        else:
            play(session, choice)
    elif state.phase_kind == "resolution" and rulings_due(state):
        rule(session, choice=RulingChoice(argument=1, argument_reason="They argued it well and at length."))
    elif not (state.phase_kind == "briefing" and fire_due(session)):
        next_phase(session)


def seconds_to_restore(path: Path) -> float:
    """Return the seconds of restoring a turn of a long session from an open journal, the slowest of five."""
    journal = create(path, reference.scenario(), clock=_now)
    session = reference.play_out(reference.begin(1, LONG, journal), Random(1))
    _restored(journal, 1)  # the first time compiles the scenario
    times = [_restored(journal, turn) for turn in (1, LONG // 4, LONG // 2, LONG - 1, LONG)]
    session.close()
    return max(times)


def _restored(journal: FileJournal, turn: int) -> float:
    begun = perf_counter()
    journal.state_at(turn=turn)
    return perf_counter() - begun
