"""What the library does with session files: duplicate, rename, move to the bin, show in their folder.

Every function refuses in words what it cannot do, and leaves the file as it was then. A session that is
open somewhere is neither renamed nor thrown away.
"""

from pathlib import Path

from PySide6.QtCore import QFile, QUrl
from PySide6.QtGui import QDesktopServices

from wargame.places import is_there, own_scenarios_folder
from wargame.shown.library import SESSION_ENDING, file_name, free_path
from wargame.terms import RecordError


def duplicate(path: Path, title: str) -> Path:
    """Copy a session to a new file in its folder, whole even while it is played; return the new file.

    Raises
    ------
    RecordError
        If it cannot be read or the copy not be written.
    """
    from wargame.journal.copies import back_up

    return back_up(path, free_path(path.parent, f"{title} copy"))


def rename(path: Path, title: str) -> Path:
    """Give a session's file another name and return it.

    Raises
    ------
    RecordError
        If the name is taken, the session is open, or the file cannot be renamed.
    """
    refuse_if_open(path, "renamed")
    new = path.with_name(file_name(title) + SESSION_ENDING)
    if new == path:
        return path
    if is_there(new) and not (is_there(path) and new.samefile(path)):
        raise RecordError("session-called-so", stem=new.stem)
    try:
        return path.rename(new)
    except OSError as error:
        raise RecordError("session-not-renamed", name=path.name, reason=error.strerror) from error


def move_to_bin(path: Path) -> None:
    """Move a session's file to the bin of the desktop.

    Raises
    ------
    RecordError
        If it is open, or there is no bin for its disk; then nothing is thrown away.
    """
    refuse_if_open(path, "moved to the bin")
    if not QFile.moveToTrash(str(path)):
        raise RecordError("session-not-binned", name=path.name)


def scenario_of(path: Path) -> tuple[Path, bool]:
    """Make a scenario of the user's of a session's own; return its file, and whether base rates were stale.

    Raises
    ------
    EntenteError
        If the session cannot be read, or the scenario not be written.
    """
    from wargame.journal.file import read
    from wargame.session.opening import take_up
    from wargame.session.scenario_of import is_stale, take_out

    session = take_up(*read(path))
    return take_out(session, own_scenarios_folder()), is_stale(session)


def refuse_if_open(path: Path, done: str) -> None:
    """Refuse to do something to a session that somebody has open.

    Raises
    ------
    RecordError
        If it is open: where and since when.
    """
    from wargame.journal.lock import holder_of

    holder = holder_of(path)
    if holder is not None:
        raise RecordError("session-open-elsewhere", name=path.name, holder=holder.words, done=done)


def reveal(path: Path) -> bool:
    """Open the folder of a file in the file manager; return whether that could be asked of the system."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
