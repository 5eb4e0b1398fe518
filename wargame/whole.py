"""Files that are whole or not there: written beside, brought to the disk, then given their name.

Whoever makes a file in a folder of people's (a session, a copy, a report, a scenario) writes it through
`whole_file`, so that no half file ever bears a final name, whenever the program is killed or the power goes;
several files that belong together get their folder by `whole_folder`, or their names by `write_all_whole`
where the folder is there. What an interrupted writing leaves behind bears a name that nothing here lists, and
goes when the next file is written in that folder (`sweep`).
`passing_folder` is for what is needed for a moment and may hold secrets: it goes in the same way.
"""

import os
import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EEXIST, ENOTDIR
from hashlib import sha256
from itertools import count
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import gettempdir, mkdtemp
from typing import Final

from wargame.processes import is_running, mark_of, own_mark

PART: Final = ".part"
"""The ending of what is still being written."""

_LEFT: Final = re.compile(r"\..*-([0-9a-f]{8})-([0-9a-f]{8})-(\d{1,10})-\d+" + re.escape(PART))
_PASSING: Final = "entente-passing-"
_LEFT_PASSING: Final = re.compile(_PASSING + r"([0-9a-f]{8})-([0-9a-f]{8})-(\d{1,10})-.*")
_numbers = count(1)


@contextmanager
def whole_file(path: Path, *, over: bool = False, private: bool = False) -> Iterator[Path]:
    """Give a path beside `path` to write to; what is written there becomes `path` when all went well.

    With `over` it takes the place of a file that is there, and may be read by whom that could be; if it is
    `private`, by whom the file beside may be.

    Raises
    ------
    FileExistsError
        If there is such a file, without `over`; it is left as it is.
    OSError
        If the folder takes nothing.
    """
    if not path.parent.is_dir():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(path.parent))
    sweep(path.parent)
    beside = path.with_name(name_beside(path.name))
    try:
        yield beside
        _sync(beside)
        if over:
            if path.exists() and not private:
                beside.chmod(path.stat().st_mode)
            beside.replace(path)
        else:
            _take_name(beside, path)
        _sync_folder(path.parent)
    finally:
        for left in (beside, beside.with_name(f"{beside.name}-journal")):
            with suppress(OSError, ValueError):
                left.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes, *, over: bool = True, private: bool = False) -> None:
    """Put bytes into a file, all of them or nothing; OSError where that cannot be done.

    A `private` file is for this account's eyes only, also while it is written.
    """
    with whole_file(path, over=over, private=private) as beside:
        made = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666)
        with os.fdopen(made, "wb") as file:
            file.write(content)


def write_all_whole(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Put several files into a folder, over those of the same names: all of them, or none.

    Each is on the disk before the first gets its name. Where a name cannot be given, those that were given
    before are taken back.

    Raises
    ------
    OSError
        If the folder takes nothing, the disk is full, or another program holds one of the files.
    """
    sweep(folder)
    made = {folder / name: folder / name_beside(name) for name in contents}
    earlier: dict[Path, Path] = {}
    try:
        for path, beside in made.items():
            beside.write_bytes(contents[path.name])
            _sync(beside)
        _give_names(made, earlier)
        _sync_folder(folder)
    finally:
        for left in (*made.values(), *earlier.values()):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _give_names(made: Mapping[Path, Path], earlier: dict[Path, Path]) -> None:
    """Give finished files their names, or, where one is refused, leave all as they were.

    What is replaced is kept in `earlier` under a second name; it never loses its first one meanwhile.
    """
    given: list[Path] = []
    try:
        for path, beside in made.items():
            if path.exists():
                earlier[path] = path.with_name(name_beside(path.name))
                _name_twice(path, earlier[path])
                beside.chmod(path.stat().st_mode)
            beside.replace(path)
            given.append(path)
    except BaseException:
        for path in given:
            with suppress(OSError):
                earlier[path].replace(path) if path in earlier else path.unlink()
        raise


def _name_twice(path: Path, second: Path) -> None:
    """Give a file a second name; a copy where the disk knows no such thing."""
    try:
        os.link(path, second)
    except (OSError, NotImplementedError, AttributeError):
        copyfile(path, second)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a folder beside `path` to fill; it becomes `path` when all went well.

    Raises
    ------
    FileExistsError
        If there is something of that name already; it is left as it is.
    OSError
        If the folder around it takes nothing.
    """
    if path.exists():
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
    sweep(path.parent)
    beside = path.with_name(name_beside(path.name))
    beside.mkdir()
    try:
        yield beside
        for made in beside.iterdir():
            _sync(made)
        _sync_folder(beside)
        beside.rename(path)
        _sync_folder(path.parent)
    finally:
        rmtree(beside, ignore_errors=True)


@contextmanager
def passing_folder() -> Iterator[Path]:
    """Give a folder of the system's for what is needed for a moment; nobody else of this computer reads it.

    Those that killed programs left behind go first.
    """
    _sweep(Path(gettempdir()), f"{_PASSING}*", _LEFT_PASSING)
    folder = Path(mkdtemp(prefix=f"{_PASSING}{_own()}-"))
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def name_beside(name: str) -> str:
    """Return a name for what lies beside a file for a moment; `sweep` removes what a killed program left."""
    return f".{name[:40]}-{_own()}-{next(_numbers)}{PART}"


def _own() -> str:
    """Return what tells this process from every other one."""
    return f"{_short(socket.gethostname())}-{_short(own_mark())}-{os.getpid()}"


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


def sweep(folder: Path) -> None:
    """Remove what was left behind in a folder by programs of this computer that have ended."""
    _sweep(folder, f".*{PART}*", _LEFT)


def _sweep(folder: Path, named: str, left: re.Pattern[str]) -> None:
    here = _short(socket.gethostname())
    with suppress(OSError):
        for path in folder.glob(named):
            found = left.match(path.name)
            if found is None or found[1] != here:
                continue
            process = int(found[3])
            if not is_running(process) or _short(mark_of(process)) != found[2]:
                _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
