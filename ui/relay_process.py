"""The relay as a process of the window's: started, spoken to, watched, ended.

Lines come in by Qt's own loop and are handed on one after the other (`hears`); what it is told goes to its
input. It is given a sign of life every few seconds, which it hands on to phones, and gives one back: a
window that is held gives none, so phones say that the laptop is silent, and a relay that gives none back
hangs and is ended. That one has ended is told by `ended`; whoever keeps it (`ui.phones`) says whether
another is started.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

RESTART_MS: Final = 1000
"""How long a relay that died is waited for."""
END_MS: Final = 2000
"""How long a relay is given to end by itself."""
BEAT_MS: Final = 5000
"""Between two signs of life."""
MOST_UNHEARD: Final = 4
"""After so many that the relay did not give back it hangs."""
MOST_ENDS: Final = 5
"""How often it may end without having listened; then it is told that it does not start."""


class RelayProcess(QObject):
    """One relay at a time, and another one where it died."""

    ended = Signal()
    """It has ended, and nobody asked it to."""
    failed = Signal(str)
    """It does not start, and what the system says."""

    def __init__(
        self,
        hears: Callable[[str], None],
        parent: QObject,
        *,
        restart_ms: int = RESTART_MS,
        beat_ms: int = BEAT_MS,
    ) -> None:
        super().__init__(parent)
        self._hears = hears
        self._process: QProcess | None = None
        self._first: Callable[[], Sequence[str]] = tuple
        self._unheard = self._ends = 0
        self._again = QTimer(self, singleShot=True, interval=restart_ms)
        self._again.timeout.connect(self._start)
        self._pulse = QTimer(self, interval=beat_ms)
        self._pulse.timeout.connect(self._beat)

    def begin(self, first: Callable[[], Sequence[str]]) -> None:
        """Start a relay in place of one that runs; `first` gives what each new one is told at the start."""
        self._first = first
        self._start()

    def begin_again(self) -> None:
        """Start another in a moment; where too many ended before they listened, say that none starts."""
        self._ends += 1
        if self._ends > MOST_ENDS:
            self.failed.emit("it ended again and again")
        else:
            self._again.start()

    def listens(self) -> None:
        """Take in that the relay listens: from now on it gives signs of life."""
        self._ends = self._unheard = 0
        self._pulse.start()

    def tell(self, lines: Sequence[str]) -> None:
        """Say something to the relay, if there is one."""
        if self._process is not None and lines:
            self._process.write("".join(f"{line}\n" for line in lines).encode())

    def id(self) -> int:
        """Return the number of the process; 0 while there is none."""
        return self._process.processId() if self._process is not None else 0

    def end(self) -> None:
        """Let the relay end by itself, or end it; return when it is gone."""
        self._again.stop()
        self._pulse.stop()
        process, self._process = self._process, None
        if process is None:
            return
        if process.state() != QProcess.ProcessState.NotRunning:
            process.closeWriteChannel()
            if not process.waitForFinished(END_MS):
                process.kill()
                process.waitForFinished(END_MS)
        process.deleteLater()

    def _start(self) -> None:
        from wargame.phones.lines import relay_command

        self.end()
        process = self._process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(lambda _code, _how: self._on_ended(process))
        process.errorOccurred.connect(lambda error: self._on_error(process, error))
        program, *arguments = relay_command()
        process.start(program, arguments)
        self.tell(self._first())

    def _on_ended(self, process: QProcess) -> None:
        if process is self._process:
            self._pulse.stop()
            self.ended.emit()

    def _on_error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if process is self._process and error == QProcess.ProcessError.FailedToStart:
            self.failed.emit(process.errorString())

    def _read(self) -> None:
        """Take what the relay says, line by line; what fails in one keeps no other from being done."""
        process = self._process
        while process is not None and process is self._process and process.canReadLine():
            line = bytes(process.readLine().data()).decode("utf-8", "replace")
            self._unheard = 0
            try:
                self._hears(line.strip())
            except BaseException:
                QTimer.singleShot(0, self, self._read)
                raise

    def _beat(self) -> None:
        """Give a sign of life; a relay that gave none back for long is ended.

        Signs are counted and not seconds: while this computer sleeps, or the window is held, none is given.
        """
        from wargame.phones.lines import beat

        self._unheard += 1
        if self._process is not None and self._unheard > MOST_UNHEARD:
            self._process.kill()
        else:
            self.tell([beat()])
