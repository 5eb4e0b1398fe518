"""The relay: the process that phones reach. It serves the page, and hands on sealed bodies both ways.

It holds no key, no secret and nothing of the game, and forgets everything when it ends: which ids there are
it is told by the window, what comes in it tells the window, one line each over standard input and output
(`lines`, `pipes`). It listens at one address that is given to it, never at all of them, and calls nobody.
When its input ends, it ends. Only the standard library is used, so that what a stranger sends meets a parser
that knows nothing; contracts in pyproject.toml keep that so.

Started by the window with `lines.relay_command`. What is served: the files of one folder, by a table that is
read at the start; `POST /m/<id>`; the stream `GET /e/<id>`. To serve another kind of file, add it to `KINDS`.
"""

import asyncio
import errno
import gzip
import ipaddress
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final

from wargame.phones import lines
from wargame.phones.crowd import Crowd
from wargame.phones.heads import (
    LONGEST_HEAD,
    STREAM,
    Head,
    Wrong,
    read_head,
    write_answer,
    write_head,
    write_packed,
)
from wargame.phones.pipes import listen_to_the_window, say, take_bytes_as_they_are

KINDS: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
FIRST_PAGE: Final = "page.html"
WORDS: Final = "words.json"
LIBRARY: Final = ("vendor/nacl-fast.min.js", "/nacl.js")
LARGEST_FILE: Final = 2_000_000

READ_S: Final = 5.0
"""How long a connection may take to say what it wants, and to take its answer."""
ANSWER_S: Final = 15.0
"""How long the window may take; phones ask again long before."""
KEPT_S: Final = 3.0
"""How long the port is asked for that codes name already."""
AGAIN_S: Final = 0.25
HELD_BACK_S: Final = 1.0
"""How long who sent what nobody can read waits for the answer."""
SILENCE_S: Final = 15.0
"""How long a phone that takes nothing is given; it is sent a sign of life every few seconds."""
MOST_UNSENT: Final = 1_000_000
"""Bytes that wait for a phone; one that takes none of them is let go, and comes back."""

_BEAT: Final = b"data: .\n\n"
_BEGINS: Final = b": \n\n"
"""Opens a stream, and is no sign of life: that is the window's to give."""
_BYE: Final = b"data: bye\n\n"
_UNREAD: Final = 400


@dataclass(frozen=True)
class PageFile:
    """One file that is served, whole answers ready: as it is, and compressed."""

    plain: bytes
    packed: bytes

    @classmethod
    def read(cls, path: Path, kind: str) -> "PageFile":
        """Return a file ready to be served; OSError where it is not there."""
        content = path.read_bytes()
        return cls(write_answer(200, content, kind), write_packed(gzip.compress(content, 9, mtime=0), kind))


def page_files(folder: Path) -> dict[str, PageFile]:
    """Return everything that is served, by its path; OSError without a page."""
    found = {
        f"/{file.name}": PageFile.read(file, KINDS[file.suffix])
        for file in sorted(folder.iterdir())
        if file.suffix in KINDS and file.stat().st_size <= LARGEST_FILE
    }
    library, path = LIBRARY
    found[path] = PageFile.read(folder / library, KINDS[".js"])
    found["/" + WORDS] = PageFile.read(folder / WORDS, "application/json")
    found["/"] = PageFile.read(folder / FIRST_PAGE, KINDS[".html"])
    return found


def bound(address: str, ports: Iterable[int]) -> socket.socket:
    """Return a socket at one address, on the first port that is free; OSError where there is none."""
    if ipaddress.IPv4Address(address).is_unspecified:
        raise OSError(errno.EADDRNOTAVAIL, os.strerror(errno.EADDRNOTAVAIL))
    reason = OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
    for port in ports:
        one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            # On Windows nobody else may take the port; elsewhere a relay that died leaves it to the next.
            exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
            one.setsockopt(socket.SOL_SOCKET, exclusive or socket.SO_REUSEADDR, 1)
            one.bind((address, port))
        except OSError as error:
            one.close()
            reason = error
            if error.errno == errno.EADDRNOTAVAIL:
                break
        else:
            return one
    raise reason


async def kept_port(address: str, port: int) -> socket.socket | None:
    """Return a socket on the port that codes name already; None where it stays taken.

    A relay that died may still hold it for a moment, and on Windows its connections for some more.
    """
    for _ in range(round(KEPT_S / AGAIN_S)):
        try:
            return bound(address, [port])
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                return None
        await asyncio.sleep(AGAIN_S)
    return None


class Relay:
    """What is known of the outside for as long as the process lives: ids, connections, open questions."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._host = ""
        self._files: dict[str, PageFile] = {}
        self._known: frozenset[str] = frozenset()
        self._crowd = Crowd()
        self._waiting: dict[int, asyncio.Future[tuple[int, bytes]]] = {}
        self._numbers = count(1)
        self._trying: asyncio.Task[None] | None = None

    # --- the window ---

    async def hear(self, line: str) -> None:
        """Do what a line of the window says."""
        match lines.read_line(line):
            case {"do": "listen", "address": str(address), "ports": list(ports), "pages": str(pages), **more}:
                await self._listen(address, ports, pages, more.get("kept"))
            case {"do": "know", "ids": list(ids)}:
                self._know(frozenset(map(str, ids)))
            case {"do": "push", "id": str(to), "data": str(data)}:
                self._push(to, f"data: {data}\n\n".encode("ascii", "replace"))
            case {"do": "bye", "id": str(to)}:
                self._goodbye(to)
            case {"do": "beat"}:
                self._beat()
            case {"do": "try"}:
                self._trying = asyncio.get_running_loop().create_task(self._try_itself())
            case {"do": "answer", "number": int(number), "status": int(status), "body": str(body)}:
                question = self._waiting.pop(number, None)
                if question is not None and not question.done():
                    question.set_result((status, lines.unpacked(body) or b""))
            case _:
                pass

    async def _listen(self, address: str, ports: list[Any], pages: str, kept: object) -> None:
        try:
            self._files = page_files(Path(pages))
        except OSError as error:
            self._say(lines.refused("pages", str(error)))
            return
        try:
            again = await kept_port(address, kept) if isinstance(kept, int) else None
            taken = again or bound(address, [one for one in ports if isinstance(one, int)])
            port = int(taken.getsockname()[1])
            self._host = f"{address}:{port}" if port != 80 else address
            await asyncio.start_server(self._serve, sock=taken, limit=LONGEST_HEAD)
        except (OSError, ValueError, OverflowError) as error:
            lost = isinstance(error, OSError) and error.errno != errno.EADDRNOTAVAIL
            self._say(lines.refused("ports" if lost else "address", str(error)))
            return
        self._say(lines.listening(address, port))

    async def _try_itself(self) -> None:
        """Ask for the page as a phone would: the one connection that is ever made from here."""
        address, _, port = self._host.partition(":")
        reached = False
        with suppress(OSError, ValueError, TimeoutError):
            reader, writer = await asyncio.wait_for(asyncio.open_connection(address, int(port)), READ_S)
            writer.write(f"GET / HTTP/1.1\r\nHost: {self._host}\r\n\r\n".encode("ascii"))
            first = await asyncio.wait_for(reader.readline(), READ_S)
            writer.close()
            reached = b" 200 " in first
        self._say(lines.tried(reached))

    def _know(self, ids: frozenset[str]) -> None:
        self._known = ids
        for ended in set(self._crowd.listened_at()) - ids:
            self._goodbye(ended)

    def _push(self, to: str, data: bytes) -> None:
        for guest in self._crowd.streams(to):
            _send(guest, data)

    def _goodbye(self, to: str) -> None:
        for guest in self._crowd.streams(to):
            _send(guest, _BYE)
            if isinstance(guest, asyncio.Transport):
                guest.close()

    def _beat(self) -> None:
        """Hand a sign of life of the window on to every stream: without one, phones say that it is silent."""
        for guest in self._crowd.streams():
            _send(guest, _BEAT)
        self._say(lines.beating())

    # --- the phones ---

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        transport = writer.transport
        peer = writer.get_extra_info("peername")
        address = str(peer[0]) if peer else ""
        self._crowd.enter(transport, address, asyncio.get_running_loop().time())
        try:
            try:
                head, body = await asyncio.wait_for(self._read(reader), READ_S)
            except Wrong as wrong:
                await _finish(writer, write_answer(wrong.status))
                return
            self._crowd.is_read(transport)
            await self._do(head, body, address, reader, writer)
        except (OSError, EOFError, TimeoutError):
            pass  # it went away, or was too slow: there is nobody to tell
        finally:
            self._crowd.leave(transport)
            transport.abort()

    async def _read(self, reader: asyncio.StreamReader) -> tuple[Head, bytes]:
        try:
            raw = await reader.readuntil(b"\r\n\r\n")
        except asyncio.LimitOverrunError:
            raise Wrong(431) from None
        head = read_head(raw, self._host)
        return head, await reader.readexactly(head.length)

    async def _do(
        self,
        head: Head,
        body: bytes,
        address: str,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        where, id = head.path[:3], head.path[3:]
        if where not in {"/m/", "/e/"}:
            await _finish(writer, self._page(head))
        elif (head.method == "POST") != (where == "/m/"):
            await _finish(writer, write_answer(405))
        elif id not in self._known:
            await _finish(writer, write_answer(410))
        elif where == "/m/":
            self._crowd.is_phone(writer.transport, id)
            await self._hand_on(id, body, address, writer)
        else:
            self._crowd.is_phone(writer.transport, id)
            await self._stream(id, reader, writer)

    def _page(self, head: Head) -> bytes:
        file = self._files.get(head.path)
        if file is None or head.method != "GET":
            return write_answer(404 if file is None else 405)
        return file.packed if head.unpacks else file.plain

    async def _hand_on(self, id: str, body: bytes, address: str, writer: asyncio.StreamWriter) -> None:
        now = asyncio.get_running_loop().time()
        if not self._crowd.is_heard(address) or not self._crowd.asks(id, address, now):
            await _finish(writer, write_answer(503))
            return
        number = next(self._numbers)
        question = self._waiting[number] = asyncio.get_running_loop().create_future()
        try:
            self._say(lines.request(number, id, address, body))
            status, answer = await asyncio.wait_for(question, ANSWER_S)
        except TimeoutError:
            status, answer = 503, b""
        finally:
            self._waiting.pop(number, None)
            self._crowd.is_answered(id)
        if status == _UNREAD:
            self._crowd.was_unread(address)
            try:
                await asyncio.sleep(HELD_BACK_S)
            finally:
                self._crowd.may_ask_again(address)
        await _finish(writer, write_answer(status, answer))

    async def _stream(self, id: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _notice_silence(writer)
        stream = next(self._numbers)
        writer.write(write_head(200, STREAM, None) + _BEGINS)
        self._crowd.listens(writer.transport, id, stream)
        self._say(lines.opened(id, stream))
        try:
            # It has nothing more to say: what comes is the end.
            while await reader.read(LONGEST_HEAD):
                pass
        finally:
            self._say(lines.closed(id, stream))


def _send(guest: object, data: bytes) -> None:
    if not isinstance(guest, asyncio.Transport) or guest.is_closing():
        return
    if guest.get_write_buffer_size() > MOST_UNSENT:
        guest.abort()
    else:
        guest.write(data)


async def _finish(writer: asyncio.StreamWriter, answer: bytes) -> None:
    """Send an answer and end the connection, once the other side has taken it or was too slow."""
    writer.write(answer)
    writer.close()
    with suppress(OSError, TimeoutError):
        await asyncio.wait_for(writer.wait_closed(), READ_S)


def _notice_silence(writer: asyncio.StreamWriter) -> None:
    """Have a stream end when nothing that was sent is taken any more, where the system can tell."""
    limit = getattr(socket, "TCP_USER_TIMEOUT", None)
    raw = writer.get_extra_info("socket")
    if limit is not None and raw is not None:
        with suppress(OSError):
            raw.setsockopt(socket.IPPROTO_TCP, limit, int(SILENCE_S * 1000))


# --- the process ---


async def run() -> None:
    """Serve until the window says no more."""
    heard: asyncio.Queue[str | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def hear(line: str | None) -> None:
        loop.call_soon_threadsafe(heard.put_nowait, line)

    threading.Thread(target=listen_to_the_window, args=(hear,), daemon=True).start()
    relay = Relay(say)
    while (line := await heard.get()) is not None:
        await relay.hear(line)


def main() -> int:
    """Be the relay; return the exit code of the process."""
    # Ctrl+C in the terminal of the window is for the window, which ends this by ending its input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError):  # without pipes there is nothing to hear, and it ends
        take_bytes_as_they_are()
    asyncio.run(run())
    return 0


if __name__ == "__main__":
    sys.exit(main())
