"""What the relay and the window say to each other: one JSON object in a line, over standard input and output.

The window says where to listen, which ids there are, what is answered and pushed; the relay says where it
listens, what came in and which streams are open. Bodies are bytes and travel in base64. Both sides read with
`read_line`, which gives nothing for what is no such line: the relay talks to strangers, so the window
believes nothing of what it says. Only the standard library is used, for the relay has nothing else.

To say something more, add a function here that writes it, and a branch where the other side reads.
"""

import base64
import binascii
import json
import sys
from collections.abc import Iterable
from typing import Any, Final

LONGEST_LINE: Final = 3_000_000
"""Characters of a line; a view with pictures in it, sealed, is the longest."""

FIRST_PORT: Final = 8137
"""The port that is asked for first."""

_MODULE: Final = "wargame.phones.relay"


def relay_command() -> list[str]:
    """Return the command line of the relay: this program in the bundle, Python with a module elsewhere."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--relay"]
    # Without the folder that somebody stands in among those where modules are looked for.
    return [sys.executable, "-P", "-m", _MODULE]


def ports() -> list[int]:
    """Return the ports to try in order: our own, the next ten, any."""
    return [*range(FIRST_PORT, FIRST_PORT + 11), 0]


def read_line(line: str) -> dict[str, Any]:
    """Return what a line says; nothing where it is no object."""
    if len(line) > LONGEST_LINE:
        return {}
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def packed(body: bytes) -> str:
    """Return bytes as they travel in a line."""
    return base64.b64encode(body).decode("ascii")


def unpacked(text: object) -> bytes | None:
    """Return the bytes that travel in a line; None where it holds none."""
    if not isinstance(text, str):
        return None
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


# --- the window says ---


def listen(address: str, wanted: Iterable[int], pages: str, kept: int = 0) -> str:
    """Listen at this address, on the first of these ports that is free; the page lies in that folder.

    `kept` is a port that codes name already: it is asked for before the others, and for some seconds.
    """
    said = {"do": "listen", "address": address, "ports": list(wanted), "pages": pages}
    return _line({**said, "kept": kept} if kept else said)


def know(ids: Iterable[str]) -> str:
    """Name all the ids that there are; whatever else is asked for has ended."""
    return _line({"do": "know", "ids": sorted(ids)})


def answer(number: int, status: int, body: bytes = b"") -> str:
    """Answer the request of that number."""
    return _line({"do": "answer", "number": number, "status": status, "body": packed(body)})


def push(to: str, data: str) -> str:
    """Send data to whoever listens at an id: base64, or a short word."""
    return _line({"do": "push", "id": to, "data": data})


def try_itself() -> str:
    """Find out whether the relay reaches itself where it listens."""
    return _line({"do": "try"})


def beat() -> str:
    """Say that the window is there: phones get a sign of life, and the relay gives one back."""
    return _line({"do": "beat"})


def bye(to: str) -> str:
    """Say goodbye to whoever listens at an id, and end the stream."""
    return _line({"do": "bye", "id": to})


# --- the relay says ---


def listening(address: str, port: int) -> str:
    """Say where the relay listens."""
    return _line({"is": "listening", "address": address, "port": port})


def beating() -> str:
    """Say that the relay is there."""
    return _line({"is": "beating"})


def refused(why: str, said: str) -> str:
    """Say what the relay cannot use, `address`, `ports` or `pages`, and what the system says."""
    return _line({"is": "refused", "why": why, "said": said[:300]})


def tried(reached: bool) -> str:
    """Say whether the relay reaches itself."""
    return _line({"is": "tried", "reached": reached})


def request(number: int, to: str, sender: str, body: bytes) -> str:
    """Hand on what somebody posted to an id."""
    return _line({"is": "request", "number": number, "id": to, "from": sender, "body": packed(body)})


def opened(to: str, stream: int) -> str:
    """Say that somebody listens at an id."""
    return _line({"is": "opened", "id": to, "stream": stream})


def closed(to: str, stream: int) -> str:
    """Say that a stream has ended."""
    return _line({"is": "closed", "id": to, "stream": stream})


def _line(said: dict[str, Any]) -> str:
    return json.dumps(said, separators=(",", ":"))
