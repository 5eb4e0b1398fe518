"""Games that bots play beside the editor: in another process, lot by lot, dropped once the scenario moved on.

`ask` gives a scenario; what came of it so far arrives as `played` after each lot, the first within a moment.
Who asks again before that has the old answer no more. The process is started when first needed and stays, for
to start one takes longer than to play a lot.
"""

import logging
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from wargame.simulation.lots import lot, trial
from wargame.terms import EntenteError

if TYPE_CHECKING:
    from wargame.scenario.model import Scenario
    from wargame.simulation.ends import Ends
    from wargame.simulation.suggest import Step

_log = logging.getLogger(__name__)

LOTS: Final = (200, 800)
"""Games of each lot; the first is small, so that something is seen at once. More lots would take longer."""
GAVE_UP: Final = "The bots stopped. The next change starts them again."
TRIAL: Final = 500
"""Games by which a step is tried."""
SEED: Final = 1
"""The same games each time, so that what differs is the scenario's doing."""


def another_process() -> Executor:
    """Return one process that works beside the window."""
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


class Player(QObject):
    """Has games of one scenario played at a time."""

    played = Signal(object)
    """All Ends of the scenario asked for last, so far."""
    finished = Signal()
    failed = Signal(str)
    """Why it cannot be played, in words."""
    _answered = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: Executor | None = None
        self._number = 0
        """Of the question that is open; answers to others are thrown away."""
        self._todo: list[Callable[[], Any]] = []
        self._tell: Callable[[Any], None] = lambda _answer: None
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is due."""
        return bool(self._todo)

    def ask(self, scenario: "Scenario", policy: str) -> None:
        """Have the games of a scenario played, every seat by one policy."""
        so_far: list[Ends] = []

        def tell(ends: "Ends") -> None:
            # What plays was loaded with the first answer, on the thread that took it.
            from wargame.simulation.ends import joined

            so_far.append(ends)
            self.played.emit(joined(so_far))

        self.work([partial(lot, scenario, policy, SEED, at, games) for at, games in enumerate(LOTS)], tell)

    def try_steps(
        self, scenario: "Scenario", policy: str, steps: "Sequence[Step]", tell: Callable[[Any], None]
    ) -> None:
        """Have fewer games played again with each step; `tell` gets each Suggestion."""
        self.work([partial(trial, scenario, policy, SEED, TRIAL, step) for step in steps], tell)

    def work(self, tasks: list[Callable[[], Any]], tell: Callable[[Any], None]) -> None:
        """Have some calls made one after another in the other process, each answer told here."""
        self.drop()
        self._todo, self._tell = list(tasks), tell
        self._next()

    def drop(self) -> None:
        """Forget what was asked; what is being played is thrown away when it comes."""
        self._number += 1
        self._todo = []

    def stop(self) -> None:
        """Drop everything, and let the process go."""
        self.drop()
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def _next(self) -> None:
        if not self._todo:
            self.finished.emit()
            return
        if self._executor is None:
            self._executor = another_process()
        number = self._number
        try:
            future = self._executor.submit(self._todo[0])
        except (BrokenProcessPool, RuntimeError) as error:  # the process was killed, or is ending
            self._give_up(error)
            return
        future.add_done_callback(lambda done: self._post(number, done))

    def _post(self, number: int, done: "Future[Any]") -> None:
        # Called on a thread of the pool.
        answer: object
        try:
            answer = done.result()
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001  # whatever it was is told, where windows may tell it
            answer = error
        # The window may have been closed meanwhile, and the player with it: then nobody waits for the answer.
        with suppress(RuntimeError):
            self._answered.emit(number, answer)

    def _take(self, number: int, answer: object) -> None:
        if number != self._number:
            return
        if isinstance(answer, EntenteError):
            self.drop()
            self.failed.emit(answer.told.without_commands())
            return
        if isinstance(answer, Exception):
            self._give_up(answer)
            return
        self._todo = self._todo[1:]
        self._tell(answer)
        if number == self._number:
            self._next()

    def _give_up(self, why: Exception) -> None:
        _log.warning("games beside the editor ended", exc_info=why)
        self.stop()
        self.failed.emit(GAVE_UP)
