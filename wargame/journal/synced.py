"""Second versions of a session file, as services that keep folders in step leave them behind.

When two computers wrote the same file, such a service keeps both: one under the old name, one under a name
with a remark in it, in words that differ from service to service. Both are whole sessions, and both begin
with the same event: by that they are known, not by their names. Only people can say which one goes on. The
same happens to the lock when both had the session open; a lock holds no event, so there the name has to do.
"""

import re
from pathlib import Path
from typing import Final

from wargame.journal.connection import ENDING
from wargame.journal.held import held, same_up_to
from wargame.journal.lock import ENDING as LOCKED
from wargame.journal.lock import lock_path

_REMARKS: Final = (
    r" \([^()]*conflict[^()]*\)",  # Dropbox, Nextcloud, Google Drive
    r"[ .]sync-conflict-[0-9]{8}-[0-9]{6}(-[A-Z0-9]+)?",  # Syncthing
    r"_conflict-[0-9]{8}-[0-9]{6}",  # ownCloud
    r"-[A-Za-z0-9]+(-[A-Za-z0-9]+)*-PC",  # OneDrive puts the computer's name behind
    r"-(DESKTOP|LAPTOP)-[A-Z0-9]{5,}",
)
_REMARK: Final = re.compile(f"({'|'.join(_REMARKS)})$", re.IGNORECASE)


def original_of(path: Path) -> Path | None:
    """Return the file of which `path` is a second version by its name; None if it is none."""
    found = _REMARK.search(path.stem)
    if found is None or not found.start():
        return None
    return path.with_name(path.stem[: found.start()] + path.suffix)


def versions_of(path: Path) -> tuple[Path, ...]:
    """Return the other versions of a session in its folder, whatever they are called.

    Those are files that begin with the same event and hold something that this one does not; an earlier copy
    of it is none. Empty if the folder cannot be read.
    """
    own = held(path)
    if not own.first:
        return ()
    try:
        beside = sorted(one for one in path.parent.iterdir() if one.suffix.lower() == ENDING and one != path)
    except OSError:
        return ()
    return tuple(one for one in beside if held(one).first == own.first and not _is_within(one, path))


def _is_within(earlier: Path, path: Path) -> bool:
    """Return whether all that one file holds stands in the other too."""
    less, more = held(earlier), held(path)
    if less.events > more.events or less.heads > more.heads:
        return False
    return same_up_to(earlier, path, less.events, less.heads)


def is_locked_twice(path: Path) -> bool:
    """Return whether two computers took the lock of a session, by a second version of the lock."""
    lock = lock_path(path)
    try:
        return any(original_of(one) == lock for one in path.parent.iterdir() if one.suffix == LOCKED)
    except OSError:
        return False


def warning(path: Path) -> str:
    """Return a sentence about other versions of a session that was opened; empty if there are none."""
    others = versions_of(path)
    if not others and is_locked_twice(path):
        return (
            f"Two computers have “{path.stem}” open for writing, as the second lock in its folder shows. "
            "Close it on one of them before you go on; else two versions come of it."
        )
    if not others:
        return ""
    names = ", ".join(f"“{one.stem}”" for one in others)
    return (
        f"The folder holds another version of this session, with steps that this one lacks: {names}. "
        "Perhaps two computers wrote it. Compare both before you go on, and move one away."
    )
