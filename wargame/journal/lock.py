"""One writer at a time: a small file beside the session that says who has it open.

`file` takes the lock before it writes and gives it back when it closes. The lock names computer, process,
since when and user; it is stale when its process is gone, and is then replaced without a question. A process
is told from another of the same number by its mark, never by the time: clocks are set. Nothing but ordinary
files is used, so it works on every system and in shared folders; reading needs no lock.
"""

from pathlib import Path
from typing import Final

from wargame.holders import Holder, content_of, holder_in, own_holder
from wargame.terms import RecordError, Unwritable
from wargame.whole import name_beside

ENDING: Final = ".lock"
"""Added to the name of the session file."""


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
        found = content_of(self._path)
        if found == self._text:
            return
        if found is None:
            self._put_back()
            return
        holder = holder_in(found)
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
        if content_of(self._path) == self._text:
            self._path.unlink(missing_ok=True)


def lock_path(session: Path) -> Path:
    """Return where the lock of a session file lies."""
    return session.with_name(session.name + ENDING)


def holder_of(session: Path) -> Holder | None:
    """Return who has a session open for writing, as far as can be seen; None if nobody."""
    text = content_of(lock_path(session))
    holder = holder_in(text) if text is not None else None
    return None if holder is None or holder.is_gone else holder


def acquire(session: Path, *, take_over: bool = False) -> Lock:
    """Return the lock of a session file, with `take_over` even if another process holds it.

    Raises
    ------
    RecordError
        If it is held: by whom and since when. Or if no lock can be written there.
    """
    path = lock_path(session)
    text = own_holder().as_bytes()
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
    found = content_of(path)
    if found is None:
        return
    holder = holder_in(found)
    if holder is not None and not take_over and not holder.is_gone:
        raise RecordError("session-open-already", name=name, holder=holder.words)
    aside = path.with_name(name_beside(path.name))
    try:
        path.replace(aside)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unwritable(path, error) from error
    if content_of(aside) != found:
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
