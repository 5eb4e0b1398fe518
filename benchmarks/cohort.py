"""How long a series takes: sessions read, read again, compared, and one of them played again.

`figures` returns one line per measurement, in seconds of this process; reading goes over as many processes as
there are cores in real use, so the goal of a minute for a thousand files on two cores is two minutes here.
"""

from os import environ
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np

from benchmarks.figure import Figure
from wargame.batch.tables import compile_tables
from wargame.cohort.extract import extracted
from wargame.cohort.gathering import gather, session_files
from wargame.cohort.labels import Label
from wargame.cohort.luck import four_ways, luck
from wargame.cohort.study import Asked, study
from wargame.cohort.tape import taped
from wargame.game.compiled import CompiledScenario
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.opening import Plan, start
from wargame.session.saving import save_anew
from wargame.simulation.live import play_game, policies
from wargame.simulation.order import Order

FILES = 12
"""Read and compared; figures for a thousand are reckoned from them."""


def figures() -> list[Figure]:
    """Return what was measured."""
    scenario = load(scenarios_folder() / "afghanistan-2017.yaml")
    compiled, order = CompiledScenario(scenario), Order(scenario=scenario, everyone="greedy")
    with TemporaryDirectory() as name:
        folder = Path(name)
        environ["ENTENTE_HOME"] = str(folder / "home")
        for seed in range(FILES):
            session = start(compiled, Plan(seed=seed))
            play_game(session, policies(order, seed))
            save_anew(session, folder / f"table-{seed}.entente")
        return [*_series(folder), *_replays(folder)]


def _series(folder: Path) -> list[Figure]:
    paths = session_files([folder])
    begun = process_time()
    gather(paths, workers=1)
    first = process_time() - begun
    begun = process_time()
    cohort = gather(paths, workers=1)
    again = process_time() - begun
    labels = {one.path: Label(label="AB"[at % 2]) for at, one in enumerate(cohort.tables)}
    begun = process_time()
    study(cohort, Asked(games=0, labels=labels))
    shown = process_time() - begun
    thousand = 1000 / FILES
    return [
        Figure(name="1,000 sessions read, one core", value=first * thousand, unit="s", goal=120),
        Figure(name="1,000 sessions again, from the cache", value=again * thousand, unit="s", goal=4),
        Figure(name=f"{FILES} tables shown and a treatment tested", value=shown, unit="s"),
    ]


def _replays(folder: Path) -> list[Figure]:
    path = session_files([folder])[0]
    one = extracted(path)
    tables = compile_tables(CompiledScenario(load(scenarios_folder() / "afghanistan-2017.yaml")))
    luck(one, tables, replays=2)
    begun = process_time()
    taped(one, tables, np.zeros(10_000, dtype=np.int64), (1,)).play()
    replays = process_time() - begun
    begun = process_time()
    found = luck(one, tables)
    curve = process_time() - begun
    begun = process_time()
    throws = [throw.number for throw in found.throws if not throw.exposure]
    for number in throws[:4]:
        four_ways(one, tables, number)
    ways = (process_time() - begun) / 4 * len(throws)
    return [
        Figure(name="10,000 replays of a session", value=replays, unit="s", goal=1),
        Figure(name="chances after every throw", value=curve, unit="s", goal=3),
        Figure(name="all outcomes of every throw", value=ways, unit="s", goal=8),
    ]
