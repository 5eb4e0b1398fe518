"""Slow work off the GUI thread: a question without side effects in, its answer on the GUI thread.

Questions get frozen values and give frozen values back; the session and its file stay with the GUI
thread. Whoever asks may be gone before the answer comes: it is thrown away then. What people are to be told
of is an answer too (`tried`); any other error inside goes the way of every uncaught one (`ui.crash`), and no
answer comes.
"""

from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from wargame.terms import EntenteError

T = TypeVar("T")

THREADS: Final = 2
STOP_AT_MOST_MS: Final = 10_000


def tried(make: Callable[[], T]) -> T | EntenteError:
    """Return what `make` makes, or the error for people that it ended with: a question that may fail."""
    try:
        return make()
    except EntenteError as error:
        return error


class Background(QObject):
    """Asks questions for one window or page; all share the same few threads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._due: dict[int, Callable[[Any], None]] = {}
        self._tasks: dict[int, _Task] = {}
        _post().answered.connect(self._deliver)
        _post().ended.connect(self._forget)

    def ask(self, question: Callable[[], T], answer: Callable[[T], None]) -> None:
        """Have `question` answered when its turn comes; `answer` is then called on this thread."""
        number = next(_numbers)
        task = _Task(question, number)
        self._due[number] = answer
        self._tasks[number] = task
        # The pool keeps a QRunnable of ours for good, with all that is asked about; not so a function.
        _pool().start(task.run)

    def drop(self) -> None:
        """Forget every question that is not answered yet; late answers are thrown away."""
        self._due.clear()
        for task in self._tasks.values():
            task.dropped = True

    def stop(self) -> None:
        """Drop all questions and wait for what is being worked on."""
        self.drop()
        _pool().waitForDone(STOP_AT_MOST_MS)

    def is_busy(self) -> bool:
        """Return whether answers are due."""
        return bool(self._due)

    def _deliver(self, number: int, result: object) -> None:
        answer = self._due.pop(number, None)
        if answer is not None:
            answer(result)

    def _forget(self, number: int) -> None:
        self._tasks.pop(number, None)
        self._due.pop(number, None)


class _Post(QObject):
    """Carries answers from the other threads to the one of the windows, and to everyone who asks there."""

    answered = Signal(int, object)
    ended = Signal(int)


class _Task:
    """One question on its way."""

    def __init__(self, question: Callable[[], object], number: int) -> None:
        self._question, self._number = question, number
        self.dropped = False

    def run(self) -> None:
        """Work it out; called by Qt on a thread of the pool."""
        try:
            if not self.dropped:
                _post().answered.emit(self._number, self._question())
        finally:
            _post().ended.emit(self._number)


_numbers: Final = count(1)


@cache
def _post() -> _Post:
    # Nobody's child: it has to be there as long as a thread of the pool may still answer.
    return _Post()


@cache
def _pool() -> QThreadPool:
    pool = QThreadPool(QCoreApplication.instance())
    pool.setMaxThreadCount(THREADS)
    return pool
