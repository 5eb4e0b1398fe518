"""The real relay in a process of its own, spoken to as the window does and as a browser does."""

import queue
import socket
import subprocess
import threading
from pathlib import Path
from typing import Any, Self

from wargame.phones import lines

HERE = "127.0.0.1"
WAIT_S = 30


def pages(folder: Path) -> Path:
    """A folder with what is served."""
    (folder / "vendor").mkdir(parents=True)
    (folder / "page.html").write_text("<!doctype html><title>Page</title>", encoding="utf-8")
    (folder / "page.css").write_text("body { margin: 0 }", encoding="utf-8")
    (folder / "page.js").write_text("export const page = 1;", encoding="utf-8")
    (folder / "words.json").write_text('["amber"]', encoding="utf-8")
    (folder / "package.json").write_text("{}", encoding="utf-8")
    (folder / "vendor" / "nacl-fast.min.js").write_text("var nacl = {};", encoding="utf-8")
    return folder


class RealRelay:
    """A relay, with the lines that it says; ended at the end of the block."""

    def __init__(
        self, folder: Path, ports: list[int] | None = None, address: str = HERE, kept: int = 0
    ) -> None:
        self.process = subprocess.Popen(
            lines.relay_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self._said: queue.Queue[dict[str, Any] | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.first: dict[str, Any] = {}
        self.tell(lines.listen(address, ports or [0], str(folder), kept))
        if not kept:
            self.has_begun()

    def has_begun(self) -> None:
        """Wait until it says where it listens, or that it cannot."""
        self.first = self.hears()
        self.port = int(self.first.get("port", 0))
        self.host = f"{HERE}:{self.port}"

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._said.put(lines.read_line(line))
        self._said.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(WAIT_S)
        self.process.stdout.close()

    def tell(self, line: str) -> None:
        """Say something as the window."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hears(self) -> dict[str, Any]:
        """The next thing that the relay says."""
        said = self._said.get(timeout=WAIT_S)
        assert said is not None, "the relay has ended"
        return said

    def has_ended(self) -> bool:
        """Wait for the end of what it says."""
        while self._said.get(timeout=WAIT_S) is not None:
            pass
        return True

    # --- as a browser ---

    def call(self, source: str = HERE) -> socket.socket:
        """A connection from an address of this computer."""
        return socket.create_connection((HERE, self.port), timeout=WAIT_S, source_address=(source, 0))

    def send(self, first: str, body: bytes = b"", host: str = "", source: str = HERE) -> socket.socket:
        """A connection on which something was asked for."""
        one = self.call(source)
        head = f"{first} HTTP/1.1\r\nHost: {host or self.host}\r\n"
        length = f"Content-Length: {len(body)}\r\n" if first.startswith("POST") else ""
        one.sendall((head + length + "\r\n").encode() + body)
        return one

    def ask(self, first: str, body: bytes = b"", host: str = "", source: str = HERE) -> tuple[int, bytes]:
        """Status and body of an answer; 0 where the connection was ended without one."""
        with self.send(first, body, host, source) as one:
            return answer_on(one)


def answer_on(one: socket.socket) -> tuple[int, bytes]:
    """Status and body of what comes on a connection until it ends."""
    got = b""
    try:
        while chunk := one.recv(65536):
            got += chunk
    except ConnectionError:
        pass
    head, _, body = got.partition(b"\r\n\r\n")
    return (int(head.split(b" ")[1]) if head else 0), body


def events_on(one: socket.socket, wanted: int) -> list[str]:
    """The first events of a stream, without its signs of life; fewer where it ends before."""
    got, found = b"", list[str]()
    while len(found) < wanted and (chunk := one.recv(65536)):
        got += chunk
        told = got.partition(b"\r\n\r\n")[2].decode()
        found = [
            line[6:] for line in told.split("\n\n")[:-1] if line.startswith("data: ") and line != "data: ."
        ]
    return found
