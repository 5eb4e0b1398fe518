"""Twenty-five phones in a process of their own, for `benchmarks.phones`: each listens and looks.

Reads links on standard input, one a line as JSON, `{"place": "...", "link": "..."}`, then `{"go": 20}`, as
often as it comes: seal a move and take it back so often. Says `{"waits": WORD}` for each that has to be let
in, `{"here": N}` as they come in, then `{"answered": [...], "told": [...], "sent": [...]}`: milliseconds from
the press to the answer, and until the last of all phones was told, and when each press was made.
"""

import json
import socket
import sys
import threading
from time import perf_counter, sleep
from typing import Any

from tests.wargame.phones.handset import Handset
from wargame.phones import lines

LOOK_EVERY_S = 1.0
LIMIT_S = 30.0
PAUSE_S = 0.5


class Caller:
    """One phone: it says things, and another thread hears what it is told."""

    def __init__(self, place: str, link: str, number: int) -> None:
        self.place = place
        self.hand = Handset(link, f"browser-{number}", unpacks=True)
        self.where = (link.split("/")[2].partition(":")[0], int(link.split("/")[2].partition(":")[2]))
        self.saying = threading.Lock()
        self.told = threading.Condition()
        self.newest, self.shown = 0, ""
        self.changes: list[float] = []

    def post(self, to: str, body: bytes) -> bytes:
        """Give a body to an id and return the answer."""
        got = b""
        with self._called(f"POST /m/{to}", body) as one:
            while chunk := one.recv(65536):
                got += chunk
        head, _, said = got.partition(b"\r\n\r\n")
        if b" 200 " not in head[:20]:
            raise RuntimeError(f"a phone was answered {head[:20]!r}")
        return said

    def join(self) -> None:
        """Come in with the card, and listen."""
        self.hand.let_in(self.post(self.hand.card, self.hand.knock()))
        threading.Thread(target=self._listen, daemon=True).start()

    def say(self, do: str, **words: Any) -> dict[str, Any]:
        """Say something; return what was answered."""
        with self.saying:
            box = self.hand.box(do=do, id=str(self.hand.counter), **words)
            answer = self.post(self.hand.channel, box)
            return self._read(answer)

    def has_heard(self, after: float, limit: float) -> float:
        """Return when it first showed something else after a moment."""
        with self.told:
            if not self.told.wait_for(lambda: self.changes and self.changes[-1] > after, limit):
                raise RuntimeError(f"{self.place} was told nothing")
            return next(at for at in self.changes if at > after)

    def _listen(self) -> None:
        rest = b""
        with self._called(f"GET /e/{self.hand.channel}") as one:
            while chunk := one.recv(65536):
                *whole, rest = (rest + chunk).split(b"\n\n")
                for part in whole:
                    data = part.rpartition(b"data: ")[2].decode()
                    if data not in {".", "bye"}:
                        with self.saying:
                            self._read(lines.unpacked(data) or b"")

    def _read(self, box: bytes) -> dict[str, Any]:
        # What comes on the stream and what is answered overtake one another.
        self.hand.told = 0
        said = self.hand.read(box)
        counter, shown = int.from_bytes(box[1:9], "big"), (said["view"] or {}).get("at", "")
        with self.told:
            if counter > self.newest and shown != self.shown:
                self.newest, self.shown = counter, shown
                self.changes.append(perf_counter())
                self.told.notify_all()
        return said

    def _called(self, first: str, body: bytes = b"") -> socket.socket:
        one = socket.create_connection(self.where, timeout=LIMIT_S)
        length = f"Content-Length: {len(body)}\r\n" if body else ""
        host = f"{self.where[0]}:{self.where[1]}"
        one.sendall(f"{first} HTTP/1.1\r\nHost: {host}\r\n{length}\r\n".encode() + body)
        return one


def main() -> None:
    """Join, then seal and take back, and say how long it took."""
    callers: list[Caller] = []
    for line in sys.stdin:
        asked = json.loads(line)
        if "go" in asked:
            _say(_measured(callers, asked["go"]))
            continue
        caller = Caller(asked["place"], asked["link"], len(callers))
        callers.append(caller)
        caller.join()
        if caller.hand.waits:
            _say({"waits": caller.hand.word})
        while caller.say("look")["waits"]:
            sleep(0.01)
        threading.Thread(target=_keep_looking, args=(caller,), daemon=True).start()
        _say({"here": len(callers)})


def _measured(callers: list[Caller], times: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {"answered": [], "told": [], "sent": []}
    first = callers[0]
    for _ in range(times):
        view = first.say("look")["view"]
        moment = {"turn": view["turn"], "phase": view["phase"]}
        card = next(one for one in view["cards"] if one["playable"])
        target = next((one["id"] for one in card["targets"] if not one["why_not"]), "")
        move = {"card": card["id"], "target": target, "argument": "For the measurement."}
        sent = perf_counter()
        answer = first.say("seal", **{"with": {"moves": [move]}, "for": moment})
        answered = perf_counter()
        if answer["words"]:
            raise RuntimeError(answer["words"])
        last = max(caller.has_heard(sent, LIMIT_S) for caller in callers[1:])
        found["sent"].append(sent)
        found["answered"].append(1e3 * (answered - sent))
        found["told"].append(1e3 * (last - sent))
        sleep(PAUSE_S)
        mark = perf_counter()
        taken = first.say("withdraw", **{"with": {"number": 1}, "for": moment})
        if taken["words"]:
            raise RuntimeError(taken["words"])
        for caller in callers[1:]:
            caller.has_heard(mark, LIMIT_S)
        sleep(PAUSE_S)
    return found


def _keep_looking(caller: Caller) -> None:
    while True:
        sleep(LOOK_EVERY_S)
        caller.say("look")


def _say(said: dict[str, Any]) -> None:
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
