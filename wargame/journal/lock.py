"""One writer at a time: a small file beside the session that says who has it open.

`file` takes the lock before it writes and gives it back when it closes. The lock names computer, process,
since when and user; it is stale when its process is gone, and is then replaced without a question. A process
is told from another of the same number by its mark, never by the time: clocks are set. Nothing but ordinary
files is used, so it works on every system and in shared folders; reading needs no lock.
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
from wargame.terms import RecordError, Unwritable
from wargame.times import moment, since
from wargame.whole import name_beside

ENDING: Final = ".lock"
"""Added to the name of the session file."""

_LONGEST: Final = 4096
"""Bytes of a lock file that are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has a session open for writing."""

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


class Lock:
    """The right to write a session, as long as it is held."""

    def __init__(self, path: Path, text: bytes) -> None:
        self._path = path
        self._text = text

    def check(self) -> None:
        """Check that nobody took over; a lock file that was only deleted is put back.

        Raises
        ------
        RecordError
            If another process took over, or the disk is gone.
        """
        found = _content(self._path)
        if found == self._text:
            return
        if found is None:
            self._put_back()
            return
        holder = _holder(found)
        who = holder.words if holder else "another program"
        raise RecordError("session-taken-over", who=who)

    def _put_back(self) -> None:
        try:
            _write_new(self._path, self._text)
        except RecordError as error:
            session = self._path.name.removesuffix(ENDING)
            raise RecordError("session-out-of-reach", name=session) from error

    def release(self) -> None:
        """Let others write; does nothing if the lock is not held any more."""
        if _content(self._path) == self._text:
            self._path.unlink(missing_ok=True)


def lock_path(session: Path) -> Path:
    """Return where the lock of a session file lies."""
    return session.with_name(session.name + ENDING)


def holder_of(session: Path) -> Holder | None:
    """Return who has a session open for writing, as far as can be seen; None if nobody."""
    text = _content(lock_path(session))
    holder = _holder(text) if text is not None else None
    return None if holder is None or holder.is_gone else holder


def acquire(session: Path, *, take_over: bool = False) -> Lock:
    """Return the lock of a session file, with `take_over` even if another process holds it.

    Raises
    ------
    RecordError
        If it is held: by whom and since when. Or if no lock can be written there.
    """
    path = lock_path(session)
    holder = Holder(
        host=socket.gethostname(),
        process=os.getpid(),
        since=datetime.now(UTC).isoformat(),
        user=_user(),
        mark=own_mark(),
    )
    text = json.dumps(asdict(holder)).encode()
    for _ in range(3):
        try:
            _write_new(path, text)
        except FileExistsError:
            _make_way(path, session.name, take_over=take_over)
        else:
            return Lock(path, text)
    raise RecordError("others-are-opening", name=session.name)


def _make_way(path: Path, name: str, *, take_over: bool) -> None:
    """Remove a lock that is stale or to be taken over, and no newer one."""
    found = _content(path)
    if found is None:
        return
    holder = _holder(found)
    if holder is not None and not take_over and not holder.is_gone:
        raise RecordError("session-open-already", name=name, holder=holder.words)
    aside = path.with_name(name_beside(path.name))
    try:
        path.replace(aside)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unwritable(path, error) from error
    if _content(aside) != found:
        aside.replace(path)
    else:
        aside.unlink(missing_ok=True)


def _write_new(path: Path, text: bytes) -> None:
    try:
        with path.open("xb") as file:
            try:
                file.write(text)
                file.flush()
            except OSError:
                path.unlink(missing_ok=True)
                raise
    except FileExistsError:
        raise
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError | ValueError) -> Unwritable:
    reason = getattr(error, "strerror", None) or "it is no path"
    return Unwritable("session-not-writable", parent=path.parent, reason=reason)


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST)
    except OSError:
        return None


def _holder(text: bytes) -> Holder | None:
    """Return who is named in a lock file; None if it is no lock, which then counts as stale."""
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
