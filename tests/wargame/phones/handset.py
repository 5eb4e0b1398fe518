"""A phone without a screen: it joins, seals and reads as the page does, for tests of what it talks to."""

import base64
import json
import zlib
from typing import Any

from nacl import bindings

from wargame.phones import lines
from wargame.phones.cards import as_bytes
from wargame.phones.channel import STEP, Keys, keys_from, write_join
from wargame.phones.exchange import Phones


class Handset:
    """What a phone has: the link that it scanned, its keys, its counter, and what it was shown last."""

    def __init__(self, link: str, device: str = "browser-1", *, unpacks: bool = False) -> None:
        self.card, _, key = link.partition("#")[2].partition(".")
        self.key = as_bytes(key, 32) or b""
        self.device = device
        self.unpacks = unpacks
        self.keys: Keys | None = None
        self.waits = False
        self.counter = 0
        self.told = 0
        self._public, self._private = bindings.crypto_box_keypair()

    def knock(self) -> bytes:
        """The first words."""
        words = {
            "v": 1,
            "device": self.device,
            "key": base64.b64encode(self._public).decode(),
            "unpacks": self.unpacks,
        }
        return write_join(words, self.key)

    def let_in(self, answer: bytes) -> None:
        """Read the answer to the first words."""
        said = json.loads(bindings.crypto_secretbox_open(answer[25:], answer[1:25], self.key))
        window = as_bytes(said["key"], 32) or b""
        shared = bindings.crypto_scalarmult(self._private, window)
        self.keys, self.waits = keys_from(self.key, shared, self._public, window), said["wait"]

    @property
    def channel(self) -> str:
        """Where it talks now."""
        assert self.keys is not None
        return self.keys.id

    @property
    def word(self) -> str:
        """What its screen shows."""
        assert self.keys is not None
        return self.keys.word

    def box(self, **words: Any) -> bytes:
        """A new box with a command."""
        assert self.keys is not None
        self.counter += 1
        counter = self.counter.to_bytes(8, "big")
        # In letters of ASCII, so that half a letter goes out as a phone may send it.
        text = json.dumps({"v": 1, "n": self.counter, **words}).encode("ascii")
        payload = bytes(1) + len(text).to_bytes(4, "big") + text
        payload += bytes(-len(payload) % STEP)
        return b"\2" + counter + bindings.crypto_secretbox(payload, bytes(16) + counter, self.keys.up)

    def read(self, box: bytes) -> dict[str, Any]:
        """What a box says to it."""
        assert self.keys is not None
        payload = bindings.crypto_secretbox_open(box[9:], bytes(16) + box[1:9], self.keys.down)
        body = payload[5 : 5 + int.from_bytes(payload[1:5], "big")]
        said = json.loads(zlib.decompress(body) if payload[0] else body)
        assert isinstance(said, dict)
        counter = int.from_bytes(box[1:9], "big")
        assert counter > self.told
        self.told = counter
        return said


class Radio:
    """What stands in for the relay: hands bodies to `Phones` and keeps the lines that come back."""

    def __init__(self, phones: Phones) -> None:
        self.phones = phones
        self.now = 0.0
        self.pushed: list[tuple[str, str]] = []
        self.ended: list[str] = []
        self.known: list[str] = []
        self._numbers = 0
        self.hear(phones.take(lines.listening("10.42.0.1", 8137), self.now))

    def hear(self, said: list[str]) -> None:
        """Do what the lines say that go to the relay."""
        for line in said:
            match lines.read_line(line):
                case {"do": "push", "id": str(to), "data": str(data)}:
                    self.pushed.append((to, data))
                case {"do": "bye", "id": str(to)}:
                    self.ended.append(to)
                case {"do": "know", "ids": list(ids)}:
                    self.known = ids
                case _:
                    pass

    def post(self, to: str, body: bytes) -> tuple[int, bytes]:
        """Give a body to an id; return status and answer."""
        self._numbers += 1
        said = self.phones.take(lines.request(self._numbers, to, "10.42.0.7", body), self.now)
        self.hear(said)
        answers = [one for one in map(lines.read_line, said) if one["do"] == "answer"]
        assert [one["number"] for one in answers] == [self._numbers]
        return answers[0]["status"], lines.unpacked(answers[0]["body"]) or b""

    def listen(self, to: str, stream: int) -> list[str]:
        """Open a stream; return what is pushed at once."""
        before = len(self.pushed)
        self.hear(self.phones.take(lines.opened(to, stream), self.now))
        return [data for id, data in self.pushed[before:] if id == to]

    def leave(self, to: str, stream: int) -> None:
        """End a stream."""
        self.hear(self.phones.take(lines.closed(to, stream), self.now))

    def join(self, phone: Handset) -> Handset:
        """Have a phone join."""
        status, answer = self.post(phone.card, phone.knock())
        assert status == 200
        phone.let_in(answer)
        return phone

    def say(self, phone: Handset, do: str, **words: Any) -> dict[str, Any]:
        """Have a phone say something; return the answer."""
        status, answer = self.post(phone.channel, phone.box(do=do, id=f"press-{phone.counter}", **words))
        assert status == 200
        return phone.read(answer)
