"""Firefox, driven as it stands in the system, by the protocol that it speaks itself (WebDriver BiDi).

Playwright asks Debian's Firefox for what that one does not know yet, and there is no geckodriver in Debian;
the protocol is a standard, and the few commands needed here have been in it from the beginning. A Firefox has
a folder of its own and reads none of anybody's; all that it says goes over one socket of this computer.
"""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from typing import Any, Final, Protocol, cast

ARGUMENTS: Final = ("--headless", "--no-remote", "--new-instance", "--remote-debugging-port=0", "about:blank")
READY: Final = "WebDriver BiDi listening on "
LIMIT: Final = 60
DARK: Final = 0
LIGHT: Final = 1
SCHEME: Final = "layout.css.prefers-color-scheme.content-override"
EVENTS: Final = ("log.entryAdded",)


class Line(Protocol):
    """What is used of a socket."""

    def send(self, words: str) -> None:
        """Say something."""

    def __iter__(self) -> Iterator[str | bytes]:
        """Go over what is said, until the other side ends."""


class NotDone(AssertionError):
    """Firefox did not do what it was asked for."""


def firefox() -> str:
    """Return where Firefox is; empty if it is nowhere."""
    return shutil.which("firefox-esr") or shutil.which("firefox") or ""


class Firefox:
    """One Firefox of its own.

    Attributes
    ----------
    told : list
        What it has told of by itself: everything that pages wrote to the console, and errors of scripts.
    """

    def __init__(self, folder: Path, *, scheme: int = LIGHT) -> None:
        folder.mkdir(parents=True)
        (folder / "user.js").write_text(f'user_pref("{SCHEME}", {scheme});\n', "utf-8")
        call = [firefox(), "--profile", str(folder), *ARGUMENTS]
        pipe, null = subprocess.PIPE, subprocess.DEVNULL
        about = {**os.environ, "HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
        self._process = subprocess.Popen(call, env=about, stdout=null, stderr=pipe, text=True)
        self.told: list[dict[str, Any]] = []
        self._answers: Queue[dict[str, Any]] = Queue()
        self._asked = 0
        self._line: Line | None = None
        self._open = ExitStack()

    @property
    def pid(self) -> int:
        """The first of its processes."""
        return self._process.pid

    def connect(self) -> None:
        """Wait until it listens, and begin to talk to it."""
        from websockets.sync.client import connect

        assert self._process.stderr is not None
        address = next((line for line in self._process.stderr if READY in line), "").rpartition(READY)[2]
        if not address:
            raise NotDone("Firefox ended before it listened")
        threading.Thread(target=self._drain, daemon=True).start()
        opened = connect(f"{address.strip()}/session", max_size=None, open_timeout=LIMIT)
        line = self._line = cast("Line", self._open.enter_context(opened))
        threading.Thread(target=self._listen, args=(line,), daemon=True).start()
        self.do("session.new", capabilities={})
        self.do("session.subscribe", events=list(EVENTS))

    def _drain(self) -> None:
        with suppress(ValueError):  # it was closed
            for _ in self._process.stderr or ():
                pass

    def _listen(self, line: Line) -> None:
        from websockets.exceptions import ConnectionClosed

        with suppress(ConnectionClosed):  # Firefox ended without a goodbye
            for words in line:
                said = json.loads(words)
                if said.get("type") == "event":
                    self.told.append(said)
                else:
                    self._answers.put(said)

    def do(self, method: str, **given: Any) -> dict[str, Any]:
        """Ask for something, and return what is answered."""
        assert self._line is not None
        self._asked += 1
        self._line.send(json.dumps({"id": self._asked, "method": method, "params": given}))
        try:
            answer = self._answers.get(timeout=LIMIT)
        except Empty:
            raise NotDone(f"{method} was not answered in {LIMIT} s") from None
        if answer.get("type") != "success":
            raise NotDone(f"{method}: {answer.get('error')}: {answer.get('message')}")
        result: dict[str, Any] = answer["result"]
        return result

    def end(self) -> None:
        """Close it."""
        with suppress(NotDone, OSError):
            if self._line is not None:
                self.do("browser.close")
        self._process.terminate()
        self._open.close()
        try:
            self._process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()


@contextmanager
def firefoxes(folder: Path, *schemes: int) -> Iterator[list[Firefox]]:
    """Firefoxes that begin at the same time, one for each scheme of colours."""
    made = [Firefox(folder / str(at), scheme=scheme) for at, scheme in enumerate(schemes)]
    try:
        for one in made:
            one.connect()
        yield made
    finally:
        for one in made:
            one.end()
