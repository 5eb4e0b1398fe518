"""Uncaught errors: written down, told once in words, offered as a file at the next start.

`Watch.start` takes over Python's hooks for uncaught errors and has crashes of the process itself written
to the same file. Whatever happens in a window, the record is safe: every step was on the disk before it
was shown. The files lie in the log folder and are sent nowhere. This is the only place where any error
whatsoever is caught.
"""

import faulthandler
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from os import getpid
from pathlib import Path
from time import time
from types import TracebackType
from typing import Final, TextIO, TypeAlias

from wargame.places import log_folder

Tell: TypeAlias = Callable[[str], None]

LARGEST_LOG: Final = 1_000_000
"""Bytes of the log after which it is begun anew at a start; the one before is kept."""

_RUNNING: Final = "running-"
_REPORT: Final = "report-"

NOTE: Final = (
    "This file stayed on this computer. It tells where the program failed and can hold names and words of "
    "the session: read it before you pass it on.\n"
)


class Watch:
    """Sees to it that no error goes by unseen. One per process."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or log_folder()
        self._file: TextIO | None = None
        self._told: set[str] = set()
        self._tell: Tell = lambda _words: None
        self._note: Callable[[], None] = lambda: None
        self._hooks = (sys.excepthook, threading.excepthook)

    @property
    def path(self) -> Path:
        """Where the errors of this run are written."""
        return self.folder / f"{_RUNNING}{getpid()}.txt"

    def start(self, tell: Tell, note: Callable[[], None] = lambda: None) -> None:
        """Watch from now on; `tell` gets a sentence for people, once for each place that fails.

        `note` is called at every error, where it arose. Without a folder to write to, errors are told
        but not kept.
        """
        self._tell, self._note = tell, note
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("a", encoding="utf-8", buffering=1)
            faulthandler.enable(self._file)
        sys.excepthook = self.on_error
        threading.excepthook = self._on_thread_error

    def stop(self) -> None:
        """Give the hooks back; the file of a run without errors is taken away."""
        sys.excepthook, threading.excepthook = self._hooks
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        with suppress(OSError):
            if not self.path.stat().st_size:
                self.path.unlink()

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write an uncaught error down and tell of it; an interruption from the terminal ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error, trace)
            return
        with suppress(Exception):  # an error while telling of an error has nobody left to tell
            self._write(kind, error, trace)
            self._note()
            where = _place_of(kind, trace)
            if where not in self._told:
                self._told.add(where)
                self._tell(self._words())

    def _on_thread_error(self, thrown: threading.ExceptHookArgs) -> None:
        if thrown.exc_value is not None:
            self.on_error(thrown.exc_type, thrown.exc_value, thrown.exc_traceback)

    def _write(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if self._file is None:
            return
        if not self._file.tell():
            self._file.write(f"{described()}\n{NOTE}")
        import traceback
        from datetime import datetime

        at = datetime.now().astimezone().isoformat(timespec="seconds")
        self._file.write(f"\n{at}\n{''.join(traceback.format_exception(kind, error, trace))}")

    def _words(self) -> str:
        kept = f" What failed is written in {self.path.name} in the log folder." if self._file else ""
        return f"Something in the program failed.{kept}"


def described() -> str:
    """Return the program, its version, and what it runs on, on one line."""
    import platform

    from PySide6.QtCore import qVersion

    return (
        f"Entente {product_version()}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform(terse=True)}"
    )


def product_version() -> str:
    """Return the version of the program, or `(unknown)` when it runs without having been installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("entente")
    except PackageNotFoundError:
        return "(unknown)"


def earlier_reports(folder: Path | None = None) -> tuple[Path, ...]:
    """Return the reports of earlier runs that failed, the latest first; each is returned at one start only.

    The files of runs that ended well but left an empty one behind are taken away.
    """
    folder = folder or log_folder()
    found = []
    for path in sorted(folder.glob(f"{_RUNNING}*.txt")):
        with suppress(OSError):  # another window of the program may be writing it
            if path.name != f"{_RUNNING}{getpid()}.txt" and (report := _put_away(path)):
                found.append(report)
    return tuple(sorted(found, reverse=True))


def _put_away(path: Path) -> Path | None:
    facts = path.stat()
    if not facts.st_size:
        if time() - facts.st_mtime > 24 * 3600:
            path.unlink()
        return None
    from datetime import datetime

    at = datetime.fromtimestamp(facts.st_mtime).astimezone()
    return path.rename(
        path.with_name(f"{_REPORT}{at:%Y-%m-%d-%H%M%S}-{path.stem.removeprefix(_RUNNING)}.txt")
    )


def start_log(folder: Path | None = None) -> None:
    """Write what the program logs to `entente.log` from now on, beginning with what it is."""
    import logging

    folder = folder or log_folder()
    path = folder / "entente.log"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST_LOG:
            path.replace(folder / "entente.log.1")
        writer = logging.FileHandler(path, encoding="utf-8")
        writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(writer)
        logging.getLogger("entente").setLevel(logging.INFO)
        logging.getLogger("entente").info("%s", described())


def _place_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    import traceback

    last = traceback.extract_tb(trace)[-1:] if trace else []
    return f"{kind.__name__} at {last[0].filename}:{last[0].lineno}" if last else kind.__name__
