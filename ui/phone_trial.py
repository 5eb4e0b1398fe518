"""A phone without a screen, for `entente self-test`: it joins over this computer's own address and looks.

Whether phones work in an installation is found out only by a phone: the relay has to start as a process of
its own, the library that seals has to be there, the page has to be served. This one speaks as the page does
(`wargame.phones.channel`), while Qt's loop goes on, for the window answers from there.
"""

import base64
import json
import select
import socket
from collections.abc import Callable
from time import monotonic
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEventLoop

from ui.phones import PhonesLink
from wargame.phones.cards import as_bytes
from wargame.phones.channel import keys_from, write_join, write_payload

HERE: Final = "127.0.0.1"
PATIENCE_S: Final = 30.0


class NotReached(Exception):
    """A phone would not get through."""


def try_phones(link: PhonesLink, seat: str) -> str:
    """Switch phones on, join as a seat, look at its hand, switch off; return what was found.

    Raises
    ------
    NotReached
        If any of it does not work.
    """
    begun = monotonic()
    link.switch_on(HERE)
    try:
        _until(lambda: link.state in ("on", "stuck"), "the relay did not start")
        if link.state == "stuck":
            raise NotReached(f"the relay does not listen: {' '.join(link.refused)}")
        on = monotonic() - begun
        page = _asked(link, "GET /", b"")
        word, view = _looked(link, seat)
    finally:
        link.switch_off()
    if link.relay_id():
        raise NotReached("the relay did not end")
    return (
        f"on after {1000 * on:.0f} ms, page of {len(page):,} bytes, “{word}” shows {len(view['cards'])} cards"
    )


def _looked(link: PhonesLink, seat: str) -> tuple[str, dict[str, Any]]:
    """Join with the card of a seat, seal a look, and open the answer."""
    from nacl import bindings

    card, _, named = link.card_link(seat).partition("#")[2].partition(".")
    key = as_bytes(named, 32) or b""
    public, private = bindings.crypto_box_keypair()
    words = {"v": 1, "device": "self-test", "key": base64.b64encode(public).decode(), "unpacks": False}
    knocked = _asked(link, f"POST /m/{card}", write_join(words, key))
    answer = json.loads(bindings.crypto_secretbox_open(knocked[25:], knocked[1:25], key))
    window = as_bytes(answer["key"], 32) or b""
    keys = keys_from(key, bindings.crypto_scalarmult(private, window), public, window)
    counter = (1).to_bytes(8, "big")
    look = write_payload({"v": 1, "n": 1, "id": "look", "do": "look"}, packed=False)
    box = b"\2" + counter + bindings.crypto_secretbox(look, bytes(16) + counter, keys.up)
    told = _asked(link, f"POST /m/{keys.id}", box)
    payload = bindings.crypto_secretbox_open(told[9:], bytes(16) + told[1:9], keys.down)
    said = json.loads(payload[5 : 5 + int.from_bytes(payload[1:5], "big")])
    return keys.word, said["view"]


def _asked(link: PhonesLink, first: str, body: bytes) -> bytes:
    """Ask the relay for something as a browser does, and return the body of its answer."""
    head = f"{first} HTTP/1.1\r\nHost: {link.address}:{link.port}\r\n"
    head += f"Content-Length: {len(body)}\r\n\r\n" if first.startswith("POST") else "\r\n"
    got, end = bytearray(), monotonic() + PATIENCE_S
    with socket.create_connection((link.address, link.port), timeout=PATIENCE_S) as one:
        one.sendall(head.encode() + body)
        while not _is_whole(got):
            if monotonic() > end:
                raise NotReached(f"no answer to {first.split('/')[0]}")
            _go_on()
            if select.select([one], [], [], 0.01)[0]:
                chunk = one.recv(65536)
                if not chunk:
                    break
                got += chunk
    top, _, said = bytes(got).partition(b"\r\n\r\n")
    if top.split(b" ")[1:2] != [b"200"]:
        raise NotReached(f"{first.split('/')[0]}was answered {top[:40].decode('ascii', 'replace')}")
    return said


def _is_whole(got: bytearray) -> bool:
    top, found, body = bytes(got).lower().partition(b"\r\n\r\n")
    lengths = [line for line in top.split(b"\r\n") if line.startswith(b"content-length:")]
    return bool(found and lengths) and len(body) >= int(lengths[0].split(b":")[1])


def _until(so: Callable[[], bool], otherwise: str) -> None:
    end = monotonic() + PATIENCE_S
    while not so():
        if monotonic() > end:
            raise NotReached(otherwise)
        _go_on()


def _go_on() -> None:
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
