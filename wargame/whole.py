"""Files that are whole or not there: written beside, brought to the disk, then given their name.

Whoever makes a file in a folder of people's (a session, a copy, a report, a scenario) writes it through
`whole_file`, so that no half file ever bears a final name, whenever the program is killed or the power goes.
What an interrupted writing leaves behind bears a name that nothing here lists, and goes when the next file is
written in that folder.
"""

import os
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOTDIR
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Final

from wargame.processes import is_running, mark_of, own_mark

PART: Final = ".part"
"""The ending of what is still being written."""

_LEFT: Final = re.compile(r"\..*-([0-9a-f]{8})-([0-9a-f]{8})-(\d{1,10})-\d+" + re.escape(PART))
_numbers = count(1)


@contextmanager
def whole_file(path: Path, *, over: bool = False) -> Iterator[Path]:
    """Give a path beside `path` to write to; what is written there becomes `path` when all went well.

    With `over` it takes the place of a file that is there.

    Raises
    ------
    FileExistsError
        If there is such a file, without `over`; it is left as it is.
    OSError
        If the folder takes nothing.
    """
    if not path.parent.is_dir():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(path.parent))
    _sweep(path.parent)
    beside = path.with_name(_name_beside(path.name))
    try:
        yield beside
        _sync(beside)
        if over:
            if path.exists():
                beside.chmod(path.stat().st_mode)
            beside.replace(path)
        else:
            _take_name(beside, path)
        _sync_folder(path.parent)
    finally:
        for left in (beside, beside.with_name(f"{beside.name}-journal")):
            with suppress(OSError, ValueError):
                left.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes, *, over: bool = True) -> None:
    """Put bytes into a file, all of them or nothing; OSError where that cannot be done."""
    with whole_file(path, over=over) as beside, beside.open("xb") as file:
        file.write(content)


def _name_beside(name: str) -> str:
    here, mark = _short(socket.gethostname()), _short(own_mark())
    return f".{name[:40]}-{here}-{mark}-{os.getpid()}-{next(_numbers)}{PART}"


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _take_name(beside: Path, path: Path) -> None:
    """Give a finished file its name, unless another file has it."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError):
        # Sticks and some shared folders know no second name for a file. Between the question and the
        # renaming another program could come first; on Windows the renaming itself refuses then.
        if path.exists():
            raise FileExistsError(f"{path} is there already") from None
        beside.rename(path)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk, where the system lets a folder be opened."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove what was left behind in a folder by programs of this computer that have ended."""
    here = _short(socket.gethostname())
    with suppress(OSError):
        for path in folder.glob(f".*{PART}*"):
            found = _LEFT.match(path.name)
            if found is None or found[1] != here:
                continue
            process = int(found[3])
            if not is_running(process) or _short(mark_of(process)) != found[2]:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
