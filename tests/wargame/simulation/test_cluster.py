"""A cluster of two workers on this machine, one of them lost half-way: nothing is lost or counted twice."""

import sys
import warnings
from collections.abc import Iterator

import pytest

from tests.wargame.session.test_any_session import shipped
from tests.wargame.simulation.test_sweep import same
from wargame.simulation.order import CHUNK, Order
from wargame.simulation.sweep import Progress, run

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.logs_warnings]


@pytest.fixture
def cluster() -> Iterator[object]:
    from distributed import LocalCluster

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address="", host="127.0.0.1", silence_logs=50
        ) as made:
            yield made


@pytest.mark.wide
def test_a_worker_lost_half_way_changes_nothing(cluster: object) -> None:
    order = Order(scenario=shipped("first-steps").scenario, games=12 * CHUNK, seed=8, everyone="greedy")
    killed: list[int] = []

    def kill_one(progress: Progress) -> None:
        if not killed:
            worker = next(iter(cluster.workers.values()))  # type: ignore[attr-defined]  # a LocalCluster
            killed.append(worker.pid)
            worker.process.process._process.kill()

    address = cluster.scheduler_address  # type: ignore[attr-defined]  # the same
    outcome = run(order, scheduler=address, tell=kill_one)
    assert killed
    assert outcome.complete
    assert same(outcome.tally, run(order, workers=1).tally)
    assert sys.modules.get("distributed")
