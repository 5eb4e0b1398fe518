"""A phone in Python that talks to the window's own relay over loopback, while Qt's loop goes on."""

import select
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop

from tests.wargame.phones.handset import Handset
from tests.wargame.phones.relayed import pages
from ui.bridge import SessionBridge
from ui.phones import PhonesLink

HERE = "127.0.0.1"
WAIT_S = 30.0


def until(so: Callable[[], bool]) -> None:
    """Let Qt work until something is so."""
    end = monotonic() + WAIT_S
    while not so():
        assert monotonic() < end, "it did not come to that"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


class Answering:
    """What answers for the seats in tests of the way: it notes what phones ask, and shows their place."""

    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []

    def view(self, place: str) -> dict[str, Any]:
        return {"place": place, "done": len(self.done)}

    def entry(self) -> object:
        return len(self.done)

    def faces(self, place: str, hashes: Sequence[str]) -> dict[str, Any]:
        return dict.fromkeys(hashes, place)

    def do(self, place: str, name: str, *_: object) -> str:
        self.done.append((place, name))
        return ""


def linked(bridge: SessionBridge, folder: Path, **how: Any) -> PhonesLink:
    """A link with pages of its own, so that nothing has to be fetched for it."""
    served = folder / "pages"
    shown = {"show_ms": 0, **how}
    return PhonesLink(bridge, pages=served if served.is_dir() else pages(served), **shown)


class OverAir:
    """One phone: it scans a link, joins, says something, listens."""

    def __init__(self, link: str, device: str = "browser-1") -> None:
        self.hand = Handset(link, device)
        self.host, self.port = link.split("/")[2].split(":")
        self._stream: socket.socket | None = None
        self._heard = b""

    def join(self) -> "OverAir":
        """Knock with the card."""
        status, answer = self._ask(f"POST /m/{self.hand.card}", self.hand.knock())
        assert status == 200, status
        self.hand.let_in(answer)
        return self

    def say(self, do: str, **words: Any) -> dict[str, Any]:
        """Do something and return the answer."""
        box = self.hand.box(do=do, id=f"press-{self.hand.counter}", **words)
        status, answer = self._ask(f"POST /m/{self.hand.channel}", box)
        assert status == 200, status
        return self.hand.read(answer)

    def send_again(self, box: bytes) -> tuple[int, bytes]:
        """Send a box, whether or not it was sent before."""
        return self._ask(f"POST /m/{self.hand.channel}", box)

    def knock_again(self) -> int:
        """Say something on the old channel; return only how that was answered."""
        return self._ask(f"POST /m/{self.hand.channel}", self.hand.box(do="look"))[0]

    def prove(self, link: str, word: bytes) -> int:
        """Say one of the two words of the test to the link beside it."""
        return self._ask(f"POST /m/{link.rpartition('.')[2]}", b"\3" + word)[0]

    def listen(self) -> None:
        """Open the stream of pushes."""
        self._stream = self._send(f"GET /e/{self.hand.channel}")

    def leave(self) -> None:
        """End the stream."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def heard(self) -> list[str]:
        """What the stream said so far, without its signs of life."""
        assert self._stream is not None
        while select.select([self._stream], [], [], 0)[0]:
            more = self._stream.recv(65536)
            if not more:
                break
            self._heard += more
        body = self._heard.partition(b"\r\n\r\n")[2].decode()
        lines = [line[6:] for line in body.split("\n") if line.startswith("data: ")]
        return [line for line in lines if line != "."]

    def _send(self, first: str, body: bytes = b"") -> socket.socket:
        one = socket.create_connection((self.host, int(self.port)), timeout=WAIT_S)
        head = f"{first} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\n"
        if first.startswith("POST"):
            head += f"Content-Length: {len(body)}\r\n"
        one.sendall((head + "\r\n").encode() + body)
        return one

    def _ask(self, first: str, body: bytes) -> tuple[int, bytes]:
        got, end = b"", monotonic() + WAIT_S
        with self._send(first, body) as one:
            while not _is_whole(got):
                assert monotonic() < end, "no answer came"
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
                if select.select([one], [], [], 0.005)[0]:
                    chunk = one.recv(65536)
                    if not chunk:
                        break
                    got += chunk
        head, _, said = got.partition(b"\r\n\r\n")
        return int(head.split(b" ")[1]), said


def _is_whole(got: bytes) -> bool:
    head, found, body = got.partition(b"\r\n\r\n")
    if not found:
        return False
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return bool(lengths) and len(body) >= int(lengths[0].split(b":")[1])
