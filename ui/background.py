"""Slow work off the GUI thread: a question without side effects in, its answer on the GUI thread.

Questions get frozen values and give frozen values back; the session and its file stay with the GUI
thread. An error inside goes the way of every uncaught error (`ui.crash`), and no answer comes.
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

T = TypeVar("T")

STOP_AT_MOST_MS: Final = 10_000


class Background(QObject):
    """Asks one question after the other on a thread of its own."""

    _answered = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._due: dict[int, Callable[[Any], None]] = {}
        self._count = 0
        self._answered.connect(self._deliver)

    def ask(self, question: Callable[[], T], answer: Callable[[T], None]) -> None:
        """Have `question` answered when its turn comes; `answer` is then called on this thread."""
        self._count += 1
        self._due[self._count] = answer
        self._pool.start(_Task(question, self._count, self._answered.emit))

    def drop(self) -> None:
        """Forget every question that is not answered yet; late answers are thrown away."""
        self._due.clear()
        self._pool.clear()

    def stop(self) -> None:
        """Drop all questions and wait for the one that is being worked on."""
        self.drop()
        self._pool.waitForDone(STOP_AT_MOST_MS)

    def is_busy(self) -> bool:
        """Return whether answers are due."""
        return bool(self._due)

    def _deliver(self, number: int, result: object) -> None:
        answer = self._due.pop(number, None)
        if answer is not None:
            answer(result)


class _Task(QRunnable):
    """One question on its way."""

    def __init__(
        self, question: Callable[[], object], number: int, answer: Callable[[int, object], None]
    ) -> None:
        super().__init__()
        self._question, self._number, self._answer = question, number, answer

    def run(self) -> None:
        """Work it out; called by Qt on the pool's thread."""
        self._answer(self._number, self._question())
