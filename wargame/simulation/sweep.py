"""All chunks of an order, played by so many workers: processes here, or those of a Dask scheduler.

`run` hands out chunks, adds up what comes back, tells how far it is, and stops when asked to; `spread` hands
out chunks of anything. Chunks that a lost worker had are given to another, and each counts once. The result
is the same whoever played it.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from time import monotonic
from typing import Any, Final, TypeVar

from wargame.simulation.chunks import play_chunk
from wargame.simulation.order import Order, checked
from wargame.simulation.tally import NOTHING, Tally
from wargame.terms import EntenteError

T = TypeVar("T")

FEW_CHUNKS: Final = 3
"""So few chunks are played here, without other processes."""
LOST_AT_MOST: Final = 5
"""How often workers may be lost before the simulation gives up."""
AHEAD: Final = 3
"""Chunks handed out at a time, for each worker."""
SCHEDULER_SECONDS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a simulation is."""

    done: int
    """Games played."""
    games: int
    """Games ordered."""
    seconds: float
    """Since it began."""

    @property
    def left(self) -> float | None:
        """Seconds still to go at this speed; None before the first games are played."""
        if not self.done:
            return None
        return self.seconds * (self.games - self.done) / self.done


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a simulation."""

    tally: Tally
    seconds: float
    complete: bool
    """Whether all games ordered were played."""


def run(
    order: Order,
    *,
    workers: int | None = None,
    scheduler: str = "",
    tell: Callable[[Progress], None] | None = None,
    stopped: Callable[[], bool] = bool,
) -> Outcome:
    """Play all games of an order and return what came of them.

    `stopped` is asked between chunks; once it says yes, or after Ctrl-C, what was played is returned.

    Raises
    ------
    Refused
        If the order cannot be carried out.
    EntenteError
        If the scheduler cannot be reached, or workers are lost again and again.
    """
    checked(order)
    begun = monotonic()
    tally = NOTHING

    def told(new: Tally) -> None:
        nonlocal tally
        tally = tally.plus(new)
        if tell is not None:
            tell(Progress(done=tally.games, games=order.games, seconds=monotonic() - begun))

    spread(partial(play_chunk, order), order.chunks, told, workers, scheduler, stopped)
    return Outcome(tally=tally, seconds=monotonic() - begun, complete=tally.games == order.games)


def spread(
    play: Callable[[int], T],
    chunks: int,
    told: Callable[[T], None],
    workers: int | None = None,
    scheduler: str = "",
    stopped: Callable[[], bool] = bool,
) -> None:
    """Have every chunk from 0 played somewhere and tell what comes of each, in whatever order it comes.

    Ends early, and says nothing, once `stopped` says yes or Ctrl-C is pressed.

    Raises
    ------
    EntenteError
        If the scheduler cannot be reached, or workers are lost again and again.
    """
    many = workers or os.cpu_count() or 1
    with suppress(KeyboardInterrupt):
        if scheduler:
            with _cluster(scheduler) as (executor, hands):
                _hand_out(executor, hands, play, list(range(chunks)), told, stopped)
        elif many == 1 or chunks <= FEW_CHUNKS:
            for chunk in range(chunks):
                if stopped():
                    break
                told(play(chunk))
        else:
            _with_processes(min(many, chunks), play, chunks, told, stopped)


def _with_processes(
    workers: int,
    play: Callable[[int], T],
    chunks: int,
    told: Callable[[T], None],
    stopped: Callable[[], bool],
) -> None:
    """Play in processes of this machine; if one dies, go on with what it left."""
    todo = list(range(chunks))
    for _ in range(LOST_AT_MOST):
        pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_ctrl_c)
        try:
            todo = _hand_out(pool, workers, play, todo, told, stopped)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        if not todo or stopped():
            return
    raise EntenteError("workers-lost")


def _leave_ctrl_c() -> None:
    """Leave Ctrl-C to the process that hands out the work."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _hand_out(
    executor: Executor,
    workers: int,
    play: Callable[[int], T],
    todo: list[int],
    told: Callable[[T], None],
    stopped: Callable[[], bool],
) -> list[int]:
    """Play chunks and return those that are left because a worker was lost or it was stopped."""
    waiting = list(reversed(todo))
    out: dict[Future[T], int] = {}
    lost: list[int] = []
    try:
        while (waiting or out) and not stopped():
            while waiting and len(out) < AHEAD * workers:
                chunk = waiting.pop()
                out[executor.submit(play, chunk)] = chunk
            done, _ = wait(out, return_when=FIRST_COMPLETED)
            for future in done:
                chunk = out.pop(future)
                told(future.result())
    except BrokenProcessPool:
        lost = [chunk]
    finally:
        for future in out:
            future.cancel()
    return sorted([*lost, *out.values(), *waiting])


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """Give the executor of a running Dask scheduler, and how many workers it has."""
    try:
        from distributed import Client
    except ImportError as missing:
        raise EntenteError("cluster-missing") from missing
    try:
        client: Any = Client(address, timeout=SCHEDULER_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise EntenteError("no-scheduler", address=address) from error
    try:
        hands = max(1, len(client.scheduler_info()["workers"]))
        yield client.get_executor(pure=False, retries=LOST_AT_MOST), hands
    finally:
        client.close()
