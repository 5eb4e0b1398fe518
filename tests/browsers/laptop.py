"""The window's side without a window: the relay as a process, and `Phones` between it and what answers.

What `ui.phones` does in Qt's loop is done here in a thread under one lock, so that a test can act for the
facilitator between two boxes of a phone.
"""

import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Condition, Event, Thread
from time import monotonic
from typing import TypeVar

from ui.relay_process import BEAT_MS
from wargame.phones.exchange import Answers, Phones
from wargame.phones.keeping import Kept
from wargame.phones.lines import beat, relay_command
from wargame.places import assets_folder

ADDRESS = "127.0.0.1"
Found = TypeVar("Found")
ROOT = Path(__file__).resolve().parents[2]


class Laptop:
    """Relay and channels for some places."""

    def __init__(
        self, places: Sequence[str], answers: Answers, kept: Kept | None = None, port: int = 0
    ) -> None:
        self.lock = Condition()
        self.kept = kept
        self.phones = Phones(places, answers, self._keep, kept)
        self.phones.port = port or self.phones.port
        self._ready, self._is_over = Event(), Event()
        self._relay = self._started()
        Thread(target=self._beat, daemon=True).start()

    def _keep(self, kept: Kept) -> None:
        self.kept = kept

    def _started(self) -> subprocess.Popen[str]:
        self._ready.clear()
        pipe = subprocess.PIPE
        relay = subprocess.Popen(relay_command(), cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
        self._ear = Thread(target=self._listen, args=(relay,), daemon=True)
        self._ear.start()
        with self.lock:
            self._relay = relay
            self._write(self.phones.start(ADDRESS, str(assets_folder() / "phones")))
        assert self._ready.wait(20), "the relay did not begin to listen"
        return relay

    def _listen(self, relay: subprocess.Popen[str]) -> None:
        assert relay.stdout is not None
        for line in relay.stdout:
            with self.lock:
                self._write(self.phones.take(line, monotonic()))
                self._write(self.phones.changed())
                self.lock.notify_all()
                if self.phones.port:
                    self._ready.set()

    def _beat(self) -> None:
        """Give phones a sign of life now and then, as the window does."""
        while not self._is_over.wait(BEAT_MS / 1000):
            with self.lock:
                self._write([beat()])

    def _write(self, lines: Sequence[str]) -> None:
        told = self._relay.stdin
        if not lines or told is None or told.closed or self._relay.poll() is not None:
            return
        with suppress(BrokenPipeError):  # it may end at any moment
            told.write("".join(f"{line}\n" for line in lines))
            told.flush()

    def wait(self, what: Callable[[], Found], fits: Callable[[Found], bool]) -> Found:
        """Return something that the boxes of the phones change, once it fits."""
        with self.lock:
            assert self.lock.wait_for(lambda: fits(what()), 20), f"{what()} came instead"
            return what()

    def act(self, what: Callable[[Phones], Sequence[str]]) -> None:
        """Do something as the facilitator, between two boxes of the phones."""
        with self.lock:
            self._write(what(self.phones))

    def let_in(self, word: str) -> None:
        """Let the phone in that shows this word."""
        self.act(lambda phones: phones.let_in(word))

    def play(self, what: Callable[[], object]) -> None:
        """Do something to the session and tell the phones."""
        with self.lock:
            what()
            self._write(self.phones.changed())

    def link(self, place: str) -> str:
        """Return what the code of a place says."""
        self.act(lambda phones: phones.open_card(place))
        return self.phones.card_link(place)

    @property
    def relay_pid(self) -> int:
        """The process that the relay is."""
        return self._relay.pid

    @contextmanager
    def mute(self) -> Iterator[None]:
        """Hold the relay still: it answers nobody, and no connection ends."""
        self._relay.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._relay.send_signal(signal.SIGCONT)

    def kill_relay(self) -> None:
        """End the relay as if it had died."""
        self._relay.kill()
        self._relay.wait()
        self._ear.join()
        for pipe in (self._relay.stdin, self._relay.stdout):
            if pipe is not None:
                pipe.close()

    def end(self) -> None:
        """Switch off."""
        self._is_over.set()
        self.kill_relay()

    def restart_relay(self) -> None:
        """Start another in its place, on the same port."""
        self._started()


@contextmanager
def laptop(
    places: Sequence[str], answers: Answers, kept: Kept | None = None, port: int = 0
) -> Iterator[Laptop]:
    """A laptop with phones switched on."""
    made = Laptop(places, answers, kept, port)
    try:
        yield made
    finally:
        made.end()
