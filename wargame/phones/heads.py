"""The heads of what is asked over HTTP, and of what is answered: read strictly, written with every guard.

A phone's browser asks for little: the page and its parts, one POST to an id, one stream of an id. Whatever
else somebody sends is refused by a number (`Wrong`), and never guessed at. The host and the origin have to
be this very address, so that no page from elsewhere gets anything through a browser here. Only the standard
library is used. Read by `relay`.
"""

from dataclasses import dataclass
from typing import Final

LONGEST_HEAD: Final = 8_192
LARGEST_BODY: Final = 65_536
MOST_FIELDS: Final = 64

REASONS: Final = {
    200: "OK",
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    410: "Gone",
    411: "Length Required",
    413: "Content Too Large",
    431: "Request Header Fields Too Large",
    503: "Service Unavailable",
}

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data: 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
GUARDS: Final = (
    "Cache-Control: no-store",
    "Referrer-Policy: no-referrer",
    f"Content-Security-Policy: {POLICY}",
    "X-Content-Type-Options: nosniff",
    "Cross-Origin-Resource-Policy: same-origin",
    "Connection: close",
)
STREAM: Final = "text/event-stream"
BYTES: Final = "application/octet-stream"

_ONCE: Final = frozenset({"host", "origin", "content-length"})
_NAME: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_!#$%&'*+.^`|~")


class Wrong(Exception):
    """What was asked for is refused, by this number."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(REASONS[status])


@dataclass(frozen=True)
class Head:
    """What is asked for.

    Attributes
    ----------
    method : str
        `GET` or `POST`.
    path : str
    length : int
        Bytes of the body that follows.
    unpacks : bool
        Whether the browser reads what was compressed.
    """

    method: str
    path: str
    length: int
    unpacks: bool = False


def read_head(raw: bytes, host: str) -> Head:
    """Return what a head asks for of the server at `host`, its address and port; `Wrong` where it may not."""
    try:
        first, *rest = raw.decode("ascii").removesuffix("\r\n\r\n").split("\r\n")
    except UnicodeDecodeError:
        raise Wrong(400) from None
    method, target, version = _parts(first)
    if version not in {"HTTP/1.1", "HTTP/1.0"} or not target.startswith("/") or not target.isprintable():
        raise Wrong(400)
    fields = _fields(rest)
    if fields.get("host") != host or fields.get("origin", f"http://{host}") != f"http://{host}":
        raise Wrong(403)
    if method not in {"GET", "POST"}:
        raise Wrong(405)
    unpacks = "gzip" in fields.get("accept-encoding", "").lower()
    return Head(method, target.partition("?")[0], _length(method, fields), unpacks)


def write_head(status: int, kind: str, length: int | None) -> bytes:
    """Return the head of an answer; without a length it goes on until the connection ends."""
    lines = [f"HTTP/1.1 {status} {REASONS[status]}", f"Content-Type: {kind}", *GUARDS]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    return "\r\n".join([*lines, "", ""]).encode("ascii")


def write_answer(status: int, body: bytes = b"", kind: str = BYTES) -> bytes:
    """Return a whole answer."""
    return write_head(status, kind, len(body)) + body


def write_packed(body: bytes, kind: str) -> bytes:
    """Return a whole answer whose body was compressed."""
    return write_head(200, f"{kind}\r\nContent-Encoding: gzip", len(body)) + body


def _parts(first: str) -> tuple[str, str, str]:
    parts = first.split(" ")
    if len(parts) != 3:
        raise Wrong(400)
    method, target, version = parts
    return method, target, version


def _fields(lines: list[str]) -> dict[str, str]:
    if len(lines) > MOST_FIELDS:
        raise Wrong(431)
    fields: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        name = name.lower()
        # A line that is folded, or a space before the colon, is how two readers come to read two things.
        if not colon or not name or not _NAME.issuperset(name) or (name in fields and name in _ONCE):
            raise Wrong(400)
        fields[name] = value.strip(" \t")
    if "transfer-encoding" in fields:
        raise Wrong(400)
    return fields


def _length(method: str, fields: dict[str, str]) -> int:
    said = fields.get("content-length")
    if said is None:
        if method == "POST":
            raise Wrong(411)
        return 0
    if not said.isdecimal() or (method == "GET" and said.strip("0")):
        raise Wrong(400)
    if len(said) > 7 or int(said) > LARGEST_BODY:
        raise Wrong(413)
    return int(said)
