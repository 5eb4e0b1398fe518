"""Who has a file open: what a small file beside it says, and whether that is still so.

Made by `journal.lock`, which lets one process write a session, and by `scenario.document.presence`, which
tells two people that they have the same scenario open. A holder is named by computer, process, since when
and user; a process is told from another of the same number by its mark, never by the time: clocks are set.
"""

import json
import os
import socket
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import Any, Final

from wargame.processes import is_running, mark_of, own_mark
from wargame.times import moment, since

_LONGEST: Final = 4096
"""Bytes of such a file that are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has a file open for writing."""

    host: str
    process: int
    since: str
    """ISO 8601 in UTC."""
    user: str
    mark: str = ""
    """What tells the process from others of its number; empty in locks of older versions."""

    @property
    def is_gone(self) -> bool:
        """Whether the process has ended; always False for another computer's, which cannot be seen."""
        if self.host != socket.gethostname():
            return False
        if not is_running(self.process):
            return True
        if not self.mark:
            # This program writes no lock without a mark, so one of its own number is another's.
            return self.process == os.getpid()
        # After the computer was started again, another process may have the number.
        found = mark_of(self.process)
        return bool(found) and found != self.mark

    @property
    def words(self) -> str:
        """Who and since when."""
        at = moment(self.since)
        said = f" since {since(at)}" if at else ""
        return f"{self.user or 'someone'} on {self.host}{said}"

    def as_bytes(self) -> bytes:
        """Return what is written into the small file."""
        return json.dumps(asdict(self)).encode()


def own_holder() -> Holder:
    """Return this process as the holder of a file, from now on."""
    return Holder(
        host=socket.gethostname(),
        process=os.getpid(),
        since=datetime.now(UTC).isoformat(),
        user=_user(),
        mark=own_mark(),
    )


def content_of(path: Path) -> bytes | None:
    """Return what stands in a small file; None if there is none."""
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST)
    except OSError:
        return None


def holder_in(text: bytes) -> Holder | None:
    """Return who is named in such a file; None if it is none, which then counts as stale."""
    try:
        found: Any = json.loads(text)
        holder = Holder(
            host=str(found["host"]),
            process=int(found["process"]),
            since=_moment(found["since"]).isoformat(),
            user=str(found["user"]),
            mark=str(found.get("mark", "")),
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return holder


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _user() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""
