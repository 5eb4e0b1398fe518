"""A wire between phones and the relay that hears everything and can go dead without a goodbye.

What a sniffer on the Wi-Fi would have: every byte both ways. It needs no root, because phones are given its
own port; the relay hears its own name, because the head of each request is put right on the way.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread

ADDRESS = "127.0.0.1"
CHUNK = 65_536


class Wire:
    """One port that leads to another."""

    def __init__(self, port: int) -> None:
        self.heard = bytearray()
        self._behind = port
        self._lock = Lock()
        self._alive = Event()
        self._alive.set()
        self._ended = False
        self._sockets: list[socket.socket] = []
        self._door = socket.create_server((ADDRESS, 0))
        self.port = int(self._door.getsockname()[1])
        Thread(target=self._let_in, daemon=True).start()

    def go_dead(self) -> None:
        """Hold every byte back from now on; no connection ends."""
        self._alive.clear()

    def come_back(self) -> None:
        """Let bytes through again."""
        self._alive.set()

    def through(self, link: str) -> str:
        """Return a link that leads over this wire."""
        return link.replace(f":{self._behind}/", f":{self.port}/")

    def holds(self, words: str) -> bool:
        """Return whether words could be read on the wire."""
        with self._lock:
            return words.encode() in self.heard

    def _let_in(self) -> None:
        while not self._ended:
            try:
                phone, _ = self._door.accept()
                relay = socket.create_connection((ADDRESS, self._behind))
            except OSError:
                continue
            self._sockets += [phone, relay]
            Thread(target=self._carry, args=(phone, relay, True), daemon=True).start()
            Thread(target=self._carry, args=(relay, phone, False), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, is_up: bool) -> None:
        with suppress(OSError):
            while chunk := one.recv(CHUNK):
                self._alive.wait()
                with self._lock:
                    self.heard += chunk
                if is_up:
                    chunk = chunk.replace(f":{self.port}".encode(), f":{self._behind}".encode())
                other.sendall(chunk)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)

    def end(self) -> None:
        """Close everything."""
        self._ended = True
        self._alive.set()
        for one in [self._door, *self._sockets]:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@contextmanager
def wire(port: int) -> Iterator[Wire]:
    """A wire that is put away afterwards."""
    made = Wire(port)
    try:
        yield made
    finally:
        made.end()
